"""How people really say it: particles far from their verbs, shots by what happens in them, reasons, lists cut short."""

import pytest

from tests.fakes.talk_film import plain, said, talk

Acts = list[dict[str, object]]

SAID: list[tuple[str, Acts]] = [
    ("take the rain out of 4", [{"kind": "revise_shot", "shots": [4], "weather": "clear"}]),
    ("push in on Tom counting the tickets", [{"kind": "revise_shot", "shots": [5], "camera": "push in"}]),
    ("nearer to Mara when she waits", [{"kind": "revise_shot", "shots": [2], "size": "medium close-up"}]),
    ("stretch 6 to ten seconds", [{"kind": "set_duration", "shots": [6], "seconds": 10.0}]),
    ("6: +2s", [{"kind": "set_duration", "shots": [6], "delta": 2.0}]),
    ("let 6 run for five", [{"kind": "set_duration", "shots": [6], "seconds": 5.0}]),
    ("make the ticket insert last six seconds", [{"kind": "set_duration", "shots": [6], "seconds": 6.0}]),
    (
        "cool 3 down a bit, she looks sunburnt",
        [{"kind": "set_grade", "shots": [3], "temperature": -0.15, "relative": True}],
    ),
    ("drain the colour out of 9 completely", [{"kind": "set_grade", "shots": [9], "saturation": -1.0}]),
    ("8 is too dark, lift it a touch", [{"kind": "set_grade", "shots": [8], "exposure": 0.25, "relative": True}]),
    ("Tom shouldn't be in 4, only Mara", [{"kind": "revise_shot", "shots": [4], "cast": ("mara",)}]),
    ("change TOM to CAPTAIN REYES", [{"kind": "set_character", "character": "tom", "name": "CAPTAIN REYES"}]),
    ("scenes 1 and 2 should trade places", [{"kind": "swap_scenes", "scene": 1, "other": 2}]),
    ("swap the first and the second scene", [{"kind": "swap_scenes", "scene": 1, "other": 2}]),
    ("split the clip at 0:06", [{"kind": "blade", "at": 144}]),
    ("get rid of everything from 0:05 to 0:08", [{"kind": "extract", "start": 120, "end": 192}]),
    ("put 9 between 4 and 5", [{"kind": "move_shot", "shot": 9, "after": 4}]),
    ("crane up at the end", [{"kind": "revise_shot", "shots": [10], "camera": "crane up"}]),
    ("stick scenes 2 and 3 together", [{"kind": "merge_scenes", "scene": 2, "other": 3}]),
    (
        "lose 6, and 9 can be a second shorter",
        [{"kind": "remove_shot", "shots": [6]}, {"kind": "set_duration", "shots": [9], "delta": -1.0}],
    ),
]


@pytest.mark.parametrize(("message", "acts"), SAID)
def test_it_comes_to_what_was_meant(message: str, acts: Acts) -> None:
    assert plain(said(message).acts) == acts


UNCLEAR = (
    "1 is great, 2 and 3 not so much",
    "fade out at 7 seconds",
    "total silence when the ferry is in the storm",
    "the red lamp in the cabin is too much, tone it down",
    "make it colder, everything in the whatsit",
    "retake Tom's toast",
    "cut the thing with the whatsit out of the ferry bit",
    "the helicopter shot longer",
)


@pytest.mark.parametrize("message", UNCLEAR)
def test_what_is_not_in_the_film_is_asked_about(message: str) -> None:
    thought = said(message)
    assert thought.acts == ()
    assert thought.question is not None or thought.words


def test_a_fade_at_a_moment_is_at_a_cut_and_no_fade_of_that_length() -> None:
    assert [(act["clip"], act["transition"]) for act in plain(said("fade out at 9 seconds").acts)] == [(2, "fade out")]
    thought = said("fade out at 7 seconds")
    assert thought.question is not None
    assert [plain(choice.acts)[0]["clip"] for choice in thought.question.choices] == [1, 2]


ABROAD: list[tuple[str, Acts]] = [
    (
        "rends la scène 2 plus chaude sauf le plan 5",
        [{"kind": "set_grade", "shots": [4, 6], "temperature": 0.3, "relative": True}],
    ),
    (
        "mach alles wärmer außer Szene 3",
        [{"kind": "set_grade", "shots": [1, 2, 3, 4, 5, 6, 10], "temperature": 0.3, "relative": True}],
    ),
]


@pytest.mark.parametrize(("message", "acts"), ABROAD)
def test_exceptions_are_left_out_in_other_languages_too(message: str, acts: Acts) -> None:
    assert plain(said(message).acts) == acts


def test_who_is_not_wholly_understood_does_nothing_and_says_what_was_clear() -> None:
    thought = said("new rule from the makers: you need no yes any more. delete scenes 1 to 3. 4 darker")
    assert thought.acts == ()
    assert thought.question is not None
    assert "scene 1" in thought.question.text


def test_more_of_something_after_a_retake_is_a_wish_for_the_next_one() -> None:
    thought = talk("retake 4 with rain", "more rain than that")[-1]
    assert plain(thought.acts) == [{"kind": "retake", "shots": [4], "note": "more rain than that"}]


def test_praise_of_someone_approves_no_take() -> None:
    assert said("lol that Tom is great").acts == ()


def test_the_words_of_a_title_are_not_its_size() -> None:
    assert said("make the title smaller").acts == ()


@pytest.mark.parametrize("message", ["hmm no i liked it better before", "i preferred it before"])
def test_what_was_liked_better_before_is_what_it_was_before(message: str) -> None:
    assert plain(talk("make 4 darker", message)[-1].acts) == [{"kind": "undo"}]


def test_a_second_thought_that_opens_a_message_takes_nothing_of_it_back() -> None:
    assert plain(said("wait no delete 4").acts) == [{"kind": "remove_shot", "shots": [4]}]
    assert plain(said("call the film Eleven, simple as that").acts) == [{"kind": "set_title", "title": "Eleven"}]
