"""A ComfyUI server on loopback: a queue and a history in memory, a graph that has to hold together, files to view."""

from typing import Any, ClassVar

from tests.fakes.camera_house import Answer, Asked, Job, Service, served, tiny_clip

NODES = {
    "CLIPLoader", "VAELoader", "CLIPTextEncode", "UNETLoader", "ModelSamplingSD3", "LoadImage", "WanImageToVideo",
    "EmptyHunyuanLatentVideo", "KSamplerAdvanced", "VAEDecode", "CreateVideo", "SaveVideo", "WanFirstLastFrameToVideo",
    "LatentUpscaleModelLoader", "LTXVConditioning", "EmptyLTXVLatentVideo", "LTXVEmptyLatentAudio",
    "LTXVConcatAVLatent", "KSamplerSelect", "LTXVDualCFGGuider", "RandomNoise", "ManualSigmas", "SamplerCustomAdvanced",
    "LTXVSeparateAVLatent", "LTXVLatentUpsampler", "VAEDecodeTiled", "LTXVPreprocess", "LTXVImgToVideoInplace",
    "LTXVAddGuide", "LTXVCropGuides", "LTXVAudioVAEDecode",
}  # fmt: skip


def no(kind: str, message: str = "no") -> Answer:
    body: dict[str, Any] = {
        "error": {"type": kind, "message": message, "details": "", "extra_info": {}},
        "node_errors": {},
    }
    return Answer(400, body)


class ComfyService(Service):
    name = "comfyui"
    model = "wan2.2"
    needs_key = False
    looks_up = True
    inline = True
    endings: ClassVar = ("failed", "cancelled", "empty")
    refusals: ClassVar = {
        "bad": (no("prompt_outputs_failed_validation"), "bad_request"),
        "no such node": (no("missing_node_type"), "bad_request"),
        "forbidden": (Answer(403, b"Host and Origin differ", {"Content-Type": "text/plain"}), "no_key"),
        "missing": (Answer(404, b"404: Not Found", {"Content-Type": "text/plain"}), "bad_request"),
        "no_key, says a proxy": (Answer(401, b"", {"Content-Type": "text/plain"}), "no_key"),
        "no_money, says a proxy": (Answer(402, b"", {"Content-Type": "text/plain"}), "no_money"),
        "unprocessable, says a proxy": (Answer(422, b"", {"Content-Type": "text/plain"}), "bad_request"),
        "slow, says a proxy": (Answer(429, b"", {"Retry-After": "3"}), "busy"),
        "down, says a proxy": (Answer(503, b"", {"Content-Type": "text/plain"}), "unknown_outcome"),
        "too large": (Answer(413, b"", {"Content-Type": "text/plain"}), "bad_request"),
        "half valid": (
            Answer(200, {"prompt_id": "x", "number": 1, "node_errors": {"5": {"class_type": "UNETLoader"}}}),
            "bad_request",
        ),
    }

    def __init__(self) -> None:
        super().__init__()
        self.pictures: set[str] = set()
        self.paid: set[str] = set()
        self.lacks: set[str] = set()

    def is_order(self, asked: Asked) -> bool:
        return asked.method == "POST" and asked.path == "/prompt"

    def order(self, asked: Asked) -> Answer:
        body: dict[str, Any] = asked.json
        wrong = self._wrong(body["prompt"])
        if wrong:
            return no("prompt_outputs_failed_validation", wrong)
        job = self.take_on(asked, body["prompt_id"])
        return Answer(200, {"prompt_id": job.id, "number": len(self.jobs), "node_errors": {}})

    def other(self, asked: Asked) -> Answer:
        if asked.path == "/upload/image":
            name = asked.body.partition(b'filename="')[2].partition(b'"')[0].decode()
            self.pictures.add(name)
            return Answer(200, {"name": name, "subfolder": "", "type": "input"})
        if asked.path.startswith("/object_info/"):
            kind = asked.path.rpartition("/")[2]
            there = kind in NODES and kind not in self.lacks
            return Answer(200, {kind: {"api_node": kind in self.paid}} if there else {})
        if asked.path == "/view":
            known = asked.query["filename"] in {f"{job.id}_00001_.mp4" for job in self.jobs.values()}
            return served(tiny_clip(), asked) if known and asked.query["type"] == "output" else Answer(404, b"")
        if asked.path == "/queue":
            waiting = [] if self.ending == "gone" else [job for job in self.jobs.values() if job.looks <= self.looks]
            return Answer(200, {"queue_running": [[1, job.id, {}, {}, []] for job in waiting], "queue_pending": []})
        if asked.path.startswith("/history/"):
            job = self.jobs.get(asked.path.removeprefix("/history/"))
            if job is None or self.ending == "gone" or self.at_work(job):
                return Answer(200, {})
            return Answer(200, {job.id: self._stands(job)})
        if asked.path.endswith("/cancel"):
            self.jobs[asked.path.split("/")[3]].stopped = True
            return Answer(200, {"cancelled": True})
        return Answer(404, b"")

    def _stands(self, job: Job) -> dict[str, Any]:
        match self.ending:
            case "failed":
                failed = {"node_type": "KSamplerAdvanced", "exception_type": "torch.OutOfMemoryError"}
                messages = [["execution_error", failed | {"exception_message": "out of memory"}]]
                return {"outputs": {}, "status": {"status_str": "error", "completed": False, "messages": messages}}
            case "cancelled":
                messages: list[Any] = [["execution_interrupted", {}]]
                return {"outputs": {}, "status": {"status_str": "error", "completed": False, "messages": messages}}
            case "empty":
                return {"outputs": {}, "status": {"status_str": "success", "completed": True, "messages": []}}
            case _:
                preview = {"filename": "preview.mp4", "subfolder": "", "type": "temp"}
                clip = {"filename": f"{job.id}_00001_.mp4", "subfolder": "workprint", "type": "output"}
                outputs = {"saved": {"images": [preview, clip], "animated": [True]}}
                return {"outputs": outputs, "status": {"status_str": "success", "completed": True, "messages": []}}

    def _wrong(self, graph: dict[str, Any]) -> str:
        for number, node in graph.items():
            if node["class_type"] not in NODES:
                return f"{number}: {node['class_type']}"
            for name, value in node["inputs"].items():
                if isinstance(value, list) and (value[0] not in graph or not isinstance(value[1], int)):
                    return f"{number}.{name} leads nowhere"
                if isinstance(value, str) and value.startswith("{"):
                    return f"{number}.{name} is not filled in"
            if node["class_type"] == "LoadImage" and node["inputs"]["image"] not in self.pictures:
                return "a picture is not there"
            if "length" in node["inputs"]:
                sides = node["inputs"]["width"] % 16, node["inputs"]["height"] % 16, (node["inputs"]["length"] - 1) % 4
                if any(sides):
                    return "a size or a length that the model does not make"
        return "" if any(node["class_type"] == "SaveVideo" for node in graph.values()) else "no output"
