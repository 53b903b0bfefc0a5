"""Who speaks in a screenplay, and how they are named in its action: in capitals, as the shot list wants it."""

import re
from dataclasses import dataclass

from tools.film.pages import Pages
from tools.film.sound import NARRATOR
from tools.writing.letters import CAPITAL, CAPITALS, SMALL

OFF = re.compile(
    r"\(\s*[^)]*\b(?:V\.?\s?O|O\.?\s?S|O\.?\s?C|FILTERED|PRE-?LAP|(?:ON|OVER|INTO) (?:THE )?\w+)\b", re.IGNORECASE
)
EXTENSION = re.compile(r"\s*\([^)]*\)")
WRITTEN = re.compile(rf"(?<=[{SMALL},;] )[{CAPITAL}][{SMALL}]+(?![\w'’-])")
AGED = re.compile(r",\s*((?:early |mid-?|late )?(?:\d0s|\d{1,2}|teens?|[a-z]+ties))(?=[,.])")
KEPT = frozenset("INT EXT POV OTS TV UFO USA UK NYC DNA SOS".split())
NARRATORS = frozenset({"NARRATOR", "NARRATION", "VOICE OVER", "V.O."})


@dataclass(frozen=True)
class Speakers:
    """The names above speeches, the longest first."""

    names: tuple[str, ...]
    written: frozenset[str] = frozenset()
    """names that stand in the action with a capital within a sentence: of those who never speak, too"""

    @classmethod
    def of(cls, pages: Pages) -> "Speakers":
        """Everyone with a speech."""
        cues = (_name(paragraph.text) for paragraph in pages.paragraphs if paragraph.kind == "speaker")
        action = " ".join(paragraph.text for paragraph in pages.paragraphs if paragraph.kind == "action")
        return cls(
            tuple(sorted({name for name in cues if name}, key=lambda name: (-len(name), name))),
            frozenset(WRITTEN.findall(action)),
        )

    def of_cue(self, cue: str) -> tuple[str, bool]:
        """The speaker of a cue as the shot list names them, and whether they are heard only."""
        name = _name(cue)
        return (NARRATOR, True) if name in NARRATORS or not name else (name, bool(OFF.search(cue)))

    def named(self, words: str) -> str:
        """Words in which those who speak stand in capitals, their age behind them, and nothing else does."""

        def lowered(match: re.Match[str]) -> str:
            run = match.group()
            before = words[: match.start()].rstrip()
            if run in KEPT or before.endswith((":", '"', "“")):
                return run
            begins = not before or before[-1] in ".!?"
            article = re.match(r"(?:THE|AN?) ", run)
            start = article.group().capitalize() if article and begins else article.group().lower() if article else ""
            rest = run[len(start) :]
            for name in self.names:
                if name == run or rest in (name, *name.split(" ")) or f" {name} " in f" {rest} ":
                    return name if name == run else start + name
            if run.capitalize() in self.written:
                return run.capitalize()
            return run.capitalize() if begins else run.lower()

        words = CAPITALS.sub(lowered, words)
        for name in self.names:
            spoken = re.escape(name)
            words = re.sub(rf"(?i)\b(the|an?) {spoken}(?!\w)", lambda m, name=name: f"{m.group(1)} {name}", words)
            words = re.sub(rf"(?<!\w){re.escape(name.title())}(?!\w)", name, words)
            words = re.sub(rf"(?<!\w){spoken}{AGED.pattern}", lambda m, name=name: f"{name} ({m.group(1)})", words)
        return words

    def as_words(self, place: str) -> str:
        """A place's name without marks that a slugline cannot hold."""
        return " ".join(re.sub(r"[#*_]", " ", place).split())

    def any(self, words: str) -> bool:
        """Whether someone is named in the words."""
        return any(re.search(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", words) for name in self.names)

    def only(self, words: str) -> str:
        """Who is named, when it is one alone."""
        there = [name for name in self.names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
        return there[0] if len(there) == 1 else ""


def _name(cue: str) -> str:
    name = " ".join(EXTENSION.sub("", cue).upper().replace(":", " ").split()).strip(" .^")
    return name if any(letter.isalpha() for letter in name) else ""
