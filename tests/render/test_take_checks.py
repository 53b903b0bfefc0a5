"""The take checks held against takes with one known fault each: all are found, and nothing is claimed of good ones."""

from pathlib import Path

import numpy as np

from tests.fakes.seeded_takes import drawn, found_in, seeded


def test_every_seeded_fault_is_found_and_good_takes_have_none(tmp_path: Path):
    good = {name: frames for name, frames in drawn(tmp_path).items() if name == "locked camera"}
    for take in seeded(good, tmp_path):
        assert found_in(take) == ({take.fault} if take.fault else set()), take.name


def test_a_take_in_which_hardly_anything_moves_is_not_frozen(tmp_path: Path):
    still = drawn(tmp_path, frames=1)["locked camera"][0]
    frames = np.stack([still] * 60)
    moving = frames.copy()
    for number in range(60):
        moving[number, 60:100, 100 + number // 2 : 130 + number // 2] = (200, 180, 120)
    assert "frozen" in found_in(next(seeded({"still": frames}, tmp_path)))
    assert "frozen" not in found_in(next(seeded({"nearly": moving}, tmp_path)))
