"""What people do and feel in a shot, where it is, and how it is lit: "Mara smiles in 4", "set 10 in the van"."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from agent.conversation import Act
from agent.embedded.asking import ask_which
from agent.embedded.reading import Clause, Reading, Target
from agent.embedded.stated import denied, stated
from tools.film.edits.story import ReviseScene, ReviseShot

GROUPS = (("face", "expression"), ("doing", "action"), ("facing", "facing"))
HALFWAY = ("so", "too", "less", "not so", "that", "as", "not as")
"""words by which a face that is not wanted is only too much of it"""
FILL = ("verb.make", "verb.give", "verb.add", "thing.shot", "thing.expression", "contrast", "verb.choose")
LIGHT_VERB = re.compile(r"^(?:make|give|use|add|put|with|have|the|a|an|in|for|of|to|by)\s+", re.I)


IN_HAND = re.compile(
    r"\b(?:hold|holds|holding|carry|carries|carrying)\s+(?:an?|the|his|her|their|some)\s+([\w -]+?)"
    r"(?=\s+(?:in|for|during|at|throughout)\b|[,.!]|$)",
    re.IGNORECASE,
)
LOOKED = re.compile(r"\b(?:i|we|us)\b[\w' ]* look (?:up|down) (?:at|on)\b")
STANDS = re.compile(
    r"\b(?:put|place|set|add|stand)\s+(?:an?|some|two|three|the)\s+(?:\w+ )?"
    r"(?:candles?|lamps?|lanterns?|torch(?:es)?|fire|fireplace|bulb)\b",
    re.IGNORECASE,
)


def holding(clause: Clause) -> Iterable[Reading]:
    """What someone has in the hand: "let the keeper hold a lantern in 4"."""
    match = IN_HAND.search(clause.text(0))
    people = [i for i in clause.refs("people") if (ref := clause.pieces[i].ref) is not None and ref.ids]
    if match is None or not people or clause.find("stem.", "title.", "verb.retake", "edit.freeze") is not None:
        return
    who = {known for i in people if (ref := clause.pieces[i].ref) is not None for known in ref.ids}
    target = clause.target(("shots", "scenes", "takes"))
    if not target.clear or not target.said:
        return
    acts: list[Act] = []
    for shot in target.shots or clause.index.shots_of_scenes(target.scenes):
        staging = clause.film.shots[shot].staging
        if any(staged.who in who for staged in staging):
            held = match.group(1).strip()
            changed = tuple(s.model_copy(update={"holds": held}) if s.who in who else s for s in staging)
            acts.append(ReviseShot(shots=(shot,), staging=changed))
    used = frozenset(range(len(clause.pieces)))
    if acts:
        yield Reading(tuple(acts), used, 0.6, people=tuple(who))
    else:
        named = " and ".join(clause.film.characters[one].name for one in sorted(who) if one in clause.film.characters)
        yield Reading(used=used, problem=f"{named} is not in that shot; put them in first.", weight=0.4)


def acting(clause: Clause) -> Iterable[Reading]:
    """Expression, action and direction of whoever is in the shots."""
    wanted, used = _wanted(clause)
    faced = clause.find("face.")
    stays = faced is not None and stated(clause, faced) and not clause.refs("people")
    if stays or (faced is not None and clause.before(faced, "degree.too", "degree.less") is not None):
        return
    if not wanted or clause.find("stem.", "sound.", "title.", "verb.say") is not None:
        return
    people = [i for i in clause.refs("people") if (ref := clause.pieces[i].ref) is not None and ref.ids]
    target = clause.target(("shots", "scenes", "takes"))
    if not target.said and people and not _held(clause):
        who = {known for i in people if (ref := clause.pieces[i].ref) is not None for known in ref.ids}
        near = [shot for shot in clause.focus.shots if who & {s.who for s in clause.film.shots[shot].staging}]
        seen = tuple(dict.fromkeys(shot for one in sorted(who) for shot in clause.index.shots_of_person(one)))
        chosen = tuple(near) or seen
        target = Target(chosen if len(chosen) == 1 else (), options=() if len(chosen) == 1 else chosen)
    used |= {i for i, piece in enumerate(clause.pieces) if piece.text == "camera" and "facing" in wanted}
    claimed = frozenset((*used, *_everyone(clause), *people, *clause.refs("people"), *target.used, *clause.all(*FILL)))
    who = tuple(known for i in people if (ref := clause.pieces[i].ref) is not None for known in ref.ids)

    def made(shots: Sequence[str]) -> list[Act]:
        return [act for shot in shots for act in _directed(clause, shot, who, wanted)]

    if target.problem:
        yield Reading(used=claimed, problem=target.problem, weight=0.7)
    elif not target.clear:
        yield Reading(
            used=claimed, question=ask_which(clause, target, lambda known: made(clause.shots_of(known))), weight=0.3
        )
    else:
        shots = target.shots or clause.index.shots_of_scenes(target.scenes)
        if who and not any(staged.who in who for shot in shots for staged in clause.film.shots[shot].staging):
            # "when he sees the bottle": nobody is seen in the insert of it
            return
        plain = not who or all(len(clause.film.shots[shot].staging) <= 1 for shot in shots)
        acts = [ReviseShot.model_validate({**target.selection, **wanted})] if plain else made(shots)
        if acts:
            yield Reading(tuple(acts), claimed, 0.8, people=who)


def _everyone(clause: Clause) -> tuple[int, ...]:
    """ "Everyone laughing in 7": all who are there."""
    return tuple(i for i in clause.all("thing.cast") if clause.pieces[i].text.startswith("every"))


def _held(clause: Clause) -> bool:
    return any(
        piece.ref is not None and piece.ref.how == "pronoun" and piece.ref.kind == "shots" for piece in clause.pieces
    )


def _wanted(clause: Clause) -> tuple[dict[str, Any], set[int]]:
    """The fields of the revision, with the pieces that say them; what comes after "not" is only what it is not."""
    wanted: dict[str, Any] = {}
    used: set[int] = set()
    for group, name in GROUPS:
        said = [i for i, piece in enumerate(clause.pieces) if piece.ref is None and piece.values(group)]
        against = [i for i in said if denied(clause, i)]
        meant = [i for i in said if i not in against]
        if group == "face" and against and not meant and not any(p.text in HALFWAY for p in clause.pieces):
            # "she should not smile"
            wanted[name] = "neutral"
            used |= {*against, *clause.all("neg", "contrast", "verb.remove", "stop", "doing.look", "thing.expression")}
            used |= {i for i, p in enumerate(clause.pieces) if p.text.startswith("not ")}
        if not meant or (group == "doing" and not (clause.refs("people") or _everyone(clause))):
            continue
        if group == "doing" and LOOKED.search(clause.plain):
            # "I want to look up at her" is where the camera stands
            continue
        best = max(meant, key=lambda i: clause.pieces[i].last - clause.pieces[i].first)
        if group == "doing" and wanted.get("expression") and clause.pieces[best].text in ("look", "looks", "looking"):
            # "looks scared" is a face
            used.add(best)
            continue
        wanted[name] = clause.pieces[best].values(group)[0]
        used |= {best, *against, *(clause.all("neg", "contrast") if against else ())}
    return wanted, used


def _directed(clause: Clause, shot: str, who: Sequence[str], wanted: dict[str, Any]) -> Iterable[Act]:
    """The revision for one of several people in a shot; the others stay as they are."""
    staging = clause.film.shots[shot].staging
    if not who or len(staging) <= 1:
        yield ReviseShot.model_validate({"shots": (shot,), **wanted})
    elif any(staged.who in who for staged in staging):
        changed = tuple(s.model_copy(update=wanted) if s.who in who else s for s in staging)
        yield ReviseShot(shots=(shot,), staging=changed)


def placing(clause: Clause) -> Iterable[Reading]:
    """Where shots or scenes are made: "set shot 10 in the van", "scene 3 should be in the lamp room instead"."""
    places = clause.refs("places")
    refs = clause.refs("shots", "scenes", "takes")
    verb = clause.find("verb.make", "verb.move", "thing.location", "verb.swap")
    if (
        len(places) != 1
        or verb is None
        or clause.find("order.after", "order.before", "transition.", "stem.") is not None
    ):
        return
    ref = clause.pieces[places[0]].ref
    assert ref is not None
    target = clause.target(("shots", "scenes", "takes"))
    if not refs or not target.clear or clause.refs("people"):
        return
    used = frozenset((*places, *target.used, *clause.all("verb.make", "verb.move", "thing.location", *FILL, "dir.")))
    used |= frozenset(
        i for i, piece in enumerate(clause.pieces) if piece.text in ("instead", "set", "take place", "happen")
    )
    if target.scenes and not target.shots:
        interior = "INT." if clause.film.locations[ref.ids[0]].interior else "EXT."
        acts: tuple[Act, ...] = tuple(
            ReviseScene(scene=scene, location=ref.ids[0], interior=interior) for scene in target.scenes
        )
    else:
        acts = (ReviseShot(shots=target.shots, place=ref.ids[0]),)
    yield Reading(acts, used, 0.75)


def lighting(clause: Clause) -> Iterable[Reading]:
    """Light in words: "softer light in 8", "light 9 from the left", "candlelight in scene 2"."""
    lights = clause.all("light")
    if not lights or clause.find("stem.", "title.", "garment.") is not None or IN_HAND.search(clause.text(0)):
        return
    if STANDS.search(clause.text(0)):
        # "put a candle on the table": a thing, whatever light it gives
        return
    target = clause.target(("shots", "scenes", "film", "takes", "people", "places"))
    ordered = ("verb.make", "verb.give", "verb.add", "verb.choose", "thing.shot")
    own = [i for i in range(len(clause.pieces)) if i not in target.used]
    last = max(i for i in own if clause.pieces[i].means("light") or not clause.pieces[i].soft)
    if any(clause.pieces[i].text in ("from", "behind", "above", "below", "through") for i in own):
        last = max(own)
    first = min(i for i in own if clause.pieces[i].means("light") or not clause.pieces[i].means(*ordered, "filler"))
    said = [i for i in own if first <= i <= last]
    words = LIGHT_VERB.sub("", clause.words(said))
    # "the light warmer" is a warmer light
    words = re.sub(r"^(light(?:ing)?) ((?:more |less )?\w+er|more \w+|less \w+)$", r"\2 \1", words, flags=re.IGNORECASE)
    words = re.sub(r"\s+(?:in|on|for|of|to|the)$", "", words, flags=re.IGNORECASE)
    used = frozenset((*target.used, *said, *clause.all(*ordered)))
    if not words:
        return
    if target.problem:
        yield Reading(used=used, problem=target.problem, weight=0.5)
    elif not target.clear:
        made = ask_which(clause, target, lambda known: ReviseShot(shots=clause.shots_of(known), light=words))
        yield Reading(used=used, question=made, weight=0.25)
    else:
        yield Reading((ReviseShot.model_validate({**target.selection, "light": words}),), used, 0.5)
