"""Pen, cloth, hat, shoes, bag, bowl, stone, painting, violin: what people write with, wear, carry and keep."""

import math

from tools.generators.previz.props.bench import (
    CLOTH,
    GLOSSY,
    METAL,
    PAPER,
    PLAIN,
    WOOD,
    Bench,
    brass,
    steel,
    wood,
)
from tools.generators.previz.solids.colour import mix
from tools.generators.previz.solids.geometry import Frame, rot_x, rot_y, rot_z
from tools.generators.previz.solids.solid import Join


def pen(b: Bench) -> None:
    """A wooden pencil lying across a little block, its point to the front."""
    b.begin()
    b.solid.box(b.frame, (-0.42, 0.05, 0.0), (0.07, 0.05, 0.09), 0.03, "#c9c2b4", PLAIN)
    f = b.frame.child((0.0, 0.115, 0.0), rot_z(math.pi / 2 - 0.07))
    b.begin()
    b.solid.cone(f, (0, -0.52, 0), (0, 0.62, 0), 0.058, 0.058, b.paint, GLOSSY)
    for i in range(6):
        a = i * math.pi / 3
        b.solid.trim(f, (math.sin(a) * 0.050, 0, math.cos(a) * 0.050), (math.sin(a), 0, math.cos(a)), 0.004)
    b.solid.trim(f, (0, -0.52, 0), (0, -1, 0), 0.0)
    b.begin()
    b.solid.cone(f, (0, -0.52, 0), (0, -0.80, 0), 0.054, 0.016, "#d9b98a", WOOD)
    b.solid.cone(f, (0, -0.74, 0), (0, -0.84, 0), 0.020, 0.006, "#26242a", PLAIN)
    b.begin()
    b.solid.cone(f, (0, 0.60, 0), (0, 0.72, 0), 0.060, 0.060, brass(), METAL)
    b.solid.cone(f, (0, 0.74, 0), (0, 0.82, 0), 0.052, 0.050, "#c76a62", PLAIN, 0.01)


def cloth(b: Bench) -> None:
    """Something woven, folded twice and laid down: a scarf, an apron, a shirt, a blanket."""
    f = b.frame
    dark, hem = b.darker(0.86), mix(b.paint, "#f4ecd8", 0.55)
    for level, (wide, deep, turn) in enumerate(((0.86, 0.56, 0.04), (0.83, 0.54, -0.05), (0.80, 0.51, 0.02))):
        fold = f.child((0.01 * level, 0.085 + 0.13 * level, 0.0), rot_y(turn) @ rot_z(0.018 * (level - 1)))
        b.begin()
        b.solid.box(fold, (0, 0, 0), (wide, 0.062, deep), 0.058, b.paint if level != 1 else dark, CLOTH)
        b.solid.cone(fold, (-wide, 0.0, -deep + 0.06), (-wide, 0.0, deep - 0.06), 0.066, 0.066, b.paint, CLOTH, 0.05)
        b.begin()
        b.solid.box(fold, (wide - 0.07, 0.0, 0.0), (0.030, 0.066, deep + 0.004), 0.02, hem, CLOTH, 0.01)


def hat(b: Bench) -> None:
    """A felt hat with a band, its brim a little turned up."""
    f = b.frame
    b.begin()
    b.solid.ball(f, (0, 0.09, 0), (0.98, 0.055, 0.82), b.paint, CLOTH)
    b.solid.ring(f, (0, 0.10, 0), 0.86, 0.05, b.paint * 0.94, CLOTH, 0.05)
    b.begin()
    b.solid.cone(f, (0, 0.12, 0), (0, 0.50, 0), 0.50, 0.42, b.paint, CLOTH, 0.05, flat=0.86)
    b.solid.ball(f, (0, 0.66, 0.0), (0.17, 0.16, 0.34), b.paint * 0.8, CLOTH, 0.14, Join.CUT)
    b.begin()
    b.solid.cone(f, (0, 0.17, 0), (0, 0.29, 0), 0.515, 0.495, mix(b.paint, "#241a16", 0.75), CLOTH, 0.01, flat=0.86)
    b.begin()
    b.solid.ball(f, (0.49, 0.25, 0.10), (0.035, 0.075, 0.07), mix(b.paint, "#241a16", 0.6), CLOTH, 0.01)


