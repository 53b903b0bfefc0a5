"""A unit of the cut: the few seconds of picture that one encoder makes, described by content alone.

    strip        frames of one take, or a flat colour, or a slate
    body         one strip                            ========
    transition   two strips over the same frames      ===\\\\===
    titles       lettering over either                  Abc

The key of a unit is the hash of everything that can change its bytes. It never holds a path, an id or a time of day.
"""

import hashlib
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from tools.film.timeline import Framing, Grade, TitleKind
from tools.film.value import Value

RECIPE_VERSION = 2
"""Raise it whenever graph.py, titling.py or mezzanine.py make other pictures from the same recipe."""


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
    window: Window | None = None
    framing: Framing | None = None
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
Mixture = Literal["fade", "wipeleft", "wiperight", "wipeup", "wipedown"]


class Lettering(Value):
    """A title over a unit. It begins at the unit's frame `start` (negative: it began before) and lasts `frames`."""

    kind: TitleKind
    text: str
    start: int
    frames: int = Field(ge=1)


class Recipe(Value):
    """What a unit shows: `frames` of one strip, or of two mixed from the first to the second."""

    strips: tuple[Strip, ...]
    frames: int = Field(ge=1)
    mixture: Mixture | None = None
    mixed: tuple[int, int] | None = Field(
        default=None, description="of a mixture seen in part: frames left out at its head, frames of the whole"
    )
    titles: tuple[Lettering, ...] = ()

    @property
    def lettered(self) -> bool:
        """Whether fonts take part in it."""
        return bool(self.titles) or any(strip.kind == "slate" for strip in self.strips)


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
