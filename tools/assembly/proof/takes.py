"""The frames that a take has to give to the film, decoded from the take itself and laid out as the film shows them.

strip, offsets -> numbers of frames of the take -> decoded from the key frame before -> bars, colours -> prints
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from tools.assembly.conforming import SAME_ASPECT
from tools.assembly.delivery import Delivery
from tools.assembly.drifting import lying
from tools.assembly.proof.enlarging import Enlarger
from tools.assembly.proof.prints import BLACK, Print, Printer, flat
from tools.assembly.recipe import MediaStrip, Window
from tools.assembly.windowing import window_size
from tools.film.errors import OperatorError
from tools.film.subjects import WHOLE
from tools.media.footage import HD
from tools.media.pool import Pool
from tools.media.probing import seeks_well

FINER = 4
"""A picture that does not fill the delivery is printed so much finer before its blocks are put among the others."""

FAR = 60
"""Frames apart from which it is quicker to seek than to decode what lies between."""

EARLIER = (Fraction(0), Fraction(1, 2), Fraction(4), None)
"""Seconds before a wanted frame at which to seek, until the frame that is seen there comes out; None: the start."""

KR_KB = {1: (0.2126, 0.0722), 5: (0.299, 0.114), 6: (0.299, 0.114), 9: (0.2627, 0.0593)}
FULL_RANGE = 2
WHOLLY = 0.999

COARSE = 4
"""With fewer samples of chroma to a block than this, an enlarged take's colours run on into the next block."""


