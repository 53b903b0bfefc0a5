"""Cameras over HTTP: which there are, what takes would cost and have cost, what is being made, and what came."""

from decimal import Decimal
from typing import Annotated, Any, Literal, cast

from fastapi import APIRouter, Body, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import HTTPConnection

from api.allowing import ANYONE, DIRECTORS, EDITORS, MEMBERS
from api.camera_answers import (
    CameraJobList,
    CameraJobShown,
    CameraJobTold,
    CapGiven,
    CapsShown,
    GeneratorList,
    LedgerShown,
    QuotesShown,
    TakesShown,
)
from api.camera_room import CameraRoom
from api.camera_telling import caps_told, check_service, generator_told, job_told, job_with_events, ledger_told
from api.doorman import CALLER
from api.house import House, InHouse
from tools.film.errors import DirectorError, NotFound
from tools.film.orders import Quote
from tools.film.script import Resolution
from tools.generators.cameras import standings
from tools.jobs.ports import UNENDED, Job, JobState
from tools.media.progress import silent
from tools.production.office import left_to_spend
from tools.production.ordering import carry_out

router = APIRouter(prefix="/api", tags=["cameras"])

Day = Annotated[
    str | None, Query(pattern=r"^\d{4}-\d{2}-\d{2}$", description="only this day (UTC), such as 2026-11-26")
]
Service = Annotated[str | None, Query(max_length=100, description="only this service's")]


def _room(connection: HTTPConnection) -> CameraRoom:
    return cast("CameraRoom", connection.app.state.camera_room)


InRoom = Annotated[CameraRoom, Depends(_room)]


class Cap(BaseModel):
    """What a film may cost from now on, in USD; null takes its own cap away."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    usd: Decimal | None = Field(ge=0, le=1_000_000, allow_inf_nan=False)


class Settling(BaseModel):
    """What became of a job whose end nobody knows, after a look at the account with its service.

    `again` sends it once more, and it may be paid twice.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    outcome: Literal["made", "not_made", "again"]
    at_service: str = Field(default="", max_length=500, description="what the service calls it, when it was made")


@router.get("/generators", dependencies=ANYONE)
def generators(house: InHouse) -> GeneratorList:
    """Every camera: whether it can be used now and why not, its models, limits, and prices with their date."""
    settings = house.studio.settings
    return GeneratorList(
        generators=[generator_told(one) for one in standings(settings.services, settings.services_file)]
    )


@router.get("/ledger", dependencies=MEMBERS)
def ledger(house: InHouse, day: Day = None, service: Service = None) -> LedgerShown:
    """What all films have cost: reserved, spent, estimated, by film, day and service."""
    return ledger_told(house.studio, None, day, service)


@router.get("/caps", dependencies=MEMBERS)
def caps(house: InHouse) -> CapsShown:
    """What may be spent, by a film, in a day, at a service. Those of the settings are changed there alone."""
    return caps_told(house.studio)


@router.get("/films/{film}/ledger", dependencies=MEMBERS)
def film_ledger(house: InHouse, film: str, day: Day = None, service: Service = None) -> LedgerShown:
    """What a film has cost, line by line, and what it may cost."""
    return ledger_told(house.studio, house.studio.id_of(film), day, service)


@router.put("/films/{film}/cap", dependencies=DIRECTORS)
def set_cap(house: InHouse, film: str, cap: Annotated[Cap, Body()]) -> CapGiven:
    """Say what a film may cost in all. What is reserved or spent already stays so."""
    known = house.studio.id_of(film)
    house.studio.ledger.set_cap(known, cap.usd)
    return CapGiven(film=known, cap=house.studio.money(known)["cap"], left=left_to_spend(house.studio, known))


