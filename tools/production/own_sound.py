"""The own sound of clips in the cut: what of a take is heard when, and how it goes in and out. Pure until `place`.

    picture      |aaaaaaaaa|bbbbbbbbb|ccccc|
    sound        |aaaaaaaaaaaa>                   a's tail of 3: an L-cut, the sound is cut later than the picture
                         <bbbbbbb>                no lead, no tail: ten milliseconds across the cut
                                <cccccc|          a dissolve of 4: equal power across it

A cut within one take that nothing is heard of stays unheard. A lead or a tail moves the cut of the sound, and the
neighbour gives way; where both meet, both are heard. Where a take has no more sound there is silence. A hold is silent,
and so is a clip at less than half or more than twice its speed; between, it keeps its pitch.
"""

import hashlib
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from tools.audio import wav
from tools.audio.desk import Placed
from tools.audio.faders import Curve, Edges
from tools.audio.ports import SAMPLE_RATE, Source
from tools.audio.sources import Filed, Piece
from tools.audio.stretch import stretched
from tools.film.errors import NotFound, OperatorError
from tools.film.film import Film
from tools.film.handles import OVERLAPPING, clip_take, dissolve_shares
from tools.film.script import Take
from tools.film.sound import Cue, Stem
from tools.film.timeline import Clip, Item, Track, Transition
from tools.film.tracks import starts
from tools.media.keeping import touch
from tools.production.recordings import Recordings

MICRO = SAMPLE_RATE // 100
SLOWEST, FASTEST = Fraction(1, 2), Fraction(2)
STRETCH_RECIPE = 1
"""Raise it when the same stretched sound would be made of other samples."""


@dataclass(frozen=True)
class OwnSound:
    """The own sound of one clip. `start` and `count` are samples of the film, `source` those of the take's sound that
    is heard at `start`; `speed` 1 is as recorded."""

    clip: str
    media: str
    start: int
    count: int
    source: int
    speed: Fraction
    stem: Stem
    gain_db: float
    edges: Edges


@dataclass(frozen=True)
class _Fade:
    """A fade over so many samples; `out` of them lie outside the sound's own range."""

    samples: int
    outside: int
    curve: Curve = "equal power"


def own_sounds(film: Film) -> list[OwnSound]:
    """The own sound of every clip that has one and is not muted, track by track."""
    if film.mix.production_muted:
        return []
    said = _said_in_takes(film)
    return [sound for track in film.timeline.tracks for sound in _of_track(film, track, said)]


def place(sounds: list[OwnSound], recordings: Recordings, cache: Path) -> tuple[list[Placed], list[str]]:
    """Put them on the desk, and say which takes turned out to have no sound that can be read."""
    placed: list[Placed] = []
    notes: list[str] = []
    for sound in sounds:
        try:
            source = _source(sound, recordings, cache)
        except (OperatorError, NotFound) as error:
            if error.code not in ("no_sound", "unreadable", "media_missing"):
                raise
            notes.append(f"the own sound of clip {sound.clip} is left out: {error}")
            continue
        placed.append(
            Placed(
                sound.stem,
                source,
                sound.start,
                gain_db=sound.gain_db,
                speech=sound.stem == "DX",
                edges=sound.edges,
            )
        )
    return placed, notes


def _source(sound: OwnSound, recordings: Recordings, cache: Path) -> Source:
    whole = recordings.whole(sound.media)
    if sound.speed == 1:
        return Piece(whole, sound.source, sound.count)
    words = f"{STRETCH_RECIPE} {sound.media} {sound.source} {sound.count} {sound.speed}"
    path = cache / f"stretched-{hashlib.sha256(words.encode()).hexdigest()}.wav"
    if not touch(path):
        heard = Piece(whole, sound.source, round(sound.count * sound.speed))
        with wav.Writer(path, sound.count, "float") as writer:
            for block in stretched(heard, float(sound.speed), sound.count):
                writer.add(block)
    return Filed(path)


def _of_track(film: Film, track: Track, said: dict[str, Cue]) -> list[OwnSound]:
    items = track.items
    takes = [_heard_take(film, item) for item in items]
    if not any(takes):
        return []
    ranges = _ranges(film, items, takes)
    heads, tails = _fades(film, track, takes)
    begins = starts(items)
    found: list[OwnSound] = []
    for index, (item, take) in enumerate(zip(items, takes, strict=True)):
        if take is None or not isinstance(item, Clip):
            continue
        head, tail = heads[index], tails[index]
        begin, end = ranges[index][0] - head.outside, ranges[index][1] + tail.outside
        if end <= begin:
            continue
        cue = said.get(item.shot)
        speaker = 0.0 if cue is None else film.mix.speaker_gain_db.get(cue.speaker or "narrator", 0.0) + cue.gain_db
        found.append(
            OwnSound(
                clip=item.id,
                media=take.media,
                start=begin,
                count=end - begin,
                source=_source_at(film, item, take, begin, _sample(film, begins[index])),
                speed=item.speed,
                stem="FX" if cue is None else "DX",
                gain_db=item.sound.gain_db + film.mix.production_gain_db + speaker,
                edges=Edges(end - begin, head.samples, tail.samples, head.curve, tail.curve),
            )
        )
    return found