def shoe(b: Bench) -> None:
    """One laced boot, seen from its side."""
    f = b.frame
    sole = mix("#2a1d14", b.paint, 0.12)
    b.begin()
    b.solid.ball(f, (0.40, 0.20, 0), (0.44, 0.17, 0.22), b.paint, GLOSSY)
    b.solid.box(f, (-0.22, 0.26, 0), (0.36, 0.20, 0.20), 0.14, b.paint, GLOSSY, 0.12)
    b.solid.cone(f, (-0.36, 0.30, 0), (-0.38, 0.82, 0), 0.235, 0.215, b.paint, GLOSSY, 0.10, flat=0.85)
    b.solid.trim(f, (-0.38, 0.86, 0), (0.12, 1, 0), 0.03)
    b.solid.cone(f, (-0.38, 0.62, 0), (-0.38, 1.1, 0), 0.165, 0.175, b.darker(0.4), CLOTH, 0.03, Join.CUT)
    b.begin()
    b.solid.box(f, (0.30, 0.045, 0), (0.53, 0.040, 0.225), 0.035, sole, PLAIN)
    b.solid.box(f, (-0.40, 0.055, 0), (0.22, 0.055, 0.20), 0.03, sole, PLAIN, 0.02)
    b.begin()
    for i in range(4):
        x, y = 0.16 - 0.085 * i, 0.42 + 0.095 * i
        lace = f.child((x, y, 0), rot_z(-0.75))
        b.solid.cone(lace, (0, 0, -0.11), (0, 0.02, 0.11), 0.020, 0.020, "#e8dcc2", CLOTH, 0.01)
    b.begin()
    for side in (-1, 1):
        loop = [(0.18, 0.44, side * 0.05), (0.27, 0.50, side * 0.14), (0.30, 0.43, side * 0.20)]
        b.solid.tube(f, loop, [0.016, 0.018, 0.014], "#e8dcc2", CLOTH, samples=6)


def sneaker(b: Bench) -> None:
    """One running shoe, low, with a thick white sole and a stripe."""
    f = b.frame
    b.begin()
    b.solid.ball(f, (0.36, 0.22, 0), (0.46, 0.16, 0.22), b.paint, CLOTH)
    b.solid.box(f, (-0.20, 0.28, 0), (0.38, 0.17, 0.19), 0.14, b.paint, CLOTH, 0.12)
    b.solid.cone(f, (-0.40, 0.30, 0), (-0.46, 0.54, 0), 0.215, 0.190, b.paint, CLOTH, 0.10, flat=0.85)
    b.solid.trim(f, (-0.42, 0.56, 0), (0.18, 1, 0), 0.03)
    b.solid.cone(f, (-0.42, 0.42, 0), (-0.42, 0.8, 0), 0.145, 0.155, b.darker(0.4), CLOTH, 0.03, Join.CUT)
    b.begin()
    b.solid.box(f, (0.12, 0.075, 0), (0.72, 0.070, 0.235), 0.065, "#f0eee8", PLAIN, 0.02)
    b.begin()
    for side in (-1, 1):
        stripe = [(0.20, 0.16, side * 0.225), (-0.02, 0.28, side * 0.215), (-0.32, 0.40, side * 0.185)]
        b.solid.tube(f, stripe, [0.030, 0.036, 0.024], "#f0eee8", CLOTH, samples=8)
    b.begin()
    for i in range(4):
        x, y = 0.20 - 0.095 * i, 0.38 + 0.045 * i
        lace = f.child((x, y, 0), rot_z(-0.45))
        b.solid.cone(lace, (0, 0, -0.10), (0, 0.02, 0.10), 0.020, 0.020, "#f4f0e4", CLOTH, 0.01)


