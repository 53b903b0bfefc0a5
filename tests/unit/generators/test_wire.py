"""On the wire: nothing signed is logged, no private address is fetched, tokens are as their standards say."""

import asyncio
import base64
import hashlib
import hmac
import json
import logging
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
import websockets

from tests.fakes.camera_house import Answer, House, Trouble
from tests.fakes.comfyui import ComfyService
from tests.fakes.runway import RunwayService
from tests.unit.generators.test_asking import brief
from tools.film.errors import OperatorError
from tools.generators.access import Access
from tools.generators.cameras import camera
from tools.generators.comfyui import ComfyUI, filled, job_id
from tools.generators.fetching import Source, fetch, guard
from tools.generators.google_login import GoogleLogin
from tools.generators.kling import signed
from tools.generators.ports import BadRequest, NoKey, Undelivered
from tools.generators.wire import client_for, pause, private_name, retry_after, shown
from tools.media.progress import Progress

PUBLIC = httpx.URL("https://api.example.com")


@pytest.mark.parametrize(
    "address",
    [
        "http://93.184.216.34/clip.mp4",
        "https://127.0.0.1/clip.mp4",
        "https://10.0.0.8/clip.mp4",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/clip.mp4",
        "https://localhost/clip.mp4",
        "file:///etc/passwd",
        "ftp://files.example.com/clip.mp4",
    ],
)
def test_an_address_that_must_not_be_fetched_is_refused(address: str):
    with pytest.raises(Undelivered):
        asyncio.run(guard(httpx.URL(address), PUBLIC))


def test_a_service_of_ones_own_may_give_out_clips_of_its_own_host():
    own = httpx.URL("http://192.168.1.20:8188")
    asyncio.run(guard(httpx.URL("http://192.168.1.20:8188/view?filename=a.mp4"), own))
    with pytest.raises(Undelivered):
        asyncio.run(guard(httpx.URL("http://192.168.1.21/a.mp4"), own))


def test_a_redirect_to_a_private_network_is_not_followed(tmp_path: Path):
    with House(RunwayService()) as house:
        house.fetch_troubles = [Trouble(Answer(302, b"", {"Location": "https://10.0.0.8/clip.mp4"}))]

        async def source() -> Source:
            return Source(f"{house.cdn}/a.mp4", {"Authorization": "Bearer very-secret"})

        async def run() -> None:
            async with client_for(house.url, 2, {}) as client:
                await fetch(client, source, tmp_path / "clip.mp4", "Runway", wait=0.001)

        with pytest.raises(Undelivered, match="private network"):
            asyncio.run(run())
        assert all("authorization" not in asked.headers for asked in house.fetched)
    assert list(tmp_path.iterdir()) == []


def test_nothing_signed_and_no_key_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    with House(RunwayService()) as house:
        access = Access.model_validate({"key": "key_very-secret", "base_url": house.url, "poll_seconds": 0.002})
        made = camera("runway", tmp_path, {"runway": access})

        async def run() -> None:
            job = await made.submit(brief(), "k")
            await made.follow(job, lambda _: None)
            await made.collect(job, tmp_path)
            assert await made.cancel(job) is False

        asyncio.run(run())
        assert house.fetched[0].query["Signature"].startswith("very-secret")
        assert not any(asked.method == "DELETE" for asked in house.seen)
    assert "HTTP Request" in caplog.text
    assert "very-secret" not in caplog.text


def test_a_running_job_can_be_cancelled(tmp_path: Path):
    with House(RunwayService()) as house:
        access = Access.model_validate({"key": "key_very-secret", "base_url": house.url, "poll_seconds": 0.002})
        made = camera("runway", tmp_path, {"runway": access})

        async def run() -> bool:
            return await made.cancel(await made.submit(brief(), "k"))

        assert asyncio.run(run()) is True
        assert house.accepted[0].stopped


def test_a_key_is_not_sent_in_the_clear_to_a_public_host():
    with pytest.raises(OperatorError, match="not encrypted"):
        client_for("http://api.example.com", 1, {"Authorization": "Bearer k"})
    assert private_name("127.0.0.1")
    assert private_name("gpu-box")
    assert not private_name("api.example.com")
    assert not private_name("8.8.8.8")


def test_what_a_service_says_is_told_without_what_is_signed():
    told = shown("see https://cdn.example.com/a.mp4?sig=secret&x=1 for\n more")
    assert told == "see https://cdn.example.com/a.mp4 for more."


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after-ms": "250"}, 0.25),
        ({"ratelimit-reset": "17"}, 17.0),
        ({"retry-after": "Thu, 26 Nov 2026 10:00:30 GMT", "date": "Thu, 26 Nov 2026 10:00:00 GMT"}, 30.0),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
def test_how_long_a_service_asks_to_wait(headers: dict[str, str], seconds: float | None):
    assert retry_after(headers) == seconds


