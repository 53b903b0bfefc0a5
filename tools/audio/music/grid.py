"""The beat grid of a cue: whole bars between anchors, so that section starts and hits fall on a first beat.

anchors   0           hit         section          last chord      end
bars      |4 |4 |4 |4 |4 |4 |2    |4 |4 |4 |4 |4   |---ring out----|
tempo     continuous over the anchors, a few per cent off the mood's own, and relaxing into the last chord
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tools.audio.music.palettes import Palette
from tools.audio.music.plan import Hit, Plan

LONGEST_HOLD, HOLD_SHARE = 1.9, 0.13
LONGEST_TAIL, TAIL_SHARE = 2.6, 0.15
RELAXED = 0.86
"""The tempo of the last bar as a share of its segment's."""
BASE_TEMPOS = tuple(1 + k / 100 for k in range(-8, 9))
TRIPLE = 3


@dataclass(frozen=True)
class Segment:
    """The music between two anchors, in seconds and in beats of the cue."""

    start: float
    end: float
    palette: Palette
    strength: float
    """Of the hit at its start; 0 without one."""
    beat: int = 0
    beats: int = 0

    @property
    def bpm(self) -> float:
        return 60 * self.beats / (self.end - self.start)

    @property
    def bars(self) -> tuple[tuple[int, int], ...]:
        """(first beat, beats) of each bar; the last may be short."""
        meter = self.palette.meter
        return tuple((self.beat + k, min(meter, self.beats - k)) for k in range(0, self.beats, meter))


@dataclass(frozen=True)
class Grid:
    """Beats to seconds. `final` is the second of the last chord, `hold` how long it is held before the hall alone."""

    segments: tuple[Segment, ...]
    final: float
    hold: float
    last_beat: int
    free_hits: tuple[Hit, ...]
    """Hits too close to another anchor for a bar of their own, and one on the last chord: met in time."""
    beat_axis: NDArray[np.float64]
    time_axis: NDArray[np.float64]

    def seconds(self, beat: float) -> float:
        return float(np.interp(beat, self.beat_axis, self.time_axis))


def lay_grid(plan: Plan) -> Grid:
    """Fit bars to the plan. Every hit is an anchor unless it is within three beats of another."""
    hold, tail = min(LONGEST_HOLD, plan.seconds * HOLD_SHARE), min(LONGEST_TAIL, plan.seconds * TAIL_SHARE)
    final = _final(plan, hold, tail)
    hold = min(hold, (plan.seconds - final) * 0.5)
    anchors = _anchors(plan, final)
    strengths = {h.at: h.strength for h in plan.hits}
    segments = [Segment(a, b, plan.palette((a + b) / 2), strengths.get(a, 0.0)) for a, b in itertools.pairwise(anchors)]
    segments = _number(_fit_tempo(segments))
    free = tuple(h for h in plan.hits if h.at not in anchors[:-1])
    beats, times = _curve(segments)
    return Grid(tuple(segments), final, hold, segments[-1].beat + segments[-1].beats, free, beats, times)


def _final(plan: Plan, hold: float, tail: float) -> float:
    """The last chord: late enough for three beats after the last hit, or else on that hit."""
    final = plan.seconds - hold - tail
    for at in sorted((h.at for h in plan.hits if h.at < plan.seconds - tail * 0.6), reverse=True):
        if at >= final - 1.2:
            return at
        later = at + _three_beats(plan, at) + 1e-6
        if final < later:
            return later if plan.seconds - later > 0.6 * (hold + tail) else at
    return final


def _three_beats(plan: Plan, at: float) -> float:
    return 3 * 60 / plan.palette(at).bpm


def _anchors(plan: Plan, final: float) -> list[float]:
    anchors = [0.0]
    for hit in plan.hits:
        gap = _three_beats(plan, hit.at)
        if hit.at - anchors[-1] >= gap and final - hit.at >= gap:
            anchors.append(hit.at)
    for section in plan.sections:  # a section that starts close to a hit starts on it
        t, gap = section.start, _three_beats(plan, section.start)
        if t < final and all(abs(t - a) >= gap for a in (*anchors, final)):
            anchors.append(t)
    return [*sorted(anchors), final]


def _beats(segment: Segment, bpm: float) -> int:
    step = TRIPLE if segment.palette.meter == TRIPLE else 2
    return max(step, step * round((segment.end - segment.start) * bpm / 60 / step))


def _fit_tempo(segments: Sequence[Segment]) -> list[Segment]:
    """One base tempo per palette, at most 8 % off its own, that needs the least pull to fill its gaps with bars."""
    best: dict[Palette, float] = {}
    for palette in dict.fromkeys(s.palette for s in segments):
        mine = [s for s in segments if s.palette == palette]

        def pull(bpm: float, palette: Palette = palette, mine: Sequence[Segment] = tuple(mine)) -> float:
            off = max(abs(math.log(_beats(s, bpm) * 60 / (s.end - s.start) / bpm)) for s in mine)
            return off + abs(bpm / palette.bpm - 1) / 4

        best[palette] = min((palette.bpm * k for k in BASE_TEMPOS), key=pull)
    return [replace(s, beats=_beats(s, best[s.palette])) for s in segments]


def _number(segments: Sequence[Segment]) -> list[Segment]:
    numbered: list[Segment] = []
    beat = 0
    for s in segments:
        numbered.append(replace(s, beat=beat))
        beat += s.beats
    return numbered


def _curve(segments: Sequence[Segment]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Beats against seconds. The tempo of each segment is a line between its neighbours' plus a parabola that keeps
    its mean, so the tempo never jumps and the anchors stay exact."""
    means = [s.beats / (s.end - s.start) for s in segments]
    between = [(a + b) / 2 for a, b in itertools.pairwise(means)]
    edges = [means[0], *between, means[-1] * RELAXED]
    u = np.linspace(0, 1, 400)
    beats: list[NDArray[np.float64]] = []
    times: list[NDArray[np.float64]] = []
    for s, mean, a, b in zip(segments, means, edges, edges[1:], strict=False):
        bow = mean - (a + b) / 2
        position = a * u + (b - a) * u**2 / 2 + 6 * bow * (u**2 / 2 - u**3 / 3)
        beats.append(s.beat + position / position[-1] * s.beats)
        times.append(s.start + u * (s.end - s.start))
    beat_axis, time_axis = np.concatenate(beats), np.concatenate(times)
    rate = means[-1] * RELAXED
    return np.append(beat_axis, beat_axis[-1] + 64), np.append(time_axis, time_axis[-1] + 64 / rate)
