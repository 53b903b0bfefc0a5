"""Words on things: a page of print, a title, or a line of handwriting, fitted to the space there is."""

from functools import cache
from pathlib import Path
from typing import Literal

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tools.generators.previz.solids.colour import Paint, colour
from tools.generators.previz.solids.page import PAGE, Floats

Hand = Literal["print", "title", "written"]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_SMALLEST = 0.028
"""Height of the smallest letters, as a share of the page."""


@cache
def _font(path: Path | None, size: int) -> Font:
    if path is not None and path.is_file():
        return ImageFont.truetype(str(path), size)
    return ImageFont.load_default(size)


def _lines(text: str, font: Font, width: float) -> list[str]:
    """The text broken to the width in pixels; its own line breaks stay."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and font.getlength(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def lettered(
    text: str, width: float, height: float, *, ink: Paint, hand: Hand = "print", top: float = 0.08, largest: float = 0.16,
    centred: bool = False, font: Path | None = None,
) -> Floats:
    """A page (PAGE, PAGE, 4) of premultiplied RGBA that covers `width` x `height` units.

    The letters are as large as fits, at most `largest` of the page's height; text that does not fit at a readable
    size is cut. Handwriting leans and its lines sway.
    """
    high = max(int(PAGE * min(1.0, height / width)), 8)
    wide = max(int(PAGE * min(1.0, width / height)), 8)
    margin = 0.09 * wide
    space = high * (1 - 2 * top)
    size = max(int(largest * high), 8)
    lines = _lines(text, _font(font, size), wide - 2 * margin)
    spacing = 1.5 if hand == "written" else 1.28
    while size > _SMALLEST * high and (
        len(lines) * size * spacing > space
        or any(_font(font, size).getlength(line) > wide - 2 * margin for line in lines)
    ):
        size = int(size * 0.92)
        lines = _lines(text, _font(font, size), wide - 2 * margin)
    image = Image.new("L", (wide, high), 0)
    draw = ImageDraw.Draw(image)
    used = _font(font, size)
    y = top * high if not centred else max((high - len(lines) * size * spacing) / 2, top * high)
    for line in lines[: max(int(space / (size * spacing)), 1)]:
        x = margin if not centred else (wide - used.getlength(line)) / 2
        draw.text((x, y), line, fill=255, font=used)
        y += size * spacing
    mask = np.asarray(image, np.float32) / np.float32(255)
    if hand == "written":
        mask = _handwritten(mask, size)
    mask = np.asarray(cv2.resize(mask, (PAGE, PAGE), interpolation=cv2.INTER_AREA), np.float32)
    mask = mask * np.float32(0.9)
    page = np.zeros((PAGE, PAGE, 4), np.float32)
    page[..., :3] = colour(ink).astype(np.float32) * mask[..., None]
    page[..., 3] = mask
    return page


def _handwritten(mask: Floats, size: int) -> Floats:
    """Lean the letters and let the lines sway."""
    rows, width = mask.shape
    y, x = np.mgrid[0:rows, 0:width].astype(np.float32)
    pitch = size * 1.5
    lean = 0.26 * ((y % pitch) - pitch * 0.5)
    sway = 0.10 * size * (np.sin(x / (size * 2.3)) + 0.6 * np.sin(x / (size * 0.9) + y * 0.01))
    swung = cv2.remap(mask, x + lean.astype(np.float32), y + sway.astype(np.float32), cv2.INTER_LINEAR)
    return np.asarray(swung, np.float32)


def overlaid(below: Floats, above: Floats) -> Floats:
    """One page over another."""
    return np.ascontiguousarray(below * (1 - above[..., 3:]) + above, np.float32)
