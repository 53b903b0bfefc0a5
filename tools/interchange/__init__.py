"""One file format per module, in and out."""
