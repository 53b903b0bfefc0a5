"""The known place that stands best for any other: forge -> workshop, tavern -> cafe, castle hall -> theatre.

words of the name -> table of places seen from outside and from inside -> the side the slugline asks for
"""

import re

OUTSIDE: dict[str, str] = {
    "forest": (
        "forest wood woods woodland grove jungle rainforest thicket copse glade clearing trail path trees tree "
        "swamp marsh bog bayou undergrowth campsite camp campfire canopy ravine gorge orchard park garden "
        "cemetery graveyard churchyard shrine temple grounds creek stream brook riverside riverbank river "
        "waterfall pond lake lakeside waterhole cave mouth den lair burrow zoo"
    ),
    "street": (
        "street road avenue boulevard alley alleyway lane sidewalk pavement city town downtown block crossroads "
        "intersection crossing corner square plaza piazza market marketplace bazaar shopfront storefront arcade "
        "highway motorway parking carpark garage forecourt taxi car bus district neighbourhood neighborhood suburb "
        "metropolis chinatown bridge underpass tunnel mouth metro stop bus stop fair fairground carnival "
        "schoolyard courthouse museum hotel mall skyscraper"
    ),
    "desert": (
        "desert dune dunes sahara wasteland wastes badlands canyon mesa oasis ruins ruin mars moon planet asteroid "
        "crater savanna savannah outback quarry battlefield pyramid tomb caravan arena colosseum steppe "
        "volcano crag alien world"
    ),
    "village": (
        "village hamlet snow tundra arctic glacier iceberg mountain mountains alps peak summit valley ski slope chalet "
        "cottage cabin lodge hut igloo ice winter church chapel castle fortress monastery keep palace gate "
        "courtyard mill inn yard porch doorstep driveway north pole"
    ),
    "lighthouse_exterior": (
        "lighthouse cliff cliffs clifftop bluff headland promontory cape rocky coast beacon island isle watchtower "
        "tower wall"
    ),
    "beach": (
        "beach shore seashore seaside sand sands coast coastline bay cove lagoon tideline surf waterfront "
        "boardwalk estuary resort"
    ),
    "sea": (
        "sea ocean ship boat deck raft yacht sailboat ferry open water waves pier dock docks harbour harbor quay jetty "
        "wharf port marina submarine galleon trawler barge rowboat canoe gunwale water maelstrom"
    ),
    "rooftop": (
        "rooftop roof terrace balcony fire escape skyline penthouse helipad ledge parapet chimney chimneys water tower "
        "airship sky cloud clouds"
    ),
    "field": (
        "field fields meadow pasture farm farmland farmyard ranch prairie hill hills hillside countryside plain plains "
        "grassland vineyard scarecrow fence barnyard paddock moor moorland heath lawn backyard stadium racetrack "
        "airfield runway crop cornfield wheat golf playground country picnic windmill pitch"
    ),
    "station": (
        "station platform train railway railroad tracks track subway depot terminal terminus tram train station "
        "airport bus station border crossing"
    ),
}
"""Exterior kind -> the words it answers to."""

INSIDE: dict[str, str] = {
    "kitchen": (
        "kitchen kitchenette pantry larder scullery dining dining room galley farmhouse cottage mess canteen "
        "breakfast nook hearth home house"
    ),
    "study": (
        "study office library den living room livingroom lounge sitting parlour parlor drawing room bookshop bookstore "
        "archive classroom school schoolroom university reading newsroom museum gallery antique apartment flat "
        "boardroom conference courtroom headmaster detective mansion manor interrogation bank embassy embassies "
        "palace palaces reception lobby hotel lobby"
    ),
    "corridor": (
        "corridor hallway spaceship starship spacecraft bridge cockpit airlock lab laboratory station space station "
        "bunker submarine engine tunnel sewer vault server reactor hangar factory hospital ward clinic prison cell jail "
        "dungeon cave cavern mine crypt catacombs subway shuttle elevator lift ship interior control control room "
        "starbase warehouse basement morgue tardis"
    ),
    "theatre": (
        "theatre theater stage auditorium opera concert hall ballroom cinema circus cabaret nightclub club church "
        "chapel cathedral temple throne room great hall castle arena gym gymnasium studio rehearsal backstage "
        "dressing room"
    ),
    "lamp_room": (
        "lamp lamp room lantern lantern room lighthouse lighthouse top observatory watchtower tower conservatory "
        "greenhouse glasshouse wheelhouse lookout control tower"
    ),
    "cafe": (
        "cafe café coffee coffee shop bakery baker patisserie tavern inn pub bar saloon restaurant diner bistro shop "
        "store grocer grocery florist boutique pharmacy teahouse tearoom deli market bazaar ice cream parlour "
        "supermarket barbershop salon hotel station"
    ),
    "bedroom": (
        "bedroom attic loft nursery dormitory dorm motel hotel room guest room bed bathroom bath cabin chamber cottage "
        "bedside childhood hut tent caravan igloo sickroom hospital room boat ship yacht train closet wardrobe"
    ),
    "workshop": (
        "workshop forge smithy blacksmith garage shed barn stable stables toolshed boathouse studio atelier carpenter "
        "workbench foundry mill clockmaker watchmaker toymaker tailor cobbler cellar basement inventor farm potter "
        "shipyard garden shed greenhouse"
    ),
}
"""Interior kind -> the words it answers to."""

