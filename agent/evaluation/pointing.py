"""Learns what points at a shot: `python -m agent.evaluation.pointing` prints the weights of the signs.

Every message of the rounds that is about one shot, and describes it, is played; the signs of all shots of its film and
which one was meant go into a conditional logistic regression. Each film is also left out once, and its shots are found
by what the others taught.
"""

import os
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agent.embedded.director import EmbeddedDirector
from agent.embedded.gist.reading import Gist
from agent.embedded.gist.targets import Targets
from agent.evaluation.cases import FOLDER, Case, Fields, load_cases
from agent.evaluation.running import play
from tools.media.assets import asset
from tools.settings import read_settings
from tools.writing.lexicon import Lexicon

PENALTY = 0.02
"""what a large weight costs"""
STEPS, RATE = 400, 1.5

Met = tuple[str, NDArray[np.float64], int]
"""a film, the signs of its shots for some words, and which shot was meant"""


class _Noting(Targets):
    """Finds shots, and notes what spoke for each."""

    met: list[tuple[NDArray[np.float64], list[int]]]

    def _likeliest(self, words: str, asked: str) -> tuple[float, str]:
        cards = self._cards
        self.met.append((self._told(words, asked, cards), [self._index.numbers[card.shot] for card in cards]))
        return super()._likeliest(words, asked)


def described(cases: Sequence[Case]) -> list[Met]:
    """The shots of each message's film, where the message describes one of them."""
    home = read_settings(os.environ).home
    gist = Gist(asset(home, "sentences"), _Noting)
    brain = EmbeddedDirector(Lexicon(asset(home, "wordnet")), gist=gist)
    found: list[Met] = []
    for case in cases:
        meant = {*_shots([*case.expect, *(case.any_of[0] if case.any_of else ())])}
        if len(meant) != 1:
            continue
        _Noting.met = []
        play(case, brain)
        shot = meant.pop()
        found += [(case.film, signs, numbers.index(shot)) for signs, numbers in _Noting.met if shot in numbers]
    return found


def _shots(acts: Sequence[Fields]) -> list[int]:
    """The numbers of the shots that some acts are about."""
    found: list[int] = []
    for value in (act.get(name) for act in acts for name in ("shots", "shot", "clip", "other", "before", "after")):
        several: list[Any] = [*value] if isinstance(value, list | tuple) else [value]
        found += [one for one in several if isinstance(one, int)]
    return found


def learned(met: Sequence[Met]) -> NDArray[np.float64]:
    """The weights by which the signs tell best which shot was meant."""
    weights = np.zeros(met[0][1].shape[1])
    for _ in range(STEPS):
        slope = PENALTY * weights
        for _, signs, shot in met:
            likely = np.exp(signs @ weights - (signs @ weights).max())
            slope += (signs.T @ (likely / likely.sum()) - signs[shot]) / len(met)
        weights -= RATE * slope
    return weights


def main() -> None:
    """Print the weights, as they stand in `agent/embedded/gist/targets.py`, and how many the weights of others find."""
    met = described([case for case in load_cases(FOLDER / "open") if case.kind[-2:] in ("th", "st")])
    right = 0
    for film in {film for film, _, _ in met}:
        weights = learned([one for one in met if one[0] != film])
        right += sum(int((signs @ weights).argmax()) == shot for name, signs, shot in met if name == film)
    told = ", ".join(f"{weight:.2f}" for weight in learned(met))
    sys.stdout.write(f"({told})\n{right} of {len(met)} found by what other films taught\n")


if __name__ == "__main__":
    main()
