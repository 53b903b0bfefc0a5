"""Clips of every paid camera against a fake of its service: fetched whole in the end, without the key, paid once."""

import asyncio
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.fakes.camera_house import HTML, Answer, Trouble, tiny_clip
from tests.fakes.camera_services import SERVICES
from tests.fakes.open_cameras import Open, brief, ended, ending, houses_in, make, order
from tools.generators.ports import Undelivered
from tools.media.progress import silent

LINKED = [name for name, service in SERVICES.items() if not service().inline]
WITH_KEY = ("sora", "comfyui")
"""whose clips lie on their own host, and open with the key"""


@pytest.fixture
def opened(tmp_path: Path) -> Generator[Open]:
    with houses_in(tmp_path) as open_house:
        yield open_house


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


@pytest.mark.parametrize("name", LINKED)
def test_no_key_goes_to_the_host_of_the_clips(name: str, opened: Open, tmp_path: Path):
    house, made = opened(name)
    make(made, tmp_path)
    assert house.fetched
    for asked in house.fetched:
        assert "very-secret" not in " ".join(f"{key}={value}" for key, value in asked.headers.items())
