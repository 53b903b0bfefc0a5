"""Jobs, money and cameras as they are told: the same over HTTP and as JSON on the command line."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from api.camera_answers import (
    CameraJobEvent,
    CameraJobShown,
    CameraJobTold,
    CapsShown,
    GeneratorShown,
    LedgerLine,
    LedgerShown,
    ModelShown,
)
from tools.film.errors import DirectorError
from tools.jobs.ports import Job, JobEvent
from tools.store.ledger import Entry, summed, told
from tools.studio import Studio

if TYPE_CHECKING:
    from tools.generators.cameras import Standing


def job_told(job: Job) -> CameraJobShown:
    """A job."""
    return CameraJobShown(
        job=job.id,
        kind=job.kind,
        film=job.film,
        shot=job.slate,
        prompt=job.words,
        service=job.service,
        state=job.state,
        at_service=job.remote,
        cost=str(job.cost),
        progress=round(job.done / job.total, 3) if job.total else 0.0,
        code=job.code,
        problem=job.problem,
        tries=job.tries,
        worker=job.owner,
        asked=round(job.asked, 3),
        changed=round(job.changed, 3),
        deadline=round(job.deadline or job.latest, 3) or None,
    )


def job_with_events(job: Job, events: Sequence[JobEvent]) -> CameraJobTold:
    """A job and what happened to it, oldest first."""
    happened = [
        CameraJobEvent(number=one.number, at=round(one.at, 3), state=one.state, what=one.what) for one in events
    ]
    return CameraJobTold(**job_told(job).model_dump(), events=happened)


def ledger_told(studio: Studio, film: str | None, day: str | None, service: str | None) -> LedgerShown:
    """The ledger of a film (an id), or of all; of one day, of one service.

    Raises DirectorError for what is no day, or no service: that nothing was spent there would only look like a fact.
    """
    if day is not None:
        check_day(day)
    if service is not None:
        check_service(studio, service)
    entries = studio.ledger.entries(film, day=day, service=service)
    totals = summed(entries)
    return LedgerShown(
        film=film,
        currency="USD",
        spent=told(totals.spent),
        estimated=told(totals.estimated),
        reserved=told(totals.reserved),
        cap=studio.money(film)["cap"] if film is not None else None,
        by={
            name: {key: told(summed(of).spent) for key, of in _grouped(entries, name).items()}
            for name in ("film", "day", "service")
        },
        entries=[_line(entry) for entry in entries],
    )


def check_day(day: str) -> None:
    """Raises DirectorError for what is no day of the calendar, written 2026-11-26."""
    try:
        known = date.fromisoformat(day).isoformat() == day
    except ValueError:
        known = False
    if not known:
        raise DirectorError(f"'{day}' is no day; one is written as year, month and day: 2026-11-26.", code="bad_day")


def check_service(studio: Studio, service: str) -> None:
    """Raises DirectorError for a service that is neither known nor was ever asked for anything."""
    from tools.generators.capabilities import catalogue

    known = sorted(catalogue(studio.settings.services_file))
    asked = studio.ledger.entries(service=service) or studio.jobs.find(service=service, limit=1)
    if service not in known and not asked:
        raise DirectorError(
            f"There is no service '{service}'; there are {', '.join(known)}.", code="no_service", legal=known
        )


def caps_told(studio: Studio) -> CapsShown:
    """Every cap that holds."""
    caps = studio.settings.caps
    return CapsShown(
        film=None if caps.film is None else told(caps.film),
        day=None if caps.day is None else told(caps.day),
        services={name: told(cap) for name, cap in caps.services.items()},
        films={film: told(cap) for film, cap in studio.ledger.caps().items()},
    )


def generator_told(one: "Standing") -> GeneratorShown:
    """A camera, and whether it can be used now."""
    service = one.capabilities
    return GeneratorShown(
        name=service.name,
        title=service.title,
        kind=service.kind,
        usable=one.usable,
        why_not=one.why_not,
        needs_key=bool(service.needs),
        checked=service.checked,
        at_once=service.concurrency,
        a_minute=service.requests_a_minute,
        looks_up=service.looks_up,
        cancels=service.cancels,
        models=[ModelShown.model_validate(model.model_dump(exclude={"options"})) for model in service.models.values()],
    )


def _line(entry: Entry) -> LedgerLine:
    return LedgerLine(
        job=entry.job,
        film=entry.film,
        shot=entry.slate,
        service=entry.service,
        day=entry.day,
        state=entry.state,
        quoted=told(entry.quoted),
        charged=told(entry.charged),
        estimated=entry.estimated,
        reason=entry.reason,
    )


def _grouped(entries: Sequence[Entry], name: str) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(getattr(entry, name), []).append(entry)
    return groups
