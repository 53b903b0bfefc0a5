"""How a film begins in conversation: what an idea says of its making, and the questions that it leaves open.

"a three-minute film about a keeper, vertical" ──> the idea, 3 minutes, 9:16          nothing to ask
"a keeper finds a bottle"                      ──> how long? which shape?             at most two questions
"a keeper finds a bottle, just make it"        ──> the idea                           nothing to ask
"""

import re
from collections.abc import Callable, Collection
from typing import Literal

from tools.film.script import Aspect
from tools.film.value import Value
from tools.writing.genres import tones_of
from tools.writing.knowledge.verbs import Tone
from tools.writing.parsing import parse
from tools.writing.room import LONGEST_MINUTES, SHORTEST_MINUTES

About = Literal["minutes", "tone", "aspect"]
MOST_QUESTIONS = 2
NUMBERS = {
    "half a": 0.5, "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0,
    "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0,
    "forty": 40.0, "forty-five": 45.0, "fifty": 50.0, "sixty": 60.0, "ninety": 90.0,
}  # fmt: skip
SHAPES: dict[str, Aspect] = {
    "wide": "16:9", "widescreen": "16:9", "landscape": "16:9", "16:9": "16:9", "youtube": "16:9",
    "scope": "2.39:1", "cinemascope": "2.39:1", "2.39:1": "2.39:1", "cinema": "2.39:1", "anamorphic": "2.39:1",
    "upright": "9:16", "vertical": "9:16", "portrait": "9:16", "9:16": "9:16", "tiktok": "9:16", "reels": "9:16",
    "shorts": "9:16", "phone": "9:16", "square": "1:1", "1:1": "1:1", "4:5": "4:5",
}  # fmt: skip
TONES: dict[Tone, str] = {
    "comedy": "Comedy", "dread": "Horror", "romance": "Romance", "heist": "Heist", "wonder": "Wonder",
    "western": "Western", "noir": "Noir", "melancholy": "Melancholy", "adventure": "Adventure",
}  # fmt: skip

_NUMBER = rf"(?P<number>\d+(?:[.,]\d+)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_LENGTH = rf"{_NUMBER}[\s-]*(?P<unit>minutes?|mins?|seconds?|secs?)(?P<half>\s+and\s+a\s+half)?"
_ANSWER = rf"{_NUMBER}[\s-]*(?P<unit>m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)\b(?P<half>\s+and\s+a\s+half)?"
_FILM = r"(?:short\s+)?(?:film|movie|short|video|clip|story|cartoon|animation|comedy|drama|thriller)"
_AROUND = r"(?:about|around|roughly|exactly|up to)\s+"
_LENGTHS = (
    re.compile(rf"\b{_LENGTH}[\s-]+(?:long\s+)?(?={_FILM}\b)", re.I),
    re.compile(rf"[,;(]?\s*\b(?:{_AROUND})?{_LENGTH}\s+long\b\)?", re.I),
    re.compile(rf"\s*[,;.(]\s*(?:in\s+)?(?:{_AROUND})?{_LENGTH}\s*\)?(?=\s*(?:[,;.]|$))", re.I),
)
"""a length is one of the film where it stands before "film", with "long", or alone between commas"""
_SHAPE = "|".join(re.escape(word) for word in sorted(SHAPES, key=len, reverse=True))
_SHAPED = (
    re.compile(
        rf"\s*[,;.(]\s*(?:(?:in|for)\s+)?(?P<shape>{_SHAPE})(?:\s+(?:format|screen|video))?\s*\)?(?=[,;.]|$)", re.I
    ),
    re.compile(rf"\b(?P<shape>vertical|upright|square|widescreen|9:16|16:9|1:1|4:5|2\.39:1)\s+(?={_FILM}\b)", re.I),
    re.compile(r"\s+(?:for|on)\s+(?P<shape>tiktok|reels|shorts|youtube)\b", re.I),
    re.compile(r"\s+in\s+(?P<shape>9:16|16:9|1:1|4:5|2\.39:1|cinemascope)", re.I),
)
_AT_ONCE = re.compile(
    r"\s*[,;.(-]*\s*\b(?:(?:just|simply)\s+(?:make|do|write)\s+it|no\s+questions(?:\s+(?:asked|please))?"
    r"|do\s*n[o']t\s+ask(?:\s+(?:me|anything))*|surprise\s+me)\b[\s.!,)]*",
    re.I,
)


