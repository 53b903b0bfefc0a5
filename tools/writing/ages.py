"""How old someone of an idea is."""

import re

from tools.writing.knowledge.nouns import AGES


def age_of(lemma: str, adjectives: tuple[str, ...], default: int) -> int:
    """How old someone is by what they are called: "old", "9-year-old", "girl"; `default` when nothing says it."""
    for adjective in adjectives:
        if adjective in AGES:
            return AGES[adjective]
        found = re.match(r"(\d+)", adjective)
        if found and 0 < int(found[1]) < 110:
            return int(found[1])
    named = {
        "girl": 9,
        "boy": 9,
        "child": 8,
        "kid": 9,
        "teenager": 16,
        "teen": 16,
        "grandmother": 76,
        "grandfather": 77,
        "granny": 77,
        "widow": 66,
        "widower": 68,
        "toddler": 4,
        "baby": 1,
        "student": 20,
        "bride": 29,
        "groom": 31,
        "grandma": 76,
        "grandpa": 77,
        "orphan": 10,
    }
    return named.get(lemma, default)
