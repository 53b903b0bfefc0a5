"""The files that units read: a take as it is, or, where it cannot be cut so, the one file it was conformed to.

pool/ab/abc...mp4 ── has an index, even fields, the film's colours ──────────────────────> read as it is
pool/cd/cde...ts  ── measured ── conformed once, whoever asks first ── cache/conformed/..mp4 ──> read
"""

import fcntl
import hashlib
import threading
import time
from collections.abc import Callable, Container, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
from av.error import FFmpegError

from tools.assembly.conforming import Source
from tools.assembly.mezzanine import conform_argv, table_of
from tools.assembly.mp4 import read_table
from tools.assembly.recipe import MediaStrip
from tools.assembly.tone import write_table
from tools.film.errors import Cancelled, OperatorError
from tools.media import binaries, process
from tools.media.disk import storage_error, whole_file
from tools.media.footage import Footage, assumed_matrix, measure
from tools.media.keeping import touch
from tools.media.photographs import developed
from tools.media.pool import Pool
from tools.media.probing import seeks_well

CONFORM_VERSION = 2
"""Raise it, and RECIPE_VERSION with it, whenever mezzanine.py or tone.py make another file from the same clip."""

UNSPECIFIED = 2
WAIT_SECONDS = 0.1


@dataclass
class Stock:
    """Sources of the takes in `pool`, with conformed files under `root`. Safe for several threads and processes.

    `desk` gives a folder for unfinished work.
    """

    root: Path
    pool: Pool
    desk: Callable[[], Path]
    _known: dict[tuple[str, bool, Fraction], Source] = field(default_factory=dict[tuple[str, bool, Fraction], Source])

    def source(self, strip: MediaStrip, rate: Fraction, stop: threading.Event | None = None) -> Source:
        """What to read for a strip. A take that has to be conformed is, once, while others who want it wait.

        Raises NotFound for media that the pool lost, OperatorError (code "unreadable" and others) for a file that
        cannot be decoded, Cancelled when `stop` is set.
        """
        known = (strip.media, strip.conform, rate)
        if known not in self._known:
            path = self.pool.path(strip.media)
            self._known[known] = self._conformed(strip.media, path, rate, stop) if strip.conform else opened(path)
        return self._known[known]

    def conformed_path(self, media: str, rate: Fraction) -> Path:
        """Where the conformed file of a clip is, or would be; it is named by all that decides its bytes."""
        words = "\n".join((str(CONFORM_VERSION), media, str(rate), binaries.ffmpeg_build()))
        key = hashlib.sha256(words.encode()).hexdigest()
        return self.root / "conformed" / key[:2] / f"{key}.mp4"

    def _conformed(self, media: str, path: Path, rate: Fraction, stop: threading.Event | None) -> Source:
        target = self.conformed_path(media, rate)
        # One of 256 locks, under a name that whoever tidies the cache leaves alone.
        with _alone(self.root / "conformed" / f".{target.stem[:2]}", stop):
            if not touch(target):
                self._make(path, rate, target, stop)
        return Source(target)

    def _make(self, path: Path, rate: Fraction, target: Path, stop: threading.Event | None) -> None:
        footage = measure(path, whole=False)
        table = self.desk() / f"{target.stem}.cube"
        picture = self.desk() / f"{target.stem}.png"
        try:
            if footage.still:
                developed(path).save(picture, format="PNG", compress_level=1)
                path, footage = picture, Footage(width=1, height=1, coded=(1, 1), matrix="gbr", timed=False, rate=rate)
            if colours := table_of(footage):
                write_table(table, *colours)
            with whole_file(target) as part:
                command = conform_argv(binaries.ffmpeg(), path, footage, rate, part, table)
                process.run(command, doing=f"conforming {path.name}", stop=stop)
                if not read_table(part).samples:
                    raise OperatorError("No picture of it can be decoded.", code="unreadable", path=str(path))
        except OSError as error:
            raise storage_error(error, self.root) from error
        finally:
            table.unlink(missing_ok=True)
            picture.unlink(missing_ok=True)


class Screened(Pool):
    """The pool as a film reads it: where a take was conformed, the conformed file stands for it."""

    def __init__(self, stock: Stock, conformed: Container[str], rate: Fraction) -> None:
        super().__init__(stock.pool.root)
        self._stock = stock
        self._conformed = conformed
        self._rate = rate

    def path(self, digest: str) -> Path:
        if digest not in self._conformed:
            return super().path(digest)
        return self._stock.source(MediaStrip(media=digest, start=Fraction(0), conform=True), self._rate).path


def opened(path: Path) -> Source:
    """The source that a file is, as it is. Raises OperatorError when it is no clip, or a broken one."""
    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                raise OperatorError("It has no picture.", code="no_picture", path=str(path))
            context = container.streams.video[0].codec_context
            said = "" if int(context.colorspace) == UNSPECIFIED else "said"
            matrix = assumed_matrix(said, context.width, context.height)
            return Source(path, matrix=matrix, seekable=seeks_well(container))
    except (FFmpegError, OSError) as error:
        raise OperatorError(
            f"It cannot be read: {error.strerror or error}.", code="unreadable", path=str(path)
        ) from error


@contextmanager
def _alone(lock: Path, stop: threading.Event | None) -> Generator[None]:
    """Hold a lock against other threads and processes; it is let go of however we end."""
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        handle = lock.open("w")
    except OSError as error:
        raise storage_error(error, lock) from error
    with handle:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if stop is not None and stop.is_set():
                    raise Cancelled("Stopped while waiting for a clip to be conformed.") from None
                time.sleep(WAIT_SECONDS)
        yield
