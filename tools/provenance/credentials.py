"""What a C2PA manifest says, and whether it holds, as a value: the reader in its own process hands it over as JSON."""

import json
from typing import Literal

from pydantic import Field

from tools.film.origin import SourceType
from tools.film.value import Value

FILM = "org.workprint.film"
"""The assertion in which a film of ours says what it is made of, for machines."""


class Credentials(Value):
    """The content credentials of a file.

    `valid`: the signature is that of the certificate, and the bytes are those that were signed. Whether the
    certificate belongs to whom it names is not asked: that would need a list of whom to trust.
    """

    state: Literal["valid", "invalid", "unreadable"]
    problems: tuple[str, ...] = Field(default=(), description="what does not hold, in C2PA's codes or in a sentence")
    label: str = ""
    title: str = ""
    made_with: str = Field(default="", description="the program that wrote them, with its version")
    signer: str = Field(default="", description="whose certificate it is: its common name, else its organisation")
    organisation: str = ""
    serial: str = Field(default="", description="of the certificate, a decimal number")
    source: SourceType | None = None
    agent: str = Field(default="", description="the software that made the first picture of it")
    make: str = ""
    camera: str = ""
    ingredients: tuple[str, ...] = Field(default=(), description="what it was made of, by title")
    actions: tuple[str, ...] = Field(default=(), description="what was done, in C2PA's codes, in order")
    film: str = Field(default="", description="what a film of ours says of itself, as JSON")

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, a line each, for people."""
        rows = [("credentials", self.told), ("made with", self.made_with), ("source", self.source or "")]
        rows += [("made by", self.agent), ("made of", ", ".join(self.ingredients))]
        told = [f"{name:<14} {words}" for name, words in rows if words]
        for part in json.loads(self.film or "{}").get("parts", []):
            by = f" by {part['made_by']}" if part.get("made_by") else ""
            approved = f", circled by {part['approved_by']}" if part.get("approved_by") else ""
            told.append(f"  {part['name']:<12} {part.get('source', 'origin unknown')}{by}{approved}")
        return tuple(told)

    @property
    def told(self) -> str:
        """In words: "valid, signed by OpenAI"."""
        by = f", signed by {self.signer}" if self.signer else ""
        why = f": {', '.join(self.problems[:3])}" if self.problems else ""
        return f"{self.state}{by}{why}"
