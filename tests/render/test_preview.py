"""The preview shows what the delivered file shows, frame by frame, before there is one."""

import io
import json
import re
import threading
import time
import wave
from collections.abc import Generator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from fastapi.testclient import TestClient
from PIL import Image
from starlette.testclient import WebSocketTestSession

from api.app import build_app
from tests.fakes.coded_film import HEIGHT, WIDTH, Blocks, blocks_of, code, decode_blocks, luma_of, make_take, small_film
from tools.assembly import nearest
from tools.assembly.delivery import Delivery
from tools.assembly.encode import Encoder
from tools.assembly.first_look import LOOK
from tools.assembly.fragments import LEAD
from tools.assembly.plan import Unit
from tools.film.edits.cut import SetDuration, Slip
from tools.film.film import Film
from tools.film.script import Take
from tools.film.timeline import Clip, Transition
from tools.film.views import film_frames
from tools.production import previewing
from tools.production.finishing import render_film
from tools.settings import Settings
from tools.studio import Studio

pytestmark = pytest.mark.render

TINY = Delivery(width=WIDTH, height=HEIGHT, preset="superfast", crf=14)


def tiny(film: Film, name: str, *, draft: bool = False, burned: bool = False) -> Delivery:
    return TINY.model_copy(update={"draft": draft, "burned": burned})


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Generator[Studio]:
    """A film of three takes with a dissolve and a clip of one frame, not rendered yet."""
    home = tmp_path_factory.mktemp("preview")
    opened = Studio(Settings(home=home, workers=2))
    takes = [
        Take(
            id=f"t{n}", shot=f"s{n}", rate=Fraction(24), frames=110, width=WIDTH, height=HEIGHT,
            media=make_take(opened.pool, home, n, 110),
        )
        for n in (1, 2, 3)
    ]  # fmt: skip
    clips = [
        Clip(id="c1", shot="s1", frames=70),
        Clip(id="c2", shot="s2", source_in=13, frames=60),
        Clip(id="c3", shot="s3", frames=1),
        Clip(id="c4", shot="s1", source_in=80, frames=29),
    ]
    film = small_film(clips, takes, [Transition(kind="dissolve", into="c2", frames=12)])
    opened.create(film)
    yield opened
    opened.close()


