"""What goes down under speech, when, and how far. Everything is known beforehand, so nothing pumps.

    speech            |line|  |line|                    |line|
    fader   ‾‾‾‾\\__________________________/‾‾‾‾‾‾‾‾‾‾\\_________/‾‾‾     down 100 ms before the first word,
                                                                      up again only where there is room to breathe

The fader knows the words and nothing else: music that ends under a line ends in its own time, under the same fader.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tools.audio.loudness import HOP
from tools.audio.ports import SAMPLE_RATE

STEP = SAMPLE_RATE // 100
LOOK_AHEAD = 0.35
HOLD = 0.28
SMOOTHING = 0.25
# A pause shorter than this is part of the conversation.
CONVERSATION = 1.4
# The fader goes further down than asked where a line would not stand clear, but not by more than this.
MOST_EXTRA_DB = 12.0

Span = tuple[int, int]
Powers = NDArray[np.float64]


def conversations(lines: Sequence[Span]) -> list[Span]:
    """The lines' ranges in samples, joined where the pause between them is short."""
    joined: list[Span] = []
    for start, stop in sorted(lines):
        if joined and start - joined[-1][1] < CONVERSATION * SAMPLE_RATE:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined


def fader(talks: Sequence[Span], depths_db: Sequence[float], length: int) -> NDArray[np.float32]:
    """The gain for every `STEP` of `length` samples: down by `depths_db` under each conversation, smoothly."""
    depth = np.zeros(-(-length // STEP) + 1)
    for (start, stop), under in zip(talks, depths_db, strict=True):
        first = max(0, round((start - LOOK_AHEAD * SAMPLE_RATE) / STEP))
        last = max(first, round((stop + HOLD * SAMPLE_RATE) / STEP))
        depth[first:last] = np.maximum(depth[first:last], under)
    window = np.hanning(round(2 * SMOOTHING * SAMPLE_RATE / STEP) + 1)
    half = len(window) // 2
    smooth = np.convolve(np.pad(depth, half, mode="edge"), window / window.sum(), "valid")
    return np.asarray(10.0 ** (-smooth / 20.0), np.float32)


def depths(
    talks: Sequence[Span],
    lines: Sequence[Span],
    speech: Powers,
    under: Powers,
    wanted_db: float,
    margin_lu: float,
) -> list[float]:
    """How far to go down under each conversation, in dB: `wanted_db`, and further where a line stands less than
    `margin_lu` above what is under it. Nothing wanted, nothing done.

    `speech` and `under` are K-weighted powers of every 100 ms (see loudness.hop_energies).
    """
    if wanted_db <= 0:
        return [0.0] * len(talks)
    return [
        wanted_db
        + max(
            (_short(line, speech, under, wanted_db, margin_lu) for line in lines if talk[0] <= line[0] < talk[1]),
            default=0.0,
        )
        for talk in talks
    ]


def _short(line: Span, speech: Powers, under: Powers, wanted_db: float, margin_lu: float) -> float:
    """What is missing to the margin when a line is heard over `under`, turned down by `wanted_db`."""
    hops = slice(line[0] // HOP, max(line[0] // HOP + 1, line[1] // HOP))
    said, heard = float(speech[hops].sum()), float(under[hops].sum())
    if said <= 0 or heard <= 0:
        return 0.0
    missing = margin_lu - 10 * float(np.log10(said / heard)) - wanted_db
    return min(max(missing, 0.0), MOST_EXTRA_DB)
