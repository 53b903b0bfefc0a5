"""The thread of a turn: what its checkpoints hold, as JSON, and never the film.

opening ──> State ──nodes of the graph──> State with a reply
"""

from typing import Literal, TypedDict

from agent.conversation import ACTS, Act, Question, Speaker, Spent
from agent.pinning import pinned
from agent.ports import Thought
from tools.film.film import Film

Ended = Literal["", "stopped", "failed", "acts", "thoughts"]
"""why a turn ended before its brain was done"""


class State(TypedDict, total=False):
    """The thread of a turn, as JSON: what a checkpoint holds."""

    film: str
    thread: int
    message: str
    speaker: str
    before: int
    """the film's revision that the report compares with"""
    begun: bool
    """acts were given without a thought: a choice that was made"""
    thoughts: int
    scratch: str
    words: str
    question: str
    final: bool
    said: str
    """the acts that are left to do, as the brain said them"""
    acts: str
    """the same, with their references pinned to ids"""
    approved: list[int]
    """causes of acts that someone allowed said yes to"""
    next: int
    """the cause of the first act that is left"""
    held: bool
    """the first act that is left waits for a yes"""
    done: list[str]
    made: list[str]
    """the acts that were done, pinned, one for each of `done`"""
    told: int
    """how many of `done` an earlier reply has told"""
    spent: str
    previews: list[str]
    """gates that a rehearsal went through, as if someone had said yes"""
    ended: Ended
    reply: str


def opening(film: str, thread: int, message: str, speaker: Speaker, before: int) -> State:
    """The state that a turn begins with."""
    return State(
        film=film,
        thread=thread,
        message=message,
        speaker=speaker.model_dump_json(),
        before=before,
        thoughts=0,
        said="[]",
        acts="[]",
        approved=[],
        next=0,
        done=[],
        made=[],
        told=0,
        previews=[],
        spent=Spent().model_dump_json(),
        ended="",
    )


def thought_of(film: Film, thought: Thought) -> State:
    """The part of a state that a thought about `film` sets; its references are pinned to that film."""
    return State(
        scratch=thought.scratch,
        words=thought.words,
        question=settled(film, thought.question).model_dump_json() if thought.question else "",
        final=thought.final or not thought.acts or thought.question is not None,
        said=dump(thought.acts),
        acts=dump(tuple(pinned(film, one) for one in thought.acts)),
    )


def dump(acts: tuple[Act, ...]) -> str:
    return ACTS.dump_json(acts).decode()


def joined(acts: str, further: str) -> str:
    """Dumped acts, and others after them."""
    return dump((*ACTS.validate_json(acts), *ACTS.validate_json(further)))


def settled(film: Film, question: Question) -> Question:
    """The question with its choices' acts pinned, so that an answer means what was asked."""
    choices = tuple(
        choice.model_copy(update={"acts": tuple(pinned(film, one) for one in choice.acts)})
        for choice in question.choices
    )
    return question.model_copy(update={"choices": choices})
