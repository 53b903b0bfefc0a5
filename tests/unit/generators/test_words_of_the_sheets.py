"""What the sheets say that single words of a service mean, beside the cases that every service is put through."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.camera_house import Answer, House, Trouble, tiny_clip
from tests.fakes.camera_services import SERVICES
from tests.fakes.sora import SoraService
from tests.unit.generators.test_asking import brief
from tools.film.errors import OperatorError
from tools.generators.access import read_access
from tools.generators.asking import ask_for
from tools.generators.cameras import camera, parted
from tools.generators.dialects import Failed, Further, Missing, Phase, State, phase
from tools.generators.ports import Busy
from tools.generators.speaking import DIALECTS
from tools.generators.wire import Reply, refusal
from tools.media.progress import silent

WORDS: dict[Phase, str] = {
    "queued": "PENDING THROTTLED submitted queued IN_QUEUE pending",
    "running": "RUNNING processing started in_progress IN_PROGRESS dreaming SUSPENDED",
    "succeeded": "SUCCEEDED succeed finished completed COMPLETED complete",
    "failed": "FAILED failed rejected incomplete budget_exceeded",
    "cancelled": "CANCELLED CANCELED cancelled",
    "gone": "UNKNOWN",
}


def stands(name: str, answer: Any, status: int = 200, job: str = "job") -> State | None:
    """How a job stands by an answer of that service."""
    access = read_access(dict(SERVICES[name]().environment))
    return DIALECTS[name](access[name]).state(job, Reply(status, {}, json.dumps(answer).encode()))


def test_every_word_for_a_status_has_its_meaning_and_a_new_one_none():
    assert all(phase(word) == meaning for meaning, words in WORDS.items() for word in words.split())
    assert phase("simmering") is None


def runway(code: str | None) -> Any:
    return {"status": "FAILED", "failure": "no", "failureCode": code, "cost": {"credits": 0}}


def interaction(status: str, code: str = "", message: str = "") -> Any:
    return {"status": status, "errors": [{"code": code, "message": message}]}


@pytest.mark.parametrize(
    ("name", "answer", "stage", "kind", "again"),
    [
        ("runway", runway("SAFETY.INPUT.IMAGE"), "input", "", True),
        ("runway", runway("SAFETY.OUTPUT.VIDEO"), "output", "", True),
        ("runway", runway("INPUT_PREPROCESSING.SAFETY.TEXT"), "input", "", True),
        ("runway", runway("INTERNAL.BAD_OUTPUT.CODE01"), "", "", True),
        ("runway", runway("ASSET.INVALID"), "", "", False),
        ("runway", runway(None), "", "", True),
        ("luma", {"state": "failed", "failure_code": "budget_exhausted"}, "", "no_money", True),
        ("luma", {"state": "failed", "failure_code": "corrupt_input"}, "", "", False),
        ("luma", {"state": "failed", "failure_code": "output_not_found"}, "", "", True),
        ("ltx", {"status": "failed", "error": {"type": "insufficient_funds_error"}}, "", "no_money", True),
        ("ltx", {"status": "failed", "error": {"type": "invalid_request_error"}}, "", "", False),
        ("wan", {"output": {"task_status": "FAILED", "code": "IPInfringementSuspect"}}, "input", "", False),
        ("wan", {"output": {"task_status": "FAILED", "code": "InternalError.Timeout"}}, "", "", True),
        ("omni", interaction("budget_exceeded"), "", "no_money", True),
        ("omni", interaction("incomplete", "x", "It ran out of steps."), "", "", True),
        ("omni", interaction("failed", "safety", "The prompt was blocked."), "input", "", True),
        ("sora", {"status": "failed", "error": {"code": "content_policy_violation"}}, "output", "", True),
        ("veo", {"done": True, "error": {"code": 3, "message": "The prompt violates a policy."}}, "input", "", False),
        ("veo", {"done": True, "error": {"code": 3, "message": "The aspect ratio is odd."}}, "", "", False),
        ("veo", {"done": True, "error": {"code": 13, "message": "Internal."}}, "", "", True),
    ],
)  # fmt: skip
def test_a_failed_job_is_told_by_its_code(name: str, answer: Any, stage: str, kind: str, again: bool):
    state = stands(name, answer)
    assert isinstance(state, Failed)
    assert (state.stage, state.kind, state.again) == (stage, kind, again)


def test_fal_hides_its_failures_in_what_is_completed():
    done: dict[str, Any] = {"status": "COMPLETED", "request_id": "r"}
    assert isinstance(stands("fal", done, job="a/requests/r"), Further)
    broken = stands("fal", done | {"error": "The runner left.", "error_type": "runner_disconnected"})
    assert isinstance(broken, Failed)
    assert (broken.code, broken.stage) == ("runner_disconnected", "")
    refused = stands("fal", {"detail": [{"type": "content_policy_violation", "msg": "no"}]}, 422)
    assert isinstance(refused, Failed)
    assert refused.stage == "input"
    # What a model charges of a refusal is not known; what the server breaks is never billed.
    assert refused.charged is None
    down = stands("fal", {"detail": "no", "error_type": "internal_error"}, 500)
    assert isinstance(down, Failed)
    assert down.charged is False
    withheld = stands("fal", {"video": {"url": "https://x/a.mp4"}, "has_nsfw_concepts": [True]})
    assert isinstance(withheld, Failed)
    assert withheld.stage == "output"


@pytest.mark.parametrize("answer", [{"done": True, "error": {"code": 5}}])
def test_an_operation_that_veo_forgot_is_missing(answer: Any):
    assert stands("veo", answer) == Missing()


def test_google_says_in_its_details_how_long_to_wait():
    delay = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "37s"}
    error = {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "Quota.", "details": [{"reason": "x"}, delay]}
    for name in ("veo", "omni"):
        reply = Reply(429, {}, json.dumps({"error": error}).encode())
        access = read_access(dict(SERVICES[name]().environment))
        complaint = DIALECTS[name](access[name]).complaint(reply)
        assert complaint is not None
        busy = refusal(name, reply, complaint)
        assert isinstance(busy, Busy)
        assert busy.data["retry_after"] == 37


def test_a_key_that_opens_a_clip_stays_with_its_service_when_that_sends_on_to_another_host(tmp_path: Path):
    with House(SoraService()) as house:
        there = {"WORKPRINT_SORA_BASE_URL": house.url, "WORKPRINT_SORA_POLL_SECONDS": "0.002"}
        access = read_access({**there, **SoraService.environment})
        made = camera("sora", tmp_path, access)

        async def run() -> Path:
            job = await made.submit(brief(), "k")
            await made.follow(job, silent)
            # The look that says where the clip is, and the clip's own address, which leads elsewhere.
            house.look_troubles = [Trouble(), Trouble(Answer(302, b"", {"Location": f"{house.cdn}/a.mp4?sig=1"}))]
            return await made.collect(job, tmp_path)

        assert asyncio.run(run()).read_bytes() == tiny_clip()
        assert "authorization" in house.seen[-1].headers
        assert [asked.path for asked in house.fetched] == ["/a.mp4"]
        assert "authorization" not in house.fetched[0].headers


def test_a_graph_as_the_editor_saves_it_is_refused_with_what_to_do(tmp_path: Path):
    graph = tmp_path / "mine.json"
    graph.write_text(json.dumps({"nodes": [], "links": []}))
    own = tmp_path / "services.toml"
    own.write_text(f'[comfyui.models.mine]\nlongest = 5.0\noptions = {{ text = "{graph}" }}\n')
    service, model = parted("comfyui/mine", own)
    access = read_access({"WORKPRINT_COMFYUI_BASE_URL": "http://127.0.0.1:9"})
    with pytest.raises(OperatorError, match=r"choose Export \(API\)"):
        DIALECTS["comfyui"](access["comfyui"]).order(ask_for(brief(), service, model).ask, "k")
