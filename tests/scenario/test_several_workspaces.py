"""One bot in several workspaces of Slack: each is spoken to by its own token, and knows nothing of the other."""

import json
import stat
from collections.abc import Callable, Generator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import SecretStr
from typer.testing import CliRunner

from api.bots.slack.installing import install_link
from api.bots.slack.keyring import Keyring
from api.cli import app
from tests.fakes import bot_house, slack_server
from tests.fakes.bot_house import Bot
from tests.fakes.slack_server import FakeSlack, Person, buttons, dailies, poster, words
from tools.film.edits.story import SetTitle
from tools.film.film import Film
from tools.settings import Settings
from tools.store.passes import PassRole

IDEA = "a door that nobody opens"


class Stage:
    """A Slack of two workspaces, and a bot that is in the first."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self.slack = FakeSlack()
        stack.callback(self.slack.close)
        self.settings = Settings(
            home=home,
            slack_bot_token=SecretStr("xoxb-1"),
            slack_signing_secret=SecretStr(slack_server.SECRET),
            slack_client_id="1.2",
            slack_client_secret=SecretStr("a-client-secret"),
            slack_base_url=self.slack.address,
            address="https://film.example/",
        )

    def begun(self, settings: Settings, *, http: bool) -> tuple[Bot, Callable[[], None]]:
        return bot_house.begun("Slack", settings, http=http)

    def of(self, team: str) -> list[str]:
        """Everything that a workspace has been told."""
        told = [one for one in self.slack.messages.values() if one["team"] == team]
        whispered = [one["text"] for one in self.slack.whispers if one["team"] == team]
        return [*(words(one) for one in told), *whispered]

    def root(self, team: str) -> str:
        """The thread of the film of a workspace, with its dailies."""
        slack = self.slack
        root = slack.until(
            lambda: [one for one in slack.messages.values() if one["team"] == team and not one.get("thread_ts")]
        )[0]["ts"]
        slack.until(lambda: len(dailies(slack, root)) == 2)
        return root

    def film(self, root: str) -> str:
        return str(buttons(dailies(self.slack, root)[0])[0]["value"]).split("|")[1]


@pytest.fixture
def stage(tmp_path: Path) -> Generator[Stage]:
    with ExitStack() as stack:
        yield Stage(tmp_path, stack)


def let_in(stage: Stage, person: Person, bot: Bot, role: PassRole = "director") -> None:
    before = len(stage.slack.whispers)
    person.types("status")
    bot_house.let_in(bot.studio, stage.slack.until(lambda: stage.slack.whispers[before:])[0]["text"], role)


def test_a_link_installs_the_bot_once_and_films_stay_in_their_workspace(stage: Stage):
    slack, settings = stage.slack, stage.settings
    bot, stop = stage.begun(settings, http=True)
    assert bot.web is not None
    link = parse_qs(urlsplit(install_link(settings)).query)
    assert link["redirect_uri"] == ["https://film.example/slack/oauth_redirect"]
    state, back = link["state"][0], "/slack/oauth_redirect"
    forged = f"{state.split('.')[0]}.{'0' * 32}.{state.split('.')[2]}"
    for given in ({"code": "a-code"}, {"code": "a-code", "state": forged}, {"error": "access_denied", "state": state}):
        assert bot.web.get(back, params=given).status_code == 400
    assert Keyring(settings.home).all() == []
    ada, bo, cy = (
        Person(slack, poster(bot.web), user, team) for user, team in (("UADA", "T1"), ("UBO", "T2"), ("UCY", "T2"))
    )
    bo.types("status")
    assert stage.of("T2") == []
    told = bot.web.get(back, params={"code": "a-code", "state": state})
    assert "Workprint is in Team T2" in told.text
    assert "xoxb" not in told.text
    assert bot.web.get(back, params={"code": "a-code", "state": state}).status_code == 400
    assert slack.exchanged[0]["redirect_uri"] == "https://film.example/slack/oauth_redirect"
    kept = settings.home / "keys" / "slack" / "T2.json"
    assert [stat.S_IMODE(one.stat().st_mode) for one in (kept, kept.parent)] == [0o600, 0o700]
    assert json.loads(kept.read_text())["bot_token"] == "xoxb-2"
    assert "xoxb" not in repr(Keyring(settings.home).all())

    let_in(stage, ada, bot)
    let_in(stage, bo, bot)
    ada.types(IDEA)
    hers = stage.root("T1")
    bo.types(IDEA)
    his = stage.root("T2")
    assert stage.film(hers) != stage.film(his)
    # What one does with a film changes nothing, and tells nothing, of the other's.
    bot.studio.perform(stage.film(hers), SetTitle(title="Ada Alone"))
    slack.until(lambda: "Ada Alone" in words(slack.messages[hers]))
    bot.studio.create(Film(id="of-the-page", title="Of The Page"))
    for name in (stage.film(hers), "ada alone", "Ada", "of-the-page"):
        before = len(slack.whispers)
        bo.types(f"follow {name.replace(' ', '-')}")
        assert "You may show no film" in slack.until(lambda seen=before: slack.whispers[seen:])[0]["text"]
    assert not any("Ada Alone" in one or "Of The Page" in one for one in stage.of("T2"))
    assert {one["channel_id"] for one in slack.files} == {"C1", "C2"}
    for one in slack.files:
        assert b"nobody-opens" in one["bytes"] or one["bytes"].startswith(b"the film")
    # The button of one workspace does nothing in another, whatever it says.
    pressed = dict(dailies(slack, hers)[0])
    bo.presses({**pressed, "thread_ts": his}, "Circle")
    slack.until(lambda: [one for one in stage.of("T2") if "of another film" in one])
    assert [entry.kind for entry in bot.studio.log(stage.film(hers))].count("circle") == 0
    # An owner of the house may show any film anywhere.
    let_in(stage, cy, bot, "owner")
    cy.types(f"follow {stage.film(hers)}")
    slack.until(lambda: [one for one in stage.of("T2") if one.startswith("Ada Alone")])
    # Taken out of a workspace, the bot forgets its token, and goes on in the other.
    bo.tells({"type": "app_uninstalled"})
    slack.until(lambda: not kept.exists())
    seen = len(stage.of("T2"))
    bo.types("status")
    ada.types("status")
    slack.until(lambda: [one for one in stage.of("T1") if "Waiting for a word" in one])
    assert len(stage.of("T2")) == seen
    stop()
    assert not any(b"xoxb" in path.read_bytes() for path in settings.home.rglob("*.db*"))


def test_each_app_of_a_workspace_of_its_own_has_a_socket_of_its_own_from_the_moment_it_is_added(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
):
    slack = stage.slack
    settings = stage.settings.model_copy(
        update={"slack_app_token": SecretStr("xapp-1"), "slack_signing_secret": None, "slack_client_secret": None}
    )
    bot, stop = stage.begun(settings, http=False)
    ada, bo = Person(slack, None, "UADA", "T1"), Person(slack, None, "UBO", "T2")
    let_in(stage, ada, bot)
    monkeypatch.setenv("WORKPRINT_SLACK_BASE_URL", slack.address)
    home = ["--home", str(settings.home)]
    refused = CliRunner().invoke(app, ["bot", "add", *home], input="xoxb-9\n\n")
    assert (refused.exit_code, "invalid_auth" in refused.output) == (1, True)
    added = CliRunner().invoke(app, ["bot", "add", *home], input="xoxb-2\nxapp-2\n")
    assert "in of T2 (T2)" in added.output
    bo.types("status")
    slack.until(lambda: [one for one in stage.of("T2") if "does not know you" in one])
    assert "T2" in CliRunner().invoke(app, ["bot", "workspaces", *home]).output
    assert CliRunner().invoke(app, ["bot", "leave", "T2", *home]).exit_code == 0
    assert "no tokens" in CliRunner().invoke(app, ["bot", "leave", "T2", *home]).output.lower()
    stop()
