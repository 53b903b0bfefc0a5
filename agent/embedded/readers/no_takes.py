"""Why nothing can be approved or rejected: there is no take, or none that waits."""

from agent.embedded.reading import Clause, Target

NO_OTHER = "No other take waits for your word."


def nothing(clause: Clause) -> str:
    """Why none of what is judged can be."""
    if any(shot.takes for shot in clause.film.shots.values()):
        return "None of those has a take yet; roll them first."
    return "There are no takes yet. Say “roll everything” to shoot the film first."


def without_takes(clause: Clause, target: Target) -> str:
    """Why nothing can be judged: shots without a take."""
    shots = target.shots or clause.index.shots_of_scenes(target.scenes)
    without = [shot for shot in shots if not clause.film.shots[shot].takes]
    if not without:
        return ""
    if len(without) == len(shots) and not any(shot.takes for shot in clause.film.shots.values()):
        return nothing(clause)
    number, slate = clause.index.numbers[without[0]], clause.index.slate(without[0])
    return f"Shot {number} ({slate}) has no take yet; roll it first, or name the others."
