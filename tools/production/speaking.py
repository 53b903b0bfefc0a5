"""A line, said in a process that does nothing else: what it loads stands beside the speech model."""

from fractions import Fraction
from functools import cache
from pathlib import Path

from tools.audio.voices import VoiceBooth
from tools.film.script import Voice
from tools.media.progress import Report


def say(home: Path, lines: Path, rate: Fraction, wanted: tuple[str, Voice], report: Report) -> None:
    """Say `wanted`, words in a voice, into the cache `lines`. Raises DirectorError as the booth does."""
    _booth(home, lines).speak(*wanted, rate=rate)


@cache
def _booth(home: Path, lines: Path) -> VoiceBooth:
    """It has its model for all lines."""
    return VoiceBooth(home, lines)
