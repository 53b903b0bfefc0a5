"""A deadline as people say it, and what is left of the message without it.

"roll 4 in the next ten minutes"             ->  10 minutes, "roll 4"
"by six o'clock, roll 4"  said at 17:25      ->  35 minutes, "roll 4"
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST = 7 * 24 * 60.0
"""minutes of a deadline at most"""
NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(),
        1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "twenty-five": 25,
     "thirty-five": 35, "forty-five": 45}  # fmt: skip
_NUMBER = rf"(?:\d+(?:[.,]\d+)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_SPAN = (
    rf"(?P<half>half an hour)|(?P<quarter>a quarter of an hour)|(?P<hours>{_NUMBER})\s*(?:hours?|hrs?|h)\b"
    rf"(?P<and>\s+and\s+a\s+half)?|(?P<minutes>{_NUMBER})\s*(?:minutes?|mins?|min)\b"
)
_WITHIN = re.compile(
    rf"\b(?:in\s+the\s+next|within(?:\s+the\s+next)?|in\s+(?:under|less\s+than|no\s+more\s+than|at\s+most)|in|inside)"
    rf"\s+(?:{_SPAN})",
    re.I,
)
_CLOCK = (
    rf"(?P<noon>noon|midday)|(?P<midnight>midnight)|(?:(?P<part>half|quarter)\s+(?P<way>past|to)\s+)?"
    rf"(?P<hour>{_NUMBER})(?:[:.](?P<minute>[0-5]\d))?\s*(?P<said>o['’]?clock|a\.?m\b\.?|p\.?m\b\.?)?"
)
_BY = re.compile(rf"\b(?:by|before|no\s+later\s+than)\s+(?:{_CLOCK})(?=$|[\s,.;:!?])", re.I)
_ASIDE = re.compile(r"^[\s,;:–-]+|[\s,;:–-]+$")


@dataclass(frozen=True)
class Deadline:
    """Minutes that there are, and the message without the words that say so."""

    minutes: float
    rest: str


def deadline_in(message: str, now: datetime) -> Deadline | None:
    """The deadline that a message names, a time of day being the next such after `now`; None where it names none.

    A time of day counts at the beginning or the end of the message only, and a bare number is none.
    """
    for found, minutes in ((found, _span(found)) for found in _WITHIN.finditer(message)):
        if 0 < minutes <= LONGEST:
            return Deadline(minutes, _without(message, found))
    for found in _BY.finditer(message):
        moment = _moment(found, now)
        edge = not message[: found.start()].strip() or not re.sub(r"\bplease\b|\W", "", message[found.end() :])
        if moment is not None and edge:
            return Deadline(round((moment - now).total_seconds() / 60, 1), _without(message, found))
    return None


def _span(found: re.Match[str]) -> float:
    """Minutes."""
    if found["half"]:
        return 30.0
    if found["quarter"]:
        return 15.0
    if found["hours"]:
        return 60 * (_value(found["hours"]) + (0.5 if found["and"] else 0.0))
    return _value(found["minutes"])


def _moment(found: re.Match[str], now: datetime) -> datetime | None:
    """The next such time of day; the nearer half of the day where it is not said. None for what is no time."""
    if found["noon"] or found["midnight"]:
        return _next(now, [(12 if found["noon"] else 0, 0)])
    hour, minute = _value(found["hour"]), int(found["minute"] or 0)
    said = (found["said"] or "").lower()[:1]
    if not (said or found["minute"] or found["part"]) or hour != int(hour) or hour > 24:
        return None
    if found["part"]:
        minute = 30 if found["part"].lower() == "half" else 15
        if found["way"].lower() == "to":
            hour, minute = hour - 1, 60 - minute
    whole = int(hour)
    if said in ("a", "p"):
        if not 1 <= whole <= 12:
            return None
        return _next(now, [(whole % 12 + (12 if said == "p" else 0), minute)])
    # "6:30" is the next half past six; "18:30" and "06:30" are what they are.
    open_half = whole <= 12 and not found["hour"].startswith("0")
    return _next(now, [(whole % 12, minute), (whole % 12 + 12, minute)] if open_half else [(whole % 24, minute)])


def _next(now: datetime, times: list[tuple[int, int]]) -> datetime:
    moments = [now.replace(hour=hour, minute=minute, second=0, microsecond=0) for hour, minute in times]
    return min(moment if moment > now else moment + timedelta(days=1) for moment in moments)


def _value(said: str) -> float:
    word = said.lower()
    return float(NUMBERS[word]) if word in NUMBERS else float(word.replace(",", "."))


def _without(message: str, found: re.Match[str]) -> str:
    before, after = _ASIDE.sub("", message[: found.start()]), _ASIDE.sub("", message[found.end() :])
    return f"{before} {after}".strip() if after[:1] not in ".!?" else f"{before}{after}"
