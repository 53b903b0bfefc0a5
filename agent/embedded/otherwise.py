"""A message that is not understood as it stands: as a follow-up on the last change, else in plainer words."""

from collections.abc import Callable, Sequence

from agent.conversation import Act
from agent.embedded.follow_ups import followed
from agent.embedded.plainer import MODALS, plainer
from agent.embedded.reading import Clause
from agent.embedded.weighing import Understood
from agent.ports import Thought

Said = Sequence[tuple[Clause, Understood | None]]


def otherwise(clause: Clause, understand: Callable[[str], Said], thought: Callable[[Said], Thought]) -> Thought | None:
    """What a whole message comes to that was not understood; None when it is not understood so either.

    `clause` is all of the message, `understand` reads another one, and `thought` says what that comes to.
    """
    wondered = clause.finder.tokens[-1].text == "?" and clause.finder.tokens[0].text not in (*MODALS, "how", "what")
    if not wondered and (follows := followed(clause.situation, clause.focus, clause)) is not None:
        return follows
    for plain in plainer(clause.message, clause.finder.tokens):
        again = understand(plain)
        if clear(again):
            return thought(again)
    return None


def clear(said: Said) -> bool:
    """Whether all of a message is understood, and comes to something."""
    return bool(said) and all(reading is not None and reading.sure and _something(reading) for _, reading in said)


def _something(understood: Understood) -> bool:
    reading = understood.reading
    acts: tuple[Act, ...] = reading.acts
    return bool(acts or reading.answer or reading.question or reading.problem or not reading.used)
