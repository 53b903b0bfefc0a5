"""Passes: who may come in from elsewhere, and as what. A token is shown once, when it is made; here is only its hash.

person   a role in the whole house          guest   looks at one film and comments, by a share link
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from uuid import uuid4

from sqlmodel import Session, col, select

from tools.film.errors import Conflict, NotFound
from tools.store.database import Database
from tools.store.tables import PassRow, now

PassKind = Literal["person", "guest"]
PassRole = Literal["owner", "director", "editor", "viewer"]
MOST = 500


@dataclass(frozen=True)
class Pass:
    """Someone who may come in. `film` empty is every film."""

    id: str
    kind: PassKind
    name: str
    role: PassRole
    film: str
    made: datetime


def hash_of(token: str) -> str:
    return hashlib.sha256(f"workprint token {token}".encode()).hexdigest()


def session_of(token: str) -> str:
    """What the cookie of a page holds that has shown the token; the token cannot be read off it."""
    return hashlib.sha256(f"workprint page {token}".encode()).hexdigest()


class Passes:
    """The passes of one home folder. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, name: str, role: PassRole, *, kind: PassKind = "person", film: str = "") -> tuple[Pass, str]:
        """A new pass, and its token, which nobody can be told again.

        Raises Conflict for the name of a person who has one, and when there are 500.
        """
        token = secrets.token_urlsafe(32)
        with self._database.transaction() as session:
            valid = session.exec(select(PassRow).where(col(PassRow.ended).is_(None))).all()
            if kind == "person" and any(row.kind == kind and row.name.casefold() == name.casefold() for row in valid):
                raise Conflict(f"There is already someone called {name}; take that pass away first.", code="known")
            if len(valid) >= MOST:
                raise Conflict(f"There are {MOST} passes; take some away first.", code="too_many")
            row = PassRow(
                id=uuid4().hex[:16],
                kind=kind,
                name=name,
                role=role,
                film=film,
                token=hash_of(token),
                session=hash_of(session_of(token)),
            )
            session.add(row)
            return _pass(row), token

    def valid(self) -> list[Pass]:
        """Every pass that lets someone in, oldest first."""
        return [one for one, _, _ in self.doors()]

    def doors(self) -> list[tuple[Pass, str, str]]:
        """Every pass that lets someone in, with the hashes of its token and of its cookie."""
        with self._database.reading() as session:
            chosen = select(PassRow).where(col(PassRow.ended).is_(None))
            rows = session.exec(chosen.order_by(col(PassRow.made), col(PassRow.id))).all()
            return [(_pass(row), row.token, row.session) for row in rows]

    def change(self, reference: str, role: PassRole) -> Pass:
        """Give a person, by id or name, another role. Raises NotFound, and Conflict for the last owner."""
        with self._database.transaction() as session:
            row = _found(session.exec(select(PassRow).where(col(PassRow.ended).is_(None))).all(), reference)
            if role != "owner":
                self._keep_an_owner(session.exec(select(PassRow).where(col(PassRow.ended).is_(None))).all(), row)
            row.role = role
            session.add(row)
            return _pass(row)

    def end(self, reference: str, *, film: str | None = None) -> Pass:
        """Take a pass away, by its id or a person's name; with `film` one of that film. Raises as `change`."""
        with self._database.transaction() as session:
            valid = session.exec(select(PassRow).where(col(PassRow.ended).is_(None))).all()
            row = _found([one for one in valid if film is None or one.film == film], reference)
            self._keep_an_owner(valid, row)
            row.ended = now()
            session.add(row)
            return _pass(row)

    def _keep_an_owner(self, valid: Sequence[PassRow], leaving: PassRow) -> None:
        others = [row for row in valid if row.id != leaving.id and row.kind == "person"]
        if leaving.role == "owner" and others and not any(row.role == "owner" for row in others):
            raise Conflict(f"{leaving.name} is the only owner; make someone else an owner first.", code="last_owner")


def valid_person(session: Session, person: str) -> Pass | None:
    """The person of an id, in a session that is open; None for nobody, or one whose pass was taken away."""
    row = session.get(PassRow, person) if person else None
    return _pass(row) if row is not None and row.ended is None and row.kind == "person" else None


def _found(rows: Sequence[PassRow], reference: str) -> PassRow:
    for row in rows:
        if row.id == reference or (row.kind == "person" and row.name.casefold() == reference.strip().casefold()):
            return row
    people = ", ".join(row.name for row in rows if row.kind == "person") or "nobody yet"
    raise NotFound(f"There is no pass of '{reference}'. The people: {people}.", code="no_pass")


def _pass(row: PassRow) -> Pass:
    kind: PassKind = row.kind  # pyright: ignore[reportAssignmentType]
    role: PassRole = row.role  # pyright: ignore[reportAssignmentType]
    made = row.made if row.made.tzinfo else row.made.replace(tzinfo=UTC)
    return Pass(row.id, kind, row.name, role, row.film, made)
