"""Melody: the motif's degrees become pitches that fit the harmony, sung by the lead; a counter-melody below it."""

import itertools
import math
from collections.abc import Callable, Sequence

from tools.audio.music.harmony import Cell, Span, span_at
from tools.audio.music.instruments import INSTRUMENTS
from tools.audio.music.motif import Rest, Theme, flipped, stretch, vary
from tools.audio.music.palettes import Layers, Palette
from tools.audio.music.sheet import PartBook, Statement, Sung

SHIFTS = range(20, 60)
COUNTER_TENSION = 0.52
COUNTER_CENTRE, COUNTER_TOP = 54, 64


def pick(names: Layers, tension: float) -> str | None:
    return names[2 if tension > 0.75 else 1 if tension > 0.45 else 0]


def write_melody(
    book: PartBook, theme: Theme, spans: Sequence[Span], cells: Sequence[Cell], tension: Callable[[float], float]
) -> tuple[list[Statement], int | None]:
    """Write lead and counter-melody; returns the statements of the motif and the last key of the lead."""
    statements: list[Statement] = []
    previous: int | None = None
    deep: int | None = None
    for turn, cell in enumerate(cells):
        palette, x = cell.segment.palette, tension(cell.beat + cell.beats / 2)
        lead = pick(palette.lead, x)
        if lead is None or cell.kind in ("X", "end") or (x < 0.3 and cell.kind == "A'"):
            continue  # rests are part of the form
        shape, how = vary(theme.motif, cell.kind, palette.treatment, x, cell.beats, turn)
        tool = INSTRUMENTS[lead]
        centre = min(66 + 12 * x, tool.high - 8) if tool.high > 80 else (tool.low + tool.high) / 2
        line = realise(shape, cell.beat, spans, palette, theme.tonic, centre, previous, (tool.low, tool.high))
        if not line:
            continue
        statements.append(Statement(how, lead, tuple(line)))
        _sing(book, cell, lead, line, x)
        previous = line[-1].key
        if x > COUNTER_TENSION and cell.kind in ("A", "B", "A'") and palette.counter:
            below = _counter(theme, cell, spans, palette, deep)
            statements.append(Statement("counter", palette.counter, tuple(below)))
            for note in below:
                book.put(palette, "lead", palette.counter, note.beat, note.beats * 0.97, note.key, 0.3 + 0.3 * x)
            deep = below[-1].key if below else deep
    return statements, previous


def _sing(book: PartBook, cell: Cell, lead: str, line: Sequence[Sung], x: float) -> None:
    palette = cell.segment.palette
    to_arrival = cell.bars[-1] == cell.segment.bars[-1]
    top = max(n.key for n in line)
    for k, note in enumerate(line):
        arch = 0.07 * math.sin(math.pi * (note.beat - cell.beat) / cell.beats) + 0.05 * (note.key == top)
        detached = palette.treatment == "diminished" and note.beats <= 1
        breath = 0.25 if k == len(line) - 1 and not to_arrival else 0.0
        length = max(0.2, note.beats * (0.5 if detached else 0.97) - breath)
        loud = 0.46 + 0.38 * x + arch + 0.04 * (note.beat % palette.meter == 0)
        book.put(palette, "lead", lead, note.beat, length, note.key, loud)
        if x > 0.6:
            octave = 12 if note.key < 72 else -12
            book.put(palette, "lead", palette.lead[1], note.beat, length, note.key + octave, loud - 0.1)
        if x > 0.85 and palette.arrival == "full":
            book.put(palette, "lead", "horns", note.beat, length, note.key - 12, loud - 0.05)


def _counter(theme: Theme, cell: Cell, spans: Sequence[Span], palette: Palette, deep: int | None) -> list[Sung]:
    """The motif again, turned over and twice as slow."""
    shape = stretch(flipped(theme.motif[:4], 0), cell.beats)
    low = INSTRUMENTS[palette.counter].low if palette.counter else COUNTER_TOP - 24
    return realise(shape, cell.beat, spans, palette, theme.tonic, COUNTER_CENTRE, deep, (low, COUNTER_TOP))


