"""Units that lie side by side in one take, lettered or not, so that the take is decoded once for all of them.

units      |--a--|--b--|--c--|==x==|--d--|      a, b, c: one take, one after the other; x: a transition
runs       |------abc------|  | x |  | d |
"""

from collections.abc import Iterable

from tools.assembly.plan import Unit
from tools.assembly.recipe import MediaStrip

MOST = 6
"""units of a run: more would leave the other workers with nothing to do at the end of a film"""


def runs(units: Iterable[Unit]) -> list[tuple[Unit, ...]]:
    """The units in their order, those of one stretch of a take together, at most `MOST` at a time."""
    found: list[list[Unit]] = []
    for unit in units:
        if found and len(found[-1]) < MOST and _follows(found[-1][-1], unit):
            found[-1].append(unit)
        else:
            found.append([unit])
    return [tuple(run) for run in found]


def _follows(before: Unit, after: Unit) -> bool:
    """Whether `after` shows what comes next in the take, in the same way."""
    one, other = _plain(before), _plain(after)
    if one is None or other is None or before.start + before.frames != after.start:
        return False
    return other == one.model_copy(update={"start": one.start + before.frames})


def _plain(unit: Unit) -> MediaStrip | None:
    """The strip of a unit that shows a take at its own speed, and at most letters over it."""
    recipe = unit.recipe
    if recipe.mixture is not None or recipe.layers or len(recipe.strips) != 1:
        return None
    strip = recipe.strips[0]
    if not isinstance(strip, MediaStrip) or strip.speed != 1 or strip.freeze or strip.window is not None:
        return None
    return strip
