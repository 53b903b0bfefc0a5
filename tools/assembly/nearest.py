"""The nearest picture that is soon had, for a first look deep into a take that has no proxy yet.

take       K - - - - - - - - - - - - - - - - - - -     K: a key frame; all from there on has to be decoded
nearest    ^ held                     ^ wanted
"""

# pyright: reportUnknownMemberType=false
# PyAV's index is typed in part.
import hashlib
import math
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction

import av
from av.error import FFmpegError

from tools.assembly.conforming import Source
from tools.assembly.plan import Unit
from tools.assembly.recipe import MediaStrip, Picture, Strip
from tools.film.errors import NotFound, OperatorError

SOON = Fraction(1, 4)
"""Seconds of the processor in which a look is decoded, with what comes before it."""

BYTES, PIXELS = 10_000_000, 400_000_000
"""What is decoded in a second of the processor: coded, of grainy H.264; and of a picture in which little happens."""


def nearest(look: Unit, rate: Fraction, opened: Callable[[MediaStrip], Source]) -> Unit:
    """`look`, with every strip that would be long in coming held at the nearest frame before it that is not; itself
    where none would.

    `opened` gives what a strip is read from; of one that cannot be read, the encoder tells.
    """
    held: list[int] = []

    def soon(strip: Strip, skipped: int) -> Strip:
        found = None
        if isinstance(strip, MediaStrip):
            first = strip.start if strip.freeze else strip.start + skipped * strip.speed
            last = first + (1 if strip.freeze else look.frames * strip.speed)
            with suppress(NotFound, OperatorError):
                found = soonest(opened(strip), first, last, rate)
        if found is None:
            return strip
        held.append(found)
        return strip.model_copy(update={"start": Fraction(found), "freeze": True})

    def strips(picture: Picture) -> dict[str, object]:
        skipped = picture.mixed[0] if picture.mixed else 0
        return {"strips": tuple(soon(strip, skipped) for strip in picture.strips)}

    layers = tuple(layer.model_copy(update=strips(layer)) for layer in look.recipe.layers)
    recipe = look.recipe.model_copy(update={**strips(look.recipe), "layers": layers})
    key = hashlib.sha256(f"nearest\n{look.key}\n{held}".encode()).hexdigest()
    return look.model_copy(update={"key": key, "recipe": recipe}) if held else look


def soonest(source: Source, first: Fraction, last: Fraction, rate: Fraction) -> int | None:
    """The frame of a file, at the film's rate, that is nearest before `first` and soon had; None where the frames from
    `first` to `last` are soon had themselves, or the file does not tell."""
    if not source.seekable:
        return None
    try:
        with av.open(str(source.path)) as container:
            stream = container.streams.video[0]
            base, fps, length, index = stream.time_base, stream.average_rate, container.duration, stream.index_entries
            if not base or not fps or not length or not len(index):
                return None
            at = index.search_timestamp(int((first / rate - source.margin) / base))
            key = index[at].timestamp * base if at > 0 else Fraction(0)
            pixels = fps * stream.width * stream.height
        coded = Fraction(source.path.stat().st_size * av.time_base, length)
    except (FFmpegError, OSError):
        return None
    if (last / rate - key) * (coded / BYTES + pixels / PIXELS) <= SOON:
        return None
    # A seek lands on this key frame only from some way behind it.
    held = math.ceil((key + source.margin) * rate) if key > 0 else 0
    return held if held < first else None
