"""Sounds that the film has: at another moment, once more, taken away.

"start the alarm half a second later"   "gate squeak twice"   ->  add_effect
"lose the gate squeak"   "no sound effects in 5"               ->  remove_effect
"take the gulls out of the harbour sound"                      ->  set_ambience, what is left
"""

from collections.abc import Iterable, Sequence

from agent.conversation import Act
from agent.embedded.film_index import plain_words
from agent.embedded.heard import cues_called, cues_of, place_of
from agent.embedded.pieces import forms
from agent.embedded.reading import Clause, Reading
from tools.film.edits.sound import AddEffect, RemoveEffect, SetAmbience
from tools.film.sound import Cue

EXPLICIT = ("stem.FX", "sound.ambience", "sound.all")
EXPLICIT_WORDS = ("sound", "sounds", "sfx", "noise", "noises", "effect", "effects", "hear", "audible", "audio")
BESIDE = (
    "in", "at", "on", "to", "into", "under", "over", "during", "for", "of", "a", "an", "the", "some", "more", "with",
    "behind", "there", "should", "be", "'s", "from", "outside", "inside", "somewhere", "where",
)  # fmt: skip
LITTLE = (
    "a", "an", "the", "some", "more", "of", "with", "sound", "sounds", "noise", "effect", "sfx", "hear", "ones", "all",
    "every", "any", "no", "only", "just",
)  # fmt: skip
SHIFTING = frozenset("start move delay push bring nudge shift have begin come play let make".split())


def shifted(clause: Clause) -> Reading | None:
    """ "Start the alarm half a second later": the sound itself goes, and no picture."""
    amounts, way = clause.amounts("second", "frame"), clause.find("dir.later", "dir.earlier")
    moves = [i for i, p in enumerate(clause.pieces) if set(p.text.split()) & SHIFTING]
    if len(amounts) != 1 or way is None or not moves or clause.refs("people"):
        return None
    fixed = {*amounts, way, *moves, *clause.all("dir.", "degree.", "verb.make"), *clause.all(*EXPLICIT)}
    called = [i for i, p in enumerate(clause.pieces) if i not in fixed and (p.strange or _is_sound(clause, i))]
    named = [word for i in called for word in plain_words(clause.pieces[i].text) if word not in LITTLE]
    cues = [cue for cue in cues_called(clause, named, ("effect",)) if cue.shot] if named else []
    place = place_of(clause, without=called)
    inside = set(place.all_shots(clause)) if place.said and place.used - set(called) else set(clause.index.order)
    cues = [cue for cue in cues if cue.shot in inside]
    used = frozenset((*fixed, *called, *place.used))
    amount = clause.pieces[amounts[0]].amount
    frames = amount.frames(float(clause.rate)) if amount is not None else None
    if len(cues) != 1 or frames is None or clause.hard - used:
        return None
    cue = cues[0]
    earlier = clause.pieces[way].means("dir.earlier")
    offset = cue.offset - frames if earlier else cue.offset + frames
    if offset < 0:
        return Reading(used=used, problem=f"The {cue.what} begins {cue.offset} frames into its shot.", weight=1.3)
    again = AddEffect(
        shot=cue.shot, what=cue.what, offset=offset, frames=cue.frames, gain_db=cue.gain_db, media=cue.media
    )
    return Reading((RemoveEffect(cue=cue.id), again), used, 1.2, verbatim=frozenset(called))


def once_more(clause: Clause) -> Reading | None:
    """ "Gate squeak twice, the second one after a second": the sound that is there, once more."""
    twice = next((i for i, piece in enumerate(clause.pieces) if piece.text in ("twice", "two times")), None)
    before = [i for i, piece in enumerate(clause.pieces[:twice]) if not piece.soft and not piece.means("verb.")]
    named = [i for i in before if clause.pieces[i].text not in LITTLE]
    words = [word for i in named for word in plain_words(clause.pieces[i].text)]
    cues = cues_called(clause, words, ("effect",)) if twice else ()
    amounts = clause.amounts("second", "frame")
    used = {*named, *amounts, *clause.all("verb.make", "verb.add", "verb.play", "order.after", "dir.", "filler.")}
    used |= {i for i, p in enumerate(clause.pieces) if p.text in ("second one", "the second one", "the second", ",")}
    if twice is None or len(cues) != 1 or clause.hard - used - {twice}:
        return None
    amount = clause.pieces[amounts[0]].amount if amounts else None
    gap = (amount.frames(float(clause.rate)) if amount is not None else None) or round(float(clause.rate))
    cue = cues[0]
    again = AddEffect(shot=cue.shot, what=cue.what, offset=cue.offset + gap, gain_db=cue.gain_db, media=cue.media)
    everything = frozenset(range(len(clause.pieces)))
    return Reading((again,), everything, 1.3, verbatim=everything, grammar=everything)