@pytest.fixture
def web(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> Generator[TestClient]:
    monkeypatch.setattr(previewing, "profiled", tiny)
    monkeypatch.setattr("tools.production.finishing.profiled", tiny)
    with TestClient(build_app(studio), base_url="http://127.0.0.1:8000") as client:
        yield client


class Played:
    """A playlist and all that it names, fetched as a player does."""

    def __init__(self, web: TestClient, address: str) -> None:
        answer = web.get(address)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/vnd.apple.mpegurl"
        self.text = answer.text
        self.seconds = [float(found) for found in re.findall(r"#EXTINF:([\d.]+),", answer.text)]
        self.addresses = re.findall(r"^/.*$", answer.text, re.M)
        self.starts = re.findall(r'#EXT-X-MAP:URI="([^"]+)"', answer.text)
        self._web = web

    def fetch(self, address: str) -> bytes:
        answer = self._web.get(address)
        assert answer.status_code == 200, answer.text
        assert "immutable" in answer.headers["cache-control"]
        return answer.content

    def whole(self) -> bytes:
        """One stream of the only init segment and all pieces."""
        assert len(self.starts) == 1
        return b"".join(self.fetch(address) for address in (self.starts[0], *self.addresses))

    def times(self) -> tuple[list[Fraction], list[Blocks]]:
        with av.open(io.BytesIO(self.whole()), "r") as container:
            stream = container.streams.video[0]
            base = stream.time_base or Fraction(1)
            frames = list(container.decode(stream))
            return [(frame.pts or 0) * base - LEAD for frame in frames], [blocks_of(luma_of(frame)) for frame in frames]


def test_before_anything_is_rendered_stand_ins_show_every_frame_at_its_time(web: TestClient):
    played = Played(web, "/api/films/film/preview/picture.m3u8?revision=0")
    times, blocks = played.times()
    assert times == [Fraction(n, 24) for n in range(160)]
    assert sum(played.seconds) == pytest.approx(160 / 24, abs=1e-4)
    expected = {0: (1, 0), 63: (1, 63), 77: (2, 20), 130: (3, 0), 131: (1, 80), 159: (1, 108)}
    for frame, (take, source) in expected.items():
        assert np.abs(blocks[frame] - code(take, source)).max() < 60, frame


def test_once_it_is_rendered_the_preview_is_the_delivered_file(web: TestClient, studio: Studio, tmp_path: Path):
    before = Played(web, "/api/films/film/preview/picture.m3u8")
    render_film(studio, "film", tmp_path / "film.mp4", lambda progress: None, draft=False)
    after = Played(web, "/api/films/film/preview/picture.m3u8")
    assert len(after.addresses) == len(before.addresses)
    assert not set(after.addresses) & set(before.addresses)
    times, blocks = after.times()
    assert times == [Fraction(n, 24) for n in range(160)]
    for shown, delivered in zip(blocks, decode_blocks(tmp_path / "film.mp4"), strict=True):
        assert (shown == delivered).all()


def test_after_one_change_all_other_pieces_keep_their_addresses(web: TestClient, studio: Studio, tmp_path: Path):
    render_film(studio, "film", tmp_path / "film.mp4", lambda progress: None, draft=False)
    before = Played(web, "/api/films/film/preview/picture.m3u8")
    slip = {"kind": "slip", "clip": "c4", "frames": -7}
    answer = web.post("/api/films/film/edits", json=slip)
    assert answer.status_code == 200, answer.text
    after = Played(web, "/api/films/film/preview/picture.m3u8")
    kept = [address for address in after.addresses if address in before.addresses]
    assert len(after.addresses) - len(kept) <= 2
    assert "#EXT-X-DISCONTINUITY" in after.text
    last = after.fetch(after.starts[-1]) + after.fetch(after.addresses[-1])
    with av.open(io.BytesIO(last), "r") as container:
        frames = list(container.decode(video=0))
    assert np.abs(blocks_of(luma_of(frames[-1])) - code(1, 101)).max() < 60
    assert frames[-1].width == previewing.WIDE
    old = Played(web, "/api/films/film/preview/picture.m3u8?revision=0")
    assert old.addresses == before.addresses


def sound_of(web: TestClient, film: str = "film") -> Played:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        played = Played(web, f"/api/films/{film}/preview/sound.m3u8")
        if "silence" not in played.text:
            return played
        time.sleep(0.01)
    raise AssertionError("the mix never came")


def test_silence_stands_in_for_the_mix_at_the_same_times(web: TestClient, studio: Studio):
    first = Played(web, "/api/films/film/preview/sound.m3u8?revision=0")
    second = sound_of(web)
    for played in (first, second):
        with av.open(io.BytesIO(played.whole()), "r") as container:
            frames: list[Any] = list(container.decode(audio=0))
        assert frames[0].pts == LEAD * 48_000
        assert abs(sum(frame.samples for frame in frames) - 160 * 2000) <= 2048
    assert sum(second.seconds) == pytest.approx(160 / 24, abs=0.03)


def test_a_piece_that_cannot_be_made_holds_up_no_mix(
    web: TestClient, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(previewing, "PATIENCE", 3600.0)
    media = make_take(studio.pool, tmp_path, 9, 30)
    take = Take(id="t9", shot="s9", rate=Fraction(24), frames=30, width=WIDTH, height=HEIGHT, media=media)
    lost = small_film([Clip(id="c9", shot="s9", frames=20)], [take]).model_copy(update={"id": "lost"})
    studio.create(lost)
    studio.pool.path(media).unlink()
    (piece,) = web.get("/api/films/lost/preview").json()["segments"]
    refused = web.get(piece["address"])
    assert refused.status_code >= 400
    assert "cannot be used" in refused.json()["error"]["message"]
    sound_of(web, "lost")


def test_a_playlist_of_playlists_names_both(web: TestClient):
    text = web.get("/api/films/film/preview.m3u8").text
    assert 'URI="preview/sound.m3u8?revision=' in text
    assert "\npreview/picture.m3u8?revision=" in text


def test_an_unknown_piece_is_a_sentence(web: TestClient):
    answer = web.get(f"/api/preview/{'0' * 64}/0.mp4")
    assert answer.status_code == 404
    assert "fetch the playlist again" in answer.json()["error"]["message"]
    assert web.get("/api/preview/../x/0.mp4").status_code == 404


def test_a_strip_shows_the_take_at_its_frames(web: TestClient):
    sheet = Image.open(io.BytesIO(web.get("/api/films/film/shots/1/strip?every=40").content)).convert("L")
    assert sheet.size == (3 * 160, 90)
    for number in range(3):
        luma = np.asarray(sheet.crop((160 * number, 0, 160 * number + 160, 90)))
        bright = blocks_of(luma) > 128
        assert (bright == (code(1, 40 * number) > 128)).all()


def test_peaks_hold_the_extremes_at_every_zoom(web: TestClient, studio: Studio, tmp_path: Path):
    samples = np.zeros((48_000, 2), "<i2")
    samples[20_000, 0], samples[30_000, 1] = 32_767, -16_384
    with wave.open(str(tmp_path / "hits.wav"), "wb") as file:
        file.setparams((2, 2, 48_000, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    media = studio.pool.add(tmp_path / "hits.wav")
    for zoom in (256, 1024, 65_536):
        answer = web.get(f"/api/media/{media}/peaks?samples={zoom}")
        assert "immutable" in answer.headers["cache-control"]
        pairs = np.frombuffer(answer.content, np.int8).reshape(-1, 2)
        assert len(pairs) == -(-48_000 // zoom)
        assert pairs[20_000 // zoom, 1] == 127
        assert pairs[30_000 // zoom, 0] in (-64, -63)
        assert np.count_nonzero(pairs) == 2
    assert "choose 256" in web.get(f"/api/media/{media}/peaks?samples=5").json()["error"]["message"]
    sound_of(web)
    assert len(web.get("/api/films/film/peaks").content) == pytest.approx(2 * 160 * 2000 / 1024, abs=6)
    # Four readings, twenty times a second of the 160 frames.
    assert len(web.get("/api/films/film/meters").content) == 4 * -(-160 * 20 // 24)
    told = web.get("/api/films/film/rhythm").json()
    assert (told["beats"], told["hits"]) == ([], [])


def heard(session: WebSocketTestSession, kind: str) -> dict[str, Any]:
    while True:
        message = json.loads(session.receive_text())
        if message["type"] == kind:
            return message["data"]


def test_a_player_of_its_own_knows_every_part_and_hears_of_what_is_rendered(web: TestClient, studio: Studio):
    made = studio.perform("film", SetDuration(shots=("s2",), factor=0.5))
    frames = film_frames(made.film)
    with web.websocket_connect("ws://127.0.0.1:8000/api/films/film/socket") as page:
        heard(page, "hello")
        before = web.get("/api/films/film/preview").json()
        said = (before["revision"], before["frames"], before["rate"], before["lead"])
        assert said == (made.revision, frames, "24", 1.0)
        assert sum(one["frames"] for one in before["segments"]) == frames < 160
        starts = [one["start"] for one in before["segments"]]
        assert starts == sorted(set(starts))
        assert heard(page, "preview")["sound"] is True
        assert web.post("/api/films/film/orders", json={"kind": "render"}).status_code == 202
        told: dict[str, Any] = {"segments": []}
        while len(told["segments"]) < len(before["segments"]):
            told = heard(page, "preview")
    after = web.get("/api/films/film/preview").json()
    assert told["segments"] == after["segments"]
    assert all(one["rendered"] and web.get(one["address"]).status_code == 200 for one in after["segments"])
    assert after["sound"]["ready"]
    assert web.get(after["sound"]["pieces"][0]["address"]).status_code == 200
    assert sum(one["samples"] for one in after["sound"]["pieces"]) >= frames * 2000


def test_a_first_look_shows_the_very_frames_of_a_part_that_has_yet_to_be_encoded(web: TestClient, studio: Studio):
    studio.perform("film", Slip(clip="c1", frames=5))
    segment = max(web.get("/api/films/film/preview").json()["segments"], key=lambda one: one["frames"])
    start, frame = segment["start"], segment["start"] + segment["frames"] - 11
    assert not segment["made"]
    clip = web.get("/api/films/film").json()["timeline"]["tracks"][0]["clips"][0]
    assert start < frame < clip["frames"], "the part is one of the first clip"

    def seen(address: str, part: str) -> list[Blocks]:
        answer = web.get(address)
        assert answer.headers.get("x-workprint-part", "") == part
        with av.open(io.BytesIO(web.get(segment["init"]).content + answer.content), "r") as container:
            base = container.streams.video[0].time_base or Fraction(1)
            pictures = list(container.decode(video=0))
        first = frame if part == "first look" else start
        assert [(one.pts or 0) * base - LEAD for one in pictures] == [
            Fraction(n, 24) for n in range(first, first + len(pictures))
        ]
        return [blocks_of(luma_of(one)) for one in pictures]

    looked = seen(f"{segment['address']}?look={frame}", "first look")
    assert len(looked) == LOOK
    for number, blocks in enumerate(looked):
        assert np.abs(blocks - code(1, clip["source_in"] + frame + number)).max() < 60, number
    assert len(seen(segment["address"], "")) == segment["frames"]
    assert len(seen(f"{segment['address']}?look={frame}", "whole")) == segment["frames"]
    beyond = web.get(f"{segment['address']}?look={start + segment['frames']}")
    assert beyond.status_code == 404
    assert "frames from" in beyond.json()["error"]["message"]


def test_what_is_far_in_a_take_without_a_proxy_is_the_nearest_picture_at_first(
    web: TestClient, studio: Studio, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(nearest, "SOON", 0)
    studio.perform("film", Slip(clip="c1", frames=7))
    segment = max(web.get("/api/films/film/preview").json()["segments"], key=lambda one: one["frames"])
    start: int = segment["start"]
    frame: int = start + segment["frames"] - 8
    clip = web.get("/api/films/film").json()["timeline"]["tracks"][0]["clips"][0]
    wanted: int = clip["source_in"] + frame
    assert start < frame < clip["frames"]

    def seen(address: str, part: str) -> tuple[list[Blocks], str]:
        answer = web.get(address)
        assert answer.headers.get("x-workprint-part", "") == part
        with av.open(io.BytesIO(web.get(segment["init"]).content + answer.content), "r") as container:
            base = container.streams.video[0].time_base or Fraction(1)
            pictures = list(container.decode(video=0))
        assert pictures[0].pts is not None
        assert pictures[0].pts * base - LEAD == Fraction(start if part in ("", "whole") else frame, 24)
        return [blocks_of(luma_of(one)) for one in pictures], answer.headers["cache-control"]

    held, kept = seen(f"{segment['address']}?look={frame}", "nearest")
    assert kept == "no-store"
    assert len(held) == LOOK
    # The key frames of the take are 30 apart, and a seek needs half a second before it.
    known = [near for near in range(wanted - 42, wanted) if np.abs(held[0] - code(1, near)).max() < 60]
    assert len(known) == 1, "one picture, held"
    assert all(np.abs(blocks - code(1, known[0])).max() < 60 for blocks in held)
    whole, _ = seen(segment["address"], "")
    assert np.abs(whole[frame - start] - code(1, wanted)).max() < 60
    assert "immutable" in seen(f"{segment['address']}?look={frame}", "whole")[1]


def test_a_first_look_waits_for_no_whole_part(web: TestClient, studio: Studio, monkeypatch: pytest.MonkeyPatch):
    studio.perform("film", Slip(clip="c1", frames=3))
    segments = web.get("/api/films/film/preview").json()["segments"]
    whole = [one for one in segments if not one["made"]][: studio.settings.workers + 1]
    assert len(whole) == studio.settings.workers + 1
    go, made = threading.Event(), Encoder.make

    def slow(self: Encoder, run: Sequence[Unit], *how: Any) -> None:
        if run[0].frames > LOOK:
            go.wait(60)
        made(self, run, *how)

    monkeypatch.setattr(Encoder, "make", slow)
    *busy, wanted = whole
    fetching = [threading.Thread(target=web.get, args=(one["address"],)) for one in busy]
    for one in fetching:
        one.start()
    try:
        looked = web.get(f"{wanted['address']}?look={wanted['start']}")
        assert looked.headers.get("x-workprint-part") == "first look"
        assert not go.is_set()
    finally:
        go.set()
        for one in fetching:
            one.join(60)
