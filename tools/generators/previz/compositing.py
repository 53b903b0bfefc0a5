"""Put layers, figures, halos, fog, rain and light into one frame: planes of float32 roots, (3, height, width)."""

import math
from dataclasses import dataclass

import numpy as np

from tools.generators.previz.baking import CELL, Layer
from tools.generators.previz.jit import f32, kernel
from tools.generators.previz.noise import Bytes, Floats, tap

BLOCK = 8
"""Frame pixels per side of the blocks in which layers are drawn, skipped or known to hide what is behind."""


@dataclass(frozen=True)
class Travel:
    """Where the camera is in one frame, against the lens that the set was baked for.

    `x`, `y`, `z`: metres right, down and forward. `pan`, `tilt`: pixels that the picture slides right and down.
    `zoom`: magnification about the middle of the frame.
    """

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    pan: float = 0.0
    tilt: float = 0.0
    zoom: float = 1.0

    def carry(
        self, x: float, y: float, depth: float, width: int, height: int, focal: float
    ) -> tuple[float, float, float]:
        """Where a point at baked frame position (x, y) and depth is now, and how much larger it looks."""
        z = max(depth - self.z, 0.05)
        k = self.zoom * depth / z
        across = (x - width / 2) * k - self.x * focal / z * self.zoom
        down = (y - height / 2) * k - self.y * focal / z * self.zoom
        return width / 2 + across + self.pan, height / 2 + down + self.tilt, k


@kernel
def map_nodes(
    nodes: Floats, disparity: Floats, width: float, height: float, focal: float, travel: Floats, scale: float,
    left: float, top: float,
) -> None:  # fmt: skip
    """For every corner of the frame's blocks, the canvas pixel that is seen there: (rows + 1, columns + 1, 2).

    The canvas position depends on the distance there, which is looked up at the position: a fixed point, six rounds.
    """
    rows, columns = nodes.shape[0], nodes.shape[1]
    tall, wide = disparity.shape
    for j in range(rows):
        for i in range(columns):
            px = (i * 8.0 - width * 0.5 - travel[3]) / travel[5]
            py = (j * 8.0 - height * 0.5 - travel[4]) / travel[5]
            u = px
            v = py
            if travel[0] != 0.0 or travel[1] != 0.0 or travel[2] != 0.0:
                for _ in range(6):
                    cu = ((u + width * 0.5 - left) * scale) / 8.0 - 0.5
                    cv = ((v + height * 0.5 - top) * scale) / 8.0 - 0.5
                    cu = min(max(cu, 0.0), wide - 1.001)
                    cv = min(max(cv, 0.0), tall - 1.001)
                    iu = int(cu)
                    iv = int(cv)
                    a = cu - iu
                    b = cv - iv
                    q = (disparity[iv, iu] * (1 - a) + disparity[iv, iu + 1] * a) * (1 - b)
                    q += (disparity[iv + 1, iu] * (1 - a) + disparity[iv + 1, iu + 1] * a) * b
                    # Half-way steps: at the edge of a near thing full ones would jump to and fro.
                    u = (u + px + q * (focal * travel[0] - px * travel[2])) * 0.5
                    v = (v + py + q * (focal * travel[1] - py * travel[2])) * 0.5
            nodes[j, i, 0] = f32((u + width * 0.5 - left) * scale - 0.5 * scale)
            nodes[j, i, 1] = f32((v + height * 0.5 - top) * scale - 0.5 * scale)


