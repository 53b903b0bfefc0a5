"""Where the story plays: its home, the room that belongs to it, the place where the thing happens, the way there."""

import re

import numpy as np

from tools.film.script import Location
from tools.writing.casting import Role
from tools.writing.doing import doing_of
from tools.writing.grammar import title_case
from tools.writing.idea import Idea
from tools.writing.story import Scene
from tools.writing.world import PLACES, STUFF

ROOMS = {
    "lighthouse": "lamp_room",
    "harbour": "house",
    "beach": "house",
    "sea": "corridor",
    "forest": "house",
    "field": "house",
    "farm": "house",
    "mountain": "house",
    "desert": "house",
    "village": "house",
    "street": "cafe",
    "alley": "bedroom",
    "rooftop": "bedroom",
    "road": "cafe",
    "bridge": "cafe",
    "garden": "house",
    "cemetery": "church",
    "station": "cafe",
    "cave": "cave",
    "planet": "spaceship",
    "moon": "spaceship",
    "west": "bar",
    "river": "house",
    "market": "cafe",
    "boat": "house",
    "seabed": "house",
    "car": "cafe",
}

PEOPLED = {
    "village",
    "street",
    "cafe",
    "house",
    "market",
    "station",
    "harbour",
    "farm",
    "bar",
    "shop",
    "church",
    "garden",
    "office",
    "hotel",
}

SPACE = {"spaceship", "planet", "moon", "corridor"}
# What grows or stands where someone in space lives is aboard.
ABOARD = {"greenhouse", "garden", "laboratory", "kitchen", "bedroom"}

# Where an animal lives that its kind as a whole does not.
HAUNTS = {
    "river": "heron crane stork swan duck goose egret ibis kingfisher beaver otter flamingo frog toad newt dragonfly",
    "beach": "gull seagull albatross pelican puffin cormorant curlew sandpiper osprey",
    "forest": "owl woodpecker cuckoo nightingale eagle hawk falcon condor vulture",
    "field": "chicken hen rooster turkey ostrich skylark lark grasshopper cricket",
    "garden": "butterfly bee bumblebee robin thrush blackbird finch snail ladybird caterpillar hummingbird peacock",
    "mountain": "penguin",
}
_HAUNTS = {animal: place for place, animals in HAUNTS.items() for animal in animals.split()}


