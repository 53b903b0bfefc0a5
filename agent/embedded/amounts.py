"""Amounts: numbers with their unit, and the words that are numbers: half, twice, a couple of seconds, a third.

"two and a half seconds" -> 2.5 second        "half as long" -> 0.5 times        "by 20 %" -> 20 percent
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from agent.embedded.tokens import UNITS, Token

Unit = Literal["second", "frame", "percent", "times", "db", "stop", "plain"]

_LOOSE = {"couple": 2.0, "few": 3.0, "several": 4.0, "dozen": 12.0, "half": 0.5, "quarter": 0.25}
_TIMES = {
    "half": 0.5,
    "twice": 2.0,
    "double": 2.0,
    "triple": 3.0,
    "thrice": 3.0,
    "halve": 0.5,
    "doubled": 2.0,
    "halved": 0.5,
    "quadruple": 4.0,
    "doble": 2.0,
    "doppelt": 2.0,
    "halb": 0.5,
    "mitad": 0.5,
    "moitié": 0.5,
}
_PARTS = {
    "third": 1 / 3,
    "quarter": 0.25,
    "half": 0.5,
    "fifth": 0.2,
    "tenth": 0.1,
    "tenths": 0.1,
    "thirds": 1 / 3,
    "quarters": 0.25,
    "fifths": 0.2,
}
WORDS = frozenset((*_LOOSE, *_TIMES, *_PARTS))
EXTRA = ("more", "extra", "full", "whole", "additional", "further", "lousy", "little", "measly", "good", "solid", "odd",
         "entire", "single", "mere")  # fmt: skip
"""words between a number and its unit"""
EXACTLY = ("flat", "sharp", "exactly")
"""words behind a unit that say that the number is meant"""
_TAKING = ("take", "knock", "shave", "trim", "cut", "lose", "lop", "chop", "drop", "pull", "snip")
_LASTING = ("run", "runs", "hold", "holds", "last", "lasts", "linger", "stay", "stays")
_CUTTING = (
    "cut",
    "trim",
    "shorten",
    "tighten",
    "bring",
    "take",
    "get",
    "lengthen",
    "extend",
    "stretch",
    "reduce",
    "crop",
)
_ENDS = ("", ",", ".", "!", "and", "then", "please", "instead", "now", "but", "so", "ok", "okay")
_LONGEST = 30
"""seconds; a bare number above it is no shot's length"""
_STOPPED = ("up", "down", "over", "under", "brighter", "darker", "lighter", "more", "less", "hotter")
"""what makes light of "a stop" """
_EDITORS = frozenset(
    "slip slips slide slides roll rolls ripple ripples trim nudge lead leads lag lags lap prelap pre-lap"
    " overlap".split()
)
_WAYS = ("back", "forward", "forwards", "backward", "backwards", "left", "right", "earlier", "later")
_ARTICLES = ("a", "an", "one", "another", "une", "un", "una", "eine", "ein")


@dataclass(frozen=True)
class Amount:
    """A number of something. Minutes and beats are seconds (a beat is half a second); a part is `times`."""

    value: float
    unit: Unit
    part: bool = False
    """true for "a third", "half": a share of the whole, which "shorter by" takes away and "as long" makes of it"""

    def frames(self, rate: float) -> int | None:
        """The amount in frames, when it is a time."""
        if self.unit == "frame":
            return round(self.value)
        return round(self.value * rate) if self.unit == "second" else None

    def seconds(self, rate: float) -> float | None:
        if self.unit == "second":
            return self.value
        return self.value / rate if self.unit == "frame" else None


def amount_at(tokens: Sequence[Token], at: int) -> tuple[Amount, int] | None:
    """The amount that begins at a token, and the token after it; None when there is none. A bare number is none."""
    edge = at > 0 and tokens[at - 1].text in ("first", "last", "opening", "final")
    if edge and tokens[at].text in ("second", "frame", "minute"):
        # "cut the first second of 4"
        return _amount(1.0, tokens[at].text), at + 1
    value, after = _number(tokens, at)
    if value is not None:
        unit, end = _unit(tokens, after)
        if unit is not None:
            extra, end = _and_a_half(tokens, end)
            return _amount(value + extra, unit), end
        if tokens[at].kind == "number" and (lent := _lent_unit(tokens, at)) is not None:
            return _amount(value, lent), after
        if tokens[at].kind == "number" and _lasts(tokens, at):
            return _amount(value, "second"), after
        stem = at > 0 and tokens[at - 1].text in ("mx", "dx", "fx", "sfx", "music", "dialogue", "effects")
        if tokens[at].kind == "number" and stem and tokens[at].text[0] in "+-":
            # "mx -4"
            return _amount(value, "db"), after
        if tokens[at].kind == "number" and _moves(tokens, at):
            return _amount(value, "frame"), after
    found = _part(tokens, at)
    if found is None or [t.text for t in tokens[found[1] : found[1] + 2]] != ["of", "a"]:
        return found
    # "a third of a stop", "two thirds of a second"
    unit, end = _unit(tokens, found[1] + 2)
    return (_amount(found[0].value, unit), end) if unit is not None else found


