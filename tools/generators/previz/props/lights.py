"""Lamp, lantern, candle, telephone, radio, camera, clock: what glows, ticks or listens."""

import math

from tools.generators.previz.props.bench import (
    CLOTH,
    GLOSSY,
    GLOW,
    KNIT,
    METAL,
    PAPER,
    PLAIN,
    WOOD,
    Bench,
    around,
    brass,
    steel,
    wood,
)
from tools.generators.previz.props.lettering import overlaid
from tools.generators.previz.solids.colour import mix
from tools.generators.previz.solids.geometry import Frame, rot_x, rot_z
from tools.generators.previz.solids.page import Floats
from tools.generators.previz.solids.solid import Join

_FLAME = "#ffd68a"


def _flame(b: Bench, f: Frame, y: float, size: float) -> None:
    b.begin()
    b.solid.ball(f, (0, y, 0), (0.040 * size, 0.075 * size, 0.040 * size), _FLAME, GLOW)
    b.solid.cone(
        f, (0, y + 0.03 * size, 0), (0.006, y + 0.14 * size, 0), 0.026 * size, 0.006 * size, "#ffb45a", GLOW, 0.04
    )


def candle(b: Bench) -> None:
    """A candle in a brass dish, drops run down its side."""
    f = b.frame
    b.begin()
    b.solid.ball(f, (0, 0.05, 0), (0.40, 0.06, 0.40), brass(), METAL)
    b.solid.ball(f, (0, 0.13, 0), (0.36, 0.08, 0.36), brass() * 0.8, METAL, 0.02, Join.CUT)
    b.solid.ring(f, (0.46, 0.10, 0), 0.105, 0.026, brass(), METAL, 0.03, turn=rot_x(math.pi / 2))
    b.begin()
    b.solid.cone(f, (0, 0.06, 0), (0, 0.20, 0), 0.175, 0.150, brass(), METAL)
    b.begin()
    b.solid.cone(f, (0, 0.10, 0), (0, 0.94, 0), 0.135, 0.125, b.paint, PLAIN)
    b.solid.ball(f, (0, 1.09, 0), (0.105, 0.06, 0.105), b.paint * 0.95, PLAIN, 0.03, Join.CUT)
    for a, low, r in ((0.5, 0.55, 0.032), (2.4, 0.68, 0.028), (4.4, 0.42, 0.034)):
        x, z = 0.128 * math.sin(a), 0.128 * math.cos(a)
        b.solid.cone(f, (x, 1.02, z), (x * 1.04, low, z * 1.04), 0.024, r, b.paint, PLAIN, 0.04)
    b.begin()
    b.solid.cone(f, (0, 1.02, 0), (0.012, 1.14, 0), 0.010, 0.010, "#1a1512", PLAIN)
    _flame(b, f, 1.21, 1.0)


def lantern(b: Bench) -> None:
    """A storm lantern: tank, wire guard, glass, chimney, bail."""
    f, iron = b.frame, b.paint
    b.begin()
    b.solid.cone(f, (0, 0.12, 0), (0, 0.20, 0), 0.34, 0.31, iron, METAL, 0.02)
    b.solid.trim(f, (0, 0.0, 0), (0, -1, 0), 0.03)
    b.solid.cone(f, (0, 0.26, 0), (0, 0.44, 0), 0.28, 0.15, iron, METAL, 0.08)
    b.solid.ring(f, (0, 0.03, 0), 0.335, 0.03, iron * 0.8, METAL, 0.02)
    b.begin()
    for s in (-1, 1):
        b.solid.tube(
            f,
            [(s * 0.32, 0.16, 0), (s * 0.46, 0.36, 0), (s * 0.46, 1.02, 0), (s * 0.22, 1.22, 0)],
            [0.036] * 4,
            iron,
            METAL,
            samples=14,
        )
    b.begin()
    b.solid.cone(f, (0, 1.06, 0), (0, 1.20, 0), 0.20, 0.16, iron, METAL, 0.03)
    b.solid.cone(f, (0, 1.22, 0), (0, 1.34, 0), 0.22, 0.12, iron, METAL, 0.03)
    b.solid.ball(f, (0, 1.44, 0), (0.17, 0.05, 0.17), iron, METAL, 0.05)
    b.begin()
    for sine, cosine in around(4):
        x, z = sine * 0.30, cosine * 0.30
        b.solid.tube(
            f, [(x * 0.6, 0.42, z * 0.6), (x, 0.70, z), (x * 0.62, 1.04, z * 0.62)], [0.013] * 3, iron, METAL, samples=8
        )
    b.solid.ring(f, (0, 0.72, 0), 0.298, 0.013, iron, METAL)
    b.begin()
    b.solid.tube(
        f,
        [(-0.44, 1.0, 0), (-0.34, 1.56, 0), (0, 1.78, 0), (0.34, 1.56, 0), (0.44, 1.0, 0)],
        [0.018] * 5,
        steel() * 0.8,
        METAL,
        samples=17,
    )
    b.begin()
    b.solid.cone(f, (0, 0.40, 0), (0, 0.52, 0), 0.09, 0.06, brass(), METAL)
    _flame(b, f, 0.66, 1.5)
    b.glass.begin()
    b.glass.ball(f, (0, 0.73, 0), (0.262, 0.33, 0.262), "#ffe2a8", GLOSSY)
    b.glass.trim(f, (0, 1.05, 0), (0, 1, 0), 0.02)
    b.glass.trim(f, (0, 0.44, 0), (0, -1, 0), 0.02)


