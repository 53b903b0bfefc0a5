"""The voice booth: a line of words in, a spoken line out, ready for the desk and for the puppet's mouth.

    text -> reading -> phonemes -> breaths -> engine -> pitch, trim, level -> cache -> Spoken

Engines, best first: the fetched speech model, a speech program of the machine, a wordless murmur. `Spoken.engine` says
which one it was.
"""

import hashlib
import json
import re
import threading
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Protocol
from weakref import WeakValueDictionary

from tools.audio import wav
from tools.audio.cast import CAST, VOICES, CastVoice, VoiceCard, choose_voice, voice_card
from tools.audio.kokoro import MODEL_FILE, RATE, Kokoro
from tools.audio.mouth import RECIPE as MOUTH
from tools.audio.mouth import frames_of, mouth_track
from tools.audio.murmur import murmur
from tools.audio.polish import PAUSE_SECONDS, at_house_rate, polished
from tools.audio.ports import SAMPLE_RATE, Samples, Spoken
from tools.audio.pronunciation import phonemes
from tools.audio.reading import reading
from tools.audio.sources import Filed
from tools.film.errors import DirectorError, OperatorError
from tools.film.script import Voice
from tools.media.assets import asset, have, one
from tools.media.disk import storage_error, whole_file
from tools.media.keeping import touch
from tools.media.speech_programs import SpeechProgram, speech_program

__all__ = ["CAST", "VOICES", "CastVoice", "SpeechEngine", "VoiceBooth", "VoiceCard", "choose_voice"]

# Changes when the same words would come out as other samples; then everything is spoken anew.
RECIPE = 2
# The model speaks best in stretches of about this many sounds: shorter ones come out flat, longer ones rushed.
BREATH = 220
LONGEST_BREATH = 400
# An engine uses every core for a line, and who wants the same line at the same time wants to hear it, not to say it.
_ONE_SPEAKS = threading.Lock()
_LOADED: WeakValueDictionary[Path, Kokoro] = WeakValueDictionary()
"""the speech models that somebody in this process is speaking with, by their folders: a model takes long to load"""


class SpeechEngine(Protocol):
    """Something that speaks. `name` is what people read, `identity` changes when the sound would."""

    name: str
    identity: str

    def say(self, words: str, voice: Voice, speed: float) -> tuple[list[Samples], int]:
        """The stretches of the reading, mono, and their sample rate; `speed` 1 is the voice's own pace."""
        ...


class VoiceBooth:
    """Speaks lines with the best engine that this machine has; every line is kept under `cache` and said once.

    `home` is the folder that holds the assets. Pass an `engine` to use that one.
    """

    def __init__(self, home: Path, cache: Path, engine: SpeechEngine | None = None) -> None:
        self._home = home
        self._cache = cache
        self._given = engine

    @cached_property
    def engine(self) -> SpeechEngine:
        return self._given or best_engine(self._home)

    def speak(self, text: str, voice: Voice, *, rate: Fraction) -> Spoken:
        """Say `text`: mono, -20 LUFS, trimmed; `mouth` has one digit for every frame at `rate`.

        Raises DirectorError when nothing in the line can be pronounced or the voice is unknown, OperatorError when the
        engine or the cache fails.
        """
        words, place = self._wanted(text, voice)
        samples = _cached(place)
        if samples is None:
            with _ONE_SPEAKS:
                samples = _cached(place)
                if samples is None:
                    samples = self._spoken(words, voice)
                    if len(samples) == 0:
                        raise DirectorError(
                            f"The line {_short(text)} came out silent; say it in other words.", line=text
                        )
                    _keep(place, samples)
        return Spoken(sound=Filed(place), name=place.stem, mouth=_mouth(place, samples, rate), engine=self.engine.name)

    def said(self, text: str, voice: Voice) -> bool:
        """Whether the line was said before and is kept. Raises DirectorError as `speak` does."""
        return touch(self._wanted(text, voice)[1])

    def length(self, text: str, voice: Voice) -> int | None:
        """How many samples the line has, where it was said before; None where it was not. Raises as `speak` does."""
        return wav.kept_count(self._wanted(text, voice)[1])

    @property
    def loads_model(self) -> bool:
        """Whether to speak takes a model of some hundred megabytes, which then stays with the process."""
        return isinstance(self.engine, KokoroEngine)

    def _wanted(self, text: str, voice: Voice) -> tuple[str, Path]:
        """What is to be said, as it is read, and where that is kept."""
        words = reading(text)
        if not words:
            raise DirectorError(
                f"The line {_short(text)} has nothing in it that can be spoken; give it a word.", line=text
            )
        voice_card(voice.name)
        if voice.blend is not None:
            voice_card(voice.blend)
        return words, self._cache / _place(self.engine.identity, words, voice.model_dump_json())

    def _spoken(self, words: str, voice: Voice) -> Samples:
        # Raising the pitch shortens the sound, so it is spoken more slowly by as much.
        stretches, rate = self.engine.say(words, voice, voice.speed / voice.pitch)
        return polished([at_house_rate(raw, rate, voice.pitch) for raw in stretches], PAUSE_SECONDS / voice.speed)


