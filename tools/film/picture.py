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


def add_clip(bench: Bench, shot: str) -> None:
    """Put the clip of a shot that is already in the script into V1, after the shot before it; the film moves."""
    clip = Clip(id=bench.new_id("cl"), shot=shot, frames=bench.film.shots[shot].frames)
    owners = _owners(bench.film)
    body = [index for index, owner in enumerate(owners) if owner is not None]
    place = _place([owners[index] for index in body], shot_order(bench.film), shot)
    index = body[place - 1] + 1 if place else body[0] if body else _before_credits(bench.film)
    at = starts(bench.items())[index]
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
    owners = _owners(bench.film)
    order = shot_order(bench.film)
    numbers = {shot: number for number, shot in enumerate(order)}
    moved = {shot for group in groups for shot in group}
    body = [index for index, owner in enumerate(owners) if owner is not None]
    rest = [index for index in body if owners[index] not in moved]
    for group in sorted(filter(None, groups), key=lambda group: min(numbers[shot] for shot in group)):
        first = min(group, key=lambda shot: numbers[shot])
        place = _place([owners[index] for index in rest], order, first)
        rest[place:place] = [index for index in body if owners[index] in group]
    if not body or rest == body:
        return
    # The items without an owner lie before and after the body, and stay there.
    there = [*range(body[0]), *rest, *range(body[-1] + 1, len(owners))]
    items = bench.items()
    begins = starts(items)
    bench.put_items(PICTURE, tuple([items[index] for index in there]))
    if bench.is_followed():
        spans = [Span(begins[index], begins[index + 1]) for index in there]
        bench.follow([*spans, Span(begins[-1], LONGEST)])


def _place(owners: Sequence[str | None], order: Sequence[str], shot: str) -> int:
    """Where in a sequence of owners a shot's run belongs: after the last of the nearest shot before it."""
    last = {owner: index for index, owner in enumerate(owners)}
    for before in reversed(order[: order.index(shot)]):
        if before in last:
            return last[before] + 1
    return 0


def _owners(film: Film) -> list[str | None]:
    """For every item of V1 the shot whose run it goes with; None for what stays at the head or the end."""
    items = film.timeline.tracks[0].items
    cards = {title.item for title in film.timeline.titles}
    owners: list[str | None] = []
    owner: str | None = None
    for index, item in enumerate(items):
        if item.kind == "clip":
            owner = item.shot
        elif item.id in cards and owner is not None:
            owner = next((later.shot for later in items[index:] if later.kind == "clip"), None)
        owners.append(owner)
    return owners


def _before_credits(film: Film) -> int:
    """Where the first clip of a film of cards alone goes: before the credits, else after everything."""
    credits = {title.item for title in film.timeline.titles if title.kind == "credits"}
    items = film.timeline.tracks[0].items
    return next((index for index, item in enumerate(items) if item.id in credits), len(items))
