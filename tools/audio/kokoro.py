# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
"""The speech model (Kokoro-82M, int8): phonemes and a voice's style in, sound out; the same in, the same out."""

import json
import os
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tools.audio.ports import Samples
from tools.film.errors import DirectorError, OperatorError
from tools.film.script import Voice

# Twenty megabytes, loaded by who speaks: a film is made over and over whose lines are all spoken.
if TYPE_CHECKING:
    import onnxruntime

MODEL_FILE = "kokoro-v1.0.int8.onnx"
RATE = 24_000
MOST_TOKENS = 500
_STYLE = (510, 256)
_THREADS = 2


class Kokoro:
    """The model with its voices, loaded on first use. `model` and `voices` are the folders of the two assets."""

    def __init__(self, model: Path, voices: Path) -> None:
        self._model = model
        self._voices = voices

    def speak(self, phonemes: str, voice: Voice, speed: float) -> Samples:
        """Mono at 24 kHz, with the model's own silence around. Raises DirectorError for more than MOST_TOKENS."""
        tokens = self.tokens(phonemes)
        if not 0 < len(tokens) <= MOST_TOKENS:
            raise DirectorError(
                f"{len(tokens)} speech sounds cannot be said in one breath; give 1 to {MOST_TOKENS}.",
                tokens=len(tokens),
            )
        feed = {
            "tokens": np.array([[0, *tokens, 0]], dtype=np.int64),
            "style": self._style(voice)[len(tokens) - 1].reshape(1, -1),
            "speed": np.array([speed], dtype=np.float32),
        }
        return np.asarray(self._session.run(None, feed)[0], np.float32).ravel()

    def tokens(self, phonemes: str) -> list[int]:
        """The model's numbers for the phonemes; what it has no sound for is left out."""
        return [self._vocabulary[symbol] for symbol in phonemes if symbol in self._vocabulary]

    @cached_property
    def _session(self) -> "onnxruntime.InferenceSession":
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # One or two threads were compared byte for byte; more would only split the same sums further.
        options.intra_op_num_threads = min(_THREADS, os.cpu_count() or 1)
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.use_deterministic_compute = True
        # Waiting threads would otherwise burn the core that the encoder wants.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(str(self._model / MODEL_FILE), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _vocabulary(self) -> dict[str, int]:
        table = json.loads((self._model / "vocab.json").read_text("utf-8"))
        return {str(symbol): int(number) for symbol, number in table["vocab"].items()}

    def _style(self, voice: Voice) -> NDArray[np.float32]:
        """(510, 256): one style for every length of utterance; a blend lies on the line between two voices."""
        first = _load_style(self._voices, voice.name)
        if voice.blend is None or voice.share == 0:
            return first
        share = np.float32(voice.share)
        return (first * (1 - share) + _load_style(self._voices, voice.blend) * share).astype(np.float32)


@lru_cache(maxsize=64)
def _load_style(folder: Path, name: str) -> NDArray[np.float32]:
    path = folder / f"{name}.bin"
    try:
        return np.fromfile(path, dtype="<f4").astype(np.float32).reshape(_STYLE)
    except (OSError, ValueError) as error:
        raise OperatorError(f"The voice {name} cannot be read: {error}. Run `workprint setup`.", voice=name) from error
