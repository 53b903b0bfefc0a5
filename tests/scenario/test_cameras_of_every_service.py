"""Orders to every paid camera against a fake of its service: whatever goes wrong, its documented end each time."""

import asyncio
import time
from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from tests.fakes.camera_house import HTML, Answer, House, Trouble
from tests.fakes.camera_services import SERVICES
from tests.fakes.open_cameras import Open, ended, ending, houses_in, make, order
from tools.film.errors import Cancelled, WorkprintError
from tools.generators.access import read_access
from tools.generators.cameras import camera
from tools.generators.ports import (
    ContentRejected,
    Expired,
    GaveUp,
    Overdue,
    Reference,
    Unavailable,
    UnknownOutcome,
)
from tools.generators.ports import Generator as Camera
from tools.media.progress import Progress, silent

REFUSED = [(name, kind) for name, service in SERVICES.items() for kind in service().refusals]
FOREVER = 1e6
KEYED = [name for name, service in SERVICES.items() if service().needs_key]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pictures")
    found = {name: folder / f"{name}.png" for name in ("first", "last", "face")}
    for number, path in enumerate(found.values()):
        Image.effect_noise((640, 400), 40 + 30 * number).convert("RGB").save(path)
    return found


@pytest.fixture
def opened(tmp_path: Path) -> Generator[Open]:
    with houses_in(tmp_path) as open_house:
        yield open_house


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


def _reconciles(house: House, made: Camera, asked: datetime) -> None:
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


@pytest.mark.parametrize("name", KEYED)
def test_without_its_key_nothing_is_sent(name: str, opened: Open, tmp_path: Path):
    house, _ = opened(name)
    access = read_access({f"WORKPRINT_{name.upper()}_BASE_URL": house.url})
    made = camera(f"{name}/{house.service.model}", tmp_path, access)
    with pytest.raises(WorkprintError, match="WORKPRINT_") as caught:
        order(made)
    assert code_of(caught) == "no_key"
    assert not house.seen
