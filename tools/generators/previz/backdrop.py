"""What lies behind and before the set in every frame: sky, stars, sea, fog, rain, snow, dust, beams, lightning."""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from tools.generators.previz.baking import Plate
from tools.generators.previz.compositing import Travel, add_beam, add_fog, add_halo, add_light, add_tile
from tools.generators.previz.noise import FINE, SOFT, Bytes, Doubles, Floats, colour
from tools.generators.previz.pieces import Beam, Water
from tools.generators.previz.skies import paint_sea, paint_sky, sheet_of_marks


def _floats(values: Doubles | Floats | tuple[float, ...]) -> Floats:
    return np.asarray(values, np.float32)


@dataclass(frozen=True, eq=False)
class Falling:
    """One sheet of rain, snow or dust: the marks, their speed in px a second, colour and strength."""

    sheet: Bytes
    across: float
    down: float
    colour: Floats
    amount: float


class Backdrop:
    """The air of one shot, for frames of one size. Every method is a pure function of the seconds it is given."""

    def __init__(self, plate: Plate, width: int, height: int) -> None:
        self._plate, self._width, self._height = plate, width, height
        world = plate.world
        self._air, self._world = world.air, world
        self._unit = max(width, height) / 1280
        self._haze = np.sqrt(np.maximum(world.haze_light(), 0)).astype(np.float32)
        self._sun = self._sun_position()
        key = self._air.sun / max(float(self._air.sun.max()), 1e-6)
        self._sun_colour = np.sqrt(np.clip(key, 0, 1)).astype(np.float32)
        self._half = np.zeros((3, (height + 1) // 2, (width + 1) // 2), np.float32)
        starry = world.stars or (self._air.time == "night" and self._air.cover < 0.5)
        self._stars = sheet_of_marks(14, 420, 0.8 * self._unit) if starry and world.sky else None
        self._falling = self._precipitation()
        self._dust = self._motes()

    def _sun_position(self) -> tuple[float, float]:
        way = self._world.sun_direction
        if way is None:
            return self._width * 0.5, -float(self._height)
        q = self._plate.lens.axes @ way
        lens = self._plate.lens
        if q[2] > 0.12:
            return lens.cx + lens.focal * float(q[0] / q[2]), lens.cy - lens.focal * float(q[1] / q[2])
        return self._width / 2 + math.copysign(3.0 * self._width, float(q[0])), -float(self._height)

    def _precipitation(self) -> tuple[Falling, ...]:
        air, unit = self._air, self._unit
        sheets: list[Falling] = []
        if air.rain:
            slant = -0.2 - 0.25 * air.wind
            thick = 2 if unit > 0.8 else 1
            for seed, count, length, wide, soft, speed, tint, amount in (
                (7, 500, 22.0, 1, 0.0, 740.0, "#aeb6c2", 0.13),
                (8, 200, 50.0, thick, 0.6, 1350.0, "#b8c0cc", 0.10),
            ):
                sheet = sheet_of_marks(seed, count, 0, length * unit, slant, wide, soft)
                sheets.append(Falling(sheet, -speed * slant, -speed, _floats(colour(tint)), amount * air.rain))
        if air.snow:
            for seed, count, size, soft, across, down, tint, amount in (
                (9, 520, 1.1, 0.0, 18, -34, "#e8eef8", 0.55),
                (10, 190, 2.1, 0.7, -30, -62, "#eef2fa", 0.55),
                (11, 46, 5.5, 2.6, 46, -120, "#f4f6fc", 0.42),
            ):
                sheet = sheet_of_marks(seed, count, size * unit, soft=soft * unit)
                sheets.append(Falling(sheet, across - 160 * air.wind, down, _floats(colour(tint)), amount))
        return tuple(sheets)

    def _motes(self) -> tuple[Falling, ...]:
        """Dust in the air, seen where light catches it."""
        unit, dust = self._unit, self._world.dust
        if not dust:
            return ()
        sheets: list[Falling] = []
        for seed, count, size, soft, across, down, tint, amount in (
            (12, 60, 1.5, 1.1, 7, 5, "#ffe6b8", 0.26),
            (13, 12, 3.2, 2.0, -9, 7, "#ffdca8", 0.20),
        ):
            sheet = sheet_of_marks(seed, count, size * unit, soft=soft * unit)
            sheets.append(Falling(sheet, across, down, _floats(colour(tint)), amount * dust))
        return tuple(sheets)

    def behind(self, frame: Floats, hidden: Bytes, travel: Travel, seconds: float) -> None:
        """Sky and sea, wherever the set does not hide them."""
        if bool(hidden.all()):
            return
        if not self._world.sky:
            frame[:] = np.array((0.012, 0.015, 0.022), np.float32)[:, None, None]
            return
        plate, width, height = self._plate, self._width, self._height
        lens, air = plate.lens, self._air
        step = 2.0 / travel.zoom
        left = (0.5 - width / 2 - travel.pan) / travel.zoom + width / 2
        top = (0.5 - height / 2 - travel.tilt) / travel.zoom + height / 2
        view = [step, left, step, top, lens.horizon, float(max(height, width * 0.42)), float(width)]
        drift = seconds * (0.6 + 4.0 * air.wind) + self._world.seed * 40
        paint_sky(
            self._half, hidden, air.ramp, SOFT, FINE, _floats(air.clouds[0]), _floats(air.clouds[1]), self._sun_colour,
            _floats((*view,)), _floats((air.cover, 0.36, 0.30, drift, self._world.seed * 13.0)),
            _floats((*self._sun, air.disc * self._unit, air.glow)),
        )  # fmt: skip
        horizon = (lens.horizon - height / 2) * travel.zoom + height / 2 + travel.tilt
        below = int(max(0, min(height, horizon)) / 2)
        if self._world.water is not None:
            self._sea(self._world.water, hidden, view, travel, seconds)
        else:
            self._half[:, below:] = self._haze[:, None, None]
        for c in range(3):
            frame[c] = cv2.resize(self._half[c], (width, height), interpolation=cv2.INTER_LINEAR)
        if self._stars is not None and horizon > 0:
            shift = int(-travel.pan), int(-travel.tilt)
            sky = int(min(height, horizon))
            x, y = (self._world.seed * 31 + shift[0]) % 1024, (self._world.seed * 77 + shift[1]) % 1024
            add_tile(frame, self._stars, x, y, _floats(colour("#dfe8ff")), 0.55, sky)
        if self._world.indoor:  # seen through the windows
            self._fall(frame, self._falling, seconds)

    def _sea(self, water: Water, hidden: Bytes, view: list[float], travel: Travel, seconds: float) -> None:
        lens, air = self._plate.lens, self._air
        eye = lens.eye + lens.axes[0] * travel.x - lens.axes[1] * travel.y + lens.axes[2] * travel.z
        above = max(float(eye[1]) - water.level, 0.3)
        # A low moon or sun draws its track; otherwise the brightest part of the horizon does.
        towards = self._sun[0] if abs(self._sun[0] - self._width / 2) < 2 * self._width else self._width / 2
        strength = water.glitter * min(1.0, air.glow * 2.0)
        paint_sea(
            self._half, hidden, air.ramp, SOFT, _floats(colour(water.deep)), _floats(colour(water.foam)),
            self._sun_colour * np.float32(min(1.0, float(air.sun.max()) * 0.6 + 0.25)), self._haze,
            _floats((*view, lens.focal, above, float(eye[0]), float(eye[2]))),
            _floats((water.chop + 0.35 * air.wind, water.foaming + 0.12 * air.wind, strength, towards, 0.004)), seconds,
        )  # fmt: skip

    def far_fog(self, frame: Floats, horizon: float, seconds: float) -> None:
        """Fog between the far layer and the set."""
        air, unit = self._air, self._unit
        if air.fog and not self._world.indoor:
            drift, pale = seconds * 12 * (1 + air.wind), self._haze * np.float32(1.15)
            top, bottom = horizon - 90 * unit, horizon + 70 * unit
            add_fog(frame, SOFT, drift, 0.10 / unit, pale, 0.30 + 0.30 * air.fog, top, bottom, 1.5)

    def near_fog(self, frame: Floats, horizon: float, seconds: float) -> None:
        """Fog that drifts before the set, behind the people."""
        air, unit = self._air, self._unit
        if air.fog and not self._world.indoor:
            drift, top, bottom = seconds * 16 * (1 + air.wind) + 200, horizon - 30 * unit, horizon + 230 * unit
            add_fog(frame, FINE, drift, 0.06 / unit, self._haze, 0.34 * air.fog, top, bottom, 1.7)

    def glows(self, frame: Floats, travel: Travel, seconds: float) -> None:
        """Shafts of light, the halos of lamps, and turning beams."""
        plate, width, height = self._plate, self._width, self._height
        flicker = 1 + 0.03 * math.sin(seconds * 7.3 + 1) * math.sin(seconds * 3.1)
        if plate.shafts is not None:
            k = plate.scale / 4
            middle = travel.carry(0.0, 0.0, max(plate.distance, 1.5), width, height, plate.lens.focal)
            zoom = middle[2]
            ax = k / zoom
            bx = (-middle[0] / zoom - plate.left) * k - 0.5 * k
            by = (-middle[1] / zoom - plate.top) * k - 0.5 * k
            add_light(frame, plate.shafts, FINE, seconds, flicker, ax, bx, ax, by)
        for halo in plate.halos:
            x, y, zoom = travel.carry(halo.x, halo.y, halo.z, width, height, plate.lens.focal)
            red, green, blue = (float(v) * halo.gain * flicker for v in halo.colour)
            add_halo(frame, x, y, max(halo.radius, 2.5 * self._unit) * zoom, red, green, blue)
        for beam in self._world.beams:
            self._beam(frame, beam, travel, seconds)

    def _beam(self, frame: Floats, beam: Beam, travel: Travel, seconds: float) -> None:
        lens = self._plate.lens
        start = lens.relative(beam.at)
        if start[2] < 0.5:
            return
        bearing = 2 * math.pi * (seconds / beam.turn + beam.phase)
        way = lens.axes @ np.array((math.sin(bearing), 0.0, math.cos(bearing)))
        x, y, z = lens.see(beam.at)
        x, y, zoom = travel.carry(x, y, z, self._width, self._height, lens.focal)
        metre = lens.focal / z * zoom
        flat = math.hypot(float(way[0]), float(way[1])) + 1e-6
        towards = max(0.0, -float(way[2]))
        length = beam.length * metre * max(flat, 0.12)
        # A beam that swings past the lens flares, and then lights the whole picture for a moment.
        flare = towards**24
        gain = beam.gain * (0.22 + 0.5 * towards**3)
        spread = beam.spread * (1 + 3 * towards)
        dx, dy = float(way[0]) / flat, -float(way[1]) / flat
        add_beam(frame, x, y, dx, dy, spread, 0.35 * metre, length, _floats(beam.colour), gain, FINE, seconds)
        red, green, blue = (float(v) * (0.9 + 1.2 * flare) * beam.gain for v in beam.colour)
        # However near the lamp, its flare leaves the room around it to be seen.
        radius = min((0.9 + 3.0 * flare) * metre + 6 * self._unit, 0.16 * self._height)
        add_halo(frame, x, y, radius, red, green, blue)

    def before(self, frame: Floats, seconds: float) -> None:
        """Rain, snow and dust in front of everything; under a roof dust alone."""
        self._fall(frame, self._dust if self._world.indoor else (*self._falling, *self._dust), seconds)

    def _fall(self, frame: Floats, sheets: tuple[Falling, ...], seconds: float) -> None:
        for falling in sheets:
            sway = 8 * self._unit * math.sin(seconds * 0.8 + falling.across) if self._air.snow else 0.0
            x = int(seconds * falling.across * self._unit + sway) % 1024
            y = int(seconds * falling.down * self._unit) % 1024
            add_tile(frame, falling.sheet, x, y, falling.colour, falling.amount, self._height)

    def lightning(self, seconds: float) -> float:
        """Exposure factor 1.., with a double flash every few seconds in a storm."""
        if not self._air.lightning:
            return 1.0
        gain = 1.0
        period = 5.3
        strike = (seconds + (self._world.seed % 7) * 0.6 + 2.2) % period
        for at, power, fade in ((0.0, 1.1, 0.07), (0.16, 0.75, 0.22)):
            since = strike - at
            if 0 <= since < 1.2:
                gain += power * math.exp(-since / fade)
        return gain
