"""Where the subject of a take is in its picture: known from how it was made, or found by looking at it.

    sample        0        1        2        3          one every `every` frames of the media
    figure        [ Ada ]  [ Ada ]   [ Ada ]  [Ada]     a box, in ten-thousandths of the picture's width and height
    columns       ..:+#+.  .:+##+.  ..:+#+.  ..:##.     what draws the eye, column by column (when nobody knows)
"""

from fractions import Fraction

from pydantic import Field

from tools.film.value import Value

WHOLE = 10_000
"""The width or the height of a picture, in the units of a box."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom, in ten-thousandths of the picture; parts of it may lie outside."""


class Figure(Value):
    """Someone, or the thing that a shot is about: the box of head and chest in every sample."""

    who: str = Field(default="", description="a character's id; empty for a thing or a place")
    boxes: tuple[Box, ...]
    weight: int = Field(default=10, ge=0, le=100, description="how much the shot is about it; 10 is somebody")


class SubjectTrack(Value):
    """What a crop of the take has to keep. `figures` where they are known, else what draws the eye."""

    width: int = Field(ge=1, description="the shape of the picture as it is shown")
    height: int = Field(ge=1)
    rate: Fraction = Field(gt=0, description="frames a second of the media")
    every: int = Field(ge=1, description="frames of the media from sample to sample")
    figures: tuple[Figure, ...] = ()
    columns: tuple[tuple[int, ...], ...] = Field(default=(), description="by sample: interest from left to right")
    rows: tuple[tuple[int, ...], ...] = Field(default=(), description="by sample: interest from top to bottom")

    @property
    def samples(self) -> int:
        return len(self.columns) or max((len(figure.boxes) for figure in self.figures), default=0)
