import threading
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tools.audio import wav
from tools.audio.loudness import loudness, true_peak
from tools.audio.mouth import mouth_track
from tools.audio.ports import SAMPLE_RATE, Samples
from tools.audio.voices import MurmurEngine, ProgramEngine, VoiceBooth, best_engine, breaths
from tools.film.errors import DirectorError
from tools.film.script import Voice
from tools.media.speech_programs import SpeechProgram

RATE = Fraction(24)


class Whistler:
    """An engine that whistles a note for every word and remembers what it was asked."""

    name = "whistler"

    def __init__(self, identity: str = "whistler-1") -> None:
        self.identity = identity
        self.asked: list[tuple[str, float]] = []

    def say(self, words: str, voice: Voice, speed: float) -> tuple[list[Samples], int]:
        self.asked.append((words, speed))
        t = np.arange(round(24_000 * 0.4 / speed)) / 24_000
        note = np.sin(2 * np.pi * 440 * t) * 0.05
        quiet = np.zeros(12_000)
        return [np.concatenate([quiet, note, quiet]).astype(np.float32) for _ in words.split()], 24_000


class Mute(Whistler):
    def say(self, words: str, voice: Voice, speed: float) -> tuple[list[Samples], int]:
        return [np.zeros(24_000, np.float32)], 24_000


def note_of(samples: Samples) -> float:
    spectrum = np.abs(np.fft.rfft(samples))
    return float(np.argmax(spectrum) * SAMPLE_RATE / len(samples))


def test_a_line_comes_out_trimmed_and_at_the_house_level(tmp_path: Path):
    spoken = VoiceBooth(tmp_path, tmp_path / "lines", Whistler()).speak("One", Voice(), rate=RATE)
    assert spoken.engine == "whistler"
    assert 0.4 <= len(spoken.samples) / SAMPLE_RATE <= 0.52
    assert loudness(spoken.samples) == pytest.approx(-20, abs=0.5)
    assert true_peak(spoken.samples) <= -3
    assert abs(float(spoken.samples[0])) < 1e-4
    assert abs(float(spoken.samples[-1])) < 1e-4


def test_pitch_moves_the_note_and_keeps_the_length(tmp_path: Path):
    booth = VoiceBooth(tmp_path, tmp_path / "lines", Whistler())
    plain = booth.speak("One", Voice(), rate=RATE).samples
    high = booth.speak("One", Voice(pitch=1.25), rate=RATE).samples
    assert note_of(high) / note_of(plain) == pytest.approx(1.25, rel=0.01)
    assert len(high) == pytest.approx(len(plain), rel=0.05)


def test_a_line_is_said_once_and_then_remembered(tmp_path: Path):
    engine = Whistler()
    first = VoiceBooth(tmp_path, tmp_path / "lines", engine).speak("Again and again", Voice(), rate=RATE)
    second = VoiceBooth(tmp_path, tmp_path / "lines", engine).speak("Again  and again", Voice(), rate=RATE)
    assert len(engine.asked) == 1
    assert first.samples.tobytes() == second.samples.tobytes()
    assert first.mouth == second.mouth


def test_another_voice_or_engine_is_said_anew(tmp_path: Path):
    engine, better = Whistler(), Whistler("whistler-2")
    booth = VoiceBooth(tmp_path, tmp_path / "lines", engine)
    booth.speak("Again", Voice(), rate=RATE)
    booth.speak("Again", Voice(name="bm_george"), rate=RATE)
    VoiceBooth(tmp_path, tmp_path / "lines", better).speak("Again", Voice(), rate=RATE)
    assert (len(engine.asked), len(better.asked)) == (2, 1)


def test_a_remembered_line_that_was_cut_short_is_said_again(tmp_path: Path):
    engine = Whistler()
    booth = VoiceBooth(tmp_path, tmp_path / "lines", engine)
    whole = booth.speak("Again", Voice(), rate=RATE)
    (kept,) = (tmp_path / "lines").rglob("*.wav")
    kept.write_bytes(kept.read_bytes()[:20])
    assert booth.speak("Again", Voice(), rate=RATE).samples.tobytes() == whole.samples.tobytes()
    assert len(engine.asked) == 2


@pytest.mark.parametrize("line", ["...", "", "😀"])
def test_a_line_with_nothing_to_say_is_an_error_that_shows_it(tmp_path: Path, line: str):
    with pytest.raises(DirectorError, match="nothing in it that can be spoken") as caught:
        VoiceBooth(tmp_path, tmp_path / "lines", Whistler()).speak(line, Voice(), rate=RATE)
    assert caught.value.data["line"] == line


def test_a_line_that_comes_out_silent_is_an_error(tmp_path: Path):
    with pytest.raises(DirectorError, match="came out silent"):
        VoiceBooth(tmp_path, tmp_path / "lines", Mute()).speak("Hello", Voice(), rate=RATE)


