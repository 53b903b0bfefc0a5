# pyright: reportUnknownMemberType=false
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyloudnorm
import pytest
from scipy.signal import resample_poly

from tools.audio import wav
from tools.audio.desk import BLOCK, Desk, Placed
from tools.audio.loudness import SILENT_LUFS, amplitude, decibels, hop_energies, loudness, true_peak
from tools.audio.meters import A_SECOND, WINDOW, metered
from tools.audio.mixdown import STEM_FILES, StemFile, listen, master, static_gain, write_stems
from tools.audio.ports import SAMPLE_RATE, Samples, Target
from tools.audio.sources import Held
from tools.film.errors import Bug
from tools.film.sound import STEMS, Mix, Stem

pytestmark = pytest.mark.render

BROADCAST = Target(lufs=-23.0)

SECONDS = 16
LENGTH = SECONDS * SAMPLE_RATE


@dataclass(frozen=True)
class Mixed:
    """A mix in memory: the master, and the stems at its static gain."""

    master: Samples
    stems: dict[Stem, Samples]
    loudness_lufs: float
    true_peak_db: float


def mixdown(
    placed: Sequence[Placed], length: int, mix: Mix, *, target_lufs: float = -14.0, block: int = BLOCK
) -> Mixed:
    desk, target = Desk(placed, length, mix, block), Target(lufs=target_lufs)
    with TemporaryDirectory() as folder:
        heard = listen(desk, Path(folder) / "mix.heard")
        done = master(desk, heard, target, Path(folder) / "mix.wav")
        finished, _ = wav.read(Path(folder) / "mix.wav")
    blocks = list(desk.blocks())
    gain = np.float32(amplitude(done.gain_db))
    stems: dict[Stem, Samples] = {stem: np.concatenate([block[stem] for block in blocks]) * gain for stem in STEMS}
    return Mixed(finished, stems, done.loudness_lufs, done.true_peak_db)


def at(level_lufs: float, samples: Samples) -> Samples:
    return (samples * amplitude(level_lufs - loudness(samples))).astype(np.float32)


def a_pad(seconds: float, level_lufs: float = -18.0) -> Samples:
    t = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    left = sum(np.sin(2 * np.pi * hertz * t) for hertz in (220.0, 277.2, 329.6, 1108.7))
    return at(level_lufs, np.stack([left, np.roll(left, 300)], axis=1).astype(np.float32))


def a_line(seconds: float, seed: int = 1) -> Samples:
    """Syllables: bursts of shaped noise and buzz, about as peaky as speech."""
    chance = np.random.Generator(np.random.PCG64(seed))
    t = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    buzz = np.sign(np.sin(2 * np.pi * 120 * t)) * 0.4 + chance.standard_normal(len(t)) * 0.15
    return at(-20.0, (buzz * np.abs(np.sin(2 * np.pi * 2.2 * t)) ** 2).astype(np.float32))


def rain(seconds: float, level_lufs: float = -34.0) -> Samples:
    noise = np.random.Generator(np.random.PCG64(9)).standard_normal((round(seconds * SAMPLE_RATE), 2))
    return at(level_lufs, noise.astype(np.float32))


def a_scene() -> list[Placed]:
    return [
        Placed("MX", Held(a_pad(SECONDS)), 0),
        Placed("FX", Held(rain(SECONDS)), 0),
        Placed("DX", Held(a_line(2.5)), 4 * SAMPLE_RATE, speech=True),
        Placed("DX", Held(a_line(2.0, 2)), 7 * SAMPLE_RATE, speech=True, pan=0.2),
        Placed("FX", Held(a_line(0.4, 3)), 12 * SAMPLE_RATE, pan=-0.7),
    ]


def part(samples: Samples, start: float, stop: float) -> Samples:
    return samples[round(start * SAMPLE_RATE) : round(stop * SAMPLE_RATE)]


def level_db(samples: Samples) -> float:
    return decibels(float(np.sqrt(np.square(samples, dtype=np.float64).mean())))


def rides(stem: Samples, before: Samples) -> np.ndarray:
    """The gain in dB that `before` got in every 50 ms."""
    steps = len(stem) // 2400
    powers = [np.square(x[: steps * 2400].astype(np.float64)).reshape(steps, -1).mean(axis=1) for x in (stem, before)]
    return 10 * np.log10(powers[0] / powers[1])


