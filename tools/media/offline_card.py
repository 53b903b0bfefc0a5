"""The card that stands for media that are not here: OFFLINE, and what is missing."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tools.media.fonts import font

GROUND, INK, FAINT = (26, 27, 30), (236, 98, 72), (170, 172, 178)


def offline_card(home: Path, name: str, note: str, size: tuple[int, int], out: Path) -> None:
    """Draw the card as a PNG. The same words make the same file."""
    width, height = size
    card = Image.new("RGB", size, GROUND)
    draw = ImageDraw.Draw(card)
    unit = min(width, height)
    edge = unit // 18
    draw.rectangle((edge, edge, width - edge, height - edge), outline=INK, width=max(unit // 180, 1))
    face = font(home, "sans", "Bold")
    draw.text((width / 2, height * 0.38), "OFFLINE", INK, _fitting(face, "OFFLINE", width * 0.6, unit // 6), "mm")
    draw.text((width / 2, height * 0.58), name, (255, 255, 255), _fitting(face, name, width * 0.8, unit // 14), "mm")
    if note:
        draw.text((width / 2, height * 0.70), note, FAINT, _fitting(face, note, width * 0.8, unit // 28), "mm")
    card.save(out, "PNG")


def _fitting(face: Path, text: str, width: float, size: int) -> ImageFont.FreeTypeFont:
    """The face in the size asked for, or smaller, so that the text has room."""
    drawn = ImageFont.truetype(str(face), size)
    length = drawn.getlength(text)
    return drawn if length <= width else ImageFont.truetype(str(face), max(int(size * width / length), 8))