def removed(clause: Clause) -> Iterable[Reading]:
    called = [i for i in clause.refs("shots", "places") if _is_sound(clause, i)]
    place = place_of(clause, without=[*called, *unknown_words(clause)])
    words = [
        word
        for i, piece in enumerate(clause.pieces)
        if i not in place.used
        and (piece.ref is None or i in called)
        and not piece.means("verb.remove", "neg", "verb.mute")
        for word in plain_words(piece.text)
        if word not in BESIDE and word not in LITTLE and not piece.soft
    ]
    every = clause.find("stem.FX") is not None and all(word in ("effects", "effect", "sfx", "foley") for word in words)
    ambient = clause.find("sound.ambience") is not None
    inside = set(place.all_shots(clause))
    shots = place.shots or clause.index.shots_of_scenes(place.scenes) if place.said else clause.index.order
    if ambient:
        used = {*clause.all("sound.ambience", "verb.remove", "neg", "verb.mute", "all", "verb.make"), *place.used}
        acts: tuple[Act, ...] = tuple(SetAmbience.model_validate(fields) for fields in place.ranges(clause))
    else:
        found = cues_of(clause, "effect", shots) if every else cues_called(clause, words)
        if not explicit_sound(clause) and clause.find("weather.") is not None:
            # "cut the storm" is said of a scene, or of the weather
            found = tuple(cue for cue in found if cue.kind == "effect")
        found = tuple(cue for cue in found if cue.shot in inside or not place.said)
        used = {*range(len(clause.pieces))} - _other_verbs(clause)
        apart = [i for i, piece in enumerate(clause.pieces) if piece.text in ("out of", "out", "from")]
        whole = apart[0] if apart else len(clause.pieces)
        parts = [word for piece in clause.pieces[:whole] for word in plain_words(piece.text) if word in words]
        # "the gulls out of the harbour sound" leaves the harbour; "the radio out of the kitchen" is all that is heard
        acts = tuple(_away(cue, parts if explicit_sound(clause) or not (apart or place.said) else ()) for cue in found)
        if clause.find("verb.mute") is not None and every and not place.said:
            return
    seen = clause.about(set()) if len(words) == 1 and not words[0].endswith("s") else None
    if seen is not None and seen.clear and not explicit_sound(clause) and acts and acts[0].kind == "set_ambience":
        # "lose the gull": the one that is seen, and not those that are heard
        return
    if not acts or any(not clause.pieces[i].strange for i in clause.hard - used) or place.problem:
        return
    yield Reading(acts, frozenset(used), 1.1)


def _away(cue: Cue, words: Sequence[str] = ()) -> Act:
    """A sound taken away; of an ambience of several sounds, those that are named: "the gulls out of the harbour"."""
    if cue.kind == "ambience":
        named = {form for word in words for form in forms(word)}
        left = [part for part in cue.what.split(", ") if not named & {*plain_words(part)}]
        if left and len(left) < len(cue.what.split(", ")):
            until = cue.until if cue.until != cue.shot else None
            return SetAmbience(shot=cue.shot, until=until, what=", ".join(left))
        fields = {"shot": cue.shot, "until": cue.until} if cue.until not in (None, cue.shot) else {"shot": cue.shot}
        return SetAmbience.model_validate(fields)
    return RemoveEffect(shot=cue.shot, what=cue.what)


def _is_sound(clause: Clause, at: int) -> bool:
    """Whether what could be a shot by its words is a sound of the film: "the ratchet"."""
    piece = clause.pieces[at]
    words = [word for word in plain_words(piece.text) if word not in LITTLE]
    return (
        piece.ref is not None and piece.ref.how not in ("number", "slate", "all") and bool(cues_called(clause, words))
    )


def _other_verbs(clause: Clause) -> set[int]:
    """Pieces that would make it another request: a second verb, an amount, somebody."""
    return {
        i
        for i, piece in enumerate(clause.pieces)
        if piece.amount is not None
        or piece.means("grade.", "length.", "edit.roll", "verb.swap", "sound.line", "stem.MX")
    }


def explicit_sound(clause: Clause) -> bool:
    return clause.find(*EXPLICIT) is not None or any(piece.text in EXPLICIT_WORDS for piece in clause.pieces)


def unknown_words(clause: Clause) -> list[int]:
    """Pieces that are no film talk: what is heard, and not "the letter" in which a shot is meant."""
    return [i for i, piece in enumerate(clause.pieces) if piece.strange]
