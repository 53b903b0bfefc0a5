"""Letter, envelope, map, newspaper, photograph, book: things to be read."""

import math

import numpy as np

from tools.generators.previz.props.bench import CLOTH, GLOSSY, PAPER, PLAIN, Bench, brass
from tools.generators.previz.props.lettering import overlaid
from tools.generators.previz.solids.colour import mix
from tools.generators.previz.solids.geometry import Frame, rot_x, rot_y, vector
from tools.generators.previz.solids.page import Floats

LETTER = (
    "You will know who this is from.\nI have written it many times and sent none of them. "
    "Nothing here has been moved.\nCome when you can."
)
_LEAN = -0.22
"""Pages that stand lean back a little, as on an easel."""


def letter(b: Bench) -> None:
    """A sheet that was folded in three, its edges a little curled."""
    f = b.frame.child((0, 0.70, 0), rot_x(_LEAN))
    b.begin(b.words(1.0, 1.4, ink="#2b2a44", hand="written", default=LETTER, top=0.09, largest=0.085), 1.0, 1.4, f)
    for i, (y, bend) in enumerate(((0.46, -0.16), (0.0, 0.10), (-0.46, -0.12))):
        third = f.child((0, y, 0.012 if i == 1 else 0.0), rot_x(bend))
        b.solid.box(third, (0, 0, 0), (0.5, 0.238, 0.010), 0.008, b.paint, PAPER, 0.02)
    curl = f.child((0.47, -0.66, 0.02), rot_y(-0.5))
    b.solid.box(curl, (0, 0, 0), (0.06, 0.05, 0.010), 0.008, b.paint * 0.96, PAPER, 0.06)


def envelope(b: Bench) -> None:
    f = b.frame.child((0, 0.40, 0), rot_x(_LEAN))
    address = b.words(
        1.2, 0.8, ink="#2b2a44", hand="written", default="To be opened alone", top=0.42, bottom=0.16, largest=0.12
    )
    page = b.page(1.2, 0.8)
    page.shape([(0.38, 0.12), (0.54, 0.12), (0.54, 0.33), (0.38, 0.33)], "#9a3b34", 0.9)
    page.shape([(0.40, 0.14), (0.52, 0.14), (0.52, 0.31), (0.40, 0.31)], "#d9b7a0", 0.9)
    for i in range(3):
        wave = [(x, 0.24 + 0.05 * i + 0.016 * math.sin(x * 30)) for x in np.linspace(0.06, 0.42, 12).tolist()]
        page.stroke(wave, 0.008, "#45424e", 0.6)
    b.begin(overlaid(page.finish(), address), 1.2, 0.8, f)
    b.solid.box(f, (0, 0, 0), (0.6, 0.4, 0.022), 0.014, b.paint, PAPER)
    b.begin()
    for side in (-1, 1):
        b.solid.cone(f, (side * 0.585, 0.385, -0.02), (0, -0.02, -0.03), 0.008, 0.008, b.darker(0.8), PAPER)
    b.begin()
    b.solid.ball(f, (0, -0.03, -0.03), (0.085, 0.085, 0.03), "#8a2420", GLOSSY)


