"""The backdrops that move: sky with clouds and sun, and the sea. Painted at half size, they are soft."""

import math

import cv2
import numpy as np

from tools.generators.previz.jit import f32, kernel
from tools.generators.previz.noise import Bytes, Floats, ease, tap


@kernel
def paint_sky(
    out: Floats, hidden: Bytes, ramp: Floats, soft: Floats, fine: Floats, lit: Floats, dark: Floats,
    sun: Floats, view: Floats, cloud: Floats, light: Floats,
) -> None:  # fmt: skip
    """Fill (3, h, w), a half-size frame, with sky above the horizon and the horizon's colour below.

    `view`: ax, bx, ay, by (half-size pixel to baked frame pixel), horizon row, frame height, frame width.
    `cloud`: cover, softness, scale, drift x, drift y. `light`: sun x, sun y, disc radius, glow.
    """
    height, width = out.shape[1], out.shape[2]
    tall = view[5]
    for y in range(height):
        row = view[2] * y + view[3]
        e = (view[4] - row) / (tall * f32(0.9))
        if e < 0:
            for x in range(width):
                for c in range(3):
                    out[c, y, x] = ramp[0, c]
            continue
        g = min(e * f32(255), f32(254.99))
        g0 = int(g)
        gf = f32(g - g0)
        inverse = f32(1.0) / (e + f32(0.10))
        fade = f32(ease(0.0, 0.10, float(e)))
        aerial = f32(math.exp(-e * 5.0) * 0.55)
        for x in range(width):
            if hidden[y >> 2, x >> 2]:
                continue
            column = view[0] * x + view[1]
            u = (column - view[6] * f32(0.5)) / (tall * f32(0.9)) * inverse * cloud[2]
            v = inverse * cloud[2] * f32(1.6)
            d = tap(soft, u * 64.0 + cloud[3], v * 64.0 + cloud[4]) * 0.68
            d += tap(fine, u * 150.0 + cloud[3] * 1.9, v * 150.0 + cloud[4]) * 0.32
            dx = light[0] - column
            dy = light[1] - row
            r = f32(math.sqrt(dx * dx + dy * dy)) + f32(1e-3)
            # The cloud a little nearer to the light: where that is thinner, this is lit.
            d2 = tap(soft, u * 64.0 + cloud[3] + dx / r * 7.0, v * 64.0 + cloud[4] - dy / r * 7.0)
            thick = f32(ease(1.0 - cloud[0], 1.0 - cloud[0] + cloud[1], d)) * fade
            bright = f32(min(max((d - d2) * 2.2 + 0.42, 0.0), 1.0))
            edge = thick * (f32(1) - thick) * f32(4)
            away = r / (tall * f32(0.9))
            glow = f32(math.exp(-away * 3.2)) * light[3]
            near = f32(math.exp(-away * 1.6))
            disc = f32(ease(light[2], light[2] * 0.86, float(r))) if light[2] > 0 else f32(0)
            warm = (edge * near * f32(0.75) + bright * near * f32(0.35)) * light[3]
            for c in range(3):
                base = ramp[g0, c] * (f32(1) - gf) + ramp[g0 + 1, c] * gf
                base = base + sun[c] * (glow + disc * f32(1.2))
                puff = dark[c] * (f32(1) - bright) + lit[c] * bright + sun[c] * warm
                puff = puff * (f32(1) - aerial) + base * aerial
                out[c, y, x] = base * (f32(1) - thick) + puff * thick


