"""The house over HTTP: whether it stands, and the key to it for a browser."""

from importlib.metadata import version
from typing import cast

from fastapi import APIRouter, Request, Response

from api.answers import Health
from api.guard import COOKIE, Policy
from api.house import InHouse

router = APIRouter(tags=["house"])


@router.get("/healthz")
def healthz(house: InHouse) -> Health:
    """The server answers, and its films can be read."""
    house.studio.films.summaries()
    return Health(ok=True, version=version("workprint"))


@router.post("/api/session", status_code=204)
def session(request: Request, response: Response) -> None:
    """Give the browser that showed the token a cookie, so that pictures and films can be asked for by address."""
    policy = cast("Policy", request.app.state.policy)
    if policy.token is not None:
        response.set_cookie(
            COOKIE, policy.session, httponly=True, samesite="strict", secure=request.url.scheme == "https"
        )
