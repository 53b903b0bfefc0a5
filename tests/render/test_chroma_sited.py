"""Colours lie where their pixels are: of takes in RGB, with all or half of the chroma, conformed or not."""

from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.fakes.footage_house import TINY, House, run
from tools.media.footage import measure

pytestmark = pytest.mark.render

WIDTH, HEIGHT, MIDDLE = 160, 90, 66.0
TAGS = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
X264 = ("-c:v", "libx264", "-qp", "0", "-vf", TAGS)
VP9 = ("-c:v", "libvpx-vp9", "-lossless", "1", "-vf", TAGS)
Plane = NDArray[np.float64]


def glow(places: Plane) -> Plane:
    """A red glow about a column, at these places of a row."""
    return np.asarray(60 * np.exp(-(((places - MIDDLE) / 8) ** 2)))


def rows(row: Plane, count: int) -> bytes:
    return np.tile(np.round(row).astype(np.uint8), (count, 1)).tobytes()


def drawn(folder: Path, kind: str) -> Path:
    """A clip whose red is about column MIDDLE, written sample by sample: no scaler has had a hand in it."""
    across = np.arange(WIDTH, dtype=np.float64)
    if kind == "gbrp":
        red = glow(across) * 1.5748 * 255 / 224
        planes = [110 - 0.2126 / 0.7152 * red, 0 * red + 110, 110 + red]
        raw, coding = b"".join(rows(plane, HEIGHT) for plane in planes), ("-c:v", "libx264rgb", "-qp", "0")
    else:
        # H.264 has the chroma of two pixels at the first of them.
        step = 1 if "444" in kind else 2
        chroma, count = across[::step], HEIGHT // step
        raw = rows(0 * across + 110, HEIGHT) + rows(0 * chroma + 128, count) + rows(128 + glow(chroma), count)
        raw += rows(0 * across + 255, HEIGHT) if kind.startswith("yuva") else b""
        coding = VP9 if kind.startswith("yuva") else X264
    path = folder / f"{kind}.{'webm' if kind.startswith('yuva') else 'mkv'}"
    shape = ("-f", "rawvideo", "-s", f"{WIDTH}x{HEIGHT}", "-pix_fmt", kind, "-r", "24", "-i", "-")
    run(*shape, *coding, "-pix_fmt", kind, str(path), given=raw)
    return path


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("kind", ["gbrp", "yuv420p", "yuv444p", "yuva420p"])
def test_the_colours_of_a_take_lie_where_its_pixels_are(tmp_path: Path, kind: str, times: int) -> None:
    house = House(tmp_path)
    path = drawn(tmp_path, kind)
    assert bool(measure(path).reasons) == (kind == "yuva420p"), "what is clear in parts is conformed"
    film = TINY.model_copy(update={"width": times * WIDTH, "height": times * HEIGHT, "crf": 1})
    with av.open(str(house.show(path, delivery=film))) as container:
        plane = next(container.decode(video=0)).planes[2]
        red = np.frombuffer(bytes(plane), np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]
    excess = red.astype(np.float64).mean(axis=0) - 128
    found = 2 * float((excess * np.arange(len(excess))).sum() / excess.sum())
    assert (found + 0.5) / times - 0.5 == pytest.approx(MIDDLE, abs=0.125), "an eighth of a pixel"
