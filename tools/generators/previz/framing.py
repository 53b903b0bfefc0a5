"""Where the camera stands: a structured shot, a place and its cast become a lens, placements and a baking order.

size      -> how much of a body fills the frame, and the focal length that suits it
aspect    -> a tall frame keeps the width of a head or of two people, and shows more above and below
facing    -> the camera walks round towards the side that is looked at (never across the line)
at, looks -> thirds and looking room, by shifting the lens, so that verticals stay vertical
angle     -> height and pitch; a dutch angle rolls the finished picture
place     -> rooms limit the distance, or lose the wall that the camera stands behind
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tools.film.script import Shot, Size
from tools.generators.previz.baking import Rect
from tools.generators.previz.blocking import ANIMALS, Player, elbow_room, line_up, middle_mark, seated
from tools.generators.previz.lens import Lens, aim, focal_of
from tools.generators.previz.noise import Doubles
from tools.generators.previz.pieces import Point, View
from tools.generators.previz.stockroom import PlacedProp
from tools.generators.previz.world import World, unit


@dataclass(frozen=True)
class Framing:
    """How a size frames a standing adult: metres of frame height and least width, fov in degrees, eye row 0..1."""

    tall: float
    wide: float
    fov: float
    eyes: float
    blur: float


SIZES: dict[Size, Framing] = {
    "extreme wide": Framing(7.2, 4.0, 60, 0.60, 0.0),
    "wide": Framing(3.9, 2.2, 54, 0.44, 0.0),
    "full": Framing(2.35, 1.0, 46, 0.24, 0.6),
    "medium wide": Framing(1.55, 0.80, 42, 0.26, 1.0),
    "medium": Framing(1.02, 0.70, 38, 0.32, 1.8),
    "medium close-up": Framing(0.74, 0.58, 33, 0.36, 3.2),
    "close-up": Framing(0.52, 0.50, 28, 0.40, 5.0),
    "extreme close-up": Framing(0.24, 0.34, 24, 0.48, 7.0),
    "insert": Framing(0.42, 0.42, 30, 0.50, 7.0),
}
ADULT_EYES, ADULT_CROWN = 1.42, 1.68
WIDEST_INDOORS = 3.0
"""Metres of frame height of a wide shot in a room: wider ones show the place by its own view."""
LYING_WIDE = 1.3
"""Metres of frame width that a near shot of someone who lies down has at least: from the head to the hips."""
LOW = 0.65
"""The share of a shoulder's height below which a face is looked down on over it."""
DUTCH = math.radians(9.0)


@dataclass(frozen=True, eq=False)
class Placed:
    """A player in the picture: ground point, turn beyond the facing asked for, and whether they are the dark
    foreground."""

    player: Player
    at: Doubles
    turn: float = 0.0
    foreground: bool = False


@dataclass(frozen=True, eq=False)
class Setup:
    """A camera set-up, ready to bake and to move."""

    world: World
    lens: Lens
    placed: tuple[Placed, ...]
    distance: float
    fore: float
    blur: float
    clear: tuple[Rect, ...]
    roll: float
    pitch: float
    """How far the lens looks down, radians."""
    subject: Doubles
    """What the shot is about, in the world."""
    roomy: bool
    near_layers: bool = True
    seat: Point | None = None
    props: tuple[PlacedProp, ...] = ()
    words: str = ""
    """What the shot says of its light."""
    beacon: Doubles | None = None
    """A small light in the distance that the words speak of."""
    whole_set: bool = False
    """Everything is behind the subject: an insert lies on the set, it does not stand in it."""


def base_direction(world: World, at: Doubles, name: str = "A") -> tuple[Doubles, View]:
    """From the mark towards the camera of a view, along the floor."""
    view = world.views.get(name) or next(iter(world.views.values()), View((0.0, 1.5, -6.0), (0.0, 1.3, 0.0)))
    flat = np.array((view.eye[0] - at[0], 0.0, view.eye[2] - at[2]))
    if float(np.linalg.norm(flat)) < 0.5:
        flat = np.array((view.eye[0] - view.look[0], 0.0, view.eye[2] - view.look[2]))
    return unit(flat), view


def turned(direction: Doubles, angle: float) -> Doubles:
    """A direction on the floor, turned so that a positive angle carries the camera to screen right."""
    right = picture_right(direction)
    return direction * math.cos(angle) + right * math.sin(angle)


def picture_right(towards: Doubles) -> Doubles:
    """Screen right on the floor, for a camera that stands in direction `towards` of what it looks at."""
    return np.cross(np.array((0.0, 1.0, 0.0)), -towards)


