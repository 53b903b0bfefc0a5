"""Services that call back: a true call means a look at once, a second one nothing, a forged one is refused."""

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi.testclient import TestClient
from nacl.signing import SigningKey

from api.app import build_app
from tests.fakes.camera_house import Asked, House
from tests.fakes.camera_services import SERVICES
from tests.fakes.fal import PikaService
from tests.fakes.last_light import last_light
from tests.fakes.paid_craft import KIND, things
from tools.film.errors import ProviderError
from tools.generators.calling_back import verified
from tools.generators.ports import Speech
from tools.generators.wire import text
from tools.jobs.claims import Claims
from tools.jobs.ports import Delivery, Job, Limits
from tools.jobs.worker import Worker
from tools.media.napping import nap
from tools.media.progress import Report
from tools.production.floor import order_for
from tools.production.rolling import cameras_of
from tools.settings import read_settings
from tools.store.ledger import Caps
from tools.studio import Studio

FILM = "the-last-light"
CALLING = ("fal", "pika", "kling", "heygen")
ADDRESS = "https://film.example/"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[dict[str, House], Studio]]:
    """The services that call back, and a studio that has a public address."""
    with ExitStack() as houses:
        found = {name: houses.enter_context(House(SERVICES[name]())) for name in CALLING}
        environment = {
            "WORKPRINT_TAKES": "1",
            "WORKPRINT_ADDRESS": ADDRESS,
            "WORKPRINT_FAL_JWKS_URL": f"{found['fal'].url}/.well-known/jwks.json",
        }
        for name, house in found.items():
            environment |= {f"WORKPRINT_{name.upper()}_BASE_URL": house.url} | dict(house.service.environment)
        studio = Studio(read_settings(environment, tmp_path))
        studio.create(last_light())
        yield found, studio
        studio.close()


def ordered(studio: Studio, house: House) -> tuple[Job, str]:
    """A take ordered at the service, in the hands of a worker that waits for it; and where it was told to call."""
    name = house.service.name
    film = studio.open(FILM).film
    order = order_for(studio, film, "sh2", {}, draft=False, generator=f"{name}/{house.service.model}")
    said = Speech(who="keeper", start=0, mouth=(1, 2), text="The sea never forgets.")
    brief = order.brief.model_copy(update={"speech": (said,)})
    remote = asyncio.run(cameras_of(studio.settings)(order.camera).submit(brief, order.key))
    (job,) = studio.jobs.submit([things(1)[0].model_copy(update={"service": name})], Caps())
    claims = Claims(studio.books)
    assert claims.claim((KIND,), lambda kind, service: Limits()) is not None
    claims.accepted(job.id, remote, 60)
    return job, called_at(house.seen[-1])


def called_at(asked: Asked) -> str:
    return asked.query.get("fal_webhook", "") or text(asked.json, "callback_url")


def true_call(house: House) -> tuple[dict[str, str], bytes]:
    """What the service sends, by its sheet."""
    (job,) = house.accepted
    match house.service:
        case PikaService() as fal:
            return fal.call(job, time.time())
        case service if service.name == "kling":
            body: dict[str, object] = {"task_id": job.id, "task_status": "succeed"}
        case _:
            body = {"event_type": "avatar_video.success", "event_data": {"video_id": job.id}}
    return {}, json.dumps(body).encode()


