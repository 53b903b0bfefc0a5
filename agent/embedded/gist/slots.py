"""The words of a request's slots: amounts, quotations and names whole, however much of them was heard.

heard   longer: T "that empty ferry", A "four"          A is "four seconds"
heard   circle_take: A "the second go"                  N is "take 2"
heard   line_add: W "Pip", Q "She"                      Q is "She'll outlive us all", all that stands in quotation marks
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from agent.embedded.amounts import amount_at
from agent.embedded.gist.hearing import Request, Span
from agent.embedded.tokens import Token, tokenise

BEFORE = re.compile(r"^(?:(?:in|at|on|of|from|with|for|to|into|during|under|over)\s+)+", re.IGNORECASE)
"""what stands before a target and is none of it"""
BEHIND = re.compile(r"(?<=\w) (?:to|into|from|of|and|in|on|at)$", re.IGNORECASE)
OWNING = re.compile(r"(?<=\w)['’]s$")
"""what stands behind a target and is none of it: "vault's reading very blue" """
MARKS = "\"'«»“”‘’ "
ORDINAL = re.compile(r"\b(?:first|second|third|last|final|opening|closing)$", re.IGNORECASE)
LEADING = re.compile(r"\b(?:the )?(?:very )?(?:first|second|third|last|final|opening|closing) $", re.IGNORECASE)
TRAILING = re.compile(
    r" (?:(?:wide|medium) )?(?:shot|picture|image|frame|scene|one|close[- ]?up|wide|medium|insert|clip|moment)\b",
    re.IGNORECASE,
)
"""how a target goes on that ends with its place in a row"""
EMPTY = frozenset("the and with without more less some this that him her them for but not one".split())
"""words of which no wish is made"""
IDLE = frozenset(("first", "last", "final", "one", "once"))
"""numbers that may count nothing: "one more", "at last" """
ENDS = frozenset(("end", "start", "beginning", "opening"))
"""where something is: "the deck at the end" is not all of the deck"""
PLACED = re.compile(r"start|end|add|title|head|tail|fade")
"""forms that say where something shall be"""
LEAD = re.compile(r"(?::|\b(?:says?|saying|reads?|reading)\b:?)\s+")
"""what stands right before words that are said or written"""
OLDER = frozenset("earlier previous before old older original former".split())
"""what calls a take by its being the one before that in the cut"""
NEAR = 3
"""words between two parts of one target, or of one wish"""
ARTICLE = re.compile(r"^(?:a|an|the|some|that|this)\s+(?=\w)", re.IGNORECASE)
"""what stands before a wish and says nothing"""


def slots_of(request: Request, takes: frozenset[str], message: str, tokens: Sequence[Token]) -> dict[str, str]:
    """Slot -> its words, of the slots that an intent takes and of the others that were heard.

    `tokens` are those of the whole message. Of a slot that was heard twice the first counts.
    """
    found: dict[str, str] = {}
    for span in request.spans:
        if span.slot in "TU":
            words = OWNING.sub("", BEHIND.sub("", BEFORE.sub("", whole_target(message, span))))
        else:
            words = message[span.start : span.end]
        found.setdefault(span.slot, words)
    targets = [span for span in request.spans if span.slot == "T"]
    for first, second in pairwise(targets):
        if len(message[first.end : second.start].split()) > NEAR:
            break
        # "the first one in the dining room": both together say which
        found["T"] = BEFORE.sub("", message[targets[0].start : second.end])
    free = [span for span in request.spans if span.slot == "X"]
    for first, second in pairwise(free):
        if len(message[first.end : second.start].split()) > NEAR or _between(request, first, second):
            break
        # "grainy, like its from 1979": all of it is wished
        found["X"] = message[free[0].start : second.end]
    if "X" in found:
        found["X"] = ARTICLE.sub("", found["X"])
    inside = _inside(request, tokens)
    counted = found.get("A", "")
    if "A" in takes:
        amounts = _amounts(tokens, inside)
        heard = next((span for span in request.spans if span.slot == "A"), None)
        met = [at for at in amounts if heard is not None and at[0] < heard.end and heard.start < at[1]]
        if met or len(amounts) == 1:
            # "slip 5 ten frames earlier": not the five
            found["A"] = message[slice(*(met or amounts)[0])]
        elif heard is not None:
            # "sixty or so": the number of it
            inner = [t for t in inside if t.kind == "number" and heard.start <= t.start and t.end <= heard.end]
            found["A"] = message[inner[0].start : inner[0].end] if len(inner) == 1 else found["A"]
    if "N" in takes and "A" in found and (take := which_take(counted or found["A"])):
        found["N"] = take
    quotes = [token for token in inside if token.kind == "quote"]
    written = next((span for span in request.spans if span.slot == "Q"), None)
    if written is not None and not quotes:
        # "credits: written by Ana", of which "by Ana" was heard
        leads = [lead.end() for lead in LEAD.finditer(message, request.start, written.start)]
        if leads and len(message[leads[-1] : written.start].split()) <= NEAR:
            found["Q"] = message[leads[-1] : written.end]
    for span in request.spans:
        for quote in quotes:
            if span.slot in "QX" and quote.start < span.end and span.start < quote.end:
                found[span.slot] = message[quote.start : quote.end].strip(MARKS)
    if "Q" in takes and "Q" not in found and len(quotes) == 1 and "X" not in found:
        found["Q"] = message[quotes[0].start : quotes[0].end].strip(MARKS)
    return found


def whole_target(message: str, span: Span) -> str:
    """The words of a target with what stands right beside them and belongs to it: of "the final image" was heard
    "image", of "the last close-up" "the last"."""
    words = message[span.start : span.end]
    before = LEADING.search(message[: span.start])
    after = TRAILING.match(message, span.end) if ORDINAL.search(words) else None
    return f"{before[0] if before else ''}{words}{after[0] if after else ''}"


def _between(request: Request, first: Span, second: Span) -> bool:
    """Whether another slot stands between two spans."""
    return any(first.end <= span.start and span.end <= second.start for span in request.spans)


def measured(words: str) -> bool:
    """Whether some words are an amount with its unit."""
    tokens = tokenise(words)
    return any(amount_at(tokens, at) is not None for at in range(len(tokens)))


def which_take(words: str) -> str:
    """A take in plain words, empty where they name none: "the second go" is take 2."""
    if words.casefold() in ("one", "take one"):
        return "take 1"
    for token in tokenise(words):
        if token.kind in ("number", "ordinal"):
            return f"take {token.value:.0f}" if token.value > 0 else "the last take"
        if token.text in OLDER:
            return "the previous take"
        if token.text == "other":
            return "the other take"
    return ""


def unsaid(request: Request, form: str, used: frozenset[str], tokens: Sequence[Token], people: frozenset[str]) -> bool:
    """Whether a number, a quotation, a name or an end of a request is in none of the slots that are used in a form."""
    wheres = frozenset[str]() if PLACED.search(form) else ENDS
    counted = {token.text for token in tokenise(form)}
    reach: list[tuple[int, int]] = []
    for slot in used:
        spans = [span for span in request.spans if span.slot == slot]
        if spans:
            # of a slot that is heard twice the first is done, but both of a target may say which
            reach.append((spans[0].start, spans[1].end if slot == "T" and len(spans) > 1 else spans[0].end))
    if "A" in used:
        reach += _amounts(tokens, _inside(request, tokens))[:1]
    inside = _inside(request, tokens)
    refused = {token for before, token in pairwise(inside) if before.text == "not"}
    # "five full seconds, not three"
    return any(
        (token.kind not in ("word", "mark") and token.text not in IDLE and token.text not in counted)
        or token.text in people
        or token.text in wheres
        for token in inside
        if (token not in refused or token.kind != "number")
        and not any(start < token.end and token.start < end for start, end in reach)
    )


def tells(words: str) -> bool:
    """Whether free words say something: neither "with" nor "3D" is a wish."""
    return any(word.isalpha() and len(word) > 2 and word not in EMPTY for word in words.casefold().split())


def _inside(request: Request, tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if request.start <= token.start and token.end <= request.end + 1]


def _amounts(tokens: Sequence[Token], inside: Sequence[Token]) -> list[tuple[int, int]]:
    """Where amounts with a unit stand in the message."""
    found: list[tuple[int, int]] = []
    at = tokens.index(inside[0]) if inside else 0
    end = at + len(inside)
    while at < end:
        amount = amount_at(tokens, at)
        if amount is not None and amount[1] <= end:
            found.append((tokens[at].start, tokens[amount[1] - 1].end))
            at = amount[1]
        else:
            at += 1
    return found
