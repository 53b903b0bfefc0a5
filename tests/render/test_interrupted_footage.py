"""A stream whose times begin anew, and a picture that is shown as in a mirror, come in as ffmpeg shows them."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.coded_film import code, decode_blocks
from tests.fakes.footage_house import House, run
from tests.fakes.zoo import BT709, X264, ZOO, Animal, make
from tools.media.clip_sound import RATE, clip_sound
from tools.media.footage import measure
from tools.media.probing import probe

pytestmark = pytest.mark.render

FRAMES = 40
BEEP = "aevalsrc='if(between(t,0.5,0.6),0.5*sin(2*PI*1000*t),0)':d={seconds}:s={rate}"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "house")


def recording(folder: Path, name: str, offset: str, *, take: int, rate: int = 48_000) -> bytes:
    """Forty coded pictures with a beep half a second after the first, as a transport stream that begins at `offset`."""
    silent = make(Animal(f"{name}.mp4", frames=FRAMES), folder, take)
    path = folder / f"{name}.ts"
    sound = ("-f", "lavfi", "-i", BEEP.format(seconds=f"{FRAMES / 24:.4f}", rate=rate), "-c:a", "aac")
    run("-i", str(silent), *sound, "-c:v", "copy", "-output_ts_offset", offset, str(path))
    return path.read_bytes()


@pytest.mark.parametrize("offset", ["0", "0.4", "95000"], ids=["anew", "overlapping", "a day later"])
def test_two_recordings_in_one_stream_follow_one_another(house: House, tmp_path: Path, offset: str) -> None:
    joined = tmp_path / "joined.ts"
    joined.write_bytes(recording(tmp_path, "one", "0", take=1) + recording(tmp_path, "two", offset, take=2))
    found = measure(joined)
    assert (found.frames, found.rate, found.variable) == (2 * FRAMES, Fraction(24), False)
    assert found.sound_seconds == pytest.approx(2 * FRAMES / 24, abs=0.05)
    probed = probe(joined)
    assert (probed.seconds, probed.audio_seconds) == (pytest.approx(2 * FRAMES / 24, abs=0.1),) * 2
    shown = decode_blocks(house.show(joined, 2 * FRAMES))
    wanted = [code(take, index) for take in (1, 2) for index in range(FRAMES)]
    wrong = [at for at, (blocks, one) in enumerate(zip(shown, wanted, strict=True)) if np.abs(blocks - one).max() > 60]
    assert wrong == []


@pytest.mark.parametrize(
    ("rate", "near"), [(48_000, 0.025), (32_000, 0.05)], ids=["one rate", "another rate, whose times are the first's"]
)
def test_each_recording_keeps_its_sound_with_its_pictures_and_at_its_pitch(
    tmp_path: Path, rate: int, near: float
) -> None:
    joined = tmp_path / "joined.ts"
    second = recording(tmp_path, "two", "95000", take=2, rate=rate)
    joined.write_bytes(recording(tmp_path, "one", "0", take=1) + second)
    samples = clip_sound(joined)[:, 0]
    loud = np.flatnonzero(np.abs(samples) > 0.2) / RATE
    begins = [float(loud[0]), float(loud[loud > 1][0])]
    assert begins == pytest.approx([0.5, FRAMES / 24 + 0.5], abs=near)
    for begin in begins:
        beep = samples[round((begin + 0.02) * RATE) :][:2400]
        assert np.abs(np.fft.rfft(beep)).argmax() * RATE / 2400 == pytest.approx(1000, abs=20)


def test_a_stream_that_is_only_cut_into_keeps_its_times(tmp_path: Path) -> None:
    whole = recording(tmp_path, "one", "0", take=1)
    packets = len(whole) // 188
    cut = tmp_path / "cut.ts"
    cut.write_bytes(whole[: packets // 3 * 188] + whole[packets // 2 * 188 :])
    found = measure(cut)
    assert found.frames < FRAMES
    assert found.seconds == pytest.approx(FRAMES / 24, abs=0.05)


@pytest.mark.parametrize("flip", ["hflip", "vflip"])
def test_a_mirrored_picture_is_shown_so_and_conformed_first(house: House, tmp_path: Path, flip: str) -> None:
    lying = make(Animal("lying.mp4", X264, filters=f"{BT709},{flip}"), tmp_path)
    path = tmp_path / "mirrored.mp4"
    run(f"-display_{flip}", "-i", str(lying), "-c", "copy", str(path))
    assert measure(path).reasons == ("it is mirrored",)
    shown = decode_blocks(house.show(path, FRAMES))
    assert all(np.abs(blocks - code(1, index)).max() < 60 for index, blocks in enumerate(shown))


def test_a_turned_picture_is_not_called_mirrored(tmp_path: Path) -> None:
    over = next(animal for animal in ZOO if animal.turned == 180)
    assert measure(make(over, tmp_path)).reasons == ("it lies turned by 180 degrees",)
