"""Voices, music, effects and the mix.

scipy is loaded by the functions that need it: it takes longer than all else that a finished film asks for.
"""
