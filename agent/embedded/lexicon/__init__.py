"""The words of film talk and what they can mean, read from the tables beside this file.

A concept is `group.value`: `verb.remove`, `size.close-up`, `weather.rain`. A phrase may have several; which of them is
meant is for the readers to say. Phrases are in base form; plurals, -ed and -ing are found by themselves (pieces.py).

    weather.rain:
        rain; raining; in the rain; drizzle
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

TABLES = ("verbs", "looks", "things", "sounds", "orders", "small")


@cache
def phrases() -> dict[tuple[str, ...], frozenset[str]]:
    """Every phrase, as its words, with the concepts that it can mean."""
    found: dict[tuple[str, ...], set[str]] = {}
    for table in TABLES:
        text = files("agent.embedded.lexicon").joinpath(f"{table}.txt").read_text(encoding="utf-8")
        for concept, listed in _entries(text):
            for phrase in listed.split(";"):
                if words := tuple(phrase.split()):
                    found.setdefault(words, set()).add(concept)
    return {words: frozenset(concepts) for words, concepts in found.items()}


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """(concept, its phrases) of a table; the phrases may go over several indented lines."""
    concept, listed = "", list[str]()
    for line in text.splitlines():
        if line.startswith(" "):
            listed.append(line.strip())
        elif line.strip() and not line.startswith("#"):
            if concept:
                yield concept, " ".join(listed)
            concept, listed = line.strip().removesuffix(":"), []
    if concept:
        yield concept, " ".join(listed)


@cache
def first_words() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases that begin with a word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in phrases():
        found.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(all_of, key=len, reverse=True)) for word, all_of in found.items()}


@cache
def vocabulary() -> frozenset[str]:
    """Every single word that occurs in a phrase: what a misspelled word may have been meant to be."""
    return frozenset(word for words in phrases() for word in words)


@cache
def way_lines() -> tuple[str, ...]:
    """The lines of the tables of turns of phrase, in their order (ways.py reads them)."""
    tables = (files("agent.embedded.lexicon").joinpath(f"{name}.txt") for name in ("ways",))
    return tuple(line for table in tables for line in table.read_text(encoding="utf-8").splitlines())


@cache
def way_words() -> frozenset[str]:
    """Every word of a turn of phrase: no typo, wherever it is said."""
    said = (line for line in way_lines() if line.startswith(" "))
    return frozenset(word for line in said for word in line.translate(str.maketrans("()[]{}|;:", " " * 9)).split())
