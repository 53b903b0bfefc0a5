"""Who directs here: the brain that the settings ask for."""

from agent.embedded.director import EmbeddedDirector
from agent.ports import Brain
from tools.media.assets import asset, have
from tools.settings import Settings
from tools.writing.lexicon import Lexicon


def director(settings: Settings) -> Brain:
    """The director of every conversation in this home."""
    return embedded(settings)


def embedded(settings: Settings) -> EmbeddedDirector:
    """The director that needs no model; without the dictionary of `workprint setup` it forgives fewer typos."""
    there = have(settings.home, "wordnet")
    return EmbeddedDirector(Lexicon(asset(settings.home, "wordnet") if there else None))
