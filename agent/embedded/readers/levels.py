"""How loud: the stems, someone's voice, one sound, the clips' own sound; muted, ducked, crossed over at a cut.

"music quieter"   "turn the dialogue up 3 dB"   "Mara is too quiet"   ->  set_gain
"mute the effects"   "the music back on"                              ->  mute
"more ducking"                                                        ->  set_ducking
"""

from collections.abc import Iterable
from typing import Any

from agent.conversation import Act, Choice, Question
from agent.embedded.film_index import plain_words
from agent.embedded.heard import cues_called, cues_of, her_lines, place_of, speaker_called
from agent.embedded.readers.music import GENERIC
from agent.embedded.reading import Clause, Reading
from agent.embedded.spoken_lines import spoken
from tools.film.edits.sound import Mute, SetDucking, SetGain, SetSoundCrossfade
from tools.film.sound import NARRATOR

LOUDER = (1.5, 3.0, 6.0)
DUCKS = (1.5, 3.0, 6.0)
MOST_DUCKED = 30.0
STEMS = {"stem.MX": "MX", "stem.DX": "DX", "stem.FX": "FX"}
SAID = {"MX": "The music", "DX": "The dialogue", "FX": "The effects"}
UP = ("verb.louder", "dir.up", "degree.more")
DOWN = ("verb.quieter", "dir.down", "degree.less")
SPEAKING = ("verb.louder", "verb.quieter", "verb.say", "stem.DX", "sound.line", "verb.mute", "verb.unmute")
BOTH_WAYS = ("up", "down", "more", "less", "higher", "lower", "softer", "soft", "raise", "back", "reduce", "strong")
"""words that are of loudness only beside something that is heard"""


SILENCED = ("mute", "muted", "unmute", "silence", "silent", "make", "go", "quiet", "no")
"""words that are of sound even where nothing that is heard is named; "kill shot 6" is not"""
TURNING = (
    "turn",
    "crank",
    "pump",
    "bring",
    "pull",
    "push",
    "take",
    "ride",
    "knock",
    "drag",
    "ease",
    "nudge",
    "dial",
    "get",
)


def levels(clause: Clause) -> Iterable[Reading]:
    """Gains, mutes, ducking and crossfades of sound."""
    yield from _crossed(clause)
    yield from _ducked(clause)
    if any(clause.pieces[i].text not in GENERIC and clause.before(i, "degree.more") for i in clause.all("stem.MX")):
        # "more jazz in the vault" is what shall be played, not how loud
        return
    if any(piece.text == "silence" for piece in clause.pieces[1:]) and clause.find("stem.", "sound.") is None:
        # "total silence when she floats off": of the music, or of all that is heard, is not said
        return
    heard = list(_heard(clause))
    yield from _muted(clause, heard)
    yield from _gained(clause, heard)


def _heard(clause: Clause) -> Iterable[tuple[dict[str, Any], frozenset[int]]]:
    """What is meant, as fields of a gain or a mute, with the pieces that say it; several are several opinions."""
    if (line := _one_line(clause)) is not None:
        yield line
        return
    lines = her_lines(clause)
    if lines is not None and lines[0]:
        places = [i for i in clause.refs("shots", "scenes") if i in lines[1]]
        all_said = clause.index.lines_of(clause.index.order, lines[0][0].speaker)
        if places or len(lines[0]) < len(all_said) or clause.named("about"):
            # in one place, or "his line about the bridge"
            for cue in lines[0]:
                yield {"cue": cue.id}, lines[1]
        elif (who := lines[0][0].speaker) is not None:
            yield {"speaker": who}, lines[1]
        return
    own = clause.find("sound.own")
    if own is not None:
        shots = [i for i in clause.refs("shots", "takes") if (ref := clause.pieces[i].ref) is not None and ref.ids]
        target = clause.target(("shots",))
        if shots:
            for shot in target.shots:
                yield {"clip": shot}, frozenset({own, *target.used})
        else:
            yield {"production": True}, frozenset({own})
        return
    yield from _one_sound(clause)
    for concept, stem in STEMS.items():
        for i in clause.all(concept):
            if clause.pieces[i].ref is None:
                called = [*_called(clause, i)] if stem == "MX" else []
                yield from called or _stem_or_cue(clause, stem, i)
                return
    yield from _voice_of(clause)


