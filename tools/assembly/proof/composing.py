"""What a unit composes, as prints: two pictures in the course of a mixture, and what is laid over them in its box.

    parts       how much of each block shows which picture      0.3 A + 0.7 B, but in the box 0.8 C
    grid        a few times finer than a print, so that what moves by less than a block is seen to move

A part whose colours a grade has changed is fitted to the film by a smooth curve of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tools.assembly.layering import NEUTRAL, Frame, border_width, frame_of, slid
from tools.assembly.masks import draw_border, draw_edge, mask_size, mixture_masks
from tools.assembly.mixing import MASKED, Course
from tools.assembly.plan import Plan, Unit
from tools.assembly.proof.expected import Expected, drawn_print
from tools.assembly.proof.likeness import colour_terms
from tools.assembly.proof.prints import BLACK, WHITE, Print, flat
from tools.assembly.proof.takes import shares
from tools.assembly.recipe import Layer, MediaStrip, Picture, Strip
from tools.assembly.stretches import later
from tools.assembly.typesetting import Typefaces
from tools.film.timeline import Mixture
from tools.media.pool import Pool

FINER = 4
SHIFTS = (-1, 0, 1)
GRIDS = 8
"""Sizes of boxes that are kept in mind."""

Share = NDArray[np.float32]


@dataclass(frozen=True)
class Part:
    """A picture (3, rows, columns) and how much of each block of the grid shows it."""

    share: Share
    picture: Print
    graded: bool = False


@dataclass
class Composer:
    """Composes the prints of units, each strip read in one pass."""

    plan: Plan
    pool: Pool
    faces: Typefaces | None
    size: tuple[int, int]
    times: int = field(init=False)
    _sources: dict[tuple[int, int, tuple[int, int]], Expected] = field(init=False)

    def __post_init__(self) -> None:
        delivery = self.plan.delivery
        sides = zip((delivery.width, delivery.height), self.size, strict=True)
        self.times = max(1, min(FINER, *(whole // cells for whole, cells in sides)))
        self._sources = {}
        self._mask = lru_cache(GRIDS)(self._drawn_mask)

    @property
    def grid(self) -> tuple[int, int]:
        return self.size[0] * self.times, self.size[1] * self.times

    def compose(self, unit: Unit, looks: Sequence[int]) -> "Composed | None":
        """The unit at its frames `looks`; None where something of it cannot be known."""
        recipe = unit.recipe
        whole = Frame(0, 0, self.plan.delivery.width, self.plan.delivery.height)
        ground = self._read(recipe, whole, self.grid, unit.frames, looks)
        layers: list[_Laid] = []
        for layer in recipe.layers:
            frame = frame_of(layer, self.plan.delivery)
            cells = self._cells(frame)
            pictures = self._read(layer, frame, cells, unit.frames, looks)
            if pictures is None:
                return None
            layers.append(_Laid(layer, frame, cells, pictures, *self._edges(layer, frame, cells)))
        return None if ground is None else Composed(self, unit, whole, ground, layers)

    def coarse(self, fine: NDArray[np.float32]) -> NDArray[np.float32]:
        """Something on the grid as blocks of a print."""
        *front, rows, columns = fine.shape
        blocks = fine.reshape(*front, rows // self.times, self.times, columns // self.times, self.times)
        return np.asarray(blocks.mean(axis=(-1, -3)), np.float32)

    def mask(self, mixture: Mixture, number: int, whole: int, cells: tuple[int, int], frame: Frame) -> Share:
        """How much of each cell shows the incoming picture at frame `number` of `whole`, where nothing moves."""
        columns, rows = cells
        done = number / whole
        across, down = np.linspace(0, 1, columns + 1), np.linspace(0, 1, rows + 1)
        full = np.ones((rows, columns), np.float32)
        match mixture:
            case "wipe left":
                return full * _beyond(across, 1 - done)
            case "wipe right":
                return full * (1 - _beyond(across, done))
            case "wipe up":
                return full * _beyond(down, 1 - done)[:, None]
            case "wipe down":
                return full * (1 - _beyond(down, done))[:, None]
            case _:
                return self._mask(mixture, number, whole, cells, frame.size) if mixture in MASKED else full * done

    def _drawn_mask(
        self, mixture: Mixture, number: int, whole: int, cells: tuple[int, int], size: tuple[int, int]
    ) -> Share:
        drawn = mask_size(size)
        return _resized(next(mixture_masks(mixture, Course(number, 1, whole), drawn)), cells)

    def _cells(self, frame: Frame) -> tuple[int, int]:
        """The grid of a box, as fine as that of the whole."""
        whole = self.plan.delivery.width, self.plan.delivery.height
        columns, rows = (
            min(own, max(2, round(cells * own / side)))
            for cells, own, side in zip(self.grid, frame.size, whole, strict=True)
        )
        return columns, rows

    def _read(
        self, picture: Picture, frame: Frame, cells: tuple[int, int], frames: int, looks: Sequence[int]
    ) -> "list[_Strip] | None":
        skipped, _ = picture.mixed or (0, frames)
        strips = [later(strip, skipped) for strip in picture.strips]
        read = [self._strip(strip, frame, cells, looks) for strip in strips]
        found = [_Strip(_is_graded(strip), by) for strip, by in zip(strips, read, strict=True) if by is not None]
        return found if len(found) == len(strips) else None

    def _strip(
        self, strip: Strip, frame: Frame, cells: tuple[int, int], looks: Sequence[int]
    ) -> Mapping[tuple[int, int], Print] | None:
        source = self._source(frame, cells)
        if isinstance(strip, MediaStrip):
            taken = source.take(strip, looks, SHIFTS, reaching_back=looks)
            return {(at, shift): blocks for at, by in taken.items() for shift, blocks in by.items()}
        shown = source.strip(strip, looks)
        return None if shown is None else {(at, shift): shown[at] for at in looks for shift in SHIFTS}

    def _source(self, frame: Frame, cells: tuple[int, int]) -> Expected:
        key = (frame.width, frame.height, cells)
        if key not in self._sources:
            while len(self._sources) >= GRIDS:
                self._sources.pop(next(iter(self._sources)))
            delivery = self.plan.delivery.model_copy(update={"width": frame.width, "height": frame.height})
            boxed = self.plan.model_copy(update={"delivery": delivery})
            self._sources[key] = Expected(boxed, self.pool, self.faces, cells)
        return self._sources[key]

    def _edges(self, layer: Layer, frame: Frame, cells: tuple[int, int]) -> "tuple[Share, tuple[Share, Print] | None]":
        """The opacity of a layer within its box, and its border: (how much it covers, its colours times that)."""
        if layer.corners:
            alpha = _resized(np.asarray(draw_edge(layer, frame.size), np.uint8), cells)
        else:
            alpha = np.full(cells[::-1], layer.opacity, np.float32)
        width = border_width(layer, self.plan.delivery)
        if not width:
            return alpha, None
        drawn = drawn_print(draw_border(layer, frame.size, width), cells)
        return alpha, (drawn.covers, drawn.colours)


@dataclass(frozen=True)
class _Strip:
    graded: bool
    by: Mapping[tuple[int, int], Print]


@dataclass(frozen=True)
class _Laid:
    layer: Layer
    frame: Frame
    cells: tuple[int, int]
    strips: list[_Strip]
    alpha: Share
    border: tuple[Share, Print] | None


@dataclass(frozen=True)
class Composed:
    """A unit that was read: at each of the frames looked at, as it should be and as it should not."""

    composer: Composer
    unit: Unit
    frame: Frame
    ground: list[_Strip]
    layers: list[_Laid]

    def covered(self, at: int) -> Share:
        """How much of each block of the print the layers cover."""
        clear = np.ones(self.composer.grid[::-1], np.float32)
        for laid in self.layers:
            clear = clear * (1 - self._placed(laid, self._alpha(laid, at), at))
        return self.composer.coarse(1 - clear)

    def prints(self, film: Print, at: int, known: NDArray[np.bool_] | None, *, layers: bool = True) -> dict[int, Print]:
        """By shift, the print of the ground and its layers `shift` frames on; 0 among them unless the unit is odd."""
        found = {shift: self._print(film, at, shift, known, layers=layers) for shift in SHIFTS}
        return {shift: one for shift, one in found.items() if one is not None}

    def sides(self, film: Print, at: int, known: NDArray[np.bool_] | None) -> list[Print]:
        """The ground as if only one of its strips were seen."""
        full = np.ones(self.composer.grid[::-1], np.float32)
        alone = [Part(full, strip.by[at, 0], strip.graded) for strip in self.ground if (at, 0) in strip.by]
        return [self._mixed(film, [part], known) for part in alone]

    def _print(
        self, film: Print, at: int, shift: int, known: NDArray[np.bool_] | None, *, layers: bool
    ) -> Print | None:
        if not 0 <= at + shift < self.unit.frames:
            return None
        parts = self._parts(self.unit.recipe, self.ground, at, shift, self.composer.grid, self.frame)
        for laid in self.layers if layers else ():
            above = self._parts(laid.layer, laid.strips, at, shift, laid.cells, laid.frame)
            parts = None if parts is None or above is None else self._over(parts, laid, above, at + shift)
        return None if parts is None else self._mixed(film, parts, known)

    def _parts(
        self, picture: Picture, strips: list[_Strip], at: int, shift: int, cells: tuple[int, int], frame: Frame
    ) -> list[Part] | None:
        """A picture of one strip or two, on the grid of its box."""
        if any((at, shift) not in strip.by for strip in strips):
            return None
        shown = [strip.by[at, shift] for strip in strips]
        full = np.ones(cells[::-1], np.float32)
        if picture.mixture is None:
            return [Part(full, shown[0], strips[0].graded)]
        skipped, whole = picture.mixed or (0, self.unit.frames)
        number = skipped + at + shift
        moving = picture.mixture.split()
        if moving[0] in ("push", "slide"):
            pairs = _moved(moving[0], moving[1], shown, Fraction(number, whole), frame)
        else:
            share = self.composer.mask(picture.mixture, number, whole, cells, frame)
            pairs = [(1 - share, shown[0]), (share, shown[1])]
        return [Part(share, one, strip.graded) for (share, one), strip in zip(pairs, strips, strict=True)]

    def _alpha(self, laid: _Laid, at: int) -> Share:
        alpha = laid.alpha
        for ramp in laid.layer.ramps:
            done = min(1.0, max(0.0, (at - ramp.start) / ramp.frames))
            alpha = alpha * (done if ramp.kind == "fade in" else 1 - done if ramp.kind == "fade out" else 1)
        return alpha

    def _placed(self, laid: _Laid, what: NDArray[np.float32], at: int) -> NDArray[np.float32]:
        """Something of a box on the grid of the whole, in its place at that frame."""
        left, top = slid(laid.frame, laid.layer.ramps, (self.frame.width, self.frame.height), at)
        columns, rows = self.composer.grid
        across = shares(columns, laid.cells[0], left / self.frame.width, (left + laid.frame.width) / self.frame.width)
        down = shares(rows, laid.cells[1], top / self.frame.height, (top + laid.frame.height) / self.frame.height)
        return np.asarray(down @ what @ across.T, np.float32)

    def _over(self, below: list[Part], laid: _Laid, above: list[Part], at: int) -> list[Part] | None:
        alpha = self._alpha(laid, at)
        if laid.border is not None:
            covers, colours = laid.border
            solid = _unweighted(colours, covers)
            above = [replace(part, share=part.share * (1 - covers)) for part in above] + [Part(covers, solid)]
        cover = self._placed(laid, alpha, at)
        placed: list[Part] = []
        for part in above:
            share = self._placed(laid, alpha * part.share, at)
            colours = self._placed(laid, np.asarray(part.picture * (alpha * part.share), np.float32), at)
            placed.append(Part(share, _unweighted(colours, share), part.graded))
        if laid.layer.blend == "normal":
            return [replace(part, share=part.share * (1 - cover)) for part in below] + placed
        if any(part.graded for part in (*below, *placed)):
            return None
        columns, rows = self.composer.grid
        neutral = flat(BLACK if NEUTRAL[laid.layer.blend] == "black" else WHITE, (columns, rows))
        lit = _rgb(_summed([Part(1 - cover, neutral), *placed]))
        ground = _rgb(_summed(below))
        mixed = 1 - (1 - ground) * (1 - lit) if laid.layer.blend == "screen" else ground * lit
        return [Part(np.ones((rows, columns), np.float32), _yuv(mixed))]

    def _mixed(self, film: Print, parts: Sequence[Part], known: NDArray[np.bool_] | None) -> Print:
        """The sum of the parts as a print; graded ones in the colours that bring them nearest to the film."""
        plain = self.composer.coarse(_summed([part for part in parts if not part.graded], self.composer.grid))
        graded = [part for part in parts if part.graded]
        if not graded:
            return plain
        terms = np.concatenate(
            [self.composer.coarse(part.share * np.moveaxis(colour_terms(part.picture), -1, 0)) for part in graded]
        )
        inside = np.isfinite(terms).all(axis=0) & (True if known is None else known)
        left = (film - plain)[:, inside].astype(np.float64)
        found, *_ = np.linalg.lstsq(terms[:, inside].T.astype(np.float64), left.T, rcond=None)
        return np.asarray(plain + np.tensordot(found.T.astype(np.float32), terms, axes=1), np.float32)


def _summed(parts: Iterable[Part], size: tuple[int, int] = (1, 1)) -> Print:
    total = flat((0.0, 0.0, 0.0), size)
    for part in parts:
        total = total + part.share * part.picture
    return np.asarray(total, np.float32)


def _moved(
    manner: str, direction: str, shown: Sequence[Print], done: Fraction, frame: Frame
) -> list[tuple[Share, Print]]:
    """Both pictures of a push or a slide where they are, with how much of each block they show."""
    side = frame.width if direction in ("left", "right") else frame.height
    gone = 2 * int(side * done / 2) / side  # exact, as the graph moves it
    towards = -1 if direction in ("left", "up") else 1
    horizontal = direction in ("left", "right")
    share, incoming = _shifted(shown[1], -towards * (1 - gone), horizontal=horizontal)
    outgoing = _shifted(shown[0], towards * gone, horizontal=horizontal)[1] if manner == "push" else shown[0]
    return [(1 - share, outgoing), (share, incoming)]


def _shifted(picture: Print, by: float, *, horizontal: bool) -> tuple[Share, Print]:
    rows, columns = picture.shape[1:]
    cells = columns if horizontal else rows
    moves = shares(cells, cells, by, 1 + by)
    full = np.ones((rows, columns), np.float32)
    share = full @ moves.T if horizontal else moves @ full
    moved = picture @ moves.T if horizontal else moves @ picture
    return np.asarray(share, np.float32), _unweighted(np.asarray(moved, np.float32), np.asarray(share, np.float32))


def _unweighted(colours: Print, share: Share) -> Print:
    """Colours that were weighted by how much is seen of them, as they are."""
    return np.asarray(colours / np.maximum(share, np.float32(1e-6)), np.float32)


def _resized(plane: NDArray[np.uint8], cells: tuple[int, int]) -> Share:
    """A drawn mask (0..255) on a grid."""
    across, down = shares(cells[0], plane.shape[1], 0, 1), shares(cells[1], plane.shape[0], 0, 1)
    return np.asarray(down @ (plane / np.float32(255)) @ across.T, np.float32)


def _beyond(edges: NDArray[np.float64], line: float) -> Share:
    """How much of each cell lies beyond a line."""
    return np.clip((edges[1:] - line) / np.diff(edges), 0, 1).astype(np.float32)


def _is_graded(strip: Strip) -> bool:
    return isinstance(strip, MediaStrip) and (strip.grade is not None or strip.look is not None or strip.conform)


def _rgb(blocks: Print) -> Print:
    """BT.709 in the video range as red, green and blue of 0..1."""
    y, u, v = (blocks[0] - 16) / 219, (blocks[1] - 128) / 224, (blocks[2] - 128) / 224
    red, blue = y + 1.5748 * v, y + 1.8556 * u
    green = (y - 0.2126 * red - 0.0722 * blue) / 0.7152
    return np.clip(np.stack([red, green, blue]), 0, 1)


def _yuv(light: Print) -> Print:
    y = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
    return np.stack([16 + 219 * y, 128 + 224 * (light[2] - y) / 1.8556, 128 + 224 * (light[0] - y) / 1.5748])
