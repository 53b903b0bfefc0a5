"""A sentence encoder (all-MiniLM-L6-v2, Apache-2.0): the meaning of a text, and of every word of it where it stands.

text --WordPiece--> rows of one table --six layers of attention--> a state of 384 numbers for each piece of a word
                                                                    their mean, normalised: the text's meaning

Written out in NumPy, so that what was learned on top of it can be a small change of its matrices (`Change`) and not
another copy of them. About 7 ms for twenty words on two cores.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf
from tokenizers import Tokenizer

Matrix = NDArray[np.float32]
WIDTH, HEADS, LAYERS = 384, 12, 6
LONGEST = 256
"""pieces of words; what follows is not read"""
PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "up": "intermediate.dense",
    "down": "output.dense",
}
"""our name of each matrix of a layer -> the model's"""


@dataclass(frozen=True)
class Wordpiece:
    """A piece of a word: its row in the table, and its place in the text (characters from, up to)."""

    row: int
    start: int
    end: int


@dataclass(frozen=True)
class _Layer:
    attend: tuple[Matrix, Matrix]
    out: tuple[Matrix, Matrix]
    up: tuple[Matrix, Matrix]
    down: tuple[Matrix, Matrix]
    attended: tuple[Matrix, Matrix]
    worked: tuple[Matrix, Matrix]


class Encoder:
    """The model in a folder (`model.safetensors`, `tokenizer.json`), with small changes where something was learned.

    `changes`: "LAYER.PART" -> what is added to that matrix, (out, in). Of what is not changed nothing is copied: it is
    read from the file where it lies, and shared by all who read it. Raises OSError when the folder lacks a file.
    """

    def __init__(self, folder: Path, changes: Mapping[str, Matrix] | None = None) -> None:
        weights = mapped(folder / "model.safetensors")
        self._pieces: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._pieces.no_padding()
        self._pieces.enable_truncation(LONGEST)
        self._words = weights["embeddings.word_embeddings.weight"]
        self._places = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._first = _pair(weights, "embeddings.LayerNorm")
        self._layers = [_layer(weights, changes or {}, number) for number in range(LAYERS)]
        self._meaning = lru_cache(maxsize=8192)(self._encode)

    def pieces(self, text: str) -> list[Wordpiece]:
        """The text as the model reads it; its first and its last piece stand for no character."""
        read = self._pieces.encode(text)
        return [Wordpiece(row, start, end) for row, (start, end) in zip(read.ids, read.offsets, strict=True)]

    def states(self, pieces: Sequence[Wordpiece], added: Matrix | None = None) -> Matrix:
        """What each piece means where it stands, (pieces, WIDTH); `added` (same shape) is added to the table's rows."""
        rows = np.array([piece.row for piece in pieces])
        states = self._words[rows] + self._places[: len(rows)]
        states = _normed(states if added is None else states + added, self._first)
        for layer in self._layers:
            states = _step(layer, states)
        return states

    def meaning(self, text: str) -> Matrix:
        """The meaning of a text, (WIDTH,), of length 1: the dot product of two is their likeness, -1..1."""
        return self._meaning(text)

    def _encode(self, text: str) -> Matrix:
        mean = self.states(self.pieces(text)).mean(axis=0)
        return mean / np.float32(max(float(np.linalg.norm(mean)), 1e-9))


def mapped(path: Path) -> dict[str, Matrix]:
    """The matrices of a safetensors file, in place: eight bytes with the length of a table, the table, the data."""
    with path.open("rb") as source:
        length = int.from_bytes(source.read(8), "little")
        table: dict[str, Any] = json.loads(source.read(length))
    found: dict[str, Matrix] = {}
    for name, entry in table.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            begin = 8 + length + int(entry["data_offsets"][0])
            found[name] = np.memmap(path, np.float32, "r", begin, tuple(entry["shape"])).view(np.ndarray)
    return found


def _layer(weights: Mapping[str, Matrix], changes: Mapping[str, Matrix], number: int) -> _Layer:
    at = f"encoder.layer.{number}."

    def part(name: str) -> tuple[Matrix, Matrix]:
        matrix, constant = _pair(weights, at + PARTS[name])
        change = changes.get(f"{number}.{name}")
        return (matrix if change is None else matrix + change).T, constant

    matrices, constants = zip(*(part(name) for name in ("query", "key", "value")), strict=True)
    return _Layer(
        (np.concatenate(matrices, axis=1), np.concatenate(constants)),
        part("out"),
        part("up"),
        part("down"),
        _pair(weights, f"{at}attention.output.LayerNorm"),
        _pair(weights, f"{at}output.LayerNorm"),
    )


def _pair(weights: Mapping[str, Matrix], name: str) -> tuple[Matrix, Matrix]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]


def _step(layer: _Layer, states: Matrix) -> Matrix:
    """One layer: every piece looks at all others, and is worked over by itself."""
    size = WIDTH // HEADS
    heads = (states @ layer.attend[0] + layer.attend[1]).reshape(len(states), 3, HEADS, size).transpose(1, 2, 0, 3)
    seen = _softmax(heads[0] @ heads[1].transpose(0, 2, 1) * np.float32(size**-0.5)) @ heads[2]
    seen = seen.transpose(1, 0, 2).reshape(len(states), WIDTH) @ layer.out[0] + layer.out[1]
    states = _normed(states + seen, layer.attended)
    wide = _bent(states @ layer.up[0] + layer.up[1])
    return _normed(np.asarray(states + wide @ layer.down[0] + layer.down[1], np.float32), layer.worked)


def _bent(states: Matrix) -> Matrix:
    """The Gaussian error linear unit (Hendrycks and Gimpel 2016), exact."""
    share = np.asarray(erf(states * np.float32(2**-0.5)), np.float32)
    return np.asarray(states * (share + 1) / 2, np.float32)


def _normed(states: Matrix, scale: tuple[Matrix, Matrix]) -> Matrix:
    centred = states - states.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(1e-12))
    return centred / spread * scale[0] + scale[1]


def _softmax(scores: Matrix) -> Matrix:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)
