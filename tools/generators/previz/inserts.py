"""Inserts and dressing: the camera on a thing, and things in pictures of people and places."""

import math

import numpy as np

from tools.film.script import Prop, Shot
from tools.generators.ports import Brief
from tools.generators.previz.blocking import middle_mark
from tools.generators.previz.continuity import alike, beside, steams
from tools.generators.previz.framing import (
    SIZES,
    Setup,
    base_direction,
    focal_for,
    picture_right,
    rolled,
    room_ahead,
    shifted,
    turned,
)  # fmt: skip
from tools.generators.previz.lens import aim
from tools.generators.previz.noise import Doubles
from tools.generators.previz.pieces import Mark
from tools.generators.previz.stockroom import Bulk, PlacedProp, bulk_of
from tools.generators.previz.world import World

RISE = {"overhead": 1.35, "high": 0.80, "low": 0.10, "eye level": 0.36, "dutch": 0.36}
"""How far the lens looks down on a standing thing, radians."""
RISE_LYING = {"overhead": 1.40, "high": 1.15, "low": 0.62, "eye level": 0.92, "dutch": 0.92}
YAW = 0.42
MOST_OF_FRAME = 0.45
"""The share of the frame's width from which a thing stands behind the people instead of before them."""
SEEN = 0.34
"""Metres beside the axis that an insert's lens sees, for each metre ahead."""
ROW = 4
"""How many of a thing lie side by side in an insert, before the next stand behind them."""
TABLE_WIDE = 0.6
"""Metres of a table that one row of things takes."""
END_ON = 0.95
"""How things are turned that would not lie side by side otherwise."""
BEYOND = 0.4
"""Metres behind its wall from which a room is still seen from inside."""
TOO_TALL = 0.55
"""Metres above which a thing stands on the ground: nobody puts a chair or an open umbrella on a table."""


def thing_of(shot: Shot) -> Prop:
    """What an insert shows: the prop in focus, the first prop, what someone holds, or the words of the focus."""
    focus = shot.focus.lower()
    for candidate in shot.props:
        if focus and candidate.what.lower() in focus:
            return candidate
    if shot.props and (not focus or len(shot.props) == 1):
        return shot.props[0]
    if focus:
        return Prop(what=focus)
    held = next((s.holds for s in shot.staging if s.holds), "")
    return Prop(what=held or "letter")


