"""Several changes of one person in a message: none takes back another."""

from agent.embedded.canons import one_after_another
from agent.evaluation.reels import reel_of
from tests.fakes.talk_film import said
from tools.film.edits.story import SetCharacter, SetLocation
from tools.film.edits.takes import Circle


def test_two_looks_of_one_person_are_both_in_what_is_written_of_her():
    film = reel_of("lunch").film
    acts = said("mum's apron in blue and give her long hair", film).acts
    canons = [act.canon for act in acts if isinstance(act, SetCharacter)]
    assert canons == ["a woman of fifty, short grey hair, blue apron", "a woman of fifty, blue apron, long hair"]


def test_two_people_are_changed_each_for_themselves():
    film = reel_of("lunch").film
    acts = (SetCharacter(character="mum", canon="tall"), SetCharacter(character="dad", canon="small"))
    assert one_after_another(acts, film) == acts


def test_what_two_changes_both_bring_is_written_once():
    film = reel_of("lunch").film
    before = film.characters["mum"].canon
    acts = (SetCharacter(character="mum", canon=f"{before}, glasses"),
            SetCharacter(character="mum", canon=f"{before}, glasses, hat"))  # fmt: skip
    assert [act.canon for act in one_after_another(acts, film) if isinstance(act, SetCharacter)] == [
        f"{before}, glasses",
        f"{before}, glasses, hat",
    ]


def test_a_place_is_changed_twice_and_other_acts_stay_as_they_are():
    film = reel_of("lunch").film
    where, place = next(iter(film.locations.items()))
    acts = (
        Circle(shots=(next(iter(film.shots)),)),
        SetLocation(location=where, canon=f"{place.canon}, green walls"),
        SetLocation(location=where, canon=f"{place.canon}, a clock"),
    )
    told = one_after_another(acts, film)
    assert told[:2] == acts[:2]
    assert isinstance(told[2], SetLocation)
    assert told[2].canon is not None
    assert told[2].canon.endswith("green walls, a clock")


def test_a_person_and_a_place_of_one_name_are_two():
    film = reel_of("lunch").film
    place = next(iter(film.locations.values()))
    person = film.characters["mum"].model_copy(update={"id": place.id})
    both = film.model_copy(update={"characters": {**film.characters, place.id: person}})
    acts = (SetCharacter(character=place.id, canon="tall"), SetLocation(location=place.id, canon="green walls"))
    assert one_after_another(acts, both) == acts