def test_pauses_grow_with_failures_up_to_a_minute_and_never_below_what_was_asked():
    assert 5.1 <= pause(6, 0) <= 6.9
    assert max(pause(6, 9) for _ in range(50)) <= 60
    assert pause(0.001, 3, 12.0) == 12.0


def test_klings_token_is_a_json_web_token_of_both_keys():
    head, claims, signature = signed("access", "secret", 1_766_374_262.4).split(".")

    def read(part: str) -> bytes:
        return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))

    assert json.loads(read(head)) == {"alg": "HS256", "typ": "JWT"}
    assert json.loads(read(claims)) == {"iss": "access", "exp": 1766376062, "nbf": 1766374257}
    assert read(signature) == hmac.new(b"secret", f"{head}.{claims}".encode(), hashlib.sha256).digest()


def test_a_signed_in_google_account_is_exchanged_for_a_token_once(tmp_path: Path):
    file = tmp_path / "adc.json"
    held = {"type": "authorized_user", "client_id": "c", "client_secret": "s", "refresh_token": "r"}
    file.write_text(json.dumps(held))
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.content.decode())
        return httpx.Response(200, json={"access_token": "ya29", "expires_in": 3600})

    login = GoogleLogin(Access(options={"credentials": str(file)}))

    async def run() -> list[str]:
        async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
            return [await login.token(client), await login.token(client)]

    assert asyncio.run(run()) == ["ya29", "ya29"]
    assert asked == ["grant_type=refresh_token&client_id=c&client_secret=s&refresh_token=r"]


def test_a_google_account_that_is_signed_out_is_said(tmp_path: Path):
    file = tmp_path / "adc.json"
    file.write_text(json.dumps({"type": "authorized_user", "client_id": "c", "refresh_token": "r"}))
    login = GoogleLogin(Access(options={"credentials": str(file)}))

    async def run() -> str:
        refusing = httpx.MockTransport(lambda _: httpx.Response(400, json={"error": "invalid_grant"}))
        async with httpx.AsyncClient(transport=refusing) as client:
            return await login.token(client)

    with pytest.raises(NoKey, match="sign in again"):
        asyncio.run(run())
    file.write_text(json.dumps({"type": "service_account"}))
    with pytest.raises(OperatorError, match="service_account"):
        asyncio.run(run())


def test_a_graph_is_filled_in_by_its_named_words_and_an_unknown_word_is_named():
    graph = {"1": {"class_type": "KSampler", "inputs": {"seed": "{seed}", "model": ["2", 0], "text": "a {seed} b"}}}
    assert filled(graph, {"seed": 7})["1"]["inputs"] == {"seed": 7, "model": ["2", 0], "text": "a {seed} b"}
    with pytest.raises(OperatorError, match=r"\{first_frame\}"):
        filled({"1": {"class_type": "LoadImage", "inputs": {"image": "{first_frame}"}}}, {"seed": 7})


def test_comfyui_tells_of_its_steps_over_its_socket():
    job = job_id("film/s1/1")
    told: list[Progress] = []

    async def serve(socket: websockets.ServerConnection) -> None:
        assert socket.request is not None
        assert socket.request.path == f"/ws?clientId={job}"
        await socket.send(b"\x00\x00\x00\x01preview")
        await socket.send(json.dumps({"type": "progress", "data": {"value": 1, "max": 4, "prompt_id": "other"}}))
        await socket.send(json.dumps({"type": "progress", "data": {"value": 3, "max": 4, "prompt_id": job}}))

    async def run() -> None:
        async with websockets.serve(serve, "127.0.0.1", 0) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            await ComfyUI(Access(base_url=f"http://127.0.0.1:{port}")).watch(job, told.append)

    asyncio.run(run())
    assert [(one.done, one.what) for one in told] == [(0.75, "sampling")]


@pytest.mark.parametrize(
    ("paid", "lacks", "said"),
    [({"KSamplerAdvanced"}, set[str](), "paid service"), (set[str](), {"VAEDecode"}, "VAEDecode")],
)
def test_a_graph_that_spends_or_that_the_server_cannot_run_is_not_ordered(
    paid: set[str], lacks: set[str], said: str, tmp_path: Path
):
    service = ComfyService()
    service.paid, service.lacks = paid, lacks
    with House(service) as house:
        made = camera("comfyui", tmp_path, {"comfyui": Access(base_url=house.url)})
        with pytest.raises(BadRequest, match=said):
            asyncio.run(made.submit(brief(), "k"))
        assert not house.posts


def test_the_same_key_is_the_same_order_id():
    assert job_id("a") == job_id("a") != job_id("b")
    assert ComfyUI(Access()).lookup("a", datetime.now(UTC))[0].url.endswith(job_id("a"))
