"""The identifiers of AAF that its writer and its reader share, after the AAF Edit Protocol and its well-known
definitions (AMWA), and what Avid's own files call markers and their colours.
"""

from fractions import Fraction

VIDEO_DISSOLVE = "0c3bea40-fc05-11d2-8a29-0050040ef7d2"
SOUND_DISSOLVE = "0c3bea41-fc05-11d2-8a29-0050040ef7d2"
SPEED_CONTROL = "9d2ea890-0968-11d3-8a38-0050040ef7d2"
SOUND_GAIN = "9d2ea894-0968-11d3-8a38-0050040ef7d2"
STEREO_GAIN = "9d2ea895-0968-11d3-8a38-0050040ef7d2"

LEVEL = "e4962320-2267-11d3-8a4c-0050040ef7d2"
AMPLITUDE = "e4962321-2267-11d3-8a4c-0050040ef7d2"
SPEED_RATIO = "72559a80-24d7-11d3-8a50-0050040ef7d2"

DISSOLVES = frozenset((
    VIDEO_DISSOLVE,
    SOUND_DISSOLVE,
    "0c3bea42-fc05-11d2-8a29-0050040ef7d2",
    "2311bd90-b5da-4285-aa3a-8552848779b3",
))  # fmt: skip
"""The operations that blend two inputs, of picture, of one channel and of two, with one parameter and with two."""

TOP_LEVEL = "Usage_TopLevel"

LEFT, RIGHT = ".L", ".R"
"""A sound track is two slots, one a channel; their names end so."""

COLOURS = {
    "red": (52428, 13107, 13107),
    "green": (13107, 52428, 13107),
    "blue": (13107, 13107, 52428),
    "cyan": (13107, 52428, 52428),
    "magenta": (52428, 13107, 52428),
    "yellow": (52428, 52428, 13107),
    "black": (0, 0, 0),
    "white": (65535, 65535, 65535),
}
"""Colours of markers that every version knows, of 65,535."""

DETAIL = 100_000_000
"""The denominator of a level: what Premiere writes; fine enough for a hundredth of a decibel at -96 dB."""


def amplitude(gain_db: float) -> Fraction:
    """A level in dB as the factor that it is."""
    return Fraction(round(10 ** (gain_db / 20) * DETAIL), DETAIL)
