"""Shots that leave their camera open: each gets one with a reason, on substitutes when one is down, within the cap."""

from collections.abc import Generator
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path

import pytest

from agent.gate import agreed, quoted
from agent.talk import Talk
from tests.fakes.camera_house import House, Trouble
from tests.fakes.camera_services import SERVICES
from tests.fakes.last_light import last_light
from tests.fakes.scripted_brain import ScriptedBrain
from tools.film.edits.story import ReviseShot
from tools.film.edits.takes import Circle, PrintTake, Reject
from tools.film.errors import ProviderError
from tools.film.orders import Export, Generate, Quote, Render, Retake
from tools.generators.access import read_access
from tools.generators.routing import Choice, route
from tools.media.progress import silent
from tools.production.assigning import candidates_of
from tools.production.floor import cast_shots, order_for
from tools.production.ordering import carry_out
from tools.production.rolling import cameras_of
from tools.production.voices import make_room, speak_all, spoken_frames
from tools.settings import read_settings
from tools.store.ledger import Caps, Reservation
from tools.studio import Studio

FILM = "the-last-light"


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[tuple[dict[str, House], Studio]]:
    """Luma and Runway on loopback, and a film whose shots are open to both."""
    monkeypatch.setattr("tools.jobs.claims.MOST_TRIES", 1)
    with ExitStack() as houses:
        found = {name: houses.enter_context(House(SERVICES[name]())) for name in ("luma", "runway")}
        environment: dict[str, str] = {"WORKPRINT_TAKES": "1"}
        for name, house in found.items():
            prefix = f"WORKPRINT_{name.upper()}"
            environment |= {f"{prefix}_BASE_URL": house.url, f"{prefix}_POLL_SECONDS": "0.01"}
            environment |= house.service.environment
        studio = Studio(read_settings(environment, tmp_path))
        studio.create(last_light())
        studio.perform(FILM, ReviseShot(shots=(1, 2, 3), generator="auto"))
        yield found, studio
        studio.close()


def order(**fields: object) -> Generate:
    return Generate.model_validate({"shots": [1, 2], **fields})


def rolled(studio: Studio, **fields: object) -> list[tuple[str, str]]:
    told = carry_out(studio, FILM, order(**fields), silent, actor="t")
    takes = studio.open(FILM).film.takes
    return [(takes[take].generator, takes[take].why) for take in told["takes"]]


def quotes(studio: Studio) -> list[dict[str, object]]:
    return carry_out(studio, FILM, Quote(shots=(1, 2)), silent, actor="t")["quotes"]


def down(house: House) -> None:
    """From its next order on, and for good, the service is down."""
    refusal = house.service.refusals["down"][0]

    def closed(asked: object) -> object:
        return refusal

    house.service.order = closed  # pyright: ignore[reportAttributeAccessIssue]


def test_a_quote_says_why_and_the_takes_say_the_same(two: tuple[dict[str, House], Studio]):
    houses, studio = two
    quoted = quotes(studio)
    assert all(str(one["why"]).count(".") >= 1 and one["cost"] for one in quoted)
    assert not any(house.posts for house in houses.values())
    cost = sum(Decimal(str(one["cost"])) for one in quoted)
    assert rolled(studio, budget=cost) == [(one["generator"], one["why"]) for one in quoted]
    shown = studio.show(FILM)["scenes"][0]["shots"][0]["takes"][0]
    assert shown["why"] == quoted[0]["why"]


def test_without_leave_to_spend_the_shot_is_drawn_and_the_price_is_told(two: tuple[dict[str, House], Studio]):
    _, studio = two
    film, cameras = studio.open(FILM).film, cameras_of(studio.settings)
    cast = cast_shots(studio, film, ["sh3"], {}, cameras, draft=False, allowed=Decimal(0))
    (choice,) = cast.choices.values()
    assert choice.camera == "previz"
    assert choice.why == "Previz: nothing may be spent; runway/gen4.5 would make it for 0.60 USD."


def test_an_outage_in_mid_film_is_made_up_for_by_a_substitute_within_the_budget(two: tuple[dict[str, House], Studio]):
    houses, studio = two
    first = str(quotes(studio)[0]["generator"]).partition("/")[0]
    other = next(name for name in houses if name != first)
    assert [name.partition("/")[0] for name, _ in rolled(studio, shots=[1], budget=5)] == [first]
    down(houses[first])
    takes = rolled(studio, shots=[1, 2], budget=5)
    assert {camera.partition("/")[0] for camera, _ in takes} == {other}
    assert any("is down" in why for _, why in takes)
    assert len(takes) == 2
    totals = studio.ledger.totals(FILM)
    assert totals.reserved == 0
    assert totals.spent == sum(take.cost for take in studio.open(FILM).film.takes.values()) <= 10


