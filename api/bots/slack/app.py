"""What Slack sends, into ours: acknowledged at once, done afterwards, each delivery once."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportMissingTypeArgument=false, reportUnusedFunction=false
# pyright: reportMissingTypeStubs=false
# slack_bolt types its listeners in part, and takes them by decoration.
import asyncio
import re
from contextlib import suppress
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from api.bots.desk import Desk, Heard, Who
from api.bots.ports import Gone, Later, Refused
from api.bots.slack.blocks import NOTE, modal, typed
from api.bots.slack.host import NAME, SlackHost
from tools.store.rooms import Place


def build_app(client: AsyncWebClient, desk: Desk, host: SlackHost, signing_secret: str | None) -> AsyncApp:
    """The app with its listeners. Without a signing secret it only serves Socket Mode."""
    app = AsyncApp(
        client=client, signing_secret=signing_secret, request_verification_enabled=signing_secret is not None
    )

    async def answered(place: Place, who: Who, heard: Heard) -> None:
        with suppress(Gone, Later, Refused):
            if heard.film:
                card = await asyncio.to_thread(desk.opens, heard.film)
                thread = await host.post(Place(NAME, place.team, place.channel, ""), card)
                await asyncio.to_thread(desk.opened, Place(NAME, place.team, place.channel, thread), heard.film, card)
            elif heard.card is not None:
                await host.post(heard.place or place, heard.card)
            elif heard.words:
                await host.whisper(place, who.user, heard.words, heard.link)

    async def said(place: Place, who: Who, words: str, key: str, *, command: bool) -> None:
        if await asyncio.to_thread(desk.first, f"{NAME}:{place.team}:{key}"):
            heard = await asyncio.to_thread(lambda: desk.heard(place, who, words, command=command))
            await answered(place, who, heard)

    @app.command("/film")
    async def film(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        place = Place(NAME, body["team_id"], body["channel_id"], "")
        who = Who(body["user_id"], body.get("user_name", body["user_id"]))
        await said(place, who, typed(body.get("text", "")), body["trigger_id"], command=True)

    async def heard_in_thread(body: dict[str, Any], *, mention: bool) -> None:
        event = body["event"]
        if event.get("bot_id") or event.get("subtype") or not event.get("user"):
            return
        place = Place(NAME, body["team_id"], event["channel"], event.get("thread_ts", ""))
        if not place.thread and not mention:
            return
        if place.thread and not await asyncio.to_thread(desk.knows, place):
            return
        words = typed(re.sub(r"<@[^>]+>", "", event.get("text", "")) if mention else event.get("text", ""))
        who = Who(event["user"], event["user"])
        # A mention in a thread comes as a message, too, with the same time.
        await said(place, who, words, f"{event['channel']}:{event['ts']}", command=not place.thread)

    @app.event("message")
    async def message(body: dict[str, Any]) -> None:
        await heard_in_thread(body, mention="<@" in str(body["event"].get("text", "")))

    @app.event("app_mention")
    async def mentioned(body: dict[str, Any]) -> None:
        await heard_in_thread(body, mention=True)

    @app.action(re.compile("^note-"))
    async def asks_note(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        place = _place(body)
        view = modal(body["actions"][0]["value"], place.channel, place.thread)
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.action(re.compile("^press-"))
    async def pressed(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        place, who = _place(body), _who(body)
        if await asyncio.to_thread(desk.first, f"{NAME}:{place.team}:{body['trigger_id']}"):
            value = str(body["actions"][0]["value"])
            await answered(place, who, await asyncio.to_thread(desk.pressed, place, who, value))

    @app.action(re.compile("^open-"))
    async def opens(ack: AsyncAck) -> None:
        await ack()

    @app.view(NOTE)
    async def noted(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        channel, thread, value = body["view"]["private_metadata"].split("\n", 2)
        note = typed(body["view"]["state"]["values"][NOTE][NOTE].get("value") or "")
        place, who = Place(NAME, body["team"]["id"], channel, thread), _who(body)
        await answered(place, who, await asyncio.to_thread(desk.pressed, place, who, value, note))

    return app


def _place(body: dict[str, Any]) -> Place:
    message = body["message"]
    return Place(NAME, body["team"]["id"], body["channel"]["id"], str(message.get("thread_ts") or message["ts"]))


def _who(body: dict[str, Any]) -> Who:
    user = body["user"]
    return Who(user["id"], user.get("username") or user.get("name") or user["id"])
