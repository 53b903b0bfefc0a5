"""Which part of the film some words mean: as the grammar reads them, else the shot that is nearest in meaning.

"the dining room"                  is read by the grammar, and stays as it is
"the captain's hands"              shot 3: Close-up, the CAPTAIN's weathered hands on the wheel
"part where he climbs the rocks"   shot 5, by what is told of it and by its own words
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from agent.embedded.film_index import FilmIndex, plain_words
from agent.embedded.gist.slots import ENDS
from agent.embedded.pieces import Piece, forms
from agent.embedded.refs import Ref
from agent.embedded.tokens import tokenise
from tools.film.script import Size
from tools.writing.encoder import Encoder
from tools.writing.vectors import vectors

OPENING = re.compile(
    r"^(?:(?:so|and|um|uh|ok|then)\s+)*(?:the|that|this|those|these)?\s*(?:bit|part|shot|one|moment|image|picture|scene"
    r"|stuff|thing|clip|place|point)s?\s+(?:with|of|where|when|in which|that shows|showing|at|in|on)\b\s*",
    re.IGNORECASE,
)
WHOLE = re.compile(r"^(?:everything|all)\b|\b(?:stuff|scene|sequence|shots|bits)$", re.IGNORECASE)
"""how words begin or end that mean all that is somewhere"""
CLOSING = re.compile(r"\s+(?:stuff|bit|part|moment|shots?|scenes?|clip|one)$", re.IGNORECASE)
SMALL = frozenset(
    "the a an of with in on at where when that this he she they his her is to and shot one bit part scene stuff".split()
)
JOINTS = frozenset((",", ".", "and", "the", "of", "in", "'s", "&"))
POINTING = frozenset(("shots", "scenes", "film", "places", "takes"))
FIRST_OR_LAST = re.compile(
    r"\b(?:very )?(?P<which>first|second|third|last|final|opening|closing) "
    r"(?:picture|image|frame|clip|moment|thing|visual)\b|\b(?:the )?(?P<end>opener|closer|finale)\b",
    re.IGNORECASE,
)
"""the ends of the film in other words than the grammar's: "the final image", "the opener" """
ENDS_CALLED = {
    **dict.fromkeys(("final", "closing", "closer", "finale"), "last"),
    **dict.fromkeys(("opening", "opener"), "first"),
}
SIZED: tuple[tuple[re.Pattern[str], frozenset[Size]], ...] = (
    (re.compile(r"\binserts?\b", re.IGNORECASE), frozenset(("insert",))),
    (
        re.compile(r"\bclose[- ]?ups?\b|\bcus?\b", re.IGNORECASE),
        frozenset(("medium close-up", "close-up", "extreme close-up")),
    ),
    (
        re.compile(r"\bwides?\b|\bestablish\w+\b", re.IGNORECASE),
        frozenset(("extreme wide", "wide", "full", "medium wide")),
    ),
    (re.compile(r"\bmediums?\b", re.IGNORECASE), frozenset(("medium wide", "medium", "medium close-up"))),
)
"""what a shot is called by its size: "the insert of the map" """
COUNTED = ("number", "slate", "ordinal")
"""how something is pointed at that is not described"""
OWN_WORDS = 0.6
"""what a shot's own words count beside its meaning, where those are chosen that are compared at all"""
WEIGHTS = np.array((1.82, 1.59, 2.62, 0.39, 1.56, 1.34, 0.90))
"""what speaks for a shot: likeness to what is told of it, to the likest of its texts, its share of the words, its size;
then the last three again for all that was asked. Learned by agent/evaluation/pointing.py"""
STATED = re.compile(
    r"(?<!\bhe)(?<!\bshe)(?<!\bit)(?<!\bthat)\s?['’]s(?: (?:reading|looking|feeling)(?: (?:very|too|so|really))?)?$",
    re.IGNORECASE,
)
"""what is left of "is": "the vault's", "the vault's reading" very blue"""
SINGLE = 0.5
"""how certain one of several shots must be, that all have the words, to be the one that is meant"""
PLURAL = re.compile(
    r"\b(?:all|every\w*|each|both|shots|ones|scenes?|stuff|bits|parts|moments|close[- ]?ups|wides|inserts)\b",
    re.IGNORECASE,
)
"""what may mean several"""
NUMBER = 0.5
"""how certain a number is that more is said behind"""
COMPARED = 5
"""shots whose meaning is compared, of those that are likeliest at first sight; each costs ten milliseconds, once"""
MOST = 40
"""the same where there are no vectors of words to choose them by"""


