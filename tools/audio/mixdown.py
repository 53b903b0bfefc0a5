"""The master chain: what the desk gives is listened to once, then brought to what a delivery asks for and written.

    desk --listen--> power of every 100 ms, true peak of every 1/3000 s --settle--> gain, limiter
    desk --gain, limiter--> master.wav     measured as it is written; once more when the limiter took more than foreseen
    desk --gain---------> DX.wav MX.wav FX.wav M&E.wav

What was heard is kept in files, so that another delivery of the same mix begins with settling. No array is as long as
the film at the rate of its samples.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tools.audio import wav
from tools.audio.desk import STEMS, Block, Desk
from tools.audio.faders import ride_on
from tools.audio.limiter import HOP as LIMITER_HOP
from tools.audio.limiter import WINDOW, window
from tools.audio.loudness import HOP, SILENT_DB, SILENT_LUFS, Meter, Peaks, amplitude, decibels, integrated
from tools.audio.ports import SAMPLE_RATE, Samples, Target
from tools.media.disk import storage_error

# AAC adds some tenths of a dB to a peak.
CODEC_ROOM_DB = 0.5
MOST_GAIN_DB = 40.0
ROUNDS = 3
_ENOUGH_LU = 0.03
_STEPS = HOP // LIMITER_HOP
_FULL = 8388607
"""The highest value of 24 bits."""

StemFile = Literal["DX", "MX", "FX", "M&E"]
STEM_FILES: tuple[StemFile, ...] = (*STEMS, "M&E")


@dataclass(frozen=True)
class Listened:
    """What was heard of a mix before the master chain; `top` is the highest sample of any stem, M&E or their sum."""

    energies: NDArray[np.float64]
    hops: int
    top: float
    peaks: Path

    def peak_track(self, first: int, last: int) -> NDArray[np.float32]:
        """The true peaks of some hops of the limiter, read from their file."""
        return np.fromfile(self.peaks, np.float32, last - first, offset=4 * first)


@dataclass(frozen=True)
class Mastered:
    """The master as it was written, and the static gain in it."""

    gain_db: float
    loudness_lufs: float
    true_peak_db: float


def listen(desk: Desk, kept: Path) -> Listened:
    """Hear the whole mix once, or remember it: what was heard lies in `kept` and beside it.

    Raises OperatorError when it cannot be written.
    """
    peaks, hops = kept.with_suffix(".peaks"), -(-desk.length // LIMITER_HOP)
    try:
        if kept.is_file() and peaks.is_file() and peaks.stat().st_size == 4 * hops:
            top, *energies = np.load(kept).tolist()
            return Listened(np.array(energies), hops, top, peaks)
        part = kept.with_name(f".{kept.name}.{os.getpid()}")
        meter, judge, top = Meter(), Peaks(LIMITER_HOP), 0.0
        with part.open("wb") as sink:
            for block in desk.blocks():
                summed = _sum(block)
                effects = block["MX"] + block["FX"]
                top = max(top, *(float(np.abs(one).max()) for one in (summed, effects, *block.values())))
                meter.take(summed)
                sink.write(judge.take(summed).tobytes())
            sink.write(judge.rest().tobytes())
        part.replace(peaks)
        energies = meter.energies()
        with part.open("wb") as sink:
            np.save(sink, np.concatenate([[top], energies]))
        part.replace(kept)
    except OSError as error:
        raise storage_error(error, kept) from error
    return Listened(energies, hops, top, peaks)


def master(desk: Desk, heard: Listened, target: Target, out: Path) -> Mastered:
    """Write the film's sound to `out`: 24 bits, at `target.lufs` (silence stays silence), its true peak at most
    `target.true_peak_db` with room for the codec. The same mix and target give the same bytes.
    """
    ceiling_db = target.true_peak_db - CODEC_ROOM_DB
    aim = target.lufs
    done = Mastered(0.0, SILENT_LUFS, SILENT_DB)
    for _ in range(ROUNDS):
        gain_db = _gain(heard, aim, ceiling_db)
        done = Mastered(gain_db, *_written(desk, heard, gain_db, ceiling_db, out))
        error = done.loudness_lufs - target.lufs
        if done.loudness_lufs <= SILENT_LUFS or abs(error) < _ENOUGH_LU or gain_db >= MOST_GAIN_DB:
            break
        aim -= error
    return done


def static_gain(heard: Listened, target: Target) -> float:
    """The gain in dB between the desk and the master of a delivery, the limiter aside, as far as it can be foreseen."""
    return _gain(heard, target.lufs, target.true_peak_db - CODEC_ROOM_DB)


def write_stems(desk: Desk, heard: Listened, gain_db: float, places: dict[StemFile, Path]) -> float:
    """Write DX, MX, FX and M&E (the sum of MX and FX) as 24 bits, each exactly as long as the film; returns their gain.

    After faders and ducking, before the limiter: added up they are the mix before the master chain, to the sample.
    All have one gain, `gain_db`, or so much less that nothing of them, nor their sum, is over full scale.
    """
    most_db = -decibels(heard.top) if heard.top > 0 else gain_db
    gain_db = min(gain_db, most_db)
    gain = np.float64(amplitude(gain_db))
    with ExitStack() as open_files:
        writers = {name: open_files.enter_context(wav.Writer(path, desk.length)) for name, path in places.items()}
        for block in desk.blocks():
            whole = {name: np.rint(samples * gain * _FULL) / _FULL for name, samples in block.items()}
            for name, samples in whole.items():
                writers[name].add(samples)
            writers["M&E"].add(whole["MX"] + whole["FX"])
    return gain_db


def _written(desk: Desk, heard: Listened, gain_db: float, ceiling_db: float, out: Path) -> tuple[float, float]:
    """Write the master; returns its loudness and true peak as measured on the way."""
    meter, judge, highest = Meter(), Peaks(SAMPLE_RATE), 0.0
    gain = np.float32(amplitude(gain_db))
    limits = _Limits(heard, gain_db, ceiling_db)
    start = 0
    with wav.Writer(out, desk.length) as writer:
        for block in desk.blocks():
            finished = limits.on(_sum(block) * gain, start)
            start += len(finished)
            writer.add(finished)
            meter.take(finished)
            highest = max(highest, float(judge.take(finished).max(initial=0.0)))
        highest = max(highest, float(judge.rest().max(initial=0.0)))
    return integrated(meter.energies()), decibels(highest)


class _Limits:
    """The limiter's gain over a film, worked out where it is needed, always in the same windows."""

    def __init__(self, heard: Listened, gain_db: float, ceiling_db: float) -> None:
        self._heard = heard
        self._settings = amplitude(gain_db), amplitude(ceiling_db)
        self._window = lru_cache(maxsize=3)(self._worked_out)

    def _worked_out(self, number: int) -> NDArray[np.float32]:
        return window(self._heard.peak_track, self._heard.hops, number * WINDOW, *self._settings)

    def windows(self) -> Iterator[NDArray[np.float32]]:
        """All of them, each worked out once."""
        for number in range(-(-self._heard.hops // WINDOW)):
            yield self._worked_out(number)

    def on(self, block: Samples, start: int) -> Samples:
        """A block of the sum, which begins at sample `start`, under the limiter."""
        first = max(0, start // LIMITER_HOP - 1)
        last = min(self._heard.hops, (start + len(block)) // LIMITER_HOP + 2)
        numbers = range(first // WINDOW, (last - 1) // WINDOW + 1)
        track = np.concatenate([self._window(number) for number in numbers])
        if np.all(track == 1.0):
            return block
        return ride_on(block, start, track, LIMITER_HOP, numbers[0] * WINDOW)


def _gain(heard: Listened, aim: float, ceiling_db: float) -> float:
    """The gain in dB that brings the mix to `aim`: what the limiter takes off is given back before it.

    The power of every 100 ms is known, so the search touches no samples. It is off where all of a power lies in one
    click that is limited; that is measured when the master is written.
    """
    gain_db, expected = 0.0, integrated(heard.energies)
    for _ in range(12):
        if expected <= SILENT_LUFS or abs(aim - expected) < _ENOUGH_LU / 2:
            break
        gain_db = min(gain_db + aim - expected, MOST_GAIN_DB)
        taken = _power(_Limits(heard, gain_db, ceiling_db), len(heard.energies))
        expected = integrated(heard.energies * amplitude(gain_db) ** 2 * taken)
    return gain_db


def _power(limits: _Limits, hops: int) -> NDArray[np.float64]:
    """What the limiter does to the power of every 100 ms."""
    powers: list[NDArray[np.float64]] = []
    for track in limits.windows():
        squared = np.square(track, dtype=np.float64)
        padded = np.pad(squared, (0, -len(squared) % _STEPS), mode="edge")
        powers.append(padded.reshape(-1, _STEPS).mean(axis=1))
    return np.concatenate(powers)[:hops]


def _sum(block: Block) -> Samples:
    return block["DX"] + block["MX"] + block["FX"]
