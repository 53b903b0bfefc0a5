"""A delivered file and its preview play and seek in the browser, to the very frame; the frame is read off a canvas."""

import base64
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from tests.fakes.coded_film import HEIGHT, WIDTH, blocks_of, small_film
from tests.fakes.stage import TINY, Set
from tools.assembly.cache import UnitCache
from tools.assembly.fragments import LEAD, picture_fragment, picture_start
from tools.assembly.plan import plan
from tools.assembly.release import toolchain
from tools.film.film import Film
from tools.film.timeline import Clip, Transition

SEEN = """async ([seconds, lead]) => {
    const video = document.querySelector("video");
    const sought = new Promise(done => video.addEventListener("seeked", done, { once: true }));
    const presented = new Promise(done => {
        const look = (_, frame) => Math.abs(frame.mediaTime - seconds - lead) < 0.03 ? done() : wait();
        const wait = () => video.requestVideoFrameCallback(look);
        wait();
    });
    video.currentTime = seconds + lead;
    await Promise.all([sought, presented]);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    const pen = canvas.getContext("2d");
    pen.drawImage(video, 0, 0);
    return Array.from(pen.getImageData(0, 0, canvas.width, canvas.height).data.filter((_, at) => at % 4 == 1));
}"""

LOADED = """async encoded => {
    const bytes = encoded.map(part => Uint8Array.from(atob(part), letter => letter.charCodeAt(0)));
    const video = document.body.appendChild(document.createElement("video"));
    video.muted = true;
    const ready = new Promise((done, fail) => {
        video.addEventListener("loadedmetadata", done, { once: true });
        video.addEventListener("error", () => fail(new Error(video.error.message)), { once: true });
    });
    if (encoded.length == 1) {
        video.src = URL.createObjectURL(new Blob(bytes, { type: "video/mp4" }));
    } else {
        const source = new MediaSource();
        video.src = URL.createObjectURL(source);
        await new Promise(done => source.addEventListener("sourceopen", done, { once: true }));
        const buffer = source.addSourceBuffer('video/mp4; codecs="avc1.640029"');
        for (const part of bytes) {
            buffer.appendBuffer(part);
            await new Promise(done => buffer.addEventListener("updateend", done, { once: true }));
        }
        source.endOfStream();
    }
    await ready;
    return [video.duration, video.buffered.length];
}"""

PLAYED = """async () => {
    const video = document.querySelector("video");
    video.currentTime = 0;
    video.playbackRate = 4;
    const over = new Promise(done => video.addEventListener("ended", done, { once: true }));
    await video.play();
    await over;
    return [video.ended, video.error === null, video.getVideoPlaybackQuality().corruptedVideoFrames];
}"""

FRAMES = {0: (1, 6), 1: (1, 7), 47: (1, 53), 48: (1, 54), 63: (1, 69), 90: (2, 39), 130: (1, 56), 150: (2, 105)}
"""Take and frame at some frames of the film: take 1, a dissolve into take 2, one frame of take 1, more of take 2."""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Set:
    return Set(tmp_path_factory.mktemp("browser"), {1: Fraction(24), 2: Fraction(24)})


@pytest.fixture(scope="module")
def film(stage: Set) -> Film:
    clips = [
        Clip(id="a", shot="s1", frames=70),
        Clip(id="b", shot="s2", source_in=13, frames=60),
        Clip(id="c", shot="s1", source_in=50, frames=1),
        Clip(id="d", shot="s2", source_in=80, frames=20),
    ]
    return small_film(clips, stage.takes, [Transition(kind="dissolve", into="b", frames=12)])


def load(page: Page, parts: list[bytes]) -> tuple[float, int]:
    seconds, ranges = page.evaluate(LOADED, [base64.b64encode(part).decode() for part in parts])
    return seconds, ranges


def seen(page: Page, frame: int, lead: int) -> tuple[int, int]:
    """The take and the frame of it that the browser shows at a frame of the film."""
    green = page.evaluate(SEEN, [(frame + 0.5) / 24, lead])
    picture = np.array(green, np.uint8).reshape(HEIGHT, WIDTH)
    number = sum(1 << bit for bit, level in enumerate(blocks_of(picture)) if level > 128)
    return number >> 14, number & 0x3FFF


def test_a_delivered_file_plays_and_seeks_to_the_frame(browser: Browser, stage: Set, film: Film, tmp_path: Path):
    released = stage.assemble(film, "browser.mp4")
    page = browser.new_page()
    page.set_default_timeout(30_000)
    try:
        seconds, _ = load(page, [released.out.read_bytes()])
        assert seconds == pytest.approx(151 / 24, abs=1e-3)
        order = sorted(FRAMES, key=lambda frame: frame * 7 % 11)
        assert {frame: seen(page, frame, 0) for frame in order} == FRAMES
        assert page.evaluate(PLAYED) == [True, True, 0]
    finally:
        page.close()


def test_the_preview_is_one_gapless_range_and_seeks_to_the_frame(browser: Browser, stage: Set, film: Film):
    stage.assemble(film, "browser.mp4")
    units = plan(film, TINY, toolchain(stage.faces)).units
    tables = UnitCache(stage.root / "cache").tables(units)
    parts = [picture_start(tables[units[0].key])]
    parts += [picture_fragment(tables[unit.key], unit.start, TINY.tick) for unit in units]
    page = browser.new_page()
    page.set_default_timeout(30_000)
    try:
        assert load(page, parts)[1] == 1
        order = sorted(FRAMES, key=lambda frame: frame * 7 % 11)
        assert {frame: seen(page, frame, LEAD) for frame in order} == FRAMES
    finally:
        page.close()
