"""The base of every value in a film: frozen, closed, comparable, JSON in and out."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen pydantic value. Make a changed copy with `model_copy(update={...})`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
