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
    text: str,
    width: float,
    height: float,
    *,
    ink: Paint,
    hand: Hand = "print",
    top: float = 0.08,
    bottom: float = 0.08,
    largest: float = 0.16,
    centred: bool = False,
    font: Path | None = None,
) -> Floats:
    """A page (PAGE, PAGE, 4) of premultiplied RGBA that covers `width` x `height` units.

    The words keep clear of `top` and `bottom` (shares of the height); the letters are as large as fits, at most
    `largest` of the height; text that does not fit at a readable
    size is cut. Handwriting leans and its lines sway.
    """
    high = max(int(PAGE * min(1.0, height / width)), 8)
    wide = max(int(PAGE * min(1.0, width / height)), 8)
    margin = 0.09 * wide
    space = high * (1 - top - bottom)
    size = max(int(largest * high), 8)
    lines = _lines(text, _font(font, size), wide - 2 * margin)
    spacing = 1.5 if hand == "written" else 1.28
    while size > _SMALLEST * high and (
        len(lines) * size * spacing > space
        or any(_font(font, size).getlength(line) > wide - 2 * margin for line in lines)
    ):
        size = int(size * 0.92)
        lines = _lines(text, _font(font, size), wide - 2 * margin)
    used = _font(font, size)
    lines = lines[: max(int(space / (size * spacing)), 1)]
    mask = np.zeros((high, wide), np.float32)
    y = top * high if not centred else top * high + (space - len(lines) * size * spacing) / 2
    for i, line in enumerate(lines):
        x = margin if not centred else (wide - used.getlength(line)) / 2
        _set_line(mask, line, used, size, x, y + i * size * spacing, hand == "written")
    mask = np.asarray(cv2.resize(mask, (PAGE, PAGE), interpolation=cv2.INTER_AREA), np.float32)
    mask = mask * np.float32(0.9)
    page = np.zeros((PAGE, PAGE, 4), np.float32)
    page[..., :3] = colour(ink).astype(np.float32) * mask[..., None]
    page[..., 3] = mask
    return page


def _set_line(mask: Floats, line: str, font: Font, size: int, x: float, y: float, written: bool) -> None:
    """Set one line at (x, y) pixels; handwriting leans and sways."""
    rows, width = mask.shape
    tall = int(size * 1.45)
    image = Image.new("L", (width, tall), 0)
    ImageDraw.Draw(image).text((x, size * 0.1), line, fill=255, font=font)
    strip = np.asarray(image, np.float32) / np.float32(255)
    if written:
        down, across = np.mgrid[0:tall, 0:width].astype(np.float32)
        lean = 0.30 * (down - size * 0.9)
        sway = 0.055 * size * (np.sin(across / (size * 2.3) + y) + 0.6 * np.sin(across / (size * 0.9) + 2 * y))
        swung = cv2.remap(strip, (across + lean).astype(np.float32), (down + sway).astype(np.float32), cv2.INTER_LINEAR)
        strip = np.asarray(swung, np.float32)
    top = max(int(y), 0)
    tall = min(tall, rows - top)
    if tall > 0:
        mask[top : top + tall] = np.maximum(mask[top : top + tall], strip[:tall])


def overlaid(below: Floats, above: Floats) -> Floats:
    """One page over another."""
    return np.ascontiguousarray(below * (1 - above[..., 3:]) + above, np.float32)
