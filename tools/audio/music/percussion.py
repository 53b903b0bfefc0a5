"""Percussion: one pattern a mood, whose lines join as the tension rises, with ghosted offbeats and fills."""

from collections.abc import Callable
from dataclasses import dataclass

from tools.audio.music.grid import Grid
from tools.audio.music.palettes import Drumming
from tools.audio.music.sheet import PartBook


@dataclass(frozen=True)
class Beat:
    """A line of a pattern: plays from a tension on, `places` in beats of the bar."""

    tension: float
    instrument: str
    key: int
    places: tuple[float, ...]
    velocity: float


EIGHTHS = tuple(x / 2 for x in range(8))
SIXTEENTHS = tuple(x / 4 for x in range(16))
FILLED: tuple[Drumming, ...] = ("pulse", "war", "drive", "march")
GHOST = 0.12
PATTERNS: dict[Drumming, tuple[Beat, ...]] = {
    "none": (),
    "pulse": (
        Beat(0.2, "taiko", 38, (0,), 0.6),
        Beat(0.45, "taiko", 41, (1.5, 3), 0.5),
        Beat(0.5, "small", 70, EIGHTHS, 0.35),
        Beat(0.75, "taiko", 45, (0.5, 1, 2, 2.5, 3.5), 0.42),
        Beat(0.85, "small", 82, SIXTEENTHS, 0.4),
    ),
    "march": (
        Beat(0.35, "kit", 36, (0, 2), 0.6),
        Beat(0.45, "kit", 38, (1, 3, 3.5), 0.42),
        Beat(0.7, "kit", 38, (0.5, 1.5, 1.75, 2.5), 0.34),
        Beat(0.75, "small", 54, (1, 3), 0.4),
        Beat(0.85, "kit", 59, (0,), 0.45),
    ),
    "war": (
        Beat(0.3, "taiko", 36, (0,), 0.75),
        Beat(0.45, "taiko", 40, (1.5, 3), 0.6),
        Beat(0.6, "taiko", 43, (0.75, 2, 3.5), 0.6),
        Beat(0.6, "small", 82, EIGHTHS, 0.4),
        Beat(0.8, "taiko", 47, (0.25, 0.5, 1, 2.5, 2.75, 3.25), 0.45),
        Beat(0.85, "kit", 59, (0,), 0.4),
    ),
    "drive": (
        Beat(0.25, "taiko", 38, (0, 1.5, 3), 0.6),
        Beat(0.35, "small", 82, EIGHTHS, 0.4),
        Beat(0.5, "taiko", 45, (0.5, 1, 2, 2.5, 3.5), 0.5),
        Beat(0.65, "kit", 38, (1, 3), 0.5),
        Beat(0.7, "small", 70, SIXTEENTHS, 0.35),
        Beat(0.8, "kit", 36, (0, 1.5, 2), 0.7),
    ),
    "brush": (
        Beat(0.45, "small", 82, EIGHTHS, 0.22),
        Beat(0.7, "small", 81, (0,), 0.25),
        Beat(0.75, "kit", 36, (0,), 0.35),
    ),
    "toy": (
        Beat(0.25, "small", 76, (1, 3), 0.35),
        Beat(0.4, "small", 81, (0,), 0.3),
        Beat(0.5, "small", 54, (0.5, 1.5, 2.5, 3.5), 0.3),
        Beat(0.7, "small", 77, (2, 2.5), 0.35),
        Beat(0.75, "kit", 38, (3, 3.5), 0.3),
    ),
    "sparse": (
        Beat(0.15, "taiko", 36, (0,), 0.35),
        Beat(0.5, "small", 81, (2,), 0.25),
        Beat(0.7, "taiko", 40, (2.5,), 0.4),
        Beat(0.6, "small", 82, EIGHTHS, 0.2),
    ),
}


def write_percussion(book: PartBook, grid: Grid, tension: Callable[[float], float]) -> None:
    """Write the drums of every bar up to the last chord."""
    for segment in grid.segments:
        palette = segment.palette
        for number, (start, beats) in enumerate(segment.bars):
            x = tension(start)
            for beat in PATTERNS[palette.drums]:
                for place in beat.places if x >= beat.tension else ():
                    ghosted = place % 1 and book.chance.random() < GHOST
                    skipped = palette.drums == "sparse" and number % 2 and place == 0
                    if place < beats and not ghosted and not skipped:
                        loud = beat.velocity * (0.6 + 0.45 * x) + 0.06 * (place == 0)
                        book.put(palette, "perc", beat.instrument, start + place, 0.4, beat.key, loud)
            if x > 0.5 and number % 8 == 7 and palette.drums in FILLED:
                for j in range(8):
                    at = start + beats - 2 + j / 4
                    book.put(palette, "perc", "taiko", at, 0.3, 40 + j % 3 * 3, 0.3 + 0.05 * j)
