"""Sounds of things and places.

"add a church bell in shot 7"   "thunder when the lamp goes out"   ->  add_effect
"lose the gate squeak"          "no sound effects in 5"            ->  remove_effect
"waves under the beach scene"   "room tone in scene 2"             ->  set_ambience
"""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.embedded.asking import ask_which
from agent.embedded.film_index import plain_words
from agent.embedded.heard import WHEN, Place, goes, moment_of, one_place, place_of
from agent.embedded.lexicon import phrases
from agent.embedded.readers.sounds_there import (
    BESIDE,
    EXPLICIT,
    EXPLICIT_WORDS,
    LITTLE,
    explicit_sound,
    once_more,
    removed,
    shifted,
    unknown_words,
)
from agent.embedded.reading import Clause, Reading, Target
from tools.audio.effects import CATALOGUE, parse_effect, sounds_in
from tools.film.edits.sound import AddEffect, SetAmbience
from tools.film.views import picture_spans

BESIDE_A_THING = ("under", "beside", "next to", "behind", "near", "in front of", "underneath", "below", "above")
"""where something is seen"""
BACKGROUND = ("background", "in the background", "throughout", "all through", "all along")
ADDING = ("verb.add", "verb.play", "verb.make", "verb.give", "verb.generate", "verb.export")
SEEN = ("verb.", "time.", "size.", "camera.", "garment.", "doing.", "face.", "edit.", "pace.", "thing.", "angle.")
LOUDNESS = ("verb.louder", "verb.quieter")
GONE = ("verb.remove", "neg", "verb.mute")
CHANGING = frozenset("change turn swap replace switch convert transform exchange trade substitute make".split())
"""what opens a request that something become something else"""
MODAL = frozenset("should must instead becomes become".split())
ONLY_SEEN = frozenset(
    "light lights candle candles curtain curtains lantern lanterns flag flags sheets smoke poster posters sign signs"
    " shadow shadows"
    " reflection reflections glow sparkle sparkles dust ribbon ribbons flowers closed lit glowing".split()
)
"""what makes a picture and no sound"""
EDITING = ("edit.jcut", "edit.lcut", "edit.roll", "edit.trim", "edit.ripple", "edit.slip", "dir.earlier")
WANTED = ("need", "needs", "want", "wants", "get", "have")
"""no sound, however near one they are written"""
WHERE = frozenset("at in on with under by to from beside behind near".split())
"""words that say where something is, and name no sound"""
CRIES = frozenset("cry call song scream shriek bark howl roar growl squeal whine chirp croak hoot".split())
"""what names the sound of what stands before it: "a seagull cry" """
MOST = 5
FAINT = -8.0
"""decibels of what sounds far away"""


def effects(clause: Clause) -> Iterable[Reading]:
    """Effects and ambiences laid and taken away."""
    for found in (shifted(clause), once_more(clause)):
        if found is not None:
            yield found
            return
    if _stated(clause):
        return
    when = next((i for i, p in enumerate(clause.pieces) if i and p.text in WHEN), len(clause.pieces))
    gone = [i for i in clause.all(*GONE) if i < when]
    if (gone and not _adds(clause)) or goes(clause):
        yield from removed(clause)
    elif (clause.find("stem.MX") is None and not any(i < when for i in clause.all(*LOUDNESS))) or _adds(clause):
        yield from _added(clause)


def _stated(clause: Clause) -> bool:
    """Whether something is said of a shot, and no sound asked for: "8 kinda slaps", "her close-ups are too dark"."""
    adding = [clause.pieces[i].text for i in clause.all(*ADDING)]
    if clause.find(*EXPLICIT) is not None or any(text not in ("keep", "is", "be") for text in adding):
        return False
    if any(piece.text in EXPLICIT_WORDS for piece in clause.pieces):
        return False
    if clause.find("grade.", "length.", "step.", "pace.", "degree.too") is not None:
        return True
    lasting = clause.amounts("second", "frame")
    if (
        lasting
        and not adding
        and not any(p.text in ("in", "into", "at", "after") for p in clause.pieces[lasting[0] - 1 :])
    ):
        # "that gull at the end of the deck, three seconds please"
        return True
    first = min(clause.hard, default=0)
    ref = clause.pieces[first].ref if clause.hard else None
    follows = clause.pieces[first + 1].text if first + 1 < len(clause.pieces) else ""
    if ref is not None and ref.kind in ("scenes", "places"):
        # "the hallway's a bit of a cave"
        return follows in ("'s", "is", "are", "looks", "feels", "looks like", "feels like")
    return ref is not None and ref.kind == "shots" and follows not in (":", ",", "-")


