"""Sound as it is asked for at a desk: all but one, this instead of that, louder than something, a bit later.

"everything but the dialogue down a bit"    "dialogue only"    "sfx off for now"     ->  set_gain, mute
"the engine should be louder than the music"                                        ->  set_gain
"swap the accordion for a piano"    "not a pulse but a drone"                       ->  set_music
"the horn a bit later"                                                              ->  add_effect, at another moment
"no dialogue on the deck"    "nobody talks in the kitchen"                          ->  remove_line
"the roof has no life: birds, a radio"                                              ->  set_ambience
"""

import re
from collections.abc import Iterable, Sequence

from agent.conversation import Act
from agent.embedded.film_index import plain_words
from agent.embedded.heard import cues_called
from agent.embedded.lexicon import phrases
from agent.embedded.named_shots import POLITE, TRAILING, shots_called
from agent.embedded.noises import noise_words
from agent.embedded.readers.music import GENERIC
from agent.embedded.readers.sound_ranges import sound_called, sounding_range, there_range
from agent.embedded.reading import Clause, Reading
from tools.audio.effects import sounds_in
from tools.film.edits.sound import AddEffect, Mute, RemoveEffect, RemoveLine, SetAmbience, SetGain, SetMusic
from tools.film.sound import NARRATOR, Cue, Stem

STEPS = {"a bit": 1.5, "a little": 1.5, "a touch": 1.5, "slightly": 1.5, "a lot": 6.0, "way": 6.0, "much": 6.0}
STEP = 3.0
LATER = 0.4
"""seconds of "a bit later" """
DEGREE = r"(?P<much>a bit|a little|a touch|slightly|a lot|way|much)"
TURN = rf"(?:{DEGREE} )?(?P<way>up|down|louder|quieter|softer|lower|higher)(?: {DEGREE.replace('much', 'more')})?"
STEM = (
    r"(?:the )?(?:sound )?(?P<{0}>dialogue|dialog|voices|speech|talking|lines|music|score|effects|sound effects|sfx|fx)"
)
STEMS: dict[str, Stem] = {"music": "MX", "score": "MX", "effects": "FX", "sound effects": "FX", "sfx": "FX", "fx": "FX"}
ALL: tuple[Stem, ...] = ("MX", "DX", "FX")
BUT = r"(?:but|except|except for|apart from|other than|bar|besides)"
ALL_BUT = re.compile(
    r"(?:turn |bring |take |make |pull )?(?:everything|all|all the sound|all sounds|the rest)"
    rf" {BUT} {STEM.format('kept')} {TURN}"
)
LESS_BUT = re.compile(
    rf"(?:turn |bring |take |make |pull )?(?:all )?(?:of )?{STEM.format('stem')} {TURN} {BUT} (?:for )?(?P<kept>.+)"
)
MUTED_BUT = re.compile(
    rf"(?:mute|silence|kill|turn off|switch off) (?:everything|all|all the sound) {BUT} {STEM.format('kept')}"
)
ONLY = re.compile(rf"(?:only|just) {STEM.format('a')}|{STEM.format('b')} only")
OFF = re.compile(rf"(?:turn |switch |put )?{STEM.format('stem')} (?P<on>off|out|back on|on)")
THAN = re.compile(
    r"(?:make |let |have )?(?P<x>.+?) (?:should be |must be |needs to be |has to be |be )?"
    rf"(?:{DEGREE} )?(?P<way>louder|quieter|softer|lower|higher) than (?P<y>.+)"
)
SHIFTED = re.compile(
    rf"(?:make |let |have |bring )?(?P<x>.+?) (?:should |could |must |needs to |has to )?"
    r"(?:come |start |begin |comes |starts |be )?"
    rf"(?:in )?{DEGREE} (?P<way>earlier|later|sooner)"
)
SILENT = re.compile(
    r"(?:no (?:more )?(?:dialogue|dialog|talking|talk|lines|speech|speaking|words|voices)"
    r"|(?:nobody|no one) (?:talks|speaks|says anything|says a word|is to speak|should (?:speak|talk|say anything)))"
    r" (?:in|on|at|during|under) (?P<at>.+)"
)
REPLACED = (
    re.compile(r"(?:replace|swap|exchange|change|trade|switch) (?P<old>.+?) (?:with|for|by|to|into) (?P<new>.+)"),
    re.compile(r"(?P<new>.+?) (?:instead of|rather than|in place of) (?:the |an? )?(?P<old>.+)"),
    re.compile(r"no (?P<old>.+?) , (?P<new>.+?)(?: instead)?(?: (?:in|at|on|under|for) (?P<at>.+))?"),
    re.compile(r"(?:the )?(?:music|score) (?:(?:in|at|on|under|for) (?P<at>.+?) )?(?:shall|should|must|is) not (?:be )?"
               r"(?P<old>.+?) but (?P<new>.+)"),
    re.compile(r"(?:make )?(?P<old>.+?) (?:should be|must be|into|should become) (?P<new>.+?)(?: (?P<at>(?:at|in) .+))?"
               ),
)  # fmt: skip
KEPT = re.compile(
    r" , (?:everything else|the rest|all the rest|all else)(?: (?:stays|is|remains))?(?: as (?:it )?is| the same)?$"
)
LIFELESS = re.compile(
    r"(?P<at>.+?) (?:has no life|has no sound|is dead|is lifeless|is so dead|sounds (?:dead|empty|lifeless)"
    r"|needs (?:some |more )?(?:life|sounds?|atmosphere|ambience|noises?)|feels (?:dead|empty)) ?[.,:;-] (?P<x>.+)"
)
SOMEWHERE = re.compile(r"\b(?:somewhere|a|an|the|some|distant|far off|maybe|perhaps)\b")
PLAYED = frozenset("drone pulse pad bells organ horns rock folk blues swing funk reggae beats".split())
"""what is music in the place of music, and something else elsewhere"""
LITTLE = frozenset("a an the some".split())


