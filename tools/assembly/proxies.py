"""Small copies of takes, for pictures that are wanted at once: a quarter of the pixels, a key frame every half second.

pool/ab/abc...mp4 ── larger than a proxy ── copied in the background ── cache/proxies/ab/abc....mp4 ──> stand-ins read

A stand-in deep in a long take costs the decoding of all before it, at full size; of a proxy it costs next to nothing.
Nothing that is delivered reads one. Frames and their times are those of the take, or there is no proxy of it.
"""

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
from av.error import FFmpegError

from tools.assembly.conforming import SEEK_MARGIN, Source
from tools.film.errors import OperatorError
from tools.media import binaries, process
from tools.media.disk import whole_file
from tools.media.keeping import touch

PROXY_VERSION = 1
"""Raise it whenever another file is made of the same take."""

LONGER_SIDE = 960
"""Pixels; a stand-in has 640 and may show a part of its take."""

SLOWEST = Fraction(1, 20)
"""Seconds, more than a frame of any film."""

GROUP = 12
"""Frames from one key frame to the next."""


@dataclass(frozen=True)
class Proxies:
    """Proxies of the files that units read, in the cache under `root`. Safe for several threads and processes."""

    root: Path
    _margins: dict[Path, Fraction] = field(default_factory=dict[Path, Fraction])

    def lighter(self, source: Source) -> Source:
        """The proxy of a source where there is one, else the source, decoded by all cores: somebody waits for it."""
        path = self.path(source)
        if not source.seekable or not touch(path):
            return replace(source, threads=0)
        if path not in self._margins:
            times = _times(path)
            apart = max((after - before for before, after in pairwise(times)), default=SEEK_MARGIN)
            # Rounded to a frame of the film's rate, a frame may be shown half of one earlier.
            self._margins[path] = min(SEEK_MARGIN, 2 * apart + SLOWEST)
        return Source(path, matrix=source.matrix, margin=self._margins[path])

    def path(self, source: Source) -> Path:
        """Where the proxy of a source is, or would be. Its file has its content's hash for a name."""
        words = f"{PROXY_VERSION}\n{source.path.stem}\n{binaries.ffmpeg_build()}"
        key = hashlib.sha256(words.encode()).hexdigest()
        return self.root / "proxies" / key[:2] / f"{key}.mp4"

    def make(self, source: Source, stop: threading.Event) -> bool:
        """Make the proxy of a source, at low priority; False where it has none because it is small, has no index, or
        its times cannot be kept.

        Raises OperatorError for a source that cannot be read and for the disk, Cancelled when `stop` is set.
        """
        target = self.path(source)
        if touch(target):
            return True
        size = _size(source.path)
        if not source.seekable or max(size) <= LONGER_SIDE:
            return False
        with whole_file(target) as part:
            process.run(_argv(source.path, size, part), doing="making a proxy", stop=stop, gently=True)
            if _times(part) != _times(source.path):
                raise OperatorError(
                    f"{source.path.name} has times that a proxy cannot keep; it is shown without one.", code="no_proxy"
                )
        return True


def _argv(path: Path, size: tuple[int, int], out: Path) -> list[str]:
    width, height = (max(2, round(side * LONGER_SIDE / max(size) / 2) * 2) for side in size)
    coding = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-g", str(GROUP), "-threads", "1"]
    times = ["-copyts", "-fps_mode", "passthrough", "-enc_time_base", "demux"]
    return [
        str(binaries.ffmpeg()), "-v", "error", "-nostdin", "-y", "-threads", "1", "-i", str(path), "-map", "0:v:0",
        "-vf", f"scale={width}:{height}:flags=fast_bilinear,format=yuv420p", *times, *coding, "-an", str(out),
    ]  # fmt: skip


def _size(path: Path) -> tuple[int, int]:
    try:
        with av.open(str(path)) as container:
            context = container.streams.video[0].codec_context
            return context.width, context.height
    except (FFmpegError, OSError) as error:
        raise OperatorError(f"{path.name} cannot be read: {error.strerror or error}.", code="unreadable") from error


def _times(path: Path) -> Sequence[Fraction]:
    """When its frames are shown, in seconds."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        base = stream.time_base or Fraction(1)
        return sorted(packet.pts * base for packet in container.demux(stream) if packet.pts is not None)
