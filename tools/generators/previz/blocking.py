"""Who stands where: characters of a shot on the marks of a place, before a camera is chosen.

A stage direction is relative to the picture ("left", "three-quarter right"), a mark is a place in the world; the
framing turns one into the other. What is fixed here is how tall someone is and where their eyes are.
"""

from dataclasses import dataclass

import numpy as np

from tools.film.script import Action, Character, Shot, Staged
from tools.generators.ports import Brief
from tools.generators.previz.noise import Doubles
from tools.generators.previz.people.acting import YAWS
from tools.generators.previz.people.face import NEUTRAL
from tools.generators.previz.people.figure import figure
from tools.generators.previz.people.pose import Pose, kneel, lie, sit, stand
from tools.generators.previz.pieces import Mark
from tools.generators.previz.world import World

ANIMALS = ("quadruped", "bird")
PROBE = 48.0
"""Pixels per metre at which someone is drawn once to be measured."""


@dataclass(frozen=True)
class Stature:
    """Metres above the ground point, in the shot's own attitude and facing; the eyes may be to the screen right of
    it."""

    crown: float
    eyes: float
    aside: float = 0.0


@dataclass(frozen=True)
class Player:
    """A character in a shot: what they are asked to do, how they look, how tall that is."""

    staged: Staged
    character: Character
    stature: Stature
    seat: float = 0.0

    @property
    def turned(self) -> int:
        """Which way they look on the screen: -1 left, 0 at or away from the camera, 1 right."""
        if self.staged.facing in ("front", "back"):
            return {"left": -1, "right": 1}.get(self.staged.looks, 0)
        return -1 if self.staged.facing.endswith("left") else 1


def attitude(action: Action, seat: float) -> Pose:
    """A still pose of about the height of that action."""
    match action:
        case "sit" | "write":
            return sit(seat or 0.45)
        case "kneel":
            return kneel()
        case "lie":
            return lie()
        case _:
            return stand()


def measure_up(character: Character, pose: Pose, yaw: float) -> Stature:
    """How tall someone is in a pose, by drawing them small."""
    drawn = figure(character.appearance, character.seed, pose, NEUTRAL, yaw, px_per_metre=PROBE, pitch=0.0)
    eyes = (drawn.anchor[1] - drawn.eye[1]) / PROBE
    aside = (drawn.eye[0] - drawn.anchor[0]) / PROBE
    crown = drawn.height
    if character.appearance.form in ANIMALS:  # ears and combs stand over the crown
        filled = np.flatnonzero(drawn.alpha.max(axis=1) > 0.5)
        crown = max(crown, (drawn.anchor[1] - float(filled[0])) / PROBE) if len(filled) else crown
    return Stature(crown=max(crown, 0.2), eyes=max(eyes, 0.1), aside=aside)


def players(brief: Brief, world: World) -> tuple[Player, ...]:
    """The cast of the shot, in the order of the staging. Someone who is not in the cast list gets a plain stand-in."""
    cast: list[Player] = []
    in_hand = next((p.what for p in brief.shot.props if p.where == "hand"), "")
    for number, staged in enumerate(brief.shot.staging):
        if number == 0 and in_hand and not staged.holds:
            staged = staged.model_copy(update={"holds": in_hand})
        character = brief.characters.get(staged.who) or Character(id=staged.who, name=staged.who)
        seat = 0.0
        if staged.action in ("sit", "write"):
            mark = world.marks.get("sit")
            seat = mark.height if mark is not None and mark.height > 0 else 0.45
        stature = measure_up(character, attitude(staged.action, seat), YAWS[staged.facing])
        cast.append(Player(staged, character, stature, seat))
    return tuple(cast)


def seated(shot: Shot) -> bool:
    return any(s.action in ("sit", "write") for s in shot.staging)


def middle_mark(world: World, shot: Shot) -> Mark:
    """The spot that the shot happens at: the seat when its people sit, between two people when there are two."""
    if seated(shot) and "sit" in world.marks:
        return world.marks["sit"]
    if len(shot.staging) > 1 and "left" in world.marks and "right" in world.marks:
        a, b = np.array(world.marks["left"].at), np.array(world.marks["right"].at)
        x, y, z = (float(v) for v in (a + b) / 2)
        return Mark((x, y, z))
    return world.marks.get("stand", Mark((0.0, world.height(0.0, 0.0), 0.0)))


def spread(shot: Shot, count: int) -> float:
    """Metres between neighbours, by how close the shot is: people in a close two-shot stand closer than in a wide."""
    close = {
        "extreme wide": 1.3, "wide": 1.2, "full": 1.05, "medium wide": 0.92, "medium": 0.80, "medium close-up": 0.66,
        "close-up": 0.56, "extreme close-up": 0.5, "insert": 0.6,
    }[shot.size]  # fmt: skip
    return close if count <= 2 else close * 0.86


def elbow_room(cast: tuple[Player, ...]) -> float:
    """Metres that neighbours stand further apart for a long animal in profile, whose head is ahead of its feet."""
    long = [abs(p.stature.aside) for p in cast if p.character.appearance.form == "quadruped"]
    return max(max(long, default=0.0) - 0.10, 0.0) if len(cast) > 1 else 0.0


def line_up(cast: tuple[Player, ...], shot: Shot, at: Doubles, right: Doubles, towards: Doubles) -> list[Doubles]:
    """Ground points of everyone around `at`, along the picture's `right` axis; a third or fourth stands further back.

    Sides come from the staging; people who share a side stand next to each other in its order.
    """
    if len(cast) == 1:
        return [at]
    order = {"left": 0, "centre": 1, "right": 2}
    rank = sorted(range(len(cast)), key=lambda i: (order[cast[i].staged.at], i))
    gap = spread(shot, len(cast)) + elbow_room(cast)
    places: list[Doubles] = [at] * len(cast)
    for position, who in enumerate(rank):
        across = (position - (len(cast) - 1) / 2) * gap
        back = 0.0 if len(cast) == 2 else (0.35 if position % 2 else 0.0)
        places[who] = at + right * across - towards * back
    return places
