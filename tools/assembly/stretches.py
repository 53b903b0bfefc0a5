"""The values of a layout: items where they lie in the film, and stretches of film that one unit makes."""

from dataclasses import dataclass

from tools.assembly.recipe import Mixture, Strip
from tools.film.timeline import Clip, Gap


@dataclass(frozen=True)
class Placement:
    """An item of V1 where it lies in the film, and the part of it that no transition touches."""

    item: Clip | Gap
    start: int
    clear_start: int
    clear_end: int

    @property
    def end(self) -> int:
        return self.start + self.item.frames


@dataclass(frozen=True)
class Stretch:
    """Frames of the film that one unit makes, before lettering.

    `mixed` is (frames left out at the head, frames of the whole) of a mixture that is seen in part; `clear` marks the
    body of a gap, which on an upper track shows what is below.
    """

    start: int
    frames: int
    strips: tuple[Strip, ...]
    mixture: Mixture | None = None
    mixed: tuple[int, int] | None = None
    clear: bool = False

    @property
    def end(self) -> int:
        return self.start + self.frames


@dataclass(frozen=True)
class Layout:
    placements: tuple[Placement, ...]
    stretches: tuple[Stretch, ...]
    frames: int
