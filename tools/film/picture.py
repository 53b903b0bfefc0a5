"""V1 in step with the script: where a new shot's clip goes, and how whole runs of clips move.

    scenes    1: A B    2: C D E           V1   [opening] A B . C D E [credits]
    move 2 before 1                        V1   [opening] C D E A B . [credits]

A run is all clips of some shots in the order they have on V1, each with the gap that a trim left after it. Black
that was put in for a title goes with the clip after it; at the head and at the end of the film it stays there.
"""

from collections.abc import Collection, Sequence

from tools.film.bench import PICTURE, Bench
from tools.film.edits.fields import LONGEST
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.film.timeline import Clip, Gap
from tools.film.timing import Span
from tools.film.tracks import Part, starts

Block = tuple[str | None, Span]


def add_clip(bench: Bench, shot: str) -> None:
    """Put the clip of a shot that is already in the script into V1, after the shot before it; the film moves."""
    asked = bench.film.shots[shot]
    clip = Clip(id=bench.new_id("cl"), shot=shot, frames=asked.frames)
    head, body, _ = _blocks(bench.film)
    index = _place(body, shot_order(bench.film), shot)
    at = body[index - 1][1].end if index else head[-1][1].end if head else 0
    bench.recut(PICTURE, [Span(0, at), clip, Span(at, LONGEST)], ripple=True)


def remove_clips(bench: Bench, shots: Collection[str]) -> None:
    """Take every clip of these shots out of all tracks: V1 closes up, overlays leave a gap."""
    for name in [track.name for track in bench.film.timeline.tracks]:
        # Looked up anew: closing V1 up has moved what lies over it.
        track = bench.track(name)
        parts: list[Part] = []
        at = start = 0
        for item in track.items:
            if isinstance(item, Clip) and item.shot in shots:
                parts.append(Span(start, at))
                start = at + item.frames
                if track.name != PICTURE:
                    parts.append(Gap(id=bench.new_id("gp"), frames=item.frames))
            at += item.frames
        if start or parts:
            bench.recut(track.name, [*parts, Span(start, LONGEST)], ripple=True)


def rearrange(bench: Bench, groups: Sequence[Collection[str]]) -> None:
    """Let the runs of these groups of shots follow the script, whose new order the film already has."""
    head, body, tail = _blocks(bench.film)
    order = shot_order(bench.film)
    numbers = {shot: number for number, shot in enumerate(order)}
    moved = {shot for group in groups for shot in group}
    rest = [block for block in body if block[0] not in moved]
    for group in sorted((group for group in groups if group), key=lambda group: min(numbers[shot] for shot in group)):
        run = [block for block in body if block[0] in group]
        index = _place(rest, order, min(group, key=lambda shot: numbers[shot]))
        rest[index:index] = run
    spans = [span for _, span in (*head, *rest, *tail)]
    if spans:
        bench.recut(PICTURE, [*spans, Span(max(span.end for span in spans), LONGEST)], ripple=True)


def _place(blocks: Sequence[Block], order: Sequence[str], shot: str) -> int:
    """The index in `blocks` where a shot's run belongs: after the last block of the nearest shot before it."""
    last = {owner: index for index, (owner, _) in enumerate(blocks)}
    for before in reversed(order[: order.index(shot)]):
        if before in last:
            return last[before] + 1
    return 0


def _blocks(film: Film) -> tuple[list[Block], list[Block], list[Block]]:
    """V1 as (what stays at the head, the shots' blocks, what stays at the end)."""
    items = film.timeline.tracks[0].items
    begins = starts(items)
    cards = {title.item for title in film.timeline.titles}
    blocks: list[Block] = []
    owner: str | None = None
    for index, item in enumerate(items):
        if isinstance(item, Clip):
            owner = item.shot
        elif item.id in cards and owner is not None:
            owner = next((later.shot for later in items[index:] if isinstance(later, Clip)), None)
        blocks.append((owner, Span(begins[index], begins[index + 1])))
    first = next((index for index, block in enumerate(blocks) if block[0] is not None), len(blocks))
    last = len(blocks)
    while last > first and blocks[last - 1][0] is None:
        last -= 1
    return blocks[:first], blocks[first:last], blocks[last:]
