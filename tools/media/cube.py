"""Reading .cube files: the colour tables that grading programs exchange (Adobe, Cube LUT Specification 1.0).

TITLE "warm"            LUT_1D_SIZE n: n rows of red green blue, one curve a channel
LUT_3D_SIZE 33          LUT_3D_SIZE n: n * n * n rows, red changing fastest
DOMAIN_MIN 0 0 0        the input that the first row stands for
DOMAIN_MAX 1 1 1        the input that the last row stands for
0.0 0.0 0.0
"""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.film.errors import DirectorError

LARGEST_CURVE = 65_536
LARGEST_LATTICE = 65
MOST_BYTES = 64 << 20
WORDS = ("TITLE", "LUT_1D_SIZE", "LUT_3D_SIZE", "DOMAIN_MIN", "DOMAIN_MAX", "LUT_1D_INPUT_RANGE", "LUT_3D_INPUT_RANGE")

Table = NDArray[np.float64]


@dataclass(frozen=True)
class Cube:
    """A LUT over inputs from 0 to 1. `table` is (n, 3) of curves, or (n, n, n, 3) by blue, green, red."""

    table: Table

    @property
    def size(self) -> int:
        return self.table.shape[0]

    @property
    def curves(self) -> bool:
        """One curve a channel, not a lattice."""
        return self.table.ndim == 2

    def weakened(self, strength: float) -> "Cube":
        """Between no change (0) and the whole LUT (1)."""
        steps = np.arange(self.size, dtype=np.float64) / (self.size - 1)
        if self.curves:
            neutral = np.repeat(steps[:, None], 3, axis=1)
        else:
            blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
            neutral = np.stack([red, green, blue], axis=-1)
        return Cube(neutral + (self.table - neutral) * strength)

    def text(self) -> str:
        """The LUT as a .cube file with nothing in it but its size and its rows."""
        head = f"LUT_{1 if self.curves else 3}D_SIZE {self.size}"
        rows = self.table.reshape(-1, 3).tolist()
        return "\n".join([head, *(f"{red:.7f} {green:.7f} {blue:.7f}" for red, green, blue in rows)]) + "\n"


def read_cube(path: Path) -> Cube:
    """Read and check a .cube file. Raises DirectorError with the line and what is wrong with it."""
    if path.stat().st_size > MOST_BYTES:
        raise _bad(path, 0, f"it is larger than {MOST_BYTES >> 20} MB")
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise _bad(path, 0, "it is not a text file") from None
    sizes: dict[str, int] = {}
    low, high = [0.0] * 3, [1.0] * 3
    rows: list[list[float]] = []
    for number, line in enumerate(lines, 1):
        words = line.split("#", 1)[0].split() if not line.lstrip().startswith("TITLE") else []
        if not words:
            continue
        match words[0]:
            case "LUT_1D_SIZE" | "LUT_3D_SIZE":
                sizes[words[0][4:6]] = _size(path, number, words)
            case "DOMAIN_MIN":
                low = _numbers(path, number, words[1:])
            case "DOMAIN_MAX":
                high = _numbers(path, number, words[1:])
            case "LUT_1D_INPUT_RANGE" | "LUT_3D_INPUT_RANGE":
                if len(words) != 3:
                    raise _bad(path, number, f"{words[0]} needs two numbers")
                first, last, _ = _numbers(path, number, [*words[1:], "0"])
                low, high = [first] * 3, [last] * 3
            case word if word[0].isalpha() and word.lower() not in ("nan", "inf", "infinity"):
                raise _bad(path, number, f"'{word[:30]}' is no word of a .cube file; those are {', '.join(WORDS)}")
            case _:
                rows.append(_numbers(path, number, words))
    if len(sizes) != 1:
        raise _bad(path, len(lines), "it must say LUT_1D_SIZE or LUT_3D_SIZE, and only one of them")
    ((kind, size),) = sizes.items()
    wanted = size if kind == "1D" else size**3
    if len(rows) != wanted:
        raise _bad(path, len(lines), f"it has {len(rows)} rows of colours and should have {wanted}")
    if any(a >= b for a, b in zip(low, high, strict=True)):
        raise _bad(path, len(lines), "its DOMAIN_MIN is not below its DOMAIN_MAX")
    table = np.array(rows, dtype=np.float64)
    cube = Cube(table if kind == "1D" else table.reshape(size, size, size, 3))
    return cube if (low, high) == ([0.0] * 3, [1.0] * 3) else _over_unit(cube, low, high)


def _over_unit(cube: Cube, low: list[float], high: list[float]) -> Cube:
    """The LUT over inputs from 0 to 1; beyond its own domain it keeps its outermost values."""
    size = cube.size
    steps = np.arange(size, dtype=np.float64) / (size - 1)
    table = cube.table
    for channel in range(3):
        at = np.clip((steps - low[channel]) / (high[channel] - low[channel]), 0, 1) * (size - 1)
        below = np.minimum(at.astype(np.int64), size - 2)
        share = at - below
        if cube.curves:
            column = table[:, channel]
            table = table.copy()
            table[:, channel] = column[below] + (column[below + 1] - column[below]) * share
        else:
            axis = 2 - channel
            lower, upper = np.take(table, below, axis), np.take(table, below + 1, axis)
            shape = [1, 1, 1, 1]
            shape[axis] = size
            table = lower + (upper - lower) * share.reshape(shape)
    return Cube(table)


def _size(path: Path, number: int, words: list[str]) -> int:
    most = LARGEST_CURVE if words[0] == "LUT_1D_SIZE" else LARGEST_LATTICE
    if len(words) != 2 or not words[1].isascii() or not words[1].isdigit() or not 2 <= int(words[1]) <= most:
        raise _bad(path, number, f"{words[0]} must be a whole number from 2 to {most}")
    return int(words[1])


def _numbers(path: Path, number: int, words: list[str]) -> list[float]:
    try:
        found = [float(word) for word in words]
    except ValueError:
        found = []
    if len(found) != 3 or not all(math.isfinite(value) and abs(value) < 1e6 for value in found):
        raise _bad(path, number, "a row is three numbers, red, green and blue")
    return found


def _bad(path: Path, number: int, why: str) -> DirectorError:
    where = f"line {number} of {path.name}" if number else path.name
    return DirectorError(
        f"The LUT cannot be used: {where}: {why}. Export it again as a .cube file.", code="bad_lut", line=number
    )
