"""A point of light in the distance: what a shot of the dark is about when its words say that something blinks there."""

import math
import re
from dataclasses import dataclass

from tools.film.script import Shot
from tools.generators.previz.compositing import Travel, add_halo
from tools.generators.previz.lens import Lens
from tools.generators.previz.noise import Doubles, Floats

SAYS_A_LIGHT = re.compile(
    r"\b(?:(?:one|tiny|small|single|far|distant|faint) (?:\w+ )?(?:light|star|lamp|glow|spark)|point of light"
    r"|(?:light|star|lamp)\b[^.;]{0,24}\b(?:blinks?|flickers?|flashes|signals?|off and on|on and off))",
    re.IGNORECASE,
)
SAYS_OUTSIDE = re.compile(
    r"\b(?:far out|out (?:there|in the)|outside|window|porthole|stars?|space|black|void)\b", re.IGNORECASE
)
COLOUR = (1.0, 0.93, 0.74)
PERIOD = 2.6
"""Seconds from one pair of blinks to the next."""
EMBER = 0.35
"""What is left of the light between blinks: a still must show it too."""


def says_a_light(shot: Shot) -> bool:
    """Whether the words of a shot are about one small light."""
    return SAYS_A_LIGHT.search(shot.prompt) is not None


def says_outside(shot: Shot) -> bool:
    """Whether the words of a shot look out of the place."""
    return SAYS_OUTSIDE.search(shot.prompt) is not None


def brightness(seconds: float) -> float:
    """Short, short, pause: 0..1."""
    phase = seconds % PERIOD
    near = min(abs(phase - 0.45), abs(phase - 1.05), abs(phase - 0.45 - PERIOD))
    return EMBER + (1 - EMBER) * math.exp(-((near / 0.20) ** 4))


@dataclass(frozen=True, eq=False)
class Beacon:
    """The light at a point of the world, seen through a lens."""

    at: Doubles
    lens: Lens

    def depth(self, travel: Travel) -> float:
        return self.lens.see(self.at)[2] - travel.z

    def draw(self, frame: Floats, travel: Travel, seconds: float) -> None:
        """Add the light to a frame: a hard core in a soft glow."""
        lens = self.lens
        x, y, z = lens.see(self.at)
        if z - travel.z < 0.5:
            return
        x, y, _ = travel.carry(x, y, z, lens.width, lens.height, lens.focal)
        unit = max(lens.width, lens.height) / 1280
        level = brightness(seconds)
        for radius, share in ((5.0, 3.4), (30.0, 0.7)):
            red, green, blue = (c * share * level for c in COLOUR)
            add_halo(frame, x, y, radius * unit, red, green, blue)
