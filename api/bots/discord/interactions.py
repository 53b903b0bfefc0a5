"""What Discord sends, into ours: answered at once, done afterwards, each delivery once.

interaction ──answer (within 3 s)──> Discord        the work ──> desk ──> what came of it, where it belongs
"""

import asyncio
import re
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from api.bots.attachments import Attachment, Attachments
from api.bots.buttons import pressed_in_words
from api.bots.desk import Desk
from api.bots.discord.components import ASK, EPHEMERAL, NOBODY, PRESS, escaped, modal, noted
from api.bots.discord.host import LOOSE, MOST_WORDS, NAME, DiscordHost
from api.bots.discord.rest import Archived, Rest
from api.bots.grammar import of_command
from api.bots.hearing import Heard, Who
from api.bots.lengths import pieces
from api.bots.patiently import patiently
from api.bots.ports import Closed, Gone, Refused
from tools.film.errors import WorkprintError
from tools.production.forms import Export
from tools.store.rooms import Place

PING, COMMAND, PRESSED, TYPING, SENT = 1, 2, 3, 4, 5
PONG, WAIT, WAIT_QUIETLY, CHOICES, WINDOW = 1, 5, 6, 8, 9
THREADS = (10, 11, 12)
CHOICE, MOST = 100, 25
Body = dict[str, Any]


