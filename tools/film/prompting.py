"""The one line of prompt, kept in step with the structure of its shot.

    "Medium shot, the KEEPER walks the tide line, rain, track right"
     size -> close-up        "Close-up, the KEEPER walks the tide line, rain, track right"
     weather -> snow         "Medium shot, the KEEPER walks the tide line, snow, track right"
     light -> "one lamp"     "... track right, one lamp"

Words that name what changed are replaced; what the line did not name is added at its end. Nothing else is touched:
the rest of the sentence is the writer's. Only English words are known.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from tools.film.script import Move

_SIZE = re.compile(
    r"^\s*(?:(?:extreme |very )?wide|full|medium wide|medium close-?up|medium|(?:extreme )?close-?up|insert)"
    r"(?: shot)?\b",
    re.IGNORECASE,
)
_MOVE = re.compile(rf"\b(?:(?:slow|slowly|fast|quick|gentle) )?(?:{'|'.join(get_args(Move))})\b", re.IGNORECASE)
_ANGLE = re.compile(r"\b(?:eye level|low angle|high angle|overhead|dutch angle)\b", re.IGNORECASE)
_PACE = re.compile(r"\b(?:slow|normal|fast) pace\b", re.IGNORECASE)
_ALSO_CALLED = {
    "dawn": "sunrise|daybreak",
    "day": "daylight|midday|noon",
    "sunset": "sundown",
    "dusk": "twilight",
    "night": "midnight",
    "clear": "clear sky|sunny",
    "overcast": "cloudy",
    "rain": "rainy|raining",
    "storm": "stormy|thunderstorm",
    "snow": "snowy|snowing",
    "fog": "foggy|mist|misty",
    "wind": "windy",
}
# Words that speak of nothing but the weather or the hour; "wind", "clear" and "day" mean other things too.
_ANY = {
    "weather": re.compile(
        r"\b(?:overcast|cloudy|rain|rainy|raining|storm|stormy|thunderstorm|snow|snowy|snowing|fog|foggy|mist|misty)\b",
        re.IGNORECASE,
    ),
    "time": re.compile(
        r"\b(?:dawn|sunrise|daybreak|morning|afternoon|midday|noon|sunset|sundown|dusk|twilight|night|midnight)\b",
        re.IGNORECASE,
    ),
}
_SAID = {
    "clear": "clear sky",
    "low": "low angle",
    "high": "high angle",
    "dutch": "dutch angle",
}
_DOUBLED = {"run": "runn", "sit": "sitt"}
_IRREGULAR = {"lie": "lying", "write": "writing", "wave": "waving"}


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a shot that changes from `old` to `new`, both in words."""

    field: str
    old: str
    new: str


def reworded(prompt: str, changes: Iterable[Change]) -> str:
    """The prompt with the changes said in it."""
    for change in changes:
        prompt = _with(prompt, change)
    return prompt


def _with(prompt: str, change: Change) -> str:
    new = _SAID.get(change.new, change.new)
    match change.field:
        case "size":
            phrase = size_phrase(change.new)
            return _SIZE.sub(phrase, prompt, count=1) if _SIZE.match(prompt) else f"{phrase}, {prompt}"
        case "move":
            return _replaced(prompt, _MOVE, new)
        case "angle":
            return _replaced(prompt, _ANGLE, new)
        case "pace":
            return _replaced(prompt, _PACE, f"{new} pace")
        case "action":
            return _acted(prompt, change.old, change.new)
        case _:
            names = [re.escape(change.old), *filter(None, [_ALSO_CALLED.get(change.old)])]
            pattern = re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE) if change.old else None
            if pattern is None or not pattern.search(prompt):
                # The line may say another weather than the structure did; the new one still replaces it.
                pattern = _ANY.get(change.field)
            return _replaced(prompt, pattern, new)


def size_phrase(size: str) -> str:
    """How a prompt says a size: 'Close-up', 'Wide shot'."""
    return size.capitalize() if size.endswith("close-up") or size == "insert" else f"{size.capitalize()} shot"


def _replaced(prompt: str, pattern: re.Pattern[str] | None, words: str) -> str:
    if pattern is not None and pattern.search(prompt):
        return pattern.sub(lambda _: words, prompt, count=1) if words else _without(prompt, pattern)
    return f"{prompt}, {words}" if words else prompt


def _without(prompt: str, pattern: re.Pattern[str]) -> str:
    """The prompt without a part between commas that says nothing but the pattern."""
    parts = [part for part in prompt.split(", ") if not pattern.fullmatch(part.strip())]
    return ", ".join(parts)


def _acted(prompt: str, old: str, new: str) -> str:
    """Change a verb in the form it has: walks -> runs, walking -> running."""
    for form in (_third, _participle):
        pattern = re.compile(rf"\b{form(old)}\b", re.IGNORECASE)
        if old and pattern.search(prompt):
            return pattern.sub(form(new), prompt, count=1)
    return f"{prompt}, {_participle(new)}"


def _third(verb: str) -> str:
    if verb.endswith(("ch", "sh")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("ry") else f"{verb}s"


def _participle(verb: str) -> str:
    return _IRREGULAR.get(verb) or f"{_DOUBLED.get(verb, verb)}ing"
