"""Vertex AI on loopback, with Veo's long operations; and the Gemini API with Omni's interactions."""

import base64
from typing import Any, ClassVar

from tests.fakes.camera_house import Answer, Asked, Job, Service

TOKEN = "ya29-very-secret"
KEY = "AIza-very-secret"
ROOT = "/v1/projects/film-1/locations/us-central1/publishers/google/models/veo-3.1"
MODELS = tuple(f"{ROOT}{kind}generate-001:predictLongRunning" for kind in ("-", "-fast-", "-lite-"))


def no(status: int, said: str, message: str = "no") -> Answer:
    return Answer(status, {"error": {"code": status, "status": said, "message": message}})


REFUSALS: dict[str, tuple[Answer, str]] = {
    "moderated": (no(400, "INVALID_ARGUMENT", "The prompt violates our usage guidelines."), "content_rejected"),
    "bad": (no(400, "INVALID_ARGUMENT", "durationSeconds"), "bad_request"),
    "no_key": (no(401, "UNAUTHENTICATED"), "no_key"),
    "payment": (no(402, ""), "no_money"),
    "forbidden": (no(403, "PERMISSION_DENIED"), "no_key"),
    "no_money": (no(403, "PERMISSION_DENIED", "This project has no billing account."), "no_money"),
    "retired": (no(404, "NOT_FOUND", "The model is no longer available."), "retired"),
    "unprocessable": (no(422, "UNPROCESSABLE"), "bad_request"),
    "slow": (no(429, "RESOURCE_EXHAUSTED"), "busy"),
    "down": (no(503, "UNAVAILABLE"), "unavailable"),
}


