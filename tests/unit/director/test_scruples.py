"""Words that forbid to act on what was otherwise understood: a not, an or, a condition, what is only told."""

import pytest

from tests.fakes.talk_film import plain, said


@pytest.mark.parametrize(
    "message",
    [
        "don't make shot 3 longer",
        "please don't delete scene 2",
        "never cut shot 4",
        "you should not swap 3 and 4",
        "do not move shot 3 to the end",
    ],
)
def test_what_shall_not_be_done_is_not_done_and_that_is_said(message: str) -> None:
    thought = said(message)
    assert thought.acts == ()
    assert thought.question is None
    assert "leave" in thought.words


@pytest.mark.parametrize(
    "message",
    [
        "make 3 darker or not",
        "shot 4 longer, or should we?",
        "make 3 darker when i say so",
        "delete shot 4 unless she minds",
        "3 darker until i say stop",
        "imagine you could cut shot 4",
        "nobody asked you to make 3 brighter",
        "remember when i said make 3 darker",
        "i don't want you to bin 4",
        "match 3 to 4",
        "3 is fire",
        "make 3 darker but not yet",
        "make 3 as dark as it was on the first day",
        "make it feel shorter without cutting anything",
        "go to black before 4 and come back up",
        "nobody needs to see 3 again",
        "he said make shot 3 brighter",
        "fade 3",
    ],
)
def test_what_is_left_open_or_only_told_is_asked_about(message: str) -> None:
    thought = said(message)
    assert thought.acts == ()
    assert thought.question is not None


def test_a_word_of_praise_that_only_opens_a_message_approves_nothing() -> None:
    assert plain(said("great, now make 3 darker").acts)[0]["kind"] == "set_grade"
    assert said("ok that's it, thanks").acts == ()


def test_a_fade_in_and_a_fade_out_of_one_shot_are_both_made() -> None:
    acts = plain(said("fade in on 3, fade out on 3").acts)
    assert {act["transition"] for act in acts} == {"fade in", "fade out"}


def test_what_is_seen_at_a_second_is_told() -> None:
    assert "Shot 1" in said("what's on screen at 1 second?").words


def test_a_not_that_takes_something_away_is_done() -> None:
    assert plain(said("don't let her smile in 3").acts) == [
        {"kind": "revise_shot", "shots": [3], "expression": "neutral"}
    ]


def test_one_request_that_is_not_understood_keeps_the_others_waiting_for_one_yes() -> None:
    thought = said("make 3 darker. flurb the wug in 4.")
    assert thought.acts == ()
    assert thought.question is not None
    assert [act.kind for act in thought.question.choices[0].acts] == ["set_grade"]
    assert "flurb the wug" in thought.question.text


@pytest.mark.parametrize("message", ["make 3 uh uh darker", "waaay darker um in 3 please"])
def test_hesitations_and_drawn_out_words_are_heard_past(message: str) -> None:
    assert [act.kind for act in said(message).acts] == ["set_grade"]


@pytest.mark.parametrize(
    "message",
    [
        "start 4 later, we don't need the first second",
        "delete 3 and make 3 darker",
        "give tom's line in 8 to mara",
        "mara should whisper her line in 2",
        "the ticket should be readable longer",
        "cut to black for a second before the last shot",
        "same light in 3 as in 5",
        "i don't want to see mara until 7",
    ],
)
def test_what_contradicts_itself_or_is_no_text_is_asked_about(message: str) -> None:
    assert said(message).acts == ()


def test_what_is_kept_is_not_approved_by_it() -> None:
    assert [act["kind"] for act in plain(said("lose the paper rustle but keep the ticket").acts)] == ["remove_effect"]


def test_a_word_is_put_right_by_one_slip_that_leaves_its_first_letter() -> None:
    assert said("make it prettier").acts == ()
    assert said("make shot 3 drker").acts != ()


@pytest.mark.parametrize(
    "message",
    [
        "4 too dark?",
        "would 5 work without her?",
        "rain in 3 like in 4",
        "match the light of 3 to 4",
        "rename tom to jim in the last scene",
        "give mara tom's coat",
        "go back two steps but keep the music",
        "5 rather than 4 should go",
        "mara should wear a hat on the jetty",
        "speed up the cabin to 150%",
        "scene 2 at night like scene 3",
        "add a shot of the gulls, wide, before she looks at them",
        "more like 2",
        "instead of cutting 5 shorten it",
        "rather than a fade, cut to 5",
        "cut away to 5 during 4",
        "cut 5 and maybe 6",
        "5: mara doesn't speak, she only looks",
        "make scene 2 shorter by losing the ticket",
        "move the paper rustle sound to the end of 4",
        "make it faster!!",
        "take the hiss out of the insert of the ticket",
        "start cold on the wheel",
        "strings a bit softer than the sea",
        "put 3 and 5 more clear",
    ],
)
def test_what_is_only_wondered_about_or_likened_is_asked(message: str) -> None:
    assert said(message).acts == ()


def test_red_not_black_takes_nothing_off() -> None:
    (act,) = plain(said("tom's coat should be red, not blue").acts)
    assert act["kind"] == "set_character"
    assert "red coat" in str(act["canon"])
