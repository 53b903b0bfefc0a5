"""The cut as a pure function: plan, units, join, release, proof."""
