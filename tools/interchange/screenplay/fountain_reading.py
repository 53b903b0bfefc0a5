"""Fountain read into pages: the whole syntax, as its description at fountain.io has it.

text ── title page ── boneyard and notes taken out ── line by line ──> paragraphs, each with the line it begins at

What Fountain leaves open is read as its writers mean it: "FADE IN:" and "CUT TO BLACK." are transitions, tabs are four
blanks, a heading in any case is a heading. Emphasis is dropped: a film has no underlined words.
"""

import re
from dataclasses import dataclass, field

from tools.film.pages import Pages, Paragraph, ParagraphKind

HEADING = re.compile(r"^(?:INT\.?\s?/\s?EXT|EXT\.?\s?/\s?INT|I\s?/\s?E|INT|EXT|EST)(?:\.|\s)\s*\S", re.IGNORECASE)
NUMBER = re.compile(r"\s*#([\w.\-]+)#\s*$")
TRANSITION = re.compile(r"^(?:[^a-z]* TO:|FADE (?:IN|OUT|UP)[:.]?|CUT TO BLACK[:.]?|(?:THE )?END\.?)$")
TITLE_KEY = re.compile(r"^([^\W\d_][\w ]{0,39}):\s*(.*)$")
EXTENSION = re.compile(r"(?<!\s)\s*\([^()]*\)")
TITLE_KEYS = frozenset(
    "title,credit,author,authors,source,notes,draft date,date,contact,copyright,revision,episode,series".split(",")
)
"""One of them stands on every title page: a script may begin with "OVER BLACK:"."""

FORCED = re.compile(r"^(?:\.(?!\.)|[>~=#@!])")
NOTE_MARK = "\ufdd0"
"""A character that no text may have: it stands for a note until its paragraph is known."""

EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_)(?=\S)(.{1,500}?)(?<=[^\s\\])\1")
"""Within a line, as the syntax says; and not over half a page, so that a text full of stars is read as quickly."""

ESCAPED = re.compile(r"\\([*_\\])")
HIDDEN = {"*": "\ufdd1", "_": "\ufdd2", "\\": "\ufdd3"}


