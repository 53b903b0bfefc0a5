"""What Slack sends, into ours: acknowledged at once, done afterwards, each delivery once."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportMissingTypeArgument=false, reportUnusedFunction=false
# pyright: reportMissingTypeStubs=false
# slack_bolt types its listeners in part, and takes them by decoration.
import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, cast

import aiohttp
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncRespond
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from api.bots.attachments import Attachment, Attachments
from api.bots.buttons import pressed_in_words
from api.bots.desk import Desk
from api.bots.hearing import Heard, Who
from api.bots.patiently import patiently
from api.bots.ports import Closed, Gone, Refused
from api.bots.reactions import verdict_of
from api.bots.slack.blocks import NOTE, escaped, modal, typed
from api.bots.slack.host import NAME, SlackHost
from api.bots.slack.workspaces import Workspaces
from tools.film.errors import WorkprintError
from tools.store.rooms import Place

STRANGE = "Workprint is not set up for this workspace."
OUTSIDE = "I may not write here ({}). Invite me with /invite @Workprint, and say it again."
PATIENCE = "Slack asks for patience; press it again in a moment."


def build_app(
    workspaces: Workspaces, base: AsyncWebClient, desk: Desk, host: SlackHost, attachments: Attachments, secret: str
) -> AsyncApp:
    """The app with its listeners. Without a signing secret it only serves Socket Mode.

    `base` has the address of Slack and no token: whoever is answered is answered by the token of their workspace.
    """

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        workspace = await workspaces.of(team_id or "")
        if workspace is None:
            return None
        token = workspace.bot_token.get_secret_value()
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_user_id=workspace.bot or None, bot_token=token
        )

    async def here_alone(context: AsyncBoltContext, next: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse:
        # Told in the answer itself: the library would ask Slack first.
        if context.team_id and await workspaces.of(context.team_id) is None:
            return BoltResponse(status=200, body={"text": STRANGE} if context.response_url else "")
        return await next()

    app = AsyncApp(
        client=base,
        authorize=cast("Callable[..., Awaitable[AuthorizeResult]]", authorize),
        signing_secret=secret or None,
        request_verification_enabled=bool(secret),
        before_authorize=here_alone,
    )

    async def shown(place: Place, who: Who, heard: Heard) -> None:
        """Raises Gone and Refused."""
        if heard.film:
            card = await asyncio.to_thread(desk.opens, heard.film)
            there = Place(NAME, place.team, place.channel, "")
            # Whoever began a film in a channel wants it there: the bot comes in by itself, where it may.
            thread = await patiently(lambda: host.enter(there, card))
            await asyncio.to_thread(desk.opened, Place(NAME, place.team, place.channel, thread), heard.film, card)
            if heard.words:
                await patiently(lambda: host.whisper(place, who.user, heard.words))
        elif (card := heard.card) is not None:
            await patiently(lambda: host.post(heard.place or place, card))
        elif heard.words:
            await patiently(lambda: host.whisper(place, who.user, heard.words, heard.link))

    async def answered(key: str, place: Place, who: Who, heard: Heard, respond: AsyncRespond | None) -> None:
        """What came of it, where it belongs; where the bot may not write, to who asked alone."""
        if heard.kept:
            return
        try:
            await shown(place, who, heard)
        except Closed as closed:
            await quietly(respond, await asyncio.to_thread(desk.gone, heard.place or place, closed.why))
        except (Gone, Refused) as error:
            await quietly(respond, f"{escaped(heard.words)} {heard.link}".strip() or OUTSIDE.format(error))
        await asyncio.to_thread(desk.answered, key)

    async def quietly(respond: AsyncRespond | None, words: str) -> None:
        """Words for who asked alone, by the address that came with what they did: it needs no right and no channel."""
        if respond is not None and respond.response_url:
            with suppress(TimeoutError, aiohttp.ClientError, OSError):
                await respond(text=words, response_type="ephemeral", replace_original=False)

    async def said(
        place: Place,
        who: Who,
        words: str,
        key: str,
        *,
        command: bool,
        files: list[dict[str, Any]] | None = None,
        respond: AsyncRespond | None = None,
    ) -> None:
        if not await asyncio.to_thread(desk.hear, key, place, who, words):
            return
        try:
            uploads = await taken_in(place, who, files) if files else ()
        except WorkprintError as error:
            heard = Heard(error.message)
        else:
            heard = await desk.done(lambda: desk.heard(place, who, words, key, command=command, uploads=uploads))
        await answered(key, place, who, heard, respond)

    async def press(place: Place, who: Who, value: str, delivery: str, respond: AsyncRespond, note: str = "") -> None:
        key = _key(place, delivery)
        if await asyncio.to_thread(desk.hear, key, place, who, pressed_in_words(value, note)):
            heard = await desk.done(lambda: desk.pressed(place, who, value, key, note))
            await answered(key, place, who, heard, respond)

    async def taken_in(place: Place, who: Who, files: list[dict[str, Any]]) -> tuple[str, ...]:
        """The uploads that files of a message are now; none of who is not known. Raises WorkprintError."""
        by, workspace = await asyncio.to_thread(desk.sender, place, who), await workspaces.of(place.team)
        if by is None or workspace is None:
            return ()
        listed = [
            Attachment(
                str(one.get("name") or "upload"),
                str(one.get("url_private_download") or one.get("url_private") or ""),
                int(one.get("size") or 0),
            )
            for one in files
        ]
        return await attachments.kept(listed, by, {"authorization": f"Bearer {workspace.bot_token.get_secret_value()}"})

    @app.command("/film")
    async def film(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond) -> None:
        await ack()
        place = Place(NAME, _team(context), body["channel_id"], "")
        who = Who(body["user_id"], body.get("user_name", body["user_id"]))
        key = _key(place, body["trigger_id"])
        await said(place, who, typed(body.get("text", "")), key, command=True, respond=respond)

    async def heard_in_thread(body: dict[str, Any], context: AsyncBoltContext, *, mention: bool) -> None:
        event = body["event"]
        if event.get("bot_id") or event.get("subtype") not in (None, "file_share") or not event.get("user"):
            return
        place = Place(NAME, _team(context), event["channel"], event.get("thread_ts", ""))
        if not place.thread and not mention:
            return
        if place.thread and not await asyncio.to_thread(desk.knows, place):
            return
        words = typed(re.sub(r"<@[^>]+>", "", event.get("text", "")) if mention else event.get("text", ""))
        who = Who(event["user"], event["user"])
        # A mention in a thread comes as a message, too, with the same time.
        key = _key(place, f"{event['channel']}:{event['ts']}")
        await said(place, who, words, key, command=not place.thread, files=event.get("files"))

    @app.event("message")
    async def message(body: dict[str, Any], context: AsyncBoltContext) -> None:
        await heard_in_thread(body, context, mention="<@" in str(body["event"].get("text", "")))

    @app.event("app_mention")
    async def mentioned(body: dict[str, Any], context: AsyncBoltContext) -> None:
        await heard_in_thread(body, context, mention=True)

    @app.event("reaction_added")
    async def reacted(body: dict[str, Any], event: dict[str, Any], context: AsyncBoltContext) -> None:
        item, verdict = event["item"], verdict_of(str(event.get("reaction", "")))
        if verdict is None or item.get("type") != "message" or not event.get("user"):
            return
        place, who = Place(NAME, _team(context), item["channel"], ""), Who(event["user"], event["user"])
        seen = await asyncio.to_thread(desk.reaction, place, who, item["ts"])
        if seen is None and event.get("item_user") == context.bot_user_id:
            # A clip is known to us as a file, and not by the message that it was shared in.
            files = await patiently(lambda: host.files_of(place, item["ts"]))
            found = [await asyncio.to_thread(desk.reaction, place, who, one) for one in files]
            seen = next((one for one in found if one is not None), None)
        if seen is None:
            return
        room, key = seen[0], _key(place, body["event_id"])
        if await asyncio.to_thread(desk.hear, key, room.place, who, f":{event['reaction']}:"):
            heard = await desk.done(lambda: desk.reacted(seen, who, verdict, key))
            await answered(key, room.place, who, heard, None)

    @app.event("app_uninstalled")
    async def uninstalled(context: AsyncBoltContext) -> None:
        await workspaces.left(_team(context))

    @app.event("tokens_revoked")
    async def revoked(event: dict[str, Any], context: AsyncBoltContext) -> None:
        if event.get("tokens", {}).get("bot"):
            await workspaces.left(_team(context))

    @app.action(re.compile("^note-"))
    async def asks_note(
        ack: AsyncAck,
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
        respond: AsyncRespond,
    ) -> None:
        await ack()
        place = _place(body, context)
        view = modal(body["actions"][0]["value"], place.channel, place.thread)
        try:
            await client.views_open(trigger_id=body["trigger_id"], view=view)
        except (SlackApiError, TimeoutError, aiohttp.ClientError, OSError):
            # A press is good for a window for three seconds, and Slack may have been slow to bring it.
            await quietly(respond, PATIENCE)

    @app.action(re.compile("^press-"))
    async def pressed(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond) -> None:
        await ack()
        await press(_place(body, context), _who(body), str(body["actions"][0]["value"]), body["trigger_id"], respond)

    @app.action(re.compile("^open-"))
    async def opens(ack: AsyncAck) -> None:
        await ack()

    @app.view(NOTE)
    async def noted(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond) -> None:
        await ack()
        channel, thread, value = body["view"]["private_metadata"].split("\n", 2)
        note = typed(body["view"]["state"]["values"][NOTE][NOTE].get("value") or "")
        await press(Place(NAME, _team(context), channel, thread), _who(body), value, body["view"]["id"], respond, note)

    return app


def _key(place: Place, delivery: str) -> str:
    """How a delivery is known, so that its second coming does nothing."""
    return f"{NAME}:{place.team}:{delivery}"


def _team(context: AsyncBoltContext) -> str:
    """The workspace whose token answers: that of the installation, also where someone of another one speaks."""
    return context.team_id or ""


def _place(body: dict[str, Any], context: AsyncBoltContext) -> Place:
    message = body["message"]
    return Place(NAME, _team(context), body["channel"]["id"], str(message.get("thread_ts") or message["ts"]))


def _who(body: dict[str, Any]) -> Who:
    user = body["user"]
    return Who(user["id"], user.get("username") or user.get("name") or user["id"])
