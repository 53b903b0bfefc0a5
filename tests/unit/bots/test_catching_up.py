"""What was left without an answer: done, answered, or told, by how far it had come; and never done twice."""

import asyncio
from collections.abc import Generator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.bots.cards import Card
from api.bots.catching_up import FRESH, CatchingUp
from api.bots.desk import Desk
from api.bots.hearing import Who
from api.bots.linking import let_in
from api.bots.ports import Closed, Later
from api.bots.talking import Call
from tests.fakes.bot_house import SCRIPT, a_house
from tools.film.edits.story import SetTitle, WriteScript
from tools.film.film import Film
from tools.settings import Settings
from tools.store.rooms import Place, Room
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of

FILM = "two-doors"
THREAD, CHANNEL = Place("chat", "T", "C", "R"), Place("chat", "T", "C", "")


class Chat:
    """A host that keeps what it is given to show."""

    name = "chat"
    inside = False

    def __init__(self) -> None:
        self.posts: list[tuple[Place, Card]] = []
        self.told: list[tuple[str, str]] = []
        self.away, self.deleted = 0, False

    async def post(self, place: Place, card: Card) -> str:
        if self.away:
            self.away -= 1
            raise Later(0.01)
        if self.deleted:
            raise Closed("deleted")
        self.posts.append((place, card))
        return str(len(self.posts))

    async def edit(self, place: Place, message: str, card: Card) -> None:
        raise AssertionError("nothing is edited")

    async def direct(self, place: Place, user: str, words: str) -> None:
        self.told.append((user, words))


class Stage:
    """A film of two shots in a thread, somebody who may change it, and words that a process left behind."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self.house, self.talks = a_house(Settings(home=home), stack)
        self.chat, studio = Chat(), self.house.studio
        studio.create(Film(id=FILM))
        studio.perform(FILM, WriteScript(screenplay=screenplay_of(SCRIPT, Lexicon(Path("/nowhere")))))
        self.room: Room = studio.rooms.open(THREAD, FILM)
        let_in(studio, studio.rooms.chatter("chat", "T", "UADA", "Ada").code, "director")
        self.before = len(studio.log(FILM))

    def left(self, key: str, said: str, *, place: Place = THREAD, user: str = "UADA", line: bool = True) -> None:
        self.house.studio.words.hear(key, place, user, said)
        if line:
            self.house.studio.words.line_up(key, self.room.id, Call(words=said).model_dump_json())

    def starts(self, *, later: timedelta = timedelta()) -> None:
        async def run() -> None:
            left = CatchingUp(self.house, Desk(self.house, self.talks), self.chat, lambda: datetime.now(UTC) + later)
            left.ready()
            left.begin()
            async with asyncio.timeout(60):
                while self.house.studio.words.left("chat"):
                    await asyncio.sleep(0.01)

        asyncio.run(run())

    def said(self) -> list[str]:
        """What the thread was shown."""
        assert all(place == THREAD for place, _ in self.chat.posts)
        return ["\n".join(card.lines) for _, card in self.chat.posts]

    def done(self) -> list[str]:
        return [entry.kind for entry in self.house.studio.log(FILM)][self.before :]


@pytest.fixture
def stage(tmp_path: Path) -> Generator[Stage]:
    with ExitStack() as stack:
        yield Stage(tmp_path, stack)


def test_words_in_line_are_done_in_their_order_and_answered_in_the_thread(stage: Stage):
    stage.left("1", "call it Red Doors", place=CHANNEL)
    stage.left("2", "call it Blue Doors")
    stage.chat.away = 2
    stage.starts()
    assert stage.house.studio.open(FILM).film.title == "Blue Doors"
    assert sorted(one.splitlines()[0] for one in stage.said()) == [
        'To "call it Blue Doors", from before a restart:', 'To "call it Red Doors", from before a restart:'
    ]  # fmt: skip
    stage.starts()
    assert len(stage.done()) == len(stage.said()) == 2


def test_what_had_its_turn_is_answered_with_what_came_of_it_however_long_ago(stage: Stage):
    desk = Desk(stage.house, stage.talks)
    heard = desk.heard(THREAD, Who("UADA", "Ada"), "call it Red Doors", "1", command=False)
    stage.left("1", "call it Red Doors")
    stage.house.studio.perform(FILM, SetTitle(title="Blue Doors"))
    stage.starts(later=30 * FRESH)
    assert heard.card is not None
    assert stage.said()[0].splitlines()[1:] == list(heard.card.lines[0].splitlines())
    assert stage.house.studio.open(FILM).film.title == "Blue Doors"


def test_what_waited_for_too_long_or_was_stopped_is_told_to_be_undone(stage: Stage):
    stage.left("1", "call it Red Doors")
    stage.starts(later=2 * FRESH)
    stage.left("2", "call it Blue Doors")
    stage.left("3", "stop!", line=False)
    stage.starts()
    assert stage.done() == []
    assert stage.said() == [
        'Workprint was away for long, and "call it Red Doors" is not done. Say it again if it still holds.',
        *sorted(stage.said()[1:]),
    ]
    assert any(one == '"call it Blue Doors" was stopped before its turn came, and is not done.' for one in stage.said())


def test_what_was_in_no_line_is_told_to_who_said_it_where_they_said_it(stage: Stage):
    stage.left("1", "circle 3", line=False)
    stage.left("2", "a fox finds a door", place=CHANNEL, line=False)
    stage.left("3", "ng 2", line=False)
    stage.house.studio.words.line_up("3", stage.room.id, '{"of another release": true}')
    stage.starts()
    assert sorted(stage.said()) == [
        f'Workprint was restarted before it had answered "{one}". Look whether it is done, and else say it again.'
        for one in ("circle 3", "ng 2")
    ]
    ((user, words),) = stage.chat.told
    assert (user, "a fox finds a door" in words) == ("UADA", True)


def test_whoever_may_speak_no_more_has_nothing_done_and_holds_up_nobody(stage: Stage):
    stage.left("1", "call it Red Doors", user="UEVE")
    stage.left("2", "call it Blue Doors")
    stage.starts()
    assert stage.house.studio.open(FILM).film.title == "Blue Doors"
    assert stage.done() == ["set_title"]
    assert any("not known here any more" in one for one in stage.said())
    assert not any("bot let" in one for one in stage.said())


def test_an_answer_to_a_thread_that_is_gone_goes_to_who_said_it(stage: Stage):
    stage.left("1", "call it Red Doors")
    stage.chat.deleted = True
    stage.starts()
    ((user, words),) = stage.chat.told
    assert user == "UADA"
    assert words.startswith('To "call it Red Doors", from before a restart:')
    assert stage.done() == ["set_title"]
