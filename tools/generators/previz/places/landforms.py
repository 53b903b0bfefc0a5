"""Land built of facets: cliffs, sea stacks, banks, and the hills that close a horizon."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from tools.generators.previz.directions import cross
from tools.generators.previz.noise import FINE, LAND, SOFT, TILE, Doubles, Floats, generator
from tools.generators.previz.noise import colour as tint
from tools.generators.previz.pieces import Colour
from tools.generators.previz.world import World

Height = Callable[[float, float], float]


def rough(x: float, z: float, seed: int, grain: Floats = LAND) -> float:
    """Smooth noise 0..1 over the ground, about one hill in sixty units."""
    u, v = (x * 3 + seed * 71.3) % (TILE - 1), (z * 3 + seed * 29.7) % (TILE - 1)
    # a remainder of something a hair below zero can be the divisor itself
    i, j = min(int(u), TILE - 2), min(int(v), TILE - 2)
    a, b = u - i, v - j
    near = float(grain[j, i]) * (1 - a) + float(grain[j, i + 1]) * a
    far = float(grain[j + 1, i]) * (1 - a) + float(grain[j + 1, i + 1]) * a
    return near * (1 - b) + far * b


def bank(
    w: World, height: Height, xs: Sequence[float], zs: Sequence[float], flat: Colour, steep: Colour, *,
    bare: float = 0.75,
) -> None:  # fmt: skip
    """A height field of triangles on the grid xs by zs: `flat` where it lies, `steep` where it is steeper than `bare`
    (the up part of its normal)."""
    lying, leaning = tint(flat), tint(steep)
    points = {(x, z): np.array((x, height(x, z), z)) for x in xs for z in zs}
    seed = len(w.faces)
    for x0, x1 in pairwise(xs):
        for z0, z1 in pairwise(zs):
            a, b, c, d = points[x0, z0], points[x1, z0], points[x1, z1], points[x0, z1]
            for three in ((a, b, c), (a, c, d)):
                across = cross(three[1] - three[0], three[2] - three[0])
                up = abs(float(across[1])) / max(math.sqrt(across.dot(across)), 1e-9)
                share = min(max((bare - up) / 0.25 + 0.5, 0.0), 1.0)
                w.polygon(three, lying * (1 - share) + leaning * share, seed=seed, shell=True)


def cliff(
    w: World, edge: Sequence[tuple[float, float]], top: float, foot: float, stone: Colour, *, steps: int = 5,
    lean: float = 0.35, closed: bool = False, grass: Colour | None = None,
) -> None:  # fmt: skip
    """Broken rock from the `edge` (x, z) of a plateau down to `foot`; the further down, the further out.

    The outline is walked so that the sea lies to its right.
    """
    random = generator(w.seed, len(w.faces))
    n, base = len(edge), tint(stone)
    drop = top - foot
    rows: list[list[Doubles]] = []
    for k in range(steps + 1):
        t = k / steps
        row: list[Doubles] = []
        for i, (x, z) in enumerate(edge):
            before = edge[i - 1] if i or closed else edge[i]
            after = edge[(i + 1) % n] if i + 1 < n or closed else edge[i]
            along = np.array((after[0] - before[0], after[1] - before[1]))
            along = along / max(float(np.linalg.norm(along)), 1e-6)
            out = (along[1], -along[0])
            jut = drop * lean * t**1.4 + (0 if k == 0 else random.normal(0, drop * 0.05))
            up = top - drop * t + (0 if k in (0, steps) else random.normal(0, drop * 0.035))
            row.append(np.array((x + out[0] * jut, up, z + out[1] * jut)))
        rows.append(row)
    one = len(w.faces)
    for k in range(steps):
        for i in range(n if closed else n - 1):
            j = (i + 1) % n
            a, b, c, d = rows[k][i], rows[k][j], rows[k + 1][j], rows[k + 1][i]
            tone = (0.80 + 0.35 * random.random()) * (1.0 - 0.25 * k / steps)
            paint = tint(grass) * 0.8 if grass is not None and k == 0 else base * tone
            w.polygon((a, b, c), paint, seed=one + i % 7)
            w.polygon((a, c, d), paint * (0.90 + 0.2 * random.random()), seed=one + i % 7)


def sea_stack(
    w: World, x: float, z: float, radius: float, high: float, foot: float, stone: Colour, sides: int = 9
) -> None:
    """A lone rock in the water, leaning and broken."""
    random = generator(w.seed, len(w.faces), 5)
    levels = ((0.0, 1.0), (0.18, 0.86), (0.45, 0.66), (0.72, 0.46), (0.92, 0.22))
    lean = random.normal(0, 0.18, 2)
    rings: list[list[Doubles]] = []
    for up, wide in levels:
        ring: list[Doubles] = []
        for i in range(sides):
            angle = 2 * math.pi * (i + 0.3 * random.random()) / sides
            r = radius * wide * (0.78 + 0.44 * random.random())
            y = foot + high * (up + (0 if up == 0 else random.normal(0, 0.03)))
            ring.append(
                np.array(
                    (
                        x + r * math.cos(angle) + lean[0] * radius * up,
                        y,
                        z + r * math.sin(angle) + lean[1] * radius * up,
                    )
                )
            )
        rings.append(ring)
    base, tip = tint(stone), np.array((x + lean[0] * radius, foot + high, z + lean[1] * radius))
    with w.part():
        for k in range(len(rings) - 1):
            for i in range(sides):
                j = (i + 1) % sides
                tone = (0.78 + 0.4 * random.random()) * (0.62 if k == 0 else 1.0)
                w.polygon((rings[k][i], rings[k][j], rings[k + 1][j]), base * tone, seed=i)
                w.polygon((rings[k][i], rings[k + 1][j], rings[k + 1][i]), base * tone * 0.93, seed=i)
        for i in range(sides):
            w.polygon((rings[-1][i], rings[-1][(i + 1) % sides], tip), base * 1.08, seed=i)


def far_hills(
    w: World, away: float, high: float, paint: Colour, *, low: float = -2.0, start: float = 0.0,
    end: float = 2 * math.pi, seed: int = 0, roughness: float = 1.0,
) -> None:  # fmt: skip
    """A ridge `away` metres off, all round or between two bearings (0 is +z, clockwise from above)."""
    steps = max(10, int(72 * (end - start) / (2 * math.pi)))
    whole = abs(end - start) > 6.2
    tops: list[Doubles] = []
    for i in range(steps + 1):
        bearing = start + (end - start) * i / steps
        # All round, the noise runs there and back again, so that the ends meet.
        u = 11 * math.pi * abs(1 - bearing / math.pi) if whole else bearing * 11
        rise = 0.62 * rough(u * 4, seed * 13.0, seed, SOFT) + 0.28 * rough(u * 9, seed * 5.0, seed, SOFT)
        rise += 0.22 * roughness * (rough(u * 19, seed * 7.0, seed, FINE) - 0.3)
        if not whole:  # a ridge that ends comes down to the water
            rise *= max(0.0, math.sin(math.pi * i / steps)) ** 0.7
        far = away * (1 + 0.08 * math.sin(u * 1.7))
        tops.append(np.array((math.sin(bearing) * far, low + max(high * rise, 0.1), math.cos(bearing) * far)))
    walked = 0.0
    for a, b in pairwise(tops):
        foot_a, foot_b = np.array((a[0], low - 2, a[2])), np.array((b[0], low - 2, b[2]))
        # The pattern runs on from piece to piece, or the ridge falls apart into panels.
        w.quad(
            foot_a,
            foot_b - foot_a,
            (0.0, 1.0, 0.0),
            paint,
            seed=3,
            shift=(-walked, 0.0),
            outline=[foot_a, foot_b, b, a],
        )
        walked += float(np.linalg.norm(foot_b - foot_a))
