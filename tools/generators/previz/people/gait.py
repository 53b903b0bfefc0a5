"""How far a body travels in one cycle of its legs, so that planted feet stay where they are."""

from tools.film.script import Action, Appearance
from tools.generators.previz.people.pose import walk_cycle_length
from tools.generators.previz.people.sheet import proportions


def cycle_metres(appearance: Appearance, seed: int, action: Action) -> float:
    """Metres a cycle (two steps of a biped) for walking and running; 0 for everything else."""
    if action not in ("walk", "run"):
        return 0.0
    q = proportions(appearance, seed)
    return walk_cycle_length(action == "run") * q.leg * q.metres