def lamp(b: Bench) -> None:
    """A table lamp with a pleated shade."""
    f = b.frame
    b.begin()
    b.solid.ball(f, (0, 0.04, 0), (0.30, 0.06, 0.30), brass() * 0.8, METAL)
    b.solid.ball(f, (0, 0.32, 0), (0.22, 0.24, 0.22), mix(b.paint, "#2a3d4a", 0.55), GLOSSY, 0.05)
    b.solid.cone(f, (0, 0.40, 0), (0, 0.74, 0), 0.085, 0.045, mix(b.paint, "#2a3d4a", 0.55), GLOSSY, 0.10)
    b.begin()
    b.solid.cone(f, (0, 0.70, 0), (0, 0.86, 0), 0.04, 0.05, brass(), METAL)
    b.begin()
    b.solid.ball(f, (0, 0.96, 0), (0.10, 0.13, 0.10), _FLAME, GLOW)
    b.begin()
    b.solid.cone(f, (0, 0.58, 0), (0, 1.48, 0), 0.56, 0.24, b.paint, GLOW)
    b.solid.trim(f, (0, 1.36, 0), (0, 1, 0), 0.01)
    b.solid.trim(f, (0, 0.78, 0), (0, -1, 0), 0.01)
    b.solid.cone(f, (0, 0.56, 0), (0, 1.48, 0), 0.54, 0.215, "#ffe9bd", GLOW, 0.0, Join.CUT)
    b.begin()
    for i, (sine, cosine) in enumerate(around(28)):
        if i % 2 == 0:
            b.solid.cone(
                f,
                (sine * 0.500, 0.785, cosine * 0.500),
                (sine * 0.283, 1.355, cosine * 0.283),
                0.009,
                0.007,
                b.paint * 0.78,
                CLOTH,
            )
    for y, r in ((0.785, 0.503), (1.355, 0.284)):
        b.solid.ring(f, (0, y, 0), r, 0.018, b.paint * 0.6, CLOTH)


def phone(b: Bench) -> None:
    """A slab of glass; its screen shows the words, or a call coming in."""
    w, h = 0.72, 1.44
    f = b.frame.child((0, h / 2, 0), rot_x(-0.16))
    b.begin()
    b.solid.box(f, (0, 0, -0.01), (w / 2, h / 2, 0.042), 0.04, b.paint, METAL)
    b.solid.box(f, (0, 0, 0.030), (w / 2 - 0.012, h / 2 - 0.012, 0.014), 0.012, "#0c0d12", GLOSSY)
    page = b.page(w, h)
    page.shape([(-w, -h), (w, -h), (w, h), (-w, h)], "#1b3550", 1.0)
    for i in range(10):
        page.dot((0.0, 0.1), 0.55 - 0.05 * i, "#2f6f9a", 0.10)
    page.dot((0, 0.22), 0.15, "#d9e6f2", 0.95)
    page.dot((0, 0.25), 0.055, "#5b7d99", 1.0)
    page.shape([(-0.09, 0.12), (0.09, 0.12), (0.05, 0.20), (-0.05, 0.20)], "#5b7d99", 1.0)
    page.dot((-0.16, -0.46), 0.085, "#e2483c", 1.0)
    page.dot((0.16, -0.46), 0.085, "#3fbf62", 1.0)
    for x in (-0.16, 0.16):
        page.stroke([(x - 0.04, -0.46), (x + 0.04, -0.46)], 0.022, "#ffffff", 0.95)
    words = b.words(
        w, h, ink="#ffffff", hand="print", default="Home", top=0.50, bottom=0.30, largest=0.085, centred=True
    )
    screen = overlaid(page.finish(), words)
    b.begin(screen, w, h, f)
    b.solid.box(f, (0, 0, 0.040), (w / 2 - 0.035, h / 2 - 0.06, 0.006), 0.005, "#1b3550", GLOW)
    b.begin()
    b.solid.box(f, (w / 2 + 0.004, 0.28, -0.01), (0.010, 0.09, 0.018), 0.008, b.darker(0.7), METAL)


