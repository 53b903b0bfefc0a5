"""Sound of a file for a cue, which plays a recording from its beginning: a range of a longer file becomes its own.

wind.wav  |------[ 12 s .. 15 s ]------|      ->      a recording of 3 s in the pool
"""

import os
import threading
from fractions import Fraction
from pathlib import Path

import numpy as np

from tools.audio import wav
from tools.audio.ports import SAMPLE_RATE
from tools.film.errors import OperatorError
from tools.interchange.cut import Piece
from tools.media.probing import probe
from tools.production.placing import samples_at
from tools.production.recordings import Recordings
from tools.studio import Studio

AT_ONCE = 60 * SAMPLE_RATE
"""Samples that are held at once."""


def silence(studio: Studio) -> str:
    """The hash of a silent second, in the pool: it is heard in the place of a recording that is not here, which stays
    silent after it."""
    made = studio.settings.cache / "mix" / f"silence-{os.getpid()}-{threading.get_ident()}.wav"
    made.parent.mkdir(parents=True, exist_ok=True)
    try:
        with wav.Writer(made, SAMPLE_RATE, "24", 1) as writer:
            writer.add(np.zeros(SAMPLE_RATE, np.float32))
        return studio.pool.add(made)
    finally:
        made.unlink(missing_ok=True)


def recording(studio: Studio, path: Path, piece: Piece, rate: Fraction) -> str:
    """The hash of what a piece plays of a file, in the pool. Raises OperatorError when the file is silent there."""
    if not probe(path).audio_seconds:
        raise OperatorError(f"{path.name} holds no sound.", code="no_sound")
    media = studio.pool.add(path)
    if piece.source_in <= 0:
        return media
    cache = studio.settings.cache / "mix"
    whole = Recordings(studio.pool, cache).whole(media)
    first = samples_at(piece.source_in, rate)
    last = min(samples_at(piece.source_in + piece.frames, rate), whole.count)
    if first >= last:
        raise OperatorError(f"{path.name} ends before the part of it that is played.", code="no_sound")
    made = cache / f"range-{media[:16]}-{first}-{last}-{os.getpid()}.wav"
    made.parent.mkdir(parents=True, exist_ok=True)
    try:
        shape = whole.read(first, first + 1).reshape(1, -1).shape[1]
        with wav.Writer(made, last - first, "24", shape) as writer:
            for start in range(first, last, AT_ONCE):
                writer.add(whole.read(start, min(start + AT_ONCE, last)))
        return studio.pool.add(made)
    finally:
        made.unlink(missing_ok=True)
