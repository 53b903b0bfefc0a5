"""Captions: from the lines of the film to timed text, to a .srt file, and to the samples of a mov_text track.

    line    "The sea never forgets what it is given, and it never gives it back."
    shown   The sea never forgets what it is given,
            and it never gives it back.
"""

import struct
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from tools.assembly.breaking import columns, halves, pieces
from tools.film.film import Film
from tools.film.sound import LETTERS_A_SECOND
from tools.film.value import Value
from tools.film.views import CuePosition

LINE_LENGTH = 42
LINES = 2
SHORTEST_SECONDS = Fraction(5, 6)
BREATH_SECONDS = Fraction(1, 4)


class CaptionSpan(Value):
    """Text over the frames start .. end of the film; lines are separated by a line feed."""

    start: int
    end: int
    text: str


def caption_spans(
    film: Film,
    lines: Sequence[CuePosition],
    frames: int,
    rate: Fraction,
    spoken: Mapping[str, int],
    length: int = LINE_LENGTH,
) -> tuple[CaptionSpan, ...]:
    """The captions of a film of `frames`, in order, never two at once: those of `captions_of` without their lines."""
    return tuple(span for _, span in captions_of(film, lines, frames, rate, spoken, length))


def captions_of(
    film: Film,
    lines: Sequence[CuePosition],
    frames: int,
    rate: Fraction,
    spoken: Mapping[str, int],
    length: int = LINE_LENGTH,
) -> tuple[tuple[str, CaptionSpan], ...]:
    """The captions of a film of `frames`, each with the cue that it belongs to, in order, never two at once.

    `lines` are the cues that are heard in the cut; `spoken` gives the length of each line in frames, by cue, where it
    is known (else it is estimated from the words); `length` is that of a line, in columns. A muted line has no caption.
    """
    replaced = {caption.cue: caption.text for caption in film.timeline.captions}
    wanted: list[tuple[str, CaptionSpan]] = []
    for place in lines:
        cue = place.cue
        text = " ".join(replaced.get(cue.id, cue.what).split())
        if cue.kind == "dialogue" and not cue.muted and text:
            said = spoken.get(cue.id) or place.frames or estimated_frames(text, rate)
            wanted += [(cue.id, part) for part in _parts(text, max(0, place.start), said, length)]
    wanted.sort(key=lambda one: (one[1].start, one[1].end))
    return tuple(_apart(wanted, frames, rate))


def caption_columns(width: int, height: int) -> int:
    """How many columns a line of a burned caption has in a picture of that size: letters are larger in upright ones."""
    return 42 if 3 * width > 4 * height else 32 if width >= height else 25


def srt(spans: Sequence[CaptionSpan], rate: Fraction) -> str:
    """The captions as the text of a SubRip file."""
    blocks = [
        f"{number}\n{_clock(span.start, rate)} --> {_clock(span.end, rate)}\n{span.text}\n"
        for number, span in enumerate(spans, 1)
    ]
    return "\n".join(blocks)


def mov_text(spans: Sequence[CaptionSpan], frames: int) -> list[tuple[bytes, int]]:
    """The samples of a timed-text track (3GPP TS 26.245): (bytes, frames) each, empty ones between captions."""
    samples: list[tuple[bytes, int]] = []
    at = 0
    for span in spans:
        if span.start > at:
            samples.append((b"\0\0", span.start - at))
        text = span.text.encode()
        samples.append((struct.pack(">H", len(text)) + text, span.end - span.start))
        at = span.end
    if at < frames:
        samples.append((b"\0\0", frames - at))
    return samples


def estimated_frames(text: str, rate: Fraction) -> int:
    """How long a line is said that nobody has spoken yet."""
    return round(rate * (Fraction(len(text), LETTERS_A_SECOND) + BREATH_SECONDS))


def _parts(text: str, start: int, frames: int, length: int) -> list[CaptionSpan]:
    """One caption, or several one after the other when the words do not fit two lines."""
    lines = caption_lines(text, length)
    groups = [lines[index : index + LINES] for index in range(0, len(lines), LINES)]
    letters = [sum(map(len, group)) for group in groups]
    total = sum(letters)
    spans: list[CaptionSpan] = []
    said = 0
    for group, count in zip(groups, letters, strict=True):
        begin = start + frames * said // total
        said += count
        spans.append(CaptionSpan(start=begin, end=start + frames * said // total, text="\n".join(group)))
    return spans


@lru_cache(maxsize=4096)
def caption_lines(text: str, length: int = LINE_LENGTH) -> tuple[str, ...]:
    """Break where it may be broken into the fewest lines, and make them of like length."""
    fewest = tuple(_filled(text, length, length))
    for width in range(max(12, columns(text) // len(fewest)), length):
        even = tuple(_filled(text, width, length))
        if len(even) == len(fewest) and max(map(columns, even)) <= length:
            return even
    return fewest


def _filled(text: str, width: int, most: int) -> list[str]:
    """Lines of about `width` columns, and never more than `most`."""
    lines = [""]
    for piece, glue in pieces(text):
        longer = f"{lines[-1]}{glue}{piece}"
        if not lines[-1]:
            longer = piece
        if lines[-1] and columns(longer) > width:
            longer = piece
            lines.append("")
        while columns(longer) > most:
            first = _fitting(longer, most)
            lines[-1:] = [first, ""]
            longer = longer[len(first) :]
        lines[-1] = longer
    return lines


def _fitting(piece: str, most: int) -> str:
    """As much of a piece without spaces as a line holds."""
    row = ""
    for part in halves(piece):
        if row and columns(row + part) > most:
            break
        row += part
    return row


def _apart(spans: Sequence[tuple[str, CaptionSpan]], frames: int, rate: Fraction) -> list[tuple[str, CaptionSpan]]:
    """Hold each caption long enough to be read, but end it before the next one begins and with the film."""
    shortest = round(rate * SHORTEST_SECONDS)
    breath = round(rate * BREATH_SECONDS)
    apart: list[tuple[str, CaptionSpan]] = []
    for index, (cue, span) in enumerate(spans):
        limit = min(frames, spans[index + 1][1].start if index + 1 < len(spans) else frames)
        end = min(max(span.end + breath, span.start + shortest), limit)
        if end > span.start:
            apart.append((cue, span.model_copy(update={"end": end})))
    return apart


def _clock(frame: int, rate: Fraction) -> str:
    milliseconds = int(Fraction(frame) / rate * 1000 + Fraction(1, 2))
    seconds, milliseconds = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02},{milliseconds:03}"
