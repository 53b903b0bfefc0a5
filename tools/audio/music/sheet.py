"""The sheet music of a cue: its grid, chords, form and every note, before anyone plays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from tools.audio.music.grid import Grid
from tools.audio.music.harmony import Cell, Span
from tools.audio.music.instruments import INSTRUMENTS
from tools.audio.music.palettes import Palette
from tools.audio.music.plan import Hit, Plan

Stem = Literal["pad", "bass", "motion", "lead", "perc", "hits", "air"]
PLAYED: tuple[Stem, ...] = ("pad", "bass", "motion", "lead", "perc", "hits")
STEMS: tuple[Stem, ...] = (*PLAYED, "air")


@dataclass(frozen=True)
class Note:
    """A note for an instrument; `velocity` 0..1. An `exact` one sits on an anchor and is never humanised."""

    stem: Stem
    instrument: str
    beat: float
    beats: float
    key: int
    velocity: float
    exact: bool


@dataclass(frozen=True)
class Sung:
    """A note of a melody, with the degree of the motif that it came from."""

    beat: float
    beats: float
    key: int
    degree: int


@dataclass(frozen=True)
class Statement:
    """One appearance of the motif: what was done to it, who plays, and what they play."""

    how: str
    instrument: str | None
    line: tuple[Sung, ...]


@dataclass(frozen=True)
class Arrival:
    """A hit as the music meets it, in the palette of that moment."""

    at: float
    strength: float
    palette: Palette


@dataclass(frozen=True)
class Sheet:
    """A composed cue."""

    plan: Plan
    grid: Grid
    spans: tuple[Span, ...]
    cells: tuple[Cell, ...]
    notes: tuple[Note, ...]
    statements: tuple[Statement, ...]
    arrivals: tuple[Arrival, ...]


class PartBook:
    """Collects the notes of a cue while its parts are written."""

    def __init__(self, anchors: Sequence[float], chance: np.random.Generator) -> None:
        self.notes: list[Note] = []
        self.chance = chance
        self._anchors = frozenset(float(a) for a in anchors)

    def put(
        self, palette: Palette, stem: Stem, instrument: str | None, beat: float, beats: float, key: int, velocity: float
    ) -> None:
        """Write a note, an octave nearer if the instrument does not reach it; nothing for nobody, for an instrument
        that is silent by request, or before the cue."""
        if instrument is None or instrument in palette.silent or beat < 0:
            return
        loud = max(0.12, min(1.0, velocity + float(self.chance.normal(0, 0.03))))
        key = INSTRUMENTS[instrument].within(key)
        self.notes.append(Note(stem, instrument, beat, beats, key, loud, float(beat) in self._anchors))


def arrivals(plan: Plan, grid: Grid) -> tuple[Arrival, ...]:
    """All hits of the cue, on the grid or beside it, in time order."""
    met = [Arrival(s.start, s.strength, s.palette) for s in grid.segments if s.strength]
    off: list[Hit] = [h for h in grid.free_hits if all(h.at != m.at for m in met)]
    met += [Arrival(h.at, h.strength, plan.palette(h.at)) for h in off]
    return tuple(sorted(met, key=lambda a: a.at))
