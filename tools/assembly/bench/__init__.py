"""What the assembly costs, against the floor, one monolithic ffmpeg graph and MoviePy, on one cut made for it."""
