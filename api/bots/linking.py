"""Who of a chat is who of the house: a code, told once to who is not known, and a person who says that it is theirs.

/film ──not known──> address/link/CODE ──signed in──> "you are ada of slack?" ──yes──> the person's role, there too
                  └> workprint bot let CODE --as director | --person Mina
"""

import hmac
import html
import secrets
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from api.allowing import ByPerson, Needs
from api.doorman import InDoor, NotAllowed, Person
from api.house import InHouse
from tools.film.errors import NotFound
from tools.store.passes import Pass, PassRole
from tools.studio import Studio

MEMBER = [Depends(Needs("viewer"))]
router = APIRouter(prefix="/link", include_in_schema=False)
_SEAL = secrets.token_bytes(32)
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Workprint</title><h1>{title}</h1><p>{words}</p>{more}</html>"""
Code = Annotated[str, "what the bot told someone"]


def let_in(studio: Studio, code: str, role: PassRole) -> Pass:
    """Make who has the code a new person of the house. Raises NotFound, and Conflict for a name that is taken."""
    known = studio.rooms.asking(code)
    person, _ = studio.passes.give(known.name, role)
    studio.rooms.link(code, person.id, local=True)
    return person


def link(studio: Studio, code: str, name: str) -> Pass:
    """Say that who has the code is this person of the house, by name. Raises NotFound."""
    wanted = name.strip().casefold()
    for one in studio.passes.valid():
        if one.kind == "person" and one.name.casefold() == wanted:
            studio.rooms.link(code, one.id)
            return one
    raise NotFound(f"There is nobody called '{name}'; workprint people lists who there is.", code="no_pass")


@router.get("/{code}", dependencies=MEMBER)
def ask(house: InHouse, person: ByPerson, code: Code) -> HTMLResponse:
    """Ask the one who opened the link whether it is theirs."""
    known = house.studio.rooms.asking(code)
    you = person.name if person.known else "the owner"
    words = (
        f"{known.name} in {known.host.title()} will be {you} here, and may there what you may ({person.role})."
        " Say yes only if that is you: whoever sent you this link then acts as you."
    )
    # The seal is in no other page, so that no other page can say yes for who looks at it.
    yes = f'<p><a href="/link/{html.escape(code)}/{_seal(code, person)}">Yes, that is me</a></p>'
    return _page(f"Are you {known.name}?", words, yes)


@router.get("/{code}/{seal}", dependencies=MEMBER)
def agreed(house: InHouse, doorman: InDoor, person: ByPerson, code: Code, seal: str) -> HTMLResponse:
    """The yes. Raises NotAllowed for one that was not asked for here."""
    if not hmac.compare_digest(seal.encode(), _seal(code, person).encode()):
        raise NotAllowed("Open the link that the bot told you, and say yes there.")
    if person.known:
        house.studio.rooms.link(code, person.known)
    else:
        let_in(house.studio, code, "owner")
        doorman.forget()
    return _page("Done", "Go back to the chat: you are known there.", "")


def _page(title: str, words: str, more: str) -> HTMLResponse:
    return HTMLResponse(_PAGE.format(title=html.escape(title), words=html.escape(words), more=more))


def _seal(code: str, person: Person) -> str:
    return hmac.new(_SEAL, f"{code} {person.known}".encode(), "sha256").hexdigest()[:40]
