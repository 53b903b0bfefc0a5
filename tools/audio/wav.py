"""WAV files: the same samples give the same bytes, and a file is there whole or not at all.

RIFF | fmt (PCM 16, 24 or float 32) | [fact] | data        no dates, no software names

Whole (`write`, `read`) or a stretch at a time (`Writer`, `shape_of` and `stretch`), in as much memory as the stretch.
"""

import hashlib
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal

import numpy as np
from numpy.typing import NDArray

from tools.audio.ports import SAMPLE_RATE, Samples
from tools.film.errors import Bug, OperatorError
from tools.media.disk import storage_error

Format = Literal["16", "24", "float"]
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Shape:
    """What a WAV file holds: `count` samples for each channel, and where in the file they begin."""

    count: int
    channels: int
    rate: int
    code: int
    bits: int
    place: int


def write(path: Path, samples: Samples, form: Format = "24", rate: int = SAMPLE_RATE) -> str:
    """Write (n,) or (n, channels) samples; values past full scale are held at it. Returns the sha256 of the file.

    The file appears under its name only when it is complete. Raises OperatorError when the folder cannot be written.
    """
    shaped = samples.reshape(len(samples), -1)
    with Writer(path, len(shaped), form, shaped.shape[1], rate) as writer:
        writer.add(shaped)
    return writer.sha256


class Writer:
    """Writes a file of `count` samples a channel, in as many pieces as it is given. Use it in a `with`.

    The file appears under its name when the block ends, if all of it came; an error inside leaves nothing behind.
    Raises OperatorError when the folder cannot be written, or the file would be longer than a WAV file can be.
    """

    def __init__(self, path: Path, count: int, form: Format = "24", channels: int = 2, rate: int = SAMPLE_RATE) -> None:
        self.sha256 = ""
        self._path = path
        self._form: Format = form
        self._left = count * channels
        self._digest = hashlib.sha256()
        width = {"16": 2, "24": 3, "float": 4}[form]
        self._size = count * channels * width
        self._start = (channels, width, rate)
        if self._size > 0xFFFF_FFFF - 64:
            raise OperatorError(
                f"{path.name} would be {self._size / 1e9:.1f} GB, and a WAV file ends at 4.2 GB; make it shorter.",
                path=str(path),
            )
        self._temporary = path.with_name(f".{path.name}.{os.getpid()}")
        self._sink: BinaryIO | None = None

    def __enter__(self) -> "Writer":
        channels, width, rate = self._start
        try:
            self._sink = self._temporary.open("wb")
        except OSError as error:
            raise storage_error(error, self._path) from error
        self._put(_header(self._size, channels, width, rate, self._form))
        return self

    def add(self, samples: NDArray[np.float32] | NDArray[np.float64]) -> None:
        """The next samples, (n,) or (n, channels)."""
        shaped = samples.reshape(len(samples), -1)
        self._left -= shaped.size
        for piece in _blocks(shaped, self._form):
            self._put(piece)

    def _put(self, piece: bytes) -> None:
        if self._sink is None:
            raise Bug("A WAV file was written to outside its block.")
        self._digest.update(piece)
        try:
            self._sink.write(piece)
        except OSError as error:
            raise storage_error(error, self._path) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._sink is None:
            return
        try:
            if kind is None:
                if self._left:
                    raise Bug(f"{self._path.name} is {self._left} values away from the length that was announced.")
                self._put(b"\0" * (self._size % 2))
                self._sink.flush()
                os.fsync(self._sink.fileno())
                self._sink.close()
                self._temporary.replace(self._path)
                self.sha256 = self._digest.hexdigest()
        except OSError as failure:
            raise storage_error(failure, self._path) from failure
        finally:
            self._sink.close()
            self._temporary.unlink(missing_ok=True)


