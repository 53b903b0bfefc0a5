"""Which frame of a take is it? Prints of the film against prints of the take, the right frames and their neighbours.

cost(k) = mean square of the differences to the take k frames on       k = -3 .. 3
          over the blocks that some k explains: the others are covered by a title, or it is another take
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.assembly.proof.prints import Print

FAR_STEPS = 9.0
"""A block farther than this (steps of 8 bits, over luma and chroma) from every candidate is not of this take."""

EDGE = 0.25
"""Chroma has half the samples: where colours meet in a composed picture, a block may lie between by this share of their
distance and still be right."""

EMPTIED = 0.15
"""No grade leaves less than this of a picture's contrast."""

Blocks = NDArray[np.float32]


@dataclass(frozen=True)
class Likeness:
    """One frame of the film against the take: mean squares by shift in frames, and the share of strange blocks.

    `apart` is the mean square between the right frame of the take and its nearer neighbour: how much could be told.
    `off` are the mean differences in Y, U and V from the right frame.
    """

    costs: Mapping[int, float]
    strange: float
    apart: float
    off: tuple[float, float, float]

    @property
    def best(self) -> int:
        """The shift with the least cost, the nearest to none among equals."""
        return min(self.costs, key=lambda shift: (self.costs[shift], abs(shift)))


def likeness(
    film: Print, take: Mapping[int, Print], *, graded: bool = False, known: Blocks | None = None, composed: bool = False
) -> Likeness:
    """Compare one print with those of the take by shift (0 must be there).

    With `graded`, colours may differ by a smooth curve. `known` is (rows, columns), 1 where the plan has nothing over
    the picture; other blocks are left out. `composed` is a picture that was laid together or enlarged here: its edges
    of colour are its own.
    """
    shifts = sorted(take, key=abs)
    usable = np.isfinite(take[0][0])
    if known is not None and (usable & (known > 0)).any():
        usable &= known > 0
    take = {shift: np.where(np.isfinite(one), one, film) for shift, one in take.items()}
    stack = np.stack([graded_like(film, take[shift], usable) if graded else take[shift] for shift in shifts])
    squares = ((stack - film[None]) ** 2).sum(axis=1)
    far = FAR_STEPS**2 + (EDGE**2 * _contrasts(take[0]) if composed else 0)
    strange = (squares.min(axis=0) > far) & usable
    plain = usable & ~strange
    if plain.sum() < 0.05 * usable.sum():
        plain = usable
    costs = {shift: float(square[plain].mean()) for shift, square in zip(shifts, squares, strict=True)}
    neighbours = [float(((stack[i] - stack[0]) ** 2).sum(axis=0)[plain].mean()) for i, s in enumerate(shifts) if s]
    off = tuple(float(np.median((film - stack[0])[plane][plain])) for plane in range(3))
    return Likeness(
        costs=costs,
        strange=1.0 if graded and _is_emptied(film, take[0], usable) else float(strange.sum() / usable.sum()),
        apart=min(neighbours[:2], default=0.0),
        off=(off[0], off[1], off[2]),
    )


def graded_like(film: Print, take: Print, usable: NDArray[np.bool_]) -> Print:
    """The take with the smooth change of colours that brings it nearest to the film: a grade, whatever it is."""
    terms = colour_terms(take)
    inside = terms[usable].astype(np.float64)
    found, *_ = np.linalg.lstsq(inside, film[:, usable].T.astype(np.float64), rcond=None)
    return np.moveaxis(terms @ found.astype(np.float32), -1, 0)


def colour_terms(take: Print) -> Print:
    """(rows, columns, 8): what a smooth change of colours is summed from."""
    y, u, v = (plane / 128 - 1 for plane in take)
    return np.stack([np.ones_like(y), y, y**2, y**3, u, v, y * u, y * v], axis=-1)


def _is_emptied(film: Print, take: Print, usable: NDArray[np.bool_]) -> bool:
    """Whether hardly anything is left of what the take shows: any picture can be graded to one colour."""
    return float(film[0][usable].std()) < EMPTIED * float(take[0][usable].std()) - 0.5


def _contrasts(picture: Print) -> Blocks:
    """(rows, columns): the square of how far the chroma of each block is from that of any block beside it, at most."""
    around = np.pad(picture[1:], ((0, 0), (1, 1), (1, 1)), mode="edge")
    rows, columns = picture.shape[1:]
    beside = [around[:, down : down + rows, across : across + columns] for down in range(3) for across in range(3)]
    return np.max([((one - picture[1:]) ** 2).sum(axis=0) for one in beside], axis=0)


def mean(values: Sequence[float], *, absolute: bool = False) -> float:
    """The mean, or its size; 0 of nothing."""
    found = sum(values) / len(values) if values else 0.0
    return abs(found) if absolute else found
