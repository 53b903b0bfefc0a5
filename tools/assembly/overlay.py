"""Upper tracks: what V2 shows covers V1, frame by frame, or is laid over it in a box, faded, or blent.

V2              |--- C ---|    |- d -|            C covers, d is laid over
V1        |------ A ------|---- B ----|
seen      |- A -|--- C ---| B  |B+d--||
"""

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from tools.assembly.stretches import Layout, Placement, Stretch
from tools.film.timing import Span


def stacked(below: Layout, above: Layout) -> Layout:
    """The layout that is seen when `above` lies over `below`; it is as long as `below`."""
    seen = [
        stretch.part(0, min(stretch.frames, below.frames - stretch.start))
        for stretch in above.stretches
        if not stretch.clear and stretch.start < below.frames
    ]
    covers = [stretch for stretch in seen if stretch.laid is None]
    laid = [stretch for stretch in seen if stretch.laid is not None]
    layout = _laid_over(_covered(below, covers), laid)
    upper = [_shortened(placement, below.frames) for placement in above.placements]
    placements = sorted([*layout.placements, *upper], key=lambda placement: placement.start)
    return replace(layout, placements=tuple(placements))


def _covered(below: Layout, covers: list[Stretch]) -> Layout:
    if not covers:
        return below
    spans = _joined(covers)
    seen = [*covers, *(piece for stretch in below.stretches for piece in _outside(stretch, spans))]
    placements = tuple(_uncovered(placement, spans) for placement in below.placements)
    return Layout(placements, tuple(sorted(seen, key=lambda stretch: stretch.start)), below.frames)


def _laid_over(below: Layout, laid: list[Stretch]) -> Layout:
    """Cut what is below at the edges of what is laid over it, and put that on every piece under it."""
    if not laid:
        return below
    begins = [stretch.start for stretch in laid]
    seen: list[Stretch] = []
    for stretch in below.stretches:
        first = max(bisect_right(begins, stretch.start) - 1, 0)
        cuts = {stretch.start, stretch.end}
        over: list[Stretch] = []
        for layer in laid[first:]:
            if layer.start >= stretch.end:
                break
            if layer.end > stretch.start:
                over.append(layer)
                cuts |= {max(layer.start, stretch.start), min(layer.end, stretch.end)}
        for start, end in pairwise(sorted(cuts)):
            piece = stretch.part(start - stretch.start, end - start)
            tops = tuple(
                layer.part(start - layer.start, end - start).layer()
                for layer in over
                if layer.start <= start and end <= layer.end
            )
            seen.append(replace(piece, layers=(*piece.layers, *tops)) if tops else piece)
    spans = _joined(laid)
    placements = tuple(_under(placement, spans) for placement in below.placements)
    return Layout(placements, tuple(seen), below.frames)


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
    for cover in _touching(span, spans):
        edges += [max(span.start, cover.start), min(span.end, cover.end)]
    edges.append(span.end)
    return [Span(start, end) for start, end in list(pairwise(edges))[::2] if end > start]


def _touching(span: Span, spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for cover in spans[max(0, bisect_right(spans, span.start, key=lambda cover: cover.end)) :]:
        if cover.start >= span.end:
            break
        found.append(cover)
    return found


def _outside(stretch: Stretch, spans: list[Span]) -> list[Stretch]:
    whole = Span(stretch.start, stretch.end)
    return [stretch.part(piece.start - stretch.start, piece.frames) for piece in _gaps_in(whole, spans)]


def _uncovered(placement: Placement, spans: list[Span]) -> Placement:
    """The placement with the longest of its clear parts that is still seen."""
    pieces = _gaps_in(Span(placement.clear_start, placement.clear_end), spans)
    best = max(pieces, key=lambda piece: piece.frames, default=Span(placement.clear_start, placement.clear_start))
    return replace(placement, clear_start=best.start, clear_end=best.end)


def _under(placement: Placement, spans: list[Span]) -> Placement:
    """The placement, knowing what is laid over it; its clear part is free of that if any of it is."""
    whole = Span(placement.start, placement.end)
    here = [Span(max(s.start, whole.start), min(s.end, whole.end)) for s in _touching(whole, spans)]
    if not here:
        return placement
    pieces = _gaps_in(Span(placement.clear_start, placement.clear_end), spans)
    clear = Span(placement.clear_start, placement.clear_end)
    best = max(pieces, key=lambda piece: piece.frames, default=clear)
    under = tuple(sorted((*placement.under, *here)))
    return replace(placement, clear_start=best.start, clear_end=best.end, under=under)


def _shortened(placement: Placement, frames: int) -> Placement:
    start = min(placement.clear_start, frames)
    return replace(placement, clear_start=start, clear_end=max(start, min(placement.clear_end, frames)))
