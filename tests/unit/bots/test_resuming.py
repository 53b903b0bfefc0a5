"""What a stop broke off is gone on with, for the money that is left of what was agreed to."""

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from api.answers import JobShown
from api.bots.resuming import resume
from api.house import Hands
from api.job_book import STOPPED, JobBook, Written
from tests.fakes import bot_house
from tests.fakes.chat_server import until
from tests.fakes.last_light import last_light
from tools.film.asker import Asker
from tools.film.orders import Generate, Order, Render, Retake
from tools.jobs.ports import Ask
from tools.media.progress import Report
from tools.settings import Settings
from tools.store.ledger import Caps, settle
from tools.store.rooms import Place, Shown
from tools.studio import Studio

FILM = "the-last-light"
MINA = Asker(name="Mina", place="slack")
BUDGET = Decimal("2.00")


def ask(slate: str, cost: str) -> Ask:
    return Ask(
        kind="take", key=f"{slate} {uuid4()}", film=FILM, shot="sh2", slate=slate, words="", service="runway",
        payload="{}", cost=Decimal(cost),
    )  # fmt: skip


def stopped(studio: Studio, order: Order, asked: datetime) -> None:
    """An order that the end of a server broke off, as its book has it. Closes the studio."""
    job = JobShown(
        id=uuid4().hex, film=FILM, order=order.kind, state="cancelled", asked=asked, error=STOPPED, asker=MINA,
        begun=asked, ended=asked + timedelta(seconds=1),
    )  # fmt: skip
    studio.rooms.open(Place("slack", "T1", "C1", "1"), FILM, ("film", Shown("1", "")))
    studio.close()
    book = JobBook(studio.settings.home)
    book.write([Written(job, order)])
    book.close()


@pytest.mark.parametrize(
    "order", [Retake(shots=("sh2",), budget=BUDGET), Generate(budget=BUDGET), Render(budget=BUDGET)]
)
def test_an_order_gets_what_is_left_of_its_budget_and_stays_whose_it_was(tmp_path: Path, order: Order):
    done: list[tuple[Order, Asker]] = []

    def go_on(studio: Studio, film: str, report: Report) -> None:
        with studio.books.transaction() as session:
            settle(session, at_work.id, Decimal("0.20"))

    def carry_out(studio: Studio, film: str, order: Order, report: Report) -> dict[str, Any]:
        done.append((order, studio.asker))
        if isinstance(order, Render):
            Path(str(order.out)).write_bytes(b"film")
        return {"film": film, "revision": 0, "order": order.kind}

    with ExitStack() as stack:
        studio = Studio(Settings(home=tmp_path))
        studio.create(last_light())
        before = studio.jobs.submit([ask("1A-1", "9.00")], Caps())[0]
        with studio.books.transaction() as session:
            settle(session, before.id, Decimal("9.00"))
        asked = datetime.now(UTC)
        spent, at_work = studio.jobs.submit([ask("1A-2", "0.70"), ask("1B-1", "0.30")], Caps())
        with studio.books.transaction() as session:
            settle(session, spent.id, Decimal("0.60"))
        stopped(studio, order, asked)
        house, _ = bot_house.a_house(Settings(home=tmp_path), stack, Hands(carry_out=carry_out, go_on=go_on))
        resume(house, ["slack"])
        ((given, asker),) = until(lambda: done, lambda: house.jobs.all())
        # What was at work came first, and cost less than was reserved for it.
        assert (given.budget, asker) == (Decimal("1.20"), MINA)
        assert house.jobs.all()[0].asker == MINA


def test_of_several_takes_of_each_shot_those_are_made_that_are_missing(tmp_path: Path):
    done: list[Order] = []

    def go_on(studio: Studio, film: str, report: Report) -> None:
        bot_house.roll(studio, film, "sh2", 1)

    def carry_out(studio: Studio, film: str, order: Order, report: Report) -> dict[str, Any]:
        done.append(order)
        return {"film": film, "revision": 0, "order": order.kind}

    with ExitStack() as stack:
        studio = Studio(Settings(home=tmp_path))
        studio.create(last_light())
        bot_house.roll(studio, FILM, "sh3", 1)
        asked = datetime.now(UTC)
        for number in (1, 2):
            bot_house.roll(studio, FILM, "sh5", number)
        stopped(studio, Retake(shots=("sh2", "sh3", "sh5"), takes=2, budget=BUDGET), asked)
        house, _ = bot_house.a_house(Settings(home=tmp_path), stack, Hands(carry_out=carry_out, go_on=go_on))
        resume(house, ["slack"])
        until(lambda: house.jobs.all()[0].state == "done", lambda: house.jobs.all())
        rest = Retake(shots=("sh2",), takes=1, budget=BUDGET), Retake(shots=("sh3",), takes=2, budget=BUDGET)
        assert tuple(done) == rest
