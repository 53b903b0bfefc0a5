"""What the film has to show at a frame: the print of a take, a colour or a card, and where titles cover it."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tools.assembly.lettering import draw_slate, draw_title
from tools.assembly.plan import Plan
from tools.assembly.proof.prints import BLACK, WHITE, Print, flat
from tools.assembly.proof.takes import TakeReader, shares, source_frame
from tools.assembly.recipe import CaptionKind, FlatStrip, Lettering, MediaStrip, SlateStrip, Strip
from tools.assembly.titling import CAPTIONS, fades
from tools.assembly.typesetting import Typefaces
from tools.film.timeline import TitleKind
from tools.media.pool import Pool

Share = NDArray[np.float32]

KEPT = 16
"""Drawn titles that are kept: one lies over several units."""


@dataclass(frozen=True)
class Drawn:
    """A title or card as a print: how much of each block it covers, and its colours times that."""

    covers: Share
    colours: Print

    def over(self, below: Print, strength: float) -> Print:
        return np.asarray(below * (1 - strength * self.covers) + strength * self.colours, np.float32)


@dataclass
class Expected:
    """The prints that a plan asks for. Without `faces`, titles and slates cannot be drawn and are not known."""

    plan: Plan
    pool: Pool
    faces: Typefaces | None
    size: tuple[int, int]
    reader: TakeReader = field(init=False)

    def __post_init__(self) -> None:
        self.reader = TakeReader(self.pool, self.plan.delivery, self.size)
        self._drawn = lru_cache(KEPT)(self._draw)

    def take(
        self, strip: MediaStrip, offsets: Iterable[int], shifts: Iterable[int], reaching_back: Container[int] = ()
    ) -> dict[int, dict[int, Print]]:
        """By offset and shift, the frame of the take `shift` frames of the film on; none before the take begins.

        From before the strip's own first frame only for the offsets in `reaching_back`. Of a frozen frame, the shift
        counts frames of the take.
        """
        numbers = {
            offset: {
                shift: number
                for shift in shifts
                if (number := self._number(strip, offset, shift)) >= 0
                and (strip.freeze or offset + shift >= 0 or offset in reaching_back)
            }
            for offset in sorted(set(offsets))
        }
        if strip.drift is not None:
            # What a still shows differs from frame to frame by where the frame is over it.
            begin, frames = strip.drift
            return {
                offset: self._moved(strip.model_copy(update={"drift": (begin + offset, frames)}), by)
                for offset, by in numbers.items()
            }
        wanted = sorted({number for by in numbers.values() for number in by.values()})
        found = self.reader.read(strip, wanted) if wanted else {}
        return {offset: {shift: found[number] for shift, number in by.items()} for offset, by in numbers.items()}

    def _moved(self, strip: MediaStrip, numbers: Mapping[int, int]) -> dict[int, Print]:
        found = self.reader.read(strip, sorted(set(numbers.values()))) if numbers else {}
        return {shift: found[number] for shift, number in numbers.items()}

    def strip(self, strip: Strip, offsets: Iterable[int]) -> dict[int, Print] | None:
        """What a strip shows at `offsets`; None for a card that cannot be drawn."""
        match strip:
            case MediaStrip():
                return {offset: by[0] for offset, by in self.take(strip, offsets, (0,)).items()}
            case FlatStrip():
                return dict.fromkeys(offsets, flat(BLACK if strip.colour == "black" else WHITE, self.size))
            case SlateStrip():
                if self.faces is None:
                    return None
                size = (self.plan.delivery.width, self.plan.delivery.height)
                return dict.fromkeys(offsets, drawn_print(draw_slate(strip, size, self.faces), self.size).colours)

    def title(self, title: Lettering) -> Drawn | None:
        return self._drawn(title.kind, title.text)

    def strength(self, title: Lettering, offset: int) -> float:
        """How opaque a title is at the unit's frame `offset`: 0 outside of it, 1 between its fades."""
        at = offset - title.start
        if not 0 <= at < title.frames:
            return 0.0
        if title.kind in CAPTIONS:
            return 1.0
        opening, closing = fades(title, self.plan.rate)
        return min(1.0, (at + 1) / max(opening, 1), (title.frames - at) / max(closing, 1))

    def bare(self, titles: Iterable[Lettering], offset: int) -> Share | None:
        """1 for the blocks of the picture that no title touches at the unit's frame `offset`; None: not known."""
        seen = [title for title in titles if self.strength(title, offset) > 0]
        if not seen:
            return np.ones(self.size[::-1], np.float32)
        drawn = [self.title(title) for title in seen]
        covers = [one.covers for one in drawn if one is not None]
        return None if len(covers) < len(drawn) else (np.sum(covers, axis=0) < 0.004).astype(np.float32)

    def _draw(self, kind: TitleKind | CaptionKind, text: str) -> Drawn | None:
        if self.faces is None:
            return None
        size = (self.plan.delivery.width, self.plan.delivery.height)
        return drawn_print(draw_title(kind, text, size, self.faces), self.size)

    def _number(self, strip: MediaStrip, offset: int, shift: int) -> int:
        return source_frame(strip, offset) + shift if strip.freeze else source_frame(strip, offset + shift)


def drawn_print(drawn: Image.Image, size: tuple[int, int]) -> Drawn:
    """The print of a drawn picture, in BT.709 and the video range."""
    pixels = np.asarray(drawn.convert("RGBA"), np.float32) / 255
    opaque = pixels[..., 3]
    red, green, blue = (pixels[..., channel] for channel in range(3))
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    planes = (16 + 219 * y, 128 + 224 * (blue - y) / 1.8556, 128 + 224 * (red - y) / 1.5748)
    across = shares(size[0], drawn.width, 0, 1)
    down = shares(size[1], drawn.height, 0, 1)
    return Drawn(
        covers=np.asarray(down @ opaque @ across.T, np.float32),
        colours=np.asarray([down @ (plane * opaque) @ across.T for plane in planes], np.float32),
    )
