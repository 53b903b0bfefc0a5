"""What is true of a story, by name: the flags that plots ask for."""

import re

from tools.writing.settings import SPACE
from tools.writing.story import Story
from tools.writing.world import TRADES

# What some plots cannot do without, found by verb, by word, or by a leading engine.
KEYS: dict[str, tuple[set[str], set[str], str]] = {
    "contest": (
        {"race", "compete", "duel", "win", "beat", "challenge", "battle", "defeat", "throw"},
        {"race", "contest", "competition", "duel", "match", "tournament", "championship", "marathon", "chess"},
        "",
    ),
    "sharing": (
        {"share", "divide", "argue", "quarrel", "claim", "want", "split", "own"},
        {"same", "both", "share", "shares", "sharing", "samurai"},
        "",
    ),
    "gaming": ({"gamble", "bet"}, {"chess", "cards", "poker", "checkers", "dominoes", "gambler", "casino"}, ""),
    "seeking": (
        {"search", "look", "seek", "miss", "vanish", "disappear", "forget", "hunt", "lose"},
        {"missing", "lost", "stolen"},
        "",
    ),
    "returning": (
        {"inherit", "return", "reopen", "visit", "move", "sell", "rebuild", "restore", "revisit"},
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
        {"body", "twin", "clone", "invisible"},
        "",
    ),
    "building": (
        {"build", "invent", "make", "create", "construct", "design", "sew", "carve", "assemble"},
        {"inventor", "machine", "invention"},
        "",
    ),
    "stuck": (
        {"trap", "strand", "lock", "stick", "maroon", "handcuff"},
        {"stuck", "trapped", "locked", "stranded", "elevator", "lift", "handcuffed", "snowed", "lifeboat"},
        "",
    ),
    "growing": (
        {"grow", "plant", "tend", "water", "raise", "sow"},
        {"rose", "seed", "garden", "seedling", "sapling", "greenhouse", "plants", "harvest"},
        "",
    ),
    "giving": ({"sell", "buy", "give", "pawn", "save"}, {"gift", "present", "birthday"}, ""),
    "lastly": (
        {"retire", "close", "quit", "demolish", "leave", "finish", "end"},
        {"last", "final", "retirement", "goodbye", "closing", "demolished", "retires", "retiring", "leaving"},
        "",
    ),
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
    "unseen": (set(), {"unseen"}, ""),
    "gone": (
        {"die", "haunt", "mourn", "bury", "grieve"},
        {"dead", "ghost", "late", "widow", "widower", "grief", "funeral", "spirit", "grave", "haunted", "died"},
        "",
    ),
}


# Words by which a found thing points back at the finder.
OWN_MARK = re.compile(
    r"\b(own|his|her) name\b|\b(to|of|from|by) (him|her)self\b|own (face|handwriting|voice)"
    r"|looks? (just |exactly )?like (him|her)\b"
)
UNSEEN = re.compile(r"\bnever (?:yet )?(?:seen|been|gone|left|set foot|visited|reached)\b")
# What something can be on the other side of.
BEHIND = ("glass", "box", "chair", "radio", "phone", "oven", "boat", "bicycle", "photograph", "object", "key", "clock")
# Verbs so light that no plot should lean on them.
SAYS_LITTLE = {"take", "get", "have", "do", "go", "let", "put", "need", "start", "begin", "be", "come"}


def places_in_space(story: Story) -> bool:
    return story.places["home"].key in SPACE or story.P.trade.home == "spaceship"


def flags_of(story: Story, other_given: bool) -> frozenset[str]:
    P, O, X = story.P, story.O, story.X  # noqa: E741
    flags = {story.tone, X.thing.kind, P.figure.trade, O.figure.trade}
    conditions = {
        "other": other_given,
        "thing": X.given,
        "force": bool(story.idea.forces),
        "behind": X.thing.kind in BEHIND,
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
        story.idea.form: True,
        "creatures": bool(story.idea.figures) and TRADES[story.idea.figures[0].trade].beast,
        "does": bool(X.given and story.does),
        "unseen": bool(UNSEEN.search(story.idea.text.lower())) and bool(story.places["site"].noun),
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
        "pair": P.figure.trade == O.figure.trade and other_given and O.figure.near == 0,
        "living": O.trade.beast or O.trade.form in ("ghost", "robot"),
        "precious": X.thing.kind in ("gem", "ring", "coin", "key", "photograph", "box"),
    }
    flags.update(name for name, holds in conditions.items() if holds)
    verbs = {d.verb for d in story.idea.deeds if (d.main or d.weight >= 0.6) and d.verb not in SAYS_LITTLE}
    flags.update(
        ["found"]
        if X.given
        and X.thing.weight >= 1.0
        and verbs & {"find", "discover", "pick", "receive", "inherit", "buy", "dig", "unearth", "collect", "get"}
        else []
    )
    words = set(story.idea.text.lower().replace(",", " ").replace(".", " ").split())
    engines = {engine for engine, _ in story.idea.engines[:2]}
    for name, marks in KEYS.items():
        if verbs & marks[0] or words & marks[1] or (marks[2] and marks[2] in engines):
            flags.add(name)
    if OWN_MARK.search(story.idea.text.lower()):
        flags.update(("own", "found"))
    if words & {"message", "letter", "signal", "note", "call", "telegram", "postcard", "voicemail", "diary"}:
        flags.add("v:message")
    if other_given and "relation" in flags and O.figure.lost:
        flags.add("gone")
    if "lose" in verbs and not X.given and not words & {"missing", "lost"}:
        # What is lost cannot be found under a cushion: a sense, a fight, a heart.
        flags.discard("seeking")
    flags.update(f"v:{verb}" for verb in verbs)
    for coin in ("A", "C", "E"):
        flags.add(coin if story.rng.random() < 0.5 else chr(ord(coin) + 1))
    return frozenset(flags)