def _one_line(clause: Clause) -> tuple[dict[str, Any], frozenset[int]] | None:
    """One line, by words of it that are quoted, or as "the line" of the one shot that was spoken of."""
    meant = spoken(clause)
    if meant.quoted and len(meant.cues) == 1:
        return {"cue": meant.cues[0].id}, meant.used
    at = next((i for i, piece in enumerate(clause.pieces) if i and piece.text == "line"), None)
    if at is None or clause.pieces[at - 1].text != "the" or meant.who is not None or meant.placed:
        return None
    cues = clause.index.lines_of(clause.focus.shots)
    return ({"cue": cues[-1].id}, frozenset({at})) if len(clause.focus.shots) == 1 and cues else None


def _called(clause: Clause, at: int) -> Iterable[tuple[dict[str, Any], frozenset[int]]]:
    """One music of several, by the words before it: "the chase music"."""
    first = at
    while first and clause.pieces[first - 1].strange:
        first -= 1
    words = {word for piece in clause.pieces[first:at] for word in plain_words(piece.text)}
    cues = [cue for cue in clause.film.cues.values() if cue.kind == "music" and words <= {*plain_words(cue.what)}]
    if words and len(cues) == 1:
        yield {"cue": cues[0].id}, frozenset(range(first, at + 1))


def _stem_or_cue(clause: Clause, stem: str, at: int) -> Iterable[tuple[dict[str, Any], frozenset[int]]]:
    """A stem; where a place is named, the sounds of it there."""
    place = place_of(clause)
    by_person = bool(place.used) and place.used <= set(clause.refs("people"))
    if not place.said or place.problem or place.options or not place.used or by_person:
        yield {"stem": stem}, frozenset({at})
        return
    kind = {"MX": "music", "DX": "dialogue", "FX": "effect"}[stem]
    used = frozenset({at, *place.used})
    shots = place.all_shots(clause)
    found = cues_of(clause, kind, shots)  # pyright: ignore[reportArgumentType]
    if not clause.refs("shots", "scenes", "places") and len(found) > 1:
        # "the guitar at the end": what plays there last
        ends = clause.find("order.end", "order.start")
        found = found if ends is None else found[-1:] if clause.pieces[ends].means("order.end") else found[:1]
    if len(shots) == len(clause.index.order):
        yield {"stem": stem}, used
    for cue in found if len(shots) < len(clause.index.order) else ():
        yield {"cue": cue.id}, used


def _one_sound(clause: Clause) -> Iterable[tuple[dict[str, Any], frozenset[int]]]:
    """An effect or ambience of the film by its name: "the thunder is too loud"."""
    for i, piece in enumerate(clause.pieces):
        if piece.ref is not None or piece.amount is not None or piece.means("stem.", "sound.", "verb.", "degree."):
            continue
        words = plain_words(piece.text)
        if piece.soft or not words:
            continue
        place = place_of(clause, without=(i,))
        found = cues_called(clause, words)
        inside = set(place.all_shots(clause))
        found = tuple(cue for cue in found if not place.said or cue.shot in inside)
        if found:
            more = {i}
            if i + 1 < len(clause.pieces) and clause.pieces[i + 1].strange:
                longer = cues_called(clause, [*words, *plain_words(clause.pieces[i + 1].text)])
                more |= {i + 1} if longer else set()
                found = longer or found
            for cue in found:
                yield {"cue": cue.id}, frozenset({*more, *(place.used if place.said else ())})
            return


def _voice_of(clause: Clause) -> Iterable[tuple[dict[str, Any], frozenset[int]]]:
    """Someone who speaks: "Mara is too quiet", "turn her up", "the narrator louder"."""
    narrator = clause.find("who.narrator")
    if narrator is not None:
        yield {"speaker": NARRATOR}, frozenset({narrator})
        return
    for i in clause.refs("people"):
        ref = clause.pieces[i].ref
        if ref is not None and (len(ref.ids) == 1 or ref.how == "pronoun"):
            who = speaker_called(clause, clause.pieces[i].text) if ref.how == "pronoun" else ref.ids[0]
            if speaker := who or next(iter(ref.ids), None):
                yield {"speaker": speaker}, frozenset({i})
            return


