"""Time: integer frames at a Fraction rate. Seconds and timecode exist only at the edges.

    frames       0     1  ...  23    24
    timecode     00:00:00:00 ..      00:00:01:00          `:` counts every frame
                 00:00:59;29 -> 00:01:00;02               `;` drop-frame: two numbers (not frames) are skipped

Timecode follows SMPTE ST 12-1: at 30000/1001 and its doubles, drop-frame skips the numbers ;00 and ;01 (twice as
many at 60000/1001) at the start of every minute that is no multiple of ten, so that it keeps up with the clock.
"""

import math
import re
from fractions import Fraction
from typing import NamedTuple

from tools.film.errors import DirectorError

DEFAULT_RATE = Fraction(24)

_TIMECODE = re.compile(r"(\d{2}):(\d{2}):(\d{2})([:;])(\d{2,3})")


class Span(NamedTuple):
    """A half-open range of frames: `start` is in it, `end` is the first one after it."""

    start: int
    end: int

    @property
    def frames(self) -> int:
        return self.end - self.start

    def holds(self, frame: int) -> bool:
        return self.start <= frame < self.end

    def overlaps(self, other: "Span") -> bool:
        """True when both share a frame; spans that only touch do not overlap."""
        return self.start < other.end and other.start < self.end


def to_frames(seconds: float | Fraction, rate: Fraction = DEFAULT_RATE) -> int:
    """The nearest whole number of frames; halves go up. Raises DirectorError when `seconds` is no number."""
    if not math.isfinite(seconds):
        raise DirectorError(f"{seconds} is not a length; give seconds as a number.", seconds=str(seconds))
    return math.floor(Fraction(seconds) * rate + Fraction(1, 2))


def to_seconds(frames: int, rate: Fraction = DEFAULT_RATE) -> float:
    return float(Fraction(frames) / rate)


def timecode(frames: int, rate: Fraction = DEFAULT_RATE, drop: bool = False) -> str:
    """`HH:MM:SS:FF`, or `HH:MM:SS;FF` when `drop`. Frames run from 0 to 24 hours.

    Raises DirectorError for a frame outside the day, a rate that has no timecode, and drop-frame at a rate that
    has none.
    """
    nominal = _nominal(rate)
    number = frames
    if drop:
        skipped = _skipped(rate, nominal)
        per_minute, per_ten = nominal * 60 - skipped, nominal * 600 - 9 * skipped
        tens, rest = divmod(frames, per_ten)
        minutes = 0 if rest < nominal * 60 else 1 + (rest - nominal * 60) // per_minute
        number = frames + skipped * (9 * tens + minutes)
    if not 0 <= number < nominal * 86_400:
        raise DirectorError(
            f"Frame {frames} has no timecode; the day has frames 0 to {_day(rate, nominal, drop) - 1}.",
            frame=frames,
            legal=[0, _day(rate, nominal, drop) - 1],
        )
    seconds, frame = divmod(number, nominal)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    width = len(str(nominal - 1))
    return f"{hour:02}:{minute:02}:{second:02}{';' if drop else ':'}{frame:0{width}}"


def parse_timecode(text: str, rate: Fraction = DEFAULT_RATE) -> int:
    """The frame that a timecode names; `;` before the frames makes it drop-frame.

    Raises DirectorError with the legal form for anything else, and for the numbers that drop-frame skips.
    """
    nominal = _nominal(rate)
    found = _TIMECODE.fullmatch(text.strip())
    if not found:
        raise _bad_timecode(text, nominal, "it must look like HH:MM:SS:FF (HH:MM:SS;FF for drop-frame)")
    hour, minute, second, frame = (int(found[group]) for group in (1, 2, 3, 5))
    if hour > 23 or minute > 59 or second > 59 or frame >= nominal:
        raise _bad_timecode(text, nominal, "a part of it is out of range")
    minutes = hour * 60 + minute
    number = (minutes * 60 + second) * nominal + frame
    if found[4] == ":":
        return number
    skipped = _skipped(rate, nominal)
    if minute % 10 and second == 0 and frame < skipped:
        raise _bad_timecode(text, nominal, f"drop-frame skips the frame numbers 0 to {skipped - 1} here")
    return number - skipped * (minutes - minutes // 10)


def _nominal(rate: Fraction) -> int:
    """The number of frame numbers in a second: 30 for 30000/1001."""
    nominal = math.ceil(rate)
    if nominal < 1 or rate not in (nominal, Fraction(nominal * 1000, 1001)):
        raise DirectorError(
            f"{rate} frames a second has no timecode; use a whole rate such as 24, 25 or 30, or one such as "
            "24000/1001 or 30000/1001.",
            rate=str(rate),
        )
    return nominal


def _skipped(rate: Fraction, nominal: int) -> int:
    if rate == nominal or nominal % 30:
        raise DirectorError(
            f"There is no drop-frame timecode at {rate} frames a second; only 30000/1001 and 60000/1001 have it. "
            "Use HH:MM:SS:FF.",
            rate=str(rate),
        )
    return nominal // 15


def _day(rate: Fraction, nominal: int, drop: bool) -> int:
    return nominal * 86_400 - (_skipped(rate, nominal) * 1296 if drop else 0)


def _bad_timecode(text: str, nominal: int, why: str) -> DirectorError:
    return DirectorError(
        f"'{text}' is not a timecode: {why}. Hours go from 00 to 23, minutes and seconds to 59, frames to "
        f"{nominal - 1:02}.",
        timecode=text,
        form="HH:MM:SS:FF",
        last_frame=nominal - 1,
    )
