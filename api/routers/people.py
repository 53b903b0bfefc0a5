"""People over HTTP, for the owner: who may come in, and as what."""

from typing import Annotated

from fastapi import APIRouter, Body
from pydantic import BaseModel, ConfigDict, Field

from agent.conversation import Role
from api.allowing import MEMBERS, OWNERS
from api.answers import PassGiven, PassList, PassShown
from api.doorman import InDoor
from api.house import InHouse
from tools.film.errors import DirectorError
from tools.store.passes import Pass

router = APIRouter(prefix="/api/people", tags=["people"])


class Newcomer(BaseModel):
    """Someone to let in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=60, pattern=r"^\S(.*\S)?$", description="in the log too")
    role: Role = "editor"


class NewRole(BaseModel):
    """What someone may do from now on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Role


@router.get("", dependencies=MEMBERS)
def people(house: InHouse) -> PassList:
    """Who may come in from elsewhere, and the share links there are."""
    return PassList(people=[shown(one) for one in house.studio.passes.valid()])


@router.post("", status_code=201, dependencies=OWNERS)
def let_in(house: InHouse, doorman: InDoor, given: Annotated[Newcomer, Body()]) -> PassGiven:
    """Let someone in. The token is in this answer alone."""
    if not given.name.isprintable():
        raise DirectorError("A name is a line of text.", code="bad_name")
    one, token = house.studio.passes.give(given.name, given.role)
    doorman.forget()
    return PassGiven(**shown(one).model_dump(), token=token)


@router.patch("/{person}", dependencies=OWNERS)
def change(house: InHouse, doorman: InDoor, person: str, given: Annotated[NewRole, Body()]) -> PassShown:
    """Give someone another role."""
    one = house.studio.passes.change(person, given.role)
    doorman.forget()
    return shown(one)


@router.delete("/{person}", dependencies=OWNERS)
def take_away(house: InHouse, doorman: InDoor, person: str) -> PassShown:
    """Take a pass or a share link away; its open pages close within seconds."""
    one = house.studio.passes.end(person)
    doorman.forget()
    return shown(one)


def shown(one: Pass) -> PassShown:
    """A pass as it is told; its token is in none."""
    return PassShown(id=one.id, kind=one.kind, name=one.name, role=one.role, film=one.film or None, since=one.made)
