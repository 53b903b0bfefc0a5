"""Time: integer frames at a Fraction rate. Seconds and timecode exist only at the edges."""

from fractions import Fraction

DEFAULT_RATE = Fraction(24)


def to_frames(seconds: float | Fraction, rate: Fraction = DEFAULT_RATE) -> int:
    """The nearest whole number of frames; halves go up."""
    return int(Fraction(seconds) * rate + Fraction(1, 2))


def to_seconds(frames: int, rate: Fraction = DEFAULT_RATE) -> float:
    return float(Fraction(frames) / rate)
