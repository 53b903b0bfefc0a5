"""Paint a World for one lens, once per shot, into a few layers that can be moved against each other.

    far | set | <people> | near | fore        cut by distance, relative to the mark
    each: premultiplied bytes + a coarse map of 1/distance, by which it is shifted when the camera travels
    with them: light shafts, lamps' halos, and the depth that hides them
"""

from dataclasses import dataclass

import cv2
import numpy as np

from tools.generators.previz.brushwork import brush, wobble
from tools.generators.previz.lens import Lens
from tools.generators.previz.noise import FINE, Bytes, Doubles, Floats
from tools.generators.previz.painting import FAR_AWAY, ArtStore, Painter
from tools.generators.previz.pieces import Face, Point, Sprite
from tools.generators.previz.shafts import march_shafts
from tools.generators.previz.world import SPOT, SUN, World

CELL = 8
"""Canvas pixels per cell of a layer's distance map."""
DESIGN_WIDTH = 1280
"""Brush sizes and blurs are given for a picture this wide."""
NEAREST_SHARE = 0.45
"""Of the subject's distance: the nearest that a part of the set counts as when the camera travels."""
NAMES = ("far", "set", "near", "fore")
Rect = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Layer:
    """A painted cut of the set. Canvas pixel (0, 0) lies at frame pixel (left, top); `scale` canvas px a frame px.

    `disparity` is 1/metres per cell; `filled` and `solid` say of each cell whether it holds anything, and whether it
    hides everything behind it.
    """

    name: str
    image: Bytes
    disparity: Floats
    filled: Bytes
    solid: Bytes
    scale: float
    left: float
    top: float


@dataclass(frozen=True, eq=False)
class Halo:
    """A lamp's glow as seen: frame px, metres away, display colour, gain, radius in px."""

    x: float
    y: float
    z: float
    colour: Doubles
    gain: float
    radius: float


@dataclass(frozen=True, eq=False)
class Plate:
    """A baked view of a world: everything a frame needs of the set."""

    world: World
    lens: Lens
    layers: tuple[Layer, ...]
    shafts: Floats | None
    """Linear scattered light, (h, w, 3), one quarter of the canvas."""
    halos: tuple[Halo, ...]
    depth: Floats
    """Metres per quarter canvas pixel, over all layers."""
    scale: float
    left: float
    top: float
    distance: float
    """Metres to what the shot is about."""

    def layer(self, name: str) -> Layer | None:
        return next((layer for layer in self.layers if layer.name == name), None)


@dataclass(frozen=True)
class Order:
    """How a view is to be baked.

    `distance`: metres to what the shot is about. `margin`: px around the frame on each side (left, top, right,
    bottom). `scale`: canvas px a frame px. `blur`: px of defocus behind the subject. `clear`: frame rectangles that
    nothing nearer than the subject may cover. `keep_fore`: paint the near layers at all.
    """

    distance: float
    margin: Rect = (120.0, 60.0, 120.0, 60.0)
    scale: float = 1.0
    blur: float = 0.0
    fore: float = 0.55
    clear: tuple[Rect, ...] = ()
    keep_fore: bool = True
    samples: int = 3
    subject: Point = (0.0, 1.0, 0.0)
    frame: tuple[float, float] = (1280.0, 536.0)
    hog: float = 0.09
    """The largest share of the frame that one thing before the subject may take."""
    seat: Point | None = None
    """Where someone sits: what stands there is behind them."""
    deep: float | None = None
    """Where the far layer begins, in metres; then it alone is defocused, and the set only a little."""

    @property
    def deepest(self) -> float:
        """Where the far layer begins."""
        return max(4.0 * self.distance, 16.0) if self.deep is None else self.deep


