"""What happened to the state of the film."""

from typing import Literal

from pydantic import Field

from tools.film.value import Value


class MarkerAdded(Value):
    kind: Literal["marker_added"] = "marker_added"
    marker: str
    frame: int


class MarkerRemoved(Value):
    kind: Literal["marker_removed"] = "marker_removed"
    marker: str


class CutNamed(Value):
    kind: Literal["cut_named"] = "cut_named"
    name: str
    revision: int


class StateSet(Value):
    kind: Literal["state_set"] = "state_set"
    state: str


class PictureLocked(Value):
    kind: Literal["picture_locked"] = "picture_locked"


class PictureUnlocked(Value):
    kind: Literal["picture_unlocked"] = "picture_unlocked"


class Undone(Value):
    kind: Literal["undone"] = "undone"
    steps: int
    revision: int = Field(description="the revision that the film is again")


class Redone(Value):
    kind: Literal["redone"] = "redone"
    steps: int
    revision: int = Field(description="the revision that the film is again")


class Reverted(Value):
    kind: Literal["reverted"] = "reverted"
    revision: int = Field(description="the revision that the film is again")


StateFact = (
    MarkerAdded | MarkerRemoved | CutNamed | StateSet | PictureLocked | PictureUnlocked | Undone | Redone | Reverted
)
