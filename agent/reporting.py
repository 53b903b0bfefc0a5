"""How a turn is told: the brain's words, what changed, what waits or is asked, and the next step."""

from collections.abc import Iterable, Sequence

from agent.chat import STOPPED
from agent.conversation import ACTS, Act, Done, Gate, Question, Reply, Spent
from agent.desk import Desk
from agent.telling import describe, tell
from agent.thread import Ended, State
from agent.toolbelt import is_order

MOST_ACTS = 40
MOST_THOUGHTS = 12
ENDINGS: dict[Ended, str] = {
    "": "",
    "failed": "",
    "stopped": STOPPED,
    "acts": f"That was {MOST_ACTS} acts, the most of one turn. What was done is kept.",
    "thoughts": f"That took {MOST_THOUGHTS} thoughts, the most of one turn. What was done is kept.",
}


def report_of(state: State, desk: Desk, gate: Gate | None = None) -> Reply:
    """The reply of a turn that ended, or that waits at a gate. A rehearsal's tells what would be done."""
    done = tuple(Done.model_validate_json(one) for one in state.get("done", [])[state.get("told", 0) :])
    question = Question.model_validate_json(text) if (text := state.get("question", "")) else None
    before = state.get("before", 0)
    opened = desk.opened()
    film = desk.film_at(before) if opened.revision != before else opened.film
    # What a rehearsed order would bring is not known, so it is only described.
    told = tell(film, opened.film, done if desk.waits else [one for one in done if not is_order(one.act)])
    changes, further = [*told.changes], told.next
    if not desk.waits:
        changes += [describe(film, one.act) for one in done if is_order(one.act) and not one.error]
        further = ()
        gate = _previewed(state)
    changes = [*dict.fromkeys(changes)]
    words = state.get("words", "")
    return Reply(
        text="\n".join(
            _text(words, changes, state.get("ended", ""), gate, question if gate is None else None, further)
        ),
        revision=opened.revision if desk.waits else before,
        done=done if desk.waits else (),
        proposed=_proposed(state, desk, gate, done),
        question=question if gate is None else None,
        gate=gate,
        changes=tuple(changes),
        next=() if gate else further,
        undo=before if desk.waits and any(one.facts for one in done) else None,
        spent=Spent.model_validate_json(state.get("spent", "{}")),
        brain=desk.brain.name,
    )


def _proposed(state: State, desk: Desk, gate: Gate | None, done: Sequence[Done]) -> tuple[Act, ...]:
    """What a yes would do; of a rehearsal, all that it did. In the brain's own terms."""
    if not desk.waits:
        return tuple(one.act for one in done if not one.error)
    if gate is None:
        return ()
    said, acts = ACTS.validate_json(state.get("said", "[]")), ACTS.validate_json(state.get("acts", "[]"))
    return tuple(one for one, act in zip(said, acts, strict=True) if act in gate.acts)


def _previewed(state: State) -> Gate | None:
    """The gates of a rehearsal as one."""
    gates = [Gate.model_validate_json(one) for one in state.get("previews", [])]
    if not gates:
        return None
    acts = tuple(act for one in gates for act in one.acts)
    return Gate(acts=acts, preview=" ".join(one.preview for one in gates), cost=sum(one.cost for one in gates))


def told_question(words: str, question: Question | None) -> Iterable[str]:
    """Words, and after them the question with its choices, numbered as they may be answered."""
    if words:
        yield words
    if question is not None:
        if question.text not in words:
            yield question.text
        yield from (f"{place}. {choice.label}" for place, choice in enumerate(question.choices, 1))


def _text(
    words: str,
    changes: Sequence[str],
    ended: Ended,
    gate: Gate | None,
    question: Question | None,
    further: Sequence[str],
) -> Iterable[str]:
    if words:
        yield words
    yield from (line for line in changes if line not in words)
    if ENDINGS[ended] and ENDINGS[ended] not in changes:
        yield ENDINGS[ended]
    if gate is not None:
        yield f"This waits for your yes. {gate.preview}"
    elif question is not None:
        yield from (line for line in told_question(words, question) if line != words)
    elif further:
        yield f"Next: {', '.join(f'“{one}”' for one in further)}."
    elif not words and not changes and not ENDINGS[ended]:
        yield "Nothing was changed."
