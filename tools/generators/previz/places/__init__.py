"""The sets: every place the embedded camera can go to, as a small world with two views and named marks.

a location's kind --nearest--> one of PLACES --build(time, weather, mood, seed)--> World
"""

from collections.abc import Callable

from tools.film.script import Mood, TimeOfDay, Weather
from tools.generators.previz.atmosphere import Atmosphere, atmosphere
from tools.generators.previz.places import (
    beach,
    bedroom,
    cafe,
    carriage,
    church,
    classroom,
    corridor,
    desert,
    field,
    forest,
    frontier,
    gallery,
    greenhouse,
    gym,
    harbour,
    hospital,
    kitchen,
    lamp_room,
    lighthouse_exterior,
    office,
    planet,
    river,
    roadside,
    rooftop,
    sea,
    seabed,
    station,
    street,
    study,
    supermarket,
    theatre,
    village,
    workshop,
)
from tools.generators.previz.places.likeness import resemble
from tools.generators.previz.places.staging import Floor
from tools.generators.previz.world import World

_BUILDERS: dict[str, tuple[Callable[[Atmosphere, int], World], Floor]] = {
    "forest": (forest.forest, forest.FLOOR),
    "street": (street.street, street.FLOOR),
    "kitchen": (kitchen.kitchen, kitchen.FLOOR),
    "study": (study.study, study.FLOOR),
    "corridor": (corridor.corridor, corridor.FLOOR),
    "lighthouse_exterior": (lighthouse_exterior.lighthouse_exterior, lighthouse_exterior.FLOOR),
    "beach": (beach.beach, beach.FLOOR),
    "lamp_room": (lamp_room.lamp_room, lamp_room.FLOOR),
    "desert": (desert.desert, desert.FLOOR),
    "village": (village.village, village.FLOOR),
    "theatre": (theatre.theatre, theatre.FLOOR),
    "sea": (sea.sea, sea.FLOOR),
    "rooftop": (rooftop.rooftop, rooftop.FLOOR),
    "workshop": (workshop.workshop, workshop.FLOOR),
    "field": (field.field, field.FLOOR),
    "station": (station.station, station.FLOOR),
    "cafe": (cafe.cafe, cafe.FLOOR),
    "bedroom": (bedroom.bedroom, bedroom.FLOOR),
    "seabed": (seabed.seabed, seabed.FLOOR),
    "planet": (planet.planet, planet.FLOOR),
    "moon": (planet.moon, planet.FLOOR),
    "frontier": (frontier.frontier, frontier.FLOOR),
    "supermarket": (supermarket.supermarket, supermarket.FLOOR),
    "harbour": (harbour.harbour, harbour.FLOOR),
    "hospital": (hospital.hospital, hospital.FLOOR),
    "greenhouse": (greenhouse.greenhouse, greenhouse.FLOOR),
    "office": (office.office, office.FLOOR),
    "classroom": (classroom.classroom, classroom.FLOOR),
    "carriage": (carriage.carriage, carriage.FLOOR),
    "church": (church.church, church.FLOOR),
    "river": (river.river, river.FLOOR),
    "roadside": (roadside.roadside, roadside.FLOOR),
    "gallery": (gallery.gallery, gallery.FLOOR),
    "gym": (gym.gym, gym.FLOOR),
}
SEEDS = 4093
PLACES: tuple[str, ...] = tuple(_BUILDERS)
"""The kinds of place there are."""


def build(
    set_kind: str, time: TimeOfDay, weather: Weather, mood: Mood, seed: int, *, unlit: bool = False
) -> World:
    """The set of that kind in that air. Any name will do; the nearest known place stands for it. Pure.

    `unlit` is a place whose lamps are out: what light there is comes in from outside.
    """
    kind = set_kind if set_kind in _BUILDERS else nearest(set_kind)
    builder, free = _BUILDERS[kind]
    # seeds become offsets into noise in single precision, where large ones would lose their fraction
    air = atmosphere(time, weather, mood)
    if unlit:
        air.lamps, air.unlit = 0.0, True
    made = builder(air, seed % SEEDS)
    made.free = free
    return made


def floor(set_kind: str) -> Floor:
    """Where people may walk in the set of that kind."""
    kind = set_kind if set_kind in _BUILDERS else nearest(set_kind)
    return _BUILDERS[kind][1]


def nearest(set_kind: str, interior: bool | None = None) -> str:
    """The known place nearest in meaning to any English name of a place. `interior` is the slugline's INT. or EXT."""
    return resemble(set_kind, interior, PLACES)