@pytest.fixture(scope="module")
def scene() -> Mixed:
    return mixdown(a_scene(), LENGTH, Mix())


def test_the_master_is_as_long_as_the_film_and_as_loud_as_ordered(scene: Mixed):
    assert scene.master.shape == (LENGTH, 2)
    assert scene.master.dtype == np.float32
    assert scene.loudness_lufs == pytest.approx(-14, abs=0.2)
    measured = pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(scene.master.astype(np.float64))
    assert measured == pytest.approx(-14, abs=0.3)


def test_no_true_peak_is_above_the_limit_by_another_measure(scene: Mixed):
    between = resample_poly(scene.master.astype(np.float64), 8, 1, axis=0)
    assert decibels(float(np.abs(between).max())) <= -1.3
    assert scene.true_peak_db <= -1.3


def test_the_stems_add_up_to_the_mix_before_the_limiter_to_the_sample(tmp_path: Path):
    desk = Desk(a_scene(), LENGTH - 7, Mix())
    heard = listen(desk, tmp_path / "mix.heard")
    gain_db = static_gain(heard, BROADCAST)
    paths: dict[StemFile, Path] = {name: tmp_path / f"{name}.wav" for name in STEM_FILES}
    assert write_stems(desk, heard, gain_db, paths) == gain_db
    assert all(wav.shape_of(path).bits == 24 and wav.shape_of(path).count == LENGTH - 7 for path in paths.values())
    whole = {name: np.rint(wav.read(path)[0].astype(np.float64) * 8388607) for name, path in paths.items()}
    assert np.array_equal(whole["MX"] + whole["FX"], whole["M&E"])
    before = np.concatenate([block["DX"] + block["MX"] + block["FX"] for block in desk.blocks()])
    mix = before.astype(np.float64) * amplitude(gain_db) * 8388607
    assert np.abs(whole["DX"] + whole["MX"] + whole["FX"] - mix).max() < 3
    # At -23 LUFS the limiter has nothing to do: the master is that mix, and both deliveries begin with the same blocks.
    master(desk, heard, BROADCAST, tmp_path / "mix.wav")
    finished = wav.read(tmp_path / "mix.wav")[0].astype(np.float64) * 8388607
    assert np.abs(finished - mix).max() < 3


def test_meters_show_the_highest_sample_of_every_stem_whatever_the_blocks():
    length = 2 * SAMPLE_RATE - 1000
    shown = [metered(Desk(a_scene(), length, Mix(), block), 3.0, -1.5) for block in (BLOCK, 48_000, 7001)]
    assert shown[0] == shown[1] == shown[2]
    readings = np.frombuffer(shown[0], np.uint8).reshape(-1, 4)
    assert len(readings) == 2 * A_SECOND
    blocks = list(Desk(a_scene(), length, Mix()).blocks())
    for column, stem in enumerate(STEMS):
        loud = np.concatenate([block[stem] for block in blocks])[30 * WINDOW : 31 * WINDOW]
        wanted = 255 + 4 * decibels(float(np.abs(loud).max()) * amplitude(3.0))
        assert readings[30, column] == pytest.approx(max(wanted, 0), abs=0.51)
    assert readings[:, 3].max() <= 255 - 6


def test_stems_that_would_be_over_full_scale_are_all_lowered_alike(tmp_path: Path):
    desk = Desk(a_scene(), LENGTH, Mix())
    heard = listen(desk, tmp_path / "mix.heard")
    paths: dict[StemFile, Path] = {name: tmp_path / f"{name}.wav" for name in STEM_FILES}
    gain_db = write_stems(desk, heard, 30.0, paths)
    assert gain_db < 30.0
    tops = [float(np.abs(wav.read(path)[0]).max()) for path in paths.values()]
    assert max(tops) <= 1.0
    assert heard.top * amplitude(gain_db) == pytest.approx(1.0, abs=1e-6)


def test_the_size_of_the_blocks_is_not_heard():
    mixes = [mixdown(a_scene(), LENGTH - 5, Mix(), block=block) for block in (BLOCK, 48_000, 70_001)]
    for other in mixes[1:]:
        assert other.master.tobytes() == mixes[0].master.tobytes()
        assert all(other.stems[stem].tobytes() == mixes[0].stems[stem].tobytes() for stem in STEMS)
        assert (other.loudness_lufs, other.true_peak_db) == (mixes[0].loudness_lufs, mixes[0].true_peak_db)


