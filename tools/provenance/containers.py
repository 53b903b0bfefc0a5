"""Where a file keeps its C2PA manifest and its XMP packet: found by walking its boxes, without reading its media.

    MP4, MOV, HEIF   uuid box            JPEG  APP11, APP1 segments
    PNG              caBX, iTXt chunks   WebP, WAV, AVI  C2PA, "XMP " chunks
    GIF              the C2PA_GIF extension

A file that is broken, or that makes no sense, has neither: nothing here raises for what a file holds.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

C2PA_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
XMP_SEGMENT = b"http://ns.adobe.com/xap/1.0/\0"
XMP_KEYWORD = b"XML:com.adobe.xmp\0"
PNG = b"\x89PNG\r\n\x1a\n"

MOST_BOXES = 20_000
"""A file of more parts than this is walked no further."""

MOST_XMP = 1 << 20
"""Bytes of an XMP packet that are read."""

FORMATS = {
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".heic": "image/heic",
    ".wav": "audio/wav",
    ".avi": "video/avi",
}
"""What the reader calls a file, where its first bytes do not say it."""


@dataclass(frozen=True)
class Found:
    """What a file's boxes hold: its format as a MIME type, bytes of its C2PA manifest (0: none), its XMP packet."""

    format: str = ""
    manifest: int = 0
    xmp: bytes = b""


def look_into(path: Path) -> Found:
    """What `path` carries. Reads heads of boxes and the XMP packet alone, whatever its size."""
    try:
        with path.open("rb") as file:
            head = file.read(32)
            form = _format(head, path.suffix.lower())
            manifest, xmp = 0, b""
            for kind, at, size in _parts(file, head):
                # A part may say that it is smaller than its own head.
                if size <= 0:
                    continue
                if kind == "c2pa":
                    manifest += size
                elif kind == "xmp" and not xmp:
                    file.seek(at)
                    xmp = file.read(min(size, MOST_XMP))
            return Found(form, manifest, xmp)
    except (OSError, struct.error, ValueError, OverflowError, IndexError):
        return Found()


def _format(head: bytes, suffix: str) -> str:
    if head[:2] == b"\xff\xd8":
        return "image/jpeg"
    if head[:8] == PNG:
        return "image/png"
    if head[:6] in (b"GIF87a", b"GIF89a"):
        return "image/gif"
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/avi"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        brands = {b"qt  ": "video/quicktime", b"avif": "image/avif", b"heic": "image/heic", b"mif1": "image/heif"}
        return brands.get(head[8:12], "video/mp4")
    return FORMATS.get(suffix, "")


def _parts(file: BufferedReader, head: bytes) -> Iterator[tuple[str, int, int]]:
    """What matters of the file's parts: "c2pa" or "xmp", where its content begins, and its bytes."""
    if head[:2] == b"\xff\xd8":
        return _jpeg(file)
    if head[:8] == PNG:
        return _png(file)
    if head[:4] == b"GIF8":
        return _gif(file)
    if head[:4] == b"RIFF":
        return _riff(file)
    return _boxes(file)


def _boxes(file: BufferedReader) -> Iterator[tuple[str, int, int]]:
    at, end = 0, file.seek(0, 2)
    for _ in range(MOST_BOXES):
        if at + 8 > end:
            return
        file.seek(at)
        head = file.read(32)
        size, kind = struct.unpack_from(">I4s", head)
        header = 8
        if size == 1 and len(head) >= 16:
            size, header = struct.unpack_from(">Q", head, 8)[0], 16
        elif size == 0:
            size = end - at
        if size < header:
            return
        if kind == b"uuid":
            name = head[header : header + 16]
            body = min(size, end - at) - header - 16
            if name == C2PA_UUID:
                yield "c2pa", at + header + 16, body
            elif name == XMP_UUID:
                yield "xmp", at + header + 16, body
        at += size


def _jpeg(file: BufferedReader) -> Iterator[tuple[str, int, int]]:
    at = 2
    for _ in range(MOST_BOXES):
        file.seek(at)
        head = file.read(4 + len(XMP_SEGMENT))
        if len(head) < 4 or head[0] != 0xFF or head[1] in (0xDA, 0xD9):
            return
        size = struct.unpack_from(">H", head, 2)[0]
        if head[1] == 0xEB and head[4:6] == b"JP":
            yield "c2pa", at + 4, size - 2
        elif head[1] == 0xE1 and head[4:] == XMP_SEGMENT:
            yield "xmp", at + 4 + len(XMP_SEGMENT), size - 2 - len(XMP_SEGMENT)
        at += 2 + size


def _png(file: BufferedReader) -> Iterator[tuple[str, int, int]]:
    at = len(PNG)
    for _ in range(MOST_BOXES):
        file.seek(at)
        head = file.read(8 + len(XMP_KEYWORD))
        if len(head) < 8:
            return
        size, kind = struct.unpack_from(">I4s", head)
        if kind == b"caBX":
            yield "c2pa", at + 8, size
        elif kind == b"iTXt" and head[8:] == XMP_KEYWORD:
            # After the keyword: two bytes about compression, and two texts that are empty here.
            yield "xmp", at + 8 + len(XMP_KEYWORD) + 4, size - len(XMP_KEYWORD) - 4
        at += 12 + size


def _gif(file: BufferedReader) -> Iterator[tuple[str, int, int]]:
    """The extensions before the first picture, which is where applications put theirs."""
    file.seek(10)
    flags = file.read(3)[0]
    at = 13 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
    for _ in range(MOST_BOXES):
        file.seek(at)
        head = file.read(14)
        if head[:1] != b"!":
            return
        at += 2
        begin, application = at, head[3:11] if head[1:3] == b"\xff\x0b" else b""
        while True:
            file.seek(at)
            size = (file.read(1) or b"\0")[0]
            at += 1 + size
            if not size:
                break
        if application == b"C2PA_GIF":
            yield "c2pa", begin + 12, at - begin - 13


def _riff(file: BufferedReader) -> Iterator[tuple[str, int, int]]:
    at = 12
    for _ in range(MOST_BOXES):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            return
        kind, size = struct.unpack("<4sI", head)
        if kind == b"C2PA":
            yield "c2pa", at + 8, size
        elif kind == b"XMP ":
            yield "xmp", at + 8, size
        at += 8 + size + size % 2