def bag(b: Bench) -> None:
    """A soft bag with two handles, a little sunk into itself."""
    f = b.frame
    b.begin()
    b.solid.ball(f, (0, 0.33, 0), (0.62, 0.36, 0.30), b.paint, CLOTH)
    b.solid.box(f, (0, 0.46, 0), (0.46, 0.26, 0.17), 0.12, b.paint, CLOTH, 0.14)
    b.solid.trim(f, (0, 0.03, 0), (0, -1, 0), 0.06)
    b.begin()
    b.solid.box(f, (0, 0.74, 0), (0.44, 0.025, 0.060), 0.022, b.darker(0.62), CLOTH, 0.01)
    for front in (-1, 1):
        arc = [(-0.26, 0.66, 0.13 * front), (-0.20, 1.02, 0.10 * front), (0.0, 1.12, 0.09 * front)]
        arc += [(0.20, 1.02, 0.10 * front), (0.26, 0.66, 0.13 * front)]
        b.begin()
        b.solid.tube(f, arc, [0.034, 0.030, 0.030, 0.030, 0.034], b.darker(0.55), GLOSSY, samples=14)
        for x in (-0.26, 0.26):
            b.solid.ball(f, (x, 0.62, 0.185 * front), (0.055, 0.06, 0.02), brass(), METAL, 0.01)


def bowl(b: Bench) -> None:
    """A glazed bowl on its foot, with a coloured rim."""
    f = b.frame
    b.begin()
    b.solid.ball(f, (0, 0.52, 0), (0.62, 0.48, 0.62), b.paint, GLOSSY)
    b.solid.trim(f, (0, 0.52, 0), (0, 1, 0), 0.02)
    b.solid.ball(f, (0, 0.58, 0), (0.56, 0.44, 0.56), mix(b.paint, "#ffffff", 0.35), GLOSSY, 0.01, Join.CUT)
    b.begin()
    b.solid.cone(f, (0, 0.0, 0), (0, 0.2, 0), 0.26, 0.23, b.darker(0.8), GLOSSY)
    b.solid.trim(f, (0, 0.13, 0), (0, 1, 0), 0.01)
    b.solid.trim(f, (0, 0.0, 0), (0, -1, 0), 0.02)
    b.begin()
    b.solid.ring(f, (0, 0.515, 0), 0.595, 0.026, b.darker(0.55), GLOSSY)


def stone(b: Bench) -> None:
    """A worn stone with one pale vein."""
    f = b.frame.child((0, 0.36, 0), rot_y(0.5))
    b.begin()
    b.solid.ball(f, (0, 0, 0), (0.62, 0.40, 0.48), b.paint, PAPER)
    b.solid.ball(f, (0.22, 0.08, 0.05), (0.40, 0.34, 0.40), b.paint * 1.06, PAPER, 0.20)
    b.solid.ball(f, (-0.55, 0.30, 0.30), (0.30, 0.26, 0.30), b.paint, PAPER, 0.18, Join.CUT)
    b.solid.trim(f, (0, -0.34, 0), (0, -1, 0), 0.06)
    b.begin()
    b.solid.ring(f, (0.10, 0.02, 0.03), 0.44, 0.022, mix(b.paint, "#f2ead8", 0.7), PAPER, 0.02, turn=rot_z(1.25))


def painting(b: Bench) -> None:
    """A landscape in a gilt frame, leaning back."""
    w, h = 1.5, 1.12
    f = b.frame.child((0, 0.68, 0), rot_x(-0.20))
    page = b.page(w, h)
    page.shape([(-0.75, 0.10), (0.75, 0.02), (0.75, 0.56), (-0.75, 0.56)], "#b9c6c4", 0.9)
    page.shape([(-0.75, -0.56), (0.75, -0.56), (0.75, 0.06), (-0.75, 0.14)], "#5f7349", 0.9)
    hills = [(-0.75, 0.05), (-0.38, 0.30), (-0.12, 0.12), (0.18, 0.27), (0.75, 0.02), (0.75, -0.04)]
    page.shape(hills, "#5b6d78", 0.85)
    page.stroke([(0.05, 0.06), (-0.06, -0.16), (0.14, -0.34), (0.02, -0.56)], 0.10, "#c9bf96", 0.85)
    page.dot((0.42, 0.36), 0.075, "#e9c276", 0.9)
    for x, y, r in ((-0.52, -0.06, 0.13), (-0.40, -0.14, 0.10), (0.50, -0.16, 0.12)):
        page.dot((x, y), r, "#3d5233", 0.85)
    b.begin(page.finish(), w, h, f)
    b.solid.box(f, (0, 0, 0), (w / 2, h / 2, 0.02), 0.01, "#8b8a72", PAPER)
    gilt = mix(brass(), b.paint, 0.35)
    b.begin()
    for x, y, half in ((0, h / 2, (w / 2 + 0.10, 0.075, 0.05)), (0, -h / 2, (w / 2 + 0.10, 0.075, 0.05))):
        b.solid.box(f, (x, y, 0.02), half, 0.03, gilt, METAL)
    for x in (-w / 2, w / 2):
        b.solid.box(f, (x, 0, 0.02), (0.075, h / 2 + 0.10, 0.05), 0.03, gilt, METAL, 0.01)
    b.begin()
    for x in (-w / 2, w / 2):
        for y in (-h / 2, h / 2):
            b.solid.ball(f, (x, y, 0.06), (0.085, 0.085, 0.035), gilt * 1.08, METAL)


