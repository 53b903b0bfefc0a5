"""LTX on loopback: asynchronous paths that know only their own jobs, an envelope of typed errors."""

from typing import Any, ClassVar

from tests.fakes.camera_house import Answer, Asked, Job, Service

KEY = "ltx-very-secret"
PATHS = ("text-to-video", "image-to-video")
MOVES = {"dolly_in", "dolly_out", "dolly_left", "dolly_right", "jib_up", "jib_down", "static", "focus_shift"}
LENGTHS = {2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 20}
SIZES = {
    "ltx-2-5-pro": (720, 1080),
    "ltx-2-5-fast": (720, 1080, 1440, 2160),
    "ltx-2-3-pro": (1080, 1440, 2160),
    "ltx-2-3-fast": (1080, 1440, 2160),
}


def lengths(model: str, lines: int, rate: int) -> set[int]:
    """The seconds that a model makes: of 2.3 only the fast one, at 1080 lines and 24 or 25 frames, more than ten."""
    if model.startswith("ltx-2-5"):
        return LENGTHS
    long = model == "ltx-2-3-fast" and lines == 1080 and rate in (24, 25)
    return {length for length in LENGTHS if 6 <= length <= (20 if long else 10)}


def no(status: int, kind: str, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, {"type": "error", "error": {"type": kind, "message": "no"}}, named)


class LtxService(Service):
    name = "ltx"
    model = "ltx-2-5-pro"
    endings: ClassVar = ("output", "failed", "moved", "empty")
    environment: ClassVar = {"LTXV_API_KEY": KEY}
    refusals: ClassVar = {
        "moderated": (no(422, "content_filtered_error"), "content_rejected"),
        "bad": (no(400, "invalid_request_error"), "bad_request"),
        "no_key": (no(401, "authentication_error"), "no_key"),
        "no_money": (no(402, "insufficient_funds_error"), "no_money"),
        "forbidden": (no(403, "permission_error"), "no_key"),
        "missing": (no(404, "not_found_error"), "bad_request"),
        "slow": (no(429, "rate_limit_error", Retry_After="5"), "busy"),
        "many": (no(429, "concurrency_limit_error", Retry_After="9"), "busy"),
        "overloaded": (no(529, "overloaded_error"), "busy"),
        "down": (no(503, "service_unavailable"), "unavailable"),
    }

    def is_order(self, asked: Asked) -> bool:
        return asked.method == "POST"

    def order(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Bearer {KEY}":
            return no(401, "authentication_error")
        wrong = self._wrong(asked)
        if wrong:
            return Answer(400, {"type": "error", "error": {"type": "invalid_request_error", "message": wrong}})
        job = self.take_on(asked)
        return Answer(202, {"id": job.id, "created_at": "2026-11-22T10:00:00Z"})

    def other(self, asked: Asked) -> Answer:
        if asked.headers.get("authorization") != f"Bearer {KEY}":
            return no(401, "authentication_error")
        path, _, name = asked.path.removeprefix("/v2/").partition("/")
        job = self.jobs.get(name)
        if job is None or self.ending == "gone" or not job.path.endswith(path):
            return no(404, "not_found_error")
        return Answer(200, {"id": job.id, "created_at": "2026-11-22T10:00:00Z"} | self._stands(job))

    def _stands(self, job: Job) -> dict[str, Any]:
        if self.at_work(job):
            return {"status": "steeping" if self.ending == "odd" else "pending" if job.looks == 1 else "processing"}
        match self.ending:
            case "output":
                return {"status": "failed", "error": {"type": "content_filtered_error", "message": "not this"}}
            case "failed":
                return {"status": "failed", "error": {"type": "api_error", "message": "It broke."}}
            case "moved":
                return {"status": "completed", "result": {"hd_url": self.clip_url(job)}}
            case "empty":
                return {"status": "completed", "result": {}}
            case _:
                return {"status": "completed", "result": {"video_url": self.clip_url(job)}}

    def _wrong(self, asked: Asked) -> str:
        body: dict[str, Any] = asked.json
        path = asked.path.removeprefix("/v2/")
        known = {"prompt", "model", "duration", "resolution", "fps", "generate_audio", "camera_motion"}
        if path not in PATHS or set(body) - known - {"image_uri", "last_frame_uri"}:
            return f"{path}: {set(body)}"
        if (path == "image-to-video") != ("image_uri" in body):
            return "image_uri"
        if body["model"] not in SIZES:
            return "model"
        across, _, down = body["resolution"].partition("x")
        lines = min(int(across), int(down))
        if lines not in SIZES[body["model"]] or max(int(across), int(down)) * 9 != lines * 16:
            return "resolution"
        if type(body["duration"]) is not int or body["fps"] not in (24, 25, 48, 50):
            return "duration or fps"
        if body["duration"] not in lengths(body["model"], lines, body["fps"]):
            return "duration at this resolution and fps"
        if body["generate_audio"] is not False or body.get("camera_motion", "static") not in MOVES:
            return "generate_audio or camera_motion"
        pictures = [body[name] for name in ("image_uri", "last_frame_uri") if name in body]
        return "" if all(one.startswith("data:image/jpeg;base64,") for one in pictures) else "a picture"
