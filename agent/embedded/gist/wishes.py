"""A request as deeds are made of it: the words of its slots, the shots that it is about, and what these come to."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from agent.conversation import Act
from agent.embedded.amounts import Amount, amount_at
from agent.embedded.film_index import FilmIndex, plain_words
from agent.embedded.tokens import tokenise
from tools.film.script import Character

STEP = 0.5
"""seconds of a cut or a line that is to come later, where none are said"""
LOUDER = 3.0
"""decibels of a level that is to be higher, where none are said"""
COUNTS = {
    "twice": 2, "pair": 2, "couple": 2, "few": 3, "thrice": 3, "triplicate": 3, "several": 4, "handful": 5, "dozen": 12,
}  # fmt: skip
MOST_TAKES = 20
HALF = "half"
ARTICLE = re.compile(r"^(?:an?|the|some|his|her|their|its)\s+", re.IGNORECASE)
CALLED = {
    **dict.fromkeys("fella fellow bloke chap dude gent gentleman guy".split(), "man"),
    **dict.fromkeys("lass gal dame lady".split(), "woman"),
    **dict.fromkeys("lad laddie youngster".split(), "boy"),
}
"""other words for someone"""
SEXES = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
NARRATOR = "narrator"


@dataclass(frozen=True)
class Wish:
    """A request: the words of its slots, and the shots of its first and its second target, in film order."""

    index: FilmIndex
    words: Mapping[str, str]
    shots: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def who(self) -> Character | None:
        """The one of the cast who is named."""
        words = plain_words(self.words.get("W", ""))
        said = tuple(CALLED.get(word, word) for word in words if word not in ("the", "a", "our"))
        people = self.index.people
        return self.index.film.characters.get(people.get(said) or people.get(said[-1:], ""))

    @property
    def free(self) -> str:
        """What is wished, without its article."""
        return ARTICLE.sub("", self.words["X"]).strip(" .!?,")

    @property
    def speaker(self) -> str | None:
        """Who speaks: the one who is named, the narrator, or the only one who is seen there."""
        words = {*plain_words(self.words.get("W", ""))}
        if self.who is not None or NARRATOR in words:
            return self.who.id if self.who is not None else NARRATOR
        if words - SEXES.keys() or len(self.shots) != 1:
            return None
        cast = self.index.film.characters
        seen = {one.who for one in self.index.film.shots[self.shots[0]].staging if one.who in cast}
        sexes = {SEXES[word] for word in words}
        meant = [who for who in seen if not sexes or cast[who].appearance.sex in sexes]
        return meant[0] if len(meant) == 1 else None

    @property
    def amount(self) -> Amount | None:
        tokens = tokenise(self.words.get("A", ""))
        return next((found[0] for at in range(len(tokens)) if (found := amount_at(tokens, at))), None)

    @property
    def frames(self) -> int | None:
        """The time that is said, in frames, else STEP seconds; None where what is said is no time."""
        rate = float(self.index.film.look.rate)
        if "A" not in self.words:
            return round(STEP * rate)
        return self.amount.frames(rate) if self.amount is not None else None

    @property
    def decibels(self) -> float | None:
        """The decibels that are said, else LOUDER; None where what is said is another amount."""
        if "A" not in self.words:
            return LOUDER
        return abs(self.amount.value) if self.amount is not None and self.amount.unit == "db" else None

    @property
    def count(self) -> int | None:
        """ "another three times", "half a dozen", "twice"; None where it counts nothing."""
        tokens = tokenise(self.words.get("A", ""))
        many = [round(token.value) for token in tokens if token.kind == "number"]
        many = many or [COUNTS[token.text] for token in tokens if token.text in COUNTS]
        if not many:
            return None
        found = many[-1] // 2 if any(token.text == HALF for token in tokens) else many[-1]
        return found if 0 < found <= MOST_TAKES else None


@dataclass(frozen=True)
class Deed:
    """What makes the acts of a wish, none where it cannot; and the slots that it needs and the others that it uses."""

    made: Callable[[Wish], tuple[Act, ...]]
    needs: frozenset[str]
    uses: frozenset[str] = frozenset()

    @property
    def takes(self) -> frozenset[str]:
        return self.needs | self.uses

    def of(self, wish: Wish) -> tuple[Act, ...]:
        """The acts of a wish; none of one that no act can hold, as a place with a name of three hundred letters."""
        try:
            return self.made(wish)
        except ValidationError:
            return ()


def slots(slots: str) -> frozenset[str]:
    return frozenset(slots)
