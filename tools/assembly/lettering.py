"""Titles, credits, lower thirds, cards and slates, drawn once each as a picture with an alpha channel.

    title         tracked capitals, a little above the middle; further lines in italics below
    credits       roles in small capitals to the left of the axis, names to its right
    lower third   a name and what they are, at the lower left, beside a thin rule, on a soft plate
    card          a few sentences in italics, in the middle, as in a silent film
    caption       at most two lines at the foot, outlined, above a lower third when there is one

Sizes follow the picture's shorter side, so that every format is lettered alike. Words that are read from the right
stand the other way round: roles to the right of the axis, a lower third at the lower right.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from tools.assembly.bidi import is_right_to_left
from tools.assembly.recipe import CaptionKind, SlateStrip
from tools.assembly.typesetting import INK, Line, Typefaces, drawable, put, wrap
from tools.film.timeline import TitleKind
from tools.media.fonts import font, script_fonts, special_font

DIM = (196, 190, 178)
RULE = (206, 168, 108)
SHADOWS = ((0.005, 0.9, 120), (0.03, 1.5, 112))
"""Close and wide shadows that keep letters readable over a bright picture: radius by the shorter side, strength,
highest opacity of 255."""

OUTLINES = ((0.16, 1.6, 130), (0.055, 5.0, 235))
"""The dark edges of a caption: radius by its size, strength, highest opacity."""

FADED_OUT = 4
"""A blur reaches by so many of its radii."""

Box = tuple[float, float, float, float]
PLATE = 96
"""The opacity of the plate under a lower third, of 255."""

CAPTION_INK = (252, 251, 248)
CAPTION_FOOT, CAPTION_LEADING = 0.93, 1.28
FOOT, UPRIGHT_FOOT = 0.88, 0.74
"""Where a lower third ends: on a phone the lowest quarter of an upright picture is under buttons and words."""


def typefaces(home: Path) -> Typefaces:
    """The faces under a home folder, or the stand-in where they were not fetched."""
    return Typefaces(
        serif=font(home, "serif"),
        italic=font(home, "serif", "Italic"),
        sans=font(home, "sans"),
        bold=font(home, "sans", "Bold"),
        wide=font(home, "wide"),
        others=script_fonts(home),
        emoji=special_font(home, "emoji"),
        ideographs=special_font(home, "cjk"),
    )


def draw_title(kind: TitleKind | CaptionKind, text: str, size: tuple[int, int], faces: Typefaces) -> Image.Image:
    """A title or caption as RGBA over the whole picture, with its shadow. A line feed in `text` ends a line."""
    lines = [drawable(line, faces).strip() for line in text.strip().splitlines()]
    if not any(lines):
        return Image.new("RGBA", size, (*INK, 0))
    canvas = Image.new("RGBA", size, (*INK, 0))
    match kind:
        case "title":
            _draw_main_title(canvas, lines, faces)
        case "credits":
            _draw_credits(canvas, lines, faces)
        case "lower third":
            box = _draw_lower_third(canvas, lines, faces)
            return Image.alpha_composite(_plate(size, box), _shaded(canvas))
        case "card":
            _draw_card(canvas, lines, faces)
        case "caption" | "raised caption":
            return _caption(canvas, [line for line in lines if line], faces, raised=kind != "caption")
    return _shaded(canvas)


def draw_slate(strip: SlateStrip, size: tuple[int, int], faces: Typefaces) -> Image.Image:
    """The card of a shot that has no take yet: its slate and its prompt on a dark ground, as RGB."""
    width, height = size
    unit = min(size)
    canvas = Image.new("RGB", size, (24, 26, 30))
    pen = ImageDraw.Draw(canvas)
    margin = round(width * 0.08)
    slate = Line(strip.slate, faces.bold, unit * 0.2, faces, 0.02, RULE)
    top = height * 0.5 - unit * 0.26
    put(pen, slate, margin, top)
    rule = round(top + unit * 0.25)
    pen.rectangle((margin, rule, width - margin, rule + max(1, unit // 360)), RULE)
    words = Line(strip.prompt, faces.sans, unit * 0.048, faces)
    for number, line in enumerate(wrap(words, width - 2 * margin)[:4]):
        put(pen, line, margin, top + unit * 0.29 + number * line.size * 1.4)
    return canvas


def _fitted(text: str, like: Line, width: float) -> Line:
    """The words as `like` them, or smaller so that they fit `width`."""
    line = like.like(text)
    return line if line.width <= width else line.sized(line.size * width / line.width * 0.995)


def _draw_main_title(canvas: Image.Image, lines: Sequence[str], faces: Typefaces) -> None:
    width, height = canvas.size
    unit = min(canvas.size)
    words = next(filter(None, lines)).upper()
    large = Line(words, faces.serif, unit * 0.115, faces, 0.16)
    rows = [_fitted(words, large, width * 0.8)]
    if rows[0].size < unit * 0.075:
        # A long title reads better large on several lines than small on one.
        broken = wrap(large.sized(unit * 0.092), width * 0.76)
        smallest = min(_fitted(row.text, row, width * 0.8).size for row in broken)
        rows = [row.sized(smallest) for row in broken]
    for line in filter(None, lines[1:]):
        rows.append(_fitted(line, Line(line, faces.italic, unit * 0.045, faces, 0.03), width * 0.8))
    _stack(canvas, rows, height * 0.47, 1.32)


def _draw_card(canvas: Image.Image, lines: Sequence[str], faces: Typefaces) -> None:
    width, height = canvas.size
    unit = min(canvas.size)
    rows: list[Line] = []
    for line in lines:
        words = Line(line, faces.italic, unit * 0.062, faces, 0.01)
        rows += wrap(words, width * 0.64) or [words]
    _stack(canvas, rows, height * 0.49, 1.42)


def _draw_lower_third(canvas: Image.Image, lines: Sequence[str], faces: Typefaces) -> Box:
    """Returns the box around it."""
    width, height = canvas.size
    unit = min(canvas.size)
    rows = [_fitted(lines[0], Line("", faces.bold, unit * 0.05, faces, 0.02), width * 0.7)]
    for line in filter(None, lines[1:]):
        rows.append(_fitted(line, Line("", faces.sans, unit * 0.036, faces, 0.03), width * 0.7))
    tall = sum(row.size * 1.3 for row in rows)
    top = height * (FOOT if width >= height else UPRIGHT_FOOT) - tall
    rule, inset = max(2.0, unit * 0.004), unit * 0.024
    mirrored = is_right_to_left(lines[0])
    edge = width * 0.93 if mirrored else width * 0.07
    widest = inset + max(row.width for row in rows)
    box = (edge - widest if mirrored else edge, top, edge if mirrored else edge + widest, top + tall)
    pen = ImageDraw.Draw(canvas)
    start = edge - rule if mirrored else edge
    pen.rectangle((start, top + rows[0].size * 0.22, start + rule, top + tall), fill=RULE)
    for row in rows:
        put(pen, row, edge - inset - row.width if mirrored else edge + inset, top)
        top += row.size * 1.3
    return box


def _plate(size: tuple[int, int], box: Box) -> Image.Image:
    """A soft dark plate around the box."""
    pad = min(size) * 0.03
    shade = Image.new("L", size, 0)
    left, top, right, bottom = box
    ImageDraw.Draw(shade).rounded_rectangle((left - pad, top - pad, right + pad, bottom + pad), pad, fill=PLATE)
    plate = Image.new("RGBA", size, (0, 0, 0, 0))
    plate.putalpha(shade.filter(ImageFilter.GaussianBlur(pad * 0.7)))
    return plate


def _caption(canvas: Image.Image, lines: Sequence[str], faces: Typefaces, *, raised: bool) -> Image.Image:
    """Two lines at the foot of the picture, white with a dark outline: readable over snow and over night."""
    width, height = canvas.size
    size = height * 0.05 if width >= height else width * 0.062
    rows = [_fitted(line, Line("", faces.bold, size, faces, 0.005, CAPTION_INK), width * 0.88) for line in lines]
    foot = CAPTION_FOOT if width >= height else UPRIGHT_FOOT
    if raised:
        foot -= min(canvas.size) / height * 0.15
    top = height * foot - len(rows) * size * CAPTION_LEADING
    pen = ImageDraw.Draw(canvas)
    for row in rows:
        put(pen, row, (width - row.width) / 2, top + (size - row.size) / 2)
        top += size * CAPTION_LEADING
    return _over_its_shades(canvas, [(size * spread, strength, most) for spread, strength, most in OUTLINES])


def _draw_credits(canvas: Image.Image, lines: Sequence[str], faces: Typefaces) -> None:
    width, height = canvas.size
    rows = [_credit(line) for line in lines]
    unit = float(min(canvas.size))
    leading = 1.62
    size = min(unit * 0.042, height * 0.8 / (max(len(rows), 1) * leading))
    narrow = width < height
    gutter = size * (0.9 if narrow else 1.3)
    room = width * (0.4 if narrow else 0.36)
    mirrored = is_right_to_left(" ".join(lines))
    pen = ImageDraw.Draw(canvas)
    top = (height - len(rows) * size * leading) / 2

    def beside(line: Line, *, before: bool, y: float) -> None:
        left = before != mirrored
        put(pen, line, width / 2 - gutter - line.width if left else width / 2 + gutter, y)

    for role, name in rows:
        if role:
            small = _fitted(role.upper(), Line("", faces.sans, size * 0.62, faces, 0.14, DIM), room)
            beside(small, before=True, y=top + size * 0.98 - small.size * 0.98)
            large = _fitted(name, Line("", faces.serif, size, faces, 0.02), room)
            beside(large, before=False, y=top + (size - large.size) * 0.8)
        elif name:
            alone = _fitted(name, Line("", faces.serif, size, faces, 0.06), width * 0.84)
            put(pen, alone, (width - alone.width) / 2, top)
        top += size * leading


def _credit(line: str) -> tuple[str, str]:
    """A line of the credits as (role, name); without a role the name stands alone."""
    for mark in ("\t", " — ", ": "):
        if mark in line:
            role, name = line.split(mark, 1)
            return role.strip(), name.strip()
    return "", line


def _stack(canvas: Image.Image, rows: Sequence[Line], middle: float, leading: float) -> None:
    """Lines under each other, each centred, the whole about `middle`; a smaller line keeps its distance."""
    pen = ImageDraw.Draw(canvas)
    apart = [rows[0].size * 0.2 if row.size < before.size * 0.7 else 0.0 for before, row in pairwise(rows)]
    top = middle - (sum(row.size * leading for row in rows) + sum(apart)) / 2
    for row, space in zip(rows, [0.0, *apart], strict=True):
        top += space
        put(pen, row, (canvas.width - row.width) / 2, top)
        top += row.size * leading


def _shaded(canvas: Image.Image) -> Image.Image:
    """The letters over their own soft shadow."""
    return _over_its_shades(canvas, [(min(canvas.size) * spread, strength, most) for spread, strength, most in SHADOWS])


def _over_its_shades(canvas: Image.Image, shades: Sequence[tuple[float, float, int]]) -> Image.Image:
    """The letters over soft copies of themselves, (radius in pixels, strength, highest opacity), blurred about them."""
    whole = Image.new("RGBA", canvas.size, (0, 0, 0, 0))
    box = canvas.getchannel("A").getbbox()
    if box is None:
        return whole
    reach = math.ceil(FADED_OUT * max(radius for radius, _, _ in shades)) + FADED_OUT
    left, top, right, bottom = box
    corner = max(0, left - reach), max(0, top - reach)
    part = canvas.crop((*corner, min(canvas.width, right + reach), min(canvas.height, bottom + reach)))
    letters = part.getchannel("A")
    for radius, strength, most in shades:
        table = [min(most, round(strength * alpha)) for alpha in range(256)]
        shade = Image.new("RGBA", part.size, (0, 0, 0, 0))
        shade.putalpha(letters.filter(ImageFilter.GaussianBlur(radius)).point(table))
        part = Image.alpha_composite(shade, part)
    whole.paste(part, corner)
    return whole
