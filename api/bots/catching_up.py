"""What the end of a process left without an answer, seen to when the bot is back. Nothing of it is done twice.

left ──in line, and its turn was opened──> what that turn came to is told, however long ago it was
     ├──in line, and nothing was begun───> done now, in the order in which it was said, before anything new
     ├──the same, with a stop after it, or long ago──> told that it is not done
     └──in no line (a press, a command, a new film)──> told that nobody knows, so that whoever said it looks
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from pydantic import ValidationError

from agent.answers import is_stop
from api.bots.cards import Card
from api.bots.desk import Desk
from api.bots.hearing import Heard
from api.bots.patiently import patiently
from api.bots.ports import Gone, Host, Refused
from api.bots.talking import Call
from api.house import House
from tools.store.rooms import Room
from tools.store.words import Word

FRESH = timedelta(hours=1)
"""how long words are done after which somebody waited in vain: later they have helped themselves"""
QUOTED = 300
AGAIN = 'Workprint was restarted before it had answered "{}". Look whether it is done, and else say it again.'
LONG_AGO = 'Workprint was away for long, and "{}" is not done. Say it again if it still holds.'
STOPPED = '"{}" was stopped before its turn came, and is not done.'


@dataclass(frozen=True)
class Left:
    """Words without an answer, and what becomes of them: a sentence, or what is done at a place in the line."""

    word: Word
    room: Room | None
    told: str = ""
    work: Callable[[], Heard] | None = None


class CatchingUp:
    """What was left on one host."""

    def __init__(
        self, house: House, desk: Desk, host: Host, today: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._house, self._desk, self._host, self._today = house, desk, host, today
        self._left: list[Left] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def ready(self) -> None:
        """Know what was left, and let it stand before everything that is heard from now on. Blocking."""
        rooms, words = self._house.studio.rooms, self._house.studio.words.left(self._host.name)
        found = [(word, rooms.get(word.room) if word.room else rooms.at(word.place)) for word in words]
        stops = {room.film: at for at, (word, room) in enumerate(found) if room is not None and is_stop(word.said)}
        self._left = [
            self._judged(word, room, stopped=room is not None and at < stops.get(room.film, 0))
            for at, (word, room) in enumerate(found)
        ]

    def begin(self) -> None:
        """See to it, beside everything else."""
        for one in self._left:
            task = asyncio.get_running_loop().create_task(self._seen_to(one))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self._left = []

    def close(self) -> None:
        """Leave the rest to the next start."""
        for task in self._tasks:
            task.cancel()

    def _judged(self, word: Word, room: Room | None, *, stopped: bool) -> Left:
        call, said = _call(word), _quoted(word)
        if room is None or call is None:
            return Left(word, room, told=AGAIN.format(said))
        if self._house.studio.chats.named(room.film, word.key) is None:
            if stopped:
                return Left(word, room, told=STOPPED.format(said))
            if self._today() - word.at > FRESH:
                return Left(word, room, told=LONG_AGO.format(said))
        return Left(word, room, work=partial(self._desk.again, word, room, call, self._desk.claim(room.film)))

    async def _seen_to(self, left: Left) -> None:
        word = left.word
        heard = await self._desk.done(left.work) if left.work is not None else Heard(left.told)
        if heard.kept:
            return
        card = heard.card or Card(f"word:{word.key}", "", (heard.words,), once=True)
        if left.work is not None:
            card = replace(card, lines=(f'To "{_quoted(word)}", from before a restart:', *card.lines))
        await self._shown(left, card)
        await asyncio.to_thread(self._desk.answered, word.key)

    async def _shown(self, left: Left, card: Card) -> None:
        """In the thread; to who said it alone where that was said outside of one, or the thread is gone."""
        room, place = left.room, left.word.place
        if room is not None and not room.closed:
            try:
                await patiently(lambda: self._host.post(room.place, card))
            except (Gone, Refused):
                pass
            else:
                return
        # Someone who takes no messages from it is told nothing; the film has its history.
        with suppress(Gone, Refused):
            await patiently(lambda: self._host.direct(place, left.word.user, "\n".join(card.lines)))


def _quoted(word: Word) -> str:
    said = " ".join(word.said.split())
    return said if len(said) <= QUOTED else f"{said[:QUOTED]} ..."


def _call(word: Word) -> Call | None:
    """What it comes to in its line; None where it is in none, or another release wrote it down otherwise."""
    with suppress(ValidationError):
        return Call.model_validate_json(word.call) if word.call else None
    return None