class Brief(Value):
    """An idea, and what it says of how it shall be made."""

    idea: str
    minutes: float | None = None
    aspect: Aspect | None = None
    at_once: bool = False
    """whoever says it wants no questions"""


class Ask(Value):
    """One question about a film that is to begin. Nothing said is the first of its choices."""

    about: About
    text: str
    choices: tuple[str, ...]


def heard(idea: str) -> Brief:
    """The idea without what it says of length, shape and questions, and these as values."""
    text, at_once = _without(idea, (_AT_ONCE,))
    minutes: float | None = None
    aspect: Aspect | None = None
    text, length = _without(text, _LENGTHS)
    if length is not None:
        minutes = _minutes(length)
    text, shape = _without(text, _SHAPED)
    if shape is not None:
        aspect = SHAPES[shape["shape"].lower()]
    return Brief(idea=text.strip(" ,;"), minutes=minutes, aspect=aspect, at_once=at_once is not None)


def as_chosen(idea: str, minutes: float | None, aspect: str | None) -> tuple[str, float | None, str | None]:
    """The idea, its length and its shape: as chosen, and what is not as the idea says; then without those words."""
    brief = heard(idea)
    read = (minutes is None and brief.minutes is not None) or (aspect is None and brief.aspect is not None)
    return (
        brief.idea if read and brief.idea else idea,
        brief.minutes if minutes is None else minutes,
        brief.aspect if aspect is None else aspect,
    )


def open_questions(brief: Brief, given: Collection[About]) -> tuple[Ask, ...]:
    """What the idea leaves open and matters: how long; in which tone, where it reads two ways; else in which shape."""
    if brief.at_once:
        return ()
    found: list[Ask] = []
    if brief.minutes is None and "minutes" not in given:
        found.append(
            Ask(about="minutes", text="How long shall it be?", choices=("90 seconds", "30 seconds", "3 minutes"))
        )
    tones = tones_of(parse(brief.idea), brief.idea)
    if len(tones) > 1 and "tone" not in given:
        named = tuple(TONES[tone].lower() for tone in tones)
        found.append(Ask(about="tone", text="The idea reads more than one way: in which tone?", choices=named))
    if brief.aspect is None and "aspect" not in given:
        found.append(Ask(about="aspect", text="Which shape?", choices=("wide", "upright", "scope", "square")))
    return tuple(found[:MOST_QUESTIONS])


def answered(brief: Brief, ask: Ask, words: str) -> Brief | None:
    """The brief with an answer to a question; None when the words are no answer to it."""
    said = words.strip().lower().rstrip(".!")
    if said.isdecimal() and 1 <= int(said) <= len(ask.choices) and ask.about != "minutes":
        said = ask.choices[int(said) - 1]
    said = said or ask.choices[0]
    readers: dict[About, Callable[[Brief, str], Brief | None]] = {"minutes": _long, "tone": _toned, "aspect": _shaped}
    return readers[ask.about](brief, said)


def _long(brief: Brief, said: str) -> Brief | None:
    found = re.search(_ANSWER, said, re.I)
    minutes = _minutes(found) if found else float(said) if re.fullmatch(r"\d+(\.\d+)?", said) else None
    if minutes is None or not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        return None
    return brief.model_copy(update={"minutes": minutes})


def _toned(brief: Brief, said: str) -> Brief | None:
    tone = next((word for tone, word in TONES.items() if said in (word.lower(), tone)), None)
    return brief.model_copy(update={"idea": f"{tone}: {brief.idea}"}) if tone else None


def _shaped(brief: Brief, said: str) -> Brief | None:
    shape = next((shape for word, shape in SHAPES.items() if word in re.findall(r"[\w:.]+", said)), None)
    return brief.model_copy(update={"aspect": shape}) if shape else None


def _without(text: str, patterns: Collection[re.Pattern[str]]) -> tuple[str, re.Match[str] | None]:
    """The text without the first thing that a pattern finds in it, and that thing."""
    for pattern in patterns:
        found = pattern.search(text)
        if found is not None:
            left = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}"
            return re.sub(r"\s+([,.;])", r"\1", left).strip(), found
    return text, None


def _minutes(found: re.Match[str]) -> float:
    words = found["number"].lower()
    number = NUMBERS[words] if words in NUMBERS else float(words.replace(",", "."))
    number += 0.5 if found["half"] else 0.0
    return number / 60 if found["unit"].lower().startswith("s") else number