@pytest.mark.parametrize("name", CALLING)
def test_a_true_call_is_heard_once_and_a_forged_one_never(name: str, opened: tuple[dict[str, House], Studio]):
    houses, studio = opened
    house = houses[name]
    job, at = ordered(studio, house)
    assert at.startswith(f"{ADDRESS}hooks/")
    split = urlsplit(at)
    query = dict(parse_qsl(split.query))
    headers, body = true_call(house)
    forged = {key: value[:-1] + ("0" if value[-1] != "0" else "1") for key, value in (headers or query).items()}
    with TestClient(build_app(studio), base_url="http://127.0.0.1:8000") as web:
        if headers:
            assert web.post(split.path, content=body, headers=forged).status_code == 403
            assert web.post(split.path, content=body + b" ", headers=headers).status_code == 403
        else:
            assert web.post(split.path, content=body, params=forged).status_code == 403
            assert web.post(split.path, content=body, params={**query, "word": "Wörter"}).status_code == 403
            assert web.post(split.path, content=body).status_code == 403
        for nonsense in (b"<html>", b"[" * 100_000):
            assert web.post(split.path, content=nonsense, headers=headers, params=query).status_code == 403
        assert not any("called back" in event.what for event in studio.jobs.events(job.id))
        heard = [web.post(split.path, content=body, headers=headers, params=query).json() for _ in range(2)]
        assert web.post("/hooks/runway", content=body).status_code == 404
    assert heard == [{"heard": True}, {"heard": False}]
    assert [event.what for event in studio.jobs.events(job.id)].count(f"{name} called back; it is looked at now") == 1
    # What a call says of the job counts for nothing: how it stands is what the service answers when it is asked.
    assert studio.jobs.status(job.id).state == "running"


def test_a_call_that_was_recorded_a_while_ago_is_refused(opened: tuple[dict[str, House], Studio]):
    houses, studio = opened
    ordered(studio, houses["fal"])
    service = houses["fal"].service
    assert isinstance(service, PikaService)
    headers, body = service.call(houses["fal"].accepted[0], time.time() - 400)
    with TestClient(build_app(studio), base_url="http://127.0.0.1:8000") as web:
        assert web.post("/hooks/fal", content=body, headers=headers).status_code == 403


def test_without_a_public_address_no_service_is_told_to_call(tmp_path: Path):
    with House(SERVICES["fal"]()) as house:
        environment = {"WORKPRINT_FAL_BASE_URL": house.url, "WORKPRINT_ADDRESS": "http://192.168.1.5:8000/"}
        environment["WORKPRINT_TAKES"] = "1"
        studio = Studio(read_settings({**environment, **house.service.environment}, tmp_path))
        studio.create(last_light())
        _, at = ordered(studio, house)
        assert at == ""
        headers, body = true_call(house)
        with TestClient(build_app(studio), base_url="http://127.0.0.1:8000") as web:
            assert web.post("/hooks/fal", content=body, headers=headers).status_code == 404
        studio.close()


class Patient:
    """A craft whose service is looked at once an hour, unless it calls."""

    looks = 0

    def limits(self, service: str) -> Limits:
        return Limits()

    async def submit(self, job: Job) -> str:
        return "there-1"

    async def follow(self, job: Job, report: Report) -> Delivery:
        while self.looks < 2:
            self.looks += 1
            await nap(3600)
        return Delivery({})

    async def reconcile(self, job: Job, sent: float, known: object) -> str | None:
        raise ProviderError("It cannot be looked up.", code="unknown_outcome")

    async def cancel(self, job: Job) -> bool:
        return False


def test_a_worker_that_waits_for_its_next_look_looks_when_the_service_calls(tmp_path: Path):
    studio, craft = Studio(read_settings({}, tmp_path)), Patient()
    (job,) = studio.jobs.submit(things(1), Caps())
    until = time.monotonic() + 60

    def going_on() -> bool:
        if craft.looks:
            studio.jobs.called(("paid",), "there-1", f"call {craft.looks}")
        return studio.jobs.status(job.id).state != "arrived" and time.monotonic() < until

    asyncio.run(Worker(Claims(studio.books), {KIND: craft}, look_every=0.02).work(going_on))
    assert (studio.jobs.status(job.id).state, craft.looks) == ("arrived", 2)
    studio.close()


def test_signatures_are_told_from_what_is_none():
    signer = SigningKey(b"\1" * 32)
    key, message = bytes(signer.verify_key), b"a take is ready"
    signature = signer.sign(message).signature
    assert verified(key, message, signature)
    assert not verified(key, message + b".", signature)
    assert not verified(bytes(SigningKey(b"\2" * 32).verify_key), message, signature)
    for place in (0, 31, 32, 63):
        changed = bytearray(signature)
        changed[place] ^= 1
        assert not verified(key, message, bytes(changed))
    assert not verified(key[:-1], message, signature)
    assert not verified(key, message, signature + b"\0")
    assert not verified(b"\xff" * 32, message, signature)
