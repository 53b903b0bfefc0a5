"""Every shot in its place: frames of the file held against the frames of the takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.assembly.plan import Plan, ShotSpan
from tools.assembly.proof.checks import Check
from tools.assembly.proof.seeing import Grid, Sightings, likeness, take_grids
from tools.film.timing import Span, timecode
from tools.media.pool import Pool

LOOK_AT = (Fraction(1, 8), Fraction(1, 2), Fraction(1, 4), Fraction(3, 4), Fraction(7, 8))
LOOKS = 2
ALIKE = 0.95
ALIKE_GRADED = 0.8
NEAR = 2.0


@dataclass(frozen=True)
class Look:
    """A frame of the film that has to show a frame of a take: how that one looks, and the aspect of its picture."""

    shot: ShotSpan
    frame: int
    take: Grid
    aspect: float


def looks_of(plan: Plan, pool: Pool) -> list[Look]:
    """Which frames to look at: two of each shot, away from transitions, and from titles where there is room."""
    lettered = [Span(unit.start, unit.start + unit.frames) for unit in plan.units if unit.recipe.titles]
    looks: list[Look] = []
    for shot in plan.shots:
        length = shot.clear_end - shot.clear_start
        if shot.source is None or length <= 0:
            continue
        path = pool.path(shot.source.media)
        frames = list(dict.fromkeys(shot.clear_start + int(length * part) for part in LOOK_AT))
        plain = [frame for frame in frames if not any(span.holds(frame) for span in lettered)]
        chosen = sorted((plain or frames)[:LOOKS])
        grids, aspect = take_grids(path, shot.source, [frame - shot.clear_start for frame in chosen], plan.rate)
        looks += [Look(shot, frame, grid, aspect) for frame, grid in zip(chosen, grids, strict=True)]
    return looks


def shot_check(looks: Sequence[Look], seen: Sightings, rate: Fraction) -> Check:
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


def _is_seen(look: Look, found: Grid | None) -> bool:
    if found is None:
        return False
    graded = look.shot.source is not None and look.shot.source.grade is not None
    correlation, apart = likeness(found, look.take)
    return correlation >= (ALIKE_GRADED if graded else ALIKE) or apart <= NEAR
