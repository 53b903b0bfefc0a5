"""What `workprint bench` measures, on this machine, now. Every figure is of this run; compare ratios, not seconds.

previz   frames a second of six varied shots, set building and encoding included, against 24
film     a whole film from its idea, against its own length; then one changed shot, and undo
"""

import os
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any, Literal

from tools.film.edits.state import Undo
from tools.film.edits.story import ReviseShot, WriteScript
from tools.film.film import Film
from tools.jobs.crew import run
from tools.media.progress import Report
from tools.media.weighing import cpu_seconds
from tools.production.finishing import render_film
from tools.production.floor import order_for, roll
from tools.production.making import Request, make_film, written
from tools.settings import Settings
from tools.studio import Studio

Bench = Literal["previz", "film"]
IDEA = "A lighthouse keeper finds a message in a bottle"


def measure(name: Bench, settings: Settings, minutes: float, report: Report) -> dict[str, Any]:
    """Run one benchmark in a home of its own that borrows the assets, and clear it away."""
    settings.cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=settings.cache) as folder:
        home = Path(folder)
        (home / "assets").symlink_to(settings.assets)
        studio = Studio(settings.model_copy(update={"home": home}))
        try:
            return _film(studio, minutes, report) if name == "film" else _previz(studio, minutes, report)
        finally:
            studio.close()


def _machine() -> dict[str, Any]:
    return {"cores": os.cpu_count(), "load": round(os.getloadavg()[0], 2)}


def _previz(studio: Studio, minutes: float, report: Report) -> dict[str, Any]:
    """Shoot the first shots of a film at the previz size, all workers at once."""
    opened = studio.create(Film(id="bench"))
    play = written(studio, Request(idea=IDEA, minutes=minutes), None, report)
    film = studio.perform(opened.film.id, WriteScript(screenplay=play)).film
    orders = [order_for(studio, film, shot, {}, draft=False) for scene in film.scenes for shot in scene.shots]
    began, before = time.monotonic(), cpu_seconds()
    done = list(
        run(
            partial(roll, studio.settings),
            orders,
            workers=studio.settings.workers,
            report=report,
            stage="pictures",
            name=str,
        )
    )
    wall, used = time.monotonic() - began, cpu_seconds() - before
    frames = sum(finished.task.brief.frames for finished in done)
    rate = float(film.look.rate)
    return {
        **_machine(),
        "size": [orders[0].brief.width, orders[0].brief.height],
        "shots": len(orders),
        "frames": frames,
        "wall_s": round(wall, 1),
        "cpu_s": round(used, 1),
        "cpu_ms_per_frame": round(1000 * used / frames, 1),
        "times_real_time": round(frames / rate / wall, 3),
        "times_real_time_by_cpu": round(frames / rate / (used / studio.settings.workers), 3),
    }


def _film(studio: Studio, minutes: float, report: Report) -> dict[str, Any]:
    """Make a film, change one shot, undo: what each costs."""
    out = studio.settings.home / "film.mp4"
    before = cpu_seconds()
    made = make_film(studio, Request(idea=IDEA, minutes=minutes), out, report)
    used, seconds = cpu_seconds() - before, made.delivered.released.seconds
    studio.perform(made.film, ReviseShot(shots=(2,), light="one warm lamp, much darker"))
    changed = render_film(studio, made.film, out, report, draft=False)
    studio.perform(made.film, Undo())
    undone = render_film(studio, made.film, out, report, draft=False)
    return {
        **_machine(),
        "seconds": seconds,
        "shots": made.delivered.released.shots,
        "wall_s": round(made.total_seconds, 1),
        "cpu_s": round(used, 1),
        "times_its_length": round(made.total_seconds / seconds, 2),
        "times_its_length_by_cpu": round(used / studio.settings.workers / seconds, 2),
        "elapsed_s": made.summary()["elapsed_s"],
        "one_shot_changed": {
            "wall_s": round(changed.total_seconds, 1),
            "segments": changed.delivered.released.segments,
            "segments_encoded": changed.delivered.released.segments_encoded,
        },
        "undone": {
            "wall_s": round(undone.total_seconds, 1),
            "segments_encoded": undone.delivered.released.segments_encoded,
            "same_bytes": undone.delivered.released.sha256 == made.delivered.released.sha256,
        },
    }
