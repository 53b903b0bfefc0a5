"""Black, frozen and silent spans that the plan does not contain."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from tools.assembly.hearing import Hearing
from tools.assembly.plan import Plan, merged
from tools.assembly.proof.checks import Check
from tools.assembly.proof.seeing import Sightings
from tools.film.timing import Span, timecode

BLACK_FRAMES = 12
STILL_FRAMES = 48
SILENT_SECONDS = 4.0
MARGIN = 2
"""Frames about a planned dark, still or quiet span that belong to it: fades begin and end almost black."""


def span_checks(seen: Sightings, heard: Hearing, plan: Plan | None, rate: Fraction) -> list[Check]:
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
