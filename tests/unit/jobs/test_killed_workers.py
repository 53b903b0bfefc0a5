"""Workers are killed while they work, at moments of chance: nothing is submitted twice, and the ledger is the bill."""

import random
import subprocess
import sys
import time
from collections.abc import Generator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest

from tests.fakes.paid_craft import PaidCraft, things, work_off
from tests.fakes.paid_service import PRICE, PaidService
from tests.fakes.postgres import postgres_server
from tools.jobs.journal import Journal
from tools.jobs.ports import UNENDED
from tools.store.books import open_books
from tools.store.ledger import Caps, Ledger

JOBS = 10


@pytest.fixture(scope="module")
def postgres() -> Generator[str]:
    with postgres_server() as address:
        yield address


@dataclass(frozen=True)
class Outcome:
    """What is left undone, how often the service got each job, what it bills, and what the ledger says."""

    open_jobs: int
    submissions: dict[str, int]
    bill: Decimal
    spent: Decimal
    reserved: Decimal


def kill_and_finish(home: Path, address: str, *, workers: int, kills: int, seed: int) -> Outcome:
    """Ten jobs by so many workers at a time, all killed again and again; then one that is left alone."""
    chance = random.Random(seed)
    books = open_books(home, address)
    with PaidService(seconds=0.3, slow=0.1) as service:
        Journal(books).submit(things(JOBS), Caps())
        command = [sys.executable, "-m", "tests.fakes.paid_craft", str(home), service.url, address]
        for _ in range(kills):
            crew = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(workers)]
            before = len(service.sent_at)
            # From the first that it sends on, so that the start of the interpreter is not all that is killed.
            until = time.monotonic() + 60
            while len(service.sent_at) == before and time.monotonic() < until and any(p.poll() is None for p in crew):
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.5))
            for process in crew:
                process.kill()
                process.communicate()
        work_off(books, PaidCraft(service.url), seconds=40.0)
        totals, left = Ledger(books).totals("film"), len(Journal(books).find(states=UNENDED[:-1]))
        outcome = Outcome(left, dict(service.submissions), service.bill, totals.spent, totals.reserved)
    books.close()
    return outcome


def paid_once() -> Outcome:
    """Every job was sent once, and the ledger is the bill."""
    every = {one.key: 1 for one in things(JOBS)}
    return Outcome(open_jobs=0, submissions=every, bill=JOBS * PRICE, spent=JOBS * PRICE, reserved=Decimal(0))


def test_one_worker_killed_again_and_again_pays_once(tmp_path: Path):
    assert kill_and_finish(tmp_path, "", workers=1, kills=3, seed=1) == paid_once()


def test_three_workers_of_one_postgres_killed_together_pay_once(tmp_path: Path, postgres: str):
    with psycopg.connect(postgres, autocommit=True) as emptied:
        emptied.execute("DROP SCHEMA public CASCADE")
        emptied.execute("CREATE SCHEMA public")
    assert kill_and_finish(tmp_path, postgres, workers=3, kills=2, seed=2) == paid_once()
