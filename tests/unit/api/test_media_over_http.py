"""Takes and posters: ranges, tags, and no way from an address to the disk."""

from io import BytesIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from tools.film.edits.cut import Lift
from tools.film.film import Film
from tools.film.timeline import Clip
from tools.studio import Studio

HERON = "/api/films/heron-1a2b"


@pytest.fixture
def media(studio: Studio) -> str:
    return studio.open("heron-1a2b").film.takes["tk1"].media


def test_a_take_comes_whole_in_ranges_and_not_twice(web: TestClient, studio: Studio, media: str):
    content = studio.pool.path(media).read_bytes()
    whole = web.get(f"/api/media/{media}")
    assert (whole.content, whole.headers["content-type"]) == (content, "video/mp4")
    assert whole.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert whole.headers["etag"] == f'"{media}"'
    part = web.get(f"/api/media/{media}", headers={"range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, content[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(content)}"
    end = web.get(f"/api/media/{media}", headers={"range": "bytes=-5", "if-range": f'"{media}"'})
    assert (end.status_code, end.content) == (206, content[-5:])
    changed = web.get(f"/api/media/{media}", headers={"range": "bytes=-5", "if-range": '"other"'})
    assert (changed.status_code, changed.content) == (200, content)
    known = web.get(f"/api/media/{media}", headers={"if-none-match": f'W/"{media}"'})
    assert (known.status_code, known.content) == (304, b"")
    beyond = web.get(f"/api/media/{media}", headers={"range": f"bytes={len(content)}-"})
    assert beyond.status_code == 416
    both = web.get(f"/api/media/{media}", headers={"range": "bytes=0-9,100-109"})
    assert (both.status_code, int(both.headers["content-length"])) == (206, len(both.content))
    assert both.headers["content-type"].startswith("multipart/byteranges; boundary=")
    assert all(f"bytes {part}/{len(content)}".encode() in both.content for part in ("0-9", "100-109"))
    assert all(content[begin : begin + 10] in both.content for begin in (0, 100))
    flood = ",".join(f"{begin}-{begin}" for begin in range(0, 4000, 2))
    assert web.get(f"/api/media/{media}", headers={"range": f"bytes={flood}"}).status_code in (200, 206, 400, 416)


def test_what_a_browser_may_not_show_is_only_saved(web: TestClient, studio: Studio, tmp_path: Path):
    for name in ("trick.svg", "trick.html", "trick.xml"):
        trick = tmp_path / name
        trick.write_text(f"<svg xmlns='http://www.w3.org/2000/svg'><script>alert('{name}')</script></svg>")
        served = web.get(f"/api/media/{studio.pool.add(trick)}")
        assert served.headers["content-type"] == "application/octet-stream"
        assert served.headers["content-disposition"].startswith("attachment")
        assert served.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["0" * 64, "*", "..%2f..%2fworkprint.db", "a", "%00"])
def test_what_is_no_hash_of_the_pool_is_not_found(web: TestClient, name: str):
    assert web.get(f"/api/media/{name}").status_code == 404


def test_the_take_of_a_shot_is_found_by_number_slate_and_id(web: TestClient, media: str):
    for name in ("1", "1A", "sh1"):
        found = web.get(f"{HERON}/shots/{name}/clip", follow_redirects=False)
        assert (found.status_code, found.headers["location"]) == (307, f"/api/media/{media}")
    assert web.get(f"{HERON}/shots/1/clip", params={"take": 1}).status_code == 200


def test_a_poster_is_the_middle_of_the_take_and_is_kept(web: TestClient, studio: Studio):
    poster = web.get(f"{HERON}/shots/1/poster")
    assert poster.headers["content-type"] == "image/jpeg"
    with Image.open(BytesIO(poster.content)) as picture:
        assert picture.size == (640, 360)
    (kept,) = (studio.settings.cache / "posters").iterdir()
    assert "-24-640" in kept.name
    again = web.get(f"{HERON}/shots/1/poster", headers={"if-none-match": poster.headers["etag"]})
    assert again.status_code == 304


def test_the_poster_of_a_film_is_of_the_first_take_there_is(web: TestClient, studio: Studio):
    studio.create(Film(id="bare", title="Bare"))
    assert web.get("/api/films/bare/poster").status_code == 204
    assert web.get(f"{HERON}/poster").content == web.get(f"{HERON}/shots/1/poster").content
    assert web.get("/api/films/none/poster").status_code == 404


def test_a_cut_of_before_is_seen_as_it_was(web: TestClient, studio: Studio):
    before = studio.open("heron-1a2b").revision
    known = studio.open("heron-1a2b").film
    clip = next(item for item in known.timeline.tracks[0].items if isinstance(item, Clip))
    now = web.get(f"{HERON}/strip").content
    with Image.open(BytesIO(now)) as picture:
        assert picture.size == (6 * 160, 90)
        first, last = picture.getpixel((80, 45)), picture.getpixel((5 * 160 + 80, 45))
    # The take is black; the last shot has none, which is dark, and not black.
    assert isinstance(first, tuple)
    assert max(first) < 12
    assert isinstance(last, tuple)
    assert max(last) > 18
    studio.perform("heron-1a2b", Lift(clip=clip.id))
    assert web.get(f"{HERON}/strip").content != now
    assert web.get(f"{HERON}/strip", params={"revision": before}).content == now
    assert web.get(f"{HERON}/strip", params={"revision": before, "pictures": 25}).status_code == 400


@pytest.mark.parametrize(("shot", "take"), [("2", None), ("1", 7), ("9", None)])
def test_a_shot_without_that_take_says_so(web: TestClient, shot: str, take: int | None):
    for what in ("clip", "poster"):
        missing = web.get(f"{HERON}/shots/{shot}/{what}", params={} if take is None else {"take": take})
        assert missing.status_code == 404
        assert missing.json()["error"]["message"].endswith(".")


@pytest.mark.parametrize("delivery", ["..%5cx", "%2e%2e%2fdelivery.json", "0" * 32, "delivery.json"])
def test_a_delivery_is_found_by_its_id_alone(web: TestClient, delivery: str):
    assert web.get(f"{HERON}/deliveries/{delivery}").status_code == 404