def room_ahead(world: World, start: Doubles, way: Doubles) -> float:
    """Metres from a point to the first wall, large outdoors."""
    best = 60.0
    for face in world.faces:
        if not face.shell or abs(float(face.normal[1])) > 0.5:
            continue
        slope = float(face.normal @ way)
        if abs(slope) < 1e-4:
            continue
        t = float(face.normal @ (face.corner - start)) / slope
        if not 0.05 < t < best:
            continue
        hit = start + way * t
        low, high = np.min(face.points, axis=0) - 0.02, np.max(face.points, axis=0) + 0.02
        if bool(np.all(hit >= low) and np.all(hit <= high)):
            best = t
    return best


def obstructed(world: World, eye: Doubles, target: Doubles) -> bool:
    """Whether a solid block stands on the line of sight, or around the camera."""
    for row in world.block_rows():
        low, high = row[:3], row[3:]
        if bool(np.all(eye > low - 0.12) and np.all(eye < high + 0.12)):
            return True
        way = target - eye
        t0, t1 = 0.0, 0.82
        for k in range(3):
            if abs(float(way[k])) < 1e-6:
                if not low[k] <= eye[k] <= high[k]:
                    t1 = -1.0
                continue
            a, b = float((low[k] - eye[k]) / way[k]), float((high[k] - eye[k]) / way[k])
            t0, t1 = max(t0, min(a, b)), min(t1, max(a, b))
        if t0 < t1:
            return True
    return False


def _reach(world: World, at: Doubles, way: Doubles, eye_y: float, wanted: float) -> float:
    """How far from the mark the camera may stand that way: rooms give a metre and a half beyond their wall."""
    if not world.indoor:
        return wanted
    start = np.array((at[0], eye_y, at[2]))
    return max(min(wanted, room_ahead(world, start, way) + 1.2), 0.5)


def _choose_side(world: World, at: Doubles, base: Doubles, eye_y: float, far: float, angles: list[float]) -> Doubles:
    """The first direction from which the subject is seen, else the base."""
    for angle in angles:
        way = turned(base, angle)
        distance = _reach(world, at, way, eye_y, far)
        eye = np.array((at[0], eye_y, at[2])) + way * distance
        if distance > min(far, 1.2) * 0.6 and not obstructed(world, eye, at + np.array((0.0, 1.2, 0.0))):
            return way
    return base


def focal_for(fov: float, width: int, height: int) -> float:
    """A focal length in px with that field of view over the frame's longer side."""
    return focal_of(fov, max(width, round(height * 1.2)))


def frame_people(shot: Shot, world: World, cast: tuple[Player, ...], width: int, height: int) -> Setup:
    framing = SIZES[shot.size]
    mark = middle_mark(world, shot)
    at = np.array(mark.at, np.float64)
    lead = cast[0]
    scale = lead.stature.crown / ADULT_CROWN if len(cast) == 1 else max(p.stature.crown for p in cast) / ADULT_CROWN
    close = framing.tall < 1.3
    small = 0.35 + 0.65 * scale if close else max(scale, 0.55)
    need = framing.wide * small
    if len(cast) > 1:
        gap = (0.66 if close else 0.9) + elbow_room(cast)
        need = max(need, (len(cast) - 1) * gap + 0.75)
    if lead.staged.action == "lie" and close:
        need = max(need, LYING_WIDE)
    tall = max(framing.tall * small, need / (width / height))
    if close and len(cast) > 1:  # a child beside a grown-up, a fox beside a robot: both have a chest in the picture
        tall = max(tall + 0.5 * max(lofty(cast) - 0.2, 0.0), lofty(cast) / 0.52)
    if lead.character.appearance.form in ANIMALS and len(cast) == 1:  # the tips of the ears are in the picture
        tall = max(tall, (lead.stature.crown - lead.stature.eyes) / (0.96 * framing.eyes))
    if world.indoor and shot.size == "wide":
        tall = min(tall, max(WIDEST_INDOORS, need / (width / height)))
    focal = focal_for(framing.fov, width, height)
    base, view = base_direction(world, at)
    eyes = at[1] + (lead.stature.eyes if len(cast) == 1 else max(p.stature.eyes for p in cast))
    eye_y = _camera_height(shot, world, float(at[1]), float(eyes), close)
    distance = focal * tall / height
    side = _walk_round(shot, cast)
    way = _choose_side(world, at, base, eye_y, distance, [side, side * 0.5, 0.0, -side * 0.4, 0.35, -0.35])
    room = _reach(world, at, way, eye_y, distance)
    if room < distance:  # no room to go back: a wider lens keeps the size
        focal, distance = focal * room / distance, room
    places = line_up(cast, shot, at, picture_right(way), way)
    eye = at + way * distance
    eye[1] = max(eye_y, world.height(float(eye[0]), float(eye[2])) + 0.35)
    target = np.array((at[0], eyes, at[2]))
    if len(cast) == 1 and (close or abs(lead.stature.aside) > 0.3):  # the face has its place, not the feet
        target = target + picture_right(way) * lead.stature.aside * (1.0 if close else 0.5)
    if shot.angle == "overhead":
        target[1] = at[1] + 0.45 * lead.stature.eyes
    lens, pitch = _pointed(shot, eye, target, focal, width, height)
    column = _column(shot, cast, width, height)
    row = _row(shot, framing, height)
    lens = shifted(lens, target, column * width, row)
    placed = tuple(Placed(p, q, _towards_others(p, shot)) for p, q in zip(cast, places, strict=True))
    clear = tuple(head_rect(lens, one) for one in placed)
    depth = float(lens.relative(target)[2])
    return Setup(
        world, lens, placed, depth, view.fore, framing.blur, clear, rolled(shot), pitch, target, False,
        near_layers=shot.size in ("wide", "full", "medium wide", "medium"),
        seat=mark.at if seated(shot) else None,
    )  # fmt: skip


