"""Where footage comes from and what a delivery says of itself: C2PA content credentials and synthetic-media marks."""
