"""Sound that came with media files, ready for the desk: 48 kHz samples in a WAV of the cache, decoded once.

A WAV of the house rate is read where it lies. Everything else goes through the decoder, from its first picture on.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil
from pathlib import Path

from tools.audio import wav
from tools.audio.ports import SAMPLE_RATE, Source
from tools.audio.sources import Filed
from tools.film.errors import OperatorError
from tools.media.clip_sound import clip_sound
from tools.media.keeping import touch
from tools.media.pool import Pool
from tools.media.probing import probe

LONGEST_AT_ONCE = 240
"""Seconds that are decoded at once: a minute is 23 MB."""


@dataclass(frozen=True)
class Recordings:
    """The sound of the pool's files, by media hash."""

    pool: Pool
    cache: Path

    def whole(self, media: str) -> Source:
        """All of a file's sound. Raises NotFound without the file, OperatorError when it has no sound to be read."""
        path = self.pool.path(media)
        if path.suffix == ".wav" and _is_ready(path):
            return Filed(path)
        kept = self.cache / f"recording-{media}.wav"
        if not touch(kept):
            self.cache.mkdir(parents=True, exist_ok=True)
            self._decode(path, kept)
        return Filed(kept)

    def seconds(self, media: str) -> Fraction:
        """How long a file's sound is; it is not decoded for it. Raises as `whole`."""
        path = self.pool.path(media)
        kept = path if path.suffix == ".wav" and _is_ready(path) else self.cache / f"recording-{media}.wav"
        count = wav.kept_count(kept)
        return Fraction(count, SAMPLE_RATE) if count is not None else Fraction(_told_seconds(path))

    def _decode(self, path: Path, kept: Path) -> None:
        seconds = probe(path).audio_seconds
        if seconds <= LONGEST_AT_ONCE:
            wav.write(kept, clip_sound(path), "float")
            return
        count = ceil(seconds * SAMPLE_RATE)
        with wav.Writer(kept, count, "float") as writer:
            for start in range(0, count, LONGEST_AT_ONCE * SAMPLE_RATE):
                part = Fraction(min(LONGEST_AT_ONCE * SAMPLE_RATE, count - start), SAMPLE_RATE)
                writer.add(clip_sound(path, Fraction(start, SAMPLE_RATE), part))


@lru_cache(maxsize=2_000)
def _told_seconds(path: Path) -> float:
    return probe(path).audio_seconds


def _is_ready(path: Path) -> bool:
    try:
        shape = wav.shape_of(path)
    except OperatorError:
        return False
    return shape.rate == SAMPLE_RATE and shape.channels <= 2
