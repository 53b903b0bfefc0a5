"""Words that know their part, their head and their name, and the sentences that they make."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """One token. `head` and `at` are places in the sentence's tuple; the root is its own head."""

    at: int
    text: str
    lemma: str
    part: str
    dep: str
    head: int
    name: str
    sentence: int

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True)
class Parsed:
    """All words of an idea, and the text they were read from (preamble and ornaments taken off)."""

    text: str
    words: tuple[Word, ...]

    def children(self, at: int, *deps: str) -> tuple[Word, ...]:
        return tuple(w for w in self.words if w.head == at and w.at != at and (not deps or w.dep in deps))

    def subtree(self, at: int) -> list[Word]:
        """The word and all below it, in order."""
        found = {at}
        for child in self.children(at):
            found.update(w.at for w in self.subtree(child.at))
        return [self.words[i] for i in sorted(found)]
