"""What every answer of the server has in common."""

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """Frozen, and open to more fields than it names."""

    model_config = ConfigDict(frozen=True, extra="allow")
