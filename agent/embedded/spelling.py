"""Typos forgiven: a word that nobody knows becomes the nearest word of film talk, or the nearest name of this film."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from agent.embedded.amounts import WORDS
from agent.embedded.descriptions import NOUNS
from agent.embedded.film_index import FilmIndex
from agent.embedded.lexicon import vocabulary, way_words
from agent.embedded.noises import noise_words
from agent.embedded.pieces import forms
from agent.embedded.synonyms import bases
from agent.embedded.tokens import UNITS, Token
from tools.writing.lexicon import Lexicon

SHORTEST = 4
"""letters; shorter words have too many neighbours"""

LONG = 10
"""letters from which two slips are forgiven"""

COMMON = frozenset(
    "shot shots scene scenes take takes make longer shorter darker music circle retake approve delete second frames"
    " close wide light rain night".split()
)
"""of words that are equally near, the one that is said all the time"""

POINTING = NOUNS | frozenset(
    "this that these those them they their theirs there here where which whose both each either ours yours mine with"
    " from have having such than then when what while upon".split()
)
"""words that no dictionary of nouns and verbs has, and that are no typos"""


_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
"""a letter three times or more"""


def spelled(tokens: Sequence[Token], index: FilmIndex, lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens with misspelled words put right; a word that English or the film knows stays as it is."""
    names = frozenset(word for table in (index.people, index.places) for name in table for word in name)
    return tuple(
        replace(token, text=_right(token.text, names, index.known, lexicon)) if token.kind == "word" else token
        for token in _owning(tokens, index)
    )


def _owning(tokens: Sequence[Token], index: FilmIndex) -> Iterator[Token]:
    """The tokens, with the mark that a hurried hand leaves out: "grans line" is Gran's."""
    people = {name[0] for name in index.people if len(name) == 1}
    for i, token in enumerate(tokens):
        owner = token.text[:-1]
        owns = token.kind == "word" and token.text.endswith("s") and owner in people and token.text not in people
        if owns and token.text not in index.known and i + 1 < len(tokens) and tokens[i + 1].kind != "mark":
            yield replace(token, text=owner, end=token.end - 1)
            yield Token("'s", token.end - 1, token.end, "mark")
        else:
            yield token


def _right(word: str, names: frozenset[str], known: frozenset[str], lexicon: Lexicon) -> str:
    if len(word) < SHORTEST or word in UNITS or word in WORDS or word in POINTING or word in way_words():
        return word
    if any(form in vocabulary() or form in known for form in forms(word)):
        return word
    if any(form in noise_words() for form in forms(word)):
        return word
    if (plain := _DRAWN_OUT.sub(r"\1", word)) != word:
        # "wayyy too long", "sooo good"
        twice = _DRAWN_OUT.sub(r"\1\1", word)
        return next((said for said in (twice, plain) if said in vocabulary()), word)
    if (turned := _turned(word)) is not None and not _english(word, lexicon):
        return turned
    if any(_english(base, lexicon) for base in bases(word)):
        return word
    if not lexicon.present and len(word) == SHORTEST and _pronounceable(word):
        # without the dictionary a short word may be any English word: "sick" is no "sink"
        return word
    return _nearest(word, names) or word


def _pronounceable(word: str) -> bool:
    """Whether a word has the shape of one: a vowel between consonants, and no pile of them."""
    return re.fullmatch(r"[b-df-hj-np-tv-z]{1,2}[aeiouy]{1,2}[b-df-hj-np-tv-z]{1,2}e?", word) is not None


def _english(word: str, lexicon: Lexicon) -> bool:
    return lexicon.knows(word) or bool(lexicon.alike(word, "adj") or lexicon.alike(word, "adv"))


@lru_cache(maxsize=4096)
def _turned(word: str) -> str | None:
    """The word with two neighbouring letters changed back, when that makes a word of film talk: draker -> darker."""
    for i in range(len(word) - 1):
        other = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        if other != word and other in vocabulary():
            return other
    return None


@lru_cache(maxsize=4096)
def _nearest(word: str, names: frozenset[str]) -> str | None:
    """The nearest known word within one slip, or two in a very long word; None when there is none.

    Two slips from a word of eight letters are too many: "prettier" is no "premier", "anybody" no "nobody".
    """
    allowed = 1 if len(word) < LONG else 2
    scored: list[tuple[int, str]] = []
    letters = _letters(word)
    for known, theirs in (*spelled_words(), *((name, _letters(name)) for name in names)):
        # the first letter is hardly ever wrong: a folder is not bolder, lunch no bunch
        near = len(known) >= SHORTEST - 1 and abs(len(known) - len(word)) <= allowed and known[0] == word[0]
        # a slip changes two letters of the set at most; nearly all words fall out here, which is what makes it fast
        if near and (letters ^ theirs).bit_count() <= 2 * allowed:
            slips = _slips(word, known, allowed)
            if slips <= allowed:
                scored.append((slips, known))
    if not scored:
        return None
    least = min(scored)[0]
    nearest = sorted(known for score, known in scored if score == least)
    usual = [known for known in nearest if known in COMMON]
    changed_about = [known for known in nearest if sorted(known) == sorted(word)]
    return (changed_about or usual or nearest)[0]


@cache
def spelled_words() -> tuple[tuple[str, int], ...]:
    """The words of film talk, each with the set of its letters."""
    return tuple((word, _letters(word)) for word in sorted(vocabulary()))


def _letters(word: str) -> int:
    """The letters of a word as bits; accented letters share the last few."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) - 97 if "a" <= letter <= "z" else 26 + ord(letter) % 6)
    return bits


def _slips(one: str, other: str, limit: int) -> int:
    """Letters missing, added, wrong or changed about (the restricted Damerau-Levenshtein distance)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        following = [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        if min(following) > limit:
            return limit + 1
        before, row = row, following
    return row[-1]
