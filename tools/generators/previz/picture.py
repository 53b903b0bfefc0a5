"""A shot as pictures: `Picture(brief).frame(i)` is a pure function of the brief and the frame's number.

    brief -> world -> set-up -> plate (baked once) + actors
    frame i: travel -> sky | far | fog | set | shafts, halos | people | near | fore | rain -> roll -> print
"""

import math
from dataclasses import replace

import cv2
import numpy as np

from tools.generators.ports import Brief
from tools.generators.previz.backdrop import Backdrop
from tools.generators.previz.baking import Order, bake, deep_of
from tools.generators.previz.compositing import Stack, Travel
from tools.generators.previz.figures import Actor
from tools.generators.previz.framing import DUTCH, Setup, frame_shot
from tools.generators.previz.grading import Lab, Planes, to_rgb
from tools.generators.previz.looks import grade_of
from tools.generators.previz.movers import Movers
from tools.generators.previz.moves import Ride
from tools.generators.previz.noise import Bytes, Floats
from tools.generators.previz.painting import ArtStore
from tools.generators.previz.places import build, nearest
from tools.generators.previz.world import World

_store = ArtStore()
_worlds: dict[tuple[str, str, str, str, int], World] = {}
WORLDS_KEPT = 6


def world_of(brief: Brief) -> World:
    """The set of the brief's location in its air; a few are kept, as a scene's shots share theirs."""
    shot, place = brief.shot, brief.location
    kind = nearest(place.set_kind, brief.interior)
    key = (kind, shot.time, shot.weather, shot.mood, place.seed)
    world = _worlds.get(key)
    if world is None:
        world = build(kind, shot.time, shot.weather, shot.mood, place.seed)
        while len(_worlds) >= WORLDS_KEPT:
            _worlds.pop(next(iter(_worlds)))
        _worlds[key] = world
    return world


