"""Who asks: by the token or the cookie that is shown, or anyone at all where only this machine can ask.

token of the server ──┐
token of a person ────┼──> Person: a name, a role, perhaps one film only
token of a share link ┘
"""

import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Annotated, cast

from fastapi import Depends
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection

from agent.conversation import Role
from tools.film.asker import Asker
from tools.film.errors import DirectorError
from tools.store.passes import Pass, hash_of, session_of

COOKIE, GUEST_COOKIE = "workprint", "workprint-guest"
CALLER = "web"
LOOK_EVERY = 1.0
"""seconds after which a pass that another process has given or taken away counts"""
PROXIED = ("forwarded", "x-forwarded-for", "x-real-ip")


class NotAllowed(DirectorError):
    """Someone may not do this; the sentence says who may."""

    code = "not_allowed"


@dataclass(frozen=True)
class Person:
    """Who asks. `film` empty is every film; a guest looks and comments, and sees nothing of how a film is made."""

    name: str = CALLER
    role: Role = "owner"
    film: str = ""
    guest: bool = False
    known: str = ""
    """the id of the pass; empty for the owner of the server"""

    @property
    def asker(self) -> Asker:
        """Whose wish it is what they ask for here."""
        return Asker(name=self.name if self.known else "", place="web")


OWNER = Person()


@dataclass(frozen=True)
class Policy:
    """Who may ask. `hosts` are the names the server answers to; None is any. Locked, a token has to be shown."""

    hosts: frozenset[str] | None = frozenset({"localhost", "127.0.0.1", "::1"})
    token: str | None = None
    locked: bool = False

    @property
    def asks(self) -> bool:
        return self.locked or self.token is not None


class Doorman:
    """Knows the server's own token, and the passes of the house."""

    def __init__(self, policy: Policy, doors: Callable[[], list[tuple[Pass, str, str]]]) -> None:
        self._policy, self._read = policy, doors
        own = policy.token
        self._own = {hash_of(own), hash_of(session_of(own))} if own is not None else set[str]()
        self._tokens: dict[str, Pass] = {}
        self._looked = -LOOK_EVERY

    def who(self, headers: Headers) -> Person | None:
        """The one who asks; None for who has to show a token first."""
        scheme, _, shown = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and shown.strip():
            return self._shown(shown.strip())
        for cookie in _cookies(headers):
            if (person := self._shown(cookie)) is not None:
                return person
        # Behind a proxy, "this machine alone" is no longer who asks.
        return None if self._policy.asks or any(name in headers for name in PROXIED) else OWNER

    def still(self, person: Person) -> bool:
        """Whether a pass is still valid, as it was."""
        if not person.known:
            return True
        self._look()
        return any(_person(one) == person for one in self._tokens.values())

    def forget(self) -> None:
        """Look at the passes anew before the next one comes: some were given or taken away."""
        self._looked = -LOOK_EVERY

    def _shown(self, secret: str) -> Person | None:
        found = hash_of(secret)
        if any(hmac.compare_digest(found, own) for own in self._own):
            return OWNER
        self._look()
        known = self._tokens.get(found)
        return _person(known) if known is not None else None

    def _look(self) -> None:
        now = time.monotonic()
        if now - self._looked >= LOOK_EVERY:
            self._looked = now
            self._tokens = {hashed: one for one, token, page in self._read() for hashed in (token, page)}


def _person(one: Pass) -> Person:
    return Person(one.name, one.role, one.film, one.kind == "guest", one.id)


def _cookies(headers: Headers) -> list[str]:
    try:
        found = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return []
    return [found[name].value for name in (COOKIE, GUEST_COOKIE) if name in found]


def doorman_of(connection: HTTPConnection) -> Doorman:
    return cast("Doorman", connection.app.state.doorman)


async def _doorman(connection: HTTPConnection) -> Doorman:
    return doorman_of(connection)


InDoor = Annotated[Doorman, Depends(_doorman)]
