"""The order in which letters of mixed direction are set: the Unicode bidirectional algorithm (UAX #9) for one line.

    logical   He said "שלום 123" to me        levels   0000000001111122210000000
    visual    He said "123 םולש" to me

Explicit embeddings and isolates do not occur in titles and captions: their marks are read as neutral.
"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby

STRONG = ("L", "R", "AL")
OPENING = {"(": ")", "[": "]", "{": "}"}


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction goes to the left (rules P2 and P3)."""
    first = next((kind for kind in map(unicodedata.bidirectional, text) if kind in STRONG), "L")
    return first != "L"


def levels(text: str, *, rtl: bool) -> list[int]:
    """The level of every character: even ones are set to the right, odd ones to the left."""
    kinds = [unicodedata.bidirectional(letter) or "L" for letter in text]
    base = 1 if rtl else 0
    if not rtl and not any(kind in ("R", "AL", "AN") for kind in kinds):
        return [0] * len(text)
    edge = "R" if rtl else "L"
    kinds = _neutrals(text, _weak(kinds, edge), edge)
    found: list[int] = []
    for kind in kinds:
        match kind:
            case "L":
                found.append(base + base % 2)
            case "R":
                found.append(base + (base + 1) % 2)
            case _:
                found.append(2)
    return found


def visual_order(levels: Sequence[int]) -> list[int]:
    """The indices of things that have these levels, from left to right (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order


def _weak(kinds: list[str], edge: str) -> list[str]:
    """Rules W1 to W7: marks, numbers and what belongs to them."""
    before = edge
    for index, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[index] = before
        before = kinds[index]
    strong = edge
    for index, kind in enumerate(kinds):
        if kind in STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for index in range(1, len(kinds) - 1):
        around = kinds[index - 1]
        same = around == kinds[index + 1]
        if same and ((kinds[index] in ("ES", "CS") and around == "EN") or (kinds[index] == "CS" and around == "AN")):
            kinds[index] = around
    index = 0
    for kind, group in groupby(list(kinds)):
        end = index + len(list(group))
        if kind == "ET" and ((index and kinds[index - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")):
            kinds[index:end] = ["EN"] * (end - index)
        index = end
    strong = edge
    for index, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"
    return kinds


def _neutrals(text: str, kinds: list[str], edge: str) -> list[str]:
    """Rules N0 to N2: brackets go with what they hold, other neutrals with what is on both sides of them."""
    for start, end in _pairs(text, kinds):
        held = {_direction(kind) for kind in kinds[start + 1 : end]} - {""}
        other = "L" if edge == "R" else "R"
        if edge in held:
            kinds[start] = kinds[end] = edge
        elif other in held:
            before = next((_direction(kind) for kind in reversed(kinds[:start]) if _direction(kind)), edge)
            kinds[start] = kinds[end] = other if before == other else edge
    start = 0
    for neutral, group in groupby(list(kinds), key=lambda kind: not _direction(kind)):
        end = start + len(list(group))
        if neutral:
            before = _direction(kinds[start - 1]) if start else edge
            after = _direction(kinds[end]) if end < len(kinds) else edge
            kinds[start:end] = [before if before == after else edge] * (end - start)
        start = end
    return kinds


def _direction(kind: str) -> str:
    """"L", "R", or "" for a neutral; numbers count as going to the left here."""
    return kind if kind in ("L", "R") else "R" if kind in ("EN", "AN") else ""


def _pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, letter in enumerate(text):
        if _direction(kinds[index]):
            continue
        if letter in OPENING:
            stack.append((OPENING[letter], index))
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth][0] == letter and stack[depth][1] != index:
                pairs.append((stack[depth][1], index))
                del stack[depth:]
                break
    return sorted(pairs)
