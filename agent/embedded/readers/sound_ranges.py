"""From where to where something sounds: carried on, begun and ended at a moment, alone in a place.

"the ship hum under the corridor as well"   "the alarm should keep going into the street"     ->  set_ambience
"can the accordion play to the end?"        "music from the start until she runs, slow"       ->  set_music
"cut the accordion after the first scene"   "bring the music in when he climbs down"          ->  remove_music
"room tone only in the dining room"         "no thunder at the top, just wind"     ->  set_ambience, remove_effect
"""

import re
from collections.abc import Iterable, Sequence

from agent.conversation import Act
from agent.embedded.film_index import plain_words
from agent.embedded.heard import cues_called, cues_of
from agent.embedded.lexicon import phrases
from agent.embedded.named_shots import POLITE, TRAILING, pieces_called, shots_called
from agent.embedded.noises import noise_words
from agent.embedded.pieces import forms
from agent.embedded.readers.music import GENERIC
from agent.embedded.readers.sounds_there import LITTLE, explicit_sound
from agent.embedded.reading import Clause, Reading
from tools.audio.effects import parse_effect, sounds_in
from tools.film.edits.sound import RemoveEffect, RemoveMusic, SetAmbience, SetMusic
from tools.film.sound import Cue

GOING = (
    r"(?:keeps? (?:on )?(?:going|on|playing|sounding|running|ringing)|continues?|carr(?:y|ies) on|goes on|go on"
    r"|plays? on|runs? on|extends?|spills?(?: over)?|bleeds?)"
)
ON = rf"(?:{GOING}|plays?|runs?|stays?|lasts?|goes|go)"
MODAL = r"(?:(?:should|must|can|could|needs to|has to|may) )?"
BENEATH = r"(?:under|underneath|beneath|behind)"
ALONG = rf"(?:{BENEATH}|over|during|across|throughout|all through|through)"
INTO = rf"(?:{ALONG}|in|on)"
UP_TO = r"(?:all the way to|all the way through to|right to|until|till|up to|through to|to|as far as|up until)"
CARRIED = (
    re.compile(
        rf"(?:let|have|make) (?P<x>.+?) (?:going|playing|run|play|running|continue|carry on|go on|last)(?: on)?"
        rf" (?P<how>{INTO}|into|{UP_TO}) (?P<to>.+)"
    ),
    re.compile(
        rf"(?:run|carry|keep|continue|extend|hold|stretch|spread)(?: on)?(?: playing| running)?"
        rf" (?P<x>.+?)(?: going| on| playing| running)?"
        rf" (?P<how>{ALONG}|into|{UP_TO}) (?P<to>.+)"
    ),
    re.compile(rf"(?P<new>.+?) {MODAL}{GOING}(?: on)? (?P<how>{INTO}|into|{UP_TO}) (?P<to>.+)"),
    re.compile(rf"(?P<x>.+?) {MODAL}{ON}(?: on)? (?P<how>{INTO}|into|{UP_TO}) (?P<to>.+)"),
    re.compile(rf"(?:put |lay |play )?(?P<x>.+?) (?P<how>{BENEATH}|over|in) (?P<to>.+)"),
)
BEGINS = re.compile(
    r"(?:(?:bring|start|begin|fade|cue|have|let|make|kick off|get) )?(?P<x>.+?) ?(?:should |must |could |can |to )?"
    r"(?:only )?(?:start|starts|begin|begins|come|comes|kick|kicks|come back|comes back|in|fade|fades)"
    r"(?: in| up)? (?:when|on|at|with|as|once|from|over|the moment|as soon as) (?P<at>.+)"
)
LATE = re.compile(r"no (?P<x>.+?) (?:until|till|before) (?P<at>.+)")
BEGUN = re.compile(
    r"(?:start|begin|kick off|cue) (?P<x>.+?) (?:when|on|at|with|as|once|from|the moment|as soon as) (?P<at>.+)"
)
ENDS = re.compile(
    r"(?:(?:cut|stop|end|lose|kill|drop|take out|fade out|fade|take|pull|get rid of) (?P<x>.+?)(?: out)?"
    r"|(?P<y>.+?) (?:should |must |could |can |needs to |has to )?"
    r"(?:stops?|ends?|cuts?(?: out)?|out|goes|fades?(?: out)?|over))"
    r" (?P<how>after|from|before|when|once|as soon as|the moment) (?P<at>.+)"
)
RANGE = re.compile(
    r"(?P<head>.*?)\bfrom (?P<at>.+?)(?P<mid>(?: actually)?(?: ,.+?)?)(?: ,)?"
    r" (?:until|till|up to|up until|to) (?P<to>.+)"
)
ONWARD = re.compile(r" (?:on|onwards?|onward|forward|out)$")
NOTHING = r"(?: , (?:nothing else|no .+))?"
PLACED = r"(?:in|on|at|under|for|during)"
ALONE = (
    re.compile(
        rf"(?:no (?P<no>.+?)(?: {PLACED} (?P<at2>.+?))? , (?:start quiet , |please , )?)?"
        rf"(?:only|just|nothing but) (?P<x>.+?)(?: {PLACED} (?P<at>.+?))?{NOTHING}"
    ),
    re.compile(rf"(?P<x>.+?) (?:only|alone|and nothing else) {PLACED} (?P<at>.+?){NOTHING}"),
    re.compile(rf"(?:{PLACED} )?(?P<at>.+?)(?: ,| :)? (?:only|just|nothing but) (?P<x>.+?){NOTHING}"),
    re.compile(rf"(?:{PLACED} )?(?P<at>.+?)(?: ,| :) (?P<x>.+?) (?:only|and nothing else)"),
)
ALSO = re.compile(r"\b(?:too|as well|also)\b")
FAINTLY = re.compile(
    r"(?: ,)?(?: but)?(?: only)? (?:very )?"
    r"(?:far off|far away|quiet|quietly|softly|faint|faintly|distant|low|in the distance)"
    r"(?: , (?:through|behind) [a-z ]+)?$"
)
FAINT = -8.0
"""decibels of what sounds far away"""
WHO = re.compile(r"(?:he|she|they|it|we|somebody|someone)\b")
EITHER = ("up", "down", "back", "more", "less", "drop", "low")
"""words of loudness that are of places as well: "until he climbs down" """


