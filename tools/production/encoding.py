"""Units of a cut, encoded by whoever has a core free: this process and the workers of every machine of the home.

units that are missing ──runs──> jobs ──any worker of the same program──> cache, shared ──> the asker joins them

A unit has the same bytes wherever it is made: it is named by what is in it, and only a worker whose encoder, fonts and
program are the asker's takes the job. One that dies leaves it to another, which makes the same again.
"""

import asyncio
import hashlib
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tools import assembly
from tools.assembly.cache import UnitCache
from tools.assembly.delivery import Delivery
from tools.assembly.encode import UNUSABLE, Encoder
from tools.assembly.lettering import typefaces
from tools.assembly.plan import Unit
from tools.assembly.release import toolchain
from tools.assembly.standing import program_hash
from tools.film.errors import Cancelled, OperatorError
from tools.film.value import Value
from tools.jobs import ports
from tools.jobs.claims import Claims
from tools.jobs.ports import WAITING, Ask, Job, JobState, Limits
from tools.jobs.worker import Worker
from tools.media.keeping import using
from tools.media.pool import Pool
from tools.media.progress import Report
from tools.settings import Settings
from tools.store.ledger import Caps
from tools.studio import Studio

SERVICE = "encoder"
UNUSABLE_TAKE = "unusable"
"""the part of a result that says what is wrong with a take"""
HERE = "cache"
"""what the encoders call every job: its units are in the cache, or not yet"""
BOUNDLESS = Limits(at_once=1_000_000, a_minute=60_000_000)
"""each machine keeps to its own cores; together they may do what they can"""


class Piece(Value):
    """A run of units to be made, complete enough for another machine. `names` are slates of takes by media."""

    run: tuple[Unit, ...]
    delivery: Delivery
    names: dict[str, str]


def kind_of(settings: Settings) -> str:
    """The kind of job that this machine's encoder makes exactly as every other of the same kind."""
    tools = toolchain(typefaces(settings.home)).model_dump_json()
    words = "\n".join((tools, program_hash((Path(assembly.__file__).parent,))))
    return f"unit-{hashlib.sha256(words.encode()).hexdigest()[:12]}"


class UnitCraft:
    """Makes units into the cache of the home. What a take is to blame for is an answer, which every asker hears."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        cache, faces = UnitCache(settings.cache / "units"), typefaces(settings.home)
        self._encoder = Encoder(cache, Pool(settings.media), faces)

    def limits(self, service: str) -> Limits:
        return BOUNDLESS

    async def submit(self, job: Job) -> str:
        return HERE

    async def follow(self, job: Job, report: Report) -> ports.Delivery:
        piece, stop = Piece.model_validate_json(job.payload), threading.Event()
        made = asyncio.ensure_future(asyncio.to_thread(self._make, piece, stop))
        try:
            return ports.Delivery(await asyncio.shield(made), ended=True)
        except asyncio.CancelledError:
            stop.set()
            await asyncio.gather(made, return_exceptions=True)
            raise

    async def reconcile(self, job: Job, sent: float, known: Sequence[str]) -> str | None:
        return HERE

    async def cancel(self, job: Job) -> bool:
        return True

    def _make(self, piece: Piece, stop: threading.Event) -> dict[str, Any]:
        missing = [unit for unit in piece.run if self._encoder.cache.table(unit) is None]
        try:
            with using(self._settings.cache):
                if missing:
                    self._encoder.make(piece.run, piece.delivery, piece.names, stop)
        except OperatorError as error:
            if error.code not in UNUSABLE:
                raise
            return {UNUSABLE_TAKE: {"message": error.message, "code": error.code, "data": error.data}}
        return {}

    def tidy(self) -> None:
        """Clear the desk, when nothing is being made any more."""
        self._encoder.cache.tidy()


class Encoders:
    """The farm of a home whose jobs several machines share, for one film."""

    def __init__(self, studio: Studio, film: str) -> None:
        self._studio, self._film = studio, film

    def make(
        self,
        runs: Sequence[Sequence[Unit]],
        delivery: Delivery,
        names: Mapping[str, str],
        stop: threading.Event,
        done: Callable[[float, str], None],
    ) -> list[OperatorError]:
        """As `Farm` has it. This process works with the others, on as many as it has cores."""
        jobs, settings, kind = self._studio.jobs, self._studio.settings, kind_of(self._studio.settings)
        jobs.forget(self._film, kind)
        frames: dict[str, int] = {}
        slates: dict[str, str] = {}
        asks = [self._ask(kind, run, delivery, names) for run in runs]
        for run, job in zip(runs, jobs.submit(asks, Caps()), strict=True):
            frames[job.id], slates[job.id] = sum(unit.frames for unit in run), job.slate

        def going_on() -> bool:
            now = jobs.glance(list(frames))
            waiting = [job for job in frames if job in now and now[job][0] in WAITING]
            done(sum(frames.values()) - sum(frames[job] for job in waiting), slates[waiting[0]] if waiting else "")
            hopeless = not delivery.draft and any(state == "failed" or result for state, result in now.values())
            return bool(waiting) and not hopeless and not stop.is_set()

        craft = UnitCraft(settings)
        worker = Worker(Claims(self._studio.books), {kind: craft}, most={kind: settings.workers})
        try:
            asyncio.run(worker.work(going_on, only=list(frames)))
        finally:
            craft.tidy()
            ended = jobs.glance(list(frames))
            for job, (state, _) in ended.items():
                if state in WAITING:
                    jobs.cancel(job)
        if stop.is_set():
            return []
        problems = {job.id: job for job in jobs.among([job for job, (state, _) in ended.items() if state == "failed"])}
        return _unusable(ended, problems)

    def _ask(self, kind: str, run: Sequence[Unit], delivery: Delivery, names: Mapping[str, str]) -> Ask:
        used = {strip.media for unit in run for strip in unit.recipe.all_strips if strip.kind == "media"}
        named = {media: name for media, name in names.items() if media in used}
        keys = hashlib.sha256("\n".join(unit.key for unit in run).encode()).hexdigest()
        return Ask(
            kind=kind,
            key=f"{self._film}/{kind}/{keys}",
            film=self._film,
            slate=next(iter(named.values()), ""),
            words=f"frames {run[0].start} to {run[-1].start + run[-1].frames}",
            service=SERVICE,
            payload=Piece(run=tuple(run), delivery=delivery, names=named).model_dump_json(),
            repeatable=True,
        )


def farm_of(studio: Studio, film: str) -> Encoders | None:
    """Who makes a film's units beside this process; nobody where the jobs are this home's alone."""
    return Encoders(studio, film) if studio.settings.jobs else None


def _unusable(
    ended: Mapping[str, tuple[JobState, Mapping[str, Any]]], failed: Mapping[str, Job]
) -> list[OperatorError]:
    """What is wrong with takes. Raises what else went wrong with a job, and Cancelled for one that was stopped."""
    told = [result[UNUSABLE_TAKE] for _, result in ended.values() if UNUSABLE_TAKE in result]
    if told:
        return [OperatorError(one["message"], code=one["code"], **one["data"]) for one in told]
    for job in failed.values():
        raise OperatorError(job.problem, code=job.code)
    if any(state == "cancelled" for state, _ in ended.values()):
        raise Cancelled("The render was stopped.")
    return []
