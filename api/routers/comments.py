"""Comments over HTTP, and the share links by which guests come to leave them."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Path
from pydantic import BaseModel, ConfigDict, Field

from agent.conversation import Speaker
from api.allowing import DIRECTORS, EDITORS, GUESTS, ByPerson
from api.answers import CommentList, CommentShown, PassList, PassShown, ShareGiven
from api.commenting import pinned, see_to, shared, shown
from api.conversations import InConversation
from api.doorman import CALLER, InDoor
from api.house import InHouse
from api.routers.people import shown as pass_shown
from api.said import Said, said
from tools.film.errors import DirectorError
from tools.store.comments import CommentState

router = APIRouter(prefix="/api/films/{film}", tags=["comments"])
LONGEST = 4000
Number = Annotated[int, Path(ge=1, le=2**31)]


class CommentSent(BaseModel):
    """What someone says of a moment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1, max_length=LONGEST)
    frame: int = Field(ge=0, le=2**40, description="of the cut as it is now")
    about: int | None = Field(default=None, ge=1, le=2**31, description="the comment that this one answers")
    name: str = Field(default=CALLER, min_length=1, max_length=60, description="of a guest, or where nobody logs in")


class CommentChanged(BaseModel):
    """Whether it was seen to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: CommentState


class Guest(BaseModel):
    """Who a share link is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=60, pattern=r"^\S(.*\S)?$", description="a person, or a round of review")


@router.get("/comments", dependencies=GUESTS)
def comments(house: InHouse, film: str) -> CommentList:
    """What was said of the film, oldest first, each where its moment is now."""
    opened = house.studio.open(film).film
    return CommentList(comments=[shown(opened, one) for one in house.studio.comments.of(opened.id)])


@router.post("/comments", status_code=201, dependencies=GUESTS)
def comment(house: InHouse, person: ByPerson, film: str, sent: Annotated[CommentSent, Body()]) -> CommentShown:
    """Say something of a moment of the film."""
    if not sent.text.strip():
        raise DirectorError("A comment says something.", code="bad_comment")
    opened = house.studio.open(film)
    shot, offset = pinned(opened.film, sent.frame)
    # A guest is called as they say, after the link that they came by.
    name = f"{sent.name} ({person.name})" if person.guest and sent.name != CALLER else person.name
    made = house.studio.comments.say(
        opened.film.id,
        sent.text.strip(),
        name if person.known else sent.name,
        guest=person.guest,
        frame=sent.frame,
        shot=shot,
        offset=offset,
        revision=opened.revision,
        about=sent.about or 0,
    )
    return shown(opened.film, made)


@router.patch("/comments/{number}", dependencies=EDITORS)
def change(
    house: InHouse, person: ByPerson, film: str, number: Number, given: Annotated[CommentChanged, Body()]
) -> CommentShown:
    """Tick a comment off, or open it again."""
    opened = house.studio.open(film).film
    return shown(opened, house.studio.comments.set_state(opened.id, number, given.state, person.name))


@router.post("/comments/{number}/address", response_model=Said, dependencies=EDITORS)
def address(house: InHouse, talks: InConversation, person: ByPerson, film: str, number: Number) -> Any:
    """Let the director see to a comment, as if you had said it of its shot; done, it is ticked off.

    What it asks for is yours to ask: your role holds, and what destroys or spends waits for your yes.
    """
    known = house.studio.id_of(film)
    reply = see_to(house.studio, talks, known, number, Speaker(name=person.name, role=person.role, channel="web"))
    return said(house.studio, known, reply)


@router.get("/shares", dependencies=DIRECTORS)
def shares(house: InHouse, film: str) -> PassList:
    """The share links of the film; their tokens are told nowhere."""
    known = house.studio.id_of(film)
    guests = [one for one in house.studio.passes.valid() if one.kind == "guest" and one.film == known]
    return PassList(people=[pass_shown(one) for one in guests])


@router.post("/shares", status_code=201, dependencies=DIRECTORS)
def share(house: InHouse, doorman: InDoor, film: str, guest: Annotated[Guest, Body()]) -> ShareGiven:
    """A link for reviewers: who has it looks at this one film and comments, until it is taken away."""
    one, token, path = shared(house.studio, film, guest.name)
    doorman.forget()
    return ShareGiven(**pass_shown(one).model_dump(), token=token, path=path)


@router.delete("/shares/{link}", dependencies=DIRECTORS)
def unshare(house: InHouse, doorman: InDoor, film: str, link: str) -> PassShown:
    """Take a share link away; its open pages close within seconds."""
    one = house.studio.passes.end(link, film=house.studio.id_of(film))
    doorman.forget()
    return pass_shown(one)
