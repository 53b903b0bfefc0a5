"""Words that the tables lack, by what the dictionary says they share a meaning with: "gloomier", "zap it", "jolly".

dreary ─dictionary─> cheerless, depressing ... ─tables─> mood.melancholy
"""

from functools import lru_cache

from agent.embedded.lexicon import phrases
from agent.embedded.pieces import forms
from tools.writing.lexicon import Lexicon

QUALITIES = ("grade", "mood", "face", "pace", "length", "voice", "weather")
DEEDS = ("verb.remove", "verb.lengthen", "verb.shorten", "verb.add", "verb.swap", "verb.split", "verb.merge",
         "verb.louder", "verb.quieter", "verb.mute", "verb.rename")  # fmt: skip
SENSES = 2
"""meanings looked at, the commonest first; the others are rarely meant"""


@lru_cache(maxsize=2048)
def meanings(word: str, lexicon: Lexicon) -> frozenset[str]:
    """The concepts of the words that share a meaning with this one; none when the dictionary is not there.

    The base of a comparative is tried too. Adjectives give qualities, verbs give deeds; nouns are never guessed.
    """
    for base in bases(word):
        for group, part in ((QUALITIES, "adj"), (DEEDS, "verb")):
            for sense in lexicon.alike(base, part)[:SENSES]:
                found = frozenset(
                    concept
                    for alike in sorted(sense)
                    for concept in phrases().get(tuple(alike.split()), frozenset())
                    if concept in group or concept.split(".")[0] in group
                )
                if found:
                    return found
    return frozenset()


SEEN = frozenset("food artifact substance animal plant body object shape person group phenomenon".split())


@lru_cache(maxsize=4096)
def is_seen(word: str, lexicon: Lexicon) -> bool:
    """Whether a noun is first of all the name of something that can be seen: flour, a poodle, a crowd."""
    first = next((senses[0] for form in forms(word) if (senses := lexicon.senses(form))), None)
    return first is not None and first.lexname in SEEN


def bases(word: str) -> tuple[str, ...]:
    """The word, and what it may be a form of: gloomier -> gloomy; bigger -> big; later -> late."""
    found = list(forms(word))
    for ending in ("er", "est"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            if stem.endswith("i"):
                found.append(f"{stem[:-1]}y")
            if stem[-1] == stem[-2]:
                found.append(stem[:-1])
            found += [stem, f"{stem}e"]
    return tuple(dict.fromkeys(found))
