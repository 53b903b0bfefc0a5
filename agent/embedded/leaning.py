"""Requests that lean on one before them which was not understood: "if shot 3 is longer than 4 s, shorten it"."""

from collections.abc import Sequence

from agent.embedded.complaints import complained, mends_sound
from agent.embedded.reading import Clause
from agent.embedded.weighing import Understood

NEW = ("add_shot", "add_scene")
"""acts that make what has no name yet"""


def hangs(found: Sequence[tuple[Clause, Understood | None]], clause: Clause, reading: Understood) -> bool:
    """Whether a request leans on one that was not understood: "if shot 3 is longer than 4 s, shorten it"."""
    if any(act.kind == "set_film_grade" for act in reading.reading.acts):
        # "plus sombre le plan 3": the whole film is meant only where nothing else is pointed at
        aimed = any(
            p.ref is not None and p.ref.kind in ("shots", "scenes") and p.ref.how != "pronoun" for p in clause.every
        )
        if aimed and not any(piece.ref is not None and piece.ref.how != "pronoun" for piece in clause.pieces):
            return True
    if not found or (complained(found[-1]) and mends_sound(reading)):
        return False
    if _goes_on_about(found[-1], clause):
        return True
    _, before = found[-1]
    refs = [piece.ref for piece in clause.pieces if piece.ref is not None]
    if before is not None and any(act.kind in NEW for act in before.reading.acts) and reading.reading.acts and refs:
        # "add a shot of the sea and make it darker": it is the new one, and neither the film nor the shot beside it
        return all(ref.how == "pronoun" for ref in refs)
    lost = before is None or not before.sure or bool(before.reading.problem and not before.reading.acts)
    # "which is the longest? shorten it": it is what was told, where that is one shot
    lost |= before is not None and before.reading.question is not None and not before.reading.acts
    lost |= before is not None and bool(before.reading.answer) and not (before.reading.shots or before.reading.scenes)
    # "the one before it" leans as "it" does
    leans = {"it", "that", "them", "those", "this"}
    return lost and all(ref.how == "pronoun" or set(ref.said.split()) & leans for ref in refs)


def _goes_on_about(before: tuple[Clause, Understood | None], clause: Clause) -> bool:
    """Whether "everything" after a comma may be everything there: "faster in the corridor, everything shorter"."""
    ref = clause.pieces[0].ref
    if ref is None or ref.kind != "film" or len(clause.refs("film", "shots", "scenes", "places")) > 1:
        return False
    mark = clause.finder.tokens[clause.pieces[0].first - 1].text if clause.pieces[0].first else ""
    within = [p.ref for p in before[0].pieces if p.ref is not None and p.ref.kind in ("scenes", "places")]
    return mark == "," and bool(within)
