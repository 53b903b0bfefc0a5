"""What is asked for something, and in the same breath for something else: "14 closer, and the same for the one before".

brighten the one with the boat | and | the next one too        the first as a message, the rest as a follow-up on it
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from agent.conversation import Act, Exchange
from agent.embedded.follow_ups import followed
from agent.embedded.honesty import strings
from agent.embedded.reading import Clause
from agent.embedded.tokens import Token, tokenise
from agent.ports import Situation, Thought

JOINED = frozenset((",", "and", ";", "plus", "."))
OPENING = frozenset("and also then plus , do please".split())
AS_WELL = frozenset("too well also likewise".split())
LONGEST = 12
"""tokens of what is asked for as well"""


def parted(message: str, tokens: Sequence[Token]) -> tuple[str, str] | None:
    """A message in two: what is asked, and what it is asked for as well; None where nothing is."""
    ends = len(tokens)
    while ends > 2 and tokens[ends - 1].text in (".", "!", "please", "thanks"):
        ends -= 1
    too = tokens[ends - 1].text in AS_WELL
    for at in range(ends - 2, 1, -1):
        if tokens[at].text not in JOINED or ends - at > LONGEST:
            continue
        begin = at + 1
        while begin < ends and tokens[begin].text in OPENING:
            begin += 1
        rest = [token.text for token in tokens[begin:ends]]
        same = rest[:1] == ["same"] or rest[:2] == ["the", "same"] or rest[:1] == ["the same"]
        if len(rest) > 1 and (same or (too and len(rest) > (2 if rest[-1] == "well" else 1))):
            return message[: tokens[at].start].strip(" ,"), message[tokens[begin].start : tokens[ends - 1].end]
    return None


def as_well(
    situation: Situation,
    whole: Thought | None,
    alone: Callable[[Situation], Thought | None],
    clause_of: Callable[[Situation], Clause],
) -> Thought | None:
    """Both of it, or None where `whole` has all of it already, or it is not clear.

    `alone` is what a message comes to by itself, `clause_of` all of a message as one clause.
    """
    parts = parted(situation.message, tokenise(situation.message))
    first = alone(replace(situation, message=parts[0])) if parts is not None else None
    if parts is None or first is None or any(getattr(act, "staging", None) for act in first.acts):
        return None
    told = Exchange(
        message=parts[0], reply="Done.", acts=first.acts, revision=situation.revision + 1, before=situation.revision
    )
    then = replace(situation, message=parts[1], past=(*situation.past, told))
    clause = clause_of(then)
    second = followed(then, clause.focus, clause)
    if second is None or not second.acts or any(act.kind == "undo" for act in second.acts):
        return None
    shots = _shots(clause, second.acts)
    if shots <= _shots(clause, whole.acts if whole is not None else ()) or clause.pronouns("people"):
        return None
    again = _put(clause_of(replace(situation, message=parts[0])), sorted(clause.index.numbers[s] for s in shots))
    better = alone(replace(situation, message=again)) if again else None
    return Thought(acts=(*first.acts, *(better or second).acts))


def _shots(clause: Clause, acts: Sequence[Act]) -> set[str]:
    """The shots that acts are done to."""
    return {
        shot
        for act in acts
        for text in strings(act.model_dump())
        for shot in clause.index.meant(text)
        if shot in clause.index.numbers
    }


def _put(head: Clause, numbers: Sequence[int]) -> str:
    """The first part said of the other shots: "closer" is another size for each; "" where it names no one shot."""
    named = [i for i in head.refs("shots") if (ref := head.pieces[i].ref) is not None and ref.how != "pronoun"]
    if len(named) != 1 or not numbers:
        return ""
    tokens, piece = head.finder.tokens, head.pieces[named[0]]
    said = f"shot{'s' if len(numbers) > 1 else ''} {' and '.join(str(number) for number in numbers)}"
    return f"{head.message[: tokens[piece.first].start]}{said}{head.message[tokens[piece.last - 1].end :]}"
