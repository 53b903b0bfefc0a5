"""What can be played of a film now: its pictures, part by part, and its sound."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Shown:
    """A part of the pictures, in frames of the film: rendered as it will be delivered, or a small stand-in."""

    start: int
    frames: int
    key: str
    address: str
    start_address: str
    rendered: bool
    made: bool
    """false for a stand-in that is encoded when it is asked for"""


@dataclass(frozen=True)
class Playable:
    """What can be played of a film at a revision."""

    film: str
    revision: int
    rate: Fraction
    frames: int
    size: tuple[int, int]
    pictures: tuple[Shown, ...]


@dataclass(frozen=True)
class Heard:
    """The sound that can be played: fragments of a length in samples each, in order. Not `ready` is silence."""

    ready: bool
    start_address: str
    pieces: tuple[tuple[str, int], ...]
