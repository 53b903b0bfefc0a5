"""Several changes of one person, or of one place, in a message: each of what the one before it left.

"mum's apron in blue, and give her long hair"    the second change keeps the blue apron
"""

from collections.abc import Iterable, Sequence

from agent.conversation import Act
from tools.film.edits.story import SetCharacter, SetLocation
from tools.film.film import Film


def one_after_another(acts: Iterable[Act], film: Film) -> tuple[Act, ...]:
    """The acts, each read from the film as it is, so that none takes back what another of the same has changed."""
    now: dict[tuple[str, str], str] = {}
    done: list[Act] = []
    for act in acts:
        before = _before(act, film)
        if before is not None and isinstance(act, SetCharacter | SetLocation) and act.canon is not None:
            known, canon = before
            # what nothing has changed yet stays as it is written
            told = _changed(now[known], canon, act.canon) if known in now else act.canon
            act, now[known] = act.model_copy(update={"canon": told}), told
        done.append(act)
    return tuple(done)


def _before(act: Act, film: Film) -> tuple[tuple[str, str], str] | None:
    """Who or what of the film an act changes, and what that was before the message; None where it is new."""
    match act:
        case SetCharacter() if act.character in film.characters:
            return (act.kind, act.character), film.characters[act.character].canon
        case SetLocation() if act.location in film.locations:
            return (act.kind, act.location), film.locations[act.location].canon
        case _:
            return None


def _changed(now: str, before: str, wanted: str) -> str:
    """What is written now, with what goes and what comes between two earlier writings of it."""
    written, old, new = (_parts(text) for text in (now, before, wanted))
    kept = [part for part in written if part not in old or part in new]
    return ", ".join((*kept, *(part for part in new if part not in old and part not in kept)))


def _parts(text: str) -> Sequence[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
