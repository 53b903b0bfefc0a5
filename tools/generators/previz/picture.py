"""A shot as pictures: `Picture(brief).frame(i)` is a pure function of the brief and the frame's number.

brief -> world -> set-up -> plate (baked once) + actors
frame i: travel -> sky | far | fog | set | shafts, halos | people | near | fore | rain -> roll -> print
"""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import cv2
import numpy as np

from tools.film.script import Mood, Shot, TimeOfDay, Weather
from tools.film.subjects import SubjectTrack
from tools.generators.ports import Brief
from tools.generators.previz.backdrop import Backdrop
from tools.generators.previz.baking import NEAREST_SHARE, Order, bake
from tools.generators.previz.beacons import Beacon
from tools.generators.previz.bystanders import bystanders
from tools.generators.previz.compositing import Stack, Travel
from tools.generators.previz.continuity import filled_in
from tools.generators.previz.figures import Actor
from tools.generators.previz.framing import DUTCH, Setup
from tools.generators.previz.grading import Lab, Planes, to_rgb
from tools.generators.previz.looks import grade_of
from tools.generators.previz.movers import Movers
from tools.generators.previz.moves import Ride
from tools.generators.previz.noise import Bytes, Floats
from tools.generators.previz.painting import ArtStore
from tools.generators.previz.places import build, nearest
from tools.generators.previz.setups import is_insert, set_up
from tools.generators.previz.things import Thing
from tools.generators.previz.whereabouts import whereabouts
from tools.generators.previz.world import World

WORLDS_KEPT = 6
LEVELS: dict[TimeOfDay, float] = {
    "dawn": 0.44, "morning": 0.46, "day": 0.48, "afternoon": 0.46, "sunset": 0.40, "dusk": 0.32, "night": 0.25,
}  # fmt: skip
"""The mean brightness that a picture of that hour should have, 0..1."""
UNLIT = re.compile(
    r"\b(?:no lamps?(?: is| are)? (?:lit|on)|(?:lights|lamps) (?:are |have gone |all go |go )?out|blackout"
    r"|power (?:cut|outage)|the power is out|unlit)\b"
)
"""Words after which the lamps of a place are dark."""
CREEP = 0.05
"""How much nearer a static camera comes over a shot in which nobody moves, as a share of the distance."""


@lru_cache(maxsize=1)
def drawings() -> ArtStore:
    """The sprites drawn in this process."""
    return ArtStore()


@lru_cache(maxsize=WORLDS_KEPT)
def _built(kind: str, time: TimeOfDay, weather: Weather, mood: Mood, seed: int, unlit: bool) -> World:
    return build(kind, time, weather, mood, seed, unlit=unlit)


def world_of(brief: Brief) -> World:
    """The set of the brief's location in its air; a few are kept, as a scene's shots share theirs. Read only."""
    shot, place = brief.shot, brief.location
    kind = nearest(place.set_kind, brief.interior)
    return _built(kind, shot.time, shot.weather, shot.mood, place.seed, unlit(shot))


