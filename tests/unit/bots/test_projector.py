"""What rooms show, by a clock of our own: a host that is away, refuses, forgets, and the pace of edits."""

import asyncio
import threading
from collections.abc import Generator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from api.bots.cards import Card
from api.bots.linking import let_in
from api.bots.ports import Closed, Gone, Later, Outside, Refused
from api.bots.projector import Projector
from api.bots.waiting import waits_of
from api.house import House
from tests.fakes.bot_house import SCRIPT, a_house, roll
from tools.film.asker import Asker
from tools.film.edits.state import Undo
from tools.film.edits.story import SetTitle, WriteScript
from tools.film.edits.takes import Circle
from tools.film.errors import ProviderError
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.generators.access import Access
from tools.media.progress import Report
from tools.settings import Settings
from tools.store.patience import Rule
from tools.store.rooms import Place
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of

FILM = "two-doors"
PLACE = Place("chat", "T", "C", "R")


class Chat:
    """A host whose moods a test sets."""

    name = "chat"
    inside = False

    def __init__(self) -> None:
        self.now = 1000.0
        self.messages: dict[str, Card] = {}
        self.edits: list[tuple[str, float]] = []
        self.calls = 0
        self.away_until = 0.0
        self.refused = self.outside = self.deleted = False
        self.told: list[tuple[str, str]] = []

    async def post(self, place: Place, card: Card) -> str:
        self._mood()
        message = f"m{len(self.messages) + self.calls}"
        self.messages[message] = card
        return message

    async def edit(self, place: Place, message: str, card: Card) -> None:
        self._mood()
        if message not in self.messages:
            raise Gone
        self.messages[message] = card
        self.edits.append((message, self.now))

    def waits(self, seconds: float) -> None:
        self.now += seconds

    def _mood(self) -> None:
        self.calls += 1
        if self.now < self.away_until:
            raise Later(5.0)
        if self.refused:
            raise Refused("no right")
        if self.outside:
            raise Outside("no right at all")
        if self.deleted:
            raise Closed("deleted")

    async def direct(self, place: Place, user: str, words: str) -> None:
        self.told.append((user, words))


@pytest.fixture
def house(tmp_path: Path) -> Generator[House]:
    with ExitStack() as stack:
        house, _ = a_house(Settings(home=tmp_path), stack)
        house.studio.create(Film(id=FILM))
        house.studio.perform(FILM, WriteScript(screenplay=screenplay_of(SCRIPT, Lexicon(Path("/nowhere")))))
        for shot in shot_order(house.studio.open(FILM).film):
            roll(house.studio, FILM, shot, 1)
        house.studio.rooms.open(PLACE, FILM)
        yield house


def day(chat: Chat) -> datetime:
    return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=chat.now)


def watch(projector: Projector, chat: Chat, seconds: float, every: float = 0.5) -> None:
    """Let time go by."""

    async def go() -> None:
        end = chat.now + seconds
        while chat.now < end:
            await projector.look()
            chat.now += every

    asyncio.run(go())


def shown(chat: Chat) -> set[str]:
    return {card.title for card in chat.messages.values()}


def test_a_host_that_is_away_for_ten_minutes_is_asked_seldom_and_caught_up_with(house: House):
    chat = Chat()
    chat.away_until = chat.now + 600
    projector = Projector(house, chat, lambda: chat.now)
    watch(projector, chat, 600, every=2.5)
    assert chat.messages == {}
    assert chat.calls <= 121
    house.studio.perform(FILM, SetTitle(title="Three Doors"))
    watch(projector, chat, 10)
    assert shown(chat) == {"Three Doors", "1A-1", "1A, take 1", "1B-1", "1B, take 1"}


