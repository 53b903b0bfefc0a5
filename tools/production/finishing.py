"""The end of the main job: a film as it is becomes the finished file. What it lacks is said and rolled first.

film -> lines -> takes -> mix, cut, proof

How films are written is not known here: a render holds 10 MB less for it.
"""

import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from tools import generators, writing
from tools.assembly.lettering import typefaces
from tools.assembly.profiles import profiled
from tools.assembly.standing import Standing, program_hash
from tools.assembly.typesetting import undrawable
from tools.audio.ports import Spoken
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.handles import shots_needing_takes
from tools.film.value import Value
from tools.generators.cameras import OWN
from tools.media.assets import states
from tools.media.progress import Report
from tools.production.delivering import Delivered, deliver
from tools.production.floor import order_for, roll_missing
from tools.production.forms import SUFFIX, Export
from tools.production.outputs import check_ending, check_writable
from tools.production.rolling import RollOrder, cameras_of
from tools.production.voices import make_room, running_on, speak_all, spoken_frames
from tools.studio import Opened, Studio

WRITER = "writing room"
"""who makes room for the lines"""
ROUNDS = 12
"""times that is rolled what was changed while the takes before it came"""


class Made(Value):
    """A film, made."""

    film: str
    revision: int
    title: str
    logline: str
    delivered: Delivered
    total_seconds: float
    notes: tuple[str, ...] = ()

    def summary(self) -> dict[str, Any]:
        """The JSON of `make` and `render`."""
        told = self.delivered.summary()
        told["elapsed_s"]["total"] = round(self.total_seconds, 3)
        return {"film": self.film, "revision": self.revision, "title": self.title, **told, "notes": list(self.notes)}


def render_film(
    studio: Studio,
    reference: str,
    out: Path | None,
    report: Report,
    *,
    draft: bool,
    form: Export = Export.mp4,
    burned: bool = False,
    budget: Decimal | None = None,
) -> Made:
    """Render an existing film as it is now; shots whose picture is missing or out of date are rolled first.

    `form` is one of the deliveries of `tools.assembly.profiles`; `burned` captions are drawn into the picture.
    """
    begun = time.monotonic()
    opened = studio.open(reference)
    if not opened.film.shots:
        raise DirectorError(f"'{opened.film.id}' has no shots yet; write it first.", code="no_shots")
    target = out or Path(f"{opened.film.id}{SUFFIX[form]}")
    check_ending(target, form)
    check_writable(target)
    with studio.holding(opened.film.id):
        return produce(
            studio, opened.film.id, target, report, draft=draft, begun=begun, form=form, burned=burned, budget=budget
        )


def produce(
    studio: Studio,
    film_id: str,
    out: Path,
    report: Report,
    *,
    draft: bool,
    begun: float,
    form: Export = Export.mp4,
    burned: bool = False,
    budget: Decimal | None = None,
    takes: int | None = None,
) -> Made:
    """Lines, takes, mix, cut and proof of the film as it is when all its takes have come."""
    opened, said, lost = _shot(studio, film_id, report, draft=draft, budget=budget, takes=takes)
    delivery = profiled(opened.film, form.value, draft=draft, burned=burned)
    delivered = deliver(studio, opened.film, said, out, report, delivery)
    return Made(
        film=film_id,
        revision=opened.revision,
        title=opened.film.title,
        logline=opened.film.logline,
        delivered=delivered,
        total_seconds=time.monotonic() - begun,
        notes=(*lost, *_notes(studio, opened.film, said, delivered)),
    )


def _shot(
    studio: Studio, film_id: str, report: Report, *, draft: bool, budget: Decimal | None, takes: int | None
) -> tuple[Opened, dict[str, Spoken], tuple[str, ...]]:
    """The film with all its lines and takes, and what failed that it can do without. Who talks about it meanwhile has
    what was changed rolled anew."""
    lost: tuple[str, ...] = ()
    before = _spending(studio, film_id)
    for round_ in range(1, ROUNDS + 1):
        opened = studio.open(film_id)
        said = _said(studio, opened, report)
        for edit in make_room(opened.film, spoken_frames(said, opened.film.look.rate)):
            studio.perform(film_id, edit, actor=WRITER, message="room for the lines")
        # what was agreed to is agreed to once, however often is rolled
        left = None if budget is None else max(budget - (_spending(studio, film_id) - before), Decimal(0))
        opened, late = roll_missing(studio, film_id, said, report, draft=draft, budget=left, takes=takes)
        lost = (*lost, *late)
        if round_ == ROUNDS or not shots_needing_takes(opened.film):
            # Lines that came meanwhile are said; all others are there.
            return opened, _said(studio, opened, report), tuple(dict.fromkeys(lost))
    raise AssertionError("the last round returns")


def _spending(studio: Studio, film_id: str) -> Decimal:
    """USD that a film has cost or will have when what is under way has come."""
    totals = studio.ledger.totals(film_id)
    return totals.spent + totals.reserved


def _said(studio: Studio, opened: Opened, report: Report) -> dict[str, Spoken]:
    return speak_all(opened.film, studio.settings.home, studio.settings.cache / "voices", report)


SCRIPTS = ("font-scripts", "font-cjk", "font-emoji")
"""Typefaces that a film lacks only when its own words need them."""

MORE_FACES = "If `workprint doctor` shows typefaces that are not here yet, run workprint setup."


def _notes(studio: Studio, film: Film, said: Mapping[str, Spoken], delivered: Delivered) -> tuple[str, ...]:
    """What the film had to do without, said once."""
    notes = [
        f"{state.purpose} {state.problem}: {state.fallback}"
        for state in states(studio.settings.home)
        if state.condition != "ready" and state.name not in SCRIPTS
    ]
    words = " ".join([*(title.text for title in film.timeline.titles), *(cue.what for cue in film.cues.values())])
    lacking = undrawable(words, typefaces(studio.settings.home))
    if lacking:
        notes.append(f"No typeface has the letters {' '.join(sorted(lacking))}, and they are left out. {MORE_FACES}")
    notes += running_on(film, spoken_frames(said, film.look.rate))
    notes += _compromises(studio, film, said, delivered.released.out)
    return tuple(dict.fromkeys([*notes, *delivered.mixed.notes]))


def _compromises(studio: Studio, film: Film, said: Mapping[str, Spoken], out: Path) -> list[str]:
    """What the cameras cannot show of what was asked for. With the film at `out`, what the embedded one said is
    remembered: it takes longer to load than all else that a finished film needs."""
    orders = [order_for(studio, film, shot, said, draft=False) for shot in film.shots]
    own = [order for order in orders if order.camera in OWN]
    standing = Standing(studio.settings.cache / "units")
    asked = hashlib.sha256("\n".join(order.brief.model_dump_json() for order in own).encode()).hexdigest()
    what = f"compromises {asked} {program_hash((Path(generators.__file__).parent, Path(writing.__file__).parent))}"
    known = standing.recall(what, out)
    if known is None:
        known = json.dumps(_quoted(studio, own))
        standing.remember(what, out, known)
    return [*json.loads(known), *_quoted(studio, [order for order in orders if order.camera not in OWN])]


def _quoted(studio: Studio, orders: Sequence[RollOrder]) -> list[str]:
    cameras = cameras_of(studio.settings)
    return [line for order in orders for line in cameras(order.camera).quote(order.brief).compromises]
