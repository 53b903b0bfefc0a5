"""Workprint for any assistant that speaks the Model Context Protocol: the vocabulary as tools, films as resources."""
