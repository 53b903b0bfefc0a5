"""One word of the English that a message is put into, and what kinds of words there are."""

from dataclasses import dataclass
from typing import Literal

WordKind = Literal[
    "words", "comparatives", "nouns", "adjectives", "verbs", "alike", "names", "numbers", "marks", "typed"
]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the English, with what it was: `said` as it was typed, `lemma` that of a verb."""

    text: str
    kind: WordKind
    form: str = ""
    lemma: str = ""
    said: str = ""


THE = ("the", "a", "this", "my", "our", "her", "his")
MODALS = ("should", "can", "will", "must")
PERSONS = frozenset(
    "man woman boy girl child mother mum mom father dad grandmother gran grandma grandfather grandpa sister brother"
    " daughter son captain doctor keeper guard baker commander robot thief narrator friend dog cat".split()
)
BEFORE_ITS_NOUN = frozenset("last first next previous second third other same whole".split())


def says(word: Word) -> bool:
    """Whether a word is the one that a request is made of."""
    return word.kind in ("verbs", "comparatives") or word.text in ("is", "are", *MODALS)
