"""WAN at Alibaba's Model Studio (DashScope): one path for every mode, answers of 200 that may hold a refusal.

A lost order is looked for in the account's list of tasks, which knows no name of ours: only the time tells.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import httpx

from tools.generators.access import Access
from tools.generators.asking import Ask
from tools.generators.dialects import Failed, State, Usual, delivered, phase, standing
from tools.generators.pictures import as_frame, as_reference, data_uri
from tools.generators.wire import Call, Complaint, Kind, Reply, at, items, text

PICTURE = 5_000_000
CREATE = "/services/aigc/video-generation/video-synthesis"
CONTENT = ("DataInspectionFailed", "IPInfringementSuspect")
KINDS: dict[str, Kind] = {
    **dict.fromkeys(CONTENT, "content"),
    **dict.fromkeys(("InvalidParameter", "InvalidURL"), "bad"),
    "InvalidApiKey": "no_key",
    "Arrearage": "no_money",
    "AccessDenied": "no_key",
    "ModelNotFound": "bad",
    "Throttling": "busy",
}
LIST_ZONE = timezone(timedelta(hours=8))
"""The list of tasks reads times as its home does."""
SLACK = timedelta(minutes=2)


class Wan(Usual):
    """DashScope's asynchronous tasks. The key, the host and the model are of one region."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._root = "" if access.base_url.endswith("/api/v1") else "/api/v1"

    async def credentials(self, client: httpx.AsyncClient) -> Mapping[str, str]:
        workspace = self._access.setting("workspace")
        return {"Authorization": f"Bearer {self._access.setting('key')}"} | (
            {"X-DashScope-WorkSpace": workspace} if workspace else {}
        )

    def order(self, ask: Ask, key: str) -> Call:
        media = [
            {"type": kind, "url": data_uri(as_frame(frame, ask.frame, PICTURE))}
            for frame, kind in ((ask.first_frame, "first_frame"), (ask.last_frame, "last_frame"))
            if frame is not None
        ]
        media += [
            {"type": "reference_image", "url": data_uri(as_reference(one.path, PICTURE))} for one in ask.references
        ]
        said: dict[str, Any] = {"prompt": ask.prompt}
        if ask.negative:
            said["negative_prompt"] = ask.negative
        if media:
            said["media"] = media
        how: dict[str, Any] = {
            "resolution": ask.frame.said,
            "duration": int(ask.seconds),
            "prompt_extend": False,
            "watermark": False,
        }
        if ask.first_frame is None:
            how["ratio"] = ask.frame.ratio
        if ask.seed is not None:
            how["seed"] = ask.seed % 2**31
        if ask.model.audio == "optional":
            how["audio"] = ask.sound
        body = {"model": _model(ask), "input": said, "parameters": how}
        return Call("POST", f"{self._root}{CREATE}", body, headers={"X-DashScope-Async": "enable"})

    def complaint(self, reply: Reply) -> Complaint | None:
        answer = reply.json
        code = text(answer, "code")
        if reply.ok and not code:
            return None
        return Complaint(code, text(answer, "message"), KINDS.get(code.partition(".")[0]))

    def accepted(self, reply: Reply, call: Call) -> str:
        return text(reply.json, "output", "task_id")

    def question(self, job: str) -> Call:
        return Call("GET", f"{self._root}/tasks/{job}")

    def state(self, job: str, reply: Reply) -> State | None:
        answer = reply.json
        said = text(answer, "output", "task_status")
        if not reply.ok or not said:
            return None
        match phase(said):
            case "succeeded":
                return delivered(answer, text(answer, "output", "video_url"))
            case "failed":
                code, message = text(answer, "output", "code"), text(answer, "output", "message")
                sent = "output" not in message.lower()
                stage = "" if code not in CONTENT else "input" if sent else "output"
                return Failed(code, message, stage=stage, again=code.startswith("Internal"))
            case _:
                return standing(said)

    def lookup(self, key: str, since: datetime) -> Sequence[Call]:
        begin, end = (moment.astimezone(LIST_ZONE) for moment in (since - SLACK, datetime.now(UTC) + SLACK))
        times = f"start_time={begin:%Y%m%d%H%M%S}&end_time={end:%Y%m%d%H%M%S}"
        return [Call("GET", f"{self._root}/tasks?{times}&page_no=1&page_size=100")]

    def found(self, reply: Reply, call: Call, key: str, since: datetime) -> Sequence[str] | None:
        answer = reply.json
        if not reply.ok or at(answer, "data") is None:
            return None
        return [job for entry in items(answer, "data") if (job := text(entry, "task_id"))]

    def stop(self, job: str) -> Sequence[Call]:
        return (Call("POST", f"{self._root}/tasks/{job}/cancel"),)


def _model(ask: Ask) -> str:
    """The model's own name; a generation before 3.0 has another one for each mode."""
    mode = "first" if ask.first_frame else "references" if ask.references else "text"
    return str(ask.model.options.get(mode, ask.model.id))
