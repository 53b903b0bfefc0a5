"""The proof of a delivered file: everything is measured from the file alone, then compared with the plan.

    streams   container, codecs, profile, size, rate, colour tags, length of sound and picture
    picture   frames, even times, black and frozen spans, every shot where it should be
    sound     loudness, true peak, silent spans
"""

import math
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from tools.assembly.hearing import RATE, Hearing, listen
from tools.assembly.plan import Plan, ShotSpan, merged
from tools.assembly.seeing import Grid, Sightings, likeness, take_grids, watch
from tools.film.errors import ProofFailed
from tools.film.timing import Span, timecode
from tools.film.value import Value
from tools.media.pool import Pool
from tools.media.probing import Probe, probe
from tools.media.progress import Progress, Report, silent

BLACK_FRAMES = 12
STILL_FRAMES = 48
SILENT_SECONDS = 4.0
LOOK_AT = (Fraction(1, 8), Fraction(1, 2), Fraction(1, 4), Fraction(3, 4), Fraction(7, 8))
LOOKS = 2
ALIKE = 0.95
ALIKE_GRADED = 0.8
NEAR = 2.0
MARGIN = 2
"""Frames about a planned dark, still or quiet span that belong to it: fades begin and end almost black."""


class Target(Value):
    """What the sound has to measure, by the house's delivery: LUFS, LU, dBTP."""

    loudness: float = -14.0
    tolerance: float = 0.5
    true_peak: float = -1.0


class Check(Value):
    """One measurement: `value` as found, `limit` as it has to be, and where the first breach is."""

    name: str
    ok: bool
    value: str | float | int | None = None
    limit: str | float | int | None = None
    timecode: str | None = None


class Proof(Value):
    """All measurements of one file."""

    ok: bool
    checks: tuple[Check, ...]

    def demand(self) -> "Proof":
        """Itself, or ProofFailed with the first breach and its timecode."""
        failed = [check for check in self.checks if not check.ok]
        if not failed:
            return self
        first = failed[0]
        at = f" at {first.timecode}" if first.timecode else ""
        raise ProofFailed(
            f"The delivered file failed its proof{at}: {first.name} is {first.value}, and has to be {first.limit}.",
            checks=[check.model_dump() for check in failed],
            timecode=first.timecode,
        )


def prove(
    path: Path,
    plan: Plan | None = None,
    pool: Pool | None = None,
    target: Target | None = None,
    report: Report = silent,
) -> Proof:
    """Measure a delivered file. With its plan, also the frames, the planned spans and, with the pool, every shot.

    Raises OperatorError when the file cannot be read at all; a bad file is a Proof that is not ok.
    """
    target = target or Target()
    report(Progress(stage="proof", what="streams"))
    measured = probe(path)
    rate = plan.rate if plan else measured.rate or Fraction(24)
    looks = _looks(plan, pool) if plan and pool else []
    frames = plan.frames if plan else max(measured.frames, 1)

    def advance(frame: int) -> None:
        report(Progress(stage="proof", done=0.8 * min(frame, frames), total=frames, what="picture"))

    wanted = {look.frame: look.aspect for look in looks}
    seen = watch(path, wanted, rate, black=BLACK_FRAMES, still=STILL_FRAMES, advance=advance)
    heard = listen(path)
    report(Progress(stage="proof", done=frames, total=frames, what="sound"))
    checks = [
        *_streams(path, measured, plan, rate),
        *_lengths(measured, seen, heard, plan, rate),
        *_spans(seen, heard, plan, rate),
    ]
    if looks:
        checks.append(_shots(looks, seen, rate))
    checks += _sound(heard, plan, target)
    return Proof(ok=all(check.ok for check in checks), checks=tuple(checks))


def _streams(path: Path, measured: Probe, plan: Plan | None, rate: Fraction) -> list[Check]:
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


def _lengths(measured: Probe, seen: Sightings, heard: Hearing, plan: Plan | None, rate: Fraction) -> list[Check]:
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
            Check(
                name="seconds", ok=apart <= 0.001, value=round(measured.seconds, 3), limit=round(plan.seconds, 3)
            ),
        )
    return checks


