"""Deterministic film craft: it knows no language model and no web framework."""
