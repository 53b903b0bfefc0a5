"""The sheet as it is played: strokes at samples, a little human, and the swell of the sustained instruments."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.audio.chance import dice
from tools.audio.music.sheet import Sheet, Stem
from tools.audio.ports import SAMPLE_RATE

LOOSE: dict[Stem, float] = {"pad": 0.014, "lead": 0.011, "motion": 0.006, "bass": 0.007, "perc": 0.004, "hits": 0.003}
"""Standard deviation of a start, in seconds."""
DEPTH: dict[Stem, float] = {"pad": 0.22, "lead": 0.12, "bass": 0.1, "motion": 0.1}
"""How far the swell of a phrase goes, at low tension."""
SWELL_STEP = 0.03
SHORTEST = 0.05


@dataclass(frozen=True)
class Stroke:
    """A note in samples. `exact` ones are on an anchor; `velocity` 0..1."""

    start: int
    stop: int
    key: int
    velocity: float
    exact: bool


@dataclass(frozen=True)
class Performance:
    """One stem: strokes by instrument (names in order), and its swell 0..1 every SWELL_STEP seconds."""

    length: int
    strokes: dict[str, tuple[Stroke, ...]]
    swell: NDArray[np.float64]
    seed: str


def perform(sheet: Sheet, stem: Stem) -> Performance:
    """Play one stem of the sheet; notes on anchors are exact, the others a few milliseconds off."""
    length = round(sheet.plan.seconds * SAMPLE_RATE)
    mine = [n for n in sheet.notes if n.stem == stem]
    chance = dice("play", sheet.plan.seed, stem, length)
    strokes: dict[str, tuple[Stroke, ...]] = {}
    for name in sorted({n.instrument for n in mine}):
        row: list[Stroke] = []
        for note in (n for n in mine if n.instrument == name):
            start, stop = sheet.grid.seconds(note.beat), sheet.grid.seconds(note.beat + note.beats)
            if not note.exact:
                start += float(np.clip(chance.normal(0, LOOSE[stem]), -0.03, 0.03))
            first = max(0, round(start * SAMPLE_RATE))
            last = max(round((start + SHORTEST) * SAMPLE_RATE), round(stop * SAMPLE_RATE))
            row.append(Stroke(first, last, note.key, note.velocity, note.exact))
        strokes[name] = tuple(row)
    times = np.arange(0, sheet.plan.seconds, SWELL_STEP)
    return Performance(length, strokes, _swell(sheet, stem, times), f"{sheet.plan.seed} {stem}")


def _swell(sheet: Sheet, stem: Stem, t: NDArray[np.float64]) -> NDArray[np.float64]:
    """A swell over each two-bar cell, deeper when the music is quiet, and a crescendo into each arrival."""
    grid, depth = sheet.grid, DEPTH.get(stem, 0.0)
    x = sheet.plan.tensions(t)
    value = 0.8 + 0.14 * x
    for cell in sheet.cells:
        a, b = grid.seconds(cell.beat), grid.seconds(cell.beat + cell.beats)
        inside = (t >= a) & (t < b)
        u = (t[inside] - a) / (b - a)
        value[inside] += depth * (1.1 - x[inside]) * (np.sin(np.pi * u**1.25) - 0.6)
    for arrival in sheet.arrivals:
        inside = (t >= arrival.at - 2) & (t < arrival.at)
        value[inside] += 0.12 * arrival.strength * ((t[inside] - arrival.at + 2) / 2) ** 2
    after = t > grid.final  # the last chord swells a little and dies away
    value[after] *= np.interp(
        t[after] - grid.final, (0, 0.5 * min(1, grid.hold), grid.hold, grid.hold + 1), (1, 1.04, 0.8, 0.5)
    )
    return np.clip(value, 0.2, 1)
