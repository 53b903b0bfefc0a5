"""The first look at a part that is not encoded yet: a few frames from the one that is wanted, long before the whole.

unit          |------------------ 48 frames ------------------|
                             ^ the playhead
first look                   |- 5 -|
"""

import hashlib
from typing import Literal

from tools.assembly.plan import Unit
from tools.assembly.stretches import recipe_part

LOOK = 5
"""Frames: as many as a browser's decoder may want to be given before it shows the first of them."""

Part = Literal["whole", "first look", "nearest"]
"""What is had of a unit: all of it, a few frames, or another picture in their place, the nearest that is soon had."""


def first_look(unit: Unit, frame: int) -> Unit:
    """The few frames of `unit` from its frame `frame` on, as a unit of their own; the unit itself when it is hardly
    longer."""
    frames = min(LOOK, unit.frames - frame)
    if unit.frames <= 2 * LOOK:
        return unit
    key = hashlib.sha256(f"first look\n{unit.key}\n{frame}\n{frames}".encode()).hexdigest()
    return Unit(key=key, start=unit.start + frame, frames=frames, recipe=recipe_part(unit.recipe, frame, frames))
