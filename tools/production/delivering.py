"""From a film whose takes are there to a proved file: mix, assemble, prove, and say what was measured."""

import os
import time
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

from tools.assembly.cache import UnitCache
from tools.assembly.delivery import Delivery, expected, house_delivery
from tools.assembly.following import subject_tracks
from tools.assembly.lettering import typefaces
from tools.assembly.plan import Plan, plan
from tools.assembly.profiles import PROFILES, profiled
from tools.assembly.proof import checks
from tools.assembly.proof.checks import Proof, proof_of
from tools.assembly.release import Released, assemble, toolchain
from tools.assembly.standing import Standing, program_hash
from tools.assembly.stock import Screened, Stock
from tools.audio.ports import Spoken, Target
from tools.film.errors import NotFound, OperatorError, ProofFailed
from tools.film.film import Film
from tools.film.value import Value
from tools.media.footage import measure
from tools.media.photographs import photograph_size
from tools.media.pool import Pool
from tools.media.probing import Probe, probe
from tools.media.progress import Report
from tools.production.crediting import CARRIES, account, engines_of, seal_of
from tools.production.encoding import farm_of
from tools.production.lengths import lengths_of
from tools.production.sounding import Mixed, mix_film
from tools.production.voices import speak_all, spoken_frames
from tools.provenance import checking
from tools.provenance.credentials import Credentials
from tools.provenance.reading import read_credentials
from tools.studio import Studio

LARGE = 1280 * 720
"""Pixels of a picture from which on the mix, however short, is not left beside the encoders."""


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
            **self.released.model_dump(mode="json", exclude={"elapsed_s", "lost", "asked"}),
            "elapsed_s": {name: round(seconds, 3) for name, seconds in parts.items()},
            "loudness_lufs": round(self.mixed.loudness_lufs, 2),
            "true_peak_db": round(self.mixed.true_peak_db, 2),
            "proof": self.proof.model_dump(mode="json"),
        }


def deliver(
    studio: Studio, film: Film, said: Mapping[str, Spoken], out: Path, report: Report, delivery: Delivery
) -> Delivered:
    """Render the cut to `out` as the delivery says, and prove it. A file that stands as it was proved is left alone.

    Raises ProofFailed when the file is not what was planned.
    """
    settings = studio.settings
    begun = time.monotonic()
    target = Target(lufs=delivery.loudness_lufs, true_peak_db=delivery.true_peak_dbtp)
    heard = _audible(film, studio.pool) if delivery.draft else film
    apart = delivery.width * delivery.height >= LARGE
    mixed = mix_film(heard, said, settings.home, settings.cache / "mix", studio.pool, report, target, apart=apart)
    mix_seconds = time.monotonic() - begun
    unproved = out.with_name(f".{out.stem}.unproved-{os.getpid()}{out.suffix}")
    try:
        released = assemble(
            film,
            delivery,
            studio.pool,
            settings.cache / "units",
            mixed.path,
            unproved,
            report,
            faces=typefaces(settings.home),
            spoken=spoken_frames(said, film.look.rate),
            workers=settings.workers,
            there=out,
            farm=farm_of(studio, film.id),
            seal=seal_of(studio, film, said, delivery.container),
        )
        begun = time.monotonic()
        standing = Standing(settings.cache / "units")
        proof = _proved(standing, released)
        if proof is None:
            from tools.assembly.proof.proving import prove

            planned = plan_of(studio, film, said, delivery, lost=released.lost)
            takes, faces = screened(studio, film), typefaces(settings.home)
            try:
                proof = prove(released.out, planned, takes, report, faces=faces, mix=mixed.path)
                proof = proof.and_also(
                    spoken_for(studio, released.out, film, said, delivery, read_credentials(released.out))
                ).demand()
            except ProofFailed:
                standing.forget(released.asked)
                raise
            if not released.lost:
                standing.remember(_proof_of(released), released.out, proof.model_dump_json())
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


def _proof_of(released: Released) -> str:
    """The name under which a file's proof is remembered: what it was made from, and who proved it."""
    folders = (Path(checks.__file__).parent, Path(checking.__file__).parent)
    return f"proof {released.asked} {program_hash(folders)}"