def radio(b: Bench) -> None:
    """A wooden wireless: cloth over the speaker, a lit dial, two knobs."""
    f = b.frame
    body = mix(wood(b.paint), b.paint, 0.4)
    b.begin()
    b.solid.box(f, (0, 0.46, 0), (0.74, 0.46, 0.30), 0.12, body, WOOD)
    b.solid.box(f, (-0.22, 0.50, 0.32), (0.40, 0.30, 0.05), 0.05, body * 0.5, WOOD, 0.01, Join.CUT)
    b.begin()
    b.solid.box(f, (-0.22, 0.50, 0.275), (0.395, 0.295, 0.012), 0.01, "#b59a63", KNIT)
    b.begin()
    for i in range(5):
        x = -0.50 + 0.14 * i
        b.solid.box(f, (x, 0.50, 0.298), (0.016, 0.30, 0.014), 0.01, body * 0.9, WOOD)
    dial = b.page(0.5, 0.5)
    for i in range(13):
        a = math.pi * (0.12 + 0.76 * i / 12)
        r = 0.155 if i % 3 == 0 else 0.170
        dial.stroke(
            [(r * math.cos(a), r * math.sin(a) - 0.06), (0.195 * math.cos(a), 0.195 * math.sin(a) - 0.06)],
            0.010,
            "#4a2c14",
            0.9,
        )
    dial.stroke([(0, -0.06), (0.09, 0.09)], 0.012, "#a3261c", 1.0)
    b.begin(dial.finish(), 0.5, 0.5, f.child((0.46, 0.62, 0.30)))
    b.solid.ball(f, (0.46, 0.62, 0.30), (0.205, 0.205, 0.03), "#ffe0a0", GLOW)
    b.begin()
    b.solid.ring(f, (0.46, 0.62, 0.305), 0.212, 0.020, brass(), METAL, turn=rot_x(math.pi / 2))
    for x in (0.35, 0.57):
        b.begin()
        b.solid.cone(f, (x, 0.26, 0.28), (x, 0.26, 0.36), 0.075, 0.065, "#2a1c14", GLOSSY)
        b.solid.box(f, (x, 0.28, 0.43), (0.008, 0.05, 0.01), 0.004, "#d8c9a0", PLAIN)
    b.begin()
    for x in (-0.6, 0.6):
        b.solid.ball(f, (x, 0.02, 0.18), (0.07, 0.05, 0.07), body * 0.5, WOOD)


def camera(b: Bench) -> None:
    """A still camera: leather, chrome, a big eye."""
    f = b.frame
    b.begin()
    b.solid.box(f, (0, 0.36, 0), (0.66, 0.30, 0.19), 0.08, b.paint, KNIT)
    b.begin()
    b.solid.box(f, (0, 0.70, 0), (0.655, 0.075, 0.185), 0.05, steel(), METAL)
    b.solid.box(f, (0, 0.06, 0), (0.655, 0.03, 0.185), 0.02, steel(), METAL)
    b.begin()
    b.solid.box(f, (0, 0.82, 0), (0.19, 0.12, 0.15), 0.06, steel(), METAL)
    b.solid.box(f, (0, 0.83, 0.16), (0.10, 0.055, 0.03), 0.02, "#12151c", GLOSSY)
    b.begin()
    axis = f.child((0, 0.38, 0.18), rot_x(math.pi / 2))
    b.solid.cone(axis, (0, -0.02, 0), (0, 0.10, 0), 0.285, 0.285, steel(), METAL)
    b.solid.cone(axis, (0, 0.10, 0), (0, 0.30, 0), 0.255, 0.240, "#1b1b20", PLAIN)
    b.solid.trim(axis, (0, 0.34, 0), (0, 1, 0), 0.01)
    b.solid.cone(axis, (0, 0.24, 0), (0, 0.60, 0), 0.17, 0.23, "#0b0c10", PLAIN, 0.0, Join.CUT)
    for i in range(3):
        b.solid.ring(axis, (0, 0.12 + 0.06 * i, 0), 0.255, 0.014, "#3a3a42", METAL)
    b.begin()
    b.solid.ball(axis, (0, 0.19, 0), (0.175, 0.075, 0.175), "#22305c", GLOSSY)
    b.solid.ball(axis, (0.05, 0.25, 0.05), (0.05, 0.02, 0.05), "#7fa0d8", GLOSSY, 0.03)
    for x, r in ((-0.45, 0.10), (0.42, 0.075), (0.56, 0.05)):
        b.begin()
        b.solid.cone(f, (x, 0.75, 0), (x, 0.83, 0), r, r * 0.92, steel() * 0.9, METAL)
    strap = [(-0.68, 0.62, 0), (-0.86, 0.30, 0.12), (-0.70, 0.03, 0.34), (-0.25, 0.025, 0.50)]
    b.begin()
    b.solid.tube(f, strap, [0.028] * 4, "#4a2f1e", PLAIN, samples=14, flat=0.6)


