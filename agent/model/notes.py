"""What a model director remembers within one turn: the transcript after the message, what waits for a result, and how
often it went wrong. JSON of bounded size, kept in the turn's checkpoint.
"""

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

MOST = 60_000
"""characters of the transcript"""
KEPT = 2
"""messages at its end that are never shortened"""
LEFT_OUT = "(left out; look again)"


@dataclass
class Waiting:
    """A tool call whose acts were handed over; its result comes with the next thought."""

    call: str
    acts: int
    """how many acts it came to"""
    remarks: list[str] = field(default_factory=list[str])


@dataclass
class Notes:
    """One turn, as far as it has come."""

    start: int
    """the revision whose outline the model was given"""
    seen: int
    """the revision whose numbers the model last saw"""
    said_at: str = ""
    """the local day and time of the message, as the model is told them in every request of the turn"""
    messages: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    waiting: list[Waiting] = field(default_factory=list[Waiting])
    told: int = 0
    """how many of the turn's results the model has been told"""
    opened: list[str] = field(default_factory=list[str])
    requests: int = 0
    faults: int = 0
    drafts: int = 0
    """texts that were read by the script supervisor"""
    remarks: list[str] = field(default_factory=list[str])
    """what was kept although it broke a rule; said at the end"""
    calls: dict[str, int] = field(default_factory=dict[str, int])
    """how often each very call was made"""
    tokens_in: int = 0
    tokens_out: int = 0
    estimated: bool = False
    seconds: float = 0.0
    """how long the model was waited for"""
    handed_over: bool = False
    """the embedded director has the turn"""
    inner: str = ""
    """its notes"""

    def dump(self) -> str:
        """As JSON, the transcript trimmed: what old results said goes first, then the oldest messages as a whole."""
        self.trim()
        return _NOTES.dump_json(self).decode()

    def trim(self) -> None:
        """Keep the transcript within `MOST` characters."""
        for message in self.messages[:-KEPT]:
            if self.size <= MOST:
                return
            if message["role"] == "tool":
                message["content"] = LEFT_OUT
            for call in message.get("tool_calls", ()):
                call["function"]["arguments"] = "{}"
        while self.size > MOST and len(self.messages) > KEPT:
            # A call and its results go together, so that no result stands without its call.
            del self.messages[0]
            while self.messages and self.messages[0]["role"] == "tool":
                del self.messages[0]

    @property
    def size(self) -> int:
        return sum(_length(message) for message in self.messages)


_NOTES = TypeAdapter(Notes)


def read_notes(scratch: str) -> Notes | None:
    """The notes that a scratch holds; None for none, and for what is not ours."""
    try:
        return _NOTES.validate_json(scratch) if scratch else None
    except ValidationError:
        return None


def _length(message: dict[str, Any]) -> int:
    calls = message.get("tool_calls", ())
    return len(message.get("content") or "") + sum(len(call["function"]["arguments"]) + 60 for call in calls)
