"""The house over HTTP: whether it stands, and the key to it for a browser."""

from fastapi import APIRouter, Request, Response

from api.allowing import HOLDERS, ByPerson, person_of
from api.answers import Health, Me
from api.doorman import COOKIE, GUEST_COOKIE
from api.house import VERSION, InHouse
from tools.store.passes import session_of

router = APIRouter(tags=["house"])
COOKIE_SECONDS = 30 * 24 * 3600


@router.get("/healthz")
def healthz(house: InHouse) -> Health:
    """The server answers, and its films can be read."""
    house.studio.films.summaries()
    return Health(ok=True, version=VERSION)


@router.post("/api/session", status_code=204, dependencies=HOLDERS)
def session(request: Request, response: Response) -> None:
    """Give the browser that showed a token a cookie, so that pictures and films can be asked for by address."""
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        response.set_cookie(
            GUEST_COOKIE if person_of(request).guest else COOKIE,
            session_of(shown.strip()),
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
            max_age=COOKIE_SECONDS,
        )


@router.delete("/api/session", status_code=204, dependencies=HOLDERS)
def leave(response: Response) -> None:
    """Let the browser forget who it was let in as."""
    for name in (COOKIE, GUEST_COOKIE):
        response.delete_cookie(name, httponly=True, samesite="strict")


@router.get("/api/me", dependencies=HOLDERS)
def me(person: ByPerson) -> Me:
    """Who you are here, and what you may do."""
    return Me(
        name=person.name, role=person.role, film=person.film or None, guest=person.guest, known=bool(person.known)
    )