def _adds(clause: Clause) -> bool:
    first = next((piece for piece in clause.pieces if piece.means("verb.")), None)
    return first is not None and first.text in ("add", "play", "hear", "put in", "put")


@dataclass(frozen=True)
class _Wish:
    """What shall be heard, where, and the pieces that say it."""

    words: str
    place: Place
    offset: int
    used: frozenset[int]
    explicit: bool
    background: bool


def _wish(clause: Clause) -> _Wish | None:
    when = next((i for i, p in enumerate(clause.pieces) if i > 0 and p.text in WHEN), None)
    place = moment_of(clause, when) if when is not None else None
    used = set(range(when, len(clause.pieces))) if when is not None and place is not None else set[int]()
    place = place or place_of(clause, without=unknown_words(clause))
    explicit = explicit_sound(clause)
    explicit |= any(p.text in ("under", "underneath") and i + 1 in place.used for i, p in enumerate(clause.pieces))
    used |= {*place.used, *clause.all("order.start", "order.end", "dir.")}
    offset, more = _offset(clause, place)
    used |= more
    background = {i for i, p in enumerate(clause.pieces) if p.text in BACKGROUND or p.means("sound.ambience")}
    content = [i for i in range(len(clause.pieces)) if i not in used and i not in background and _says_what(clause, i)]
    if not content and clause.find("sound.ambience") is not None:
        tone = Place(place.shots, place.scenes, frozenset(used), place.problem, place.options, place.said)
        used |= background | {i for i, p in enumerate(clause.pieces) if p.means(*ADDING) or p.text in BESIDE}
        return _Wish("room tone", tone, 0, frozenset(used), explicit, bool(background))
    if not content:
        return None
    said = [i for i in range(content[0], content[-1] + 1) if i not in place.used]
    words = " ".join(clause.text(i, i + 1) for i in said)
    if words.casefold().startswith(("only ", "just ")):
        # "I want only the sea": all that is heard there
        background.add(content[0])
    seen = any(clause.pieces[i].text in BESIDE_A_THING and i + 1 not in place.used for i in said[1:])
    if not _heard_only(clause, content, explicit=explicit) or (seen and not explicit):
        # "a dog under the table" is seen there
        return None
    used |= {*range(content[0], content[-1] + 1), *background}
    used |= {i for i, p in enumerate(clause.pieces) if p.means(*ADDING, *EXPLICIT) or p.text in EXPLICIT_WORDS}
    used |= {i for i, p in enumerate(clause.pieces) if p.text in BESIDE}
    return _Wish(_plain(words), place, offset, frozenset(used), explicit, bool(background))


def _says_what(clause: Clause, i: int) -> bool:
    piece = clause.pieces[i]
    if piece.ref is not None:
        # people and places of the film are not what is heard; "the church" of a church bell may be
        return piece.ref.kind == "places" and i + 1 < len(clause.pieces) and clause.pieces[i + 1].strange
    if piece.amount is not None or piece.text in BESIDE or piece.text in EXPLICIT_WORDS:
        return False
    if piece.quote is not None:
        return True
    known = bool(parse_effect(piece.text)) if piece.concepts and piece.text not in WANTED else False
    return not piece.soft and (piece.strange or known or not piece.means(*ADDING, *EXPLICIT, "ask.", "degree."))