def sound_ranges(clause: Clause) -> Iterable[Reading]:
    """What sounds, from where to where."""
    said = TRAILING.sub("", clause.plain.strip(" .,!?"))
    if not 2 < len(said.split()) <= 24 or any(p.quote is not None or p.amount is not None for p in clause.pieces):
        return
    loud = [clause.pieces[i].text for i in clause.all("verb.louder", "verb.quieter", "sound.ducking")]
    if any(text not in EITHER for text in loud) and FAINTLY.search(said) is None:
        return
    plain = POLITE.sub("", f"{said.replace(' please', '')} ").strip()
    plain, gain = FAINTLY.sub("", plain), FAINT if FAINTLY.search(plain) else 0.0
    for find in (_carried, _ranged, _ended, _begun, _alone):
        acts = find(clause, plain)
        if isinstance(acts, str):
            yield Reading(used=frozenset(range(len(clause.pieces))), answer=acts, weight=1.3)
            return
        if acts:
            acts = [a.model_copy(update={"gain_db": gain}) if isinstance(a, SetAmbience) and gain else a for a in acts]
            everything = frozenset(range(len(clause.pieces)))
            yield Reading(tuple(acts), everything, 1.15, verbatim=everything, grammar=everything)
            return


def sound_called(clause: Clause, said: str, kinds: Sequence[str] = ("ambience", "effect", "music")) -> Cue | None:
    """The one sound of the film that is called so."""
    words = [word for word in plain_words(said) if word not in LITTLE]
    cues = cues_called(clause, words, kinds) if words else ()  # pyright: ignore[reportArgumentType]
    return cues[0] if len(cues) == 1 else None


def music_called(clause: Clause, said: str) -> list[Cue]:
    """The music that is named: by an instrument of it, or all of it."""
    words = [word for word in plain_words(said) if word not in LITTLE]
    known = sorted(
        (cue for cue in clause.film.cues.values() if cue.kind == "music" and cue.shot in clause.index.numbers),
        key=lambda cue: clause.index.numbers[cue.shot],
    )
    if words and all(word in GENERIC for word in words):
        return known
    words = [word for word in words if word not in GENERIC]
    found = cues_called(clause, words, ("music",)) if words else ()
    return list(found) if len(found) == 1 else []


def _range(clause: Clause, first: str, last: str) -> dict[str, str]:
    return {"shot": first, "until": last} if first != last else {"shot": first}


def there_range(clause: Clause, shots: Sequence[str]) -> dict[str, object]:
    """A range for some shots; by scenes where they are whole ones."""
    scenes = tuple(dict.fromkeys(clause.index.scene_of[shot] for shot in shots))
    if clause.index.shots_of_scenes(scenes) == tuple(shots):
        return {"scenes": scenes}
    return {**_range(clause, shots[0], shots[-1])}


def sounding_range(clause: Clause, cue: Cue) -> dict[str, object]:
    """The range in which a cue sounds."""
    return {**_range(clause, cue.shot, cue.until or cue.shot)}


