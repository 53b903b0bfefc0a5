"""Take edits: what came from the cameras, and what the director thinks of it."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from pydantic import Field

from tools.film.edits.fields import Length, Selection, ShotRef, TakeRef
from tools.film.origin import Origin
from tools.film.script import ShotState
from tools.film.subjects import SubjectTrack
from tools.film.value import Value

BROUGHT_IN = "import"
"""what takes of footage name as their camera"""


class Material(Value):
    """Footage: the file, and what is known about it."""

    media: str = Field(min_length=1, max_length=128, description="sha256 of the file in the media pool")
    frames: Length = Field(description="frames of the file, handles and all, at its own rate")
    head: int = Field(default=0, ge=0, description="frames of it before the shot's first frame")
    before: int = Field(default=0, ge=0, description="of these, frames that are another shot's: no handle")
    rate: Fraction = Field(default=Fraction(24), gt=0, description="frames a second of the file")
    width: int = Field(description="pixels", default=1280, ge=1)
    height: int = Field(description="pixels", default=720, ge=1)
    sound: bool = Field(default=False, description="it brought sound of its own")
    still: bool = Field(default=False, description="it is one picture, to be held")
    conform: bool = Field(default=False, description="the file cannot be cut as it is, and is conformed once, first")
    generator: str = Field(description="the camera it came from", default="previz", max_length=100)
    seed: int = Field(default=1, description="its seed")
    note: str = Field(default="", max_length=2000, description="the note it was made to")
    why: str = Field(default="", max_length=2000, description="why that camera was chosen, where nobody named it")
    faults: tuple[str, ...] = Field(default=(), description="what the take check found")
    compromises: tuple[str, ...] = Field(default=(), description="what of the order its camera could not honour")
    parts: tuple[str, ...] = Field(default=(), description="the clips it was joined from, in the media pool")
    outdated: bool = Field(default=False, description="it was made for an earlier wording of the shot")
    subjects: SubjectTrack | None = Field(default=None, description="where its people are, when its camera knows")
    cost: Decimal = Field(description="what it cost", default=Decimal(0), ge=0)
    origin: Origin | None = Field(default=None, description="what the file says of where it comes from")


class Print(Material):
    """A take as it arrived."""

    shot: ShotRef


class PrintTake(Print):
    """A camera delivered a take. The cut uses it unless another is circled. No step of its own for `undo`."""

    kind: Literal["print_take"] = "print_take"


class ImportTake(Print):
    """The director brought a take of their own. Like `print_take`, but a step that `undo` takes back."""

    kind: Literal["import_take"] = "import_take"
    generator: str = Field(description="where it came from", default=BROUGHT_IN, max_length=100)


class SetShotState(Selection):
    """What became of an order for a shot: quoted, rolling, or planned again. No step of its own for `undo`."""

    kind: Literal["set_shot_state"] = "set_shot_state"
    state: ShotState = Field(description="the state")


class Circle(Selection):
    """Approve takes, by slate, or the take that the cut shows now of whole shots and scenes."""

    kind: Literal["circle"] = "circle"
    takes: tuple[TakeRef, ...] = Field(default=(), description="the takes to circle")


class Reject(Selection):
    """Reject takes as no good, by slate, or the take that the cut shows now of whole shots and scenes."""

    kind: Literal["ng"] = "ng"
    takes: tuple[TakeRef, ...] = Field(default=(), description="the takes to reject")
    note: str = Field(default="", max_length=2000, description="what is wrong; kept for the next take")


class ChooseTake(Selection):
    """Say which take the cut shows of these shots, without approving it."""

    kind: Literal["choose_take"] = "choose_take"
    take: int | Literal["best"] | TakeRef = Field(
        default="best", description="the take's number; its slate; or 'best': the circled, else the newest one"
    )


TakeEdit = PrintTake | ImportTake | SetShotState | Circle | Reject | ChooseTake