def _heard_take(film: Film, item: Item) -> Take | None:
    """The take whose sound a clip lets be heard, if any."""
    if not isinstance(item, Clip) or item.freeze or item.sound.muted or not SLOWEST <= item.speed <= FASTEST:
        return None
    take = clip_take(film, item)
    return take if take is not None and take.sound else None


def _ranges(film: Film, items: tuple[Item, ...], takes: list[Take | None]) -> list[tuple[int, int]]:
    """Where the sound of every item begins and ends, fades aside, in samples of the film."""
    begins = starts(items)
    ranges = [[begins[index], begins[index + 1]] for index in range(len(items))]
    for index, item in enumerate(items):
        if takes[index] is None or not isinstance(item, Clip):
            continue
        before = items[index - 1] if index and takes[index - 1] is not None else None
        after = items[index + 1] if index + 1 < len(items) and takes[index + 1] is not None else None
        if item.sound_lead:
            ranges[index][0] -= item.sound_lead
        elif isinstance(before, Clip):
            ranges[index][0] += before.sound_tail
        if item.sound_tail:
            ranges[index][1] += item.sound_tail
        elif isinstance(after, Clip):
            ranges[index][1] -= after.sound_lead
    return [(_sample(film, max(0, begin)), _sample(film, min(end, begins[-1]))) for begin, end in ranges]


def _fades(film: Film, track: Track, takes: list[Take | None]) -> tuple[list[_Fade], list[_Fade]]:
    """How the sound of every item goes in and out."""
    items = track.items
    micro = _Fade(MICRO, MICRO // 2)
    # At the ends of the track, and beside black or a silent clip, nothing crosses.
    alone = _Fade(MICRO, 0)
    heads, tails = [alone] * len(items), [alone] * len(items)
    cuts = {one.into: one for one in track.transitions if one.kind not in ("fade in", "fade out")}
    for index, (before, after) in enumerate(pairwise(items), 1):
        both = takes[index - 1] is not None and takes[index] is not None
        across = _across(film, cuts.get(after.id), after)
        if across is not None:
            tails[index - 1], heads[index] = across
        elif both and isinstance(before, Clip) and isinstance(after, Clip):
            unheard = _goes_on(before, after) and takes[index - 1] == takes[index]
            tails[index - 1] = heads[index] = _Fade(0, 0) if unheard else micro
    places = {item.id: index for index, item in enumerate(items)}
    for one in track.transitions:
        if one.kind in ("fade in", "fade out"):
            fades = heads if one.kind == "fade in" else tails
            fades[places[one.into]] = _Fade(_sample(film, one.frames), 0)
    return heads, tails


def _across(film: Film, transition: Transition | None, into: Item) -> tuple[_Fade, _Fade] | None:
    """How the sound goes across a cut: out of the clip before it, into the one after it."""
    own = into.sound if isinstance(into, Clip) else None
    if own is not None and own.crossfade is not None:
        if own.crossfade == 0:
            return _Fade(MICRO, MICRO // 2), _Fade(MICRO, MICRO // 2)
        return _crossed(film, own.crossfade, own.curve)
    if transition is None:
        return None
    if transition.kind in OVERLAPPING:
        return _crossed(film, transition.frames, "equal power")
    before, after = dissolve_shares(transition.frames)
    return _Fade(_sample(film, before), 0), _Fade(_sample(film, after), 0)


def _crossed(film: Film, frames: int, curve: Curve) -> tuple[_Fade, _Fade]:
    _, after = dissolve_shares(frames)
    length, late = _sample(film, frames), _sample(film, after)
    return _Fade(length, late, curve), _Fade(length, length - late, curve)


def _goes_on(before: Clip, after: Clip) -> bool:
    """Whether the second clip shows what comes next in the take: a cut made with a blade and left alone."""
    return (
        after.source_in == before.source_in + before.frames * before.speed
        and before.speed == after.speed == 1
        and before.sound.gain_db == after.sound.gain_db
        and before.shot == after.shot
    )


def _source_at(film: Film, clip: Clip, take: Take, sample: int, start: int) -> int:
    """The sample of the take's sound that is heard at `sample` of the film; the clip's picture begins at `start`."""
    seconds = clip.source_in / film.look.rate + take.head / take.rate
    return round(seconds * SAMPLE_RATE + (sample - start) * clip.speed)


def _said_in_takes(film: Film) -> dict[str, Cue]:
    """For every shot whose take says a line itself, that line."""
    cues = [cue for cue in film.cues.values() if cue.kind == "dialogue" and cue.in_take and not cue.muted]
    return {cue.shot: cue for cue in cues}


def _sample(film: Film, frames: int) -> int:
    return round(Fraction(frames * SAMPLE_RATE) / film.look.rate)
