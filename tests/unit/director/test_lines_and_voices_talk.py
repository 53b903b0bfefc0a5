"""What is said in the film, and with which voice."""

from typing import Any

import pytest

from tests.fakes.talk_film import plain, said

# the ferry: Mara says "He said six." in 2, Tom "Not tonight." in 8
CASES: list[tuple[str, dict[str, Any]]] = [
    ("have Mara say 'I never left' in 3", {"kind": "set_line", "shot": 3, "speaker": "mara", "text": "I never left"}),
    ("change Tom's line to 'Not today.'", {"kind": "set_line", "shot": 8, "speaker": "tom", "text": "Not today."}),
    ("change the line in 2 to \"He said seven.\"",
     {"kind": "set_line", "shot": 2, "speaker": "mara", "text": "He said seven."}),
    ("Tom says Hello, stranger in shot 4",
     {"kind": "set_line", "shot": 4, "speaker": "tom", "text": "Hello, stranger"}),
    ("narrator over shot 1: Nobody came that day.", {"kind": "set_line", "shot": 1, "text": "Nobody came that day."}),
    ("add a line for tom in 5: Who sent you?",
     {"kind": "set_line", "shot": 5, "speaker": "tom", "text": "Who sent you?"}),
    ("cut Mara's line", {"kind": "remove_line", "shot": 2, "speaker": "mara"}),
    ("tom shouldn't say anything in 8", {"kind": "remove_line", "shot": 8, "speaker": "tom"}),
    ("no dialogue in scene 3", {"kind": "remove_line", "shot": 8, "speaker": "tom"}),
    ("give Tom a deeper voice", {"kind": "set_voice", "who": "tom", "change": "lower"}),
    ("mara should speak slower", {"kind": "set_voice", "who": "mara", "change": "slower"}),
    ("tom's voice is too high", {"kind": "set_voice", "who": "tom", "change": "lower"}),
    ("use bm_lewis for tom", {"kind": "set_voice", "who": "tom", "name": "bm_lewis"}),
]  # fmt: skip


@pytest.mark.parametrize(("message", "act"), CASES)
def test_it_comes_to_one_act(message: str, act: dict[str, Any]) -> None:
    assert plain(said(message).acts) == [act]


def test_the_old_words_say_which_line_is_meant() -> None:
    (act,) = plain(said('change "Not tonight." to "Not ever."').acts)
    assert (act["shot"], act["speaker"], act["text"]) == (8, "tom", "Not ever.")


def test_a_voice_is_cast_by_sex_age_and_accent() -> None:
    (woman,) = plain(said("a woman's voice for the narrator").acts)
    assert str(woman["name"])[1] == "f"
    (british,) = plain(said("use a british voice for Tom").acts)
    assert str(british["name"]).startswith("bm_")


def test_two_changes_of_a_voice_are_two_steps() -> None:
    acts = plain(said("tom's voice lower and slower").acts)
    assert [act["change"] for act in acts] == ["lower", "slower"]


def test_who_says_it_is_asked_where_nobody_is_named() -> None:
    thought = said("have someone say 'Go' in shot 1")
    assert not thought.acts
    assert thought.question is not None


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("use bm_bob for Tom", "There is no voice bm_bob"),
        ("cut the dialogue in shot 5", "Nothing is said there."),
        ("have tom say 'Go' in shot 50", "There is no shot 50; the film has shots 1 to 10."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_done(message: str, words: str) -> None:
    thought = said(message)
    assert thought.acts == ()
    assert thought.words.startswith(words)
