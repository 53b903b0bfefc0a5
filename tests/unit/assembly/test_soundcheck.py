"""The track of a file against its mix: sides that are exchanged are told from sound that is late."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tools.assembly.hearing import RATE
from tools.assembly.proof.soundcheck import SoundCheck, sound_checks
from tools.audio import wav

Stereo = NDArray[np.float64]


def song(seconds: int = 6) -> Stereo:
    """(2, n): a voice in the middle, a string at either side, each of a pitch that wanders."""
    t = np.arange(seconds * RATE) / RATE
    middle, left, right = (
        np.sin(2 * np.pi * pitch * (t + 0.3 * np.sin(speed * t))) * (0.6 + 0.4 * np.sin(2 * speed * t))
        for pitch, speed in ((220, 1.7), (547, 2.9), (913, 2.3))
    )
    return 0.2 * np.stack([middle + left, middle + right])


def failed(track: Stereo, mix: Path) -> dict[str, object]:
    check = SoundCheck(mix)
    for at in range(0, track.shape[1], RATE):
        check.hear(track[:, at : at + RATE])
    return {one.name: one.value for one in sound_checks(check.blocks, Fraction(24)) if not one.ok}


@pytest.fixture
def mix(tmp_path: Path) -> Path:
    wav.write(tmp_path / "mix.wav", song().T.astype(np.float32))
    return tmp_path / "mix.wav"


def late(sound: Stereo, seconds: float) -> Stereo:
    return np.pad(sound, ((0, 0), (round(seconds * RATE), 0)))[:, : sound.shape[1]]


@pytest.mark.parametrize("seconds", [0.02, 0.0804, 0.25])
def test_sound_that_is_late_is_said_to_be_late_and_no_more(mix: Path, seconds: float) -> None:
    found = failed(late(song(), seconds), mix)
    assert found.keys() >= {"sound in time"}
    assert "left and right" not in found


@pytest.mark.parametrize("seconds", [0.0, 0.0804])
def test_exchanged_sides_are_found_also_where_they_are_late(mix: Path, seconds: float) -> None:
    assert failed(late(song()[::-1], seconds), mix)["left and right"] == "exchanged"


def test_the_mix_itself_and_another_sound_have_no_exchanged_sides(mix: Path) -> None:
    assert failed(song(), mix) == {}
    other = np.random.Generator(np.random.PCG64(5)).normal(0, 0.1, song().shape)
    assert failed(other, mix).keys() >= {"sound of the mix"}
    assert "left and right" not in failed(other, mix)


def test_a_tone_that_begins_out_of_silence_has_no_holes_and_one_that_is_interrupted_has(tmp_path: Path) -> None:
    tone = np.repeat(0.3 * np.sin(2 * np.pi * 233.5 * np.arange(4 * RATE) / RATE)[None], 2, axis=0)
    # It is cut off by the edge of the half second that it begins in.
    tone[:, : round(1.37 * RATE)] = 0
    wav.write(tmp_path / "tone.wav", tone.T.astype(np.float32))
    assert failed(tone, tmp_path / "tone.wav") == {}
    tone[:, 2 * RATE + 1000 : 2 * RATE + 2000] = 0
    assert failed(tone, tmp_path / "tone.wav").keys() == {"sound without holes"}
