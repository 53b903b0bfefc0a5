"""Every cue of the film in its place on the desk: lines, effects, the sound of places, recordings.

What is made is kept under the cache by what it was made from, and read from there while it plays.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from tools.audio import wav
from tools.audio.desk import Placed
from tools.audio.effects import CATALOGUE, EffectCall, effect, lasting, parse_effect
from tools.audio.ports import SAMPLE_RATE, Source, Spoken
from tools.audio.sources import Filed, Piece
from tools.film.film import Film
from tools.film.sound import Cue
from tools.film.views import CuePosition
from tools.media.keeping import touch
from tools.production.recordings import Recordings

EFFECTS_RECIPE = 1
"""Raise it when the same effect would be made of other samples."""

LONGEST_PATTERN = 40.0
"""Seconds after which a pattern such as footsteps begins again."""

QUIET = EffectCall(name="room tone")
"""What is heard where no lasting sound of a place is known."""


def samples_at(frames: int, rate: Fraction) -> int:
    """The sample that belongs to a frame."""
    return round(Fraction(frames * SAMPLE_RATE) / rate)


def lines(
    film: Film, positions: Sequence[CuePosition], said: Mapping[str, Spoken], recordings: Recordings
) -> list[Placed]:
    """The spoken lines, and recordings that take the place of one."""
    placed: list[Placed] = []
    for place in positions:
        cue = place.cue
        if cue.kind != "dialogue" or cue.muted or cue.in_take:
            continue
        sound = said[cue.id].sound if cue.id in said else recordings.whole(cue.media or "")
        gain = cue.gain_db + film.mix.speaker_gain_db.get(cue.speaker or "narrator", 0.0)
        start = samples_at(place.start, film.look.rate)
        placed.append(Placed(stem="DX", sound=sound, start=start, gain_db=gain, speech=True))
    return placed


def effects(
    film: Film, positions: Sequence[CuePosition], recordings: Recordings, cache: Path
) -> tuple[list[Placed], list[str]]:
    """Effects, the sound of places and recorded music, and what there is to say about them."""
    rate = film.look.rate
    placed: list[Placed] = []
    notes: list[str] = []
    for place in positions:
        cue = place.cue
        if cue.kind not in ("effect", "ambience", "music") or cue.muted or (cue.kind == "music" and cue.media is None):
            continue
        start = samples_at(place.start, rate)
        if cue.media is not None:
            sound = recordings.whole(cue.media)
            if place.frames:
                sound = Piece(sound, 0, min(sound.count, samples_at(place.frames, rate)))
            placed.append(Placed("MX" if cue.kind == "music" else "FX", sound, start, gain_db=cue.gain_db))
            continue
        calls = parse_effect(cue.what)
        if cue.kind == "ambience" and all(CATALOGUE[call.name].kind == "one-shot" for call in calls):
            # No place is quite silent: single sounds, or words that nobody knows, lie over the quiet of a room.
            calls = (QUIET, *calls)
            notes.append(f"no lasting sound is known for '{cue.what}'; the quiet of a room is heard")
        if not calls:
            notes.append(f"no sound is known for '{cue.what}'; it stays silent")
        seconds = float(place.frames / rate) if place.frames else None
        for number, call in enumerate(calls):
            sound = _sound(call, seconds, f"{film.seed}/{cue.id}/{number}", cache, bed=cue.kind == "ambience")
            placed.append(Placed("FX", sound, start, gain_db=cue.gain_db + call.gain_db))
    return placed, notes


def own_seconds(film: Film, cue: Cue, cache: Path) -> tuple[float, bool] | None:
    """How long an effect is heard that has no length but its own, and whether that is sure: it is once it was made.

    Nothing is made for it. None where no sound is known for its words.
    """
    found: list[tuple[float, bool]] = []
    for number, call in enumerate(parse_effect(cue.what)):
        kept = wav.kept_count(_kept(call, None, _number(f"{film.seed}/{cue.id}/{number}"), cache))
        if call.seconds is not None:
            found.append((call.seconds, True))
        elif kept is not None:
            found.append((kept / SAMPLE_RATE, True))
        else:
            entry = CATALOGUE[call.name]
            found.append((entry.one + entry.every * (call.count - 1) if call.count else entry.seconds, False))
    if not found:
        return None
    return max(seconds for seconds, _ in found), all(sure for _, sure in found)


def _sound(call: EffectCall, seconds: float | None, seed: str, cache: Path, *, bed: bool) -> Source:
    """One effect. The sound of a place lasts as long as its cue; a single sound in it is heard once."""
    kind = CATALOGUE[call.name].kind
    wanted = seconds if bed and kind != "one-shot" else call.seconds or (None if bed else seconds)
    number = _number(seed)
    if kind == "ambience" and wanted is not None and call.count is None:
        return lasting(_made(call, None, number, cache), wanted)
    if kind == "pattern" and wanted is not None and wanted > LONGEST_PATTERN:
        return lasting(_made(call, LONGEST_PATTERN, number, cache), wanted)
    return _made(call, wanted, number, cache)


def _made(call: EffectCall, seconds: float | None, seed: int, cache: Path) -> Source:
    path = _kept(call, seconds, seed, cache)
    if not touch(path):
        wav.write(
            path, effect(call.name, seconds=seconds, seed=seed, count=call.count, distance=call.distance), "float"
        )
    return Filed(path)


def _number(seed: str) -> int:
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big")


def _kept(call: EffectCall, seconds: float | None, seed: int, cache: Path) -> Path:
    """Where one effect is kept."""
    words = json.dumps([EFFECTS_RECIPE, call.name, seconds, seed, call.count, call.distance])
    return cache / f"effect-{hashlib.sha256(words.encode()).hexdigest()}.wav"
