"""The wordings that the gist is learned from: marked right, for every intent, and those that the weights know."""

from pathlib import Path

import numpy as np
import pytest

from agent.embedded.gist.forms import ASIDE, INTENTS
from agent.embedded.gist.hearing import WEIGHTS
from agent.evaluation.cases import load_cases
from agent.evaluation.wordings import Wording, parsed, wordings
from tools.film.errors import DirectorError

ALL = wordings()


def test_a_line_is_its_text_and_its_slots() -> None:
    assert parsed("longer", "give [T the old dog] [A two seconds] more") == Wording(
        "longer", "give the old dog two seconds more", (("T", 5, 16), ("A", 17, 28))
    )


@pytest.mark.parametrize("line", ["# longer\nhold [T the dog", "# longer\nhold [Z the dog]", "hold [T the dog]"])
def test_what_is_not_marked_right_is_refused_with_its_line(line: str, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(line)
    with pytest.raises(DirectorError, match=r"bad\.txt, line [12]: "):
        wordings(tmp_path)


def test_every_intent_has_many_wordings() -> None:
    counted: dict[str, int] = {}
    for wording in ALL:
        counted[wording.intent] = counted.get(wording.intent, 0) + 1
    assert {*INTENTS, ASIDE} <= counted.keys()
    assert min(counted[intent] for intent in INTENTS) >= 20


def test_the_weights_are_of_these_wordings() -> None:
    with np.load(WEIGHTS) as held:
        assert [str(name) for name in held["intents"]] == sorted({wording.intent for wording in ALL})


def test_no_message_of_the_evaluation_is_a_wording() -> None:
    said = {case.say.casefold().strip(" .!?") for case in load_cases() if len(case.say.split()) > 4}
    assert not said & {wording.text.casefold().strip(" .!?") for wording in ALL}
