"""What the sound department gives and takes. Samples: float32 at 48 kHz, (n,) mono or (n, 2) stereo, full scale 1."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from tools.film.script import Mood
from tools.film.value import Value

SAMPLE_RATE = 48_000
Samples = NDArray[np.float32]


class Source(Protocol):
    """Sound of `count` samples that can be read anywhere: (n,) mono or (n, 2) stereo, always the same."""

    @property
    def count(self) -> int: ...

    def read(self, start: int, stop: int) -> Samples:
        """Samples `start`..`stop`, which lie inside."""
        ...


@dataclass(frozen=True)
class Spoken:
    """A line as it was said: mono sound, trimmed and levelled, and the mouth, one digit 0..9 per frame.

    `name` is the same exactly when the samples are. A film has hours of them: they lie where `sound` reads them.
    """

    sound: Source
    name: str
    mouth: tuple[int, ...]
    engine: str

    @property
    def samples(self) -> Samples:
        """All of it."""
        return self.sound.read(0, self.sound.count)


class Passage(Value):
    """A stretch of the score in one mood; seconds from the start of the score."""

    start: float = Field(ge=0)
    end: float
    mood: Mood
    tension: float = Field(default=0.4, ge=0, le=1)
    words: str = Field(default="", description="what was asked for: 'solo piano, tender'")


class ScoreBrief(Value):
    """Music for one film or one cue of it. Hits are seconds that the music must meet."""

    seconds: float = Field(gt=0)
    passages: tuple[Passage, ...]
    hits: tuple[float, ...] = ()
    seed: int = 1


class Target(Value):
    """What a delivery asks of the sound: integrated loudness, and the highest true peak after coding."""

    lufs: float = Field(default=-14.0, ge=-40, le=-5)
    true_peak_db: float = Field(default=-1.0, ge=-20, le=0)


ONLINE = Target()