def places_of(idea: Idea, P: Role, O: Role) -> dict[str, Scene]:  # noqa: E741
    doing = doing_of(idea.activity) if not idea.events else None
    # Whoever misses the train is not in it.
    spots = [s for s in idea.spots if doing is None or s.noun.split()[-1] not in doing.replaces]
    homely = [s for s in spots if not s.towards]
    goals = [s for s in spots if s.towards]
    works_inside = PLACES[alias(P.trade.home)].interior and alias(P.trade.home) != "house"
    if len(homely) == 1 and homely[0].name and homely[0].kind in ("street", "village") and works_inside:
        # A baker in Istanbul is in a bakery; the city is what stands around it.
        goals, homely = [*goals, homely[0]], []
    haunt = _HAUNTS.get(P.figure.noun, P.trade.home) if P.trade.beast else P.trade.home
    home_key = homely[0].kind if homely else alias(haunt)
    home_noun = homely[0].noun if homely else haunt
    if "tide" in home_noun:
        # Someone waits for the tide on a beach.
        home_noun = home_key
    home_adjective = homely[0].adjectives[0] if homely and homely[0].adjectives else ""
    if not homely and set(P.figure.adjectives) & {"retired", "former", "old-time", "ex"}:
        home_key = home_noun = "house"
    thing_site = STUFF[max(idea.things, key=lambda t: t.weight).kind].site if idea.things else ""
    if not homely and home_key == "house" and thing_site and not PLACES[alias(thing_site)].interior:
        # A bicycle is ridden where there is a road.
        home_key = home_noun = alias(thing_site)
    if P.figure.trade == "thief" and not P.given:
        # A heist comes from elsewhere.
        goals, homely = [*homely, *goals], []
        home_key = home_noun = alias(P.trade.home)
        home_adjective = ""
    if doing is not None and doing.place:
        # What is done says where. A garden that is planted on a roof is where the roof is, and bread for a village is
        # baked in a bakery.
        key, _, noun = doing.place.removeprefix("!").partition(":")
        if doing.place.startswith("!"):
            # Where it was brought from is not where it is done.
            goals, homely = [*homely, *goals], []
        homely = [s for s in homely if s.kind != key or s.name] if len(homely) > 1 else homely
        if homely and homely[0].kind == doing.then.removeprefix("!") != key:
            # Where it turns is not where it begins: whoever comes home is on the road.
            goals, homely = [*homely, *goals], []
        if homely and PLACES[key].interior and homely[0].kind in ("street", "village"):
            goals, homely = [*goals, *homely], []
        if homely:
            home_key, home_noun = homely[0].kind, homely[0].noun
            home_adjective = homely[0].adjectives[0] if homely[0].adjectives else ""
        else:
            home_key, home_noun, home_adjective = key, noun or key, ""
    royal = any(f.trade == "royal" for f in idea.figures)
    if idea.tone == "western" and home_key in ("desert", "house", "road") and not homely:
        home_key, home_noun = "west", "frontier town"
    if not homely and royal:
        home_key = home_noun = "castle"
    if P.trade.beast and homely and all(s.kind == "seabed" for s in homely):
        # An animal lives where its kind lives; under the water is where it goes.
        goals, homely = [homely[0], *goals], homely[1:]
        home_key = home_noun = "beach"
        home_adjective = ""
    if idea.events and goals and not homely and goals[0].kind == home_key:
        # Whoever moves into the house of the film is at its home.
        home_noun, goals = goals[0].noun, goals[1:]
        homely = [spots[0]]
    second = goals[0] if goals else homely[1] if len(homely) > 1 and homely[1].kind != home_key else None
    choices = [
        alias(k)
        for k in ([second.kind] if second else [])
        + ([doing.then.removeprefix("!")] if doing is not None else [])
        + [thing_site, P.trade.site, alias(O.trade.home), PLACES[home_key].near]
        if k
    ]
    site_key = next((k for k in choices if k != home_key and PLACES[k].set_kind != PLACES[home_key].set_kind), "street")
    aboard = P.trade.home == "spaceship" and home_key in ABOARD
    space = home_key in ("planet", "moon", "spaceship") or aboard
    if space:
        site_key = (
            second.kind
            if second and second.kind != home_key
            else ("corridor" if home_key == "spaceship" else "spaceship")
        )
    if doing is not None and second is not None and site_key == doing.then.removeprefix("!") != second.kind:
        # A dog that crosses the city comes to a house, and the house is not the city.
        second = None
    if P.trade.home == "spaceship" and home_key == "garden":
        home_key = "greenhouse"
    room_key = home_key if PLACES[home_key].interior else ROOMS.get(home_key, "house")
    if P.trade.beast and homely and not PLACES[home_key].interior:
        # An animal at the station stays at the station.
        room_key = home_key
    if idea.events and not PLACES[home_key].interior and PLACES[alias(P.trade.home)].interior:
        room_key = alias(P.trade.home)
    if idea.form == "ad" and not idea.spots:
        room_key = "bedroom"
    near = [alias(PLACES[site_key].near), alias(PLACES[home_key].near), alias(P.trade.site), alias(O.trade.home)]
    away_choices = [k for k in near if k in PEOPLED] + ["village" if site_key == "street" else "street", "village"]
    away_key = (
        next((k for k in away_choices if k not in (home_key, site_key, room_key)), "road") if not space else "corridor"
    )
    if idea.form == "ad" and room_key != "street":
        away_key = "street"
    names = {
        "home": (home_key, home_noun, home_adjective, homely[0].name if homely else ""),
        "site": (
            site_key,
            second.noun if second else "engine room" if space and site_key == "corridor" else _word(site_key),
            second.adjectives[0] if second and second.adjectives else "",
            second.name if second else "",
        ),
        "room": (room_key, home_noun if room_key == home_key else _word(room_key), "", ""),
        "away": (away_key, _word(away_key), "", ""),
    }
    scenes: dict[str, Scene] = {}
    told = {"home": homely[0].noun if homely else "", "site": second.noun if second else ""}
    # Whoever waits somewhere waits there, and not where they come from.
    waits = bool(homely) and second is None and not idea.events and any(d.verb == "wait" for d in idea.deeds)
    for role, (key, noun, adjective, name) in names.items():
        if role == "site" and waits:
            scenes[role] = scenes["home"]
            continue
        if role == "room" and (key == home_key or (idea.events and key == site_key and not second)):
            scenes[role] = scenes["home" if key == home_key else "site"]
            continue
        scenes[role] = _scene(key, noun, adjective, name, {s.location.id for s in scenes.values()}, told.get(role, ""))
    for number, spot in enumerate(idea.spots if idea.events else ()):
        if spot.noun not in {s.noun for s in scenes.values()}:
            adjective = spot.adjectives[0] if spot.adjectives else ""
            taken = {s.location.id for s in scenes.values()}
            scenes[f"spot{number}"] = _scene(spot.kind, spot.noun, adjective, spot.name, taken, spot.noun)
    return scenes


def alias(key: str) -> str:
    """A place's own key for a home of the trades ("flower_shop" is a workshop to the eye)."""
    if key in PLACES:
        return key
    return next(
        (k for k, place in PLACES.items() if key in place.words or key.replace("_", " ") in place.words), "house"
    )


def _word(key: str) -> str:
    return key.replace("_", " ")


def _scene(key: str, noun: str, adjective: str, name: str, taken: set[str], told: str) -> Scene:
    entry = PLACES[key]
    noun = noun.replace("_", " ")
    told_so = adjective in ("same", "one", *noun.split())
    words = noun if told_so else f"{adjective} {noun}".strip()
    title = name or words
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or key
    while slug in taken:
        slug += "-2"
    label = name if name else f"the {noun}"
    location = Location(
        id=slug, name=title_case(title), canon=entry.wide[0], set_kind=entry.set_kind, interior=entry.interior
    )
    return Scene(key, entry, location, label, told)


def force_of(home: str, rng: np.random.Generator) -> str:
    calm = {
        "desert": "heat",
        "road": "heat",
        "corridor": "night",
        "spaceship": "night",
        "village": "snow",
        "mountain": "snow",
        "lighthouse": "storm",
        "harbour": "storm",
        "sea": "storm",
        "farm": "wind",
        "field": "rain",
    }
    return calm.get(home, ("rain", "rain", "storm", "fog")[int(rng.integers(4))])
