"""Word vectors (wordllama, inside its own package): which of these words is nearest in meaning to that one.

They rank candidates; alone they decide nothing. Tokens become rows of one table; a phrase is their mean, normalised.
"""

# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer


class Vectors:
    """The table and its tokenizer."""

    def __init__(self, tokenizer: Tokenizer, table: NDArray[np.float16]) -> None:
        self._tokenizer = tokenizer
        self._table = table
        self._of = lru_cache(maxsize=8192)(self._embed)

    def likeness(self, one: str, other: str) -> float:
        """Cosine of the two phrases, -1..1."""
        return float(self._of(one) @ self._of(other))

    def nearest(self, word: str, candidates: Sequence[str], least: float = 0.0) -> str | None:
        """The candidate most like the word, or None when none reaches `least`; the first of equals."""
        if not candidates:
            return None
        scores = [self.likeness(word, candidate) for candidate in candidates]
        best = max(range(len(candidates)), key=scores.__getitem__)
        return candidates[best] if scores[best] >= least else None

    def _embed(self, phrase: str) -> NDArray[np.float32]:
        ids = self._tokenizer.encode(phrase, add_special_tokens=False).ids
        if not ids:
            return np.zeros(self._table.shape[1], np.float32)
        mean = self._table[ids].astype(np.float32).mean(axis=0)
        return (mean / max(float(np.linalg.norm(mean)), 1e-9)).astype(np.float32)


@cache
def vectors() -> Vectors | None:
    """The vectors of the installed package; None when it is not installed, and meaning then comes from tables alone."""
    spec = find_spec("wordllama")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(next(iter(spec.submodule_search_locations)))
    words = folder / "tokenizers" / "l2_supercat_tokenizer_config.json"
    weights = folder / "weights" / "l2_supercat_256.safetensors"
    if not (words.is_file() and weights.is_file()):
        return None
    tables: dict[str, NDArray[np.float16]] = load_file(str(weights))
    # Rows are widened as they are needed: to do it to all of them takes longer than to read them.
    table = next(iter(tables.values()))
    return Vectors(Tokenizer.from_file(str(words)), table)
