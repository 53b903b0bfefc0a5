"""What each address asks of who comes: a role, and for someone who is let into one film only, that film.

Every address has one of these lists as its dependencies; a test holds the whole application to it.
"""

from datetime import UTC
from typing import Annotated, Any, cast

from fastapi import Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from agent.conversation import Act, Role
from agent.gate import quoted
from agent.roles import may_spend, refusal, way_back_refusal
from api.doorman import OWNER, NotAllowed, Person
from api.house import House, house_of
from tools.film.errors import Conflict, DirectorError, NotFound
from tools.film.orders import Order

A_CENT = 0.01
"""a price is told in cents, and agreed to as it was told"""
RANKS: tuple[Role, ...] = ("viewer", "editor", "director", "owner")


def person_of(connection: HTTPConnection) -> Person:
    return cast("Person", connection.scope.get("state", {}).get("person", OWNER))


async def _person(connection: HTTPConnection) -> Person:
    # A dependency that does not wait is a coroutine: a plain function would cost every request a thread.
    return person_of(connection)


ByPerson = Annotated[Person, Depends(_person)]


class Needs:
    """Lets a request through when its person has the role, or a higher one, here."""

    def __init__(self, role: Role, *, guests: bool = False, anywhere: bool = False) -> None:
        self.role: Role = role
        self.guests = guests
        """who came by a share link may ask this, of that one film"""
        self.anywhere = anywhere
        """it is about no film, and tells of none"""

    async def __call__(self, connection: HTTPConnection) -> None:
        person = person_of(connection)
        if person.guest and not self.guests:
            raise NotAllowed("A share link shows one film and takes comments; it opens nothing else.")
        if RANKS.index(person.role) < RANKS.index(self.role):
            raise NotAllowed(f"This is for {_named(self.role)}; you are here as {_named(person.role, one=True)}.")
        if person.film and not self.anywhere:
            reference = connection.path_params.get("film")
            if reference is None:
                raise NotAllowed("You are let into one film only.")
            if await run_in_threadpool(house_of(connection).studio.id_of, str(reference)) != person.film:
                # As if it were not there: which films there are is not told.
                raise NotFound(f"There is no film '{reference}'.", film=str(reference))


OWNERS: list[Any] = [Depends(Needs("owner"))]
DIRECTORS: list[Any] = [Depends(Needs("director"))]
EDITORS: list[Any] = [Depends(Needs("editor"))]
MEMBERS: list[Any] = [Depends(Needs("viewer"))]
GUESTS: list[Any] = [Depends(Needs("viewer", guests=True))]
"""members, and who came by a share link to this film"""
HOLDERS: list[Any] = [Depends(Needs("viewer", guests=True, anywhere=True))]
"""who holds a name that cannot be guessed: the hash of a file, the key of a piece; or asks about themselves"""
ANYONE: list[Any] = [Depends(Needs("viewer", anywhere=True))]


def may(house: House, person: Person, film: str, act: Act) -> None:
    """Raises NotAllowed for an edit or order that is not for this role, by itself or by what it would take back."""
    if why := refusal(person.role, act) or way_back_refusal(house.studio, film, person.role, act):
        raise NotAllowed(why)


def may_see(house: House, person: Person, film: str, revision: int | None) -> None:
    """Raises NotAllowed for a guest who asks how the film was before their link was given."""
    if not person.guest or revision is None:
        return
    given = next((one.made for one in house.studio.passes.valid() if one.id == person.known), None)
    later = house.studio.films.since(house.studio.id_of(film), revision)
    if given is None or (later and later[0].at.replace(tzinfo=UTC) < given):
        raise NotAllowed("A share link shows the film from when it was given on, not how it was before.")


def agreed(house: House, person: Person, film: str, order: Order, usd: float) -> None:
    """Raises NotAllowed for who may not spend, and Conflict with the price when the order costs more than agreed;
    DirectorError where no yes would help, for want of a camera's key."""
    price = quoted(house.studio)(house.studio.open(film).film, order)
    cost = price.usd
    if price.no_key:
        raise DirectorError(price.no_key, code="no_key")
    if not cost:
        return
    if not may_spend(person.role):
        raise NotAllowed(f"This costs {cost:.2f} USD; the director or the owner says yes to that.", cost=cost)
    if cost > usd + A_CENT / 2:
        raise Conflict(
            f"This costs {cost:.2f} USD, which cannot be taken back. Say yes to that: ask again with usd={cost:.2f}.",
            code="needs_yes",
            cost=cost,
        )


def _named(role: Role, *, one: bool = False) -> str:
    if one:
        return "an owner" if role == "owner" else "an editor" if role == "editor" else f"a {role}"
    return {"viewer": "everyone", "editor": "editors, directors and owners"}.get(
        role, "directors and owners" if role == "director" else "the owner"
    )
