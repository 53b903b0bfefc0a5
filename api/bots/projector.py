"""Keeps the messages of every room true: what the film is now, against what each message says, at a bearable pace.

film, work, deliveries ──cards──> differs? ──at most one edit of a message every 2.5 s──> host ──> noted in the store

Nothing is told to it: it looks. So whoever changed the film, on whichever host, page or terminal, every room follows;
a host that was away, a message that was deleted, a restart, are only more to catch up with.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from agent.gate import quoted
from api.answers import JobShown
from api.bots.cards import Card, Work, cards
from api.bots.discretion import discreet
from api.bots.heading import headed
from api.bots.naming import who_of
from api.bots.ports import Closed, Gone, Host, Later, NotYet, Outside, Refused
from api.bots.remarks import remarks
from api.bots.waiting import told, waits_of
from api.house import House
from tools.film.errors import WorkprintError
from tools.film.film import Film
from tools.film.orders import Retake
from tools.film.script import Take
from tools.store.rooms import End, Room, Shown

LOOK_EVERY = 0.5
EDIT_EVERY = 2.5
"""seconds between two edits of one message"""
REFUSED_FOR = 60.0
"""seconds after which a host that refused something is asked again: rights come back, too"""
ENDED_WITHIN = 5.0
"""seconds that a message may take to be sent and noted when the house is stopped"""
OUTSIDE_FOR = 86_400.0
"""seconds without any right in a place after which it counts as deleted"""


class Projector:
    """Shows the rooms of one host."""

    def __init__(
        self,
        house: House,
        host: Host,
        now: Callable[[], float] = time.monotonic,
        today: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._house, self._host, self._now, self._today = house, host, now, today
        self._edited: dict[tuple[int, str], float] = {}
        # What a process before this one has edited, and when, is not known: it may have been a moment ago.
        self._begun = now()
        self._not_before = 0.0
        self._waits: dict[int, float] = {}
        self._settled: dict[int, object] = {}
        self._outside: dict[int, float] = {}
        self._refused: dict[tuple[int, str], float] = {}

    async def run(self) -> None:
        """Look, until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK_EVERY)

    async def look(self) -> None:
        """One round over every room."""
        for room in await asyncio.to_thread(self._house.studio.rooms.all, self._host.name):
            if self._now() < self._not_before:
                return
            if self._now() < self._waits.get(room.id, 0.0):
                continue
            try:
                await self._show(room)
            except Closed as closed:
                await self._close(room, closed.why)
            except Outside:
                # Nothing else in it would be taken either. Of a deleted channel some hosts say no more than this.
                self._waits[room.id] = self._now() + REFUSED_FOR
                if self._now() - self._outside.setdefault(room.id, self._now()) > OUTSIDE_FOR:
                    await self._close(room, "deleted")
            except WorkprintError:
                # The store is held, or a take was not readable: the next round looks again.
                continue
            except Later as later:
                if later.here:
                    self._waits[room.id] = self._now() + later.seconds
                    continue
                self._not_before = self._now() + later.seconds
                return

    async def _show(self, room: Room) -> None:
        # Most rounds find nothing new, and have to be cheap: nothing is priced or drawn for them.
        sign = await asyncio.to_thread(self._sign, room.film)
        if self._settled.get(room.id) == sign:
            return
        film, work = await asyncio.to_thread(self._state, room.film)
        shown = await asyncio.to_thread(self._house.studio.rooms.cards, room.id)
        open_ends = False
        comments = await asyncio.to_thread(self._house.studio.comments.of, room.film)
        for card in [*cards(film, work, inside=self._host.inside), *remarks(film, comments)]:
            known = shown.get(card.key)
            if (known is None and card.follows) or (known is not None and (known.shown == card.digest or card.once)):
                continue
            if self._now() < self._refused.get((room.id, card.key), 0.0):
                open_ends = True
                continue
            if known is not None and self._now() - self._edited.get((room.id, card.key), self._begun) < EDIT_EVERY:
                open_ends = True
                continue
            open_ends |= not await _to_the_end(self._put(room, card, known.message if known else None))
        if not open_ends:
            self._settled[room.id] = sign

    async def _close(self, room: Room, why: End) -> None:
        """Show nothing more in a place that is gone, and tell who began the film."""
        rooms, films = self._house.studio.rooms, self._house.studio.films

        def close() -> tuple[str, str | None]:
            rooms.close(room.id, why)
            asker = films.begun(room.film).asker
            here = asker.place == room.place.host
            title = headed(self._house.studio.open(room.film).film)
            return title, rooms.user(room.place.host, room.place.team, asker.name) if here and asker.name else None

        # A store that is held, or a host that is away: the film goes on without a word of it.
        with suppress(WorkprintError, Gone, Later, Refused):
            title, user = await asyncio.to_thread(close)
            if user is not None:
                where = f"/film follow {room.film} shows it in a channel anew."
                words = f"The thread of {title} was {why}. The film is kept: {where}"
                await self._host.direct(room.place, user, words)

    async def _put(self, room: Room, card: Card, message: str | None) -> bool:
        """Show a card; false when the host refused that."""
        self._edited[room.id, card.key] = self._now()
        try:
            if message is not None:
                try:
                    await self._host.edit(room.place, message, card)
                except Gone:
                    message = None
            if message is None:
                message = await self._host.post(room.place, card)
        except NotYet:
            return False
        except (Closed, Outside):
            raise
        except Refused:
            self._refused[room.id, card.key] = self._now() + REFUSED_FOR
            return False
        # It counts from when it was there: what came before it, a still, may have taken its time.
        self._edited[room.id, card.key] = self._now()
        self._outside.pop(room.id, None)
        now = Shown(message, card.digest, card.take)
        await asyncio.to_thread(self._house.studio.rooms.show, room.id, card.key, now)
        return True

    def _sign(self, film: str) -> object:
        """What differs whenever a message of the film may have to say something else."""
        house = self._house
        delivered = tuple(one.id for one in house.deliveries.of(film))
        said = told(waits_of(house.studio, film, self._today()))
        return (
            house.studio.open(film).revision,
            house.jobs.now(film),
            delivered,
            [key for key, _ in said],
            [(one.number, one.state) for one in house.studio.comments.of(film)],
        )

    def _state(self, film: str) -> tuple[Film, Work]:
        house = self._house
        opened = house.studio.open(film)
        takes = {shot.takes[-1]: opened.film.takes[shot.takes[-1]] for shot in opened.film.shots.values() if shot.takes}
        price = quoted(house.studio)
        pool = house.studio.pool
        there = {take: one for take, one in takes.items() if pool.has(one.media)}
        return opened.film, Work(
            revision=opened.revision,
            job=self._job(film),
            behind=tuple(house.jobs.now(film)[1:]),
            deliveries=tuple(house.deliveries.path(film, one.id) for one in reversed(house.deliveries.of(film))),
            takes={take: pool.path(one.media) for take, one in there.items()},
            posters={} if self._host.inside else self._posters(opened.film, there),
            link=f"{house.studio.settings.address}films/{film}" if house.studio.settings.address else "",
            waits=waits_of(house.studio, film, self._today()),
            who=who_of(house.studio, film, takes),
            prices={one.shot: price(opened.film, Retake(shots=(one.shot,))).usd for one in takes.values()},
        )

    def _job(self, film: str) -> JobShown | None:
        """The work in hand on a film, or the last; what it says of a failure is for a channel."""
        job = next(iter(self._house.jobs.now(film)), None)
        if job is None or job.error is None:
            return job
        words = discreet(self._house.studio.settings, job.error.message)
        return job.model_copy(update={"error": job.error.model_copy(update={"message": words})})

    def _posters(self, film: Film, takes: dict[str, Take]) -> dict[str, Path]:
        """A still of each take; one that cannot be read has none."""
        # What shows takes is loaded where there is one.
        from api.posters import poster_of
        from tools.production.delivering import screened

        studio, found = self._house.studio, dict[str, Path]()
        pool = screened(studio, film)
        for name, take in takes.items():
            with suppress(WorkprintError):
                found[name] = poster_of(take, pool, studio.settings.cache)
        return found


async def _to_the_end(work: Coroutine[Any, Any, bool]) -> bool:
    """Await what a stop must not cut in two: the message that a host has taken is noted before the stop goes on, or it
    would be said once more by the next process, and never be changed again."""
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        if not task.cancelled():
            await asyncio.wait({task}, timeout=ENDED_WITHIN)
        task.cancel()
        raise
