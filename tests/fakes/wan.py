"""DashScope on loopback: one path, three generations of bodies, refusals that may come with 200."""

from typing import Any, ClassVar

from tests.fakes.camera_house import Answer, Asked, Job, Service

KEY = "sk-very-secret"
CREATE = "/api/v1/services/aigc/video-generation/video-synthesis"


def no(status: int, code: str, message: str = "no") -> Answer:
    return Answer(status, {"code": code, "message": message, "request_id": "r1"})


class WanService(Service):
    name = "wan"
    model = "wan3.0-video"
    looks_up = True
    environment: ClassVar = {"DASHSCOPE_API_KEY": KEY}
    refusals: ClassVar = {
        "moderated": (no(400, "DataInspectionFailed"), "content_rejected"),
        "moderated with 200": (no(200, "DataInspectionFailed"), "content_rejected"),
        "infringes": (no(400, "IPInfringementSuspect"), "content_rejected"),
        "bad": (no(400, "InvalidParameter"), "bad_request"),
        "unprocessable": (no(422, "InvalidURL"), "bad_request"),
        "no_key": (no(401, "InvalidApiKey"), "no_key"),
        "no_money": (no(400, "Arrearage"), "no_money"),
        "payment": (no(402, ""), "no_money"),
        "forbidden": (no(403, "AccessDenied.Unpurchased"), "no_key"),
        "missing": (no(404, "ModelNotFound"), "bad_request"),
        "slow": (no(429, "Throttling.RateQuota"), "busy"),
        "many": (no(429, "Throttling.AllocationQuota"), "busy"),
        "down": (no(503, "ServiceUnavailable"), "unavailable"),
    }

    def is_order(self, asked: Asked) -> bool:
        return asked.method == "POST" and not asked.path.endswith("/cancel")

    def order(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Bearer {KEY}":
            return no(401, "InvalidApiKey")
        wrong = self._wrong(asked)
        if wrong:
            return no(400, "InvalidParameter", wrong)
        job = self.take_on(asked)
        return Answer(200, {"request_id": "r1", "output": {"task_id": job.id, "task_status": "PENDING"}})

    def other(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Bearer {KEY}":
            return no(401, "InvalidApiKey")
        if asked.path == "/api/v1/tasks":
            listed = [{"task_id": job.id, "status": "RUNNING"} for job in self.jobs.values()]
            return Answer(200, {"request_id": "r1", "data": listed, "total": len(listed), "page_no": 1})
        name = asked.path.removeprefix("/api/v1/tasks/").removesuffix("/cancel")
        job = self.jobs.get(name)
        if asked.method == "POST" and job:
            job.stopped = job.looks <= 1
            return Answer(200, {"request_id": "r1"}) if job.stopped else no(400, "UnsupportedOperation")
        if job is None or self.ending == "gone":
            return Answer(200, {"request_id": "r1", "output": {"task_id": name, "task_status": "UNKNOWN"}})
        return Answer(200, {"request_id": "r1", "output": {"task_id": job.id} | self._stands(job)})

    def _stands(self, job: Job) -> dict[str, Any]:
        if self.at_work(job):
            return {"task_status": "MARINATING" if self.ending == "odd" else "PENDING" if job.looks == 1 else "RUNNING"}
        match self.ending:
            case "input" | "output":
                message = f"{self.ending.capitalize()} data may contain inappropriate content."
                return {"task_status": "FAILED", "code": "DataInspectionFailed", "message": message}
            case "failed":
                return {"task_status": "FAILED", "code": "InternalError", "message": "It broke."}
            case "cancelled":
                return {"task_status": "CANCELED"}
            case "moved":
                return {"task_status": "SUCCEEDED", "results": [{"clip": self.clip_url(job)}]}
            case "empty":
                return {"task_status": "SUCCEEDED"}
            case _:
                return {"task_status": "SUCCEEDED", "video_url": self.clip_url(job)}

    def _wrong(self, asked: Asked) -> str:
        body: dict[str, Any] = asked.json
        how, said = body["parameters"], body["input"]
        kinds = [one["type"] for one in said.get("media", [])]
        if asked.path != CREATE or asked.headers.get("x-dashscope-async") != "enable":
            return "path or X-DashScope-Async"
        if body["model"] not in ("wan3.0-video", "wan3.0-video-prime", "wan2.7-t2v", "wan2.7-i2v", "wan2.7-r2v"):
            return "model"
        if how["resolution"] not in ("480P", "720P", "1080P") or type(how["duration"]) is not int:
            return "resolution or duration"
        newest = body["model"].startswith("wan3.0")
        longest = 30 if newest else 10 if body["model"] == "wan2.7-r2v" else 15
        if not 2 <= how["duration"] <= longest or not 0 <= how["seed"] <= 2147483647:
            return "duration or seed"
        if how["prompt_extend"] is not False or how["watermark"] is not False:
            return "prompts must stay as they are"
        if newest and ("negative_prompt" in said or how["audio"] is not False):
            return "negative_prompt or audio"
        if {"first_frame", "last_frame"} & set(kinds) and "reference_image" in kinds:
            return "frames and references do not mix"
        if ("ratio" in how) == ("first_frame" in kinds):
            return "ratio"
        if not all(one["url"].startswith("data:image/jpeg;base64,") for one in said.get("media", [])):
            return "url"
        return ""
