"""Runway on loopback: tasks, camelCase bodies, refusals as {"error": ...}, moderation in the task."""

from typing import Any, ClassVar

from tests.fakes.camera_house import Answer, Asked, Job, Service

KEY = "key_very-secret"
RATIOS = {
    "/v1/text_to_video": {"1280:720", "720:1280"},
    "/v1/image_to_video": {"1280:720", "720:1280", "1104:832", "960:960", "832:1104", "1584:672"},
}


class RunwayService(Service):
    name = "runway"
    model = "gen4.5"
    environment: ClassVar = {"WORKPRINT_RUNWAY_API_KEY": KEY}
    refusals: ClassVar = {
        "bad": (Answer(400, {"error": "`ratio` is not valid."}), "bad_request"),
        "no_key": (Answer(401, {"error": "The key is not valid."}), "no_key"),
        "no_money": (Answer(402, {"error": "There are too few credits."}), "no_money"),
        "no_money as 400": (Answer(400, {"error": "You do not have enough credits."}), "no_money"),
        "forbidden": (Answer(403, {"error": "Not for this organization."}), "no_key"),
        "missing": (Answer(404, {"error": "No such path."}), "bad_request"),
        "unprocessable": (Answer(422, {"error": "promptText is too long."}), "bad_request"),
        "slow": (Answer(429, {"error": "Slow down."}, {"Retry-After": "7"}), "busy"),
        "down": (Answer(503, {"error": "Try again later."}), "unavailable"),
        "down, says a proxy": (Answer(503, b"upstream connect error"), "unknown_outcome"),
    }

    def is_order(self, asked: Asked) -> bool:
        return asked.method == "POST" and asked.path in RATIOS

    def order(self, asked: Asked) -> Answer:
        wrong = self._wrong(asked)
        if wrong:
            return Answer(401 if wrong == "key" else 400, {"error": wrong})
        job = self.take_on(asked)
        return Answer(200, {"id": job.id, "estimatedCost": {"credits": 60}})

    def other(self, asked: Asked) -> Answer:
        job = self.jobs.get(asked.path.removeprefix("/v1/tasks/"))
        if asked.headers.get("authorization") != f"Bearer {KEY}":
            return Answer(401, {"error": "key"})
        if job is None or self.ending == "gone":
            return Answer(404, {"error": "There is no such task."})
        if asked.method == "DELETE":
            job.stopped = True
            return Answer(204, b"")
        return Answer(200, {"id": job.id, "createdAt": "2026-11-22T10:00:00Z"} | self._stands(job))

    def _stands(self, job: Job) -> dict[str, Any]:
        if self.at_work(job):
            if self.ending == "odd":
                return {"status": "MARINATING"}
            return {"status": "THROTTLED"} if job.looks == 1 else {"status": "RUNNING", "progress": 0.5}
        match self.ending:
            case "input" | "output":
                code = f"SAFETY.{self.ending.upper()}.TEXT"
                return {"status": "FAILED", "failure": "Not this.", "failureCode": code, "cost": {"credits": 0}}
            case "failed":
                code = "INTERNAL.BAD_OUTPUT.CODE01"
                return {"status": "FAILED", "failure": "It broke.", "failureCode": code, "cost": {"credits": 0}}
            case "cancelled":
                return {"status": "CANCELLED", "cost": {"credits": 0}}
            case "moved":
                return {"status": "SUCCEEDED", "results": {"video": self.clip_url(job)}}
            case "empty":
                return {"status": "SUCCEEDED", "output": []}
            case _:
                return {"status": "SUCCEEDED", "cost": {"credits": 60}, "output": [self.clip_url(job)]}

    def _wrong(self, asked: Asked) -> str:
        body: dict[str, Any] = asked.json
        if asked.headers.get("authorization") != f"Bearer {KEY}":
            return "key"
        if asked.headers.get("x-runway-version") != "2024-11-06":
            return "X-Runway-Version is missing."
        if body["model"] not in ("gen4.5", "gen4_turbo"):
            return "model"
        if (
            body["ratio"] not in RATIOS[asked.path]
            or type(body["duration"]) is not int
            or not 2 <= body["duration"] <= 10
        ):
            return "ratio or duration"
        if not 1 <= len(body["promptText"]) <= 1000:
            return "promptText"
        pictured = asked.path == "/v1/image_to_video"
        known = {"model", "promptText", "ratio", "duration", "seed", *(["promptImage"] if pictured else [])}
        if set(body) - known:
            return f"unknown field {set(body) - known}"
        if pictured:
            (picture,) = body["promptImage"]
            if picture["position"] != "first" or not picture["uri"].startswith("data:image/jpeg;base64,"):
                return "promptImage"
            if len(picture["uri"]) > 5_000_000:
                return "promptImage is too large"
        return ""