def map_(b: Bench) -> None:
    """A chart: coast, sea lines, a dotted way to a cross, a rose; folds across it."""
    w, h = 1.6, 1.1
    f = b.frame.child((0, 0.56, 0), rot_x(_LEAN))
    page = b.page(w, h)
    coast = [
        (-0.8, 0.20),
        (-0.55, 0.28),
        (-0.42, 0.10),
        (-0.20, 0.16),
        (-0.05, -0.02),
        (0.16, -0.06),
        (0.22, -0.26),
        (0.42, -0.30),
        (0.50, -0.55),
    ]
    page.shape([*coast, (-0.8, -0.55)], "#b99a62", 0.75)
    page.stroke(coast, 0.014, "#5a3d22", 0.9)
    for k in (0.05, 0.09):
        page.stroke([(x + k * 0.6, y + k) for x, y in coast], 0.006, "#4d6f7a", 0.55)
    isle = [
        (0.30 + 0.14 * math.cos(a), 0.22 + 0.09 * math.sin(a) + 0.02 * math.sin(3 * a))
        for a in np.linspace(0, 6.283, 18).tolist()
    ]
    page.shape(isle, "#b99a62", 0.8)
    page.stroke(isle, 0.012, "#5a3d22", 0.9)
    way = [(-0.5, -0.25), (-0.25, -0.12), (0.0, 0.10), (0.16, 0.16), (0.28, 0.22)]
    for i in range(len(way) - 1):
        for t in (0.15, 0.5, 0.85):
            page.dot(
                (way[i][0] + (way[i + 1][0] - way[i][0]) * t, way[i][1] + (way[i + 1][1] - way[i][1]) * t),
                0.013,
                "#9a2b22",
                0.9,
            )
    for sign in (-1, 1):
        page.stroke([(0.30 - 0.05, 0.22 - 0.05 * sign), (0.30 + 0.05, 0.22 + 0.05 * sign)], 0.022, "#9a2b22", 1.0)
    for a in range(8):
        r = 0.15 if a % 2 == 0 else 0.08
        s, c = math.sin(a * math.pi / 4), math.cos(a * math.pi / 4)
        tip, left, right = (
            (0.60 + r * s, -0.10 + r * c),
            (0.60 - 0.025 * c, -0.10 + 0.025 * s),
            (0.60 + 0.025 * c, -0.10 - 0.025 * s),
        )
        page.shape([tip, left, right], "#5a3d22", 0.8)
    drawn = page.finish()
    if b.text:
        drawn = overlaid(drawn, b.words(w, h, ink="#4a2f1a", hand="title", top=0.04, bottom=0.80, largest=0.10))
    b.begin(drawn, w, h, f)
    for i in range(4):
        piece = f.child((-0.6 + 0.4 * i, 0, 0), rot_y(0.13 if i % 2 else -0.13))
        b.solid.box(piece, (0, 0, 0), (0.205, 0.55, 0.010), 0.008, b.paint, PAPER, 0.02)


def newspaper(b: Bench) -> None:
    w, h = 1.05, 1.4
    f = b.frame.child((0, 0.70, 0), rot_x(_LEAN))
    page = b.page(w, h)
    page.stroke([(-0.46, 0.42), (0.46, 0.42)], 0.008, "#26241f", 0.9)
    page.shape([(-0.45, -0.02), (0.02, -0.02), (0.02, 0.16), (-0.45, 0.16)], "#6d6a63", 0.9)
    page.shape([(-0.45, -0.02), (0.02, -0.02), (-0.12, 0.08), (-0.26, 0.03)], "#3d3b37", 0.9)
    page.dot((-0.10, 0.10), 0.03, "#b9b5aa", 0.9)
    random = np.random.Generator(np.random.PCG64(9))
    for column, (left, right) in enumerate(((-0.45, -0.17), (-0.14, 0.14), (0.17, 0.45))):
        start = 0.15 if column == 2 else -0.06
        for i in range(int((start + 0.64) / 0.036)):
            end = right - (0.10 * float(random.random()) if i % 6 == 5 else 0.0)
            page.stroke([(left, start - 0.036 * i), (end, start - 0.036 * i)], 0.011, "#4a4842", 0.7)
    masthead = b.page(w, h).finish()
    headline = b.words(
        w, h, ink="#1e1c18", hand="title", default="LIGHT SEEN AT SEA", top=0.225, bottom=0.62, largest=0.085
    )
    name = overlaid(masthead, _masthead(b, w, h))
    b.begin(overlaid(overlaid(page.finish(), headline), name), w, h, f)
    b.solid.box(f, (0, 0, 0), (w / 2, h / 2, 0.016), 0.01, b.paint, PAPER)
    b.begin()
    b.solid.box(f, (0.01, -0.01, -0.035), (w / 2, h / 2, 0.018), 0.012, b.darker(0.9), PAPER)


def _masthead(b: Bench, w: float, h: float) -> Floats:
    plain = Bench(b.solid, b.glass, b.frame, b.paint, "THE HARBOUR POST", b.font)
    return plain.words(w, h, ink="#1e1c18", hand="title", top=0.05, bottom=0.80, largest=0.075, centred=True)