class Picture:
    """The frames of one brief. Building takes seconds; a frame takes tens of milliseconds."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief = filled_in(brief)
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
        setup = set_up(brief, world, width, height)
        self._setup = setup
        self._ride = self._choose_ride(setup)
        frames = brief.frames
        draft = 0.6 if brief.draft else 1.0
        speech = tuple(line.model_copy(update={"start": line.start + brief.head}) for line in brief.speech)
        self._actors = tuple(
            Actor(
                placed, setup, frames, brief.rate, brief.shot.pace, brief.seed * 7 + number, speech, brief.shot.light,
                0.7 if brief.draft else 1.0, brief.shot.move in ("track left", "track right"),
            )
            for number, placed in enumerate(setup.placed)
        )  # fmt: skip
        self._crowd = tuple(
            Actor(
                placed, setup, frames, brief.rate, "slow", brief.seed * 7 + 90 + number, (), brief.shot.light,
                0.7 if brief.draft else 1.0, tracking=False, still=True,
            )
            for number, placed in enumerate(bystanders(brief, setup))
        )  # fmt: skip
        self._things: tuple[Thing | Beacon, ...] = tuple(
            Thing(placed, setup, 0.7 if brief.draft else 1.0) for placed in setup.props
        )
        if setup.beacon is not None:
            self._things = (*self._things, Beacon(setup.beacon, setup.lens))
        self._travels = [self._travel(i) for i in range(frames)]
        for actor in (*self._actors, *self._crowd):
            actor.frame_up(self._travels)
        x, y, z = (float(q) for q in setup.subject)
        order = Order(
            0.12 if setup.whole_set else setup.distance, self._margin(), draft * resolution(setup), setup.blur,
            setup.fore, setup.clear, setup.near_layers, 3, (x, y, z), (width, height), seat=setup.seat,
            deep=setup.distance * 1.7 if setup.whole_set else None,
        )  # fmt: skip
        plate = bake(world, setup.lens, order, drawings())
        self._stack = Stack(plate.layers, width, height, setup.lens.focal)
        self._backdrop = Backdrop(plate, width, height)
        self._movers = Movers(plate, drawings())
        self._deep = order.deepest
        self._curtain = 0.0 if setup.whole_set else 0.75 * setup.distance
        self._lab = Lab(grade_of(world.air, brief.look), self.width, self.height, brief.seed)
        self._horizon = setup.lens.horizon
        self._exposure = 1.0
        self._exposure = exposed(self.frame(frames // 2)[0], brief.shot) * asked_light(brief.shot)
        for actor in (*self._actors, *self._crowd):
            actor.hold_back(self._exposure)

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
            creep=0.0 if brief.shot.staging else CREEP,
        )  # fmt: skip

    def _travel(self, i: int) -> Travel:
        """The camera in frame i: the ride, and with a walker where the camera walks along."""
        moment = i / max(self.brief.frames - 1, 1)
        travel = self._ride.at(moment, i / self._rate)
        across, ahead = self._following(i)
        return replace(travel, x=travel.x + across, z=travel.z - ahead)

    def _following(self, i: int) -> tuple[float, float]:
        """Metres right and towards us that the camera goes with the lead."""
        return self._actors[0].walk.camera[i] if self._actors else (0.0, 0.0)

    def _margin(self) -> tuple[float, float, float, float]:
        """Pixels of set needed around the frame for the ride and for going along with a walker."""
        left, top, right, bottom = self._ride.margin()
        lens, nearest = self._setup.lens, NEAREST_SHARE * self._setup.distance
        shifts = [self._following(i) for i in range(self.brief.frames)]
        across = [x * lens.focal / nearest for x, _ in shifts]
        back = max((z for _, z in shifts), default=0.0) / nearest
        wide, tall = back * lens.width / 2, back * lens.height / 2
        return left + max(0.0, -min(across)) + wide, top + tall, right + max(0.0, max(across)) + wide, bottom + tall

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
        for depth, draw in self._cast(i, travel, seconds):
            if depth >= self._curtain:
                draw(canvas)
        stack.draw(canvas, "near")
        for depth, draw in self._cast(i, travel, seconds):
            if depth < self._curtain:
                draw(canvas)
        stack.draw(canvas, "fore")
        backdrop.before(canvas, seconds)
        if self._roll:
            canvas = self._rolled(canvas)
        return self._lab.print(canvas, i, self._exposure * backdrop.lightning(seconds))

    def subjects(self) -> SubjectTrack | None:
        """Where the cast, else the props of an insert, are in the picture; None when the place is the subject."""
        things = [thing for thing in self._things if isinstance(thing, Thing)] if is_insert(self.brief) else []
        size = (self.width, self.height)
        return whereabouts(self.brief, size, self._actors, things, self._travels, self._turned)

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the level picture is in the rolled one."""
        width, height = self._size
        c, s = math.cos(self._roll), math.sin(self._roll)
        right, down = x - width / 2, y - height / 2
        return self.width / 2 + right * c + down * s, self.height / 2 - right * s + down * c

    def _cast(self, i: int, travel: Travel, seconds: float) -> list[tuple[float, Callable[[Floats], None]]]:
        """People and props with how far they are, far to near."""
        cast: list[tuple[float, Callable[[Floats], None]]] = []
        for actor in (*self._crowd, *self._actors):
            depth = actor.spot(i, travel).depth if not actor.foreground else 0.0
            cast.append((depth, lambda canvas, a=actor: a.draw(canvas, i, travel)))
        for thing in self._things:
            cast.append((thing.depth(travel), lambda canvas, t=thing: t.draw(canvas, travel, seconds)))
        return sorted(cast, key=lambda pair: -pair[0])

    def _rolled(self, canvas: Floats) -> Floats:
        width, height = self._size
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), math.degrees(self._roll), 1.0)
        turn[0, 2] += (self.width - width) / 2
        turn[1, 2] += (self.height - height) / 2
        size = (self.width, self.height)
        planes = [cv2.warpAffine(plane, turn, size, flags=cv2.INTER_LINEAR) for plane in canvas]
        return np.stack(planes).astype(np.float32)


def resolution(setup: Setup) -> float:
    """Canvas pixels per frame pixel: a set that is out of focus needs fewer."""
    if setup.whole_set:
        return 0.8
    return 0.45 if setup.blur >= 5 else 0.6 if setup.blur >= 3 else 0.8 if setup.blur >= 1.5 else 1.0


def exposed(luma: Bytes, shot: Shot) -> float:
    """How much more or less light the whole shot gets, from a trial print: towards what its hour should look like."""
    target = LEVELS[shot.time] * {"dark": 0.78, "tense": 0.9, "action": 0.95, "playful": 1.08}.get(shot.mood, 1.0)
    if shot.weather in ("storm", "rain", "fog", "overcast"):
        target *= 0.88
    level = max((float(luma.mean()) - 16) / 219, 0.02)
    if level < 0.78 * target:
        return min((0.78 * target / level) ** 1.1, 2.2)
    if level > 1.30 * target:
        return max((1.30 * target / level) ** 1.1, 0.62)
    return 1.0


def asked_light(shot: Shot) -> float:
    """How much more or less light the words of a shot ask for than its hour has."""
    words = shot.light.lower()
    return 0.66 if "darker" in words or unlit(shot) else 1.34 if "brighter" in words else 1.0


def unlit(shot: Shot) -> bool:
    """Whether no lamp is on where the shot is: the words of its light say so, or its prompt does."""
    return bool(UNLIT.search(f"{shot.light}, {shot.prompt}".lower()))


def still(brief: Brief, i: int) -> Bytes:
    """Frame i of the brief as an RGB picture (height, width, 3), for storyboards."""
    return to_rgb(Picture(brief).frame(i))
