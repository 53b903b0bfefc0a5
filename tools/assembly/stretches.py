"""The values of a layout: items where they lie in the film, and stretches of film that one unit makes."""

from dataclasses import dataclass, replace

from tools.assembly.recipe import Layer, MediaStrip, Ramp, Recipe, Strip
from tools.film.timeline import Clip, Gap, Mixture, Overlay
from tools.film.timing import Span


@dataclass(frozen=True)
class Placement:
    """An item where it lies in the film, and the part of it that no transition touches and nothing covers.

    `strip` is what it shows, positioned at `start`; `under` the spans of it that something is laid over.
    """

    item: Clip | Gap
    start: int
    clear_start: int
    clear_end: int
    strip: Strip
    under: tuple[Span, ...] = ()

    @property
    def end(self) -> int:
        return self.start + self.item.frames

    @property
    def overlay(self) -> Overlay | None:
        return self.item.overlay if isinstance(self.item, Clip) else None


@dataclass(frozen=True)
class Stretch:
    """Frames of the film that one unit makes, before lettering.

    `mixed` is (frames left out at the head, frames of the whole) of a mixture that is seen in part; `clear` marks the
    body of a gap, which on an upper track shows what is below. Of an upper track, `laid` says that it lies over what
    is below, which it else covers, and `ramps` how it comes and goes.
    """

    start: int
    frames: int
    strips: tuple[Strip, ...]
    mixture: Mixture | None = None
    mixed: tuple[int, int] | None = None
    clear: bool = False
    layers: tuple[Layer, ...] = ()
    laid: Overlay | None = None
    ramps: tuple[Ramp, ...] = ()

    @property
    def end(self) -> int:
        return self.start + self.frames

    def part(self, first: int, frames: int) -> "Stretch":
        """`frames` of it from its frame `first` on."""
        if (first, frames) == (0, self.frames):
            return self
        strips, mixed = _seen(self.strips, self.mixture, self.mixed, self.frames, first)
        layers = tuple(_layer_part(layer, self.frames, first, frames) for layer in self.layers)
        return replace(
            self,
            start=self.start + first,
            frames=frames,
            strips=strips,
            mixed=mixed,
            layers=layers,
            ramps=_ramps(self.ramps, first, frames),
        )

    def layer(self) -> Layer:
        """It as a layer over the frames it has. Call it of a laid stretch only."""
        overlay = self.laid or Overlay()
        return Layer(
            strips=self.strips,
            mixture=self.mixture,
            mixed=self.mixed,
            box=overlay.box,
            opacity=overlay.opacity,
            blend=overlay.blend,
            corners=overlay.corners,
            border=overlay.border,
            border_colour=overlay.border_colour,
            ramps=self.ramps,
        )


@dataclass(frozen=True)
class Layout:
    placements: tuple[Placement, ...]
    stretches: tuple[Stretch, ...]
    frames: int


def recipe_part(recipe: Recipe, first: int, frames: int) -> Recipe:
    """What `frames` frames of a unit show, from its frame `first` on: the very pictures that the whole has there."""
    strips, mixed = _seen(recipe.strips, recipe.mixture, recipe.mixed, recipe.frames, first)
    titles = (title.model_copy(update={"start": title.start - first}) for title in recipe.titles)
    update: dict[str, object] = {
        "strips": strips,
        "mixed": mixed,
        "frames": frames,
        "layers": tuple(_layer_part(layer, recipe.frames, first, frames) for layer in recipe.layers),
        "titles": tuple(title for title in titles if title.start < frames and title.start + title.frames > 0),
    }
    return recipe.model_copy(update=update)


def later(strip: Strip, frames: int) -> Strip:
    """The strip from its frame `frames` on."""
    if not isinstance(strip, MediaStrip) or not frames:
        return strip
    update: dict[str, object] = {} if strip.freeze else {"start": strip.start + frames * strip.speed}
    if strip.drift is not None:
        update["drift"] = (strip.drift[0] + frames, strip.drift[1])
    return strip.model_copy(update=update)


def _seen(
    strips: tuple[Strip, ...], mixture: Mixture | None, mixed: tuple[int, int] | None, frames: int, first: int
) -> tuple[tuple[Strip, ...], tuple[int, int] | None]:
    """Strips and `mixed` of a picture from its frame `first` on. The strips of a mixture stay those of the whole."""
    if mixture is None:
        return tuple(later(strip, first) for strip in strips), None
    skipped, whole = mixed or (0, frames)
    return strips, (skipped + first, whole)


def _layer_part(layer: Layer, whole: int, first: int, frames: int) -> Layer:
    strips, mixed = _seen(layer.strips, layer.mixture, layer.mixed, whole, first)
    return layer.model_copy(update={"strips": strips, "mixed": mixed, "ramps": _ramps(layer.ramps, first, frames)})


def _ramps(ramps: tuple[Ramp, ...], first: int, frames: int) -> tuple[Ramp, ...]:
    """The ramps that `frames` frames from `first` on feel: one in that is over and one out to come leave no trace."""
    moved = (ramp.model_copy(update={"start": ramp.start - first}) for ramp in ramps)
    return tuple(
        ramp for ramp in moved if (ramp.start + ramp.frames > 0 if ramp.kind.endswith("in") else ramp.start < frames)
    )