def frame_insert(brief: Brief, world: World, width: int, height: int) -> Setup:
    """A thing on a table, on the ground or on a wall, filling the frame, the set soft behind it."""
    shot = brief.shot
    asked = thing_of(shot)
    name = {"ground": "ground", "wall": "wall"}.get(asked.where, "table")
    mark = world.marks.get(name) or world.marks.get("ground") or middle_mark(world, shot)
    if name == "table" and "table" not in world.marks:
        asked = asked.model_copy(update={"where": "ground"})
    elif asked.where in ("hand", "foreground"):
        asked = asked.model_copy(update={"where": "table"})
    bulk = bulk_of(asked)
    if name == "table" and bulk.height > TOO_TALL and "ground" in world.marks:
        mark, asked = world.marks["ground"], asked.model_copy(update={"where": "ground"})
    at = np.array(mark.at, np.float64)
    rise = (RISE_LYING if bulk.lying else RISE)[shot.angle]
    if asked.where in ("wall", "air"):
        rise = 0.0
    elif bulk.height > TOO_TALL:
        rise *= 0.4
    group, crowded = _laid_out(shot, asked, bulk)
    shown = bulk.height * (math.sin(rise) if bulk.lying else 1.0)
    close = 1.2 if shot.size == "extreme close-up" else 1.62
    wide = bulk.width * (0.6 if crowded else 1.0)
    wide += max((abs(across) for _, across, _, _ in group), default=0.0) * (2 if len(group) > 1 else 1)
    tall = max(shown * close, wide * close * 0.95 / (width / height), 0.12)
    focal = focal_for(SIZES["insert"].fov, width, height)
    distance = max(focal * tall / height, 0.28)
    base = _clear_side(world, at, rise, distance)
    if world.indoor and bulk.height > TOO_TALL:
        # What fills a wall is seen from inside of the room, by a wider lens.
        room = max(room_ahead(world, at + np.array((0.0, 0.6, 0.0)), base) + BEYOND, 1.2)
        focal, distance = focal * min(room / distance, 1.0), min(distance, room)
    way = base * math.cos(rise) + np.array((0.0, math.sin(rise), 0.0))
    lift = 0.0 if bulk.lying else bulk.height * 0.5
    if asked.where == "air":
        at = at + np.array((0.0, 0.35, 0.0))
    middle = at + np.array((0.0, lift, 0.0))
    right = picture_right(base)
    # the camera is on the middle of all that is laid out
    span = [0.0, *(across for _, across, _, _ in group)]
    at = at - right * (min(span) + max(span)) / 2
    if bulk.lying:  # its foot is nearest to the lens: aim at its middle, lying away from us
        at = at + base * bulk.height * 0.5
    eye = middle + way * distance
    eye[1] = max(float(eye[1]), world.height(float(eye[0]), float(eye[2])) + 0.05)
    lens = aim(eye, middle, focal, width, height)
    swing = min(max((width / height - 0.5) / 1.6, 0.1), 1.0)
    column = 0.5 + {"left": -0.13, "centre": 0.02, "right": 0.13}[asked.at] * swing
    lens = shifted(lens, middle, column * width, 0.53 * height)
    depth = float(lens.relative(middle)[2])
    pitch = math.asin(-float(lens.axes[2, 1]))
    yaw = END_ON if crowded else 0.22 if bulk.lying else (0.0 if asked.where == "wall" else YAW)
    first = PlacedProp(asked, at, yaw, bulk, steam=steams(shot, asked.what))
    laid = tuple(
        PlacedProp(thing, at + right * across - base * back, yaw + turn, bulk_of(thing), steam=steams(shot, thing.what))
        for thing, across, back, turn in group
    )
    return Setup(
        world, lens, (), depth, 0.5, 3.0 if rise > 0.8 else 6.0, (), rolled(shot), pitch, middle, False,
        near_layers=False, props=(first, *laid), words=shot.light, whole_set=True,
    )  # fmt: skip


def _clear_side(world: World, at: Doubles, rise: float, distance: float) -> Doubles:
    """From the thing towards a camera that has no corner of a lamp or a shelf close before its lens."""
    base, _ = base_direction(world, at)
    corners = np.concatenate([np.asarray(face.points, np.float64) for face in world.faces if not face.shell] or [[at]])
    for angle in (0.0, 0.5, -0.5, 0.9, -0.9):
        side = turned(base, angle)
        way = side * math.cos(rise) + np.array((0.0, math.sin(rise), 0.0))
        ahead = distance - (corners - at) @ way
        off = np.linalg.norm(corners - at - np.outer(distance - ahead, way), axis=1)
        if not bool(np.any((ahead > 0.05) & (ahead < 0.62 * distance) & (off < SEEN * ahead + 0.05))):
            return side
    return base