def spoken_for(
    studio: Studio,
    path: Path,
    film: Film,
    said: Mapping[str, Spoken],
    delivery: Delivery,
    found: Credentials | None,
) -> list[checks.Check]:
    """What the file says of itself, held against the film; `found` are its credentials."""
    if not studio.settings.credentials:
        return checking.credential_checks(path, found)
    made_of = account(studio, film, engines_of(said))
    return checking.credential_checks(path, found, made_of, signed=delivery.container in CARRIES)


def _proved(standing: Standing, released: Released) -> Proof | None:
    """The proof of a file that was not touched since."""
    known = standing.recall(_proof_of(released), released.out)
    try:
        return None if known is None else Proof.model_validate_json(known)
    except ValueError:
        return None


def _put(released: Released, out: Path) -> Path | None:
    """Give the proved film and its captions their names, unless they have them."""
    if released.out == out:
        return released.captions
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


def screened(studio: Studio, film: Film) -> Pool:
    """The pool as the cut reads it, with conformed files in the place of takes that need it."""
    cache = UnitCache(studio.settings.cache / "units")
    conformed = frozenset(take.media for take in film.takes.values() if take.conform)
    return Screened(Stock(cache.root, studio.pool, cache.desk), conformed, film.look.rate)


def plan_of(
    studio: Studio, film: Film, said: Mapping[str, Spoken], delivery: Delivery, *, lost: Container[str] = ()
) -> Plan:
    """The plan that a delivery of the film follows."""
    faces = typefaces(studio.settings.home)
    tracks = subject_tracks(film, delivery, studio.pool, studio.settings.cache / "units")
    heard = _effect_frames(studio, film) | spoken_frames(said, film.look.rate)
    return plan(film, delivery, toolchain(faces), heard, tracks, lost)


def _effect_frames(studio: Studio, film: Film) -> dict[str, int]:
    """How long the effects are heard that have only their own length; 0 where no sound is known."""
    found = lengths_of(studio, film).frames
    own = (cue.id for cue in film.cues.values() if cue.kind == "effect" and cue.frames is None)
    return {cue: found.get(cue, 0) for cue in own}


def prove_file(
    studio: Studio,
    file: Path,
    reference: str | None,
    report: Report,
    found: Credentials | None,
    *,
    name: str | None = None,
) -> Proof:
    """Measure a file whose credentials are `found`; with a film, hold it against the film's plan.

    `name` says which delivery it is; without one, the first whose streams the file has (the house's when none fits).
    """
    from tools.assembly.proof.proving import prove

    if photograph_size(file) is not None:
        return proof_of(checking.credential_checks(file, found))
    if reference is None:
        return prove(file, report=report).and_also(checking.credential_checks(file, found))
    film = studio.open(reference).film
    said = speak_all(film, studio.settings.home, studio.settings.cache / "voices", report)
    try:
        delivery = profiled(film, name) if name else _delivery_of(film, probe(file))
    except OperatorError:
        # It cannot be opened: what is no film is an error again, and a film that was cut off a proof that says so.
        return prove(file, report=report)
    target = Target(lufs=delivery.loudness_lufs, true_peak_db=delivery.true_peak_dbtp)
    home, cache = studio.settings.home, studio.settings.cache
    mixed = mix_film(film, said, home, cache / "mix", studio.pool, report, target)
    planned = plan_of(studio, film, said, delivery)
    proof = prove(file, planned, screened(studio, film), report, faces=typefaces(home), mix=mixed.path)
    return proof.and_also(spoken_for(studio, file, film, said, delivery, found))


def _delivery_of(film: Film, measured: Probe) -> Delivery:
    known = [profiled(film, name) for name in PROFILES]
    return next((one for one in (*known, house_delivery(film, draft=True)) if _is_like(measured, one)), known[0])


def _is_like(measured: Probe, delivery: Delivery) -> bool:
    facts = expected(delivery)
    found = (measured.container, measured.video_codec, measured.width, measured.height)
    return found == (facts.container, facts.video_codec, facts.width, facts.height)
