"""The right sound under the picture: the decoded track against the mix it was made from, half a second at a time.

    track   |  y  |  y  |  y  |  ...        where in the mix, a quarter of a second to either side, is it most alike?
    mix   --|--x--|--x--|--x--|--           late by so much, so alike, so much louder, and its sides the right way round

Below 3.6 kHz: what a coder puts in the place of noise above that is not alike, and need not be; but it is as loud.
Where a block is most alike, hundredths of a second are held against the mix by what is left of the difference: a hole
is too short to make half a second unlike.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.assembly.hearing import RATE, Samples, seconds_of
from tools.assembly.proof.checks import Check
from tools.film.timing import timecode

BLOCK = RATE // 2
SEARCH = RATE // 4
LOWEST, HIGHEST = 60, 3600
LOW_RATE = 8000
QUIET = 10 ** (-50 / 20)
"""Blocks of the mix below this are not compared."""

ALIKE, UNLIKE = 0.95, 0.7
"""Blocks less alike than this to their place in the mix are of another sound: two in a row, or one. (A coded track is
alike by 0.99.)"""

LATE_SECONDS = 0.005
AS_ALIKE = 0.985
"""A place is taken for the best only when the right one is less alike than this part of it: a held note is alike at
many places."""

LEVEL_DB = 1.5
SIDES_SHARE = 0.02
WINDOW = LOW_RATE // 100
ABOUT = 5
"""Windows to either side whose loudest one counts: a coder smears what is loud over the softer beside it."""

TORN_DB = -3.0
"""What is left of the difference of a window, against the mix about it."""

FAINT = 10 ** (-45 / 20)
"""Nobody hears what is left below this."""

HISS_DB, HISS_TOP = 8.0, 12_000
"""Decibels by which what lies between HIGHEST and HISS_TOP may be louder or softer."""

ONE_SIDED = 0.3
"""The difference of the sides is less alike than this when one sound is on both."""

RUN = 2
"""So many blocks have to say the same: one may be a pause with a click in it."""


@dataclass(frozen=True)
class Block:
    """Half a second of the track, from `at` seconds: how late (s), how alike (-1..1) there, how much louder (dB).

    `crossed` is how alike the difference of its sides is to that of the mix, wherever in the mix it is: below 0 they
    are exchanged. None where the sides are alike, or it is another sound. `torn` is what is left of the worst of its
    windows (dB against the mix about it), `above` how much louder it is above HIGHEST (dB).
    """

    at: float
    late: float
    alike: float
    louder: float
    crossed: float | None
    torn: float = -math.inf
    above: float = 0.0


@dataclass
class SoundCheck:
    """Hears the track of a file in order, beside its mix. Memory: a few seconds."""

    mix: Path
    blocks: list[Block] = field(default_factory=list[Block])
    _heard: int = 0
    _track: Samples = field(default_factory=lambda: np.zeros((2, 0)))
    _about: Samples = field(default_factory=lambda: np.zeros((2, SEARCH)))

    def __post_init__(self) -> None:
        self._seconds: Iterator[Samples] = seconds_of(self.mix)

    def hear(self, second: Samples) -> None:
        """The next samples of the track, (2, n)."""
        self._track = np.concatenate([self._track, second], axis=1)
        while self._track.shape[1] >= BLOCK:
            self._compare(self._track[:, :BLOCK])
            self._track = self._track[:, BLOCK:]

    def _compare(self, track: Samples) -> None:
        wanted = BLOCK + 2 * SEARCH
        while self._about.shape[1] < wanted:
            more = next(self._seconds, None)
            fill = np.zeros((2, wanted - self._about.shape[1])) if more is None else more
            self._about = np.concatenate([self._about, fill], axis=1)
        about = self._about[:, :wanted]
        self._about = self._about[:, BLOCK:]
        at = self._heard / RATE
        self._heard += BLOCK
        right = about[:, SEARCH : SEARCH + BLOCK]
        if max(float(np.sqrt((right**2).mean())), float(np.sqrt((track**2).mean()))) >= QUIET:
            self.blocks.append(_block(at, track, about))


def _block(at: float, track: Samples, about: Samples) -> Block:
    """Compare a block with its place in the mix and a quarter of a second to either side."""
    length = about.shape[1]
    low = length * LOW_RATE // RATE
    bins = slice(LOWEST * length // RATE, HIGHEST * length // RATE)
    mine = np.zeros((2, low // 2 + 1), complex)
    mine[:, bins] = np.fft.rfft(track, length, axis=1)[:, bins]
    other = np.zeros_like(mine)
    other[:, bins] = np.fft.rfft(about, length, axis=1)[:, bins]
    scale = low / length
    count = BLOCK * LOW_RATE // RATE
    straight, swapped = (
        np.fft.irfft((np.conj(one) * other).sum(axis=0), low)[: low - count + 1] * scale**2
        for one in (mine, mine[::-1])
    )
    heard: NDArray[np.float64] = np.fft.irfft(other, low, axis=1) * scale
    power = np.concatenate([[0.0], np.cumsum((heard**2).sum(axis=0))])
    under = np.maximum(power[count : count + len(straight)] - power[: len(straight)], 1e-9)
    own = max(float((np.abs(mine) ** 2).sum()) * 2 / low * scale**2, 1e-9)
    alike = straight / np.sqrt(under * own)
    middle = SEARCH * LOW_RATE // RATE
    best = _best(alike, middle)
    gain = float(straight[best]) / float(under[best])
    either = np.maximum(alike, swapped / np.sqrt(under * own))
    place = _best(either, middle)
    track_low: NDArray[np.float64] = np.fft.irfft(mine, low, axis=1)[:, :count] * scale
    begin = best * RATE // LOW_RATE
    # Cut off as the track is, so that what a filter makes of the edges is the same in both.
    cut = np.zeros_like(mine)
    cut[:, bins] = np.fft.rfft(about[:, begin : begin + BLOCK], length, axis=1)[:, bins]
    mix_low: NDArray[np.float64] = np.fft.irfft(cut, low, axis=1)[:, :count] * scale
    return Block(
        at=at,
        late=(middle - best) / LOW_RATE,
        alike=float(alike[best]),
        louder=20 * math.log10(max(abs(gain), 1e-6)),
        crossed=_crossed(track_low, heard[:, place : place + count]) if either[place] >= UNLIKE else None,
        torn=_torn(track_low, mix_low, heard, best),
        above=_above(track, about[:, begin : begin + BLOCK]),
    )


def _torn(track: Samples, under: Samples, heard: Samples, place: int) -> float:
    """What is left of the worst window of a block when the mix `under` it is taken from it, in dB; that lies from
    `place` on in what was `heard` of the mix about it."""
    count = track.shape[1]
    own, common = (_means(under * other) for other in (under, track))
    # As loud as most of it is: a hole makes no window beside it softer.
    gain = float(np.median(common[own > 0] / own[own > 0])) if own.any() else 1.0
    left = track - gain * under
    reach = ABOUT * WINDOW
    first, last = max(0, place - reach), min(heard.shape[1], place + count + reach)
    mix = _means(heard[:, first:last] ** 2)
    before = (place - first) // WINDOW
    about = [float(mix[max(0, at + before - ABOUT) : at + before + ABOUT + 1].max()) for at in range(len(own))]
    worst = max(float(one) / max(other, FAINT**2) for one, other in zip(_means(left**2), about, strict=True))
    return 10 * math.log10(max(worst, 1e-9))


def _means(sound: Samples) -> NDArray[np.float64]:
    """The mean of each whole window, of both sides."""
    count = sound.shape[1] // WINDOW
    return np.asarray(sound[:, : count * WINDOW].reshape(2, count, WINDOW).mean(axis=(0, 2)))


def _above(track: Samples, mix: Samples) -> float:
    """How much louder a block is than the mix above HIGHEST, in dB; 0 where both are hardly heard there."""
    bins = slice(HIGHEST * BLOCK // RATE, HISS_TOP * BLOCK // RATE)
    one, other = (float((np.abs(np.fft.rfft(part, axis=1)[:, bins]) ** 2).sum()) / BLOCK**2 for part in (track, mix))
    return 0.0 if max(one, other) < FAINT**2 else 10 * math.log10(max(one, 1e-12) / max(other, 1e-12))


def _best(alike: NDArray[np.float64], middle: int) -> int:
    """Where it is most alike; in its place, unless that is less so."""
    best = int(np.argmax(alike))
    return middle if alike[middle] >= AS_ALIKE * alike[best] else best


def _crossed(track: Samples, mix: Samples) -> float | None:
    """How alike the difference of the sides is to that of the mix; None where the mix has hardly any."""
    mine, other = track[0] - track[1], mix[0] - mix[1]
    power = float((other**2).sum())
    if power < SIDES_SHARE * float((mix**2).sum()):
        return None
    own = float((mine**2).sum())
    return float((mine * other).sum()) / math.sqrt(max(power * own, 1e-12))


def sound_checks(blocks: Sequence[Block], rate: Fraction) -> list[Check]:
    """What was heard against the mix, as checks. Nothing for a silent film."""
    if not blocks:
        return []
    usual = float(np.median([block.louder for block in blocks if block.alike >= ALIKE] or [0.0]))
    sure = [block for block in blocks if block.alike >= ALIKE]
    sides = [block for block in blocks if block.crossed is not None]
    wrong_sides = [block for block in sides if (block.crossed or 0.0) < ONE_SIDED]
    wrong = "exchanged" if any((block.crossed or 0.0) < 0 for block in wrong_sides) else "one sound on both"
    late = _run([abs(block.late) > LATE_SECONDS for block in sure])
    found = [_run([block.alike < ALIKE for block in blocks]), _run([block.alike < UNLIKE for block in blocks], 1)]
    unlike = min((index for index in found if index is not None), default=None)
    level = _run([abs(block.louder - usual) > LEVEL_DB for block in sure])
    torn = max(blocks, key=lambda block: block.torn)
    hiss = _run([abs(block.above - usual) > HISS_DB for block in blocks])
    crossed = len(wrong_sides) > len(sides) / 2
    ends = sure[-RUN:]
    end = max((abs(block.late) for block in ends), default=0.0)

    def check(name: str, wrong: Block | None, value: str | float, limit: str) -> Check:
        at = None if wrong is None else timecode(int(wrong.at * rate), rate)
        return Check(name=name, ok=wrong is None, value=value, limit=limit, timecode=at)

    return [
        check(
            "sound of the mix",
            None if unlike is None else blocks[unlike],
            round(min(block.alike for block in blocks), 3),
            f"alike by {ALIKE:g} at least",
        ),
        check(
            "sound in time",
            None if late is None else sure[late],
            f"{1000 * max((block.late for block in sure), key=abs, default=0.0):.1f} ms",
            f"within {1000 * LATE_SECONDS:g} ms",
        ),
        check(
            "levels of the mix",
            None if level is None else sure[level],
            f"{max((block.louder - usual for block in sure), key=abs, default=0.0):+.1f} dB",
            f"within {LEVEL_DB:g} dB",
        ),
        check(
            "levels above 3.6 kHz",
            None if hiss is None else blocks[hiss],
            f"{max((block.above - usual for block in blocks), key=abs):+.1f} dB",
            f"within {HISS_DB:g} dB",
        ),
        check(
            "sound without holes",
            torn if torn.torn > TORN_DB else None,
            f"{torn.torn:.1f} dB",
            f"at most {TORN_DB:g} dB of a hundredth of a second",
        ),
        check(
            "left and right",
            wrong_sides[0] if crossed else None,
            wrong if crossed else "right" if sides else "alike",
            "as in the mix",
        ),
        check(
            "sound and picture at the end",
            ends[-1] if ends and end >= 1 / float(rate) else None,
            f"{1000 * end:.1f} ms apart",
            f"under one frame ({1000 / float(rate):.1f} ms)",
        ),
    ]


def _run(flags: Sequence[bool], length: int = RUN) -> int | None:
    """Where the first run of so many true ones begins."""
    for index in range(len(flags) - length + 1):
        if all(flags[index : index + length]):
            return index
    return None
