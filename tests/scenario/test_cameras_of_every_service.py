"""Every paid camera against a fake of its service on loopback: whatever goes wrong, its documented end each time."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.fakes.camera_house import HTML, Answer, House, Trouble, tiny_clip
from tests.fakes.camera_services import SERVICES
from tools.film.errors import Cancelled, WorkprintError
from tools.film.script import Character, Location, Look, Shot, Staged
from tools.generators.access import read_access
from tools.generators.cameras import camera
from tools.generators.ports import (
    Brief,
    ContentRejected,
    Expired,
    GaveUp,
    Generator,
    Overdue,
    Reference,
    Speech,
    Unavailable,
    Undelivered,
    UnknownOutcome,
)
from tools.media.progress import Progress, silent

Open = Callable[..., tuple[House, Generator]]
REFUSED = [(name, kind) for name, service in SERVICES.items() for kind in service().refusals]
FOREVER = 1e6
LINKED = [name for name, service in SERVICES.items() if not service().inline]
WITH_KEY = ("sora", "comfyui")
"""whose clips lie on their own host, and open with the key"""
KEYED = [name for name, service in SERVICES.items() if service().needs_key]


def ending(*wanted: str) -> list[tuple[str, str]]:
    """The services whose jobs can go so, by their sheets."""
    return [(name, one) for name, service in SERVICES.items() for one in wanted if one in service().endings]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pictures")
    found = {name: folder / f"{name}.png" for name in ("first", "last", "face")}
    for number, path in enumerate(found.values()):
        Image.effect_noise((640, 400), 40 + 30 * number).convert("RGB").save(path)
    return found


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Open the house of a service; a camera of it comes along, in a hurry."""
    with ExitStack() as houses:

        def open_house(name: str, model: str = "", **settings: str) -> tuple[House, Generator]:
            house = houses.enter_context(House(SERVICES[name]()))
            prefix = f"WORKPRINT_{name.upper()}"
            access = read_access(
                {
                    f"{prefix}_BASE_URL": house.url,
                    f"{prefix}_POLL_SECONDS": "0.002",
                    f"{prefix}_TIMEOUT_SECONDS": "5",
                    f"{prefix}_DEADLINE_SECONDS": "5",
                    **house.service.environment,
                    **{f"{prefix}_{key.upper()}": value for key, value in settings.items()},
                }
            )
            named = f"{name}/{model or house.service.model}"
            return house, camera(named, tmp_path / "cache", access)

        yield open_house


def brief(pictures: dict[str, Path] | None = None, **changes: object) -> Brief:
    keeper = Character(id="keeper", name="the KEEPER", canon="sixties, yellow oilskin, white beard")
    shot = Shot(
        id="s1",
        prompt="Medium shot, the KEEPER trims the lamp, storm outside, push in",
        location="lamp",
        move="push in",
        pace="slow",
        frames=84,
        staging=(Staged(who="keeper"),),
    )
    whole = Brief(
        shot=shot,
        slate="1A",
        interior=True,
        characters={"keeper": keeper},
        location=Location(id="lamp", name="Lamp room", canon="brass lamp, curved windows"),
        look=Look(),
        seed=7,
        speech=(Speech(who="keeper", start=12, mouth=(3, 5, 2), text="The sea never forgets."),),
    )
    if pictures is not None:
        pictured = {"first_frame": pictures["first"], "last_frame": pictures["last"]}
        whole = whole.model_copy(update=pictured)
    return whole.model_copy(update=changes)


def make(made: Generator, folder: Path, reports: list[Progress] | None = None, **how: Any) -> Path:
    """Order, follow and collect one take."""

    async def roll() -> Path:
        job = await made.submit(brief(**how), "film/s1/1")
        await made.follow(job, silent if reports is None else reports.append)
        return await made.collect(job, folder)

    return asyncio.run(roll())


def order(made: Generator, key: str = "film/s1/1") -> str:
    return asyncio.run(made.submit(brief(), key))


def ended(made: Generator, *, folder: Path | None = None) -> BaseException:
    """How a take that was ordered well ended."""

    async def roll() -> None:
        job = await made.submit(brief(), "film/s1/1")
        await made.follow(job, silent)
        if folder is not None:
            await made.collect(job, folder)

    with pytest.raises(WorkprintError) as caught:
        asyncio.run(roll())
    return caught.value


def code_of(raised: pytest.ExceptionInfo[WorkprintError]) -> str:
    return raised.value.code


@pytest.mark.parametrize("name", SERVICES)
def test_a_take_comes_whole(name: str, opened: Open, tmp_path: Path):
    house, made = opened(name)
    clip = make(made, tmp_path)
    assert clip.read_bytes() == house.clip
    assert house.posts == len(house.accepted) == 1


