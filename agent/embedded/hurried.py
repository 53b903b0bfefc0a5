"""A deadline in a message: "roll 4 in the next ten minutes" is "roll 4", with ten minutes for it.

message ──without its deadline──> thought ── orders to the cameras? ──> the same, each with the minutes that there are
"""

from collections.abc import Callable
from dataclasses import replace

from agent.conversation import Act, Choice
from agent.ports import Situation, Thought
from tools.film.deadlines import Deadline
from tools.film.orders import Generate, Quote, Retake


def in_time(situation: Situation, deadline: Deadline, think: Callable[[Situation], Thought]) -> Thought | None:
    """The thought with its orders hurried; None when the message without its deadline orders nothing of a camera."""
    if not deadline.rest:
        return None
    thought = think(replace(situation, message=deadline.rest))
    question = thought.question
    offered = [act for choice in question.choices for act in choice.acts] if question is not None else []
    if not any(isinstance(act, Generate | Retake | Quote) for act in (*thought.acts, *offered)):
        return None
    acts = _hurried(thought.acts, deadline.minutes)
    if question is None:
        return replace(thought, acts=acts)
    choices = tuple(_chosen(choice, deadline.minutes) for choice in question.choices)
    return replace(thought, acts=acts, question=question.model_copy(update={"choices": choices}))


def _chosen(choice: Choice, minutes: float) -> Choice:
    return choice.model_copy(update={"acts": _hurried(choice.acts, minutes)})


def _hurried(acts: tuple[Act, ...], minutes: float) -> tuple[Act, ...]:
    return tuple(
        act.model_copy(update={"within": minutes}) if isinstance(act, Generate | Retake | Quote) else act
        for act in acts
    )
