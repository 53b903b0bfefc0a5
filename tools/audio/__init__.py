"""Voices, music, effects and the mix."""