def _heard_only(clause: Clause, content: Iterable[int], *, explicit: bool) -> bool:
    """Whether the words can be a sound and nothing else: every one of them is unknown to film talk, or is a sound."""
    if clause.refs("people") and not any(piece.text in WHEN for piece in clause.pieces):
        return False
    pieces = [clause.pieces[i] for i in content]
    if explicit:
        return not any(piece.means("edit.", "verb.retake", "again", "thing.scene") for piece in pieces)
    if len(pieces) > MOST or any(piece.means(*SEEN) and not piece.text.endswith("ing") for piece in pieces):
        return False
    heard = [piece for piece in pieces if piece.strange or piece.ref is not None or sounds_in(piece.text)]
    return len(heard) == len(pieces) or bool(sounds_in(" ".join(piece.text for piece in pieces)))


def _plain(words: str) -> str:
    """The words without articles at their beginning, and without "sound of"."""
    kept = words.split()
    while kept and kept[0].casefold() in LITTLE:
        kept = kept[1:]
    return " ".join(kept)


def _added(clause: Clause) -> Iterable[Reading]:
    wish = _wish(clause)
    if clause.find(*EDITING) is not None:
        return
    if wish is None or not wish.words or any(not clause.pieces[i].strange for i in clause.hard - wish.used):
        return
    if _governs(clause):
        return
    calls = parse_effect(wish.words) if wish.explicit else sounds_in(wish.words)
    if not calls:
        if wish.explicit and (clause.find("stem.FX", "verb.add") is not None or "sound" in clause.text(0).casefold()):
            yield Reading(used=wish.used, problem=_unknown(wish.words), weight=0.6)
        return
    if not wish.explicit and (_is_weather(clause, wish.words) or not _sounds(clause, wish.words)):
        return
    if not wish.explicit and wish.words.split()[0].casefold() in WHERE:
        # "only her hands at the stove": what is somewhere is seen there
        return
    lasting = all(CATALOGUE[call.name].kind == "ambience" for call in calls)
    placed = wish.place.said and bool(wish.place.scenes or len(wish.place.shots) > 1)
    placed |= any(one not in clause.index.numbers for one in wish.place.options)
    adding = clause.find(*ADDING) is not None or wish.explicit or wish.place.said
    if not adding:
        return
    if wish.place.problem:
        yield Reading(used=wish.used, problem=wish.place.problem, weight=1.0)
    elif wish.background or (lasting and (placed or clause.find("sound.ambience") is not None)):
        yield from _ambience(clause, wish)
    else:
        yield from _effect(clause, wish)


def _governs(clause: Clause) -> bool:
    """Whether the request opens with a bare word right before a number, as a verb does: "match 9 to 8"."""
    if len(clause.pieces) < 2 or clause.pieces[0].quote is not None or not clause.pieces[0].strange:
        return False
    ref = clause.pieces[1].ref
    return ref is not None and ref.how in ("number", "slate")


def _is_weather(clause: Clause, words: str) -> bool:
    """ "Add rain to shot 3" is weather, to be seen; thunder is only heard."""
    pieces = [piece for piece in clause.pieces if piece.ref is None and piece.means("weather.")]
    return any(piece.text in words for piece in pieces) and "thunder" not in words


def _sounds(clause: Clause, words: str) -> bool:
    """Whether words that nothing calls a sound are one by their noun, and nothing is to become of something else.

    "Church bell in 7" is heard; "lighter bread" not, nor "the sea should be calmer" or "change the inn to a bakery".
    """
    said = plain_words(clause.text(0))
    someone = clause.find("thing.cast") is not None
    if said[:1] and (set(said[:3]) & CHANGING or set(said) & MODAL or someone):
        return False
    if set(said) & ONLY_SEEN:
        return False
    if any(piece.means("verb.make") and piece.text in ("make", "made", "turn") for piece in clause.pieces):
        return False
    if any(piece.strange and (piece.text,) in phrases() and piece.text not in CRIES for piece in clause.pieces):
        # "darker curtains": a word for how things look, said of a thing
        return False
    parts = re.split(
        r"\b(?:of|from|through|against|on|in|over|under|outside|behind|by|at|with|and)\b", words.casefold()
    )
    return any(_noun_sounds(part.split()) for part in parts if part.strip())


