"""The cuts that a message points at: "the cut between 4 and 5", "the cut into 5", "the 6/7 cut", "xfade 8/9"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.embedded.refs import Found, Ref

if TYPE_CHECKING:
    from agent.embedded.references import Finder

MEETING = ("xfade", "dissolve", "dissolves", "wipe", "crossfade", "mix", "roll", "dip")
"""beside these, "6/7" is where two shots meet"""


def joined(finder: Finder, at: int) -> Found | None:
    """ "the cut between 4 and 5", "between 4 and 5", "the cut into 5"."""
    start = at
    if finder.word(at) == "the":
        at += 1
    if (beside := _beside_each_other(finder, at)) is not None:
        return beside
    if finder.word(at) in ("cut", "edit", "join", "splice") and (beside := _beside_each_other(finder, at + 1)):
        return beside
    named = finder.word(at) in ("cut", "edit", "join", "transition", "splice") or (
        start == at and finder.word(at) == "between"
    )
    if not named:
        return None
    if finder.word(at) != "between":
        at += 1
    if finder.word(at) == "from" and (from_to := _from_to(finder, at + 1)) is not None:
        return from_to
    if finder.word(at) in ("point", "from"):
        at += 1
    word = finder.word(at)
    if word == "between":
        pair = finder.numbers(at + 1, ranges=False)
        if pair is None or len(pair[0].ids) != 2:
            return None
        first, second = (finder.index.numbers[shot] for shot in pair[0].ids)
        if abs(second - first) == 1:
            ordered = pair[0].ids if first < second else pair[0].ids[::-1]
            return Ref("join", ordered, word), pair[1]
        between = finder.index.order[min(first, second) - 1 : max(first, second)]
        return Ref("shots", between, word), pair[1]
    if word in ("into", "to", "before", "in", "at", "from", "after", "out", "of"):
        step = at + (2 if (word, finder.word(at + 1)) in (("in", "to"), ("out", "of"), ("out", "from")) else 1)
        one = finder.numbers(step, ranges=False)
        if one is None or len(one[0].ids) != 1:
            return None
        number = finder.index.numbers[one[0].ids[0]]
        first = number if word in ("from", "after", "out", "of") else number - 1
        if 1 <= first < len(finder.index.order):
            return Ref("join", finder.index.order[first - 1 : first + 1], "cut"), one[1]
        end = "first" if first < 1 else "last"
        return Ref("join", (), "cut", problem=f"Shot {number} is the {end} shot; there is no cut there."), one[1]
    return None


def _beside_each_other(finder: Finder, at: int) -> Found | None:
    """ "The 6/7 cut": the two shots that meet at it."""
    token = finder.tokens[at] if at < len(finder.tokens) else None
    named = finder.word(at + 1) in ("cut", "edit", "join", "splice")
    meeting = named or any(other.text in MEETING for other in finder.tokens)
    if token is None or token.kind != "number" or not meeting:
        return None
    first, _, second = token.text.partition("/")
    known = second.isdigit() and int(second) - int(first) == 1 and 1 < int(second) <= len(finder.index.order)
    ids = finder.index.order[int(second) - 2 : int(second)] if known else ()
    return (Ref("join", ids, "cut"), at + (2 if named else 1)) if ids else None


def _from_to(finder: Finder, at: int) -> Found | None:
    """ "the cut from 4 to 5", when 5 follows on 4."""
    first = finder.one(at)
    second = finder.one(at + 2) if finder.word(at + 1) in ("to", "into") else None
    if first is None or second is None or not first[0] or not second[0]:
        return None
    if finder.index.numbers[second[0]] - finder.index.numbers[first[0]] != 1:
        return None
    return Ref("join", (first[0], second[0]), "cut"), at + 3
