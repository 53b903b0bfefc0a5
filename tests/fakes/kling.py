"""Kling on loopback: signed tokens, {"code", "message", "data"} in every body, three paths that know only their own."""

import base64
import hashlib
import hmac
import json
import time
from typing import Any, ClassVar

from tests.fakes.camera_house import Answer, Asked, Job, Service

ACCESS, SECRET = "access-1", "kling-very-secret"
PATHS = ("text2video", "image2video", "omni-video")
FIELDS = {
    "text2video": {"negative_prompt", "aspect_ratio"},
    "image2video": {"negative_prompt", "image", "image_tail"},
    "omni-video": {"aspect_ratio", "image_list"},
}


def no(status: int, code: int, message: str) -> Answer:
    return Answer(status, {"code": code, "message": message, "request_id": "r1"})


class KlingService(Service):
    name = "kling"
    model = "kling-v3"
    looks_up = True
    endings: ClassVar = ("input", "output", "failed", "moved", "empty")
    environment: ClassVar = {"KLING_ACCESS_KEY": ACCESS, "KLING_SECRET_KEY": SECRET}
    refusals: ClassVar = {
        "moderated": (no(400, 1301, "content security"), "content_rejected"),
        "platform policy": (no(400, 1300, "platform policy"), "content_rejected"),
        "bad": (no(400, 1201, "bad parameter"), "bad_request"),
        "no_key": (no(401, 1000, "authentication failed"), "no_key"),
        "not yet valid": (no(401, 1003, "the token is not valid yet"), "no_key"),
        "forbidden": (no(403, 1103, "no right to this model"), "no_key"),
        "no_money by its status": (Answer(402, {"message": "Pay first."}), "no_money"),
        "unprocessable": (Answer(422, {"message": "Not so."}), "bad_request"),
        "missing": (no(404, 1203, "no such model"), "bad_request"),
        "arrears as 429": (no(429, 1101, "arrears"), "no_money"),
        "no_money": (no(429, 1102, "resource pack empty"), "no_money"),
        "slow": (no(429, 1302, "too fast"), "busy"),
        "many": (no(429, 1303, "parallel task over resource pack limit"), "busy"),
        "address": (no(429, 1304, "not on the allow-list"), "no_key"),
        "down": (no(503, 5001, "maintenance"), "unavailable"),
        "refused with 200": (no(200, 1102, "resource pack empty"), "no_money"),
    }

    def is_order(self, asked: Asked) -> bool:
        return asked.method == "POST" and asked.path.removeprefix("/v1/videos/") in PATHS

    def order(self, asked: Asked) -> Answer:
        if not self._known(asked):
            return no(401, 1002, "invalid")
        path = asked.path.rpartition("/")[2]
        wrong = self._wrong(asked.json, path)
        if wrong:
            return no(400, 1201, wrong)
        job = self.take_on(asked)
        return self._answer({"task_id": job.id, "task_status": "submitted"})

    def other(self, asked: Asked) -> Answer:
        if not self._known(asked):
            return no(401, 1004, "expired")
        path, _, name = asked.path.removeprefix("/v1/videos/").partition("/")
        if not name:
            if "pageNum" not in asked.query or not 1 <= int(asked.query["pageSize"]) <= 500:
                return no(400, 1201, "pageNum and pageSize")
            mine = [job for job in self.jobs.values() if job.path.endswith(path)]
            return self._answer([self._entry(job) for job in mine])
        job = self.jobs.get(name)
        if job is None or not job.path.endswith(path) or self.ending == "gone":
            return no(404, 1203, "no such resource")
        return self._answer(self._entry(job) | self._stands(job))

    def _stands(self, job: Job) -> dict[str, Any]:
        if self.at_work(job):
            return {"task_status": "simmering" if self.ending == "odd" else "processing"}
        match self.ending:
            case "input":
                return {"task_status": "failed", "task_status_msg": "Failure to pass the risk control of the prompt"}
            case "output":
                return {"task_status": "failed", "task_status_msg": "The generated content failed risk control"}
            case "failed":
                return {"task_status": "failed", "task_status_msg": "internal"}
            case "moved":
                return {"task_status": "succeed", "task_result": {"works": [{"resource": self.clip_url(job)}]}}
            case "empty":
                return {"task_status": "succeed", "task_result": {}}
            case _:
                clip = {"id": "v1", "url": self.clip_url(job), "duration": "5.1"}
                return {"task_status": "succeed", "task_result": {"videos": [clip]}, "final_unit_deduction": "7"}

    def _entry(self, job: Job) -> dict[str, Any]:
        return {
            "task_id": job.id,
            "task_status": "submitted",
            "task_info": {"external_task_id": job.order["external_task_id"]},
            "created_at": 1766374262370,
        }

    def _answer(self, data: Any) -> Answer:
        return Answer(200, {"code": 0, "message": "SUCCEED", "request_id": "r1", "data": data})

    def _known(self, asked: Asked) -> bool:
        head, claims, signature = asked.headers.get("authorization", "Bearer ..").removeprefix("Bearer ").split(".")
        right = hmac.new(SECRET.encode(), f"{head}.{claims}".encode(), hashlib.sha256).digest()
        if base64.urlsafe_b64encode(right).decode().rstrip("=") != signature:
            return False
        said = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
        return said["iss"] == ACCESS and said["nbf"] <= time.time() <= said["exp"] <= time.time() + 1900

    def _wrong(self, body: dict[str, Any], path: str) -> str:
        known = {"model_name", "prompt", "mode", "duration", "sound", "external_task_id", "callback_url"}
        known |= FIELDS[path]
        if set(body) - known:
            return f"unknown {set(body) - known}"
        model = body["model_name"]
        if model not in ("kling-v3", "kling-v3-omni", "kling-v2-6", "kling-v2-5-turbo"):
            return "model_name"
        lengths = range(3, 16) if model.startswith("kling-v3") else (5, 10)
        if not isinstance(body["duration"], str) or int(body["duration"]) not in lengths:
            return "duration"
        modes = ("std", "pro", "4k") if model.startswith("kling-v3") else ("std", "pro")
        if len(body["prompt"]) > 2500 or body["mode"] not in modes:
            return "prompt or mode"
        # Sound came with 2.6; a last frame is taken in the pro mode only.
        if body.get("sound", "") not in (("",) if model == "kling-v2-5-turbo" else ("on", "off")):
            return "sound"
        if "image_tail" in body and body["mode"] != "pro":
            return "image_tail"
        if path == "text2video" and body.get("aspect_ratio") not in ("16:9", "9:16", "1:1"):
            return "aspect_ratio"
        if any(job.order["external_task_id"] == body["external_task_id"] for job in self.jobs.values()):
            return "external_task_id is not unique"
        pictures = [body[name] for name in ("image", "image_tail") if name in body]
        pictures += [picture["image_url"] for picture in body.get("image_list", [])]
        if len(pictures) > 7 or (path == "image2video" and "image" not in body):
            return "images"
        for picture in pictures:
            if picture.startswith("data:") or base64.b64decode(picture, validate=True)[:2] != b"\xff\xd8":
                return "an image is not bare base64"
        return ""
