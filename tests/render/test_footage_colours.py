"""Colours of foreign footage: every matrix and range, high dynamic range, stills and transparency."""

from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image

from tests.fakes.coded_film import decode_blocks
from tests.fakes.footage_house import TINY, House, colours, middle, pq, run, wide
from tools.assembly.delivery import Delivery
from tools.assembly.graph import Sources, argv
from tools.assembly.recipe import MediaStrip, Recipe
from tools.media import process
from tools.media.binaries import ffmpeg
from tools.media.footage import measure

pytestmark = pytest.mark.render

# BT.709 red of 80 cd/m2 in the primaries of BT.2020 (ITU-R BT.2087, the matrix M2's first column).
RED = [pq(80 * share) for share in (0.6274, 0.0691, 0.0164)]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("house"))


@pytest.mark.parametrize(
    ("transfer", "patches"),
    [
        # Grey card, reference white, the brightest, and a red that BT.709 can show (ITU-R BT.2408, tables 1 and 2).
        ("smpte2084", [[pq(26)] * 3, [pq(203)] * 3, [pq(1000)] * 3, RED]),
        ("arib-std-b67", [[0.38] * 3, [0.75] * 3, [1.0] * 3]),
    ],
)
def test_high_dynamic_range_lands_where_the_reference_puts_it(
    house: House, transfer: str, patches: list[list[float]]
) -> None:
    path = wide(house.root, f"{transfer}.mp4", patches, transfer)
    assert measure(path).reasons == ("it is PQ" if transfer == "smpte2084" else "it is HLG",)
    film = Delivery(width=64 * len(patches), height=64, preset="superfast", crf=4)
    picture = colours(house.show(path, delivery=film))
    found = [picture[16:48, 64 * index + 16 : 64 * index + 48].mean(axis=(0, 1)) for index in range(len(patches))]
    grey = 255 * (26 / 203) ** (1 / 2.4)
    # BT.2390, section 5.4.1, by hand: the knee of 1,000 to 203 cd/m2 is at PQ 0.495; reference white goes to 0.555.
    white = 255 * (158.9 / 203) ** (1 / 2.4)
    assert found[0] == pytest.approx([grey] * 3, abs=2.5)
    assert found[1] == pytest.approx([white] * 3, abs=3)
    assert found[2] == pytest.approx([255] * 3, abs=2.5)
    if len(found) > 3:
        # Near black, a step of the ten bits is many of these.
        assert found[3] == pytest.approx([255 * (80 / 203) ** (1 / 2.4), 0, 0], abs=15)
        assert found[3][0] == pytest.approx(255 * (80 / 203) ** (1 / 2.4), abs=3)


def flat(folder: Path, name: str, size: str, matrix: str, *, said: bool) -> Path:
    """A clip of one colour, (200, 60, 40), coded with a matrix, which it may say or not."""
    tags = f"setparams=colorspace={matrix}:color_primaries=bt709:color_trc=bt709:range=tv"
    silent = "setparams=colorspace=unknown:color_primaries=unknown:color_trc=unknown:range=unknown"
    words = f"scale=out_color_matrix={matrix}:out_range=tv,format=yuv420p,{tags if said else silent}"
    colour = f"color=c=0xC83C28:size={size}:rate=24:duration=0.1,format=gbrp"
    run("-f", "lavfi", "-i", colour, "-vf", words, "-c:v", "libx264", "-qp", "4", "-threads", "1", str(folder / name))
    return folder / name


@pytest.mark.parametrize(
    ("size", "matrix", "said"),
    [
        ("704x396", "smpte170m", True),
        ("704x396", "smpte170m", False),
        ("704x396", "bt709", True),
        ("1280x720", "bt709", False),
        ("1280x720", "smpte170m", True),
        ("704x396", "bt2020nc", True),
    ],
)
def test_colours_come_through_every_matrix(house: House, size: str, matrix: str, said: bool) -> None:
    path = flat(house.root, f"{size}-{matrix}-{said}.mp4", size, matrix, said=said)
    assert middle(house.show(path)) == pytest.approx([200, 60, 40], abs=3)


def test_a_still_is_turned_by_its_exif_and_lies_over_black(house: House) -> None:
    lying = Image.new("RGB", (90, 160), (30, 60, 200))
    lying.paste((200, 60, 40), (0, 0, 45, 160))
    exif = lying.getexif()
    exif[0x0112] = 6
    path = house.root / "phone.jpg"
    lying.save(path, exif=exif, quality=95, subsampling=0)
    found = measure(path)
    assert (found.still, found.width, found.height) == (True, 160, 90)
    picture = colours(house.show(path))
    # EXIF 6: the left of the file is the top of the picture.
    assert picture[20, 80] == pytest.approx([200, 60, 40], abs=6)
    assert picture[70, 80] == pytest.approx([30, 60, 200], abs=6)
    clear = house.root / "clear.png"
    Image.new("RGBA", (160, 90), (200, 100, 50, 128)).save(clear)
    assert middle(house.show(clear)) == pytest.approx([100, 50, 25], abs=3)


@pytest.mark.parametrize("rate", [Fraction(30), Fraction(60), Fraction(24_000, 1001)])
def test_a_still_is_held_in_films_of_every_rate(house: House, rate: Fraction) -> None:
    path = house.root / "grey.png"
    Image.new("RGB", (160, 90), (200, 60, 40)).save(path)
    film = TINY.model_copy(update={"rate": rate})
    media = house.pool.add(path)
    strip = MediaStrip(media=media, start=Fraction(0), freeze=True, conform=True)
    source = house.stock.source(strip, rate)
    out = house.desk / "held.mp4"
    process.run(argv(ffmpeg(), Recipe(strips=(strip,), frames=9), film, Sources({media: source}, {}), out), doing="x")
    assert len(decode_blocks(out)) == 9
    assert middle(out) == pytest.approx([200, 60, 40], abs=3)


@pytest.mark.parametrize("codec", ["qtrle.mov", "prores_ks.mov", "libvpx-vp9.webm"])
def test_transparent_clips_lie_over_black(house: House, codec: str) -> None:
    name, suffix = codec.split(".")
    path = house.root / f"half-{name}.{suffix}"
    layout = {"qtrle": "argb", "prores_ks": "yuva444p10le", "libvpx-vp9": "yuva420p"}[name]
    more = {"prores_ks": ["-profile:v", "4"], "libvpx-vp9": ["-auto-alt-ref", "0", "-crf", "4", "-b:v", "0"]}
    tagged = "scale=out_color_matrix=bt709:out_range=tv" if layout != "argb" else "null"
    words = f"format=gbrap,colorchannelmixer=aa=0.5,{tagged},format={layout}"
    colour = "color=c=0xC86432:size=160x90:rate=24:duration=0.2"
    tags = [] if layout == "argb" else ["-colorspace", "bt709"]
    run("-f", "lavfi", "-i", colour, "-vf", words, "-c:v", name, *more.get(name, []), *tags, str(path))
    assert middle(house.show(path)) == pytest.approx([100, 50, 25], abs=5)
