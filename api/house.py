"""Everything one server works with, put together once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, cast

from fastapi import Depends
from starlette.requests import HTTPConnection

from api.deliveries import Deliveries
from api.doorman import CALLER
from api.jobs import Jobs
from tools.film.orders import Order
from tools.media.progress import Report
from tools.production.making import Request as Asked
from tools.production.making import make_film
from tools.production.ordering import carry_out
from tools.production.previewing import Previews
from tools.studio import Studio

OF_A_REQUEST = "web:"
"""how the cause of an edit begins that a request has named, so that it is no turn's"""


def _make(studio: Studio, asked: Asked, out: Path, report: Report) -> dict[str, Any]:
    return make_film(studio, asked, out, report).summary()


def _carry_out(studio: Studio, film: str, order: Order, report: Report) -> dict[str, Any]:
    return carry_out(studio, film, order, report, actor=CALLER)


@dataclass(frozen=True)
class Hands:
    """Who does the long work: the production itself, or in tests a fake."""

    make: Callable[[Studio, Asked, Path, Report], dict[str, Any]] = _make
    carry_out: Callable[[Studio, str, Order, Report], dict[str, Any]] = _carry_out


@dataclass(frozen=True)
class House:
    """The studio, the work in hand, what was delivered, and what can be seen at once."""

    studio: Studio
    jobs: Jobs
    deliveries: Deliveries
    hands: Hands
    previews: Previews


def house_of(connection: HTTPConnection) -> House:
    return cast("House", connection.app.state.house)


async def _house(connection: HTTPConnection) -> House:
    return house_of(connection)


InHouse = Annotated[House, Depends(_house)]
