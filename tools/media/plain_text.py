"""Text out of files of any age: which alphabet its bytes are in, and the words.

UTF-8 ──else──> UTF-16, with its mark or by its zeros ──else──> Windows, Western or Cyrillic, as its letters make words
                                                            └──> many bytes that no text has: it is none
A few characters that nobody writes (a bell, a NUL) are left out, and told with their lines.
"""

import codecs
import re
from typing import Literal

from tools.film.errors import DirectorError
from tools.film.value import Value

Alphabet = Literal["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp1252"]
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNWRITTEN = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_ENDS = re.compile(r"\r\n|\r|\n")
_SPARSE = 100
"""Of so many characters one may be such that nobody writes, and one in all; what has more of them is no text."""
_SHORTEST = 20
"""characters of a text that may have one"""
_TOLD = 5
"""lines that are named"""


class Text(Value):
    """The words of a file, and the alphabet that its bytes were in."""

    words: str
    alphabet: Alphabet
    cleaned: tuple[int, ...] = ()
    """The lines that had characters which nobody writes, from 1."""

    @property
    def note(self) -> str:
        """What is said of a file whose alphabet had to be guessed, or that was cleaned; empty where it is sure."""
        told: list[str] = []
        if self.alphabet.startswith("cp"):
            told.append(f"It is not in UTF-8 and was read as {self.alphabet}; save it in UTF-8 if that is wrong.")
        if self.cleaned:
            named = ", ".join(map(str, self.cleaned[:_TOLD]))
            more = f" and {len(self.cleaned) - _TOLD} more" if len(self.cleaned) > _TOLD else ""
            lines = f"{'Line' if len(self.cleaned) == 1 else 'Lines'} {named}{more}"
            told.append(f"{lines}: control characters that no text has were left out.")
        return " ".join(told)


def alphabet_of(data: bytes) -> Alphabet | None:
    """The alphabet of a text's first bytes, whose last letter may be cut off; None for what is no text."""
    if data.startswith(_MARKS):
        return _checked(data, "utf-16")
    # Letters of two bytes, most of which are Latin: every other byte is nothing.
    if len(data) > 3 and data[1::2].count(0) > len(data) // 4:
        return _checked(data, "utf-16-le")
    if len(data) > 3 and data[::2].count(0) > len(data) // 4:
        return _checked(data, "utf-16-be")
    try:
        codecs.getincrementaldecoder("utf-8-sig")().decode(data)
    except UnicodeDecodeError:
        return _checked(data, _windows(data))
    return _checked(data, "utf-8-sig")


def read_text(data: bytes, name: str) -> Text:
    """The text of a file. Raises DirectorError (code "no_text") for what is none."""
    alphabet = alphabet_of(data)
    if alphabet is None:
        raise DirectorError(f"{name} is not a text file; save it as plain text in UTF-8 and try again.", code="no_text")
    words = data.decode(alphabet, "replace")
    if not _UNWRITTEN.search(words):
        return Text(words=words, alphabet=alphabet)
    lines = tuple(number for number, line in enumerate(_ENDS.split(words), 1) if _UNWRITTEN.search(line))
    return Text(words=_UNWRITTEN.sub("", words), alphabet=alphabet, cleaned=lines)


def _windows(data: bytes) -> Alphabet:
    """In Western languages letters beyond ASCII stand alone; in Cyrillic they make up the words."""
    letters = sum(byte >= 0x80 for byte in data)
    runs = len(re.findall(rb"[\xc0-\xff]{3,}", data))
    return "cp1251" if runs * 6 > letters else "cp1252"


def _checked(data: bytes, alphabet: Alphabet) -> Alphabet | None:
    """The alphabet, unless what it gives has many characters that nobody writes."""
    words = codecs.getincrementaldecoder(alphabet)("replace").decode(data)
    most = 1 + len(words) // _SPARSE if len(words) >= _SHORTEST else 0
    return None if len(_UNWRITTEN.findall(words)) > most else alphabet
