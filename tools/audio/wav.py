"""WAV files: the same samples give the same bytes, and a file is there whole or not at all.

RIFF | fmt (PCM 16, 24 or float 32) | [fact] | data        no dates, no software names
"""

import hashlib
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tools.audio.ports import SAMPLE_RATE, Samples
from tools.film.errors import OperatorError
from tools.media.disk import storage_error

Format = Literal["16", "24", "float"]
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_BLOCK = 1 << 20


def write(path: Path, samples: Samples, form: Format = "24", rate: int = SAMPLE_RATE) -> str:
    """Write (n,) or (n, channels) samples; values past full scale are held at it. Returns the sha256 of the file.

    The file appears under its name only when it is complete. Raises OperatorError when the folder cannot be written.
    """
    shaped = samples.reshape(len(samples), -1)
    width = {"16": 2, "24": 3, "float": 4}[form]
    channels = shaped.shape[1]
    size = len(shaped) * channels * width
    if size > 0xFFFF_FFFF - 64:
        raise OperatorError(
            f"{path.name} would be {size / 1e9:.1f} GB, and a WAV file ends at 4.2 GB; make it shorter.", path=str(path)
        )
    digest = hashlib.sha256()
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as sink:
            for piece in (_header(size, channels, width, rate, form), *_blocks(shaped, form), b"\0" * (size % 2)):
                digest.update(piece)
                sink.write(piece)
            sink.flush()
            os.fsync(sink.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise storage_error(error, path) from error
    return digest.hexdigest()


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
    code, channels, rate, _, _, bits = struct.unpack("<HHIIHH", chunks[b"fmt "][:16])
    if code == _EXTENSIBLE and len(chunks[b"fmt "]) >= 26:
        code = struct.unpack("<H", chunks[b"fmt "][24:26])[0]
    decoded = _decode(bytes(chunks[b"data"]), code, bits)
    if decoded is None or channels < 1:
        raise OperatorError(
            f"{path} holds sound of a kind that is not read here ({bits} bit, code {code}); use 16-bit, 24-bit or "
            "float samples.",
            path=path,
        )
    usable = len(decoded) - len(decoded) % channels
    return (decoded if channels == 1 else decoded[:usable].reshape(-1, channels)), rate


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


def _blocks(shaped: NDArray[np.float32], form: Format) -> Iterator[bytes]:
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
