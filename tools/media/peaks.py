# pyright: reportUnknownMemberType=false
"""Waveforms for a page: of every few samples of a sound the lowest and the highest, as signed bytes.

    min max | min max | ...      one pair for so many samples at 48 kHz, all channels together; 127 is full scale

Coarser zooms are made of the finest one, so a sound is decoded once.
"""

from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from tools.film.errors import DirectorError, OperatorError
from tools.media.disk import whole_file
from tools.media.keeping import touch

ZOOMS = (256, 1024, 4096, 16_384, 65_536)
"""Samples a pair, each four of the one before."""

RATE = 48_000
Pairs = NDArray[np.int8]


def peaks(sound: Path, key: str, cache: Path, samples: int) -> Path:
    """The file of pairs of a sound at a zoom, kept in `cache` under the key of the sound.

    Raises DirectorError for a zoom that there is not, OperatorError for a file without sound.
    """
    if samples not in ZOOMS:
        raise DirectorError(
            f"There is no zoom of {samples} samples; choose {', '.join(map(str, ZOOMS))}.", choices=list(ZOOMS)
        )
    place = cache / f"{key}-{samples}.i8"
    if not touch(place):
        pairs = _finest(sound)
        for zoom in ZOOMS:
            if zoom != ZOOMS[0]:
                pairs = coarser(pairs)
            with whole_file(cache / f"{key}-{zoom}.i8") as part:
                part.write_bytes(pairs.tobytes())
    return place


def coarser(pairs: Pairs) -> Pairs:
    """Pairs of four times as many samples; the last may stand for fewer."""
    missing = -len(pairs) % 4
    whole = np.concatenate([pairs, np.repeat(pairs[-1:], missing, axis=0)]).reshape(-1, 4, 2)
    return np.stack([whole[:, :, 0].min(axis=1), whole[:, :, 1].max(axis=1)], axis=1)


def _finest(sound: Path) -> Pairs:
    found: list[Pairs] = []
    rest = np.zeros((2, 0), np.float32)
    try:
        with av.open(str(sound), "r") as container:
            if not container.streams.audio:
                raise OperatorError(f"{sound.name} has no sound.", code="unreadable", path=str(sound))
            resampler = av.AudioResampler(format="fltp", layout="stereo", rate=RATE)
            for frame in container.decode(container.streams.audio[0]):
                for part in resampler.resample(frame):
                    rest = np.concatenate([rest, part.to_ndarray().astype(np.float32)], axis=1)
                whole = rest.shape[1] // ZOOMS[0] * ZOOMS[0]
                if whole:
                    found.append(_pairs(rest[:, :whole].reshape(2, -1, ZOOMS[0])))
                    rest = rest[:, whole:]
    except (FFmpegError, OSError) as error:
        raise OperatorError(f"{sound.name} cannot be read.", code="unreadable", path=str(sound)) from error
    if rest.shape[1]:
        found.append(_pairs(rest.reshape(2, 1, -1)))
    return np.concatenate(found) if found else np.zeros((1, 2), np.int8)


def _pairs(blocks: NDArray[np.float32]) -> Pairs:
    """Of (channels, pairs, samples): rounded outwards, so that no sound is drawn as silence."""
    low, high = blocks.min(axis=(0, 2)), blocks.max(axis=(0, 2))
    scaled = np.stack([np.floor(np.minimum(low, 0) * 127), np.ceil(np.maximum(high, 0) * 127)], axis=1)
    return np.clip(scaled, -127, 127).astype(np.int8)
