"""The cast: how someone looks, who is in a shot and who is out of the film.

"give the keeper a red coat"    SetCharacter(appearance=outfit coat, top red)     every shot he is in
"take Mara out of 4"            ReviseShot(shots=4, cast=everybody else there)
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from agent.conversation import Act, Choice, Question
from agent.embedded.asking import ask_which
from agent.embedded.cast_called import wearer
from agent.embedded.descriptions import NOUNS
from agent.embedded.looks_said import as_said
from agent.embedded.reading import Clause, Reading, Target
from agent.embedded.set_against import (
    BEARD,
    COMPARED,
    EXCHANGED,
    IN_PART,
    NOT_BUT,
    SWAPPING,
    WEARABLE,
    positive,
    unlike,
)
from agent.embedded.stated import OF_SOMEONE
from agent.telling.naming import listed
from tools.film.edits.story import (
    AppearanceChange,
    RemoveCharacter,
    ReviseShot,
    SetCharacter,
)
from tools.film.script import Appearance
from tools.writing.wardrobe import dressed

AGE_STEP = 15
BUILD_STEP = 0.5
OF_HAIR = {
    "ginger", "redhead", "auburn", "red haired", "red-haired", "blonde", "blond", "brunette", "fair", "sandy blonde",
    "raven",
}  # fmt: skip
"""colours that are said of nothing but hair"""
LOOKS = ("garment.", "hair", "body.", "colour.")
POSSESSED = re.compile(r"^\s*['’]s\b\s*|\b(?:his|her|their)\s+", re.IGNORECASE)
OPENING_WORDS = re.compile(
    r"^(?:an?|the|with|wear(?:ing|s)?|to|should|needs?|has?|have|is|be|look|in|some|bit|a bit|little|slightly|much|"
    r"way|lot|into|more|get|gets|got|really|very)\s+",
    re.IGNORECASE,
)
CLOSING_WORDS = re.compile(r"\s+(?:now|please|instead|throughout|from now on|for now|too|as well|on|a bit|bit)$", re.I)
COLOURS = (
    "(?:(?:dark|light|pale|bright) )?(?:red|green|blue|black|white|blonde?|brown|gr[ae]y|yellow|orange|pink|purple)"
)


def looks_of_people(clause: Clause) -> Iterable[Reading]:
    """Change how someone of the cast looks, in every shot."""
    people = people_of(clause)
    if clause.find("thing.logline", "thing.treatment") is not None or OF_SOMEONE.fullmatch(clause.plain):
        return
    if clause.find(*LOOKS) is None or clause.refs("shots", "scenes", "takes"):
        return
    if any(set(piece.text.split()) & {"sounds", "sound", "sounding", "voice"} for piece in clause.pieces):
        # "he sounds too young" is said of his voice
        return
    if len(people) > 1 and COMPARED.search(clause.plain):
        # "the same cap as Lotte's" is no look of Lotte's
        return
    owner = None if people else wearer(clause)
    if not people and owner is None:
        return
    said = [i for i in range(len(clause.pieces)) if i not in people and clause.pieces[i].ref is None]
    verbs = ("verb.make", "verb.give", "verb.add", "verb.remove")
    meant = [i for i in said if clause.pieces[i].means(*LOOKS) or not clause.pieces[i].means(*verbs)]
    content = [
        i
        for i in meant
        if clause.pieces[i].means(*LOOKS) or not clause.pieces[i].soft or clause.pieces[i].text[-2:] == "er"
    ]
    words = clause.words(i for i in meant if content[0] <= i <= content[-1])
    other = NOT_BUT.search(clause.text(0))
    words = IN_PART.sub("", other[0] if other is not None else words).strip(" ,")
    used = frozenset(range(len(clause.pieces)))
    named = (known for i in people if (ref := clause.pieces[i].ref) is not None for known in ref.ids)
    who = list(dict.fromkeys(named))
    if owner is not None:
        who, used = [owner], frozenset(i for i, p in enumerate(clause.pieces) if p.means(*LOOKS, *verbs) or p.soft)
    options = next((ref.options for i in people if (ref := clause.pieces[i].ref) is not None and ref.options), ())
    worn = [clause.pieces[i].text for i in said if clause.pieces[i].means("garment.")]
    wearing = [one for one in options if worn and worn[0] in clause.film.characters[one].canon.casefold()]
    who = who or (wearing if len(wearing) == 1 else [])
    if not who and options:
        question = ask_which(clause, Target(options=options), lambda one: tuple(_changed(clause, one, words)))
        yield Reading(used=used, question=question, weight=0.4)
        return
    acts = tuple(act for one in who for act in _changed(clause, one, words))
    if acts and IN_PART.search(clause.plain):
        names = listed([clause.film.characters[one].name for one in who])
        text = f"Somebody looks the same in all of a film. Shall {names} look so in every shot?"
        choices = (Choice(label="Yes, in every shot", acts=acts), Choice(label="No, leave it"))
        yield Reading(used=used, weight=0.7, question=Question(text=text, choices=choices), people=tuple(who))
    elif acts:
        yield Reading(acts, used, 0.7, people=tuple(who), verbatim=used if other is not None else frozenset())


PARTS = re.compile(r",|\band\b|\bbut\b", re.IGNORECASE)
GOING = re.compile(r"\b(?:no|not|without|lose|loses|off|remove|take|drop|minus|never)\b", re.IGNORECASE)


def belongings(clause: Clause) -> Iterable[Reading]:
    """ "Ellie without the headphones", "lose her headphones": what the canon gives someone goes from it."""
    people = people_of(clause)
    gone = clause.find("verb.remove", "neg")
    if len(people) != 1 or gone is None or clause.refs("shots", "scenes", "takes") or clause.find(*LOOKS) is not None:
        return
    ref = clause.pieces[people[0]].ref or NOBODY
    things = {i for i in clause.hard if clause.pieces[i].strange}
    if len(ref.ids) != 1 or not things or clause.hard - things - {gone, *people}:
        return
    person = clause.film.characters[ref.ids[0]]
    words = {word for i in things for word in clause.pieces[i].text.split()}
    parts = [part.strip() for part in person.canon.split(",")]
    kept = [part for part in parts if not words <= set(part.casefold().split())]
    if len(kept) == len(parts) - 1:
        act = SetCharacter(character=person.id, canon=", ".join(kept))
        yield Reading((act,), frozenset((*things, gone, *people)), 0.8, people=ref.ids, verbatim=frozenset(things))


def people_of(clause: Clause) -> tuple[int, ...]:
    """The pieces that name someone; a pronoun only when nobody is named."""
    refs = [i for i in clause.refs("people") if "narrator" not in (clause.pieces[i].ref or NOBODY).ids]
    named = [i for i in refs if (clause.pieces[i].ref or NOBODY).how != "pronoun"]
    # "make Gran an old man": what someone shall be is nobody else
    pointed = [i for i in named if not _only_said(clause, i)]
    return tuple(pointed or named or refs)


def _only_said(clause: Clause, at: int) -> bool:
    """Whether a piece only says what someone is: "an old man"."""
    before = [piece.text for piece in clause.pieces[max(at - 2, 0) : at]]
    return clause.pieces[at].text in NOUNS and bool({"a", "an"} & {*before})


def _changed(clause: Clause, who: str, words: str) -> Iterable[Act]:
    person = clause.film.characters[who]
    before = person.appearance
    changes: dict[str, Any] = {}
    exchanged = bool(SWAPPING & {*clause.plain.split()[:4]})
    said, plain = words, positive(words, exchanged=exchanged)
    looks = unlike(person.canon, swap["old"]) if exchanged and (swap := EXCHANGED.match(said)) else person.canon
    # "red, not black" takes nothing off
    gone = clause.find("verb.remove", "neg") is not None and plain == words
    words = plain
    if gone and any(WEARABLE.search(part) and not GOING.search(part) for part in PARTS.split(clause.text(0))):
        # "a red jacket and no glasses": one comes, and one goes, and neither is dropped without a word
        return
    if gone:
        changes = _bare(words)
    else:
        # "the cap should be red" is a red cap
        words = re.sub(rf"\b(\w+) (?:(?:should|could|must|to) be|is|are|in) ({COLOURS})\b", r"\2 \1", words, flags=re.I)
        words = re.sub(rf"^(\w+) ({COLOURS})$", r"\2 \1", words.strip(), flags=re.IGNORECASE)
        worn = dressed(
            before, _without_steps(clause, words).replace("redhead", "ginger hair").replace("red hair", "ginger hair")
        )
        changes = {
            name: value for name in Appearance.model_fields if (value := getattr(worn, name)) != getattr(before, name)
        }
        changes = as_said(person, words, changes)
        changes |= _steps(clause, before)
        changes |= _painted(clause, changes)
        if changes.get("bottom", "") == changes.get("top") and clause.find("garment.trousers", "garment.suit") is None:
            # a dress or a coat is one garment, and what is under it stays
            changes.pop("bottom", None)
        if before.beard and not changes.get("beard_colour", "x"):
            # a beard that is there keeps its colour
            del changes["beard_colour"]
    canon = unlike(person.canon, words) if gone else _canon(clause, looks, words)
    worn_now = plain != said and WEARABLE.search(words) is not None
    stepped = re.search(r"\b(?:longer|shorter|bigger|curlier|messier)\b", words) is not None
    if not changes and not worn_now and (gone or not stepped):
        return
    fields: dict[str, Any] = {"character": who}
    if changes:
        fields["appearance"] = AppearanceChange.model_validate(changes)
    if canon and canon != person.canon:
        fields["canon"] = canon
    yield SetCharacter.model_validate(fields)


def _bare(words: str) -> dict[str, Any]:
    """What goes: "no hat", "without the beard", "take off his glasses"."""
    gone: dict[str, Any] = {}
    for pattern, name in ((r"hat|cap|helmet|hood|crown|scarf", "hat"), (r"glasses|spectacles|sunglasses", "glasses")):
        if re.search(rf"\b(?:{pattern})\b", words, re.I):
            gone[name] = ""
    if re.search(r"\b(beard|moustache|mustache|stubble)\b", words, re.I):
        gone["beard"] = ""
    if re.search(r"\bhair\b", words, re.I):
        gone["hair_style"] = "none"
    return gone


def _without_steps(clause: Clause, words: str) -> str:
    """The words without those that say how much of something: "too old" is no age."""
    if _way(clause) is None and re.search(r"\btoo\b", words, re.IGNORECASE) is None:
        return words
    return re.sub(
        r"\b(?:too\s+)?(?:old|older|young|younger|aged|thin|thinner|fat|fatter|heavy)\b", "", words, flags=re.I
    )


def _way(clause: Clause) -> str | None:
    """Which step is asked for: "older", "younger", "thinner", "heavier"; "too old" asks for younger."""
    said = clause.plain
    for pattern, way, other in (
        (r"old(?:er)?|more aged|ancient", "older", "younger"),
        (r"young(?:er)?|more youthful|childish", "younger", "older"),
        (r"thin(?:ner)?|slim(?:mer)?|skinn(?:y|ier)", "thinner", "heavier"),
        (r"heav(?:y|ier)|fat(?:ter)?|stock(?:y|ier)|chubb(?:y|ier)|bigger", "heavier", "thinner"),
    ):
        if re.search(rf"\btoo (?:{pattern})\b|\b(?:less|not so|not as) (?:{pattern})\b", said):
            return other
        if match := re.search(rf"\b(?:{pattern})\b", said):
            return way if match.group().endswith("er") or match.group().startswith("more") else None
    return None


def _years(clause: Clause) -> int | None:
    """ "ten years older" """
    tokens = clause.finder.tokens
    for at, token in enumerate(tokens[:-1]):
        if token.kind == "number" and tokens[at + 1].text in ("year", "years"):
            return round(token.value)
    return None


def _age(clause: Clause) -> int | None:
    """ "Older, around forty": how old, and not by how much."""
    tokens = clause.tokens
    for at, token in enumerate(tokens):
        counted = at + 1 < len(tokens) and tokens[at + 1].text in ("year", "years", "decade", "decades")
        if token.kind == "number" and not counted and 0 < token.value <= 110:
            return round(token.value)
    return None


def _steps(clause: Clause, before: Appearance) -> dict[str, Any]:
    """Older, younger, thinner, heavier: a step from what they are; by so many years, when they are said."""
    step = clause.degree(small=0.5, normal=1.0, large=2.0)
    if _way(clause) in ("older", "younger") and (age := _age(clause)) is not None:
        return {"age": age}
    years = _years(clause) or round(AGE_STEP * step)
    match _way(clause):
        case "older":
            return {"age": min(before.age + years, 100)}
        case "younger":
            return {"age": max(before.age - min(years, before.age // 2), 4)}
        case "thinner":
            return {"build": max(before.build - BUILD_STEP * step, -1.0)}
        case "heavier":
            return {"build": min(before.build + BUILD_STEP * step, 1.0)}
        case _:
            return {}


def _painted(clause: Clause, changes: dict[str, Any]) -> dict[str, Any]:
    """A colour that the wardrobe did not place: "make her coat blue", "give her the coat in green", "her hair red"."""
    meant = [piece for i, piece in enumerate(clause.pieces) if clause.contrasted(i) is None]
    colours = [value for piece in meant for value in piece.values("colour")]
    if not colours:
        return {}
    places = (
        (("garment.hat",), "hat_colour"),
        (("garment.trousers",), "bottom"),
        (("garment.shoes",), "shoes"),
        (("garment.glasses",), "glasses"),
        (("hair",), "beard_colour" if BEARD.search(clause.text(0)) else "hair"),
        (("body.eyes",), "eye"),
        (("garment.",), "top"),
    )
    said = {piece.text for piece in clause.pieces if piece.means("colour.")}
    if said & OF_HAIR and clause.find("garment.", "body.eyes", "body.skin") is None:
        return {} if "hair" in changes else {"hair": colours[-1]}
    for concepts, name in places:
        if clause.find(*concepts) is not None:
            # "dark green" is a green, though "dark" is a colour as well
            shaded = any(len(piece.text.split()) > 1 for piece in meant if piece.means("colour."))
            return {} if name in changes and not shaded else {name: colours[-1]}
    return {}


def _canon(clause: Clause, canon: str, words: str) -> str:
    """The canon with what was said of them; it comes after, so that it has the last word."""
    said = POSSESSED.sub("", words)
    said = re.sub(r"^(?:hair|coat|dress|\w+) (?:to|in|into) ", lambda m: f"{m.group().split()[0]} ", said, flags=re.I)
    if (way := _way(clause)) and (age := _age(clause)) is not None:
        said = f"{age} years old"
    elif way:
        said = re.sub(r"\b(?:\w+ years? )?(?:too \w+|older|younger|thinner|heavier)\b", way, said, flags=re.IGNORECASE)
    # "swap her jacket for a red one" is a red jacket
    said = re.sub(rf"^(\w+) (?:for|into|to) an? ({COLOURS}) one$", r"\2 \1", said.strip(" ,."), flags=re.IGNORECASE)
    previous = None
    while previous != said:
        previous = said
        said = OPENING_WORDS.sub("", CLOSING_WORDS.sub("", said)).strip(" ,.")
    said = re.sub(rf"^(\w+) ({COLOURS}|longer|shorter)$", r"\2 \1", said)
    return ", ".join(part for part in (unlike(canon, said), said) if part)


def casting(clause: Clause) -> Iterable[Reading]:
    """Who is in a shot: put in, taken out, alone; and out of the film altogether."""
    people = people_of(clause)
    if not people or clause.find("stem.", "sound.", "voice.", "garment.", "hair", "body.", "face.") is not None:
        return
    who = tuple(dict.fromkeys(known for i in people for known in (clause.pieces[i].ref or NOBODY).ids))
    out = clause.find("verb.remove", "neg") is not None or any(
        piece.text in ("out", "out of", "away") for piece in clause.pieces
    )
    into = clause.find("verb.add", "verb.move", "verb.give") is not None
    after = [clause.pieces[i + 1].text for i in clause.all("verb.make") if i + 1 < len(clause.pieces)]
    # "both of them should be in shot 10"
    into |= bool({"in", "also"} & {*after}) and bool(clause.refs("shots"))
    only = next((i for i, p in enumerate(clause.pieces) if p.text in ("only", "just", "alone", "nobody but")), None)
    alone = only is not None
    if out and only is not None and (kept := [i for i in people if i > only]):
        # "she shouldn't be in 7, only Bruno"
        who = tuple(dict.fromkeys(known for i in kept for known in (clause.pieces[i].ref or NOBODY).ids))
        out = False
    if not who or not (out or into or alone):
        return
    target = clause.target(("shots", "scenes", "takes"))
    used = set(people) | set(
        clause.all("verb.remove", "neg", "verb.add", "verb.move", "verb.give", "thing.shot", "verb.make")
    )
    small = ("out", "out of", "as well", "only", "alone", *(("take", "get", "cut", "leave", "keep") if out else ()))
    used |= {i for i, piece in enumerate(clause.pieces) if piece.text in small}
    named = any((clause.pieces[i].ref or NOBODY).how == "name" for i in people)
    if out and not target.said:
        if named and clause.find("order.after", "order.before") is None:
            film = set(clause.refs("film")) | set(clause.all("thing.film", "thing.story", "thing.cast"))
            acts = tuple(RemoveCharacter(character=one) for one in who)
            yield Reading(acts, frozenset(used | film), 0.7, people=who)
        return
    yield from _recast(clause, target, who, used, out=out, alone=alone)


def _recast(
    clause: Clause, target: Target, who: Sequence[str], used: set[int], *, out: bool, alone: bool
) -> Iterable[Reading]:
    # "Gran should be in the kitchen, in the first shot": the place where that shot is made
    shown = set(target.shots)
    places = ((i, clause.pieces[i].ref) for i in clause.refs("places"))
    there = {i for i, place in places if place is not None and shown & set(clause.finder.shots_of(place))}
    claimed = frozenset(used | target.used | there)

    def made(shots: Sequence[str]) -> list[Act]:
        acts: list[Act] = []
        for shot in shots:
            there = [staged.who for staged in clause.film.shots[shot].staging]
            if out:
                cast = [one for one in there if one not in who]
            else:
                cast = list(who) if alone else [*there, *(one for one in who if one not in there)]
            if cast != there:
                acts.append(ReviseShot(shots=(shot,), cast=tuple(cast)))
        return acts

    if target.problem:
        yield Reading(used=claimed, problem=target.problem, weight=0.7)
    elif not target.clear:
        yield Reading(
            used=claimed, question=ask_which(clause, target, lambda known: made(clause.shots_of(known))), weight=0.35
        )
    elif acts := made(target.shots or clause.index.shots_of_scenes(target.scenes)):
        yield Reading(tuple(acts), claimed, 0.75, people=tuple(who))
    else:
        names = " and ".join(clause.film.characters[one].name for one in who if one in clause.film.characters)
        yield Reading(used=claimed, problem=f"{names} {'is not' if out else 'is already'} in there.", weight=0.7)


class Nobody:
    """What stands where a piece names no one."""

    ids: tuple[str, ...] = ()
    how = ""


NOBODY = Nobody()
