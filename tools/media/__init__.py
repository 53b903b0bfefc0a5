"""The asset pool, probing, and the pinned assets."""
