"""An answer put together from the pieces in which a service sends it. Pieces are read as plain JSON and never trusted:
services differ in what they leave out.

delta {content "Dar"} {content "ker."} {tool_calls [{index 0, id, name}]} {tool_calls [{index 0, arguments "{..."}]}
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

MOST_CALLS = 64
ROUND = 300
"""characters of the longest passage that is noticed when it comes again and again"""
ROUNDS = 4
"""times that ROUND characters of the same have come; nobody writes a film so"""


@dataclass(frozen=True)
class Call:
    """A tool call as it was written: `arguments` is text that should be JSON."""

    id: str
    name: str
    arguments: str


@dataclass
class Hearing:
    """What was heard so far."""

    text: str = ""
    refusal: str = ""
    finish: str = ""
    whole: bool = False
    """it came in one piece"""
    tokens_in: int | None = None
    tokens_out: int | None = None
    _calls: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    _places: dict[int, int] = field(default_factory=dict[int, int])
    _looked: int = 0
    """characters that had come when it was last looked whether they go in circles"""

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every call that has a name; one without an id gets one."""
        return tuple(
            Call(call["id"] or f"call_{place}", call["name"], call["arguments"])
            for place, call in enumerate(self._calls)
            if call["name"]
        )

    @property
    def characters(self) -> int:
        return len(self.text) + len(self.refusal) + sum(len(c["arguments"]) + len(c["name"]) for c in self._calls)

    @property
    def circles(self) -> bool:
        """Whether the end of what came is one passage over and over, as small models end; looked at now and then."""
        if self.characters - self._looked < ROUND:
            return False
        self._looked = self.characters
        written = (self.text, *(call["arguments"] for call in self._calls[-1:]))
        return any(_circles(text[-ROUND * ROUNDS :]) for text in written if len(text) >= ROUND * ROUNDS)

    def hear(self, piece: Mapping[str, Any]) -> str:
        """Take in one piece, a streamed chunk or a whole completion; returns the words that are new in it."""
        self._count(piece.get("usage"))
        choice = _first(piece.get("choices"))
        if choice is None:
            return ""
        said = _object(choice.get("delta")) or _object(choice.get("message")) or {}
        self.whole = self.whole or "message" in choice
        self.finish = _text(choice.get("finish_reason")) or self.finish
        self.refusal += _text(said.get("refusal"))
        for order, call in enumerate(_list(said.get("tool_calls"))):
            self._take(call, order)
        new = _text(said.get("content"))
        self.text += new
        return new

    def _take(self, call: Any, order: int) -> None:
        given = _object(call)
        if given is None:
            return
        index = given["index"] if isinstance(given.get("index"), int) else order
        function = _object(given.get("function")) or {}
        name, known = _text(function.get("name")), _text(given.get("id"))
        place = self._places.get(index)
        # Some services number every call 0; then only a new id tells a new call.
        if place is None or (known and self._calls[place]["id"] and known != self._calls[place]["id"]):
            if len(self._calls) >= MOST_CALLS:
                return
            place = self._places[index] = len(self._calls)
            self._calls.append({"id": known, "name": name, "arguments": ""})
        elif not self._calls[place]["name"]:
            self._calls[place]["name"] = name
        self._calls[place]["id"] = self._calls[place]["id"] or known
        self._calls[place]["arguments"] += _text(function.get("arguments"))

    def _count(self, usage: Any) -> None:
        told = _object(usage)
        if told is None:
            return
        into, out = told.get("prompt_tokens"), told.get("completion_tokens")
        self.tokens_in = into if _counts(into) else self.tokens_in
        self.tokens_out = out if _counts(out) else self.tokens_out


def _circles(tail: str) -> bool:
    return any(tail[length:] == tail[:-length] for length in range(1, ROUND + 1))


def _counts(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _object(value: Any) -> dict[str, Any] | None:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def _list(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


def _first(value: Any) -> dict[str, Any] | None:
    return next((found for one in _list(value) if (found := _object(one)) is not None), None)
