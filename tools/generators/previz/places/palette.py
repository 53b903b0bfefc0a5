"""Colours of the sets: what hangs in the light, and what the lamps give off."""

import numpy as np

from tools.generators.previz.noise import Doubles

WARM = np.array((1.0, 0.64, 0.33))
"""Lamplight, linear."""
COOL = np.array((0.42, 0.62, 1.0))
"""Moonlight and fluorescent tubes, linear."""
EMBER = np.array((1.0, 0.36, 0.10))
"""Coals and stove doors, linear."""


def glowing(light: Doubles, strength: float) -> Doubles:
    """The painted colour of a surface that gives off this linear light."""
    return np.sqrt(light) * strength
