"""Questions: answered from the film, and nothing is done."""

import pytest

from agent.evaluation.reels import reel_of
from tests.fakes.rolled_film import rolled
from tests.fakes.talk_film import plain, said

FILM = rolled()
CASES: list[tuple[str, list[str]]] = [
    ("how long is it?", ["41.0 s", "10 shots", "4 scenes"]),
    ("how long is scene 2", ["Scene 2", "9.0 s", "3 shots"]),
    ("can you tell me how long shot 7 is?", ["Shot 7 (3A) runs 6.0 s"]),
    ("what's the longest shot", ["shot 10 (4A)", "7.0 s"]),
    ("how many shots are there", ["10 shots"]),
    ("how many takes of 7 do we have?", ["2 takes"]),
    ("how many shots are at night", ["3 shots are at night: 7-9"]),
    ("what's in scene 3?", ["Scene 3", "Extreme wide shot, the ferry in a storm", "Not tonight."]),
    ("what is shot 2?", ["MARA", "He said six.", "waiting for your approval"]),
    ("who is in shot 4?", ["TOM"]),
    ("who's in it", ["MARA", "TOM"]),
    ("who says not tonight?", ["TOM", "shot 8 (3B)"]),
    ("which shots is mara in", ["2, 3, 9 and 10"]),
    ("which shots still have no takes?", ["Shot 6 (2C) has no take yet"]),
    ("which shots are not approved", ["10 shots"]),
    ("list the scenes", ["JETTY", "FERRY CABIN", "OPEN SEA"]),
    ("what music is there?", ["music"]),
    ("is there music in scene 2", ["No."]),
    ("is shot 5 approved?", ["No", "waiting"]),
    ("what size is shot 5", ["close-up"]),
    ("what's the weather in shot 7", ["storm"]),
    ("why is shot 6 so short?", ["2.0 s", "shorter than most", "insert"]),
    ("why is shot 7 so dark", ["night"]),
    ("what did that cost?", ["Nothing", "11 takes"]),
    ("how's it going?", ["0 of 10 shots are approved", "1 has no take yet (6)", "roll everything that is missing"]),
    ("what can you do?", ["make shot 3 darker", "give MARA a red coat"]),
    ("what is the film called", ["The Ferry"]),
    ("is the picture locked?", ["No"]),
    ("what have you changed?", ["Nothing has been changed"]),
]  # fmt: skip


@pytest.mark.parametrize(("message", "words"), CASES)
def test_a_question_is_answered_in_words_and_does_nothing(message: str, words: list[str]) -> None:
    thought = said(message, FILM)
    assert thought.acts == ()
    assert thought.question is None
    assert all(word in thought.words for word in words), thought.words


@pytest.mark.parametrize(
    ("message", "words"),
    [
        # a shot of the film says that somebody "does not turn round"
        ("when does scene 3 start?", ["Shot 7 (3A) begins at 0:23.0"]),
        ("when does gran raise her glass?", ["It is in shots 7 and 8"]),
        ("when does she shut the fridge?", ["Shot 2 (1B) begins at 0:08.0"]),
        ("what is the last thing anybody says?", ["DAD", "Since March.", "shot 13"]),
    ],
)
def test_what_a_question_asks_with_is_nothing_that_is_seen(message: str, words: list[str]) -> None:
    thought = said(message, reel_of("lunch").film)
    assert thought.acts == ()
    assert all(word in thought.words for word in words), thought.words


def test_a_shot_that_is_not_there_is_said() -> None:
    assert said("what's in shot 40?", FILM).words == "There is no shot 40; the film has shots 1 to 10."


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("can you make 3 darker?", "set_grade"),
        ("how about a close-up of 4?", "revise_shot"),
        ("could we lose the music in scene 3?", "remove_music"),
        ("do 4 again", "retake"),
        ("show me the film", "render"),
    ],
)
def test_a_wish_in_the_form_of_a_question_is_done(message: str, kind: str) -> None:
    assert [act.kind for act in said(message, FILM).acts] == [kind]


@pytest.mark.parametrize(
    "message", ["is shot 3 good?", "are there any subtitles?", "did you approve 3?", "is 4 darker than 5?"]
)
def test_a_question_that_sounds_like_a_wish_does_nothing(message: str) -> None:
    assert said(message, FILM).acts == ()


def test_it_after_the_longest_is_the_longest() -> None:
    assert plain(said("which shot is the longest? make it a second shorter").acts) == [
        {"kind": "set_duration", "shots": [10], "delta": -1.0}
    ]
