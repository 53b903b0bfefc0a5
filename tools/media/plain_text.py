"""Text out of files of any age: which alphabet its bytes are in, and the words.

UTF-8 ──else──> UTF-16, with its mark or by its zeros ──else──> Windows, Western or Cyrillic, as its letters make words
                                                            └──> bytes that no text has: it is none
"""

import codecs
import re
from typing import Literal

from tools.film.errors import DirectorError
from tools.film.value import Value

Alphabet = Literal["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp1252"]
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNWRITTEN = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")


class Text(Value):
    """The words of a file, and the alphabet that its bytes were in."""

    words: str
    alphabet: Alphabet

    @property
    def note(self) -> str:
        """What is said of a file whose alphabet had to be guessed; empty where it is sure."""
        if not self.alphabet.startswith("cp"):
            return ""
        return f"It is not in UTF-8 and was read as {self.alphabet}; save it in UTF-8 if that is wrong."


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
    return Text(words=data.decode(alphabet, "replace"), alphabet=alphabet)


def _windows(data: bytes) -> Alphabet:
    """In Western languages letters beyond ASCII stand alone; in Cyrillic they make up the words."""
    letters = sum(byte >= 0x80 for byte in data)
    runs = len(re.findall(rb"[\xc0-\xff]{3,}", data))
    return "cp1251" if runs * 6 > letters else "cp1252"


def _checked(data: bytes, alphabet: Alphabet) -> Alphabet | None:
    """The alphabet, unless what it gives has characters that nobody writes."""
    words = codecs.getincrementaldecoder(alphabet)("replace").decode(data)
    return None if _UNWRITTEN.search(words) else alphabet
