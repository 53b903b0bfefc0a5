"""Edits to the state of the film: markers, named cuts, picture lock, and the way back."""

from typing import Literal

from pydantic import Field, model_validator

from tools.film.edits.fields import ShotRef
from tools.film.errors import DirectorError
from tools.film.timeline import MarkerColour
from tools.film.value import Value


class AddMarker(Value):
    """Name a frame of the cut: by frame, timecode or shot."""

    kind: Literal["add_marker"] = "add_marker"
    name: str = Field(description="what it is called", min_length=1, max_length=200)
    frame: int | None = Field(default=None, ge=0, description="a frame of the cut")
    timecode: str | None = Field(default=None, max_length=20, description="HH:MM:SS:FF")
    shot: ShotRef | None = Field(default=None, description="a shot of the cut")
    offset: int = Field(default=0, ge=0, description="frames into the shot")
    hit: bool = Field(default=False, description="the music must meet it")
    colour: MarkerColour | None = Field(default=None, description="its colour")

    @model_validator(mode="after")
    def _one_place(self) -> "AddMarker":
        if sum(place is not None for place in (self.frame, self.timecode, self.shot)) != 1:
            raise DirectorError("A marker stands at a frame, a timecode or in a shot; give exactly one.")
        return self


class RemoveMarker(Value):
    """Take a marker away."""

    kind: Literal["remove_marker"] = "remove_marker"
    marker: str = Field(min_length=1, max_length=200, description="its name or id ('mk2')")


class NameCut(Value):
    """Give the film as it is now a name to come back to."""

    kind: Literal["name_cut"] = "name_cut"
    name: str = Field(description="what it is called", min_length=1, max_length=100)
    revision: int | None = Field(default=None, ge=0, description="an earlier revision; else the one this edit makes")


class SetState(Value):
    """Say how far the cut is. Picture lock and its end have edits of their own."""

    kind: Literal["set_state"] = "set_state"
    state: Literal["development", "assembly", "rough cut", "fine cut", "delivered"] = Field(description="the state")


class LockPicture(Value):
    """Lock the picture: from now on only sound, colour, titles, captions, markers and delivery change."""

    kind: Literal["lock_picture"] = "lock_picture"


class UnlockPicture(Value):
    """Open the picture again; the film is a fine cut again."""

    kind: Literal["unlock_picture"] = "unlock_picture"


class Undo(Value):
    """Take the last edit back, or the last few."""

    kind: Literal["undo"] = "undo"
    steps: int = Field(description="how many edits", default=1, ge=1, le=100_000)


class Redo(Value):
    """Do again what was just undone."""

    kind: Literal["redo"] = "redo"
    steps: int = Field(description="how many edits", default=1, ge=1, le=100_000)


class Revert(Value):
    """Make the film what it was at a revision or at a named cut. Like every edit, it can be undone."""

    kind: Literal["revert"] = "revert"
    revision: int | None = Field(description="the revision", default=None, ge=0)
    cut: str | None = Field(default=None, max_length=100, description="a named cut")

    @model_validator(mode="after")
    def _one_target(self) -> "Revert":
        if (self.revision is None) == (self.cut is None):
            raise DirectorError("Revert to a revision or to a named cut; give exactly one.")
        return self


StateEdit = AddMarker | RemoveMarker | NameCut | SetState | LockPicture | UnlockPicture
HistoryEdit = Undo | Redo | Revert