def test_another_delivery_of_the_mix_does_not_listen_again(tmp_path: Path):
    first = listen(Desk(a_scene(), LENGTH, Mix()), tmp_path / "mix.heard")
    again = listen(Desk((), LENGTH, Mix()), tmp_path / "mix.heard")
    assert np.array_equal(first.energies, again.energies)
    assert again.top == first.top > 0
    again.peaks.write_bytes(b"cut short")
    assert listen(Desk((), LENGTH, Mix()), tmp_path / "mix.heard").top == 0


def test_speech_stands_at_least_ten_db_above_the_music(scene: Mixed):
    for start, stop in ((4.0, 6.5), (7.0, 9.0)):
        speech, music = (loudness(part(scene.stems[stem], start, stop)) for stem in ("DX", "MX"))
        assert speech - music >= 10


def test_the_music_goes_down_before_the_words_and_stays_down_between_them(scene: Mixed):
    gain = rides(scene.stems["MX"], a_pad(SECONDS))
    gain -= gain[10]
    assert gain[round(3.0 / 0.05)] == pytest.approx(0, abs=0.2)
    during = gain[round(4.0 / 0.05) : round(9.0 / 0.05)]
    assert during.max() <= -9.0
    assert during.std() < 1.0
    assert gain[round(10.5 / 0.05)] == pytest.approx(0, abs=0.3)


def test_the_fader_never_jumps(scene: Mixed):
    gain = rides(scene.stems["MX"], a_pad(SECONDS))[2:-2]
    assert max(abs(b - a) for a, b in pairwise(gain)) < 3.0


def test_rain_goes_down_less_than_music(scene: Mixed):
    gain = rides(scene.stems["FX"], rain(SECONDS))
    assert -7 < gain[round(5.0 / 0.05)] - gain[10] < -2


def test_when_the_music_ends_under_a_line_nothing_else_moves():
    shared = [
        Placed("FX", Held(rain(SECONDS)), 0),
        Placed("DX", Held(a_line(5.0)), 6 * SAMPLE_RATE, speech=True),
    ]
    ends = mixdown([Placed("MX", Held(a_pad(8.0)), 0), *shared], LENGTH, Mix())
    goes_on = mixdown([Placed("MX", Held(a_pad(SECONDS)), 0), *shared], LENGTH, Mix())
    # The two films are brought to the same loudness by different gains, so each stem is compared with itself.
    stems: tuple[Stem, ...] = ("DX", "FX")
    for stem in stems:
        ratio = rides(*(part(mixed.stems[stem], 6.5, 10.5) for mixed in (ends, goes_on)))
        assert ratio.max() - ratio.min() < 1.0
        assert max(abs(b - a) for a, b in pairwise(ratio)) < 0.25
    music = [level_db(part(ends.stems["MX"], s, s + 0.05)) for s in np.arange(6.2, 8.0, 0.05)]
    assert max(abs(b - a) for a, b in pairwise(music[:-4])) < 3
    assert not ends.stems["MX"][8 * SAMPLE_RATE + 10 :].any()


def test_nothing_clicks_where_a_sound_is_cut():
    tone = a_pad(20.0)
    mixed = mixdown(
        [Placed("MX", Held(tone), -3 * SAMPLE_RATE), Placed("FX", Held(tone[:48_000]), LENGTH - 24_000)], LENGTH, Mix()
    )
    assert not mixed.master[0].any()
    assert np.abs(mixed.master[-1]).max() < 1e-3
    assert np.abs(np.diff(mixed.master[:480], axis=0)).max() < 0.05


def test_the_desk_is_obeyed():
    mix = Mix(stem_gain_db={"DX": 0.0, "MX": -6.0, "FX": 0.0}, muted_stems=("FX",), duck_db=0)
    # Quiet enough that the limiter has nothing to do with it.
    plain = mixdown(a_scene(), LENGTH, Mix(duck_db=0, muted_stems=("FX",)), target_lufs=-26)
    changed = mixdown(a_scene(), LENGTH, mix, target_lufs=-26)
    assert not changed.stems["FX"].any()
    balance = [level_db(m.stems["DX"]) - level_db(m.stems["MX"]) for m in (plain, changed)]
    assert balance[1] - balance[0] == pytest.approx(6, abs=0.2)
    gain = rides(changed.stems["MX"], a_pad(SECONDS))
    assert gain[100] - gain[40] == pytest.approx(0, abs=1.0)


