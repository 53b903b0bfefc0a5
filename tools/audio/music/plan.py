"""From the brief of a score to the plans of its cues: sections, a tension curve, hits with their strength.

passages   |--warm .3--|--tense .6--|      |--epic .9--|     a gap of a quarter of a second or more is silence
cues       |-----------1------------|      |-----2-----|     each is one piece of music with its own ending
"""

import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
from numpy.typing import NDArray

from tools.audio.music.motif import Theme, theme_of
from tools.audio.music.palettes import PALETTES, Palette
from tools.audio.music.wishes import heed
from tools.audio.ports import Passage, ScoreBrief
from tools.film.errors import DirectorError

SHORTEST_SILENCE = 0.25
OPENING_SHARE = 0.72
ENDING_SHARE = 0.5
LONGEST_CUE = 150.0
"""Seconds after which music that goes on and on comes to an end and begins anew."""

SHORTEST_CUE = 20.0


@dataclass(frozen=True)
class Section:
    """A stretch of a cue in one palette, from `start` seconds until the next section."""

    start: float
    palette: Palette


@dataclass(frozen=True)
class Hit:
    """A moment that the music meets; `strength` 0..1."""

    at: float
    strength: float


@dataclass(frozen=True)
class Plan:
    """One cue as it is to be composed; seconds from the cue's own start. `name` is the same for the same cue."""

    name: str
    seconds: float
    sections: tuple[Section, ...]
    curve: tuple[tuple[float, float], ...]
    hits: tuple[Hit, ...]
    theme: Theme
    seed: int

    def tension(self, seconds: float) -> float:
        return float(np.interp(seconds, [t for t, _ in self.curve], [x for _, x in self.curve]))

    def tensions(self, seconds: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.interp(seconds, [t for t, _ in self.curve], [x for _, x in self.curve])

    def palette(self, seconds: float) -> Palette:
        return [s for s in self.sections if s.start <= seconds + 1e-6][-1].palette


def plan_cues(brief: ScoreBrief) -> tuple[tuple[float, Plan], ...]:
    """The cues of a brief, each with the second at which it starts.

    Passages that touch are one cue, up to LONGEST_CUE. A hit outside all passages falls silent with them. Raises
    DirectorError for passages that overlap, end before they start, or reach past the score.
    """
    passages = sorted(brief.passages, key=lambda p: (p.start, p.end))
    _check(brief.seconds, passages)
    runs = _runs([part for whole in passages for part in _parts(whole)])
    theme = theme_of(brief.seed)
    return tuple((run[0].start, _plan(run, brief, theme, number)) for number, run in enumerate(runs))


def _runs(passages: Sequence[Passage]) -> list[list[Passage]]:
    """The passages of every cue. What is left over of a long one goes with the cue before it."""
    runs: list[list[Passage]] = []
    for passage in passages:
        if runs and _touch(runs[-1], passage) and passage.end - runs[-1][0].start <= LONGEST_CUE:
            runs[-1].append(passage)
        else:
            runs.append([passage])
    cues: list[list[Passage]] = []
    for run in runs:
        if cues and _touch(cues[-1], run[0]) and run[-1].end - run[0].start < SHORTEST_CUE:
            cues[-1] += run
        else:
            cues.append(run)
    return cues


def _touch(run: Sequence[Passage], passage: Passage) -> bool:
    return passage.start - run[-1].end < SHORTEST_SILENCE


def _parts(passage: Passage) -> list[Passage]:
    """The passage, or equal parts of it when it is longer than a cue can be."""
    count = ceil((passage.end - passage.start) / LONGEST_CUE)
    if count <= 1:
        return [passage]
    cuts = np.linspace(passage.start, passage.end, count + 1).tolist()
    return [passage.model_copy(update={"start": a, "end": b}) for a, b in itertools.pairwise(cuts)]


def _check(seconds: float, passages: Sequence[Passage]) -> None:
    end = 0.0
    for passage in passages:
        start = passage.start
        if passage.end <= start or passage.end > seconds + 1e-3:
            raise DirectorError(
                f"The {passage.mood} music from {start:g} s to {passage.end:g} s does not fit: a passage ends after "
                f"it starts and no later than the score, at {seconds:g} s.",
                code="bad_passage",
                start=start,
                end=passage.end,
                seconds=seconds,
            )
        if start < end - 1e-3:
            raise DirectorError(
                f"The {passage.mood} music starts at {start:g} s while the passage before it runs until {end:g} s; "
                f"start it at {end:g} s or later.",
                code="bad_passage",
                start=start,
                earliest=end,
            )
        end = passage.end


def _plan(run: Sequence[Passage], brief: ScoreBrief, theme: Theme, number: int) -> Plan:
    origin, end = run[0].start, min(run[-1].end, brief.seconds)
    wished = [heed(PALETTES[p.mood], p.words) for p in run]
    sections = tuple(Section(p.start - origin, w.palette) for p, w in zip(run, wished, strict=True))
    levels = [float(np.clip(p.tension + w.tension, 0, 1)) for p, w in zip(run, wished, strict=True)]
    times = sorted({h - origin for h in brief.hits if origin <= h < end})
    curve = _curve([p.start - origin for p in run], end - origin, levels, times)
    asked = [[p.start - origin, p.end - origin, p.mood, p.tension, p.words] for p in run]
    name = json.dumps([brief.seed, number, asked, times])
    plan = Plan(name, end - origin, sections, curve, (), theme, brief.seed * 1000 + number)
    return replace(plan, hits=tuple(Hit(t, round(0.5 + 0.5 * plan.tension(t + 0.1), 3)) for t in times))


def _curve(
    starts: Sequence[float], end: float, levels: Sequence[float], hits: Sequence[float]
) -> tuple[tuple[float, float], ...]:
    """Tension over time: each passage grows from hit to hit towards its last third; the cue opens and ends lower."""
    points: list[tuple[float, float]] = []
    edges = [*starts, end]
    for k, (a, b, level) in enumerate(zip(edges, edges[1:], levels, strict=False)):
        inside = [a, *(t for t in hits if a + 1.5 < t < b - 1.5), b]
        peak = len(inside) - 2 if len(inside) <= 3 else len(inside) - 3
        for j, (c, d) in enumerate(itertools.pairwise(inside)):
            lift = 0.1 - 0.08 * (peak - j) if j <= peak else -0.04
            low, high = level + lift - 0.08, level + lift + 0.02
            if k == 0 and j == 0:
                low *= OPENING_SHARE
            if k == len(levels) - 1 and j == len(inside) - 2:
                high = ENDING_SHARE * level
            step = min(0.05, (d - c) / 4)
            points += [(c, low), (c + (d - c) * 0.7, max(low, level + lift) if high > low else level), (d - step, high)]
    return tuple((round(t, 4), round(float(np.clip(x, 0, 1)), 4)) for t, x in points)
