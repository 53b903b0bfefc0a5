"""Shots whose subject is the place: its own view, drawn back for an extreme wide, from a mark for a point of view."""

import math
import zlib
from dataclasses import dataclass

import numpy as np

from tools.film.script import Shot, Size
from tools.generators.previz.beacons import says_a_light, says_outside
from tools.generators.previz.blocking import Player, line_up, middle_mark
from tools.generators.previz.framing import (
    Placed,
    Setup,
    base_direction,
    ceiling_of,
    head_rect,
    picture_right,
    rolled,
    room_ahead,
)  # fmt: skip
from tools.generators.previz.lens import aim, focal_of
from tools.generators.previz.noise import Doubles
from tools.generators.previz.pieces import View
from tools.generators.previz.world import World, unit

OUTLOOK = "W"
"""The name of a view out of the place, through its window."""
GLANCES = (0.0, 0.42, -0.36, 0.2, -0.6)
"""Where else someone looks from the same spot, radians to the right."""

ASIDE = (0.0, 0.30, -0.28, 0.16, -0.14)
"""Where else the camera of a detail of a place looks, radians to the right."""


@dataclass(frozen=True)
class Detail:
    """How near a shot of a place without people goes: the share of the way to what it looks at, and of its angle."""

    forward: float
    fov: float


DETAILS: dict[Size, Detail] = {
    "medium wide": Detail(0.14, 0.82),
    "medium": Detail(0.22, 0.72),
    "medium close-up": Detail(0.30, 0.60),
    "close-up": Detail(0.36, 0.50),
    "extreme close-up": Detail(0.42, 0.42),
    "insert": Detail(0.36, 0.50),
}


def frame_place(shot: Shot, world: World, cast: tuple[Player, ...], width: int, height: int) -> Setup:
    """The place is the subject: its own view, drawn back for an extreme wide, from a mark for a point of view."""
    mark = world.marks.get("stand", middle_mark(world, shot))
    at = np.array(mark.at, np.float64)
    _, view = base_direction(world, at)
    eye, look, fov = np.array(view.eye, np.float64), np.array(view.look, np.float64), view.fov
    unpeopled = not cast or shot.coverage in ("empty", "point of view")
    if unpeopled and OUTLOOK in world.views and says_outside(shot):
        view = world.views[OUTLOOK]
        eye, look, fov = np.array(view.eye, np.float64), np.array(view.look, np.float64), view.fov
        at = eye + 0.6 * (look - eye) - np.array((0.0, 1.2, 0.0))
    elif shot.coverage == "point of view" and "B" in world.views:
        back = world.views["B"]
        way = glance(shot, back)
        eye = at + np.array((0.0, 1.5, 0.0))
        eye, look, fov = eye - way * 0.3, eye + way * 6.0 - np.array((0.0, 0.15, 0.0)), back.fov
        at = at + way * 3.0
    elif shot.size == "extreme wide":
        way = unit((eye - at) * np.array((1.0, 0.0, 1.0)))
        extra = 1.1 if world.indoor else 5.0
        extra = min(extra, max(room_ahead(world, eye, way) + 0.9, 0.0)) if world.indoor else extra
        eye = eye + way * extra + np.array((0.0, 0.25 if world.indoor else 0.9, 0.0))
        eye[1] = max(float(eye[1]), world.height(float(eye[0]), float(eye[2])) + 1.1)
        fov = min(fov + (11 if world.indoor else 4), 80.0)
    elif shot.size not in ("wide", "full"):
        near = DETAILS[shot.size]
        way, far = unit(look - eye), float(np.linalg.norm(look - eye))
        eye, fov = eye + way * near.forward * far, max(fov * near.fov, 22.0)
        if unpeopled:  # another detail of the same place is another part of it
            look = eye + _aside(shot, way) * far * (1 - near.forward)
    match shot.angle:
        case "low":
            eye[1] = max(world.height(float(eye[0]), float(eye[2])) + 0.45, 0.45 + float(at[1]) * 0.2)
            look = look + np.array((0.0, 0.7, 0.0))
        case "high":
            eye[1] = min(float(eye[1]) + (0.8 if world.indoor else 3.2), ceiling_of(world) - 0.2)
            look = look - np.array((0.0, 0.5, 0.0))
        case "overhead":
            eye[1] = min(float(eye[1]) + (1.0 if world.indoor else 7.0), ceiling_of(world) + 1.5)
            look = at.copy()
        case "eye level" | "dutch":
            pass
    # A frame narrower than the view was composed for keeps more of the view's width than of its scale.
    across = focal_of(fov, width)
    focal = max(across, focal_of(fov * 0.9, round(height * 1.5))) if width < height * 1.6 else across
    lens = aim(eye, look, focal, width, height)
    depth = max(float(lens.relative(at)[2]), 1.5)
    placed: tuple[Placed, ...] = ()
    if cast and shot.coverage not in ("empty", "point of view"):
        back = 2.5 if shot.size == "extreme wide" and not world.indoor else 0.0
        towards = unit((eye - at) * np.array((1.0, 0.0, 1.0)))
        lead = cast[0].staged.at
        offset = {"left": -0.10, "centre": 0.0, "right": 0.10}[lead] * width * (depth + back) / focal
        spot = at - towards * back + picture_right(towards) * offset
        spots = line_up(cast, shot, spot, picture_right(towards), towards)
        if world.terrain is None and world.free is not None:
            spots = kept_on(world.free, spots)
        for q in spots:
            q[1] = world.height(float(q[0]), float(q[2])) if world.terrain is not None else at[1]
        placed = tuple(Placed(p, q) for p, q in zip(cast, spots, strict=True))
        depth = max(float(lens.relative(spot)[2]), 1.5)
    clear = tuple(head_rect(lens, one) for one in placed)
    pitch = math.asin(-float(lens.axes[2, 1]))
    beacon = far_light(shot, world, eye, unit(look - eye), lens.axes[0]) if unpeopled and says_a_light(shot) else None
    return Setup(
        world, lens, placed, depth, view.fore, 0.0, clear, rolled(shot), pitch, at + np.array((0.0, 1.2, 0.0)), True,
        beacon=beacon,
    )  # fmt: skip