def taken_off(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare number says how much comes off: "take 12 off 8"."""
    words = [t.text for t in tokens[max(at - 1, 0) : at + 2]]
    counted = at > 0 and len(words) == 3 and words[0] in _TAKING and words[2] in ("off", "from")
    return counted and at + 2 < len(tokens) and tokens[at].kind == "number"


def _moves(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare number counts frames, as editors say it: "slip 6 back eight", "roll it by ten"."""
    verb = next((i for i in range(at - 1, -1, -1) if tokens[i].text in _EDITORS), None)
    between = verb is not None and any(token.text == "between" for token in tokens[verb:at])
    if verb is None or any(
        t.text in (".", ";", ",", "then") or (t.text == "and" and not between) for t in tokens[verb:at]
    ):
        return False
    before, after = tokens[at - 1].text, tokens[at + 1].text if at + 1 < len(tokens) else ""
    pointed = any(token.kind in ("number", "slate") for token in tokens[verb + 1 : at])
    ends = after in ("", ",", ".", "and", "then", "please", "!")
    if after in _WAYS:
        # "the cut between 4 and 5 back eight frames": 5 is a shot
        further = at + 2 < len(tokens) and tokens[at + 2].kind == "number"
        return at - 1 > verb and not further and before not in ("and", "between", "into", "to", "shot", "take", "of")
    return (pointed and before in (*_WAYS, "by") and ends) or after == "off"


def _lasts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare number says for how long: "let 13 run for five", "hold 4 for 3"."""
    said = tokens[at - 1].text == "for" and any(token.text in _LASTING for token in tokens[:at])
    before = {token.text for token in tokens[max(at - 4, 0) : at]}
    said |= tokens[at - 1].text == "at" and bool({"keep", "hold", "leave"} & before)
    follows = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return (said or _cut_to(tokens, at)) and follows in _ENDS


def _cut_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare number is the length that something comes to: "cut 12 down to three", "trim it to 2"."""
    if at < 2 or tokens[at - 1].text != "to" or tokens[at].value > _LONGEST:
        return False
    start = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].text in (".", ";", "then")), 0)
    said = [token.text for token in tokens[start : at - 1]]
    if {"from", "shots", "scene", "scenes", "takes", "between"} & {*said}:
        return False
    ways = tokens[at - 2].text in ("down", "up", "out", "back")
    one = bool({"shot", "it", "that", "one"} & {*said}) and bool({"move", "put"}.isdisjoint(said))
    numbered = at == start + 3 and tokens[at - 3].kind in ("number", "slate", "ordinal")
    if numbered and tokens[at - 2].text in ("down", "up"):
        # "1 down to four and a half"
        return True
    return bool({*said[:4]} & {*_CUTTING}) and (ways or (one and not {"cut", "take", "get"} & {*said}))


def _lent_unit(tokens: Sequence[Token], at: int) -> str | None:
    """The unit that an amount before lends to a bare number: "shot 2 to 3 seconds and 3 to 2", "take 12 off 8"."""
    here = tokens[at - 1].text if at else ""
    if here not in ("to", "by") and not taken_off(tokens, at):
        return None
    for back in range(at - 1, 0, -1):
        value, after = _number(tokens, back) if tokens[back].kind == "number" else (None, back)
        unit = _unit(tokens, after)[0] if value is not None and after <= at - 1 else None
        if unit is not None:
            return unit if here not in ("to", "by") or tokens[back - 1].text == here else None
    return None