def sound_desk(clause: Clause) -> Iterable[Reading]:
    """Levels, instruments and moments of what is heard."""
    said = TRAILING.sub("", clause.plain.strip(" .,!?"))
    said = KEPT.sub("", re.sub(r" (?:please|for now|for the moment)\b", "", said))
    if not 1 < len(said.split()) <= 24 or any(p.quote is not None or p.amount is not None for p in clause.pieces):
        return
    plain = POLITE.sub("", f"{said} ").strip()
    for find in (_stems, _louder_than, _shifted, _silent, _replaced, _lively):
        acts = find(clause, plain)
        if isinstance(acts, str):
            yield Reading(used=frozenset(range(len(clause.pieces))), answer=acts, weight=1.3)
            return
        if acts:
            everything = frozenset(range(len(clause.pieces)))
            # "not a pulse but a drone": the "not" is set against something, and must not be idle
            plainly = everything - clause.named("not")
            yield Reading(tuple(acts), everything, 1.05, verbatim=everything, grammar=plainly)
            return


def _stem(said: str) -> Stem:
    return STEMS.get(said, "DX")


def _delta(told: re.Match[str]) -> float:
    much = told["much"] or told.groupdict().get("more")
    size = STEPS.get(much or "", STEP)
    return size if told["way"] in ("up", "louder", "higher") else -size


def _stems(clause: Clause, plain: str) -> list[Act]:
    """Whole stems: all but one, one alone, one off and on."""
    if (told := ALL_BUT.fullmatch(plain)) is not None:
        return [SetGain(stem=one, delta_db=_delta(told)) for one in ALL if one != _stem(told["kept"])]
    if (told := MUTED_BUT.fullmatch(plain)) is not None:
        return [Mute(stem=one) for one in ALL if one != _stem(told["kept"])]
    if (told := ONLY.fullmatch(plain)) is not None:
        return [Mute(stem=one) for one in ALL if one != _stem(told["a"] or told["b"])]
    if (told := OFF.fullmatch(plain)) is not None:
        return [Mute(stem=_stem(told["stem"]), muted="on" not in told["on"].split())]
    if (told := LESS_BUT.fullmatch(plain)) is not None:
        cue = sound_called(clause, told["kept"], ("effect", "music"))
        stem = _stem(told["stem"])
        if cue is not None and (cue.kind == "music") == (stem == "MX") and stem != "DX":
            return [SetGain(stem=stem, delta_db=_delta(told)), SetGain(cue=cue.id, delta_db=-_delta(told))]
    return []


def _heard(clause: Clause, said: str) -> dict[str, str] | None:
    """What is named, as the target of a gain: a stem, one sound, someone."""
    plain = said.removeprefix("the ").strip()
    if plain in STEMS or plain in ("dialogue", "dialog", "voices", "speech"):
        return {"stem": _stem(plain)}
    if plain in ("narrator", "narration"):
        return {"speaker": NARRATOR}
    for i in clause.refs("people"):
        ref = clause.pieces[i].ref
        if ref is not None and clause.pieces[i].text in (said, plain) and len(ref.ids) == 1:
            return {"speaker": ref.ids[0]}
    cue = sound_called(clause, plain)
    return {"cue": cue.id} if cue is not None else None