def _aside(shot: Shot, way: Doubles) -> Doubles:
    """A look from the same camera to the part of the place that is told of, by its words one of a few."""
    angle = ASIDE[zlib.crc32(shot.prompt.lower().encode()) % len(ASIDE)]
    flat = unit(way * np.array((1.0, 0.0, 1.0)))
    return way * math.cos(angle) + picture_right(-flat) * math.sin(angle)


def kept_on(free: tuple[float, float, float, float], spots: list[Doubles]) -> list[Doubles]:
    """The spots moved together, or where that is not enough one by one, onto a deck or a floor."""
    low, high = np.array((free[0], free[1])), np.array((free[2], free[3]))
    ground = np.array([(spot[0], spot[2]) for spot in spots])
    ground = ground + np.maximum(low - ground.min(axis=0), 0.0) + np.minimum(high - ground.max(axis=0), 0.0)
    ground = np.clip(ground, low, high)
    return [np.array((x, spot[1], z)) for (x, z), spot in zip(ground.tolist(), spots, strict=True)]


def glance(shot: Shot, view: View) -> Doubles:
    """Which way a point of view looks, along the floor: to the side that its words name, else one of a few by its
    words, so that two looks from one spot differ."""
    words = shot.prompt.lower()
    straight = unit(np.array((view.look[0] - view.eye[0], 0.0, view.look[2] - view.eye[2])))
    if " left" in words or " right" in words:
        angle = -0.42 if " left" in words else 0.42
    else:
        angle = GLANCES[zlib.crc32(words.encode()) % len(GLANCES)]
    return straight * math.cos(angle) + picture_right(-straight) * math.sin(angle)


def far_light(shot: Shot, world: World, eye: Doubles, way: Doubles, right: Doubles) -> Doubles:
    """Where the small light is that the words speak of: ahead, off the middle, as far as the place lets it be."""
    outside = OUTLOOK in world.views and says_outside(shot)
    far = 40.0 if outside else min(max(room_ahead(world, eye, way) - 0.6, 2.0), 40.0)
    side = 0.07 if zlib.crc32(shot.prompt.encode()) % 2 else -0.09
    return eye + way * far + right * side * far + np.array((0.0, 0.035 * far, 0.0))
