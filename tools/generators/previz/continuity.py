"""What the words of a shot say and its structure leaves open: the script supervisor between the page and the set.

    "the NURSE and the SOLDIER share an umbrella"        -> someone holds it
    "the OLD MAN on the low stool"                       -> he sits
    "the CHILD from behind"                              -> her back
    "the WOMAN far ahead, the DETECTIVE behind"          -> both walk the same way
    "the ASTRONAUT", in a space suit, out on Mars        -> with her helmet on
    "two tin cups", "a key, and a note under it"         -> so many things, and that other one (`beside`)

Only what is silent is filled in: a structure that says otherwise is right.
"""

import re
from collections.abc import Collection

from tools.film.noting import noted
from tools.film.script import Action, Character, Prop, Shot, Staged
from tools.generators.ports import Brief
from tools.generators.previz.places import nearest
from tools.generators.previz.props import PROPS, known_prop, nearest_prop

AIRLESS = frozenset({"planet", "moon"})
MOST_ALIKE = 7
"""As many of a thing as an insert lays out: more are a number, not a picture."""
COUNTS = {
    "two": 2, "both": 2, "a pair of": 2, "three": 3, "four": 4, "several": 4, "a row of": 4, "five": 5, "six": 6,
} | dict.fromkeys(
    ("rows of", "seven", "eight", "nine", "ten", "twelve", "a dozen", "twenty", "forty", "a hundred", "piles of"),
    MOST_ALIKE,
)  # fmt: skip
LARGE = 0.4
"""Metres of a prop's unit from which words about it do not put it into a hand, unless it is `HANDY`."""
PAIRS = frozenset({"gloves"})
"""Props that are drawn as two."""
STANDING = frozenset({"piano", "car", "rocket", "ladder", "tent", "easel"})
"""What stands in the picture when the words of its shot name it, whatever is done to it."""
HANDY = frozenset({"umbrella", "rod", "kite", "broom", "stick", "sword", "guitar", "suitcase"})
WORN = frozenset({"cloth", "hat", "helmet", "shoe", "sneaker", "ring"})
VAGUE = frozenset(
    "light water will post list plant star moon planet seat band order plan sheet cable sail body machine"
    " instrument drink food meal toy bill mark case label line board table desk bed bench chair stool".split()
)
"""Words of which the table of props knows one sense, and a prompt mostly means another."""
_THING = r"(?:an?|the|his|her|their|one|its)\s+([a-z'-]+(?:\s+[a-z'-]+){0,2})"
_HANDLES = re.compile(
    r"\b(?:holds?|holding|hides?|steals?|brings?|grabs?|carr(?:ies|y|ying)|lifts?|takes?(?: hold of)?|picks? up"
    rf"|raises?|reads?|shares?|clutch(?:es)?|grips?|opens?|studies|(?<!love )with|under)\s+{_THING}"
)
_COUNTED = re.compile(rf"\b({'|'.join(COUNTS)})\s+(?:of\s+)?((?:[a-z-]+\s+){{0,2}}?[a-z]+s)\b")
_BESIDE = re.compile(rf"\b(?:and|beside|next to|with)\s+{_THING}")
_SITS = re.compile(
    r"(?:sits?\b|is sitting|seated|on (?:the|an?|his|her) (?:\w+ )?(?:stool|chair|bench|step|crate)\b"
    r"|in (?:the|an?|his|her) (?:\w+ )?(?:chair|armchair|seat)\b)"
)
_KNEELS = re.compile(r"(?:kneels?\b|is kneeling|crouch(?:es)?\b|squats?\b)")
_LIES = re.compile(r"(?:lies\b|is lying|is asleep|sleeps\b)")
_ATTITUDES: tuple[tuple[re.Pattern[str], Action], ...] = ((_SITS, "sit"), (_KNEELS, "kneel"), (_LIES, "lie"))
_FROM_BEHIND = re.compile(r"\b(?:from behind|(?:his|her|their) back to (?:us|the camera)|back to (?:us|camera))\b")
_FACE_TO_FACE = re.compile(
    r"\b(?:meets?|towards? (?:each other|one another|him|her|them|us)|collides?|bumps?|past each other|face to face)\b"
)
_LEADS = re.compile(r"(?:[,;:]|\band|\bas|\bwhile)\s*(?:the |an? )?$")
"""What stands before the name of someone who does something; any other name is of whom it is done to."""
_LETTERING = re.compile(r": ((?:[A-Z0-9][A-Z0-9'.-]*(?: |(?=[,;]|$))){2,8})(?=[,;]|$)")
_AT_CHESS = re.compile(r"\bplay(?:s|ing)? (?:chess|checkers|draughts)\b")
_SIDE_BY_SIDE = re.compile(r"\b(?:side by side|look(?:ing|s)? the same way|shoulder to shoulder)\b")
_NAMED = re.compile(rf"(?={_THING})")
_FLIES = re.compile(r"\b(?:goes up|flies|takes off|lifts off|rises|climbs|shoots up)\b")
_FISTS = re.compile(
    r"\b(?:box(?:es|ing)|spars?|sparring|punch(?:es|ing)?|jabs?|hits the bag|ducks|trains for|shadow-?boxes)\b"
)
_HOT = re.compile(r"\b(?:steam\w*|hot|coffee|tea|soup|cocoa|boil\w*|fresh|sip)\b")
_COLD = re.compile(r"\b(?:cold|empty|dry|iced?|washed|broken|clean)\b")
STEAMING = frozenset({"cup", "kettle", "pot", "bowl", "bread"})
ROOMY = ("extreme wide", "wide", "full", "medium wide", "medium")
NEAR = ("medium close-up", "close-up", "extreme close-up")


