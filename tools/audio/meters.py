"""What meters show of a mix: the highest sample of every stem and of the whole, twenty times a second.

DX MX FX mix | DX MX FX mix | ...     a byte each: 255 is full scale, four steps a dB, 0 is silence (under -63.5 dB)
"""

import numpy as np
from numpy.typing import NDArray

from tools.audio.desk import Desk
from tools.audio.loudness import amplitude
from tools.audio.ports import SAMPLE_RATE, Samples
from tools.film.sound import STEMS

A_SECOND = 20
WINDOW = SAMPLE_RATE // A_SECOND
STEPS_A_DB = 4


def metered(desk: Desk, gain_db: float, ceiling_db: float) -> bytes:
    """The readings of a whole mix at the master's gain; the whole never shows more than the limiter lets through.

    The last window may be shorter. Blocks of the desk may end anywhere.
    """
    gain, ceiling = amplitude(gain_db), amplitude(ceiling_db)
    highest = np.zeros((-(-desk.length // WINDOW), len(STEMS) + 1))
    start = 0
    for block in desk.blocks():
        stems = [block[stem] for stem in STEMS]
        for column, samples in enumerate([*stems, np.sum(stems, axis=0)]):
            _raise(highest[:, column], samples, start)
        start += len(stems[0])
    highest *= gain
    highest[:, -1] = np.minimum(highest[:, -1], ceiling)
    with np.errstate(divide="ignore"):
        steps = 255 + STEPS_A_DB * 20 * np.log10(highest)
    return np.clip(np.rint(steps), 0, 255).astype(np.uint8).tobytes()


def _raise(column: NDArray[np.float64], samples: Samples, start: int) -> None:
    """Let the readings know samples that begin at `start` of the film."""
    loud = np.abs(samples).max(axis=1)
    first = start // WINDOW
    edges = np.arange(first * WINDOW, start + len(loud), WINDOW) - start
    edges[0] = 0
    found = np.maximum.reduceat(loud, edges)
    column[first : first + len(found)] = np.maximum(column[first : first + len(found)], found)
