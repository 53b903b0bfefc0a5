"""A theatre: the lit stage with its painted moon, curtains and footlights; the dark house with balconies before it."""

import numpy as np

from tools.generators.previz.atmosphere import Atmosphere, atmosphere
from tools.generators.previz.noise import Doubles
from tools.generators.previz.places.furniture import chair, tabletop
from tools.generators.previz.places.palette import COOL, WARM, glowing
from tools.generators.previz.places.staging import Floor, stage
from tools.generators.previz.places.undergrowth import Part, outlined
from tools.generators.previz.world import World

FLOOR = Floor(-3.2, -1.2, 3.2, 3.8)
_RED, _GOLD = "#a82a26", "#c89a4c"
_PLAY = (np.array((1.0, 0.82, 0.56)), COOL)
_SHOWS: dict[str, tuple[Doubles, Doubles]] = {
    "tense": (np.array((1.0, 0.34, 0.18)), COOL * 0.8), "action": (np.array((1.0, 0.44, 0.20)), COOL),
    "dark": (np.array((0.62, 0.66, 0.80)), COOL * 0.4), "melancholy": (np.array((0.55, 0.70, 1.0)), COOL * 0.8),
    "mysterious": (np.array((0.45, 1.0, 0.72)), np.array((0.5, 0.3, 1.0))),
    "dreamy": (np.array((0.86, 0.72, 1.0)), np.array((0.4, 0.7, 1.0))),
    "warm": (np.array((1.0, 0.72, 0.40)), np.array((0.9, 0.4, 0.6))),
    "romantic": (np.array((1.0, 0.66, 0.52)), np.array((0.9, 0.35, 0.6))),
    "playful": (np.array((1.0, 0.86, 0.50)), np.array((0.3, 0.9, 0.9))),
}  # fmt: skip
"""Key and back light of the show, by mood."""
_SEAT: tuple[Part, ...] = (
    (
        ((-0.27, 0), (0.27, 0), (0.29, 0.6), (0.26, 0.92), (0.12, 1.0), (-0.12, 1.0), (-0.26, 0.92), (-0.29, 0.6)),
        "#8a2424",
        0.12,
    ),
    (((-0.20, 0.2), (0.20, 0.2), (0.20, 0.75), (0.0, 0.86), (-0.20, 0.75)), "#a03030", 0.06),
)
_BARE_TREE: tuple[Part, ...] = (
    (((-0.14, 0), (0.14, 0), (0.10, 0.12), (-0.10, 0.12)), "#4a3a2c", 0.05),
    (((-0.06, 0.1), (0.06, 0.1), (0.08, 1.3), (0.02, 2.2), (-0.04, 1.3)), "#5a4632", 0.05),
    (((0.02, 1.5), (0.5, 1.95), (0.48, 2.0), (0.0, 1.62)), "#5a4632", 0.03),
    (((0.0, 1.75), (-0.45, 2.3), (-0.48, 2.26), (-0.04, 1.66)), "#5a4632", 0.03),
    (((0.02, 2.1), (0.25, 2.7), (0.2, 2.72), (-0.02, 2.15)), "#5a4632", 0.03),
)


def theatre(air: Atmosphere, seed: int) -> World:
    key, fill = _SHOWS.get(air.mood, _PLAY)
    dark = atmosphere("night", "clear", air.mood)
    dark.exposure = 1.30
    dark.above, dark.below = np.array((0.024, 0.020, 0.028)), np.array((0.022, 0.016, 0.016))
    w = World(dark, seed, indoor=True, sky=False, reflect=True, density=0.006)
    w.haze_colour = np.array((0.018, 0.014, 0.022)) + fill * 0.006
    _stage_house(w)
    _proscenium(w)
    _properties(w)
    _audience(w)
    w.spot((-4.2, 7.0, -3.5), (0.0, 0.3, 0.3), key * 40, 3.6, 8, 14, soft=0.1)
    w.spot((4.6, 6.3, 4.6), (0.1, 0.8, 0.2), fill * 22, 3.2, 11, 19, glow=0.35, glow_radius=0.3)
    w.spot((-3.8, 6.4, 5.4), (-2.0, 0.2, 1.3), fill * 9, 3.0, 12, 24, shadow=0)
    w.spot((0, 6.2, 4.0), (0, 2.5, 6.8), (fill + 0.5) * np.array((4.0, 4.4, 5.0)), 3.0, 40, 70, shadow=0)
    w.spot((3.0, 6.4, -3.0), (3.4, 1.2, 3.0), key * 6, 3.0, 10, 22, shadow=0)
    w.spot((2.4, 5.0, -4.5), (0.0, 1.3, 0.2), key * 7 + 2.0, 3.0, 12, 24, shadow=0)
    w.halo((-0.4, 6.3, -15.9), key, 0.9, 0.35)
    w.cones, w.reach, w.dust = 0.0038, 26.0, 0.7
    w.shade(0.05, 0.2, 0.42, 0.6)
    stage(
        w, (0.05, 0.2), left=(-0.6, 0.1), right=(0.7, 0.1), sit=(1.35, 0.7, 0.45), table=(-2.05, 0.682, 1.15),
        ground=(0.4, -0.7), wall=(3.65, 1.5, 2.95), door=(3.6, 2.4), far=(-2.6, 4.0),
    )  # fmt: skip
    w.view("A", (1.1, 1.02, -11.2), (-0.1, 1.38, 2.0), 60, fore=0.7)
    w.view("B", (-1.4, 1.45, 4.6), (0.5, 1.75, -4.0), 62)
    return w