def _laid_out(shot: Shot, asked: Prop, bulk: Bulk) -> tuple[list[tuple[Prop, float, float, float]], bool]:
    """What lies with the thing of an insert: its like, as many as the words count, and the other one that they name.

    Each with metres to the right and back, and how it is turned beyond the first; then whether they would not lie
    side by side unless they were turned end on.
    """
    if asked.where in ("wall", "air"):
        return [], False
    group: list[tuple[Prop, float, float, float]] = []
    count = alike(shot, asked.what)
    gap = min(1.12 * bulk.width, TABLE_WIDE / max(min(count, ROW) - 1, 1))
    crowded = gap < bulk.width
    for number in range(1, count):
        row, place = divmod(number, ROW)  # the second row stands in the gaps of the first
        across = ((place + 1) // 2 * (1 if place % 2 else -1) + 0.5 * row) * gap
        back = (0.22 * (place % 2) + 0.8 * row) * min(bulk.width, TABLE_WIDE / 2)
        group.append((asked, across, back, 0.08 * (number % 3) if crowded else 0.5 * number))
    other = beside(shot, asked.what)
    if other is not None and not group:
        other = other.model_copy(update={"where": asked.where})
        more = bulk_of(other)
        group.append((other, 0.55 * bulk.width + 0.50 * more.width, 0.35 * bulk.width, -0.35))
    return group, crowded


def dressed(setup: Setup, shot: Shot) -> tuple[PlacedProp, ...]:
    """The props of a shot of people or of a place, where they can be seen from this camera."""
    found: list[PlacedProp] = []
    for asked in shot.props:
        if asked.where == "hand" and setup.placed:
            continue  # it is in someone's hand already (see blocking.py)
        bulk = bulk_of(asked)
        across = setup.lens.width / setup.lens.focal * setup.distance
        behind = bulk.width > MOST_OF_FRAME * across or (bulk.height > TOO_TALL and asked.where == "ground")
        at = _beyond(setup, asked, bulk) if behind and asked.where != "air" else _spot(setup, asked, bulk.height)
        if at is None:
            continue
        _, _, z = setup.lens.see(at)
        blur = 3.5 if z < 0.7 * setup.distance else 0.0
        found.append(PlacedProp(asked, at, YAW * 0.8, bulk, blur))
    return tuple(found)


def _beyond(setup: Setup, asked: Prop, bulk: Bulk) -> Doubles:
    """The ground behind the people, for a thing that would hide them; where they would stand when there are none."""
    mark = setup.world.marks.get("stand") or setup.world.marks.get("ground")
    home = setup.placed[0].at if setup.placed or mark is None else np.array(mark.at, np.float64)
    flat = np.array((1.0, 0.0, 1.0))
    right, ahead = picture_right(-setup.lens.axes[2] * flat), setup.lens.axes[2] * flat
    at = home + ahead * 1.3 + right * {"left": -0.7, "centre": 0.5, "right": 0.7}[asked.at]
    at[1] = setup.world.height(float(at[0]), float(at[2])) if setup.world.terrain is not None else home[1]
    return at


def _spot(setup: Setup, asked: Prop, tall: float) -> Doubles | None:
    """Where a prop goes: on its mark when that is in the picture, else at the edge of the frame before the people."""
    world, lens = setup.world, setup.lens
    name = {"table": "table", "ground": "ground", "wall": "wall"}.get(asked.where)
    mark: Mark | None = world.marks.get(name) if name else None
    if mark is not None:
        x, y, z = lens.see(mark.at)
        inside = 0.06 * lens.width < x < 0.94 * lens.width and 0.2 * lens.height < y < 0.97 * lens.height
        if inside and z > 0.5:
            return np.array(mark.at, np.float64)
    if setup.roomy and asked.where != "air":
        return None
    side = {"left": -0.34, "centre": 0.30, "right": 0.34}[asked.at]
    if asked.where == "air":
        z, row = setup.distance * 0.95, 0.30
    else:
        z, row = setup.distance * 0.80, 1.02
        if asked.where == "ground" and setup.lens.height / setup.lens.focal * setup.distance > 1.9:
            right = picture_right(-lens.axes[2] * np.array((1.0, 0.0, 1.0)))
            home = setup.placed[0].at if setup.placed else setup.subject
            at = home + right * side * 2.0
            at[1] = world.height(float(at[0]), float(at[2])) if world.terrain is not None else home[1]
            return at
    across = ((0.5 + side) * lens.width - lens.cx) * z / lens.focal
    down = (row * lens.height - lens.cy) * z / lens.focal
    at = lens.eye + lens.axes[2] * z + lens.axes[0] * across - lens.axes[1] * down
    return at if tall > 0 else None
