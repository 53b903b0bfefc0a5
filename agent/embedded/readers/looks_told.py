"""How people look, told in loose words: each part of the message is an age, hair, a garment, or something that goes.

"no cap on Bruno, he's bald"                no hat and no hair
"Dad ought to be sixty-five, grey-haired"   an age and hair
"make the keeper older, eighty say, and thin as a rake"     an age and a build
"the keeper's oilskin shouldn't be yellow, make it dark green"      a garment of another colour

A part that is none of these, and no remark, makes that nothing is read.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from agent.conversation import Act
from agent.embedded.looks_said import changes_said
from agent.embedded.pieces import Piece, between_marks
from agent.embedded.reading import Clause, Reading
from agent.embedded.set_against import unlike
from agent.embedded.stated import OF_SOMEONE
from agent.embedded.tokens import Token, tokenise
from tools.film.edits.story import AppearanceChange, SetCharacter
from tools.film.script import Character
from tools.writing.wardrobe import COLOURS, DECADES, GARMENTS, HATS

JOINTS = ("and", "plus", "but", "with", "by the way", "btw")
MARKS = frozenset((",", ".", ";", ":", "-", "–", "—", "!", "?", "...", *JOINTS))
SHADE = r"(?:dark |light |pale |bright )?"
COLOUR = rf"{SHADE}(?:{'|'.join(COLOURS)})"
HAIR = r"(?:hair|bob|braids?|bun|pony ?tail|curls|plaits|pigtails|fringe)"
BEARD = r"(?:beard|moustache|mustache|stubble)"
HAT = "|".join(re.escape(hat) for hat in HATS)
GARMENT = "|".join(re.escape(garment) for garment in GARMENTS)
WORN = rf"(?:{GARMENT}|{HAT}|scarf|tie|belt|trousers|pants|jeans|boots|shoes|glasses|overalls)"
LITTLE = re.compile(
    r"\b(?:make|give|have|let|should|shall|could do with|can do with|could|would|must|can|ought to|needs? to|be|is|are"
    r"|has|get|gets|wears?|wearing|with|in|on|a|an|the|that|his|her|their|she|he|they|him|them|it|just|say|let us say"
    r"|from now on|please|really|rather|put|by the way|btw|i imagine|change|i want|i would like|some|to have|to|ok|so"
    r"|nice|now|for|at least|something like|pls|of|instead|always|throughout)\b"
)
WAY = r"(?:older|younger)"
AGES = [*(said for said in DECADES if said not in ("old", "young", "child", "ancient"))]
AGED = re.compile(
    rf"(?:(?P<way>{WAY}) )?(?:around |about |maybe |almost |nearly )?(?P<years>\d{{1,3}}|{'|'.join(AGES)})"
    r"(?: ?-? ?ish| or so| years? old| years?)?"
)
STEPPED = re.compile(rf"(?P<way>{WAY})")
BUILT = re.compile(
    r"(?:(?P<thin>thin|skinny|gaunt|slim|lean)|(?P<heavy>fat|heavy|stout|stocky|burly))(?: as (?:rake|stick|\w+))?"
)
HAIRY = re.compile(
    rf"(?:(?:short|long|curly|straight|cropped|messy) )?(?:{COLOUR} )?(?:(?:short|long|curly) )?{HAIR}"
    rf"|{COLOUR} ?-? ?haired|bald|shaved head"
)
BEARDED = re.compile(rf"(?:{COLOUR} |full |big |thick |short |long |bushy )*{BEARD}")
DRESSED = re.compile(rf"(?:{COLOUR} )?(?:\w+ )?{WORN}")
PAINTED = re.compile(rf"(?P<what>{WORN}|hair|eyes?) (?:= )?(?P<colour>{COLOUR})(?: (?:not|rather than) {COLOUR})?")
AGAINST = re.compile(rf"(?P<what>{WORN}|hair|eyes?) not (?P<colour>{COLOUR})")
ONLY_COLOUR = re.compile(rf"(?P<colour>{COLOUR})")
EYED = re.compile(rf"{COLOUR} eyes?")
GONE = re.compile(
    rf"(?:no|not|without|w/o|w / o|loses?|drop|take off|takes off|chop off|cut off|shave off|remove|lose)"
    rf" (?P<what>{WORN}|{BEARD}|{HAIR})"
    rf"|(?P<off>{WORN}|{BEARD}|{HAIR}) off"
)
BARE = re.compile(r"bare ?-? ?head(?:ed)?")
TRIMMED = re.compile(rf"(?:trim|cut|take|bring) (?P<what>{BEARD})(?: down)?|trim down (?P<too>{BEARD})")
DISLIKED = re.compile(rf"i (?:do not|don't) (?:like|love|want) (?P<what>{WORN}|{BEARD}|{HAIR})")
SEXED = re.compile(r"(?:(?P<age>older|old|young|younger) )?(?P<sex>man|woman|boy|girl)")
REMARK = re.compile(r"(?:looks? like .*|trust me|nothing else.*changes?|i (?:do |really )*(?:like|love)|)")
NOT_SO = re.compile(rf" (?:instead of|rather than|not) (?:an? |the )?{COLOUR}$")
SEXES = frozenset("man woman boy girl".split())
PLACED = frozenset("in at for of shot on number from".split())
"""words before a number that is a shot"""
POINTED = frozenset(("number", "content"))
"""how a shot is pointed at by words that may be an age, or what somebody has"""
ADDRESSED = re.compile(r", (?P<name>[A-Z][a-z]{3,})[.!?]$")
ROUGHLY = re.compile(r"-?ish$")
STAYS = re.compile(r"(?P<what>[\w ]+?) stays?")
KIN = {
    "father": "dad", "papa": "dad", "daddy": "dad", "mother": "mum", "mom": "mum", "mama": "mum",
    "grandma": "gran", "grandmother": "gran", "granny": "gran", "nan": "gran",
}  # fmt: skip
CALLED = {
    **dict.fromkeys("fella fellow bloke chap dude gent gentleman guy".split(), "man"),
    **dict.fromkeys("lass gal dame lady".split(), "woman"),
    **dict.fromkeys("lad laddie youngster".split(), "boy"),
}
STEP = 15
BUILD = 0.7


@dataclass
class _Told:
    """What is told of one of the cast."""

    words: list[str] = field(default_factory=list[str])
    gone: list[str] = field(default_factory=list[str])
    fields: dict[str, Any] = field(default_factory=dict[str, Any])
    way: str = ""
    of: str = ""
    """the garment that was last spoken of"""
    other: list[str] = field(default_factory=list[str])
    """what is something else from now on"""
    against: str = ""
    """what somebody does not like, and has to be something else"""


def looks_told(clause: Clause) -> Iterable[Reading]:
    """One change of the one who is told of; none where a word says something else, or is of somebody else."""
    if OF_SOMEONE.fullmatch(clause.plain) or any(_elsewhere(clause, at) for at in range(len(clause.pieces))):
        return
    told: dict[str, _Told] = {}
    who = ""
    for part in between_marks(clause.pieces, MARKS):
        who, said = _of(clause, part, who)
        person = clause.film.characters.get(who)
        if person is None and not said:
            continue
        if person is None:
            return
        if not _hear(person, said, told.setdefault(who, _Told())):
            return
    acts = tuple(act for one, what in told.items() for act in _made(clause.film.characters[one], what))
    if len(acts) == len(told) == 1:
        used = frozenset(range(len(clause.pieces)))
        yield Reading(acts, used, 1.0, people=tuple(told), verbatim=used)


def _elsewhere(clause: Clause, at: int) -> bool:
    """Whether a piece points at a part of the film: only of someone in all of it something is told here."""
    ref = clause.pieces[at].ref
    if ref is None or ref.kind == "people" or ref.how == "pronoun":
        return False
    words = clause.pieces[at].text.split()
    before = clause.pieces[at - 1].text.split()[-1] if at else ""
    counted = ref.how == "number" and (len(words) > 1 or words[0].isdigit() or before in PLACED)
    return ref.kind != "shots" or ref.how not in POINTED or counted


def _of(clause: Clause, part: tuple[Piece, ...], before: str) -> tuple[str, str]:
    """Of whom a part is, and its words without them; nobody where it is of several."""
    named: set[str] = set()
    focused: set[str] = set()
    words: list[str] = []
    for piece in part:
        ref = piece.ref if piece.ref is not None and piece.ref.kind == "people" else None
        if ref is None or piece.text in SEXES:
            words += [_figure(token) for token in clause.finder.tokens[piece.first : piece.last]]
        elif ref.how == "pronoun":
            focused.update(ref.ids)
        else:
            named.update(ref.ids)
    if not named:
        called = [CALLED.get(word, KIN.get(word, word)) for word in words]
        for way, who in (*clause.index.people.items(), *_addressed(clause)):
            at = next((at for at in range(len(called)) if tuple(called[at : at + len(way)]) == way), None)
            if at is not None and not {*way} <= SEXES:
                named.add(who)
                words = [*words[:at], *words[at + len(way) :]]
                break
    if not named and not before and len(focused) == 1:
        named = focused
    who = named.pop() if len(named) == 1 else "" if named else before
    said = NOT_SO.sub("", " ".join(word for word in words if word != "'s"))
    said = LITTLE.sub(" ", said.replace("n't", " not"))
    return who, re.sub(r"\s+", " ", re.sub(r"\bone\b(?= \w+ eye)", "", said)).strip()


def _figure(token: Token) -> str:
    """A token, a number in figures: "eighty", "sixty-ish"."""
    about = tokenise(ROUGHLY.sub("", token.text)) if token.kind == "word" and ROUGHLY.search(token.text) else ()
    number = about[0] if len(about) == 1 else token
    return f"{number.value:g}" if number.kind == "number" else token.text


def _addressed(clause: Clause) -> Iterable[tuple[tuple[str, ...], str]]:
    """What the one of two people calls the other in a line: "I do not breathe, Commander."."""
    people = clause.film.characters
    if len(people) != 2:
        return
    for cue in clause.index.lines_of(clause.index.order):
        called = ADDRESSED.search(cue.what)
        if called is not None and cue.speaker in people:
            yield (called["name"].casefold(),), next(one for one in people if one != cue.speaker)


def _hear(person: Character, said: str, told: _Told) -> bool:
    """What a part says of someone; whether it says anything that is known, or nothing at all."""
    worn = {*re.findall(r"[\w'-]+", person.canon.casefold())}
    if (aged := AGED.fullmatch(said)) is not None:
        years = int(aged["years"]) if aged["years"].isdigit() else DECADES[aged["years"]]
        if not 0 < years <= 110:
            return False
        if _is_so_old(person, years):
            # "she is nine, but I imagine five"
            return True
        told.fields["age"], told.way = years, ""
        return True
    if (stepped := STEPPED.fullmatch(said)) is not None:
        told.way = stepped["way"] if "age" not in told.fields else ""
        return True
    if (built := BUILT.fullmatch(said)) is not None:
        told.fields["build"] = -BUILD if built["thin"] else BUILD
        told.words.append(built["thin"] or built["heavy"])
        return True
    if (sexed := SEXED.fullmatch(said)) is not None:
        told.fields["sex"] = "m" if sexed["sex"] in ("man", "boy") else "f"
        told.words.append(said if sexed["age"] in ("old", "young") else sexed["sex"])
        return True
    if (gone := GONE.fullmatch(said)) is not None:
        told.gone.append(gone["what"] or gone["off"])
        return True
    if BARE.fullmatch(said):
        told.gone += ["hat"] if person.appearance.hat and not told.gone else []
        return bool(told.gone)
    if (trimmed := TRIMMED.fullmatch(said) or DISLIKED.fullmatch(said)) is not None:
        told.against = next(word for word in trimmed.groups() if word)
        told.other.append(told.against)
        return True
    if (against := AGAINST.fullmatch(said)) is not None:
        told.of = told.against = against["what"]
        return True
    if (painted := PAINTED.fullmatch(said)) is not None:
        told.of = painted["what"]
        told.words.append(f"{painted['colour']} {painted['what']}")
        return True
    if told.of and (coloured := ONLY_COLOUR.fullmatch(said)) is not None:
        told.words.append(f"{coloured['colour']} {told.of}")
        told.against = ""
        return True
    if any(pattern.fullmatch(said) for pattern in (HAIRY, BEARDED, EYED, DRESSED)):
        told.words.append(re.sub(r" ?-? ?haired$", " hair", said))
        told.of = said.split()[-1]
        return True
    if (stays := STAYS.fullmatch(said)) is not None:
        return bool(worn & {*stays["what"].split()})
    return REMARK.fullmatch(said) is not None


def _is_so_old(person: Character, years: int) -> bool:
    return any(token.kind == "number" and token.value == years for token in tokenise(person.canon))


def _made(person: Character, told: _Told) -> Iterable[Act]:
    """The change of someone; none where something was only disliked, or is not there to go."""
    if told.against and not told.words:
        return
    if told.gone and any(DRESSED.fullmatch(word) for word in told.words):
        # one garment goes and another comes: whether the one is for the other is asked
        return
    worn = {*re.findall(r"[\w'-]+", person.canon.casefold())}
    told.words = [word for word in dict.fromkeys(told.words) if not {*word.split()} <= worn]
    words = ", ".join(told.words)
    changes = changes_said(person, words) if words else {}
    changes |= told.fields
    if told.way:
        by = STEP if told.way == "older" else -min(STEP, person.appearance.age // 2)
        changes["age"] = min(max(person.appearance.age + by, 4), 100)
        words = ", ".join((*told.words, told.way))
    elif "age" in told.fields:
        words = ", ".join((f"{told.fields['age']} years old", *told.words))
    canon = person.canon
    for other in told.other:
        canon = unlike(canon, other)
    for gone in told.gone:
        if (bare := _bare(person, gone)) is None:
            return
        changes = {**bare, **changes}
        canon = unlike(canon, gone)
    if told.fields.get("sex") == "f" and person.appearance.beard:
        changes["beard"] = ""
        canon = unlike(canon, "beard")
    changes = {name: value for name, value in changes.items() if value != getattr(person.appearance, name)}
    for word in told.words:
        # "one blue eye" is a green one from now on
        paint = EYED.fullmatch(word) and re.search(rf"{COLOUR}(?= eyes?\b)", canon, re.IGNORECASE)
        if paint:
            canon = f"{canon[: paint.start()]}{word.rsplit(' ', 1)[0]}{canon[paint.end() :]}"
            words = ", ".join(part for part in words.split(", ") if part != word)
    canon = ", ".join(part for part in (unlike(canon, words) if words else canon, words) if part)
    if changes or canon != person.canon:
        look = AppearanceChange.model_validate(changes) if changes else None
        yield SetCharacter(character=person.id, canon=canon, appearance=look)


def _bare(person: Character, gone: str) -> dict[str, Any] | None:
    """What of the appearance goes with a thing; None of one that nobody wears."""
    look = person.appearance
    if re.fullmatch(BEARD, gone):
        return {"beard": ""} if look.beard or gone in person.canon else None
    if gone == "glasses":
        return {"glasses": ""}
    if gone in HATS:
        return {"hat": ""}
    if re.fullmatch(HAIR, gone):
        return {} if gone in person.canon.casefold() else None
    return {} if gone in person.canon.casefold() else None
