"""A probe counts and measures; what is not media is an error with FFmpeg's words."""

import subprocess
from fractions import Fraction
from pathlib import Path

import pytest

from tools.film.errors import OperatorError
from tools.media.binaries import ffmpeg
from tools.media.probing import probe


def test_picture_and_sound_are_measured(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    inputs = ["-f", "lavfi", "-i", "testsrc2=s=64x36:r=25:d=1.2", "-f", "lavfi", "-i", "sine=r=44100:d=1"]
    subprocess.run([str(ffmpeg()), "-v", "error", *inputs, "-c:v", "libx264", "-c:a", "aac", str(path)], check=True)
    found = probe(path)
    assert (found.frames, found.rate, found.width, found.height) == (30, Fraction(25), 64, 36)
    assert (found.video_codec, found.audio_codec, found.sample_rate, found.channels) == ("h264", "aac", 44_100, 1)
    assert found.colour_space == "unknown"
    assert found.audio_seconds == pytest.approx(1.0, abs=0.05)


def test_a_text_file_is_not_media(tmp_path: Path) -> None:
    (tmp_path / "script.mp4").write_text("INT. LAMP ROOM - NIGHT")
    with pytest.raises(OperatorError, match="not a media file") as caught:
        probe(tmp_path / "script.mp4")
    assert caught.value.code == "unreadable"
    with pytest.raises(OperatorError, match="No such file"):
        probe(tmp_path / "nothing.mp4")