def test_a_message_is_edited_once_in_two_and_a_half_seconds_and_ends_with_the_last_state(house: House):
    chat = Chat()
    projector = Projector(house, chat, lambda: chat.now)
    watch(projector, chat, 1)
    for number in range(20):
        house.studio.perform(FILM, SetTitle(title=f"Title {number}"))
        watch(projector, chat, 0.5)
    watch(projector, chat, 5)
    times = [at for _, at in chat.edits]
    assert all(later - earlier >= 2.5 for earlier, later in pairwise(times))
    assert len(times) <= 5
    assert "Title 19" in shown(chat)


def test_a_stop_while_a_message_is_sent_loses_none_and_the_next_process_says_none_twice(house: House):
    class Slow(Chat):
        sent = 0

        async def post(self, place: Place, card: Card) -> str:
            message = await super().post(place, card)
            self.sent += 1
            # It is there already, and the answer is under way.
            await asyncio.sleep(0.3)
            return message

    slow = Slow()

    async def stopped() -> None:
        running = asyncio.create_task(Projector(house, slow, lambda: slow.now).look())
        while slow.sent < 2:
            await asyncio.sleep(0.01)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running

    asyncio.run(stopped())
    room = house.studio.rooms.all("chat")[0]
    assert len(slow.messages) == 2
    assert {one.message for one in house.studio.rooms.cards(room.id).values()} == {*slow.messages}
    watch(Projector(house, slow, lambda: slow.now), slow, 1)
    assert len(slow.messages) == len({card.key for card in slow.messages.values()}) == 5


def test_another_process_edits_nothing_before_the_pace_of_the_first_is_kept(house: House):
    chat = Chat()
    watch(Projector(house, chat, lambda: chat.now), chat, 1)
    house.studio.perform(FILM, SetTitle(title="One"))
    again = Projector(house, chat, lambda: chat.now)
    watch(again, chat, 2)
    assert chat.edits == []
    watch(again, chat, 2)
    assert "One" in shown(chat)
    assert len(chat.messages) == 5


def test_rights_that_were_taken_away_and_messages_that_were_deleted_come_back(house: House):
    chat = Chat()
    projector = Projector(house, chat, lambda: chat.now)
    watch(projector, chat, 3)
    chat.refused = True
    house.studio.perform(FILM, SetTitle(title="One"))
    watch(projector, chat, 30, every=5)
    assert "One" not in shown(chat)
    chat.refused = False
    watch(projector, chat, 60, every=5)
    assert "One" in shown(chat)
    gone = next(message for message, card in chat.messages.items() if card.title == "One")
    del chat.messages[gone]
    house.studio.perform(FILM, SetTitle(title="Two"))
    watch(projector, chat, 5)
    assert "Two" in shown(chat)
    assert len(chat.messages) == 5


def test_what_a_service_says_of_a_failure_is_shown_without_the_keys_that_it_repeats(house: House):
    chat, key = Chat(), "key-of-nobody-else-1234"
    kept = house.studio.settings.model_copy(update={"services": {"veo": Access(key=SecretStr(key))}})
    house.studio.settings = kept

    def work(job: str, report: Report) -> dict[str, Any]:
        raise ProviderError(f"Veo refused the key {key}.", code="no_key")

    job = house.jobs.start(FILM, "render", work)
    while house.jobs.get(job.id).state != "failed":
        threading.Event().wait(0.01)
    watch(Projector(house, chat, lambda: chat.now), chat, 3)
    told = "\n".join(line for card in chat.messages.values() for line in card.lines)
    assert "Veo refused the key [hidden]." in told
    assert key not in told


def lines(chat: Chat) -> list[str]:
    return [card.lines[0] for card in chat.messages.values() if card.title == "Dailies"]