def lofty(cast: Sequence[Player]) -> float:
    """Metres from the lowest eyes of a cast to the highest."""
    eyes = [p.stature.eyes for p in cast]
    return max(eyes) - min(eyes)


def _towards_others(player: Player, shot: Shot) -> float:
    """In a two-shot a three-quarter turn is towards the other one, so it goes a little further."""
    if shot.coverage not in ("two-shot", "group") or "three-quarter" not in player.staged.facing:
        return 0.0
    return 0.32 * player.turned


def _walk_round(shot: Shot, cast: Sequence[Player]) -> float:
    """How far the camera stands round the side that the subject looks to, in radians; the line is never crossed."""
    if len(cast) > 1 or shot.size in ("wide", "extreme wide"):
        return 0.0
    lead = cast[0]
    if lead.staged.facing in ("front", "back"):
        return 0.16 * lead.turned
    return (0.44 if "three-quarter" in lead.staged.facing else 0.12) * lead.turned


def _camera_height(shot: Shot, world: World, ground: float, eyes: float, close: bool) -> float:
    match shot.angle:
        case "low":
            return ground + (0.55 if not close else max(eyes - ground - 0.62, 0.35))
        case "high":
            top = eyes + (0.75 if close else 1.5)
            return min(top, ceiling_of(world) - 0.15)
        case "overhead":
            return eyes + 3.0
        case "eye level" | "dutch":
            return eyes - 0.02 if close else max(ground + 0.72 * (eyes - ground), ground + 0.5)


def ceiling_of(world: World) -> float:
    """The height of the lowest ceiling, high outdoors."""
    if not world.indoor:
        return 50.0
    lids = [float(f.corner[1]) for f in world.faces if f.shell and abs(float(f.normal[1])) > 0.9 and f.corner[1] > 1.8]
    return min(lids, default=50.0)


def _pointed(shot: Shot, eye: Doubles, target: Doubles, focal: float, width: int, height: int) -> tuple[Lens, float]:
    """A level lens for eye level (the picture is then shifted, not tilted), a pitched one for the other angles."""
    if shot.angle in ("eye level", "dutch"):
        level = target.copy()
        level[1] = eye[1]
        return aim(eye, level, focal, width, height), 0.0
    if shot.angle == "overhead":
        # Nearly straight down: the camera goes over the subject and keeps screen up pointing away from the room.
        flat = (eye - target) * np.array((1.0, 0.0, 1.0))
        reach = max(float(np.linalg.norm(eye - target)), 1.2)
        eye = target + unit(flat) * reach * 0.30 + np.array((0.0, reach * 0.95, 0.0))
    lens = aim(eye, target, focal, width, height)
    return lens, math.asin(-float(lens.axes[2, 1]))


def _row(shot: Shot, framing: Framing, height: int) -> float:
    """Where the eyes are down the frame, in px; from overhead, where the middle of the body is."""
    base = framing.eyes * height
    match shot.angle:
        case "eye level" | "dutch":
            return base
        case "low":
            return base * 0.9 + 0.06 * height
        case "high":
            return base * 0.8 + 0.09 * height
        case "overhead":
            return 0.5 * height


