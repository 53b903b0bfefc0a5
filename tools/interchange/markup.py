"""XML from strangers: read into a plain tree with everything dangerous refused, in bounded time and memory.

No entity is ever declared, none is fetched, and a document type may be named and nothing more; size, depth, number
of elements, and the length of an attribute have limits. Nothing is looked up on disk or in the network.
"""

import re
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder, indent, tostring
from xml.parsers.expat import ExpatError, ParserCreate

from tools.film.errors import DirectorError, OperatorError

MOST_BYTES = 96 << 20
MOST_ELEMENTS = 1_000_000
DEEPEST = 120
LONGEST_VALUE = 1 << 20
BLOCK = 1 << 16
UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """A file's bytes. Raises OperatorError when it cannot be read, DirectorError when it is too large to be a cut."""
    try:
        size = path.stat().st_size
        if size > most:
            raise too_large(path.name, size, most)
        return path.read_bytes()
    except OSError as error:
        raise OperatorError(f"{path} cannot be read ({error.strerror}).", code="unreadable", path=str(path)) from error


def too_large(name: str, size: int, most: int) -> DirectorError:
    return DirectorError(
        f"{name} has {size / 1e6:,.0f} MB; a cut or a script has {most // 1_000_000} MB at most. It was not read.",
        code="too_large",
        bytes=size,
        legal=[0, most],
    )


def parse(data: bytes, name: str) -> Element:
    """The tree of an XML document. Raises DirectorError with the line and the reason for anything else."""
    return _Reader(name).read(data)


class _Reader:
    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = self._elements = 0
        self._tree = TreeBuilder()
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._tree.data
        parser.EntityDeclHandler = self._entity
        parser.UnparsedEntityDeclHandler = self._entity
        parser.ExternalEntityRefHandler = self._external
        parser.SkippedEntityHandler = self._entity
        self._parser = parser

    def read(self, data: bytes) -> Element:
        try:
            for at in range(0, len(data), BLOCK):
                self._parser.Parse(data[at : at + BLOCK], False)
                # One tag that never ends would be kept whole, however long it is.
                if at + BLOCK - self._parser.CurrentByteIndex > LONGEST_VALUE + BLOCK:
                    raise self._refused(f"one piece of it is longer than {LONGEST_VALUE:,} characters")
            self._parser.Parse(b"", True)
        except ExpatError as error:
            raise DirectorError(
                f"{self._name} is broken XML: line {error.lineno}, column {error.offset + 1}: "
                f"{str(error).split(':')[0]}.",
                code="broken_file",
                line=error.lineno,
            ) from None
        except (UnicodeError, ValueError) as error:
            raise DirectorError(f"{self._name} is broken XML: {error}.", code="broken_file") from None
        return self._tree.close()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST:
            raise self._refused(f"its elements lie over {DEEPEST} deep in one another")
        if self._elements > MOST_ELEMENTS:
            raise self._refused(f"it has over {MOST_ELEMENTS:,} elements")
        self._tree.start(tag, attributes)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._tree.end(tag)

    def _entity(self, *_: object) -> None:
        raise self._refused("it declares entities, which no editing program writes")

    def _external(self, *_: object) -> int:
        raise self._refused("it refers to another file")

    def _refused(self, why: str) -> DirectorError:
        line = self._parser.CurrentLineNumber
        return DirectorError(f"{self._name} is refused at line {line}: {why}.", code="hostile_file", line=line)


def text_of(element: Element | None, default: str = "") -> str:
    """The words of an element; the default when it is not there, or empty."""
    return (element.text or "").strip() or default if element is not None else default


def element(tag: str, *content: "Element | str | int | None", **attributes: str) -> Element:
    """An element with its attributes, its children, and a text; None is left out."""
    made = Element(tag, {name: clean(value) for name, value in attributes.items()})
    for part in content:
        if isinstance(part, Element):
            made.append(part)
        elif part is not None:
            made.text = clean(str(part))
    return made


def clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return UNWRITABLE.sub("", text)


def document(root: Element, doctype: str = "") -> bytes:
    """The whole document in UTF-8."""
    indent(root, " ")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"<!DOCTYPE {doctype}>\n" if doctype else "")
    return (head + tostring(root, encoding="unicode") + "\n").encode()
