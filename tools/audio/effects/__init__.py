"""Effects and ambiences: `effect(name, seed=3)` makes one, `parse_effect(words)` reads what is wanted."""

from tools.audio.effects.catalogue import CATALOGUE
from tools.audio.effects.finish import Distance
from tools.audio.effects.player import effect, lasting
from tools.audio.effects.running import without_feet
from tools.audio.effects.words import EffectCall, parse_effect, sounds_in

__all__ = ["CATALOGUE", "Distance", "EffectCall", "effect", "lasting", "parse_effect", "sounds_in", "without_feet"]