def realise(
    shape: Sequence[Rest],
    start: float,
    spans: Sequence[Span],
    palette: Palette,
    tonic: int,
    centre: float,
    previous: int | None,
    reach: tuple[int, int],
) -> list[Sung]:
    """Degrees to keys: the transposition that fits the harmony best, then only the notes that still clash are bent.

    `centre` is the key to stay around, `previous` the key to start near, `reach` the lowest and highest key.
    """
    setting = _Setting(shape, start, spans, palette, tonic)
    if not setting.notes:
        return []
    best: tuple[float, list[int]] | None = None
    for shift in SHIFTS:
        keys = [setting.chromatic(setting.key(d + shift), k) for k, (_, _, d) in enumerate(setting.notes)]
        if abs(sum(keys) / len(keys) - centre) > 14:
            continue
        cost = setting.clashes(keys) + _place(keys, centre, previous, reach) + (0.0 if shift % 7 == 0 else 0.8)
        if best is None or cost < best[0]:
            best = cost, keys
    return setting.line(setting.bend(best[1])) if best else []


def _place(keys: Sequence[int], centre: float, previous: int | None, reach: tuple[int, int]) -> float:
    jump = 0 if previous is None else abs(keys[0] - previous)
    outside = sum(max(0, reach[0] - p) + max(0, p - reach[1]) for p in keys)
    return 0.15 * abs(sum(keys) / len(keys) - centre) + 0.12 * jump + max(0, jump - 9) + outside


def _rubs(key: int, chord: frozenset[int]) -> bool:
    """A semitone against the chord: above one of its tones, or below one while not being one."""
    return (key - 1) % 12 in chord or (key % 12 not in chord and (key + 1) % 12 in chord)


class _Setting:
    """The harmony under each note of a shape."""

    def __init__(
        self, shape: Sequence[Rest], start: float, spans: Sequence[Span], palette: Palette, tonic: int
    ) -> None:
        self.scale, self.tonic, self.spans = palette.scale, tonic, spans
        beats = itertools.accumulate((n for _, n in shape), initial=start)
        self.notes = [(b, n, d) for b, (d, n) in zip(beats, shape, strict=False) if d is not None]
        self.tones = [span_at(spans, b).chord.pitch_classes(tonic) for b, _, _ in self.notes]
        self.strong = [(b - start) % 2 == 0 or n >= 1.5 for b, n, _ in self.notes]
        self.during = [
            [s.chord.pitch_classes(tonic) for s in spans if s.beat < b + n - 0.1 and s.end > b + 0.1]
            for b, n, _ in self.notes
        ]

    def key(self, degree: int) -> int:
        return 12 * (degree // 7) + self.scale[degree % 7] + self.tonic

    def chromatic(self, key: int, k: int) -> int:
        """Follow the chord where it leaves the scale."""
        if key % 12 in self.tones[k]:
            return key
        near = (key - 1, key + 1)
        return next((q for q in near if q % 12 in self.tones[k] and (q - self.tonic) % 12 not in self.scale), key)

    def resolves(self, keys: Sequence[int], k: int) -> bool:
        return k + 1 < len(keys) and keys[k + 1] % 12 in self.tones[k + 1] and 1 <= abs(keys[k + 1] - keys[k]) <= 2

    def clashes(self, keys: Sequence[int]) -> float:
        cost = 0.0
        for k, key in enumerate(keys):
            if self.strong[k] and key % 12 not in self.tones[k]:
                cost += 1 if self.resolves(keys, k) else 3
            if self.notes[k][1] >= 1:
                cost += 2.5 * sum(_rubs(key, chord) for chord in self.during[k])
        return cost

    def bend(self, keys: Sequence[int]) -> list[int]:
        """Move strong notes that neither fit nor resolve to a chord tone, keeping the direction of the line."""
        bent = list(keys)
        for k, key in enumerate(bent):
            if not self.strong[k] or key % 12 in self.tones[k] or self.resolves(bent, k):
                continue
            direction = key - bent[k - 1] if k else 0

            def cost(q: int, k: int = k, key: int = key, direction: int = direction) -> int:
                turned = bool(k) and (q - bent[k - 1]) * direction <= 0 < abs(direction)
                return abs(q - key) + 2 * turned

            bent[k] = min((q for q in range(key - 4, key + 5) if q % 12 in self.tones[k]), key=cost)
        return bent

    def line(self, keys: Sequence[int]) -> list[Sung]:
        """The notes, each let go before a chord that it would rub against."""
        sung: list[Sung] = []
        for (beat, beats, degree), key in zip(self.notes, keys, strict=True):
            inside = (s for s in self.spans if beat + 0.4 < s.beat < beat + beats)
            clash = next((s.beat for s in inside if _rubs(key, s.chord.pitch_classes(self.tonic))), beat + beats)
            sung.append(Sung(beat, clash - beat, key, degree))
        return sung
