"""The cast: how someone looks, what they are called, who is in a shot and who is out of the film.

"give the keeper a red coat"    SetCharacter(appearance=outfit coat, top red)     every shot he is in
"call him Tom"                  SetCharacter(name="Tom")
"take Mara out of 4"            ReviseShot(shots=4, cast=everybody else there)
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from agent.conversation import Act
from agent.embedded.asking import ask_which
from agent.embedded.reading import Clause, Reading, Target
from tools.film.edits.story import (
    AppearanceChange,
    RemoveCharacter,
    ReviseShot,
    SetCharacter,
    SetLocation,
    SetTitle,
)
from tools.film.script import Appearance
from tools.writing.wardrobe import dressed

AGE_STEP = 15
BUILD_STEP = 0.5
LOOKS = ("garment.", "hair", "body.", "colour.")
CALLED = re.compile(
    r"\b(?:(?:should be|must be|to be|be|is) (?:called|named|titled)"
    r"|to|as|be called|be named|named|called|is called|name is|should be|is)\s+[\"“']?(.+?)[\"”']?$",
    re.IGNORECASE,
)
AFTERWARDS = re.compile(r"\s+(?:from now on|please|instead|for now|throughout|now)$", re.I)


def looks_of_people(clause: Clause) -> Iterable[Reading]:
    """Change how someone of the cast looks, in every shot."""
    people = _people(clause)
    if not people or clause.find(*LOOKS) is None or clause.refs("shots", "scenes", "takes"):
        return
    said = [i for i in range(len(clause.pieces)) if i not in people and clause.pieces[i].ref is None]
    verbs = ("verb.make", "verb.give", "verb.add", "verb.remove")
    words = clause.words(i for i in said if clause.pieces[i].means(*LOOKS) or not clause.pieces[i].means(*verbs))
    used = frozenset(range(len(clause.pieces)))
    who = [known for i in people if (ref := clause.pieces[i].ref) is not None for known in ref.ids]
    options = next((ref.options for i in people if (ref := clause.pieces[i].ref) is not None and ref.options), ())
    if not who and options:
        question = ask_which(clause, Target(options=options), lambda one: tuple(_changed(clause, one, words)))
        yield Reading(used=used, question=question, weight=0.4)
        return
    acts = tuple(act for one in who for act in _changed(clause, one, words))
    if acts:
        yield Reading(acts, used, 0.7, people=tuple(who))


def _people(clause: Clause) -> tuple[int, ...]:
    """The pieces that name someone; a pronoun only when nobody is named."""
    refs = [i for i in clause.refs("people") if "narrator" not in (clause.pieces[i].ref or _NOBODY).ids]
    named = tuple(i for i in refs if (clause.pieces[i].ref or _NOBODY).how != "pronoun")
    return named or tuple(refs)


def _changed(clause: Clause, who: str, words: str) -> Iterable[Act]:
    person = clause.film.characters[who]
    before = person.appearance
    changes: dict[str, Any] = {}
    gone = clause.find("verb.remove", "neg") is not None
    if gone:
        changes = _bare(words)
    else:
        worn = dressed(before, words.replace("redhead", "ginger hair").replace("red hair", "ginger hair"))
        changes = {
            name: value for name in Appearance.model_fields if (value := getattr(worn, name)) != getattr(before, name)
        }
        changes |= _steps(clause, before)
        changes |= _painted(clause, changes)
    if not changes:
        return
    canon = "" if gone else _canon(person.canon, words)
    fields: dict[str, Any] = {"character": who, "appearance": AppearanceChange.model_validate(changes)}
    if canon:
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


def _steps(clause: Clause, before: Appearance) -> dict[str, Any]:
    """Older, younger, thinner, heavier: a step from what they are."""
    found: dict[str, Any] = {}
    said = {piece.text for piece in clause.pieces if piece.means("body.")}
    step = clause.degree(small=0.5, normal=1.0, large=2.0)
    if said & {"older", "more aged"}:
        found["age"] = min(round(before.age + AGE_STEP * step), 100)
    if said & {"younger", "more youthful"}:
        found["age"] = max(round(before.age - AGE_STEP * step), 4)
    if said & {"thinner", "slimmer", "skinnier"}:
        found["build"] = max(before.build - BUILD_STEP * step, -1.0)
    if said & {"heavier", "fatter", "stockier", "chubbier", "bigger"}:
        found["build"] = min(before.build + BUILD_STEP * step, 1.0)
    return found


def _painted(clause: Clause, changes: dict[str, Any]) -> dict[str, Any]:
    """A colour that the wardrobe did not place: "make her coat blue", "give her the coat in green", "her hair red"."""
    colours = [value for piece in clause.pieces for value in piece.values("colour")]
    if not colours:
        return {}
    places = (
        (("garment.hat",), "hat_colour"),
        (("garment.trousers",), "bottom"),
        (("garment.shoes",), "shoes"),
        (("garment.glasses",), "glasses"),
        (("hair",), "hair"),
        (("body.eyes",), "eye"),
        (("garment.",), "top"),
    )
    for concepts, name in places:
        if clause.find(*concepts) is not None:
            return {} if name in changes else {name: colours[-1]}
    return {}


def _canon(canon: str, words: str) -> str:
    """The canon with what was said of them; it comes after, so that it has the last word."""
    said = re.sub(
        r"^(?:an?|the|his|her|their|with|wear(?:ing|s)?|to|should|needs?|has?|have|is|be|look|in|some)\s+",
        "",
        words,
        flags=re.I,
    )
    return f"{canon}, {said}" if canon else said


def naming(clause: Clause) -> Iterable[Reading]:
    """Give someone, a place or the film another name."""
    titled = clause.find("title.title") is not None and clause.find("verb.make") is not None
    titled = titled and (clause.find("thing.film") is not None or bool(clause.refs("film")))
    if (clause.find("verb.rename") is None and not titled) or clause.find(
        "verb.namecut", "verb.revert", "thing.version"
    ) is not None:
        return
    called = _called(clause)
    if not called:
        return
    used = frozenset(range(len(clause.pieces)))
    people = [i for i in _people(clause) if (ref := clause.pieces[i].ref) is not None and ref.ids]
    places = clause.refs("places")
    film = clause.refs("film") or clause.all("thing.film", "title.title")
    film = film or tuple(i for i in clause.all("verb.rename") if "title" in clause.pieces[i].text)
    if people and (ref := clause.pieces[people[0]].ref) is not None:
        yield Reading((SetCharacter(character=ref.ids[0], name=called),), used, 0.8, people=ref.ids)
    elif places and (ref := clause.pieces[places[0]].ref) is not None:
        yield Reading((SetLocation(location=ref.ids[0], name=called),), used, 0.8)
    elif film or any(piece.text == "it" for piece in clause.pieces):
        yield Reading((SetTitle(title=called),), used, 0.7)


def _called(clause: Clause) -> str:
    """The new name: what is quoted, what follows "to", or what follows whoever is named."""
    quotes = [piece.quote for piece in clause.pieces if piece.quote]
    if quotes:
        return quotes[-1]
    text = AFTERWARDS.sub("", clause.text(0))
    if match := CALLED.search(text):
        return match.group(1).strip()
    refs = [
        i
        for i, p in enumerate(clause.pieces)
        if p.ref is not None or p.means("thing.film") or p.text in ("it", "him", "her", "them")
    ]
    verb = clause.find("verb.rename")
    after = next((i for i in refs if verb is not None and i > verb), None)
    return AFTERWARDS.sub("", clause.text(after + 1)).strip(" :") if after is not None else ""


def casting(clause: Clause) -> Iterable[Reading]:
    """Who is in a shot: put in, taken out, alone; and out of the film altogether."""
    people = _people(clause)
    if not people or clause.find("stem.", "sound.", "voice.", "garment.", "hair", "body.", "face.") is not None:
        return
    who = tuple(dict.fromkeys(known for i in people for known in (clause.pieces[i].ref or _NOBODY).ids))
    out = clause.find("verb.remove", "neg") is not None or any(
        piece.text in ("out", "out of", "away") for piece in clause.pieces
    )
    into = clause.find("verb.add", "verb.move", "verb.give") is not None
    alone = any(piece.text in ("only", "just", "alone", "nobody but") for piece in clause.pieces)
    if not who or not (out or into or alone):
        return
    target = clause.target(("shots", "scenes", "takes"))
    used = set(people) | set(
        clause.all("verb.remove", "neg", "verb.add", "verb.move", "verb.give", "thing.shot", "verb.make")
    )
    small = ("out", "out of", "as well", "only", "alone", *(("take", "get", "cut", "leave", "keep") if out else ()))
    used |= {i for i, piece in enumerate(clause.pieces) if piece.text in small}
    named = any((clause.pieces[i].ref or _NOBODY).how == "name" for i in people)
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
    claimed = frozenset(used | target.used)

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
        yield Reading(used=claimed, question=ask_which(clause, target, lambda shot: made([shot])), weight=0.35)
    elif acts := made(target.shots or clause.index.shots_of_scenes(target.scenes)):
        yield Reading(tuple(acts), claimed, 0.75, people=tuple(who))
    else:
        names = " and ".join(clause.film.characters[one].name for one in who if one in clause.film.characters)
        yield Reading(used=claimed, problem=f"{names} {'is not' if out else 'is already'} in there.", weight=0.7)


class _Nobody:
    ids: tuple[str, ...] = ()
    how = ""


_NOBODY = _Nobody()
