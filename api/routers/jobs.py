"""Long work over HTTP: start it, watch it, stop it, fetch what it delivered."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, cast

from fastapi import APIRouter, Body, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, WrapValidator
from typing_extensions import TypeAliasType

from api.allowing import A_CENT, EDITORS, MEMBERS, ByPerson, agreed, may
from api.answers import JobList, JobShown
from api.files import ASK_AGAIN, DESCRIBED, file_answer
from api.house import InHouse
from api.work import founding, importing, making, ordering, subject
from tools.film.errors import DirectorError
from tools.film.orders import Cancel, Export, Generate, ImportMedia, Order, Render, Retake, parse_order
from tools.film.script import Aspect
from tools.production.making import LONGEST_MINUTES, SHORTEST_MINUTES, check_request, film_of
from tools.production.making import Request as Asked
from tools.writing.room import LONGEST_IDEA

router = APIRouter(prefix="/api", tags=["jobs"])


class Idea(BaseModel):
    """A film to make. The same idea and options are the same film, here and on the command line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    idea: str = Field(min_length=1, max_length=LONGEST_IDEA, description="the film in a sentence or a paragraph")
    minutes: float | None = Field(
        default=None,
        ge=SHORTEST_MINUTES,
        le=LONGEST_MINUTES,
        description="how long it shall be; else as the idea says, else a minute and a half",
    )
    seed: int = Field(default=1, description="another seed is another film of the same idea")
    aspect: Aspect | None = Field(
        default=None, description="the shape of the picture; else as the idea says, else 16:9"
    )
    style: str = Field(default="", max_length=500, description="the look of every picture, in words")
    draft: bool = Field(default=False, description="small and quick")


class Imports(BaseModel):
    """What a new film is made of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    uploads: tuple[str, ...] = Field(min_length=1, max_length=200, description="ids of uploads that have come wholly")


def _read_order(given: Any, _handler: Any) -> Any:
    """Our own reading of an order, for its sentences."""
    if not isinstance(given, Mapping):
        raise DirectorError("An order is a JSON object with a `kind`.", field="", problem="no object")
    return parse_order(cast("Mapping[str, Any]", given))


AnyOrder = TypeAliasType("AnyOrder", Annotated[Order, WrapValidator(_read_order)])
Agreed = Annotated[
    float, Query(ge=0, le=1e6, allow_inf_nan=False, description="what it may cost, as the person has agreed to")
]
OrderBody = Annotated[AnyOrder, Body()]


@router.post("/films", status_code=202, dependencies=EDITORS)
def make(house: InHouse, person: ByPerson, idea: Idea) -> JobShown:
    """Make a film of an idea, as a job. Ask the same again after a stop and it goes on where it was."""
    asked = _asked(idea)
    check_request(asked)
    film = film_of(asked, None)
    return house.jobs.start(film, "make", making(house, film, asked, person.asker), asked, asker=person.asker)


def _asked(idea: Idea) -> Asked:
    """What is chosen, and for what is not, what the idea says of its length and shape."""
    from agent.starting import as_chosen

    words, minutes, aspect = as_chosen(idea.idea, idea.minutes, idea.aspect)
    said = {"idea": words, "minutes": minutes, "aspect": aspect}
    read = {name: value for name, value in said.items() if value is not None}
    return Asked.model_validate({**idea.model_dump(exclude_none=True), **read})


@router.post("/films/{film}/orders", status_code=202, dependencies=EDITORS)
def order(house: InHouse, person: ByPerson, film: str, order: OrderBody, usd: Agreed = 0.0) -> JobShown:
    """Start work on a film as a job: generate, retake, render, export, quote, spot, compose, import_media, whose
    `files` are ids of uploads here. `cancel` stops it.

    What costs money is begun when `usd` covers it; else the answer is a 409 that says what it would cost.
    """
    known = house.studio.id_of(film)
    may(house, person, known, order)
    if isinstance(order, Cancel):
        if order.shots or order.scenes:
            raise DirectorError("The work on a film stops as a whole here; give no shots.", code="bad_order")
        return house.jobs.cancel_film(known, person.asker)
    if isinstance(order, ImportMedia):
        work = importing(house, known, order, person.known, person.role, person.asker)
        return house.jobs.start(known, order.kind, work, asker=person.asker)
    agreed(house, person, known, order, usd)
    if isinstance(order, Generate | Retake | Render | Export):
        most = _most(usd)
        own = order.budget
        order = order.model_copy(update={"budget": most if own is None or most is None else min(own, most)})
    work = ordering(house, known, order, person.asker)
    # Takes that are asked for while others come are not refused: they come next, as in the conversation.
    behind = isinstance(order, Generate | Retake)
    what = subject(house, known, order)
    return house.jobs.start(known, order.kind, work, order, what=what, asker=person.asker, behind=behind)


@router.post("/imports", status_code=202, dependencies=EDITORS)
def found(house: InHouse, person: ByPerson, given: Annotated[Imports, Body()]) -> JobShown:
    """Make a new film of uploads, as a job: clips and stills, a shot each, or one script. `film` is told at its end."""
    work = founding(house, given.uploads, person.known, person.asker)
    return house.jobs.start(f"new-{given.uploads[0][:12]}", "import", work, asker=person.asker)


@router.get("/jobs", dependencies=MEMBERS)
def jobs(
    house: InHouse, film: Annotated[str | None, Query(description="only the work on the film with this id")] = None
) -> JobList:
    """The newest work of this home's server, newest first; `result` is told by each job alone."""
    return JobList(jobs=[one.model_copy(update={"result": None}) for one in house.jobs.all(film)])


