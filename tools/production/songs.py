"""Bringing sound in: a song lies under the film, a short sound is an effect of the shot that it is brought for.

song.mp3                 music under the whole film; with a shot, from there to the end
door.wav --shot 5        an effect at the shot's first frame
"""

import re
from collections.abc import Sequence
from pathlib import Path

from tools.film.edits.sound import AddEffect, SetMusic
from tools.film.errors import DirectorError, OperatorError
from tools.film.film import Film
from tools.film.slate import find_shot, shot_order, slate_of
from tools.film.sound import SONG_SECONDS
from tools.media.probing import probe
from tools.studio import Studio
from tools.writing.reading import mood_of

SOUNDS = frozenset({".wav", ".mp3", ".flac", ".aac", ".m4a", ".ogg", ".opus", ".aif", ".aiff"})
"""The endings of files that are sound alone."""


def parted(files: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The sounds among files, and the others."""
    sounds = [path for path in files if path.suffix.lower() in SOUNDS]
    return sounds, [path for path in files if path not in sounds]


def bring_sounds(
    studio: Studio,
    reference: str,
    sounds: Sequence[Path],
    *,
    actor: str,
    shot: str | None = None,
    dry_run: bool = False,
) -> tuple[list[str], list[DirectorError | OperatorError]]:
    """Lay sounds into the film, those for `shot` there; returns a sentence for each, and why others stay out. With
    `dry_run` it is only told.

    What stays out is no sound, or is short and has no shot. Raises DirectorError for a film without shots.
    """
    film = studio.open(reference).film
    if sounds and not film.shots:
        raise DirectorError(f"'{film.id}' has no shots yet to lay {sounds[0].name} under.", code="no_shots")
    told: list[str] = []
    refused: list[DirectorError | OperatorError] = []
    for path in sounds:
        try:
            told.append(_brought(studio, film, path, _seconds(path, shot), actor, shot, dry_run))
        except (DirectorError, OperatorError) as error:
            refused.append(error)
    return told, refused


def _seconds(path: Path, shot: str | None) -> float:
    if not path.is_file():
        raise OperatorError(f"{path.name} cannot be used: there is no such file.", code="unreadable", path=str(path))
    try:
        seconds = probe(path).audio_seconds
    except OperatorError:
        seconds = 0.0
    if seconds <= 0:
        raise OperatorError(f"{path.name} cannot be used: it is broken, or holds no sound.", code="no_sound")
    if seconds <= SONG_SECONDS and shot is None:
        raise DirectorError(
            f"{path.name} lasts {seconds:.1f} s, which is an effect and no song (over {SONG_SECONDS} s); say in"
            " which shot it is heard.",
            code="which_shot",
            seconds=seconds,
        )
    return seconds


def _brought(
    studio: Studio, film: Film, path: Path, seconds: float, actor: str, shot: str | None, dry_run: bool
) -> str:
    words = re.sub(r"[_\s]+", " ", path.stem).strip()[:200] or "sound"
    first, last = shot or shot_order(film)[0], shot_order(film)[-1]
    slate = slate_of(film, find_shot(film, first).id)
    effect = seconds <= SONG_SECONDS
    if not dry_run:
        media = studio.pool.add(path)
        mood = mood_of(words) or "calm"
        edit = (
            AddEffect(shot=first, what=words, media=media)
            if effect
            else SetMusic(shot=first, until=last, mood=mood, words=words, media=media)
        )
        studio.perform(film.id, edit, actor=actor)
    return f"{path.name} is {f'an effect of shot {slate}' if effect else f'the music from shot {slate} to the end'}."
