"""From a brief to a camera set-up: which kind of framing a shot wants, and its props in the picture."""

from dataclasses import replace

from tools.generators.ports import Brief
from tools.generators.previz.framing import Setup, frame_cast
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
