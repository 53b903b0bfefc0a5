"""The sound of the delivered file: one track for the whole film, cached by the mix it was made from.

    mp4    AAC in a file of its own       mov    PCM as it is       webm    Opus in a file of its own

Spliced tracks would drift by their priming, up to a tenth of a second a film; one track and one edit list do not.
"""

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.error import FFmpegError

from tools.assembly.cache import UnitCache
from tools.assembly.delivery import Delivery
from tools.assembly.hearing import Hearing, listen
from tools.assembly.standing import Standing
from tools.assembly.weighting import Samples
from tools.film.errors import Cancelled, OperatorError
from tools.media import binaries, process
from tools.media.disk import storage_error

SAMPLE_RATE = 48_000
EXACT = ("-flags:a", "+bitexact", "-fflags", "+bitexact")
CEILING_DB = -1.05
"""The true peak of the coded track; the proof's limit is -1."""

LIMIT_DB = -1.0
ROOM_DB = 0.01
"""what a peak under the limit is under it at least"""
RECIPE = 4
"""Raise it when the same mix would be coded to other bytes."""

ROUNDS = 7
LAST_ROUNDS = 3
ENOUGH_LU = 0.15


@dataclass(frozen=True)
class Coding:
    """How a sound is put into a file: the file's suffix, and ffmpeg's options. What is `coded` may come out louder."""

    suffix: str
    options: tuple[str, ...]
    coded: bool = True


def coding_of(delivery: Delivery) -> Coding:
    """How the sound of a delivery is coded.

    ffmpeg's usual coder of AAC looks for what nobody hears. It left a dense sound (a crowd, a fire) alike by 0.95 below
    3,600 Hz, with peaks 3 dB higher, which were then limited; the fast one leaves it alike by 0.99 at the same rate.
    """
    rate = f"{delivery.sound_kbps}k"
    match delivery.sound:
        case "aac":
            return Coding(".m4a", ("-c:a", "aac", "-aac_coder", "fast", "-b:a", rate, *EXACT, "-write_btrt", "0"))
        case "opus":
            return Coding(".webm", ("-c:a", "libopus", "-b:a", rate, "-vbr", "on", "-application", "audio", *EXACT))
        case "pcm_s24le":
            return Coding(".pcm", ("-c:a", "pcm_s24le", "-f", "s24le"), coded=False)


def film_samples(frames: int, rate: Fraction) -> int:
    """Samples of a film of `frames`."""
    return int(Fraction(frames) / rate * SAMPLE_RATE)


def soundtrack_path(cache: Path, mix: Path, samples: int, coding: Coding) -> Path:
    """Where this mix at this length is cached, coded. Raises OperatorError when the mix cannot be read."""
    try:
        heard = Standing(cache).hash_of(mix)
    except OSError as error:
        raise OperatorError(f"The mix {mix} cannot be read: {error.strerror}.", code="unreadable") from error
    words = f"{RECIPE} {heard} {samples} {coding.options!r} {CEILING_DB} {binaries.ffmpeg_build()}"
    return cache / "sound" / f"{hashlib.sha256(words.encode()).hexdigest()}{coding.suffix}"


