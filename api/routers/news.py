"""What happens to a film, as it happens: the socket of a page, and the same news over HTTP."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Response, WebSocket
from starlette.concurrency import run_in_threadpool

from api.allowing import GUESTS, MEMBERS, Needs, person_of
from api.answers import Failure
from api.doorman import CALLER
from api.events import NewsList
from api.failures import answer, refusal, said, status_of
from api.house import InHouse, house_of
from api.hub import InHub, hub_of
from tools.film.errors import DirectorError, WorkprintError

router = APIRouter(prefix="/api/films/{film}", tags=["news"])
MOST = 200
LONGEST_NAME = 60
HIGHEST = 2**53
After = Annotated[int, Query(ge=0, le=HIGHEST, description="the number of the last message that is known")]


@router.get("/news", dependencies=MEMBERS)
def news(house: InHouse, hub: InHub, film: str, after: After = 0) -> NewsList:
    """The numbered messages after a number, 200 at most: for who asks now and then instead of holding a socket."""
    known = house.studio.id_of(film)
    newest = house.studio.news.newest(known)
    found = house.studio.news.since(known, after, MOST)
    missed = after > newest or bool(found and found[0].seq != after + 1)
    return NewsList(newest=newest, missed=missed, news=[hub.newsroom.event(one) for one in found])


@router.get(
    "/socket",
    status_code=426,
    response_class=Response,
    responses={
        101: {"description": "A web socket: every message is a WireEvent, and what the page says is a WireSaying"},
        426: {"description": "This address is a web socket", "model": Failure},
    },
    dependencies=GUESTS,
)
def no_socket(film: str, after: After | None = None, name: str = CALLER) -> Response:
    """The web socket of a page: what happens to the film as it happens, after what is known already."""
    return refusal(426)


@router.websocket("/socket")
async def socket(socket: WebSocket, film: str) -> None:
    """Refused, it says so as HTTP would; accepted, the hub has it until the page goes."""
    try:
        # Asked here and not as a dependency, so that the refusal can say why.
        await Needs("viewer", guests=True)(socket)
        known = await run_in_threadpool(house_of(socket).studio.id_of, film)
        after = _number(socket.query_params.get("after"))
    except WorkprintError as error:
        await socket.send_denial_response(answer(said(error), status_of(error)))
        return
    await socket.accept()
    person = person_of(socket)
    if not person.known:
        called = socket.query_params.get("name", CALLER).strip()[:LONGEST_NAME] or CALLER
        person = replace(person, name=called)
    await hub_of(socket).serve(socket, known, after, person)


def _number(given: str | None) -> int | None:
    if given is None or given == "":
        return None
    if not (given.isascii() and given.isdecimal()) or int(given[:20]) > HIGHEST:
        raise DirectorError(f"`after` is a number from 0 to {HIGHEST}.", code="bad_request", field="after")
    return int(given)
