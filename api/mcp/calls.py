"""A tool call done: an act passes the roles and gates of the conversation like anybody's, and is in its history.

call ──act──> Talk.say(acts) ──> done ──────────────────────────────────────> what changed
                            └──> a gate ──the client can ask its person──> yes ──> done
                                       └──it cannot──> told; it waits for a yes from any other channel
"""

from collections.abc import Mapping
from typing import Any

import anyio
from mcp.server.context import ServerRequestContext
from mcp.shared.exceptions import MCPError
from mcp.types import (
    CallToolRequestParams,
    CallToolResult,
    ElicitationCapability,
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    ImageContent,
    InputRequiredResult,
    TextContent,
)
from pydantic import ValidationError

from agent.conversation import Act, Reply, Role, Speaker
from agent.talk import Talk
from agent.telling import describe
from agent.toolspecs import act_kinds, act_of
from api.allowing import RANKS, person_of
from api.doorman import OWNER
from api.mcp.looking import Looker
from api.said import said
from api.terminal import as_bug
from api.turns import Turn
from tools.film.errors import DirectorError, WorkprintError
from tools.media.progress import silent
from tools.studio import Studio

Context = ServerRequestContext[dict[str, Any], Any]
YES = "yes"
FORM: dict[str, Any] = {
    "type": "object",
    "properties": {YES: {"type": "boolean", "title": "Do it", "description": "what destroys or spends is done"}},
    "required": [YES],
}