def test_takes_that_wait_are_reminded_of_and_the_best_is_circled_at_the_deadline_over_a_restart(house: House):
    chat = Chat()
    projector = Projector(house, chat, lambda: chat.now, lambda: day(chat))
    watch(projector, chat, 100 * 3600, every=10 * 3600)
    assert lines(chat) == []
    house.studio.patience.give(FILM, Rule(remind=4, deadline=10, then="circle"))
    watch(projector, chat, 5 * 3600, every=1800)
    assert lines(chat) == ["Waiting for your word: 1A-1, 1B-1."]
    watch(projector, chat, 2 * 3600, every=1800)
    again = Projector(house, chat, lambda: chat.now, lambda: day(chat))
    watch(again, chat, 2 * 3600, every=1800)
    assert len(lines(chat)) == 2
    watch(again, chat, 2 * 3600, every=1800)
    film = house.studio.open(FILM).film
    assert all(shot.circled for shot in film.shots.values())
    last = house.studio.log(FILM)[-1]
    assert (last.kind, last.actor) == ("circle", "the deadline")
    house.studio.perform(FILM, Undo())
    watch(again, chat, 1800, every=600)
    assert not any(shot.circled for shot in house.studio.open(FILM).film.shots.values())


def test_a_film_is_held_after_its_deadline_until_there_is_a_word(house: House):
    chat = Chat()
    projector = Projector(house, chat, lambda: chat.now, lambda: day(chat))
    house.studio.patience.give(FILM, Rule(deadline=10, then="hold"))
    watch(projector, chat, 9 * 3600, every=3600)
    assert lines(chat) == []
    watch(projector, chat, 3 * 3600, every=1800)
    assert lines(chat) == [
        "The deadline has passed without a word on 1A-1, 1B-1. Nothing is rendered before they have one."
    ]
    assert waits_of(house.studio, FILM, day(chat)).held
    house.studio.perform(FILM, Circle(shots=(1, 2)))
    assert not waits_of(house.studio, FILM, day(chat)).held


def test_a_place_that_is_gone_is_asked_once_and_who_began_the_film_is_told(tmp_path: Path):
    with ExitStack() as stack:
        house, _ = a_house(Settings(home=tmp_path), stack)
        studio, chat = house.studio, Chat()
        code = studio.rooms.chatter("chat", "T", "U1", "Mina").code
        let_in(studio, code, "director")
        studio.asked_by(Asker(name="Mina", place="chat")).create(Film(id=FILM, title="Two Doors"))
        studio.rooms.open(PLACE, FILM)
        chat.deleted = True
        watch(Projector(house, chat, now=lambda: chat.now), chat, 600)
        assert chat.calls == 1
        words = (
            "The thread of Two Doors was deleted. The film is kept: /film follow two-doors shows it in a channel anew."
        )
        assert chat.told == [("U1", words)]
        assert not studio.rooms.all("chat")
        assert studio.open(FILM).film.title == "Two Doors"


def test_a_place_without_any_right_is_asked_once_a_minute_and_given_up_after_a_day(house: House):
    chat = Chat()
    chat.outside = True
    projector = Projector(house, chat, now=lambda: chat.now)
    watch(projector, chat, 600, every=5)
    assert chat.calls <= 11
    chat.outside = False
    watch(projector, chat, 120, every=5)
    assert len(chat.messages) == 5
    chat.outside = True
    house.studio.perform(FILM, SetTitle(title="Three Doors"))
    watch(projector, chat, 80_000, every=50)
    assert house.studio.rooms.all("chat")
    watch(projector, chat, 10_000, every=50)
    assert not house.studio.rooms.all("chat")


def test_an_edit_that_took_its_time_is_followed_by_none_too_soon(house: House):
    class Slow(Chat):
        async def edit(self, place: Place, message: str, card: Card) -> None:
            # Every second one waits for something else before it is there.
            self.waits(0.0 if len(self.edits) % 2 else 1.2)
            await super().edit(place, message, card)

    chat = Slow()
    projector = Projector(house, chat, now=lambda: chat.now)
    watch(projector, chat, 10)
    for number in range(6):
        house.studio.perform(FILM, SetTitle(title=f"Doors {number}"))
        watch(projector, chat, 3)
    status = [at for message, at in chat.edits if message == chat.edits[0][0]]
    assert len(status) >= 4
    assert min(later - earlier for earlier, later in pairwise(status)) >= 2.5
