"""The known place that stands best for any other: forge -> workshop, tavern -> cafe, castle hall -> theatre.

words of the name -> table of places seen from outside and from inside -> the side the slugline asks for
"""

import re

OUTSIDE: dict[str, str] = {
    "forest": (
        "forest wood woods woodland grove jungle rainforest thicket copse glade clearing trail path trees tree swamp "
        "marsh bog bayou undergrowth campsite camp campfire ravine gorge orchard park garden cemetery "
        "graveyard shrine "
        "waterfall den lair zoo hollow"
    ),
    "street": (
        "street avenue boulevard alley alleyway lane sidewalk pavement city town downtown block crossroads "
        "intersection crossing corner square plaza piazza market marketplace bazaar shopfront storefront "
        "arcade "
        "parking carpark forecourt taxi bus district neighbourhood neighborhood suburb metropolis "
        "chinatown bridge underpass metro fair fairground carnival courthouse museum hotel mall skyscraper office "
        "school bank hospital cinema restaurant shop store"
    ),
    "desert": (
        "desert dune dunes sahara wasteland wastes badlands canyon mesa oasis ruins ruin "
        "savanna savannah outback quarry battlefield pyramid tomb caravan colosseum steppe volcano crag"
    ),
    "village": (
        "village hamlet snow tundra arctic antarctic glacier iceberg mountain mountains alps peak summit "
        "valley slope "
        "chalet cottage cabin lodge hut igloo ice winter church chapel castle fortress monastery palace "
        "courtyard mill "
        "inn porch doorstep driveway house home mansion manor pass"
    ),
    "lighthouse_exterior": (
        "lighthouse cliff cliffs clifftop bluff headland promontory cape beacon island isle watchtower"
    ),
    "beach": (
        "beach shore seashore seaside sand sands coast coastline bay cove lagoon tideline surf waterfront boardwalk "
        "estuary resort"
    ),
    "sea": (
        "sea ocean ship boat deck raft yacht sailboat ferry waves submarine galleon "
        "trawler barge rowboat canoe water maelstrom"
    ),
    "rooftop": (
        "rooftop roof terrace balcony skyline penthouse helipad ledge parapet chimney chimneys airship sky cloud clouds"
    ),
    "field": (
        "field fields meadow pasture farm farmland farmyard ranch prairie hill hills hillside countryside "
        "plain plains "
        "grassland vineyard scarecrow fence barnyard barn paddock moor moorland heath lawn backyard yard stadium "
        "racetrack airfield runway cornfield golf playground country picnic windmill pitch"
    ),
    "harbour": "harbour harbor pier dock docks quay jetty wharf port marina",
    "river": "river riverside riverbank riverbed creek stream brook pond lake lakeside canal ford weir towpath",
    "planet": "planet mars asteroid crater venus exoplanet spaceship starship spacecraft",
    "moon": "moon space orbit lunar",
    "seabed": "seabed seafloor underwater reef coral shipwreck wreck atlantis abyss",
    "frontier": "frontier west saloon corral",
    "roadside": "roadside road highway motorway freeway car truck lorry pickup layby hitchhiker",
    "station": "station platform train railway railroad tracks track subway depot terminal terminus tram airport",
}
"""Exterior kind -> the words it answers to."""