def _louder_than(clause: Clause, plain: str) -> list[Act]:
    told = THAN.fullmatch(plain)
    if told is None:
        return []
    mine, theirs = _heard(clause, told["x"]), _heard(clause, told["y"])
    words = [word for word in plain_words(told["y"]) if word not in LITTLE]
    known = theirs is not None or bool(words and cues_called(clause, words, ("effect", "ambience", "music")))
    if mine is None or mine == theirs or not known:
        return []
    return [SetGain.model_validate({**mine, "delta_db": _delta(told)})]


def _shifted(clause: Clause, plain: str) -> list[Act] | str:
    told = SHIFTED.fullmatch(plain)
    cue = sound_called(clause, told["x"], ("effect",)) if told is not None else None
    if told is None or cue is None:
        return []
    frames = round(LATER * float(clause.rate))
    offset = cue.offset + (frames if told["way"] == "later" else -frames)
    if offset < 0:
        return f"The {cue.what} begins with its shot, or {cue.offset} frames into it; it cannot come earlier there."
    return moved_effect(cue, offset)


def moved_effect(cue: Cue, offset: int) -> list[Act]:
    """A sound at another moment of its shot."""
    again = AddEffect(
        shot=cue.shot, what=cue.what, offset=offset, frames=cue.frames, gain_db=cue.gain_db, media=cue.media
    )
    return [RemoveEffect(cue=cue.id), again]


def _silent(clause: Clause, plain: str) -> list[Act]:
    """All that is said in a place."""
    told = SILENT.fullmatch(plain)
    shots = shots_called(clause, told["at"]) if told is not None else ()
    lines = clause.index.lines_of(shots)
    return [RemoveLine(shot=shot) for shot in dict.fromkeys(line.shot for line in lines)]


def _replaced(clause: Clause, plain: str) -> list[Act]:
    """Another instrument in the place of one that plays."""
    for pattern in REPLACED:
        told = pattern.fullmatch(plain)
        if told is None:
            continue
        old = [word for word in plain_words(told["old"]) if word not in LITTLE and word not in GENERIC]
        new = " ".join(word for word in told["new"].split() if word not in LITTLE)
        cues = cues_called(clause, old, ("music",)) if old else ()
        if not cues or not _plays(new):
            continue
        place = re.sub(r"^(?:in|at|on) ", "", told.groupdict().get("at") or "")
        shots = shots_called(clause, place) if place else ()
        cues = tuple(cue for cue in cues if not shots or _sounds_in(clause, cue, shots))
        if len(cues) != 1 or (place and not shots):
            continue
        cue = cues[0]
        whole = not shots or set(shots) <= {clause.index.order[0], clause.index.order[-1]}
        fields = sounding_range(clause, cue) if whole else there_range(clause, shots)
        return [SetMusic.model_validate({**fields, "mood": cue.mood or "calm", "words": new})]
    return []


def _sounds_in(clause: Clause, cue: Cue, shots: Sequence[str]) -> bool:
    order = clause.index.order
    return bool({*order[order.index(cue.shot) : order.index(cue.until or cue.shot) + 1]} & {*shots})


def _plays(said: str) -> bool:
    """Whether words are of something that music is made of."""
    words = said.split()
    meant = phrases().get((words[-1],), frozenset[str]()) if words else frozenset[str]()
    return 0 < len(words) < 5 and words[-1] not in GENERIC and ("stem.MX" in meant or words[-1] in PLAYED)


def _lively(clause: Clause, plain: str) -> list[Act]:
    """ "The roof scene has no life. Birds, wind, a radio somewhere": the sounds that it shall have."""
    told = LIFELESS.fullmatch(plain)
    if told is None:
        return []
    parts = [part.strip() for part in re.split(r" ?, | and ", told["x"])]
    if not parts or not all(_noise(part) for part in parts) or not any(sounds_in(part) for part in parts):
        return []
    shots = shots_called(clause, told["at"])
    if not shots:
        return []
    return [SetAmbience.model_validate({**there_range(clause, shots), "what": ", ".join(parts)})]


def _noise(part: str) -> bool:
    words: Sequence[str] = SOMEWHERE.sub(" ", part.split(" down ")[0].split(" in ")[0]).split()
    return bool(words) and any(word in noise_words() for word in words)
