"""The sound of the file is the mix, whole and within its limits."""

import threading
import wave
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tools.assembly.cache import UnitCache
from tools.assembly.delivery import Delivery
from tools.assembly.hearing import listen
from tools.assembly.soundtrack import coding_of, encode_soundtrack, soundtrack_path
from tools.film.errors import Cancelled, OperatorError
from tools.media.binaries import ffmpeg
from tools.media.process import run

pytestmark = pytest.mark.render

RATE = 48_000
AAC = coding_of(Delivery())


def write_wav(path: Path, samples: NDArray[np.float64], channels: int = 2, rate: int = RATE) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return path


@pytest.fixture
def units(tmp_path: Path) -> UnitCache:
    return UnitCache(tmp_path / "cache")


def bursts(seconds: int) -> NDArray[np.float64]:
    """Noise in hard hits: what AAC raises the peaks of most."""
    noise = np.random.Generator(np.random.PCG64(3)).standard_normal((seconds * RATE, 2))
    envelope = np.exp(-(np.arange(seconds * RATE) % 24_000) / 900)[:, None]
    return np.clip(noise * envelope, -1, 1)


def encode(units: UnitCache, mix: Path, seconds: int) -> Path:
    target = soundtrack_path(units.root, mix, seconds * RATE, AAC)
    encode_soundtrack(units, mix, target, seconds * RATE, AAC, threading.Event())
    return target


def test_a_mix_at_the_limit_is_within_it_after_coding(units: UnitCache, tmp_path: Path) -> None:
    raw = bursts(6)
    peak = listen(write_wav(tmp_path / "raw.wav", raw * 0.5)).true_peak
    mix = write_wav(tmp_path / "mix.wav", raw * 0.5 * 10 ** ((-1.2 - peak) / 20))
    assert listen(mix).true_peak == pytest.approx(-1.2, abs=0.1)
    coded = listen(encode(units, mix, 6))
    assert coded.true_peak <= -1.0
    assert coded.true_peak > -2.5


def test_a_mix_far_over_the_limit_is_left_for_the_proof(units: UnitCache, tmp_path: Path) -> None:
    mix = write_wav(tmp_path / "hot.wav", bursts(3))
    assert listen(encode(units, mix, 3)).true_peak > -1.0


def test_a_short_mix_is_filled_and_a_long_one_cut(units: UnitCache, tmp_path: Path) -> None:
    tone = 0.3 * np.sin(2 * np.pi * 440 * np.arange(3 * RATE) / RATE)[:, None] * np.ones((1, 2))
    mix = write_wav(tmp_path / "tone.wav", tone)
    longer = listen(encode(units, mix, 5))
    assert 5 * RATE <= longer.samples < 5 * RATE + 1024
    assert longer.silent[0][0] in (30, 31)
    assert 2 * RATE <= listen(encode(units, mix, 2)).samples < 2 * RATE + 1024
    assert soundtrack_path(units.root, mix, 2 * RATE, AAC) != soundtrack_path(units.root, mix, 5 * RATE, AAC)


@pytest.mark.parametrize(("channels", "rate"), [(1, RATE), (2, 44_100)])
def test_a_mix_of_another_form_is_refused(units: UnitCache, tmp_path: Path, channels: int, rate: int) -> None:
    mix = write_wav(tmp_path / "mix.wav", np.zeros((rate, channels)), channels, rate)
    with pytest.raises(OperatorError, match="must be 48000 Hz stereo"):
        encode(units, mix, 1)


def test_a_missing_mix_is_a_sentence(units: UnitCache, tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="cannot be read"):
        soundtrack_path(units.root, tmp_path / "nothing.wav", 1, AAC)


def test_stopping_leaves_nothing_behind(units: UnitCache, tmp_path: Path) -> None:
    mix = write_wav(tmp_path / "mix.wav", np.zeros((RATE * 30, 2)))
    stop = threading.Event()
    stop.set()
    target = soundtrack_path(units.root, mix, RATE * 30, AAC)
    with pytest.raises(Cancelled):
        encode_soundtrack(units, mix, target, RATE * 600, AAC, stop)
    assert not target.exists()
    assert list(units.desk().iterdir()) == []


def test_a_sound_that_begins_after_its_picture_is_heard_late(tmp_path: Path) -> None:
    """By its edit list alone, as "-itsoffset" and a copy leave it: not a sample of it has moved."""
    tone = 0.3 * np.sin(2 * np.pi * 440 * np.arange(2 * RATE) / RATE)
    mix = write_wav(tmp_path / "tone.wav", np.stack([tone, tone]))
    late, plain = tmp_path / "late.mp4", tmp_path / "plain.mp4"
    picture = ("-f", "lavfi", "-i", "color=c=gray:s=64x36:r=24:d=2")
    coded = ("-map", "0:v", "-map", "1:a", "-c:v", "libx264", "-c:a", "aac", "-y")
    run([str(ffmpeg()), *picture, "-i", str(mix), *coded, str(plain)], doing="making a tone")
    again = ("-i", str(plain), "-itsoffset", "0.08", "-i", str(plain), "-map", "0:v", "-map", "1:a", "-c", "copy", "-y")
    run([str(ffmpeg()), *again, str(late)], doing="moving a tone")

    def begins(path: Path) -> float:
        heard: list[NDArray[np.float32]] = []
        listen(path, lambda second: heard.append(np.asarray(second, np.float32)))
        loud = np.flatnonzero(np.abs(np.concatenate(heard, axis=1)[0]) > 0.2)
        return float(loud[0]) / RATE

    assert begins(late) - begins(plain) == pytest.approx(0.08, abs=0.002)
