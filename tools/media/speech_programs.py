"""The speech programs that a machine may happen to have: used when the voices were not fetched."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tools.media import process

_FLITE_VOICES = {"f": "slt", "m": "rms"}
_ESPEAK_VOICES = {"f": "en-us+f3", "m": "en-us+m3"}
_ESPEAK_WORDS_PER_MINUTE = 160


@dataclass(frozen=True)
class SpeechProgram:
    """A program that reads text into a WAV file."""

    name: Literal["flite", "espeak-ng"]
    path: Path

    def read(self, text: str, sex: Literal["f", "m"], speed: float, f0: int) -> bytes:
        """The WAV file of `text` as it was spoken. Raises OperatorError when the program fails."""
        with tempfile.TemporaryDirectory(prefix="workprint-speech-") as folder:
            place = Path(folder) / "line.wav"
            process.run(self._argv(text, sex, speed, f0, place), doing="speaking a line")
            return place.read_bytes()

    def _argv(self, text: str, sex: Literal["f", "m"], speed: float, f0: int, place: Path) -> list[str]:
        # The text is always the value of an option or follows "--": a line may begin with a dash.
        if self.name == "flite":
            pace = f"duration_stretch={1 / speed:.3f}"
            return [str(self.path), "-voice", _FLITE_VOICES[sex], "--setf", pace, "-t", text, "-o", str(place)]
        words = str(round(_ESPEAK_WORDS_PER_MINUTE * speed))
        pitch = str(max(0, min(99, round(50 + (f0 - (180 if sex == "f" else 115)) / 2))))
        return [str(self.path), "-v", _ESPEAK_VOICES[sex], "-s", words, "-p", pitch, "-w", str(place), "--", text]


def speech_program() -> SpeechProgram | None:
    """The best speech program of this machine, if it has one."""
    for name in ("flite", "espeak-ng"):
        found = shutil.which(name)
        if found:
            return SpeechProgram(name, Path(found))
    return None
