"""Was it what was meant? One verdict a message.

exact     the acts are those of an alternative, by what they do to the film; or the question, answer or refusal wanted
asked     nothing was done and a question came back, where an act or an answer was wanted
part      some of what was meant was done, and nothing else
nothing   neither an act nor a question, where one was wanted; an answer without what it must say; a fault
wrong     something was done that no alternative has
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from agent.conversation import Act, Spent
from agent.evaluation.cases import Case
from agent.evaluation.deeds import Deed, deeds_of
from agent.evaluation.expecting import Expected, Want, says, wanted
from tools.film.edits.cut import SetDuration
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.views import film_frames, picture_span

Class = Literal["exact", "asked", "part", "nothing", "wrong"]
CLASSES: tuple[Class, ...] = ("exact", "asked", "part", "nothing", "wrong")


@dataclass(frozen=True)
class Outcome:
    """What a turn came to: the acts the film accepted, the words, and whether it ended with a question."""

    acts: tuple[Act, ...] = ()
    words: str = ""
    asked: bool = False
    fault: bool = False
    spent: tuple[Spent, ...] = ()

    @property
    def questions(self) -> bool:
        """It ended with a question; a model that asks in words alone asks all the same."""
        return self.asked or (not self.acts and self.words.rstrip().endswith("?"))


@dataclass(frozen=True)
class Verdict:
    """The class of a turn, and how many of the things it did were not meant."""

    rated: Class
    wrong: int = 0


def score(case: Case, film: Film, outcome: Outcome, made_at: Callable[[int], int]) -> Verdict:
    """Compare a turn on `film`, as it was before the message, with what the case wants."""
    if outcome.fault:
        return Verdict("nothing")
    got = _deeds(film, outcome.acts, made_at)
    alternatives = [list(chosen) for acts in case.alternatives for chosen in product(*acts)]
    if not alternatives:
        return _without_acts(case, outcome, len(got))
    if not outcome.acts:
        if outcome.questions:
            return Verdict("exact" if case.or_asks else "asked")
        return Verdict("nothing")
    compared = [_compared(film, got, acts, made_at) for acts in alternatives]
    if (0, 0) in compared and not outcome.asked:
        return Verdict("exact" if says(outcome.words, case.contains) else "part")
    unexpected = min(extra for _, extra in compared)
    return Verdict("wrong", unexpected) if unexpected else Verdict("part")


def _without_acts(case: Case, outcome: Outcome, done: int) -> Verdict:
    if outcome.acts:
        return Verdict("wrong", max(1, done))
    if case.asks:
        return Verdict("exact" if outcome.questions else "nothing")
    said = bool(outcome.words.strip()) and says(outcome.words, case.contains)
    if case.refuses:
        return Verdict("exact" if said else "asked" if outcome.asked else "nothing")
    if outcome.asked:
        return Verdict("exact" if case.or_asks else "asked")
    return Verdict("exact" if said else "nothing")


def _deeds(film: Film, acts: Sequence[Act], made_at: Callable[[int], int]) -> list[Deed]:
    """What was done. An act whose names the film does not know is one deed of its own, and never wanted."""
    found: list[Deed] = []
    for act in acts:
        try:
            found += deeds_of(film, act, made_at)
        except DirectorError:
            found.append(Deed(act.kind, "what is not there", act.model_dump()))
    # Said twice is done once: merging what two acts both do to a shot.
    return [deed for index, deed in enumerate(found) if deed not in found[:index] or deed.kind.startswith("add")]


def _compared(
    film: Film, got: Sequence[Deed], acts: Sequence[Expected], made_at: Callable[[int], int]
) -> tuple[int, int]:
    """How many deeds of one alternative are missing, and how many were done that are not in it."""
    left = list(got)
    missing = 0
    for expected in acts:
        if expected.total is not None:
            missing += not _long_enough(film, left, expected.total)
            left = [deed for deed in left if deed.kind != SetDuration.model_fields["kind"].default]
            continue
        for want in wanted(film, expected, made_at):
            missing += not _take(left, want)
        left = [deed for deed in left if not expected.allows(film, made_at, deed)]
    return missing, len(left)


def _take(left: list[Deed], want: Want) -> bool:
    """Take the deed that meets the want off the list; False when there is none."""
    for index, deed in enumerate(left):
        if want.met_by(deed):
            del left[index]
            return True
    return False


def _long_enough(film: Film, deeds: Sequence[Deed], total: tuple[float, float]) -> bool:
    """True when the new lengths bring the film between so many seconds."""
    frames = film_frames(film)
    for deed in deeds:
        if deed.kind == "set_duration":
            span = picture_span(film, deed.about)
            frames += deed.changes["frames"] - (span.frames if span else 0)
    return total[0] <= float(frames / film.look.rate) <= total[1] + 0.05
