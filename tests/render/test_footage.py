"""Foreign footage comes into the film frame by frame, the right way up, in its own shape and its own colours."""

import shutil
import threading
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from tests.fakes.coded_film import HEIGHT, WIDTH, code, decode_blocks, luma_of
from tests.fakes.footage_house import TINY, House, Picture, colours, middle, pq, run, wide
from tests.fakes.zoo import ZOO, Animal, make
from tools.assembly.delivery import Delivery
from tools.assembly.graph import Sources, argv
from tools.assembly.recipe import MediaStrip, Recipe
from tools.assembly.stock import Stock
from tools.film.errors import OperatorError
from tools.film.timeline import Framing
from tools.media import process
from tools.media.binaries import ffmpeg
from tools.media.footage import Footage, measure
from tools.media.progress import silent
from tools.production.baggage import unpack

pytestmark = pytest.mark.render


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("house"))


@pytest.mark.parametrize("animal", ZOO, ids=[animal.name for animal in ZOO])
def test_every_clip_is_shown_frame_by_frame(house: House, animal: Animal) -> None:
    path = make(animal, house.root)
    found = measure(path)
    assert found.frames == animal.frames // animal.fields
    assert bool(found.reasons) == animal.conform, found.reasons
    assert found.width / found.height == pytest.approx(WIDTH / HEIGHT, rel=0.02)
    length = max(int(found.frames * TINY.rate / found.rate), 1)
    for start in {0, length * 2 // 3}:
        shown = decode_blocks(house.show(path, length - start, start))
        assert len(shown) == length - start
        wanted = [animal.shown(start + frame) for frame in range(len(shown))]
        wrong = [
            (start + index, picture)
            for index, (blocks, picture) in enumerate(zip(shown, wanted, strict=True))
            if np.abs(blocks - code(1, picture)).max() > 60
        ]
        assert wrong == []


def test_what_is_measured_is_what_the_clip_is(house: House) -> None:
    names = "variable.mp4 film.mov wide-pixels.mp4 left.mp4 broadcast.ts clear.webm raw.h264 single.mp4".split()
    zoo = {animal.name: measure(make(animal, house.root)) for animal in ZOO if animal.name in names}
    assert [name for name, found in zoo.items() if found.variable] == ["variable.mp4"]
    assert zoo["variable.mp4"].frames / zoo["variable.mp4"].rate == pytest.approx(2, abs=0.02)
    assert zoo["film.mov"].rate == Fraction(24_000, 1001)
    assert (zoo["wide-pixels.mp4"].sample_aspect, zoo["wide-pixels.mp4"].coded) == (2, (80, 90))
    assert (zoo["left.mp4"].width, zoo["left.mp4"].height, zoo["left.mp4"].coded) == (160, 90, (90, 160))
    assert zoo["broadcast.ts"].interlaced
    assert zoo["clear.webm"].alpha
    assert (zoo["raw.h264"].timed, zoo["raw.h264"].rate) == (False, 25)
    assert zoo["single.mp4"].seconds == pytest.approx(1 / 24, abs=1e-4)


def test_motion_in_fields_goes_one_way(house: House) -> None:
    """With the fields the wrong way round a moving bar would jump back with every second picture."""
    pictures = bytearray()
    for number in range(30):
        luma = np.full((180, 320), 16, np.uint8)
        luma[:, 40 + number * 6 : 60 + number * 6] = 235
        pictures += luma.tobytes() + b"\x80" * (320 * 90)
    film = Delivery(width=320, height=180, rate=Fraction(50), preset="superfast", crf=10)
    for scan in ("tff", "bff"):
        path = house.root / f"bar-{scan}.mkv"
        raw = ["-f", "rawvideo", "-s", "320x180", "-r", "50", "-pix_fmt", "yuv420p", "-i", "-"]
        coding = ["-c:v", "libx264", "-x264-params", f"{scan}=1", "-threads", "1"]
        run(*raw, "-vf", f"interlace=lowpass=off:scan={scan}", *coding, str(path), given=bytes(pictures))
        with av.open(str(house.show(path, 30, delivery=film))) as container:
            lumas = [luma_of(frame).astype(float) - 16 for frame in container.decode(video=0)]
        places = [float((luma.sum(axis=0) @ np.arange(320)) / luma.sum()) for luma in lumas]
        assert [round(b - a) for a, b in pairwise(places[2:-2])] == [6] * 25


def shapes(folder: Path) -> Path:
    """A tall clip: red above, blue below, 60 x 120."""
    path = folder / "tall.mp4"
    words = "[0][1]vstack,format=yuv420p,setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv"
    inputs = [
        word
        for colour in ("0xC80000", "0x0000C8")
        for word in ("-f", "lavfi", "-i", f"color=c={colour}:size=60x60:rate=24:duration=0.2")
    ]
    run(*inputs, "-filter_complex", words, "-c:v", "libx264", "-qp", "4", "-threads", "1", str(path))
    return path


def test_a_picture_of_another_shape_is_framed_as_the_clip_says(house: House) -> None:
    path = shapes(house.root)

    def shown(framing: Framing | None) -> Picture:
        return colours(house.show(path, framing=framing))

    bars = shown(None)
    assert np.array_equal(bars, shown(Framing()))
    assert bars[45, 10] == pytest.approx([0, 0, 0], abs=3)
    # 60 x 120 in 160 x 90 is 45 pixels (46, to be even) wide, in the middle, all of it.
    assert bars[3, 80, 0] > 140
    assert bars[86, 80, 2] > 140
    assert int((bars[:, :, :].max(axis=2)[20] > 70).sum()) in (44, 46)
    ground = shown(Framing(fit="blur"))
    assert ground[3, 80] == pytest.approx(bars[3, 80], abs=6)
    assert ground[5, 10, 0] > 40
    assert ground[85, 150, 2] > 40
    assert ground[5, 10].max() < bars[3, 80].max()
    top, low = shown(Framing(fit="fill", y=0)), shown(Framing(fit="fill", y=1))
    assert (top[80, 5, 0] > 140, top[80, 155, 0] > 140, top[..., 2].max() < 40) == (True, True, True)
    assert (low[10, 5, 2] > 140, low[10, 155, 2] > 140, low[..., 0].max() < 40) == (True, True, True)
    centre = shown(Framing(fit="fill"))
    assert (centre[5, 80, 0] > 140, centre[85, 80, 2] > 140) == (True, True)


def test_a_clip_is_conformed_once_for_all_who_want_it_and_always_the_same(house: House, tmp_path: Path) -> None:
    path = make(next(animal for animal in ZOO if animal.name == "stream.ts"), tmp_path)
    first, second = House(tmp_path / "one"), House(tmp_path / "two")
    found: list[Path] = []
    strip = MediaStrip(media=first.pool.add(path), start=Fraction(0), conform=True)
    second.pool.add(path)

    def ask() -> None:
        stock = Stock(first.root / "cache", first.pool, lambda: first.desk)
        found.append(stock.source(strip, TINY.rate).path)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
    made = list((first.root / "cache/conformed").rglob("*.mp4"))
    assert made == [found[0]]
    stamp = found[0].stat().st_mtime_ns
    ask()
    assert found[0].stat().st_mtime_ns == stamp
    again = second.stock.source(strip, TINY.rate).path
    assert again.read_bytes() == found[0].read_bytes()
    assert again.name == found[0].name
    assert list(first.desk.iterdir()) == []


def test_a_folder_with_strange_letters_holds_conformed_clips_too(tmp_path: Path) -> None:
    strange = House(tmp_path / "it's 100% [odd]; a:b,c")
    path = wide(tmp_path, "hdr.mp4", [[pq(26)] * 3], "smpte2084")
    assert middle(strange.show(path)) == pytest.approx([109] * 3, abs=3)
    still = tmp_path / "still.png"
    Image.new("RGB", (160, 90), (200, 60, 40)).save(still)
    assert middle(strange.show(still)) == pytest.approx([200, 60, 40], abs=3)


REFUSED = {
    "words.mp4": "it is broken, or not a clip at all",
    "words.txt": "cannot be used",
    "empty.mov": "it is empty",
    "song.mp4": "has sound but no picture",
    "list.m3u8": "cannot be used",
    "list.mp4": "cannot be used",
    "headless.mp4": "it is broken, or not a clip at all",
    "changing.ts": "changes from 64x36 to 96x54",
    "moving.webp": "it is a WebP that moves, which is not read; save it as MP4, GIF or APNG",
    "not there.mp4": "there is no such file",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_with_its_name_and_the_reason(house: House, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    plain = make(ZOO[0], tmp_path)
    match name:
        case "words.mp4" | "words.txt":
            path.write_text("INT. LAMP ROOM - NIGHT\n\nThe lamp goes out.\n" * 40)
        case "empty.mov":
            path.touch()
        case "song.mp4":
            run("-f", "lavfi", "-i", "sine=duration=0.3", "-c:a", "aac", str(path))
        case "list.m3u8" | "list.mp4":
            path.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{plain.name}\n#EXT-X-ENDLIST\n")
        case "moving.webp":
            one, two = (Image.new("RGB", (64, 36), colour) for colour in ("red", "blue"))
            one.save(path, save_all=True, append_images=[two], duration=100)
        case "headless.mp4":
            path.write_bytes(plain.read_bytes()[: plain.stat().st_size // 2])
        case "changing.ts":
            parts: list[Path] = []
            for size in ("64x36", "96x54"):
                parts.append(tmp_path / f"{size}.ts")
                source = ["-f", "lavfi", "-i", f"testsrc2=size={size}:rate=24:duration=0.5"]
                run(*source, "-c:v", "mpeg2video", "-f", "mpegts", str(parts[-1]))
            path.write_bytes(b"".join(part.read_bytes() for part in parts))
        case _:
            pass
    with pytest.raises(OperatorError, match=REFUSED[name]) as caught:
        measure(path)
    assert name in caught.value.message


def test_a_clip_that_breaks_off_gives_what_it_has(house: House, tmp_path: Path) -> None:
    animal = Animal("whole.mp4", frames=60)
    whole = make(animal, tmp_path)
    run("-i", str(whole), "-c", "copy", "-movflags", "+faststart", str(tmp_path / "first.mp4"))
    data = (tmp_path / "first.mp4").read_bytes()
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(data[: data.index(b"mdat") + (len(data) - data.index(b"mdat")) // 2])
    found = measure(broken)
    assert 10 < found.frames < 55
    assert (found.cut_off, measure(tmp_path / "first.mp4").cut_off) == (True, False)
    (loss,) = unpack([broken], silent).losses
    assert loss.startswith("broken.mp4 breaks off before its end: the ")
    shown = decode_blocks(house.show(broken, found.frames - 2))
    assert all(np.abs(blocks - code(1, index)).max() < 60 for index, blocks in enumerate(shown[:-2]))


def test_a_song_with_a_cover_is_no_clip_and_a_clip_with_a_cover_is_one(house: House, tmp_path: Path) -> None:
    cover = tmp_path / "cover.png"
    Image.new("RGB", (64, 64), (10, 200, 10)).save(cover)
    song = tmp_path / "song.mp3"
    run("-f", "lavfi", "-i", "sine=duration=0.3", "-i", str(cover), "-map", "0", "-map", "1", "-c:v", "copy",
        "-disposition:v", "attached_pic", str(song))  # fmt: skip
    with pytest.raises(OperatorError, match="has sound but no picture"):
        measure(song)
    plain = make(ZOO[0], tmp_path)
    both = tmp_path / "both.mp4"
    run("-i", str(cover), "-i", str(plain), "-map", "0", "-map", "1", "-c", "copy", "-disposition:v:0", "attached_pic",
        "-disposition:v:1", "default", str(both))  # fmt: skip
    found: Footage = measure(both)
    assert (found.width, found.frames) == (160, 40)
    shown = decode_blocks(house.show(both, 20))
    assert all(np.abs(blocks - code(1, index)).max() < 60 for index, blocks in enumerate(shown))


def test_a_clip_whose_picture_begins_late_begins_with_it(house: House, tmp_path: Path) -> None:
    plain = make(ZOO[0], tmp_path)
    late = tmp_path / "late.mp4"
    run("-itsoffset", "0.5", "-i", str(plain), "-f", "lavfi", "-i", "sine=duration=2", "-c:v", "copy", str(late))
    found = measure(late)
    assert found.sound
    assert found.sound_seconds == pytest.approx(1.5, abs=0.05)
    assert found.reasons == ("its picture does not begin with the file",)
    shown = decode_blocks(house.show(late, 40))
    assert all(np.abs(blocks - code(1, index)).max() < 60 for index, blocks in enumerate(shown))
    shutil.rmtree(house.root / "cache" / "conformed")


SIDEWAYS = [animal for animal in ZOO if animal.turned or "wide-pixels" in animal.name]


@pytest.mark.parametrize("animal", SIDEWAYS, ids=[animal.name for animal in SIDEWAYS])
def test_what_a_camera_printed_is_the_right_way_up_without_being_conformed(house: House, animal: Animal) -> None:
    path = make(animal, house.root)
    strip = MediaStrip(media=house.pool.add(path), start=Fraction(7))
    source = house.stock.source(strip, TINY.rate)
    assert source.path.parent.parent == house.pool.root
    out = house.desk / "direct.mp4"
    recipe = Recipe(strips=(strip,), frames=20)
    process.run(argv(ffmpeg(), recipe, TINY, Sources({strip.media: source}, {}), out), doing="showing a clip")
    shown = decode_blocks(out)
    assert all(np.abs(blocks - code(1, 7 + index)).max() < 60 for index, blocks in enumerate(shown))