def clock(b: Bench) -> None:
    """A mantel clock; the text may be a time such as "4:40"."""
    f = b.frame
    body = mix(wood(b.paint), b.paint, 0.3)
    b.begin()
    b.solid.ball(f, (0, 0.60, 0), (0.52, 0.52, 0.20), body, WOOD)
    b.solid.box(f, (0, 0.32, 0), (0.50, 0.30, 0.18), 0.05, body, WOOD, 0.06)
    b.solid.box(f, (0, 0.05, 0), (0.60, 0.05, 0.24), 0.03, body * 0.8, WOOD, 0.03)
    b.begin(dial(b), 0.9, 0.9, f.child((0, 0.60, 0.20)))
    b.solid.ball(f, (0, 0.60, 0.17), (0.395, 0.395, 0.05), "#efe5cc", PAPER)
    b.begin()
    b.solid.ring(f, (0, 0.60, 0.195), 0.400, 0.032, brass(), METAL, turn=rot_x(math.pi / 2))
    b.begin()
    b.solid.ball(f, (0, 0.60, 0.225), 0.028, brass(), METAL)
    for x in (-0.5, 0.5):
        b.begin()
        b.solid.ball(f, (x, -0.0, 0.12), (0.06, 0.05, 0.06), brass(), METAL)


def dial(b: Bench) -> Floats:
    """Twelve marks and two hands."""
    page = b.page(0.9, 0.9)
    for i in range(60):
        a = i * math.pi / 30
        inner = 0.31 if i % 5 == 0 else 0.335
        s, c = math.sin(a), math.cos(a)
        page.stroke([(inner * s, inner * c), (0.355 * s, 0.355 * c)], 0.018 if i % 5 == 0 else 0.006, "#2a221a", 0.95)
    hour, minute = _time(b.text)
    for turn, reach, wide in ((hour / 12 + minute / 720, 0.19, 0.030), (minute / 60, 0.29, 0.020)):
        s, c = math.sin(turn * 2 * math.pi), math.cos(turn * 2 * math.pi)
        page.shape(
            [
                (-0.05 * s - wide * c, -0.05 * c + wide * s),
                (reach * s, reach * c),
                (-0.05 * s + wide * c, -0.05 * c - wide * s),
            ],
            "#17120d",
            1.0,
        )
    return page.finish()


def _time(words: str) -> tuple[int, int]:
    """Hour and minute of "H:MM"; ten past ten when the words are not a time."""
    hour, _, minute = words.strip().partition(":")
    if hour.isdecimal() and minute[:2].isdecimal():
        return int(hour) % 12, int(minute[:2]) % 60
    return 10, 10


def telescope(b: Bench) -> None:
    """Three drawn brass tubes on a short tripod; in a hand, without it, along y."""
    f = b.frame
    if b.held:
        _tubes(b, f)
        return
    b.begin()
    for sine, cosine in around(3):
        b.solid.cone(f, (0, 0.66, 0), (sine * 0.36, 0.0, cosine * 0.36), 0.040, 0.028, wood(b.paint), WOOD)
    b.begin()
    b.solid.ball(f, (0, 0.70, 0), 0.075, brass(), METAL)
    _tubes(b, f.child((0, 0.82, 0), rot_z(0.32) @ rot_z(-math.pi / 2)))


def _tubes(b: Bench, tube: Frame) -> None:
    b.begin()
    b.solid.cone(tube, (0, -0.20, 0), (0, 0.66, 0), 0.125, 0.140, mix(b.paint, "#5a2f1c", 0.6), KNIT)
    b.solid.trim(tube, (0, 0.70, 0), (0, 1, 0), 0.01)
    b.begin()
    b.solid.cone(tube, (0, -0.55, 0), (0, -0.18, 0), 0.100, 0.100, brass(), METAL)
    b.solid.cone(tube, (0, -0.86, 0), (0, -0.50, 0), 0.078, 0.078, brass() * 1.05, METAL)
    b.begin()
    for y, r in ((-0.18, 0.128), (-0.52, 0.104), (-0.88, 0.084), (0.66, 0.146), (0.16, 0.138)):
        b.solid.ring(tube, (0, y, 0), r, 0.022, brass() * 1.1, METAL)
    b.begin()
    b.solid.ball(tube, (0, 0.69, 0), (0.125, 0.03, 0.125), "#3a5a80", GLOSSY)
