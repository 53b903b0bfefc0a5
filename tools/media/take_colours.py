"""The colours of a take against those beside it and against the film's palette, from a few frames of each.

take -> 8 frames -> L*a*b* from its darkest to its lightest parts    has all of it moved against its neighbours?
                 -> how much of each hue                             is it one of the palette's, or of the film's?
"""

# pyright: reportUnknownMemberType=false
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from tools.media.looks import Picture, looks
from tools.media.take_checks import Fault

LOOKS = 8
PARTS = (10, 25, 50, 75, 90)
"""percentiles of what is in a picture"""
JUMP = 13.0
"""distance in a*b* by which all of a picture is of another colour than the one it is cut to"""
BRIGHT_JUMP = 12.0
"""the same for lightness"""
CHROMA = 12.0
"""a pixel of less chroma has no hue to speak of"""
COLOURED = 0.08
"""share of coloured pixels under which a picture says nothing about hues"""
GREY_SHARE = 0.12
OF_PALETTE = 0.12
NEAR = 40.0
ENOUGH = 4
"""takes by which the colours of a film are known"""
SHOWN, FOREIGN = 0.008, 0.5
"""share of a film's colour from which a hue is one of its own; and of a take's in other hues that is too much"""

HUES: dict[str, tuple[float, ...]] = {
    "red": (35,), "crimson": (30,), "scarlet": (38,), "rust": (50,), "rose": (10,), "pink": (0,), "magenta": (330,),
    "orange": (60,), "amber": (70,), "gold": (85,), "golden": (85,), "ochre": (75,), "yellow": (100,), "honey": (80,),
    "brown": (65,), "sepia": (75,), "copper": (58,), "warm": (45, 75), "olive": (108,), "green": (140,),
    "moss": (125,), "emerald": (155,), "mint": (165,), "teal": (200,), "turquoise": (195,), "cyan": (210,),
    "blue": (265, 290), "indigo": (295,), "navy": (285,), "violet": (310,), "purple": (318,), "lilac": (315,),
    "cold": (230, 270), "cool": (230, 270), "fire": (55,), "lamp": (75,), "candle": (75,), "ember": (50,),
    "sand": (80,), "sea": (230,), "steel": (255,), "slate": (260,), "earth": (65,), "peach": (55,),
}  # fmt: skip
"""CIELAB hue angles, in degrees, of colour words"""
GREYS = ("monochrome", "black and white", "black-and-white", "greyscale", "grayscale", "noir", "colourless")


@dataclass(frozen=True)
class Colours:
    """`spread`: the `PARTS` of L* 0..100, of a* and of b*; the share of pixels with a hue; and how much of their chroma
    is of each (10 degrees)."""

    spread: tuple[tuple[float, ...], ...]
    coloured: float
    hues: tuple[float, ...]


@lru_cache(maxsize=512)
def colours(path: Path) -> Colours | None:
    """The colours of a clip of the pool, from a few frames of it; None when it cannot be read."""
    looked = looks(path, LOOKS, _small)
    return colours_of(np.stack(looked)) if looked else None


def colours_of(pictures: NDArray[np.uint8]) -> Colours:
    """The colours of pictures, pictures x height x width x 3 of R'G'B'."""
    import cv2  # loaded by who looks at new takes; most commands have none

    tall = pictures.reshape(-1, pictures.shape[2], 3).astype(np.float32) / 255
    pixels = cv2.cvtColor(tall, cv2.COLOR_RGB2LAB).reshape(-1, 3).astype(np.float32)
    spread = tuple(tuple(float(value) for value in np.percentile(pixels[:, at], PARTS)) for at in range(3))
    chroma = np.hypot(pixels[:, 1], pixels[:, 2])
    hued = pixels[chroma >= CHROMA]
    angles = np.degrees(np.arctan2(hued[:, 2], hued[:, 1])) % 360
    counts, _ = np.histogram(angles, bins=36, range=(0, 360), weights=np.hypot(hued[:, 1], hued[:, 2]))
    whole = float(counts.sum()) or 1.0
    return Colours(spread, len(hued) / len(pixels), tuple(float(count) / whole for count in counts))


def _small(frame: av.VideoFrame) -> Picture:
    return frame.to_ndarray(width=96, height=54, format="rgb24").astype(np.uint8)


def jumps(take: Colours, before: Colours | None, after: Colours | None) -> list[Fault]:
    """Whether the take's colours leap against the shots that it is cut between, which are asked for in its light."""
    found: list[Fault] = []
    for beside, where in ((before, "the shot before"), (after, "the shot after")):
        if beside is None:
            continue
        lighter, a, b = (_moved(one, other) for one, other in zip(take.spread, beside.spread, strict=True))
        if float(np.hypot(a, b)) > JUMP:
            found.append(Fault("jump", f"its colours leap against {where}"))
        elif abs(lighter) > BRIGHT_JUMP:
            found.append(Fault("jump", f"it is much {'lighter' if lighter > 0 else 'darker'} than {where}"))
    return found


def drift(take: Colours, palette: str, others: Sequence[Colours] = ()) -> list[Fault]:
    """Whether the take's colours are none of the palette's, nor of the film's `others` where there are enough of them.

    A palette that names no colour says nothing.
    """
    words = palette.lower()
    if any(grey in words for grey in GREYS):
        if take.coloured > GREY_SHARE:
            return [Fault("palette", f"it is in colour, and the palette is {palette}")]
        return []
    if take.coloured < COLOURED or any(re.search(rf"\b{word}", words) for word in ("full", "every", "rainbow")):
        return []
    named = _named(words)
    if len(others) >= ENOUGH:
        shown = np.mean([np.array(other.hues) * other.coloured for other in others], axis=0)
        shown = (shown + np.roll(shown, 1) + np.roll(shown, -1)) / (3 * max(float(shown.sum()), 1e-6))
        foreign = float(np.array(take.hues)[~(named | (shown >= SHOWN))].sum())
        if foreign > FOREIGN:
            return [Fault("palette", f"{round(100 * foreign)} % of its colour is nowhere else in the film ({palette})")]
        return []
    if not named.any():
        return []
    share = float(np.array(take.hues)[named].sum())
    if share < OF_PALETTE:
        return [Fault("palette", f"{round(100 * (1 - share))} % of its colour is none of the palette ({palette})")]
    return []


def _moved(one: Sequence[float], other: Sequence[float]) -> float:
    """How far all of a picture has moved one way: as far as the part of it that moved the least. 0: not all has."""
    steps = np.array(one) - np.array(other)
    if not ((steps > 0).all() or (steps < 0).all()):
        return 0.0
    return float(np.sign(steps[0]) * np.abs(steps).min())


def _named(words: str) -> NDArray[np.bool_]:
    """Which hues, of 36, the words of a palette name."""
    hues = [hue for word, angles in HUES.items() if re.search(rf"\b{word}", words) for hue in angles]
    centres = np.arange(36) * 10 + 5.0
    if not hues:
        return np.zeros(36, np.bool_)
    return np.min([np.abs((centres - hue + 180) % 360 - 180) for hue in hues], axis=0) <= NEAR
