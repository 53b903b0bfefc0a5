"""The bench that props are built on: a solid, a frame, the colour asked for, the words to be read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from tools.generators.previz.props.lettering import Hand, lettered
from tools.generators.previz.solids.colour import Colour, Paint, colour, mix
from tools.generators.previz.solids.geometry import Frame
from tools.generators.previz.solids.page import Page
from tools.generators.previz.solids.solid import Decal, Floats, Material, Solid

Grip = Literal[
    "upright", "fist", "forward", "pinch", "read", "raised", "side", "over", "load", "across", "chin", "guard"
]  # fmt: skip
"""How a hand holds a thing: standing upright in it, along the fist, pointing ahead, shown between the fingertips,
turned to the holder's face, hung from a raised hand, hung at the side, held over the head, in both arms, slung
across the body, between the chin and a hand with a bow over it, or on both fists, raised."""


@dataclass(frozen=True, eq=False)
class Bench:
    """What a prop's builder works with. Props stand on y = 0 and face the lens; one unit is PropSheet.metres long."""

    solid: Solid
    glass: Solid
    frame: Frame
    paint: Colour
    text: str = ""
    font: Path | None = None
    held: bool = False
    """In a hand rather than standing somewhere."""

    def begin(
        self, page: Floats | None = None, width: float = 1.0, height: float = 1.0, at: Frame | None = None
    ) -> None:
        """Start a new piece; `page` is painted on it along the z of `at` (of the prop when not given)."""
        if page is None:
            self.solid.begin()
            return
        self.solid.begin(len(self.solid.decals))
        self.solid.decals.append(Decal(page, at if at is not None else self.frame, width, height))

    def darker(self, by: float = 0.6) -> Colour:
        return self.paint * by

    def page(self, width: float, height: float) -> Page:
        return Page(width, height)

    def words(
        self,
        width: float,
        height: float,
        *,
        ink: Paint = "#2a2018",
        hand: Hand = "print",
        default: str = "",
        top: float = 0.08,
        bottom: float = 0.08,
        largest: float = 0.16,
        centred: bool = False,
    ) -> Floats:
        """The words asked for (or the default ones) as a page."""
        return lettered(
            self.text or default,
            width,
            height,
            ink=ink,
            hand=hand,
            top=top,
            bottom=bottom,
            largest=largest,
            centred=centred,
            font=self.font,
        )


@dataclass(frozen=True)
class PropSheet:
    """How a prop is made, how big it is, and how it is held."""

    build: Callable[[Bench], None]
    metres: float
    """Length of one of its units."""
    colour: str
    grip: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """The point that lies in the palm."""
    hold: Grip = "upright"
    glow: tuple[float, float, float] | None = None
    """Linear colour of the light it gives."""
    glow_radius: float = 0.0
    """Metres that its light reaches."""
    glow_at: tuple[float, float, float] = (0.0, 0.0, 0.0)


def wood(paint: Paint, share: float = 0.0) -> Colour:
    """A wood colour, a little towards another."""
    return mix("#7a5232", paint, share)


def brass() -> Colour:
    return colour("#c49a4a")


def steel() -> Colour:
    return colour("#a8adb4")


def around(count: int) -> list[tuple[float, float]]:
    """(sine, cosine) of `count` even steps round a circle."""
    angles = np.arange(count) * 2 * np.pi / count
    return [(float(np.sin(a)), float(np.cos(a))) for a in angles]


PLAIN, METAL, WOOD, GLOSSY, PAPER, CLOTH, GLOW, KNIT = (
    Material.PLAIN,
    Material.METAL,
    Material.WOOD,
    Material.GLOSSY,
    Material.PAPER,
    Material.CLOTH,
    Material.GLOW,
    Material.KNIT,
)
