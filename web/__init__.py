"""The page, built into web/dist."""
