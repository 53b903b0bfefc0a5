"""From a brief to a camera set-up: which kind of framing a shot wants, and its props in the picture."""

from dataclasses import replace

from tools.generators.ports import Brief
from tools.generators.previz.blocking import players
from tools.generators.previz.establishing import frame_place
from tools.generators.previz.framing import Setup, frame_over_the_shoulder, frame_people
from tools.generators.previz.inserts import dressed, frame_insert
from tools.generators.previz.world import World


def is_insert(brief: Brief) -> bool:
    """Whether the shot is about a thing alone."""
    shot = brief.shot
    if shot.size == "insert":
        return True
    unpeopled = not shot.staging or shot.coverage in ("empty", "point of view")
    return unpeopled and bool(shot.props) and shot.size in ("medium close-up", "close-up", "extreme close-up")


def set_up(brief: Brief, world: World, width: int, height: int) -> Setup:
    """Place the camera, the cast and the props of a shot in a picture of that size."""
    if is_insert(brief):
        return frame_insert(brief, world, width, height)
    setup = frame_cast(brief, world, width, height)
    return replace(setup, props=dressed(setup, brief.shot), words=brief.shot.light)


def frame_cast(brief: Brief, world: World, width: int, height: int) -> Setup:
    """Choose the camera of a shot of people or of a place."""
    shot = brief.shot
    cast = players(brief, world)
    if shot.coverage in ("empty", "point of view") or not cast or shot.size == "extreme wide":
        return frame_place(shot, world, cast, width, height)
    if shot.coverage == "over the shoulder" and len(cast) >= 2:
        return frame_over_the_shoulder(shot, world, cast, width, height)
    return frame_people(shot, world, cast, width, height)
