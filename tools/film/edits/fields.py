"""The fields that many edits share: how a shot, a scene, a take, a clip or someone may be named, and by how many."""

from typing import Annotated, Any

from pydantic import Field, model_validator

from tools.film.value import Value

ShotRef = Annotated[int | str, Field(description="a shot: its number in the film (7), its slate ('3B') or its id")]
SceneRef = Annotated[int | str, Field(description="a scene: its number (3) or its id")]
TakeRef = Annotated[str, Field(description="a take: its slate ('3B-2') or its id", max_length=40)]
ClipRef = Annotated[
    int | str,
    Field(description="a clip of the cut: its id ('cl5'), or the shot it shows if that shot is in one piece"),
]
Who = Annotated[str, Field(description="a character: name or id", min_length=1, max_length=200)]
Speaker = Annotated[str, Field(description="a character's name or id, or 'narrator'", min_length=1, max_length=200)]
TrackName = Annotated[
    str, Field(description="a picture track: V1 carries the film, V2 and up lie over it", pattern=r"^V[1-9]$")
]
Words = Annotated[str, Field(max_length=2000)]
LONGEST = 24 * 60 * 60 * 60
Length = Annotated[int, Field(ge=1, le=LONGEST, description="frames")]
Seconds = Annotated[float, Field(gt=0, le=86_400, description="seconds", allow_inf_nan=False)]
Shift = Annotated[int, Field(ge=-LONGEST, le=LONGEST, description="frames; positive is later, negative earlier")]
Decibels = Annotated[float, Field(ge=-60, le=24, description="dB; 0 is as it came", allow_inf_nan=False)]


class Selection(Value):
    """Several shots, or all shots of several scenes. One may be given as `shot` or `scene`."""

    shots: tuple[ShotRef, ...] = Field(default=(), description="the shots meant")
    scenes: tuple[SceneRef, ...] = Field(default=(), description="all shots of these scenes")

    @model_validator(mode="before")
    @classmethod
    def _one_as_many(cls, given: Any) -> Any:
        """Take `shot: 7` for `shots: [7]`, since that is how one speaks of a single shot."""
        if not isinstance(given, dict):
            return given  # pyright: ignore[reportUnknownVariableType]
        fields: dict[str, Any] = dict(given)  # pyright: ignore[reportUnknownArgumentType]
        for one, many in (("shot", "shots"), ("scene", "scenes")):
            if one in fields and many not in fields:
                fields[many] = [fields.pop(one)]
        return fields
