"""The sound of the whole film: every cue in its place on the desk, then one mix, kept by what went into it.

cues -> lines (voices)  -> DX --┐
     -> music (spotting, composer) -> MX --mixdown--> mix.wav under the hash of everything above it
     -> effects, ambiences -> FX --┘
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from tools.audio import wav
from tools.audio.effects import CATALOGUE, EffectCall, effect, parse_effect
from tools.audio.mixdown import mixdown
from tools.audio.music.composer import compose
from tools.audio.music.orchestra import Orchestra
from tools.audio.ports import SAMPLE_RATE, Placed, Samples, ScoreBrief, Spoken
from tools.audio.spotting import MusicSpan, SpottedShot, score_brief, spot
from tools.film.film import Film
from tools.film.sound import Cue
from tools.film.value import Value
from tools.film.views import CuePosition, cue_positions, cut_positions, film_frames
from tools.media.assets import have
from tools.media.pool import Pool
from tools.media.progress import Progress, Report

RECIPE = 1
"""Raise it when the same film would be mixed to other samples."""


class Mixed(Value):
    """The finished mix of a film on disk."""

    path: Path
    loudness_lufs: float
    true_peak_db: float
    music: str
    notes: tuple[str, ...] = ()


def mix_film(film: Film, said: Mapping[str, Spoken], home: Path, cache: Path, pool: Pool, report: Report) -> Mixed:
    """The film's mix as a 48 kHz stereo WAV of exactly the picture's length. The same film gives the same bytes."""
    positions = cue_positions(film)
    length = samples_at(film_frames(film), film.look.rate)
    orchestra = orchestra_of(home)
    key = _key(film, positions, said, orchestra, length)
    place, card = cache / f"{key}.wav", cache / f"{key}.json"
    if place.is_file() and card.is_file():
        return Mixed.model_validate_json(card.read_text())
    report(Progress(stage="sound", done=0, total=4, what="music"))
    cache.mkdir(parents=True, exist_ok=True)
    brief = score_of(film, positions)
    placed = _music(brief, home, cache, report)
    report(Progress(stage="sound", done=2, total=4, what="effects"))
    placed += _lines(film, positions, said, pool)
    found, notes = _effects(film, positions, pool)
    report(Progress(stage="sound", done=3, total=4, what="mix"))
    mixed = mixdown(placed + found, length, film.mix)
    wav.write(place, mixed.master)
    done = Mixed(
        path=place,
        loudness_lufs=mixed.loudness_lufs,
        true_peak_db=mixed.true_peak_db,
        music=orchestra,
        notes=tuple(notes),
    )
    _write(card, done.model_dump_json())
    report(Progress(stage="sound", done=4, total=4))
    return done


def orchestra_of(home: Path) -> str:
    """Which orchestra plays: "soundfonts", or "tones" while those are not here."""
    return "soundfonts" if have(home, "soundfonts") and have(home, "tinysoundfont") else "tones"


def samples_at(frames: int, rate: Fraction) -> int:
    """The sample that belongs to a frame."""
    return round(Fraction(frames * SAMPLE_RATE) / rate)


def score_of(film: Film, positions: Sequence[CuePosition]) -> ScoreBrief | None:
    """What the composer is asked for; None when the film has no music."""
    rate = film.look.rate
    tensions = {shot: scene.tension for scene in film.scenes for shot in scene.shots}
    spans = [
        MusicSpan(
            start=float(place.start / rate),
            end=float((place.start + place.frames) / rate),
            mood=place.cue.mood or "calm",
            words=place.cue.what,
            tension=tensions.get(place.cue.shot, 0.4),
        )
        for place in positions
        if place.cue.kind == "music" and place.cue.media is None and not place.cue.muted and place.frames
    ]
    if not spans:
        return None
    return score_brief(spans, _hits(film), float(film_frames(film) / rate), film.seed + film.mix.score_seed)


def _hits(film: Film) -> list[float]:
    """Seconds that the music must meet: the hit markers, else the cuts where scene, mood or tension turn."""
    rate = film.look.rate
    marked = [float(marker.frame / rate) for marker in film.timeline.markers if marker.hit]
    if marked:
        return marked
    scene_of = {shot: number for number, scene in enumerate(film.scenes) for shot in scene.shots}
    clips = [(item, start) for item, start in cut_positions(film) if item.kind == "clip"]
    shots = [
        SpottedShot(
            frames=clip.frames,
            tension=film.scenes[scene_of[clip.shot]].tension,
            mood=film.scenes[scene_of[clip.shot]].mood,
            scene=scene_of[clip.shot],
        )
        for clip, _ in clips
    ]
    opening = Fraction(clips[0][1]) / rate if clips else Fraction(0)
    return list(spot(shots, seed=film.seed, rate=rate, opening=opening).hits) if shots else []


def _music(brief: ScoreBrief | None, home: Path, cache: Path, report: Report) -> list[Placed]:
    if brief is None:
        return []
    text = f"{RECIPE} {orchestra_of(home)} {brief.model_dump_json()}"
    place = cache / f"score-{hashlib.sha256(text.encode()).hexdigest()}.wav"
    if not place.is_file():
        wav.write(place, compose(brief, Orchestra(home / "assets"), report).mix, "float")
    samples, _ = wav.read(place)
    return [Placed(stem="MX", samples=samples, start=0)]


def _lines(film: Film, positions: Sequence[CuePosition], said: Mapping[str, Spoken], pool: Pool) -> list[Placed]:
    rate = film.look.rate
    placed: list[Placed] = []
    for place in positions:
        cue = place.cue
        if cue.kind != "dialogue" or cue.muted:
            continue
        samples = said[cue.id].samples if cue.id in said else _recorded(cue, pool)
        gain = cue.gain_db + film.mix.speaker_gain_db.get(cue.speaker or "narrator", 0.0)
        start = samples_at(place.start, rate)
        placed.append(Placed(stem="DX", samples=samples, start=start, gain_db=gain, speech=True))
    return placed


def _effects(film: Film, positions: Sequence[CuePosition], pool: Pool) -> tuple[list[Placed], list[str]]:
    rate = film.look.rate
    placed: list[Placed] = []
    notes: list[str] = []
    for place in positions:
        cue = place.cue
        if cue.kind not in ("effect", "ambience", "music") or cue.muted or (cue.kind == "music" and cue.media is None):
            continue
        start = samples_at(place.start, rate)
        seconds = float(place.frames / rate) if place.frames else None
        if cue.media is not None:
            stem = "MX" if cue.kind == "music" else "FX"
            samples = _recorded(cue, pool)[: samples_at(place.frames, rate) if place.frames else None]
            placed.append(Placed(stem=stem, samples=samples, start=start, gain_db=cue.gain_db))
            continue
        calls = parse_effect(cue.what)
        if not calls:
            notes.append(f"no sound is known for '{cue.what}'; it stays silent")
        for number, call in enumerate(calls):
            sound = _sound(call, seconds, f"{film.seed}/{cue.id}/{number}", bed=cue.kind == "ambience")
            placed.append(Placed(stem="FX", samples=sound, start=start, gain_db=cue.gain_db + call.gain_db))
    return placed, notes


def _sound(call: EffectCall, seconds: float | None, seed: str, *, bed: bool) -> Samples:
    """One effect. The sound of a place lasts as long as its cue; a single sound in it is heard once."""
    lasts = CATALOGUE[call.name].kind != "one-shot"
    wanted = seconds if bed and lasts else call.seconds or (None if bed else seconds)
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big")
    return effect(call.name, seconds=wanted, seed=number, count=call.count, distance=call.distance)


def _recorded(cue: Cue, pool: Pool) -> Samples:
    samples, _ = wav.read(pool.path(cue.media or ""))
    return samples


def _key(film: Film, positions: Sequence[CuePosition], said: Mapping[str, Spoken], orchestra: str, length: int) -> str:
    """The hash of everything that can change a sample."""
    sheet = {
        "recipe": RECIPE,
        "length": length,
        "rate": str(film.look.rate),
        "seed": film.seed,
        "mix": film.mix.model_dump(mode="json"),
        "orchestra": orchestra,
        "hits": _hits(film),
        "tensions": [[scene.tension, scene.mood] for scene in film.scenes],
        "cues": [[place.cue.model_dump(mode="json"), place.start, place.frames] for place in positions],
        "lines": {cue: wav.sound_hash(spoken.samples) for cue, spoken in sorted(said.items())},
    }
    return hashlib.sha256(json.dumps(sheet, sort_keys=True).encode()).hexdigest()


def _write(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}-{os.getpid()}")
    part.write_text(text)
    part.replace(path)
