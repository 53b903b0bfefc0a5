"""Props in the picture: on a table, on the ground, before the people, in the air; solids, lit by the place."""

import math

import cv2
import numpy as np

from tools.generators.previz.brushwork import brush, wobble
from tools.generators.previz.compositing import Travel, add_halo, darken_ground, lay_figure
from tools.generators.previz.figures import Art, trimmed
from tools.generators.previz.framing import Setup
from tools.generators.previz.lightmeter import measure
from tools.generators.previz.noise import Floats
from tools.generators.previz.people import relight
from tools.generators.previz.props import prop
from tools.generators.previz.solids.gbuffer import GBuffer
from tools.generators.previz.stockroom import PlacedProp

MOST_PIXELS_PER_METRE = 6000.0
STEAM_PUFFS = 14
STEAM_LIGHT = 0.34
"""How much light a puff adds in its middle, linear."""


class Thing:
    """One prop through one shot, standing at a point of the world."""

    def __init__(self, placed: PlacedProp, setup: Setup, detail: float) -> None:
        self._placed, self._setup = placed, setup
        lens, asked = setup.lens, placed.prop
        _, _, z = lens.see(placed.at)
        self._scale = min(lens.focal / max(z, 0.1) * detail, MOST_PIXELS_PER_METRE)
        self._unit = max(lens.width, lens.height) / 1280
        drawn = prop(
            asked.what, colour=asked.colour, text=asked.text, yaw=placed.yaw, pitch=placed.pitch(setup.pitch),
            px_per_metre=self._scale, supersample=1,
        )  # fmt: skip
        self._glow = drawn.glow
        self._corner = (0, 0)
        self._art = self._paint(drawn)

    def depth(self, travel: Travel) -> float:
        return self._setup.lens.see(self._placed.at)[2] - travel.z

    def rect(self, travel: Travel) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the prop on the screen, in px."""
        lens, bulk = self._setup.lens, self._placed.bulk
        x, y, z = lens.see(self._placed.at)
        x, y, zoom = travel.carry(x, y, z, lens.width, lens.height, lens.focal)
        scale = lens.focal / max(z, 0.05) * zoom
        tall = bulk.height * (math.sin(abs(self._setup.pitch)) if bulk.lying else 1.0)
        return x - bulk.width * scale / 2, y - tall * scale, x + bulk.width * scale / 2, y

    def _paint(self, drawn: GBuffer) -> Art:
        setup = self._setup
        reading = measure(setup.world, self._placed.at + np.array((0.0, 0.08, 0.0)), setup.lens, setup.words)
        image = relight(drawn, reading.lights, reading.above, reading.below, reading.rim)
        image, dx, dy = trimmed(image, 10)
        self._corner = (dx, dy)
        image = brush(image, max(2, round(2.0 * self._unit)), 0.45)
        image = np.maximum(wobble(image, 0.8 * self._unit, 3, max(self._unit, 0.2)), np.float32(0))
        blur = max(self._placed.blur * self._unit, 0.4 * self._unit)
        if blur > 0.3:
            image = np.asarray(cv2.GaussianBlur(image, (0, 0), blur), np.float32)
        image = np.ascontiguousarray(image)
        return Art(image, drawn.anchor[0] - dx, drawn.anchor[1] - dy, image[:2, :2])

    def draw(self, frame: Floats, travel: Travel, seconds: float) -> None:
        """Lay the prop into a frame."""
        lens, placed = self._setup.lens, self._placed
        at = placed.at
        floating = placed.prop.where == "air"
        if floating:
            at = at + np.array((0.02 * math.sin(seconds * 0.9), 0.05 * math.sin(seconds * 1.3), 0.0))
        x, y, z = lens.see(at)
        if z - travel.z < 0.15:
            return
        x, y, zoom = travel.carry(x, y, z, lens.width, lens.height, lens.focal)
        scale = lens.focal / z * zoom
        k = scale / self._scale
        if not floating and placed.prop.where != "wall":
            self._stand(frame, x, y, scale)
        left, top = x - self._art.x * k, y - self._art.y * k
        lay_figure(frame, self._art.image, left, top, k, 1.0, 1.0)
        if self._glow is not None:
            gx, gy = self._glow.at[0] - self._corner[0], self._glow.at[1] - self._corner[1]
            flicker = 1 + 0.05 * math.sin(seconds * 9.1) * math.sin(seconds * 3.7)
            red, green, blue = (math.sqrt(max(c, 0.0)) * 0.55 * flicker for c in self._glow.colour)
            add_halo(frame, left + gx * k, top + gy * k, 0.30 * placed.bulk.width * scale, red, green, blue)
        if placed.steam:
            self._steam(frame, x, y, scale, seconds)

    def _steam(self, frame: Floats, x: float, y: float, scale: float, seconds: float) -> None:
        """Puffs that rise from the top, sway, widen and thin out, each where the last one was a moment ago."""
        bulk = self._placed.bulk
        top = y - 0.92 * bulk.height * scale * math.cos(self._setup.pitch)
        for number in range(STEAM_PUFFS):
            up = (number / STEAM_PUFFS + seconds * 0.22) % 1.0
            sway = math.sin(5.0 * up + 1.9 * number + 0.6 * seconds) * (0.05 + 0.10 * up)
            thin = min(8 * up, 1.0) * (1.0 - up) ** 0.8 * STEAM_LIGHT
            size = (0.07 + 0.09 * up) * bulk.width * scale
            add_halo(frame, x + sway * bulk.width * scale, top - up * 0.8 * bulk.width * scale, size, thin, thin, thin)

    def _stand(self, frame: Floats, x: float, y: float, scale: float) -> None:
        """The contact shadow: a pool under a standing thing, a rim around a lying one."""
        bulk = self._placed.bulk
        wide = 0.46 * bulk.width * scale
        tip = max(math.sin(abs(self._setup.pitch)), 0.16)
        if bulk.lying:
            tall = 0.5 * bulk.height * scale * tip
            darken_ground(frame, x + 0.03 * wide, y - tall + 0.08 * wide, wide * 0.95, tall * 0.95, 0.50)
            return
        flat = wide * min(1.0, tip + 0.05)
        darken_ground(frame, x, y - 0.20 * flat, wide, flat, 0.58)
        darken_ground(frame, x + 0.25 * wide, y, wide * 1.5, flat * 1.3, 0.26)
