"""Motion: the moving inner part, an arpeggio, an ostinato from the motif's own steps, an offbeat or a sparkle."""

from collections.abc import Callable, Sequence

from tools.audio.chance import dice
from tools.audio.music.harmony import Span
from tools.audio.music.instruments import INSTRUMENTS
from tools.audio.music.motif import Theme
from tools.audio.music.palettes import Palette
from tools.audio.music.sheet import PartBook

WAVES = (
    (0, 1, 2, 3, 4, 3, 2, 1),
    (0, 2, 1, 3, 2, 4, 3, 2),
    (0, 2, 4, 5, 4, 3, 2, 1),
    (0, 1, 3, 2, 4, 2, 3, 1),
)
PULSE = (0, 0, 2, 0, 0, 2, 1, 2)
RISE = (0, 1, 2, 1)
OFFBEAT = (1, 2, 0, 3)
SPARKLE = (2, 3, 4, 5)
QUIET_OSTINATO = 0.28
FAST_BPM = 130


def write_motion(
    book: PartBook, theme: Theme, spans: Sequence[Span], tension: Callable[[float], float], seed: int
) -> None:
    """Write the motion under all chords but the last."""
    heads = [d for d, _ in theme.motif[:4]]
    for span in spans[:-1]:
        palette, x = span.cell.segment.palette, tension(span.beat)
        name = palette.moving[1 if x > 0.6 else 0]
        if name is None or (palette.motion == "ostinato" and x < QUIET_OSTINATO):
            continue
        held = [span.held.get(k, span.voices[k]) for k in (1, 2, 3)]
        ladders = (_ladder(held), _ladder(span.voices[1:]))
        turn = int(dice("pattern", span.cell.period, span.cell.kind, seed).integers(1 << 16))
        per_beat = _per_beat(palette, x)
        ring = 1.6 if INSTRUMENTS[name].rings else 0.7
        for j in range(int(span.beats * per_beat)):
            beat = span.beat + j / per_beat
            rungs, base = ladders[0 if beat - span.beat < span.wait else 1]
            step, accent = _step(book, palette, heads, j, per_beat, turn, x)
            if step is None:
                continue
            key = rungs[max(0, min(len(rungs) - 1, base + step))] + (12 if palette.motion == "sparkle" else 0)
            book.put(palette, "motion", name, beat, ring / per_beat, key, 0.3 + 0.34 * x + accent)


def _ladder(voices: Sequence[int]) -> tuple[list[int], int]:
    """The chord's tones over three octaves, and where its tenor stands."""
    rungs = sorted({*voices, *(v + 12 for v in voices), *(v - 12 for v in voices)})
    return rungs, rungs.index(voices[0])


def _per_beat(palette: Palette, x: float) -> int:
    count = {
        "arpeggio": 1 if x < 0.3 else 2,
        "ostinato": 2 if x < 0.55 else 4,
        "offbeat": 2,
        "sparkle": 1 if x < 0.5 else 2,
    }[palette.motion]
    return min(count, 2 if x < 0.8 else 4) if palette.bpm > FAST_BPM else count


def _step(
    book: PartBook, palette: Palette, heads: Sequence[int], j: int, per_beat: int, turn: int, x: float
) -> tuple[int | None, float]:
    """The rung of the ladder for the j-th note of a chord, None for a rest, and its accent."""
    accent = 0.1 if j % per_beat == 0 else 0.0
    match palette.motion:
        case "arpeggio":
            rest = j % (2 * per_beat) == 3 and book.chance.random() < 0.3
            return None if rest else WAVES[turn % 4][j % 8], accent
        case "ostinato":
            cycle = (heads[j % len(heads)] - heads[0], PULSE[j % 8], RISE[j % 4])[turn % 3]
            return cycle % 3 + (x > 0.8), 0.14 if j % 8 in (0, 3, 6) else 0.0
        case "offbeat":
            return None if j % 2 == 0 and turn % 3 else OFFBEAT[(j + turn) % 4], 0.0
        case "sparkle":
            rest = book.chance.random() < (0.55 if x < 0.5 else 0.35)
            return None if rest else int(book.chance.choice(SPARKLE)), accent