class Calls:
    """The tools of one server, for a person in `role`. Paths are only told to an assistant on this machine."""

    def __init__(self, studio: Studio, talk: Talk, role: Role, *, paths: bool) -> None:
        self._studio, self._talk, self._paths = studio, talk, paths
        self._role: Role = role
        self._looker = Looker(studio)

    async def call(self, ctx: Context, params: CallToolRequestParams) -> CallToolResult | InputRequiredResult:
        """The answer to a tool call; what cannot be done is a sentence in it, for the assistant to mend."""
        given = dict(params.arguments or {})
        try:
            if params.name in act_kinds():
                return await self._act(ctx, params, given)
            match params.name:
                case "list_films":
                    return self._told({"films": self._looker.films()})
                case "new_film":
                    return await anyio.to_thread.run_sync(self._new, given, self._role_of(ctx))
                case "look":
                    return _text(await anyio.to_thread.run_sync(self._looker.look, given))
                case "see_shot":
                    picture, words = await anyio.to_thread.run_sync(self._looker.see, given)
                    image = ImageContent(type="image", data=picture, mime_type="image/jpeg")
                    return CallToolResult(content=[image, TextContent(type="text", text=words)])
                case "say":
                    return await self._say(ctx, given)
                case _:
                    raise DirectorError(f"There is no tool '{params.name}'.", code="no_tool")
        except WorkprintError as error:
            return _failed(error)
        except MCPError:
            raise
        except Exception as error:
            # The protocol's boundary: the assistant is told a sentence, and the trace is kept.
            return _failed(as_bug(error, self._studio.settings.home))

    async def _act(
        self, ctx: Context, params: CallToolRequestParams, given: dict[str, Any]
    ) -> CallToolResult | InputRequiredResult:
        film = self._studio.id_of(text_of(given, "film"))
        if params.input_responses is not None:
            return await self._answered(ctx, film, params)
        given.pop("film")
        act = act_of(params.name, given)
        words = describe(self._studio.open(film).film, act)
        reply = await self._turn(ctx, film, words, acts=(act,))
        if reply.gate is None or not _can_ask(ctx):
            return self._reply(film, reply)
        ask = ElicitRequestFormParams(message=reply.gate.preview, requested_schema=FORM)
        if not ctx.session.can_send_request:
            # Newer clients are asked in the answer, and call again with what their person said.
            return InputRequiredResult(
                input_requests={YES: ElicitRequest(params=ask)}, request_state=f"{film} {reply.turn}"
            )
        answer = await ctx.session.elicit_form(ask.message, FORM, related_request_id=ctx.request_id)
        return await self._heard(ctx, film, reply.turn, answer)

    async def _answered(self, ctx: Context, film: str, params: CallToolRequestParams) -> CallToolResult:
        known, _, turn = (params.request_state or "").rpartition(" ")
        answer = (params.input_responses or {}).get(YES)
        if known != film or not turn.isascii() or not turn.isdigit() or not isinstance(answer, ElicitResult):
            raise DirectorError("This answers nothing that was asked here; call the tool again.", code="no_question")
        return await self._heard(ctx, film, int(turn), answer)

    async def _heard(self, ctx: Context, film: str, turn: int, answer: ElicitResult) -> CallToolResult:
        """What the person said to a gate."""
        agreed = answer.action == "accept" and (answer.content or {}).get(YES) is True
        return self._reply(film, await self._turn(ctx, film, "yes" if agreed else "no", answering=turn))

    async def _say(self, ctx: Context, given: Mapping[str, Any]) -> CallToolResult:
        film, message = self._studio.id_of(text_of(given, "film")), text_of(given, "message")
        waiting = await anyio.to_thread.run_sync(self._talk.pending, film)
        if waiting is not None and waiting.gate is not None:
            # Whatever an assistant says, it is no person's yes.
            raise DirectorError(f"This waits for a person's yes or no first: {waiting.gate.preview}", code="waits")
        return self._reply(film, await self._turn(ctx, film, message))

    async def _turn(
        self, ctx: Context, film: str, message: str, *, acts: tuple[Act, ...] = (), answering: int | None = None
    ) -> Reply:
        """One turn to its end, its progress told as it comes; a call that is cancelled stops it."""
        turn = Turn(self._talk, film, message, self._speaker(ctx), acts=acts, answering=answering)
        heard = turn.happenings()
        try:
            while (one := await anyio.to_thread.run_sync(next, heard, None, abandon_on_cancel=True)) is not None:
                if one.kind == "progress":
                    done, total = float(one.value["done"]), float(one.value["total"])
                    await ctx.session.report_progress(done, total, f"{one.value['stage']} {one.value['what']}".strip())
            return await anyio.to_thread.run_sync(turn.reply)
        except anyio.get_cancelled_exc_class():
            turn.stop()
            raise

    def _role_of(self, ctx: Context) -> Role:
        """The server's role, or that of who came over HTTP where it is lower."""
        person = OWNER if ctx.request is None else person_of(ctx.request)
        roles: tuple[Role, Role] = (self._role, person.role)
        return min(roles, key=RANKS.index)

    def _speaker(self, ctx: Context) -> Speaker:
        client = ctx.session.client_params
        return Speaker(
            name=(client.client_info.name if client else "assistant")[:200], role=self._role_of(ctx), channel="mcp"
        )

    def _new(self, given: Mapping[str, Any], role: Role) -> CallToolResult:
        if role not in ("owner", "director"):
            raise DirectorError(
                f"A new film is for directors and owners to begin; this is a role of {role}.", code="role"
            )
        # What makes films is loaded by who begins one, so that looking and cutting do not wait for it.
        from tools.production.making import Request, new_film

        fields = {name: value for name, value in given.items() if value is not None}
        strange = fields.keys() - {"idea", "minutes", "aspect", "style", "seed"}
        if strange:
            raise DirectorError(f"new_film has no field {min(strange)}.", code="bad_field")
        try:
            asked = Request.model_validate({**fields, "idea": text_of(given, "idea")})
        except ValidationError as error:
            field = str(error.errors()[0]["loc"][0])
            raise DirectorError(
                f"new_film cannot take {fields[field]!r} as {field}; its schema says what it may be.", code="bad_field"
            ) from None
        opened, notes = new_film(self._studio, asked, silent)
        head = f"{opened.film.title}: {opened.film.logline}"
        words = "\n".join((head, *notes, self._looker.look({"film": opened.film.id})))
        told = {
            "film": opened.film.id, "revision": opened.revision, "title": opened.film.title, "notes": list(notes)
        }  # fmt: skip
        return CallToolResult(content=[TextContent(type="text", text=words)], structured_content=told)

    def _reply(self, film: str, reply: Reply) -> CallToolResult:
        told = said(self._studio, film, reply).model_dump(mode="json", exclude={"tokens", "brain"})
        for order in told["orders"]:
            if not self._paths:
                order["result"] = {name: value for name, value in order["result"].items() if name != "out"}
        waits = " It waits for a person: say yes or no in any other channel of this film." if reply.gate else ""
        return CallToolResult(
            content=[TextContent(type="text", text=f"{reply.text}{waits}")],
            structured_content=told,
            is_error=bool(reply.done) and all(one.error for one in reply.done),
        )

    def _told(self, value: dict[str, Any]) -> CallToolResult:
        lines = [f"{film['film']}: {film['title'] or 'untitled'}" for film in value["films"]]
        text = "\n".join(lines) or "There is no film yet; new_film writes one."
        return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=value)


def _failed(error: WorkprintError) -> CallToolResult:
    return CallToolResult(
        content=[TextContent(type="text", text=error.message)],
        structured_content={"error": {"code": error.code, "message": error.message}},
        is_error=True,
    )


def text_of(given: Mapping[str, Any], name: str) -> str:
    """A field that has to be words. Raises DirectorError."""
    value = given.get(name)
    if not isinstance(value, str) or not value.strip():
        raise DirectorError(f"This needs {name}, in words.", code="missing", field=name)
    return value


def _can_ask(ctx: Context) -> bool:
    """Whether the client can put a question to its person."""
    known = ctx.session.client_capabilities
    asks: ElicitationCapability | None = known.elicitation if known else None
    return asks is not None and (asks.form is not None or asks.url is None)


def _text(words: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=words)])
