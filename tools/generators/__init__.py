"""Cameras: one port, the embedded previz renderer, and the paid services."""
