"""Piano, bow, microphone, gloves, watch: what one plays, sings into, fights with and looks at while waiting."""

import math

from tools.generators.previz.props.bench import CLOTH, GLOSSY, METAL, PAPER, PLAIN, WOOD, Bench, brass, steel
from tools.generators.previz.props.lights import dial
from tools.generators.previz.solids.colour import mix
from tools.generators.previz.solids.geometry import Frame, rot_x, rot_y, rot_z
from tools.generators.previz.solids.solid import Material


def piano(b: Bench) -> None:
    """An upright piano, its lid open: keys, a page on the stand, pedals."""
    f = b.frame
    case = mix(b.paint, "#000000", 0.1)
    b.begin()
    b.solid.box(f, (0, 0.80, -0.22), (1.0, 0.80, 0.22), 0.03, case, GLOSSY)
    b.begin()
    b.solid.box(f, (0, 1.62, -0.20), (1.04, 0.035, 0.27), 0.02, b.paint * 1.15, GLOSSY)
    for x in (-0.5, 0.5):
        b.solid.box(f, (x, 0.42, 0.0), (0.40, 0.28, 0.015), 0.01, b.paint * 1.2, GLOSSY)
    b.begin()
    b.solid.box(f, (0, 0.86, 0.18), (0.98, 0.07, 0.24), 0.03, case, GLOSSY)
    for x in (-0.94, 0.94):
        b.solid.box(f, (x, 0.99, 0.15), (0.06, 0.13, 0.23), 0.05, case, GLOSSY, 0.02)
        b.solid.cone(f, (x, 0.04, 0.33), (x, 0.84, 0.33), 0.045, 0.06, case, GLOSSY, 0.02)
    keys = b.page(1.76, 0.34)
    keys.shape([(-0.88, -0.17), (0.88, -0.17), (0.88, 0.17), (-0.88, 0.17)], "#f4efe2", 1.0)
    for number in range(36):
        x = -0.88 + 1.76 * number / 35
        keys.stroke([(x, -0.17), (x, 0.17)], 0.005, "#4a443c", 0.9)
        if number % 7 in (1, 2, 4, 5, 6):
            keys.shape([(x - 0.014, -0.03), (x + 0.014, -0.03), (x + 0.014, 0.17), (x - 0.014, 0.17)], "#15120f", 1.0)
    top = f.child((0, 0.95, 0.22), rot_x(-math.pi / 2))
    b.begin(keys.finish(), 1.76, 0.34, top)
    b.solid.box(top, (0, 0, 0), (0.87, 0.16, 0.02), 0.005, "#f4efe2", GLOSSY)
    stand = f.child((0, 1.26, 0.05), rot_x(-0.14))
    score = b.page(0.70, 0.44)
    score.shape([(-0.35, -0.22), (0.35, -0.22), (0.35, 0.22), (-0.35, 0.22)], "#efe8d6", 1.0)
    score.stroke([(0, -0.22), (0, 0.22)], 0.008, "#8a8068", 0.9)
    for half in (-0.31, 0.04):
        for line in range(6):
            y = 0.15 - 0.06 * line
            score.stroke([(half, y), (half + 0.27, y)], 0.006, "#3a342a", 0.8)
            for note in range(4):
                score.dot((half + 0.03 + 0.07 * note, y + 0.012 * ((note * 5 + line * 3) % 4)), 0.010, "#1c1812", 0.9)
    b.begin(score.finish(), 0.70, 0.44, stand)
    b.solid.box(stand, (0, 0, 0), (0.35, 0.22, 0.008), 0.003, "#efe8d6", PAPER)
    b.begin()
    for x in (-0.08, 0.08):
        b.solid.ball(f, (x, 0.07, 0.05), (0.035, 0.02, 0.09), brass(), METAL)


def bow(b: Bench) -> None:
    """The bow of a violin: stick, frog, hair."""
    f = b.frame
    b.begin()
    stick = [(0, 0.0, 0.07), (0, 0.6, 0.045), (0, 1.4, 0.045), (0, 1.98, 0.075)]
    b.solid.tube(f, stick, [0.020, 0.018, 0.015, 0.013], b.paint, WOOD, samples=12)
    b.solid.cone(f, (0, 1.98, 0.075), (0, 2.03, 0.0), 0.016, 0.010, b.paint, WOOD, 0.01)
    b.begin()
    b.solid.box(f, (0, 0.12, 0.028), (0.026, 0.07, 0.032), 0.012, "#1a1412", GLOSSY)
    b.solid.cone(f, (0, -0.04, 0.07), (0, 0.02, 0.07), 0.022, 0.022, steel(), METAL)
    b.begin()
    b.solid.box(f, (0, 1.08, 0.0), (0.018, 0.95, 0.004), 0.002, "#efe8d8", PLAIN)


