"""The wordings that the gist is learned from: files of lines, with the slots marked.

# longer
I could look at [T that empty ferry] for ever. would another [A four seconds] be possible?

T target   U second target   W a person   A amount   D degree   X what is free   Q words that are said or written

A line of several requests names each where it begins, and what was said before it stands before >>:

{remove}ditch [T the gull], {longer}give [T the rope] [A a second] more
how long do we look at the crying man? >> {length}[A two seconds] is plenty for [T it]
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.film.errors import DirectorError

FOLDER = Path(__file__).parent / "wordings"
SLOTS = "TUAWDXQ"
BEFORE = " >> "
_MARKED = re.compile(rf"\[([{SLOTS}]) ([^\[\]]+)\]")
_NAMED = re.compile(r"\{(\w+)\}")
_CURLED = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True)
class Wording:
    """One way of asking for an intent: its text, and the slots in it as (slot, first character, character after)."""

    intent: str
    text: str
    spans: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Saying:
    """A message: its requests, whose texts make it up without a gap, and the message that was said before it."""

    requests: tuple[Wording, ...]
    before: str = ""


def sayings(folder: Path = FOLDER) -> list[Saying]:
    """All of them, in the order of their files. Raises DirectorError with file and line for a mark left open."""
    return [saying for path in sorted(folder.glob("*.txt")) for saying in _file(path)]


def _file(path: Path) -> list[Saying]:
    found: list[Saying] = []
    intent = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# "):
            intent = line[2:].strip()
        elif line.strip():
            saying = parsed(intent, line.strip())
            for wording in saying.requests:
                if not wording.intent or {*"[]{}"} & {*wording.text}:
                    raise DirectorError(f"{path.name}, line {number}: a mark is not closed, or no intent is named.")
            found.append(saying)
    return found


def parsed(intent: str, line: str) -> Saying:
    """A line with its marks taken out; `intent` is that of its heading."""
    before, _, said = line.translate(_CURLED).rpartition(BEFORE)
    parts = _NAMED.split(said)
    named = list(zip(parts[1::2], parts[2::2], strict=True))
    if parts[0]:
        named.insert(0, (intent, parts[0]))
    return Saying(tuple(_wording(name, text) for name, text in named), before)


def as_one(requests: Sequence[Wording]) -> tuple[str, list[tuple[str, int, int]]]:
    """The text of some requests, one after the other, and their slots in it."""
    text, spans = "", list[tuple[str, int, int]]()
    for wording in requests:
        spans += [(slot, len(text) + start, len(text) + end) for slot, start, end in wording.spans]
        text += wording.text
    return text, spans


def _wording(intent: str, line: str) -> Wording:
    text, spans, at = "", list[tuple[str, int, int]](), 0
    for mark in _MARKED.finditer(line):
        text += line[at : mark.start()]
        spans.append((mark[1], len(text), len(text) + len(mark[2])))
        text += mark[2]
        at = mark.end()
    return Wording(intent, text + line[at:], tuple(spans))
