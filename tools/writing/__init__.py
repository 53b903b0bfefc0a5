"""Story craft without a model: idea or script in, treatment, scenes and shots out."""
