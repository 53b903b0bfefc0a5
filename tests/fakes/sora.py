"""A server of the OpenAI videos protocol on loopback: text for lengths, and clips as its own streams, by key."""

from typing import Any, ClassVar

from tests.fakes.camera_house import Answer, Asked, Job, Service, served, tiny_clip

KEY = "gateway-very-secret"


def no(status: int, code: str) -> Answer:
    return Answer(status, {"error": {"message": "no", "type": "invalid_request_error", "code": code, "param": None}})


class SoraService(Service):
    name = "sora"
    model = "sora-2"
    looks_up = True
    endings: ClassVar = ("output", "failed")
    inline = True
    needs_key = False
    environment: ClassVar = {"WORKPRINT_SORA_API_KEY": KEY, "OPENAI_API_KEY": "openai-very-secret"}
    refusals: ClassVar = {
        "moderated": (no(400, "moderation_blocked"), "content_rejected"),
        "policy": (no(400, "content_policy_violation"), "content_rejected"),
        "bad": (no(400, "unknown_parameter"), "bad_request"),
        "no_key": (no(401, "invalid_api_key"), "no_key"),
        "payment": (no(402, "payment"), "no_money"),
        "forbidden": (no(403, "not_verified"), "no_key"),
        "gone": (no(404, "model_not_found"), "retired"),
        "missing": (no(404, "unknown_url"), "bad_request"),
        "unprocessable": (no(422, "size"), "bad_request"),
        "slow": (no(429, "rate_limit_exceeded"), "busy"),
        "no_money": (no(429, "insufficient_quota"), "no_money"),
        "down": (no(503, "overloaded"), "unavailable"),
    }

    def is_order(self, asked: Asked) -> bool:
        return asked.method == "POST"

    def order(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Bearer {KEY}":
            return no(401, "invalid_api_key")
        body: dict[str, Any] = asked.json
        known = {"model", "prompt", "seconds", "size", "input_reference"}
        if asked.path != "/v1/videos" or set(body) - known or body["seconds"] not in ("4", "8", "12"):
            return no(400, "unknown_parameter")
        if body["size"] not in ("1280x720", "720x1280") or not body["prompt"]:
            return no(400, "size")
        job = self.take_on(asked)
        return Answer(200, {"id": job.id, "object": "video", "status": "queued", "progress": 0})

    def other(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Bearer {KEY}":
            return no(401, "invalid_api_key")
        if asked.path == "/v1/videos":
            return Answer(
                200, {"object": "list", "data": [{"id": one.id, "created_at": 4e9} for one in self.jobs.values()]}
            )
        name = asked.path.removeprefix("/v1/videos/").removesuffix("/content")
        job = self.jobs.get(name)
        if job is None or self.ending == "gone":
            return no(404, "not_found")
        if asked.path.endswith("/content"):
            return served(tiny_clip(), asked)
        return Answer(200, {"id": job.id, "object": "video", "created_at": 4e9} | self._stands(job))

    def _stands(self, job: Job) -> dict[str, Any]:
        if self.at_work(job):
            return {"status": "brewing" if self.ending == "odd" else "in_progress", "progress": 40}
        match self.ending:
            case "output":
                return {"status": "failed", "error": {"code": "moderation_blocked", "message": "not this"}}
            case "failed":
                return {"status": "failed", "error": {"code": "server_error", "message": "It broke."}}
            case _:
                return {"status": "completed", "progress": 100}
