"""The pieces of a message: a phrase with what it can mean, a reference, an amount, a quotation, or a strange word.

make | shot 3 | a bit | darker | and | two seconds | longer
verb   ref      degree  grade    joint  amount        length
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from agent.embedded.amounts import Amount
from agent.embedded.lexicon import first_words, phrases
from agent.embedded.refs import Ref
from agent.embedded.tokens import Token

SOFT = ("filler", "degree", "range", "dir", "all", "then", "because")
"""groups of concepts that no reading has to account for; a "not" or an "except" is never overlooked"""

NAME_LENGTH = 3
"""words of a name that a phrase leaves open"""

_IRREGULAR = {
    "made": "make",
    "had": "have",
    "gave": "give",
    "given": "give",
    "took": "take",
    "taken": "take",
    "shot": "shoot",
    "went": "go",
    "gone": "go",
    "said": "say",
    "kept": "keep",
    "cuts": "cut",
    "got": "get",
    "left": "leave",
    "began": "begin",
    "wore": "wear",
    "chose": "choose",
    "chosen": "choose",
    "lost": "lose",
    "held": "hold",
    "sent": "send",
    "brought": "bring",
    "spoke": "speak",
    "told": "tell",
    "ran": "run",
    "sat": "sit",
    "stood": "stand",
    "lay": "lie",
    "froze": "freeze",
    "frozen": "freeze",
    "liked": "like",
    "women": "woman",
    "men": "man",
    "people": "person",
    "children": "child",
    "wives": "wife",
    "knives": "knife",
    "feet": "foot",
    "teeth": "tooth",
}


@dataclass(frozen=True)
class Piece:
    """One piece: the tokens from `first` up to (not with) `last`, their text, and what they can mean."""

    first: int
    last: int
    text: str
    concepts: frozenset[str] = frozenset()
    ref: Ref | None = None
    amount: Amount | None = None
    quote: str | None = None
    guess: bool = False
    """what it can mean is only the dictionary's guess: enough to ask with, not enough to act on"""
    seen: bool = False
    """whether the dictionary knows it first of all as a thing that can be seen"""

    def means(self, *concepts: str) -> bool:
        """Whether it can mean one of the concepts; `group.` stands for every concept of the group."""
        return any(
            any(known.startswith(wanted) for known in self.concepts)
            if wanted.endswith(".")
            else wanted in self.concepts
            for wanted in concepts
        )

    def values(self, group: str) -> tuple[str, ...]:
        """What it can mean within a group: values("size") of "close-up" is ("close-up",)."""
        start = f"{group}."
        return tuple(sorted(known[len(start) :] for known in self.concepts if known.startswith(start)))

    @property
    def soft(self) -> bool:
        """Whether it says nothing by itself, so that no reading has to account for it."""
        if self.ref is not None:
            return self.ref.how == "pronoun"
        if self.amount is not None or self.quote is not None:
            return False
        return bool(self.concepts) and any(known.split(".")[0] in SOFT for known in self.concepts)

    @property
    def strange(self) -> bool:
        return not self.concepts and self.ref is None and self.amount is None and self.quote is None


@lru_cache(maxsize=8192)
def forms(word: str) -> tuple[str, ...]:
    """The word and its possible base forms: "waving" -> waving, wav, wave; "cuts" -> cuts, cut."""
    found = [word]
    if word in _IRREGULAR:
        found.append(_IRREGULAR[word])
    for ending, puts in (("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)), ("ed", ("", "e"))):
        if word.endswith(ending) and len(word) > len(ending) + 1 and not word.endswith("ss"):
            found += [word[: -len(ending)] + put for put in puts]
    if word.endswith("ing") and len(word) > 5:
        found += [word[:-3], word[:-3] + "e"]
    for stem in [stem for stem in found if stem != word and not word.endswith("s")]:
        if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":
            found.append(stem[:-1])
    return tuple(dict.fromkeys(found))


Said = TypeVar("Said", Token, Piece)


def between_marks(said: Iterable[Said], marks: Container[str]) -> Iterator[tuple[Said, ...]]:
    """The stretches of what is said between some marks, none of them empty."""
    part: list[Said] = []
    for one in said:
        if one.text not in marks:
            part.append(one)
        elif part:
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


def phrase_at(tokens: Sequence[Token], at: int) -> Piece | None:
    """The longest phrase of the lexicon that begins at a token, with everything it can mean."""
    if tokens[at].kind not in ("word", "mark", "number", "ordinal"):
        return None
    best, meaning = 0, set[str]()
    for form in forms(tokens[at].text):
        for phrase in first_words().get(form, ()):
            size = _matched(tokens, at, phrase)
            if size < max(best, 1):
                continue
            if size > best:
                best, meaning = size, set[str]()
            meaning |= phrases()[phrase]
    if not best:
        return None
    return Piece(at, at + best, text_of(tokens[at : at + best]), frozenset(meaning))


def _matched(tokens: Sequence[Token], at: int, phrase: Sequence[str]) -> int:
    """How many tokens a phrase takes; 0 when it is not said here. A `*` in it stands for a name of up to three words.

    "over * 's shoulder" is said in "over the old man's shoulder".
    """
    place = at + 1
    for k, word in enumerate(phrase[1:], start=1):
        if word == "*":
            following = phrase[k + 1]
            ahead = (place + n for n in range(1, NAME_LENGTH + 1) if place + n < len(tokens))
            found = next((step for step in ahead if tokens[step].text == following), None)
            if found is not None and any(token.kind != "word" for token in tokens[place:found]):
                # a number is no name
                return 0
            if found is None:
                return 0
            place = found
            continue
        if place >= len(tokens) or word not in forms(tokens[place].text):
            return 0
        place += 1
    return place - at


def text_of(tokens: Iterable[Token]) -> str:
    return " ".join(token.text for token in tokens)


def points(pieces: Sequence[Piece], kind: str) -> tuple[str, ...]:
    """The ids that the plain references of a kind come to."""
    refs = [piece.ref for piece in pieces if piece.ref is not None and piece.ref.kind == kind]
    return tuple(dict.fromkeys(known for ref in refs if ref.how != "pronoun" and not ref.problem for known in ref.ids))


def only_points(pieces: Sequence[Piece]) -> bool:
    """Whether a message is nothing but what is meant: "4", "the last one", "scene 2 please"."""
    hard = [piece for piece in pieces if not piece.soft]
    return bool(hard) and all(piece.ref is not None or piece.means("thing.shot", "thing.scene") for piece in hard)
