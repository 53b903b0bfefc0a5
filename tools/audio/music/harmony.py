"""Harmony: each segment is filled with periods A A' B A'', and its last bar prepares the arrival that follows.

cells     |--A--|--A'-|--B--|--A''|-X-|        two bars each; X is what is left over before an arrival
chords    i     iv V  bVI   iv V   bII V7      a hit is therefore always a resolution
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from tools.audio.music.grid import RELAXED, Grid, Segment
from tools.film.errors import Bug

Kind = Literal["A", "A'", "B", "A''", "X", "end"]
Bar = tuple[int, int]
NUMERALS = {"i": 0, "ii": 2, "iii": 4, "iv": 5, "v": 7, "vi": 9, "vii": 11}
FOURTHS = {"7": 10, "maj7": 11, "add9": 2}
SHAPES = {
    "o": (0, 3, 6),
    "o7": (0, 3, 6, 9),
    "h7": (0, 3, 6, 10),
    "+": (0, 4, 8),
    "sus4": (0, 5, 7),
    "7sus": (0, 5, 7, 10),
}
SHIFTS = {"": 0, "b": -1, "#": 1}
SYMBOL = re.compile(r"^([b#]?)([ivIV]+)(maj7|add9|o7|h7|7sus|sus4|o|\+|7)?(?:/([b#]?)([ivIV]+))?(?:\^(\d))?$")
PERIODS: dict[int, tuple[Kind, ...]] = {4: ("A", "A'", "B", "A''"), 3: ("A", "B", "A''"), 2: ("A", "A''"), 1: ("A",)}
BAR_OF: dict[Kind, int] = {"A": 0, "A'": 2, "B": 4, "A''": 6, "X": 6}


@dataclass(frozen=True)
class Chord:
    """Pitch classes over the tonic, root first. `leading` wants up by a semitone, `falling` down by a step."""

    symbol: str
    tones: tuple[int, ...]
    bass: int
    leading: int | None
    falling: int | None

    def pitch_classes(self, tonic: int) -> frozenset[int]:
        return frozenset((t + tonic) % 12 for t in self.tones)


@dataclass(frozen=True)
class Cell:
    """Two bars of a period, or the extension before an arrival, or the last chord."""

    kind: Kind
    segment: Segment
    bars: tuple[Bar, ...]
    period: int

    @property
    def beat(self) -> int:
        return self.bars[0][0]

    @property
    def beats(self) -> int:
        return sum(n for _, n in self.bars)


@dataclass(frozen=True)
class Span:
    """A chord in time; with its four voices, bass first, and the pitches held over, once they are led."""

    beat: float
    beats: float
    chord: Chord
    cell: Cell
    voices: tuple[int, int, int, int] = (0, 0, 0, 0)
    held: dict[int, int] = field(default_factory=dict[int, int])

    @property
    def end(self) -> float:
        return self.beat + self.beats

    @property
    def wait(self) -> int:
        """Beats for which a suspension is held before it falls."""
        return 0 if not self.held else 1 if self.beats < 4 else 2


@lru_cache(maxsize=512)
def parse(symbol: str) -> Chord:
    """A Roman numeral against the major scale: `bVI`, `iv`, `V7/ii`, `#ivo7`, `bII^1` for the first inversion."""
    match = SYMBOL.match(symbol)
    if match is None:
        raise Bug(f"'{symbol}' is not a chord symbol.", symbol=symbol)
    accidental, numeral, kind, target_accidental, target, inversion = match.groups(default="")
    root = NUMERALS[numeral.lower()] + SHIFTS[accidental]
    if target:
        root += NUMERALS[target.lower()] + SHIFTS[target_accidental]
    third = 4 if numeral.isupper() else 3
    shape = SHAPES.get(kind) or ((0, third, 7, FOURTHS[kind]) if kind else (0, third, 7))
    tones = tuple((root + x) % 12 for x in shape)
    dominant = shape[1] == 4 and numeral == "V" and not accidental
    falling = None
    if kind in ("7", "h7", "o7", "7sus", "maj7"):
        falling = tones[3]
    elif kind == "sus4":
        falling = tones[1]
    return Chord(symbol, tones, tones[int(inversion or 0)], tones[1] if dominant else None, falling)


def harmonise(grid: Grid) -> tuple[list[Span], list[Cell]]:
    """The chords and the cells of a cue. The last span is the last chord, held and left to ring."""
    spans: list[Span] = []
    cells: list[Cell] = []
    period = 0
    for segment in grid.segments:
        mine, periods = _cells(segment, period)
        period += periods
        for cell in mine:
            for bar in range(len(cell.bars)):
                _fill_bar(spans, cell, bar, final=segment is grid.segments[-1])
        cells += mine
    last = grid.segments[-1]
    end = Cell("end", last, ((grid.last_beat, 4),), period)
    beats = grid.hold * last.bpm * RELAXED / 60
    spans.append(Span(grid.last_beat, beats, parse(last.palette.last), end))
    return spans, cells


def span_at(spans: Sequence[Span], beat: float) -> Span:
    return next((s for s in reversed(spans) if s.beat <= beat + 1e-6), spans[0])


def _cells(segment: Segment, period: int) -> tuple[list[Cell], int]:
    full = [b for b in segment.bars if b[1] == segment.palette.meter]
    extra = list(segment.bars[len(full) :])
    pairs = [tuple(full[k : k + 2]) for k in range(0, len(full) - 1, 2)]
    if len(full) % 2:
        extra = [full[-1], *extra]
    kinds: list[Kind] = []
    while len(kinds) < len(pairs):
        kinds += PERIODS[min(4, len(pairs) - len(kinds))]
    cells: list[Cell] = []
    group = -1
    for kind, pair in zip(kinds, pairs, strict=True):
        group += kind == "A"
        cells.append(Cell(kind, segment, pair, period + group))
    if extra:
        cells.append(Cell("X", segment, tuple(extra), period + max(group, 0)))
    return cells, max(group, 0) + 1


def _fill_bar(spans: list[Span], cell: Cell, number: int, *, final: bool) -> None:
    palette, (beat, beats) = cell.segment.palette, cell.bars[number]
    bars = [b.split() for b in palette.periods[cell.period % 2].split("|")]
    symbols = bars[BAR_OF[cell.kind] + min(number, 1)]
    if cell.kind == "X" and number == 0 and len(cell.bars) > 1:
        symbols = bars[5]
    if (beat, beats) == cell.segment.bars[-1]:
        symbols = (palette.close if final else palette.arrive).split()
    if beats == 2 and len(symbols) > 1:
        symbols = symbols[-1:]
    at = float(beat)
    for symbol, length in zip(symbols, _divide(len(symbols), beats), strict=True):
        before = spans[-1] if spans else None
        if before and before.chord.symbol == symbol and before.cell.segment is cell.segment:
            spans[-1] = replace(before, beats=before.beats + length)
        else:
            spans.append(Span(at, length, parse(symbol), cell))
        at += length


def _divide(count: int, beats: int) -> list[float]:
    """Chord lengths inside a bar: even halves, or long short short."""
    if count == 1:
        return [beats]
    if count == 2:
        return [beats - beats // 2, beats // 2] if beats > 2 else [beats / 2] * 2
    return [1, 1, 1] if beats == 3 else [beats / 2, beats / 4, beats / 4]
