"""From what is asked of a character in a shot to a pose and a face for every frame.

Everything moves on twos, between few distinct poses and faces, so that a shot draws each of them once:
a walk has 12 poses, a stillness 3 (breath and a small turn of the head), a talking face about 10 (six mouths, blink).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from tools.film.script import Appearance, Expression, Facing, Pace, Staged
from tools.generators.previz.people import pose as poses
from tools.generators.previz.people.face import EXPRESSIONS, NEUTRAL, Face, blinking, mouth_shape, speaking
from tools.generators.previz.people.gait import cycle_metres
from tools.generators.previz.people.grip import holding, needs_both
from tools.generators.previz.people.pose import Pose

YAWS: dict[Facing, float] = {
    "front": 0.0,
    "three-quarter left": -0.66,
    "three-quarter right": 0.66,
    "profile left": -math.pi / 2,
    "profile right": math.pi / 2,
    "back": math.pi,
}
WALK_POSES, RUN_POSES, IDLE_POSES = 12, 10, 3
SEAT = 0.45
"""Height in metres of the seat that a set gives to someone who sits, unless it says otherwise."""

_CYCLE_SECONDS: dict[Pace, float] = {"slow": 1.30, "normal": 1.06, "fast": 0.86}
_RUN_SECONDS: dict[Pace, float] = {"slow": 0.72, "normal": 0.64, "fast": 0.56}
_STRONG: frozenset[Expression] = frozenset({"happy", "sad", "afraid", "angry", "surprised"})
"""Expressions that arrive within the shot instead of being there from the start."""


@dataclass(frozen=True)
class Beat:
    """One frame of acting. `travel` is metres (right, towards the lens) from the mark."""

    pose: Pose
    face: Face
    yaw: float
    travel: tuple[float, float]


@dataclass(frozen=True)
class Performance:
    """A character's acting in one shot, frame by frame."""

    beats: tuple[Beat, ...]

    def at(self, i: int) -> Beat:
        """Frame i; before the first and after the last it holds."""
        return self.beats[min(max(i, 0), len(self.beats) - 1)]

    def __len__(self) -> int:
        return len(self.beats)


