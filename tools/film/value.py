"""The base of every value in a film: frozen, closed, comparable, JSON in and out."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict


class Value(BaseModel):
    """A frozen pydantic value. Make a changed copy with `model_copy(update={...})`."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def on_one_line(words: Any) -> Any:
    """Words with single spaces for whatever white space is in them: a title with a line break breaks every table."""
    return " ".join(words.split()) if isinstance(words, str) else words


OneLine = Annotated[str, BeforeValidator(on_one_line)]
