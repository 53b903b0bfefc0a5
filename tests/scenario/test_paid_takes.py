"""Takes from paid services, through the whole production: quoted, agreed to, reserved, made once, and on the bill."""

from collections.abc import Generator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.fakes.camera_house import House, Trouble
from tests.fakes.kling import KlingService
from tests.fakes.last_light import last_light
from tests.fakes.runway import RunwayService
from tools.film.asker import Asker
from tools.film.edits.story import RemoveShot, ReviseShot
from tools.film.errors import DirectorError, ProviderError
from tools.film.orders import Generate, Quote, Retake
from tools.media.progress import silent
from tools.production.ordering import carry_out
from tools.settings import read_settings
from tools.studio import Studio

FILM = "the-last-light"


def studio_at(home: Path, house: House) -> Studio:
    name = house.service.name
    prefix = f"WORKPRINT_{name.upper()}"
    environment = {f"{prefix}_BASE_URL": house.url, f"{prefix}_POLL_SECONDS": "0.01", **house.service.environment}
    environment["WORKPRINT_TAKES"] = "1"
    studio = Studio(read_settings(environment, home))
    if not studio.films.summaries():
        studio.create(last_light())
    return studio


@pytest.fixture
def runway(tmp_path: Path) -> Generator[tuple[House, Studio]]:
    with House(RunwayService()) as house:
        studio = studio_at(tmp_path, house)
        yield house, studio
        studio.close()


def order(**fields: object) -> Generate:
    return Generate.model_validate({"shots": [1, 2], "generator": "runway/gen4.5", **fields})


def test_a_paid_take_is_quoted_agreed_to_and_made_once(runway: tuple[House, Studio]):
    house, studio = runway
    asked = Quote(shots=(1, 2), generator="runway/gen4.5")
    cost = Decimal(str(carry_out(studio, FILM, asked, silent, actor="t")["cost"]))
    assert cost > 0
    with pytest.raises(DirectorError, match="Allow it with --budget") as caught:
        carry_out(studio, FILM, order(), silent, actor="t")
    assert Decimal(caught.value.data["cost"]) == cost
    with pytest.raises(DirectorError, match="are allowed for it"):
        carry_out(studio, FILM, order(budget=cost - Decimal("0.01")), silent, actor="t")
    assert house.posts == 0
    told = carry_out(studio, FILM, order(budget=cost), silent, actor="t")
    assert house.posts == len(house.accepted) == len(told["takes"]) == 2
    film = studio.open(FILM).film
    takes = [film.takes[take] for take in told["takes"]]
    assert {take.generator for take in takes} == {"runway/gen4.5"}
    # The service states what it charged, which is what counts; the quote was for a little more.
    spent = studio.ledger.totals(FILM).spent
    assert 0 < sum(take.cost for take in takes) == spent <= cost
    # The fake's clip is half a second of a tiny picture, and so it is said.
    assert all(any("s long" in fault for fault in take.faults) for take in takes)
    assert studio.show(FILM)["ledger"]["spent"] == f"{spent:.2f}"


def test_only_the_lines_of_what_is_taken_are_spoken_for_it(runway: tuple[House, Studio]):
    house, studio = runway
    film = studio.open(FILM).film
    spoken = {cue.shot for cue in film.cues.values() if cue.kind == "dialogue"}
    number, quiet = next((n, shot) for n, shot in enumerate(film.shots, start=1) if shot not in spoken)
    told = carry_out(studio, FILM, order(shots=[number], budget=Decimal(9)), silent, actor="t")
    assert [studio.open(FILM).film.takes[take].shot for take in told["takes"]] == [quiet]
    assert len(house.accepted) == 1
    assert spoken
    assert not (studio.settings.cache / "voices").exists()


def test_what_nobody_knows_is_asked_and_never_sent_again(runway: tuple[House, Studio], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tools.jobs.claims.GRACE", 0.1)
    house, studio = runway
    house.order_trouble = Trouble(accepts=True, cut=0)
    with pytest.raises(ProviderError, match=r"not sent again by itself.*settle job"):
        carry_out(studio.asked_by(Asker(name="Mina")), FILM, order(shots=[1], budget=5), silent, actor="t")
    (job,) = studio.jobs.find(film=FILM)
    assert (job.state, house.posts) == ("unknown", 1)
    with pytest.raises(ProviderError, match="not known"):
        carry_out(studio, FILM, order(shots=[1], budget=5), silent, actor="t")
    assert house.posts == 1
    studio.jobs.decide(job.id, remote=house.accepted[0].id)
    # Whoever goes on with it, it is a take for who asked.
    told = carry_out(studio, FILM, order(shots=[1], budget=5), silent, actor="t")
    assert (len(told["takes"]), house.posts) == (1, 1)
    assert {entry.asker.name for entry in studio.log(FILM) if entry.kind == "print_take"} == {"Mina"}


def test_a_lost_order_is_looked_up_where_the_service_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tools.jobs.claims.GRACE", 0.1)
    with House(KlingService()) as house:
        studio = studio_at(tmp_path, house)
        house.order_trouble = Trouble(accepts=True, cut=0)
        told = carry_out(studio, FILM, order(shots=[1], generator="kling", budget=20), silent, actor="t")
        assert (len(told["takes"]), house.posts, len(house.accepted)) == (1, 1, 1)
        studio.close()


def test_a_failure_stops_no_other_take_and_keeps_all_that_was_paid(runway: tuple[House, Studio]):
    house, studio = runway
    house.order_trouble = Trouble(answer=RunwayService.refusals["unprocessable"][0])
    with pytest.raises(ProviderError, match="1 of 2 takes came and are kept"):
        carry_out(studio, FILM, order(budget=5), silent, actor="t")
    film = studio.open(FILM).film
    assert len(film.takes) == 1
    assert studio.ledger.totals(FILM).reserved == 0
    assert studio.ledger.totals(FILM).spent == next(iter(film.takes.values())).cost


def test_a_take_for_an_earlier_wording_and_of_a_shot_that_is_gone_are_kept(runway: tuple[House, Studio]):
    _, studio = runway
    mina, ben = Asker(name="Mina", place="slack"), Asker(name="Ben", place="web")
    carry_out(studio.asked_by(mina), FILM, order(shots=[1], budget=5), silent, actor="t")
    carry_out(studio.asked_by(ben), FILM, Retake(shots=(1,), note="slower", budget=Decimal(5)), silent, actor="t")
    printed = [entry for entry in studio.log(FILM) if entry.kind == "print_take"]
    assert [(entry.actor, entry.asker) for entry in printed] == [("camera", mina), ("camera", ben)]
    shown = studio.show(FILM)["scenes"][0]["shots"][0]["takes"]
    assert [(take["outdated"], take["note"]) for take in shown] == [(True, ""), (False, "slower")]
    studio.perform(FILM, ReviseShot(shots=(1,), light="darker"))
    studio.perform(FILM, RemoveShot(shots=(1,)))
    binned = studio.show(FILM)["bin"]
    assert [Decimal(one["cost"]) for one in binned] == [Decimal(take["cost"]) for take in shown]
    assert all(one["prompt"] and studio.pool.has(one["media"]) for one in binned)
