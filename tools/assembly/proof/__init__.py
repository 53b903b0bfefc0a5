"""The proof of a delivered file: what is measured from the file alone, then held against the plan."""
