"""Plays the messages of the evaluation through a brain, and counts.

before ──> Exchange, Exchange ──┐
Reel ───────────────────────────┴─> Situation ──think──> acts on the reel ──think──> ... ──> Outcome ──> Verdict
"""

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from agent.answers import read
from agent.conversation import Act, Done, Exchange, Speaker, Spent
from agent.evaluation.cases import Case, Turn
from agent.evaluation.expecting import act_of, expected_acts
from agent.evaluation.reels import Reel, reel_of
from agent.evaluation.scoring import CLASSES, Class, Outcome, Verdict, score
from agent.pinning import pinned
from agent.ports import Brain, Emit, Situation, Thought
from tools.film.edits import Edit, edit_kinds
from tools.film.edits.cut import ImportLut
from tools.film.errors import DirectorError
from tools.film.orders import ImportMedia

ROUNDS = 8
"""thoughts a turn at most; a brain that still acts then is stopped"""


@dataclass(frozen=True)
class Played:
    """One message, what came of it, and the CPU time of thinking."""

    case: Case
    outcome: Outcome
    verdict: Verdict
    cpu_ms: float


@dataclass(frozen=True)
class Tally:
    """The verdicts of one kind of message. `cpu_ms` is the median and the most of a turn; tokens and USD are of all."""

    kind: str
    n: int
    counts: dict[Class, int] = field(default_factory=dict[Class, int])
    wrong_acts: int = 0
    cpu_ms: tuple[float, float] = (0.0, 0.0)
    tokens: int = 0
    usd: float = 0.0

    def share(self, rated: Class) -> float:
        """Percent of the messages."""
        return 100 * self.counts.get(rated, 0) / self.n if self.n else 0.0


class Nobody:
    """A brain that says and does nothing: what stands in for a model, so that only the model is measured."""

    name = "nobody"

    def think(self, situation: Situation, emit: Emit) -> Thought:
        """Nothing."""
        return Thought()


def play(case: Case, brain: Brain) -> Played:
    """One message on a film of its own. Raises DirectorError when the case does not fit its film."""
    reel, past = stage(case)
    before, made_at = reel.film, reel.history.made_at
    began = time.process_time()
    outcome = _turn(case, brain, reel, past)
    spent = 1000 * (time.process_time() - began)
    return Played(case, outcome, score(case, before, outcome, made_at), spent)


def play_all(cases: Sequence[Case], brain: Brain, heard: Callable[[Played], None] = lambda _: None) -> list[Played]:
    """All messages, one after the other; `heard` is told each as it comes."""
    found: list[Played] = []
    for case in cases:
        found.append(play(case, brain))
        heard(found[-1])
    return found


def tallies(played: Sequence[Played]) -> list[Tally]:
    """One for each kind, in the order of its name, and one for all of it, last."""
    kinds = sorted({one.case.kind for one in played})
    return [*(_tally(kind, [one for one in played if one.case.kind == kind]) for kind in kinds), _tally("all", played)]


def stage(case: Case) -> tuple[Reel, tuple[Exchange, ...]]:
    """The film as it is when the message comes, and the conversation before it."""
    reel = reel_of(case.film)
    for fields in case.given:
        make(reel, act_of(fields))
    return reel, tuple(_past(reel, turn) for turn in case.before)


def _past(reel: Reel, turn: Turn) -> Exchange:
    revision = reel.revision
    acts = tuple(expected_acts(fields)[0].sample for fields in turn.expect)
    for act in acts:
        make(reel, act, turn.say)
    return Exchange(
        message=turn.say,
        reply=turn.reply or (turn.question.text if turn.question else "Done."),
        acts=acts,
        revision=reel.revision,
        before=revision,
        question=turn.question,
    )


def _chosen(case: Case, past: tuple[Exchange, ...]) -> tuple[Act, ...] | None:
    """The acts of the choice that the message plainly makes, as every conversation reads it before anyone thinks."""
    question = past[-1].question if past else None
    if question is None:
        return None
    answer = read(case.say, [choice.label for choice in question.choices])
    return question.choices[answer.choice].acts or None if answer.kind == "choice" else None


def _turn(case: Case, brain: Brain, reel: Reel, past: tuple[Exchange, ...]) -> Outcome:
    done: list[Done] = []
    words: list[str] = []
    spent: list[Spent] = []
    scratch, asked = "", False
    if (chosen := _chosen(case, past)) is not None:
        done = [_tried(reel, act, case.say) for act in chosen]
        return Outcome(tuple(one.act for one in done if not one.error), "", False)
    for _ in range(ROUNDS):
        situation = Situation(
            film=reel.film,
            revision=reel.revision,
            records=reel,
            speaker=Speaker(),
            message=case.say,
            past=past,
            done=tuple(done),
            scratch=scratch,
        )
        try:
            thought = brain.think(situation, _unheard)
        except Exception as error:
            # A fault of a brain is a miss of this message; the others are still measured.
            return Outcome(words=f"fault: {type(error).__name__}: {error}", fault=True, spent=tuple(spent))
        scratch = thought.scratch
        spent.append(thought.spent)
        acts = [pinned(reel.film, act) for act in thought.acts]
        done += [_tried(reel, act, case.say) for act in acts]
        words += [thought.words, thought.question.text if thought.question else ""]
        asked = thought.question is not None
        if asked or thought.final or not thought.acts:
            break
    told = "\n".join(part for part in (*words, *(one.error for one in done)) if part)
    return Outcome(tuple(one.act for one in done if not one.error), told, asked, spent=tuple(spent))


def _tried(reel: Reel, act: Act, message: str) -> Done:
    """An edit is made on the reel; an order is only noted, since nothing is rolled here, but LUTs do come in."""
    revision = reel.revision
    try:
        make(reel, act, message)
    except DirectorError as error:
        return Done(act=act, before=revision, revision=revision, error=error.message)
    return Done(act=act, before=revision, revision=reel.revision)


def make(reel: Reel, act: Act, message: str = "") -> None:
    """Do an act to a reel, as far as it can be done there. Raises DirectorError; then nothing has changed."""
    if act.kind in edit_kinds():
        edit: Edit = act  # pyright: ignore[reportAssignmentType]
        reel.perform(edit, message)
    elif isinstance(act, ImportMedia):
        # The LUTs that come in are known from then on, as they would be; of clips only the order counts.
        for name in (Path(file).stem for file in act.files if file.casefold().endswith(".cube")):
            reel.perform(ImportLut(name=name, media=hashlib.sha256(name.encode()).hexdigest()), message)


def _unheard(kind: str, value: dict[str, Any]) -> None:
    """Nobody listens to a brain that is being measured."""


def _tally(kind: str, played: Sequence[Played]) -> Tally:
    spent = [thought for one in played for thought in one.outcome.spent]
    times = [one.cpu_ms for one in played] or [0.0]
    return Tally(
        kind=kind,
        n=len(played),
        counts={rated: sum(one.verdict.rated == rated for one in played) for rated in CLASSES},
        wrong_acts=sum(one.verdict.wrong for one in played),
        cpu_ms=(median(times), max(times)),
        tokens=sum(thought.tokens_in + thought.tokens_out for thought in spent),
        usd=sum(thought.usd for thought in spent),
    )
