"""English, as much of it as prompts need: articles, the third person, plurals, pronouns, lists."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

VOWEL_SOUND = re.compile(r"^(?:[aeiou](?!ne\b)|hon|hour|heir)", re.IGNORECASE)
CONSONANT_SOUND = re.compile(r"^(?:uni|use|usu|eu|one\b|once|ukul|ewe)", re.IGNORECASE)
THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
IRREGULAR_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
    "goose": "geese",
    "person": "people",
    "wolf": "wolves",
    "knife": "knives",
    "thief": "thieves",
    "leaf": "leaves",
    "loaf": "loaves",
    "life": "lives",
    "wife": "wives",
    "fisherman": "fishermen",
    "sheep": "sheep",
    "deer": "deer",
    "fish": "fish",
}
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
# What there is no "one" of.
MEASURES = {"bread": "a loaf", "paper": "a sheet", "gold": "a bar", "music": "a piece", "chocolate": "a bar"}
SMALL_WORDS = {"a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "for", "with", "by", "from", "who", "that"}


@dataclass(frozen=True)
class Pronouns:
    he: str
    him: str
    his: str
    himself: str


HE = Pronouns("he", "him", "his", "himself")
SHE = Pronouns("she", "her", "her", "herself")
IT = Pronouns("it", "it", "its", "itself")


def article(phrase: str) -> str:
    """The phrase with its indefinite article: "an old radio", "a unicorn", "an hour"."""
    if phrase.split()[-1] in MEASURES:
        return f"{MEASURES[phrase.split()[-1]]} of {phrase}"
    vowel = VOWEL_SOUND.match(phrase) and not CONSONANT_SOUND.match(phrase)
    return f"{'an' if vowel else 'a'} {phrase}"


def third(lemma: str) -> str:
    """The third person singular: share -> shares, carry -> carries, go -> goes."""
    if lemma in THIRD:
        return THIRD[lemma]
    if re.search(r"(s|x|z|ch|sh)$", lemma):
        return lemma + "es"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ies"
    return lemma + "s"


def plural(noun: str) -> str:
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    if noun.endswith("man") and noun[:-3]:
        return noun[:-3] + "men"
    if re.search(r"(s|x|z|ch|sh)$", noun):
        return noun + "es"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + "s"


def listed(names: Sequence[str]) -> str:
    """Names one after another: "the fox, the hen and Olga"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def sentence(text: str) -> str:
    """First letter up, one full stop at the end, no doubled blanks."""
    flat = re.sub(r"\s+", " ", text).strip()
    if not flat:
        return ""
    flat = flat[0].upper() + flat[1:]
    return flat if flat[-1] in ".!?" else flat + "."


def title_case(text: str) -> str:
    """Headline capitals: "The Weight of a Red Umbrella"."""
    words = text.split()
    cased = [
        word if i and word.lower() in SMALL_WORDS and word.islower() else word[:1].upper() + word[1:]
        for i, word in enumerate(words)
    ]
    return " ".join(cased)


def decade(age: int) -> str:
    """An age as canon says it: "sixties", "nine years old"."""
    if age < 2:
        return "a year old"
    if age < 13:
        names = {v: k for k, v in NUMBERS.items()} | {11: "eleven", 12: "twelve"}
        return f"{names.get(age, str(age))} years old"
    names = {
        1: "teens",
        2: "twenties",
        3: "thirties",
        4: "forties",
        5: "fifties",
        6: "sixties",
        7: "seventies",
        8: "eighties",
    }
    return names.get(age // 10, "nineties")
