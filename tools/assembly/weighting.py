"""The two filters of BS.1770-4 in numpy alone: K weighting, and four times as many samples.

    samples in blocks of 240 -> one product for what each block adds, one small state from block to block

A rendering process would hold 50 MB more and start a second later with a whole library of filters.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]

# BS.1770-4, tables 1 and 2: the head, then the high pass, at 48 kHz.
SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (-1.69065929318241, 0.73248077421585))
HIGH_PASS = ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))

BLOCK = 240
TIMES = 4
REACH = 10
"""Samples to either side that an interpolated one is made of."""

WINDOW = 5.0


class KWeighting:
    """Weighs (2, n) blocks of one sound, one after the other. Only the last may be of no whole number of `BLOCK`s."""

    def __init__(self) -> None:
        self._direct, self._from_state, self._step, self._to_state = _blockwise()
        self._state = np.zeros((len(self._step), 2))

    def __call__(self, samples: Samples) -> Samples:
        count = samples.shape[1]
        filled = np.pad(samples, ((0, 0), (0, -count % BLOCK)))
        blocks = filled.reshape(2, -1, BLOCK)
        added = blocks @ self._to_state.T
        states = np.empty_like(added)
        for number in range(blocks.shape[1]):
            states[:, number] = self._state.T
            self._state = self._step @ self._state + added[:, number].T
        weighted = blocks @ self._direct.T + states @ self._from_state.T
        return weighted.reshape(2, -1)[:, :count]


def between_samples(samples: Samples) -> float:
    """The highest absolute value of (2, n) samples and of three more between each two of them (annex 2).

    Of the first and the last `REACH` samples only themselves count: what is between them needs their neighbours.
    """
    highest = float(np.abs(samples).max(initial=0.0))
    for taps in _phases():
        for channel in samples:
            highest = max(highest, float(np.abs(np.convolve(channel, taps, mode="valid")).max(initial=0.0)))
    return highest


@cache
def _blockwise() -> tuple[Samples, Samples, Samples, Samples]:
    """Both filters as matrices over a block: output by input and by state, state by state and by input."""
    (a, b, c, d), (e, f, g, h) = (_state_space(*filtering) for filtering in (SHELF, HIGH_PASS))
    step = np.block([[a, np.zeros((2, 2))], [f @ c, e]])
    into, out, straight = np.vstack([b, f @ d]), np.hstack([h @ c, g]), h @ d
    powers = [np.eye(4)]
    for _ in range(BLOCK):
        powers.append(step @ powers[-1])
    answer = [straight.item(), *((out @ power @ into).item() for power in powers[: BLOCK - 1])]
    rows, columns = np.indices((BLOCK, BLOCK))
    direct = np.where(rows >= columns, np.array(answer)[rows - columns], 0.0)
    from_state = np.vstack([out @ power for power in powers[:BLOCK]])
    to_state = np.hstack([power @ into for power in reversed(powers[:BLOCK])])
    return direct, from_state, powers[BLOCK], to_state


def _state_space(forward: tuple[float, ...], back: tuple[float, ...]) -> tuple[Samples, Samples, Samples, Samples]:
    """A filter of second order as its four matrices."""
    (b0, b1, b2), (a1, a2) = forward, back
    step = np.array([[-a1, 1.0], [-a2, 0.0]])
    into = np.array([[b1 - a1 * b0], [b2 - a2 * b0]])
    return step, into, np.array([[1.0, 0.0]]), np.array([[b0]])


@cache
def _phases() -> tuple[Samples, ...]:
    """The taps of the three samples between two: a sinc in a Kaiser window, one in sum."""
    at = np.arange(-REACH * TIMES, REACH * TIMES + 1)
    taps = np.sinc(at / TIMES) * np.kaiser(len(at), WINDOW)
    taps *= TIMES / taps.sum()
    return tuple(np.append(taps[phase::TIMES], 0.0) for phase in range(1, TIMES))