def _number(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    """A number, also in loose words: 2, half a, a couple of, one and a half."""
    token = tokens[at]
    if token.kind == "number":
        extra, after = _and_a_half(tokens, at + 1)
        return token.value + extra, after
    words = [t.text for t in tokens[at : at + 4]]
    if words[:1] in ([a] for a in _ARTICLES):
        if len(words) > 1 and words[1] in ("couple", "few", "dozen", "half", "quarter") and _unit_near(tokens, at + 2):
            return _LOOSE[words[1]], at + (3 if words[2:3] in (["of"], ["a"]) else 2)
        if len(words) > 1 and words[1] in UNITS and words[1] not in ("s", "f", "x", "stop", "times"):
            return 1.0, at + 1
        by = at > 0 and tokens[at - 1].text in ("by", "down", "up", "back")
        if words[1:2] == ["stop"] and (by or any(word in _STOPPED for word in words[2:3])):
            return 1.0, at + 1
        if len(words) > 2 and words[1] in EXTRA and _unit_near(tokens[: at + 3], at + 2):
            return 1.0, at + 1
        if words[1:3] == ["full", "second"] or words[1:3] == ["whole", "second"]:
            return 1.0, at + 2
        return None, at
    if words and words[0] in ("half", "couple", "few", "several", "quarter") and _unit_near(tokens, at + 1):
        skipped = 1
        while at + skipped < len(tokens) and tokens[at + skipped].text in ("a", "an", "of"):
            skipped += 1
        return _LOOSE[words[0]], at + skipped
    return None, at


def _unit_near(tokens: Sequence[Token], at: int) -> bool:
    return any(token.text in UNITS and token.text not in ("s", "f", "x") for token in tokens[at : at + 2])


def _and_a_half(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    words = [t.text for t in tokens[at : at + 3]]
    if words == ["and", "a", "half"]:
        return 0.5, at + 3
    if words == ["and", "a", "quarter"]:
        return 0.25, at + 3
    if words[:2] == ["and", "half"] and words[2:] != ["the"]:
        # "one second and half is enough"
        return 0.5, at + 2
    return 0.0, at


def _unit(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    if at >= len(tokens):
        return None, at
    text = tokens[at].text
    if text == "-" and at + 1 < len(tokens) and tokens[at - 1].end == tokens[at].start == tokens[at + 1].start - 1:
        # "a 12-frame dissolve"
        text, at = tokens[at + 1].text, at + 1
    if text in EXTRA and at + 1 < len(tokens):
        text, at = tokens[at + 1].text, at + 1
    if text == "per" and at + 1 < len(tokens) and tokens[at + 1].text == "cent":
        return "percent", at + 2
    if text not in UNITS:
        return None, at
    # "five seconds flat"
    exactly = at + 1 < len(tokens) and tokens[at + 1].text in EXACTLY
    return UNITS[text], at + 1 + exactly


def _amount(value: float, unit: str) -> Amount:
    match unit:
        case "minute":
            return Amount(value * 60, "second")
        case "millisecond":
            return Amount(value / 1000, "second")
        case "beat":
            return Amount(value / 2, "second")
        case "second":
            return Amount(value, "second")
        case "frame":
            return Amount(value, "frame")
        case "percent":
            return Amount(value, "percent")
        case "db":
            return Amount(value, "db")
        case "stop":
            return Amount(value, "stop")
        case _:
            return Amount(value, "times")


def _part(tokens: Sequence[Token], at: int) -> tuple[Amount, int] | None:
    """ "half", "twice", "a third", "two thirds", "three quarters": times without a unit word."""
    words = [t.text for t in tokens[at : at + 4]]
    if words[:2] == ["half", "again"] or words == ["half", "as", "long", "again"]:
        # "half again as long" and "half as long again" are one and a half times
        return Amount(1.5, "times"), at + (4 if words[1] == "as" else 2)
    words = words[:3]
    if words[:1] in ([a] for a in _ARTICLES) and len(words) > 1 and words[1] in _PARTS:
        if words[1] == "third" and len(words) > 2 and words[2] in ("shot", "take", "scene", "one", "act"):
            return None
        return Amount(_PARTS[words[1]], "times", part=True), at + 2
    if tokens[at].kind == "number" and len(words) > 1 and words[1] in ("thirds", "quarters", "fifths", "tenths"):
        return Amount(tokens[at].value * _PARTS[words[1]], "times", part=True), at + 2
    if tokens[at].kind == "number" and 0 < tokens[at].value < 1 and "/" in tokens[at].text:
        return Amount(tokens[at].value, "times", part=True), at + 1
    if words and words[0] in _TIMES:
        # "the first half" and "half the shots" are no amounts
        if words[0] == "half" and len(words) > 1 and words[1] in ("the", "of") and "length" not in words:
            return None
        if at and tokens[at - 1].kind == "ordinal":
            return None
        return Amount(_TIMES[words[0]], "times", part=words[0] == "half"), at + 1
    return None
