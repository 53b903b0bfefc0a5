"""The messages of the evaluation: each can be read, and what it expects is legal on its film."""

from collections import Counter
from pathlib import Path

import pytest

from agent.evaluation.cases import FOLDER, Case, load_cases
from agent.evaluation.reels import film_names, reel_of
from agent.evaluation.running import make, stage
from agent.evaluation.scoring import Outcome, score
from agent.pinning import pinned
from tools.film.edits import edit_kinds
from tools.film.edits.fields import Selection
from tools.film.errors import DirectorError
from tools.film.selecting import selected_shots

CASES = [*load_cases(), *load_cases(FOLDER / "met")]
KINDS = {
    "camera", "cast", "control", "conversation", "cut", "delivery", "impossible", "injection", "languages", "length",
    "look", "mixed", "question", "rarer", "scenes", "size", "sound", "story", "takes", "titles", "transitions",
    "unclear", "voices", "weather",
}  # fmt: skip


def named(case: Case) -> str:
    return f"{case.kind}: {case.say[:60]}"


@pytest.mark.parametrize("name", film_names())
def test_a_film_of_the_evaluation_opens_with_takes_and_a_log(name: str) -> None:
    reel = reel_of(name)
    assert len(reel.film.scenes) >= 3
    assert reel.film.takes
    assert reel.revision == len(reel.log())
    assert reel.film_at(reel.revision) == reel.film
    assert reel.film_at(0).scenes == ()


@pytest.mark.parametrize("case", CASES, ids=named)
def test_what_a_message_expects_is_legal_on_its_film(case: Case) -> None:
    reel, past = stage(case)
    assert len(past) == len(case.before)
    for acts in case.alternatives:
        after = reel.fork()
        for choices in acts:
            for act in (one for choice in choices for one in (choice.sample, choice.low, choice.high)):
                if isinstance(act, Selection) and act.kind not in edit_kinds() and (act.shots or act.scenes):
                    assert selected_shots(reel.film, act)
                try:
                    make(reel.fork(), act)
                except DirectorError:
                    # what leans on the acts before it: a clip that is laid over the film, and then made smaller
                    make(after.fork(), pinned(reel.film, act))
            make(after, pinned(reel.film, choices[0].sample))


@pytest.mark.parametrize("case", CASES, ids=named)
def test_doing_what_a_message_expects_is_exact(case: Case) -> None:
    reel, _ = stage(case)
    words = " ".join(choice.split("|")[0] for choice in case.contains)
    for acts in case.alternatives:
        outcome = Outcome(acts=tuple(choices[0].sample for choices in acts), words=words)
        assert score(case, reel.film, outcome, reel.history.made_at).rated == "exact"


def test_the_kinds_are_known_and_there_are_enough_messages() -> None:
    assert {case.kind for case in CASES} == KINDS
    assert len(CASES) >= 320


def test_no_message_is_there_twice() -> None:
    said = Counter((case.say.casefold(), case.film, tuple(turn.say for turn in case.before)) for case in CASES)
    assert [message for message, count in said.items() if count > 1] == []


def test_each_half_has_every_kind_in_its_measure() -> None:
    # what is mended because of a held-out message moves to the other half, so that they are not of one size
    tuning = Counter(case.kind for case in load_cases(half="tuning"))
    held_out = Counter(case.kind for case in load_cases(half="held-out"))
    for kind in KINDS:
        assert min(tuning[kind], held_out[kind]) >= max(tuning[kind], held_out[kind]) / 3, kind


def test_a_line_that_is_no_case_is_named(tmp_path: Path) -> None:
    (tmp_path / "look.jsonl").write_text('{"film": "heist", "say": "darker"}\n')
    with pytest.raises(DirectorError, match=r"look\.jsonl, line 1: .*exactly one"):
        load_cases(tmp_path)
