"""Who a word of an idea stands for: a name, what somebody is called, a pronoun; and which thing "it" is.

"Ilse repairs clocks. A young man named Tomas brings her a watch. She opens it and sees that he is her son."
 her -> Ilse   She -> Ilse   it -> the watch   he -> Tomas   her -> Ilse
"""

from collections.abc import Sequence
from typing import Literal

from tools.writing.idea import Figure, Thing
from tools.writing.knowledge.nouns import WEATHERED
from tools.writing.words import Parsed, Word
from tools.writing.world import FORCES, TRADES

Sex = Literal["f", "m", ""]
PRONOUNS: dict[str, Sex] = {
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
}
RELATIVE = {"who", "that", "which"}
NEUTER = {"it", "its", "itself"}
FIRST_PERSON = {"i", "me", "my", "mine", "myself"}
OBJECTS = {"dobj", "dative", "pobj", "iobj"}
SUBJECTS = ("nsubj", "nsubjpass")
# Words by which weather is there, to what it is.
WEATHERS = {
    word: key for key, force in FORCES.items() if key not in ("eclipse", "night") for word in (key, *force.words)
} | WEATHERED


class References:
    """Every word that stands for one of the figures, by its place; read once, in the order of the idea."""

    def __init__(self, parsed: Parsed, figures: Sequence[Figure], things: Sequence[Thing]) -> None:
        self.parsed, self.figures = parsed, figures
        self.nouns = {t.noun.split()[-1] for t in things}
        self.figure: dict[int, int] = {}
        """the number of the figure that a word stands for"""
        self.thing: dict[int, str] = {}
        """the noun that an "it" stands for"""
        self.sexes: dict[int, Sex] = {number: figure.sex for number, figure in enumerate(figures)}
        """what pronouns tell of the sex of the figures"""
        self.neuter: set[int] = set()
        """figures that are spoken of as "it" """
        self._things: list[Word] = []
        self._mentions: list[tuple[Word, int]] = []
        for word in parsed.words:
            self._read(word)

    def _read(self, word: Word) -> None:
        low = word.lower
        found: int | None = None
        if low in RELATIVE and word.dep in SUBJECTS and self.parsed.words[word.head].dep == "relcl":
            whose = self.figure.get(self.parsed.words[word.head].head)
            if whose is not None:
                self.figure[word.at] = whose
        elif low in PRONOUNS:
            found = self._person(word, PRONOUNS[low])
        elif low in FIRST_PERSON:
            found = next((i for i, f in enumerate(self.figures) if f.telling), None)
        elif low in NEUTER and word.dep != "expl" and not self._weather(word):
            found = self._neuter(word)
            if found is None:
                self.thing[word.at] = self.thing_before(word)
            else:
                self.neuter.add(found)
        elif word.part in ("NOUN", "PROPN", "ADJ"):
            found = self._called(word)
            if found is None and word.lemma.lower() in self.nouns and self._leads(word):
                self._things.append(word)
        if found is not None:
            self.figure[word.at] = found
            self._mentions.append((word, found))

    def _leads(self, thing: Word) -> bool:
        """Whether a thing is what "it" will stand for: what a deed is done to before what only lies by."""
        done = any(t.dep == "dobj" and t.sentence == thing.sentence for t in self._things)
        return thing.dep == "dobj" or not done

    def thing_before(self, word: Word) -> str:
        """The thing that was spoken of last before a word."""
        return next((t.lemma.lower() for t in reversed(self._things) if t.at < word.at), "")

    def _called(self, word: Word) -> int | None:
        """The figure of a name or a noun."""
        names = {word.lower, word.lemma.lower()}
        for number, figure in enumerate(self.figures):
            if names & set(figure.name.lower().split()):
                return number
        if word.dep == "compound" or any(w.lower in ("another", "other") for w in self.parsed.children(word.at)):
            return None
        owned = bool(self.parsed.children(word.at, "poss"))
        called = [n for n, f in enumerate(self.figures) if names & set(f.noun.split()[-1:]) and f.noun != "person"]
        return next((n for n in called if bool(self.figures[n].relation) == owned), called[0] if called else None)

    def _person(self, word: Word, sex: Sex) -> int | None:
        doer = self.doer_of(word)
        seen = [number for _, number in self._mentions] or list(range(len(self.figures)))
        others = [
            n for n in dict.fromkeys(seen) if not (self._apart(word) and n == doer) and not self.figures[n].telling
        ]
        known = [n for n in others if self.sexes[n] == sex]
        open_ = [n for n in others if not self.sexes[n]]
        people = [n for n in open_ if self._human(n)]
        found = known or people or open_
        if not found:
            return None
        best = max(found, key=lambda n: self._salience(n, word, doer))
        if not self.sexes[best]:
            self.sexes[best] = sex
        return best

    def _neuter(self, word: Word) -> int | None:
        doer = self.doer_of(word)
        seen = dict.fromkeys(number for _, number in self._mentions)
        found = [n for n in seen if self.figures[n].form != "human" and not self.sexes[n]]
        if word.dep in SUBJECTS or word.lower == "its":
            return max(found, key=lambda n: self._salience(n, word, doer)) if found else None
        topic = self._topic(word.sentence)
        # "A cat steals fish. The fishmonger chases it": what the sentence before was about.
        return topic if topic in found and topic != doer else None

    def _apart(self, word: Word) -> bool:
        """Whether a pronoun cannot stand for whoever does the deed: "she follows her", "the thief is his daughter"."""
        own = word.dep == "poss" and self.parsed.words[word.head].dep == "attr"
        return own or (word.dep in OBJECTS and not word.lower.endswith("self"))

    def _human(self, number: int) -> bool:
        trade = TRADES.get(self.figures[number].trade)
        return trade is None or not (trade.beast or trade.form == "robot")

    def _weather(self, word: Word) -> bool:
        verb = self.parsed.words[word.head]
        return word.dep in SUBJECTS and verb.lemma in WEATHERS

    def _topic(self, sentence: int) -> int | None:
        """Whom the sentence before is about: its first doer."""
        return next((n for w, n in self._mentions if w.sentence == sentence - 1 and w.dep in SUBJECTS), None)

    def _salience(self, number: int, word: Word, doer: int | None) -> tuple[int, int]:
        """How likely a figure is meant: the doer of the same clause owns, then doers, then whoever was named last."""
        if word.dep == "poss" and number == doer:
            return 3, 0
        did = any(n == number and w.dep in SUBJECTS and w.sentence >= word.sentence - 1 for w, n in self._mentions)
        return int(did), max((w.at for w, n in self._mentions if n == number), default=0)

    def doer_of(self, word: Word) -> int | None:
        """The figure that does the deed of the clause which a word stands in."""
        at = word
        for _ in range(12):
            if at.part in ("VERB", "AUX"):
                doer = next(iter(self.parsed.children(at.at, *SUBJECTS)), None)
                if doer is not None:
                    return None if doer.at == word.at else self.figure.get(doer.at)
                if at.dep == "relcl":
                    return self.figure.get(at.head)
                asked = next(iter(self.parsed.children(at.head, "dobj", "dative")), None) if at.dep == "xcomp" else None
                if asked is not None and asked.at != word.at:
                    # "A boy asks her to teach him": she teaches.
                    return self.figure.get(asked.at)
            if at.head == at.at:
                break
            at = self.parsed.words[at.head]
        return None
