"""What people do in an idea: the activity that its words name, if any.

"An old man teaches his granddaughter to fish" -> fish      "A commercial for a coffee brand" -> coffee, of the ads
"""

from collections.abc import Mapping, Sequence

from tools.writing.clauses import is_main, is_meant
from tools.writing.idea import Figure, FilmForm, Thing
from tools.writing.knowledge.entries import Activity
from tools.writing.words import Parsed, Word
from tools.writing.world import ACTIVITIES, TRADES

DOING, NAMED = 2.0, 1.0
ITS_NOUN = 1.5
"""More for a verb with its noun than for a verb alone."""
TOLD_OF = 1.5
"""Less for what is only said of somebody: "the woman who paints"."""

# Deeds with which a noun alone can be what a film is about: "goes wrong", "prepares for", "loses her bees".
OPEN = frozenset(
    "go lose win fail prepare practise practice want try dream learn teach train coach start begin give perform play "
    "be have run finish miss take hold quit compete enter attend plan need get become love fear hate wait work keep "
    "organise organize host follow happen show help hide seek drop".split()
)
# With which one word is not enough, but two are: pen pals meet, friends spend the night in a haunted house.
MEETING = frozenset("meet spend come leave say tell remember celebrate".split())
# Ads of a kind, by the thing; what one puts on to go out has a plot of its own.
SOLD = {"bread": "food_ad", "apple": "food_ad", "bottle": "drink_ad", "cup": "drink_ad", "hat": "", "chair": "home_ad"}
APART = ("for", "about", "like")
"""before what a deed is not done to: a heart for a robot"""
SEEKING = frozenset("look search hunt wait apply prepare".split())
"""what is done to what stands after "for": to look for a cat"""
BEAST, SOMEONE = "beast", "someone"
"""in a phrase of the table: any beast that somebody has to do with, anybody else of the idea"""
NEAR = 4
"""words after a verb that the parser did not see as one, among which its noun is looked for"""


def activity_of(parsed: Parsed, form: FilmForm, things: Sequence[Thing], figures: Sequence[Figure]) -> str:
    """The activity that the idea names most outright, the first named of several; empty for none.

    An ad for what has none is that of its kind.
    """
    best, most = "", (0.0, 0)
    kinds = _kinds(figures)
    beasts = any(BEAST in kind for kind in kinds.values())
    done = any(w.part == "VERB" and w.dep not in ("amod", "compound") for w in parsed.words)
    open_, met = form == "ad" or _open(parsed, OPEN), _open(parsed, OPEN | MEETING)
    words = {w.lower for w in parsed.words} | {w.lemma.lower() for w in parsed.words}
    for key, activity in ACTIVITIES.items():
        if activity.form != form or words & set(activity.unless) or (activity.only and not words & set(activity.only)):
            continue
        if activity.withal == BEAST and not beasts:
            continue
        phrases = [phrase for phrase in activity.words if open_ or phrase.startswith("to ") or (met and " " in phrase)]
        # A beast is what a film is about only where nothing is done.
        phrases = [phrase for phrase in phrases if phrase != BEAST or not done]
        found = max((_said(phrase, parsed, kinds) for phrase in phrases), default=(0.0, 0))
        if found[0] > 0 and found > most:
            best, most = key, found
    if form == "ad" and not best and things:
        kind = SOLD.get(things[0].kind, "product")
        return "product" if kind and words & set(ACTIVITIES[kind].unless) else kind
    return best


def _open(parsed: Parsed, light: frozenset[str]) -> bool:
    """Whether no deed of the idea is a story of its own: a surgeon who loses a ring is no film about surgery."""
    deeds = {w.lemma.lower() for w in parsed.words if w.part == "VERB" and is_main(parsed, w)}
    return deeds <= light


def _kinds(figures: Sequence[Figure]) -> dict[str, tuple[str, ...]]:
    """Whom the first figure has to do with, if that is no beast itself: the word for each, and of what kind it is."""
    if not figures or TRADES[figures[0].trade].beast:
        return {}
    return {
        word.lower(): (SOMEONE, BEAST) if TRADES[figure.trade].beast else (SOMEONE,)
        for figure in figures[1:]
        for word in (*figure.noun.split()[-1:], *figure.name.split())
    }


def doing_of(key: str) -> Activity | None:
    """The entry of an activity; None for an idea without one."""
    return ACTIVITIES.get(key)


def _said(phrase: str, parsed: Parsed, kinds: Mapping[str, tuple[str, ...]]) -> tuple[float, int]:
    """How outright a phrase of the table is said, and how early."""
    if not phrase.startswith("to "):
        nouns = phrase.split()
        return max((_named(nouns, parsed.words, at, kinds) for at in range(len(parsed.words))), default=(0.0, 0))
    verb, *nouns = phrase.split()[1:]
    found = [(0.0, 0)]
    for word in parsed.words:
        if word.lemma.lower() != verb or not _acts(word, parsed):
            continue
        below = [w for w in parsed.subtree(word.at) if w.at > word.at]
        if word.part != "VERB":
            below = [w for w in parsed.words[word.at + 1 :] if w.sentence == word.sentence][:NEAR]
        apart = APART[1:] if verb in SEEKING else APART
        below = [w for w in below if parsed.words[w.head].lower not in apart]
        if not set(nouns) <= {form for w in below for form in _forms(w, kinds)}:
            continue
        aside = word.dep in ("relcl", "ccomp") and not is_meant(parsed, word)
        found.append((DOING + ITS_NOUN * bool(nouns) - TOLD_OF * aside, -word.at))
    return max(found)


def _acts(word: Word, parsed: Parsed) -> bool:
    """Whether a word is a verb here: by its part, or after "to", where the parser takes "to race" for a noun."""
    return word.part == "VERB" or (word.at > 0 and parsed.words[word.at - 1].lower == "to")


def _forms(word: Word, kinds: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return (word.lemma.lower(), word.lower, *kinds.get(word.lemma.lower(), ()))


def _named(
    nouns: Sequence[str], words: Sequence[Word], at: int, kinds: Mapping[str, tuple[str, ...]]
) -> tuple[float, int]:
    here = words[at : at + len(nouns)]
    same = len(here) == len(nouns) and all(n in _forms(w, kinds) for n, w in zip(nouns, here, strict=True))
    far = bool(here) and here[0].dep in ("relcl", "poss", "attr")
    return (NAMED + 0.5 * (len(nouns) > 1) - far, -at) if same else (0.0, 0)
