"""Units that lie side by side in one take, lettered or not, and the transition out of it: the take is decoded once.

units      |--a--|--b--|--c--|==x==|--d--|      a, b, c: one take, one after the other; x: out of it, into d's
runs       |---------abcx----------|  d  |
"""

from collections.abc import Iterable, Sequence

from tools.assembly.plan import Unit
from tools.assembly.recipe import MediaStrip, Recipe

MOST = 6
"""units of a run, and a transition: more would leave the other workers with nothing to do at the end of a film"""


def runs(units: Iterable[Unit]) -> list[tuple[Unit, ...]]:
    """The units in their order, those of one stretch of a take together, at most `MOST` at a time."""
    found: list[list[Unit]] = []
    for unit in units:
        leaving = unit.recipe.mixture is not None
        if found and (leaving or len(found[-1]) < MOST) and _follows(found[-1][-1], unit):
            found[-1].append(unit)
        else:
            found.append([unit])
    return [tuple(run) for run in found]


def one_reel(run: Sequence[Unit]) -> Recipe:
    """What is read once for a run: its stretch of a take, with the frames that a transition leaves, as one recipe."""
    return run[0].recipe.model_copy(update={"frames": sum(unit.frames for unit in run)})


def _follows(before: Unit, after: Unit) -> bool:
    """Whether `after` shows what comes next in the take, in the same way, or begins to leave it there."""
    one, other = _plain(before), _plain(after) or _outgoing(after)
    if one is None or other is None or before.start + before.frames != after.start:
        return False
    return other == one.model_copy(update={"start": one.start + before.frames})


def _plain(unit: Unit) -> MediaStrip | None:
    """The strip of a unit that shows a take at its own speed, and at most letters over it."""
    recipe = unit.recipe
    return _steady(unit) if recipe.mixture is None and len(recipe.strips) == 1 else None


def _outgoing(unit: Unit) -> MediaStrip | None:
    """The strip that a whole transition leads out of; into another take, for a take is read in one place."""
    if unit.recipe.mixture is None or unit.recipe.mixed is not None:
        return None
    one, other = _steady(unit), unit.recipe.strips[-1]
    same = one is not None and isinstance(other, MediaStrip) and one.media == other.media
    return None if same else one


def _steady(unit: Unit) -> MediaStrip | None:
    strip = unit.recipe.strips[0]
    if unit.recipe.layers or not isinstance(strip, MediaStrip):
        return None
    return None if strip.speed != 1 or strip.freeze or strip.window is not None else strip
