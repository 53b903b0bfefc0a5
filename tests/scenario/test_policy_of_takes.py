"""How many takes a shot gets, and what becomes of faulty ones, by the policy that is set."""

from collections.abc import Generator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.fakes.camera_house import House
from tests.fakes.filming_runway import FilmingRunway
from tests.fakes.last_light import last_light
from tools.film.edits.story import ReviseShot
from tools.film.orders import Quote
from tools.media.progress import silent
from tools.production.floor import roll_shots
from tools.production.ordering import carry_out
from tools.settings import read_settings
from tools.studio import Studio

FILM = "the-last-light"
QUOTED, PAID = Decimal("0.72"), Decimal("0.60")
"""six seconds at 0.12, and what the fake charges for any clip"""


@pytest.fixture
def runway(tmp_path: Path) -> Generator[tuple[House, Studio]]:
    """Two takes a shot, and one more where both are faulty. The first two clips of this Runway are too short."""
    service = FilmingRunway()
    service.size, service.spoiled = (960, 544), 2
    with House(service) as house:
        service.house = house
        environment = {**service.environment, "WORKPRINT_TAKES": "2", "WORKPRINT_RETAKES": "1"}
        environment |= {"WORKPRINT_RUNWAY_BASE_URL": house.url, "WORKPRINT_RUNWAY_POLL_SECONDS": "0.01"}
        studio = Studio(read_settings(environment, tmp_path))
        studio.create(last_light())
        studio.perform(FILM, ReviseShot(shots=(1,), generator="runway"))
        yield house, studio
        studio.close()


def rolled(studio: Studio, budget: Decimal) -> list[tuple[str, ...]]:
    """The faults of the takes that shot 1 has, rolled as a render rolls what it lacks."""
    film = studio.open(FILM).film
    shot = film.scenes[0].shots[0]
    roll_shots(studio, film, [shot], {}, silent, draft=True, budget=budget)
    film = studio.open(FILM).film
    return [film.takes[take].faults for take in film.shots[shot].takes]


def test_faulty_takes_are_made_again_within_the_budget_until_one_is_good(runway: tuple[House, Studio]):
    house, studio = runway
    faults = rolled(studio, 2 * PAID + QUOTED)
    assert [any("were asked for" in one for one in each) for each in faults] == [True, True, False]
    assert not faults[2]
    assert house.posts == 3
    assert studio.ledger.totals(FILM).spent == 3 * PAID


def test_the_policy_counts_wherever_no_number_is_said(runway: tuple[House, Studio]):
    _, studio = runway

    def cost(**said: object) -> Decimal:
        told = carry_out(studio, FILM, Quote.model_validate({"shots": [1], **said}), silent, actor="t")
        return Decimal(str(told["cost"]))

    one = cost(takes=1)
    assert (cost(), cost(takes=3)) == (2 * one, 3 * one)
    # What is drawn here is drawn once.
    assert cost(generator="previz") == 0


def test_where_no_money_is_left_the_faults_are_told_and_nothing_more_is_spent(runway: tuple[House, Studio]):
    house, studio = runway
    faults = rolled(studio, 2 * PAID + QUOTED - Decimal("0.01"))
    assert len(faults) == 2
    assert all(faults)
    assert house.posts == 2
    assert studio.ledger.totals(FILM).spent == 2 * PAID
