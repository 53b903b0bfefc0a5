"""How far a body travels in one cycle of its legs, so that planted feet stay where they are."""

from tools.film.script import Action, Appearance
from tools.generators.previz.people.beasts import beast_of
from tools.generators.previz.people.bird import FLIGHT, HOP
from tools.generators.previz.people.fowls import fowl_of
from tools.generators.previz.people.pose import walk_cycle_length
from tools.generators.previz.people.quadruped import cycle_length
from tools.generators.previz.people.sheet import proportions


def cycle_metres(appearance: Appearance, seed: int, action: Action) -> float:
    """Metres a cycle of walking or running; 0 for everything else.

    A cycle is two steps, two hops, a stride of four legs, a beat of wings.
    """
    if action not in ("walk", "run"):
        return 0.0
    running = action == "run"
    if appearance.form == "quadruped":
        return cycle_length(running) * beast_of(appearance).metres
    if appearance.form == "bird":
        return (FLIGHT if running else 2 * HOP) * fowl_of(appearance).metres
    q = proportions(appearance, seed)
    return walk_cycle_length(running) * q.leg * q.metres
