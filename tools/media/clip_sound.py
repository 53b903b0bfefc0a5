"""The sound that a clip brought with it, as samples that begin with the clip's first picture.

picture         |0    1    2    3 ...            sample 0 belongs to picture 0
sound       ~~~~~~~~~~~~~~~~  ~~~~~~~~~~         what comes before it is cut, what is missing is silence
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import gcd
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer
from av.error import FFmpegError
from numpy.typing import NDArray

from tools.film.errors import OperatorError
from tools.media.continuous import Clock, clock_of

RATE = 48_000
SLACK = Fraction(1, 50)
"""Seconds by which times may wander (Matroska rounds to milliseconds) before they mean a gap or an overlap."""

REACH = Fraction(1, 10)
"""Seconds about the asked range that resampling may look at."""

Stereo = NDArray[np.float32]
Block = tuple[Stereo, int, Fraction | None]
"""samples, their rate, and when they are heard"""


def clip_sound(path: Path, start: Fraction = Fraction(0), seconds: Fraction | None = None) -> Stereo:
    """(n, 2) samples at 48 kHz of a clip's sound, -1..1, from `start` seconds after its first picture on.

    With `seconds` there are exactly that many, silence where the clip has none; without, all that there is to the end
    of the sound. Mono comes on both sides at its own level, more channels than two are mixed down. Gaps in the sound
    are silence, damaged packets too. A clip without a picture begins with its first sample.
    Raises OperatorError (code "no_sound") when there is none, ("unreadable") when the file cannot be read.
    """
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise OperatorError(f"{path.name} has no sound.", code="no_sound", path=str(path))
            origin = _first_picture(container)
        with av.open(str(path)) as container:
            heard, rate, first = _range(_blocks(container, clock_of(path)), origin, start, seconds)
    except (FFmpegError, OSError, ValueError) as error:
        raise OperatorError(
            f"The sound of {path.name} cannot be read: {getattr(error, 'strerror', None) or error}.",
            code="unreadable",
            path=str(path),
        ) from error
    shared = gcd(RATE, rate)
    up, down = RATE // shared, rate // shared
    samples = heard if up == down else _resampled(heard, up, down)
    skip = round(start * RATE) - first // down * up
    samples = samples[max(skip, 0) :]
    if seconds is None:
        return samples
    wanted = round(seconds * RATE)
    return np.pad(samples[:wanted], ((0, max(0, wanted - len(samples))), (0, 0)))


def _resampled(heard: Stereo, up: int, down: int) -> Stereo:
    # Loaded when it is needed: it is 50 MB and a second, and most clips are at the house's rate.
    from scipy import signal

    return signal.resample_poly(heard, up, down, axis=0).astype(np.float32)


def _first_picture(container: InputContainer) -> Fraction | None:
    """When the first picture is shown, on the file's own clock; None when there is none to be decoded."""
    for stream in container.streams.video:
        for packet in container.demux(stream):
            try:
                for picture in packet.decode():
                    if picture.pts is not None and picture.time_base is not None:
                        return picture.pts * Fraction(picture.time_base)
            except FFmpegError:
                continue
        break
    return None


def _range(
    blocks: Iterable[Block], origin: Fraction | None, start: Fraction, seconds: Fraction | None
) -> tuple[Stereo, int, int]:
    """The samples of the range and a little around it at the file's own rate: (samples, rate, index of the first)."""
    pieces: list[Stereo] = []
    rate, first, end, place = RATE, 0, None, 0
    for block, block_rate, time in blocks:
        if not pieces:
            rate = block_rate
            step = rate // gcd(RATE, rate)
            first = max(0, int((start - REACH) * rate)) // step * step
            end = None if seconds is None else int((start + seconds + REACH) * rate)
            origin = time if origin is None else origin
            place = first
            pieces.append(np.zeros((0, 2), np.float32))
        # Where this block belongs, counted in samples from the first picture; `place` is where the last one ended.
        told = place if time is None else round((time - (origin or 0)) * rate)
        begin = place if len(pieces) > 1 and abs(told - place) <= SLACK * rate else told
        block = block[max(0, place - begin) :]
        begin = max(begin, place)
        if end is not None and begin >= end:
            break
        if len(block):
            pieces += [np.zeros((begin - place, 2), np.float32), block]
            place = begin + len(block)
    return (np.concatenate(pieces) if pieces else np.zeros((0, 2), np.float32)), rate, first


def _blocks(container: InputContainer, clock: Clock) -> Iterator[Block]:
    """Decoded stereo blocks and their times, at the rate of the first of them; what cannot be decoded is left out."""
    stream = container.streams.audio[0]
    turned: av.AudioResampler | None = None
    rate, kind = 0, ("", "", 0)
    for packet in container.demux(stream):
        clock.put(packet)
        try:
            frames = packet.decode()
        except FFmpegError:
            continue
        for frame in frames:
            heard = (frame.format.name, frame.layout.name, frame.sample_rate)
            if turned is None or heard != kind:
                layout = "mono" if frame.layout.nb_channels == 1 else "stereo"
                # The rate of the decoded sound: a header of HE-AAC says half of it. What was recorded after it, in the
                # same stream, may have another.
                rate, kind = rate or frame.sample_rate, heard
                turned = av.AudioResampler(format="fltp", layout=layout, rate=rate)
            time = None if frame.pts is None or frame.time_base is None else frame.pts * Fraction(frame.time_base)
            planes = [np.asarray(part.to_ndarray(), np.float32) for part in turned.resample(frame)]
            for plane in planes:
                wide = np.repeat(plane, 2, axis=0) if len(plane) == 1 else plane
                yield np.ascontiguousarray(wide.T), rate, time
                time = None if time is None else time + Fraction(plane.shape[1], rate)