def test_where_no_substitute_fits_the_cap_the_film_stops_with_the_choice(two: tuple[dict[str, House], Studio]):
    houses, studio = two
    down(houses["runway"])
    with pytest.raises(ProviderError, match=r"No take of 1A: .* Instead: luma/\S+ makes 1A for [\d.]+ USD") as caught:
        rolled(studio, shots=[1], budget=5, generator="runway", takes=2)
    assert caught.value.message.endswith("let it be chosen: auto.")
    studio.perform(FILM, ReviseShot(shots=(1,), generator="auto"))
    with pytest.raises(ProviderError, match=r"No take of 1B: .*makes 1B for 0\.75 USD.*0\.60 are allowed for it"):
        rolled(studio, shots=[2], budget=Decimal("0.60"))
    for house in houses.values():
        down(house)
    with pytest.raises(ProviderError, match="previz draws them for nothing"):
        rolled(studio, shots=[2], budget=5)
    assert studio.ledger.totals(FILM).spent == 0


def test_a_substitute_makes_one_take_where_the_money_does_not_reach_for_those_that_were_lost(
    two: tuple[dict[str, House], Studio],
):
    houses, studio = two
    down(houses["runway"])
    with pytest.raises(ProviderError, match=r"Not every take of 1B: Runway is down.* 1 of 2 takes came and are kept"):
        rolled(studio, shots=[2], budget=Decimal("1.20"), takes=2)
    assert houses["luma"].posts == len(studio.open(FILM).film.takes) == 1
    assert studio.ledger.totals(FILM).reserved == 0


def test_a_refusal_goes_elsewhere_and_what_was_named_does_not(two: tuple[dict[str, House], Studio]):
    houses, studio = two
    first = str(quotes(studio)[0]["generator"]).partition("/")[0]
    houses[first].order_trouble = Trouble(answer=houses[first].service.refusals["bad"][0])
    ((camera, why),) = rolled(studio, shots=[1], budget=5)
    assert not camera.startswith(first)
    assert "refused it" in why
    houses["luma"].order_trouble = Trouble(answer=houses["luma"].service.refusals["bad"][0])
    with pytest.raises(ProviderError, match="Instead: runway"):
        rolled(studio, shots=[2], budget=5, generator="luma")


def test_the_user_s_own_verdicts_move_the_choice(two: tuple[dict[str, House], Studio]):
    _, studio = two
    before = quotes(studio)[1]
    rejected = str(before["generator"])
    for _ in range(5):
        studio.perform(FILM, PrintTake(shot=2, media="0" * 64, frames=200, generator=rejected))
        studio.perform(FILM, Reject(shots=(2,)))
    after = quotes(studio)[1]
    assert after["generator"] != rejected
    studio.perform(FILM, PrintTake(shot=2, media="1" * 64, frames=200, generator=str(after["generator"])))
    studio.perform(FILM, Circle(shots=(2,)))
    assert "you circled 1 of 1 of its" in str(quotes(studio)[1]["why"])


def test_a_long_shot_goes_to_a_camera_that_takes_it_whole(two: tuple[dict[str, House], Studio]):
    _, studio = two
    film = studio.open(FILM).film
    long = film.shots["sh3"].model_copy(update={"frames": 24 * 15})
    services = {**studio.settings.services, **read_access({"LTXV_API_KEY": "x", "FAL_KEY": "y"})}
    settings = studio.settings.model_copy(update={"services": services})
    candidates = candidates_of(settings, cameras_of(settings))
    order = order_for(studio, film.model_copy(update={"shots": {**film.shots, "sh3": long}}), "sh3", {}, draft=False)
    choice = route({"sh3": order.brief}, candidates, {})["sh3"]
    assert choice.camera.startswith("ltx/")
    assert not choice.quote.plan
    assert all(not offer.quote.plan for offer in choice.others)


def test_with_little_time_a_quick_camera_is_chosen_and_none_where_none_is_quick_enough(
    two: tuple[dict[str, House], Studio],
):
    _, studio = two
    film, cameras = studio.open(FILM).film, cameras_of(studio.settings)

    def chosen(within: float | None) -> Choice:
        found = cast_shots(studio, film, ["sh3"], {}, cameras, draft=False, allowed=None, within=within).choices
        return found["sh3"]

    usual = chosen(None)
    service, _, model = usual.camera.partition("/")
    slow = f'[{service}.models."{model}"]\ntypical_seconds = 900\n'
    studio.settings.services_file.write_text(slow)
    assert chosen(None).camera == usual.camera
    hurried = chosen(300)
    assert hurried.camera != usual.camera
    assert usual.camera not in {other.camera for other in hurried.others}
    assert "that can make it in 5 min" in hurried.why
    assert (chosen(1).camera, chosen(1).why) == ("previz", "Previz: no other camera that is ready can make it in time.")
    asked = carry_out(studio, FILM, Quote(shots=(3,), generator="runway/gen4.5", within=0.5), silent, actor="t")
    assert "It usually takes" in asked["quotes"][0]["compromises"][-1]
    with pytest.raises(ProviderError, match="Its time was up before it could be sent"):
        rolled(studio, shots=[1], budget=5, generator="runway", within=1e-6)
    assert studio.ledger.totals(FILM).spent == 0


