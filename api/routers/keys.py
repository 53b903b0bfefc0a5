"""Keys over HTTP, for the owner alone: given, checked and taken away, and never told again."""

from typing import Annotated, cast

from fastapi import APIRouter, Body, Depends
from pydantic import BaseModel, ConfigDict, Field, SecretStr
from starlette.requests import HTTPConnection

from api.allowing import OWNERS
from api.conversations import InConversation
from api.key_answers import KeyChecked, KeyList, KeyShown
from api.keys import KeyRoom
from tools.settings import MODEL

router = APIRouter(prefix="/api/keys", tags=["keys"], dependencies=OWNERS)


def _room(connection: HTTPConnection) -> KeyRoom:
    return cast("KeyRoom", connection.app.state.key_room)


InRoom = Annotated[KeyRoom, Depends(_room)]


class KeyGiven(BaseModel):
    """What a service needs: `key`, and with some `second_key`, `base_url` or others that `GET /api/keys` names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    settings: dict[str, SecretStr] = Field(min_length=1, max_length=8)


@router.get("")
def keys(room: InRoom) -> KeyList:
    """Every service that takes a key, and where it is from; no key is ever told."""
    return KeyList(keys=room.all())


@router.put("/{service}")
def put(room: InRoom, talks: InConversation, service: str, given: Annotated[KeyGiven, Body()]) -> KeyShown:
    """Keep a service's key in the home, readable by its owner alone, and use it from now on."""
    shown = room.put(service, given.settings)
    if service == MODEL:
        talks.direct_anew()
    return shown


@router.delete("/{service}")
def remove(room: InRoom, talks: InConversation, service: str) -> KeyShown:
    """Forget a key that was given here. Work in hand ends with it."""
    shown = room.remove(service)
    if service == MODEL:
        talks.direct_anew()
    return shown


@router.post("/{service}/check")
def check(room: InRoom, service: str) -> KeyChecked:
    """Ask a service whether it takes its key: about a job that cannot be there, which costs nothing."""
    return room.check(service)
