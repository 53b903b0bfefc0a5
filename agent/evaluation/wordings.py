"""The wordings that the gist is learned from: files of lines under the heading of an intent, with the slots marked.

# longer
I could look at [T that empty ferry] for ever. would another [A four seconds] be possible?

T target   U second target   W a person   A amount   D degree   X what is free   Q words that are said or written
"""

import re
from dataclasses import dataclass
from pathlib import Path

from tools.film.errors import DirectorError

FOLDER = Path(__file__).parent / "wordings"
SLOTS = "TUAWDXQ"
_MARKED = re.compile(rf"\[([{SLOTS}]) ([^\[\]]+)\]")
_CURLED = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True)
class Wording:
    """One way of asking for an intent: its text, and the slots in it as (slot, first character, character after)."""

    intent: str
    text: str
    spans: tuple[tuple[str, int, int], ...]


def wordings(folder: Path = FOLDER) -> list[Wording]:
    """All of them, in the order of their files. Raises DirectorError with file and line for a mark left open."""
    return [wording for path in sorted(folder.glob("*.txt")) for wording in _file(path)]


def _file(path: Path) -> list[Wording]:
    found: list[Wording] = []
    intent = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# "):
            intent = line[2:].strip()
        elif line.strip():
            wording = parsed(intent, line.strip())
            if not intent or "[" in wording.text or "]" in wording.text:
                raise DirectorError(f"{path.name}, line {number}: a mark is not closed, or no intent stands above it.")
            found.append(wording)
    return found


def parsed(intent: str, line: str) -> Wording:
    """A line with its marks taken out."""
    text, spans, at = "", list[tuple[str, int, int]](), 0
    line = line.translate(_CURLED)
    for mark in _MARKED.finditer(line):
        text += line[at : mark.start()]
        spans.append((mark[1], len(text), len(text) + len(mark[2])))
        text += mark[2]
        at = mark.end()
    return Wording(intent, text + line[at:], tuple(spans))
