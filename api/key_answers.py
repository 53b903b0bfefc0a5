"""What is told of keys: where they are from, whether they open, and never what they are."""

from typing import Literal

from pydantic import Field

from api.answer import Answer

KeySource = Literal["environment", "home"]


class KeyShown(Answer):
    """A service that takes a key or an address."""

    service: str
    title: str
    ready: bool = Field(description="whether it can be used now")
    why_not: str = Field(description="what it lacks, or what to do instead; empty when it can be used")
    settings: dict[str, KeySource | None] = Field(
        description="what it takes, and where that is from: the environment, or what was given here; null: nowhere"
    )


class KeyList(Answer):
    """Every service that takes a key."""

    keys: list[KeyShown]


class KeyChecked(Answer):
    """What a service said to its key. It was asked about nothing, which costs nothing."""

    service: str
    ok: bool = Field(description="nothing speaks against the key")
    problem: str = Field(description="what does; empty otherwise")
