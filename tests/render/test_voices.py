"""The fetched voices, heard by a meter: what comes out of the speech model is a line that a film can use."""

import os
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.last_light import last_light
from tools.audio.cast import CAST, CastVoice
from tools.audio.filters import high_pass
from tools.audio.kokoro import Kokoro
from tools.audio.loudness import loudness, true_peak
from tools.audio.ports import SAMPLE_RATE, Samples
from tools.audio.voices import KokoroEngine, VoiceBooth, best_engine
from tools.film.script import Voice
from tools.media.assets import asset
from tools.media.progress import Progress
from tools.production.voices import lines_of, speak_all, voice_of

pytestmark = pytest.mark.render

RATE = Fraction(24)
LINE = "My father never came home."


@pytest.fixture(scope="module")
def voice_home() -> Path:
    """The home folder whose assets were fetched; without them the tests fail with the sentence that says how."""
    home = Path(os.environ.get("WORKPRINT_HOME", "~/.local/share/workprint")).expanduser()
    asset(home, "kokoro-model")
    asset(home, "kokoro-voices")
    return home


@pytest.fixture(scope="module")
def engine(voice_home: Path) -> KokoroEngine:
    return KokoroEngine(voice_home)


@pytest.fixture(scope="module")
def booth(voice_home: Path, engine: KokoroEngine, tmp_path_factory: pytest.TempPathFactory) -> VoiceBooth:
    return VoiceBooth(voice_home, tmp_path_factory.mktemp("lines"), engine)


def edge_silence(samples: Samples) -> float:
    """The longer of the silences at the two ends, in seconds: 40 dB under the voice."""
    power = np.square(high_pass(samples.astype(np.float64), 120.0))
    steps = power[: len(power) // 240 * 240].reshape(-1, 240).mean(axis=1)
    heard = np.flatnonzero(steps > np.percentile(steps, 95) * 1e-4)
    return float(max(heard[0], len(steps) - 1 - heard[-1])) * 240 / SAMPLE_RATE


def median_pitch(samples: Samples) -> float:
    """Of the voiced stretches, in Hz, by the first strong peak of the autocorrelation."""
    found: list[float] = []
    window = np.hanning(4096)
    shape = np.fft.irfft(np.abs(np.fft.rfft(window, 16384)) ** 2)
    for start in range(0, len(samples) - 4096, 960):
        piece = samples[start : start + 4096] * window
        if np.square(piece).mean() < 4e-4:
            continue
        likeness = np.fft.irfft(np.abs(np.fft.rfft(piece, 16384)) ** 2)
        likeness = likeness[120:800] / shape[120:800] * (shape[0] / likeness[0])
        strong = np.flatnonzero(likeness > 0.9 * likeness.max())
        if likeness.max() > 0.55:
            first = strong[0] + int(np.argmax(likeness[strong[0] : strong[0] + 20]))
            found.append(SAMPLE_RATE / (120 + first))
    return float(np.median(found))


def test_the_fetched_voices_are_what_speaks(voice_home: Path):
    assert best_engine(voice_home).name == "kokoro-82m"


@pytest.mark.parametrize("part", CAST[2:5], ids=lambda part: part.name)
def test_a_line_of_the_cast_is_at_house_level_and_trimmed(booth: VoiceBooth, part: CastVoice):
    spoken = booth.speak(LINE, part.voice, rate=RATE)
    seconds = len(spoken.samples) / SAMPLE_RATE
    assert spoken.engine == "kokoro-82m"
    assert 0.8 < seconds < 4
    assert loudness(spoken.samples) == pytest.approx(-20, abs=1)
    assert true_peak(spoken.samples) <= -3
    assert edge_silence(spoken.samples) <= 0.06
    assert len(spoken.mouth) == -(-len(spoken.samples) * 24 // SAMPLE_RATE)
    assert max(spoken.mouth) >= 6
    assert spoken.mouth[-1] == 0


def test_the_same_line_comes_out_the_same_without_the_cache(voice_home: Path, engine: KokoroEngine, tmp_path: Path):
    fresh = [VoiceBooth(voice_home, tmp_path / name, engine).speak("I know.", Voice(), rate=RATE) for name in "ab"]
    again = VoiceBooth(voice_home, tmp_path / "c", KokoroEngine(voice_home)).speak("I know.", Voice(), rate=RATE)
    assert fresh[0].samples.tobytes() == fresh[1].samples.tobytes() == again.samples.tobytes()


def test_the_lines_of_a_film_are_said_in_another_process_with_the_same_sound(
    voice_home: Path, booth: VoiceBooth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    film = last_light("INT. BAR - NIGHT\n- Close-up, ANN [2s]\n  ANN: Not tonight.\n")
    (cue,) = lines_of(film)
    here = booth.speak(cue.what, voice_of(film, cue), rate=film.look.rate)

    def loaded(*_: object) -> Samples:
        raise AssertionError("the model is loaded here")

    monkeypatch.setattr(Kokoro, "speak", loaded)
    steps: list[Progress] = []
    said = speak_all(film, voice_home, tmp_path, steps.append)
    assert said[cue.id].samples.tobytes() == here.samples.tobytes()
    assert (steps[0].done, steps[-1].done, steps[-1].total) == (0, 1, 1)
    assert {step.stage for step in steps} == {"voices"}


def test_men_women_and_children_sound_like_it(booth: VoiceBooth):
    def pitch(name: str) -> float:
        voice = next(part.voice for part in CAST if part.name == name)
        return median_pitch(booth.speak(LINE, voice, rate=RATE).samples)

    assert pitch("the captain") < 110 < pitch("the lead") < 160 < pitch("the doctor") < pitch("the girl")


def test_speed_and_pitch_do_what_they_say(booth: VoiceBooth):
    plain = booth.speak(LINE, Voice(), rate=RATE).samples
    slow = booth.speak(LINE, Voice(speed=0.8), rate=RATE).samples
    high = booth.speak(LINE, Voice(pitch=1.2), rate=RATE).samples
    assert len(slow) / len(plain) == pytest.approx(1.25, abs=0.12)
    assert len(high) / len(plain) == pytest.approx(1.0, abs=0.1)
    assert median_pitch(high) / median_pitch(plain) == pytest.approx(1.2, abs=0.1)


def test_a_blend_lies_between_its_voices(booth: VoiceBooth):
    deep, bright = (
        median_pitch(booth.speak(LINE, Voice(name=name), rate=RATE).samples) for name in ("am_onyx", "am_eric")
    )
    between = median_pitch(booth.speak(LINE, Voice(name="am_onyx", blend="am_eric", share=0.5), rate=RATE).samples)
    assert deep < between < bright


def test_a_line_of_many_sentences_and_names_of_many_scripts_is_spoken_whole(booth: VoiceBooth):
    line = (
        "Пётр met 山田 at 10:45. "
        + "And the sea, which never sleeps, went on and on without them; " * 7
        + "so they waited."
    )
    spoken = booth.speak(line, Voice(name="bm_george", speed=1.5), rate=RATE)
    assert 6 < len(spoken.samples) / SAMPLE_RATE < 60
    assert edge_silence(spoken.samples) <= 0.06


@pytest.mark.parametrize("line", ["No!", "Shh."])
def test_the_shortest_lines_are_heard(booth: VoiceBooth, line: str):
    spoken = booth.speak(line, Voice(), rate=RATE)
    assert 0.1 < len(spoken.samples) / SAMPLE_RATE < 1.5
    assert loudness(np.tile(spoken.samples, 8)) == pytest.approx(-20, abs=2)
