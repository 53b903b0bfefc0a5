"""The colours of a take against those beside it and against the film's palette, from a few frames of each.

take -> 8 frames -> mean of L*a*b*, and how much of each hue    next to its neighbours'? of the palette's hues?
"""

# pyright: reportUnknownMemberType=false
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from tools.media.take_checks import Fault

LOOKS = 8
JUMP = 22.0
"""distance of mean a*b* colour between shots of one scene that nobody cuts without noticing"""
BRIGHT_JUMP = 30.0
"""the same for lightness"""
CHROMA = 12.0
"""a pixel of less chroma has no hue to speak of"""
COLOURED = 0.08
"""share of coloured pixels under which a picture says nothing about hues"""
GREY_SHARE = 0.12
OF_PALETTE = 0.12
NEAR = 40.0

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
    """Mean L* 0..100 and a*b*; the share of pixels with a hue; and how much of their chroma is of each (10 degrees)."""

    light: float
    a: float
    b: float
    coloured: float
    hues: tuple[float, ...]


def colours(path: Path) -> Colours | None:
    """The colours of a clip, from a few frames of it; None when it cannot be read."""
    looked: list[NDArray[Any]] = []
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            length = stream.duration
            for number in range(LOOKS):
                if length:
                    container.seek(int(length * (number + 0.5) / LOOKS) + (stream.start_time or 0), stream=stream)
                frame = next(container.decode(stream), None)
                if frame is not None:
                    looked.append(frame.to_ndarray(width=96, height=54, format="rgb24"))
    except (FFmpegError, OSError, IndexError):
        return None
    return colours_of(np.stack(looked).astype(np.uint8)) if looked else None


def colours_of(pictures: NDArray[np.uint8]) -> Colours:
    """The colours of pictures, pictures x height x width x 3 of R'G'B'."""
    import cv2  # loaded by who looks at new takes; most commands have none

    tall = pictures.reshape(-1, pictures.shape[2], 3).astype(np.float32) / 255
    pixels = cv2.cvtColor(tall, cv2.COLOR_RGB2LAB).reshape(-1, 3).astype(np.float32)
    light, a, b = (float(value) for value in pixels.mean(axis=0))
    chroma = np.hypot(pixels[:, 1], pixels[:, 2])
    hued = pixels[chroma >= CHROMA]
    angles = np.degrees(np.arctan2(hued[:, 2], hued[:, 1])) % 360
    counts, _ = np.histogram(angles, bins=36, range=(0, 360), weights=np.hypot(hued[:, 1], hued[:, 2]))
    whole = float(counts.sum()) or 1.0
    return Colours(light, a, b, len(hued) / len(pixels), tuple(float(count) / whole for count in counts))


def jumps(take: Colours, before: Colours | None, after: Colours | None) -> list[Fault]:
    """Whether the take's colours leap against the shots of its scene that it is cut between."""
    found: list[Fault] = []
    for beside, where in ((before, "the shot before"), (after, "the shot after")):
        if beside is None:
            continue
        tint = float(np.hypot(take.a - beside.a, take.b - beside.b))
        lighter = take.light - beside.light
        if tint > JUMP:
            found.append(Fault("jump", f"its colours leap against {where}"))
        elif abs(lighter) > BRIGHT_JUMP:
            found.append(Fault("jump", f"it is much {'lighter' if lighter > 0 else 'darker'} than {where}"))
    return found


def drift(take: Colours, palette: str) -> list[Fault]:
    """Whether the take's colours are none of the palette's. A palette that names no colour says nothing."""
    words = palette.lower()
    if any(grey in words for grey in GREYS):
        if take.coloured > GREY_SHARE:
            return [Fault("palette", f"it is in colour, and the palette is {palette}")]
        return []
    hues = [hue for word, angles in HUES.items() if re.search(rf"\b{word}", words) for hue in angles]
    if (
        not hues
        or take.coloured < COLOURED
        or any(re.search(rf"\b{word}", words) for word in ("full", "every", "rainbow"))
    ):
        return []
    centres = np.arange(36) * 10 + 5.0
    near = np.min([np.abs((centres - hue + 180) % 360 - 180) for hue in hues], axis=0) <= NEAR
    share = float(np.array(take.hues)[near].sum())
    if share < OF_PALETTE:
        return [Fault("palette", f"{round(100 * (1 - share))} % of its colour is none of the palette ({palette})")]
    return []
