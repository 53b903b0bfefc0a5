"""What wants the last change back, however it is put: "put it back", "the old one was better", "bring the map back"."""

import re
from collections.abc import Sequence

from agent.conversation import Exchange
from agent.embedded.pieces import forms
from tools.film.edits.state import Undo

IT = tuple("it that this them those all everything both there thing things one of the".split())
A_BIT = ("a", "bit", "little", "tad", "touch", "slightly", "somewhat", "way", "far", "still", "just", "now", "again")
PUT = ("put", "set", "change", "turn", "bring", "switch", "swap", "move", "go", "have", "make", "return", "take", "get")
AS_IT_WAS = frozenset("to like how as the way it they them that those was were had been is before again where".split())
AGAIN = re.compile(r"(?:do|make|have) (?:it|that) (?:again|after all)\b|redo\b|undo the undo\b|undo that undo\b")
REGRET = frozenset("wrong mistake sorry better liked like preferred prefer mind good right before was".split())
"""words by which somebody says that an undo was none too good"""
MOST_AGAIN = 24
LONGEST = 12
"""words of a message that only wants something back"""
WANTING = ("back", "the", "i", "we", "want", "give", "me", "can")
OTHERS = frozenset("music dissolve fade title caption line sound score scene".split())
"""what no shot is that was taken out"""
OLD = frozenset("old previous earlier original first other former last".split())
BETTER = frozenset("better best nicer right fine good preferred prefer liked like".split())
ROUND = frozenset(
    "oh no nah nope hmm hm well sorry wait please thanks thank you then ok okay actually my mistake mate ah um".split()
)
NOTCH = frozenset("one more another notch step further a please and".split())
"""words that ask for as much again, and for nothing else"""
AS_BEFORE = ("like it was", "as it was", "how it was", "way it was", "what it was", "was before")


def says_back(words: Sequence[str]) -> bool:
    """ "Put them back", "back like it was", "it was better before", "like before"."""
    text = " ".join(words)
    if text in ("like before", "as before", "as it was", "as they were", "like it was", "the way it was", "how it was"):
        return True
    if {"better", "liked", "preferred"} & set(words) and "before" in words:
        rest = set(words) - AS_IT_WAS - {"i", "we", "liked", "better", "preferred", "more", "looked", "much"}
        return not rest
    at = next((i for i, word in enumerate(words) if word == "back"), None)
    if at is None or not (words[0] in PUT or at == 0):
        return False
    rest = [*words[1:at], *words[at + 1 :]] if at else list(words[1:])
    old = {"old", "one", "other"} if "old" in words else set[str]()
    return (
        all(word in AS_IT_WAS or word in IT or word in old for word in rest if word != ",")
        and not ({"one", "some"} & set(rest) and not old)
        and (at > 0 or bool(rest))
    )


def wants_again(words: Sequence[str], last: Exchange) -> bool:
    """Whether a message after an undo wants again what that took back: "put it back after all, I was wrong"."""
    if not last.acts or not all(isinstance(act, Undo) for act in last.acts) or len(words) > MOST_AGAIN:
        return False
    parts: list[list[str]] = [[]]
    for word in words:
        if word in (",", ".", "!", "-", ";"):
            parts.append([])
        elif word not in ROUND and word not in ("after", "all", "just"):
            parts[-1].append(word)
    asked = [says_back(part) or AGAIN.match(" ".join(part)) is not None for part in parts if part]
    rest = {word for part in parts if not (says_back(part) or AGAIN.match(" ".join(part))) for word in part}
    return any(asked) and (not rest or bool(rest & REGRET)) and not any(word.isdigit() for word in words)


def wants_back(words: Sequence[str], last: Exchange) -> bool:
    """Whether a message after a change wants what was before it, however it is put.

    "bring the map back, my mistake"   "the old one was better"   "I liked it better the other way round"
    """
    if wants_again(words, last):
        return True
    plain = [word for word in words if word.replace("-", "").isalnum() and word not in ROUND]
    text = " ".join(plain)
    if not plain or len(plain) > LONGEST or ("both" in plain and len(last.acts) == 1):
        # "take both back": the last two, which are counted elsewhere
        return False
    old = OLD & {*plain} and {"one", "way", "version", "thing"} & {*plain} and BETTER & {*plain}
    was = any(text.endswith(phrase) for phrase in AS_BEFORE)
    if "way round" in text and BETTER & {*plain}:
        return True
    if (old and not {"take", "shot", "scene", "make"} & {*plain}) or (was and not {"make", "but"} & {*plain}):
        return True
    if plain[-1] == "back" and (len(plain) == 1 or words[-2:-1] in (["."], [","])):
        return True
    about = {form for word in last.message.casefold().split() for form in forms(word.strip(".,!?'"))}
    things = [word for word in plain if word not in (*AS_IT_WAS, *PUT, *A_BIT, *WANTING)]
    brought = "back" in plain and plain[0] in (*PUT, "give", "i", "we", "can", "could") and "in" not in plain
    gone = bool(last.acts) and all(act.kind == "remove_shot" for act in last.acts) and len(things) < 4
    gone &= not OTHERS & {*things}
    return brought and bool(things) and (gone or all({*forms(thing)} & about for thing in things))
