"""The camera's moves: where it is at every moment of a shot, and how much set it needs around the frame for that.

    moment 0..1 --eased--> Travel(metres right, down, forward; pan and tilt in px; zoom)

A subject that the shot is about keeps its place in the frame while the camera goes to it or rises beside it.
"""

import math
from dataclasses import dataclass

import numpy as np

from tools.film.script import Move, Pace
from tools.generators.previz.baking import NEAREST_SHARE
from tools.generators.previz.compositing import Travel

PACES: dict[Pace, float] = {"slow": 0.62, "normal": 1.0, "fast": 1.75}


@dataclass(frozen=True)
class Ride:
    """A move in a given shot: the frame, the subject's distance and its place in the frame (px from the middle)."""

    move: Move
    pace: Pace
    seconds: float
    width: int
    height: int
    focal: float
    distance: float
    subject: tuple[float, float] = (0.0, 0.0)
    roomy: bool = False
    """The place is what the shot is about: larger moves, and the subject need not be held."""
    seed: int = 1
    low: float = -10.0
    """How far down, in metres, the camera may go before it meets the ground."""
    handheld: float = 0.0
    """Unrest that is there beside the move, as a share of a handheld camera's."""
    creep: float = 0.0
    """Of a static camera: how far it comes nearer all the same, as a share of the distance. A still life is held by
    someone who breathes; a picture in which nothing at all moves reads as a fault."""

    def at(self, moment: float, second: float) -> Travel:
        """The camera at `moment` 0..1 of the clip, `second` on its clock. A pure function."""
        s = eased(moment)
        travel = self._moved(2 * s - 1, s)
        shake = 1.0 if self.move == "handheld" else self.handheld
        return self._shaken(travel, second, shake) if shake else travel

    def _extent(self, per_second: float, least: float, most: float) -> float:
        """How far a move goes: speed times time, within reason."""
        return min(max(per_second * PACES[self.pace] * self.seconds, least), most)

    def _moved(self, way: float, s: float) -> Travel:
        """`way` runs from -1 to 1, `s` from 0 to 1."""
        near, wide = self.distance, self.width
        match self.move:
            case "push in":
                return self._held(z=near * self._extent(0.055, 0.10, 0.30) * (s - 0.45))
            case "pull out":
                return self._held(z=near * self._extent(0.055, 0.10, 0.30) * (0.75 - s))
            case "zoom in" | "zoom out":
                most = 0.34 if self.roomy or near > 2.6 else 0.20
                share = s if self.move == "zoom in" else 1 - s
                return self._held(zoom=1 + self._extent(0.06, 0.10, most) * share)
            case "pan left" | "pan right":
                side = 1.0 if self.move == "pan left" else -1.0
                most = 0.24 if self.roomy else 0.11
                return Travel(pan=side * way * wide * self._extent(0.035, 0.05, most))
            case "tilt up" | "tilt down":
                side = 1.0 if self.move == "tilt up" else -1.0
                most = 0.30 if self.roomy else 0.12
                return Travel(tilt=side * way * self.height * self._extent(0.05, 0.06, most))
            case "track left" | "track right":
                side = -1.0 if self.move == "track left" else 1.0
                reach = self._extent(0.035, 0.06, 0.14) * near
                x = side * way * min(reach, 1.3 if self.roomy else 0.6)
                # Turning a little against the move keeps the subject from being left behind.
                keep = 0.0 if self.roomy else 0.72
                return Travel(x=x, pan=keep * x * self.focal / near)
            case "crane up" | "crane down":
                side = -1.0 if self.move == "crane up" else 1.0
                y = side * way * min(self._extent(0.03, 0.05, 0.12) * near, 0.7)
                y = min(y, max(-self.low, 0.0))
                return Travel(y=y, tilt=0.78 * y * self.focal / near)
            case "static" | "handheld":
                return self._held(z=near * self.creep * (s - 0.45)) if self.creep else Travel()

    def _held(self, z: float = 0.0, zoom: float = 1.0) -> Travel:
        """Go in or out with the subject staying where it is in the frame (a roomy move heads for the middle)."""
        sx, sy = (0.0, 0.0) if self.roomy else self.subject
        return Travel(
            x=sx * z / self.focal, y=sy * z / self.focal, z=z, pan=sx * (1 - zoom), tilt=sy * (1 - zoom), zoom=zoom
        )

    def _shaken(self, travel: Travel, second: float, amount: float) -> Travel:
        """Add the unrest of a camera on a shoulder: slow sway, quicker tremor."""
        brisk = PACES[self.pace]
        px = self.height * 0.0065 * amount * (0.7 + 0.3 * brisk)
        metres = 0.006 * self.distance * amount

        def noise(line: int, speed: float) -> float:
            return drift(self.seed * 13 + line, second * speed * (0.7 + 0.3 * brisk))

        return Travel(
            travel.x + metres * noise(1, 0.45),
            travel.y + metres * 0.7 * noise(2, 0.6),
            travel.z + metres * 0.5 * noise(3, 0.3),
            travel.pan + px * (noise(4, 0.8) + 0.35 * noise(5, 2.3)),
            travel.tilt + px * (noise(6, 0.9) + 0.35 * noise(7, 2.6)),
            travel.zoom,
        )

    def margin(self) -> tuple[float, float, float, float]:
        """Pixels of set needed left, top, right and bottom of the frame, over the whole move."""
        left = top = right = bottom = 0.0
        nearest = self.distance * NEAREST_SHARE
        for step in range(33):
            travel = self.at(step / 32, self.seconds * step / 32)
            for depth in (nearest, self.distance, self.distance * 6):
                k = max(depth - travel.z, 0.05) / depth / travel.zoom
                for x, y in ((0.0, 0.0), (float(self.width), float(self.height))):
                    u = (x - self.width / 2 - travel.pan) * k + travel.x * self.focal / depth
                    v = (y - self.height / 2 - travel.tilt) * k + travel.y * self.focal / depth
                    left, right = max(left, -u - self.width / 2), max(right, u - self.width / 2)
                    top, bottom = max(top, -v - self.height / 2), max(bottom, v - self.height / 2)
        pad = 10.0
        return left + pad, top + pad, right + pad, bottom + pad


def eased(moment: float) -> float:
    """0..1 to 0..1 with soft ends and an even speed between, as an operator moves."""
    ramp = 0.22
    t = min(max(moment, 0.0), 1.0)
    speed = 1.0 / (1.0 - ramp)
    if t < ramp:
        return speed * t * t / (2 * ramp)
    if t > 1 - ramp:
        return 1 - speed * (1 - t) * (1 - t) / (2 * ramp)
    return speed * (t - ramp / 2)


def drift(line: int, time: float) -> float:
    """Smooth noise in -1..1, a pure function of its line and time: value noise with a cubic between whole numbers."""
    whole = math.floor(time)
    t = time - whole
    t = t * t * (3 - 2 * t)
    a, b = _grain(line, whole), _grain(line, whole + 1)
    return a + (b - a) * t


def _grain(line: int, whole: int) -> float:
    return float(np.random.Generator(np.random.PCG64([line & 0x7FFFFFFF, whole & 0x7FFFFFFF])).random()) * 2 - 1
