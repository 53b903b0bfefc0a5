"""Deeds of sound: lines, music, and the sounds of a film by what they are called.

line_add        T shot 14 (Bruno alone), Q "My cheese!"       set_line of Bruno
effect_quieter  X "thunderclap"                               set_gain of the thunder
music_from      T shot 4, while a pulse begins in shot 6      set_music: the pulse from shot 4 on
"""

from collections.abc import Callable, Sequence

from agent.conversation import Act
from agent.embedded.film_index import plain_words
from agent.embedded.gist.wishes import NARRATOR, Deed, Wish, slots
from agent.embedded.pieces import forms
from tools.film.edits.sound import RemoveEffect, RemoveMusic, SetGain, SetLine, SetMusic
from tools.film.script import Mood
from tools.film.sound import Cue
from tools.writing.reading import mood_of
from tools.writing.vectors import vectors

LIKE = 0.5
"""how like the words of a sound must be to what it is called"""

UNTELLING = frozenset("the a an of in on at and to that this with from sound sounds noise effect".split())
"""what tells no sound from another"""


def _scored(wish: Wish) -> tuple[Act, ...]:
    """Music in words that the grammar has no instrument for; its mood is what the words say, or that of the place."""
    mood = _mood(wish)
    for scene in wish.index.film.scenes:
        if scene.shots == wish.shots:
            return (SetMusic(scenes=(scene.id,), mood=mood, words=wish.free),)
    if not wish.shots:
        return (SetMusic(mood=mood, words=wish.free),)
    first, *more = wish.shots
    return (SetMusic(shot=first, until=more[-1] if more else None, mood=mood, words=wish.free),)


def _mood(wish: Wish) -> Mood:
    said = mood_of(wish.free)
    return said or (wish.index.film.shots[wish.shots[0]].mood if wish.shots else "calm")


def _line_moved(way: int) -> Callable[[Wish], tuple[Act, ...]]:
    """The one line of someone in the target, or the one that has some words."""

    def made(wish: Wish) -> tuple[Act, ...]:
        who = wish.who
        lines = wish.index.lines_of(wish.shots or wish.index.order, who.id if who else None)
        said = {*plain_words(wish.words.get("X", ""))}
        lines = tuple(line for line in lines if not said or said <= {*plain_words(line.what)})
        frames = wish.frames
        if len(lines) != 1 or frames is None or not (said or who or wish.shots):
            return ()
        line = lines[0]
        offset = max(line.offset + way * frames, 0)
        return (SetLine(shot=line.shot, speaker=line.speaker or NARRATOR, text=line.what, offset=offset, cue=line.id),)

    return made


def _line(wish: Wish) -> tuple[Act, ...]:
    """Someone says something in the one shot that is meant."""
    speaker = wish.speaker
    if len(wish.shots) != 1 or speaker is None:
        return ()
    return (SetLine(shot=wish.shots[0], speaker=speaker, text=wish.words["Q"]),)


def _narrated(wish: Wish) -> tuple[Act, ...]:
    """Someone who is not seen says something there; the narrator, where nobody is named."""
    if len(wish.shots) != 1 or ("W" in wish.words and wish.speaker is None):
        return ()
    speaker = wish.speaker if "W" in wish.words else NARRATOR
    unseen = None if speaker in (None, NARRATOR) else True
    return (SetLine(shot=wish.shots[0], speaker=speaker or NARRATOR, text=wish.words["Q"], voice_over=unseen),)


def _music_from(wish: Wish) -> tuple[Act, ...]:
    """Music that begins later than the target begins there; music that is heard before it no longer is."""
    numbers, order = wish.index.numbers, wish.index.order
    if not wish.shots:
        return ()
    first = numbers[wish.shots[0]]
    cues = [cue for cue in wish.index.film.cues.values() if cue.kind == "music" and cue.shot in numbers]
    later = sorted((cue for cue in cues if numbers[cue.shot] > first), key=lambda cue: numbers[cue.shot])
    before = [cue for cue in cues if numbers[cue.shot] < first <= numbers.get(cue.until or cue.shot, 0)]
    if before:
        return (RemoveMusic(shot=before[0].shot, until=order[first - 2]),)
    if not later:
        return ()
    cue = later[0]
    return (SetMusic(shot=wish.shots[0], until=cue.until or cue.shot, mood=cue.mood or "calm", words=cue.what),)