def test_muted_dialogue_ducks_nothing():
    mixed = mixdown(a_scene(), LENGTH, Mix(muted_stems=("DX",)))
    gain = rides(mixed.stems["MX"], a_pad(SECONDS))
    assert gain[100] - gain[40] == pytest.approx(0, abs=0.3)


def test_pan_keeps_the_power_and_takes_the_side():
    sound = a_line(2.0)
    powers: list[tuple[float, float]] = []
    for pan in (-1.0, 0.0, 1.0):
        mixed = mixdown(
            [Placed("FX", Held(sound), 0, pan=pan), Placed("MX", Held(a_pad(4.0)), 0)], 4 * SAMPLE_RATE, Mix()
        )
        music = float(np.square(mixed.stems["MX"], dtype=np.float64).sum())
        left, right = np.square(mixed.stems["FX"], dtype=np.float64).sum(axis=0) / music
        powers.append((float(left), float(right)))
    assert powers[0][1] < powers[0][0] * 1e-6
    assert powers[2][0] < powers[2][1] * 1e-6
    assert powers[1][0] == pytest.approx(powers[1][1], rel=0.01)
    assert sum(powers[0]) == pytest.approx(sum(powers[1]), rel=0.15)


def test_the_same_sounds_give_the_same_samples():
    first, second = (mixdown(a_scene(), LENGTH, Mix()) for _ in range(2))
    assert first.master.tobytes() == second.master.tobytes()


@pytest.mark.parametrize("target", [-14.0, -23.0])
def test_an_ambience_alone_is_brought_to_the_target(target: float):
    mixed = mixdown([Placed("FX", Held(rain(6, -50)), 0)], 6 * SAMPLE_RATE, Mix(), target_lufs=target)
    assert mixed.loudness_lufs == pytest.approx(target, abs=0.3)
    assert mixed.true_peak_db <= -1.3


def test_silence_stays_silence():
    mixed = mixdown([], SAMPLE_RATE, Mix())
    assert not mixed.master.any()
    assert mixed.loudness_lufs == SILENT_LUFS
    assert np.isfinite(mixed.true_peak_db)


def test_sounds_outside_the_film_are_not_heard_and_do_not_duck():
    outside = [
        Placed("DX", Held(a_line(1.0)), -2 * SAMPLE_RATE, speech=True),
        Placed("DX", Held(a_line(1.0)), LENGTH + 5, speech=True),
    ]
    alone = mixdown([Placed("MX", Held(a_pad(SECONDS)), 0)], LENGTH, Mix())
    assert (
        mixdown([Placed("MX", Held(a_pad(SECONDS)), 0), *outside], LENGTH, Mix()).master.tobytes()
        == alone.master.tobytes()
    )


def test_a_very_peaky_film_still_reaches_the_target():
    clicks = np.zeros(LENGTH, np.float32)
    clicks[:: SAMPLE_RATE // 5] = 0.9
    mixed = mixdown([Placed("FX", Held(clicks), 0), Placed("MX", Held(a_pad(SECONDS, -30)), 0)], LENGTH, Mix())
    assert mixed.true_peak_db <= -1.3
    assert mixed.loudness_lufs == pytest.approx(-14, abs=0.5)


def test_a_mix_of_no_length_is_a_bug():
    with pytest.raises(Bug):
        mixdown([], 0, Mix())


def test_the_meter_agrees_with_another_meter():
    scene = np.concatenate([a_pad(3), a_pad(3) * np.float32(0.01), rain(4, -25)])
    other = pyloudnorm.Meter(SAMPLE_RATE).integrated_loudness(scene.astype(np.float64))
    assert loudness(scene) == pytest.approx(other, abs=0.1)
    assert len(hop_energies(scene)) == 100


def test_the_peak_between_the_samples_is_found():
    t = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    tone = (0.5 * np.sin(2 * np.pi * 12_000 * t + np.pi / 4) * np.hanning(SAMPLE_RATE)).astype(np.float32)
    assert decibels(float(np.abs(tone).max())) == pytest.approx(-9.03, abs=0.05)
    assert true_peak(tone) == pytest.approx(-6.02, abs=0.1)
