"""Orders: what causes work, and may cost money. Like edits they are values with the tag `kind`; unlike edits they
change the film only through the takes that come of them, and the ones that spend are quoted and wait for a yes.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, TypeAdapter

from tools.film.edits.fields import Selection, ShotRef
from tools.film.edits.parsing import kinds_of, parse_tagged
from tools.film.edits.sound import Range
from tools.film.script import Resolution
from tools.film.value import Value

Budget = Annotated[
    Decimal | None,
    Field(ge=0, le=1_000_000, description="USD that it may cost at most; without it a film's cap has to be there"),
]

Within = Annotated[
    float | None,
    Field(
        gt=0,
        le=10_080,
        description="minutes for it: no slower cameras, and what is not there by then is given up",
    ),
]

Takes = Annotated[
    int | None,
    Field(ge=1, le=20, description="takes of each shot; else one, of a service's as many as set"),
]

Large = Annotated[Resolution | None, Field(description="how large services make it; else as set")]


class Generate(Selection):
    """Roll shots: one or more takes of each. Without shots, every shot that needs a take."""

    kind: Literal["generate"] = "generate"
    takes: Takes = None
    generator: str | None = Field(default=None, max_length=100, description="the camera; else the shot's own")
    draft: bool = Field(default=False, description="fast and rough")
    budget: Budget = None
    within: Within = None
    resolution: Large = None


class Retake(Selection):
    """Roll shots again, usually with a note."""

    kind: Literal["retake"] = "retake"
    note: str = Field(default="", max_length=2000, description="what shall be different")
    takes: int = Field(default=1, ge=1, le=20, description="takes of each shot")
    generator: str | None = Field(default=None, max_length=100, description="the camera; else the shot's own")
    budget: Budget = None
    within: Within = None
    resolution: Large = None


class Cancel(Selection):
    """Stop what is rolling; what is done and paid for is kept. Without shots, everything of this film."""

    kind: Literal["cancel"] = "cancel"


class Quote(Selection):
    """Say what takes would cost and how long they would be in coming; nothing is rolled."""

    kind: Literal["quote"] = "quote"
    takes: Takes = None
    generator: str | None = Field(default=None, max_length=100, description="the camera; else the shot's own")
    within: Within = None
    resolution: Large = None


class Render(Value):
    """Render the cut as it is; only what changed is encoded again."""

    kind: Literal["render"] = "render"
    out: str | None = Field(default=None, max_length=4096, description="the file to write")
    draft: bool = Field(default=False, description="at 1280 pixels, for looking at")
    budget: Budget = None


class Export(Value):
    """Write the film, or a part of its making, in another format."""

    kind: Literal["export"] = "export"
    name: str = Field(min_length=1, max_length=40, description="the format: mp4, 4k, srt, pdf, shots, otio, edl, ...")
    burned: bool = Field(default=False, description="captions drawn into the picture")
    out: str | None = Field(default=None, max_length=4096, description="the file to write")
    budget: Budget = None
    dry_run: bool = Field(default=False, description="only say what it could not carry")


class ImportMedia(Value):
    """Bring in clips and stills, as takes of the planned shots that they fit or as new shots after the last one;
    songs, sounds, or .cube LUTs.

    A cut of another program (otio, fcpxml, xml, edl, aaf) is compared with the one that went out.
    """

    kind: Literal["import_media"] = "import_media"
    files: tuple[str, ...] = Field(min_length=1, description="paths of the files")
    shot: ShotRef | None = Field(default=None, description="the shot that they are takes of; else it is found out")
    place: Literal["planned", "new"] = Field(
        default="planned", description="planned: takes of the shots that they fit; new: each its own shot"
    )
    places: dict[str, str] = Field(
        default_factory=dict[str, str],
        max_length=1000,
        description="what single files are: a shot, 'new', or 'out' for none; by name, or by name#2 for the second"
        " shot in a file",
    )
    whole: bool = Field(default=False, description="a file that holds several shots stays one")
    hold: bool = Field(default=False, description="stills hold, and the frame does not move over them")
    dry_run: bool = Field(default=False, description="only say what would become of them")
    accept: str = Field(
        default="", max_length=400, description="of a cut that comes back: take these: '1,3-5', 'all', 'all but 2'"
    )


class Spot(Range):
    """Find the moments that ask for sound, and place cues there."""

    kind: Literal["spot"] = "spot"


class Compose(Value):
    """Compose the whole score anew, to the scenes as they are: one motif runs through all of it."""

    kind: Literal["compose"] = "compose"
    seed: int | None = Field(default=None, description="another seed makes other music")


Order = Annotated[
    Generate | Retake | Cancel | Quote | Render | Export | ImportMedia | Spot | Compose,
    Field(discriminator="kind"),
]

_ADAPTER: TypeAdapter[Order] = TypeAdapter(Order)
_KINDS = kinds_of(Generate | Retake | Cancel | Quote | Render | Export | ImportMedia | Spot | Compose)


def order_kinds() -> dict[str, type[BaseModel]]:
    """Every kind of order and its value."""
    return dict(_KINDS)


def order_schema() -> dict[str, Any]:
    """The JSON schema of the whole union."""
    return _ADAPTER.json_schema()


def parse_order(given: str | bytes | Mapping[str, Any]) -> Order:
    """The order that JSON says; raises DirectorError with the field and its legal values."""
    return parse_tagged(given, _ADAPTER, _KINDS, "an order")
