"""A shot that is longer than a service's longest clip: parts that go on from each other, one bill, one take."""

from collections.abc import Generator
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.camera_house import House, Trouble
from tests.fakes.filming_runway import STEP, FilmingRunway, levels
from tests.fakes.last_light import last_light
from tests.fakes.luma import LumaService
from tests.fakes.runway import RunwayService
from tools.film.edits.cut import SetDuration
from tools.film.edits.story import ReviseShot
from tools.film.errors import Cancelled, DirectorError, ProviderError
from tools.film.orders import Generate, Quote
from tools.media.progress import Progress, silent
from tools.production.ordering import carry_out
from tools.settings import read_settings
from tools.studio import Studio

FILM = "the-last-light"
PART = Decimal("0.60")
"""what the fake charges for any clip; by the catalogue two seconds are 0.24"""
QUOTED = Decimal("0.72")
SHORT = '[runway.models."gen4.5"]\nseconds = [2]\n[luma.models."ray-3.2"]\nseconds = [5]\n'


@pytest.fixture
def runway(tmp_path: Path) -> Generator[tuple[House, Studio]]:
    """Runway with clips of two seconds, and a shot of four: three parts with its handles."""
    service = FilmingRunway()
    with House(service) as house, House(LumaService()) as luma:
        service.house = house
        environment = {"WORKPRINT_TAKES": "1", **service.environment, **luma.service.environment}
        environment |= {"WORKPRINT_RUNWAY_BASE_URL": house.url, "WORKPRINT_RUNWAY_POLL_SECONDS": "0.01"}
        environment |= {"WORKPRINT_LUMA_BASE_URL": luma.url, "WORKPRINT_LUMA_POLL_SECONDS": "0.01"}
        (tmp_path / "services.toml").write_text(SHORT)
        studio = Studio(read_settings(environment, tmp_path))
        studio.create(last_light())
        yield house, studio
        studio.close()


def order(**fields: object) -> Generate:
    return Generate.model_validate({"shots": [1], "generator": "runway", **fields})


def test_the_parts_are_planned_in_the_quote_paid_together_and_joined_without_a_seam(runway: tuple[House, Studio]):
    house, studio = runway
    (quote,) = carry_out(studio, FILM, Quote(shots=(1,), generator="runway"), silent, actor="t")["quotes"]
    assert quote["plan"] == [
        "part 1 of 3: 2 s",
        "part 2 of 3: 2 s, from the last frame of part 1",
        "part 3 of 3: 2 s, from the last frame of part 2",
    ]
    assert Decimal(str(quote["cost"])) == QUOTED
    assert any("made in 3 parts, and joined into one take" in words for words in quote["compromises"])
    with pytest.raises(DirectorError, match="are allowed for it"):
        carry_out(studio, FILM, order(budget=QUOTED - Decimal("0.01")), silent, actor="t")
    assert house.posts == 0
    (name,) = carry_out(studio, FILM, order(budget=QUOTED), silent, actor="t")["takes"]
    assert ["promptImage" in job.order for job in house.accepted] == [False, True, True]
    take = studio.open(FILM).film.takes[name]
    assert take.cost == 3 * PART == studio.ledger.totals(FILM).spent
    assert studio.ledger.totals(FILM).reserved == 0
    assert len(take.parts) == 3
    assert all(studio.pool.has(part) for part in take.parts)
    assert set(quote["compromises"]) == set(take.compromises)
    # Each part repeats one frame of the one before, and that one is shown once: the light grows evenly throughout.
    light = levels(studio.pool.path(take.media))
    assert take.frames == len(light) == 3 * 48 - 2
    ideal = light[0] + STEP * np.arange(len(light))
    assert np.abs(np.array(light) - ideal).max() < 3
    assert not [fault for fault in take.faults if "frozen" in fault or "cut" in fault or "long" in fault]


def test_a_part_that_fails_keeps_what_was_paid_and_only_it_is_made_again(runway: tuple[House, Studio]):
    house, studio = runway
    refusal = RunwayService.refusals["unprocessable"][0]

    def refuse_the_second(progress: Progress) -> None:
        if house.posts == 1 and house.order_trouble is None:
            house.order_trouble = Trouble(answer=refusal)

    with pytest.raises(ProviderError, match=r"No take of 1A part 2 of 3.*1 of the 3 parts of 1A came and are kept"):
        carry_out(studio, FILM, order(budget=5), refuse_the_second, actor="t")
    totals = studio.ledger.totals(FILM)
    assert (totals.spent, totals.reserved, len(house.accepted)) == (PART, 0, 1)
    assert not studio.open(FILM).film.takes
    # The same order may cost what is missing, and no more.
    (name,) = carry_out(studio, FILM, order(budget=Decimal("0.48")), silent, actor="t")["takes"]
    assert len(house.accepted) == 3
    take = studio.open(FILM).film.takes[name]
    assert take.cost == 3 * PART == studio.ledger.totals(FILM).spent
    assert take.frames == 3 * 48 - 2


def test_a_stop_calls_off_what_was_not_begun_and_it_goes_on_from_there(runway: tuple[House, Studio]):
    house, studio = runway

    def stop(progress: Progress) -> None:
        if house.posts == 1:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        carry_out(studio, FILM, order(budget=QUOTED), stop, actor="t")
    assert house.posts == 1
    (name,) = carry_out(studio, FILM, order(budget=QUOTED), silent, actor="t")["takes"]
    assert house.posts == 3
    assert studio.open(FILM).film.takes[name].cost == 3 * PART


def test_a_camera_that_goes_down_in_the_middle_leaves_the_whole_take_to_another(runway: tuple[House, Studio]):
    house, studio = runway
    studio.perform(FILM, ReviseShot(shots=(1,), generator="auto"))
    studio.perform(FILM, SetDuration(shots=(1,), seconds=6))
    refusal = RunwayService.refusals["bad"][0]

    def refuse_the_second(progress: Progress) -> None:
        if house.posts == 1 and house.order_trouble is None:
            house.order_trouble = Trouble(answer=refusal)

    told = carry_out(studio, FILM, Generate(shots=(1,), budget=Decimal(9)), refuse_the_second, actor="t")
    (name,) = told["takes"]
    take = studio.open(FILM).film.takes[name]
    assert (take.generator, len(take.parts)) == ("luma/ray-3.2", 2)
    assert "Runway refused it" in take.why
    # What the first camera made is paid for, and is no part of this take's price.
    totals = studio.ledger.totals(FILM)
    assert (totals.spent - take.cost, totals.reserved) == (PART, 0)
