"""What leads into a hit and lands on it, and the last chord."""

from collections.abc import Sequence

from tools.audio.music.grid import Grid, Segment
from tools.audio.music.harmony import Span
from tools.audio.music.instruments import INSTRUMENTS
from tools.audio.music.melody import pick
from tools.audio.music.sheet import PartBook

BASS_DRUM, CRASH, SOFT_CYMBAL, TRIANGLE = 36, 57, 59, 81


def write_arrivals(book: PartBook, grid: Grid, spans: Sequence[Span], tonic: int) -> None:
    """The way into each segment after the first: a roll and a run, a harp glissando, or the players' own accent."""
    root = next(p for p in range(36, 48) if p % 12 == tonic)
    voices = {span.beat: span.voices for span in spans}
    for segment in grid.segments[1:]:
        force = segment.strength or 0.3
        match segment.palette.arrival:
            case "full":
                _full(book, segment, root, force)
            case "soft":
                _soft(book, segment, root, force)
            case "bare":
                _bare(book, segment, voices.get(segment.beat, ()), force)


def _full(book: PartBook, segment: Segment, root: int, force: float) -> None:
    palette, beat, roll = segment.palette, segment.beat, 2.0 if segment.bpm < 100 else 3.0
    for j in range(int(roll * 8)):
        swell = (j / (roll * 8)) ** 1.7
        book.put(palette, "hits", "timpani", beat - roll + j / 8, 0.12, root, 0.12 + 0.6 * force * swell)
    scale = [p for p in range(60, 90) if (p - root) % 12 in palette.scale]
    for j in range(8):  # a run of strings
        book.put(palette, "hits", "violins", beat - 2 + j / 4, 0.3, scale[j + 2], 0.35 + 0.3 * force * j / 8)
    book.put(palette, "hits", "kit", beat, 2, CRASH if force > 0.8 else SOFT_CYMBAL, 0.85 * force)
    book.put(palette, "hits", "brass", beat, 1.2, root + 24, 0.55 + 0.35 * force)
    book.put(palette, "hits", "timpani", beat, 2, root, 0.45 + 0.5 * force)
    book.put(palette, "hits", "kit", beat, 1, BASS_DRUM, 0.6 + 0.35 * force)


def _soft(book: PartBook, segment: Segment, root: int, force: float) -> None:
    palette, beat, length = segment.palette, segment.beat, 2.0 if segment.bpm < 100 else 3.0
    run = [p for p in range(52, 100) if (p - root) % 12 in palette.scale][:21]
    for j, key in enumerate(run):  # a harp glissando
        share = j / len(run)
        loud = 0.2 + 0.35 * force * share**1.5
        book.put(palette, "hits", "harp", beat - length * (1 - share), 0.5, key, loud)
    book.put(palette, "hits", "small", beat, 2, TRIANGLE, 0.4 * force)
    book.put(palette, "hits", "kit", beat, 2, SOFT_CYMBAL, 0.5 * force)
    book.put(palette, "hits", "timpani", beat, 2, root, 0.45 + 0.5 * force)
    book.put(palette, "hits", "kit", beat, 1, BASS_DRUM, 0.5 + 0.35 * force)


def _bare(book: PartBook, segment: Segment, voices: Sequence[int], force: float) -> None:
    """An accent by those who play anyway: the chord, and its bass an octave lower."""
    palette = segment.palette
    name = palette.moving[0] or palette.pad[0] or palette.lead[0]
    for k, key in enumerate(voices):
        book.put(palette, "hits", name, segment.beat, 2, key - (12 if k == 0 and key > 40 else 0), 0.5 + 0.4 * force)


def write_last_chord(book: PartBook, grid: Grid, end: Span, tonic: int, previous: int | None, tension: float) -> None:
    """The end: the melody comes home to the tonic, something plucked rolls the chord, a timpani note under it."""
    palette = grid.segments[-1].palette
    near = previous or 69
    goal = min((p for p in range(55, 90) if p % 12 == tonic), key=lambda p: abs(p - near))
    book.put(palette, "lead", pick(palette.lead, tension), end.beat, end.beats * 0.9, goal, 0.42 + 0.3 * tension)
    colour = palette.moving[0]
    if colour is None or not INSTRUMENTS[colour].rings:
        colour = "harp" if palette.arrival == "soft" else None
    for k, key in enumerate((*end.voices, end.voices[1] + 12, end.voices[3] + 12)):
        book.put(palette, "motion", colour, end.beat + k * 0.09, 3, key, 0.34 + 0.2 * tension)
    root = next(p for p in range(36, 48) if p % 12 == tonic)
    book.put(palette, "perc", "timpani", end.beat, 2, root, 0.3 + 0.3 * tension)
