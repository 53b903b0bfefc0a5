"""Sounds of the film that are traded for others, or that somebody has had enough of.

"swap the jazz for something tense"     "a lone fiddle instead of the piano"    ->  set_music, where that is heard
"crickets out, city traffic in"         "crows instead of the gulls"            ->  set_ambience, over all of its range
"trade the squeak for a creak"                                                  ->  remove_effect, add_effect
"I'm sick of the accordion"             "enough with the crickets"              ->  gone
"""

import re
from collections.abc import Iterable, Sequence

from agent.conversation import Act
from agent.embedded.film_index import plain_words
from agent.embedded.lexicon import phrases
from agent.embedded.named_shots import TRAILING, pieces_called, shots_called
from agent.embedded.pieces import forms
from agent.embedded.readers.music import GENERIC
from agent.embedded.readers.sound_ranges import music_called, sound_called, sounding_range, there_range
from agent.embedded.readers.sounds_there import explicit_sound
from agent.embedded.reading import Clause, Reading
from tools.audio.effects import parse_effect
from tools.film.edits.sound import AddEffect, RemoveEffect, RemoveMusic, SetAmbience, SetMusic
from tools.film.sound import Cue

OPENING = re.compile(
    r"^(?:(?:please|can|could|would|you|we|i|let us|maybe|perhaps|also|and|so|ok|okay|well|then|now|actually|just"
    r"|do me a favour) )+"
)
WHERE = r"(?: (?:under|underneath|beneath|in|on|over|during|for|at|throughout) (?P<at>(?:the |scene |shot )?.+?))?"
GOT = r"(?:let us |we |i |you )?(?:would |should |could )?(?:have|use|put|play|hear|try|get|give me|want|need|like)"
GETTING = rf"(?:{GOT} )?"
TRADED = (
    re.compile(
        rf"(?:swap|trade|exchange|switch|replace|change|substitute)(?: out)? (?P<x>.+?)(?: out)?{WHERE}"
        r" (?:for|with|to|by|into) (?P<y>.+)"
    ),
    re.compile(rf"(?:instead of|in place of|rather than) (?P<x>[^,]+?){WHERE} ?, {GETTING}(?P<y>.+)"),
    re.compile(rf"(?:instead of|in place of|rather than) (?P<x>[^,]+?){WHERE} {GOT} (?P<y>.+)"),
    re.compile(
        rf"{GETTING}(?P<y>.+?)(?: ,)? (?:instead of|in place of|rather than|not) (?P<x>[^,]+?){WHERE}"
        r"(?: , (?:the )?(?:same|but|keep) .+)?"
    ),
    re.compile(rf"(?:not|no) (?P<x>[^,]+?){WHERE} ?, (?:but )?{GETTING}(?P<y>.+)"),
    re.compile(
        r"(?:lose|ditch|drop|kill|cut|remove|take out|scrap) (?P<x>.+?)(?: ,)? and"
        r" (?:have|use|put|play|try|lay|give me|bring in) (?P<y>.+?)(?: there| in)? instead"
    ),
)
TIRED = re.compile(
    r"(?:(?:i |we )?(?:am|'m|are|'re) )?(?:really |so |just |a bit |getting )*"
    r"(?:sick (?:and tired )?of|tired of|fed up with|(?:i have |have |had )*had enough of|enough of|enough with"
    r"|enough already with|so done with|done with|bored of|bored with) (?:this |that |all )?(?P<x>.+)"
)
PLACED = frozenset(
    "opening closing first last final second current present old whole entire this that those all".split()
)
"""what says where a sound is that is called by its name"""
ALONE = ("lone", "single", "solo")
"""what is said of one instrument, and not of how sad it is"""
LEFT_AS_IT_IS = ("everything", "all", "rest", "otherwise", "same", "leave", "nothing", "and")
"""what begins a part that says nothing of the music: "everything else as is" """
UNTELLING = frozenset("one ones thing things it them this that the a an sound sounds noise".split())
SOMEBODY = frozenset("me us him her them you it that this now good ever the a".split())
"""what nothing is traded for: "change that one for me" """
FILLING = frozenset(
    "the a an some something anything sth smth more bit of keep it and but like kind sort stuff n things thing music"
    " song track instead please there sound sounds noise nice good".split()
)


