"""Any name of a place finds the set that stands for it."""

import pytest

from tools.generators.previz.places import PLACES, nearest

MEANT = {
    "forge": "workshop", "tavern": "cafe", "castle hall": "theatre", "attic": "bedroom", "ship deck": "sea",
    "Spaceship corridor": "corridor", "the old barn": "workshop", "woods": "forest", "mountain pass": "village",
    "alley": "street", "market square": "street", "harbour": "harbour", "pier": "harbour",
    "cliffs": "lighthouse_exterior",
    "lighthouse": "lighthouse_exterior", "lamp room": "lamp_room", "library": "study", "office": "office",
    "classroom": "classroom", "bakery": "cafe", "coffee shop": "cafe", "diner": "cafe", "wheat field": "field",
    "meadows": "field", "farm": "field", "train station": "station", "railway platform": "station",
    "subway": "station", "rooftop": "rooftop", "penthouse terrace": "rooftop", "balcony": "rooftop",
    "laboratory": "corridor", "submarine": "sea", "bunker": "corridor", "hospital corridor": "corridor",
    "beach": "beach", "rocky shore": "beach", "lagoon": "beach", "desert": "desert", "Mars": "planet",
    "ruins": "desert", "oasis": "desert", "pyramids": "desert", "snowy village": "village", "cottages": "village",
    "ski slope": "village", "nursery": "bedroom", "hotel room": "bedroom", "living room": "study",
    "dining room": "kitchen", "pantry": "kitchen", "concert hall": "theatre", "opera": "theatre",
    "jungle": "forest", "swamp": "forest", "campfire in the woods": "forest", "riverbank": "river",
    "garage": "workshop", "clockmaker's workshop": "workshop", "highway": "roadside", "parking garage": "street",
    "kitchen": "kitchen", "bedroom": "bedroom", "theatre": "theatre", "moor": "field", "stables": "workshop",
    "moon": "moon", "hospital room": "hospital",
    "bottom of the sea floor": "seabed", "coral reef": "seabed", "supermarket": "supermarket",
    "glasshouse": "greenhouse", "frontier town": "frontier", "police station": "office", "post office": "study",
    "train carriage": "carriage", "dining car": "carriage", "schoolroom": "classroom", "the car": "roadside",
    "country road": "roadside", "art gallery": "gallery", "boxing gym": "gym", "ice rink": "gym", "sports hall": "gym",
}  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), MEANT.items())
def test_a_place_word_finds_the_set_of_its_meaning(name: str, kind: str) -> None:
    assert nearest(name) == kind


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("lighthouse", "lamp_room", "lighthouse_exterior"), ("ship", "bedroom", "sea"),
        ("castle", "theatre", "village"),
        ("church", "church", "village"), ("train", "carriage", "station"),
        ("car", "roadside", "roadside"),
        ("school", "classroom", "street"), ("office", "office", "street"),
        ("farm", "workshop", "field"), ("cottage", "kitchen", "village"),
        ("spaceship", "corridor", "planet"), ("cabin", "bedroom", "village"), ("cafe", "cafe", "street"),
        ("museum", "gallery", "street"), ("gym", "gym", "street"),
        ("beach", "kitchen", "beach"), ("forest", "workshop", "forest"), ("theatre", "theatre", "street"),
    ],
)  # fmt: skip
def test_the_slugline_decides_between_inside_and_outside(name: str, inside: str, outside: str) -> None:
    assert nearest(name, interior=True) == inside
    assert nearest(name, interior=False) == outside


@pytest.mark.parametrize("interior", [None, True, False])
@pytest.mark.parametrize("name", ["", "   ", "qwxzy", "42", "the", "Ort ohne Namen", *PLACES])
def test_every_name_finds_some_set(name: str, interior: bool | None) -> None:
    assert nearest(name, interior) in PLACES


def test_a_known_kind_is_itself() -> None:
    assert [nearest(kind) for kind in PLACES] == list(PLACES)
