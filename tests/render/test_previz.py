"""Small clips of the embedded camera, decoded and measured."""

import asyncio
import hashlib
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from tools.film.errors import Cancelled, NotFound, OperatorError
from tools.film.script import Character, Location, Look, Prop, Shot, Staged
from tools.generators.ports import Brief, Speech, subjects_beside
from tools.generators.previz.camera import Previz
from tools.generators.previz.picture import Picture, still
from tools.generators.previz.shooting import shoot
from tools.media.progress import Progress, silent

pytestmark = pytest.mark.render
RUTH = Character(id="ruth", name="Ruth", seed=5)


def brief_of(
    place: str = "kitchen", interior: bool = True, seed: int = 1, speech: tuple[Speech, ...] = (), width: int = 192,
    height: int = 80, **shot: object,
) -> Brief:
    asked = {"staging": (Staged(who="ruth"),), "frames": 12, "size": "medium", "time": "night"} | shot
    return Brief(
        shot=Shot(id="s", prompt="", location="l", **asked),  # pyright: ignore[reportArgumentType]
        slate="1A", interior=interior, characters={"ruth": RUTH}, seed=seed, speech=speech,
        location=Location(id="l", name=place, set_kind=place), look=Look(), width=width, height=height, head=2, tail=2,
    )  # fmt: skip


def digest(picture: Picture, i: int) -> str:
    return hashlib.sha256(b"".join(plane.tobytes() for plane in picture.frame(i))).hexdigest()


@pytest.mark.parametrize(
    "brief",
    [
        brief_of(move="push in"),
        brief_of("beach", False, size="wide", weather="storm", move="track right",
                 staging=(Staged(who="ruth", action="walk", facing="profile right"),)),
        brief_of("street", False, size="medium", weather="rain", angle="dutch", move="handheld"),
    ],
    ids=["kitchen", "beach", "street"],
)  # fmt: skip
def test_any_frame_is_the_same_in_any_order_and_in_a_picture_built_again(brief: Brief):
    first, again = Picture(brief), Picture(brief)
    forwards = [digest(first, i) for i in (1, 7, 13)]
    backwards = [digest(again, i) for i in (13, 7, 1)]
    assert forwards == backwards[::-1]
    assert forwards == [digest(first, i) for i in (1, 7, 13)]


def test_another_seed_gives_another_picture():
    assert digest(Picture(brief_of(seed=1)), 3) != digest(Picture(brief_of(seed=2)), 3)


def test_a_picture_is_neither_black_nor_burnt_and_has_contrast():
    for place, interior, time in (("kitchen", True, "night"), ("beach", False, "day"), ("street", False, "night")):
        luma = still(brief_of(place, interior, time=time), 6).mean(2)
        assert 25 < float(luma.mean()) < 200
        assert float(np.percentile(luma, 95)) - float(np.percentile(luma, 5)) > 40


def test_someone_who_speaks_moves_the_mouth():
    line = Speech(who="ruth", start=0, mouth=(0, 0, 0, 0, 9, 9, 9, 9, 0, 0))
    front = (Staged(who="ruth", facing="front"),)
    silent_one = Picture(brief_of(size="close-up", staging=front))
    speaking = Picture(brief_of(speech=(line,), size="close-up", staging=front))
    opened = np.abs(speaking.frame(7)[0].astype(int) - silent_one.frame(7)[0].astype(int))
    assert int((opened > 25).sum()) > 12


def test_a_walker_crosses_the_frame():
    walker = Staged(who="ruth", action="walk", facing="profile right")
    picture = Picture(brief_of("street", False, size="full", frames=48, staging=(walker,)))
    known = picture.subjects()
    assert known is not None
    assert [figure.who for figure in known.figures] == ["ruth"]
    boxes = known.figures[0].boxes
    assert boxes[-1][0] - boxes[0][0] > 2000
    assert all(top < bottom for _, top, _, bottom in boxes)
    start, end = picture.frame(2)[0].astype(int), picture.frame(49)[0].astype(int)
    moved = np.abs(start - end) > 18
    columns = np.flatnonzero(moved.any(0))
    assert columns[-1] - columns[0] > 50


