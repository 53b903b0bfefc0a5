"""The streams of a delivered file: container, codecs, colour tags, size, and the lengths of picture and sound."""

from pathlib import Path

from tools.assembly.containers import loads_first, order
from tools.assembly.delivery import StreamFacts
from tools.assembly.hearing import RATE, Hearing
from tools.assembly.plan import Plan
from tools.assembly.proof.checks import Check
from tools.assembly.proof.seeing import Sightings
from tools.film.timing import timecode
from tools.media.probing import Probe


def stream_checks(path: Path, measured: Probe, plan: Plan | None, facts: StreamFacts) -> list[Check]:
    def same(name: str, value: str | int, limit: str | int) -> Check:
        return Check(name=name, ok=value == limit, value=value, limit=limit)

    tags = (measured.colour_space, measured.colour_primaries, measured.colour_transfer, measured.colour_range)
    parts = order(path)
    checks = [
        Check(name="starts while loading", ok=loads_first(parts), value=" ".join(parts), limit="the index first"),
        same("container", measured.container, facts.container),
        same(
            "picture",
            f"{measured.video_codec} {measured.profile} {measured.pixel_format}",
            f"{facts.video_codec} {facts.profile} {facts.pixel_format}",
        ),
        same("colour", " ".join(tags), facts.colour),
        same(
            "sound",
            f"{measured.audio_codec} {measured.sample_rate} Hz {measured.channels}",
            f"{facts.audio_codec} {facts.sample_rate} Hz {facts.channels}",
        ),
        same("rate", str(measured.rate), str(facts.rate)),
    ]
    if plan:
        checks.append(same("size", f"{measured.width}x{measured.height}", f"{facts.width}x{facts.height}"))
        checks.append(same("captions", measured.subtitles, 1 if plan.captions and facts.captions else 0))
    return checks


def length_checks(
    measured: Probe, seen: Sightings, heard: Hearing, plan: Plan | None, facts: StreamFacts
) -> list[Check]:
    rate = facts.rate
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
        close = apart <= facts.slack
        length = Check(name="seconds", ok=close, value=round(measured.seconds, 3), limit=round(plan.seconds, 3))
        checks.insert(1, length)
    return checks
