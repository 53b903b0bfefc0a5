"""Every model's orders, in every resolution, from every kind of picture, short and long, are what its sheet allows."""

import asyncio
import json
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from tests.fakes.camera_house import Asked
from tests.fakes.camera_services import SERVICES
from tests.fakes.comfyui import ComfyService
from tests.unit.generators.test_asking import brief
from tools.film.script import Look
from tools.generators.access import Access, read_access
from tools.generators.asking import ask_for
from tools.generators.capabilities import Capabilities, Model, catalogue
from tools.generators.parting import parts, quoted
from tools.generators.ports import Brief, Reference
from tools.generators.speaking import DIALECTS
from tools.generators.wire import Reply
from tools.production.briefing import sized

TODAY = date(2026, 11, 26)
ALL = [
    (service, model)
    for service in catalogue().values()
    for model in service.models.values()
    if service.kind == "camera" and service.name in SERVICES and service.name not in ("comfyui", "sora")
    if model.usable(TODAY)
]


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("picture") / "one.png"
    Image.new("RGB", (32, 18), (60, 90, 20)).save(path)
    return path


def wanted(picture: Path) -> Iterator[Brief]:
    """Briefs of many kinds: by length, by pictures, by resolution, shape and rate."""
    face = (Reference(of="keeper", path=picture),)
    yield brief(30, first_frame=picture)
    yield brief(96, first_frame=picture, last_frame=picture)
    yield brief(96, references=face)
    yield brief(24 * 9, references=face)
    yield from (sized(brief(frames), "1080p") for frames in (30, 96, 24 * 9))
    yield brief(24 * 17)
    yield sized(brief(96), "4k")
    yield sized(brief(96, look=Look(aspect="9:16")), "1080p")
    yield brief(96, draft=True)
    yield brief(350, rate=Fraction(50))


@pytest.mark.parametrize(("service", "model"), ALL, ids=lambda one: getattr(one, "id", getattr(one, "name", "")))
def test_no_order_is_refused_by_the_sheet(service: Capabilities, model: Model, picture: Path):
    fake = SERVICES[service.name]()
    access = read_access({f"WORKPRINT_{service.name.upper()}_BASE_URL": "http://127.0.0.1:9", **fake.environment})
    dialect = DIALECTS[service.name](access[service.name])

    async def opened() -> dict[str, str]:
        async with httpx.AsyncClient(verify=False) as client:
            return {name.lower(): value for name, value in (await dialect.credentials(client)).items()}

    headers, sent = asyncio.run(opened()), 0
    for whole in wanted(picture):
        if whole.first_frame is None and not model.text:
            whole = whole.model_copy(update={"first_frame": picture})
        for piece in parts(whole, service, model):
            # The frames of parts that are not made yet are pictures like any other.
            piece = piece.model_copy(update={"first_frame": piece.first_frame and picture})
            call = dialect.order(ask_for(piece, service, model).ask, f"key {sent}")
            asked = {name.lower(): value for name, value in call.headers.items()}
            body = json.dumps(call.body).encode()
            answer = fake.order(Asked(call.method, call.url.partition("?")[0], {}, headers | asked, body))
            assert 200 <= answer.status < 300, (answer.body, {**call.body, "pictured": bool(piece.first_frame)})
            sent += 1
        assert quoted(whole, service, model).clip_seconds >= whole.shot.frames / whole.rate
    assert sent >= 12


def test_where_a_larger_picture_costs_no_more_it_is_made():
    def asked(camera: str, **changes: Any) -> tuple[str, str]:
        service, name = camera.split("/")
        found, model = catalogue()[service], catalogue()[service].models[name]
        ask = ask_for(brief(96, **changes), found, model).ask
        return ask.frame.said, str(quoted(brief(96, **changes), found, model).cost)

    assert asked("kling/kling-v2-5-turbo") == ("pro", "0.3500")
    assert asked("kling/kling-v3") == ("std", "0.8800")
    assert asked("kling/kling-v3", width=1920, height=1080) == ("pro", "1.1750")
    assert asked("kling/kling-v3", width=3840, height=2160) == ("4k", "2.2050")
    # In 1080p this one would be longer, and dearer.
    assert asked("veo/veo-3.1-fast-generate-001") == ("720p", "0.7200")
    assert asked("kling/kling-v2-5-turbo", draft=True)[0] == "std"


def test_a_last_frame_has_its_own_sizes_lengths_and_price():
    frame = Path("picture.png")
    kling, pika = catalogue()["kling"], catalogue()["pika"]
    both = brief(96, first_frame=frame, last_frame=frame)
    assert ask_for(both, kling, kling.models["kling-v3"]).ask.frame.said == "pro"
    long = sized(brief(24 * 17, first_frame=frame, last_frame=frame), "1080p")
    quote = quoted(long, pika, pika.models["2.2"])
    assert (quote.plan, quote.clip_seconds, str(quote.cost)) == ((), 18, "1.0800")
    long_words = quoted(sized(brief(24 * 17), "1080p"), pika, pika.models["2.2"])
    assert len(long_words.plan) == 2


def test_reference_pictures_shorten_what_can_be_asked_for():
    wan = catalogue()["wan"]
    face = (Reference(of="keeper", path=Path("face.png")),)
    assert len(parts(brief(24 * 12, references=face), wan, wan.models["wan2.7"])) == 2
    assert len(parts(brief(24 * 12), wan, wan.models["wan2.7"])) == 1


@pytest.mark.parametrize("model", catalogue()["comfyui"].models.values(), ids=lambda one: one.id)
def test_every_shipped_graph_holds_together_and_has_its_pictures(model: Model, picture: Path):
    service, fake = catalogue()["comfyui"], ComfyService()
    dialect = DIALECTS["comfyui"](Access(base_url="http://127.0.0.1:9"))
    begun = brief(96, first_frame=picture)
    for whole in (brief(96), begun, begun.model_copy(update={"last_frame": picture})):
        asked = ask_for(whole, service, model)
        for upload in dialect.uploads(asked.ask):
            assert not dialect.objection(Reply(200, {}, json.dumps({upload.url[13:]: {}}).encode()), upload)
            fake.pictures |= {name for name, _, _ in (upload.files or {}).values()}
        call = dialect.order(asked.ask, f"{whole.first_frame} {whole.last_frame}")
        answer = fake.order(Asked(call.method, call.url, {}, {}, json.dumps(call.body).encode()))
        assert answer.status == 200, answer.body
        loaded = [node for node in call.body["prompt"].values() if node["class_type"] == "LoadImage"]
        assert len(loaded) == (whole.first_frame is not None) + (whole.last_frame is not None)
        assert not any("last frame" in words for words in asked.compromises)
        length = next(node["inputs"]["length"] for node in call.body["prompt"].values() if "length" in node["inputs"])
        assert length % model.options["frames_step"] == 1