def traded_sounds(clause: Clause) -> Iterable[Reading]:
    """One sound for another, and sounds that are no longer wanted."""
    said = TRAILING.sub("", clause.plain.strip(" .,!?"))
    if not 2 < len(said.split()) <= 20 or any(p.quote is not None or p.amount is not None for p in clause.pieces):
        return
    plain = OPENING.sub("", said)
    acts = _tired(clause, plain) or _traded(clause, plain)
    if acts:
        everything = frozenset(range(len(clause.pieces)))
        yield Reading(tuple(acts), everything, 1.25, verbatim=everything, grammar=everything)


def _called(clause: Clause, said: str) -> Cue | None:
    """The one sound or music of the film that words name."""
    words = " ".join(word for word in said.split() if word not in PLACED)
    if not {*plain_words(words)} - UNTELLING or clause.find("sound.line", "verb.say") is not None:
        return None
    music = music_called(clause, words)
    if len(music) == 1:
        return music[0]
    cue = sound_called(clause, words, ("ambience", "effect"))
    if cue is None or cue.kind == "effect" or explicit_sound(clause):
        return cue
    # a gull that is seen may be meant as well as the gulls that are heard
    told = {form for word in plain_words(words) if word not in UNTELLING for form in forms(word)}
    seen = any(told & {*plain_words(shot.prompt)} for shot in clause.film.shots.values())
    return None if seen else cue


def _tired(clause: Clause, plain: str) -> Sequence[Act]:
    told = TIRED.fullmatch(plain)
    cue = _called(clause, told["x"]) if told is not None else None
    if cue is None:
        return ()
    if cue.kind == "effect":
        return (RemoveEffect(cue=cue.id),)
    fields = sounding_range(clause, cue)
    return ((RemoveMusic if cue.kind == "music" else SetAmbience).model_validate(fields),)


def _traded(clause: Clause, plain: str) -> Sequence[Act]:
    for pattern in TRADED:
        told = pattern.fullmatch(plain)
        if told is None or (cue := _called(clause, told["x"])) is None:
            continue
        where = told.groupdict().get("at")
        shots = shots_called(clause, where) if where else ()
        other = told["y"].strip(" ,.")
        if {*other.split()} <= SOMEBODY:
            continue
        refs = [piece.ref for piece in pieces_called(clause, other) if piece.ref is not None]
        if (where and not shots) or any(ref.kind in ("shots", "scenes", "takes") for ref in refs):
            continue
        if acts := _instead(clause, cue, other, shots):
            return acts
    return ()


def _instead(clause: Clause, cue: Cue, other: str, shots: Sequence[str]) -> Sequence[Act]:
    fields = there_range(clause, shots) if shots else sounding_range(clause, cue)
    told = [piece for piece in pieces_called(clause, other) if piece.text not in ALONE]
    moods = [mood for piece in told for mood in piece.values("mood")]
    if cue.kind == "music":
        words = _described(other)
        mood = moods[0] if moods else cue.mood or "calm"
        return (SetMusic.model_validate({**fields, "mood": mood, "words": words}),) if words or moods else ()
    sound = re.sub(r"^(?:the |some |a )?(?:sounds?|noise) of ", "", other)
    sound = " ".join(word for word in sound.split() if word not in ("the", "a", "an", "some"))
    if not parse_effect(sound) or moods:
        return ()
    if cue.kind == "ambience":
        return (SetAmbience.model_validate({**fields, "what": _with(cue, told=clause.plain, new=sound)}),)
    return (RemoveEffect(cue=cue.id), AddEffect(shot=cue.shot, what=sound, offset=cue.offset))


def _with(cue: Cue, *, told: str, new: str) -> str:
    """What a place sounds like with another sound for the one of its sounds that is named: "harbour, crows"."""
    named = {form for word in plain_words(told) for form in forms(word)}
    left = [part for part in cue.what.split(", ") if not named & {*plain_words(part)}]
    return ", ".join([*left, new])


def _described(other: str) -> str:
    """What music shall sound like, but for what only says its mood: "something tense, ticking clocks"."""
    kept: list[str] = []
    for part in other.split(","):
        words = [word for word in part.split() if word not in GENERIC]
        telling = [word for word in words if word not in FILLING and not _mood_word(word)]
        if telling and words[0] not in LEFT_AS_IT_IS:
            while words and (words[0] in FILLING or words[0] in ("with", "on")):
                words = words[1:]
            while words and words[-1] in FILLING:
                words = words[:-1]
            kept.append(" ".join(words))
    return ", ".join(kept)


def _mood_word(word: str) -> bool:
    return any(concept.startswith(("mood.", "pace.", "degree.")) for concept in phrases().get((word,), ()))
