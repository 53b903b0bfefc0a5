"""Who directs here: the brain that the settings ask for."""

from agent.embedded.director import EmbeddedDirector
from agent.ports import Brain
from tools.media.assets import asset, have
from tools.settings import Settings
from tools.writing.lexicon import Lexicon


def director(settings: Settings) -> Brain:
    """The director of every conversation in this home: with a model where one is set, and alone where none is."""
    alone = embedded(settings)
    if not settings.has_model:
        return alone
    # Its client takes half a second to import, which only they wait for who have a model.
    from agent.model.director import ModelDirector

    return ModelDirector(settings, alone, _lexicon(settings))


def embedded(settings: Settings) -> EmbeddedDirector:
    """The director that needs no model; without the dictionary of `workprint setup` it forgives fewer typos."""
    return EmbeddedDirector(_lexicon(settings))


def _lexicon(settings: Settings) -> Lexicon:
    return Lexicon(asset(settings.home, "wordnet") if have(settings.home, "wordnet") else None)
