"""The small words of noun phrases: what opens them, what heads them, what goes on with them and what ends them."""

from collections.abc import Sequence
from typing import Literal

from agent.embedded.film_index import words_of
from agent.embedded.tokens import Token

DETERMINERS = (
    "the",
    "my",
    "our",
    "those",
    "these",
    "that",
    "this",
    "la",
    "le",
    "el",
    "die",
    "der",
    "das",
    "her",
    "his",
)
EACH = ("all", "every", "each", "both", "any", "tous", "toutes", "todos", "todas", "alle", "everything", "anything")
HEADS = ("shot", "shots", "clip", "clips", "one", "ones", "plan", "plans", "plano", "planos", "einstellung", "toma")
LOOSE_HEADS = ("bit", "part", "moment", "picture", "image")
"""what a shot may be called where a "the" or a "that" is before it: "that bit with the dog" """
IN_CLAUSES = (
    "is",
    "are",
    "a",
    "up",
    "out",
    "down",
    "to",
    "back",
    "looks",
    "feels",
    "needs",
    "into",
    "by",
    "for",
    "that",
)
"""words at which a description ends, unless it is a clause: "where she looks back at us" """
SCENE_HEADS = ("scene", "scenes", "sequence", "sequences", "escena", "scène", "szene", "bit", "part", "moment")
WITH = (
    "of",
    "with",
    "featuring",
    "showing",
    "on",
    "in",
    "at",
    "inside",
    "containing",
    "during",
    "from",
    "about",
    "for",
)
WHERE = ("where", "when", "which", "that", "who")
STOPS = (
    ",", ".", ";", "!", "?", "and", "but", "then", "is", "are", "was", "should", "needs", "to", "by", "a", "more", "so",
    "because", "please", "can", "would", "be", "into", "longer", "shorter", "darker", "brighter", "again", "for",
    "could", "must", "feels", "looks", "drags", "needs", "too", "up", "down", "out", "back", "before", "after",
)  # fmt: skip


def filler(word: str) -> bool:
    return word in _LITTLE or not words_of(word)


_LITTLE = (
    "the", "a", "an", "her", "his", "their", "is", "are", "was", "he", "she", "they", "it", "of", "with", "in", "on",
    "at", "to", "we", "you", "i", "see", "one", "up", "down", "out", "into", "from", "gets", "get", "goes", "that",
)  # fmt: skip


INSIDE = {
    **dict.fromkeys(("exterior", "exteriors", "outdoor", "outside", "ext"), False),
    **dict.fromkeys(("interior", "interiors", "indoor", "inside", "int"), True),
}
"""words for where a shot is made, and whether that is inside"""
SAID_OF_IT = ("is", "looks", "feels", "needs")
"""what ends a clause that has said enough: "the one where Gran raises her glass is lovely" """
BUT = {"one": 1, "two": 2, "three": 3, "1": 1, "2": 2, "3": 3}
"""how many "the last shot but one" leaves out"""
RIGHT = frozenset("right just directly immediately straight".split())
"""what may stand before the "after" of "the one right after it" """
AFTER_A_COUNT = frozenset("look looks feel all both need have as with in on at of also just were go goes get".split())
"""what may follow "the first three" where shots are counted"""

EDGES = ("opening", "closing", "concluding", "ending", "starting", "end", "start")
EXTREMES: dict[str, Literal["longest", "shortest", "middle"]] = {
    "longest": "longest",
    "lengthiest": "longest",
    "shortest": "shortest",
    "briefest": "shortest",
    "middle": "middle",
}


SIZED = ("close-ups", "closeups", "wides", "inserts", "mediums", "singles")
BETWEEN = frozenset("and or of to in on at with from for the a an is are s be make gets get".split())
"""what stands in no description between a number and what it counts"""


def counted(tokens: Sequence[Token], *, definite: bool) -> bool:
    """Whether a number counts what follows it: "two longest", "the two last shots", "the four station shots"."""
    number, *after = tokens
    words = [token.text for token in after]
    edge = definite and words[:1] in (["last"], ["first"], ["final"]) and words[1:] and words[1] in HEADS
    many = next((k for k, word in enumerate(words) if (word in HEADS and word.endswith("s")) or word in SIZED), -1)
    plain = all(token.kind == "word" and token.text not in BETWEEN for token in after[: max(many, 0)])
    described = definite and many >= 0 and plain
    extreme = bool(words) and words[0] in EXTREMES
    return number.kind == "number" and number.value % 1 == 0 and bool(edge or extreme or described)
