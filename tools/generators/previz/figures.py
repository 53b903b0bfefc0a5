"""People in the picture: acted, drawn where the frame sees them, lit by the place, painted with its brush, and laid
into each frame at their distance."""

import math
from dataclasses import dataclass, replace
from fractions import Fraction

import cv2
import numpy as np

from tools.film.script import Character, Pace
from tools.generators.ports import Speech
from tools.generators.previz.brushwork import brush, wobble
from tools.generators.previz.compositing import Travel, darken_ground, lay_figure
from tools.generators.previz.framing import Placed, Setup, room_ahead
from tools.generators.previz.lighting import hazed
from tools.generators.previz.lightmeter import Reading, measure
from tools.generators.previz.moves import drift
from tools.generators.previz.noise import Doubles, Floats
from tools.generators.previz.people import Beat, Face, Performance, Pose, Window, figure, perform, relight
from tools.generators.previz.solids.colour import colour

MOST_PIXELS_PER_METRE = 1500.0
REACH = 1.05
"""Metres that a body takes up on either side of its ground point, arms out."""
BUST = 0.24
"""Metres from the middle of someone to the outside of a shoulder."""
FEET_SHOW = 1.9
"""Metres of frame height at the subject from which feet are seen, so that they must not slide."""
CLOSE = 0.95
"""Metres of frame height below which a still body is drawn once."""
IDLE_POSES = 4
PEOPLE_KEEP = 0.5
"""How much of a correction of the exposure upwards people are kept out of: 0.5 is all of it, as light is squared."""
WHITE = 0.46
"""The mean display light of a whole figure above which it is held back."""
FOLLOWING = 0.22
"""How far a camera goes with a walker, as a share of its distance."""


@dataclass(frozen=True, eq=False)
class Art:
    """A lit, painted figure: premultiplied RGBA floats, where its anchor lies from its top left corner, and its
    picture in a wet floor."""

    image: Floats
    x: float
    y: float
    mirror: Floats


@dataclass(frozen=True)
class Spot:
    """Where someone is in one frame: anchor px, px per metre, metres from the lens."""

    x: float
    y: float
    scale: float
    depth: float