def filled_in(brief: Brief) -> Brief:
    """The brief with what its note asks for, and with the staging that its words ask for where its structure is silent.

    Pure.
    """
    shot = noted(brief.shot)
    brief = brief.model_copy(update={"shot": shot})
    staging: list[Staged] = []
    for staged in shot.staging:
        hands = not any(one.holds for one in (*shot.staging, *staging)) and not _in_hand(shot)
        staging.append(_as_told(staged, brief, hands))
    props = tuple(_lettered(prop, shot) for prop in shot.props)
    props = props or _seen_near(shot) or _played(shot) or _standing(shot)
    update = {"staging": _one_way(shot, tuple(staging)), "props": props}
    return brief.model_copy(update={"shot": shot.model_copy(update=update), "characters": _suited(brief)})


def alike(shot: Shot, what: str) -> int:
    """How many of a thing the words of a shot count: 2 for "two tin cups", 1 where they count none."""
    wanted = known_prop(what)
    for match in _COUNTED.finditer(shot.prompt.lower()):
        if wanted is not None and known_prop(match[2]) == wanted:
            return min(COUNTS[match[1]] // (2 if wanted in PAIRS else 1) or 1, MOST_ALIKE)
    return 1


def steams(shot: Shot, what: str) -> bool:
    """Whether the words of a shot have this thing hot: steam rises from it."""
    told = shot.prompt.lower()
    return known_prop(what) in STEAMING and bool(_HOT.search(told)) and not _COLD.search(told)


def beside(shot: Shot, what: str) -> Prop | None:
    """Another thing that the words put next to the one of an insert: the note of "a key, and a note under it"."""
    for match in _BESIDE.finditer(shot.prompt.lower()):
        found = None if re.search(r"\b(?:in|on) it\b", match[1]) else _named(match[1])
        if found is not None and found != known_prop(what) and PROPS[found].metres < LARGE:
            return Prop(what=found)
    return None


def _in_hand(shot: Shot) -> bool:
    return any(prop.where == "hand" for prop in shot.props)


def _seen_near(shot: Shot) -> tuple[Prop, ...]:
    """What a near shot without people is of, by the first words after its size: "Close-up, his birthday cake"."""
    if shot.staging or shot.size not in NEAR or shot.coverage != "empty":
        return ()
    _, _, told = shot.prompt.lower().partition(", ")
    first = re.match(rf"(?:on (?:the|a) \w+[,:] )?{_THING}", told)
    found = _named(first[1]) if first is not None else None
    return (Prop(what=found),) if found is not None and PROPS[found].metres < LARGE else ()


def _lettered(prop: Prop, shot: Shot) -> Prop:
    """A page with the capitals that the words spell out: "a label under a frame: ARTIST UNKNOWN"."""
    spelt = _LETTERING.search(shot.prompt)
    if prop.text or spelt is None or PROPS[nearest_prop(prop.what)].hold != "read":
        return prop
    return prop.model_copy(update={"text": spelt[1].strip()})


def _played(shot: Shot) -> tuple[Prop, ...]:
    """The board between two who play."""
    return (Prop(what="chess"),) if len(shot.staging) > 1 and _AT_CHESS.search(shot.prompt.lower()) else ()


def _standing(shot: Shot) -> tuple[Prop, ...]:
    """What is too large to hold, by the first words that name it: "builds a rocket in his garage"."""
    if shot.size not in ROOMY or shot.coverage == "point of view":
        return ()
    for match in _NAMED.finditer(shot.prompt.lower()):
        found = _named(match[1])
        if found in STANDING:
            flies = found == "rocket" and _FLIES.search(shot.prompt.lower())
            side = "left" if shot.staging and shot.staging[0].at == "right" else "right"
            return (Prop(what=found, where="air" if flies else "ground", at=side),)
    return ()


def _as_told(staged: Staged, brief: Brief, hands: bool) -> Staged:
    """`hands`: whether nobody in the picture holds anything yet."""
    told = _told_of(staged, brief)
    update: dict[str, str] = {}
    if staged.action == "stand":
        for words, action in _ATTITUDES:
            if words.match(told):
                update["action"] = action
    if hands and staged.action in ("stand", "sit", "reach", "carry", "walk", "look"):
        held = _held(told, brief)
        if held:
            update["holds"] = held
    if hands and not staged.holds and "holds" not in update and _boxes(staged, told, brief):
        update |= {"holds": "gloves", "action": "stand"}
    alone = len(brief.shot.staging) == 1 and brief.shot.coverage == "single"
    if alone and _FROM_BEHIND.search(brief.shot.prompt.lower()):
        update["facing"] = "back"
    return staged.model_copy(update=update) if update else staged


def _boxes(staged: Staged, told: str, brief: Brief) -> bool:
    """Whether someone fights with gloves on: a boxer, or in words of that trade."""
    one = brief.characters.get(staged.who)
    name = one.name.lower() if one is not None else staged.who
    return bool(_FISTS.search(told)) and (staged.action == "wave" or "boxer" in name)


def _told_of(staged: Staged, brief: Brief) -> str:
    """What the prompt says after someone's name, up to the next name; what is in brackets is their looks."""
    prompt = re.sub(r"\s*\([^)]*\)", "", brief.shot.prompt.lower())
    names = {
        who: brief.characters[who].name.lower().removeprefix("the ") if who in brief.characters else who.lower()
        for who in (one.who for one in brief.shot.staging)
    }
    at = {who: match for who, name in names.items() if (match := re.search(rf"\b{re.escape(name)}\b", prompt))}
    mine = at.get(staged.who)
    if mine is None:
        return ""
    if any(match.start() < mine.start() for match in at.values()) and not _LEADS.search(prompt[: mine.start()]):
        return ""  # "the BOY follows the THIEF home with a kite": it is the boy who has it
    ends = [
        match.start()
        for who, match in at.items()
        if who != staged.who and match.start() > mine.end() and _LEADS.search(prompt[: match.start()])
    ]
    told = prompt[mine.end() : min(ends, default=len(prompt))].strip(" ,")
    if re.fullmatch(
        r"and(?: the| an?)?", told
    ):  # "the NURSE and the SOLDIER share an umbrella": the first of them has it
        return prompt[mine.end() :].strip(" ,")
    return told


def _held(told: str, brief: Brief) -> str:
    """The first small thing that the words put into a hand, by its plain name, or empty."""
    names = {word for one in brief.characters.values() for word in one.name.lower().split()}
    for match in _HANDLES.finditer(told):
        found = _named(match[1], names)
        if found is not None and found not in WORN and (PROPS[found].metres < LARGE or found in HANDY):
            return found
    return ""


def _named(words: str, people: Collection[str] = ()) -> str | None:
    """The prop that up to three words begin with ("birthday cake from"); None for a vague word, and for somebody's."""
    told = words.split()
    for count in range(len(told), 0, -1):
        if told[count - 1] in VAGUE or told[count - 1] in people:
            return None
        found = known_prop(" ".join(told[:count]))
        if found is not None:
            return found
    return None


def _one_way(shot: Shot, staging: tuple[Staged, ...]) -> tuple[Staged, ...]:
    """People who walk in one picture go one way, unless the words let them meet; two side by side look one way."""
    if _SIDE_BY_SIDE.search(shot.prompt.lower()) and len(staging) == 2:
        return tuple(one.model_copy(update={"facing": staging[0].facing}) for one in staging)
    walking = [one for one in staging if one.action in ("walk", "run") and one.facing.startswith("profile")]
    ways = {one.facing for one in walking}
    if len(ways) < 2 or _FACE_TO_FACE.search(shot.prompt.lower()):
        return staging
    way = walking[0].facing
    return tuple(one.model_copy(update={"facing": way}) if one in walking else one for one in staging)


def _suited(brief: Brief) -> dict[str, Character]:
    """The cast with helmets on where there is no air and they wear space suits."""
    if brief.interior or nearest(brief.location.set_kind, brief.interior) not in AIRLESS:
        return brief.characters
    suited: dict[str, Character] = {}
    for who, one in brief.characters.items():
        look = one.appearance
        if look.form == "human" and look.outfit == "spacesuit" and not look.hat:
            look = look.model_copy(update={"hat": "helmet", "hat_colour": look.top})
        suited[who] = one.model_copy(update={"appearance": look})
    return suited
