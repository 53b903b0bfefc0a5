"""What people do in an idea: the activity that its words name, if any.

"An old man teaches his granddaughter to fish" -> fish      "A commercial for a coffee brand" -> coffee, of the ads
"""

from collections.abc import Sequence

from tools.writing.idea import FilmForm
from tools.writing.knowledge.entries import Activity
from tools.writing.words import Parsed, Word
from tools.writing.world import ACTIVITIES

DOING, NAMED = 2.0, 1.0
ITS_NOUN = 1.5
"""More for a verb with its noun than for a verb alone."""
TOLD_OF = 1.5
"""Less for what is only said of somebody: "the woman who paints"."""

NEAR = 4
"""words after a verb that the parser did not see as one, among which its noun is looked for"""


def activity_of(parsed: Parsed, form: FilmForm) -> str:
    """The activity that the idea names most outright, the first named of several; empty for none."""
    best, most = "", (0.0, 0)
    words = {w.lower for w in parsed.words} | {w.lemma.lower() for w in parsed.words}
    for key, activity in ACTIVITIES.items():
        if activity.form != form or words & set(activity.unless):
            continue
        found = max((_said(phrase, parsed) for phrase in activity.words), default=(0.0, 0))
        if found[0] > 0 and found > most:
            best, most = key, found
    return best


def doing_of(key: str) -> Activity | None:
    """The entry of an activity; None for an idea without one."""
    return ACTIVITIES.get(key)


def _said(phrase: str, parsed: Parsed) -> tuple[float, int]:
    """How outright a phrase of the table is said, and how early."""
    if not phrase.startswith("to "):
        return max((_named(phrase.split(), parsed.words, at) for at in range(len(parsed.words))), default=(0.0, 0))
    verb, *nouns = phrase.split()[1:]
    found = [(0.0, 0)]
    for word in parsed.words:
        if word.lemma.lower() != verb or not _acts(word, parsed):
            continue
        below = [w for w in parsed.subtree(word.at) if w.at > word.at]
        if word.part != "VERB":
            below = [w for w in parsed.words[word.at + 1 :] if w.sentence == word.sentence][:NEAR]
        if not set(nouns) <= {form for w in below for form in (w.lemma.lower(), w.lower)}:
            continue
        score = DOING + ITS_NOUN * bool(nouns) - TOLD_OF * (word.dep in ("relcl", "ccomp"))
        found.append((score, -word.at))
    return max(found)


def _acts(word: Word, parsed: Parsed) -> bool:
    """Whether a word is a verb here: by its part, or after "to", where the parser takes "to race" for a noun."""
    return word.part == "VERB" or (word.at > 0 and parsed.words[word.at - 1].lower == "to")


def _named(nouns: Sequence[str], words: Sequence[Word], at: int) -> tuple[float, int]:
    here = words[at : at + len(nouns)]
    same = len(here) == len(nouns) and all(
        n in (w.lemma.lower(), w.lower) for n, w in zip(nouns, here, strict=True)
    )
    far = bool(here) and here[0].dep in ("relcl", "poss")
    return (NAMED + 0.5 * (len(nouns) > 1) - far, -at) if same else (0.0, 0)
