"""The page comes with the package, whole, and asks nobody else for anything."""

import re
from importlib.resources import files

import pytest
from fastapi.testclient import TestClient

PARTS = {"/": "text/html", "/page/style.css": "text/css", "/page/page.js": "text/javascript"}


@pytest.mark.parametrize("path", PARTS)
def test_the_page_is_there_and_is_not_sent_twice(web: TestClient, path: str):
    sent = web.get(path)
    assert sent.status_code == 200
    assert sent.headers["content-type"].startswith(PARTS[path])
    assert web.get(path, headers={"if-none-match": sent.headers["etag"]}).status_code == 304


def test_the_page_holds_to_its_own_policy(web: TestClient):
    page = web.get("/").text
    assert 'lang="en"' in page
    assert not re.search(r"<style|style=|\son\w+=|<script(?![^>]*src=)", page)
    assert set(re.findall(r"(?:src|href)=\"(/[^\"]+)\"", page)) <= {
        "/page/style.css",
        "/page/page.js",
        "/page/icon.svg",
    }


def test_nothing_of_the_page_comes_from_elsewhere():
    for part in files("web").joinpath("page").iterdir():
        text = part.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "://" not in text, part.name
        assert "innerHTML" not in text, part.name


def test_parts_are_found_by_name_alone(web: TestClient):
    for name in ("..%2f__init__.py", "__init__.py", "%2e%2e", "page.js%00"):
        assert web.get(f"/page/{name}").status_code == 404
