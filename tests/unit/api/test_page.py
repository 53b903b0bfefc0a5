"""The page comes with the package, whole, and asks nobody else for anything."""

import os
import re
from importlib.resources import files
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.protocol import PAGE, protocol
from api.routers import page

WEB = files("web")
NAMED = re.compile(r"(?:src|href)=\"(/[^\"]+)\"")


def test_the_page_is_there_with_all_that_it_names_and_is_not_sent_twice(web: TestClient):
    assert page.built(), "the page is not built: make page"
    whole = web.get("/")
    assert whole.headers["content-type"] == "text/html; charset=utf-8"
    assert web.get("/films/heron-1a2b").text == whole.text
    named = NAMED.findall(whole.text)
    assert {part.rsplit(".", 1)[1] for part in named} == {"js", "css", "svg"}
    for part in named:
        sent = web.get(part)
        assert sent.status_code == 200, part
        assert web.get(part, headers={"if-none-match": sent.headers["etag"]}).status_code == 304


def test_what_has_its_hash_in_its_name_is_asked_for_once(web: TestClient):
    script = next(part for part in NAMED.findall(web.get("/").text) if part.endswith(".js"))
    assert "immutable" in web.get(script).headers["cache-control"]
    assert "no-cache" in web.get("/").headers["cache-control"]


def test_the_page_holds_to_its_own_policy(web: TestClient):
    text = web.get("/").text
    assert 'lang="en"' in text
    assert not re.search(r"<style|style=|\son\w+=|<script(?![^>]*src=)", text)
    assert "unsafe" not in web.get("/").headers["content-security-policy"]


def test_nothing_of_the_page_comes_from_elsewhere():
    known = ("http://www.w3.org/", "https://preactjs.com")
    for part in WEB.joinpath("dist").iterdir():
        if part.name.endswith((".js", ".css", ".html")):
            for address in re.findall(r"https?://[\w.-]+[\w./-]*", part.read_text(encoding="utf-8")):
                assert address.startswith(known), (part.name, address)


def test_the_sources_write_no_markup_of_their_own():
    for part in WEB.joinpath("src").iterdir():
        for file in [part] if part.is_file() else part.iterdir():
            assert not re.search("innerHTML|outerHTML|insertAdjacent|dangerously", file.read_text(encoding="utf-8"))


def test_parts_are_found_by_name_alone(web: TestClient):
    for name in ("..%2f__init__.py", "__init__.py", "%2e%2e", "index.html%00", "build.py", "built-from"):
        assert web.get(f"/page/{name}").status_code == 404


def test_an_unbuilt_page_says_how_it_is_built(web: TestClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page, "_DIST", page.Dist(Path("/nowhere")))
    told = web.get("/")
    assert told.status_code == 503
    assert "make page" in told.text


def test_the_types_of_the_page_are_those_of_the_server():
    assert PAGE.read_text(encoding="utf-8") == protocol(), "run `make docs`"


def test_the_lock_file_records_no_address():
    assert "://" not in re.sub(r'"url": "[^"]+"', "", WEB.joinpath("package-lock.json").read_text(encoding="utf-8"))
    assert "omit-lockfile-registry-resolved=true" in WEB.joinpath(".npmrc").read_text(encoding="utf-8")


def test_a_page_that_is_built_anew_is_sent_and_the_parts_of_the_one_before_stay(tmp_path: Path):
    dist, stamp = page.Dist(tmp_path), tmp_path / "built-from"
    assert dist.parts() == {}
    (tmp_path / "index.html").write_text("one")
    (tmp_path / "de-12345678.js").write_text("eins")
    stamp.write_text("1")
    assert dist.parts()["index.html"].body == b"one"
    stamp.unlink()
    for path in tmp_path.iterdir():
        path.unlink()
    assert dist.parts()["index.html"].body == b"one"
    (tmp_path / "index.html").write_text("two")
    stamp.write_text("2")
    os.utime(stamp, ns=(1, 1))
    assert (dist.parts()["index.html"].body, dist.parts()["de-12345678.js"].body) == (b"two", b"eins")
