"""The words for every sound that can be made: they are no typos, whatever else they are near."""

from functools import cache

from tools.audio.effects import CATALOGUE


@cache
def noise_words() -> frozenset[str]:
    """Every single word of the names and phrases of the effects."""
    return frozenset(word for entry in CATALOGUE.values() for phrase in entry.phrases for word in phrase.split())