@kernel
def paint_sea(
    out: Floats, hidden: Bytes, ramp: Floats, soft: Floats, deep: Floats, foam: Floats, sun: Floats, haze: Floats,
    view: Floats, water: Floats, seconds: float,
) -> None:  # fmt: skip
    """Fill the rows of a half-size frame below the horizon with sea.

    `view`: ax, bx, ay, by, horizon row, frame height, frame width, focal px, eye metres above the water, eye x, eye z.
    `water`: chop, foaming, glitter, light's x in frame px, haze density.
    """
    height, width = out.shape[1], out.shape[2]
    tall = view[5]
    focal = view[7]
    first = max(0, int((view[4] - view[3]) / view[2]))
    for y in range(first, height):
        below = view[2] * y + view[3] - view[4]
        if below <= f32(0.3):
            below = f32(0.3)
        distance = view[8] * focal / below
        foot = distance / below * f32(2.0)  # metres to the next row: waves shorter than that are not drawn
        k1 = f32(ease(2.4, 0.3, foot))
        k2 = f32(ease(0.9, 0.10, foot))
        k3 = f32(ease(12.0, 1.0, foot))
        fog = f32(1.0 - math.exp(-distance * water[4]))
        q = below / tall
        far = f32(math.exp(-q * 14.0))
        z = distance + view[10]
        for x in range(width):
            if hidden[y >> 2, x >> 2]:
                continue
            column = view[0] * x + view[1]
            across = (column - view[6] * f32(0.5)) * distance / focal + view[9]
            p1 = across * 0.42 + z * 0.95 - seconds * 1.5
            p2 = -across * 0.66 + z * 1.5 - seconds * 2.0 + 1.7
            n1 = tap(soft, across * 2.2 + seconds * 4.5, z * 4.4 - seconds * 6.0)
            n2 = tap(soft, across * 6.1 - seconds * 9.0 + 77, z * 10.5 - seconds * 7.0)
            n1b = tap(soft, across * 2.2 + seconds * 4.5, z * 4.4 - seconds * 6.0 + 1.6)
            n2b = tap(soft, across * 6.1 - seconds * 9.0 + 77, z * 10.5 - seconds * 7.0 + 1.5)
            crest = f32(math.sin(p1 + n1 * 2.0) * 0.6 + math.sin(p2 + n2) * 0.4) * k3
            slope = f32((math.cos(p1 + n1 * 2.0) * 0.6 + math.cos(p2 + n2) * 0.4) * 0.55) * k3
            slope = (slope + f32(n1b - n1) * k1 * f32(4.2) + f32(n2b - n2) * k2 * f32(2.6)) * water[0]
            mirror = f32(0.12 + 0.75 * math.exp(-q * 3.4)) + slope * f32(0.34)
            mirror = min(max(mirror, f32(0.02)), f32(1.0))
            e = min(max(f32(0.10) + q * f32(0.55) - slope * f32(0.30), f32(0)), f32(0.995))
            g = int(e * f32(254))
            dx = (column - water[3]) / tall
            track = f32(0.030) + f32(0.20) * q
            gleam = f32(math.exp(-(dx / track) * (dx / track)) * 0.8 + math.exp(-abs(dx) * 3.0) * 0.16)
            spark = f32(ease(0.02, 0.55, float(slope + (n2 - 0.5) * 0.9 * k2)))
            gleam = gleam * (spark * f32(1.35) + far * f32(0.5)) * water[2]
            top = float(crest * 0.42 + n1 * 0.55 + n2 * 0.5)
            white = f32(ease(1.18 - water[1], 1.42 - water[1], top)) * k1 * f32(0.75)
            for c in range(3):
                value = deep[c] * (f32(1) - mirror) * (f32(0.75) + f32(0.225) * crest) + ramp[g, c] * mirror
                value = value * (f32(1) - white) + foam[c] * white + sun[c] * gleam
                value = value * (f32(1) - fog) + haze[c] * fog
                out[c, y, x] = max(value, f32(0))


def sheet_of_marks(
    seed: int, count: int, size: float, length: float = 0.0, slant: float = 0.0, width: int = 1, soft: float = 0.0
) -> Bytes:
    """A wrapping 1024 x 1024 sheet of drops: streaks of `length` px when given, else discs of `size` px."""
    random = np.random.Generator(np.random.PCG64(seed))
    sheet = np.zeros((1024, 1024), np.uint8)
    for row in random.random((count, 4)):
        px, py, long, bright = (float(v) for v in row)
        value = int(90 + 165 * bright)
        for ox in (-1024, 0, 1024):
            for oy in (-1024, 0, 1024):
                x, y = px * 1024 + ox, py * 1024 + oy
                if not (-150 < x < 1174 and -150 < y < 1174):
                    continue
                if length:
                    reach = length * (0.6 + 0.8 * long)
                    a = (int(x * 16), int(y * 16))
                    b = (int((x + slant * reach) * 16), int((y + reach) * 16))
                    cv2.line(sheet, a, b, value, width, cv2.LINE_AA, 4)
                else:
                    radius = int(max(size * (0.4 + 0.9 * long * long), 0.6) * 16)
                    cv2.circle(sheet, (int(x * 16), int(y * 16)), radius, value, -1, cv2.LINE_AA, 4)
    if not soft:
        return sheet
    wrapped = cv2.GaussianBlur(np.tile(sheet, (3, 3)), (0, 0), soft)[1024:2048, 1024:2048]
    return np.ascontiguousarray(np.asarray(wrapped, np.uint8))
