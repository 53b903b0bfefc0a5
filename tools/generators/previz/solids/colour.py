"""Colours as display-space triples, 0..1."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tools.film.errors import DirectorError

Colour = NDArray[np.float64]
Paint = str | Sequence[float] | Colour


def colour(paint: Paint) -> Colour:
    """ "#rrggbb" or a triple as an array. Raises DirectorError for anything else."""
    if not isinstance(paint, str):
        return np.asarray(paint, np.float64)
    digits = paint.strip().lstrip("#")
    try:
        if len(digits) != 6:
            raise ValueError
        return np.array([int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)])
    except ValueError:
        raise DirectorError(f'"{paint}" is not a colour: write it as "#rrggbb".', colour=paint) from None


def tint(paint: Paint, by: float | Sequence[float]) -> Colour:
    """Darker (< 1) or lighter (> 1), kept within what can be shown."""
    return np.clip(colour(paint) * np.asarray(by, np.float64), 0, 1)


def mix(one: Paint, other: Paint, share: float) -> Colour:
    """`share` of the other."""
    return colour(one) * (1 - share) + colour(other) * share
