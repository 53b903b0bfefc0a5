"""The master chain: what the desk gives is listened to once, then brought to what a delivery asks for and written.

    desk --listen--> power of every 100 ms, true peak of every 1/3000 s --settle--> gain, limiter
    desk --gain, limiter--> master.wav     measured as it is written; once more when the limiter took more than foreseen
    desk --gain---------> DX.wav MX.wav FX.wav M&E.wav

What was heard is kept in files, so that another delivery of the same mix begins with settling. No array is as long as
the film at the rate of its samples.
"""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from tools.audio import wav
from tools.audio.desk import Block, Desk
from tools.audio.listening import Listened, hear, limits_db
from tools.audio.loudness import SILENT_DB, SILENT_LUFS, Meter, Peaks, amplitude, decibels, integrated
from tools.audio.ports import SAMPLE_RATE, Samples, Target
from tools.film.sound import STEMS

# AAC adds some tenths of a dB to a peak.
CODEC_ROOM_DB = 0.5
MOST_GAIN_DB = 40.0
ROUNDS = 3
_ENOUGH_LU = 0.03
_FULL = 8388607
"""The highest value of 24 bits."""

StemFile = Literal["DX", "MX", "FX", "M&E"]
STEM_FILES: tuple[StemFile, ...] = (*STEMS, "M&E")


@dataclass(frozen=True)
class Mastered:
    """The master as it was written, and the static gain in it."""

    gain_db: float
    loudness_lufs: float
    true_peak_db: float


def listen(desk: Desk, kept: Path) -> Listened:
    """Hear the whole mix once, or remember it: what was heard lies in `kept` and beside it. Its `top` is the highest
    sample of any stem, of M&E or of the sum. Raises OperatorError when it cannot be written.
    """
    blocks = ((_sum(block), block["MX"] + block["FX"], *block.values()) for block in desk.blocks())
    return hear(blocks, desk.length, kept)


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
    limits = limits_db(heard, gain_db, ceiling_db)
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
        expected = integrated(limits_db(heard, gain_db, ceiling_db).energies())
    return gain_db


def _sum(block: Block) -> Samples:
    return block["DX"] + block["MX"] + block["FX"]
