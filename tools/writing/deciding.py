"""Deciding: from what an idea says to a story with two people, a thing, places and a force, nothing left open."""

import re

import numpy as np

from tools.writing.casting import Company, Role
from tools.writing.doing import doing_of
from tools.writing.flags import flags_of
from tools.writing.grammar import article, plural
from tools.writing.idea import Figure, Idea, Thing
from tools.writing.knowledge.drawn import drawable
from tools.writing.knowledge.nouns import INTANGIBLE
from tools.writing.knowledge.verbs import RELATIONS, SEXED, Tone
from tools.writing.roles import keys_of, other_of
from tools.writing.settings import force_of, places_of
from tools.writing.story import Item, Story
from tools.writing.world import FORCES, PLACES, STUFF, TRADES

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

# Who a genre is about when the idea names nobody, and who uses a thing that is named alone.
GENRE_HEROES = {"heist": ("thief", "thief"), "western": ("gunslinger", "cowboy"), "noir": ("detective", "detective")}
USERS = {
    **dict.fromkeys(("shoes", "shoe", "sneakers", "trainers"), ("runner", "athlete")),
    **dict.fromkeys(("coffee", "tea", "beer", "wine", "lemonade"), ("waitress", "waiter")),
    **dict.fromkeys(("bread", "cake", "chocolate", "biscuit", "cookie"), ("baker", "baker")),
    **dict.fromkeys(("car", "truck", "van", "taxi"), ("driver", "driver")),
    **dict.fromkeys(("laptop", "computer", "phone", "app", "headphones"), ("student", "teenager")),
    **dict.fromkeys(("snowman", "doll", "toy", "sledge", "kite", "balloon"), ("child", "child")),
    **dict.fromkeys(("watch", "clock"), ("watchmaker", "clockmaker")),
}
AT_WORK = re.compile(r"\b(?:day|night|shift|job|work(?:s|ed|ing)?|years) (?:at|in|as)\b|\bworks?\b|\bretir")
# The thing that carries a film which names only its place.
PLACE_THINGS = {
    "greenhouse": "flower", "garden": "flower", "bakery": "bread", "post_office": "letter", "library": "book",
    "bookshop": "book",
    "supermarket": "apple", "hospital": "flower", "classroom": "book", "station": "suitcase", "airport": "suitcase",
    "bank": "gem", "museum": "painting", "cafe": "cup", "church": "candle", "seabed": "bottle", "boat": "rope",
}  # fmt: skip

SCHOOL_AGE = 14
INSTRUMENTS = {
    "violinist": "violin",
    "pianist": "piano",
    "cellist": "cello",
    "guitarist": "guitar",
    "trumpeter": "trumpet",
    "accordionist": "accordion",
    "harpist": "harp",
    "saxophonist": "saxophone",
    "flautist": "flute",
    "organist": "organ",
    "singer": "microphone",
    "busker": "guitar",
}


def decide(idea: Idea, seed_rng: np.random.Generator, other: str, tone: Tone) -> Story:
    """Cast the idea: whoever and whatever it lacks is supplied from its own world."""
    company = Company(seed_rng)
    first, second, given = _people(idea, other, seed_rng)
    pair = first.count > 1 and not given
    P = company.cast(
        "P", first.model_copy(update={"count": 1}), bool(idea.figures), _contrast(first, 0, tone) if pair else ""
    )
    if pair:
        second = first.model_copy(
            update={
                "count": 1,
                "name": "",
                "sex": first.sex
                if first.sex and first.noun not in ("person", "lovers", "couple")
                else ("f" if P.figure.sex == "m" else "m"),
                "age": P.figure.age - 3
                if tone == "romance"
                else P.figure.age - 6
                if first.noun in RELATIONS and P.figure.age > 12
                else _other_age(P.figure.age),
            }
        )
    O = company.cast("O", second, given or pair, _contrast(first, 1, tone) if pair else "")  # noqa: E741
    others = tuple(
        company.cast(key, _aged(idea.figures[number], first), True)
        for number, key in (keys_of(idea.figures).items() if idea.events else ())
        if key not in ("P", "O")
    )
    places = places_of(idea, P, O)
    X = _item(idea, P)
    force_key = idea.forces[0] if idea.forces else force_of(places["home"].key, seed_rng)
    force = FORCES[force_key]
    noun = idea.force_noun or {"quake": "earthquake", "heat": "drought", "night": "blackout"}.get(force_key, force_key)
    story = Story(idea, seed_rng, tone, P, O, X, places, force, _gift(idea, P), noun, others)
    story.flags = flags_of(story, given or pair)
    return story


