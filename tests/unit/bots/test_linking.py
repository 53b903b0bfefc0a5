"""Who of a chat is who of the house: by a link that counts once, and by the word of who runs it."""

import asyncio
import re
from collections.abc import Generator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import build_app
from api.bots.linking import let_in, link
from api.bots.slack.installing import SCOPES
from api.commands.chats import until_stopped
from api.doorman import Policy
from tools.film.errors import Conflict, NotFound
from tools.settings import Settings
from tools.store.rooms import Chatter
from tools.store.tables import ChatterRow
from tools.studio import Studio

TOKEN = "a token of some length"


@pytest.fixture
def studio(tmp_path: Path) -> Generator[Studio]:
    with closing(Studio(Settings(home=tmp_path))) as studio:
        yield studio


@pytest.fixture
def web(studio: Studio) -> Generator[TestClient]:
    with TestClient(build_app(studio, Policy(hosts=None, token=TOKEN))) as client:
        yield client


def ada(studio: Studio) -> Chatter:
    return studio.rooms.chatter("slack", "T1", "U1", "ada <b>")


def test_a_person_who_opens_the_link_and_says_yes_is_that_person_in_the_chat_until_their_pass_ends(
    studio: Studio, web: TestClient
):
    person, token = studio.passes.give("Mina", "director")
    key = {"authorization": f"Bearer {token}"}
    code = ada(studio).code
    assert web.get(f"/link/{code}").status_code == 401
    asked = web.get(f"/link/{code}", headers=key)
    assert "ada &lt;b&gt; in Slack will be Mina here" in asked.text
    assert ada(studio).person is None
    found = re.search(r'href="(/link/[^"]+)"', asked.text)
    assert found is not None
    assert web.get(f"/link/{code}/{'0' * 40}", headers=key).status_code == 403
    assert web.get(found[1], headers={"authorization": f"Bearer {TOKEN}"}).status_code == 403
    assert web.get(found[1], headers=key).status_code == 200
    assert ada(studio).person == person
    assert web.get(found[1], headers=key).status_code == 404
    studio.passes.change("Mina", "viewer")
    known = ada(studio).person
    assert known is not None
    assert known.role == "viewer"
    studio.passes.end("Mina")
    again = ada(studio)
    assert again.person is None
    assert again.code != code


def test_a_guest_of_one_film_and_a_code_that_has_grown_old_link_nobody(studio: Studio, web: TestClient):
    _, token = studio.passes.give("Someone", "viewer", kind="guest", film="heron")
    code = ada(studio).code
    assert web.get(f"/link/{code}", headers={"authorization": f"Bearer {token}"}).status_code == 403
    with studio.rooms.database.transaction() as session:
        row = session.get(ChatterRow, ("slack", "T1", "U1"))
        assert row is not None
        row.asked -= timedelta(days=2)
        session.add(row)
    with pytest.raises(NotFound, match="counts once and for a day"):
        let_in(studio, code, "director")
    assert ada(studio).code != code


def test_who_runs_the_studio_makes_a_new_person_or_names_one(studio: Studio):
    studio.passes.give("Mina", "editor")
    link(studio, ada(studio).code, "mina")
    known = ada(studio).person
    assert known is not None
    assert (known.name, known.role) == ("Mina", "editor")
    other = studio.rooms.chatter("discord", "9", "1", "Mina")
    with pytest.raises(Conflict, match="already someone called Mina"):
        let_in(studio, other.code, "owner")
    with pytest.raises(NotFound):
        link(studio, other.code, "Nobody")


def test_the_manifest_of_slack_asks_for_what_the_bot_uses():
    manifest = (Path(__file__).parents[3] / "docs" / "slack-manifest.yaml").read_text()
    asked = re.search(r"bot: \[(.+)\]", manifest)
    assert asked is not None
    assert {one.strip() for one in asked[1].split(",")} == set(SCOPES)


def test_a_bot_stops_at_the_first_word_and_what_ends_it_is_told():
    ended: list[str] = []

    async def bot() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("closed")

    async def broken() -> None:
        raise NotFound("It broke.")

    word = iter((False, True))
    asyncio.run(until_stopped(bot(), lambda: next(word)))
    assert ended == ["closed"]
    with pytest.raises(NotFound, match="It broke"):
        asyncio.run(until_stopped(broken(), lambda: False))
