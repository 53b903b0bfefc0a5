"""Runway: Gen-4.5 and Gen-4 Turbo. Keys in JSON are camelCase; the account queues, so too many at once is no error."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import httpx

from tools.generators.access import Access
from tools.generators.asking import Ask
from tools.generators.dialects import Failed, State, Usual, delivered, phase, standing
from tools.generators.pictures import as_frame, data_uri
from tools.generators.wire import Call, Complaint, Kind, Reply, at, text

VERSION = "2024-11-06"
PICTURE = 3_300_000
"""Bytes of a first frame at most: the service takes 5 MB of text, which holds so much."""
USD_A_CREDIT = Decimal("0.01")


class Runway(Usual):
    """Runway's own HTTP interface, as its version of 2024-11-06 has it."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def credentials(self, client: httpx.AsyncClient) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self._access.setting('key')}", "X-Runway-Version": VERSION}

    def order(self, ask: Ask, key: str) -> Call:
        body: dict[str, Any] = {
            "model": ask.model.id,
            "promptText": ask.prompt,
            "ratio": ask.frame.said,
            "duration": int(ask.seconds),
        }
        if ask.seed is not None:
            body["seed"] = ask.seed % 2**32
        if ask.first_frame is None:
            return Call("POST", "/v1/text_to_video", body)
        picture = data_uri(as_frame(ask.first_frame, ask.frame, PICTURE))
        return Call("POST", "/v1/image_to_video", body | {"promptImage": [{"uri": picture, "position": "first"}]})

    def complaint(self, reply: Reply) -> Complaint | None:
        if reply.ok:
            return None
        message = text(reply.json, "error")
        return Complaint(message=message, kind=_kind(reply.status, message))

    def accepted(self, reply: Reply, call: Call) -> str:
        return text(reply.json, "id")

    def question(self, job: str) -> Call:
        return Call("GET", f"/v1/tasks/{job}")

    def state(self, job: str, reply: Reply) -> State | None:
        answer = reply.json
        said = text(answer, "status")
        if not reply.ok or not said:
            return None
        cost = _usd(text(answer, "cost", "credits"))
        match phase(said):
            case "succeeded":
                return delivered(answer, text(answer, "output", 0), cost=cost)
            case "failed":
                return _failed(text(answer, "failureCode"), text(answer, "failure"), cost)
            case _:
                progress = at(answer, "progress")
                return standing(said, float(progress) if isinstance(progress, int | float) else None)

    def stop(self, job: str) -> Sequence[Call]:
        return (Call("DELETE", f"/v1/tasks/{job}"),)


def _kind(status: int, message: str) -> Kind | None:
    """Too little credit is a 400 with words, or a 402."""
    return "no_money" if status == 400 and "credit" in message.lower() else None


def _usd(credits: str) -> Decimal | None:
    return Decimal(credits) * USD_A_CREDIT if credits else None


def _failed(code: str, message: str, cost: Decimal | None) -> Failed:
    """SAFETY.INPUT.*, SAFETY.OUTPUT.*, INPUT_PREPROCESSING.SAFETY.* are moderation; INTERNAL.BAD_OUTPUT.* is not."""
    safety = "SAFETY" in code.split(".")
    return Failed(
        code,
        message,
        stage="" if not safety else "output" if ".OUTPUT" in code else "input",
        again=not code.startswith("ASSET"),
        charged=None if cost is None else cost > 0,
        cost=cost,
    )
