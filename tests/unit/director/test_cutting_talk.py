"""Edges, cuts, speeds and split edits, as editors and as other people ask for them."""

import pytest

from tests.fakes.talk_film import ferry, plain, said

Acts = list[dict[str, object]]

CASES: list[tuple[str, Acts]] = [
    ("take 8 frames off the head of 4", [{"kind": "ripple", "clip": 4, "edge": "head", "frames": 8}]),
    ("lose the first 10 frames of 3", [{"kind": "ripple", "clip": 3, "edge": "head", "frames": 10}]),
    ("cut the last two seconds of 5", [{"kind": "ripple", "clip": 5, "edge": "tail", "frames": -48}]),
    ("trim 4 by 8 frames at the tail", [{"kind": "trim", "clip": 4, "edge": "tail", "frames": -8}]),
    ("give me 10 more frames at the end of 4", [{"kind": "ripple", "clip": 4, "edge": "tail", "frames": 10}]),
    ("could you cut 6 frames from the beginning of shot 9 please",
     [{"kind": "ripple", "clip": 9, "edge": "head", "frames": 6}]),
    ("come into 5 twelve frames earlier", [{"kind": "ripple", "clip": 5, "edge": "head", "frames": -12}]),
    ("get out of shot 7 earlier", [{"kind": "ripple", "clip": 7, "edge": "tail", "frames": -12}]),
    ("start 5 a bit later", [{"kind": "ripple", "clip": 5, "edge": "head", "frames": 6}]),
    ("shot 4 starts too early, bring it in 10 frames later",
     [{"kind": "ripple", "clip": 4, "edge": "head", "frames": 10}]),
    ("4 ends too abruptly, add 12 frames at the end", [{"kind": "ripple", "clip": 4, "edge": "tail", "frames": 12}]),
    ("roll the cut between 4 and 5 back eight frames", [{"kind": "roll", "clip": 5, "frames": -8}]),
    ("the cut from 4 to 5 is too late, roll it back 6 frames", [{"kind": "roll", "clip": 5, "frames": -6}]),
    ("nudge the cut between 6 and 7 five frames later", [{"kind": "roll", "clip": 7, "frames": 5}]),
    ("slip 3 by half a second so we see more of the end", [{"kind": "slip", "clip": 3, "frames": 12}]),
    ("slide shot 5 to the left by ten frames", [{"kind": "slide", "clip": 5, "frames": -10}]),
    ("take 6 out and leave a gap", [{"kind": "lift", "clip": 6}]),
    ("extract 5 and close the gap", [{"kind": "extract", "clip": 5}]),
    ("cut shot 6 in two", [{"kind": "split_shot", "shot": 6, "at": 24}]),
    ("j-cut into 5", [{"kind": "split_edit", "clip": 5, "lead": 12}]),
    ("L cut from 4 into 5, 10 frames", [{"kind": "split_edit", "clip": 4, "tail": 10}]),
    ("bring the sound of 5 in 12 frames early", [{"kind": "split_edit", "clip": 5, "lead": 12}]),
    ("hear shot 6 before we see it", [{"kind": "split_edit", "clip": 6, "lead": 12}]),
    ("let the sound from 3 carry over into 4 for a second", [{"kind": "split_edit", "clip": 3, "tail": 24}]),
    ("the audio of 5 should come in 10 frames before the picture", [{"kind": "split_edit", "clip": 5, "lead": 10}]),
    ("shot 6 in slow mo please", [{"kind": "set_speed", "clip": 6, "speed": "1/2"}]),
    ("speed 4 up by 20%", [{"kind": "set_speed", "clip": 4, "speed": "6/5"}]),
    ("make 4 run twice as fast", [{"kind": "set_speed", "clip": 4, "speed": "2"}]),
    ("slow 5 down to 75 percent", [{"kind": "set_speed", "clip": 5, "speed": "3/4"}]),
    ("take the slow motion off 4", [{"kind": "set_speed", "clip": 4, "speed": "1"}]),
    ("freeze the end of 4 for two seconds", [{"kind": "freeze", "clip": 4, "at": 95, "frames": 48}]),
    ("end on a freeze frame", [{"kind": "freeze", "clip": 10, "at": 167, "frames": 24}]),
]  # fmt: skip


@pytest.mark.parametrize(("message", "acts"), CASES)
def test_a_cut_is_asked_for_in_the_trades_words_and_in_plain_ones(message: str, acts: Acts) -> None:
    assert plain(said(message).acts) == acts


def test_her_line_leads_where_she_says_it_or_it_is_asked_which() -> None:
    film = ferry()
    mara = film.characters["mara"]
    woman = mara.model_copy(update={"appearance": mara.appearance.model_copy(update={"sex": "f"})})
    known = film.model_copy(update={"characters": {**film.characters, "mara": woman}})
    message = "let her line lead by half a second"
    assert plain(said(message, known).acts, known) == [{"kind": "split_edit", "clip": 2, "lead": 12}]
    unknown = said(message)
    assert not unknown.acts
    assert unknown.question is not None
    assert len(unknown.question.choices) == 2


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("play shot 4 backwards", "cannot be played backwards"),
        ("speed shot 4 up 50x", "between 5 % and 2000 %"),
        ("roll the cut between 4 and 9 back 5 frames", "do not meet at a cut"),
        ("cut shot 9 at 0:02", "is not in it"),
        ("roll the cut into 1 back 5 frames", "there is no cut there"),
    ],
)
def test_what_the_cut_cannot_do_is_said(message: str, words: str) -> None:
    thought = said(message)
    assert not thought.acts
    assert words in thought.words


@pytest.mark.parametrize(
    "message", ["the cut between 4 and 5 is nice", "don't j-cut 5", "slide 6", "blade", "ripple 4"]
)
def test_what_names_a_cut_without_a_change_changes_nothing(message: str) -> None:
    assert not said(message).acts
