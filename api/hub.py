"""The hub: every page that has a film open hears what happens to it, whoever does it.

newsroom (a thread) ──numbered──┐
jobs (a thread) ────────────────┼──> rooms (the event loop) ──a cursor each──> sockets
previews, presence ─────────────┘
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Annotated, cast
from uuid import uuid4

from fastapi import Depends, WebSocket
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.websockets import WebSocketDisconnect

from api.answers import JobShown
from api.doorman import Doorman, Person
from api.events import (
    SAYING,
    Greeting,
    Hello,
    Here,
    Job,
    Missed,
    People,
    Ping,
    Pong,
    Presence,
    Present,
    Preview,
    Progressed,
    Step,
)
from api.jobs import Jobs
from api.newsroom import Newsroom
from api.room import RING, Room, Seat, Told
from api.screening import Screening
from tools.film.errors import Bug
from tools.production.previewing import Previews
from tools.studio import Studio

PROGRESS_EVERY = 0.25
PRESENCE_EVERY = 0.1
LOOK_EVERY = 1.0
AHEAD = 2
"""places of a film whose pictures are made as soon as it has changed: where people looked last"""
CROWD = 20
"""people from whom on presence is told once a second"""
NAMED = 24
JOBS_GREETED = 12
STILL_EVERY = 5.0
"""seconds after which someone whose pass was taken away hears nothing more"""
SEND_SECONDS = 20.0
"""a page that takes nothing for so long is let go; it comes again when it can"""
SAYINGS_A_SECOND = 40

GOING_AWAY, POLICY, TOO_SLOW = 1001, 1008, 1013
"""close codes: the server stops; said what may not be said; took nothing for too long"""


class Hub:
    """The rooms of one server. Made, and closed, on the event loop."""

    def __init__(
        self,
        studio: Studio,
        jobs: Jobs,
        previews: Previews,
        doorman: Doorman,
        as_bug: Callable[[Exception], Bug],
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._studio, self._jobs, self._previews = studio, jobs, previews
        self._doorman = doorman
        self._screenings: dict[str, Screening] = {}
        self._looks: set[asyncio.Task[None]] = set()
        self._rooms: dict[str, Room] = {}
        self._people: dict[str, dict[str, Present]] = {}
        self.newsroom = Newsroom(studio, self._delivered, as_bug)

    async def close(self) -> None:
        await run_in_threadpool(self.newsroom.close)

    def job(self, before: JobShown | None, job: JobShown) -> None:
        """A job is new, or other than before. From any thread."""
        self._soon(self._job, before, job)

    def mixed(self, film: str) -> None:
        """The mix of a film can be heard now. From any thread."""
        self._soon(self._look, film, True)

    async def serve(self, socket: WebSocket, film: str, after: int | None, person: Person) -> None:
        """Let a page that was accepted hear what happens to a film (an id), until it goes."""
        room, seat, me = self._enter(film), Seat(guest=person.guest, named=bool(person.known)), uuid4().hex[:12]
        room.seats[me] = seat
        self._people.setdefault(film, {})[me] = Present(id=me, name=person.name, role=person.role)
        sending = asyncio.create_task(self._send(socket, room, seat, me, after, person))
        try:
            await self._hear(socket, room, me)
        finally:
            sending.cancel()
            with suppress(asyncio.CancelledError):
                await sending
            self._leave(room, me)

    async def _send(
        self, socket: WebSocket, room: Room, seat: Seat, me: str, after: int | None, person: Person
    ) -> None:
        try:
            await self._greet(socket, room, seat, me, after)
            while True:
                await self._news(seat, person)
                if not self._doorman.still(person):
                    await _closed(socket, POLICY, "your pass was taken away or changed")
                    return
                for text in room.pending(seat):
                    async with asyncio.timeout(SEND_SECONDS):
                        await socket.send_text(text)
        except TimeoutError:
            await _closed(socket, TOO_SLOW, "too slow")
        except (WebSocketDisconnect, RuntimeError):
            # The page has gone; who hears it notices, too.
            return

    async def _news(self, seat: Seat, person: Person) -> None:
        """Until there is something to say; who came by a pass is looked at now and then."""
        with suppress(TimeoutError):
            async with asyncio.timeout(STILL_EVERY if person.known else None):
                await seat.news.wait()
        seat.news.clear()

    async def _greet(self, socket: WebSocket, room: Room, seat: Seat, me: str, after: int | None) -> None:
        """How things are, and what was missed."""
        await room.opened.wait()
        # Before the film is looked at: what happens in between is told again, and never left out.
        heard = room.newest if after is None else after
        revision = (await run_in_threadpool(self._studio.open, room.film)).revision
        await self._catch_up(room, after)
        mine, people = self._people[room.film][me], self._present(room.film)
        heard = heard if heard <= room.newest else -1
        hello = Hello(
            film=room.film,
            seq=max(heard, 0),
            data=Greeting(
                you=me,
                name=mine.name,
                role=mine.role,
                revision=revision,
                jobs=[] if seat.guest else [_short(job) for job in self._jobs.all(room.film)[:JOBS_GREETED]],
                count=people.count,
                people=[mine] if seat.guest else people.people,
            ),
        )
        # From here on nothing waits until the seat is greeted, so that it misses nothing.
        room.greeted(seat, heard)
        await socket.send_text(hello.model_dump_json())
        self._show_people(room)

    async def _catch_up(self, room: Room, after: int | None) -> None:
        """Bring what was missed into the ring; a thousand pages that come at once read it once."""
        if after is None or room.has_since(after):
            return
        async with room.filling:
            if not room.has_since(after):
                found = await run_in_threadpool(self.newsroom.since, room.film, after, RING)
                room.fill(found or ())

    async def _hear(self, socket: WebSocket, room: Room, me: str) -> None:
        second, said = 0, 0
        while True:
            message = await socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            now = int(self._loop.time())
            second, said = (now, 1) if now != second else (second, said + 1)
            try:
                saying = SAYING.validate_json(message.get("text") or "")
            except ValidationError:
                await _closed(socket, POLICY, "a message is {type: here, ...} or {type: ping}")
                return
            if said > SAYINGS_A_SECOND:
                await _closed(socket, POLICY, "too many messages")
                return
            match saying:
                case Here():
                    self._moved(room, me, saying)
                case Ping():
                    reached = room.seats[me].heard or 0
                    await socket.send_text(Pong(film=room.film, seq=reached, data=Missed()).model_dump_json())

    def _enter(self, film: str) -> Room:
        room = self._rooms.get(film)
        if room is None:
            room = self._rooms[film] = Room(film)
            self.newsroom.follow(film)
        return room

    def _leave(self, room: Room, me: str) -> None:
        room.seats.pop(me, None)
        self._people[room.film].pop(me, None)
        if room.seats:
            self._show_people(room)
            return
        del self._rooms[room.film], self._people[room.film]
        self._screenings.pop(room.film, None)
        self.newsroom.leave(room.film)

    def _moved(self, room: Room, me: str, here: Here) -> None:
        people = self._people[room.film]
        # Who moves last is named last.
        moved = here.model_dump(exclude={"type", "name"})
        if here.name and not room.seats[me].named and here.name.isprintable():
            moved["name"] = here.name
        people[me] = people.pop(me).model_copy(update=moved)
        self._show_people(room)

    def _present(self, film: str) -> People:
        people = list(self._people.get(film, {}).values())
        return People(count=len(people), people=people[-NAMED:][::-1])

    def _show_people(self, room: Room) -> None:
        every = PRESENCE_EVERY if len(room.seats) < CROWD else 1.0
        room.show_at_most("presence", every, lambda: Presence(film=room.film, seq=0, data=self._present(room.film)))

    def _job(self, before: JobShown | None, job: JobShown) -> None:
        room = self._rooms.get(job.film)
        if room is None:
            return
        if before is None or before.state != job.state:
            room.settle("progress")
            room.show(f"job {job.id}", Job(film=job.film, seq=0, data=_short(job)))
            self._look(job.film, False, again=True)
            return
        step = Step(job=job.id, order=job.order, stage=job.stage, done=job.done, total=job.total, what=job.what)
        self._look(job.film, False)
        message = Progressed(film=job.film, seq=0, data=step)
        room.show_at_most("progress", PROGRESS_EVERY, lambda: message)

    def _look(self, film: str, mixed: bool, *, again: bool = False) -> None:
        """Look at what can be played now; while that is looked at, once a second at most."""
        room = self._rooms.get(film)
        if room is None or (not mixed and not again and self._loop.time() < room.looked + LOOK_EVERY):
            return
        room.looked = self._loop.time()
        screening = self._screenings.setdefault(film, Screening(self._previews, film))

        async def look() -> None:
            playable = await screening.look(mixed=mixed)
            if playable is not None:
                # That there are many is not taken back by what comes after them.
                key = "preview whole" if playable.whole else "preview"
                room.show(key, Preview(film=film, seq=0, data=playable), public=True)

        self._begin(look())

    def _delivered(self, film: str, newest: int | None, messages: Sequence[Told]) -> None:
        self._soon(self._deliver, film, newest, messages)

    def _deliver(self, film: str, newest: int | None, messages: Sequence[Told]) -> None:
        room = self._rooms.get(film)
        if room is None:
            return
        if newest is not None:
            room.open(newest)
        room.tell(messages)
        if messages and not room.ahead:
            self._look_ahead(room)

    def _look_ahead(self, room: Room) -> None:
        """Have the pictures that people look at made at once: their pages ask for them a moment later."""
        people = list(self._people.get(room.film, {}).values())
        frames = {one.frame: None for one in reversed(people) if one.frame is not None}
        if not frames:
            return
        room.ahead = True

        async def look() -> None:
            try:
                await run_in_threadpool(self._previews.look_ahead, room.film, list(frames)[:AHEAD])
            finally:
                room.ahead = False

        self._begin(look())

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._looks.add(task)
        task.add_done_callback(self._looks.discard)

    def _soon(self, call: Callable[..., None], *arguments: object) -> None:
        # When the loop has ended nobody is left to be told.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(call, *arguments)


def hub_of(connection: HTTPConnection) -> Hub:
    return cast("Hub", connection.app.state.hub)


async def _hub(connection: HTTPConnection) -> Hub:
    return hub_of(connection)


InHub = Annotated[Hub, Depends(_hub)]


async def _closed(socket: WebSocket, code: int, reason: str) -> None:
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(code, reason)


def _short(job: JobShown) -> JobShown:
    """A job without its report, which is asked for."""
    return job.model_copy(update={"result": None})
