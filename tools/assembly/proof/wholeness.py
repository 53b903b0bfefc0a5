"""Is the file all there? Its boxes, its packets against its tables, its key frames, and the words of its captions."""

import struct
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
from av.error import FFmpegError

from tools.assembly.plan import Plan
from tools.assembly.proof.checks import Check
from tools.film.timing import timecode

CONTAINERS = (b"ftyp", b"\x1a\x45\xdf\xa3", b"GIF8")
MOST_DETAIL = 40


@dataclass
class Contents:
    """What lies in a file: packets, key frames by number, and captions as (first frame, the one after, text).

    `missing` says what is not there, "" when all is. `backwards` is the first frame whose decoding time is not after
    the one before.
    """

    pictures: int = 0
    keys: set[int] = field(default_factory=set[int])
    backwards: int | None = None
    words: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])
    missing: str = ""


def looks_like_a_film(path: Path) -> bool:
    """Whether a file begins as one of the forms that are delivered: one that cannot be opened is then a broken one."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:
        return False
    return head[4:8] == CONTAINERS[0] or head.startswith(CONTAINERS[1:])


def contents(path: Path, rate: Fraction) -> Contents:
    """Read every packet of a file, decoding none. What cannot be read is said in `missing`."""
    found = Contents(missing=_cut_short(path))
    last: int | None = None
    try:
        with av.open(str(path)) as container:
            begin = Fraction(container.start_time or 0, av.time_base)
            pictures = container.streams.video[0] if container.streams.video else None
            for packet in container.demux():
                if not packet.size or packet.pts is None:
                    continue
                number = round((packet.pts * packet.time_base - begin) * rate)
                if pictures is not None and packet.stream_index == pictures.index:
                    if last is not None and packet.dts is not None and packet.dts <= last and found.backwards is None:
                        found.backwards = found.pictures
                    last = packet.dts if packet.dts is not None else last
                    if packet.is_keyframe:
                        found.keys.add(number)
                    found.pictures += 1
                elif packet.stream.type == "subtitle":
                    text = _text(bytes(packet))
                    if text:
                        end = number + round((packet.duration or 0) * packet.time_base * rate)
                        found.words.append((number, end, text))
            if pictures is not None and pictures.frames and found.pictures < pictures.frames and not found.missing:
                found.missing = f"{found.pictures} of {pictures.frames} pictures"
    except (FFmpegError, OSError) as error:
        found.missing = found.missing or str(getattr(error, "strerror", None) or error)
    return found


def wholeness_checks(found: Contents, damaged: int | None, broken: str, rate: Fraction) -> list[Check]:
    """Whether the file is all there, and its decoding times rise."""
    bad = damaged is not None or bool(broken)
    return [
        Check(
            name="whole file",
            ok=not found.missing and not bad,
            value=found.missing or broken or ("a damaged picture" if bad else "whole"),
            limit="whole",
            timecode=timecode(damaged, rate) if damaged is not None else None,
        ),
        Check(
            name="rising decoding times",
            ok=found.backwards is None,
            value="rising" if found.backwards is None else "not rising",
            limit="rising",
            timecode=None if found.backwards is None else timecode(found.backwards, rate),
        ),
    ]


def key_frame_check(found: Contents, plan: Plan) -> Check:
    """Whether every unit of the cut begins with a key frame."""
    starts = [unit.start for unit in plan.units]
    lacking = [start for start in starts if start not in found.keys]
    return Check(
        name="a key frame at every cut",
        ok=not lacking,
        value=len(starts) - len(lacking),
        limit=len(starts),
        timecode=timecode(lacking[0], plan.rate) if lacking else None,
    )


def caption_check(found: Contents, plan: Plan) -> Check:
    """The words of the captions and their times against those of the plan."""
    wanted = [(span.start, span.end, span.text) for span in plan.captions]
    if found.words == wanted:
        return Check(name="words of the captions", ok=True, value=len(wanted), limit=len(wanted))
    missing = [one for one in wanted if one not in found.words] or [one for one in found.words if one not in wanted]
    at, end, text = missing[0] if missing else wanted[0]
    return Check(
        name="words of the captions",
        ok=False,
        value=f"not '{' '.join(text.split())[:MOST_DETAIL]}' for {end - at} frames",
        limit=len(wanted),
        timecode=timecode(max(at, 0), plan.rate),
    )


def _text(sample: bytes) -> str:
    """The words of a timed-text sample (3GPP TS 26.245)."""
    if len(sample) < 2:
        return ""
    (length,) = struct.unpack(">H", sample[:2])
    return sample[2 : 2 + length].decode("utf-8", "replace")


def _cut_short(path: Path) -> str:
    """How much of an MP4 or QuickTime file is there, when its last box is longer than what is left; else ""."""
    with path.open("rb") as file:
        end = file.seek(0, 2)
        at = 0
        file.seek(0)
        if file.read(8)[4:] != b"ftyp":
            return ""
        while at + 8 <= end:
            file.seek(at)
            head = file.read(16).ljust(16, b"\0")
            size = struct.unpack(">I", head[:4])[0]
            size = struct.unpack(">Q", head[8:])[0] if size == 1 else size or end - at
            at += max(size, 8)
    return f"{end:,} of {at:,} bytes" if at != end else ""