class Actor:
    """One character through one shot. `draw` is a pure function of the frame; drawings are kept by pose and face."""

    def __init__(
        self, placed: Placed, setup: Setup, frames: int, rate: Fraction, pace: Pace, seed: int,
        speech: tuple[Speech, ...], light: str, detail: float, tracking: bool, still: bool = False,
    ) -> None:  # fmt: skip
        self._placed, self._setup, self._still = placed, setup, still
        self.foreground = placed.foreground
        player = placed.player
        self._character = player.character
        self.performance: Performance = perform(
            player.staged, frames, rate, seed, pace, mouth_of(player.staged.who, speech, frames),
            appearance=player.character.appearance, figure_seed=player.character.seed,
            seat=player.seat or 0.45,
        )  # fmt: skip
        lens = setup.lens
        self._right = _flat(lens.axes[0])
        self._towards = -_flat(lens.axes[2] if abs(float(lens.axes[2, 1])) < 0.95 else lens.axes[1])
        self.walk = walk_of(self.performance, setup, placed, frames, tracking)
        chest = placed.at + np.array((0.0, player.stature.eyes * 0.86, 0.0))
        self._reading: Reading = measure(setup.world, chest, lens, "" if placed.foreground else light)
        tall = lens.height / lens.focal * setup.distance
        poses = {self.performance.at(i).pose for i in range(frames)}
        self._calm = still or (tall < CLOSE and len(poses) <= IDLE_POSES)
        """Someone near who only breathes keeps one pose and sways instead: smoother, and drawn once a face."""
        self._rate = float(rate)
        world = setup.world
        shining = world.reflect and not world.indoor and world.air.wet > 0.5
        self._wet = 0.30 if shining and not placed.foreground and tall > CLOSE and setup.pitch < 0.3 else 0.0
        self._gain = self._lift = dark_skin_lift(self._character)
        self._kept: dict[tuple[Pose, Face, float], Art] = {}
        self._detail = detail
        self._unit = max(lens.width, lens.height) / 1280
        self._window: Window | None = None
        self._art_scale = 1.0

    def frame_up(self, travels: list[Travel]) -> None:
        """Settle at what scale and within which window to draw, from everywhere the figure will be."""
        spots = [self.spot(i, travels[i]) for i in range(0, len(travels), max(1, len(travels) // 24))]
        largest = max(spot.scale for spot in spots)
        # The brush takes the finest detail anyway; near faces are drawn smaller than they are shown.
        thrift = 0.45 if self._placed.foreground else 0.58 if largest > 700 else 0.68 if largest > 330 else 0.88
        self._art_scale = min(largest * self._detail * thrift, MOST_PIXELS_PER_METRE)
        left = top = math.inf
        right = bottom = -math.inf
        lens = self._setup.lens
        for spot in spots:
            k = self._art_scale / spot.scale
            left, right = min(left, -spot.x * k), max(right, (lens.width - spot.x) * k)
            top, bottom = min(top, -spot.y * k), max(bottom, (lens.height - spot.y) * k)
        stature = self._placed.player.stature
        s = self._art_scale
        low = s * (0.35 + REACH * abs(math.sin(self._setup.pitch)))
        high = s * (stature.crown * max(math.cos(self._setup.pitch), 0.4) + 0.75)
        # The head of a horse is further ahead of its feet than anybody's arm.
        reach = (REACH + abs(stature.aside)) * s
        body = Window(int(-reach), int(-high), int(reach) + 1, int(low) + 1)
        pad = 12
        seen = Window(
            math.floor(left) - pad, math.floor(top) - pad, math.ceil(right) + pad, math.ceil(bottom) + pad
        )
        window = seen.cut(body)
        self._window = None if window.empty else window

    def hold_back(self, exposure: float) -> None:
        """Keep people as bright as their lamps made them when the exposure opens up for a dark set."""
        self._gain = self._lift * min(exposure**-PEOPLE_KEEP, 1.0)

    def position(self, i: int) -> Doubles:
        """The ground point in the world in frame i."""
        across, ahead = self.walk.person[min(max(i, 0), len(self.walk.person) - 1)]
        at = self._placed.at + self._right * across + self._towards * ahead
        world, home = self._setup.world, self._placed.at
        if world.terrain is not None:
            here = world.height(float(at[0]), float(at[2]))
            at[1] = home[1] + here - world.height(float(home[0]), float(home[2]))
        return at

    def spot(self, i: int, travel: Travel) -> Spot:
        """Where the anchor is on the screen in frame i, with the camera there."""
        lens = self._setup.lens
        x, y, z = lens.see(self.position(i))
        x, y, zoom = travel.carry(x, y, z, lens.width, lens.height, lens.focal)
        return Spot(x, y, lens.focal / max(z, 0.05) * zoom, z - travel.z)

    @property
    def who(self) -> str:
        return self._placed.player.staged.who

    def bust(self, i: int, travel: Travel) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of head and chest on the screen in frame i, in px."""
        spot, stature = self.spot(i, travel), self._placed.player.stature
        upright = max(math.cos(self._setup.pitch), 0.4) * spot.scale
        low, high = min(0.0, stature.aside), max(0.0, stature.aside)
        return (
            spot.x + (low - BUST) * spot.scale,
            spot.y - (stature.crown + 0.05) * upright,
            spot.x + (high + BUST) * spot.scale,
            spot.y - max(stature.eyes - 0.55, 0.0) * upright,
        )

    def draw(self, frame: Floats, i: int, travel: Travel) -> None:
        """Lay the figure into frame i."""
        if self._window is None:
            return
        spot = self.spot(i, travel)
        if spot.depth < 0.25:
            return
        # Somebody of a crowd is drawn once.
        beat = self.performance.at(0 if self._still else i)
        if self._calm:
            beat = replace(beat, pose=self.performance.at(0).pose)
        art = self._art(beat)
        k = spot.scale / self._art_scale
        if not self._placed.foreground:
            wide = 0.36 * spot.scale
            flat = wide * max(0.16, math.sin(abs(self._setup.pitch)) + self._lens_drop(spot))
            darken_ground(frame, spot.x, spot.y, wide, min(flat, wide), 0.55)
        sway_x, sway_y = self._sway(i / self._rate) if self._calm else (0.0, 0.0)
        left, top = spot.x + sway_x * spot.scale - art.x * k, spot.y + sway_y * spot.scale - art.y * k
        if self._wet:
            lay_figure(frame, art.mirror, left, spot.y - (art.image.shape[0] - art.y) * k, k, self._gain, self._wet)
        lay_figure(frame, art.image, left, top, k, self._gain, 1.0)

    def _sway(self, seconds: float) -> tuple[float, float]:
        """Breath and balance of someone who holds still close to the lens, in metres on the screen."""
        line = self._character.seed * 31
        breath = math.sin(2 * math.pi * (seconds / 3.9 + (line % 10) / 10))
        return 0.0045 * drift(line, seconds * 0.35), 0.0022 * breath + 0.002 * drift(line + 1, seconds * 0.3)

    def _lens_drop(self, spot: Spot) -> float:
        """How round the contact shadow looks: the camera's height over its distance."""
        return max(0.0, float(self._setup.lens.eye[1] - self._placed.at[1])) / max(spot.depth, 0.5)

    def _art(self, beat: Beat) -> Art:
        yaw = beat.yaw + self._placed.turn
        key = (beat.pose, beat.face, yaw)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._paint(beat, yaw)
            self._kept[key] = kept
        return kept

    def _paint(self, beat: Beat, yaw: float) -> Art:
        assert self._window is not None
        person = self._character
        holds = self._placed.player.staged.holds
        drawn = figure(
            person.appearance, person.seed, beat.pose, beat.face, yaw, px_per_metre=self._art_scale,
            pitch=self._setup.pitch, crop=self._window, holds=holds or None,
        )  # fmt: skip
        reading = self._reading
        image = relight(drawn, reading.lights, reading.above, reading.below, reading.rim)
        image, dx, dy = trimmed(image, 6)
        if not self._placed.foreground:
            image[..., :3] *= np.float32(unburnt(image))
        unit = self._unit * self._detail
        image = brush(image, max(2, round(2.2 * unit)), 0.55)
        image = np.maximum(wobble(image, 0.9 * unit, person.seed + 5, max(unit, 0.2)), np.float32(0))
        if self._placed.foreground:
            image = np.asarray(cv2.GaussianBlur(image, (0, 0), max(4.0 * unit, 0.5)), np.float32)
            image[..., :3] *= np.float32(0.52)
        else:
            image = self._in_the_air(image)
        image = np.ascontiguousarray(image)
        mirror = image[:2, :2]
        if self._wet:
            mirror = np.asarray(cv2.GaussianBlur(image[::-1], (0, 0), sigmaX=1.5 * unit, sigmaY=5.0 * unit), np.float32)
        return Art(image, drawn.anchor[0] - dx, drawn.anchor[1] - dy, mirror)

    def _in_the_air(self, image: Floats) -> Floats:
        """Haze between the lens and the figure, and a hair of softness: nothing in a painting is cut out."""
        world, lens = self._setup.world, self._setup.lens
        z = float(lens.relative(self._placed.at)[2])
        fog = float(hazed(z, float(self._placed.at[1]) + 1.0, float(lens.eye[1]), world.haze()))
        haze = np.sqrt(np.maximum(world.haze_light(), 0)).astype(np.float32)
        image[..., :3] = image[..., :3] * np.float32(1 - fog) + haze * image[..., 3:4] * np.float32(fog)
        return np.asarray(cv2.GaussianBlur(image, (0, 0), max(0.45 * self._unit, 0.3)), np.float32)


def _flat(axis: Doubles) -> Doubles:
    flat = axis * np.array((1.0, 0.0, 1.0))
    return flat / max(float(np.linalg.norm(flat)), 1e-6)


def trimmed(image: Floats, pad: int) -> tuple[Floats, int, int]:
    """The part of a picture that holds anything, with a rim of `pad` px, and how far its corner moved."""
    filled = image[..., 3] > 0.002
    rows, columns = np.flatnonzero(filled.any(1)), np.flatnonzero(filled.any(0))
    if not len(rows):
        return image[:2, :2], 0, 0
    y0, y1 = max(int(rows[0]) - pad, 0), min(int(rows[-1]) + pad + 1, image.shape[0])
    x0, x1 = max(int(columns[0]) - pad, 0), min(int(columns[-1]) + pad + 1, image.shape[1])
    return np.ascontiguousarray(image[y0:y1, x0:x1]), x0, y0


def unburnt(image: Floats) -> float:
    """What to multiply a bright figure by, so that a white suit in the sun keeps its folds; 1 for all others."""
    weight = float(image[..., 3].sum())
    if weight < 1:
        return 1.0
    mean = float((image[..., :3].sum(axis=(0, 1)) @ (0.2126, 0.7152, 0.0722)) / weight)
    return min(1.0, (WHITE / max(mean, 1e-3)) ** 0.75)


def dark_skin_lift(character: Character) -> float:
    """How much more light someone with a dark face gets, as a cinematographer would give them."""
    if character.appearance.form != "human":
        return 1.0
    luma = float(colour(character.appearance.skin) @ (0.2126, 0.7152, 0.0722))
    return 1.0 + min(max((0.45 - luma) * 0.9, 0.0), 0.22)


def mouth_of(who: str, speech: tuple[Speech, ...], frames: int) -> tuple[int, ...] | None:
    """The openness of someone's mouth in every frame of the clip, or None when they do not speak."""
    mouth = [0] * frames
    spoken = False
    for line in speech:
        if line.who != who:
            continue
        spoken = True
        for k, openness in enumerate(line.mouth):
            if 0 <= line.start + k < frames:
                mouth[line.start + k] = openness
    return tuple(mouth) if spoken else None


@dataclass(frozen=True)
class Walk:
    """Where someone goes in a shot, in metres right and towards the lens for every frame, and how far the camera
    goes with them."""

    person: tuple[tuple[float, float], ...]
    camera: tuple[tuple[float, float], ...]


def walk_of(performance: Performance, setup: Setup, placed: Placed, frames: int, tracking: bool) -> Walk:
    """The gait's own way where the feet show; nearer shots go along with the walker and let the set drift past."""
    way = [performance.at(i).travel for i in range(frames)]
    still = tuple((0.0, 0.0) for _ in way)
    if setup.roomy or placed.foreground:
        return Walk(tuple(way), still)
    most = FOLLOWING * setup.distance
    tall = setup.lens.height / setup.lens.focal * setup.distance
    if tall < FEET_SHOW:
        along = tuple((_soft_limit(x * 0.8, most), _soft_limit(z * 0.5, 0.5 * most)) for x, z in way)
        return Walk(along, along)
    # A way that would leave the picture, the room, or end in the lens is walked slower; in a narrow frame, or when the
    # camera tracks, the camera goes along.
    half = 0.44 * setup.lens.width / setup.lens.focal * setup.distance
    across = max((abs(x) for x, _ in way), default=0.0)
    along = tracking or across > 1.25 * half
    clear = clearance(setup, placed)
    room = min(half + (most if along else 0.0), clear[0])
    towards = max((z for _, z in way), default=0.0)
    away = max((-z for _, z in way), default=0.0)
    slower = min(1.0, room / max(across, 1e-6), clear[1] / max(towards, 1e-6), clear[2] / max(away, 1e-6))
    person = tuple((x * slower, z * slower) for x, z in way)
    share = most / (half + most) if along else 0.0
    return Walk(person, tuple((x * share, 0.0) for x, _ in person))


def clearance(setup: Setup, placed: Placed) -> tuple[float, float, float]:
    """Metres that someone may go to either side, towards the lens, and away from it."""
    lens = setup.lens
    nearest = max(float(lens.relative(placed.at)[2]) - 1.6, 0.2)
    if not setup.world.indoor:
        return 1e3, nearest, 1e3
    start = placed.at + np.array((0.0, 1.0, 0.0))
    right, ahead = _flat(lens.axes[0]), _flat(lens.axes[2])
    side = min(room_ahead(setup.world, start, right), room_ahead(setup.world, start, -right)) - 0.4
    return max(side, 0.3), nearest, max(room_ahead(setup.world, start, ahead) - 0.5, 0.3)


def _soft_limit(value: float, most: float) -> float:
    return most * math.tanh(value / most)
