"""Discord as the core sees it: post, edit, and threads; a file is made small enough, or is told of."""

import asyncio
import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from api.bots.cards import Card
from api.bots.discord.components import NOBODY, escaped, file_name, message, parted
from api.bots.discord.rest import Archived, Rest, TooLarge
from api.bots.lengths import pieces
from api.bots.ports import Gone, NotYet, Outside, Refused
from tools.film.errors import WorkprintError
from tools.store.rooms import Place

NAME = "discord"
MOST_WORDS = 2000
"""signs of a message of plain words, which is no card"""
LIMIT = 10 << 20
"""bytes of an attachment where no server has more"""
WEEK = 10_080
"""minutes after which a silent thread is archived"""
LOOSE = "~"
"""how the thread of a place begins that has none: its messages are in the channel itself"""

Fit = Callable[[Path, int], Path | None]
"""(a file, bytes) -> the file, or the same in so few bytes; None when that cannot be. Blocking."""


class DiscordHost:
    """Every server that the bot is in."""

    name = NAME
    inside = True

    def __init__(self, rest: Rest, fit: Fit) -> None:
        self._rest, self._fit = rest, fit
        self._limits: dict[str, int] = {}
        self._holds: dict[str, str] = {}
        self._lost: dict[str, int] = {}
        self._fitting: dict[tuple[Path, int], asyncio.Task[Path | None]] = {}

    def limit(self, team: str, size: int) -> None:
        """What a server takes, as its interactions tell."""
        self._limits[team] = size

    async def post(self, place: Place, card: Card) -> str:
        # What is edited later on, or has a file, is one message.
        *before, last = parted(card) if card.once and card.file is None else [card]
        for part in before:
            await self._posted(place, part)
        return await self._posted(place, last)

    async def _posted(self, place: Place, card: Card) -> str:
        body, file = await self._filled(place, card)
        path = f"channels/{_where(place)}/messages"
        try:
            told = await self._opened(
                place, lambda: self._rest.ask("POST", path, self._once(place, card, body), file=file)
            )
        except TooLarge:
            # The server takes less than it told.
            body, file = _without_file(card), None
            told = await self._opened(place, lambda: self._rest.ask("POST", path, self._once(place, card, body)))
        self._holds[str(told["id"])] = file[0] if file else ""
        return str(told["id"])

    async def edit(self, place: Place, message: str, card: Card) -> None:
        channel = place.channel if message == place.thread else _where(place)
        body, file = await self._filled(place, card)
        if file is not None and self._holds.get(message) == file[0]:
            # It is attached already, and stays.
            file = None
        elif file is not None:
            body["attachments"] = [{"id": 0, "filename": file[0]}]
        else:
            body["attachments"] = []
        path = f"channels/{channel}/messages/{message}"
        try:
            try:
                await self._opened(place, lambda: self._rest.ask("PATCH", path, body, file=file))
            except TooLarge:
                bare: dict[str, Any] = {**_without_file(card), "attachments": []}
                file = None
                await self._opened(place, lambda: self._rest.ask("PATCH", path, bare))
        except Gone:
            self._lost[_key(place, card)] = self._lost.get(_key(place, card), 0) + 1
            raise
        if file is not None:
            self._holds[message] = file[0]

    async def begin(self, place: Place, card: Card) -> Place:
        """Post the first message of a film in a channel, with a thread: the place of the film from then on."""
        first = await self.post(Place(NAME, place.team, place.channel, ""), card)
        path = f"channels/{place.channel}/messages/{first}/threads"
        try:
            told = await self._rest.ask(
                "POST", path, {"name": card.title[:100] or "A film", "auto_archive_duration": WEEK}
            )
        except (Refused, Gone, Archived):
            # No right to make threads, or a place that cannot have one: the film's messages stay in the channel.
            return Place(NAME, place.team, place.channel, f"{LOOSE}{first}")
        return Place(NAME, place.team, place.channel, str(told["id"]))

    async def direct(self, place: Place, user: str, words: str) -> None:
        del place
        await self.tell(user, escaped(words))

    async def tell(self, user: str, shown: str) -> None:
        """Tell someone something that is ready to be shown, in as many messages as it takes."""
        if not shown:
            return
        room = await self._rest.ask("POST", "users/@me/channels", {"recipient_id": user})
        for piece in pieces(shown, MOST_WORDS):
            body = {"content": piece, "allowed_mentions": NOBODY}
            await self._rest.ask("POST", f"channels/{room['id']}/messages", body)

    async def _filled(self, place: Place, card: Card) -> tuple[dict[str, Any], tuple[str, Path] | None]:
        """The body of a message, and the file that goes with it."""
        if card.file is None:
            return message(card), None
        limit = self._limits.get(place.team, LIMIT)
        fits = await self._fitted(card.file, limit)
        if fits is None:
            return _without_file(card), None
        name = file_name(card, card.file)
        return message(card, name), (name, fits)

    async def _fitted(self, file: Path, limit: int) -> Path | None:
        """The file in so few bytes. Raises NotYet while it is being made smaller, which takes its time."""
        if await asyncio.to_thread(lambda: file.stat().st_size) <= limit:
            return file
        key = (file, limit)
        if key not in self._fitting:
            self._fitting[key] = asyncio.create_task(asyncio.to_thread(_made, self._fit, file, limit))
        if not self._fitting[key].done():
            raise NotYet
        return self._fitting.pop(key).result()

    async def _opened(self, place: Place, call: Callable[[], Any]) -> Any:
        """The answer of a call; a thread that was archived meanwhile is opened for it."""
        try:
            return await call()
        except Archived:
            with suppress(Archived):
                await self._rest.ask("PATCH", f"channels/{_where(place)}", {"archived": False})
                return await call()
            raise Outside("the thread is locked") from None

    def _once(self, place: Place, card: Card, body: dict[str, Any]) -> dict[str, Any]:
        """The body of a post that Discord takes once, should its answer be lost; a deleted message may come again."""
        known = f"{_key(place, card)} {card.digest} {self._lost.get(_key(place, card), 0)}"
        return {**body, "nonce": hashlib.sha256(known.encode()).hexdigest()[:24], "enforce_nonce": True}


def _made(fit: Fit, file: Path, limit: int) -> Path | None:
    try:
        return fit(file, limit)
    except WorkprintError:
        # A file that nobody can read is not read again and again: it is told of, as one that is too large.
        return None


def _without_file(card: Card) -> dict[str, Any]:
    """The card's message where its file is not taken: it tells of it, and has the way to the page."""
    told = (*card.lines, "The file is more than Discord takes; fetch it from the studio's page.")
    return message(Card(card.key, card.title, told, card.buttons))


def _where(place: Place) -> str:
    """The channel in which the messages of a place are."""
    return place.thread if place.thread and not place.thread.startswith(LOOSE) else place.channel


def _key(place: Place, card: Card) -> str:
    return f"{place.channel} {place.thread} {card.key}"
