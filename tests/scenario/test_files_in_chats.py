"""Files that people send in a thread are brought in as from the page: told first, with a yes, by who may."""

from collections.abc import Callable, Generator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pydantic import SecretStr

from api.house import Hands
from tests.fakes import bot_house, discord_messages, discord_people, discord_server, slack_server
from tests.fakes.bot_house import Bot, clip_of, make_two
from tests.fakes.discord_server import FakeDiscord
from tests.fakes.slack_server import FakeSlack, buttons, dailies, words
from tools.settings import Settings

CAPTIONS = b"1\n00:00:00,500 --> 00:00:01,500\nNobody opens it.\n"
SCREENPLAY = b"""Title: The Bell

INT. TOWER - NIGHT

A wide view of the bell. Nobody rings it.

EXT. SQUARE - DAWN

MARA (thirties) looks up.

MARA
It rang by itself.
"""
HANDS = Hands(make_two)


@pytest.fixture
def stack() -> Generator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def slack_bot(home: Path, stack: ExitStack) -> tuple[FakeSlack, Bot, Callable[[str], slack_server.Person]]:
    slack = FakeSlack()
    stack.callback(slack.close)
    settings = Settings(
        home=home,
        slack_bot_token=SecretStr("xoxb-1"),
        slack_signing_secret=SecretStr(slack_server.SECRET),
        slack_base_url=slack.address,
    )
    bot, stop = bot_house.begun("Slack", settings, http=True, hands=HANDS)
    stack.callback(stop)
    web = bot.web
    assert web is not None
    return slack, bot, lambda user: slack_server.Person(slack, slack_server.poster(web), user)


def test_files_in_a_thread_of_slack_are_told_of_wait_for_a_yes_and_are_the_senders(tmp_path: Path, stack: ExitStack):
    slack, bot, person = slack_bot(tmp_path, stack)
    ada, eve = person("UADA"), person("UEVE")
    for one, role in ((ada, "director"), (eve, "viewer")):
        before = len(slack.whispers)
        one.types("status")
        told = slack.until(lambda seen=before: slack.whispers[seen:])[0]["text"]
        bot_house.let_in(bot.studio, told, role)  # pyright: ignore[reportArgumentType]
    # A new film takes files by mention.
    said: dict[str, object] = {"type": "app_mention", "channel": "C1", "user": "UADA", "ts": "1800000000.000001"}
    files = [ada.sends("first.srt", CAPTIONS)]
    ada.tells({**said, "text": "<@UBOT> a door that nobody opens", "files": files})
    slack.until(
        lambda: any("first.srt is brought in as soon as the film is made." in m["text"] for m in slack.whispers)
    )
    root = slack.until(lambda: [one for one in slack.messages.values() if not one.get("thread_ts")])[0]["ts"]
    slack.until(lambda: len(dailies(slack, root)) == 2)
    (film,) = [one.id for one in bot.studio.films.summaries()]

    slack.until(lambda: any(entry.kind == "import_captions" for entry in bot.studio.log(film)))
    slack.until(lambda: bot.house.jobs.all(film)[0].state == "done")
    already = len(bot.studio.log(film))
    fetched = slack.fetched

    eve.writes(root, "", files={"captions.srt": CAPTIONS})
    slack.until(lambda: any("watch this film and ask about it" in one["text"] for one in slack.whispers))
    assert slack.fetched == fetched == 1

    ada.writes(root, "", files={"captions.srt": CAPTIONS, "another door.mp4": clip_of("a third door")})
    asked = slack.until(lambda: [m for m in slack.thread(root) if any(b["text"]["text"] == "Yes" for b in buttons(m))])
    assert "captions.srt" in words(asked[0])
    assert "another door.mp4" in words(asked[0])
    assert len(bot.studio.open(film).film.takes) == 2
    ada.presses(asked[0], "Yes")
    slack.until(lambda: any(entry.kind == "import_captions" for entry in bot.studio.log(film)[already:]))
    slack.until(lambda: bot.house.jobs.all(film)[0].state == "done")
    brought = [entry for entry in bot.studio.log(film)[already:] if entry.kind.startswith("import")]
    assert {entry.kind for entry in brought} == {"import_captions", "import_take"}
    assert all(entry.asker.words == "uada in Slack" for entry in brought)
    assert not bot.house.uploads.all("")

    ada.writes(root, "", files={"x.bin": bytes(range(256)) * 4})
    slack.until(lambda: any("x.bin is no clip, still, sound, script or cut" in one["text"] for one in slack.whispers))


def test_a_screenplay_beside_film_new_in_discord_is_what_the_film_is_made_of(tmp_path: Path, stack: ExitStack):
    discord = FakeDiscord()
    stack.callback(discord.close)
    settings = Settings(
        home=tmp_path,
        discord_token=SecretStr("token-1"),
        discord_base_url=discord.address,
        discord_gateway_url=discord.gateway,
    )
    bot, stop = bot_house.begun("Discord", settings, http=False, hands=HANDS)
    stack.callback(stop)
    discord.until(lambda: discord.heard_by)
    ada = discord_people.Person(discord, None, "11", "ada")
    ada.types("status")
    bot_house.let_in(bot.studio, discord.until(ada.said)[0])
    ada.types("new", idea="the bell that rings by itself", files={"the bell.fountain": SCREENPLAY})
    discord.until(lambda: any("the bell.fountain is brought in before the film is made." in one for one in ada.said()))
    root = discord.until(lambda: list(discord.threads))[-1]
    discord.until(lambda: len(discord_server.dailies(discord, root)) >= 2)
    (film,) = [one.id for one in bot.studio.films.summaries()]
    opened = bot.studio.open(film).film
    assert len(opened.scenes) == 2
    assert "It rang by itself." in {cue.what for cue in opened.cues.values()}
    assert [job.state for job in bot.house.jobs.all(film)] == ["done", "done"]

    ada.writes(root, "this belongs to it", files={"captions.srt": CAPTIONS})
    asked = discord.until(
        lambda: [m for m in discord.within(root) if any(b["label"] == "Yes" for b in discord_messages.buttons(m))]
    )
    assert "captions.srt" in discord_messages.words(asked[0])
    ada.presses(asked[0], "Yes")
    discord.until(lambda: any(entry.kind == "import_captions" for entry in bot.studio.log(film)))