@pytest.mark.parametrize("name", SERVICES)
def test_a_take_that_takes_its_time_is_waited_for(name: str, opened: Open, tmp_path: Path):
    house, made = opened(name)
    house.service.looks = 12
    reports: list[Progress] = []
    assert make(made, tmp_path, reports).exists()
    assert len(reports) >= 10
    assert house.posts == 1


@pytest.mark.parametrize("name", SERVICES)
def test_a_take_from_pictures_sends_them_as_its_sheet_wants(
    name: str, opened: Open, tmp_path: Path, pictures: dict[str, Path]
):
    house, made = opened(name)
    clip = make(made, tmp_path, pictures=pictures)
    assert clip.exists()
    assert len(house.accepted) == 1


@pytest.mark.parametrize("name", SERVICES)
def test_a_take_true_to_reference_pictures_is_accepted(
    name: str, opened: Open, tmp_path: Path, pictures: dict[str, Path]
):
    house, made = opened(name)
    assert make(made, tmp_path, references=(Reference(of="keeper", path=pictures["face"]),)).exists()
    assert len(house.accepted) == 1


@pytest.mark.parametrize(("name", "kind"), REFUSED)
def test_a_refused_order_has_its_documented_outcome(name: str, kind: str, opened: Open):
    house, made = opened(name)
    answer, code = house.service.refusals[kind]
    house.order_trouble = Trouble(answer)
    with pytest.raises(WorkprintError) as caught:
        order(made)
    assert code_of(caught) == code, caught.value.message
    assert house.posts == 1
    assert "very-secret" not in caught.value.message
    if code == "busy" and "Retry-After" in answer.headers:
        assert caught.value.data["retry_after"] == float(answer.headers["Retry-After"])


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("status", [500, 504])
@pytest.mark.parametrize("accepts", [False, True], ids=["before", "after"])
def test_a_server_error_leaves_the_outcome_unknown_and_is_not_repeated(
    name: str, status: int, accepts: bool, opened: Open
):
    house, made = opened(name)
    house.order_trouble = Trouble(Answer(status, {"message": "oops"}), accepts=accepts)
    asked = datetime.now(UTC)
    with pytest.raises(UnknownOutcome):
        order(made)
    assert house.posts == 1
    _reconciles(house, made, asked)


def _reconciles(house: House, made: Generator, asked: datetime) -> None:
    """Looking up a lost order tells the truth, or says that it cannot."""
    if not house.service.looks_up:
        with pytest.raises(UnknownOutcome):
            asyncio.run(made.reconcile("film/s1/1", asked))
        return
    job = asyncio.run(made.reconcile("film/s1/1", asked - timedelta(seconds=1)))
    assert (job is not None) == bool(house.accepted)
    if job is not None:
        asyncio.run(made.follow(job, silent))
    assert house.posts == 1


@pytest.mark.parametrize("name", SERVICES)
def test_an_order_that_is_never_answered_is_unknown(name: str, opened: Open):
    house, made = opened(name, timeout_seconds="0.1")
    house.order_trouble = Trouble(accepts=True, silent=True)
    asked = datetime.now(UTC)
    with pytest.raises(UnknownOutcome):
        order(made)
    # On a busy machine the service may take longer to read the order than we wait for its answer.
    until = time.monotonic() + 60
    while not house.accepted and time.monotonic() < until:
        time.sleep(0.01)
    assert house.posts == len(house.accepted) == 1
    _reconciles(house, made, asked)


@pytest.mark.parametrize("name", SERVICES)
def test_a_reset_after_any_byte_of_the_answer_is_unknown_or_accepted_never_repeated(name: str, opened: Open):
    house, made = opened(name)
    for number, cut in enumerate((-1, 0, 1, 7, 20)):
        house.order_trouble = Trouble(cut=cut)
        with pytest.raises(UnknownOutcome):
            order(made, f"film/s1/{number}")
        assert house.posts == len(house.accepted) == number + 1


@pytest.mark.parametrize("name", SERVICES)
def test_a_page_instead_of_an_answer_is_unknown(name: str, opened: Open):
    house, made = opened(name)
    house.order_trouble = Trouble(replace(HTML, headers={**HTML.headers, "X-Request-Id": "r-17"}), accepts=True)
    # What the service calls the request is told on, for a look at the account there.
    with pytest.raises(UnknownOutcome, match="request r-17"):
        order(made)
    assert house.posts == 1


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_that_cannot_be_reached_accepted_nothing(name: str, opened: Open):
    _, made = opened(name, base_url="http://127.0.0.1:9")
    with pytest.raises(Unavailable):
        order(made)


