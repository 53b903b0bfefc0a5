"""`workprint bench assembly`: one cut of its own, made by Workprint and by others, side by side in one run."""
