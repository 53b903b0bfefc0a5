"""One layer being painted: faces, sprites and ground from one lens, with depth and shine."""

import math
from collections import OrderedDict
from collections.abc import Sequence

import cv2
import numpy as np

from tools.generators.previz.lens import Lens, Pair
from tools.generators.previz.lighting import hazed, visible
from tools.generators.previz.noise import FIBRE, FINE, SOFT, Doubles, Floats, generator
from tools.generators.previz.pieces import LANDS, Art, Draw, Face, Sprite
from tools.generators.previz.sprites import light_sprite, silhouette_rim
from tools.generators.previz.surfaces import paint_face
from tools.generators.previz.terrain import broad_tile, paint_terrain
from tools.generators.previz.world import World

FAR_AWAY = 1e9
FARTHEST_GROUND = 420.0
DARKEST_AMBIENT = np.array((0.020, 0.021, 0.026))
"""Linear light that reaches everything: a shadow keeps its drawing."""
SMALLEST = 0.12
"""Nothing nearer than this many metres is painted."""


class ArtStore:
    """Drawn sprites by drawing, seed and scale, so that the next shot of the place does not draw them again."""

    def __init__(self, limit: int = 160_000_000) -> None:
        self._kept: OrderedDict[tuple[Draw, int, int], Art] = OrderedDict()
        self._bytes = 0
        self._limit = limit

    def drawn(self, draw: Draw, seed: int, scale: float) -> tuple[Art, float]:
        """The art at about `scale` px per metre, and the scale it is drawn at."""
        step = round(math.log2(max(scale, 1.0)) * 3)
        key = (draw, seed, step)
        exact = 2.0 ** (step / 3)
        art = self._kept.get(key)
        if art is None:
            art = draw(exact, generator(seed))
            self._kept[key] = art
            self._bytes += art.colour.nbytes + art.normals.nbytes
            while self._bytes > self._limit and len(self._kept) > 1:
                _, old = self._kept.popitem(last=False)
                self._bytes -= old.colour.nbytes + old.normals.nbytes
        else:
            self._kept.move_to_end(key)
        return art, exact


