# pyright: reportUnknownMemberType=false
"""Who a take is about is found by looking at it, before grounds that have the colour of skin, light or leaves."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from tools.assembly.delivery import Delivery
from tools.assembly.reframing import window_path
from tools.media.subject_finding import find_subjects

pytestmark = pytest.mark.render

WIDTH, HEIGHT, FRAMES = 640, 360, 24
TALL = Delivery(name="vertical", width=1080, height=1920)
HEAD = 60
"""Pixels of the radius of a head; its shoulders reach the lower edge, twice as wide."""

Planes = tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]]
ROWS, COLUMNS = np.mgrid[0:HEIGHT, 0:WIDTH]


def soft(amount: float, across: float, down: float) -> NDArray[np.float64]:
    """Large soft patches of light, as a ground has them that is out of focus."""
    return amount * np.sin(COLUMNS / across) * np.cos(ROWS / down)


def plain(luma: NDArray[np.float64], blue: int, red: int) -> Planes:
    planes = (luma, np.full_like(luma, blue), np.full_like(luma, red))
    return tuple(plane.round().astype(np.uint8) for plane in planes)  # pyright: ignore[reportReturnType]


def wooden() -> Planes:
    """A wall with the colour of a face, lit from the right."""
    return plain(90 + COLUMNS / 10 + soft(6, 90, 70), 108, 152)


def leafy() -> Planes:
    """A bright green plant out of focus at the right, before a dark room."""
    luma, blue, red = plain(60 + soft(8, 80, 90), 128, 128)
    away = np.hypot((COLUMNS - 500) / 110, (ROWS - 150) / 140)
    plant = np.clip(1.6 - away, 0, 1) ** 2
    luma = luma + 110 * plant + soft(12, 14, 15) * plant
    return luma.round().astype(np.uint8), (blue - 40 * plant).astype(np.uint8), (red - 30 * plant).astype(np.uint8)


def with_someone(ground: Planes, middle: int, face: tuple[int, int, int]) -> Planes:
    """A head with hair and features, in focus, over a dark checked coat."""
    luma, blue, red = (plane.copy() for plane in ground)
    body = (ROWS > 230) & (abs(COLUMNS - middle) < HEAD * np.clip((ROWS - 200) / 40, 1, 2))
    luma[body], blue[body], red[body] = 40, 140, 120
    luma[body & ((COLUMNS // 8 + ROWS // 8) % 2 == 0)] = 60
    head = (COLUMNS - middle) ** 2 + (ROWS - 150) ** 2 / 1.6 < HEAD**2
    luma[head], blue[head], red[head] = face
    luma[head & (ROWS < 110)] = 25
    features = head & (ROWS > 120) & (ROWS < 190) & ((COLUMNS // 7 + ROWS // 9) % 3 == 0)
    luma[features] = np.clip(int(face[0]) - 45, 16, 235)
    return luma, blue, red


def take(planes: Planes, path: Path) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv444p"
        stream.options = {"preset": "ultrafast", "crf": "12", "threads": "1"}
        for number in range(FRAMES):
            frame = av.VideoFrame.from_ndarray(np.stack(planes), format="yuv444p")
            frame.pts, frame.time_base = number, Fraction(1, 24)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("face", [(165, 112, 150), (70, 118, 138)], ids=["light", "dark"])
@pytest.mark.parametrize("middle", [150, 230, 330])
@pytest.mark.parametrize("ground", [wooden, leafy])
def test_a_head_that_fits_is_whole_in_a_vertical_window(
    ground: Callable[[], Planes], middle: int, face: tuple[int, int, int], tmp_path: Path
) -> None:
    track = find_subjects(take(with_someone(ground(), middle, face), tmp_path / "take.mp4"))
    path = window_path(track, TALL, Fraction(24))
    assert path is not None
    half = HEIGHT * 9 / 16 / 2
    for _, at in path.keys:
        place = at * WIDTH / 10_000
        assert place - half <= middle - HEAD
        assert middle + HEAD <= place + half
