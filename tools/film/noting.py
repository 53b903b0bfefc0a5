"""The note of a retake, as far as it asks for what a shot has a field for.

    "closer, and much slower"    medium, normal pace   -> medium close-up, slow pace
    "from below, darker"         eye level             -> low, its light with the word 'darker'

A camera that reads no words shoots `noted(shot)`; others get the note as it was written.
"""

import re
from typing import Any, get_args

from tools.film.script import Shot, Size

LADDER: tuple[Size, ...] = tuple(size for size in get_args(Size) if size != "insert")
_DENIED = re.compile(r"\b(?:no|not|less|without|don't|isn't|never|fewer)\b(?: \w+){0,2}$")
_STEPS = {
    r"wider|further (?:away|back|out)|farther (?:away|back|out)|more (?:of the )?(?:room|place|surroundings)": -1,
    r"closer|tighter|nearer|more of (?:his|her|their|the) face": 1,
}
_SAID: dict[str, dict[str, str]] = {
    "angle": {
        r"from below|low(?:er)? angle|from lower": "low",
        r"from above|high(?:er)? angle|from higher": "high",
        r"overhead|straight down|bird's[ -]eye": "overhead",
        r"at eye level": "eye level",
    },
    "move": {
        r"push in|dolly in|move in": "push in",
        r"pull (?:out|back)|dolly out": "pull out",
        r"hold (?:it )?still|locked off|static|no camera move(?:ment)?": "static",
        r"hand-?held|shaky": "handheld",
    },
    "pace": {r"slow(?:er|ly)?": "slow", r"fast(?:er)?|quick(?:er|ly)?": "fast"},
    "time": {
        r"at night|by night": "night", r"at dusk": "dusk", r"at dawn": "dawn", r"at sunset": "sunset",
        r"in the morning": "morning", r"by day|in daylight": "day",
    },
    "weather": {
        r"(?:more|in the|heavier|let it) rain": "rain", r"(?:more|in the|let it) snow": "snow",
        r"(?:more|in the) fog": "fog", r"(?:more|in a|in the) storm": "storm",
    },
    "light": {r"darker|too bright": "darker", r"brighter|lighter|more light|too dark": "brighter"},
}  # fmt: skip


def asked_by(note: str) -> dict[str, Any]:
    """What a note asks for, by the shot's fields; a size in steps of the ladder. Empty where none can say it."""
    found: dict[str, Any] = {}
    steps = [step for words, step in _STEPS.items() if _says(note, words)]
    if sum(steps):
        found["size"] = sum(steps)
    for field, table in _SAID.items():
        value = next((value for words, value in table.items() if _says(note, words)), None)
        if value is not None:
            found[field] = value
    return found


def noted(shot: Shot) -> Shot:
    """The shot with what its note asks for, where a field can say it. Pure; at an end of the ladder the size stays."""
    update = asked_by(shot.note)
    if "size" in update:
        update["size"] = _stepped(shot.size, update["size"])
    if "light" in update:
        update["light"] = f"{shot.light}, {update['light']}".removeprefix(", ")
    return shot.model_copy(update=update) if update else shot


def _stepped(size: Size, steps: int) -> Size:
    if size not in LADDER:
        return size
    return LADDER[min(max(LADDER.index(size) + steps, 0), len(LADDER) - 1)]


def _says(note: str, words: str) -> bool:
    """Whether the words stand in the note, and no denial right before them."""
    told = note.lower()
    found = re.finditer(rf"\b(?:{words})\b", told)
    return any(_DENIED.search(told[: match.start()].rstrip()) is None for match in found)
