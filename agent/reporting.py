"""How a turn is told: the brain's words, what changed, what waits or is asked, and the next step."""

from collections.abc import Iterable, Sequence

from agent.chat import STOPPED
from agent.conversation import ACTS, Act, Done, Gate, Question, Reply, Speaker, Spent
from agent.desk import Desk
from agent.roles import may_spend
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
    words, rehearsed = state.get("words", ""), not desk.waits
    lines = [
        *_head(words, changes, ENDINGS[state.get("ended", "")], rehearsed=rehearsed),
        *_foot(words, gate, question, further, whose=_whose(state, gate), rehearsed=rehearsed),
    ]
    return Reply(
        text="\n".join(lines) or "Nothing was changed.",
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


def told_question(question: Question, words: str) -> Iterable[str]:
    """The question, unless the words ask it already, and its choices, numbered as they may be answered."""
    if question.text not in words:
        yield question.text
    yield from (f"{place}. {choice.label}" for place, choice in enumerate(question.choices, 1))


def _whose(state: State, gate: Gate | None) -> str:
    """Whose yes it takes: for whoever asked, that is themselves, unless it spends and they may not."""
    speaker = Speaker.model_validate_json(state.get("speaker", "{}"))
    return "the director's or the owner's" if gate and gate.cost and not may_spend(speaker.role) else "your"


def _head(words: str, changes: Sequence[str], ending: str, *, rehearsed: bool) -> Iterable[str]:
    """What was said and what came of it."""
    if words:
        yield words
    if rehearsed and changes:
        yield "Nothing is done yet. This is what it would come to:"
    yield from (line for line in changes if line not in words)
    if ending:
        yield ending


def _foot(
    words: str, gate: Gate | None, question: Question | None, further: Sequence[str], *, whose: str, rehearsed: bool
) -> Iterable[str]:
    """What waits, or is asked, or comes next."""
    if gate is not None:
        yield f"{'It would wait' if rehearsed else 'This waits'} for {whose} yes. {gate.preview}"
    elif question is not None:
        yield from told_question(question, words)
    elif further:
        yield f"Next: {', '.join(f'“{one}”' for one in further)}."
