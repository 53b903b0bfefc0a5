"""Every name by which a scene, a shot, a take, someone or a place is called."""

import pytest

from tests.unit.film.strips import strip_film
from tools.film.errors import NotFound
from tools.film.film import Film
from tools.film.script import Character, Scene
from tools.film.slate import (
    find_character,
    find_location,
    find_scene,
    find_shot,
    find_take,
    setup_index,
    setup_letter,
    slate_of,
    slates,
)


def two_scenes() -> Film:
    film = strip_film("A10 B10 C10 D10", handles=(4, 4))
    scenes = (
        Scene(id="sc1", location="here", shots=("shA", "shB")),
        Scene(id="sc2", location="here", shots=()),
        Scene(id="sc3", location="here", shots=("shC", "shD")),
    )
    return film.model_copy(
        update={"scenes": scenes, "characters": {"keeper": Character(id="keeper", name="The Keeper")}}
    )


def test_setup_letters_skip_i_and_o_and_go_on_with_two() -> None:
    letters = [setup_letter(index) for index in range(26)]
    assert letters[7:9] == ["H", "J"]
    assert letters[12:14] == ["N", "P"]
    assert letters[23:26] == ["Z", "AA", "AB"]
    assert all(setup_index(setup_letter(index)) == index for index in range(2000))
    assert setup_index("I") is None


@pytest.mark.parametrize("reference", ["shC", 3, "3", " 3 ", "3A", "3a", "3A-1"])
def test_a_shot_is_found_by_id_number_and_slate(reference: int | str) -> None:
    assert find_shot(two_scenes(), reference).id == "shC"


@pytest.mark.parametrize("reference", [0, 5, -1, "5", "3C", "2A", "9A", "3I", "", "shX", "3A-", "٣"])
def test_an_unknown_shot_is_refused_with_the_legal_range(reference: int | str) -> None:
    with pytest.raises(NotFound) as refused:
        find_shot(two_scenes(), reference)
    assert "shots 1 to 4 (1A to 3B)" in refused.value.message
    assert refused.value.data["legal"] == [1, 4]


def test_slates_follow_the_place_of_a_shot() -> None:
    assert slates(two_scenes()) == {"shA": "1A", "shB": "1B", "shC": "3A", "shD": "3B"}
    assert slate_of(two_scenes(), "shD") == "3B"


def test_scenes_are_found_by_number_and_id() -> None:
    assert find_scene(two_scenes(), 3).id == "sc3"
    assert find_scene(two_scenes(), "3").id == "sc3"
    assert find_scene(two_scenes(), "sc2").id == "sc2"
    with pytest.raises(NotFound, match="scenes 1 to 3"):
        find_scene(two_scenes(), 4)


def test_takes_are_found_by_slate_and_id() -> None:
    assert find_take(two_scenes(), "3B-1").id == "tkD"
    assert find_take(two_scenes(), "tkD").id == "tkD"
    with pytest.raises(NotFound, match="has 1 take"):
        find_take(two_scenes(), "3B-2")
    with pytest.raises(NotFound, match="such as 1A-1"):
        find_take(two_scenes(), "banana")


def test_people_and_places_are_found_by_name_in_any_case() -> None:
    assert find_character(two_scenes(), "the keeper").id == "keeper"
    assert find_character(two_scenes(), "KEEPER").id == "keeper"
    assert find_location(two_scenes(), "HERE").id == "here"
    with pytest.raises(NotFound, match="the cast is The Keeper"):
        find_character(two_scenes(), "Anna")


def test_a_film_without_shots_says_so() -> None:
    with pytest.raises(NotFound, match="no shots yet"):
        find_shot(Film(id="f"), 1)
    with pytest.raises(NotFound, match="no scenes yet"):
        find_scene(Film(id="f"), 1)
