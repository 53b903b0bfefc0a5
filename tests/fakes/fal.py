"""fal's queue on loopback, with a generic model and Pika 2.2: failure hides behind COMPLETED."""

import base64
import hashlib
import json
from typing import Any, ClassVar

from nacl.signing import SigningKey

from tests.fakes.camera_house import Answer, Asked, Job, Service

KEY = "fal-very-secret"
PIKA = "/fal-ai/pika/v2.2/"
SHAPES = {
    "text-to-video": {"prompt", "negative_prompt", "seed", "aspect_ratio", "resolution", "duration"},
    "image-to-video": {"image_url", "prompt", "negative_prompt", "seed", "resolution", "duration"},
    "pikaframes": {"image_urls", "transitions", "prompt", "negative_prompt", "seed", "resolution"},
    "pikascenes": {
        "image_urls", "prompt", "negative_prompt", "seed", "aspect_ratio", "resolution", "duration", "ingredients_mode",
    },
}  # fmt: skip
KLING = {"text-to-video": "aspect_ratio", "image-to-video": "image_url"}


def faulty(status: int, kind: str, message: str) -> Answer:
    return Answer(status, {"detail": [{"loc": ["body", "prompt"], "msg": message, "type": kind}]})


class PikaService(Service):
    name = "pika"
    model = "2.2"
    endings: ClassVar = ("input", "failed", "moved", "empty")
    environment: ClassVar = {"FAL_KEY": KEY}
    refusals: ClassVar = {
        "moderated": (faulty(422, "content_policy_violation", "not this"), "content_rejected"),
        "bad": (Answer(400, {"detail": "bad"}), "bad_request"),
        "unprocessable": (faulty(422, "value_error", "duration"), "bad_request"),
        "no_key": (Answer(401, {"detail": "Invalid key."}), "no_key"),
        "payment": (Answer(402, {"detail": "Payment is needed."}), "no_money"),
        "no_money": (Answer(403, {"detail": "User is locked. Exhausted balance."}), "no_money"),
        "forbidden": (Answer(403, {"detail": "This model is not for you."}), "no_key"),
        "missing": (Answer(404, {"detail": "Application not found."}), "bad_request"),
        "slow": (Answer(429, {"detail": "Too many requests."}, {"Retry-After": "3"}), "busy"),
        "down": (Answer(503, {"detail": "Down.", "error_type": "runner_connection_timeout"}), "unavailable"),
    }

    def __init__(self) -> None:
        super().__init__()
        self.signer = SigningKey(b"\7" * 32)
        """what it signs its calls with"""

    def call(self, job: Job, at: float) -> tuple[dict[str, str], bytes]:
        """Headers and body of the call about a job that is ready."""
        body = json.dumps({"request_id": job.id, "gateway_request_id": job.id, "status": "OK", "payload": {}}).encode()
        parts = [job.id, "user-1", str(int(at))]
        message = "\n".join((*parts, hashlib.sha256(body).hexdigest())).encode()
        names = ("request-id", "user-id", "timestamp", "signature")
        signed = [*parts, self.signer.sign(message).signature.hex()]
        return {f"x-fal-webhook-{name}": part for name, part in zip(names, signed, strict=True)}, body

    def is_order(self, asked: Asked) -> bool:
        return asked.method == "POST"

    def order(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Key {KEY}":
            return Answer(401, {"detail": "Invalid key."})
        wrong = self._wrong(asked)
        if wrong:
            return faulty(422, "value_error", wrong)
        job = self.take_on(asked)
        owner, app = asked.path.split("/")[1:3]
        place = f"{self.url}/{owner}/{app}/requests/{job.id}"
        return Answer(
            200,
            {
                "status": "IN_QUEUE",
                "request_id": job.id,
                "response_url": place,
                "status_url": f"{place}/status",
                "cancel_url": f"{place}/cancel",
                "queue_position": 0,
            },
        )

    def other(self, asked: Asked) -> Answer:
        if asked.path == "/.well-known/jwks.json":
            public = base64.urlsafe_b64encode(bytes(self.signer.verify_key)).rstrip(b"=").decode()
            return Answer(200, {"keys": [{"kty": "OKP", "crv": "Ed25519", "x": public}]})
        if asked.headers.get("authorization") != f"Key {KEY}":
            return Answer(401, {"detail": "Invalid key."})
        steps = asked.path.split("/")
        job = self.jobs.get(steps[4]) if len(steps) > 4 else None
        if job is None or self.ending == "gone":
            return Answer(404, {"detail": "Request not found."})
        if asked.method == "PUT":
            job.stopped = True
            return Answer(202, {"status": "CANCELLATION_REQUESTED"})
        if steps[-1] == "status":
            return self._status(job)
        return self._result(job)

    def _status(self, job: Job) -> Answer:
        if self.at_work(job):
            said = "SIMMERING" if self.ending == "odd" else "IN_PROGRESS" if job.looks > 1 else "IN_QUEUE"
            return Answer(200, {"status": said, "request_id": job.id})
        if self.ending == "failed":
            failed = {"error": "The runner was lost.", "error_type": "runner_disconnected"}
            return Answer(200, {"status": "COMPLETED", "request_id": job.id} | failed)
        return Answer(200, {"status": "COMPLETED", "request_id": job.id, "logs": None, "metrics": {}})

    def _result(self, job: Job) -> Answer:
        match self.ending:
            case "input":
                return faulty(422, "content_policy_violation", "not this")
            case "moved":
                return Answer(200, {"output": {"clips": [self.clip_url(job)]}})
            case "empty":
                return Answer(200, {"seed": 3})
            case _:
                return Answer(200, {"video": {"url": self.clip_url(job), "content_type": "video/mp4"}, "seed": 3})

    def _wrong(self, asked: Asked) -> str:
        if not asked.path.startswith(PIKA) or asked.path.removeprefix(PIKA) not in SHAPES:
            return f"no model at {asked.path}"
        shape = asked.path.removeprefix(PIKA)
        body: dict[str, Any] = asked.json
        if set(body) != SHAPES[shape]:
            return f"{shape} takes {SHAPES[shape]}, not {set(body)}"
        if body["resolution"] not in ("720p", "1080p") or not isinstance(body["seed"], int):
            return "resolution or seed"
        if body.get("duration", 5) not in (5, 10) or body.get("aspect_ratio", "16:9") not in ("16:9", "9:16", "1:1"):
            return "duration or aspect_ratio"
        pictures = body.get("image_urls", [body["image_url"]] if "image_url" in body else [])
        if not all(picture.startswith("data:image/jpeg;base64,") for picture in pictures):
            return "a picture is no address"
        if shape == "pikaframes":
            whole = sum(one["duration"] for one in body["transitions"])
            if len(body["transitions"]) != len(pictures) - 1 or not 5 <= whole <= 25:
                return "transitions"
        return ""


class FalService(PikaService):
    name = "fal"
    model = "fal-ai/kling-video/v3/pro"

    def _wrong(self, asked: Asked) -> str:
        body: dict[str, Any] = asked.json
        own = KLING.get(asked.path.removeprefix("/fal-ai/kling-video/v3/pro/"), "")
        if not own or set(body) != {own, "prompt", "duration", "negative_prompt", "generate_audio"}:
            return f"{asked.path} {set(body)}"
        return "" if body["duration"] in ("5", "10") and body["generate_audio"] is False else "duration"
