""" "It", when the last thing spoken of was a sound: the music just laid, the effect just added, the voice just raised.

"put creepy music under the rocks" ... "make it louder" -> set_gain   "sadder" -> set_music   "take it out" -> remove
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from agent.conversation import Act
from agent.embedded.readers.levels import change_of
from agent.embedded.reading import Clause, Reading
from tools.film.edits.sound import (
    AddEffect,
    Mute,
    RemoveEffect,
    RemoveMusic,
    SetAmbience,
    SetGain,
    SetLine,
    SetMusic,
)
from tools.film.selecting import targets
from tools.film.slate import shot_order
from tools.film.sound import Cue

LEVEL = ("verb.louder", "verb.quieter", "dir.up", "dir.down", "degree.", "verb.make", "ask.is", "dir.by", "dir.to")
AGAIN = ("now", "make", "turn", "bring", "take", "push", "pull", "still", "also", "way", "again", "just", "altogether")
OTHERWISE = (
    "no", "nope", "actually", "and", "ok", "okay", "hmm", "nah", ",", "oh", "wow", "whoa", "ouch", "oops", "well",
    "!", ".", "oh wow", "oh no",
)  # fmt: skip
"""what may stand before it"""
ON = ("more", "less", "again")
"""further the way it went, or back"""


def last_heard(clause: Clause) -> Iterable[Reading]:
    """What shall become of the sound that the last message was about."""
    acts = clause.focus.acts
    opening = [piece for piece in clause.every if piece.last <= clause.pieces[0].first]
    if not clause.focus.acts_just_now or not acts or any(piece.text not in OTHERWISE for piece in opening):
        return
    skipped = 0
    while skipped < len(clause.pieces) - 1 and clause.pieces[skipped].text in OTHERWISE:
        skipped += 1
    said = replace(clause, pieces=clause.pieces[skipped:])
    refs = {i for i, piece in enumerate(said.pieces) if piece.ref is not None}
    if refs - said.pronouns("shots", "scenes", "film") or said.find("stem.", "sound.", "who.") is not None:
        return
    about = [fields for act in acts for fields in _heard(said, act)]
    if len(about) < len(acts):
        return
    cues = [said.film.cues[one["cue"]] for one in about if one.get("cue") in said.film.cues]
    readings = [*_turned(said, about, refs), *_heard_again(said, refs)]
    if len(cues) == len(about):
        readings += [*_other_mood(said, cues, refs), *_gone(said, cues, refs)]
    for reading in readings:
        used = frozenset((*range(skipped), *(i + skipped for i in reading.used)))
        yield replace(reading, used=used, grammar=frozenset(range(skipped)))


def _heard(clause: Clause, act: Act) -> Iterable[dict[str, Any]]:
    """What an act was about, as the target of a gain."""
    if isinstance(act, SetGain | Mute):
        told = act.model_dump(exclude_none=True)
        yield {name: told[name] for name in ("stem", "cue", "speaker", "clip", "production") if told.get(name)}
    elif isinstance(act, SetLine) and act.speaker:
        yield {"speaker": act.speaker}
    elif isinstance(act, SetMusic | AddEffect | SetAmbience):
        cues = _cues(clause, act)
        if len(cues) == 1:
            yield {"cue": cues[0].id}
        elif isinstance(act, SetMusic):
            yield {"stem": "MX"}


def _cues(clause: Clause, act: SetMusic | AddEffect | SetAmbience) -> list[Cue]:
    """The cues that an act laid and the film still has."""
    kind = {"set_music": "music", "add_effect": "effect", "set_ambience": "ambience"}[act.kind]
    order = shot_order(clause.film)
    named = targets(clause.film, act.model_dump())
    shots = {order[number - 1] for number in named["shots"] if number <= len(order)}
    inside = {s for number in named["scenes"] for s in clause.film.scenes[number - 1].shots}
    found = [cue for cue in clause.film.cues.values() if cue.kind == kind and cue.shot in (shots | inside)]
    return [cue for cue in found if not isinstance(act, AddEffect) or cue.what == act.what]


def _turned(clause: Clause, about: list[dict[str, Any]], refs: set[int]) -> Iterable[Reading]:
    amounts = clause.amounts("db")
    if clause.find("verb.louder", "verb.quieter") is None and not amounts:
        return
    change = change_of(clause, amounts)
    used = {*refs, *amounts, *clause.all(*LEVEL), *clause.named(*AGAIN)}
    if change is None or clause.hard - used:
        return
    last = clause.focus.acts[-1]
    loud = [p for p in clause.pieces if p.means("verb.louder", "verb.quieter")]
    if all(piece.text in ON for piece in loud) and isinstance(last, SetGain) and (last.delta_db or 0) < 0:
        # "turn the music down" ... "a little more" goes on the way it went
        change = {name: -value for name, value in change.items()}
    yield Reading(tuple(SetGain.model_validate({**one, **change}) for one in about), frozenset(used), 1.2)


def _heard_again(clause: Clause, refs: set[int]) -> Iterable[Reading]:
    """ "Unmute it again": what was silenced just now."""
    on = clause.all("verb.unmute")
    used = {*refs, *on, *clause.all("again", "dir.", "verb.retake"), *clause.named(*AGAIN, "back", "on")}
    muted = [act for act in clause.focus.acts if isinstance(act, Mute) and act.muted]
    if on and muted and len(muted) == len(clause.focus.acts) and not clause.hard - used:
        yield Reading(tuple(act.model_copy(update={"muted": False}) for act in muted), frozenset(used), 1.3)


def _other_mood(clause: Clause, cues: list[Cue], refs: set[int]) -> Iterable[Reading]:
    moods = [i for i in clause.all("mood.") if clause.before(i, "degree.too", "degree.less", "neg") is None]
    used = {*refs, *moods, *clause.all("verb.make", "degree.", "thing.image"), *clause.named(*AGAIN)}
    if len(moods) != 1 or clause.hard - used or any(cue.kind != "music" for cue in cues):
        return
    mood = clause.pieces[moods[0]].values("mood")[0]
    acts = tuple(SetMusic.model_validate({"shot": cue.shot, "until": cue.until, "mood": mood}) for cue in cues)
    yield Reading(acts, frozenset(used), 1.2)


def _gone(clause: Clause, cues: list[Cue], refs: set[int]) -> Iterable[Reading]:
    """ "Take it out again": the effect or the music itself."""
    verbs = [i for i, p in enumerate(clause.pieces) if p.means("verb.remove") or p.text in ("out", "away", "off")]
    used = {*refs, *verbs, *clause.all("dir.", "again", "verb.retake"), *clause.named(*AGAIN)}
    pointed = refs or any(word in ("it", "that") for piece in clause.pieces for word in piece.text.split())
    if not verbs or not pointed or clause.hard - used or any(cue.kind not in ("music", "effect") for cue in cues):
        return
    gone = tuple(
        RemoveEffect(cue=cue.id) if cue.kind == "effect" else RemoveMusic(shot=cue.shot, until=cue.until)
        for cue in cues
    )
    yield Reading(gone, frozenset(used), 1.4)