@dataclass(frozen=True)
class Target:
    """What some words mean, in words that the grammar reads; and how certain that is, 0..1."""

    words: str
    certain: float
    shots: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Card:
    shot: str
    texts: tuple[str, ...]
    words: frozenset[str]


def _bare(words: str) -> str:
    """Some words without "the bit where", "the shot with"."""
    return CLOSING.sub("", OPENING.sub("", words)).strip() or words


def _own(words: str) -> list[tuple[str, ...]]:
    """The words that tell something, each in its forms."""
    return [forms(word) for word in plain_words(words) if word not in SMALL]


def _sizes(words: str) -> frozenset[Size]:
    """The sizes that some words call a shot by."""
    return frozenset[Size]().union(*(sizes for called, sizes in SIZED if called.search(words)))


def _in_shots(said: re.Match[str]) -> str:
    which = (said["which"] or said["end"]).casefold()
    return f"{'the ' if said['end'] else ''}{ENDS_CALLED.get(which, which)} shot"


class Targets:
    """The shots of a film by what they show. `pieces` reads words as the grammar does, with what they point at."""

    def __init__(self, index: FilmIndex, encoder: Encoder, pieces: Callable[[str], tuple[Piece, ...]]) -> None:
        self._index, self._encoder, self._pieces = index, encoder, pieces

    def find(self, words: str, asked: str = "") -> Target | None:
        """What some words mean in what was `asked`; None when the film has no shot."""
        words = STATED.sub("", FIRST_OR_LAST.sub(_in_shots, words))
        refs = self._read(words)
        if any(ref.problem and ref.how in COUNTED for piece in self._pieces(words) if (ref := piece.ref) is not None):
            # there is no shot 27, and none is meant for it
            return Target(words, 0.0)
        if not refs and (named := self._read(f"the {words}")):
            # "roof scene"
            words, refs = f"the {words}", named
        if refs and not any(ref.how == "content" and ref.kind == "shots" for ref in refs):
            return Target(words, 1.0, self._shots(refs))
        if not self._index.order:
            return None
        if not refs and (number := self._first_number(words)) is not None:
            return number
        if shots := self._all_of_a_place(words):
            return Target(self._numbered(shots), 0.9, shots)
        likely, shot = self._likeliest(words, asked)
        read = self._shots(refs)
        # "the empty platform" is the empty one of those on the platform
        one = shot in read and likely >= SINGLE and not PLURAL.search(words)
        if read == (shot,) or (len(read) > 1 and not one):
            return Target(self._numbered(read), 0.9, read)
        if ENDS & {*plain_words(words)}:
            # "the town down at the start" is not the shot in which somebody starts walking
            likely = 0.0
        return Target(self._numbered((shot,)), likely, (shot,))

    def _first_number(self, words: str) -> Target | None:
        """The shot whose number the words begin with: "10 so we see the table", "number two, she walks"."""
        tokens = [token for token in tokenise(words) if token.text not in ("number", "shot", "no")]
        if not tokens or tokens[0].kind != "number" or any(token.kind != "word" for token in tokens[1:]):
            return None
        refs = self._read(f"shot {tokens[0].value:g}")
        return Target(f"shot {tokens[0].value:g}", NUMBER, self._shots(refs)) if refs else None

    def _numbered(self, shots: Sequence[str]) -> str:
        """Some shots by their numbers: "shot 3", "shots 1, 2 and 5", or as the scene that they are all of."""
        for number, scene in enumerate(self._index.film.scenes, 1):
            if tuple(shots) == scene.shots and len(shots) > 1:
                return f"scene {number}"
        numbers = [str(self._index.numbers[shot]) for shot in shots]
        if len(numbers) == 1:
            return f"shot {numbers[0]}"
        return f"shots {', '.join(numbers[:-1])} and {numbers[-1]}"

    def _all_of_a_place(self, words: str) -> tuple[str, ...]:
        """The shots of the one place or scene in words for all that is there: "the night platform stuff"; else none."""
        if not WHOLE.search(words):
            return ()
        refs = [p.ref for p in self._pieces(words) if p.ref is not None and p.ref.kind in ("places", "scenes")]
        return self._shots(refs) if len(refs) == 1 and not (refs[0].problem or refs[0].options) else ()

    def _shots(self, refs: Sequence[Ref]) -> tuple[str, ...]:
        """The shots of some references, in film order."""
        index = self._index
        found: set[str] = set()
        for ref in refs:
            match ref.kind:
                case "scenes":
                    found.update(index.shots_of_scenes(ref.ids))
                case "places":
                    found.update(shot for place in ref.ids for shot in index.shots_of_place(place))
                case "film":
                    found.update(index.order)
                case _:
                    found.update(ref.ids)
        return tuple(shot for shot in index.order if shot in found)

    def _read(self, words: str) -> list[Ref]:
        """The references of some words that are nothing but references, and clear; else none."""
        pieces = self._pieces(words)
        refs = [piece.ref for piece in pieces if piece.ref is not None]
        strange = any(p.ref is None and not p.soft and p.text not in JOINTS for p in pieces)
        unclear = any(ref.problem or ref.options or ref.kind not in POINTING for ref in refs)
        return [] if strange or unclear else refs

    def _likeliest(self, words: str, asked: str) -> tuple[float, str]:
        """The shot that is meant, and how likely it is that one; of equals the earlier."""
        cards = self._compared(_bare(words))
        told = self._told(words, asked, cards) @ WEIGHTS
        shares = np.exp(told - told.max())
        best = int(shares.argmax())
        return float(shares[best] / shares.sum()), cards[best].shot

    def _told(self, words: str, asked: str, cards: Sequence[_Card]) -> NDArray[np.float64]:
        """What speaks for each shot, of the words that describe it and of all that was asked: a row of WEIGHTS each."""
        return np.array([[*self._signs(_bare(words), card), *self._signs(asked or words, card)[1:]] for card in cards])

    def _signs(self, words: str, card: _Card) -> tuple[float, float, float, float]:
        """What speaks for a shot: see WEIGHTS."""
        meant = self._encoder.meaning(words)
        alike = [float(meant @ self._encoder.meaning(text)) for text in card.texts]
        sizes = _sizes(words)
        sized = (1.0 if self._index.film.shots[card.shot].size in sizes else -1.0) if sizes else 0.0
        return alike[0], max(alike), self._share(_own(words), card), sized

    def _compared(self, words: str) -> list[_Card]:
        """The shots that may be meant, by their own words and by vectors of words."""
        sizes = _sizes(words)
        cards = [card for card in self._cards if self._index.film.shots[card.shot].size in sizes] or self._cards
        known = vectors()
        if known is None or len(cards) <= COMPARED:
            return cards[:MOST]
        own = _own(words)
        rough = sorted(
            range(len(cards)),
            key=lambda at: -known.likeness(words, cards[at].texts[0]) - OWN_WORDS * self._share(own, cards[at]),
        )
        return [cards[at] for at in sorted(rough[:COMPARED])]

    def _share(self, words: list[tuple[str, ...]], card: _Card) -> float:
        """How much of what some words tell the shot has: rare words of the film tell most, strange ones little."""
        told = met = 0.0
        for word in words:
            here = max((self._rare.get(form, 0.0) for form in word if form in card.words), default=0.0)
            met += here
            told += here or max((self._rare.get(form, 1.0) for form in word), default=1.0)
        return met / told if told else 0.0

    @cached_property
    def _cards(self) -> list[_Card]:
        film, index = self._index.film, self._index
        found: list[_Card] = []
        for known in index.order:
            shot, told = film.shots[known], index.told[known]
            place = film.locations[shot.location].name if shot.location in film.locations else ""
            lines = (cue.what for cue in index.lines_of([known]))
            found.append(_Card(known, (told, f"{shot.size} {told}, {place}", *lines), index.shot_words[known]))
        return found

    @cached_property
    def _rare(self) -> dict[str, float]:
        counted: dict[str, int] = {}
        for card in self._cards:
            for word in card.words:
                counted[word] = counted.get(word, 0) + 1
        return {word: math.log(1 + len(self._cards) / many) for word, many in counted.items()}
