"""Upper tracks: whatever V2 shows takes the place of V1, frame by frame.

    V2              |--- C ---|
    V1        |------ A ------|---- B ----|
    seen      |- A -|--- C ---|---- B ----|
"""

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from tools.assembly.recipe import MediaStrip, Strip
from tools.assembly.stretches import Layout, Placement, Stretch
from tools.film.timing import Span


def covered(below: Layout, above: Layout) -> Layout:
    """The layout that is seen when `above` lies over `below`; it is as long as `below`."""
    covers = [
        part(stretch, 0, min(stretch.frames, below.frames - stretch.start))
        for stretch in above.stretches
        if not stretch.clear and stretch.start < below.frames
    ]
    if not covers:
        return below
    spans = _joined(covers)
    seen = [*covers, *(piece for stretch in below.stretches for piece in _outside(stretch, spans))]
    upper = [_shortened(placement, below.frames) for placement in above.placements]
    placements = [*(_uncovered(placement, spans) for placement in below.placements), *upper]
    return Layout(
        tuple(sorted(placements, key=lambda placement: placement.start)),
        tuple(sorted(seen, key=lambda stretch: stretch.start)),
        below.frames,
    )


def part(stretch: Stretch, first: int, frames: int) -> Stretch:
    """`frames` of a stretch from its frame `first` on."""
    if (first, frames) == (0, stretch.frames):
        return stretch
    start = stretch.start + first
    if stretch.mixture is not None:
        skipped, whole = stretch.mixed or (0, stretch.frames)
        return replace(stretch, start=start, frames=frames, mixed=(skipped + first, whole))
    return replace(stretch, start=start, frames=frames, strips=tuple(_later(s, first) for s in stretch.strips))


def _later(strip: Strip, frames: int) -> Strip:
    if isinstance(strip, MediaStrip) and not strip.freeze:
        return strip.model_copy(update={"start": strip.start + frames * strip.speed})
    return strip


def _joined(stretches: list[Stretch]) -> list[Span]:
    spans: list[Span] = []
    for stretch in sorted(stretches, key=lambda stretch: stretch.start):
        if spans and spans[-1].end == stretch.start:
            spans[-1] = Span(spans[-1].start, stretch.end)
        else:
            spans.append(Span(stretch.start, stretch.end))
    return spans


def _gaps_in(span: Span, spans: list[Span]) -> list[Span]:
    """The parts of `span` outside the (rising, separate) `spans`."""
    edges = [span.start]
    for cover in spans[max(0, bisect_right(spans, span.start, key=lambda cover: cover.end)) :]:
        if cover.start >= span.end:
            break
        edges += [max(span.start, cover.start), min(span.end, cover.end)]
    edges.append(span.end)
    return [Span(start, end) for start, end in list(pairwise(edges))[::2] if end > start]


def _outside(stretch: Stretch, spans: list[Span]) -> list[Stretch]:
    whole = Span(stretch.start, stretch.end)
    return [part(stretch, piece.start - stretch.start, piece.frames) for piece in _gaps_in(whole, spans)]


def _uncovered(placement: Placement, spans: list[Span]) -> Placement:
    """The placement with the longest of its clear parts that is still seen."""
    pieces = _gaps_in(Span(placement.clear_start, placement.clear_end), spans)
    best = max(pieces, key=lambda piece: piece.frames, default=Span(placement.clear_start, placement.clear_start))
    return replace(placement, clear_start=best.start, clear_end=best.end)


def _shortened(placement: Placement, frames: int) -> Placement:
    start = min(placement.clear_start, frames)
    return replace(placement, clear_start=start, clear_end=max(start, min(placement.clear_end, frames)))
