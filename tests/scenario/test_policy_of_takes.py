"""How many takes a shot gets, and what becomes of faulty ones, by the policy that is set."""

import asyncio
import threading
from collections.abc import Generator
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest

from agent.gate import gate_before, quoted
from tests.fakes.camera_house import House, Trouble
from tests.fakes.filming_runway import FilmingRunway
from tests.fakes.last_light import last_light
from tools.film.edits import Edit
from tools.film.edits.story import RemoveShot, ReviseShot
from tools.film.edits.takes import PrintTake
from tools.film.errors import DirectorError
from tools.film.orders import Generate, Quote
from tools.jobs.claims import Claims
from tools.jobs.ports import WAITING
from tools.jobs.worker import Worker
from tools.media.progress import Progress, silent
from tools.production.finishing import render_film
from tools.production.floor import roll_missing, roll_shots
from tools.production.office import go_on, take_craft
from tools.production.ordering import carry_out
from tools.production.rolling import TAKE, cameras_of
from tools.settings import read_settings
from tools.studio import Performed, Studio

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


class WithColleague(Studio):
    """While the first take is printed, another worker makes the second."""

    def perform(self, reference: str, edit: Edit, **how: Any) -> Performed:
        performed = super().perform(reference, edit, **how)
        if isinstance(edit, PrintTake) and len(performed.film.takes) == 1:
            colleague = threading.Thread(target=asyncio.run, args=(self._help(),))
            colleague.start()
            colleague.join()
        return performed

    async def _help(self) -> None:
        crafts = {TAKE: take_craft(self, cameras_of(self.settings))}
        await Worker(Claims(self.books), crafts, look_every=0.01).work(lambda: bool(self.jobs.find(states=WAITING)))


class PowerCut(BaseException):
    """Nothing after it is done."""


def rolled(studio: Studio, budget: Decimal) -> list[tuple[str, ...]]:
    """The faults of the takes that shot 1 has, rolled as a render rolls what it lacks."""
    film = studio.open(FILM).film
    shot = film.scenes[0].shots[0]
    roll_shots(studio, film, [shot], {}, silent, ended=studio.jobs.ended(FILM), draft=True, budget=budget)
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


def test_where_the_money_reaches_for_no_more_there_is_one_take_of_each_and_it_is_said(runway: tuple[House, Studio]):
    _, studio = runway
    order = Quote(shots=(1,))
    whole = carry_out(studio, FILM, order, silent, actor="t")
    assert (whole["quotes"][0]["takes"], whole["cost"], whole["note"]) == (2, float(2 * QUOTED), None)
    studio.ledger.set_cap(FILM, 2 * QUOTED - Decimal("0.01"))
    fewer = carry_out(studio, FILM, order, silent, actor="t")
    assert (fewer["quotes"][0]["takes"], fewer["cost"], fewer["problem"]) == (1, float(QUOTED), None)
    assert fewer["note"] == "What may be spent reaches for 1 take of each shot, not the usual 2."
    # Who says two means two.
    said = carry_out(studio, FILM, Quote(shots=(1,), takes=2), silent, actor="t")
    assert "1 of the 2 takes would fit" in said["problem"]
    studio.ledger.set_cap(FILM, None)
    studio.settings = studio.settings.model_copy(update={"retakes": 0})
    assert len(rolled(studio, 2 * QUOTED - Decimal("0.01"))) == 1


def test_a_day_that_has_room_for_one_take_gets_one(runway: tuple[House, Studio]):
    _, studio = runway
    studio.settings = studio.settings.model_copy(update={"cap_day": QUOTED})
    told = carry_out(studio, FILM, Quote(shots=(1,)), silent, actor="t")
    assert (told["quotes"][0]["takes"], told["problem"]) == (1, None)


def test_a_service_that_has_room_for_one_take_this_month_gets_one_where_nobody_named_it(runway: tuple[House, Studio]):
    _, studio = runway
    studio.perform(FILM, ReviseShot(shots=(1,), generator="auto"))
    (one,) = carry_out(studio, FILM, Quote(shots=(1,), takes=1), silent, actor="t")["quotes"]
    room = {one["generator"].partition("/")[0]: Decimal(str(one["cost"]))}
    studio.settings = studio.settings.model_copy(update={"cap_services": room})
    told = carry_out(studio, FILM, Quote(shots=(1,)), silent, actor="t")
    assert (told["quotes"][0]["takes"], told["problem"]) == (1, None)


def test_the_question_says_how_many_takes_its_price_is_for(runway: tuple[House, Studio]):
    _, studio = runway
    gate = gate_before(studio.open(FILM).film, [Generate(shots=(1,))], quoted(studio))
    assert gate is not None
    assert ", 2 takes of each, for 1.44 USD with runway/" in gate.preview


def test_a_second_take_whose_process_died_is_made_by_the_next_order(runway: tuple[House, Studio]):
    house, studio = runway
    cast("FilmingRunway", house.service).spoiled = 0
    studio.perform(FILM, RemoveShot(shots=tuple(range(2, len(studio.open(FILM).film.shots) + 1))))

    def die_at_the_first(progress: Progress) -> None:
        if studio.open(FILM).film.takes:
            raise PowerCut

    with pytest.raises(PowerCut):
        carry_out(studio, FILM, Generate(shots=(1,), budget=Decimal(5)), die_at_the_first, actor="t")
    assert (len(studio.open(FILM).film.takes), studio.ledger.totals(FILM).reserved) == (1, QUOTED)
    told = carry_out(studio, FILM, Generate(generator="runway"), silent, actor="t")
    assert (len(told["takes"]), house.posts) == (1, 2)
    assert studio.ledger.totals(FILM).reserved == 0
    # And where all is there, nothing is ordered and nothing is wrong.
    assert carry_out(studio, FILM, Generate(generator="runway"), silent, actor="t")["takes"] == []


