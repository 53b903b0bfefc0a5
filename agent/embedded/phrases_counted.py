"""Shots and scenes that are counted: "the three inserts", "the first three warmer", "scene 2", "the third scene"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from agent.embedded.film_index import FilmIndex
from agent.embedded.phrase_words import SCENE_HEADS
from agent.embedded.pieces import phrase_at
from agent.embedded.shot_wishes import Wish
from agent.embedded.tokens import Token

if TYPE_CHECKING:
    from agent.embedded.noun_phrases import NounPhrases


def counts_sizes(tokens: Sequence[Token], at: int) -> bool:
    """ "The three inserts", "all four close-ups": a number before shots of a size."""
    if tokens[at].kind != "number" or at + 1 >= len(tokens):
        return False
    phrase = phrase_at(tokens, at + 1)
    return phrase is not None and bool(phrase.values("size")) and tokens[phrase.last - 1].text.endswith("s")


def wished_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether what shots shall become comes next: "the first three warmer"."""
    phrase = phrase_at(tokens, at)
    return phrase is not None and phrase.means("grade.", "length.", "step.", "pace.")


def scene_at(index: FilmIndex, tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int] | None:
    """A scene by its number or its place, "scene 2", "the third scene" past its article, and the token after it."""

    def word(at: int) -> str:
        return tokens[at].text if 0 <= at < len(tokens) else ""

    scenes = index.film.scenes
    if word(at) in ("scene", "scenes", "sequence") and at + 1 < len(tokens):
        token = tokens[at + 1]
        if token.kind == "number" and 1 <= token.value <= len(scenes):
            return (scenes[int(token.value) - 1].id,), at + 2
    if at < len(tokens) and tokens[at].kind == "ordinal" and word(at + 1) in SCENE_HEADS[:4]:
        number = int(tokens[at].value)
        place = number - 1 if number > 0 else len(scenes) + number
        if 0 <= place < len(scenes):
            return (scenes[place].id,), at + 2
    return None


def of_the_group(phrases: NounPhrases, began: int, wish: Wish, at: int) -> int:
    """ "4 and 5 ..., the first one longer": of what was just spoken of, when nothing else says which.

    Tokens that say so besides: "the first shot there", after "the vault is gorgeous".
    """
    plain = wish.ordinal and not (wish.tests or wish.words or wish.scenes or wish.extreme or wish.every or wish.group)
    there = phrases.word(at) == "there"
    spoken = phrases.memory.shots or phrases.index.shots_of_scenes(phrases.memory.scenes)
    some = 1 < len(spoken) < len(phrases.index.order)
    only = some and any(token.text in ("only", "just") for token in phrases.tokens[:began]) and not phrases.just
    if plain and (there or (only and wish.said.endswith(" shot"))):
        wish.group = (phrases.there if there else ()) or (spoken if some else ())
        return int(there and bool(wish.group))
    if not plain or not wish.said.endswith((" one", " ones", " of them", " of those", " of these")):
        return 0
    beside = phrases.word(began - 1) == "," and bool(phrases.just)
    if len(phrases.just) > 1 or beside:
        wish.group = phrases.just
    elif some and not phrases.just:
        wish.group = spoken
    return 0
