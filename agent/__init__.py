"""The conversation: the only place that knows a language model."""