def test_takes_at_work_of_a_shot_that_has_none_are_seen_through_by_who_goes_on_with_the_whole_order(
    runway: tuple[House, Studio],
):
    house, studio = runway
    cast("FilmingRunway", house.service).spoiled = 0

    def die_once_asked_for(progress: Progress) -> None:
        if studio.jobs.find(film=FILM):
            raise PowerCut

    with pytest.raises(PowerCut):
        carry_out(studio, FILM, Generate(shots=(1,), budget=2 * QUOTED), die_once_asked_for, actor="t")
    go_on(studio, FILM, silent)
    assert (len(studio.open(FILM).film.takes), studio.ledger.totals(FILM).reserved) == (0, 2 * QUOTED)
    go_on(studio, FILM, silent, whole=True)
    assert (len(studio.open(FILM).film.takes), house.posts) == (2, 2)
    assert studio.ledger.totals(FILM).reserved == 0


def test_takes_that_the_last_of_the_money_is_reserved_for_are_waited_for_and_not_drawn(runway: tuple[House, Studio]):
    house, studio = runway
    cast("FilmingRunway", house.service).spoiled = 0
    studio.perform(FILM, RemoveShot(shots=tuple(range(2, len(studio.open(FILM).film.shots) + 1))))
    studio.perform(FILM, ReviseShot(shots=(1,), generator="auto"))
    studio.ledger.set_cap(FILM, 2 * QUOTED)

    def die_once_asked_for(progress: Progress) -> None:
        if studio.jobs.find(film=FILM):
            raise PowerCut

    with pytest.raises(PowerCut):
        carry_out(studio, FILM, Generate(), die_once_asked_for, actor="t")
    assert studio.ledger.totals(FILM).reserved == 2 * QUOTED
    carry_out(studio, FILM, Generate(), silent, actor="t")
    made = [take.generator.partition("/")[0] for take in studio.open(FILM).film.takes.values()]
    assert (made, house.posts, studio.ledger.totals(FILM).reserved) == (["runway"] * 2, 2, 0)


def test_a_take_that_another_worker_brings_while_one_is_printed_is_printed_too(runway: tuple[House, Studio]):
    _, studio = runway
    working = WithColleague(studio.settings.model_copy(update={"retakes": 0}))
    told = carry_out(working, FILM, Generate(shots=(1,), budget=Decimal(5)), silent, actor="t")
    assert len(told["takes"]) == 2
    assert {job.state for job in working.jobs.find(film=FILM)} == {"done"}
    working.close()


def test_what_came_since_the_film_was_read_is_not_ordered_again(runway: tuple[House, Studio]):
    house, studio = runway
    ended, film = studio.jobs.ended(FILM), studio.open(FILM).film
    shot = film.scenes[0].shots[0]
    studio.settings = studio.settings.model_copy(update={"retakes": 0})

    def ordered(ended: frozenset[str]) -> int:
        roll_shots(studio, film, [shot], {}, silent, ended=ended, draft=False, takes=1, budget=Decimal(5))
        return house.posts

    assert ordered(ended) == 1
    # Another has printed it by now, and this order was made for the film of before.
    assert ordered(ended) == 1
    assert ordered(studio.jobs.ended(FILM)) == 2


def test_a_film_does_not_stop_for_a_second_take_that_failed_and_says_so(runway: tuple[House, Studio]):
    house, studio = runway
    cast("FilmingRunway", house.service).spoiled = 0
    studio.perform(FILM, RemoveShot(shots=tuple(range(2, len(studio.open(FILM).film.shots) + 1))))
    house.order_trouble = Trouble(answer=FilmingRunway.refusals["unprocessable"][0])
    opened, notes = roll_missing(studio, FILM, {}, silent, draft=False, budget=Decimal(5))
    assert len(opened.film.takes) == 1
    assert "Not every take of 1A: Runway cannot accept this request" in notes[0]


def test_where_no_money_is_left_the_faults_are_told_and_nothing_more_is_spent(runway: tuple[House, Studio]):
    house, studio = runway
    faults = rolled(studio, 2 * PAID + QUOTED - Decimal("0.01"))
    assert len(faults) == 2
    assert all(faults)
    assert house.posts == 2
    assert studio.ledger.totals(FILM).spent == 2 * PAID


def test_a_shot_that_is_changed_while_it_is_paid_for_is_not_paid_for_again_without_a_yes(
    runway: tuple[House, Studio], tmp_path: Path
):
    house, studio = runway
    cast("FilmingRunway", house.service).spoiled = 0
    shots = len(studio.open(FILM).film.shots)
    studio.perform(FILM, RemoveShot(shots=tuple(range(2, shots + 1))))
    changed: list[int] = []

    def change_at_work(progress: Progress) -> None:
        if not changed and studio.jobs.find(film=FILM):
            changed.append(studio.perform(FILM, ReviseShot(shots=(1,), light="one warm lamp")).revision)

    with pytest.raises(DirectorError) as refused:
        render_film(studio, FILM, tmp_path / "film.mp4", change_at_work, draft=True, budget=QUOTED)
    assert changed
    assert "budget" in refused.value.message or "USD" in refused.value.message
    assert studio.ledger.totals(FILM).spent == PAID
    assert [take.outdated for take in studio.open(FILM).film.takes.values()] == [True]
    assert not (tmp_path / "film.mp4").exists()