def _gained(clause: Clause, heard: list[tuple[dict[str, Any], frozenset[int]]]) -> Iterable[Reading]:
    amount = clause.amounts("db")
    if any(p.text in ("on", "off", "back on") for p in clause.pieces) and not clause.refs("shots", "scenes"):
        return
    up, down = clause.find(*UP), clause.find(*DOWN)
    if up is None and down is None and not amount:
        return
    change = change_of(clause, amount)
    if change is None:
        return
    used = {*amount, *clause.all(*UP, *DOWN, "degree.", "dir.", "verb.make", "sound.all", "ask.is", "verb.generate")}
    if not heard:
        yield from _which(clause, frozenset(used), change)
        return
    about = heard[0][0]
    chosen = [fields for fields, pieces in heard if pieces == heard[0][1]]
    used |= heard[0][1] | set(clause.all("verb.say")) | {i for i, p in enumerate(clause.pieces) if p.text == "'s"}
    used |= set(clause.refs("film")) | {
        i for i, p in enumerate(clause.pieces) if p.text in ("noise", "noises", "sound", *TURNING)
    }
    if (than := clause.find("compare")) is not None:
        # "Voss louder than Ada"; than what else, is not measured
        others = {i for i in clause.refs("people") if i > than}
        if not others or clause.hard & {*range(than + 1, len(clause.pieces))} - others:
            return
        used |= {than, *others}
    if "cue" in about:
        # "the lamp wind thing": of the shot in which it sounds
        used |= {i for i in range(len(clause.pieces)) if _of_its_shot(clause, i, about["cue"])}
    if any(piece.text.startswith(("drown", "overpower", "cover")) for piece in clause.pieces):
        # "the music is drowning out her voice"
        used |= {*clause.refs("people"), *clause.all("stem.DX", "dir.off", "thing.tail", "sound.line")}
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    loud = [piece for piece in clause.pieces if piece.means("verb.louder", "verb.quieter")]
    plain = any(piece.text not in BOTH_WAYS for piece in loud) or any(p.text in TURNING for p in clause.pieces)
    if "speaker" in about and not plain and not amount and clause.find(*SPEAKING[2:4]) is None:
        return
    acts: tuple[Act, ...] = tuple(SetGain.model_validate({**fields, **change}) for fields in chosen)
    yield Reading(acts, frozenset(used), 1.0)


def _of_its_shot(clause: Clause, at: int, cue: str) -> bool:
    """Whether a word is of the shot of a sound."""
    piece = clause.pieces[at]
    if piece.text in ("thing", "bit", "thingy"):
        return True
    shot = clause.film.cues[cue].shot
    return piece.ref is None and piece.amount is None and clause.index.shows(piece.text, (shot,))


def change_of(clause: Clause, amounts: tuple[int, ...]) -> dict[str, float] | None:
    """By how much, or to what level."""
    small, normal, large = LOUDER
    step = clause.degree(small=small, normal=normal, large=large)
    sign = _sign(clause)
    if amounts:
        amount = clause.pieces[amounts[0]].amount
        assert amount is not None
        to = clause.before(amounts[0], "dir.to") is not None and clause.pieces[amounts[0] - 1].text in ("to", "at")
        if to or (sign == 0 and clause.find("verb.make") is not None and clause.before(amounts[0], "dir.by") is None):
            return {"gain_db": amount.value}
        if sign == 0:
            return {"delta_db": amount.value}
        return {"delta_db": sign * abs(amount.value)}
    return {"delta_db": sign * step} if sign else None


def _sign(clause: Clause) -> int:
    """1 for louder, -1 for softer, 0 when nothing says which. "Too loud" is softer, "less loud" too."""
    for i, piece in enumerate(clause.pieces):
        loud, soft = piece.means("verb.louder", "dir.up"), piece.means("verb.quieter", "dir.down")
        if loud == soft:
            continue
        turned = clause.before(i, "degree.less", "degree.too", "neg") is not None and not piece.text.startswith("too")
        return (-1 if loud else 1) if turned else (1 if loud else -1)
    more, less = clause.find("degree.more"), clause.find("degree.less")
    return 1 if more is not None and less is None else -1 if less is not None else 0


def _which(clause: Clause, used: frozenset[int], change: dict[str, float]) -> Iterable[Reading]:
    """ "Louder!": the whole is made as loud as every other film when it leaves, so one part of it is asked for."""
    if clause.find("sound.all") is None and not any(p.text in ("louder", "quieter") for p in clause.pieces):
        return
    if clause.refs("shots", "scenes", "people") or any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    choices = tuple(
        Choice(label=SAID[stem], acts=(SetGain.model_validate({"stem": stem, **change}),)) for stem in STEMS.values()
    )
    text = "The film as a whole is brought to one loudness when it leaves. Which part of the sound do you mean?"
    yield Reading(used=used, question=Question(text=text, choices=choices), weight=0.5)