@kernel
def mark_blocks(nodes: Floats, filled: Bytes, solid: Bytes, wanted: Bytes, hidden: Bytes) -> None:
    """Which blocks this layer must draw, and which it hides. Go through the layers from near to far."""
    rows, columns = wanted.shape
    tall, wide = filled.shape
    for j in range(rows):
        for i in range(columns):
            wanted[j, i] = 0
            if hidden[j, i]:
                continue
            u0 = min(min(nodes[j, i, 0], nodes[j, i + 1, 0]), min(nodes[j + 1, i, 0], nodes[j + 1, i + 1, 0]))
            u1 = max(max(nodes[j, i, 0], nodes[j, i + 1, 0]), max(nodes[j + 1, i, 0], nodes[j + 1, i + 1, 0]))
            v0 = min(min(nodes[j, i, 1], nodes[j, i + 1, 1]), min(nodes[j + 1, i, 1], nodes[j + 1, i + 1, 1]))
            v1 = max(max(nodes[j, i, 1], nodes[j, i + 1, 1]), max(nodes[j + 1, i, 1], nodes[j + 1, i + 1, 1]))
            c0 = min(max(int(u0) // 8, 0), wide - 1)
            c1 = min(max(int(u1 + 1) // 8, 0), wide - 1)
            r0 = min(max(int(v0) // 8, 0), tall - 1)
            r1 = min(max(int(v1 + 1) // 8, 0), tall - 1)
            any_filled = False
            all_solid = True
            for r in range(r0, r1 + 1):
                for c in range(c0, c1 + 1):
                    if filled[r, c]:
                        any_filled = True
                    if not solid[r, c]:
                        all_solid = False
            if any_filled:
                wanted[j, i] = 2 if all_solid else 1
                if all_solid:
                    hidden[j, i] = 1


@kernel
def lay(frame: Floats, image: Bytes, nodes: Floats, wanted: Bytes, ends: bool) -> None:
    """Draw a layer's wanted blocks over the frame, bilinear; blocks marked 2 are opaque.

    Beyond the edge of its canvas a layer is empty when it `ends` there, and goes on as its edge when not.
    """
    height, width = frame.shape[1], frame.shape[2]
    tall, wide = image.shape[0], image.shape[1]
    inverse = f32(1.0 / 255.0)
    one = f32(1.0)
    eighth = f32(0.125)
    for j in range(wanted.shape[0]):
        for i in range(wanted.shape[1]):
            kind = wanted[j, i]
            if kind == 0:
                continue
            for y in range(j * 8, min(j * 8 + 8, height)):
                t = (f32(y - j * 8) + f32(0.5)) * eighth
                ua = nodes[j, i, 0] * (one - t) + nodes[j + 1, i, 0] * t
                va = nodes[j, i, 1] * (one - t) + nodes[j + 1, i, 1] * t
                du = (nodes[j, i + 1, 0] * (one - t) + nodes[j + 1, i + 1, 0] * t - ua) * eighth
                dv = (nodes[j, i + 1, 1] * (one - t) + nodes[j + 1, i + 1, 1] * t - va) * eighth
                ua += du * f32(0.5)
                va += dv * f32(0.5)
                for x in range(i * 8, min(i * 8 + 8, width)):
                    step = f32(x - i * 8)
                    wanted_u = ua + du * step
                    wanted_v = va + dv * step
                    u = min(max(wanted_u, f32(0)), f32(wide - 1.001))
                    v = min(max(wanted_v, f32(0)), f32(tall - 1.001))
                    if ends and (abs(u - wanted_u) > f32(1) or abs(v - wanted_v) > f32(1)):
                        continue
                    iu = int(u)
                    iv = int(v)
                    p = u - f32(iu)
                    q = v - f32(iv)
                    w00 = (one - p) * (one - q) * inverse
                    w10 = p * (one - q) * inverse
                    w01 = (one - p) * q * inverse
                    w11 = p * q * inverse
                    r = image[iv, iu, 0] * w00 + image[iv, iu + 1, 0] * w10
                    r += image[iv + 1, iu, 0] * w01 + image[iv + 1, iu + 1, 0] * w11
                    g = image[iv, iu, 1] * w00 + image[iv, iu + 1, 1] * w10
                    g += image[iv + 1, iu, 1] * w01 + image[iv + 1, iu + 1, 1] * w11
                    b = image[iv, iu, 2] * w00 + image[iv, iu + 1, 2] * w10
                    b += image[iv + 1, iu, 2] * w01 + image[iv + 1, iu + 1, 2] * w11
                    if kind == 2:
                        frame[0, y, x] = r
                        frame[1, y, x] = g
                        frame[2, y, x] = b
                    else:
                        a = image[iv, iu, 3] * w00 + image[iv, iu + 1, 3] * w10
                        a += image[iv + 1, iu, 3] * w01 + image[iv + 1, iu + 1, 3] * w11
                        k = one - a
                        frame[0, y, x] = frame[0, y, x] * k + r
                        frame[1, y, x] = frame[1, y, x] * k + g
                        frame[2, y, x] = frame[2, y, x] * k + b


@kernel
def lay_figure(frame: Floats, art: Floats, left: float, top: float, scale: float, gain: float, alpha: float) -> None:
    """Draw premultiplied RGBA floats at (left, top), enlarged by `scale`; `gain` lights it, `alpha` fades it."""
    height, width = frame.shape[1], frame.shape[2]
    tall, wide = art.shape[0], art.shape[1]
    inverse = f32(1.0 / scale)
    one = f32(1.0)
    fade = f32(alpha)
    light = f32(gain * alpha)
    for y in range(max(0, int(top) - 1), min(height, int(top + tall * scale) + 2)):
        v = (f32(y) + f32(0.5) - f32(top)) * inverse - f32(0.5)
        if v < 0 or v >= tall - 1:
            continue
        iv = int(v)
        q = v - f32(iv)
        for x in range(max(0, int(left) - 1), min(width, int(left + wide * scale) + 2)):
            u = (f32(x) + f32(0.5) - f32(left)) * inverse - f32(0.5)
            if u < 0 or u >= wide - 1:
                continue
            iu = int(u)
            p = u - f32(iu)
            w00 = (one - p) * (one - q)
            w10 = p * (one - q)
            w01 = (one - p) * q
            w11 = p * q
            a = art[iv, iu, 3] * w00 + art[iv, iu + 1, 3] * w10
            a += art[iv + 1, iu, 3] * w01 + art[iv + 1, iu + 1, 3] * w11
            if a <= f32(0.002):
                continue
            k = one - a * fade
            for c in range(3):
                value = art[iv, iu, c] * w00 + art[iv, iu + 1, c] * w10
                value += art[iv + 1, iu, c] * w01 + art[iv + 1, iu + 1, c] * w11
                frame[c, y, x] = frame[c, y, x] * k + value * light


@kernel
def darken_ground(frame: Floats, x: float, y: float, rx: float, ry: float, depth: float) -> None:
    """The soft dark under something that stands at (x, y)."""
    height, width = frame.shape[1], frame.shape[2]
    for row in range(max(0, int(y - 3 * ry)), min(height, int(y + 3 * ry) + 1)):
        for column in range(max(0, int(x - 3 * rx)), min(width, int(x + 3 * rx) + 1)):
            dx = (column + 0.5 - x) / rx
            dy = (row + 0.5 - y) / ry
            k = f32(1.0 - depth * math.exp(-(dx * dx + dy * dy)))
            for c in range(3):
                frame[c, row, column] *= k


@kernel
def add_halo(frame: Floats, x: float, y: float, radius: float, red: float, green: float, blue: float) -> None:
    """The glow of a lamp at (x, y)."""
    height, width = frame.shape[1], frame.shape[2]
    reach = radius * 3
    for row in range(max(0, int(y - reach)), min(height, int(y + reach) + 1)):
        for column in range(max(0, int(x - reach)), min(width, int(x + reach) + 1)):
            d = ((column - x) * (column - x) + (row - y) * (row - y)) / (radius * radius)
            if d > 9:
                continue
            k = 1 - d / 9
            a = k * k / (1 + d * 6)
            frame[0, row, column] += f32(red * a)
            frame[1, row, column] += f32(green * a)
            frame[2, row, column] += f32(blue * a)


@kernel
def add_fog(
    frame: Floats, tile: Floats, drift: float, scale: float, colour: Floats, amount: float, top: float,
    bottom: float, contrast: float,
) -> None:  # fmt: skip
    """A band of drifting fog between two rows."""
    height, width = frame.shape[1], frame.shape[2]
    middle = (top + bottom) * 0.5
    half = max((bottom - top) * 0.5, 1.0)
    for y in range(max(0, int(top)), min(height, int(bottom))):
        band = max(0.0, 1.0 - abs(y - middle) / half)
        band = band * band * (3.0 - 2.0 * band) * amount
        for x in range(0, width, 2):  # fog is soft: one sample for two pixels
            n = tap(tile, (x + drift) * scale, y * scale * 2.2)
            a = f32(band * min(max((n - 0.5) * contrast + 0.5, 0.0), 1.0))
            for c in range(3):
                frame[c, y, x] = frame[c, y, x] * (f32(1) - a) + colour[c] * a
            if x + 1 < width:
                for c in range(3):
                    frame[c, y, x + 1] = frame[c, y, x + 1] * (f32(1) - a) + colour[c] * a


@kernel
def add_tile(
    frame: Floats, tile: Bytes, shift_x: int, shift_y: int, colour: Floats, amount: float, bottom: int
) -> None:
    """Rain, snow, dust or stars: a wrapping sheet of marks over the rows above `bottom`."""
    width = frame.shape[2]
    tall, wide = tile.shape
    k = f32(amount / 255.0)
    for y in range(bottom):
        row = (y + shift_y) % tall
        for x in range(width):
            v = tile[row, (x + shift_x) % wide]
            if v > 0:
                a = f32(v) * k
                for c in range(3):
                    frame[c, y, x] += (colour[c] - frame[c, y, x] * f32(0.35)) * a


@kernel
def add_light(
    frame: Floats, light: Floats, tile: Floats, seconds: float, gain: float, ax: float, bx: float, ay: float, by: float
) -> None:
    """Add a small map of linear light, read at (ax x + bx, ay y + by), broken up by drifting smoke."""
    height, width = frame.shape[1], frame.shape[2]
    tall, wide = light.shape[0], light.shape[1]
    for y in range(0, height - 1, 2):  # light in the air is soft: one sample for four pixels
        v = ay * (y + 0.5) + by
        iv = int(v)
        if v < 0 or iv >= tall - 1:
            continue
        q = f32(v - iv)
        for x in range(0, width - 1, 2):
            u = ax * (x + 0.5) + bx
            iu = int(u)
            if u < 0 or iu >= wide - 1:
                continue
            p = f32(u - iu)
            any_light = light[iv, iu, 0] + light[iv, iu, 1] + light[iv, iu, 2]
            if any_light + light[iv + 1, iu + 1, 0] <= f32(1e-4):
                continue
            smoke = tap(tile, x * 0.16 + seconds * 7.0, y * 0.22 - seconds * 3.0)
            k = f32(gain * (0.72 + 0.56 * smoke))
            for c in range(3):
                m = (light[iv, iu, c] * (f32(1) - p) + light[iv, iu + 1, c] * p) * (f32(1) - q)
                m += (light[iv + 1, iu, c] * (f32(1) - p) + light[iv + 1, iu + 1, c] * p) * q
                m *= k
                for j in range(2):
                    for i in range(2):
                        value = frame[c, y + j, x + i]
                        frame[c, y + j, x + i] = math.sqrt(value * value + m)


@kernel
def add_beam(
    frame: Floats, x0: float, y0: float, dx: float, dy: float, spread: float, width0: float, length: float,
    colour: Floats, gain: float, tile: Floats, seconds: float,
) -> None:  # fmt: skip
    """A cone of light in the air from (x0, y0) along the unit vector (dx, dy), in pixels."""
    height, width = frame.shape[1], frame.shape[2]
    for y in range(height):
        for x in range(width):
            px = x - x0
            py = y - y0
            r = px * dx + py * dy
            if r < 0:
                continue
            p = py * dx - px * dy
            wide = width0 + spread * r
            if abs(p) > wide * 2.6:
                continue
            s = (p / wide) * (p / wide)
            fall = math.exp(-r / length * 0.8) / (1 + r / length * 2.2)
            n = tap(tile, x * 0.11 - seconds * 9, y * 0.2 + seconds * 3)
            a = (math.exp(-s * 1.3) * 0.55 + math.exp(-s * 7.0) * 0.5) * fall * gain * (0.62 + 0.76 * n)
            for c in range(3):
                frame[c, y, x] += f32(colour[c] * a)


class Stack:
    """The layers of a plate, ready to be drawn into frames of one size."""

    def __init__(self, layers: tuple[Layer, ...], width: int, height: int, focal: float) -> None:
        rows, columns = -(-height // BLOCK), -(-width // BLOCK)
        self._layers, self._size, self._focal = layers, (width, height), focal
        self._nodes = {layer.name: np.zeros((rows + 1, columns + 1, 2), np.float32) for layer in layers}
        self._wanted = {layer.name: np.zeros((rows, columns), np.uint8) for layer in layers}
        self.hidden = np.zeros((rows, columns), np.uint8)
        assert CELL == BLOCK

    def turn(self, travel: Travel) -> None:
        """Point every layer for one frame; afterwards `hidden` says which blocks show no sky."""
        where = np.array((travel.x, travel.y, travel.z, travel.pan, travel.tilt, travel.zoom), np.float32)
        self.hidden[:] = 0
        for layer in reversed(self._layers):
            nodes = self._nodes[layer.name]
            map_nodes(nodes, layer.disparity, *self._size, self._focal, where, layer.scale, layer.left, layer.top)
            mark_blocks(nodes, layer.filled, layer.solid, self._wanted[layer.name], self.hidden)

    def draw(self, frame: Floats, name: str) -> None:
        """Draw one layer, if the plate has it."""
        for layer in self._layers:
            if layer.name == name:
                lay(frame, layer.image, self._nodes[name], self._wanted[name], name in ("near", "fore"))
