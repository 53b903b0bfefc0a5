"""Tracks as plain sequences: where the items of a track lie, and composing a track anew from parts of itself.

    recompose(|--a--|----b----|--c--|, [0-8, N, 8-20])   ->   |--a--|-b'|N|--b''--|--c--|

Every verb that cuts, removes, inserts or rearranges is one list of parts: ranges of frames of the old track, and
items that are new in it. The same list keeps the other tracks and the markers in step.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import floor

from tools.film.timeline import Clip, Gap, Item, Overlay
from tools.film.timing import Span

Items = tuple[Item, ...]
Part = Span | Clip | Gap
NewId = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Piece:
    """What became of a part of an item: its frames `start`..`end` are now the item `id`."""

    item: str
    start: int
    end: int
    id: str


def starts(items: Sequence[Item]) -> list[int]:
    """The start frame of every item, and at the end the length of the track."""
    return [0, *accumulate([item.frames for item in items])]


def length(items: Sequence[Item]) -> int:
    return sum([item.frames for item in items])


def place_of(items: Sequence[Item], item: str) -> int | None:
    """The index of the item with this id."""
    for index, candidate in enumerate(items):
        if candidate.id == item:
            return index
    return None


def source_shift(frames: int, clip: Clip) -> int:
    """How far the take moves on in `frames` frames of the cut."""
    if clip.freeze:
        return 0
    # Nearly every clip runs at a whole speed, and fractions are slow where every clip of a long film is asked.
    speed = clip.speed
    return frames * speed.numerator if speed.denominator == 1 else int(frames * speed)


def last_source(clip: Clip) -> int:
    """The last frame of the take that the clip shows, counted from the shot's first."""
    return clip.source_in + source_shift(clip.frames - 1, clip)


def part_of(item: Item, start: int, end: int, new_id: str) -> Item:
    """The frames `start`..`end` of an item as an item of its own."""
    match item:
        case Gap():
            return Gap(id=new_id, frames=end - start)
        case Clip():
            return item.model_copy(
                update={
                    "id": new_id,
                    "frames": end - start,
                    "source_in": item.source_in + (0 if item.freeze else floor(start * item.speed)),
                    "sound_lead": item.sound_lead if start == 0 else 0,
                    "sound_tail": item.sound_tail if end == item.frames else 0,
                    "overlay": _overlay_of(item, start, end),
                    "sound": item.sound if start == 0 else item.sound.model_copy(update={"crossfade": None}),
                }
            )


def _overlay_of(clip: Clip, start: int, end: int) -> Overlay | None:
    """The clip's overlay as its frames `start`..`end` have it: a slide in belongs to the first, one out to the last."""
    overlay = clip.overlay
    if overlay is None:
        return None
    slides = {
        "slide_in": overlay.slide_in if start == 0 else None,
        "slide_out": overlay.slide_out if end == clip.frames else None,
    }
    return overlay.model_copy(update=slides)


def recompose(items: Items, parts: Sequence[Part], new_id: NewId) -> tuple[Items, tuple[Piece, ...]]:
    """A track made of parts: ranges of the old one (beyond its end there is nothing) and new items.

    The first part of an item keeps its id; further ones get new ids. Ranges that touch stay whole. Returns the
    new items, and what became of the items that were cut.
    """
    begins = starts(items)
    made: list[Item] = []
    pieces: list[Piece] = []
    cut: set[str] = set()
    for part in joined(parts):
        if not isinstance(part, Span):
            made.append(part)
            continue
        end = min(part.end, begins[-1])
        index = max(bisect_right(begins, part.start) - 1, 0)
        while index < len(items) and begins[index] < end:
            if begins[index] >= part.start and begins[index + 1] <= end:
                # Whole items are copied in one go: a long film is mostly untouched by an edit.
                stop = bisect_right(begins, end) - 1
                made.extend(items[index:stop])
                index = stop
                continue
            item = items[index]
            first = max(part.start - begins[index], 0)
            last = min(end - begins[index], item.frames)
            if first < last:
                name = new_id("cl" if isinstance(item, Clip) else "gp") if item.id in cut else item.id
                cut.add(item.id)
                made.append(part_of(item, first, last, name))
                pieces.append(Piece(item.id, first, last, name))
            index += 1
    return tuple(made), tuple(pieces)


def joined(parts: Sequence[Part]) -> list[Part]:
    """The parts with ranges that touch made one, and empty ranges left out."""
    result: list[Part] = []
    start = end = 0
    for part in parts:
        if isinstance(part, Span):
            if part.start == end and start < end:
                end = max(part.end, end)
            elif part.frames > 0:
                if start < end:
                    result.append(Span(start, end))
                start, end = part
        else:
            if start < end:
                result.append(Span(start, end))
            result.append(part)
            start = end = 0
    if start < end:
        result.append(Span(start, end))
    return result


def gaps_joined(items: Sequence[Item]) -> Items:
    """An overlay track with neighbouring gaps made one, and none at its end."""
    result: list[Item] = []
    for item in items:
        before = result[-1] if result else None
        if isinstance(item, Gap) and isinstance(before, Gap):
            result[-1] = before.model_copy(update={"frames": before.frames + item.frames})
        else:
            result.append(item)
    return tuple(result[:-1] if result and isinstance(result[-1], Gap) else result)


def frame_after(frame: int, parts: Sequence[Part]) -> int:
    """Where a frame of the old track lies in the recomposed one; a removed one, where its place closed."""
    at = 0
    nearest: tuple[int, int] | None = None
    for part in parts:
        if isinstance(part, Span):
            if part.holds(frame):
                return at + frame - part.start
            if part.start > frame and (nearest is None or part.start < nearest[0]):
                nearest = (part.start, at)
        at += part.frames
    return nearest[1] if nearest else at