class Interactions:
    """The ears of the bot, whichever way things come to it."""

    def __init__(self, desk: Desk, host: DiscordHost, rest: Rest, attachments: Attachments) -> None:
        self._desk, self._host, self._rest, self._attachments = desk, host, rest, attachments
        self._tasks: set[asyncio.Task[None]] = set()

    async def answer(self, told: Body) -> Body:
        """What Discord is answered now. What it means is done beside it."""
        kind, data = told.get("type"), told.get("data", {})
        if kind == PING:
            return {"type": PONG}
        if size := told.get("attachment_size_limit"):
            self._host.limit(_team(told), int(size))
        match kind:
            case _ if kind == COMMAND:
                self._beside(self._commanded(told))
                return {"type": WAIT, "data": {"flags": EPHEMERAL}}
            case _ if kind == TYPING:
                return {"type": CHOICES, "data": {"choices": await asyncio.to_thread(self._choices, told)}}
            case _ if kind == PRESSED and str(data.get("custom_id", "")).startswith(ASK):
                return {"type": WINDOW, "data": modal(data["custom_id"])}
            case _ if kind in (PRESSED, SENT):
                note = noted(data.get("components", [])) if kind == SENT else ""
                self._beside(self._pressed(told, str(data.get("custom_id", "")), note))
                return {"type": WAIT_QUIETLY}
            case _:
                return {"type": WAIT_QUIETLY}

    async def close(self) -> None:
        """Wait for what is in hand."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=10)

    async def message(self, told: Body, me: str) -> None:
        """A message in a thread of ours, or one that mentions us."""
        author = told.get("author", {})
        if author.get("bot") or told.get("webhook_id"):
            return
        team, channel = _team(told), str(told["channel_id"])
        room = await asyncio.to_thread(self._desk.threaded, NAME, team, channel)
        mentioned = any(str(one.get("id")) == me for one in told.get("mentions", []))
        if room is None and not mentioned:
            return
        words = re.sub(rf"<@!?{re.escape(me)}>", "", str(told.get("content", ""))).strip()
        files: list[Body] = told.get("attachments") or []
        if not words and not files:
            return
        place = room.place if room is not None else Place(NAME, team, channel, "")
        who = _who(told)

        async def work() -> None:
            key = _key(told)
            if await asyncio.to_thread(self._desk.hear, key, place, who, words):
                heard = await self._with(
                    place,
                    who,
                    files,
                    lambda uploads: self._desk.heard(place, who, words, key, command=room is None, uploads=uploads),
                )
                await self._answered(key, place, heard, lambda said: self._host.tell(who.user, said))

        self._beside(work())

    async def _commanded(self, told: Body) -> None:
        place, who, key = _place(told), _who(told), _key(told)
        name, given = _given(told)
        film = given.pop("film", "") if name != "follow" else ""
        sent: dict[str, Body] = told["data"].get("resolved", {}).get("attachments", {})
        files = [sent[one] for one in (given.pop("file", ""),) if one in sent]
        if not await asyncio.to_thread(self._desk.hear, key, place, who, " ".join((name, *given.values()))):
            return

        def work(uploads: tuple[str, ...]) -> Heard:
            try:
                said = of_command(name, given)
            except WorkprintError as error:
                return Heard(error.message)
            return self._desk.asked(place, who, said, key, anywhere=True, film=film, uploads=uploads)

        async def reply(said: str) -> None:
            await self._reply(told, "PATCH", "/messages/@original", said or "It is in the thread.")

        await self._answered(key, place, await self._with(place, who, files, work), reply)

    async def _answered(
        self, key: str, place: Place, heard: Heard, tell: Callable[[str], Coroutine[Any, Any, None]]
    ) -> None:
        """What came of something, where it belongs; `tell` tells the rest to who asked alone."""
        if heard.kept:
            return
        said = await self._shown(place, heard)
        with suppress(Gone, Refused, Archived):
            await patiently(lambda: tell(said))
        await asyncio.to_thread(self._desk.answered, key)

    async def _with(self, place: Place, who: Who, files: list[Body], work: Callable[[tuple[str, ...]], Heard]) -> Heard:
        """What comes of words and of the files that came with them."""
        try:
            by = await asyncio.to_thread(self._desk.sender, place, who) if files else None
            listed = [Attachment(str(one["filename"]), str(one["url"]), int(one["size"])) for one in files]
            uploads = await self._attachments.kept(listed, by) if by is not None else ()
        except WorkprintError as error:
            return Heard(error.message)
        return await self._desk.done(lambda: work(uploads))

    async def _pressed(self, told: Body, custom_id: str, note: str) -> None:
        place, who, key = _place(told), _who(told), _key(told)
        value = custom_id.removeprefix(PRESS).removeprefix(ASK)
        if not await asyncio.to_thread(self._desk.hear, key, place, who, pressed_in_words(value, note)):
            return
        heard = await self._desk.done(lambda: self._desk.pressed(place, who, value, key, note))
        await self._answered(key, place, heard, lambda said: self._reply(told, "POST", "", said))

    async def _reply(self, told: Body, method: str, where: str, words: str) -> None:
        """Words for who asked alone, by the token of the interaction, which lives for 15 minutes."""
        if not words:
            return
        hook = f"webhooks/{told['application_id']}/{told['token']}"
        for at, piece in enumerate(pieces(words, MOST_WORDS)):
            body: Body = {"content": piece, "allowed_mentions": NOBODY}
            if at or method == "POST":
                # The first may fill what was answered at once; all that follow are messages of their own.
                await self._rest.ask("POST", hook, {**body, "flags": EPHEMERAL}, token=False)
            else:
                await self._rest.ask(method, f"{hook}{where}", body, token=False)

    async def _shown(self, place: Place, heard: Heard) -> str:
        """What everyone is to see is posted; what is for who asked alone is returned, ready to be shown."""
        try:
            if heard.film:
                card = await asyncio.to_thread(self._desk.opens, heard.film)
                room = await patiently(lambda: self._host.begin(place, card))
                await asyncio.to_thread(self._desk.opened, room, heard.film, card, room.thread.removeprefix(LOOSE))
            elif (card := heard.card) is not None:
                await patiently(lambda: self._host.post(heard.place or place, card))
        except Closed as closed:
            return await asyncio.to_thread(self._desk.gone, heard.place or place, closed.why)
        except (Refused, Gone, Archived):
            return "I may not write here. I need View Channel, Send Messages, Create Public Threads and Attach Files."
        return f"{escaped(heard.words)} {heard.link}".strip()

    def _choices(self, told: Body) -> list[Body]:
        """What may be chosen, by what is typed so far."""
        place, who = _place(told), _who(told)
        name, given = _given(told)
        asked, typed = _focused(told)
        if asked == "film":
            found = self._desk.titles(place, who, typed, all_of_them=name == "follow")
            choices = [(title, film) for title, film in found]
        elif asked == "form":
            choices = [(form.value, form.value) for form in Export if typed.casefold() in form.value]
        else:
            before, _, last = typed.rpartition(" ")
            so_far = f"{before} " if before else ""
            choices = [
                (f"{so_far}{number} ({slate}) {prompt}", f"{so_far}{number}")
                for number, slate, prompt in self._desk.shots(place, who, given.get("film", ""))
                if str(number).startswith(last) or last.casefold() in f"{slate} {prompt}".casefold()
            ]
        return [{"name": shown[:CHOICE], "value": value[:CHOICE]} for shown, value in choices[:MOST]]

    def _beside(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _team(told: Body) -> str:
    return str(told.get("guild_id") or "@me")


def _key(told: Body) -> str:
    """How a delivery is known, so that its second coming does nothing."""
    return f"{NAME}:{_team(told)}:{told['id']}"


def _place(told: Body) -> Place:
    """Where something was said: a thread says of which channel it is; else the message that a button is in is one."""
    channel: Body = told.get("channel") or {}
    here = str(told.get("channel_id") or channel.get("id"))
    if channel.get("type") in THREADS and channel.get("parent_id"):
        return Place(NAME, _team(told), str(channel["parent_id"]), here)
    message: Body = told.get("message") or {}
    return Place(NAME, _team(told), here, str(message.get("id", "")))


def _who(told: Body) -> Who:
    member: Body = told.get("member") or {}
    user: Body = member.get("user") or told.get("user") or told.get("author") or {}
    return Who(
        str(user["id"]), str(member.get("nick") or user.get("global_name") or user.get("username") or user["id"])
    )


def _given(told: Body) -> tuple[str, dict[str, str]]:
    """The part of `/film` that was chosen, and what was given for it."""
    parts: list[Body] = told["data"].get("options") or [{"name": "help"}]
    given: list[Body] = parts[0].get("options", [])
    return str(parts[0]["name"]), {str(one["name"]): str(one.get("value", "")) for one in given}


def _focused(told: Body) -> tuple[str, str]:
    given: list[Body] = told["data"]["options"][0].get("options", [])
    one = next((one for one in given if one.get("focused")), {"name": "", "value": ""})
    return str(one["name"]), str(one["value"])