def _last(clause: Clause, said: str, shots: Sequence[str]) -> str:
    """The last shot of a range up to something: where somebody does something, the shot before."""
    order = clause.index.order
    acting = WHO.match(said.strip()) or (clause.refs("people") and len(shots) == 1 and _acts(clause, said))
    if acting and order.index(shots[0]) > 0:
        return order[order.index(shots[0]) - 1]
    return shots[-1]


def _acts(clause: Clause, said: str) -> bool:
    """Whether words begin with someone of the film, who does something."""
    pieces = pieces_called(clause, said)
    ref = pieces[0].ref if pieces else None
    return ref is not None and ref.kind == "people" and len(pieces) > 1


def _carried(clause: Clause, plain: str) -> list[Act]:
    for pattern in CARRIED:
        told = pattern.fullmatch(plain)
        if told is None or (pattern is CARRIED[-1] and ALSO.search(clause.plain) is None):
            continue
        shots = shots_called(clause, told["to"])
        if not shots:
            continue
        up_to = re.fullmatch(UP_TO, told["how"]) is not None
        new = told.groupdict().get("new")
        said = new or told["x"]
        music = music_called(clause, said)
        if len(music) == 1:
            return _music_on(clause, music[0], told["to"], shots, up_to=up_to)
        if (cue := sound_called(clause, said, ("ambience", "effect"))) is None:
            if new and not up_to and all(word in noise_words() for word in new.split() if word != "the"):
                return [SetAmbience.model_validate({**there_range(clause, shots), "what": new.removeprefix("the ")})]
            continue
        order = clause.index.order
        if up_to or told["how"] == "into":
            first, last = order.index(cue.until or cue.shot) + 1, order.index(_last(clause, told["to"], shots))
            if told["how"] == "into":
                there = there_range(clause, shots) if cue.kind == "ambience" else {"shot": shots[0]}
                return [SetAmbience.model_validate({**there, "what": _part(cue, said)})]
            if first > last:
                return []
            return [SetAmbience.model_validate({**_range(clause, order[first], order[last]), "what": _part(cue, said)})]
        if cue.shot in shots and cue.kind == "effect":
            continue
        return [SetAmbience.model_validate({**there_range(clause, shots), "what": _part(cue, said)})]
    return []


def _part(cue: Cue, said: str) -> str:
    """What of a sound is named: the gulls of "harbour, gulls"; all of it where nothing is."""
    named = {form for word in plain_words(said) for form in forms(word)}
    parts = [part for part in cue.what.split(", ") if named & {*plain_words(part)}]
    return ", ".join(parts) if parts and cue.kind == "ambience" else cue.what


def _music_on(clause: Clause, cue: Cue, said: str, shots: Sequence[str], *, up_to: bool) -> list[Act]:
    """The music of a cue over more of the film."""
    order = clause.index.order
    if not up_to:
        fields = there_range(clause, shots)
    else:
        first, last = cue.shot, _last(clause, said, shots)
        if order.index(last) <= order.index(cue.until or cue.shot):
            return []
        fields = dict[str, object](_range(clause, first, last))
    return [SetMusic.model_validate({**fields, "mood": cue.mood or "calm", "words": cue.what})]


def _ended(clause: Clause, plain: str) -> list[Act]:
    """Music that is there, only up to a moment."""
    told = ENDS.fullmatch(plain)
    if told is None:
        return []
    cues = music_called(clause, told["x"] or told["y"])
    shots = shots_called(clause, told["at"])
    if not cues or not shots:
        return []
    order = clause.index.order
    first = order.index(shots[-1]) + 1 if told["how"] == "after" else order.index(shots[0])
    return _gone(clause, cues, range(first, len(order)))


def _begun(clause: Clause, plain: str) -> list[Act] | str:
    """Music that is there, only from a moment on, or from one before it."""
    late = LATE.fullmatch(plain)
    if late is not None:
        shots, cues = shots_called(clause, late["at"]), music_called(clause, late["x"])
        return _gone(clause, cues, range(clause.index.order.index(shots[0]))) if shots else []
    told = BEGUN.fullmatch(plain) or BEGINS.fullmatch(plain)
    if told is None:
        return []
    cues = music_called(clause, told["x"])
    shots = shots_called(clause, told["at"])
    order = clause.index.order
    if not cues or not shots:
        return []
    at = order.index(shots[0])
    if len(cues) == 1 and at == order.index(cues[0].shot):
        return f"The {cues[0].what} begins there as it is, with shot {at + 1}."
    if len(cues) == 1 and at < order.index(cues[0].shot):
        fields = _range(clause, order[at], cues[0].until or cues[0].shot)
        return [SetMusic.model_validate({**fields, "mood": cues[0].mood or "calm", "words": cues[0].what})]
    meant = [cue for cue in cues if order.index(cue.shot) <= at <= order.index(cue.until or cue.shot)]
    return _gone(clause, meant, range(at))


