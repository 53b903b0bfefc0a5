"""Messages that mean something only after the one before."""

from tests.fakes.talk_film import plain, talk


def _acts(*messages: str) -> list[dict[str, object]]:
    return plain(talk(*messages)[-1].acts)


def test_again_goes_another_step_and_a_bit_more_half_of_one() -> None:
    assert _acts("make 3 darker", "again") == [{"kind": "set_grade", "shots": [3], "exposure": -0.5, "relative": True}]
    assert _acts("make 3 darker", "a bit more")[0]["exposure"] == -0.25
    assert _acts("make 3 darker", "not so much")[0]["exposure"] == 0.25


def test_it_and_them_are_what_was_spoken_of() -> None:
    assert _acts("make 3 and 5 darker", "make them warmer")[0]["shots"] == [3, 5]
    assert _acts("scene 2 at dusk", "make it sadder") == [{"kind": "revise_scene", "scene": 2, "mood": "melancholy"}]


def test_the_same_for_another_shot_leaves_the_first_as_it_is() -> None:
    assert _acts("make 3 darker", "same for 5") == [
        {"kind": "set_grade", "shots": [5], "exposure": -0.5, "relative": True}
    ]
    assert _acts("make 3 darker", "and 6 too")[0]["shots"] == [6]


def test_no_the_other_one_takes_it_back_and_does_it_there() -> None:
    assert [act["kind"] for act in _acts("make 3 darker", "no, 4")] == ["undo", "set_grade"]
    assert _acts("make 3 darker", "no, i meant 4")[1]["shots"] == [4]


def test_a_bare_no_asks_before_it_takes_anything_back() -> None:
    thought = talk("make 3 darker", "no")[-1]
    assert not thought.acts
    assert thought.question is not None
    assert plain(thought.question.choices[0].acts) == [{"kind": "undo"}]


def test_what_a_question_was_about_is_what_it_means_next() -> None:
    assert _acts("what is in shot 4?", "make it darker")[0]["shots"] == [4]
    assert _acts("make 3 darker", "how long is scene 2?", "make it sadder") == [
        {"kind": "revise_scene", "scene": 2, "mood": "melancholy"}
    ]


def test_a_question_is_answered_by_place_number_or_what_it_is() -> None:
    for answer in ("the second one", "shot 9", "9", "the last one", "the one at night"):
        assert _acts("the close-up of Mara longer", answer)[0]["shots"] == [9], answer
    assert [act["shots"] for act in _acts("the close-up of Mara longer", "both")] == [[3], [9]]


def test_it_without_anything_before_it_is_the_film() -> None:
    assert _acts("make it darker") == [{"kind": "set_film_grade", "exposure": -0.5, "relative": True}]


def test_a_bare_number_puts_right_how_much_where_it_is_said_so_and_is_asked_about_else() -> None:
    for correction in ("make it 3", "more like 3", "no, make that 3"):
        assert _acts("make 4 two seconds long", correction)[-1] == {
            "kind": "set_duration",
            "shots": [4],
            "seconds": 3.0,
        }, correction
    for correction in ("no, 3", "sorry, 3"):
        thought = talk("make 4 two seconds long", correction)[-1]
        assert not thought.acts
        assert thought.question is not None


def test_longer_after_a_dissolve_is_not_said_of_the_shot() -> None:
    assert not talk("dissolve into 5", "longer")[-1].acts
