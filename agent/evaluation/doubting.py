"""Learns when the grammar is to be doubted: `python -m agent.evaluation.doubting` prints the weights of the signs.

Every message of the tuning half, and of the rounds in READ, is played; where the grammar acts, what is
heard beside it and whether the act was right go into a logistic regression. Those of the rounds count four times: they
are few, and the grammar was not mended until it had all of them.
"""

import os
import sys
from collections.abc import Mapping, Sequence

import numpy as np

from agent.embedded.director import EmbeddedDirector
from agent.embedded.gist.reading import Gist
from agent.evaluation.cases import FOLDER, Case, load_cases
from agent.evaluation.running import play
from tools.media.assets import asset
from tools.settings import read_settings
from tools.writing.lexicon import Lexicon

READ = ("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth")
"""the rounds that it learns from: learned with the three that were read later, too, it did no better on unread ones"""
OFTEN = 4.0
"""how often a message of theirs counts"""
PENALTY = 0.1
"""what a large weight costs"""
STEPS = 400


def learned(rows: Sequence[Mapping[str, float]], wrong: Sequence[bool], often: Sequence[float]) -> dict[str, float]:
    """The weights by which the signs of messages tell best which were wrong: logistic regression, by Newton's steps."""
    names = list(rows[0])
    signs = np.array([[row[name] for name in names] for row in rows])
    was, many = np.array(wrong, float), np.array(often)
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (many * (likely - was)) + PENALTY * weights
        bend = (signs * (many * likely * (1 - likely))[:, None]).T @ signs + PENALTY * np.eye(len(names))
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def met(cases: Sequence[Case]) -> tuple[list[dict[str, float]], list[bool]]:
    """The signs of the messages on which the grammar acts, and whether it was wrong."""
    home = read_settings(os.environ).home
    seen: list[dict[str, float]] = []

    def note(signs: Mapping[str, float]) -> float:
        seen.append(dict(signs))
        return 0.0

    brain = EmbeddedDirector(Lexicon(asset(home, "wordnet")), gist=Gist(asset(home, "sentences")), doubt=note)
    rows: list[dict[str, float]] = []
    wrong: list[bool] = []
    for case in cases:
        seen.clear()
        played = play(case, brain)
        if seen:
            rows.append(seen[-1])
            wrong.append(played.verdict.rated != "exact")
    return rows, wrong


def main() -> None:
    """Print the weights, as they stand in `agent/embedded/gist/doubting.py`."""
    rounds = [case for case in load_cases(FOLDER / "open") if case.kind in READ]
    tuned, rows = met(load_cases(FOLDER / "tuning")), met(rounds)
    often = [1.0] * len(tuned[0]) + [OFTEN] * len(rows[0])
    weights = learned([*tuned[0], *rows[0]], [*tuned[1], *rows[1]], often)
    sys.stdout.write("".join(f'    "{name}": {weight},\n' for name, weight in weights.items()))


if __name__ == "__main__":
    main()
