"""Which transitions can stand together on a track.

    |aaaa|bbbb|      one cut: a dissolve into b, or a fade out of a, or a fade in of b, or both of these fades
         ^
Each takes its frames from the clips at its cut; what one clip has is shared by its two ends.
"""

from collections.abc import Iterable
from itertools import count

from tools.film.facts import TransitionDropped
from tools.film.handles import dissolve_shares
from tools.film.timeline import Track, Transition, TransitionKind

FADES: tuple[TransitionKind, ...] = ("fade in", "fade out")


def beside(track: Track, transitions: Iterable[Transition], clip: str, kind: TransitionKind) -> tuple[Transition, ...]:
    """Those of `transitions` that can stay when item `clip` gets one of this kind: all that are not in its place."""
    places = dict(zip((item.id for item in track.items), count()))
    cut = _cut(places[clip], kind)
    return tuple(
        one
        for one in transitions
        if one.into not in places or _cut(places[one.into], one.kind) != cut or _both_fade(one.kind, kind)
    )


def fitting(track: Track) -> tuple[Transition, ...]:
    """The transitions whose cut is still there, is theirs and has the frames for them, earlier ones first served."""
    places = dict(zip((item.id for item in track.items), count()))
    left: dict[str, int] = {}
    taken: dict[int, TransitionKind] = {}
    kept: list[Transition] = []
    for transition in track.transitions:
        index = places.get(transition.into)
        if index is None:
            continue
        before, after = dissolve_shares(transition.frames)
        if transition.kind in FADES:
            needs = [(track.items[index], transition.frames)]
        elif index == 0:
            continue
        else:
            needs = [(track.items[index - 1], before), (track.items[index], after)]
        cut = _cut(index, transition.kind)
        if cut in taken and not _both_fade(taken[cut], transition.kind):
            continue
        if all(left.get(item.id, item.frames) >= frames for item, frames in needs):
            for item, frames in needs:
                left[item.id] = left.get(item.id, item.frames) - frames
            taken[cut] = transition.kind
            kept.append(transition)
    return tuple(kept)


def dropped(transition: Transition) -> TransitionDropped:
    """That a transition went."""
    return TransitionDropped(clip=transition.into, at_end=transition.kind == "fade out")


def _cut(index: int, kind: TransitionKind) -> int:
    """The cut at which a transition of the item at `index` stands, counted as the item that begins there."""
    return index + 1 if kind == "fade out" else index


def _both_fade(one: TransitionKind, other: TransitionKind) -> bool:
    return {one, other} == set(FADES)
