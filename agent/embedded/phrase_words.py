"""The small words of noun phrases: what opens them, what heads them, what goes on with them and what ends them."""

from agent.embedded.film_index import words_of

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