@pytest.mark.parametrize(("name", "stage"), ending("input", "output"))
def test_moderation_says_at_which_stage(name: str, stage: str, opened: Open):
    house, made = opened(name)
    house.service.ending = stage
    error = ended(made)
    assert isinstance(error, ContentRejected)
    assert error.stage == stage
    assert error.job
    assert house.posts == 1


@pytest.mark.parametrize(("name", "way"), ending("failed"))
def test_a_failed_job_is_told_and_not_ordered_again(name: str, way: str, opened: Open):
    house, made = opened(name)
    house.service.ending = "failed"
    error = ended(made)
    assert isinstance(error, GaveUp)
    assert error.job
    assert house.posts == 1


@pytest.mark.parametrize(("name", "way"), ending("cancelled"))
def test_a_job_cancelled_at_the_service_is_cancelled(name: str, way: str, opened: Open):
    house, made = opened(name)
    house.service.ending = "cancelled"
    assert isinstance(ended(made), Cancelled)


@pytest.mark.parametrize("name", SERVICES)
def test_a_status_that_nobody_knows_is_waited_on(name: str, opened: Open, tmp_path: Path):
    house, made = opened(name)
    house.service.ending = "odd"
    reports: list[Progress] = []
    assert make(made, tmp_path, reports).exists()
    assert house.posts == 1


@pytest.mark.parametrize("name", SERVICES)
def test_a_job_that_never_ends_is_overdue_and_can_be_followed_again(name: str, opened: Open):
    house, made = opened(name, deadline_seconds="0.05")
    house.service.looks = int(FOREVER)
    error = ended(made)
    assert isinstance(error, Overdue)
    house.service.looks = 0
    asyncio.run(made.follow(error.job, silent))
    assert house.posts == 1


@pytest.mark.parametrize("name", SERVICES)
def test_a_job_that_is_forgotten_has_expired(name: str, opened: Open):
    house, made = opened(name)
    house.service.ending = "gone"
    assert isinstance(ended(made), Expired)


@pytest.mark.parametrize("name", SERVICES)
def test_looking_goes_on_through_every_trouble_on_the_way(name: str, opened: Open, tmp_path: Path):
    house, made = opened(name)
    job = order(made)
    house.look_troubles = [
        Trouble(Answer(500, b"oops")),
        Trouble(Answer(429, b"", {"Retry-After": "0"})),
        Trouble(HTML),
        Trouble(cut=-1),
        Trouble(cut=3),
        Trouble(Answer(503, b"")),
    ]
    asyncio.run(made.follow(job, silent))
    assert asyncio.run(made.collect(job, tmp_path)).exists()
    assert house.posts == 1


@pytest.mark.parametrize(("name", "way"), ending("moved"))
def test_a_result_in_another_field_is_found(name: str, way: str, opened: Open, tmp_path: Path):
    house, made = opened(name)
    house.service.ending = "moved"
    assert make(made, tmp_path).read_bytes() == house.clip


@pytest.mark.parametrize(("name", "way"), ending("empty"))
def test_a_result_without_a_clip_is_reported_with_its_job(name: str, way: str, opened: Open):
    house, made = opened(name)
    house.service.ending = "empty"
    error = ended(made)
    assert isinstance(error, Undelivered)
    assert error.job


@pytest.mark.parametrize("name", LINKED)
@pytest.mark.parametrize(
    "troubles",
    [
        pytest.param([Trouble(Answer(403, b"<Error/>", {"Content-Type": "application/xml"}))], id="expired link"),
        pytest.param([Trouble(Answer(410, b""))], id="gone link"),
        pytest.param([Trouble(cut=cut) for cut in (0, 1, 100, 700)], id="cut off"),
        pytest.param([Trouble(cut=-1)], id="reset"),
        pytest.param([Trouble(HTML)], id="a page"),
        pytest.param([Trouble(Answer(200, {"message": "soon"}))], id="JSON"),
        pytest.param([Trouble(Answer(200, b"", {"Content-Type": "video/mp4"}))], id="empty"),
        pytest.param([Trouble(Answer(200, b"no clip at all" * 9, {"Content-Type": "video/mp4"}))], id="no clip"),
        pytest.param([Trouble(Answer(500, b"")), Trouble(Answer(503, b""))], id="server errors"),
    ],
)
def test_a_clip_is_fetched_whole_in_the_end_and_paid_once(
    name: str, troubles: list[Trouble], opened: Open, tmp_path: Path
):
    house, made = opened(name)
    house.fetch_troubles = list(troubles)
    assert make(made, tmp_path).read_bytes() == house.clip
    assert not house.fetch_troubles
    assert house.posts == 1