class VeoService(Service):
    name = "veo"
    model = "veo-3.1-fast-generate-001"
    inline = True
    endings: ClassVar = ("input", "output", "failed", "empty")
    environment: ClassVar = {"WORKPRINT_VEO_API_KEY": TOKEN, "GOOGLE_CLOUD_PROJECT": "film-1"}
    refusals: ClassVar = REFUSALS

    def is_order(self, asked: Asked) -> bool:
        return asked.path.endswith(":predictLongRunning")

    def order(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return no(401, "UNAUTHENTICATED")
        wrong = self._wrong(asked)
        if wrong:
            return no(400, "INVALID_ARGUMENT", wrong)
        job = self.take_on(asked)
        return Answer(200, {"name": f"projects/film-1/operations/{job.id}"})

    def other(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return no(401, "UNAUTHENTICATED")
        if not asked.path.startswith(ROOT) or not asked.path.endswith(":fetchPredictOperation"):
            return no(404, "NOT_FOUND")
        name = asked.json["operationName"]
        job = self.jobs.get(name.removeprefix("projects/film-1/operations/"))
        if job is None or self.ending == "gone":
            return no(404, "NOT_FOUND")
        return Answer(200, {"name": name} | self._stands(job))

    def _stands(self, job: Job) -> dict[str, Any]:
        if self.at_work(job):
            return {"metadata": {"state": "odd"}} if self.ending == "odd" else {}
        match self.ending:
            case "input":
                return {"done": True, "error": {"code": 3, "message": "The prompt violates our usage guidelines."}}
            case "output":
                reasons = ["It was filtered for safety. Support codes: 58061214"]
                return {"done": True, "response": {"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": reasons}}
            case "failed":
                return {"done": True, "error": {"code": 13, "message": "internal"}}
            case "empty":
                return {"done": True, "response": {"other": []}}
            case _:
                clip = {"bytesBase64Encoded": base64.b64encode(self.within()).decode(), "mimeType": "video/mp4"}
                return {"done": True, "response": {"videos": [clip]}}

    def _wrong(self, asked: Asked) -> str:
        (instance,), how = asked.json["instances"], asked.json["parameters"]
        if asked.path not in MODELS or how["sampleCount"] != 1:
            return "path or sampleCount"
        if how["durationSeconds"] not in (4, 6, 8) or how["aspectRatio"] not in ("16:9", "9:16"):
            return "durationSeconds or aspectRatio"
        if how["resolution"] not in ("720p", "1080p", "4k") or how["generateAudio"] is not False:
            return "resolution or generateAudio"
        if how["durationSeconds"] != 8 and (how["resolution"] != "720p" or "referenceImages" in instance):
            return "durationSeconds with references, and above 720p"
        if how["resolution"] == "4k" and "lite" in asked.path:
            return "resolution"
        if "referenceImages" in instance and ("image" in instance or "lastFrame" in instance):
            return "references exclude frames"
        pictures = [instance[name] for name in ("image", "lastFrame") if name in instance]
        pictures += [one["image"] for one in instance.get("referenceImages", [])]
        for picture in pictures:
            if base64.b64decode(picture["bytesBase64Encoded"])[:2] != b"\xff\xd8":
                return "a picture"
        return "" if 0 <= how["seed"] < 2**32 and instance["prompt"] else "seed or prompt"


class OmniService(Service):
    name = "omni"
    model = "gemini-omni-1.2-flash"
    environment: ClassVar = {"GEMINI_API_KEY": KEY}
    refusals: ClassVar = REFUSALS

    def is_order(self, asked: Asked) -> bool:
        return asked.path == "/v1beta/interactions"

    def order(self, asked: Asked) -> Answer:
        if asked.headers.get("x-goog-api-key") != KEY:
            return no(401, "UNAUTHENTICATED")
        wrong = self._wrong(asked.json)
        if wrong:
            return no(400, "INVALID_ARGUMENT", wrong)
        job = self.take_on(asked)
        return Answer(200, {"id": job.id, "status": "queued"})

    def other(self, asked: Asked) -> Answer:
        if asked.headers.get("x-goog-api-key") != KEY:
            return no(401, "UNAUTHENTICATED")
        job = self.jobs.get(asked.path.removeprefix("/v1beta/interactions/").removesuffix("/cancel"))
        if job is None or self.ending == "gone":
            return no(404, "NOT_FOUND")
        if asked.path.endswith("/cancel"):
            job.stopped = True
            return Answer(200, {"id": job.id, "status": "cancelled"})
        return Answer(200, {"id": job.id} | self._stands(job))

    def _stands(self, job: Job) -> dict[str, Any]:
        if self.at_work(job):
            return {"status": "dithering" if self.ending == "odd" else "in_progress"}
        match self.ending:
            case "input" | "output":
                what = "The prompt" if self.ending == "input" else "The video"
                return {
                    "status": "failed",
                    "errors": [{"code": "blocked", "message": f"{what} was blocked for safety."}],
                }
            case "failed":
                return {"status": "failed", "errors": [{"code": "internal", "message": "It broke."}]}
            case "cancelled":
                return {"status": "cancelled"}
            case "moved":
                # Its address need not end like a file's.
                clip = {"type": "video", "mime_type": "video/mp4", "uri": f"{self.cdn}/{job.id}?alt=media"}
                return {"status": "completed", "steps": [{"type": "thought"}, {"content": [clip]}]}
            case "empty":
                return {"status": "completed"}
            case _:
                return {"status": "completed", "output_video": {"uri": self.clip_url(job), "mime_type": "video/mp4"}}

    def _wrong(self, body: dict[str, Any]) -> str:
        how = body["response_format"]
        task = body["generation_config"]["video_config"]["task"]
        pictures = [part for part in body["input"] if part["type"] == "image"]
        if not body["background"] or how["delivery"] != "uri" or how["type"] != "video":
            return "background or delivery"
        if how["aspect_ratio"] not in ("16:9", "9:16") or how["resolution"] not in ("360p", "720p", "1080p", "4k"):
            return "aspect_ratio or resolution"
        if not isinstance(how["duration"], str) or not 3 <= int(how["duration"].rstrip("s")) <= 15:
            return "duration"
        return "" if (task == "text_to_video") == (not pictures) else "task"
