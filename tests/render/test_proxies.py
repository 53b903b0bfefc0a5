"""Proxies have the frames of their takes at the same times, and only what is looked at is made of them."""

import threading
import time
from collections.abc import Generator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import pytest

from tests.fakes.coded_film import HEIGHT, WIDTH, blocks_of, code, decode_blocks, luma_of, make_take, small_film
from tests.fakes.stage import conformed
from tools.assembly import proxies
from tools.assembly.cache import UnitCache
from tools.assembly.conforming import Source
from tools.assembly.delivery import Delivery
from tools.assembly.encode import Encoder
from tools.assembly.lettering import typefaces
from tools.assembly.plan import Unit
from tools.assembly.proxies import Proxies
from tools.assembly.recipe import MediaStrip, Recipe
from tools.assembly.stock import opened
from tools.film.film import Film
from tools.film.script import Take
from tools.film.timeline import Clip
from tools.media.pool import Pool
from tools.production import previewing
from tools.production.finishing import render_film
from tools.production.previewing import Previews
from tools.settings import Settings
from tools.studio import Studio

pytestmark = pytest.mark.render
FRAMES = 70


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A coded take is larger than a proxy here."""
    monkeypatch.setattr(proxies, "LONGER_SIDE", WIDTH // 2)


def times(path: Path) -> list[Fraction]:
    with av.open(str(path)) as container:
        base = container.streams.video[0].time_base or Fraction(1)
        return [(frame.pts or 0) * base for frame in container.decode(video=0)]


def keys(path: Path) -> list[int]:
    with av.open(str(path)) as container:
        return [n for n, frame in enumerate(container.decode(video=0)) if frame.key_frame]


@pytest.mark.parametrize("rate", [Fraction(24), Fraction(30000, 1001)])
def test_a_proxy_has_every_frame_of_its_take_at_its_time_and_many_key_frames(rate: Fraction, tmp_path: Path) -> None:
    pool = Pool(tmp_path / "media")
    source = opened(pool.path(make_take(pool, tmp_path, 3, FRAMES, rate)))
    made = Proxies(tmp_path)
    assert made.lighter(source) == replace(source, threads=0), "what has no proxy yet is decoded by all cores"
    assert made.make(source, threading.Event())
    proxy = made.lighter(source).path
    assert proxy != source.path
    assert times(proxy) == times(source.path)
    assert keys(proxy) == list(range(0, FRAMES, proxies.GROUP))
    with av.open(str(proxy)) as container:
        sizes = {(frame.width, frame.height) for frame in container.decode(video=0)}
    assert sizes == {(WIDTH // 2, round(HEIGHT / 4) * 2)}


def test_a_small_take_and_one_without_an_index_have_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Pool(tmp_path / "media")
    made = Proxies(tmp_path)
    stream = opened(pool.path(make_take(pool, tmp_path, 1, 12, suffix=".ts")))
    assert not made.make(stream, threading.Event())
    monkeypatch.setattr(proxies, "LONGER_SIDE", WIDTH)
    small = opened(pool.path(make_take(pool, tmp_path, 2, 12)))
    assert not made.make(small, threading.Event())
    assert [made.lighter(one) for one in (stream, small)] == [replace(one, threads=0) for one in (stream, small)]
    assert not list((tmp_path / "proxies").rglob("*.mp4"))


@pytest.fixture
def studio(tmp_path: Path) -> Generator[Studio]:
    opened_one = Studio(Settings(home=tmp_path, workers=1))
    media = make_take(opened_one.pool, tmp_path, 1, FRAMES)
    take = Take(id="t1", shot="s1", rate=Fraction(24), frames=FRAMES, width=WIDTH, height=HEIGHT, media=media)
    opened_one.create(small_film([Clip(id="c1", shot="s1", source_in=5, frames=60)], [take]))
    yield opened_one
    opened_one.close()


def tiny(film: Film, name: str, *, draft: bool = False, burned: bool = False) -> Delivery:
    return Delivery(width=WIDTH, height=HEIGHT, preset="superfast", crf=14, draft=draft, burned=burned)


def test_a_stand_in_reads_the_proxy_and_a_render_never_does(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previewing, "profiled", tiny)
    monkeypatch.setattr("tools.production.finishing.profiled", tiny)
    read: list[Source] = []
    asked = Proxies.lighter

    def noted(self: Proxies, source: Source) -> Source:
        read.append(asked(self, source))
        return read[-1]

    monkeypatch.setattr(Proxies, "lighter", noted)
    previews = Previews(studio)
    try:
        shown = previews.playable("film", None, "x").pictures
        take = studio.pool.path(studio.open("film").film.takes["t1"].media)
        proxy = Proxies(studio.settings.cache / "units").path(opened(take))
        for _ in range(600):
            if proxy.exists():
                break
            time.sleep(0.1)
        last = shown[-1]
        piece = previews.picture_start(last.key) + previews.picture_fragment(last.key, last.start)
    finally:
        previews.close()
    assert {source.path.parent.parent.name for source in read} == {"proxies"}
    (tmp_path / "piece.mp4").write_bytes(piece)
    with av.open(str(tmp_path / "piece.mp4")) as container:
        seen = [blocks_of(luma_of(frame)) > 128 for frame in container.decode(video=0)]
    assert all((one == (code(1, 5 + last.start + n) > 128)).all() for n, one in enumerate(seen))
    read.clear()
    render_film(studio, "film", tmp_path / "film.mp4", lambda progress: None, draft=False)
    assert read == []
    delivered = decode_blocks(tmp_path / "film.mp4")
    assert len(delivered) == 60


@pytest.mark.parametrize("rate", [Fraction(8), Fraction(30000, 1001), Fraction(60)])
def test_a_first_look_through_a_proxy_is_the_same_frame_at_any_rate(rate: Fraction, tmp_path: Path) -> None:
    pool = Pool(tmp_path / "media")
    media = make_take(pool, tmp_path, 7, FRAMES, rate)
    cache, stop = UnitCache(tmp_path / "units"), threading.Event()
    made = Proxies(cache.root)
    assert made.make(opened(pool.path(media)), stop)
    assert made.lighter(opened(pool.path(media))).margin < Fraction(1, 3)
    delivery = Delivery(width=WIDTH, height=HEIGHT, preset="ultrafast", crf=14)
    for number, proxies_of in enumerate((None, made)):
        encoder = Encoder(cache, pool, typefaces(tmp_path), proxies_of)
        for first in (0, 13, 19):
            recipe = Recipe(strips=(MediaStrip(media=media, start=Fraction(first)),), frames=5)
            unit = Unit(key=f"{number:032x}{first:032x}", start=0, frames=5, recipe=recipe)
            encoder.make((unit,), delivery, {}, stop)
            seen = [tuple(blocks > 128) for blocks in decode_blocks(cache.path(unit.key))]
            wanted = [tuple(code(7, conformed(first + n, rate)) > 128) for n in range(5)]
            assert seen == wanted, (number, first)
