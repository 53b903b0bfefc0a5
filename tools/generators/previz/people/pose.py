"""Poses: targets in fractions of the limb's own length, so that every stature can hold the same one.

Body axes: x to the character's left (screen right when facing the lens), y up, z ahead.
"""

import math
from dataclasses import dataclass, fields, replace
from typing import Any, cast

from tools.film.script import Action

Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Pose:
    """Where the joints should go; two-bone limbs find their own elbows and knees."""

    hip: Triple = (0.0, 1.0, 0.0)
    """x, height as a share of the leg, z."""
    seat: float = 0.0
    """Height of the seat in metres; above 0 it replaces the hip's height."""
    lean: float = 0.0
    """Spine forward, radians."""
    twist: float = 0.0
    """Shoulders against hips: positive turns the chest to the character's left."""
    side: float = 0.0
    """Spine sideways."""
    lying: float = 0.0
    """0 upright, 1 on the back."""
    head_turn: float = 0.0
    head_nod: float = 0.0
    """Positive looks down."""
    head_tilt: float = 0.0
    hand_left: Triple = (0.16, -0.95, 0.06)
    """From the shoulder, in arm lengths."""
    hand_right: Triple = (-0.16, -0.95, 0.06)
    elbow_left: Triple = (0.5, 0.0, -1.0)
    """Which way the elbow points."""
    elbow_right: Triple = (-0.5, 0.0, -1.0)
    foot_left: tuple[float, float, float, float] = (0.03, 0.0, 0.02, 0.0)
    """From below the hip, in leg lengths, y above the ground; then the heel's lift in radians (negative: the toe's)."""
    foot_right: tuple[float, float, float, float] = (-0.03, 0.0, 0.0, 0.0)
    curl_left: float = 0.35
    """Fingers: 0 straight, 1 a fist."""
    curl_right: float = 0.35
    breath: float = 0.0
    """Chest, -1..1."""
    left_handed: bool = False
    """What is held, reached for or pointed with is in the left hand."""
    action: Action = "stand"
    """What is being done, for bodies that are not human (creatures have their own ways to do it)."""
    phase: float = 0.0
    """Where in a cycle of the action, 0..1."""

    def mirrored(self) -> "Pose":
        """The same pose with left and right exchanged."""

        def flip(point: Triple) -> Triple:
            return (-point[0], point[1], point[2])

        def step(foot: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
            return (-foot[0], foot[1], foot[2], foot[3])

        return replace(
            self,
            hip=flip(self.hip),
            twist=-self.twist,
            side=-self.side,
            head_turn=-self.head_turn,
            head_tilt=-self.head_tilt,
            hand_left=flip(self.hand_right),
            hand_right=flip(self.hand_left),
            elbow_left=flip(self.elbow_right),
            elbow_right=flip(self.elbow_left),
            foot_left=step(self.foot_right),
            foot_right=step(self.foot_left),
            curl_left=self.curl_right,
            curl_right=self.curl_left,
            left_handed=not self.left_handed,
        )

    def mixed(self, other: "Pose", share: float) -> "Pose":
        """`share` of the other pose, joint by joint; the action is the other's."""
        values: dict[str, object] = {}
        for field in fields(self):
            mine, theirs = getattr(self, field.name), getattr(other, field.name)
            if isinstance(mine, tuple):
                pairs = zip(cast("tuple[float, ...]", mine), cast("tuple[float, ...]", theirs), strict=True)
                values[field.name] = tuple(round(a * (1 - share) + b * share, 4) for a, b in pairs)
            elif isinstance(mine, bool | str):
                values[field.name] = theirs
            else:
                values[field.name] = round(mine * (1 - share) + theirs * share, 4)
        return replace(other, **cast("dict[str, Any]", values))


def stand(breath: float = 0.0) -> Pose:
    return Pose(
        breath=breath,
        foot_left=(0.05, 0, 0.06, 0),
        foot_right=(-0.04, 0, -0.03, 0),
        side=0.015,
        head_nod=0.02,
        head_tilt=0.02,
    )


def sit(seat: float = 0.45, breath: float = 0.0) -> Pose:
    """On a seat of that height in metres, hands in the lap."""
    return Pose(
        action="sit",
        hip=(0, 0.53, -0.12),
        seat=seat,
        lean=0.08,
        breath=breath,
        foot_left=(0.06, 0, 0.40, 0),
        foot_right=(-0.06, 0, 0.35, 0),
        hand_left=(-0.10, -0.66, 0.46),
        hand_right=(0.10, -0.68, 0.44),
        elbow_left=(1, -0.3, -0.6),
        elbow_right=(-1, -0.3, -0.6),
        curl_left=0.45,
        curl_right=0.45,
        head_nod=0.04,
    )


def reach(breath: float = 0.0) -> Pose:
    """The right hand out for something ahead, below the chin of any stature."""
    return replace(
        stand(breath),
        action="reach",
        lean=0.17,
        twist=0.30,
        foot_left=(0.04, 0, -0.10, 0.12),
        foot_right=(-0.05, 0, 0.10, 0),
        hand_right=(-0.16, -0.16, 0.88),
        elbow_right=(-0.7, -0.9, -0.2),
        curl_right=0.12,
        hand_left=(0.16, -0.92, -0.12),
        head_turn=-0.10,
        head_nod=0.10,
    )


def point(breath: float = 0.0) -> Pose:
    return replace(
        stand(breath),
        action="point",
        twist=0.18,
        hand_right=(-0.28, 0.03, 0.95),
        elbow_right=(-0.7, -1, -0.2),
        curl_right=0.95,
        head_turn=-0.12,
        lean=0.03,
    )


def wave(phase: float, breath: float = 0.0) -> Pose:
    """The right hand up beside the head, swinging with the phase 0..1."""
    swing = math.sin(2 * math.pi * phase)
    return replace(
        stand(breath),
        action="wave",
        phase=phase,
        hand_right=(-0.52 - 0.13 * swing, 0.66 - 0.05 * abs(swing), 0.22),
        elbow_right=(-1, -0.9, -0.1),
        curl_right=0.02,
        side=-0.02,
        head_tilt=-0.05,
    )


def carry(breath: float = 0.0) -> Pose:
    """Both forearms forward under a load."""
    return replace(
        stand(breath),
        action="carry",
        lean=-0.05,
        hand_left=(-0.02, -0.52, 0.50),
        hand_right=(0.02, -0.52, 0.50),
        elbow_left=(0.8, -0.6, -0.8),
        elbow_right=(-0.8, -0.6, -0.8),
        curl_left=0.25,
        curl_right=0.25,
    )


def kneel(breath: float = 0.0) -> Pose:
    """One knee on the ground, a hand on the other."""
    return Pose(
        action="kneel",
        hip=(0, 0.555, 0.0),
        lean=0.16,
        breath=breath,
        foot_left=(0.02, 0, 0.40, 0),
        foot_right=(-0.03, 0.0, -0.46, 1.15),
        hand_left=(0.02, -0.62, 0.50),
        elbow_left=(0.9, -0.1, -0.7),
        hand_right=(-0.05, -0.80, 0.36),
        elbow_right=(-0.8, -0.2, -0.7),
        head_nod=0.16,
    )


def lie(breath: float = 0.0) -> Pose:
    """On the back, one knee drawn up a little, a hand on the chest."""
    return Pose(
        action="lie",
        lying=1.0,
        breath=breath,
        foot_left=(0.03, 0.10, 0.13, 0.35),
        foot_right=(-0.05, 0, 0.0, 0.45),
        hand_left=(-0.16, -0.52, 0.32),
        elbow_left=(1, -0.4, 0.1),
        hand_right=(-0.22, -0.90, 0.08),
        elbow_right=(-1, 0, 0.1),
        head_turn=0.0,
        head_nod=0.10,
    )


def write(phase: float, seat: float = 0.45, breath: float = 0.0) -> Pose:
    """Seated, bent over a page; the right hand travels along a line with the phase 0..1."""
    along = 0.06 * math.sin(2 * math.pi * phase)
    return replace(
        sit(seat, breath),
        action="write",
        phase=phase,
        lean=0.24,
        hand_right=(0.14 + along, -0.46, 0.56),
        elbow_right=(-1, -0.5, -0.4),
        hand_left=(-0.12, -0.48, 0.50),
        elbow_left=(1, -0.5, -0.4),
        curl_right=0.75,
        curl_left=0.15,
        head_nod=0.28,
        head_turn=-0.06,
    )


def look(turn: float = 0.0, breath: float = 0.0) -> Pose:
    """Searching the distance: drawn up, a hand on the hip, the head turned by `turn`."""
    return replace(
        stand(breath),
        action="look",
        hand_right=(-0.30, -0.62, 0.06),
        elbow_right=(-1, 0, -0.7),
        curl_right=0.6,
        twist=turn * 0.25,
        lean=0.05,
        head_turn=turn,
        head_nod=-0.08,
    )


STANCE = 0.58
"""Share of a walking cycle that a foot spends on the ground."""
STRIDE = 0.29
"""How far ahead of the hip a walking foot lands, in leg lengths."""
RUN_STANCE = 0.36
RUN_STRIDE = 0.30


def walk_cycle_length(running: bool = False) -> float:
    """Leg lengths travelled in one cycle (two steps) when the planted foot does not slide."""
    return 2 * RUN_STRIDE / RUN_STANCE if running else 2 * STRIDE / STANCE


def _walking_foot(u: float) -> tuple[float, float, float]:
    """z, lift and heel of a foot at phase u (heel strike at 0): planted and carried back evenly, then swung."""
    u %= 1.0
    if u < STANCE:
        s = u / STANCE
        z = STRIDE * (1 - 2 * s)
        heel = -0.30 * max(1 - s / 0.16, 0.0) + 0.62 * max((s - 0.62) / 0.38, 0.0) ** 1.5
        return z, 0.0, heel
    s = (u - STANCE) / (1 - STANCE)
    ease = s * s * (3 - 2 * s)
    z = STRIDE * (2 * ease - 1)
    lift = 0.075 * math.sin(math.pi * min(s * 1.05, 1.0)) ** 1.1
    heel = 0.62 * (1 - s) ** 1.3 - 0.30 * max((s - 0.55) / 0.45, 0.0)
    return z, lift, heel


def walk(phase: float) -> Pose:
    """Phase 0..1; the left heel strikes at 0."""
    w = 2 * math.pi * phase
    left, right = _walking_foot(phase), _walking_foot(phase + 0.5)
    bob = 0.018 * math.cos(2 * w - 0.2)
    swing = math.cos(w - 0.15) * 0.33
    bend = 0.10 * max(-math.cos(w), 0.0)
    bend_right = 0.10 * max(math.cos(w), 0.0)
    return Pose(
        action="walk",
        phase=phase,
        hip=(0.020 * math.sin(w), 0.972 - bob, 0),
        lean=0.06,
        twist=-0.15 * math.cos(w),
        side=0.02 * math.sin(w),
        foot_left=(-0.02, left[1], left[0], left[2]),
        foot_right=(0.02, right[1], right[0], right[2]),
        hand_left=(0.12, -0.92 + bend, -swing + 0.08),
        hand_right=(-0.12, -0.92 + bend_right, swing + 0.08),
        elbow_left=(0.3, -0.1, -1),
        elbow_right=(-0.3, -0.1, -1),
        head_turn=0.05 * math.cos(w),
        head_nod=0.03 + 0.02 * math.cos(2 * w),
    )


def _running_foot(u: float) -> tuple[float, float, float]:
    u %= 1.0
    if u < RUN_STANCE:
        s = u / RUN_STANCE
        return RUN_STRIDE * (1 - 2 * s), 0.0, -0.12 * max(1 - s / 0.2, 0.0) + 0.75 * max((s - 0.5) / 0.5, 0.0) ** 1.4
    s = (u - RUN_STANCE) / (1 - RUN_STANCE)
    ease = s * s * (3 - 2 * s)
    z = RUN_STRIDE * (2 * ease - 1) - 0.10 * math.sin(math.pi * s)
    return (
        z,
        0.30 * math.sin(math.pi * min(s * 1.1, 1.0)) ** 1.2,
        1.05 * (1 - s) ** 0.8 * math.sin(math.pi * (0.5 + s / 2)),
    )


def run(phase: float) -> Pose:
    """Phase 0..1; both feet leave the ground between the steps."""
    w = 2 * math.pi * phase
    left, right = _running_foot(phase), _running_foot(phase + 0.5)
    flight = 0.03 * math.cos(2 * w - 2 * math.pi * RUN_STANCE)
    swing = math.cos(w - 0.2) * 0.42
    return Pose(
        action="run",
        phase=phase,
        hip=(0.012 * math.sin(w), 0.955 - flight, 0),
        lean=0.24,
        twist=-0.22 * math.cos(w),
        side=0.015 * math.sin(w),
        foot_left=(-0.03, left[1], left[0], left[2]),
        foot_right=(0.03, right[1], right[0], right[2]),
        hand_left=(0.02, -0.44, 0.24 - swing * 0.72),
        hand_right=(-0.02, -0.44, 0.24 + swing * 0.72),
        elbow_left=(0.35, -0.5, -1),
        elbow_right=(-0.35, -0.5, -1),
        curl_left=0.85,
        curl_right=0.85,
        head_turn=0.06 * math.cos(w),
        head_nod=-0.06,
    )
