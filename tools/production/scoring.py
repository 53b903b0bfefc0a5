"""The film's music: what the composer is asked for, and the score as a file that is as long as the film."""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path

from tools.audio.music.beats import Beat, beats_of_score
from tools.audio.music.composer import kept_score, score_file
from tools.audio.music.orchestra import Orchestra
from tools.audio.ports import ScoreBrief
from tools.audio.spotting import MusicSpan, SpottedShot, score_brief, spot
from tools.film.film import Film
from tools.film.views import CuePosition, cue_positions, cut_positions, film_frames
from tools.jobs.crew import run
from tools.media.assets import have
from tools.media.progress import Report


def orchestra_of(home: Path) -> str:
    """Which orchestra plays: "soundfonts", or "tones" while those are not here."""
    return "soundfonts" if have(home, "soundfonts") and have(home, "tinysoundfont") else "tones"


def score(film: Film, positions: Sequence[CuePosition], home: Path, cache: Path, report: Report) -> Path | None:
    """The composed music of the film, or None when it has none. Cues that were composed before are not again.

    Soundfonts are played in a process of their own: their player keeps every other thread of its process waiting for
    the seconds in which it loads them, and a server would answer nobody meanwhile.
    """
    brief = score_of(film, positions)
    if brief is None:
        return None
    kind = orchestra_of(home)
    play = partial(_played, home, kind, cache)
    if kind == "tones":
        return play(brief, report)
    if (kept := kept_score(brief, kind, cache)) is not None:
        return kept
    (played,) = run(play, [brief], workers=1, report=report, stage="music", name=_moods)
    return played.result


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
    return score_brief(spans, hits_of(film), float(film_frames(film) / rate), film.seed + film.mix.score_seed)


def rhythm_of(film: Film) -> tuple[list[Beat], list[float]]:
    """The beats of the composed music, and the seconds that it meets; none of either without music of ours."""
    brief = score_of(film, cue_positions(film))
    if brief is None:
        return [], []
    spans = [(one.start, one.end) for one in brief.passages]
    return beats_of_score(brief), [hit for hit in brief.hits if any(start <= hit < end for start, end in spans)]


def hits_of(film: Film) -> list[float]:
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


def _played(home: Path, kind: str, cache: Path, brief: ScoreBrief, report: Report) -> Path:
    return score_file(brief, lambda: Orchestra(home / "assets"), kind, cache, report)


def _moods(brief: ScoreBrief) -> str:
    return ", ".join(dict.fromkeys(one.mood for one in brief.passages))