def photograph(b: Bench) -> None:
    """A print with a white border: two people on a shore, faded to brown."""
    w, h = 1.0, 1.2
    f = b.frame.child((0, 0.60, 0), rot_x(_LEAN))
    page = b.page(w, h)
    page.shape([(-0.42, -0.34), (0.42, -0.34), (0.42, 0.50), (-0.42, 0.50)], "#c9b28a", 1.0)
    page.shape([(-0.42, -0.34), (0.42, -0.34), (0.42, 0.02), (-0.42, -0.04)], "#8a7350", 1.0)
    page.shape([(-0.42, -0.04), (0.42, 0.02), (0.42, 0.08), (-0.42, 0.06)], "#a8a184", 1.0)
    page.dot((0.24, 0.34), 0.07, "#ead9b2", 0.9)
    for x, tall, dark in ((-0.10, 0.30, "#4a3726"), (0.10, 0.24, "#5d4630")):
        page.shape(
            [(x - 0.09, -0.28), (x + 0.09, -0.28), (x + 0.055, tall - 0.14), (x - 0.055, tall - 0.14)], dark, 1.0
        )
        page.dot((x, tall - 0.07), 0.055, "#c49c72", 1.0)
        page.shape(
            [(x - 0.055, tall - 0.06), (x + 0.055, tall - 0.06), (x + 0.04, tall), (x - 0.04, tall)], "#33261b", 1.0
        )
    drawn = page.finish()
    if b.text:
        drawn = overlaid(drawn, b.words(w, h, ink="#33305a", hand="written", top=0.82, bottom=0.04, largest=0.08))
    b.begin(drawn, w, h, f)
    b.solid.box(f, (0, 0, 0), (w / 2, h / 2, 0.014), 0.01, b.paint, PAPER)
    if b.held:  # the holder has its face to himself: what it is, is told on its back as well
        back = f.child((0, 0, -0.018), rot_y(math.pi))
        b.begin(drawn, w, h, back)
        b.solid.box(back, (0, 0, 0), (w / 2, h / 2, 0.006), 0.004, b.paint, PAPER)


def book(b: Bench) -> None:
    """A bound book, standing a little open, its title on the board."""
    w, h, thick = 0.80, 1.10, 0.16
    f = b.frame.child((0, h / 2, 0))
    gold = b.page(w, h)
    frame = [(-0.33, -0.47), (0.33, -0.47), (0.33, 0.47), (-0.33, 0.47), (-0.33, -0.47)]
    for i in range(4):
        gold.stroke([frame[i], frame[i + 1]], 0.012, "#d8b45c", 0.95)
    gold.dot((0, -0.26), 0.075, "#d8b45c", 0.9)
    gold.dot((0, -0.26), 0.055, b.paint, 1.0)
    gold.dot((0, -0.26), 0.028, "#d8b45c", 0.9)
    title = b.words(
        w, h, ink="#e2c06a", hand="title", default="LOG\nBOOK", top=0.12, bottom=0.42, largest=0.15, centred=True
    )
    front = f.child((0, 0, thick / 2 + 0.02))
    b.begin(overlaid(gold.finish(), title), w, h, front)
    b.solid.box(f, (0, 0, thick / 2 + 0.02), (w / 2, h / 2, 0.022), 0.016, b.paint, CLOTH)
    b.begin()
    b.solid.box(f, (0, 0, -thick / 2 - 0.02), (w / 2, h / 2, 0.022), 0.016, b.paint, CLOTH)
    b.solid.cone(
        f,
        (-w / 2 + 0.01, -h / 2 + 0.02, 0),
        (-w / 2 + 0.01, h / 2 - 0.02, 0),
        0.105,
        0.105,
        b.darker(0.86),
        CLOTH,
        0.03,
    )
    b.begin()
    b.solid.box(f, (0.0, 0, 0), (w / 2 - 0.035, h / 2 - 0.035, thick / 2), 0.01, "#e4d8bd", PAPER)
    for i in range(6):
        z = -thick / 2 + thick * (i + 0.5) / 6
        edge = vector((w / 2 - 0.035, 0, z))
        b.solid.box(f, edge, (0.006, h / 2 - 0.05, 0.004), 0.002, mix("#e4d8bd", "#6a5a44", 0.5), PAPER)
    b.begin()
    for y in (0.34, 0.0, -0.34):
        b.solid.ring(
            Frame(f.rotation, f.at((-w / 2 + 0.01, y, 0)), f.scale), (0, 0, 0), 0.105, 0.014, b.darker(0.7), PLAIN
        )
    b.begin()
    ribbon = [(0.1, -h / 2 + 0.03, 0.0), (0.12, -h / 2 - 0.02, 0.06), (0.14, -h / 2 + 0.01, 0.15)]
    b.solid.tube(f, ribbon, [0.016, 0.016, 0.014], brass(), CLOTH, samples=6)
