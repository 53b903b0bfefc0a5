"""What moves by itself in a place, drawn into every frame: gulls, breakers, boats, flags."""

import math

import numpy as np

from tools.generators.previz.baking import Plate
from tools.generators.previz.compositing import Travel, lay_figure
from tools.generators.previz.lighting import hazed
from tools.generators.previz.noise import FINE, Doubles, Floats
from tools.generators.previz.painting import ArtStore
from tools.generators.previz.pieces import Mover
from tools.generators.previz.sprites import light_sprite, silhouette_rim


class Movers:
    """The moving things of a plate. Each drawing is lit once, at the scale it is first seen at from its start."""

    def __init__(self, plate: Plate, store: ArtStore) -> None:
        self._plate, self._store = plate, store
        self._lit: dict[tuple[int, int], tuple[Floats, float, float, float]] = {}

    def draw(self, frame: Floats, travel: Travel, seconds: float, nearest: float, farthest: float) -> None:
        """Draw what is between two distances at that time."""
        lens = self._plate.lens
        for number, mover in enumerate(self._plate.world.movers):
            at, shown = whereabouts(mover, seconds)
            if shown <= 0.0:
                continue
            x, y, z = lens.see(at)
            if not nearest <= z < farthest or z < 0.5 or self._hidden(x, y, z):
                continue
            image, ax, ay, scale = self._art(number, mover, seconds)
            x, y, zoom = travel.carry(x, y, z, lens.width, lens.height, lens.focal)
            k = lens.focal / z * zoom / scale
            if k < 0.02:
                continue
            lay_figure(frame, image, x - ax * k, y - ay * k, k, 1.0, shown)

    def _hidden(self, x: float, y: float, z: float) -> bool:
        """Whether the set stands before that spot."""
        plate = self._plate
        column = int((x - plate.left) * plate.scale / 4)
        row = int((y - plate.top) * plate.scale / 4)
        if not (0 <= row < plate.depth.shape[0] and 0 <= column < plate.depth.shape[1]):
            return False
        return float(plate.depth[row, column]) < min(z, 59.0) * 0.93

    def _art(self, number: int, mover: Mover, seconds: float) -> tuple[Floats, float, float, float]:
        cell = int(seconds * mover.per_second) % len(mover.drawings)
        key = (number, cell)
        if key in self._lit:
            return self._lit[key]
        plate = self._plate
        world, lens = plate.world, plate.lens
        at = np.asarray(mover.at, np.float64)
        z = max(lens.see(at)[2], 1.0)
        art, scale = self._store.drawn(mover.drawings[cell], mover.seed, min(lens.focal / z, mover.cap))
        out = np.zeros((art.colour.shape[0], art.colour.shape[1], 4), np.float32)
        fog = float(hazed(z, float(at[1]), float(lens.eye[1]), world.haze()))
        light_sprite(
            art.colour, art.normals, silhouette_rim(art.colour, 1.5), out, at, lens.axes, scale, float(art.x),
            float(art.y), world.light_rows(), world.air.above, world.air.below, 0.3, 0.5, fog, world.haze_light(), FINE,
        )  # fmt: skip
        self._lit[key] = (out, art.x, art.y, scale)
        return self._lit[key]


def whereabouts(mover: Mover, seconds: float) -> tuple[Doubles, float]:
    """Where a mover is, and how much of it shows: it fades out before it comes round again, and in after."""
    t, shown = seconds, 1.0
    if mover.loop > 0:
        speed = float(np.linalg.norm(mover.velocity))
        if speed > 1e-6:
            whole = mover.loop / speed
            share = (seconds / whole + (mover.seed % 97) / 97) % 1.0
            t = (share - 0.5) * whole
            shown = min(1.0, min(share, 1 - share) * 12)
    swing = math.sin(2 * math.pi * (seconds / mover.period + (mover.seed % 13) / 13))
    at = np.asarray(mover.at, np.float64) + np.asarray(mover.velocity) * t + np.asarray(mover.sway) * swing
    return at, shown