def read_fountain(text: str) -> Pages:
    """The pages of a Fountain text. Nothing of it is an error: what has no mark is action, as the syntax says."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).split("\n")
    title_page, at = _title_page(lines)
    body, notes = _without_asides("\n".join([*[""] * at, *lines[at:]]))
    return Pages(title_page=title_page, paragraphs=tuple(_Reader(body.split("\n"), notes).read()))


def plain(text: str) -> str:
    """Words without the marks of emphasis: `**loud**` is `loud`, `\\*` is `*`."""
    hidden = ESCAPED.sub(lambda match: HIDDEN[match.group(1)], text)
    for _ in range(3):
        hidden = EMPHASIS.sub(r"\2", hidden)
    for letter, stand_in in HIDDEN.items():
        hidden = hidden.replace(stand_in, letter)
    return hidden


def is_speaker(line: str) -> bool:
    """Whether a line can be the name above a speech: capitals, but for an extension in parentheses."""
    name = EXTENSION.sub("", line.rstrip(" ^"))
    return bool(name.strip()) and name == name.upper() and any(letter.isalpha() for letter in name)


def _title_page(lines: list[str]) -> tuple[dict[str, str], int]:
    """The keys and values that stand before the first empty line, and where the script begins."""
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    found: dict[str, list[str]] = {}
    key = ""
    for number in range(first, len(lines)):
        line = lines[number]
        if not line.strip():
            break
        match = TITLE_KEY.match(line)
        if match is not None and not TRANSITION.match(line.strip()):
            key = match.group(1).strip().lower()
            found[key] = [match.group(2).strip()] if match.group(2).strip() else []
        elif key and line.startswith("   "):
            found[key].append(line.strip())
        else:
            return {}, 0
    else:
        number = len(lines)
    return (
        ({key: plain("\n".join(value)) for key, value in found.items()}, number)
        if TITLE_KEYS & found.keys()
        else ({}, 0)
    )


def _without_asides(text: str) -> tuple[str, list[str]]:
    """Without the boneyard, and with a mark for each note; line breaks stay, so that lines keep their numbers."""
    text = re.sub(r"/\*.*?(?:\*/|\Z)", lambda match: "\n" * match.group().count("\n"), text, flags=re.DOTALL)
    notes: list[str] = []

    def noted(match: re.Match[str]) -> str:
        notes.append(plain(" ".join(match.group(1).split())))
        return NOTE_MARK + "\n" * match.group().count("\n")

    # A note ends where an empty line does not hold two blanks.
    return re.sub(r"\[\[((?:(?!\[\[|\]\]|\n\n).)*)\]\]", noted, text, flags=re.DOTALL), notes


@dataclass
class _Reader:
    lines: list[str]
    notes: list[str]
    found: list[Paragraph] = field(default_factory=list[Paragraph])
    at: int = 0

    def read(self) -> list[Paragraph]:
        while self.at < len(self.lines):
            line = self._bare(self.at)
            if line.strip():
                self._take(line)
            else:
                self._notes_of(self.at)
                self.at += 1
        return self.found

    def _bare(self, at: int) -> str:
        return self.lines[at].replace(NOTE_MARK, "")

    def _notes_of(self, at: int) -> None:
        for _ in range(self.lines[at].count(NOTE_MARK)):
            self._add("note", self.notes.pop(0), at)

    def _add(self, kind: ParagraphKind, text: str, at: int, **more: object) -> None:
        self.found.append(Paragraph.model_validate({"kind": kind, "text": text, "line": at + 1, **more}))

    def _clear(self, at: int) -> bool:
        """Whether no line of text is there."""
        return not 0 <= at < len(self.lines) or not self._bare(at).strip()

    def _take(self, line: str) -> None:
        at, bare = self.at, line.strip()
        before, after = self._clear(at - 1), self._clear(at + 1)
        self.at += 1
        if re.fullmatch(r"={3,}", bare):
            self._add("page break", "", at)
        elif bare[0] == "=":
            self._add("synopsis", plain(bare[1:].strip()), at)
        elif section := re.match(r"^(#{1,9})\s*([^#].*)$", bare):
            self._add("section", plain(section.group(2)), at, level=len(section.group(1)))
        elif (bare[0] == "." and len(bare) > 1 and bare[1] not in ". ") or HEADING.match(bare):
            self._heading(bare.removeprefix("."), at)
        elif bare[0] == ">" and bare[-1] == "<" and len(bare) > 1:
            self._add("centred", plain(bare[1:-1].strip()), at)
        elif bare[0] == ">":
            self._add("transition", plain(bare[1:].strip()), at)
        elif bare[0] == "~":
            self._add("lyric", plain(bare[1:].strip()), at)
        elif (bare[0] == "@" and len(bare) > 1) or (bare[0] != "!" and before and not after and is_speaker(bare)):
            return self._speech(bare.removeprefix("@"), at)
        elif before and after and TRANSITION.match(bare):
            self._add("transition", bare, at)
        else:
            return self._action(at)
        self._notes_of(at)
        return None

    def _heading(self, bare: str, at: int) -> None:
        number = NUMBER.search(bare)
        text = plain(NUMBER.sub("", bare)).strip()
        self._add("heading", text, at, number=number.group(1) if number else "")

    def _action(self, at: int) -> None:
        """Everything until the next empty line or forced line; a line that is two blanks is part of it."""
        kept = [self._bare(at).removeprefix("!").rstrip()]
        while not self._clear(self.at) and not FORCED.match(self._bare(self.at).strip()):
            if HEADING.match(self._bare(self.at).strip()):
                break
            kept.append(self._bare(self.at).rstrip())
            self.at += 1
        self._add("action", plain("\n".join(line.strip() for line in kept)), at)
        for number in range(at, self.at):
            self._notes_of(number)

    def _speech(self, bare: str, at: int) -> None:
        dual = bare.rstrip().endswith("^")
        self._add("speaker", plain(bare.rstrip(" ^")), at, dual=dual)
        self._notes_of(at)
        while self.at < len(self.lines):
            line, number = self._bare(self.at), self.at
            if not line.strip() and line != "  ":
                return
            self.at += 1
            words = plain(line.strip())
            last = self.found[-1]
            if words.startswith("(") and words.endswith(")"):
                self._add("parenthetical", words[1:-1].strip(), number)
            elif words.startswith("~"):
                self._add("lyric", words[1:].strip(), number)
            elif last.kind == "dialogue":
                joined = f"{last.text}\n{words}" if words else last.text
                self.found[-1] = last.model_copy(update={"text": joined})
            elif words:
                self._add("dialogue", words, number)
            self._notes_of(number)
