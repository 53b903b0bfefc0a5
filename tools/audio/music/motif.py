"""The film's motif, and what the moods make of it: whole, in fragments, twice as long, twice as quick, upside down.

A shape is a row of (degree, beats); a degree counts steps of the scale from the tonic, None is a rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.audio.chance import dice
from tools.audio.music.palettes import Treatment

Note = tuple[int, float]
Rest = tuple[int | None, float]
HEADS = ((1.5, 0.5, 2.0), (2.0, 1.0, 1.0), (1.0, 1.0, 2.0), (3.0, 1.0))
TAILS = ((1.0, 1.0, 2.0), (1.5, 0.5, 2.0), (2.0, 2.0), (0.5, 0.5, 1.0, 2.0))
WHOLE_MOTIF_TENSION = 0.8


@dataclass(frozen=True)
class Theme:
    """What all the music of a film shares: the tonic (pitch class, 2 is D) and a motif of two bars of four."""

    tonic: int
    motif: tuple[Note, ...]


def theme_of(seed: int) -> Theme:
    """The theme of the film with this seed: a leap of a fourth to a sixth, steps back, an open last note."""
    chance = dice("theme", seed)
    head, tail = HEADS[chance.integers(len(HEADS))], TAILS[chance.integers(len(TAILS))]
    start, leap = int(chance.choice((0, 0, 2, 4))), int(chance.choice((3, 4, 5)))
    degrees = [start, start + leap]
    for _ in range(len(head) + len(tail) - 3):
        fall = degrees[-1] > start and chance.random() < 0.75
        degrees.append(degrees[-1] + (-1 if fall else 1))
    degrees.append(start + int(chance.choice([k for k in (1, 4) if start + k != degrees[-1]])))
    tonic = int(chance.choice((0, 2, 4, 5, 7, 9)))
    return Theme(tonic, tuple(zip(degrees, (*head, *tail), strict=True)))


def stretch(shape: Sequence[Rest], beats: float) -> list[Rest]:
    """The shape over another number of beats, on a raster of halves; the last note takes what is left."""
    total = sum(n for _, n in shape)
    if abs(total - beats) < 1e-9:
        return list(shape)
    row: list[Rest] = []
    at = 0.0
    for k, (degree, n) in enumerate(shape):
        length = max(0.5, round(n * beats / total * 2) / 2)
        if k == len(shape) - 1 or at + length >= beats:
            length = beats - at
        if length > 0:
            row.append((degree, length))
        at += length
        if at >= beats:
            break
    return row


def raised(shape: Sequence[Rest], steps: int) -> list[Rest]:
    return [(None if d is None else d + steps, n) for d, n in shape]


def flipped(shape: Sequence[Rest], axis: int) -> list[Rest]:
    """The shape upside down around a degree."""
    return [(None if d is None else 2 * axis - d, n) for d, n in shape]


def closed(shape: Sequence[Rest]) -> list[Rest]:
    """The shape with its end bent home: the step above the first degree, then the first degree."""
    if len(shape) <= 2:
        return [(0, n) for _, n in shape]
    return [*shape[:-2], (1, shape[-2][1]), (0, shape[-1][1])]


def vary(
    motif: Sequence[Note], cell: str, treatment: Treatment, tension: float, beats: float, turn: int
) -> tuple[list[Rest], str]:
    """The motif as one two-bar cell wants it, and the name of what was done to it.

    `cell` is A, A', B or A'' of the period and `turn` counts cells. From tension 0.8 every mood says the whole motif.
    """
    whole: list[Rest] = list(motif)
    axis = motif[0][0]
    if treatment == "inverted":
        whole = flipped(whole, axis)
    head = _head(whole)
    complete = tension > WHOLE_MOTIF_TENSION
    if treatment == "fragmented" and not complete:
        return _fragments(whole, head, axis, cell, beats), "fragment"
    if treatment in ("augmented", "inverted") and not (complete and turn % 2):
        return _augmented(whole, head, axis, cell, beats), "augmented"
    if treatment == "diminished" and not complete:
        return _diminished(whole, axis, cell, beats), "diminished"
    return _plain(whole, head, axis, cell, beats, turn)


def _head(shape: list[Rest]) -> list[Rest]:
    """The first bar of four."""
    row: list[Rest] = []
    while sum(n for _, n in row) < 4 and len(row) < len(shape):
        row.append(shape[len(row)])
    return row


def _fragments(whole: list[Rest], head: list[Rest], axis: int, cell: str, beats: float) -> list[Rest]:
    half = beats / 2
    short = stretch(head, half)
    rest: list[Rest] = [(None, half)]
    match cell:
        case "A":
            return short + rest
        case "A'":
            return rest + raised(short, 1)
        case "B":
            return flipped(short, axis) + rest
        case _:
            return stretch(closed(whole), beats)


def _augmented(whole: list[Rest], head: list[Rest], axis: int, cell: str, beats: float) -> list[Rest]:
    long = stretch(head, beats)
    match cell:
        case "A":
            return long
        case "A'":
            return stretch(whole[len(head) :], beats)
        case "B":
            return stretch(raised(flipped(head, axis), 2), beats)
        case _:
            return closed(long) if len(long) > 2 else stretch(closed(whole), beats)


def _diminished(whole: list[Rest], axis: int, cell: str, beats: float) -> list[Rest]:
    half = beats / 2
    quick = stretch(whole, half)
    match cell:
        case "A":
            return quick + raised(quick, 2)
        case "A'":
            return [*raised(quick, 1), (4, half)]
        case "B":
            return flipped(quick, axis) + raised(flipped(quick, axis), 1)
        case _:
            return quick + stretch(closed(whole), half)


def _plain(
    whole: list[Rest], head: list[Rest], axis: int, cell: str, beats: float, turn: int
) -> tuple[list[Rest], str]:
    plain, short = stretch(whole, beats), stretch(head, beats / 2)
    match cell:
        case "A":
            return plain, "plain"
        case "A'":
            return [*plain[:-1], (1 if plain[-1][0] != 1 else 4, plain[-1][1])], "plain"
        case "B":
            answer = flipped(short, axis) + raised(flipped(short, axis), 2)
            return (answer if turn % 2 == 0 else raised(short, 2) + raised(short, 4)), "sequence"
        case _:
            return closed(plain), "plain"
