"""Voice leading: four voices through all the chords of a cue, without parallel fifths or octaves, and suspensions.

A beam search keeps the cheapest ways to have arrived at each voicing, so that a voicing is also chosen for what
follows. Voices are MIDI keys: bass, tenor, alto, soprano.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tools.audio.music.harmony import Chord, Span

Voices = tuple[int, int, int, int]
RANGES = ((33, 52), (48, 65), (54, 73), (60, 81))
WIDTH = 14
KEPT = 40
PAIRS = tuple(itertools.combinations(range(4), 2))
PARALLEL, UNRESOLVED, DIRECT = 40.0, 8.0, 5.0


@lru_cache(maxsize=4096)
def voicings(chord: Chord, tonic: int, lift: float) -> tuple[tuple[Voices, float], ...]:
    """The best spacings that state the chord without doubling what must not be doubled, with the cost of each.

    `lift` moves the ideal soprano up by half an octave per unit.
    """
    tones = [(t + tonic) % 12 for t in chord.tones]
    once = {(x + tonic) % 12 for x in (chord.leading, chord.falling) if x is not None}
    needed = {tones[0], tones[1], *tones[3:]} if len(tones) > 3 else set(tones)
    low, high = RANGES[0]
    found: list[tuple[Voices, float]] = []
    for bass in (p for p in range(low, high + 1) if p % 12 == (chord.bass + tonic) % 12):
        upper = [[p for p in range(lo, hi + 1) if p % 12 in tones and p > bass] for lo, hi in RANGES[1:]]
        mine: list[tuple[Voices, float]] = []
        for t, a, s in itertools.product(*upper):
            if not (t < a < s and a - t <= 12 and s - a <= 12) or t - bass > 24:
                continue
            have = [p % 12 for p in (bass, t, a, s)]
            if needed - set(have) or any(have.count(u) > 1 for u in once):
                continue
            rubs = sum(y - x in (1, 13) for x, y in itertools.combinations((bass, t, a, s), 2))
            crowd = (a - t < 3 and t < 55) + 3 * rubs
            cost = 0.25 * abs(s - (69 + 6 * lift)) + 2 * crowd + 0.5 * (tones[0] not in have)
            mine.append(((bass, t, a, s), cost))
        found += sorted(mine, key=lambda v: (v[1], v[0]))[:KEPT]
    return tuple(found)


def lead_voices(spans: Sequence[Span], tonic: int, tension: Callable[[float], float]) -> list[Span]:
    """The spans with their voices; `tension` takes a beat. Higher tension lifts the soprano."""
    ways: list[tuple[tuple[Voices, ...], float]] = []
    before: Chord | None = None
    for span in spans:
        choices = voicings(span.chord, tonic, round(tension(span.beat) - 0.4, 1))
        after = np.array([v for v, _ in choices])
        shape = np.array([c for _, c in choices])
        if before is None:
            ranked = sorted(range(len(choices)), key=lambda k: (shape[k], choices[k][0]))[:WIDTH]
            ways = [((choices[k][0],), float(shape[k])) for k in ranked]
        else:
            ends = np.array([path[-1] for path, _ in ways])
            costs = _movement(ends, after, before, tonic) + np.array([c for _, c in ways])[:, None]
            came_from, totals = costs.argmin(0), costs.min(0) + shape
            ranked = sorted(range(len(choices)), key=lambda k: (round(float(totals[k]), 9), choices[k][0]))[:WIDTH]
            ways = [((*ways[came_from[k]][0], choices[k][0]), float(totals[k])) for k in ranked]
        before = span.chord
    return [replace(span, voices=voices) for span, voices in zip(spans, ways[0][0], strict=True)]


def suspend(spans: Sequence[Span], chance: np.random.Generator) -> list[Span]:
    """Prepared suspensions: a voice about to fall by step is held into the new chord, dissonant, and then falls."""
    done = list(spans[:1])
    for before, span in itertools.pairwise(spans):
        arrival = span.beat == span.cell.segment.beat or span.cell.kind == "end"
        wanted = span.beats >= 2 and not arrival and chance.random() <= span.cell.segment.palette.suspensions
        voice = next((k for k in (3, 2, 1) if _suspends(before, span, k)), None) if wanted else None
        done.append(span if voice is None else replace(span, held={voice: before.voices[voice]}))
    return done


def _suspends(before: Span, span: Span, voice: int) -> bool:
    old, new = before.voices[voice], span.voices[voice]
    others = [p for k, p in enumerate(span.voices) if k != voice]
    dissonant = any((old - o) % 12 in (1, 2, 10, 11) for o in others) or (old - span.voices[0]) % 12 == 5
    doubled = any(o % 12 == new % 12 for o in others[1:])
    semitone = any(abs(old - o) in (1, 13) for o in others)
    return old - new in (1, 2) and dissonant and not doubled and not semitone


def _parallels(v: NDArray[np.int_], w: NDArray[np.int_], moves: NDArray[np.int_]) -> NDArray[np.int_]:
    count = np.zeros(moves.shape[:2], np.int_)
    for i, j in PAIRS:
        a, b = (v[:, j] - v[:, i])[:, None] % 12, (w[:, j] - w[:, i])[None] % 12
        perfect = (a == b) & ((a == 0) | (a == 7))
        count += perfect & (moves[..., i] != 0) & (moves[..., j] != 0) & ((moves[..., i] > 0) == (moves[..., j] > 0))
    return count


def _movement(v: NDArray[np.int_], w: NDArray[np.int_], chord: Chord, tonic: int) -> NDArray[np.float64]:
    """Cost of each move from voicings v (n, 4) of `chord` to voicings w (m, 4): (n, m)."""
    moves = w[None] - v[:, None]
    size = np.abs(moves)
    cost = PARALLEL * _parallels(v, w, moves) + 0.4 * size[..., 0] + np.maximum(0, size[..., 0] - 7)
    for k in (1, 2, 3):
        cost += size[..., k] + 1.5 * np.maximum(0, size[..., k] - 4)
        stays = np.isin(moves[..., k], (0, -1, -2))
        if chord.falling is not None:
            cost += UNRESOLVED * ((v[:, k] % 12 == (chord.falling + tonic) % 12)[:, None] & ~stays)
        if chord.leading is not None:
            lost = (v[:, k] % 12 == (chord.leading + tonic) % 12)[:, None] & ~np.isin(moves[..., k], (0, 1, -1))
            cost += (5 if k == 3 else 3) * lost
    for k in (0, 1, 2):
        cost += 3 * ((w[None, :, k] > v[:, None, k + 1]) | (w[None, :, k + 1] < v[:, None, k]))
    outer = (w[:, 3] - w[:, 0]) % 12
    same_way = (moves[..., 3] > 0) == (moves[..., 0] > 0)
    hidden = ((outer == 0) | (outer == 7))[None] & same_way & (size[..., 3] > 2) & (moves[..., 0] != 0)
    return cost + DIRECT * hidden