def _stage_house(w: World) -> None:
    """Boards, backcloth, legs and borders."""
    w.quad((-7, 0, -2.2), (14, 0, 0), (0, 0, 9.2), "#7a5236", "#5a3a26", "planks", 0.16, 2.2, gloss=0.22, shell=True)
    w.quad((-7, -0.9, -2.2), (14, 0, 0), (0, 0.9, 0), "#3c2418", None, "tiles", 1.2, 0.9)
    w.box(-7, -0.02, -2.3, 7, 0.10, -2.15, "#6a3a26", shadow=False)
    w.quad((-6.5, 0, 6.8), (13, 0, 0), (0, 6.6, 0), "#4a5a86", "#34465a", "backdrop", 13.0, 6.6, shell=True)
    for z, x in ((5.2, 4.6), (3.4, 5.1), (1.6, 5.6)):
        for s in (-1, 1):
            w.quad((s * x, 0, z), (s * 2.6, 0, -0.3), (0, 6.6, 0), "#7a1f20", "#4a1012", "cloth", 0.42, 6.6)
        w.quad((-7, 5.2 + 0.25 * (1.6 - z) * -0.3, z), (14, 0, 0), (0, 2.4, 0), "#7a1f20", "#4a1012", "cloth", 0.5, 2.4)
    for s in (-1, 1):
        w.quad((s * 4.6, 0.05, -0.7), (s * 2.4, 0, 0.1), (0, 6.4, 0), _RED, "#5a1414", "cloth", 0.46, 6.4)
        w.block(s * 4.6, 0, -0.8, s * 7, 6.4, -0.5)


def _proscenium(w: World) -> None:
    """The gilded arch and the footlights."""
    for s in (-1, 1):
        w.box(s * 5.6, -0.9, -1.7, s * 7.4, 7.2, -1.0, _GOLD, None, "tiles", 0.9, 1.2)
        w.box(s * 5.4, -0.9, -1.78, s * 5.72, 6.6, -1.3, "#e0b868", shadow=False)
        w.prism(s * 6.5, -1.75, -0.9, 6.4, 0.26, 0.24, "#d8b06a", 12, shadow=False)
    w.box(-7.4, 5.9, -1.7, 7.4, 7.6, -1.0, _GOLD, None, "tiles", 1.2, 0.8)
    w.box(-5.7, 5.75, -1.78, 5.7, 5.98, -1.3, "#e0b868", shadow=False)
    w.quad((-5.6, 4.9, -0.9), (11.2, 0, 0), (0, 1.2, 0), _RED, "#5a1414", "cloth", 0.5, 1.2)
    for i in range(13):
        x = -4.8 + i * 0.8
        w.prism(x, -1.95, 0.0, 0.12, 0.13, 0.05, "#c8a050", 8, shadow=False)
        w.quad((x - 0.10, 0.02, -1.86), (0.2, 0, 0), (0, 0.12, 0), "#ffe0a0", None, "lamp", glow=glowing(WARM, 0.9))
        w.halo((x, 0.1, -1.85), WARM, 0.16, 0.16)
        if i % 6 == 0:
            w.point((x, 0.2, -1.8), WARM * 2.4, 1.4, shadow=0)


