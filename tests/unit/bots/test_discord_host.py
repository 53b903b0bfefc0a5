"""Discord as the core sees it, against the stand-in: limits, lost answers, large files, and words that stay words."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Generator
from contextlib import closing
from pathlib import Path

import pytest

from api.bots.cards import Button, Card
from api.bots.discord.components import message, modal
from api.bots.discord.host import DiscordHost
from api.bots.discord.rest import Rest
from api.bots.discord.running import PERMISSIONS, RIGHTS
from api.bots.ports import Gone, Later, NotYet, Refused
from tests.fakes.discord_messages import buttons, words
from tests.fakes.discord_server import CHANNEL, GUILD, FakeDiscord
from tools.store.rooms import Place

PLACE = Place("discord", GUILD, CHANNEL, "")
CARD = Card("film", "Two Doors", ("a red door",))


@pytest.fixture
def discord() -> Generator[FakeDiscord]:
    with closing(FakeDiscord()) as there:
        yield there


def run(
    discord: FakeDiscord,
    work: Callable[[DiscordHost], Awaitable[None]],
    fit: Callable[[Path, int], Path | None] = lambda file, limit: None,
) -> None:
    async def go() -> None:
        rest = Rest(discord.address, "token-1")
        try:
            await work(DiscordHost(rest, fit))
        finally:
            await rest.close()

    asyncio.run(go())


def test_failures_are_sorted_by_who_can_do_something_about_them(discord: FakeDiscord):
    async def work(host: DiscordHost) -> None:
        with pytest.raises(Gone):
            await host.edit(PLACE, "1", CARD)
        discord.limited = 1
        with pytest.raises(Later) as late:
            await host.post(PLACE, CARD)
        assert (late.value.here, late.value.seconds) == (True, 0.3)
        discord.forbidden.add(CHANNEL)
        with pytest.raises(Refused):
            await host.post(PLACE, CARD)
        discord.away = True
        with pytest.raises(Later) as away:
            await host.post(PLACE, CARD)
        assert not away.value.here

    run(discord, work)


def test_a_bucket_that_is_empty_is_not_asked_again_before_it_is_filled(discord: FakeDiscord):
    async def work(host: DiscordHost) -> None:
        discord.remaining = 0
        await host.post(PLACE, CARD)
        with pytest.raises(Later) as late:
            await host.post(PLACE, Card("other", "Other"))
        assert late.value.here
        assert len(discord.posts) == 1

    run(discord, work)


def test_a_post_whose_answer_was_lost_is_there_once_and_a_deleted_one_comes_again(discord: FakeDiscord):
    async def work(host: DiscordHost) -> None:
        first = await host.post(PLACE, CARD)
        assert await host.post(PLACE, CARD) == first
        del discord.messages[first]
        with pytest.raises(Gone):
            await host.edit(PLACE, first, CARD)
        assert await host.post(PLACE, CARD) != first

    run(discord, work)


def test_while_a_large_film_is_made_smaller_everything_else_goes_on(discord: FakeDiscord, tmp_path: Path):
    large, small = tmp_path / "large.mp4", tmp_path / "small.mp4"
    with large.open("wb") as file:
        file.truncate(11 << 20)
    small.write_bytes(b"small")
    ready = threading.Event()

    def fit(file: Path, limit: int) -> Path | None:
        assert (file, limit) == (large, 10 << 20)
        ready.wait(60)
        return small

    async def work(host: DiscordHost) -> None:
        film = Card("file:1", "Two Doors (mp4)", file=large)
        with pytest.raises(NotYet):
            await host.post(PLACE, film)
        await host.post(PLACE, CARD)
        ready.set()
        while not discord.files:
            try:
                await host.post(PLACE, film)
            except NotYet:
                await asyncio.sleep(0.01)
        assert discord.files[0]["bytes"] == b"small"

    run(discord, work, fit)


def test_a_film_that_no_rendition_makes_small_enough_is_told_of(discord: FakeDiscord, tmp_path: Path):
    large = tmp_path / "large.mov"
    with large.open("wb") as file:
        file.truncate(11 << 20)

    async def work(host: DiscordHost) -> None:
        while True:
            try:
                name = await host.post(PLACE, Card("file:1", "Two Doors", file=large))
                break
            except NotYet:
                await asyncio.sleep(0.01)
        assert "more than Discord takes" in words(discord.messages[name])

    run(discord, work)


def test_a_file_that_discord_takes_no_more_is_told_of_with_the_way_to_it(discord: FakeDiscord, tmp_path: Path):
    film, clip = tmp_path / "film.mp4", tmp_path / "clip.mp4"
    film.write_bytes(b"film" * 100)
    clip.write_bytes(b"clip" * 10)
    way = (Button("Open", "open", link="https://film.example/films/two-doors"),)

    async def work(host: DiscordHost) -> None:
        discord.most = 100
        name = await host.post(PLACE, Card("file:1", "Two Doors", (), way, film))
        shot = await host.post(PLACE, Card("shot:1", "1A, take 1", (), way, clip))
        await host.edit(PLACE, shot, Card("shot:1", "1A, take 2", (), way, film))
        for one in (name, shot):
            assert "more than Discord takes" in words(discord.messages[one])
            assert discord.messages[one]["attached"] == []
            assert [button["url"] for button in buttons(discord.messages[one])] == [way[0].link]

    run(discord, work)


def test_words_of_people_and_films_neither_ping_nor_link_nor_format():
    bomb = "@everyone <@1> <#2> [a](https://b.example) https://c.example # h\n- l\n> q `x` **y** ~~z~~ ||s|| :e: <t:1>"
    told = message(Card("k", bomb, (bomb,)))
    raw = told["components"][0]["components"][0]["content"]
    plain = raw.removeprefix("**").replace("**\n", "\n", 1)
    for sign in "@<[#*_~`|>":
        assert all(plain[place - 1] == "\\" for place, one in enumerate(plain) if one == sign), sign
    assert "://" not in raw
    assert told["allowed_mentions"] == {"parse": []}


def test_a_long_text_is_cut_within_the_limit_and_a_meaning_too_long_for_a_button_is_left_to_the_page():
    told = message(Card("k", "T", ("[" * 4000,), (Button("Circle", "c" * 200), Button("Open", "", link="https://x/"))))
    raw = told["components"][0]["components"][0]["content"]
    assert len(raw) <= 4000
    assert [one["label"] for one in buttons(told)] == ["Open"]


def test_the_rights_that_the_bot_asks_for_are_those_that_the_manual_names():
    manual = (Path(__file__).parents[3] / "docs" / "bots.md").read_text()
    named = manual.split("and the permissions ")[1].split(". It needs")[0]
    assert {one.strip(" *\n") for one in " ".join(named.split()).split(",")} == set(RIGHTS)
    assert PERMISSIONS == 309237746688


def test_the_window_of_a_retake_says_what_it_costs_and_one_of_an_older_message_opens_all_the_same():
    assert modal("n:retake|film|tk1|2.printed|1.50")["title"] == "Retake (1.50 USD)"
    assert modal("n:retake|film|tk1|2.printed|0.00")["title"] == "Retake"
    assert modal("n:retake|film|tk1")["title"] == "Retake"
