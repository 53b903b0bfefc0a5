"""Everything one server works with, put together once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, cast

from fastapi import Depends
from starlette.requests import HTTPConnection

from api.deliveries import Deliveries
from api.doorman import CALLER
from api.jobs import Jobs
from api.uploads import Uploads
from tools.film.orders import Order
from tools.media.progress import Report
from tools.production.conforming import film_of_cut
from tools.production.importing import PLAIN, new_from
from tools.production.lengths import Measured
from tools.production.making import Request as Asked
from tools.production.making import make_film
from tools.production.office import go_on
from tools.production.ordering import carry_out
from tools.production.parcels import parcel_of, with_the_rest
from tools.production.previewing import Previews
from tools.studio import Studio

VERSION = version("workprint")
"""read once: it lies in the files of the package"""
OF_A_REQUEST = "web:"
"""how the cause of an edit begins that a request has named, so that it is no turn's"""


def _make(studio: Studio, asked: Asked, out: Path, report: Report) -> dict[str, Any]:
    return make_film(studio, asked, out, report).summary()


def _carry_out(studio: Studio, film: str, order: Order, report: Report) -> dict[str, Any]:
    return carry_out(studio, film, order, report, actor=studio.asker.name or CALLER)


def _found(studio: Studio, files: Sequence[Path], report: Report, actor: str) -> dict[str, Any]:
    parcel = parcel_of(files)
    if parcel is not None:
        # What was sent names no file of this machine.
        told = film_of_cut(studio, parcel.cut, report, actor=actor, trusted=False)
        return with_the_rest(studio, told, parcel, report, actor=actor, wish=PLAIN)
    return new_from(studio, files, report, actor=actor)


def _go_on(studio: Studio, film: str, report: Report) -> None:
    with studio.holding(film):
        go_on(studio, film, report, whole=True)


@dataclass(frozen=True)
class Hands:
    """Who does the long work: the production itself, or in tests a fake."""

    make: Callable[[Studio, Asked, Path, Report], dict[str, Any]] = _make
    carry_out: Callable[[Studio, str, Order, Report], dict[str, Any]] = _carry_out
    found: Callable[[Studio, Sequence[Path], Report, str], dict[str, Any]] = _found
    go_on: Callable[[Studio, str, Report], None] = _go_on


@dataclass(frozen=True)
class House:
    """The studio, the work in hand, what was delivered, and what can be seen at once."""

    studio: Studio
    jobs: Jobs
    deliveries: Deliveries
    uploads: Uploads
    hands: Hands
    previews: Previews
    lengths: Measured


def house_over(studio: Studio, jobs: Jobs, previews: Previews, hands: Hands | None = None) -> House:
    """The house over a studio: its files lie in the home folder."""
    home, settings = studio.settings.home, studio.settings
    uploads = Uploads(home / "uploads", settings.upload_limit)
    deliveries = Deliveries(home / "deliveries")
    return House(studio, jobs, deliveries, uploads, hands or Hands(), previews, Measured(studio))


def house_of(connection: HTTPConnection) -> House:
    return cast("House", connection.app.state.house)


async def _house(connection: HTTPConnection) -> House:
    return house_of(connection)


InHouse = Annotated[House, Depends(_house)]