INSIDE: dict[str, str] = {
    "kitchen": (
        "kitchen kitchenette pantry larder scullery galley farmhouse cottage mess canteen nook hearth home house "
        "farmhouse"
    ),
    "study": (
        "study library den lounge parlour parlor bookshop bookstore archive "
        "apartment flat courtroom mansion manor bank embassy palace "
        "reception lobby "
        "room reading"
    ),
    "corridor": (
        "corridor hallway spaceship starship spacecraft bridge cockpit airlock lab laboratory bunker "
        "submarine tunnel "
        "sewer vault server reactor hangar factory prison cell jail dungeon cave cavern "
        "mine crypt "
        "catacombs subway shuttle elevator lift starbase warehouse morgue interrogation"
    ),
    "theatre": (
        "theatre theater stage auditorium opera ballroom cinema circus cabaret nightclub club "
        "castle hall arena rehearsal backstage"
    ),
    "gallery": "gallery museum exhibition collection vernissage",
    "gym": "gym gymnasium dojo boxing sports fitness rink",
    "lamp_room": ("lamp lantern lighthouse observatory watchtower tower wheelhouse lookout"),
    "cafe": (
        "cafe café coffee bakery baker patisserie tavern inn pub bar saloon restaurant diner bistro shop "
        "florist boutique pharmacy teahouse tearoom deli barbershop salon hotel station"
    ),
    "bedroom": (
        "bedroom attic loft nursery dormitory dorm motel bed bathroom bath cabin chamber bedside tent caravan "
        "igloo hut "
        "boat ship yacht closet wardrobe"
    ),
    "hospital": "hospital ward clinic sickroom infirmary",
    "supermarket": "supermarket market grocery store mall hypermarket minimarket aisle",
    "office": "office newsroom boardroom headquarters cubicle workplace agency startup precinct",
    "classroom": "classroom school schoolroom schoolhouse university college kindergarten",
    "church": "church chapel cathedral temple abbey monastery nave altar",
    "carriage": "carriage train compartment railcar sleeper",
    "greenhouse": "greenhouse glasshouse conservatory hothouse orangery",
    "workshop": (
        "workshop forge smithy blacksmith garage shed barn stable stables toolshed boathouse studio atelier "
        "carpenter "
        "workbench foundry mill clockmaker watchmaker toymaker tailor cobbler cellar basement inventor farm potter "
        "shipyard"
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
    "planet": "corridor",
    "harbour": "kitchen",
    "river": "kitchen",
    "moon": "corridor",
    "seabed": "corridor",
    "frontier": "cafe",
    "roadside": "roadside",
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
    "supermarket": "street",
    "hospital": "street",
    "greenhouse": "forest",
    "office": "street",
    "classroom": "street",
    "church": "village",
    "carriage": "station",
    "gallery": "street",
    "gym": "street",
}
_INDOOR_HINTS = frozenset(
    (
        "room", "inside", "interior", "indoors", "int", "hall", "chamber", "corridor", "cellar", "office", "school",
        "bank", "hospital", "restaurant", "shop", "store", "cinema", "museum", "barn", "studio", "garage", "lab",
    )
)  # fmt: skip
"""Words of places that are mostly seen from inside, when the slugline does not say."""


def _table(kinds: dict[str, str], own: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in kinds.items() for word in words.split()} | own


_PHRASES_OUTSIDE = {
    "parking garage": "street",
    "battle field": "desert",
    "space ship": "planet",
    "sea bed": "seabed",
    "sea floor": "seabed",
    "ocean floor": "seabed",
    "wild west": "frontier",
    "frontier town": "frontier",
    "western town": "frontier",
    "ghost town": "frontier",
    "rocky shore": "beach",
    "mountain pass": "village",
    "north pole": "village",
    "hill top": "field",
    "ice field": "village",
    "bus stop": "street",
    "water tower": "rooftop",
    "fire escape": "rooftop",
    "open water": "sea",
    "train station": "station",
    "space station": "moon",
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
    "country road": "roadside",
    "dirt road": "field",
    "sand dune": "desert",
    "garden path": "forest",
}
_PHRASES_INSIDE = {
    "concert hall": "theatre",
    "sports hall": "gym",
    "ice rink": "gym",
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
    "hospital room": "hospital",
    "dressing room": "theatre",
    "lighthouse kitchen": "kitchen",
    "ship cabin": "bedroom",
    "garden shed": "workshop",
    "ship bridge": "corridor",
    "control tower": "lamp_room",
    "record shop": "study",
    "book shop": "study",
    "book store": "study",
    "grocery store": "supermarket",
    "flower shop": "cafe",
    "ice cream": "cafe",
    "hotel lobby": "study",
    "space ship": "corridor",
    "escape pod": "corridor",
    "hospital corridor": "corridor",
    "class room": "classroom",
    "post office": "study",
    "doctor office": "hospital",
    "police station": "office",
    "dining car": "carriage",
    "sleeping car": "carriage",
    "bed room": "bedroom",
    "work shop": "workshop",
    "train carriage": "carriage",
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


def _found(words: list[str], table: dict[str, str]) -> tuple[str | None, int]:
    """The kind and how many words meant it. Two words together before one; the last before the first, because
    English puts the head there."""
    for length in (2, 1):
        for start in range(len(words) - length, -1, -1):
            kind = table.get(" ".join(words[start : start + length]))
            if kind:
                return kind, length
    return None, 0


def resemble(name: str, interior: bool | None, known: tuple[str, ...]) -> str:
    """The member of `known` that `name` means; `interior` is the slugline's INT. (True), EXT. (False) or unsaid."""
    plain = "_".join(re.findall(r"[a-zé]+", name.lower()))
    if plain in known and interior in (None, plain in _OUTSIDE_OF):
        return plain
    words = _words(name)
    (outside, out_words), (inside, in_words) = _found(words, _OUT), _found(words, _IN)
    if plain in known:
        outside, inside = (plain, None) if plain in _INSIDE_OF else (None, plain)
    if interior is None:
        # A word known on one side decides, then the longer phrase, then a hint in the name, else the open air.
        hinted = bool(_INDOOR_HINTS.intersection(words))
        likelier = in_words > out_words or (in_words == out_words and hinted)
        interior = inside is not None and (outside is None or likelier)
    if interior:
        return inside or _INSIDE_OF.get(outside or "", "study")
    return outside or _OUTSIDE_OF.get(inside or "", "street")
