"""Frames that move unlike their neighbours: held ones, and jumps. They are looked at more closely.

moved      2 2 2 0 2 2 2      the fourth is held          2 2 2 5 2 2 2      a frame is missing before the fourth
"""

from collections.abc import Sequence

import numpy as np

AROUND = 4
HELD = 0.45
JUMP = 1.6
MOST = 2
"""So many of each kind, the oddest."""


def odd_frames(moves: Sequence[float], most: int = MOST) -> list[int]:
    """The numbers of odd frames, rising. `moves[i]` is how far frame i is from frame i - 1; moves[0] is not looked at.

    Among equals the first: in a take drawn on twos every other frame is held, and two of them stand for all.
    """
    held: list[tuple[float, int]] = []
    jumps: list[tuple[float, int]] = []
    values = np.array(moves)
    for index in range(1, len(values)):
        low = max(1, index - AROUND)
        around = np.delete(values[low : index + AROUND + 1], index - low)
        usual = float(np.median(around)) if len(around) else 0.0
        if usual > 0 and values[index] < HELD * usual:
            held.append((float(values[index]) / usual, index))
        elif values[index] > JUMP * usual:
            jumps.append((-float(values[index]) / max(usual, 0.02), index))
    return sorted({index for kind in (held, jumps) for _, index in sorted(kind)[:most]})