class Painter:
    """Paints a World through a lens into `image` (h, w, 4 roots, premultiplied), `depth` and `shine` (h, w)."""

    def __init__(self, world: World, lens: Lens, store: ArtStore, samples: int = 4) -> None:
        self.world, self.lens = world, lens
        self.image = np.zeros((lens.height, lens.width, 4), np.float32)
        self.depth = np.full((lens.height, lens.width), FAR_AWAY, np.float32)
        self.shine = np.zeros((lens.height, lens.width), np.float32)
        self._store, self._samples = store, samples
        self._lights, self._boxes = world.light_rows(), world.block_rows()
        self._above = np.maximum(world.air.above, DARKEST_AMBIENT)
        self._below = np.maximum(world.air.below, DARKEST_AMBIENT * 0.8)
        self._contacts, self._haze, self._haze_light = world.contact_rows(), world.haze(), world.haze_light()

    def face(self, face: Face) -> None:
        """Paint a face where nothing nearer is painted yet."""
        lens = self.lens
        outline = lens.clip(face.points)
        if len(outline) < 3:
            return
        xs, ys = [p[0] for p in outline], [p[1] for p in outline]
        window = np.array(
            (
                max(math.floor(min(xs)) - 1, 0),
                max(math.floor(min(ys)) - 1, 0),
                min(math.ceil(max(xs)) + 1, lens.width),
                min(math.ceil(max(ys)) + 1, lens.height),
            ),
            np.float64,
        )
        if window[2] <= window[0] or window[3] <= window[1]:
            return
        rings = [outline, *(hole for hole in map(lens.clip, face.holes) if len(hole) > 2)]
        edges, starts = edge_rows(rings)
        paint_face(
            self.image, self.depth, self.shine, edges, starts, window, lens.eye, lens.axes, lens.focal, lens.cx,
            lens.cy, face.corner, face.u, face.v, face.normal, face.colour, face.second, face.pattern,
            face.unit[0], face.unit[1], face.gloss, face.glow, self._lights, self._boxes, self._above, self._below,
            self._haze_light, self._haze, self._contacts, SOFT, FINE, FIBRE, face.seed + self.world.seed * 131,
            self._samples,
        )  # fmt: skip

    def ground(self) -> None:
        """Paint the whole height field."""
        terrain, lens = self.world.terrain, self.lens
        if terrain is None:
            return
        land = LANDS[terrain.land]
        paint_terrain(
            self.image, self.depth, lens.eye, lens.axes, lens.focal, lens.cx, lens.cy, land, terrain.shape,
            0.15, FARTHEST_GROUND, terrain.colour, terrain.second, self._lights, self._boxes, self._above, self._below,
            self._haze_light, self._haze, self._contacts, broad_tile(land), SOFT, FINE, self.world.seed,
            max(1, self._samples - 1),
        )  # fmt: skip

    def lend(self, other: "Painter", nearest: float, farthest: float) -> None:
        """Give the part of what is painted here that lies between two distances to another painter of this lens."""
        inside = (self.depth >= nearest) & (self.depth < farthest)
        other.image[inside] = self.image[inside]
        other.depth[inside] = self.depth[inside]

    def sprite(self, sprite: Sprite, mirror: bool = False) -> None:
        """Stand a sprite where nothing nearer is painted yet; `mirror` paints its reflection in the floor."""
        lens = self.lens
        x, y, z = lens.see(sprite.at)
        if z < SMALLEST:
            return
        art, scale = self._store.drawn(sprite.draw, sprite.seed, min(lens.focal / z, sprite.cap))
        stretch = lens.focal / z / scale
        colour, normals, ax, ay = art
        if sprite.flip:
            colour = np.ascontiguousarray(colour[:, ::-1])
            normals = np.ascontiguousarray(normals[:, ::-1] * np.array((-1, 1), np.float32))
            ax = colour.shape[1] - ax
        if not self._touches(x - ax * stretch, y - ay * stretch, colour.shape[1] * stretch, colour.shape[0] * stretch):
            return
        middle = float(sprite.at[1]) + sprite.mid
        fog = float(hazed(z, middle, float(lens.eye[1]), self._haze))
        out = np.zeros((colour.shape[0], colour.shape[1], 4), np.float32)
        axes = lens.axes * np.array((1.0, -1.0, 1.0)) if mirror else lens.axes
        light_sprite(
            colour, normals, silhouette_rim(colour, min(max(1.2, scale * sprite.rim_width), 12.0)), out, sprite.at,
            axes, scale, float(ax), float(ay), self._shadowed_lights(sprite), self._above, self._below, sprite.wrap,
            sprite.rim, fog, self._haze_light, FINE,
        )  # fmt: skip
        if mirror:
            out, ay = np.ascontiguousarray(out[::-1]), out.shape[0] - ay
        self._stamp(out, x - ax * stretch, y - ay * stretch, stretch, z, sprite.bias)

    def _touches(self, left: float, top: float, width: float, height: float) -> bool:
        return left < self.lens.width and top < self.lens.height and left + width > 0 and top + height > 0

    def _shadowed_lights(self, sprite: Sprite) -> Doubles:
        """The lights as the middle of the sprite receives them."""
        lights = self._lights.copy()
        if not sprite.shadowed or not len(self._boxes):
            return lights
        at = sprite.at + np.array((0.0, sprite.mid, 0.0))
        x, y, z = (float(q) for q in at)
        for row in lights:
            if row[13] <= 0:
                continue
            way = -row[4:7] if row[0] == 1 else row[1:4] - at
            distance = 40.0 if row[0] == 1 else float(np.linalg.norm(way))
            dx, dy, dz = (float(q) for q in way / max(float(np.linalg.norm(way)), 1e-6))
            seen = visible(x, y, z, dx, dy, dz, distance, max(float(row[14]), 0.25), self._boxes, 8, 0.3)
            row[7:10] *= 1 - row[13] * (1 - seen)
        return lights

    def _stamp(self, art: Floats, left: float, top: float, stretch: float, z: float, bias: float) -> None:
        tall, wide = art.shape[:2]
        x0, y0 = max(int(left) - 2, 0), max(int(top) - 2, 0)
        x1 = min(int(left + wide * stretch) + 3, self.lens.width)
        y1 = min(int(top + tall * stretch) + 3, self.lens.height)
        if x1 <= x0 or y1 <= y0:
            return
        place = np.array([[stretch, 0, left - x0], [0, stretch, top - y0]], np.float64)
        how = cv2.INTER_AREA if stretch < 1 else cv2.INTER_LINEAR
        here = np.asarray(cv2.warpAffine(art, place, (x1 - x0, y1 - y0), flags=how), np.float32)
        depth = self.depth[y0:y1, x0:x1]
        here = here * (z < depth + bias)[..., None]
        alpha = here[..., 3:4]
        target = self.image[y0:y1, x0:x1]
        target *= 1 - alpha
        target += here
        depth[alpha[..., 0] > 0.5] = z
        self.shine[y0:y1, x0:x1] *= 1 - alpha[..., 0]


def edge_rows(rings: Sequence[Sequence[Pair]]) -> tuple[Doubles, Doubles]:
    """Outlines as rows a, b, c with a x + b y + c = the distance inside an edge in px, and where each begins."""
    rows: list[tuple[float, float, float]] = []
    starts = [0.0]
    for ring in rings:
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
        side = 1.0 if area > 0 else -1.0
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
            dx, dy = b[0] - a[0], b[1] - a[1]
            length = math.hypot(dx, dy)
            if length < 1e-6:
                continue
            nx, ny = -dy / length * side, dx / length * side
            rows.append((nx, ny, -(nx * a[0] + ny * a[1])))
        starts.append(float(len(rows)))
    return np.array(rows, np.float64).reshape(-1, 3), np.array(starts, np.float64)