def _violin_body(b: Bench, f: Frame, grow: float, depth: float) -> None:
    varnish = b.paint if grow < 0 else mix(b.paint, "#3a1c0e", 0.5)
    for y, r in ((0.36, 0.36), (0.86, 0.28)):
        axis = f.child((0, y, 0), rot_x(math.pi / 2))
        b.solid.cone(axis, (0, -0.5, 0), (0, 0.5, 0), r + grow, r + grow, varnish, GLOSSY, 0.10)
    for side in (-1, 1):
        waist = f.child((side * (0.40 - grow), 0.63, 0), rot_x(math.pi / 2))
        b.solid.cone(waist, (0, -0.6, 0), (0, 0.6, 0), 0.15, 0.15, varnish, GLOSSY, 0.05, Join.CUT)
    b.solid.trim(f, (0, 0, depth), (0, 0, 1), 0.02)
    b.solid.trim(f, (0, 0, -depth), (0, 0, -1), 0.02)


def violin(b: Bench) -> None:
    """Standing on its end: waisted body, sound holes, black fingerboard, scroll, four strings."""
    f = b.frame.child((0, 0.02, 0), rot_x(-0.10))
    dark = wood("#1a1210", 0.9)
    b.begin()
    _violin_body(b, f, 0.0, 0.085)
    b.begin()
    _violin_body(b, f, -0.014, 0.096)
    b.solid.trim(f, (0, 0, 0.05), (0, 0, -1), 0.0)
    b.begin()
    for side in (-1, 1):
        hole = [(side * x, y, 0.098) for x, y in ((0.10, 0.76), (0.155, 0.66), (0.13, 0.56), (0.19, 0.46))]
        b.solid.tube(f, hole, [0.022, 0.014, 0.014, 0.024], "#160d09", PLAIN, samples=10)
    b.begin()
    b.solid.box(f, (0, 0.55, 0.125), (0.105, 0.016, 0.035), 0.008, "#c9a06a", WOOD)
    b.solid.box(f, (0, 0.26, 0.115), (0.050, 0.15, 0.016), 0.014, dark, WOOD)
    b.solid.box(f, (0, 1.16, 0.125), (0.045, 0.36, 0.018), 0.012, dark, WOOD)
    b.solid.cone(f, (0, 1.08, 0.08), (0, 1.62, 0.07), 0.046, 0.038, b.paint * 0.85, WOOD)
    b.begin()
    b.solid.box(f, (0, 1.66, 0.06), (0.040, 0.13, 0.035), 0.02, b.paint * 0.8, WOOD)
    b.solid.ball(f, (0, 1.83, 0.075), (0.045, 0.065, 0.065), b.paint * 0.8, WOOD, 0.02)
    for side, y in ((-1, 1.60), (1, 1.66), (-1, 1.70), (1, 1.75)):
        b.solid.cone(f, (side * 0.03, y, 0.06), (side * 0.13, y, 0.06), 0.010, 0.010, dark, WOOD)
        b.solid.ball(f, (side * 0.14, y, 0.06), (0.020, 0.032, 0.010), dark, GLOSSY)
    b.begin()
    for i in range(4):
        x = -0.024 + 0.016 * i
        b.solid.cone(f, (x * 1.4, 0.40, 0.158), (x, 1.54, 0.150), 0.0035, 0.0035, steel(), METAL)
