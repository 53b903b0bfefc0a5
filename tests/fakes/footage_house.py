"""A pool, a stock and a desk for clips under test, and what a shown clip measures."""

import subprocess
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from tests.fakes.coded_film import HEIGHT, WIDTH
from tools.assembly.delivery import Delivery
from tools.assembly.graph import Sources, argv
from tools.assembly.recipe import MediaStrip, Recipe
from tools.assembly.stock import Stock
from tools.film.timeline import Framing
from tools.media import process
from tools.media.binaries import ffmpeg
from tools.media.footage import measure
from tools.media.pool import Pool

TINY = Delivery(width=WIDTH, height=HEIGHT, preset="superfast", crf=10)
Picture = NDArray[np.float64]


class House:
    """A pool, a stock and a desk."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.desk = root / "desk"
        self.desk.mkdir(parents=True)
        self.pool = Pool(root / "pool")
        self.stock = Stock(root / "cache", self.pool, lambda: self.desk)

    def show(
        self,
        path: Path,
        frames: int = 1,
        start: int = 0,
        framing: Framing | None = None,
        delivery: Delivery = TINY,
    ) -> Path:
        """A unit of a clip, as the film would show it."""
        media = self.pool.add(path)
        strip = MediaStrip(media=media, start=Fraction(start), framing=framing, conform=bool(measure(path).reasons))
        source = self.stock.source(strip, delivery.rate)
        out = self.desk / "unit.mp4"
        recipe = Recipe(strips=(strip,), frames=frames)
        process.run(argv(ffmpeg(), recipe, delivery, Sources({media: source}, {}), out), doing="showing a clip")
        return out


def run(*words: str, given: bytes = b"") -> None:
    subprocess.run([str(ffmpeg()), "-v", "error", "-y", *words], input=given, check=True)


def colours(path: Path) -> Picture:
    """The first frame of a unit as R'G'B' of 0..255, by the arithmetic of BT.709 alone."""
    with av.open(str(path)) as container:
        frame = next(container.decode(video=0))
        y, u, v = (
            np.frombuffer(bytes(plane), np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width].astype(float)
            for plane in frame.planes
        )
    u, v = (np.kron(plane, np.ones((2, 2)))[: y.shape[0], : y.shape[1]] - 128 for plane in (u, v))
    luma = (y - 16) / 219
    red, blue = luma + 1.5748 * v / 224, luma + 1.8556 * u / 224
    green = (luma - 0.2126 * red - 0.0722 * blue) / 0.7152
    return np.stack([red, green, blue], axis=-1) * 255


def middle(path: Path) -> list[int]:
    """The colour of the middle of the first frame."""
    picture = colours(path)
    rows, columns = picture.shape[0] // 2, picture.shape[1] // 2
    return [round(value) for value in picture[rows - 8 : rows + 8, columns - 8 : columns + 8].mean(axis=(0, 1))]


def wide(folder: Path, name: str, coded: Sequence[Sequence[float]], transfer: str) -> Path:
    """A clip in BT.2020 of patches side by side, their coded R'G'B' given, as 10 bit YCbCr (BT.2100, table 6)."""
    r, g, b = np.repeat(np.array(coded), 64, axis=0).T
    luma = 0.2627 * r + 0.6780 * g + 0.0593 * b
    planes = [64 + 876 * luma, 512 + 896 * (b - luma) / 1.8814, 512 + 896 * (r - luma) / 1.4746]
    rows = [np.asarray(np.round(plane), np.dtype("<u2")).tobytes() for plane in planes]
    raw = b"".join(row * 64 for row in rows)
    tags = f"setparams=range=tv:color_primaries=bt2020:color_trc={transfer}:colorspace=bt2020nc"
    shape = ["-f", "rawvideo", "-s", f"{len(r)}x64", "-pix_fmt", "yuv444p10le", "-r", "24", "-i", "-"]
    coding = ["-c:v", "libx265", "-x265-params", "log-level=0:pools=1:lossless=1", "-pix_fmt", "yuv444p10le"]
    run(*shape, "-vf", tags, *coding, str(folder / name), given=raw)
    return folder / name


def pq(nits: float) -> float:
    """The PQ value of light (SMPTE ST 2084, equation 5.2)."""
    power = (nits / 10_000) ** 0.1593017578125
    return ((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power)) ** 78.84375
