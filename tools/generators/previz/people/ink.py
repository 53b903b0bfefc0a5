"""The ink of a face, drawn in the head's frontal projection: lips, folds, freckles, blush, lid creases."""

# pyright: reportUnknownMemberType=false
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tools.film.script import Appearance
from tools.generators.previz.people.face import Face
from tools.generators.previz.people.sheet import Measures
from tools.generators.previz.solids.colour import Colour, colour, mix, tint
from tools.generators.previz.solids.page import PAGE, Page, Stroke

PAGE_WIDTH, PAGE_HEIGHT = 1.0, 1.2
"""Head units that a page covers."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Lips:
    """Outlines of the lips in head units, left to right, and the mouth's half width."""

    paint: Colour
    parted: bool
    upper_edge: Stroke
    upper_line: Stroke
    lower_line: Stroke
    lower_edge: Stroke
    half_width: float
    y: float


def face_ink(look: Appearance, seed: int, m: Measures, face: Face, nose_y: float, lips: Lips) -> Floats:
    """Everything painted on the face, as a page for a decal."""
    skin = colour(look.skin)
    line = skin * (0.56, 0.40, 0.36)
    ex, ey, old = m.eye_x, m.eye_y, m.old
    soft, crisp = Page(PAGE_WIDTH, PAGE_HEIGHT), Page(PAGE_WIDTH, PAGE_HEIGHT)
    _draw_age(crisp, m, face, nose_y, lips, line)
    for side in (-1, 1):
        red = tint(skin, (1.08, 0.70, 0.58))
        soft.dot((side * 0.19, ey - 0.16), 0.075, red, 0.20 + 0.16 * m.child + 0.05 * old)
        crease = [(side * (ex - 0.075), ey + 0.058), (side * ex, ey + 0.092), (side * (ex + 0.085), ey + 0.050)]
        crisp.stroke(crease, 0.006, line, 0.35)
    _draw_lips(crisp, lips, line, 0.90 if look.lips else 0.72)
    _draw_brow_folds(crisp, look, m, face, line)
    random = np.random.Generator(np.random.PCG64([seed, 77]))
    for _ in range(int(46 * look.freckles)):
        x, y = float(random.normal(0, 0.12)), ey - 0.11 + float(random.normal(0, 0.035))
        size, strength = float(random.random()), float(random.random())
        crisp.dot((x, y), 0.0045 + 0.003 * size, skin * (0.70, 0.52, 0.42), 0.25 + 0.3 * strength)
    if look.sex == "m" and look.age > 18 and look.beard != "full":
        stubble = look.beard == "stubble"
        shade = mix(skin * (0.80, 0.80, 0.84), look.beard_colour or look.hair, 0.55 if stubble else 0.0)
        chin = [(-0.24, -0.18), (-0.17, -0.36), (0.0, -0.44), (0.17, -0.36), (0.24, -0.18)]
        soft.stroke(chin, 0.16, shade, 0.62 if stubble else 0.34)
        if stubble:
            lip = [(-0.13, lips.y + 0.05), (0.0, lips.y + 0.075), (0.13, lips.y + 0.05)]
            soft.stroke(lip, 0.06, shade, 0.55)
    # the blush is blurred small: it has no detail, and a wide blur at full size takes longer than the whole figure
    small = cv2.resize(soft.finish(), (PAGE // 8, PAGE // 8), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), PAGE * 0.035 / 8)
    a = cv2.resize(small, (PAGE, PAGE), interpolation=cv2.INTER_LINEAR)
    b = cv2.GaussianBlur(crisp.finish(), (0, 0), PAGE * 0.0022)
    return np.ascontiguousarray(a * (1 - b[..., 3:]) + b, np.float32)


def _draw_age(page: Page, m: Measures, face: Face, nose_y: float, lips: Lips, line: Colour) -> None:
    """Smile folds, and with the years crow's feet, bags and the lines beside the mouth."""
    ex, ey, old = m.eye_x, m.eye_y, m.old
    smile = max(face.smile, 0.0)
    w, my = lips.half_width, lips.y
    depth = min(0.13 + 0.55 * old + 0.35 * smile * (1 - m.child * 0.6), 0.75) * 0.62
    k = 0.02 * smile
    for side in (-1, 1):
        fold = [
            (side * 0.075, nose_y + 0.03),
            (side * (w + 0.022), (nose_y + my) / 2 + k),
            (side * (w + 0.040 + k), my - 0.01),
        ]
        page.stroke(fold, 0.007, line, depth)
        if old < 0.1:
            continue
        for dy in (0.035, 0.0, -0.035):
            foot = [(side * (ex + 0.105), ey - 0.01 + dy * 0.55), (side * (ex + 0.155), ey - 0.012 + dy * 1.5)]
            page.stroke(foot, 0.0055, line, 0.5 * old)
        bag = [(side * (ex - 0.07), ey - 0.082), (side * ex, ey - 0.108), (side * (ex + 0.08), ey - 0.085)]
        page.stroke(bag, 0.007, line, 0.42 * old)
        page.stroke([(side * (w + 0.05), my - 0.03), (side * (w + 0.04), my - 0.09)], 0.006, line, 0.3 * old)


def _draw_lips(page: Page, lips: Lips, line: Colour, strength: float) -> None:
    page.shape([*lips.upper_edge, *reversed(lips.upper_line)], lips.paint * 0.92, strength)
    page.shape([*lips.lower_edge, *reversed(lips.lower_line)], lips.paint, strength)
    if lips.parted:
        return
    page.stroke(lips.upper_line, 0.0065, line * 0.62, 0.9)
    page.stroke(lips.upper_line[2:-2], 0.0095, line * 0.55, 0.8)
    page.stroke([(x * 0.5, y - 0.058) for x, y in lips.upper_line[3:-3]], 0.012, line, 0.16)


def _draw_brow_folds(page: Page, look: Appearance, m: Measures, face: Face, line: Colour) -> None:
    lift = max(face.brow_in, 0.0) * 0.6 + max(face.brow_out, 0.0) * 0.5
    strength = min(0.40 * m.old + 0.45 * lift * (0.25 + 0.75 * min(look.age / 45, 1)) * (1 - m.child), 0.6)
    for i in range(3):
        y = m.eye_y + 0.225 + 0.052 * i + 0.02 * lift
        inset = 0.03 * i
        fold = [(-0.19 + inset, y), (-0.08, y + 0.014), (0.0, y + 0.006), (0.09, y + 0.014), (0.19 - inset, y)]
        page.stroke(fold, 0.0055, line, strength * (0.8 - 0.2 * i))
    if face.brow_knit > 0.2:
        for side in (-1, 1):
            knit = [(side * 0.024, m.eye_y + 0.14), (side * 0.030, m.eye_y + 0.085)]
            page.stroke(knit, 0.008, line, 0.55 * face.brow_knit)