@lru_cache(maxsize=20_000)
def _place(engine: str, words: str, voice: str) -> str:
    """Under which name a cache keeps what an engine says with a voice, which is given as JSON."""
    wanted = json.dumps([RECIPE, engine, version("sanotts"), words, json.loads(voice)], sort_keys=True)
    key = hashlib.sha256(wanted.encode()).hexdigest()
    return f"{key[:2]}/{key}.wav"


def best_engine(home: Path) -> SpeechEngine:
    """The speech model when it was fetched, else a program of this machine, else the murmur."""
    if have(home, "kokoro-model") and have(home, "kokoro-voices"):
        return KokoroEngine(home)
    program = speech_program()
    return ProgramEngine(program) if program else MurmurEngine()


class KokoroEngine:
    """The embedded speech model."""

    name = "kokoro-82m"

    def __init__(self, home: Path) -> None:
        folder = asset(home, "kokoro-model")
        self._model = _LOADED.setdefault(folder, Kokoro(folder, asset(home, "kokoro-voices")))
        self.identity = next(file.sha256 for file in one("kokoro-model").files if file.path == MODEL_FILE)

    def say(self, words: str, voice: Voice, speed: float) -> tuple[list[Samples], int]:
        said = phonemes(words, VOICES[voice.name].accent)
        return [self._model.speak(breath, voice, speed) for breath in breaths(said) if self._model.tokens(breath)], RATE


class ProgramEngine:
    """A speech program that the machine happens to have."""

    def __init__(self, program: SpeechProgram) -> None:
        self._program = program
        self.name = program.name
        self.identity = program.name

    def say(self, words: str, voice: Voice, speed: float) -> tuple[list[Samples], int]:
        card = VOICES[voice.name]
        samples, rate = wav.decode(self._program.read(words, card.sex, speed, card.f0), "speech")
        return [samples if samples.ndim == 1 else samples.mean(axis=1)], rate


class MurmurEngine:
    """No words, but the rhythm of them."""

    name = "murmur (no words)"
    identity = "murmur-1"

    def say(self, words: str, voice: Voice, speed: float) -> tuple[list[Samples], int]:
        return [murmur(phonemes(words), VOICES[voice.name].f0, speed)], SAMPLE_RATE


def breaths(said: str) -> list[str]:
    """Cut phonemes into stretches: short sentences together, long ones at their commas, else between words."""
    found: list[str] = []
    for sentence in re.split(r"(?<=[.!?…])\s+", said):
        for piece in _short_enough(sentence):
            if found and len(found[-1]) + 1 + len(piece) <= BREATH:
                found[-1] = f"{found[-1]} {piece}"
            elif piece:
                found.append(piece)
    return found


def _short_enough(sentence: str) -> Sequence[str]:
    if len(sentence) <= LONGEST_BREATH:
        return [sentence]
    head = sentence[:LONGEST_BREATH]
    cut = max((found.end() for found in re.finditer(r"[,;:—] ", head)), default=0)
    if cut < LONGEST_BREATH // 4:
        cut = head.rfind(" ") + 1
    # A single word of four hundred sounds is cut where it must be.
    cut = cut or LONGEST_BREATH
    return [sentence[:cut].strip(), *_short_enough(sentence[cut:].strip())]


def _cached(place: Path) -> Samples | None:
    if not touch(place):
        return None
    try:
        return wav.read(place)[0]
    except OperatorError:
        # A line cut short by a full disk is simply said again.
        return None


def _mouth(place: Path, samples: Samples, rate: Fraction) -> tuple[int, ...]:
    """The mouth of the line at `place`, looked for in its sound only once: one digit a frame, in a file beside it."""
    card = place.with_name(f"{place.stem}.{MOUTH}-{rate.numerator}-{rate.denominator}.txt")
    if touch(card):
        digits = card.read_text(encoding="ascii", errors="replace")
        if len(digits) == frames_of(samples, rate) and set(digits) <= set("0123456789"):
            return tuple(map(int, digits))
    track = mouth_track(samples, rate)
    with whole_file(card) as part:
        part.write_text("".join(map(str, track)), encoding="ascii")
    return track


def _keep(place: Path, samples: Samples) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(error, place.parent) from error
    wav.write(place, samples, "float")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat[:60]}…”" if len(flat) > 60 else f"“{flat}”"
