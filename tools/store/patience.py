"""How long takes may wait for a word, for each film that has a rule; and since when each has waited.

RuleRow (film)            hours until someone is reminded, hours until the deadline, what happens then
WaitRow (film, take)      since when; kept, so that a restart begins no wait anew
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlmodel import select

from tools.store.database import Database
from tools.store.tables import RuleRow, WaitRow

Then = Literal["remind", "circle", "hold"]
THENS: tuple[Then, ...] = ("remind", "circle", "hold")


def then_of(word: str) -> Then:
    """What a deadline brings, by its word; a reminder for any other."""
    for one in THENS:
        if one == word.casefold():
            return one
    return "remind"


@dataclass(frozen=True)
class Rule:
    """Hours after which a reminder comes, again and again, and those of the deadline; None is never."""

    remind: float | None = None
    deadline: float | None = None
    then: Then = "remind"
    """what the deadline brings: one more word, the best take circled, or no render before there is a word"""


class Patience:
    """The rules of one home folder. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rule(self, film: str) -> Rule | None:
        """The rule of a film (an id); None where takes may wait for ever, as at first."""
        with self._database.reading() as session:
            row = session.get(RuleRow, film)
            if row is None:
                return None
            return Rule(row.remind or None, row.deadline or None, then_of(row.then))

    def give(self, film: str, rule: Rule | None) -> None:
        """Give a film a rule, or none."""
        with self._database.transaction() as session:
            row = session.get(RuleRow, film)
            if row is not None and rule is None:
                session.delete(row)
            elif rule is not None:
                row = row or RuleRow(film=film)
                row.remind, row.deadline, row.then = rule.remind or 0.0, rule.deadline or 0.0, rule.then
                session.add(row)

    def since(self, film: str, takes: list[str], at: datetime) -> dict[str, datetime]:
        """Since when each of these takes has waited: `at` for those that are seen to wait for the first time."""
        with self._database.reading() as session:
            rows = session.exec(select(WaitRow).where(WaitRow.film == film)).all()
            known = {row.take: row.since if row.since.tzinfo else row.since.replace(tzinfo=UTC) for row in rows}
        if new := [take for take in takes if take not in known]:
            with self._database.transaction() as session:
                for take in new:
                    if session.get(WaitRow, (film, take)) is None:
                        session.add(WaitRow(film=film, take=take, since=at))
        return {take: known.get(take, at) for take in takes}