def test_in_conversation_nothing_is_spent_without_a_yes(two: tuple[dict[str, House], Studio]):
    houses, studio = two
    talk = Talk(studio, ScriptedBrain())
    asked = talk.say(FILM, "retake 2", acts=(Retake(shots=(2,), note="more rain"),))
    assert asked.gate is not None
    assert "for 0.60 USD" in asked.text
    talk.say(FILM, "no")
    # A cap is leave for the command line; in conversation what a render lacks waits for a yes all the same.
    studio.ledger.set_cap(FILM, Decimal(5))
    for act in (Render(), Export(name="gif")):
        assert (reply := talk.say(FILM, act.kind, acts=(act,))).gate is not None
        assert reply.gate.cost > 0
        talk.say(FILM, "no")
    assert not any(house.posts for house in houses.values())
    assert talk.say(FILM, "papers", acts=(Export(name="csv"),)).gate is None
    assert talk.say(FILM, "retake 2", acts=(Retake(shots=(2,)),)).gate is not None
    talk.say(FILM, "yes")
    assert sum(house.posts for house in houses.values()) == 1
    assert studio.ledger.totals(FILM).spent == Decimal("0.60")
    talk.close()


def test_a_render_is_priced_with_the_room_that_its_lines_need_and_an_export_alike(two: tuple[dict[str, House], Studio]):
    _, studio = two
    studio.perform(FILM, ReviseShot(shots=(1, 2, 3), generator="runway/gen4.5"))
    before = studio.open(FILM).film
    # As they are, the three shots would come to 1.92; the line of the second needs more room than it has.
    asked = carry_out(studio, FILM, Quote(shots=(1, 2, 3)), silent, actor="t")
    assert Decimal(str(asked["cost"])) == Decimal("1.92")
    for act in (Render(), Export(name="gif")):
        done = agreed(before, act, quoted(studio))
        assert isinstance(done, Render | Export)
        assert done.budget == Decimal("2.04")
    assert quoted(studio)(before, Export(name="csv")).usd == 0
    # A quote changes nothing, and the room that the render makes costs no more than was said.
    assert studio.open(FILM).film == before
    said = speak_all(before, studio.settings.home, studio.settings.cache / "voices", silent)
    for edit in make_room(before, spoken_frames(said, before.look.rate)):
        studio.perform(FILM, edit)
    asked = carry_out(studio, FILM, Quote(shots=(1, 2, 3)), silent, actor="t")
    assert Decimal(str(asked["cost"])) == Decimal("2.04")


def test_a_quote_of_shots_of_which_one_names_a_camera_that_cannot_make_it_prices_the_others(
    two: tuple[dict[str, House], Studio],
):
    _, studio = two
    studio.ledger.set_cap(FILM, Decimal(5))
    studio.perform(FILM, ReviseShot(shots=(1,), generator="sora"))
    retired, priced = quotes(studio)
    assert "retired" in str(retired["problem"])
    assert priced["cost"]


def test_a_price_that_a_cap_does_not_allow_says_so_wherever_it_is_told(two: tuple[dict[str, House], Studio]):
    houses, studio = two
    order = Quote(shots=(1, 2, 3), generator="runway/gen4.5")
    assert carry_out(studio, FILM, order, silent, actor="t")["problem"] is None
    studio.ledger.set_cap(FILM, Decimal(1))
    told = carry_out(studio, FILM, order, silent, actor="t")
    assert told["problem"].startswith("This needs 1.92 USD, and of the 1.00 USD that may be spent for the film")
    studio.ledger.set_cap(FILM, None)
    tight = Caps(services={"runway": Decimal("0.50")})
    needed = [Reservation("", FILM, "sh1", "1A", "runway", Decimal("0.60"))]
    assert "runway this month" in studio.ledger.why_not(needed, tight)
    assert not studio.ledger.why_not(needed, Caps())
    studio.ledger.set_cap(FILM, Decimal(1))
    talk = Talk(studio, ScriptedBrain())
    assert told["problem"] in talk.say(FILM, "what would it cost?", acts=(order,)).text
    gate = talk.say(FILM, "again", acts=(Retake(shots=(1, 2, 3), generator="runway/gen4.5"),)).gate
    assert gate is not None
    assert told["problem"] in gate.preview
    assert not any(house.posts for house in houses.values())
    talk.close()


def test_how_long_its_last_takes_took_here_says_which_camera_is_in_time(two: tuple[dict[str, House], Studio]):
    _, studio = two

    def cameras(within: float) -> set[str]:
        asked = Quote(shots=(1,), takes=1, within=within)
        return {one["generator"] for one in carry_out(studio, FILM, asked, silent, actor="t")["quotes"]}

    # Nobody knows how long they take: two minutes are assumed.
    assert "previz" in cameras(within=1)
    carry_out(studio, FILM, Generate(shots=(1,), generator="runway", takes=3, budget=Decimal(9)), silent, actor="t")
    studio.perform(FILM, ReviseShot(shots=(1,), generator="auto"))
    assert cameras(within=1) == {"runway/gen4.5"}
    (quote,) = carry_out(studio, FILM, Quote(shots=(1,), generator="runway"), silent, actor="t")["quotes"]
    assert quote["seconds"] < 60
