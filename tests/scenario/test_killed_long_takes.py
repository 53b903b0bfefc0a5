"""A long take's command is killed between its parts: each part is paid for once, and the same order ends the take."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.fakes.camera_house import House
from tests.fakes.kling import KlingService
from tests.fakes.last_light import last_light
from tests.fakes.long_take import FILM, GRACE, order_it
from tools.jobs.ports import UNENDED
from tools.settings import read_settings
from tools.studio import Studio

PART = Decimal("0.528")
"""three seconds at 0.176"""


@pytest.fixture
def kling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[tuple[House, Studio, dict[str, str]]]:
    """Kling with clips of three seconds, and a shot of four: two parts with its handles."""
    monkeypatch.setattr("tools.jobs.claims.GRACE", GRACE)
    service = KlingService()
    with House(service) as house:
        environment = {"WORKPRINT_TAKES": "1", **service.environment}
        environment |= {"WORKPRINT_KLING_BASE_URL": house.url, "WORKPRINT_KLING_POLL_SECONDS": "0.01"}
        (tmp_path / "services.toml").write_text('[kling.models."kling-v3"]\nseconds = [3]\n')
        studio = Studio(read_settings(environment, tmp_path))
        studio.create(last_light())
        yield house, studio, environment
        studio.close()


def killed(home: Path, environment: dict[str, str], moment: Callable[[], bool]) -> None:
    """Order the take in a process, and kill it at that moment."""
    command = [sys.executable, "-m", "tests.fakes.long_take", str(home)]
    process = subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.PIPE)
    until = time.monotonic() + 100
    while not moment() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)
    process.kill()
    _, said = process.communicate()
    assert moment(), said.decode()


def test_no_part_of_a_long_take_is_paid_twice(kling: tuple[House, Studio, dict[str, str]], tmp_path: Path):
    house, studio, environment = kling

    def arrived() -> int:
        return sum("part" in job.result for job in studio.jobs.find(film=FILM))

    killed(tmp_path, environment, lambda: arrived() == 1)
    # The second may have been sent in that moment.
    assert house.posts in (1, 2)
    (name,) = order_it(studio)
    assert house.posts == len({job.order["external_task_id"] for job in house.accepted}) == 2
    take = studio.open(FILM).film.takes[name]
    assert len(take.parts) == 2
    assert not studio.jobs.find(film=FILM, states=UNENDED)
    totals = studio.ledger.totals(FILM)
    assert (totals.spent, totals.reserved) == (take.cost, 0) == (2 * PART, 0)
