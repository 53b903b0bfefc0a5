"""What comes after something done: a question about it is answered of the film as it leaves it, and what stands for it
takes its place.

"4 longer, how long is it then?"   "three seconds" ... "no, four"
"""

from collections.abc import Sequence
from dataclasses import replace

from agent.conversation import Act, Exchange
from agent.embedded.interrogative import is_question
from agent.embedded.reading import Clause
from agent.embedded.weighing import Understood
from agent.pinning import pinned
from agent.ports import Situation
from tools.film.edits import Edit, edit_kinds
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.history import History, perform

NOT_FOLDED = ("undo", "redo", "revert", "recut", "import_lut", "write_script")
"""edits that need more than the film they are made to"""
SET_ANEW = {
    "set_duration": {"seconds", "frames"}, "set_gain": {"gain_db"}, "set_speed": {"speed"},
    "set_transition": {"frames"}, "revise_title": {"frames"},
}  # fmt: skip
"""fields of which a second value simply takes the place of the first"""


def asked_after(
    clause: Clause, found: Sequence[tuple[Clause, Understood | None]], reading: Understood | None
) -> Situation | None:
    """The question of a message by itself, on the film that its edits leave; None where no edit comes before it."""
    if not found or not is_question(clause) or (reading is not None and reading.reading.acts):
        return None
    if any(done is None or not done.sure for _, done in found):
        return None
    acts = [act for _, done in found if done is not None for act in done.reading.acts]
    if not acts or any(act.kind not in edit_kinds() or act.kind in NOT_FOLDED for act in acts):
        return None
    film = _after(clause.situation, [pinned(clause.film, act) for act in acts])  # pyright: ignore[reportArgumentType]
    words = clause.text(0)
    if film is None or not words:
        return None
    before = clause.situation
    turn = Exchange(
        message=found[-1][0].text(0), reply="", acts=tuple(acts), revision=before.revision, before=before.revision
    )
    return replace(before, film=film, message=words, past=(*before.past, turn))


def _after(situation: Situation, edits: Sequence[Edit]) -> Film | None:
    """The film with the edits made; None where one of them is refused."""
    film, history = situation.film, History()
    try:
        for edit in edits:
            done = perform(film, history, edit, situation.records.film_at)
            film, history = done.film, done.history
    except DirectorError:
        return None
    return film


def with_it(understood: Understood | None) -> Understood | None:
    """The answer, said to be of what will be."""
    if understood is None or not understood.reading.answer:
        return understood
    return replace(understood, reading=replace(understood.reading, answer=f"With that: {understood.reading.answer}"))


def in_place_of(
    back: tuple[Act, ...], found: Sequence[tuple[Clause, Understood | None]]
) -> list[tuple[Clause, Understood | None]]:
    """What was understood, with what it stands for taken back first; nothing is, where anything is unclear."""
    if not found or not all(reading is not None and reading.sure and reading.reading.acts for _, reading in found):
        return list(found)
    (clause, first), *others = found
    assert first is not None
    acts = [act for _, reading in found if reading is not None for act in reading.reading.acts]
    if _over(acts, [pinned(clause.film, act) for act in clause.focus.acts]):
        return list(found)
    taken_back = replace(first, reading=replace(first.reading, acts=(*back, *first.reading.acts)))
    return [(clause, taken_back), *others]


def _over(acts: Sequence[Act], before: Sequence[Act]) -> bool:
    """Whether acts set just what the ones before had set to another length, level or speed: "5 seconds", "no, 3"."""
    if len(acts) != len(before):
        return False
    for act, was in zip(acts, before, strict=True):
        new, old = act.model_dump(exclude_defaults=True), was.model_dump(exclude_defaults=True)
        differ = {name for name in (*new, *old) if new.get(name) != old.get(name)}
        if not differ or not differ <= SET_ANEW.get(act.kind, set()) or new.keys() != old.keys():
            return False
    return True
