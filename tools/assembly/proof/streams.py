"""The streams of a delivered file: container, codecs, colour tags, size, and the lengths of picture and sound."""

import struct
from fractions import Fraction
from pathlib import Path

from tools.assembly.hearing import RATE, Hearing
from tools.assembly.plan import Plan
from tools.assembly.proof.checks import Check
from tools.assembly.proof.seeing import Sightings
from tools.film.timing import timecode
from tools.media.probing import Probe


def stream_checks(path: Path, measured: Probe, plan: Plan | None, rate: Fraction) -> list[Check]:
    def same(name: str, value: str | int, limit: str | int) -> Check:
        return Check(name=name, ok=value == limit, value=value, limit=limit)

    tags = (measured.colour_space, measured.colour_primaries, measured.colour_transfer, measured.colour_range)
    checks = [
        Check(name="starts while loading", ok=_moov_first(path), value=_order(path), limit="moov before mdat"),
        same("picture", f"{measured.video_codec} {measured.profile} {measured.pixel_format}", "h264 High yuv420p"),
        same("colour", " ".join(tags), "bt709 bt709 bt709 tv"),
        same("sound", f"{measured.audio_codec} {measured.sample_rate} Hz {measured.channels}", "aac 48000 Hz 2"),
        same("rate", f"{measured.rate.numerator}/{measured.rate.denominator}", f"{rate.numerator}/{rate.denominator}"),
    ]
    if plan:
        size = f"{plan.delivery.width}x{plan.delivery.height}"
        checks.append(same("size", f"{measured.width}x{measured.height}", size))
        checks.append(same("captions", measured.subtitles, 1 if plan.captions else 0))
    return checks


def length_checks(measured: Probe, seen: Sightings, heard: Hearing, plan: Plan | None, rate: Fraction) -> list[Check]:
    picture = seen.frames / float(rate)
    sound = heard.samples / RATE
    apart = abs(picture - sound)
    checks = [
        Check(
            name="sound and picture end together",
            ok=apart <= 1 / float(rate),
            value=round(apart, 4),
            limit=round(1 / float(rate), 4),
        ),
        Check(
            name="even frame times",
            ok=seen.uneven is None,
            value="even" if seen.uneven is None else "uneven",
            limit="even",
            timecode=None if seen.uneven is None else timecode(seen.uneven, rate),
        ),
    ]
    if plan:
        checks.insert(0, Check(name="frames", ok=seen.frames == plan.frames, value=seen.frames, limit=plan.frames))
        apart = abs(measured.seconds - plan.seconds)
        checks.insert(
            1,
            Check(name="seconds", ok=apart <= 0.001, value=round(measured.seconds, 3), limit=round(plan.seconds, 3)),
        )
    return checks


def _order(path: Path) -> str:
    """The kinds of the top boxes of an MP4, in order."""
    kinds: list[str] = []
    with path.open("rb") as file:
        end = file.seek(0, 2)
        at = 0
        while at + 8 <= end and len(kinds) < 16:
            file.seek(at)
            head = file.read(16).ljust(16, b"\0")
            size, kind = struct.unpack(">I4s", head[:8])
            size = struct.unpack(">Q", head[8:])[0] if size == 1 else size or end - at
            kinds.append(kind.decode("latin-1"))
            at += max(size, 8)
    return " ".join(kinds)


def _moov_first(path: Path) -> bool:
    kinds = _order(path).split()
    return "moov" in kinds and "mdat" in kinds and kinds.index("moov") < kinds.index("mdat")