def _gone(clause: Clause, cues: Sequence[Cue], places: range) -> list[Act]:
    """Some music taken away in a stretch of the film; nothing where all of it would go, or none."""
    order = clause.index.order
    found: list[Act] = []
    for cue in cues:
        sounding = range(order.index(cue.shot), order.index(cue.until or cue.shot) + 1)
        gone = [place for place in sounding if place in places]
        if len(gone) == len(sounding) and len(cues) == 1:
            return []
        if gone:
            found.append(RemoveMusic.model_validate(_range(clause, order[gone[0]], order[gone[-1]])))
    return found


def _ranged(clause: Clause, plain: str) -> list[Act]:
    """ "Music from the start until she runs, slow and cold": laid there."""
    told = RANGE.fullmatch(ONWARD.sub(" to the end", plain))
    if told is None:
        return []
    first, last = shots_called(clause, told["at"]), shots_called(clause, told["to"].split(",")[0])
    described = f"{told['head']} {told['mid']} {' '.join(told['to'].split(',')[1:])}"
    words = [word for word in plain_words(described) if word not in LITTLE]
    musical = [p for p in clause.pieces if p.means("stem.MX") and p.ref is None]
    gone = re.search(r"\b(?:out|off|gone|stops?|away|no|without)\b", described) is not None
    if not first or not last or not musical or gone or any(p.means("verb.remove", "neg") for p in clause.pieces):
        return []
    moods = [mood for p in clause.pieces for mood in p.values("mood")]
    end = _last(clause, told["to"].split(",")[0], last)
    order = clause.index.order
    if order.index(first[0]) > order.index(end):
        return []
    there = order[order.index(first[0]) : order.index(end) + 1]
    playing = next((cue.mood for cue in cues_of(clause, "music", there) if cue.mood), None)
    mood = moods[0] if moods else playing or _mood_of(clause, there[0])
    told_words = [p.text for p in clause.pieces if p.means("stem.MX") and p.text not in GENERIC and p.ref is None]
    kept = [w for w in words if w in told_words or _describing(w)]
    kept = [] if all(any(c.startswith("mood.") for c in phrases().get((w,), ())) for w in kept) else kept
    return [SetMusic.model_validate({**_range(clause, first[0], end), "mood": mood, "words": " ".join(kept)})]


def _describing(word: str) -> bool:
    return any(c.startswith(("mood.", "pace.", "grade.")) for c in phrases().get((word,), ()))


def _mood_of(clause: Clause, shot: str) -> str:
    scene = next((s for s in clause.film.scenes if s.id == clause.index.scene_of[shot]), None)
    return scene.mood if scene is not None else "calm"


def _alone(clause: Clause, plain: str) -> list[Act]:
    """ "Room tone only in the dining room": that is laid there, and the effects that are there go."""
    for pattern in ALONE:
        told = pattern.fullmatch(plain)
        if told is None:
            continue
        groups = told.groupdict()
        where = next((groups[name] for name in ("at", "at2") if groups.get(name)), None)
        sound = " ".join(word for word in told["x"].split() if word not in LITTLE)
        if where is None or clause.find("stem.MX", "stem.DX", "verb.say", "sound.line") is not None:
            continue
        gone = groups.get("no")
        certain = "nothing else" in plain or (gone is not None and sound_called(clause, gone) is not None)
        if not _sounds(clause, sound, certain=certain or explicit_sound(clause)):
            continue
        shots = shots_called(clause, where)
        if not shots:
            continue
        there = [c for c in cues_of(clause, "effect", shots) if c.shot in shots]
        acts: list[Act] = [RemoveEffect(shot=c.shot, what=c.what) for c in there]
        return [*acts, SetAmbience.model_validate({**there_range(clause, shots), "what": sound})]
    return []


def _sounds(clause: Clause, said: str, *, certain: bool) -> bool:
    """Whether words are of something heard; what is weather as well only where sound is spoken of."""
    words = [word for word in said.split() if word not in ("and", ",", "the", "distant", "soft", "quiet", "some")]
    if not words or not parse_effect(said):
        return False
    if sounds_in(said) or sound_called(clause, said, ("ambience",)) is not None:
        return True
    seen = any(p.means("weather.") and p.text in said for p in clause.pieces)
    return all(word in noise_words() for word in words) and (certain or not seen)