def _spans(seen: Sightings, heard: Hearing, plan: Plan | None, rate: Fraction) -> list[Check]:
    tenth = rate / 10
    silence = [Span(int(start * tenth), int(end * tenth)) for start, end in heard.silent]
    if plan:
        dark: Sequence[Span] = plan.dark
        still: Sequence[Span] = merged([*plan.still, *plan.dark])
        quiet: Sequence[Span] = plan.quiet
    else:
        # Without a plan, a film may begin and end in black and in silence, and black is still.
        edges = [Span(0, 1), Span(seen.frames - 1, seen.frames)]
        dark = [span for span in seen.black if any(span.overlaps(edge) for edge in edges)]
        still = seen.black
        quiet = [span for span in silence if any(span.overlaps(edge) for edge in edges)]
    return [
        _unplanned("unplanned black", seen.black, dark, BLACK_FRAMES, rate),
        _unplanned("frozen picture", seen.still, still, STILL_FRAMES, rate),
        _unplanned("silence", silence, quiet, int(SILENT_SECONDS * rate) + 1, rate),
    ]


def _unplanned(name: str, found: Iterable[Span], planned: Sequence[Span], least: int, rate: Fraction) -> Check:
    """The longest part of a found span that no planned one covers."""
    rest: list[Span] = []
    for span in found:
        at = span.start
        for cover in planned:
            if cover.start - MARGIN < span.end and cover.end + MARGIN > at:
                rest.append(Span(at, max(at, cover.start - MARGIN)))
                at = max(at, cover.end + MARGIN)
        rest.append(Span(at, max(at, span.end)))
    worst = max(rest, key=lambda span: span.frames, default=Span(0, 0))
    ok = worst.frames < least
    return Check(
        name=name,
        ok=ok,
        value=f"{worst.frames} frames",
        limit=f"under {least} frames",
        timecode=None if ok else timecode(worst.start, rate),
    )


@dataclass(frozen=True)
class _Look:
    """A frame of the film that has to show a frame of a take: how that one looks, and the aspect of its picture."""

    shot: ShotSpan
    frame: int
    take: Grid
    aspect: float


def _looks(plan: Plan, pool: Pool) -> list[_Look]:
    """Which frames to look at: two of each shot, away from transitions, and from titles where there is room."""
    lettered = [Span(unit.start, unit.start + unit.frames) for unit in plan.units if unit.recipe.titles]
    looks: list[_Look] = []
    for shot in plan.shots:
        length = shot.clear_end - shot.clear_start
        if shot.source is None or length <= 0:
            continue
        path = pool.path(shot.source.media)
        frames = list(dict.fromkeys(shot.clear_start + int(length * part) for part in LOOK_AT))
        plain = [frame for frame in frames if not any(span.holds(frame) for span in lettered)]
        chosen = sorted((plain or frames)[:LOOKS])
        grids, aspect = take_grids(path, shot.source, [frame - shot.clear_start for frame in chosen], plan.rate)
        looks += [_Look(shot, frame, grid, aspect) for frame, grid in zip(chosen, grids, strict=True)]
    return looks


def _shots(looks: Sequence[_Look], seen: Sightings, rate: Fraction) -> Check:
    """Whether every shot is seen where the plan has it: the file's pictures are those of the takes."""
    wrong = [look for look in looks if not _is_seen(look, seen.grids.get(look.frame))]
    shots = len({look.shot.clip for look in looks})
    amiss = ", ".join(dict.fromkeys(look.shot.slate for look in wrong))
    return Check(
        name="every shot in its place",
        ok=not wrong,
        value=f"not {amiss}" if wrong else shots,
        limit=shots,
        timecode=timecode(wrong[0].frame, rate) if wrong else None,
    )


def _is_seen(look: _Look, found: Grid | None) -> bool:
    if found is None:
        return False
    graded = look.shot.source is not None and look.shot.source.grade is not None
    correlation, apart = likeness(found, look.take)
    return correlation >= (ALIKE_GRADED if graded else ALIKE) or apart <= NEAR


def _sound(heard: Hearing, plan: Plan | None, target: Target) -> list[Check]:
    meant = plan is not None and sum(span.frames for span in plan.quiet) == plan.frames
    loudness = heard.loudness
    if meant and loudness == -math.inf:
        return [Check(name="loudness", ok=True, value="silent film", limit="silent film")]
    return [
        Check(
            name="loudness",
            ok=abs(loudness - target.loudness) <= target.tolerance,
            value=round(loudness, 2) if math.isfinite(loudness) else "silence",
            limit=f"{target.loudness:g} LUFS within {target.tolerance:g}",
        ),
        Check(
            name="true peak",
            ok=heard.true_peak <= target.true_peak,
            value=round(heard.true_peak, 2) if math.isfinite(heard.true_peak) else "silence",
            limit=f"at most {target.true_peak:g} dBTP",
        ),
    ]


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
