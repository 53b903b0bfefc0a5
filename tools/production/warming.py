"""Make the renderer ready at set-up: its pixel loops are compiled and kept, so that the first film does not wait."""

import shutil
import tempfile
from pathlib import Path

from tools.film.script import Appearance, Character, Location, Look, Prop, Shot, Staged
from tools.generators.ports import Brief
from tools.generators.previz.camera import VERSION
from tools.jobs.crew import run
from tools.media.progress import Report
from tools.production.floor import RollOrder, roll
from tools.settings import Settings

MARK = "kernels-ready"


def warm(settings: Settings, report: Report) -> None:
    """Shoot a few tiny takes that use every kind of picture, in a worker process, unless this was done before."""
    mark = settings.cache / f"{MARK}-{VERSION}"
    if mark.exists():
        return
    settings.cache.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".warming-", dir=settings.cache))
    try:
        orders = [RollOrder(brief=brief, camera="previz", key=brief.slate, cache=folder) for brief in _briefs()]
        for _ in run(roll, orders, workers=1, report=report, stage="renderer", name=lambda order: order.brief.slate):
            pass
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    mark.touch()


def _briefs() -> list[Brief]:
    """An exterior with water and rain, an interior with two people and a prop, and an insert."""
    keeper = Character(id="a", name="A", appearance=Appearance())
    other = Character(id="b", name="B", appearance=Appearance(form="robot"))
    places = (("beach", False), ("kitchen", True), ("street", False))
    shots = (
        Shot(
            id="x", prompt="x", size="wide", weather="rain", location="p", frames=2,
            staging=(Staged(who="a", action="walk"),),
        ),
        Shot(
            id="y", prompt="y", coverage="two-shot", location="p", frames=2, props=(Prop(what="letter"),),
            staging=(Staged(who="a", at="left", holds="cup"), Staged(who="b", at="right", action="sit")),
        ),
        Shot(id="z", prompt="z", size="insert", time="night", weather="snow", location="p", frames=2, focus="bottle",
             props=(Prop(what="bottle"),)),
    )  # fmt: skip
    return [
        Brief(
            shot=shot,
            slate=f"warm-up {place}",
            interior=interior,
            characters={"a": keeper, "b": other},
            location=Location(id="p", name=place, set_kind=place, interior=interior),
            look=Look(),
            width=320,
            height=180,
            head=0,
            tail=0,
        )
        for shot, (place, interior) in zip(shots, places, strict=True)
    ]
