"""Who directs here: the brain that the settings ask for."""

from agent.embedded.director import EmbeddedDirector
from agent.embedded.gist.reading import Gist
from agent.ports import Brain
from tools.media.assets import asset, have
from tools.settings import Settings
from tools.writing.lexicon import Lexicon

SENTENCES = "sentences"
"""the asset that the gist of a message is heard with"""


def director(settings: Settings) -> Brain:
    """The director of every conversation in this home: with a model where one is set, and alone where none is."""
    alone = embedded(settings)
    if not settings.has_model:
        return alone
    # Its client takes half a second to import, which only they wait for who have a model.
    from agent.model.director import ModelDirector

    return ModelDirector(settings, alone, _lexicon(settings))


def embedded(settings: Settings) -> EmbeddedDirector:
    """The director that needs no model. Without the dictionary of `workprint setup` it forgives fewer typos, and
    it asks about messages in loose words without the encoder."""
    return EmbeddedDirector(_lexicon(settings), gist=_gist(settings))


def _gist(settings: Settings) -> Gist | None:
    return Gist(asset(settings.home, SENTENCES)) if have(settings.home, SENTENCES) else None


def _lexicon(settings: Settings) -> Lexicon:
    return Lexicon(asset(settings.home, "wordnet") if have(settings.home, "wordnet") else None)