def perform(
    staged: Staged,
    frames: int,
    rate: Fraction,
    seed: int,
    pace: Pace = "normal",
    mouth: Sequence[int] | None = None,
    *,
    appearance: Appearance | None = None,
    figure_seed: int = 1,
    seat: float = SEAT,
) -> Performance:
    """Act out `staged` for `frames` frames at `rate`; the same arguments give the same performance.

    `mouth` is openness 0..9 a frame where the character speaks. `appearance` and `figure_seed` set the length of the
    stride, so that planted feet do not slide; `seat` is the seat's height in metres. Walkers and runners cross their
    mark in the middle of the shot.
    """
    random = np.random.Generator(np.random.PCG64([seed, 31]))
    fps = float(rate)
    yaw = YAWS[staged.facing]
    mirror = yaw < -0.1
    body = _body_track(staged, frames, fps, random, pace, seat)
    faces = _face_track(staged, frames, fps, random, pace, mouth, yaw)
    look = appearance if appearance is not None else Appearance()
    beats: list[Beat] = []
    metres = cycle_metres(look, figure_seed, staged.action)
    middle = body[frames // 2][1] if frames else 0.0
    turn, nod = _head_towards(staged, yaw)
    for i in range(frames):
        pose, cycles = body[i]
        pose = pose.mirrored() if mirror else pose
        pose = replace(pose, head_turn=round(pose.head_turn + turn, 4), head_nod=round(pose.head_nod + nod, 4))
        way = (cycles - middle) * metres
        beats.append(Beat(pose, faces[i], yaw, (round(math.sin(yaw) * way, 5), round(math.cos(yaw) * way, 5))))
    return Performance(tuple(beats))


def _head_towards(staged: Staged, yaw: float) -> tuple[float, float]:
    """Turn and nod of the head for where the character looks."""
    match staged.looks:
        case "camera":
            return _limited(-yaw * 0.72, 0.85), 0.0
        case "left":
            return _limited(-1.1 - yaw, 0.7), 0.0
        case "right":
            return _limited(1.1 - yaw, 0.7), 0.0
        case "up":
            return 0.0, -0.26
        case "down":
            return 0.0, 0.26
        case "ahead":
            return 0.0, 0.0


def _gaze_towards(staged: Staged, yaw: float) -> tuple[float, float]:
    """Where the eyes go beyond the head: right and up, radians."""
    turn, _ = _head_towards(staged, yaw)
    match staged.looks:
        case "camera":
            return _limited(-yaw - turn, 0.45), 0.0
        case "left":
            return (-0.28 if turn < 0 else 0.0), 0.0
        case "right":
            return (0.28 if turn > 0 else 0.0), 0.0
        case "up":
            return 0.0, 0.24
        case "down":
            return 0.0, -0.26
        case "ahead":
            return 0.0, 0.0


def _limited(value: float, most: float) -> float:
    wrapped = (value + math.pi) % (2 * math.pi) - math.pi
    return float(np.clip(wrapped, -most, most))


def _idle(pose: Pose, key: int, sway: float) -> Pose:
    """Breath and a small turn of the head, as one of a few keys."""
    share = key / (IDLE_POSES - 1)
    return replace(
        pose,
        breath=round(share * 2 - 1, 3),
        head_turn=round(pose.head_turn + sway * (share - 0.5), 4),
        head_tilt=round(pose.head_tilt + 0.35 * sway * (share - 0.5), 4),
        head_nod=round(pose.head_nod - 0.012 * share, 4),
    )


def _idle_key(i: int, fps: float, lag: float) -> int:
    """There and back over the keys, about four seconds a breath, lingering at the ends."""
    swing = 0.5 - 0.5 * math.cos(2 * math.pi * ((i - i % 2) / fps / 3.9 + lag))
    return min(int(swing * IDLE_POSES), IDLE_POSES - 1)


def _body_track(
    staged: Staged, frames: int, fps: float, random: np.random.Generator, pace: Pace, seat: float
) -> list[tuple[Pose, float]]:
    """Pose and cycles travelled for every frame."""
    lag, sway = float(random.random()), (0.03 + 0.03 * float(random.random())) * (1 if random.random() < 0.5 else -1)
    hurry = {"slow": 1.35, "normal": 1.0, "fast": 0.75}[pace]

    def idle(pose: Pose) -> list[tuple[Pose, float]]:
        return [(_idle(pose, _idle_key(i, fps, lag), sway), 0.0) for i in range(frames)]

    def cycle(seconds: float, keys: int, make: Callable[[float], Pose], travels: bool) -> list[tuple[Pose, float]]:
        per_key = seconds * fps / keys
        steps = [math.floor(i / per_key + lag * keys) for i in range(frames)]
        return [(make((step % keys) / keys), step / keys if travels else 0.0) for step in steps]

    def arrive(start: Pose, end: Pose, at: float, seconds: float) -> list[tuple[Pose, float]]:
        """From one pose into another on twos, with a slow start and a soft landing; then breathing."""
        begin = min(frames * at, fps * 1.2)
        track: list[tuple[Pose, float]] = []
        for i in range(frames):
            u = min(max((i - i % 2 - begin) / max(seconds * hurry * fps, 1.0), 0.0), 1.0)
            share = round(u * u * (3 - 2 * u), 3)
            key = _idle_key(i, fps, lag)
            track.append((_idle(start.mixed(end, share), key if share in (0.0, 1.0) else 0, sway), 0.0))
        return track

    def hand(pose: Pose) -> Pose:
        return holding(pose, staged.holds) if staged.holds else pose

    busy = staged.holds and needs_both(staged.holds)
    match staged.action:
        case "stand":
            return idle(hand(poses.stand()))
        case "sit":
            return idle(hand(poses.sit(seat)))
        case "walk":
            return cycle(_CYCLE_SECONDS[pace], WALK_POSES, lambda phase: hand(poses.walk(phase)), True)
        case "run":
            return cycle(_RUN_SECONDS[pace], RUN_POSES, poses.run, True)
        case "reach" if busy:
            return arrive(hand(poses.stand()), hand(poses.reach()), 0.22, 0.75)
        case "reach":
            return arrive(poses.stand(), poses.reach(), 0.22, 0.75)
        case "point":
            return arrive(poses.stand(), poses.point(), 0.20, 0.5)
        case "kneel":
            return idle(hand(poses.kneel()) if busy else poses.kneel())
        case "lie":
            return idle(poses.lie())
        case "carry":
            return idle(hand(poses.carry()))
        case "wave":
            return cycle(0.9 * hurry, 8, poses.wave, False)
        case "write":
            return cycle(2.4 * hurry, 8, lambda phase: poses.write(phase, seat), False)
        case "look":
            return cycle(6.0 * hurry, 12, lambda phase: poses.look(_scan(phase)), False)


def _scan(phase: float) -> float:
    """The head searches to one side, waits, to the other, waits."""
    return round(0.5 * max(-1.0, min(1.0, 1.6 * math.sin(2 * math.pi * phase))), 3)


def _face_track(
    staged: Staged,
    frames: int,
    fps: float,
    random: np.random.Generator,
    pace: Pace,
    mouth: Sequence[int] | None,
    yaw: float,
) -> list[Face]:
    """The mood (arriving as a reaction when it is strong), gaze, mouth and blinks for every frame."""
    right, up = _gaze_towards(staged, yaw)
    mood = EXPRESSIONS[staged.expression]
    strong = staged.expression in _STRONG and frames > fps
    react = round(frames * {"slow": 0.36, "normal": 0.30, "fast": 0.22}[pace])
    react -= react % 2
    blinks = _blinks(frames, fps, random, react if strong else None)
    # a body in motion needs no darting eyes, and would have to be drawn twice as often for them
    still = staged.action not in ("walk", "run", "wave", "write")
    glances = _glances(frames, fps, random) if still else [0.0] * frames
    track: list[Face] = []
    for i in range(frames):
        face = mood
        if strong:
            step = (i - i % 2 - react) / 2
            share = 0.0 if step < 0 else min((0.35, 0.80, 1.0)[min(int(step), 2)], 1.0)
            face = NEUTRAL.mixed(mood, share)
        face = replace(
            face, gaze_right=round(face.gaze_right + right, 3), gaze_up=round(face.gaze_up + up, 3), glance=glances[i]
        )
        if mouth is not None:
            pair = [mouth[j] for j in (i - i % 2, i - i % 2 + 1) if 0 <= j < len(mouth)]
            if any(mouth) and pair:
                face = speaking(face, mouth_shape(max(pair)))
        if blinks[i] > 0:
            face = blinking(face, blinks[i])
        track.append(face)
    return track


def _blinks(frames: int, fps: float, random: np.random.Generator, react: int | None) -> list[float]:
    """How far the eyes are shut: a blink every three to five seconds, and one as a strong feeling arrives."""
    shut = [0.0] * frames
    starts = [] if react is None else [max(react - 4, 0)]
    at = fps * (0.9 + 1.6 * float(random.random()))
    while at < frames - 6:
        if all(abs(at - other) > fps for other in starts):
            starts.append(int(at))
        at += fps * (3.0 + 2.0 * float(random.random()))
    for start in starts:
        start -= start % 2
        for offset, amount in ((0, 0.55), (1, 0.55), (2, 1.0), (3, 1.0), (4, 0.55)):
            if start + offset < frames:
                shut[start + offset] = amount
    return shut


def _glances(frames: int, fps: float, random: np.random.Generator) -> list[float]:
    """Small darts of the eyes to one side and back."""
    gaze = [0.0] * frames
    side = 0.10 if random.random() < 0.5 else -0.10
    at = fps * (1.2 + 1.5 * float(random.random()))
    while at < frames:
        start = int(at) - int(at) % 2
        for i in range(start, min(start + int(fps * 0.7), frames)):
            gaze[i] = side
        at += fps * (2.4 + 2.0 * float(random.random()))
    return gaze
