import struct
import wave
from pathlib import Path

import numpy as np
import pytest

from tools.audio import wav
from tools.audio.ports import SAMPLE_RATE, Samples
from tools.film.errors import OperatorError


def some(channels: int) -> Samples:
    chance = np.random.Generator(np.random.PCG64(4))
    samples = chance.uniform(-0.99, 0.99, (1001, channels)).astype(np.float32)
    return samples[:, 0].copy() if channels == 1 else samples


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize(("form", "step"), [("16", 1 / 32767), ("24", 1 / 8388607), ("float", 0.0)])
def test_what_was_written_is_read_back(tmp_path: Path, channels: int, form: wav.Format, step: float):
    samples = some(channels)
    wav.write(tmp_path / "a.wav", samples, form)
    back, rate = wav.read(tmp_path / "a.wav")
    assert rate == SAMPLE_RATE
    assert back.shape == samples.shape
    assert np.abs(back - samples).max() <= step


def test_the_same_samples_give_the_same_file(tmp_path: Path):
    first = wav.write(tmp_path / "a.wav", some(2))
    second = wav.write(tmp_path / "b.wav", some(2))
    assert first == second
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()
    assert wav.write(tmp_path / "b.wav", some(1)) != first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.wav", "b.wav"]


def test_another_program_can_read_it(tmp_path: Path):
    wav.write(tmp_path / "a.wav", some(2), "16")
    with wave.open(str(tmp_path / "a.wav")) as opened:
        assert (opened.getnchannels(), opened.getframerate(), opened.getnframes()) == (2, SAMPLE_RATE, 1001)
        values = np.frombuffer(opened.readframes(1001), "<i2").reshape(-1, 2)
    assert np.abs(values / 32767 - some(2)).max() < 1 / 32767


def test_what_is_past_full_scale_is_held_at_it(tmp_path: Path):
    wav.write(tmp_path / "a.wav", np.array([3.0, -3.0], np.float32), "24")
    assert wav.read(tmp_path / "a.wav")[0].tolist() == [1.0, -1.0]


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not a wav file at all, no", b"RIFF\0\0\0\0WAVEfmt \x02\0\0\0ab"])
def test_what_is_no_wav_file_is_said_to_be_none(tmp_path: Path, content: bytes):
    (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(OperatorError, match="not a whole WAV file"):
        wav.read(tmp_path / "a.wav")


def test_a_kind_that_is_not_read_is_named(tmp_path: Path):
    fmt = struct.pack("<HHIIHH", 7, 1, 8000, 8000, 1, 8)
    body = b"WAVEfmt " + struct.pack("<I", 16) + fmt + b"data" + struct.pack("<I", 2) + b"ab"
    (tmp_path / "a.wav").write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    with pytest.raises(OperatorError, match="8 bit, code 7"):
        wav.read(tmp_path / "a.wav")


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path):
    with pytest.raises(OperatorError, match="cannot be written"):
        wav.write(tmp_path / "no such folder" / "a.wav", some(1))


def test_the_hash_of_a_sound_knows_its_shape():
    assert wav.sound_hash(some(1)) == wav.sound_hash(some(1).copy())
    assert wav.sound_hash(some(2)) != wav.sound_hash(some(2).reshape(-1))
