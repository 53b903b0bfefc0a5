"""The pictures that go to a camera with a brief: who is in it, where it is, and the frame that it begins with.

    canon's reference pictures ──────────────────────────> references
    the shot's own circled previz take, its first frame ─┐
    the shot before, when this one goes on with it ──────┴> first frame
"""

from fractions import Fraction
from pathlib import Path

from tools.assembly.stills import frame_at
from tools.film.film import Film
from tools.film.handles import shown_take
from tools.film.script import Shot
from tools.film.value import Value
from tools.generators.cameras import EMBEDDED
from tools.generators.ports import Brief, Reference
from tools.media.disk import whole_file
from tools.media.pool import Pool

FRAMES = "frames"


class Still(Value):
    """A picture of a file of the pool: frame `frame` of `rate`, by which any machine finds it."""

    media: str
    frame: int
    rate: Fraction


SAME = ("size", "coverage", "angle", "location", "time", "weather")
"""Where two neighbours agree in these and in their cast, the second goes on with the first, as after a split."""


def pictured(film: Film, brief: Brief, pool: Pool, cache: Path) -> Brief:
    """The brief with its pictures; frames are kept in `cache`. Raises OperatorError when a take cannot be read."""
    people = [brief.characters[staged.who] for staged in brief.shot.staging if staged.who in brief.characters]
    references = tuple(
        Reference(of=one.id, path=pool.path(picture))
        for one in (*people, brief.location)
        for picture in one.references
        if pool.has(picture)
    )
    begins = first_still(film, brief)
    first = None if begins is None else frame_of(begins, pool, cache)
    return brief.model_copy(update={"references": references, "first_frame": first})


def first_still(film: Film, brief: Brief) -> Still | None:
    """The frame that the clip begins with: as approved, else where the shot before ends; None when neither is there."""
    shot = film.shots[brief.shot.id]
    approved = film.takes[shot.circled] if shot.circled else None
    if approved is not None and approved.generator == EMBEDDED and not approved.outdated:
        at = max(0, approved.head - round(brief.head * approved.rate / brief.rate))
        return Still(media=approved.media, frame=at, rate=approved.rate)
    before = _before(film, shot)
    take = shown_take(film, before) if before is not None else None
    if before is None or take is None or take.generator == EMBEDDED:
        return None
    # The clip begins with its handle, so it begins that much before the cut.
    there = take.head + round((before.frames - brief.head) * take.rate / film.look.rate)
    return Still(media=take.media, frame=min(max(0, there), take.frames - 1), rate=take.rate)


def _before(film: Film, shot: Shot) -> Shot | None:
    """The shot before in the scene, when this one goes on with it."""
    scene = next(scene for scene in film.scenes if shot.id in scene.shots)
    at = scene.shots.index(shot.id)
    if not at:
        return None
    before = film.shots[scene.shots[at - 1]]
    same = all(getattr(before, name) == getattr(shot, name) for name in SAME)
    return before if same and [s.who for s in before.staging] == [s.who for s in shot.staging] else None


def frame_of(still: Still, pool: Pool, cache: Path) -> Path:
    """The picture as a PNG in `cache`. Raises OperatorError, and NotFound when the pool lacks its file."""
    target = cache / FRAMES / f"{still.media}-{still.frame}.png"
    if not target.exists():
        picture = frame_at(pool.path(still.media), still.frame, still.rate)
        with whole_file(target) as part:
            picture.save(part, "PNG")
    return target


def here(brief: Brief, begins: Still | None, pool: Pool, cache: Path) -> Brief:
    """A brief that another machine wrote down, with its pictures as they lie on this one. Raises as `frame_of`."""
    if begins is not None:
        brief = brief.model_copy(update={"first_frame": frame_of(begins, pool, cache)})
    known = tuple(one.model_copy(update={"path": pool.path(one.path.stem)}) for one in brief.references)
    return brief.model_copy(update={"references": known})