def _noun_sounds(words: Sequence[str]) -> bool:
    """Whether the noun of a phrase sounds by itself, or with the word right before it, or by what it does."""
    if sounds_in(words[-1]) or words[-1].endswith(("ing", "s")):
        return bool(sounds_in(" ".join(words)))
    before = words[-2] if len(words) > 1 and words[-1] not in CRIES else ""
    return bool(sounds_in(" ".join(words[-2:]))) and not sounds_in(before)


def _effect(clause: Clause, wish: _Wish) -> Iterable[Reading]:
    shots = wish.place.all_shots(clause) if wish.place.said else clause.focus.shots
    if wish.place.said and clause.find("order.end") is not None and not clause.refs("shots", "scenes", "places"):
        # "sirens at the end": in the last shot
        shots = shots[-1:]
    verbatim = wish.used
    far = clause.find("range.far") is not None

    def act(shot: str) -> AddEffect:
        return AddEffect(shot=shot, what=wish.words, offset=wish.offset, gain_db=FAINT if far else 0.0)

    if wish.place.options or not shots:
        options = tuple(shot for one in wish.place.options for shot in one_place(clause, one).all_shots(clause)[:1])
        question = ask_which(clause, Target(options=options), act)
        yield Reading(used=wish.used, question=question, weight=0.7, verbatim=verbatim)
    elif len(shots) > 1 and wish.place.said and wish.place.shots and not wish.place.scenes:
        yield Reading(tuple(act(shot) for shot in shots[:MOST]), wish.used, 0.95, verbatim=verbatim)
    else:
        yield Reading(tuple(act(shot) for shot in shots[:1]), wish.used, 1.05, verbatim=verbatim)


def _ambience(clause: Clause, wish: _Wish) -> Iterable[Reading]:
    if wish.place.options:
        question = ask_which(
            clause,
            Target(options=wish.place.options),
            lambda one: SetAmbience.model_validate({**one_place(clause, one).ranges(clause)[0], "what": wish.words}),
        )
        yield Reading(used=wish.used, question=question, weight=0.7)
        return
    fields = wish.place.ranges(clause)
    if not wish.place.said and clause.focus.scenes:
        fields = [{"scenes": clause.focus.scenes}]
    elif not wish.place.said and len(clause.focus.shots) == 1 and clause.pieces[0] is not clause.every[0]:
        # "no dialogue in the two-shot, I want only the sea": there
        fields = [{"shot": clause.focus.shots[0]}]
    acts = tuple(SetAmbience.model_validate({**one, "what": wish.words}) for one in fields)
    yield Reading(acts, wish.used, 1.05, scenes=wish.place.scenes)


def _unknown(words: str) -> str:
    """That there is no such sound, with the nearest there are."""
    phrases = {phrase: entry.name for entry in CATALOGUE.values() for phrase in entry.phrases}
    near = [phrases[found] for found in difflib.get_close_matches(words.casefold(), [*phrases], 6, 0.5)]
    names = list(dict.fromkeys([*near, "thunder", "footsteps", "door", "wind"]))[:4]
    known = [name for name in names if name in CATALOGUE]
    return f"I have no sound for “{words}”. Near it there are {', '.join(known)}; or import a recording."


def _offset(clause: Clause, place: Place) -> tuple[int, set[int]]:
    """Where in the shot: at a timecode, so many seconds into it, at its end; else at its start."""
    rate = clause.rate
    spans = picture_spans(clause.film)
    for i in clause.refs("time"):
        ref = clause.pieces[i].ref
        if ref is not None and ref.ids and ref.ids[0] in spans:
            return ref.frame - spans[ref.ids[0]].start, {i}
    amounts = clause.amounts("second", "frame")
    if amounts:
        amount = clause.pieces[amounts[0]].amount
        frames = amount.frames(float(rate)) if amount is not None else None
        if frames is not None and place.said and place.shots:
            return frames, {amounts[0]}
    if clause.find("order.end") is not None and len(place.shots) == 1 and place.shots[0] in spans:
        return max(spans[place.shots[0]].frames - round(rate), 0), set()
    return 0, set()


