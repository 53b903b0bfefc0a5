"""fal's queue: any model there by its endpoint, and Pika 2.2 through it. What a model's fields are called is data.

    options.modes.text        = { endpoint = "...", fields = { prompt = "prompt", seconds = "duration" } }
    options.modes.first       when there is a first frame      .both        with a last frame too
    options.modes.references  when there are reference pictures instead

A job is the path of its result, as the answer to the order gives it. COMPLETED only means that it ended.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast
from urllib.parse import quote

import httpx

from tools.generators.access import Access
from tools.generators.asking import Ask
from tools.generators.calling_back import address_for
from tools.generators.dialects import Failed, Further, Ready, State, Usual, delivered, phase, standing
from tools.generators.pictures import as_frame, as_reference, data_uri
from tools.generators.ports import BadRequest
from tools.generators.wire import Call, Complaint, Kind, Reply, at, items, text

PICTURE = 3_000_000
KINDS: dict[str, Kind] = {"content_policy_violation": "content"}
WORDS_OF_MONEY = ("balance", "exhausted", "locked", "payment")


class Fal(Usual):
    """The queue at queue.fal.run. Its own repeating of a run is switched off: a run may cost."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def credentials(self, client: httpx.AsyncClient) -> Mapping[str, str]:
        return {"Authorization": f"Key {self._access.setting('key')}"}

    def order(self, ask: Ask, key: str) -> Call:
        mode = _mode(ask)
        endpoint = str(mode.get("endpoint") or ask.model.id)
        hook = address_for("fal", self._access, key)
        path = f"/{endpoint}?fal_webhook={quote(hook, safe='')}" if hook else f"/{endpoint}"
        return Call("POST", path, _input(ask, mode), headers={"x-fal-no-retry": "1"})

    def complaint(self, reply: Reply) -> Complaint | None:
        if reply.ok:
            return None
        code, message = _told(reply)
        kind = KINDS.get(code)
        if kind is None and reply.status in (402, 403) and any(word in message.lower() for word in WORDS_OF_MONEY):
            kind = "no_money"
        return Complaint(code, message, kind)

    def accepted(self, reply: Reply, call: Call) -> str:
        answer = reply.json
        job = httpx.URL(text(answer, "response_url")).path.strip("/")
        status = httpx.URL(text(answer, "status_url")).path.strip("/")
        return job if job and status == f"{job}/status" else f"{job}|{status}" if job and status else ""

    def question(self, job: str) -> Call:
        result, _, status = job.partition("|")
        return Call("GET", f"/{status or f'{result}/status'}")

    def state(self, job: str, reply: Reply) -> State | None:
        answer = reply.json
        said = text(answer, "status")
        if said and reply.ok and "request_id" in (cast(dict[str, Any], answer) if isinstance(answer, dict) else {}):
            if phase(said) == "succeeded" and not text(answer, "error"):
                return Further(Call("GET", f"/{job.partition('|')[0]}"))
            if phase(said) in ("succeeded", "failed"):
                return _failed(text(answer, "error_type"), text(answer, "error"), reply.status)
            return standing(said)
        if reply.status == 404:
            return None
        if not reply.ok:
            code, message = _told(reply)
            ended = reply.status == 422 or (reply.status >= 500 and code)
            return _failed(code, message, reply.status) if ended else None
        if not isinstance(answer, dict):
            return None
        if any(flag is True for flag in items(answer, "has_nsfw_concepts")):
            return Failed("has_nsfw_concepts", "what it made was withheld", stage="output")
        size = at(answer, "video", "file_size")
        return _sized(delivered(answer, text(answer, "video", "url")), size)

    def stop(self, job: str) -> Sequence[Call]:
        return (Call("PUT", f"/{job.partition('|')[0]}/cancel"),)


def _sized(state: State, size: Any) -> State:
    return Ready(url=state.url, size=size, said=state.said) if isinstance(state, Ready) and type(size) is int else state


def _mode(ask: Ask) -> dict[str, Any]:
    """The mode that an order needs, by the pictures there are."""
    modes = cast(dict[str, dict[str, Any]], ask.model.options.get("modes", {}))
    if ask.first_frame and ask.last_frame and "both" in modes:
        return modes["both"]
    if ask.first_frame and "first" in modes:
        return modes["first"]
    if ask.references and "references" in modes:
        return modes["references"]
    if "text" in modes:
        return modes["text"]
    raise BadRequest(f"{ask.model.id} has no mode that works without a first frame.", service="fal")


def _input(ask: Ask, mode: Mapping[str, Any]) -> dict[str, Any]:
    """The model's own input: what is asked under the names that its fields have, and what is fixed."""
    seconds: Any = int(ask.seconds) if ask.seconds == int(ask.seconds) else ask.seconds
    frames = [data_uri(as_frame(one, ask.frame, PICTURE)) for one in (ask.first_frame, ask.last_frame) if one]
    said: dict[str, Any] = {
        "prompt": ask.prompt,
        "negative": ask.negative,
        "seconds": seconds,
        "seconds_text": str(seconds),
        "seed": ask.seed,
        "ratio": ask.frame.ratio,
        "resolution": ask.frame.said,
        "move": ask.move or None,
        "sound": ask.sound,
        "first_frame": frames[0] if frames else None,
        "last_frame": frames[1] if len(frames) > 1 else None,
        "frames": frames or None,
        "transitions": [{"duration": seconds}],
        "references": [data_uri(as_reference(one.path, PICTURE)) for one in ask.references] or None,
    }
    fields = cast(dict[str, str], mode.get("fields", {}))
    sent = {field: said[name] for name, field in fields.items() if said.get(name) is not None}
    return sent | cast(dict[str, Any], mode.get("fixed", {}))


def _told(reply: Reply) -> tuple[str, str]:
    """Code and message: `detail` is a list of faults with types, or a sentence beside `error_type`."""
    answer = reply.json
    faults = items(answer, "detail")
    if faults:
        return text(faults[0], "type"), "; ".join(text(fault, "msg") for fault in faults)
    return text(answer, "error_type") or reply.headers.get("x-fal-error-type", ""), text(answer, "detail")


def _failed(code: str, message: str, status: int) -> Failed:
    if KINDS.get(code) == "content" or "content_policy" in message:
        return Failed(code or "content_policy_violation", message, stage="input")
    return Failed(code, message, again=status != 422, charged=False if status >= 500 else None)