def _muted(clause: Clause, heard: list[tuple[dict[str, Any], frozenset[int]]]) -> Iterable[Reading]:
    on, off = clause.find("verb.unmute"), clause.find("verb.mute")
    if any(piece.text in ("turn", "switch", "bring", "put") for piece in clause.pieces):
        on = on or next((i for i, p in enumerate(clause.pieces) if p.text in ("on", "back on")), None)
        off = off or next((i for i, p in enumerate(clause.pieces) if p.text == "off"), None)
    if (on is None and off is None) or clause.amounts("db"):
        return
    back = on is not None and off in (None, on)
    used = {
        *clause.all("verb.mute", "verb.unmute", "degree.large", "all", "verb.remove", "verb.make", "sound.all", "dir.")
    }
    fields = [(about, pieces) for about, pieces in heard if "speaker" not in about]
    target = clause.target(("shots",))
    quiet = any(piece.text.split()[0] in SILENCED for piece in clause.pieces if piece.means("verb.mute", "verb.unmute"))
    if not heard and target.said and target.shots and quiet:
        # "mute shot 4": what its clip brought with it
        fields = [({"clip": shot}, target.used) for shot in target.shots]
    if not fields:
        return
    chosen = [about for about, pieces in fields if pieces == fields[0][1]]
    used |= fields[0][1]
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    acts = tuple(Mute.model_validate({**about, "muted": not back}) for about in chosen)
    yield Reading(acts, frozenset(used), 0.95)


def _ducked(clause: Clause) -> Iterable[Reading]:
    """How far the music goes down under speech."""
    at = clause.find("sound.ducking")
    if at is None or clause.refs("shots", "scenes", "places"):
        return
    used = {
        *clause.all("sound.ducking", "stem.MX", "stem.DX", "degree.", "verb.make", "dir.", "verb.say", "sound.line")
    }
    used |= {*clause.all("verb.quieter", "verb.louder", "neg", "verb.remove", "range.", "who.", "cast", "thing.cast")}
    used |= {*clause.refs("people"), *clause.amounts("db"), *clause.all("verb.mute", "verb.unmute", "all")}
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    now = clause.film.mix.duck_db
    amounts = clause.amounts("db")
    small, normal, large = DUCKS
    step = clause.degree(small=small, normal=normal, large=large)
    if amounts:
        amount = clause.pieces[amounts[0]].amount
        assert amount is not None
        less, more = clause.find("degree.less"), clause.find("degree.more")
        step = abs(amount.value)
        to = clause.before(amounts[0], "dir.to") is not None
        wanted = now - step if less is not None else now + step if more is not None and not to else step
    elif clause.find("neg", "verb.remove", "verb.mute") is not None and clause.find("degree.less") is None:
        wanted = 0.0
    else:
        wanted = now - step if clause.find("degree.less", "degree.too") is not None else now + step
    if wanted > MOST_DUCKED:
        problem = f"Music goes down by 0 to {MOST_DUCKED:g} dB under speech; now it is {now:g} dB."
        yield Reading(used=frozenset(used), problem=problem, weight=1.0)
    else:
        yield Reading((SetDucking(duck_db=max(wanted, 0.0)),), frozenset(used), 1.05)


def _crossed(clause: Clause) -> Iterable[Reading]:
    """The clips' own sound crossing over at a cut."""
    at = clause.find("sound.crossfade")
    if at is None:
        return
    joins = clause.refs("join")
    target = clause.target(("shots",))
    into = [ref.ids[-1] for i in joins if (ref := clause.pieces[i].ref) is not None and ref.ids] or list(target.shots)
    if len(into) == 2 and clause.index.numbers[into[1]] == clause.index.numbers[into[0]] + 1:
        # "the sound of 5 and 6 crosses over": at the cut between them
        into = into[1:]
    amounts = clause.amounts("frame", "second")
    used = frozenset(
        {at, *joins, *target.used, *amounts, *clause.all("verb.make", "dir.", "verb.add", "thing.cut", "sound.")}
    )
    if not into or any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    frames = None
    if amounts and (amount := clause.pieces[amounts[0]].amount) is not None:
        frames = amount.frames(float(clause.rate))
    yield Reading(tuple(SetSoundCrossfade(clip=clip, frames=frames) for clip in into), used, 1.0)