def microphone(b: Bench) -> None:
    """An old singer's microphone, ribbed; on a foot unless it is in a hand."""
    f = b.frame
    low = 0.0 if b.held else 0.62
    b.begin()
    if b.held:
        b.solid.cone(f, (0, 0.05, 0), (0, 0.62, 0), 0.085, 0.12, "#1d1d21", PLAIN)
    else:
        b.solid.ball(f, (0, 0.03, 0), (0.46, 0.07, 0.46), "#1d1d21", GLOSSY)
        b.solid.trim(f, (0, 0.0, 0), (0, -1, 0), 0.01)
        b.begin()
        b.solid.cone(f, (0, 0.06, 0), (0, 1.25, 0), 0.045, 0.045, steel(), METAL)
        b.solid.ring(f, (0, 0.11, 0), 0.09, 0.03, steel(), METAL)
    head = f.child((0, 0.98 + low, 0), rot_x(0.12))
    b.begin()
    b.solid.ball(head, (0, 0, 0), (0.27, 0.40, 0.22), b.paint * 0.45, PLAIN)
    b.begin()
    for x in (-0.20, -0.10, 0.0, 0.10, 0.20):
        tall = 0.40 * math.sqrt(1 - (x / 0.30) ** 2)
        deep = 0.235 * math.sqrt(1 - (x / 0.30) ** 2)
        points = [(x, tall * math.cos(a), deep * math.sin(a)) for a in (0.05, 0.6, 1.1, 1.57, 2.04, 2.54, 3.09)]
        b.solid.tube(head, points, [0.022] * 7, b.paint, METAL, samples=14)
    b.begin()
    b.solid.ring(head, (0, 0.0, 0), 0.265, 0.035, b.paint, METAL, flat=0.9)


def _glove(b: Bench, f: Frame, side: int) -> None:
    """A padded glove, knuckles up, palm to the back: fist, thumb, cuff, lace."""
    b.begin()
    b.solid.ball(f, (0, 0.72, 0.06), (0.38, 0.36, 0.36), b.paint, GLOSSY)
    b.solid.cone(f, (0, 0.30, 0), (0, 0.62, 0.02), 0.25, 0.32, b.paint, GLOSSY, 0.12)
    b.solid.ball(f, (side * 0.36, 0.62, 0.12), (0.13, 0.26, 0.15), b.paint, GLOSSY, 0.05, turn=rot_z(side * 0.25))
    b.begin()
    b.solid.cone(f, (0, 0.06, 0), (0, 0.26, 0), 0.25, 0.24, mix(b.paint, "#f0e8da", 0.8), CLOTH)
    b.solid.trim(f, (0, 0.0, 0), (0, -1, 0), 0.02)
    b.begin()
    for y in (0.10, 0.20):
        b.solid.ring(f, (0, y, 0), 0.255, 0.018, b.darker(0.5), CLOTH)


def gloves(b: Bench) -> None:
    """A pair of gloves, one leaning on the other; in a hand, or rather on it, one."""
    if b.held:
        _glove(b, b.frame, 1)
        return
    _glove(b, b.frame.child((-0.44, 0, 0), rot_z(-0.08)), 1)
    _glove(b, b.frame.child((0.46, 0.02, 0.10), rot_z(0.20) @ rot_y(-0.3)), -1)


def watch(b: Bench) -> None:
    """A wrist watch on its closed strap; the text may be a time such as "4:40"."""
    f = b.frame.child((0, 0.60, 0), rot_x(-0.35))
    b.begin()
    for side in (-1, 1):
        strap = [(0, 0.50 * side, -0.10), (0, 0.66 * side, -0.26), (0, 0.56 * side, -0.66), (0, 0.0, -0.86)]
        b.solid.tube(f, strap, [0.17, 0.18, 0.17, 0.16], b.paint, CLOTH, samples=12, flat=0.30)
    axis = f.child((0, 0, 0.02), rot_x(math.pi / 2))
    b.begin()
    b.solid.cone(axis, (0, -0.06, 0), (0, 0.06, 0), 0.50, 0.50, steel(), METAL)
    b.solid.trim(axis, (0, 0.07, 0), (0, 1, 0), 0.02)
    b.solid.trim(axis, (0, -0.08, 0), (0, -1, 0), 0.02)
    b.solid.cone(f, (0.48, 0, 0.02), (0.58, 0, 0.02), 0.05, 0.05, steel(), METAL)
    b.begin(dial(b), 0.92, 0.92, f)
    b.solid.cone(axis, (0, 0.04, 0), (0, 0.08, 0), 0.43, 0.43, "#efe8d6", Material.PAPER)
    b.solid.trim(axis, (0, 0.085, 0), (0, 1, 0), 0.0)
    b.begin()
    b.solid.ring(axis, (0, 0.075, 0), 0.455, 0.035, steel(), METAL)
