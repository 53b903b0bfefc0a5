"""The floor: every shot that lacks a take is rolled, several at a time, and each take is printed as it comes.

shots that need a take -> briefs -> crew (camera.submit, follow, collect) -> media pool -> PrintTake
"""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.audio.ports import Spoken
from tools.film.edits.takes import PrintTake
from tools.film.film import Film
from tools.film.handles import shots_needing_takes
from tools.film.slate import slates
from tools.film.value import Value
from tools.generators.cameras import EMBEDDED, camera
from tools.generators.ports import Brief, subjects_beside
from tools.jobs.crew import run
from tools.media.probing import probe
from tools.media.progress import Report
from tools.production.briefing import asked_for, brief_for, speeches
from tools.production.picturing import pictured
from tools.studio import Opened, Studio

ACTOR = "camera"


class RollOrder(Value):
    """One take to make, complete enough to be made by another process."""

    brief: Brief
    camera: str
    key: str
    cache: Path


def roll_missing(studio: Studio, opened: Opened, said: Mapping[str, Spoken], report: Report, *, draft: bool) -> Opened:
    """Roll every shot whose picture the cut lacks. Takes that came before a stop are kept and not rolled again."""
    roll_shots(studio, opened.film, shots_needing_takes(opened.film), said, report, draft=draft)
    return studio.open(opened.film.id)


def roll_shots(
    studio: Studio, film: Film, shots: Sequence[str], said: Mapping[str, Spoken], report: Report, *, draft: bool
) -> None:
    """One more take of each of the shots, printed as they come."""
    orders = [order_for(studio, film, shot, said, draft=draft) for shot in shots]
    crew = run(
        roll,
        orders,
        workers=studio.settings.workers,
        report=report,
        stage="pictures",
        name=lambda order: order.brief.slate,
    )
    for finished in crew:
        print_take(studio, film.id, finished.task, finished.result)


def order_for(studio: Studio, film: Film, shot_id: str, said: Mapping[str, Spoken], *, draft: bool) -> RollOrder:
    """The order for the shot's next take."""
    shot = film.shots[shot_id]
    mouths = {cue: spoken.mouth for cue, spoken in said.items()}
    brief = brief_for(film, shot_id, slates(film)[shot_id], speeches(film, shot_id, mouths), draft=draft)
    if shot.generator != EMBEDDED:
        brief = pictured(film, brief, studio.pool, studio.settings.cache)
    key = f"{film.id}/{shot_id}/{len(shot.takes) + 1}"
    return RollOrder(brief=brief, camera=shot.generator, key=key, cache=studio.settings.cache)


def roll(order: RollOrder, report: Report) -> Path:
    """Make the take with its camera; returns the clip. Runs in a worker process."""
    return asyncio.run(_roll(order, report))


async def _roll(order: RollOrder, report: Report) -> Path:
    with_camera = camera(order.camera, order.cache)
    job = await with_camera.submit(order.brief, order.key)
    await with_camera.follow(job, report)
    return await with_camera.collect(job, order.cache / "collected")


def print_take(studio: Studio, film: str, order: RollOrder, clip: Path) -> None:
    """Put the clip into the pool and into the film, unless the shot asks for something else by now."""
    shot = studio.open(film).film.shots.get(order.brief.shot.id)
    if shot is None or asked_for(shot) != order.brief.shot:
        return
    measured = probe(clip)
    subjects = subjects_beside(clip)
    media = studio.pool.add(clip, ".mp4", move=True)
    studio.perform(
        film,
        PrintTake(
            shot=order.brief.shot.id,
            media=media,
            frames=measured.frames,
            head=order.brief.head,
            rate=measured.rate,
            width=measured.width,
            height=measured.height,
            sound=measured.channels > 0,
            generator=order.camera,
            seed=order.brief.seed,
            note=order.brief.shot.note,
            subjects=subjects,
        ),
        actor=ACTOR,
    )
