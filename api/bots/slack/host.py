"""Slack as the core sees it: post, edit, upload; and its failures sorted by who can do something about them."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# slack_sdk types its answers in part.
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from api.bots.cards import Card
from api.bots.ports import Closed, Gone, Later, NotYet, Outside, Refused
from api.bots.slack.blocks import blocks, escaped, fallback
from api.bots.slack.workspaces import Workspaces
from tools.store.rooms import End, Place

NAME = "slack"
MOST_BYTES = 1_000_000_000
AWAY = 5.0
GONE = frozenset(("message_not_found", "cant_update_message"))
CLOSED: dict[str, End] = {"thread_not_found": "deleted", "is_archived": "archived"}
OUTSIDE = frozenset(("not_in_channel", "channel_not_found"))
"""what Slack says of a channel that the bot is not in"""
PATIENCE = 8
"""times that a message is tried with a picture that Slack does not show yet"""
Blocks = list[dict[str, Any]]
Call = Awaitable[AsyncSlackResponse]
Shows = Callable[[AsyncWebClient, Blocks], Call]
AGAIN = frozenset(("internal_error", "fatal_error", "service_unavailable", "request_timeout"))


class SlackHost:
    """Every workspace that the bot is in, each by its own token."""

    name = NAME
    inside = False

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces
        self._pictures: dict[tuple[str, str], str] = {}
        self._unready: Counter[str] = Counter()

    async def post(self, place: Place, card: Card) -> str:
        if card.file is not None:
            return await self._upload(place, card)
        told = await self._shown(
            place,
            card,
            lambda client, shown: client.chat_postMessage(
                channel=place.channel,
                thread_ts=place.thread or None,
                text=fallback(card),
                blocks=shown,
                unfurl_links=False,
                unfurl_media=False,
            ),
        )
        return str(told["ts"])

    async def enter(self, place: Place, card: Card) -> str:
        """Post a card in a channel, and come into it for that, where it is one that everyone may come into."""
        try:
            return await self.post(place, card)
        except Outside:
            pass
        client = await self._workspaces.client(place.team)
        await _heard(lambda: client.conversations_join(channel=place.channel))
        return await self.post(place, card)

    async def edit(self, place: Place, message: str, card: Card) -> None:
        await self._shown(
            place,
            card,
            lambda client, shown: client.chat_update(
                channel=place.channel, ts=message, text=fallback(card), blocks=shown
            ),
        )

    async def _shown(self, place: Place, card: Card, call: Shows) -> AsyncSlackResponse:
        """A message with its picture, as soon as Slack can show that; it looks at a new one for a second or so."""
        client = await self._workspaces.client(place.team)
        picture = await self._picture(client, place, card)
        try:
            return await _heard(lambda: call(client, blocks(card, picture)))
        except Refused as error:
            if not picture or str(error) != "invalid_blocks":
                raise
            self._unready[picture] += 1
            if self._unready[picture] < PATIENCE:
                raise NotYet from None
            return await _heard(lambda: call(client, blocks(card)))

    async def _picture(self, client: AsyncWebClient, place: Place, card: Card) -> str:
        """The id of what Slack has of the card's picture, sent there once; empty where it has or takes none."""
        still = card.picture
        if still is None:
            return ""
        key = (place.team, still.name)
        if key not in self._pictures:
            try:
                told = await _heard(
                    lambda: client.files_upload_v2(file=str(still), filename=still.name, title=card.title[:200])
                )
                self._pictures[key] = _file_of(told)
            except Refused:
                # A message says all that counts without it.
                self._pictures[key] = ""
        return self._pictures[key]

    async def whisper(self, place: Place, user: str, words: str, link: str = "") -> None:
        """Tell one user something that nobody else sees, with an address of ours."""
        client = await self._workspaces.client(place.team)
        await _heard(
            lambda: client.chat_postEphemeral(
                channel=place.channel,
                user=user,
                thread_ts=place.thread or None,
                text=f"{escaped(words)} {link}".strip(),
            )
        )

    async def files_of(self, place: Place, message: str) -> list[str]:
        """The files of a message in the channel of a place; none where Slack does not tell. Raises Later."""
        client = await self._workspaces.client(place.team)
        try:
            told = await _heard(lambda: client.reactions_get(channel=place.channel, timestamp=message))
        except (Gone, Refused):
            return []
        shown: dict[str, Any] = told.get("message") or {}
        return [str(one["id"]) for one in shown.get("files") or []]

    async def direct(self, place: Place, user: str, words: str) -> None:
        client = await self._workspaces.client(place.team)
        await _heard(lambda: client.chat_postMessage(channel=user, text=escaped(words)))

    async def _upload(self, place: Place, card: Card) -> str:
        file = card.file
        assert file is not None
        if file.stat().st_size > MOST_BYTES:
            return await self._linked(place, card)
        client = await self._workspaces.client(place.team)
        try:
            told = await _heard(
                lambda: client.files_upload_v2(
                    channel=place.channel,
                    thread_ts=place.thread or None,
                    file=str(file),
                    filename=f"{card.title[:80].replace('/', '-')}{file.suffix}",
                    title=card.title[:200],
                    initial_comment=escaped("\n".join(card.lines)) or None,
                )
            )
        except (Closed, Outside):
            raise
        except Refused:
            # No files are taken, or none so large, or no more of them: it is there all the same.
            return await self._linked(place, card)
        return _file_of(told)

    async def _linked(self, place: Place, card: Card) -> str:
        """Tell of a file that Slack does not take, and of where it is."""
        words = ("Slack does not take this file; fetch it from the studio's page.",)
        return await self.post(place, Card(card.key, card.title, words, card.buttons))


def _file_of(told: AsyncSlackResponse) -> str:
    # The list of what was shared; its length is that of what was sent.
    shared: list[dict[str, str]] = told.get("files") or [{"id": ""}]
    return shared[0]["id"]


async def _heard(call: Callable[[], Call]) -> AsyncSlackResponse:
    """The answer; what went wrong as Gone, Later or Refused."""
    try:
        return await call()
    except SlackApiError as error:
        code = str(error.response.get("error", ""))
        if code in GONE:
            raise Gone from None
        if code in CLOSED:
            raise Closed(CLOSED[code]) from None
        if code in OUTSIDE:
            raise Outside(code) from None
        if code == "ratelimited" or error.response.status_code == 429:
            # A limit is one of a workspace and a method: everyone else goes on.
            raise Later(float(error.response.headers.get("Retry-After", AWAY)), here=True) from None
        if code in AGAIN or error.response.status_code >= 500:
            raise Later(AWAY) from None
        raise Refused(code) from None
    except (TimeoutError, aiohttp.ClientError, OSError, SlackRequestError):
        # The last is what an upload says whose bytes were not taken.
        raise Later(AWAY) from None
