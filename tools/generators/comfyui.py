"""ComfyUI on the user's own graphics card: a graph in API format, in which named words stand for what is asked.

    "text": "{prompt}"   "width": "{width}"   "noise_seed": "{seed}"   "image": "{first_frame}"   ──> filled in
    a job ──> /history when it is done, else /queue     outputs ──> /view

The order carries its own id, so a lost one is found. The server keeps queue and history in memory: after a restart it
knows no job, and the take is made again, which costs nothing. A graph that holds nodes of paid services is refused.
"""

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import httpx
import websockets

from tools.film.errors import OperatorError
from tools.generators.access import Access
from tools.generators.asking import Ask
from tools.generators.dialects import (
    CLIPS,
    Failed,
    Further,
    Missing,
    NoClip,
    Ready,
    State,
    Usual,
    Waiting,
    fields_of,
)
from tools.generators.pictures import as_frame, as_reference
from tools.generators.ports import BadRequest
from tools.generators.wire import Call, Complaint, Kind, Reply, at, items, text
from tools.media.progress import Progress, Report

PICTURE = 20_000_000
KINDS: dict[str, Kind] = {
    "prompt_outputs_failed_validation": "bad",
    "prompt_no_outputs": "bad",
    "invalid_prompt": "bad",
    "missing_node_type": "bad",
    "no_prompt": "bad",
    "invalid_prompt_id": "bad",
}


class ComfyUI(Usual):
    """One ComfyUI server. `models` of the catalogue name their graph: a shipped one, or a file of the user's."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def credentials(self, client: httpx.AsyncClient) -> Mapping[str, str]:
        """No key; headers that a proxy before the server wants, as "Name: value; Name: value"."""
        return self._headers()

    def _headers(self) -> dict[str, str]:
        parts = (part.partition(":") for part in self._access.setting("headers").split(";"))
        return {name.strip(): value.strip() for name, colon, value in parts if colon}

    def uploads(self, ask: Ask) -> Sequence[Call]:
        """What each kind of node is, then the pictures, under names made of what is in them: one sent twice is one."""
        form = {"type": "input", "overwrite": "true"}
        kinds = sorted({text(node, "class_type") for node in graph_of(ask).values()})
        return [Call("GET", f"/object_info/{kind}") for kind in kinds] + [
            Call("POST", "/upload/image", form=form, files={"image": (name, content, "image/jpeg")})
            for name, content in _pictures(ask).values()
        ]

    def objection(self, reply: Reply, call: Call) -> str:
        """A node that this server lacks, or that spends money at some service."""
        if not call.url.startswith("/object_info/"):
            return super().objection(reply, call)
        kind = call.url.rpartition("/")[2]
        known = at(reply.json, kind)
        if not reply.ok or known is None:
            return f"its graph needs the node {kind}, which this server does not have"
        if at(known, "api_node") is True:
            return f"its graph holds {kind}, a node of a paid service, whose cost nobody here would see"
        return ""

    def order(self, ask: Ask, key: str) -> Call:
        graph = filled(graph_of(ask), _values(ask, key))
        own = job_id(key)
        return Call("POST", "/prompt", {"prompt": graph, "client_id": own, "prompt_id": own})

    def complaint(self, reply: Reply) -> Complaint | None:
        answer = reply.json
        faults = at(answer, "node_errors")
        if reply.ok and not faults:
            return None
        code, message = text(answer, "error", "type"), text(answer, "error", "message")
        told = "; ".join([message, *_faults(faults)]) if message else "; ".join(_faults(faults))
        return Complaint(code, told, "bad" if reply.ok else KINDS.get(code))

    def accepted(self, reply: Reply, call: Call) -> str:
        return text(reply.json, "prompt_id")

    def question(self, job: str) -> Call:
        return Call("GET", f"/history/{job}")

    def state(self, job: str, reply: Reply) -> State | None:
        answer = reply.json
        if not reply.ok or not isinstance(answer, dict):
            return None
        if "queue_running" in answer:
            return _in_queue(job, answer)
        entry = at(answer, job)
        if entry is None:
            return Further(Call("GET", "/queue"))
        messages = items(entry, "status", "messages")
        kinds = {text(message, 0): message for message in messages}
        if "execution_interrupted" in kinds:
            return Failed("interrupted", kind="cancelled")
        if text(entry, "status", "status_str") == "error":
            failed = at(kinds.get("execution_error"), 1)
            code = text(failed, "exception_type") or "error"
            return Failed(code, f"{text(failed, 'node_type')}: {text(failed, 'exception_message')}", charged=False)
        clip = _clip(at(entry, "outputs"))
        if clip is None:
            return NoClip(fields_of(at(entry, "outputs")))
        query = httpx.QueryParams(clip)
        return Ready(url=f"{self._access.base_url}/view?{query}", with_key=True)

    def lookup(self, key: str, since: datetime) -> Sequence[Call]:
        return [Call("GET", f"/history/{job_id(key)}"), Call("GET", "/queue")]

    def found(self, reply: Reply, call: Call, key: str, since: datetime) -> Sequence[str] | None:
        answer, own = reply.json, job_id(key)
        if not reply.ok or not isinstance(answer, dict):
            return None
        there = at(answer, own) is not None or isinstance(_in_queue(own, answer), Waiting)
        return [own] if there else []

    def stop(self, job: str) -> Sequence[Call]:
        """By the job's id only: an interrupt of older servers would stop whatever runs, and whoever's it is."""
        return (Call("POST", f"/api/jobs/{job}/cancel"), Call("POST", "/queue", {"delete": [job]}))

    async def watch(self, job: str, report: Report) -> None:
        """Tell of the sampler's steps as the server does over its socket; the clip itself is asked for elsewhere."""
        address = self._access.base_url.replace("http", "ws", 1)
        with suppress(OSError, ValueError, websockets.WebSocketException):
            async with websockets.connect(
                f"{address}/ws?clientId={job}", additional_headers=self._headers(), max_size=1 << 26
            ) as socket:
                async for message in socket:
                    if isinstance(message, str):
                        _tell(json.loads(message), job, report)


