"""The wordings that the gist is learned from: marked right, for every intent, and those that the weights know."""

from pathlib import Path

import numpy as np
import pytest

from agent.embedded.gist.forms import ANSWERS, INTENTS, PUT_RIGHT, QUIET
from agent.embedded.gist.hearing import WEIGHTS
from agent.evaluation.cases import load_cases
from agent.evaluation.wordings import Saying, Wording, as_one, parsed, sayings
from tools.film.errors import DirectorError

ALL = sayings()
REQUESTS = [wording for saying in ALL for wording in saying.requests]


def test_a_line_is_its_text_and_its_slots() -> None:
    wording = Wording("longer", "give the old dog two seconds more", (("T", 5, 16), ("A", 17, 28)))
    assert parsed("longer", "give [T the old dog] [A two seconds] more") == Saying((wording,))


def test_a_line_of_several_requests_names_each_where_it_begins_and_what_was_said_before() -> None:
    saying = parsed("", "the dog is too dark >> {brighter}still, {remove}and [T the cat] goes")
    assert saying.before == "the dog is too dark"
    assert saying.requests == (
        Wording("brighter", "still, ", ()),
        Wording("remove", "and the cat goes", (("T", 4, 11),)),
    )
    assert as_one(saying.requests) == ("still, and the cat goes", [("T", 11, 18)])


@pytest.mark.parametrize(
    "line",
    [
        "# longer\nhold [T the dog",
        "# longer\nhold [Z the dog]",
        "hold [T the dog]",
        "well {longer}hold it",
        "{longer hold it",
    ],
)
def test_what_is_not_marked_right_is_refused_with_its_line(line: str, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(line)
    with pytest.raises(DirectorError, match=r"bad\.txt, line [12]: "):
        sayings(tmp_path)


def test_every_intent_has_many_wordings() -> None:
    counted: dict[str, int] = {}
    for wording in REQUESTS:
        counted[wording.intent] = counted.get(wording.intent, 0) + 1
    named = {*INTENTS} - PUT_RIGHT
    assert {*ANSWERS, *QUIET} | named <= counted.keys()
    assert min(counted[intent] for intent in named) >= 20
    assert not PUT_RIGHT & counted.keys()


def test_the_weights_are_of_these_wordings() -> None:
    with np.load(WEIGHTS) as held:
        assert [str(name) for name in held["intents"]] == sorted({wording.intent for wording in REQUESTS})


def test_no_message_of_the_evaluation_is_a_wording() -> None:
    said = {case.say.casefold().strip(" .!?") for case in load_cases() if len(case.say.split()) > 4}
    assert not said & {as_one(saying.requests)[0].casefold().strip(" .!?") for saying in ALL}
