"""A clip's own sound begins with its first picture, whatever the file's clocks say."""

import subprocess
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tools.film.errors import OperatorError
from tools.media.binaries import ffmpeg
from tools.media.clip_sound import RATE, clip_sound

BEEP = "aevalsrc='if(between(t,0.5,0.6),0.5*sin(2*PI*1000*t),0)':s={rate}:d=1.5:c={layout}"
PICTURE = "testsrc2=s=64x36:r=25:d=1.5"


def clip(
    path: Path, *options: str, rate: int = 48_000, layout: str = "mono", late: float = 0, early: float = 0
) -> Path:
    """A clip with a beep at 0.5 s of its sound; sound or picture may begin later than the other."""
    inputs = ["-itsoffset", str(early), "-f", "lavfi", "-i", PICTURE]
    inputs += ["-itsoffset", str(late), "-f", "lavfi", "-i", BEEP.format(rate=rate, layout=layout)]
    command = [str(ffmpeg()), "-v", "error", "-y", *inputs, "-map", "0:v", "-map", "1:a", *options, str(path)]
    subprocess.run(command, check=True)
    return path


def beep_at(samples: np.ndarray) -> float:
    """Seconds to the beep's begin, by its envelope."""
    loud = np.flatnonzero(np.abs(samples[:, 0]) > 0.2)
    return float(loud[0]) / RATE


H264, AAC = ("-c:v", "libx264"), ("-c:a", "aac", "-b:a", "128k")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("aac.mp4", (*H264, *AAC)),
        ("aac.ts", (*H264, *AAC)),
        ("pcm.mov", (*H264, "-c:a", "pcm_s16le")),
        ("opus.webm", ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus")),
    ],
)
@pytest.mark.parametrize(("late", "early"), [(0, 0), (0.4, 0), (0, 0.2)])
def test_sound_and_picture_keep_their_distance(
    tmp_path: Path, name: str, options: tuple[str, ...], late: float, early: float
) -> None:
    samples = clip_sound(clip(tmp_path / name, *options, late=late, early=early))
    assert samples.dtype == np.float32
    assert beep_at(samples) == pytest.approx(0.5 + late - early, abs=0.003)


def test_a_container_without_times_begins_with_both(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.avi", "-c:v", "mjpeg", "-c:a", "libmp3lame")
    assert beep_at(clip_sound(path)) == pytest.approx(0.5, abs=0.03)


def test_a_range_is_cut_to_the_sample(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mov", *H264, "-c:a", "pcm_s16le", rate=44_100, layout="stereo")
    whole = clip_sound(path)
    part = clip_sound(path, Fraction(1, 3), Fraction(1, 2))
    assert part.shape == (24_000, 2)
    assert np.abs(part - whole[16_000:40_000]).max() < 1e-3
    assert len(whole) == pytest.approx(1.5 * RATE, abs=2)
    over = clip_sound(path, Fraction(1), Fraction(2))
    assert over.shape == (2 * RATE, 2)
    assert not over[RATE:].any()


def test_mono_keeps_its_level_on_both_sides(tmp_path: Path) -> None:
    samples = clip_sound(clip(tmp_path / "a.mov", *H264, "-c:a", "pcm_s16le"))
    assert np.array_equal(samples[:, 0], samples[:, 1])
    assert np.abs(samples).max() == pytest.approx(0.5, abs=0.01)


def test_many_channels_are_mixed_down_and_rates_changed(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.mov", *H264, "-c:a", "pcm_s16le", "-ac", "6", rate=32_000)
    samples = clip_sound(path)
    assert samples.shape[1] == 2
    assert beep_at(samples) == pytest.approx(0.5, abs=0.002)


def test_a_silent_clip_and_a_broken_one_are_told_apart(tmp_path: Path) -> None:
    silent = tmp_path / "silent.mp4"
    subprocess.run([str(ffmpeg()), "-v", "error", "-f", "lavfi", "-i", PICTURE, *H264, str(silent)], check=True)
    with pytest.raises(OperatorError, match="has no sound") as caught:
        clip_sound(silent)
    assert caught.value.code == "no_sound"
    (tmp_path / "words.mp4").write_text("INT. LAMP ROOM - NIGHT")
    with pytest.raises(OperatorError, match="cannot be read") as caught:
        clip_sound(tmp_path / "words.mp4")
    assert caught.value.code == "unreadable"


def test_damaged_sound_leaves_a_gap_and_the_rest_in_its_place(tmp_path: Path) -> None:
    path = clip(tmp_path / "a.ts", *H264, *AAC)
    data = bytearray(path.read_bytes())
    # Spoil a stretch of packets in the first third; the beep comes later.
    for at in range(188 * 12, 188 * 24, 188):
        data[at + 8 : at + 180] = b"\0" * 172
    path.write_bytes(data)
    assert beep_at(clip_sound(path)) == pytest.approx(0.5, abs=0.03)
