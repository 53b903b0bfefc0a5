"""A unit of the cut: the few seconds of picture that one encoder makes, described by content alone.

    strip        frames of one take, or a flat colour, or a slate
    body         one strip                            ========
    transition   two strips over the same frames      ===\\\\===
    layers       the same over it, in a box or blent     +--+
    titles       lettering over everything              Abc

The key of a unit is the hash of everything that can change its bytes. It never holds a path, an id or a time of day.
"""

import hashlib
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from tools.film.timeline import Blend, Box, Framing, Grade, Mixture, Side, TitleKind
from tools.film.value import Value

RECIPE_VERSION = 4
"""Raise it whenever other pictures come of the same recipe, and whenever the default of a field changes."""


class Window(Value):
    """The part of a take that a delivery of another shape shows.

    `keys` are (frame of the media at the film's rate, middle of the window in ten-thousandths of the picture along
    `axis`); between two keys it moves evenly. A `shape` other than the delivery's lies over a soft ground.
    """

    axis: Literal["across", "down"] = "across"
    shape: tuple[int, int]
    keys: tuple[tuple[int, int], ...] = Field(min_length=1)


class MediaStrip(Value):
    """Consecutive frames of a take. Frame k shows the media's frame floor(start + k * speed), at the film's rate.

    `conform`: the media cannot be cut as it is, and is conformed to a file of the film's rate first.
    """

    kind: Literal["media"] = "media"
    media: str
    start: Fraction
    speed: Fraction = Fraction(1)
    freeze: bool = False
    grade: Grade | None = None
    look: Grade | None = Field(default=None, description="the film's grade, after the clip's own")
    window: Window | None = None
    framing: Framing | None = None
    drift: tuple[int, int] | None = Field(
        default=None, description="of a framing that moves: the frame of the move that this begins with, and its frames"
    )
    conform: bool = False


class FlatStrip(Value):
    """One colour: a gap, or the far side of a fade."""

    kind: Literal["flat"] = "flat"
    colour: Literal["black", "white"] = "black"


class SlateStrip(Value):
    """The card that stands for a shot without a take, in a draft."""

    kind: Literal["slate"] = "slate"
    slate: str
    prompt: str


Strip = Annotated[MediaStrip | FlatStrip | SlateStrip, Field(discriminator="kind")]


class Picture(Value):
    """One strip, or two mixed from the first to the second: frame k of n is k/n of the way."""

    strips: tuple[Strip, ...]
    mixture: Mixture | None = None
    mixed: tuple[int, int] | None = Field(
        default=None, description="of a mixture seen in part: frames left out at its head, frames of the whole"
    )


class Ramp(Value):
    """A layer coming or going, from the unit's frame `start` (negative: it began before) for `frames`."""

    kind: Literal["fade in", "fade out", "slide in", "slide out"]
    start: int
    frames: int = Field(ge=1)
    side: Side | None = None


class Layer(Picture):
    """What an upper track lays over the unit, for all of its frames."""

    box: Box | None = None
    opacity: float = 1.0
    blend: Blend = "normal"
    corners: float = 0.0
    border: float = 0.0
    border_colour: str = "#ffffff"
    ramps: tuple[Ramp, ...] = ()


CaptionKind = Literal["caption", "raised caption"]
"""A burned caption; a raised one keeps clear of a lower third."""


class Lettering(Value):
    """A title or caption over a unit, from the unit's frame `start` (negative: it began before) for `frames`."""

    kind: TitleKind | CaptionKind
    text: str
    start: int
    frames: int = Field(ge=1)


class Recipe(Picture):
    """What a unit shows: `frames` of a picture, the layers over it from the lowest up, and titles over all."""

    frames: int = Field(ge=1)
    layers: tuple[Layer, ...] = ()
    titles: tuple[Lettering, ...] = ()

    @property
    def all_strips(self) -> tuple[Strip, ...]:
        """The strips of the picture and of its layers."""
        return (*self.strips, *(strip for layer in self.layers for strip in layer.strips))

    @property
    def lettered(self) -> bool:
        """Whether fonts take part in it."""
        return bool(self.titles) or any(strip.kind == "slate" for strip in self.all_strips)


class Toolchain(Value):
    """The programs and files outside a film that change the bytes of its units."""

    ffmpeg: str = Field(default="", description="the build id of ffmpeg")
    lettering: str = Field(default="", description="a hash over the fonts and the library that draws them")


def unit_key(recipe: Recipe, encoding: str, toolchain: Toolchain) -> str:
    """sha256 over the recipe, the size, rate and encoder flags (`encoding`), the build of ffmpeg and the fonts used."""
    fonts = toolchain.lettering if recipe.lettered else ""
    content = recipe.model_dump_json(exclude_defaults=True)
    words = "\n".join((str(RECIPE_VERSION), content, encoding, toolchain.ffmpeg, fonts))
    return hashlib.sha256(words.encode()).hexdigest()