@router.get("/films/{film}/quote", response_model=QuotesShown, dependencies=MEMBERS)
def quote(
    house: InHouse,
    film: str,
    shots: Annotated[
        tuple[str, ...], Query(max_length=2000, description="numbers, slates or ids; none: shots that need a take")
    ] = (),
    scenes: Annotated[tuple[int, ...], Query(max_length=500, description="all shots of these scenes")] = (),
    takes: Annotated[int | None, Query(ge=1, le=20, description="takes of each shot; else as is set")] = None,
    generator: Annotated[str | None, Query(max_length=100, description="the camera; else each shot's own")] = None,
    within: Annotated[float | None, Query(gt=0, le=10_080, description="minutes that there are for it")] = None,
    resolution: Annotated[Resolution | None, Query(description="how large services make it; else as is set")] = None,
) -> Any:
    """What takes would cost, shot by shot, and what their cameras cannot honour. Nothing is sent to anyone."""
    named = tuple(int(shot) if shot.isdecimal() and len(shot) < 7 else shot for shot in shots)
    try:
        said = {"takes": takes, "generator": generator, "within": within, "resolution": resolution}
        order = Quote.model_validate({"shots": named, "scenes": scenes, **said})
    except ValueError:
        raise DirectorError("A shot is named by its number, slate or id; a scene by its number from 1.") from None
    return carry_out(house.studio, film, order, silent, actor=CALLER)


@router.get("/films/{film}/takes", response_model=TakesShown, dependencies=MEMBERS)
def takes(house: InHouse, film: str) -> Any:
    """Every take of a film with its faults and its cost, shot by shot; and the bin: those of shots that are gone."""
    shown = house.studio.show(film)
    return {**shown, "shots": [shot for scene in shown["scenes"] for shot in scene["shots"]]}


@router.get("/films/{film}/jobs", dependencies=MEMBERS)
def jobs(
    house: InHouse,
    film: str,
    state: Annotated[tuple[JobState, ...], Query(description="only these; none: those that have not ended")] = (),
    service: Service = None,
    find: Annotated[str, Query(max_length=200, description="words of the prompt, a slate, a service's id")] = "",
    ended: Annotated[bool, Query(description="also those that have ended")] = False,
) -> CameraJobList:
    """The takes that are being made of a film, the newest first; with `ended` or `find` also those that were."""
    if service is not None:
        check_service(house.studio, service)
    states = state or (() if ended or find else UNENDED)
    found = house.studio.jobs.find(film=house.studio.id_of(film), states=states, service=service, words=find)
    return CameraJobList(jobs=[job_told(one) for one in found])


@router.get("/films/{film}/jobs/{job}", dependencies=MEMBERS)
def job(house: InHouse, film: str, job: str) -> CameraJobTold:
    """How a take is doing, and all that happened to it."""
    found = _of_film(house, film, job)
    return job_with_events(found, house.studio.jobs.events(found.id))


@router.delete("/films/{film}/jobs/{job}", dependencies=EDITORS)
def cancel(house: InHouse, film: str, job: str) -> CameraJobShown:
    """Stop a take. What its service has begun may still be charged; one that has ended stays as it is."""
    return job_told(house.studio.jobs.cancel(_of_film(house, film, job).id))


@router.post("/films/{film}/jobs/{job}/settle", dependencies=DIRECTORS)
def settle(house: InHouse, room: InRoom, film: str, job: str, settling: Annotated[Settling, Body()]) -> CameraJobShown:
    """Say what became of an unknown job. It is never sent again by itself, since it may have been paid for."""
    if (settling.outcome == "made") != bool(settling.at_service):
        raise DirectorError("A job that was made needs what the service calls it, as `at_service`; no other has one.")
    found = _of_film(house, film, job)
    again = settling.outcome == "again"
    decided = house.studio.jobs.decide(found.id, remote=settling.at_service, again=again)
    room.wake()
    return job_told(decided)


@router.post("/films/{film}/jobs/{job}/resume", dependencies=EDITORS)
def resume(house: InHouse, room: InRoom, film: str, job: str) -> CameraJobShown:
    """Follow a failed job again that its service had taken: what it made may be had yet. Nothing is sent anew."""
    resumed = house.studio.jobs.resume(_of_film(house, film, job).id)
    room.wake()
    return job_told(resumed)


def _of_film(house: House, film: str, job: str) -> Job:
    found = house.studio.jobs.status(job)
    known = house.studio.id_of(film)
    if found.film != known:
        # As if it were not there: what is made for other films is not told.
        raise NotFound(f"There is no job '{job}' of this film.", code="no_job", job=job)
    return found