_INSIDE_OF = {
    "forest": "workshop",
    "street": "cafe",
    "desert": "bedroom",
    "village": "kitchen",
    "lighthouse_exterior": "lamp_room",
    "beach": "kitchen",
    "sea": "bedroom",
    "rooftop": "bedroom",
    "field": "workshop",
    "station": "cafe",
}
_OUTSIDE_OF = {
    "kitchen": "village",
    "study": "street",
    "corridor": "desert",
    "theatre": "street",
    "lamp_room": "lighthouse_exterior",
    "cafe": "street",
    "bedroom": "village",
    "workshop": "village",
}
_INDOOR_HINTS = frozenset(
    ["room", "inside", "interior", "indoors", "int", "cabin", "hall", "chamber", "corridor", "cellar"]
)


def _table(kinds: dict[str, str], own: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in kinds.items() for word in words.split()} | own


_PHRASES_OUTSIDE = {
    "bus stop": "street",
    "water tower": "rooftop",
    "fire escape": "rooftop",
    "open water": "sea",
    "train station": "station",
    "space station": "desert",
    "ski slope": "village",
    "cave mouth": "forest",
    "watch tower": "lighthouse_exterior",
    "ship deck": "sea",
    "city wall": "village",
    "wheat field": "field",
    "town square": "village",
    "village square": "village",
    "market square": "street",
    "snowy road": "village",
    "country road": "field",
    "dirt road": "field",
    "sand dune": "desert",
    "garden path": "forest",
}
_PHRASES_INSIDE = {
    "concert hall": "theatre",
    "great hall": "theatre",
    "castle hall": "theatre",
    "throne room": "theatre",
    "coffee shop": "cafe",
    "space station": "corridor",
    "control room": "corridor",
    "engine room": "corridor",
    "living room": "study",
    "dining room": "kitchen",
    "guest room": "bedroom",
    "hotel room": "bedroom",
    "hospital room": "bedroom",
    "dressing room": "theatre",
    "lighthouse kitchen": "kitchen",
    "ship cabin": "bedroom",
    "garden shed": "workshop",
    "ship bridge": "corridor",
    "control tower": "lamp_room",
    "record shop": "study",
    "book shop": "study",
    "book store": "study",
    "flower shop": "cafe",
    "train carriage": "corridor",
    "machine shop": "workshop",
    "repair shop": "workshop",
    "lamp room": "lamp_room",
}
_OUT = _table(OUTSIDE, _PHRASES_OUTSIDE)
_IN = _table(INSIDE, _PHRASES_INSIDE)


def _words(name: str) -> list[str]:
    """Lower-case words without articles, each also in the singular where that is a known word."""
    found: list[str] = []
    for word in re.findall(r"[a-zé]+", name.lower()):
        if word in {"the", "a", "an", "of", "in", "on", "at", "by", "s", "and"}:
            continue
        if word not in _OUT and word not in _IN:
            for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
                stem = word.removesuffix(ending) + instead
                if word.endswith(ending) and (stem in _OUT or stem in _IN):
                    word = stem
                    break
        found.append(word)
    return found


def _found(words: list[str], table: dict[str, str]) -> str | None:
    """Two words together before one; the last word before the first, because English puts the head there."""
    for length in (2, 1):
        for start in range(len(words) - length, -1, -1):
            kind = table.get(" ".join(words[start : start + length]))
            if kind:
                return kind
    return None


def resemble(name: str, interior: bool | None, known: tuple[str, ...]) -> str:
    """The member of `known` that `name` means; `interior` is the slugline's INT. (True), EXT. (False) or unsaid."""
    plain = "_".join(re.findall(r"[a-zé]+", name.lower()))
    if plain in known and interior in (None, plain in _OUTSIDE_OF):
        return plain
    words = _words(name)
    outside, inside = _found(words, _OUT), _found(words, _IN)
    if plain in known:
        outside, inside = (plain, None) if plain in _INSIDE_OF else (None, plain)
    if interior is None:
        # A word known on one side decides; known on both, the name's own hint does, else the open air.
        interior = inside is not None and (outside is None or bool(_INDOOR_HINTS.intersection(words)))
    if interior:
        kind = inside or _INSIDE_OF.get(outside or "", "study")
        return kind if kind in known else "study"
    kind = outside or _OUTSIDE_OF.get(inside or "", "street")
    return kind if kind in known else "street"
