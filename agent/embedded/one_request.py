"""One request by itself: its best reading, and whether every word of it changes something that is done.

question      answered; where there is no answer, what it may have asked for is asked about
request       read; refused ("don't delete 2") it stays; with a word that changes nothing it is asked about
"""

from collections.abc import Sequence
from dataclasses import replace

from agent.conversation import Act
from agent.embedded.idle_words import idle
from agent.embedded.interrogative import is_question
from agent.embedded.limits import nowhere_there
from agent.embedded.misplaced import no_such_place
from agent.embedded.readers import ASKED, READERS
from agent.embedded.reading import KINDS, Clause, Reading
from agent.embedded.scruples import is_refused
from agent.embedded.sounded import takes_sounds_shot
from agent.embedded.unasked import only_wondered
from agent.embedded.weighing import Understood, best


def read_one(clause: Clause) -> Understood | None:
    """The best reading. A question is answered; where there is no answer, what it may have asked for is asked."""
    if not is_question(clause):
        found = best(clause, READERS)
        if (found is None or found.left) and is_refused(clause, found.reading if found is not None else None):
            # "don't delete scene 2" is understood: it stays
            return Understood(Reading(used=clause.hard, answer="All right, I leave that as it is."))
        nowhere = nowhere_there(clause) if found is None else no_such_place(clause, found.reading.acts)
        return Understood(Reading(used=clause.hard, problem=nowhere)) if nowhere else _weighed(clause, found)
    answered = best(clause, ASKED)
    if answered is not None:
        return answered
    wished = best(clause, READERS)
    return replace(wished, left=tuple(sorted(clause.hard))) if wished is not None else None


def _weighed(clause: Clause, found: Understood | None) -> Understood | None:
    """What was understood, not sure where a word of it changes nothing that is done."""
    if found is None or not found.sure or not found.reading.acts or clause.focus.question is not None:
        return found
    # "it looks like a cave, lift it" is no gap in the film
    lifted = any(act.kind == "lift" for act in found.reading.acts) and bool(clause.pronouns(*KINDS))
    if lifted or only_wondered(clause, found.reading.acts) or takes_sounds_shot(clause, found.reading.acts):
        return replace(found, left=tuple(sorted(clause.hard)))

    def reread(without: Clause) -> Sequence[Act] | None:
        again = best(without, READERS)
        return again.reading.acts if again is not None and again.sure else None

    left = idle(clause, found.reading.acts, reread) - found.reading.grammar
    return replace(found, left=tuple(sorted(left))) if left else found