@router.get("/jobs/{job}", dependencies=MEMBERS)
def job(house: InHouse, job: str) -> JobShown:
    """How far a job is, and what came of it."""
    return house.jobs.get(job)


@router.delete("/jobs/{job}", dependencies=EDITORS)
def cancel(house: InHouse, person: ByPerson, job: str) -> JobShown:
    """Stop a job at its next report. What is finished is kept; a job that has ended stays as it is."""
    return house.jobs.cancel(job, person.asker)


@router.post("/jobs/{job}/retry", status_code=202, dependencies=EDITORS)
def retry(house: InHouse, person: ByPerson, job: str, usd: Agreed = 0.0) -> JobShown:
    """Do the work of a job that failed or was cancelled once more, as a new job; what costs money needs a yes again."""
    asked, film = house.jobs.asked(job), house.jobs.get(job).film
    if asked is None:
        return house.jobs.again(job, person.asker)
    if isinstance(asked, Asked):
        return house.jobs.again(job, person.asker, making(house, film, asked, person.asker))
    may(house, person, film, asked)
    agreed(house, person, film, asked, usd)
    if isinstance(asked, Generate | Retake | Render | Export):
        asked = asked.model_copy(update={"budget": _most(usd)})
    return house.jobs.again(job, person.asker, ordering(house, film, asked, person.asker), asked)


@router.get("/jobs/{job}/file", response_class=Response, responses=DESCRIBED, dependencies=MEMBERS)
def job_file(house: InHouse, request: Request, job: str) -> Response:
    """The file that a job delivered, in ranges if wanted."""
    return _delivered(house, request, house.jobs.get(job).film, job)


@router.get("/films/{film}/deliveries/{delivery}", response_class=Response, responses=DESCRIBED, dependencies=MEMBERS)
def delivery_file(house: InHouse, request: Request, film: str, delivery: str) -> Response:
    """A delivered file of a film, in ranges if wanted."""
    return _delivered(house, request, house.studio.films.find(film), delivery)


def _most(usd: float) -> Decimal | None:
    """The budget of an order for which this was agreed to; none without a yes."""
    return Decimal(f"{usd + A_CENT / 2:.6f}") if usd else None


def _delivered(house: InHouse, request: Request, film: str, job: str) -> Response:
    delivery, path = house.deliveries.path(film, job)
    inline = delivery.form == "mp4"
    return file_answer(request, path, job, caching=ASK_AGAIN, name=None if inline else delivery.name)