def read(path: Path) -> tuple[Samples, int]:
    """The samples, (n,) when mono, and the rate. Raises OperatorError when it is no WAV file that we know."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}.", path=str(path)) from error
    return decode(data, str(path))


def decode(data: bytes, path: str) -> tuple[Samples, int]:
    """As `read`, of bytes in hand; `path` is what an error calls them."""
    chunks = _chunks(data)
    if chunks is None or b"fmt " not in chunks or b"data" not in chunks or len(chunks[b"fmt "]) < 16:
        raise OperatorError(f"{path} is not a whole WAV file.", path=path)
    code, channels, rate, bits = _kind(bytes(chunks[b"fmt "]))
    decoded = _decode(bytes(chunks[b"data"]), code, bits)
    if decoded is None or channels < 1:
        raise _strange(path, code, bits)
    usable = len(decoded) - len(decoded) % channels
    return (decoded if channels == 1 else decoded[:usable].reshape(-1, channels)), rate


def shape_of(path: Path) -> Shape:
    """What the file holds, from its first bytes. Raises OperatorError when it is no WAV file that we know."""
    try:
        with path.open("rb") as file:
            total = file.seek(0, os.SEEK_END)
            file.seek(0)
            return _shape(file, total, str(path))
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}.", path=str(path)) from error


def kept_count(path: Path) -> int | None:
    """How many samples a file has whose name says what is in it; None when it is not there. It is looked at once."""
    try:
        return _counted(path)
    except OperatorError:
        return None


@lru_cache(maxsize=20_000)
def _counted(path: Path) -> int:
    return shape_of(path).count


def stretch(path: Path, shape: Shape, start: int, stop: int) -> Samples:
    """Samples `start`..`stop` of a file, (n,) when mono. Raises OperatorError when they cannot be read."""
    frame = shape.channels * shape.bits // 8
    try:
        with path.open("rb") as file:
            file.seek(shape.place + start * frame)
            data = file.read((stop - start) * frame)
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}.", path=str(path)) from error
    decoded = _decode(data, shape.code, shape.bits)
    if decoded is None or len(decoded) != (stop - start) * shape.channels:
        raise OperatorError(f"{path} is not a whole WAV file.", path=str(path))
    return decoded if shape.channels == 1 else decoded.reshape(-1, shape.channels)


def _shape(file: BinaryIO, total: int, path: str) -> Shape:
    head = file.read(12)
    fmt = b""
    place = 12
    while head[:4] == b"RIFF" and head[8:] == b"WAVE" and place + 8 <= total:
        file.seek(place)
        name, size = struct.unpack("<4sI", file.read(8))
        if name == b"fmt ":
            fmt = file.read(min(size, 40))
        elif name == b"data" and len(fmt) >= 16:
            code, channels, rate, bits = _kind(fmt)
            if channels < 1 or not _known(code, bits):
                raise _strange(path, code, bits)
            # A stream that was piped to us has no honest size: what is there is taken.
            held = min(size, total - place - 8)
            return Shape(held // (channels * bits // 8), channels, rate, code, bits, place + 8)
        place += 8 + size + size % 2
    raise OperatorError(f"{path} is not a whole WAV file.", path=path)


def _kind(fmt: bytes) -> tuple[int, int, int, int]:
    """Code, channels, rate and bits."""
    code, channels, rate, _, _, bits = struct.unpack("<HHIIHH", fmt[:16])
    if code == _EXTENSIBLE and len(fmt) >= 26:
        code = struct.unpack("<H", fmt[24:26])[0]
    return code, channels, rate, bits


def _known(code: int, bits: int) -> bool:
    return (code, bits) in ((_FLOAT, 32), (_PCM, 16), (_PCM, 24))


def _strange(path: str, code: int, bits: int) -> OperatorError:
    return OperatorError(
        f"{path} holds sound of a kind that is not read here ({bits} bit, code {code}); use 16-bit, 24-bit or "
        "float samples.",
        path=path,
    )


def sound_hash(samples: Samples) -> str:
    """A name for exactly these samples, whatever file they come to lie in."""
    digest = hashlib.sha256(repr(samples.shape).encode())
    digest.update(np.ascontiguousarray(samples, np.float32).tobytes())
    return digest.hexdigest()


def _header(size: int, channels: int, width: int, rate: int, form: Format) -> bytes:
    code = _FLOAT if form == "float" else _PCM
    fmt = struct.pack("<HHIIHH", code, channels, rate, rate * channels * width, channels * width, width * 8)
    # Readers ask for the count of frames when the samples are floating point.
    fact = b"fact" + struct.pack("<II", 4, size // (channels * width)) if form == "float" else b""
    body = b"WAVE" + b"fmt " + struct.pack("<I", 16) + fmt + fact + b"data" + struct.pack("<I", size)
    return b"RIFF" + struct.pack("<I", len(body) + size + size % 2) + body


def _blocks(shaped: NDArray[np.float32] | NDArray[np.float64], form: Format) -> Iterator[bytes]:
    rows = max(1, _BLOCK // shaped.shape[1])
    for start in range(0, len(shaped), rows):
        block = np.ascontiguousarray(shaped[start : start + rows])
        if form == "float":
            yield block.astype("<f4").tobytes()
            continue
        top = 32767 if form == "16" else 8388607
        whole = np.rint(np.clip(block.astype(np.float64), -1.0, 1.0) * top)
        if form == "16":
            yield whole.astype("<i2").tobytes()
        else:
            yield whole.astype("<i4").view(np.uint8).reshape(-1, 4)[:, :3].tobytes()


def _chunks(data: bytes) -> dict[bytes, memoryview] | None:
    if len(data) < 12 or data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        return None
    found: dict[bytes, memoryview] = {}
    place = 12
    whole = memoryview(data)
    while place + 8 <= len(data):
        name, size = struct.unpack("<4sI", data[place : place + 8])
        # A stream that was piped to us has no honest size: what is there is taken.
        found.setdefault(name, whole[place + 8 : place + 8 + size])
        place += 8 + size + size % 2
    return found


def _decode(data: bytes, code: int, bits: int) -> Samples | None:
    if code == _FLOAT and bits == 32:
        return np.frombuffer(data[: len(data) // 4 * 4], "<f4").astype(np.float32)
    if code == _PCM and bits == 16:
        return np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(np.float32) / np.float32(32767)
    if code == _PCM and bits == 24:
        triples = np.frombuffer(data[: len(data) // 3 * 3], np.uint8).reshape(-1, 3)
        wide = np.zeros((len(triples), 4), np.uint8)
        wide[:, 1:] = triples
        return (wide.view("<i4").ravel() // 256).astype(np.float32) / np.float32(8388607)
    return None