def job_id(key: str) -> str:
    """The order's own id, the same for the same key: a UUID as the server wants it."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"workprint:{key}"))


def graph_of(ask: Ask) -> dict[str, Any]:
    """The graph of an order: with a first frame, and a last one, the model's own for that.

    Raises OperatorError when it is of no use, BadRequest where there is none.
    """
    mode = "both" if ask.first_frame and ask.last_frame else "first" if ask.first_frame else "text"
    name = str(ask.model.options.get(mode, ""))
    if not name:
        way = {"both": "to a last frame", "first": "from a first frame", "text": "from words alone"}[mode]
        raise BadRequest(f"{ask.model.title or ask.model.id} has no graph that works {way}.", service="comfyui")
    own = Path(name).expanduser()
    try:
        if own.is_absolute():
            read = own.read_text(encoding="utf-8")
        else:
            read = (files("tools.generators") / "graphs" / f"{name}.json").read_text(encoding="utf-8")
        graph = json.loads(read)
    except (OSError, ValueError) as error:
        raise OperatorError(f"The ComfyUI graph {name} cannot be read: {error}.", code="bad_graph") from error
    if not isinstance(graph, dict) or "nodes" in graph:
        raise OperatorError(
            f"The ComfyUI graph {name} is not in API format; in ComfyUI choose Export (API).", code="bad_graph"
        )
    return cast(dict[str, Any], graph)


def filled(graph: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The graph with every input that is a named word in braces replaced by its value. Raises OperatorError."""
    made: dict[str, Any] = {}
    for number, node in graph.items():
        inputs = cast(dict[str, Any], at(node, "inputs") or {})
        made[number] = {**cast(dict[str, Any], node), "inputs": {n: _filled(v, values) for n, v in inputs.items()}}
    return made


def _filled(value: Any, values: Mapping[str, Any]) -> Any:
    if not (isinstance(value, str) and value.startswith("{") and value.endswith("}")):
        return value
    word = value[1:-1]
    if word not in values:
        raise OperatorError(
            f"The ComfyUI graph asks for {value}, which this shot does not have; there are "
            f"{', '.join(f'{{{known}}}' for known in values)}.",
            code="bad_graph",
        )
    return values[word]


def _values(ask: Ask, key: str) -> dict[str, Any]:
    step = int(ask.model.options.get("frames_step", 4))
    frames = -(-int(ask.seconds * ask.rate) // step) * step + 1
    names = {name: uploaded for name, (uploaded, _) in _pictures(ask).items()}
    return {
        "prompt": ask.prompt,
        "negative": ask.negative,
        "width": ask.frame.width,
        "height": ask.frame.height,
        "frames": frames,
        "rate": float(ask.rate),
        "whole_rate": round(ask.rate),
        "half_width": ask.frame.width // 2,
        "half_height": ask.frame.height // 2,
        "seconds": ask.seconds,
        "seed": ask.seed or 0,
        "name": f"workprint/{job_id(key)}",
        **names,
    }


def _pictures(ask: Ask) -> dict[str, tuple[str, bytes]]:
    """The pictures of an order: word of the graph -> name at the server, JPEG."""
    frames = {"first_frame": ask.first_frame, "last_frame": ask.last_frame}
    found = {word: as_frame(path, ask.frame, PICTURE) for word, path in frames.items() if path is not None}
    found |= {f"reference_{at}": as_reference(one.path, PICTURE) for at, one in enumerate(ask.references, 1)}
    return {word: (f"workprint-{hashlib.sha256(jpeg).hexdigest()[:24]}.jpg", jpeg) for word, jpeg in found.items()}


def _in_queue(job: str, answer: Any) -> State:
    for name, said in (("queue_running", "running"), ("queue_pending", "queued")):
        if any(text(entry, 1) == job for entry in items(answer, name)):
            return Waiting(said)
    return Missing()


def _clip(outputs: Any) -> dict[str, str] | None:
    """The first finished file with the end of a clip among all outputs, whatever they are called."""
    for output in cast(dict[str, Any], outputs).values() if isinstance(outputs, dict) else ():
        for listed in cast(dict[str, Any], output).values() if isinstance(output, dict) else ():
            for one in cast(list[Any], listed) if isinstance(listed, list) else ():
                if text(one, "type") == "output" and text(one, "filename").lower().endswith(CLIPS):
                    return {name: text(one, name) for name in ("filename", "subfolder", "type")}
    return None


def _faults(faults: Any) -> list[str]:
    """What is wrong with which node."""
    if not isinstance(faults, dict):
        return []
    told: list[str] = []
    for fault in cast(dict[str, Any], faults).values():
        first = at(fault, "errors", 0)
        told.append(f"{text(fault, 'class_type')}: {text(first, 'message')} {text(first, 'details')}".strip())
    return told


def _tell(event: Any, job: str, report: Report) -> None:
    if text(event, "type") == "progress" and text(event, "data", "prompt_id") == job:
        done, total = at(event, "data", "value"), at(event, "data", "max")
        if isinstance(done, int | float) and isinstance(total, int | float) and total:
            report(Progress(stage="generating", done=done / total, total=1, what="sampling"))