def _properties(w: World) -> None:
    """A chair, a trunk, a bare tree and a door flat."""
    chair(w, 1.35, 0.7, "#8a5a34", "z+")
    with w.part():
        w.box(-2.6, 0, 0.9, -1.5, 0.62, 1.5, "#6a4630", None, "planks", 0.16, 2.0)
        w.box(-2.64, 0.58, 0.86, -1.46, 0.68, 1.54, "#7a5436")
        for x in (-2.45, -1.7):
            w.box(x, 0, 0.885, x + 0.09, 0.68, 0.9, _GOLD, shadow=False)
    tabletop(w, -2.64, 0.86, -1.46, 1.54, 0.68, "#7a5436", thick=0.1)
    w.shade(-2.0, 1.2, 0.8, 0.7)
    with w.part():
        w.box(2.9, 0, 3.0, 4.4, 3.0, 3.12, "#6a7468")
        w.quad((3.25, 0, 2.98), (0.8, 0, 0), (0, 2.15, 0), "#2c2420")
        w.quad((3.3, 0, 2.97), (0.7, 0, 0), (0, 2.1, 0), "#7a4a30", None, "planks", 0.2, 9.0)
    w.shade(3.6, 2.9, 0.9, 0.5)
    w.place(outlined(1.4, 3.0, _BARE_TREE), -3.2, 3.6, cap=220, mid=1.2)
    w.shade(-3.2, 3.6, 0.4, 0.6)


def _audience(w: World) -> None:
    """Rows of seats on a red floor, two balconies with lamps, a chandelier."""
    w.quad((-9, -1.0, -20), (18, 0, 0), (0, 0, 17.8), "#4a1c1c", None, "rug", 9, 9, shift=(9, 9), shell=True)
    wall = "#5a3028"
    w.quad((-9, -1, -20), (18, 0, 0), (0, 9, 0), wall, None, "tiles", 1.5, 2.0, shell=True)
    for s in (-1, 1):
        w.quad((s * 9, -1, -20), (0, 0, 18.3), (0, 9, 0), wall, None, "tiles", 1.5, 2.0, shell=True)
        w.quad((s * 7.3, -1, -1.2), (s * 1.8, 0, -1.2), (0, 9, 0), "#6a3c30", None, "tiles", 1.5, 2.0)
        w.quad((s * 6.9, 0, -1.0), (0, 0, 7.9), (0, 7.4, 0), "#241a1c", None, "bricks", 0.5, 0.2, shell=True)
    w.quad((-9, 8, -20), (18, 0, 0), (0, 0, 18.8), "#4a3430", shell=True)
    seat = outlined(0.62, 1.05, _SEAT)
    for row in range(7):
        z = -4.3 - row * 1.25
        for i in range(-7, 8):
            if i:
                x = i * 0.72 + (0.36 if row % 2 else 0)
                w.place(seat, x, z, -1.0 + 0.16 * row, cap=110, mid=0.8, rim=1.4, rim_width=0.03, shadowed=False)
    for y, z in ((2.2, -13.0), (4.9, -14.0)):
        w.box(-8.6, y, z - 4, 8.6, y + 0.95, z, "#7a4a34", None, "tiles", 1.1, 0.95)
        w.box(-8.6, y + 0.92, z - 0.2, 8.6, y + 1.05, z + 0.08, _GOLD, shadow=False)
        for i in range(9):
            x = -6.8 + i * 1.7
            w.quad(
                (x - 0.09, y + 0.3, z + 0.03),
                (0.18, 0, 0),
                (0, 0.26, 0),
                "#ffe0b0",
                None,
                "lamp",
                glow=glowing(WARM, 0.8),
            )
            w.halo((x, y + 0.43, z + 0.1), WARM, 0.22, 0.35)
        w.point((0, y + 0.6, z + 0.9), WARM * 1.6, 2.6, shadow=0)
    w.prism(0, -8.5, 6.2, 6.9, 0.9, 0.5, "#e0c080", 16, None, "lamp", shadow=False, glow=glowing(WARM, 0.55))
    w.point((0, 6.0, -8.5), WARM * 2.2, 2.6, shadow=0, glow=0.3, glow_radius=1.0)
    w.box(-0.8, 5.9, -16.9, 0.8, 6.7, -16.0, "#201814", shadow=False)