class Picture:
    """The frames of one brief. Building takes seconds; a frame takes tens of milliseconds."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.width, self.height = brief.width & ~1, brief.height & ~1
        self._rate = float(brief.rate)
        world = world_of(brief)
        roll = 0.0
        width, height = self.width, self.height
        if brief.shot.angle == "dutch":  # a rolled picture is cut from a larger level one
            roll = DUTCH
            c, s = math.cos(roll), abs(math.sin(roll))
            width = math.ceil((self.width * c + self.height * s) / 4) * 4
            height = math.ceil((self.height * c + self.width * s) / 4) * 4
        self._roll, self._size = roll, (width, height)
        setup = frame_shot(brief, world, width, height)
        self._setup = setup
        self._ride = self._choose_ride(setup)
        frames = brief.frames
        draft = 0.6 if brief.draft else 1.0
        speech = tuple(line.model_copy(update={"start": line.start + brief.head}) for line in brief.speech)
        self._actors = tuple(
            Actor(
                placed, setup, frames, brief.rate, brief.shot.pace, brief.seed * 7 + number, speech, brief.shot.light,
                0.7 if brief.draft else 1.0,
            )
            for number, placed in enumerate(setup.placed)
        )  # fmt: skip
        self._travels = [self._travel(i) for i in range(frames)]
        for actor in self._actors:
            actor.frame_up(self._travels)
        scale = draft * (0.45 if setup.blur >= 5 else 0.6 if setup.blur >= 3 else 0.8 if setup.blur >= 1.5 else 1.0)
        order = Order(
            setup.distance, self._margin(), scale, setup.blur, setup.fore, setup.clear, setup.near_layers,
            3, (float(setup.subject[0]), float(setup.subject[1]), float(setup.subject[2])), (width, height),
            seat=setup.seat,
        )  # fmt: skip
        plate = bake(world, setup.lens, order, _store)
        self._stack = Stack(plate.layers, width, height, setup.lens.focal)
        self._backdrop = Backdrop(plate, width, height)
        self._movers = Movers(plate, _store)
        self._deep = deep_of(setup.distance)
        self._lab = Lab(grade_of(world.air, brief.look), self.width, self.height, brief.seed)
        self._horizon = setup.lens.horizon

    def _choose_ride(self, setup: Setup) -> Ride:
        brief, lens = self.brief, setup.lens
        x, y, _ = lens.see(setup.subject)
        unrest = 0.35 if brief.shot.mood == "action" and brief.shot.move != "static" else 0.0
        if brief.shot.coverage == "point of view":
            unrest = max(unrest, 0.6)
        low = setup.world.height(float(lens.eye[0]), float(lens.eye[2])) - float(lens.eye[1]) + 0.3
        return Ride(
            brief.shot.move, brief.shot.pace, brief.frames / self._rate, lens.width, lens.height, lens.focal,
            setup.distance, (x - lens.width / 2, y - lens.height / 2), setup.roomy, brief.seed, low, unrest,
        )  # fmt: skip

    def _travel(self, i: int) -> Travel:
        """The camera in frame i: the ride, and with a walker where the camera walks along."""
        moment = i / max(self.brief.frames - 1, 1)
        travel = self._ride.at(moment, i / self._rate)
        across, ahead = self._following(i)
        return replace(travel, x=travel.x + across, z=travel.z - ahead)

    def _following(self, i: int) -> tuple[float, float]:
        """Metres right and towards us that the camera goes with the lead, so that the set is drawn past."""
        if not self._actors or self._setup.roomy:
            return 0.0, 0.0
        lead = self._actors[0]
        across, ahead = lead.performance.at(i).travel
        shown = lead.position(i) - lead.position(self.brief.frames // 2)
        moved = float(np.linalg.norm(shown * np.array((1.0, 0.0, 1.0)))) > 1e-6 or (across == 0 and ahead == 0)
        tracking = self.brief.shot.move in ("track left", "track right")
        if not moved:
            share = 0.8
            most = 0.6 * self._setup.distance
            return max(-most, min(most, across * share)), max(-most, min(most * 0.5, ahead * share * 0.5))
        return (across, 0.0) if tracking else (0.0, 0.0)

    def _margin(self) -> tuple[float, float, float, float]:
        left, top, right, bottom = self._ride.margin()
        lens = self._setup.lens
        near = self._setup.distance * 1.2
        xs = [(travel.x - self._ride.at(i / max(len(self._travels) - 1, 1), i / self._rate).x)
              for i, travel in enumerate(self._travels)]  # fmt: skip
        reach = lens.focal / near
        return left + max(0.0, -min(xs)) * reach, top, right + max(0.0, max(xs)) * reach, bottom

    def frame(self, i: int) -> Planes:
        """Y, U and V of frame i, in any order."""
        width, height = self._size
        seconds = i / self._rate
        travel = self._travels[i]
        canvas = np.zeros((3, height, width), np.float32)
        stack, backdrop = self._stack, self._backdrop
        stack.turn(travel)
        backdrop.behind(canvas, stack.hidden, travel, seconds)
        horizon = (self._horizon - height / 2) * travel.zoom + height / 2 + travel.tilt
        self._movers.draw(canvas, travel, seconds, self._deep, 1e9)
        stack.draw(canvas, "far")
        backdrop.far_fog(canvas, horizon, seconds)
        stack.draw(canvas, "set")
        self._movers.draw(canvas, travel, seconds, 0.5, self._deep)
        backdrop.glows(canvas, travel, seconds)
        backdrop.near_fog(canvas, horizon, seconds)
        foreground: list[Actor] = []
        for actor in sorted(self._actors, key=lambda a: -a.spot(i, travel).depth):
            if actor.foreground:
                foreground.append(actor)
            else:
                actor.draw(canvas, i, travel)
        stack.draw(canvas, "near")
        for actor in foreground:
            actor.draw(canvas, i, travel)
        stack.draw(canvas, "fore")
        backdrop.before(canvas, seconds)
        if self._roll:
            canvas = self._rolled(canvas)
        return self._lab.print(canvas, i, backdrop.lightning(seconds))

    def _rolled(self, canvas: Floats) -> Floats:
        width, height = self._size
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), math.degrees(self._roll), 1.0)
        turn[0, 2] += (self.width - width) / 2
        turn[1, 2] += (self.height - height) / 2
        size = (self.width, self.height)
        planes = [cv2.warpAffine(plane, turn, size, flags=cv2.INTER_LINEAR) for plane in canvas]
        return np.stack(planes).astype(np.float32)


def still(brief: Brief, i: int) -> Bytes:
    """Frame i of the brief as an RGB picture (height, width, 3), for storyboards."""
    return to_rgb(Picture(brief).frame(i))
