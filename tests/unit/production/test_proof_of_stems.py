"""Stems are what they say: their kind, their length to the sample, and M&E as the sum of music and effects."""

from pathlib import Path

import numpy as np
import pytest

from tools.audio import wav
from tools.audio.mixdown import STEM_FILES, StemFile
from tools.production.stemming import prove_stems

LENGTH = 48_000 * 3 + 17


@pytest.fixture
def stems(tmp_path: Path) -> dict[StemFile, Path]:
    noise = np.random.Generator(np.random.PCG64(5))
    music, effects, speech = (noise.uniform(-0.3, 0.3, (LENGTH, 2)).astype(np.float32) for _ in range(3))
    sounds: dict[StemFile, np.ndarray] = {"DX": speech, "MX": music, "FX": effects, "M&E": music + effects}
    paths: dict[StemFile, Path] = {stem: tmp_path / f"{number}.wav" for number, stem in enumerate(STEM_FILES)}
    for stem, path in paths.items():
        wav.write(path, sounds[stem], "24")
    return paths


def faults(paths: dict[StemFile, Path], samples: int = LENGTH) -> set[str]:
    return {check.name for check in prove_stems(paths, samples).checks if not check.ok}


def test_good_stems_pass(stems: dict[StemFile, Path]) -> None:
    assert faults(stems) == set()


def test_a_stem_of_another_length_is_found(stems: dict[StemFile, Path]) -> None:
    assert faults(stems, LENGTH + 1) == {f"{stem} samples" for stem in STEM_FILES}


def test_a_stem_of_another_kind_is_found(stems: dict[StemFile, Path]) -> None:
    samples, _ = wav.read(stems["DX"])
    wav.write(stems["DX"], samples, "16")
    assert faults(stems) == {"DX sound"}


def test_music_and_effects_that_are_not_the_sum_are_found(stems: dict[StemFile, Path]) -> None:
    samples, _ = wav.read(stems["M&E"])
    samples[LENGTH - 5] += 0.001
    wav.write(stems["M&E"], samples, "24")
    assert faults(stems) == {"M&E is MX and FX"}
