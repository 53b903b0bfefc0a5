"""What the sound department gives and takes. Samples: float32 at 48 kHz, (n,) mono or (n, 2) stereo, full scale 1."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from tools.film.script import Mood
from tools.film.sound import Stem
from tools.film.value import Value

SAMPLE_RATE = 48_000
Samples = NDArray[np.float32]


@dataclass(frozen=True)
class Spoken:
    """A line as it was said: mono samples, trimmed and levelled, and the mouth, one digit 0..9 per frame."""

    samples: Samples
    mouth: tuple[int, ...]
    engine: str


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


@dataclass(frozen=True)
class Score:
    """Composed music: the mix, the stems that sum to it, and the beats in seconds."""

    mix: Samples
    stems: dict[str, Samples]
    beats: tuple[float, ...]


@dataclass(frozen=True)
class Placed:
    """A sound on the mixing desk, `start` in samples from the film's first frame (may be negative)."""

    stem: Stem
    samples: Samples
    start: int
    gain_db: float = 0.0
    pan: float = 0.0
    speech: bool = False


@dataclass(frozen=True)
class Mixed:
    """The finished mix and its stems, all (n, 2), with what was measured on the master."""

    master: Samples
    stems: dict[Stem, Samples]
    loudness_lufs: float
    true_peak_db: float
