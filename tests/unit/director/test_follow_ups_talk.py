"""What only follows up the last change, and messages that are softened: "nah, half of it", "actually no music in 7"."""

import pytest

from tests.fakes.talk_film import plain, talk

DARKER = {"kind": "set_grade", "shots": [3], "exposure": -0.5, "relative": True}


def _acts(*messages: str) -> list[dict[str, object]]:
    return plain(talk(*messages)[-1].acts)


@pytest.mark.parametrize(
    ("follow", "more"),
    [
        ("nah that's too much, half of it", 0.25),
        ("hmm, not that dark", 0.25),
        ("ok a third of that back", 0.1667),
        ("even more", -0.5),
        ("not enough", -0.5),
        ("tone it down", 0.25),
    ],
)
def test_a_step_is_halved_taken_back_in_part_or_made_again(follow: str, more: float) -> None:
    assert _acts("make 3 darker", follow) == [{**DARKER, "exposure": more}]


@pytest.mark.parametrize(
    "follow",
    [
        "hmm, put them back",
        "no put it back how it was",
        "like before",
        "it was better before",
    ],
)
def test_what_was_changed_is_put_back(follow: str) -> None:
    assert _acts("swap shots 4 and 5", follow) == [{"kind": "undo"}]


@pytest.mark.parametrize(
    ("follow", "undone", "shots"),
    [
        ("actually only the fifth", True, [5]),
        ("no I meant the one after it", True, [4]),
        ("and the one after as well", False, [4]),
        ("also for the last one please", False, [10]),
        ("only for 6 though", True, [6]),
    ],
)
def test_a_change_is_had_elsewhere(follow: str, undone: bool, shots: list[int]) -> None:
    acts = _acts("make 3 darker", follow)
    assert acts == [*([{"kind": "undo"}] if undone else []), {**DARKER, "shots": shots}]


def test_all_but_some_keep_the_change() -> None:
    assert _acts("make scene 1 darker", "except 2")[1]["shots"] == [1, 3]


def test_a_share_becomes_an_amount() -> None:
    assert _acts("can shot 1 be longer", "two seconds maybe")[1] == {"kind": "set_duration", "shots": [1], "delta": 2.0}


def test_after_an_undo_nothing_is_followed_up() -> None:
    assert _acts("make 3 darker", "undo", "half of it") == []


@pytest.mark.parametrize(
    ("soft", "bare"),
    [
        ("actually no music in the last scene", "no music in the last scene"),
        ("so I find scene 2 a bit slow", "scene 2 is a bit too slow"),
        ("hmm, 4 warmer I think", "4 warmer"),
        ("I'd like the suitcase to be blue", "make the suitcase blue"),
        ("could Mara wear a green coat instead", "give Mara a green coat"),
    ],
)
def test_what_only_softens_changes_nothing(soft: str, bare: str) -> None:
    assert _acts(soft) == _acts(bare) != []


def test_a_no_before_a_thing_is_no_hedge() -> None:
    assert _acts("no music in scene 3")[0]["kind"] == "remove_music"
    assert _acts("hmm 4 too dark?") == []


@pytest.mark.parametrize("message", ["make those bluer", "make all of those bluer", "make all of them bluer"])
def test_those_are_all_that_one_request_was_about(message: str) -> None:
    bluer = {"kind": "set_grade", "shots": [3, 4], "temperature": -0.3, "relative": True}
    assert _acts("make shots 3 and 4 wider", message) == [bluer]


def test_all_of_them_is_the_film_where_nothing_was_spoken_of() -> None:
    assert _acts("make all of them bluer") == [{"kind": "set_film_grade", "temperature": -0.3, "relative": True}]


def test_by_a_third_is_so_much_less_or_more() -> None:
    assert _acts("make 4 longer", "slow it by a third") == [{"kind": "set_speed", "clip": 4, "speed": "2/3"}]
    assert _acts("speed 4 up by a third") == [{"kind": "set_speed", "clip": 4, "speed": "4/3"}]


def test_everything_in_there_is_the_scene_that_was_spoken_of() -> None:
    darker = {"kind": "set_grade", "shots": [4, 5, 6], "exposure": -0.5, "relative": True}
    assert _acts("scene 2 at night", "everything in there darker") == [darker]


@pytest.mark.parametrize(
    "messages",
    [
        ("make shot 2 shorter", "good. now the second scene"),
        ("make 4 longer", "cut it in half"),
    ],
)
def test_what_only_looks_like_a_follow_up_is_not_done(messages: tuple[str, ...]) -> None:
    assert _acts(*messages) == []