def test_an_unknown_voice_is_refused_before_anything_is_said(tmp_path: Path):
    engine = Whistler()
    with pytest.raises(DirectorError, match="no voice called 'hal'"):
        VoiceBooth(tmp_path, tmp_path / "lines", engine).speak("Hello", Voice(blend="hal", share=0.5), rate=RATE)
    assert engine.asked == []


def test_the_mouth_opens_with_the_sound_and_shuts_in_the_pause_and_at_the_end():
    t = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    ah = sum(np.sin(2 * np.pi * hertz * t) for hertz in (140, 700, 1120)) * 0.1
    samples = np.concatenate([ah, np.zeros(SAMPLE_RATE), ah]).astype(np.float32)
    mouth = mouth_track(samples, RATE)
    assert len(mouth) == 72
    assert min(mouth[3:21]) >= 5
    assert set(mouth[27:45]) == {0}
    assert min(mouth[51:69]) >= 5
    assert mouth[-1] == 0


def test_a_silent_mouth_is_shut_and_an_empty_one_is_empty():
    assert set(mouth_track(np.zeros(SAMPLE_RATE, np.float32), RATE)) == {0}
    assert mouth_track(np.zeros(0, np.float32), RATE) == ()


def test_breaths_are_short_enough_and_lose_nothing():
    said = ". ".join(f"{'a' * (n * 37 % 90)} bc, d" for n in range(60)) + "! " + "x" * 1200
    cut = breaths(said)
    assert max(len(breath) for breath in cut) <= 400
    assert "".join(cut).replace(" ", "") == said.replace(" ", "")


def test_short_sentences_share_a_breath():
    assert breaths("wˌʌn. tˈu. θɹˈi.") == ["wˌʌn. tˈu. θɹˈi."]


def test_the_murmur_keeps_the_rhythm_of_the_line(tmp_path: Path):
    booth = VoiceBooth(tmp_path, tmp_path / "lines", MurmurEngine())
    short = booth.speak("Go.", Voice(), rate=RATE)
    long = booth.speak("He had kept the lamp for thirty years, and nobody came.", Voice(), rate=RATE)
    assert short.engine == "murmur (no words)"
    assert 3 < len(long.samples) / len(short.samples) < 30
    assert 2 < len(long.samples) / SAMPLE_RATE < 6
    assert loudness(long.samples) == pytest.approx(-20, abs=1)
    openings = sum(a <= 2 < b for a, b in zip(long.mouth, long.mouth[1:], strict=False))
    assert openings >= 4


def test_a_wav_file_of_the_cache_holds_exactly_the_samples(tmp_path: Path):
    samples = np.linspace(-1, 1, 999, dtype=np.float32)
    wav.write(tmp_path / "a.wav", samples, "float")
    back, rate = wav.read(tmp_path / "a.wav")
    assert rate == SAMPLE_RATE
    assert back.tobytes() == samples.tobytes()


def test_without_the_model_something_else_speaks_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert best_engine(tmp_path).name == "murmur (no words)"
    flite = tmp_path / "flite"
    flite.write_text("#!/bin/sh\n")
    flite.chmod(0o755)
    assert best_engine(tmp_path).name == "flite"


def test_a_speech_program_is_asked_for_the_right_voice_and_pace(tmp_path: Path):
    wav.write(
        tmp_path / "said.wav", np.sin(np.arange(8000) / 9).astype(np.float32) * np.float32(0.2), "16", rate=16_000
    )
    tool = tmp_path / "flite"
    tool.write_text(f"""#!/bin/sh
echo "$@" > {tmp_path}/asked
while [ "$1" != -o ]; do shift; done
cp {tmp_path}/said.wav "$2"
""")
    tool.chmod(0o755)
    booth = VoiceBooth(tmp_path, tmp_path / "lines", ProgramEngine(SpeechProgram("flite", tool)))
    spoken = booth.speak("-o is what it says", Voice(name="af_heart", speed=0.8), rate=RATE)
    asked = (tmp_path / "asked").read_text()
    assert "-voice slt --setf duration_stretch=1.250 -t o is what it says" in asked
    assert spoken.engine == "flite"
    assert 0.4 < len(spoken.samples) / SAMPLE_RATE < 0.6
    assert loudness(np.tile(spoken.samples, 3)) == pytest.approx(-20, abs=1)


def test_two_who_want_the_same_line_at_once_have_it_said_once(tmp_path: Path):
    heard: list[str] = []

    class Asked(Whistler):
        def say(self, words: str, voice: Voice, speed: float) -> tuple[list[Samples], int]:
            if not self.asked:
                other.start()
                # Long enough to say it too, where nothing holds it up.
                other.join(0.5)
            return super().say(words, voice, speed)

    def ask() -> None:
        heard.append(VoiceBooth(tmp_path, tmp_path / "lines", engine).speak("One", Voice(), rate=RATE).name)

    engine, other = Asked(), threading.Thread(target=ask)
    ask()
    other.join()
    assert len(engine.asked) == 1
    assert heard[0] == heard[1]