def encode_soundtrack(
    units: UnitCache, mix: Path, target: Path, samples: int, coding: Coding, stop: threading.Event
) -> None:
    """Encode the mix, cut or filled with silence to `samples`, into the cache.

    Coding raises peaks, on sharp hits by two decibels and more. When that takes the track over the ceiling, it is
    encoded again with its peaks held by so much lower and what this costs in loudness given back, until both are
    right. (A mix that was over the limit itself is left for the proof to find.)
    Raises OperatorError for a mix that is not 48 kHz stereo, and as `process.run`.
    """
    _check(mix)
    made = units.desk() / target.name
    held = Held()

    def on(_: Samples) -> None:
        if stop.is_set():
            raise Cancelled("Stopped while listening to the sound.")

    def encode() -> Hearing:
        _run(mix, made, samples, held, coding, stop)
        return listen(made, on)

    try:
        if not coding.coded:
            _run(mix, made, samples, held, coding, stop)
            units.keep(made, target)
            return
        heard = encode()
        if heard.true_peak > CEILING_DB and (asked := listen(mix, on)).true_peak <= LIMIT_DB:
            tries: list[Tried] = []
            for attempt in range(ROUNDS + 1):
                tries.append(Tried(held, heard.true_peak, asked.loudness - heard.loudness))
                if tries[-1].is_right or attempt == ROUNDS:
                    break
                held = held.firmer(asked.true_peak, tries[-1], last=attempt >= ROUNDS - LAST_ROUNDS)
                heard = encode()
            if (best := best_of(tries)).held != held:
                held = best.held
                encode()
        units.keep(made, target)
    except OSError as error:
        raise storage_error(error, target) from error
    finally:
        made.unlink(missing_ok=True)


@dataclass(frozen=True)
class Held:
    """What is done to a mix before it is coded, in dB: louder, then no sample over the limit (0: none), then softer."""

    gain: float = 0.0
    limit: float = 0.0
    trim: float = 0.0

    def firmer(self, peak: float, tried: "Tried", *, last: bool) -> "Held":
        """Hold peaks lower by what they are over; in the last rounds the ceiling matters more than the loudness."""
        over = max(tried.peak - CEILING_DB, 0.0)
        if last:
            return Held(self.gain, self.limit, self.trim - over - 0.02)
        return Held(self.gain + max(tried.short, 0.0), (self.limit or peak) - 1.2 * over - 0.05, self.trim)

    def filters(self) -> str:
        limiter = f"alimiter=limit={10 ** (self.limit / 20):.5f}:attack=1:release=60:level=0:latency=1,"
        return (
            f"volume={self.gain:.3f}dB:precision=double,{limiter if self.limit else ''}"
            f"volume={self.trim:.3f}dB:precision=double,"
        )


@dataclass(frozen=True)
class Tried:
    """What came of it: the peak in dBTP, and by how many LU it is softer than the mix."""

    held: Held
    peak: float
    short: float

    @property
    def is_right(self) -> bool:
        return self.peak <= CEILING_DB and self.short < ENOUGH_LU


def best_of(tries: Sequence[Tried]) -> Tried:
    """The last one where it is right; else of those under the limit the one that lost the least, and the lowest where
    none is. The coder is no even thing: a mix held lower by 0.1 dB may come out with a peak that is higher by 0.3.
    """
    if tries[-1].is_right:
        return tries[-1]
    under = [one for one in tries if one.peak <= LIMIT_DB - ROOM_DB]
    return min(under, key=lambda one: abs(one.short)) if under else min(tries, key=lambda one: one.peak)


def _run(mix: Path, made: Path, samples: int, held: Held, coding: Coding, stop: threading.Event) -> None:
    filters = f"aformat=sample_fmts=dblp,{held.filters()}apad=whole_len={samples},atrim=end_sample={samples}"
    command = [
        *(str(binaries.ffmpeg()), "-v", "error", "-nostdin", "-y", "-threads", "1", "-i", str(mix)),
        *("-vn", "-af", filters, *coding.options, "-map_metadata", "-1", "-map_chapters", "-1", str(made)),
    ]
    process.run(command, doing="encoding the sound", stop=stop)


def _check(mix: Path) -> None:
    try:
        with av.open(str(mix)) as container:
            context = container.streams.audio[0].codec_context
            found = (context.sample_rate, context.channels)
    except (FFmpegError, OSError, IndexError) as error:
        raise OperatorError(f"The mix {mix} is not a sound file that can be read.", code="unreadable") from error
    if found != (SAMPLE_RATE, 2):
        raise OperatorError(
            f"The mix must be 48000 Hz stereo, but is {found[0]} Hz with {found[1]} channels.",
            code="bad_mix",
            rate=found[0],
            channels=found[1],
        )
