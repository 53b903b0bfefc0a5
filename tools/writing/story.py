"""The story's people, thing, places and force, decided once from the idea; and the words that stand for them."""

import re
from dataclasses import dataclass, field

import numpy as np

from tools.film.script import Location
from tools.writing.casting import Company, Role
from tools.writing.grammar import article, plural, title_case
from tools.writing.idea import Deed, Figure, Idea, Thing
from tools.writing.knowledge.entries import Force, Place, Stuff
from tools.writing.knowledge.verbs import Tone
from tools.writing.world import FORCES, PLACES, STUFF, TRADES

# The room that belongs to a place under the sky: where someone goes in to open what they found.
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
    "west": "bar",
    "river": "house",
    "market": "cafe",
    "boat": "house",
}
COUNTERS: dict[str, tuple[str, str, int]] = {
    "girl": ("girl", "f", 9),
    "boy": ("boy", "m", 10),
    "child": ("child", "", 8),
    "old woman": ("old woman", "f", 78),
    "old man": ("old man", "m", 79),
    "stranger": ("stranger", "", 45),
    "woman in grey": ("woman", "f", 40),
    "guard": ("guard", "m", 57),
    "thief": ("thief", "", 30),
    "bride": ("bride", "f", 29),
    "cleaner": ("cleaner", "f", 61),
    "fisher": ("fisherman", "m", 63),
    "neighbour": ("neighbour", "", 52),
    "officer": ("officer", "m", 44),
    "rival": ("rival", "", 40),
    "pupil": ("pupil", "", 12),
    "guest": ("guest", "", 33),
}
# What cannot be picked up is carried by something that can: a signal by a radio, a song by a guitar.
INTANGIBLE = {
    "signal",
    "song",
    "melody",
    "voice",
    "sound",
    "call",
    "music",
    "lullaby",
    "tune",
    "broadcast",
    "frequency",
    "secret",
    "time",
    "memory",
    "inheritance",
    "debt",
    "bet",
    "loan",
    "fortune",
    "code",
    "password",
    "game",
    "email",
    "symphony",
    "concert",
    "dream",
    "wish",
    "language",
    "crime",
    "sense",
    "review",
    "name",
    "deadline",
    "invention",
    "plan",
    "clue",
    "moon",
    "sun",
    "planet",
    "star",
    "internet",
    "app",
    "dinner",
    "meal",
    "feast",
    "breakfast",
    "lunch",
    "message",
    "time machine",
    "silence",
    "fire",
    "money",
    "border",
    "match",
    "reflection",
    "image",
    "route",
    "combination",
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
SPACE = {"spaceship", "planet", "corridor"}


@dataclass(frozen=True)
class Scene:
    """A place of the story: its table entry and how sentences and sluglines name it."""

    key: str
    entry: Place
    location: Location
    label: str
    """ "the lighthouse" """


@dataclass(frozen=True)
class Item:
    """The thing that carries the film."""

    thing: Thing
    stuff: Stuff
    label: str
    bare: str
    indefinite: str
    given: bool

    @property
    def it(self) -> str:
        return "them" if self.thing.plural else "it"


@dataclass
class Story:
    """Everything decided. `flags` are what plots ask for; `rng` is the only source of chance."""

    idea: Idea
    rng: np.random.Generator
    tone: Tone
    P: Role
    O: Role  # noqa: E741  (the roles are called P and O in every plot)
    X: Item
    places: dict[str, Scene]
    force: Force
    force_noun: str
    company: Company
    flags: frozenset[str] = frozenset()
    used: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    @property
    def deeds(self) -> list[Deed]:
        """What the first figure does, the strongest verb first told; nobody else's verbs."""
        if not self.idea.figures:
            return []
        names = {*self.P.figure.noun.split()[-1:], *self.P.figure.name.lower().split(), "*"}
        if self.idea.figures[0].count > 1 or "other_subject" in self.flags:
            names |= {*self.O.figure.noun.split()[-1:], *self.O.figure.name.lower().split()}
        own = [d for d in self.idea.deeds if d.subject in names and d.verb not in ("be", "have")]
        own = [d for d in own if d.main] + [d for d in own if not d.main]
        return own or [d for d in self.idea.deeds if d.subject in names]

    def draw(self, name: str, pool: tuple[str, ...]) -> str | None:
        """The next image of a pool that this film has not shown; None when all are used."""
        key = f"{name}"
        if key not in self.used:
            order = [int(i) for i in self.rng.permutation(len(pool))]
            self.used[key] = [pool[i] for i in order]
        return self.used[key].pop(0) if self.used[key] else None


def decide(idea: Idea, seed_rng: np.random.Generator, other: str, tone: Tone) -> Story:
    """Cast the idea: whoever and whatever it lacks is supplied from its own world."""
    company = Company(seed_rng)
    first, second, given = _people(idea, other, seed_rng)
    pair = first.count > 1 and not given
    P = company.cast(
        "P", first.model_copy(update={"count": 1}), bool(idea.figures), "old" if pair and _contrasts(first) else ""
    )
    if pair:
        second = first.model_copy(
            update={
                "count": 1,
                "name": "",
                "sex": first.sex
                if first.sex and first.noun not in ("person", "lovers", "couple")
                else ("f" if P.figure.sex == "m" else "m"),
                "age": _other_age(P.figure.age),
            }
        )
    O = company.cast("O", second, given or pair, "young" if pair and _contrasts(first) else "")  # noqa: E741
    places = _places(idea, P, O)
    X = _item(idea, P, places)
    force_key = idea.forces[0] if idea.forces else _force_of(places["home"].key, seed_rng)
    force = FORCES[force_key]
    noun = idea.force_noun or {"quake": "earthquake", "heat": "drought", "night": "blackout"}.get(force_key, force_key)
    story = Story(idea, seed_rng, tone, P, O, X, places, force, noun, company)
    story.flags = _flags(story, given or pair)
    return story


def _contrasts(figure: Figure) -> bool:
    return not figure.age and not figure.name


def _other_age(age: int) -> int:
    return 26 if age > 45 else age + 18 if age > 16 else max(6, age - 2)


def _people(idea: Idea, other: str, rng: np.random.Generator) -> tuple[Figure, Figure, bool]:
    figures = list(idea.figures)
    if not figures:
        figures.append(_supplied(idea))
    first = figures[0]
    rest = [f for f in figures[1:] if f.noun != first.noun or f.relation]
    rest.sort(key=lambda f: (f.near, not f.relation))
    if rest:
        second = rest[0]
        if second.relation and not second.age:
            second = second.model_copy(update={"age": _related_age(first, second.relation)})
        return first, second, True
    word = other or TRADES[first.trade].counter
    noun, sex, age = COUNTERS.get(word, (word, "", 0))
    trade = {
        "girl": "child",
        "boy": "child",
        "child": "child",
        "pupil": "child",
        "old woman": "elder",
        "old man": "elder",
        "guard": "guard",
        "officer": "guard",
        "thief": "thief",
        "bride": "lover",
        "cleaner": "guard",
        "fisherman": "fisher",
    }.get(noun, "wanderer" if noun == "stranger" else "person")
    if noun == "child":
        noun, sex = ("girl", "f") if rng.random() < 0.5 else ("boy", "m")
    return first, Figure(noun=noun, trade=trade, sex=sex if sex in ("f", "m") else "", age=age), False


def _related_age(first: Figure, relation: str) -> int:
    from tools.writing.knowledge.verbs import RELATIONS

    base = first.age or TRADES[first.trade].age
    return min(92, max(7, base + RELATIONS[relation][1]))


def _supplied(idea: Idea) -> Figure:
    """Nobody is in the idea: someone from its own world. Rain brings a wanderer, a bakery its baker."""
    if idea.spots:
        for key, trade in TRADES.items():
            if trade.home == idea.spots[0].kind and not trade.beast:
                return Figure(noun=key, trade=key, subject=True)
    if idea.forces:
        key = FORCES[idea.forces[0]].trade or "wanderer"
        return Figure(noun=TRADES[key].words[0] if key == "fisher" else key, trade=key, subject=True)
    if idea.things:
        for key, trade in TRADES.items():
            if trade.tool == STUFF[idea.things[0].kind].prop and not trade.beast:
                return Figure(noun=key, trade=key, subject=True)
    if idea.tone == "romance":
        return Figure(noun="lover", trade="lover", subject=True)
    return Figure(noun="stranger", trade="wanderer", subject=True)


def _item(idea: Idea, P: Role, places: dict[str, Scene]) -> Item:
    things = sorted(idea.things, key=lambda t: -t.weight)
    if things:
        thing, given = things[0], True
    else:
        tool = P.trade.tool if P.trade.tool in STUFF else "letter"
        thing, given = Thing(noun=tool, kind=tool), False
    stuff = STUFF[thing.kind]
    if thing.noun.split()[-1] in INTANGIBLE or thing.noun in INTANGIBLE:
        thing = thing.model_copy(update={"noun": stuff.prop, "plural": False, "adjectives": ()})
    noun = plural(thing.noun) if thing.plural and not thing.noun.endswith("s") else thing.noun
    adjectives = [
        a
        for a in thing.adjectives
        if a not in ("same", "one", "new", "first", "last", "more", "many", "lost", "stolen")
    ]
    full = " ".join([*adjectives[:1], noun])
    bare = noun
    return Item(thing, stuff, f"the {bare}", bare, full if thing.plural else article(full), given)


def _places(idea: Idea, P: Role, O: Role) -> dict[str, Scene]:  # noqa: E741
    spots = list(idea.spots)
    homely = [s for s in spots if not s.towards]
    goals = [s for s in spots if s.towards]
    home_key = homely[0].kind if homely else _alias(P.trade.home)
    home_noun = homely[0].noun if homely else P.trade.home
    home_adjective = homely[0].adjectives[0] if homely and homely[0].adjectives else ""
    royal = any(f.trade == "royal" for f in idea.figures)
    if not homely and royal:
        home_key = home_noun = "castle"
    if P.trade.beast and homely:
        # An animal lives where its kind lives; where the idea puts it is where it goes.
        goals, homely = [homely[0], *goals], homely[1:]
        home_key = home_noun = _alias(P.trade.home)
        home_adjective = ""
    second = goals[0] if goals else homely[1] if len(homely) > 1 and homely[1].kind != home_key else None
    thing_site = ""
    if idea.things:
        thing_site = STUFF[max(idea.things, key=lambda t: t.weight).kind].site
    choices = [
        _alias(k)
        for k in ([second.kind] if second else [])
        + [thing_site, P.trade.site, _alias(O.trade.home), PLACES[home_key].near]
        if k
    ]
    site_key = next((k for k in choices if k != home_key and PLACES[k].set_kind != PLACES[home_key].set_kind), "street")
    space = home_key in ("planet", "spaceship")
    if space:
        site_key = (
            second.kind
            if second and second.kind != home_key
            else ("corridor" if home_key == "spaceship" else "spaceship")
        )
    room_key = home_key if PLACES[home_key].interior else ROOMS.get(home_key, "house")
    near = [_alias(PLACES[site_key].near), _alias(PLACES[home_key].near), _alias(P.trade.site), _alias(O.trade.home)]
    away_choices = [k for k in near if k in PEOPLED] + ["village" if site_key == "street" else "street", "village"]
    away_key = (
        next((k for k in away_choices if k not in (home_key, site_key, room_key)), "road") if not space else "corridor"
    )
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
    for role, (key, noun, adjective, name) in names.items():
        if role == "room" and key == home_key:
            scenes[role] = scenes["home"]
            continue
        scenes[role] = _scene(key, noun, adjective, name, {s.location.id for s in scenes.values()})
    return scenes


def _alias(key: str) -> str:
    """A place's own key for a home of the trades ("flower_shop" is a workshop to the eye)."""
    if key in PLACES:
        return key
    return next(
        (k for k, place in PLACES.items() if key in place.words or key.replace("_", " ") in place.words), "house"
    )


def _word(key: str) -> str:
    return key.replace("_", " ")


def _scene(key: str, noun: str, adjective: str, name: str, taken: set[str]) -> Scene:
    entry = PLACES[key]
    noun = noun.replace("_", " ")
    words = f"{adjective} {noun}".strip() if adjective not in ("same", "one") else noun
    title = name or words
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or key
    while slug in taken:
        slug += "-2"
    label = name if name else f"the {noun}"
    location = Location(
        id=slug, name=title_case(title), canon=entry.wide[0], set_kind=entry.set_kind, interior=entry.interior
    )
    return Scene(key, entry, location, label)


def _force_of(home: str, rng: np.random.Generator) -> str:
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


# What some plots cannot do without, found by verb, by word, or by a leading engine.
KEYS: dict[str, tuple[set[str], set[str], str]] = {
    "contest": (
        {"race", "compete", "duel", "win", "beat", "challenge", "battle", "defeat", "throw"},
        {"race", "contest", "competition", "duel", "match", "tournament", "championship", "marathon", "chess"},
        "",
    ),
    "returning": (
        {"inherit", "return", "reopen", "come", "visit", "move", "sell", "rebuild", "restore", "revisit"},
        {"returns", "inherits", "childhood", "hometown", "abandoned", "reopens"},
        "",
    ),
    "teaching": (
        {"teach", "coach", "train", "show", "learn", "help", "audition", "study", "practise", "practice", "ask"},
        {"teacher", "lesson", "lessons", "apprentice", "student", "pupil"},
        "",
    ),
    "becoming": (
        {"become", "wake", "turn", "transform", "change", "grow", "shrink", "switch", "pretend", "age", "replace"},
        {"body", "mirror", "twin", "clone", "invisible", "young"},
        "transformation",
    ),
    "building": (
        {"build", "invent", "make", "create", "construct", "design", "sew", "paint", "carve"},
        {"inventor", "machine", "invention"},
        "",
    ),
    "stuck": ({"trap", "strand", "lock", "stick", "maroon", "handcuff"}, {"stuck", "trapped", "locked", "stranded", "elevator", "lift", "handcuffed", "snowed", "lifeboat"}, ""),
    "growing": ({"grow", "plant", "tend", "water", "raise", "sow"}, {"rose", "seed", "garden", "seedling", "sapling"}, ""),
    "giving": ({"sell", "buy", "give", "pawn", "save"}, {"gift", "present", "birthday"}, ""),
    "lastly": ({"retire", "close", "quit", "demolish", "leave", "finish", "end"}, {"last", "final", "retirement", "goodbye", "closing", "demolished", "retires", "retiring", "leaving"}, ""),
    "loving": (
        {"love", "propose", "confess", "kiss", "marry", "miss", "date"},
        {
            "love",
            "loves",
            "lovers",
            "romance",
            "goodbye",
            "farewell",
            "wedding",
            "kiss",
            "couple",
            "leaving",
            "bride",
            "groom",
        },
        "",
    ),
    "gone": (
        {"die", "haunt", "mourn", "bury", "grieve"},
        {"dead", "ghost", "late", "widow", "widower", "grief", "funeral", "spirit", "grave", "haunted", "died"},
        "",
    ),
}


def places_in_space(story: Story) -> bool:
    return story.places["home"].key in SPACE


def _flags(story: Story, other_given: bool) -> frozenset[str]:
    P, O, X = story.P, story.O, story.X  # noqa: E741
    flags = {story.tone, X.thing.kind, P.figure.trade, O.figure.trade}
    conditions = {
        "other": other_given,
        "thing": X.given,
        "force": bool(story.idea.forces),
        "beast": P.trade.beast,
        "space": places_in_space(story),
        "storied": any(d.clause and len(d.clause.split()) <= 14 for d in story.deeds),
        "human": not O.trade.beast and O.trade.form == "human",
        "obeast": O.trade.beast,
        "other_here": other_given and not O.figure.lost and O.figure.near < 2,
        "relation": bool(O.figure.relation),
        "lost": O.figure.lost,
        "ochild": O.figure.age < 15,
        "child": P.figure.age < 15,
        "paper": X.thing.kind in ("letter", "envelope", "book", "map", "photograph"),
        "holds": X.thing.kind in ("bottle", "box", "suitcase", "envelope", "book", "radio", "camera", "phone"),
        "big": X.thing.kind in ("oven", "bicycle", "boat", "chair"),
        "sounds": X.thing.kind in ("radio", "guitar", "drum", "phone"),
        "wears": X.thing.kind == "hat",
        "kin": O.figure.relation
        in (
            "daughter",
            "son",
            "mother",
            "father",
            "brother",
            "sister",
            "grandmother",
            "grandfather",
            "wife",
            "husband",
        ),
        "ghostly": "ghost" in (P.trade.form, O.trade.form),
        "inside": story.places["home"].entry.interior,
        "deaf": "deaf" in P.figure.adjectives,
        "blind": "blind" in P.figure.adjectives,
        "pair": P.figure.trade == O.figure.trade and other_given,
        "living": O.trade.beast or O.trade.form in ("ghost", "robot"),
        "precious": X.thing.kind in ("gem", "ring", "coin", "key", "photograph", "box"),
    }
    flags.update(name for name, holds in conditions.items() if holds)
    verbs = {deed.verb for deed in story.idea.deeds if deed.main or deed.weight >= 0.6}
    flags.update(["found"] if X.given and X.thing.weight >= 1.0 and verbs & {"find", "discover", "pick", "receive", "inherit", "buy", "dig", "unearth", "collect", "get"} else [])
    words = set(story.idea.text.lower().replace(",", " ").replace(".", " ").split())
    engines = {engine for engine, _ in story.idea.engines[:2]}
    for name, marks in KEYS.items():
        if verbs & marks[0] or words & marks[1] or (marks[2] and marks[2] in engines):
            flags.add(name)
    if re.search(r"\bown name|\bhis name|\bher name|(him|her)self\b|own (face|handwriting|voice)|looks? (just |exactly )?like (him|her)\b", story.idea.text.lower()):
        flags.update(("own", "found"))
    if words & {"message", "letter", "signal", "note", "call", "telegram", "postcard", "voicemail", "diary"}:
        flags.add("v:message")
    if other_given and "relation" in flags and O.figure.lost:
        flags.add("gone")
    flags.update(f"v:{verb}" for verb in verbs)
    for coin in ("A", "C", "E"):
        flags.add(coin if story.rng.random() < 0.5 else chr(ord(coin) + 1))
    return frozenset(flags)
