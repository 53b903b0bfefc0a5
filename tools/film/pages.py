"""A screenplay as it is typed: its paragraphs in order, each of one kind, with nothing read into them yet.

Every format of screenplays is read into Pages and written from Pages; what is filmed is another value
(`tools.film.screenplay`).
"""

from typing import Literal

from pydantic import Field

from tools.film.value import Value

ParagraphKind = Literal[
    "heading", "action", "speaker", "parenthetical", "dialogue", "lyric", "transition", "centred", "section",
    "synopsis", "note", "page break",
]  # fmt: skip
"""What a paragraph of a screenplay is. A `heading` is a slugline, a `speaker` the name above a speech."""


class Paragraph(Value):
    """One paragraph, without the marks that its format needs."""

    kind: ParagraphKind
    text: str = ""
    line: int = Field(default=0, ge=0, description="where it begins in its file, from 1; 0 when it came from no file")
    number: str = Field(default="", description="the scene's number, of a heading: '12A'")
    dual: bool = Field(default=False, description="said at the same time as the speech before, of a speaker")
    level: int = Field(default=0, ge=0, le=9, description="how deep a section lies, from 1")


class Pages(Value):
    """A whole screenplay: the title page by its keys in lower case ("title", "author"), then the paragraphs."""

    title_page: dict[str, str] = Field(default_factory=dict)
    paragraphs: tuple[Paragraph, ...] = ()
