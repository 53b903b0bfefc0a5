"""Cloth that follows the body: torso shells and skirts grown from it by a few centimetres and trimmed."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tools.film.script import Appearance
from tools.generators.previz.people.sheet import Proportions
from tools.generators.previz.people.skeleton import LEFT, RIGHT, SIDES, Skeleton, hip_width
from tools.generators.previz.solids.colour import Colour, Paint, colour
from tools.generators.previz.solids.geometry import WORLD, Frame, Vector, unit, vector
from tools.generators.previz.solids.solid import Material, Solid


@dataclass(frozen=True, eq=False)
class Mannequin:
    """A posed body that clothes are cut on."""

    solid: Solid
    look: Appearance
    proportions: Proportions
    bones: Skeleton
    breath: float

    @cached_property
    def upright(self) -> Frame:
        """The body's axes at the world's origin: limbs are given in world points but squeezed along body depth."""
        return Frame(self.bones.root.rotation)

    def inward(self, point: Vector) -> Vector:
        return self.upright.rotation.T @ point

    @cached_property
    def thigh(self) -> Vector:
        """Mean direction of the thighs, and with it of whatever hangs over both."""
        legs = self.bones.legs
        return unit((legs[LEFT].bend + legs[RIGHT].bend) / 2 - self.bones.hips.origin)

    @cached_property
    def sitting(self) -> float:
        """0 standing, 1 with level thighs."""
        return float(np.clip(self.thigh @ self.bones.root.rotation[:, 2], 0, 1))

    def paint(self, part: str) -> Colour:
        return colour(str(getattr(self.look, part)))

    def torso(self, grow: float, paint: Paint, material: Material) -> None:
        """The trunk from hips to collar, grown by `grow`."""
        q, m, spine, chest = self.proportions, self.proportions.face, self.bones.spine, self.bones.chest
        solid, ny = self.solid, self.bones.neck_y
        breadth = 1 + 0.02 * self.breath
        upper, waist, hips = q.chest * breadth + grow, q.waist + grow, q.hips + grow
        deep = 0.68
        bust = 0.05 * (1 - m.man) * (1 - m.child) if self.look.sex == "f" else 0.0
        middle = (0, q.torso * 0.40, 0.02 + 0.15 * m.heavy)
        solid.cone(
            spine,
            (0, -0.05, 0.03 * m.heavy),
            middle,
            hips * 0.98,
            waist,
            paint,
            material,
            0.14,
            flat=deep + 0.06 * m.heavy,
        )
        ribs = spine.local(chest.origin) + vector((0, 0.16, 0.01))
        solid.cone(spine, middle, ribs, waist, upper, paint, material, 0.14, flat=deep)
        breast = (upper * 1.02, q.torso * 0.30, upper * 0.66 + bust)
        solid.ball(chest, (0, ny * 0.30, 0.03 + bust * 0.4), breast, paint, material, 0.14)
        if m.heavy > 0.3:
            belly = np.array((0.74, 0.60, 0.62)) * (0.50 + 0.50 * m.heavy) + grow
            solid.ball(spine, (0, q.torso * 0.24, 0.26 * m.heavy), belly, paint, material, 0.16)
        for side in SIDES:
            r = (0.175 + 0.03 * m.man + 0.04 * m.heavy) * (1 - 0.30 * m.child) + grow
            tip = (side * (q.shoulder - 0.10), self.bones.shoulder_y + 0.01, -0.01)
            solid.cone(chest, (0, ny - 0.10, -0.03), tip, r * 0.80, r, paint, material, 0.13)
        solid.cone(
            chest,
            (0, ny - 0.16, -0.03),
            (0, ny + 0.02, -0.02),
            0.24 - 0.05 * m.child + grow,
            m.neck * 1.02 + grow,
            paint,
            material,
            0.12,
        )

    def skirt(
        self, grow: float, paint: Paint, material: Material, flare: float, length: float, share: float = 0.96
    ) -> None:
        """Cloth from the waist along both thighs (and shins when long), with a hem across their mean direction."""
        q, bones, solid = self.proportions, self.bones, self.solid
        full = q.leg * 0.5
        flare *= 1 - 0.62 * self.sitting
        long = length > full * 1.05
        for side in SIDES:
            leg = bones.legs[side]
            start = bones.hips.at((side * hip_width(q) * 0.8, 0.05, 0))
            end = start + unit(leg.bend - start) * min(length, full * 1.02)
            top = q.hips * 0.74 + grow
            low = q.leg_radius * 1.12 + flare * min(1.0, length / full) + grow
            solid.cone(self.upright, self.inward(start), self.inward(end), top, low, paint, material, 0.22)
            if long:
                foot = end + unit(leg.end - leg.bend) * (length - full)
                solid.cone(self.upright, self.inward(end), self.inward(foot), low, low * 1.10, paint, material, 0.22)
        start = bones.hips.at((0, 0.05, 0))
        end = start + self.thigh * min(length, full)
        solid.cone(
            self.upright,
            self.inward(start),
            self.inward(end),
            q.hips * 0.78 + grow,
            flare + q.leg_radius + grow,
            paint,
            material,
            0.25,
        )
        if not long:
            solid.trim(WORLD, bones.hips.origin + self.thigh * length * 0.97, self.thigh, 0.03)
            return
        knees = (bones.legs[LEFT].bend + bones.legs[RIGHT].bend) / 2
        ankles = (bones.legs[LEFT].end + bones.legs[RIGHT].end) / 2
        down = unit(ankles - knees)
        solid.trim(WORLD, knees + down * (length - full) * share, down, 0.03)

    def belt(self, y: float, half: float, grow: float, paint: Paint, material: Material = Material.CLOTH) -> None:
        """A band of the torso's own shape at height `y` of the spine."""
        self.solid.begin()
        self.torso(grow, paint, material)
        self.solid.trim(self.bones.spine, (0, y + half, 0), (0, 1, 0), 0.015)
        self.solid.trim(self.bones.spine, (0, y - half, 0), (0, -1, 0), 0.015)
