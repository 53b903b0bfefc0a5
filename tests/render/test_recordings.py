"""Recordings of any rate come to the desk at its own, whole, in bounded memory."""

from pathlib import Path

import numpy as np
import pytest

from tools.audio import wav
from tools.audio.ports import SAMPLE_RATE
from tools.audio.sources import Held, Piece, Row, Turned
from tools.media.pool import Pool
from tools.production import recordings
from tools.production.recordings import Recordings

pytestmark = pytest.mark.render


def hum(rate: int, seconds: float) -> np.ndarray:
    return (0.3 * np.sin(2 * np.pi * 440 * np.arange(round(rate * seconds)) / rate)).astype(np.float32)


def test_a_recording_of_another_rate_keeps_its_pitch(tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    wav.write(tmp_path / "hum.wav", hum(44_100, 1.0), "16", 44_100)
    sound = Recordings(pool, tmp_path).whole(pool.add(tmp_path / "hum.wav"))
    assert sound.count == SAMPLE_RATE
    middle = sound.read(10_000, 40_000)
    assert np.allclose(middle[:, 0], hum(SAMPLE_RATE, 1.0)[10_000:40_000], atol=2e-3)
    assert np.array_equal(middle[:, 0], middle[:, 1])


def test_a_ready_recording_is_read_where_it_lies(tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    wav.write(tmp_path / "hum.wav", hum(SAMPLE_RATE, 0.5), "float")
    sound = Recordings(pool, tmp_path / "cache").whole(pool.add(tmp_path / "hum.wav"))
    assert np.array_equal(sound.read(100, 200), hum(SAMPLE_RATE, 0.5)[100:200])
    assert not (tmp_path / "cache").exists()


def test_a_long_recording_is_decoded_in_parts_that_join(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Pool(tmp_path / "pool")
    wav.write(tmp_path / "hum.wav", hum(44_100, 3.5), "16", 44_100)
    media = pool.add(tmp_path / "hum.wav")
    (tmp_path / "whole").mkdir()
    (tmp_path / "parts").mkdir()
    whole = Recordings(pool, tmp_path / "whole").whole(media)
    monkeypatch.setattr(recordings, "LONGEST_AT_ONCE", 1)
    parts = Recordings(pool, tmp_path / "parts").whole(media)
    assert parts.count == whole.count
    assert np.abs(parts.read(0, parts.count) - whole.read(0, whole.count)).max() < 1e-5


def test_sources_give_the_same_whole_and_in_pieces() -> None:
    loop = Held(np.stack([hum(SAMPLE_RATE, 0.01)] * 2, axis=1))
    turned = Turned(loop, 2000, 300, 500)
    for sound in (turned, Piece(turned, -150, 2400), Row(((100, turned), (1500, loop)), 3000)):
        whole = sound.read(0, sound.count)
        assert len(whole) == sound.count
        pieces = [sound.read(at, min(at + 37, sound.count)) for at in range(0, sound.count, 37)]
        assert np.array_equal(np.concatenate(pieces), whole)
    beyond = Piece(turned, -150, 2400).read(0, 2400)
    assert not beyond[:150].any()
    assert not beyond[2150:].any()
