"""What a file is by how it begins, whatever its name says.

first 4 KiB ──> family (video, picture, sound, text, archive), and the endings that the name of such a file has
"""

import re
from dataclasses import dataclass
from typing import Literal

from tools.media.plain_text import alphabet_of

HEAD = 4096
"""bytes that are looked at"""

Family = Literal["video", "picture", "sound", "text", "archive"]


@dataclass(frozen=True)
class Content:
    """A family of files. The first of its endings is given to a file whose name has none of them."""

    family: Family
    endings: tuple[str, ...]

    def ending(self, name: str) -> str:
        """The ending of `name` where it fits, else the family's own."""
        said = f".{name.rpartition('.')[2].lower()}"
        return said if said in self.endings else self.endings[0]


TEXT = Content(
    "text",
    tuple(
        ".txt .md .fountain .spmd .fdx .cube .otio .xml .fcpxml .edl .ale .srt .vtt .ass .ssa".split()
    ),
)
_MP4 = Content("video", (".mp4", ".m4v", ".mov", ".3gp", ".3g2", ".m4a"))
_SIGNS: tuple[tuple[int, bytes, Content], ...] = (
    (0, b"\x1a\x45\xdf\xa3", Content("video", (".mkv", ".webm", ".mka"))),
    (0, b"\x89PNG\r\n\x1a\n", Content("picture", (".png", ".apng"))),
    (0, b"\xff\xd8\xff", Content("picture", (".jpg", ".jpeg"))),
    (0, b"GIF8", Content("picture", (".gif",))),
    (0, b"II*\0", Content("picture", (".tif", ".tiff", ".dng"))),
    (0, b"MM\0*", Content("picture", (".tif", ".tiff", ".dng"))),
    (0, b"fLaC", Content("sound", (".flac",))),
    (0, b"ID3", Content("sound", (".mp3", ".aac"))),
    (0, b"OggS", Content("sound", (".ogg", ".opus", ".oga", ".ogv"))),
    (0, b"FLV\x01", Content("video", (".flv",))),
    (0, b"\x00\x00\x01\xba", Content("video", (".mpg", ".mpeg", ".vob"))),
    (0, b"\x06\x0e\x2b\x34", Content("video", (".mxf",))),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Content("video", (".wmv", ".asf", ".wma"))),
    (0, b"PK\x03\x04", Content("archive", (".otioz", ".docx"))),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content("archive", (".aaf",))),
    (0, b"%PDF-", Content("text", (".pdf",))),
    (8, b"AVI ", Content("video", (".avi",))),
    (8, b"WAVE", Content("sound", (".wav",))),
    (8, b"WEBP", Content("picture", (".webp",))),
    (8, b"AIFF", Content("sound", (".aiff", ".aif"))),
    (8, b"AIFC", Content("sound", (".aiff", ".aif"))),
    (4, b"moov", Content("video", (".mov", ".mp4"))),
    (4, b"mdat", Content("video", (".mov", ".mp4"))),
    (4, b"wide", Content("video", (".mov", ".mp4"))),
    (4, b"ftypheic", Content("picture", (".heic", ".heif"))),
    (4, b"ftypheix", Content("picture", (".heic", ".heif"))),
    (4, b"ftypmif1", Content("picture", (".heic", ".heif", ".avif"))),
    (4, b"ftypavif", Content("picture", (".avif",))),
    (4, b"ftypM4A", Content("sound", (".m4a",))),
    (4, b"ftyp", _MP4),
)
_CONTAINERS = (b"RIFF", b"RF64", b"FORM")
_PACKET = 188
_MARKUP = re.compile(r"<(?:svg|html|!doctype\s+html|script)\b", re.IGNORECASE)


def content_of(head: bytes) -> Content | None:
    """The family of a file that begins so; None for what no film is made of: programs, web pages, SVG, nothing."""
    for at, sign, content in _SIGNS:
        if head.startswith(sign, at) and (at != 8 or head.startswith(_CONTAINERS)):
            return content
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return Content("picture", (".bmp",))
    if head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE0 == 0xE0 and head[1] != 0xFE:
        # MPEG audio: eleven bits of ones; layer 0 is ADTS. FF FE, layer I, is in files the mark of UTF-16.
        return Content("sound", (".aac",) if not head[1] & 0x06 else (".mp3",))
    for first in (0, 4):
        if len(head) > first + _PACKET and head[first] == head[first + _PACKET + first] == 0x47:
            return Content("video", (".ts", ".mts", ".m2ts"))
    alphabet = alphabet_of(head)
    text = head.decode(alphabet, "replace") if alphabet is not None else ""
    return TEXT if text.strip() and not _MARKUP.search(text) else None
