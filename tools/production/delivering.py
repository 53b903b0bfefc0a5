"""From a film whose takes are there to a proved file: mix, assemble, prove, and say what was measured."""

import os
import time
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

from tools.assembly.cache import UnitCache
from tools.assembly.delivery import house_delivery
from tools.assembly.following import subject_tracks
from tools.assembly.lettering import typefaces
from tools.assembly.plan import Plan, plan
from tools.assembly.proof import Proof, prove
from tools.assembly.recipe import MediaStrip
from tools.assembly.release import Released, assemble, toolchain
from tools.assembly.stock import Screened, Stock
from tools.audio.ports import Spoken
from tools.film.errors import NotFound, OperatorError
from tools.film.film import Film
from tools.film.value import Value
from tools.media.footage import measure
from tools.media.pool import Pool
from tools.media.progress import Report
from tools.production.sounding import Mixed, mix_film
from tools.production.voices import speak_all, spoken_frames
from tools.studio import Studio


class Delivered(Value):
    """A delivered film and what was measured on it."""

    released: Released
    mixed: Mixed
    proof: Proof
    proof_seconds: float

    def summary(self) -> dict[str, Any]:
        """The JSON of `render`, `make` and `export`, without the film's name."""
        elapsed = self.released.elapsed_s.model_dump()
        parts = {**elapsed, "proof": self.proof_seconds}
        return {
            **self.released.model_dump(mode="json", exclude={"elapsed_s", "lost"}),
            "elapsed_s": {name: round(seconds, 3) for name, seconds in parts.items()},
            "loudness_lufs": round(self.mixed.loudness_lufs, 2),
            "true_peak_db": round(self.mixed.true_peak_db, 2),
            "proof": self.proof.model_dump(mode="json"),
        }


def deliver(
    studio: Studio, film: Film, said: Mapping[str, Spoken], out: Path, report: Report, *, draft: bool
) -> Delivered:
    """Render the cut to `out` and prove it. Raises ProofFailed when the file is not what was planned."""
    settings = studio.settings
    begun = time.monotonic()
    heard = _audible(film, studio.pool) if draft else film
    mixed = mix_film(heard, said, settings.home, settings.cache / "mix", studio.pool, report)
    mix_seconds = time.monotonic() - begun
    unproved = out.with_name(f".{out.stem}.unproved-{os.getpid()}{out.suffix}")
    try:
        released = assemble(
            film,
            house_delivery(film, draft=draft),
            studio.pool,
            settings.cache / "units",
            mixed.path,
            unproved,
            report,
            faces=typefaces(settings.home),
            spoken=spoken_frames(said, film.look.rate),
            workers=settings.workers,
        )
        begun = time.monotonic()
        planned = plan_of(studio, film, said, draft=draft, lost=released.lost)
        proof = prove(unproved, planned, screened(studio, planned), report=report).demand()
        captions = _put(released, out)
    finally:
        for leftover in out.parent.glob(f"{unproved.stem}.*"):
            leftover.unlink()
    timed = released.elapsed_s.model_copy(update={"mix": mix_seconds})
    return Delivered(
        released=released.model_copy(update={"elapsed_s": timed, "out": out, "captions": captions}),
        mixed=mixed,
        proof=proof,
        proof_seconds=time.monotonic() - begun,
    )


def _put(released: Released, out: Path) -> Path | None:
    """Give the proved film and its captions their names."""
    released.out.replace(out)
    if released.captions is None:
        return None
    return released.captions.replace(out.with_suffix(".srt"))


def _audible(film: Film, pool: Pool) -> Film:
    """The film without the sound of takes whose files cannot be read: a draft has slates for them, and goes on."""
    silent = dict(film.takes)
    for take in film.takes.values():
        if take.sound:
            try:
                measure(pool.path(take.media), whole=False)
            except (NotFound, OperatorError):
                silent[take.id] = take.model_copy(update={"sound": False})
    return film.model_copy(update={"takes": silent}) if silent != film.takes else film


def screened(studio: Studio, planned: Plan) -> Pool:
    """The pool as the units of a plan read it, with conformed files in the place of takes that need it."""
    cache = UnitCache(studio.settings.cache / "units")
    strips = [strip for unit in planned.units for strip in unit.recipe.strips if isinstance(strip, MediaStrip)]
    conformed = frozenset(strip.media for strip in strips if strip.conform)
    return Screened(Stock(cache.root, studio.pool, cache.desk), conformed, planned.rate)


def plan_of(
    studio: Studio, film: Film, said: Mapping[str, Spoken], *, draft: bool, lost: Container[str] = ()
) -> Plan:
    """The plan that a delivery of the film follows."""
    faces = typefaces(studio.settings.home)
    delivery = house_delivery(film, draft=draft)
    tracks = subject_tracks(film, delivery, studio.pool, studio.settings.cache / "units")
    return plan(film, delivery, toolchain(faces), spoken_frames(said, film.look.rate), tracks, lost)


def prove_file(studio: Studio, file: Path, reference: str | None, report: Report) -> Proof:
    """Measure a file; with a film, hold it against the film's plan, at the house size or as a draft."""
    if reference is None:
        return prove(file, report=report)
    film = studio.open(reference).film
    said = speak_all(film, studio.settings.home, studio.settings.cache / "voices", report)
    planned = plan_of(studio, film, said, draft=False)
    house = prove(file, planned, screened(studio, planned), report=report)
    sizes = [check for check in house.checks if check.name == "size" and not check.ok]
    if not sizes:
        return house
    small = plan_of(studio, film, said, draft=True)
    if sizes[0].value != f"{small.delivery.width}x{small.delivery.height}":
        return house
    return prove(file, small, screened(studio, small), report=report)