@pytest.mark.parametrize("name", LINKED)
def test_a_clip_that_stays_cut_off_is_undelivered_and_collected_later(name: str, opened: Open, tmp_path: Path):
    house, made = opened(name)
    half = Answer(200, house.clip[: len(house.clip) // 2], {"Content-Type": "video/mp4"})
    house.fetch_troubles = [Trouble(half)] * 6
    error = ended(made, folder=tmp_path)
    assert isinstance(error, Undelivered)
    assert asyncio.run(made.collect(error.job, tmp_path)).read_bytes() == house.clip
    assert house.posts == 1
    assert [path.name for path in tmp_path.iterdir() if path.is_file() and path.suffix != ".mp4"] == []


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param(Trouble(Answer(403, b"")), id="not now"),
        pytest.param(Trouble(cut=100), id="cut off"),
        pytest.param(Trouble(cut=-1), id="reset"),
        pytest.param(Trouble(HTML), id="a page"),
        pytest.param(Trouble(Answer(200, tiny_clip()[:900], {"Content-Type": "video/mp4"})), id="truncated"),
        pytest.param(Trouble(Answer(500, b"")), id="server error"),
    ],
)
@pytest.mark.parametrize("name", WITH_KEY)
def test_a_clip_on_the_service_s_own_host_is_fetched_whole_in_the_end(
    name: str, trouble: Trouble, opened: Open, tmp_path: Path
):
    house, made = opened(name)
    job = order(made)
    asyncio.run(made.follow(job, silent))
    # The look that says where the clip is goes well, and what then asks for the clip does not.
    house.look_troubles = [Trouble(), trouble]
    assert asyncio.run(made.collect(job, tmp_path)).read_bytes() == house.clip
    assert not house.look_troubles
    assert house.posts == 1


def test_a_clip_within_an_answer_is_looked_for_again_when_it_is_cut_off(opened: Open, tmp_path: Path):
    house, made = opened("veo")
    house.service.broken = 2
    assert make(made, tmp_path / "later").read_bytes() == house.clip
    house.service.broken = 100
    job = asyncio.run(made.submit(brief(), "film/s1/2"))
    with pytest.raises(Undelivered, match="is kept; try again"):
        asyncio.run(made.follow(job, silent))
    house.service.broken = 0
    asyncio.run(made.follow(job, silent))
    assert asyncio.run(made.collect(job, tmp_path)).read_bytes() == house.clip
    assert house.posts == 2


@pytest.mark.parametrize("name", SERVICES)
def test_a_bare_status_means_the_same_at_every_service(name: str, opened: Open):
    house, made = opened(name)
    ends = {400: "bad_request", 401: "no_key", 402: "no_money", 403: "no_key", 404: "bad_request", 422: "bad_request"}
    ends |= {429: "busy"}
    for status, code in ends.items():
        wait = {"Retry-After": "7"} if status == 429 else {}
        house.order_trouble = Trouble(Answer(status, b"", wait))
        with pytest.raises(WorkprintError) as caught:
            order(made, f"film/s1/{status}")
        assert (status, code_of(caught)) == (status, code)
        if wait:
            assert caught.value.data["retry_after"] == 7
    # Nothing says whether a server that is merely gone took the order before.
    for status in (408, 409, 500, 502, 503, 504):
        house.order_trouble = Trouble(Answer(status, b""))
        with pytest.raises(UnknownOutcome):
            order(made, f"film/s1/{status}")
    assert house.posts == len(ends) + 6
    assert house.accepted == []


@pytest.mark.parametrize("name", LINKED)
def test_no_key_goes_to_the_host_of_the_clips(name: str, opened: Open, tmp_path: Path):
    house, made = opened(name)
    make(made, tmp_path)
    assert house.fetched
    for asked in house.fetched:
        assert "very-secret" not in " ".join(f"{key}={value}" for key, value in asked.headers.items())


@pytest.mark.parametrize("name", KEYED)
def test_without_its_key_nothing_is_sent(name: str, opened: Open, tmp_path: Path):
    house, _ = opened(name)
    access = read_access({f"WORKPRINT_{name.upper()}_BASE_URL": house.url})
    made = camera(f"{name}/{house.service.model}", tmp_path, access)
    with pytest.raises(WorkprintError, match="WORKPRINT_") as caught:
        order(made)
    assert code_of(caught) == "no_key"
    assert not house.seen