def _contrast(figure: Figure, number: int, tone: Tone) -> str:
    """What tells two of a kind apart: their age, or, when the idea says it, their height."""
    if figure.name:
        return ""
    if figure.noun in RELATIONS:
        return ("elder", "younger")[number]
    return (("tall", "small") if figure.age or tone == "romance" else ("old", "young"))[number]


def _other_age(age: int) -> int:
    return age - 3 if age > 70 else 26 if age > 45 else age + 18 if age > 16 else max(6, age - 2)


def _people(idea: Idea, other: str, rng: np.random.Generator) -> tuple[Figure, Figure, bool]:
    doing = doing_of(idea.activity)
    figures = list(idea.figures)
    if doing is not None and not idea.events:
        # The bees of a beekeeper are what is worked with, and a first date is nobody.
        figures = [f for i, f in enumerate(figures) if f.noun not in doing.replaces or (not i and f.form != "human")]
    if not figures:
        figures.append(_supplied(idea))
    if idea.form == "documentary" and TRADES[figures[0].trade].beast:
        # Whoever is filmed cannot be asked: the one who looks after them can.
        figures = [_carer(figures[0]), *(f for f in figures if not TRADES[f.trade].beast)]
    first = _employed(figures[0], idea)
    second = other_of(figures)
    if second is not None:
        return first, _aged(figures[second], first), True
    if TRADES[first.trade].home == "spaceship" and re.search(r"\b(alone|lonely|solitary|last)\b", idea.text.lower()):
        # Whoever is alone up there has nobody but what was built to help.
        return first, Figure(noun="robot", trade="robot", form="robot"), False
    word = other or TRADES[first.trade].counter
    if first.trade == "thief" and not idea.figures:
        # Whose place it is, is who would miss something.
        owner = next((k for s in idea.spots for k, t in TRADES.items() if t.home == s.kind and not t.beast), "")
        if owner:
            return first, Figure(noun=owner, trade=owner), False
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


def _aged(figure: Figure, first: Figure) -> Figure:
    """Whoever is told to be a daughter or a grandfather has the age for it."""
    if not figure.relation or figure.age:
        return figure
    base = first.age or TRADES[first.trade].age
    oldest = SCHOOL_AGE if figure.trade == "child" else 92
    return figure.model_copy(update={"age": min(oldest, max(7, base + RELATIONS[figure.relation][1]))})


def _supplied(idea: Idea) -> Figure:
    """Nobody is in the idea: someone from its own world. Rain brings a wanderer, a bakery its baker."""
    if idea.form == "documentary" and idea.spots and not idea.things:
        return Figure(noun="keeper", trade="person", subject=True)
    doing = doing_of(idea.activity)
    if doing is not None and doing.who[0]:
        return Figure(noun=doing.who[0], trade=doing.who[1], sex=SEXED.get(doing.who[0], ""), subject=True)
    if idea.tone in GENRE_HEROES:
        noun, key = GENRE_HEROES[idea.tone]
        return Figure(noun=noun, trade=key, subject=True)
    for thing in idea.things:
        if thing.noun.split()[-1] in USERS:
            noun, key = USERS[thing.noun.split()[-1]]
            return Figure(noun=noun, trade=key, sex=SEXED.get(noun, ""), subject=True)
    if idea.spots:
        kinds = (idea.spots[0].kind, *idea.spots[0].noun.split())
        for key, trade in TRADES.items():
            if trade.home in kinds and not trade.beast:
                return Figure(noun="nurse" if key == "doctor" else key, trade=key, subject=True)
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


