"""Orchestration: the pad, the bass and the drone under the chords, more players the higher the tension."""

from collections.abc import Callable, Sequence

from tools.audio.music.harmony import Span
from tools.audio.music.sheet import PartBook

WALKING = ("drive", "march", "war")
FULLER, FULL = 0.45, 0.75


def write_pad(book: PartBook, spans: Sequence[Span], tension: Callable[[float], float]) -> None:
    """The three upper voices, with their suspensions; the second layer from tension .45, the third from .75."""
    for span in spans:
        palette, x = span.cell.segment.palette, tension(span.beat)
        plucked = palette.pad[0] == "pizzicato" and x <= FULLER
        loud = 0.34 + 0.46 * x
        for voice in (1, 2, 3):
            parts = [(span.beat, span.beats, span.voices[voice])]
            if voice in span.held:
                fall = span.beat + span.wait
                parts = [(span.beat, span.wait, span.held[voice]), (fall, span.end - fall, span.voices[voice])]
            for beat, beats, key in parts:
                book.put(palette, "pad", palette.pad[0], beat, 0.45 if plucked else beats, key, loud)
                if x > FULLER and voice > 1:
                    octave = 12 if voice == 3 and x > 0.6 else 0
                    book.put(palette, "pad", palette.pad[1], beat, beats, key + octave, loud - 0.06)
                if x > FULL:
                    book.put(palette, "pad", palette.pad[2], beat, beats, key, loud - 0.04)


def write_bass(book: PartBook, spans: Sequence[Span], tonic: int, tension: Callable[[float], float]) -> None:
    """The bass line, in eighths where the drums drive; doubled when it grows; over a drone when it is thin."""
    for span in spans:
        palette, x = span.cell.segment.palette, tension(span.beat)
        end, loud, low = span.cell.kind == "end", 0.34 + 0.46 * x, span.voices[0]
        plucked = palette.pad[0] == "pizzicato" and x <= FULLER
        first, second, third = palette.bass
        if palette.drums in WALKING and x > 0.55 and not end:
            for j in range(int(span.beats * 2)):
                accent = 0.08 if j % 2 == 0 else -0.1
                book.put(palette, "bass", first, span.beat + j / 2, 0.42, low, loud + accent)
        else:
            book.put(palette, "bass", first, span.beat, span.beats * (0.6 if plucked else 1.0), low, loud + 0.04)
        if x > 0.5 or end:
            book.put(palette, "bass", second, span.beat, span.beats, low + (12 if low < 40 else 0), loud - 0.05)
        if x > 0.8:
            book.put(palette, "bass", third, span.beat, span.beats, low, loud)
        if x <= 0.3 and not end:
            floor = tonic + 36 if palette.hybrid else low + 12
            book.put(palette, "bass", palette.drone, span.beat, span.beats, floor, loud - 0.1)