def _column(shot: Shot, cast: Sequence[Player], width: int, height: int) -> float:
    """Where the subject stands across the frame, 0..1: a third, with room on the side they look to."""
    if len(cast) > 1:
        return 0.5
    lead = cast[0]
    aspect = width / height
    swing = min(max((aspect - 0.5) / 1.6, 0.12), 1.0)
    place = {"left": -0.165, "centre": 0.0, "right": 0.165}[lead.staged.at]
    if lead.staged.at == "centre":
        place = -0.075 * lead.turned
    if shot.size in ("close-up", "extreme close-up"):
        place *= 0.8
    return 0.5 + place * swing


def shifted(lens: Lens, point: Doubles, x: float, y: float) -> Lens:
    """Shift the lens so that a world point lands at (x, y) of the frame."""
    px, py, _ = lens.see(point)
    return replace(lens, cx=lens.cx + x - px, cy=lens.cy + y - py)


def head_rect(lens: Lens, placed: Placed) -> Rect:
    """The part of the frame where someone's head and chest are: nothing may stand before it."""
    stature = placed.player.stature
    under = placed.at + lens.axes[0] * (0.0 if placed.foreground else stature.aside)
    x, top, z = lens.see(under + np.array((0.0, stature.crown + 0.05, 0.0)))
    _, low, _ = lens.see(under + np.array((0.0, stature.eyes - 0.55, 0.0)))
    half = 0.30 * lens.focal / max(z, 0.3)
    return (x - half, min(top, low), x + half, max(top, low))


def rolled(shot: Shot) -> float:
    return DUTCH if shot.angle == "dutch" else 0.0


def frame_over_the_shoulder(shot: Shot, world: World, cast: tuple[Player, ...], width: int, height: int) -> Setup:
    """The face of one beyond the dark back of the other; the camera stands just behind the shoulder."""
    subject = next((p for p in cast if p.staged.facing != "back"), cast[0])
    other = next(p for p in cast if p is not subject)
    framing = SIZES[shot.size if SIZES[shot.size].tall < 1.2 else "medium"]
    at = np.array(middle_mark(world, shot).at, np.float64)
    base, view = base_direction(world, at)
    # The one with the back to us stands on the side that the subject looks to; the camera goes round that way.
    side = subject.turned or (-1 if other.staged.at == "left" else 1)
    eyes = float(at[1]) + subject.stature.eyes
    eye_y = float(at[1]) + max(subject.stature.eyes, other.stature.eyes) + 0.04
    below = subject.stature.eyes < LOW * other.stature.eyes
    focal = focal_for(framing.fov + (10 if below else 4), width, height)
    tall = max(framing.tall * (1.5 if below else 1.12), framing.wide * 1.5 / (width / height))
    distance = max(focal * tall / height, 1.5)
    angles = [0.62 * side, 0.4 * side, 0.8 * side, 0.2 * side]
    way = _choose_side(world, at, base, eye_y, distance, angles)
    room = _reach(world, at, way, eye_y, distance)
    if room < distance:
        focal, distance = focal * room / distance, room
    eye = at + way * distance
    eye[1] = eye_y
    if below:
        eye[1] = float(at[1]) + 0.92 * other.stature.eyes
    target = np.array((at[0], eyes, at[2])) + picture_right(way) * subject.stature.aside
    level = target.copy()
    # Someone far below the shoulder is looked down on: a level lens cannot be shifted that far.
    level[1] = eyes if below else eye_y
    lens = aim(eye, level, focal, width, height)
    aspect = min(max((width / height - 0.5) / 1.6, 0.25), 1.0)
    lens = shifted(lens, target, (0.5 - 0.14 * side * aspect) * width, (framing.eyes + 0.02) * height)
    # The shoulder: more than a metre before the lens, so that a head takes a third of the frame, cut by its edge.
    near = min(max(distance * 0.58, 0.95), distance - 0.5)
    edge = (0.5 + (0.48 if below else 0.45) * side * max(aspect, 0.6)) * width
    across = (edge - lens.cx) * near / focal
    shoulder = eye + lens.axes[2] * near + lens.axes[0] * across
    shoulder[1] = at[1]
    back = other.staged.model_copy(update={"facing": "back", "looks": "ahead"})
    placed = (
        Placed(subject, at, 0.42 * side if subject.staged.facing == "front" else 0.0),
        Placed(replace(other, staged=back), shoulder, -0.5 * side, foreground=True),
    )
    return Setup(
        world, lens, placed, float(lens.relative(target)[2]), view.fore, framing.blur, (head_rect(lens, placed[0]),),
        rolled(shot), math.asin(-float(lens.axes[2, 1])), target, False, near_layers=False,
    )  # fmt: skip