def source_frame(strip: MediaStrip, offset: int) -> int:
    """The frame of the take that a strip shows at its frame `offset`."""
    return int((strip.start if strip.freeze else strip.start + offset * strip.speed) // 1)


@dataclass
class TakeReader:
    """Reads frames of takes as prints of a delivery. One pass over what is asked for; nothing is kept."""

    pool: Pool
    delivery: Delivery
    size: tuple[int, int]
    decoded: int = 0
    blurred: bool = False
    """Edges of colour in the film lie a little beside those in the prints of the take that was read last."""
    _pixel: Fraction = Fraction(1)
    _printer: Printer = field(default_factory=Printer)
    _enlarger: Enlarger = field(default_factory=Enlarger)

    def read(self, shown: MediaStrip, wanted: Sequence[int]) -> dict[int, Print]:
        """The prints of the frames `wanted` (rising, from 0) at the film's rate; a take that ends is held.

        Raises NotFound for a take that the pool lost, OperatorError for one that cannot be read.
        """
        path = self.pool.path(shown.media)
        found: dict[int, Print] = {}
        first = 0
        for index in range(1, len(wanted) + 1):
            if index == len(wanted) or wanted[index] - wanted[index - 1] > FAR:
                found |= self._run(path, wanted[first:index], shown)
                first = index
        return found

    def _run(self, path: Path, wanted: Sequence[int], shown: MediaStrip) -> dict[int, Print]:
        for early in EARLIER:
            frames = self._decode(path, wanted, early, shown)
            if frames is not None:
                return frames
        raise OperatorError(f"The take {path.name} has no picture.", code="unreadable", path=str(path))

    def _decode(
        self, path: Path, wanted: Sequence[int], early: Fraction | None, shown: MediaStrip
    ) -> dict[int, Print] | None:
        """The frames, or None when seeking so little before the first of them came out after it."""
        rate = self.delivery.rate
        begin = Fraction(0) if early is None else max(Fraction(0), wanted[0] / rate - early)
        found: dict[int, Print] = {}
        pending = list(wanted)
        last: av.VideoFrame | None = None
        for time, frame, self._pixel in pictures(path, begin):
            self.decoded += 1
            slot = int(time * rate + Fraction(1, 2))
            if last is None and begin > 0 and slot > pending[0]:
                return None
            # A frame is seen until the next one's slot.
            while last is not None and pending and pending[0] < slot:
                number = pending.pop(0)
                found[number] = self._laid_out(last, number, shown)
            last = frame
            if not pending:
                return found
        if last is None:
            return None
        for number in pending:
            found[number] = self._laid_out(last, number, shown)
        return found

    def _laid_out(self, frame: av.VideoFrame, number: int, shown: MediaStrip) -> Print:
        """The print of a take's frame as the delivery shows it: its bars or its window, BT.709, the video range."""
        width, height = self.delivery.width, self.delivery.height
        if shown.window is not None:
            return self._windowed(frame, number, shown, shown.window)
        aspect = self._aspect(frame)
        if shown.framing is not None and shown.framing.move and shown.drift is not None:
            scaled, corner = lying(aspect, shown.framing, shown.drift, self.delivery)
            return self._placed(frame, scaled, corner)
        if abs(aspect * height / width - 1) < SAME_ASPECT:
            self.blurred = frame.format.chroma_width(frame.width) < COARSE * self.size[0]
            shown_large = self._as_large(frame, (width, height), self.size)
            return house_colours(frame, self._printer.print(shown_large, self.size))
        fit = shown.framing.fit if shown.framing is not None else "letterbox"
        side = max if fit == "fill" else min
        inner = (
            int(side(Fraction(width), height * aspect) / 2 + Fraction(1, 2)) * 2,
            int(side(Fraction(height), width / aspect) / 2 + Fraction(1, 2)) * 2,
        )
        if fit == "fill" and shown.framing is not None:
            corner = (-int((inner[0] - width) * shown.framing.x), -int((inner[1] - height) * shown.framing.y))
            return self._placed(frame, inner, corner)
        # Bars begin at a whole sample of the take's chroma.
        steps = (2 // max(1, frame.format.chroma_width(2)), 2 // max(1, frame.format.chroma_height(2)))
        across = (width - inner[0]) // 2 // steps[0] * steps[0]
        down = (height - inner[1]) // 2 // steps[1] * steps[1]
        picture = self._placed(frame, inner, (across, down))
        covered = self._placed_share(inner, (across, down))
        if fit != "letterbox":
            return np.where(covered > WHOLLY, picture, np.float32(np.nan)).astype(np.float32)
        return np.asarray(picture + flat(BLACK, self.size) * (1 - covered), np.float32)

    def _aspect(self, frame: av.VideoFrame) -> Fraction:
        """Of the picture as it is shown."""
        return Fraction(frame.width, frame.height) * self._pixel

    def _windowed(self, frame: av.VideoFrame, number: int, shown: MediaStrip, window: Window) -> Print:
        """The part of the take in its window; what lies about the window is not known (NaN)."""
        outer = (self.delivery.width, self.delivery.height)
        seen = window_size(window, self.delivery)
        aspect = self._aspect(frame)
        across = window.axis == "across"
        scaled = (
            (int(seen[1] * aspect / 2 + Fraction(1, 2)) * 2, seen[1])
            if across
            else (seen[0], int(seen[0] / aspect / 2 + Fraction(1, 2)) * 2)
        )
        middle = window_middle(window, shown.start if shown.freeze else Fraction(number))
        cut = [0.0, 0.0]
        axis = 0 if across else 1
        cut[axis] = float(
            min(max(0, int(scaled[axis] * middle / WHOLE - seen[axis] / 2 + 0.5)), scaled[axis] - seen[axis])
        )
        corner = tuple((whole - own) / 2 for whole, own in zip(outer, seen, strict=True))
        picture = self._placed(frame, scaled, (corner[0] - cut[0], corner[1] - cut[1]))
        inside = self._placed_share(seen, (corner[0], corner[1]))
        return np.where(inside > WHOLLY, picture, np.float32(np.nan)).astype(np.float32)

    def _placed(self, frame: av.VideoFrame, scaled: tuple[int, int], corner: tuple[float, float]) -> Print:
        """A frame `scaled` to pixels of the delivery with its corner at `corner`; 0 where it is not."""
        self.blurred = True
        outer = (self.delivery.width, self.delivery.height)
        blocks = [cells * side // whole + 1 for cells, side, whole in zip(self.size, scaled, outer, strict=True)]
        large = self._as_large(frame, scaled, (blocks[0], blocks[1]))
        finest = [
            min(side, FINER * cells * scale // whole + 1)
            for side, cells, scale, whole in zip((large.width, large.height), self.size, scaled, outer, strict=True)
        ]
        fine = house_colours(frame, self._printer.print(large, (finest[0], finest[1])))
        across, down = self._axes(scaled, corner, (finest[0], finest[1]))
        return np.asarray(down @ fine @ across.T, np.float32)

    def _as_large(self, frame: av.VideoFrame, scaled: tuple[int, int], blocks: tuple[int, int]) -> av.VideoFrame:
        """The frame, or, where the film enlarges one of few samples to a block, the frame enlarged."""
        is_coarse = frame.format.chroma_width(frame.width) < COARSE * blocks[0]
        is_enlarged = frame.width < scaled[0] and frame.height < scaled[1]
        planar = frame.format.name.startswith("yuv")
        return self._enlarger.enlarge(frame, scaled) if planar and is_coarse and is_enlarged else frame

    def _placed_share(self, scaled: tuple[int, int], corner: tuple[float, float]) -> NDArray[np.float32]:
        """How much of each block a picture placed so covers."""
        across, down = self._axes(scaled, corner, (1, 1))
        return np.asarray(down @ across.T, np.float32)

    def _axes(
        self, scaled: tuple[int, int], corner: tuple[float, float], sources: tuple[int, int]
    ) -> list[NDArray[np.float32]]:
        outer = (self.delivery.width, self.delivery.height)
        return [
            shares(
                self.size[axis], sources[axis], corner[axis] / outer[axis], (corner[axis] + scaled[axis]) / outer[axis]
            )
            for axis in (0, 1)
        ]


def house_colours(frame: av.VideoFrame, blocks: Print) -> Print:
    """A print in BT.709 and the video range, by what its frame says of itself, else by its size."""
    guess = KR_KB[1] if frame.width >= HD[0] or frame.height > HD[1] else KR_KB[6]
    matrix = KR_KB.get(int(frame.colorspace), guess)
    if not frame.format.name.startswith("yuv") or frame.format.name.startswith("yuvj"):
        return blocks
    full = int(frame.color_range) == FULL_RANGE
    if matrix == KR_KB[1] and not full:
        return blocks
    y, u, v = blocks
    if full:
        y, u, v = y / 255, (u - 128) / 255, (v - 128) / 255
    else:
        y, u, v = (y - 16) / 219, (u - 128) / 224, (v - 128) / 224
    kr, kb = matrix
    red, blue = y + 2 * (1 - kr) * v, y + 2 * (1 - kb) * u
    green = (y - kr * red - kb * blue) / (1 - kr - kb)
    red, green, blue = (np.clip(channel, 0, 1) for channel in (red, green, blue))
    kr, kb = KR_KB[1]
    y = kr * red + (1 - kr - kb) * green + kb * blue
    u, v = (blue - y) / (2 * (1 - kb)), (red - y) / (2 * (1 - kr))
    return np.stack([16 + 219 * y, 128 + 224 * u, 128 + 224 * v]).astype(np.float32)


def window_middle(window: Window, at: Fraction) -> Fraction:
    """Where the middle of a window is at a frame of the media, in parts of WHOLE."""
    (first, middle), *_ = window.keys
    if at < first:
        return Fraction(middle)
    for (begin, one), (end, other) in pairwise(window.keys):
        if at < end:
            return one + (other - one) * (at - begin) / (end - begin)
    return Fraction(window.keys[-1][1])


def shares(cells: int, sources: int, begin: float, end: float) -> NDArray[np.float32]:
    """(cells, sources): how much of each cell of 0..1 is covered by each of the sources that divide begin..end."""
    edges = np.linspace(begin, end, sources + 1)
    grid = np.linspace(0, 1, cells + 1)
    low = np.maximum(grid[:-1, None], edges[None, :-1])
    high = np.minimum(grid[1:, None], edges[None, 1:])
    return (np.maximum(high - low, 0) * cells).astype(np.float32)


def pictures(path: Path, begin: Fraction = Fraction(0)) -> Iterator[tuple[Fraction, av.VideoFrame, Fraction]]:
    """Every frame, its time in seconds and the shape of its pixels, from the last key frame at or before `begin` on.

    Raises OperatorError when the file cannot be read.
    """
    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                return
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            base = stream.time_base or Fraction(1, 24)
            offset = Fraction(container.start_time or 0, av.time_base)
            if begin > 0 and seeks_well(container):
                container.seek(int((begin + offset) / base), stream=stream)
            pixel = stream.sample_aspect_ratio or Fraction(1)
            for frame in container.decode(stream):
                yield (frame.pts or 0) * base - offset, frame, pixel
    except (FFmpegError, OSError) as error:
        raise OperatorError(
            f"{path} cannot be read to its end: {error.strerror or error}.", code="unreadable", path=str(path)
        ) from error
