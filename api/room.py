"""One film's room: the messages of late, how things are now, and who is in it. It lives on the event loop.

numbered messages ──> ring: 1 2 3 4 5 6        a seat only remembers how far it has heard: [cursor]
how things are    ──> slots: presence, job, ..  the newest of each; a seat hears those that are newer than its own

So a slow page costs nothing but its cursor. One that falls behind the ring is told to read everything anew.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Generator, Sequence

from api.events import Envelope, Snapshot

Told = tuple[int, str, str | None]
"""(number, message, what guests get in its place; None: nothing)"""

RING = 512
"""numbered messages that are kept at hand"""
RING_CHARACTERS = 8_000_000
SLOTS = 64


class Seat:
    """A socket's place in a room: how far it has heard."""

    def __init__(self, *, guest: bool = False, named: bool = False) -> None:
        self.guest = guest
        """who came by a share link hears of the film, and not of how it is made"""
        self.named = named
        """who came by a pass is called as it says, and not as the page says"""
        self.heard: int | None = None
        """the number of the last numbered message; None before it was greeted"""
        self.version = 0
        self.news = asyncio.Event()


class Room:
    """What the pages on one film share. Nothing here waits."""

    def __init__(self, film: str) -> None:
        self.film = film
        self.seats: dict[str, Seat] = {}
        self.opened = asyncio.Event()
        """set once the newest number is known"""
        self.newest = 0
        self.looked = 0.0
        """when it was last looked at what of the film can be played"""
        self.ahead = False
        """whether pictures are being made that its people are about to ask for"""
        self.filling = asyncio.Lock()
        self._ring: deque[Told] = deque()
        self._characters = 0
        self._slots: dict[str, tuple[int, str, bool]] = {}
        self._version = 0
        self._due: dict[str, Callable[[], Envelope]] = {}
        self._shown: dict[str, float] = {}

    def open(self, newest: int) -> None:
        """The newest number as it was when the film came to be followed; said again, it means nothing."""
        if self.opened.is_set():
            return
        if newest > self.newest:
            # The ring has a hole up to there.
            self._ring.clear()
            self._characters = 0
            self.newest = newest
        self.opened.set()

    def tell(self, messages: Sequence[Told]) -> None:
        """Numbered messages; those that are known are left out, and after a hole the ring begins anew."""
        for seq, text, public in messages:
            if seq <= self.newest:
                continue
            if seq != self.newest + 1:
                self._ring.clear()
                self._characters = 0
            self._ring.append((seq, text, public))
            self._characters += len(text)
            self.newest = seq
        while len(self._ring) > RING or (self._characters > RING_CHARACTERS and len(self._ring) > 1):
            self._characters -= len(self._ring.popleft()[1])
        self.wake()

    def fill(self, messages: Sequence[Told]) -> None:
        """Older messages, put before the ring where they meet it."""
        for seq, text, public in reversed(messages):
            oldest = self._ring[0][0] if self._ring else self.newest + 1
            if seq == oldest - 1 and len(self._ring) < RING and self._characters < RING_CHARACTERS:
                self._ring.appendleft((seq, text, public))
                self._characters += len(text)

    def has_since(self, seq: int) -> bool:
        """Whether everything after this number is at hand."""
        return seq >= self.newest or bool(self._ring and self._ring[0][0] <= seq + 1)

    def show(self, key: str, message: Envelope, *, public: bool = False) -> None:
        """How something is now, in place of how it was; guests hear it when it is `public`."""
        self._version += 1
        self._slots.pop(key, None)
        text = message.model_copy(update={"seq": self.newest}).model_dump_json()
        self._slots[key] = (self._version, text, public)
        while len(self._slots) > SLOTS:
            del self._slots[next(iter(self._slots))]
        self.wake()

    def show_at_most(self, key: str, every: float, made: Callable[[], Envelope]) -> None:
        """The same, at most once in `every` seconds; of what comes faster, the last is shown."""
        if key in self._due:
            self._due[key] = made
            return
        loop = asyncio.get_running_loop()
        wait = self._shown.get(key, -every) + every - loop.time()
        self._due[key] = made
        if wait <= 0:
            self._show_due(key)
        else:
            loop.call_later(wait, self._show_due, key)

    def settle(self, key: str) -> None:
        """Show what is due at once."""
        if key in self._due:
            self._show_due(key)

    def greeted(self, seat: Seat, heard: int) -> None:
        """The seat knows how things are now, and has heard up to this number."""
        seat.heard, seat.version = heard, self._version
        seat.news.set()

    def pending(self, seat: Seat) -> Generator[str]:
        """What a seat has not heard yet, numbered ones first; each is heard once it was taken."""
        if seat.heard is None:
            return
        while seat.heard < self.newest:
            if not self.has_since(seat.heard):
                seat.heard, seat.version = self.newest, self._version
                yield Snapshot(film=self.film, seq=self.newest).model_dump_json()
                continue
            seq, text, public = self._ring[seat.heard + 1 - self._ring[0][0]]
            seat.heard = seq
            said = public if seat.guest else text
            if said is not None:
                yield said
        for version, text, public in list(self._slots.values()):
            if version > seat.version and (public or not seat.guest):
                seat.version = version
                yield text
                # What came meanwhile comes before how things are.
                if seat.heard < self.newest:
                    yield from self.pending(seat)
                    return

    def wake(self) -> None:
        for seat in self.seats.values():
            seat.news.set()

    def _show_due(self, key: str) -> None:
        made = self._due.pop(key, None)
        if made is not None:
            self._shown[key] = asyncio.get_running_loop().time()
            self.show(key, made())
