"""Words of an idea with everyone of the cast by the place holder of their role: "brings her a watch" -> "brings {P} a
watch".
"""

import re
from collections.abc import Sequence

from tools.writing.grammar import listed
from tools.writing.idea import Figure
from tools.writing.references import FIRST_PERSON, OBJECTS, RELATIVE, References
from tools.writing.words import Parsed, Word

FIRST = {"i": "he", "me": "him", "my": "his", "mine": "his", "myself": "himself"}
OURS = {"our": "their", "ours": "theirs", "us": "them", "ourselves": "themselves"}
# What stands round a noun and is said by the name of the role already.
ROUND = {"det", "amod", "compound", "nummod", "poss", "case", "appos"}


class Placeholders:
    """Gives the words of one parse their place holders."""

    def __init__(self, parsed: Parsed, figures: Sequence[Figure], references: References, keys: dict[int, str]) -> None:
        self.parsed, self.figures, self.references, self.keys = parsed, figures, references, keys
        self.group: tuple[str, ...] = ()
        """whom "them" stands for: those who did a deed together last"""

    def words(self, words: Sequence[Word], doers: Sequence[str], but: Word | None = None) -> dict[int, str]:
        """Other words for those that stand for somebody of the cast who is not one of the doers, by their places.

        A word that is not said any more is empty.
        """
        said: dict[int, str] = {}
        for word in words:
            if but is not None and (word.at == but.at or (word.head == but.at and word.dep.startswith("nsubj"))):
                continue
            if word.at in said or word.lower in RELATIVE:
                continue
            key = self.keys.get(self.references.figure.get(word.at, -1), "")
            if word.lower in FIRST_PERSON and key in doers:
                said[word.at] = f"{{{key}.{FIRST[word.lower]}}}"
            elif word.lower in OURS and any(f.telling for f in self.figures):
                said[word.at] = OURS[word.lower]
            elif word.lower == "them" and self.group and not set(self.group) & set(doers):
                said[word.at] = listed([f"{{{k}}}" for k in self.group])
            elif word.part == "PRON":
                own = self.references.doer_of(word) == self.references.figure.get(word.at, -1)
                if key and key not in doers and not own:
                    said[word.at] = f"{{{key}.s}}" if word.dep == "poss" else f"{{{key}}}"
                elif word.at in self.references.thing and word.dep in OBJECTS and self.references.thing[word.at]:
                    said[word.at] = f"the {self.references.thing[word.at]}"
            elif key and key not in doers:
                said |= self._noun(word, key)
        return said

    def phrase(self, words: Sequence[Word], doers: Sequence[str]) -> str:
        """The words as running text."""
        said = self.words(words, doers)
        told = [said.get(w.at, w.text if w.part == "PROPN" or w.text == "I" else w.lower) for w in words]
        return re.sub(r"\s+([',.;:!?])", r"\1", " ".join(word for word in told if word)).strip(" ,.;:")

    def _noun(self, word: Word, key: str) -> dict[int, str]:
        """The role for a name or a noun with all that stands round it; several and the lost stay as they are said."""
        figure = self.figures[self.references.figure[word.at]]
        if figure.lost or figure.count > 1 or (word.part == "NOUN" and word.lower != word.lemma):
            return {}
        below = [w for w in self.parsed.children(word.at) if w.dep in ROUND]
        named = [w for w in self.parsed.children(word.at, "acl") if w.lower in ("named", "called")]
        gone = {w.at: "" for part in (*below, *named) for w in self.parsed.subtree(part.at)}
        owns = any(w.dep == "case" for w in below)
        return {**gone, word.at: f"{{{key}.s}}" if owns else f"{{{key}}}"}
