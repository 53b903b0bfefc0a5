"""The own sound of clips: where it is heard, how it is cut, and what is done to it."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.last_light import last_light
from tools.audio import wav
from tools.audio.desk import Desk
from tools.audio.ports import SAMPLE_RATE, Samples
from tools.audio.sources import Held
from tools.audio.stretch import stretched
from tools.film.apply import apply
from tools.film.edits import FilmEdit
from tools.film.edits.cut import Blade, Freeze, SetSpeed, SetTransition, SplitEdit
from tools.film.edits.sound import Mute, SetGain, SetLine, SetSoundCrossfade
from tools.film.edits.takes import PrintTake
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.retiming import retime
from tools.film.views import film_frames
from tools.media.pool import Pool
from tools.production.own_sound import own_sounds, place
from tools.production.recordings import Recordings
from tools.production.voices import lines_of

pytestmark = pytest.mark.render

SHOTS = """INT. BAR - NIGHT
- Wide shot, the bar [2s]
- Close-up, ANN [2s]
- Close-up, BOB [2s]
"""
HERTZ = (440.0, 1000.0, 2500.0)
HEAD = 24
FRAME = SAMPLE_RATE // 24


def tone(hertz: float, seconds: float) -> Samples:
    t = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    return np.repeat((0.2 * np.sin(2 * np.pi * hertz * t)).astype(np.float32)[:, None], 2, axis=1)


@pytest.fixture
def pool(tmp_path: Path) -> Pool:
    return Pool(tmp_path / "pool")


@pytest.fixture
def film(tmp_path: Path, pool: Pool) -> Film:
    """Three shots of 48 frames; the takes have a second of handles, and each hums a tone of its own."""
    film = last_light(SHOTS)
    for number, hertz in enumerate(HERTZ, 1):
        wav.write(tmp_path / "hum.wav", tone(hertz, 4))
        media = pool.add(tmp_path / "hum.wav")
        film = made(film, PrintTake(shot=number, media=media, frames=96, head=HEAD, sound=True, generator="imported"))
    return film


def made(film: Film, *edits: FilmEdit) -> Film:
    for edit in edits:
        film, _ = apply(film, edit)
    return film


def heard(film: Film, pool: Pool, tmp_path: Path) -> Samples:
    placed, notes = place(own_sounds(film), Recordings(pool, tmp_path), tmp_path)
    assert notes == []
    blocks = list(Desk(placed, film_frames(film) * FRAME, film.mix).blocks())
    return np.concatenate([block["FX"] + block["DX"] for block in blocks])


def level(samples: Samples, hertz: float, first: float, last: float) -> float:
    """The amplitude of a tone in the frames `first`..`last`; the hum has 0.2."""
    part = samples[round(first * FRAME) : round(last * FRAME), 0].astype(np.float64)
    turn = np.exp(-2j * np.pi * hertz * np.arange(len(part)) / SAMPLE_RATE)
    return float(2 * np.abs((part * turn).mean()))


def test_every_clip_is_heard_under_its_own_picture(film: Film, pool: Pool, tmp_path: Path) -> None:
    samples = heard(film, pool, tmp_path)
    for number, hertz in enumerate(HERTZ):
        for other in range(3):
            wanted = 0.2 if other == number else 0.0
            assert level(samples, hertz, 48 * other + 2, 48 * other + 46) == pytest.approx(wanted, abs=0.003)
    # The sound is in step with the picture: the head of the take lies before it.
    assert np.allclose(samples[1000:2000], tone(HERTZ[0], 4)[HEAD * FRAME + 1000 : HEAD * FRAME + 2000], atol=1e-6)
    assert all(sound.stem == "FX" for sound in own_sounds(film))


def test_a_cut_crosses_in_ten_milliseconds_and_a_blade_is_not_heard(film: Film, pool: Pool, tmp_path: Path) -> None:
    samples = heard(film, pool, tmp_path)
    at = 48 * FRAME
    assert np.allclose(
        samples[at - 2000 : at - 240], tone(HERTZ[0], 4)[72 * FRAME - 2000 : 72 * FRAME - 240], atol=1e-6
    )
    assert level(samples, HERTZ[0], 48.2, 50) < 0.002
    bladed = made(film, Blade(at=20), Blade(at=70))
    assert len(own_sounds(bladed)) == 5
    assert heard(bladed, pool, tmp_path).tobytes() == samples.tobytes()


def test_a_hold_and_a_muted_clip_are_silent(film: Film, pool: Pool, tmp_path: Path) -> None:
    still = heard(made(film, Freeze(clip=1), Mute(clip=3)), pool, tmp_path)
    assert [level(still, hertz, 48 * n + 2, 48 * n + 46) > 0.1 for n, hertz in enumerate(HERTZ)] == [False, True, False]
    assert not own_sounds(made(film, Mute(production=True)))


def test_gains_of_a_clip_and_of_all_clips_add(film: Film, pool: Pool, tmp_path: Path) -> None:
    quiet = made(film, SetGain(clip=2, gain_db=-6), SetGain(production=True, delta_db=-6))
    samples = heard(quiet, pool, tmp_path)
    assert level(samples, HERTZ[0], 2, 46) == pytest.approx(0.2 * 10 ** (-6 / 20), rel=0.02)
    assert level(samples, HERTZ[1], 50, 94) == pytest.approx(0.2 * 10 ** (-12 / 20), rel=0.02)


def test_split_edits_move_the_cut_of_the_sound(film: Film, pool: Pool, tmp_path: Path) -> None:
    leading = heard(made(film, SplitEdit(clip=2, lead=12)), pool, tmp_path)
    assert level(leading, HERTZ[1], 36.5, 48) == pytest.approx(0.2, abs=0.01)
    assert level(leading, HERTZ[0], 36.5, 48) < 0.01
    assert level(leading, HERTZ[0], 20, 35.5) == pytest.approx(0.2, abs=0.01)
    lasting = heard(made(film, SplitEdit(clip=2, tail=12)), pool, tmp_path)
    assert level(lasting, HERTZ[1], 96, 107.5) == pytest.approx(0.2, abs=0.01)
    assert level(lasting, HERTZ[2], 96, 107.5) < 0.01
    both = heard(made(film, SplitEdit(clip=1, tail=12), SplitEdit(clip=2, lead=12)), pool, tmp_path)
    assert all(level(both, hertz, 37, 59) == pytest.approx(0.2, abs=0.01) for hertz in HERTZ[:2])


def test_a_dissolve_keeps_the_power_and_a_dip_goes_through_silence(film: Film, pool: Pool, tmp_path: Path) -> None:
    edits = (
        SetTransition(clip=2, transition="dissolve", frames=16),
        SetTransition(clip=3, transition="dip to black", frames=16),
    )
    samples = heard(made(film, *edits), pool, tmp_path)
    powers = [sum(level(samples, hertz, at, at + 1) ** 2 for hertz in HERTZ[:2]) for at in range(38, 58)]
    assert min(powers) > 0.85 * 0.04
    assert max(powers) < 1.15 * 0.04
    assert level(samples, HERTZ[0], 44, 45) > level(samples, HERTZ[0], 51, 52) > 0.03
    assert np.abs(samples[96 * FRAME - 200 : 96 * FRAME + 200]).max() < 0.01
    assert level(samples, HERTZ[1], 84, 87) == pytest.approx(0.2, abs=0.02)


def test_the_sound_can_cross_for_longer_than_the_picture_in_a_shape_of_its_own(
    film: Film, pool: Pool, tmp_path: Path
) -> None:
    crossed = made(film, SetSoundCrossfade(clip=2, frames=24, curve="linear"))
    samples = heard(crossed, pool, tmp_path)
    assert level(samples, HERTZ[0], 30, 35) == pytest.approx(0.2, abs=0.01)
    for at in (40, 46, 52, 58):
        share = (at + 0.5 - 36) / 24
        assert level(samples, HERTZ[1], at, at + 1) == pytest.approx(0.2 * share, abs=0.012)
        assert level(samples, HERTZ[0], at, at + 1) == pytest.approx(0.2 * (1 - share), abs=0.012)
    hard = made(film, SetTransition(clip=2, transition="dissolve", frames=16), SetSoundCrossfade(clip=2, frames=0))
    assert level(heard(hard, pool, tmp_path), HERTZ[0], 48.5, 56) < 0.01
    assert (
        heard(made(crossed, SetSoundCrossfade(clip=2)), pool, tmp_path).tobytes()
        == heard(film, pool, tmp_path).tobytes()
    )


def test_a_crossfade_without_a_cut_or_longer_than_its_clips_is_refused_with_the_limit(film: Film) -> None:
    with pytest.raises(DirectorError, match="Nothing comes before 1A"):
        apply(film, SetSoundCrossfade(clip=1, frames=8))
    with pytest.raises(DirectorError, match="room for 0 to 96 frames, not 97") as caught:
        apply(film, SetSoundCrossfade(clip=2, frames=97))
    assert caught.value.data["legal"] == [0, 96]


def test_a_crossfade_follows_its_head_and_the_rate(film: Film) -> None:
    crossed = made(film, SetSoundCrossfade(clip=2, frames=24))
    pieces = [item for item in made(crossed, Blade(at=70)).timeline.tracks[0].items if item.kind == "clip"]
    assert [item.sound.crossfade for item in pieces] == [None, 24, None, None]
    again = [item for item in retime(crossed, Fraction(48)).timeline.tracks[0].items if item.kind == "clip"]
    assert again[1].sound.crossfade == 48


def test_another_speed_keeps_the_pitch_and_an_extreme_one_is_silent(film: Film, pool: Pool, tmp_path: Path) -> None:
    faster = made(film, SetSpeed(clip=1, speed=Fraction(5, 4), ripple=False))
    samples = heard(faster, pool, tmp_path)
    assert level(samples, HERTZ[0], 4, 44) == pytest.approx(0.2, abs=0.02)
    assert level(samples, HERTZ[0] * 1.25, 4, 44) < 0.02
    assert [sound.clip for sound in own_sounds(made(film, SetSpeed(clip=1, speed=Fraction(4))))] == [
        sound.clip for sound in own_sounds(film)[1:]
    ]


def test_stretching_keeps_time_as_well_as_pitch() -> None:
    hum = tone(300, 0.08)
    knocks = np.zeros((4 * SAMPLE_RATE, 2), np.float32)
    for second in range(4):
        knocks[second * SAMPLE_RATE + 24_000 :][: len(hum)] = hum
    for speed in (0.5, 0.8, 2.0):
        count = round(len(knocks) / speed)
        out = np.concatenate(list(stretched(Held(knocks), speed, count)))
        assert len(out) == count
        power = np.square(out[:, 0]).reshape(-1, SAMPLE_RATE // 100).mean(axis=1)
        middles = [(second + 0.54) / speed for second in range(4)]
        near = np.array([np.abs(np.array(middles) - (at + 0.5) / 100).min() for at in range(len(power))])
        assert power[near < 0.02 / speed].min() > 0.002
        assert power[near > 0.04 / speed + 0.07].max() < 1e-4


def test_a_take_that_says_the_line_is_dialogue_and_nobody_else_says_it(film: Film) -> None:
    spoken = made(film, SetLine(shot=2, speaker="narrator", text="Here I am.", in_take=True))
    assert lines_of(spoken) == []
    assert [sound.stem for sound in own_sounds(spoken)] == ["FX", "DX", "FX"]