def _employed(figure: Figure, idea: Idea) -> Figure:
    """Whoever has no trade and a day, a job or a shift somewhere works there: a grandmother at the post office."""
    if figure.trade not in ("person", "elder", "parent") or not AT_WORK.search(idea.text.lower()):
        return figure
    for spot in idea.spots:
        for key, trade in TRADES.items():
            if trade.home == spot.kind and not trade.beast and PLACES[spot.kind].interior and key != "ghost":
                return figure.model_copy(update={"trade": key, "age": figure.age or TRADES[figure.trade].age})
    return figure


def _carer(beast: Figure) -> Figure:
    """Who looks after a creature: beekeeper, shepherd, falconer; else its keeper."""
    named = {"bee": "beekeeper", "sheep": "shepherd", "goat": "goatherd", "horse": "groom", "falcon": "falconer"}
    trade = "farmer" if beast.noun in named else "person"
    return Figure(noun=named.get(beast.noun, f"{beast.noun} keeper"), trade=trade, subject=True)


def _gift(idea: Idea, P: Role) -> tuple[str, str]:
    """What the first one has to give: what the idea says they sell, else what their trade has."""
    sold = [t for t in idea.things if _sells(idea) and t.weight >= 1.0]
    if len(sold) > 1:
        return f"{{his}} {sold[0].noun}", STUFF[sold[0].kind].prop
    return P.trade.gift


def _sells(idea: Idea) -> bool:
    return {"sell", "buy"} <= {d.verb for d in idea.deeds}


def _item(idea: Idea, P: Role) -> Item:
    things = sorted(idea.things, key=lambda t: -t.weight)
    if P.figure.trade not in ("musician", "drummer"):
        # A song in the air is not an instrument in the hand.
        things = [t for t in things if not (t.kind == "guitar" and t.noun in INTANGIBLE)]
    doing = doing_of(idea.activity)
    if doing is not None and doing.thing[0]:
        # What is done has its own things; a word that is no thing of its own is not one.
        things = [t for t in things if t.noun.split()[-1] not in doing.replaces]
        things = things or [Thing(noun=doing.thing[0], kind=doing.thing[1])]
    if idea.form == "documentary" and not things and idea.figures and TRADES[idea.figures[0].trade].beast:
        homes = {"bee": "hive", "bird": "nest", "pigeon": "loft", "fox": "den"}
        things = [Thing(noun=homes.get(idea.figures[0].noun, "shelter"), kind="box")]
    if things:
        thing, given = things[1 if _sells(idea) and len(things) > 1 else 0], True
    else:
        tool = next((PLACE_THINGS[s.kind] for s in idea.spots if PLACE_THINGS.get(s.kind) in STUFF), P.trade.tool)
        tool = tool if tool in STUFF else "letter"
        if idea.tone == "dread":
            # Fear needs something to look into.
            tool = "glass"
        taught = P.figure.noun.split()[0] if " " in P.figure.noun else ""
        kind = next((k for k, s in STUFF.items() if taught and (k == taught or taught in s.words)), "")
        if kind and drawable(taught):
            # A violin teacher has a violin.
            return _item(idea.model_copy(update={"things": (Thing(noun=taught, kind=kind),)}), P)
        noun = "mirror" if tool == "glass" else INSTRUMENTS.get((P.figure.noun.split() or [""])[-1], tool)
        thing, given = Thing(noun=noun, kind=tool), False
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
    one = f"{thing.owner} {full}" if thing.owner else full if thing.plural else article(full)
    return Item(thing, stuff, f"the {bare}", bare, one, given)