def test_an_insert_shows_its_prop_in_the_middle():
    with_it = still(brief_of(size="insert", staging=(), props=(Prop(what="candle"),)), 6).astype(int)
    without = still(brief_of(size="insert", staging=(), props=(Prop(what="cup"),)), 6).astype(int)
    changed = np.abs(with_it - without).max(2) > 40
    rows, columns = np.nonzero(changed)
    assert 60 < columns.mean() < 132
    assert 20 < rows.mean() < 60


@pytest.mark.parametrize(("width", "height"), [(90, 160), (120, 120), (160, 90)])
def test_every_shape_of_picture_is_filled(width: int, height: int):
    picture = still(brief_of(size="full", width=width, height=height), 5)
    assert picture.shape == (height, width, 3)
    assert min(int(picture[:, 0].max()), int(picture[:, -1].max()), int(picture[0].max())) > 20


def test_a_clip_has_its_frames_its_rate_and_its_colour_tags(tmp_path: Path):
    out = tmp_path / "clip.mp4"
    seen: list[Progress] = []
    shoot(brief_of(), out, seen.append)
    with av.open(str(out)) as container:
        stream = container.streams.video[0]
        frames = list(container.decode(stream))
        assert len(frames) == 16
        assert stream.average_rate == Fraction(24)
        assert (stream.width, stream.height, stream.pix_fmt) == (192, 80, "yuv420p")
        context = stream.codec_context
        assert (context.color_primaries, context.color_trc, context.colorspace, context.color_range) == (1, 1, 1, 1)
    assert seen[-1].done == seen[-1].total == 16
    assert sorted(p.name for p in tmp_path.iterdir()) == ["clip.mp4", "clip.subjects.json"]


def test_the_same_brief_gives_the_same_bytes(tmp_path: Path):
    for name in ("a.mp4", "b.mp4"):
        shoot(brief_of(), tmp_path / name, silent)
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_a_cancelled_shoot_leaves_nothing_behind(tmp_path: Path):
    def stop(progress: Progress) -> None:
        if progress.done > 0:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        shoot(brief_of(), tmp_path / "clip.mp4", stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_one_clear_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OperatorError, match="cannot be written"):
        shoot(brief_of(frames=1), tmp_path / "file" / "clip.mp4", silent)


def test_the_port_shoots_once_and_hands_over_a_copy(tmp_path: Path):
    async def work() -> tuple[Path, Path, int]:
        camera = Previz(tmp_path / "jobs")
        brief = brief_of(frames=2)
        quote = camera.quote(brief)
        assert quote.cost == 0
        assert quote.seconds > 0
        job = await camera.submit(brief, "key")
        assert job == await camera.submit(brief, "key")
        with pytest.raises(NotFound):
            await camera.collect(job, tmp_path / "takes")
        await camera.follow(job, silent)
        clip = tmp_path / "jobs" / job / "clip.mp4"
        stamp = clip.stat().st_mtime_ns
        await camera.follow(job, silent)
        return await camera.collect(job, tmp_path / "takes"), clip, stamp

    taken, clip, stamp = asyncio.run(work())
    assert taken.read_bytes() == clip.read_bytes()
    known = subjects_beside(taken)
    assert known is not None
    left, top, right, bottom = known.figures[0].boxes[0]
    assert left < 5000 < right
    assert top < 4000 < bottom
    assert clip.stat().st_mtime_ns == stamp


def test_following_a_job_that_was_never_submitted_is_refused(tmp_path: Path):
    with pytest.raises(NotFound, match="submit the brief first"):
        asyncio.run(Previz(tmp_path).follow("0" * 64, silent))
