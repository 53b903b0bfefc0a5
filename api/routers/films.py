"""Films over HTTP: the list, a film at any revision, its log, its edits."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Annotated, Any, cast

from fastapi import APIRouter, Body, Header, Query, Request, Response
from pydantic import Field, WrapValidator
from typing_extensions import TypeAliasType

from api.allowing import ANYONE, EDITORS, GUESTS, MEMBERS, ByPerson, may, may_see
from api.answers import (
    BegunShown,
    DeliveryList,
    Edited,
    FilmList,
    FilmListed,
    Foretold,
    LogLine,
    LogShown,
    Schemas,
    WayBack,
)
from api.doorman import Person
from api.files import ASK_AGAIN, has_still
from api.film_answers import FilmShown
from api.house import OF_A_REQUEST, VERSION, House, InHouse
from api.reviewing import reviewed
from tools.film.edits import Edit, edit_schema, parse_edit
from tools.film.edits.state import Undo
from tools.film.errors import Conflict, DirectorError
from tools.film.history import perform as perform_in
from tools.film.orders import order_schema
from tools.production.exporting import foretell
from tools.production.forms import Export as Form
from tools.production.lengths import Lengths, told_film
from tools.store.films import LogEntry
from tools.studio import Opened

router = APIRouter(prefix="/api", tags=["films"])


def _read_edit(given: Any, _handler: Any) -> Any:
    """Our own reading of an edit, for its sentences; it raises DirectorError, which pydantic lets through."""
    if not isinstance(given, Mapping):
        raise DirectorError("An edit is a JSON object with a `kind`.", field="", problem="no object")
    return parse_edit(cast("Mapping[str, Any]", given))


AnyEdit = TypeAliasType("AnyEdit", Annotated[Edit, Field(discriminator="kind"), WrapValidator(_read_edit)])
EditBody = Annotated[AnyEdit, Body()]
Revision = Annotated[int | None, Query(ge=0, le=2**53, description="the film at this revision; else as it is now")]
BaseRevision = Annotated[
    int | None, Query(ge=0, le=2**53, description="refuse the edit (409) unless the film is at this revision")
]
Cause = Annotated[
    str,
    Query(
        max_length=100,
        pattern=r"^[A-Za-z0-9_.:-]*$",
        description="a name of the caller's own for this edit: sent again, it is not made again, and its news carry it",
    ),
]


Match = Annotated[
    str, Header(alias="if-match", max_length=100, description="the entity tag of the film that the edit was made on")
]
SAME: dict[int | str, dict[str, Any]] = {304: {"description": "The caller has the film as it is (If-None-Match)"}}
MOST_CHANGED = 50
TAG = re.compile(r'(?:W/)?"(\d{1,9})-[0-9a-f]{16}"')


@router.get("/films", dependencies=MEMBERS)
def films(house: InHouse) -> FilmList:
    """All films, the last changed first."""
    found = house.studio.films.summaries()
    return FilmList(
        films=[FilmListed(film=one.id, title=one.title, revision=one.revision, changed=one.changed) for one in found]
    )


@router.get("/films/{film}", response_model=FilmShown, responses=SAME, dependencies=GUESTS)
def show(
    house: InHouse, person: ByPerson, request: Request, response: Response, film: str, revision: Revision = None
) -> Any:
    """A film: its story, scenes, shots and takes, its timeline and its cues. A guest is told what is seen and heard."""
    may_see(house, person, film, revision)
    opened = house.studio.open(film, revision)
    money = house.studio.money(opened.film.id)
    lengths = house.lengths.of(opened)
    headers = {"etag": _tag(opened, money, lengths, person), "cache-control": ASK_AGAIN}
    if has_still(request, headers["etag"]):
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    told = told_film(opened, lengths, money)
    return reviewed(told) if person.guest else told


@router.get("/films/{film}/log", dependencies=MEMBERS)
def log(house: InHouse, film: str) -> LogShown:
    """Every edit that made the film what it is, oldest first."""
    begun = house.studio.films.begun(house.studio.id_of(film))
    return LogShown(
        begun=BegunShown(asker=begun.asker, at=begun.at),
        log=[_line(entry) for entry in house.studio.log(film)],
    )


@router.get("/films/{film}/undo", dependencies=MEMBERS)
def way_back(house: InHouse, film: str) -> WayBack:
    """What an undo would take back now: whose edit, and what leaves the film with it. Nothing is done."""
    opened, history = house.studio.with_history(film)
    if not history.undos:
        return WayBack(revision=opened.revision, line=None, cause="", shots=0, takes=0, empties=False)
    # what cameras brought goes with the edit before it
    entry = next(one for one in house.studio.crossed(film, Undo()) if one.kind not in ("print_take", "set_shot_state"))
    now, then = opened.film, perform_in(opened.film, history, Undo(), lambda at: house.studio.open(film, at).film).film
    return WayBack(
        revision=opened.revision,
        line=_line(entry),
        cause=entry.cause.removeprefix(OF_A_REQUEST) if entry.cause.startswith(OF_A_REQUEST) else "",
        shots=len(now.shots.keys() - then.shots.keys()),
        takes=sum(take.shot not in then.shots for take in now.takes.values()),
        empties=bool(now.shots) and not then.shots,
    )


@router.post("/films/{film}/edits", dependencies=EDITORS)
def edit(
    house: InHouse,
    person: ByPerson,
    film: str,
    edit: EditBody,
    base_revision: BaseRevision = None,
    cause: Cause = "",
    match: Match = "",
) -> Edited:
    """Make one edit of the vocabulary, all or nothing. Undo, redo and revert are edits too.

    Refused because the film has moved on, it says which edits came between (`changed`).
    """
    may(house, person, film, edit)
    named = f"{OF_A_REQUEST}{cause}" if cause else ""
    base = _based_on(match) if match else base_revision
    try:
        done = house.studio.asked_by(person.asker).perform(
            film, edit, base_revision=base, actor=person.name, cause=named
        )
    except Conflict as error:
        if base is None or "base_revision" not in error.data:
            raise
        raise Conflict(error.message, **error.data, changed=_changed_since(house, film, base)) from error
    facts = [fact.model_dump(mode="json") for fact in done.facts]
    return Edited(film=done.film.id, revision=done.revision, facts=facts)


@router.get("/films/{film}/deliveries", dependencies=MEMBERS)
def deliveries(house: InHouse, film: str) -> DeliveryList:
    """The files that were delivered of the film, the newest first."""
    return DeliveryList(deliveries=house.deliveries.of(house.studio.films.find(film)))


@router.get("/films/{film}/exports/{form}", dependencies=MEMBERS)
def export(house: InHouse, film: str, form: Form) -> Foretold:
    """What the film would lose in a form that it can leave in. Nothing is made."""
    told = foretell(house.studio, film, form, None)
    return Foretold(film=told["film"], revision=told["revision"], form=form.value, losses=told["losses"])


@router.get("/edits/schema", dependencies=ANYONE)
def schema() -> Schemas:
    """The JSON schemas of all edits and orders."""
    return Schemas(edits=edit_schema(), orders=order_schema())


def _line(entry: LogEntry) -> LogLine:
    return LogLine(
        revision=entry.revision,
        kind=entry.kind,
        edit=json.loads(entry.edit),
        actor=entry.actor,
        message=entry.message,
        at=entry.at,
        asker=entry.asker,
    )


def _tag(opened: Opened, money: Mapping[str, str | None], lengths: Lengths, person: Person) -> str:
    """It begins with the revision; the rest is what else the answer depends on, such as the lengths of spoken lines."""
    heard = f"{lengths.frames} {sorted(lengths.estimated)}"
    told = f"{opened.film.id} {dict(money)} {heard} {person.guest} {VERSION}"
    others = hashlib.sha256(told.encode()).hexdigest()[:16]
    return f'"{opened.revision}-{others}"'


def _based_on(match: str) -> int:
    found = TAG.fullmatch(match.strip())
    if found is None:
        raise DirectorError("If-Match is the entity tag of the film.", code="bad_request", field="if-match")
    return int(found[1])


def _changed_since(house: House, film: str, revision: int) -> list[dict[str, Any]]:
    """The edits that came after a revision, the newest last."""
    entries = house.studio.films.since(house.studio.id_of(film), revision)
    return [
        {"revision": one.revision, "kind": one.kind, "actor": one.actor, "edit": json.loads(one.edit)}
        for one in entries[-MOST_CHANGED:]
    ]