def bake(world: World, lens: Lens, order: Order, store: ArtStore) -> Plate:
    """Paint everything that the frame lens may come to see within its margins."""
    left, top, right, bottom = order.margin
    canvas = lens.canvas(left, top, right, bottom, order.scale)
    unit = order.scale * lens.width / DESIGN_WIDTH
    items = _visible_items(world, lens, canvas, order)
    deep = order.deepest
    middle = max(order.distance - 0.05, 0.1)
    close = min(order.distance * order.fore, middle)
    cuts = {
        "far": (deep, FAR_AWAY),
        "set": (order.distance, deep),
        "near": (close, order.distance),
        "fore": (0.1, close),
    }
    land: Painter | None = None
    if world.terrain is not None:
        land = Painter(world, canvas, store, order.samples)
        land.ground()
    layers: list[Layer] = []
    depth = np.full((canvas.height, canvas.width), FAR_AWAY, np.float32)
    for number, name in enumerate(NAMES):
        near, far = cuts[name]
        if name in ("near", "fore") and not order.keep_fore:
            continue
        painter = Painter(world, canvas, store, order.samples)
        # The ground before the subject belongs to the set: it lies under the feet, never over them.
        if land is not None and name in ("far", "set"):
            land.lend(painter, 0.0 if name == "set" else near * 0.98, far * 1.02)
        for z, item in items:
            shell = isinstance(item, Face) and item.shell
            if (name == "set") if shell else (near <= z < far):
                painter.face(item) if isinstance(item, Face) else painter.sprite(item)
        if name == "set" and world.reflect and float(painter.shine.max()) > 0.01:
            _reflect(painter, items, store, unit)
        if not bool((painter.image[..., 3] > 0.003).any()):
            continue
        depth = np.minimum(depth, painter.depth)
        defocus = {"far": order.blur, "set": order.blur if order.deep is None else 0.9}.get(name, 0.0)
        soft = {"far": 0.9, "set": 0.45, "near": 0.45, "fore": 3.4}[name]
        image = _finish(painter.image, world, unit, number, float(np.hypot(soft, defocus)))
        layers.append(_layer(name, image, painter.depth, order, left, top))
    small = (max(canvas.width // 4, 1), max(canvas.height // 4, 1))
    near_depth = np.asarray(cv2.resize(np.minimum(depth, 60.0), small, interpolation=cv2.INTER_AREA), np.float32)
    return Plate(
        world, lens, tuple(layers), _shafts(world, canvas, near_depth, unit),
        _halos(world, lens, canvas, depth), near_depth, order.scale, -left, -top, order.distance,
    )  # fmt: skip


def _visible_items(world: World, lens: Lens, canvas: Lens, order: Order) -> list[tuple[float, Face | Sprite]]:
    """Everything in the picture, far to near, without what would stand before the lens."""
    wild = [f for f in world.faces if f.shell and _hides(f, lens.eye, np.asarray(order.subject, np.float64))]
    gone = {id(f) for f in wild}
    items: list[tuple[float, Face | Sprite]] = []
    spoiled: set[int] = set()
    for face in world.faces:
        if id(face) in gone or any(all(_beyond(f, p, lens.eye) for p in face.points) for f in wild):
            continue
        outline = canvas.clip(face.points)
        if len(outline) < 3:
            continue
        z = max(0.1, float(np.mean([canvas.relative(p)[2] for p in face.points])))
        if not face.shell and z < order.distance - 0.05:
            xs = [p[0] / order.scale - order.margin[0] for p in outline]
            ys = [p[1] / order.scale - order.margin[1] for p in outline]
            if _spoils((min(xs), min(ys), max(xs), max(ys)), z, order):
                spoiled.add(face.part)
                if face.part == 0:
                    continue
        items.append((_behind_seat(z, np.mean(face.points, axis=0), order), face))
    for sprite in world.sprites:
        x, y, z = lens.see(sprite.at)
        if z < 0.3 or any(_beyond(f, sprite.at, lens.eye) for f in wild):
            continue
        if z < order.distance - 0.05:
            reach = lens.focal / z
            half = max(0.35, 0.7 * sprite.mid)
            if _spoils((x - half * reach, y - 2.0 * sprite.mid * reach, x + half * reach, y), z, order):
                continue
        items.append((_behind_seat(z, sprite.at, order), sprite))
    spoiled.discard(0)
    items = [(z, item) for z, item in items if item.part not in spoiled]
    items.sort(key=lambda pair: -pair[0])
    return items


def _behind_seat(z: float, at: Doubles, order: Order) -> float:
    """The depth to sort a thing by: a chair is behind whoever sits on it."""
    if order.seat is None or z >= order.distance:
        return z
    off = (float(at[0]) - order.seat[0]) ** 2 + (float(at[2]) - order.seat[2]) ** 2
    return order.distance + 0.01 if off < 0.5**2 else z


def _spoils(rect: Rect, z: float, order: Order) -> bool:
    """Whether something nearer than the subject covers what must stay clear, or stands right before the lens."""
    if z < 0.35:
        return True
    frame_width, frame_height = order.frame
    across = min(rect[2], frame_width) - max(rect[0], 0.0)
    down = min(rect[3], frame_height) - max(rect[1], 0.0)
    if across > 0 and down > 0 and across * down > order.hog * frame_width * frame_height:
        return True
    return any(rect[0] < c[2] and rect[2] > c[0] and rect[1] < c[3] and rect[3] > c[1] for c in order.clear)


def _hides(wall: Face, eye: Doubles, subject: Doubles) -> bool:
    """Whether a wall, floor or ceiling stands between the eye and the subject: on a stage it would be wheeled away."""
    a = float(wall.normal @ (eye - wall.corner))
    b = float(wall.normal @ (subject - wall.corner))
    if a * b >= 0:
        return False
    hit = eye + (subject - eye) * (a / (a - b))
    low, high = np.min(wall.points, axis=0) - 0.05, np.max(wall.points, axis=0) + 0.05
    return bool(np.all(hit >= low) and np.all(hit <= high))


def _beyond(wall: Face, point: Doubles, eye: Doubles) -> bool:
    """Whether a point hangs on a wheeled-away wall, or lies on the camera's side of it."""
    side = float(np.sign(wall.normal @ (eye - wall.corner)))
    return float(wall.normal @ (point - wall.corner)) * side > -0.30


def _reflect(painter: Painter, items: list[tuple[float, Face | Sprite]], store: ArtStore, unit: float) -> None:
    """Mix the mirrored set into shining floors: half size, blurred along y, broken by noise."""
    lens = painter.lens
    half = Lens(lens.eye, lens.axes, lens.focal / 2, lens.cx / 2, lens.cy / 2, lens.width // 2, lens.height // 2)
    mirror = Painter(painter.world, half.mirrored(), store, 1)
    for _, item in items:
        if isinstance(item, Sprite):
            if item.at[1] < 1.5:
                mirror.sprite(item, True)
        elif not (abs(item.normal[1]) > 0.9 and max(float(p[1]) for p in item.points) < 0.3):
            mirror.face(item)
    image = cv2.GaussianBlur(mirror.image, (0, 0), sigmaX=max(0.6 * unit, 0.3), sigmaY=max(3.5 * unit, 0.5))
    image = np.asarray(cv2.resize(image, (lens.width, lens.height), interpolation=cv2.INTER_LINEAR), np.float32)
    rows, columns = np.mgrid[0 : lens.height, 0 : lens.width].astype(np.float32)
    ripple = cv2.remap(
        FINE, np.mod(columns * 0.35 / unit, 511).astype(np.float32), np.mod(rows * 1.3 / unit, 511).astype(np.float32),
        cv2.INTER_LINEAR,
    )  # fmt: skip
    ripple = np.asarray(ripple, np.float32) - np.float32(0.5)
    image = np.asarray(
        cv2.remap(
            image, columns + ripple * np.float32(16 * unit), rows + ripple * np.float32(8 * unit), cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        np.float32,
    )  # fmt: skip
    if not painter.world.indoor:
        sky = np.sqrt(np.maximum(painter.world.haze_light() * 0.35, 0)).astype(np.float32)
        image[..., :3] += (1 - image[..., 3:4]) * sky
    away = np.exp(-np.abs(rows - np.float32(lens.horizon)) / np.float32(lens.height * 0.30))
    share = np.clip(painter.shine * (0.42 + 0.58 * away), 0, 0.92)[..., None]
    floor = painter.image[..., :3]
    painter.image[..., :3] = np.sqrt(
        floor**2 * (1 - share * 0.55) + image[..., :3] ** 2 * share * painter.image[..., 3:4]
    )


def _finish(image: Floats, world: World, unit: float, number: int, blur: float) -> Bytes:
    """Brush, wobble, shoulder of the highlights, blur: the layer as premultiplied bytes."""
    if world.brush:
        image = brush(image, max(2, round(2.4 * unit)), world.brush)
    image = np.maximum(wobble(image, 1.5 * unit, world.seed + number, unit), 0)
    alpha = np.maximum(image[..., 3:4], np.float32(1e-4))
    colour = image[..., :3] / alpha
    bright = np.float32(0.75) + np.float32(0.25) * np.tanh((colour - np.float32(0.75)) / np.float32(0.40))
    colour = np.where(colour > 0.75, bright, colour)
    image = np.concatenate([colour * image[..., 3:4], image[..., 3:4]], -1)
    pixels = np.clip(image * 255 + 0.5, 0, 255).astype(np.uint8)
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), blur * unit), np.uint8) if blur * unit > 0.3 else pixels


def _layer(name: str, image: Bytes, depth: Floats, order: Order, left: float, top: float) -> Layer:
    tall, wide = image.shape[0] // CELL + 1, image.shape[1] // CELL + 1
    padded = cv2.copyMakeBorder(
        image[..., 3], 0, tall * CELL - image.shape[0], 0, wide * CELL - image.shape[1], cv2.BORDER_REPLICATE
    )
    cells = np.asarray(padded, np.uint8).reshape(tall, CELL, wide, CELL)
    near = cv2.copyMakeBorder(
        (1.0 / np.maximum(depth, 0.1)).astype(np.float32), 0, tall * CELL - depth.shape[0], 0,
        wide * CELL - depth.shape[1], cv2.BORDER_REPLICATE,
    )  # fmt: skip
    disparity = np.asarray(near, np.float32).reshape(tall, CELL, wide, CELL).max((1, 3))
    if name in ("far", "set"):
        # What is much nearer than the subject travels as if it were not: the margin around the frame is finite.
        disparity = np.minimum(disparity, np.float32(1.0 / (NEAREST_SHARE * order.distance)))
    # Where nothing is painted the map takes the nearest thing beside it, so that edges travel as one.
    spread = np.asarray(cv2.dilate(disparity, np.ones((3, 3), np.uint8), iterations=2), np.float32)
    disparity = np.where(disparity < 2.0 / FAR_AWAY, spread, disparity)
    disparity = np.asarray(cv2.GaussianBlur(disparity, (0, 0), 1.6), np.float32)
    grow = np.ones((3, 3), np.uint8)
    filled = np.asarray(cv2.dilate((cells.max((1, 3)) > 0).astype(np.uint8), grow), np.uint8)
    solid = np.asarray(cv2.erode((cells.min((1, 3)) > 253).astype(np.uint8), grow), np.uint8)
    return Layer(name, np.ascontiguousarray(image), disparity, filled, solid, order.scale, -left, -top)


def _shafts(world: World, canvas: Lens, depth: Floats, unit: float) -> Floats | None:
    rows = world.light_rows()
    suns = (rows[:, 0] == SUN) & ((rows[:, 15] > 0) | world.indoor) & (world.shafts > 0)
    spots = (rows[:, 0] == SPOT) & (world.cones > 0)
    chosen = rows[suns | spots].copy()
    if not len(chosen):
        return None
    chosen[:, 7:10] *= np.where(chosen[:, :1] == SUN, world.shafts, world.cones)
    out = np.zeros((*depth.shape, 3), np.float32)
    reach = world.reach if world.indoor else 30.0
    march_shafts(
        out, depth, canvas.eye, canvas.axes, canvas.focal / 4, canvas.cx / 4, canvas.cy / 4, chosen,
        world.block_rows(), FINE, reach, 32,
    )  # fmt: skip
    return np.asarray(cv2.GaussianBlur(out, (0, 0), max(2.2 * unit, 0.6)), np.float32)


def _halos(world: World, lens: Lens, canvas: Lens, depth: Floats) -> tuple[Halo, ...]:
    density = float(world.haze()[0])
    seen: list[Halo] = []
    for glow in world.glows:
        x, y, z = canvas.see(glow.at)
        inside = z > 0.2 and 0 <= x < canvas.width and 0 <= y < canvas.height
        if inside and float(depth[int(y), int(x)]) > z * 0.97 - 0.1:
            fx, fy, _ = lens.see(glow.at)
            gain = glow.gain * float(np.exp(-z * density))
            seen.append(Halo(fx, fy, z, glow.colour, gain, glow.radius * lens.focal / z))
    return tuple(seen)