def _levels(wish: Wish, cues: Sequence[Cue], way: int) -> tuple[Act, ...]:
    much = wish.decibels
    return tuple(SetGain(cue=cue.id, delta_db=way * much) for cue in cues) if much is not None else ()


def _spoken(way: int) -> Callable[[Wish], tuple[Act, ...]]:
    """The lines of the target louder or softer, all of them or those of the one who is named."""

    def made(wish: Wish) -> tuple[Act, ...]:
        if "W" in wish.words and wish.who is None:
            return ()
        return _levels(wish, wish.index.lines_of(wish.shots, wish.who.id if wish.who else None), way)

    return made


def _music_there(way: int) -> Callable[[Wish], tuple[Act, ...]]:
    """The music that is heard in the target louder or softer."""

    def made(wish: Wish) -> tuple[Act, ...]:
        music = [cue for cue in wish.index.film.cues.values() if cue.kind == "music" and _heard_in(wish, cue)]
        return _levels(wish, music, way)

    return made


def _heard_in(wish: Wish, cue: Cue) -> bool:
    """Whether a cue is heard in the target."""
    numbers = wish.index.numbers
    first = numbers.get(cue.shot, 0)
    last = numbers.get(cue.until or cue.shot, first)
    return any(first <= numbers[shot] <= last for shot in wish.shots)


def _sound(wish: Wish) -> Cue | None:
    """The one sound that is called so, or nearest to it in meaning."""
    cues = [cue for cue in wish.index.film.cues.values() if cue.kind in ("effect", "ambience")]
    if wish.shots:
        cues = [cue for cue in cues if _heard_in(wish, cue)]
    said = {form for word in plain_words(wish.free) if word not in UNTELLING for form in forms(word)}
    named = [cue for cue in cues if said & wish.index.cue_words[cue.id]]
    known = vectors()
    if not named and known is not None:
        nearest = sorted(cues, key=lambda cue: -known.likeness(wish.free, cue.what))[:1]
        named = [cue for cue in nearest if known.likeness(wish.free, cue.what) >= LIKE]
    return named[0] if len(named) == 1 else None


def _sound_level(way: int) -> Callable[[Wish], tuple[Act, ...]]:
    def made(wish: Wish) -> tuple[Act, ...]:
        cue = _sound(wish)
        return _levels(wish, (cue,), way) if cue is not None else ()

    return made


def _unsounded(wish: Wish) -> tuple[Act, ...]:
    """A sound goes, where it is one of its own and not that of a place."""
    cue = _sound(wish)
    return (RemoveEffect(cue=cue.id),) if cue is not None and cue.kind == "effect" else ()


SOUND_DEEDS = {
    "music": Deed(_scored, slots("X"), slots("T")),
    "music_from": Deed(_music_from, slots("T")),
    "music_louder": Deed(_music_there(1), slots("T"), slots("A")),
    "music_quieter": Deed(_music_there(-1), slots("T"), slots("A")),
    "line_add": Deed(_line, slots("TQ"), slots("W")),
    "voice_over": Deed(_narrated, slots("TQ"), slots("W")),
    "line_later": Deed(_line_moved(1), slots(""), slots("TWXA")),
    "line_earlier": Deed(_line_moved(-1), slots(""), slots("TWXA")),
    "line_louder": Deed(_spoken(1), slots("TW"), slots("A")),
    "line_quieter": Deed(_spoken(-1), slots("TW"), slots("A")),
    "dialogue_louder": Deed(_spoken(1), slots("T"), slots("A")),
    "dialogue_quieter": Deed(_spoken(-1), slots("T"), slots("A")),
    "effect_louder": Deed(_sound_level(1), slots("X"), slots("TA")),
    "effect_quieter": Deed(_sound_level(-1), slots("X"), slots("TA")),
    "no_effect": Deed(_unsounded, slots("X"), slots("T")),
}
"""each intent of sound that may say more than its plain forms can"""
CALLED_BY_TARGET = frozenset(("effect_louder", "effect_quieter", "no_effect", "line_later", "line_earlier"))
"""what may be said of something that is named as a target is: "that radio next door, softer" """
