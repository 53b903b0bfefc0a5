"""Everything that one unit reads: its takes, and what is drawn for it (slates, titles, masks, borders, LUTs)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from PIL import Image

from tools.assembly.conforming import Source
from tools.assembly.delivery import Delivery
from tools.assembly.grading import Lut, LutFile
from tools.assembly.graph import Drawn, Letters, Sources, course_of
from tools.assembly.layering import Edges, border_width, frame_of
from tools.assembly.lettering import draw_slate, draw_title
from tools.assembly.masks import draw_border, draw_edge, draw_mixture
from tools.assembly.mixing import MASKED
from tools.assembly.recipe import CaptionKind, Layer, MediaStrip, Picture, Recipe, SlateStrip
from tools.assembly.typesetting import Typefaces
from tools.film.timeline import TitleKind
from tools.media.cube import read_cube
from tools.media.pool import Pool

EDGE = 8
"""Pixels about letters: what their colours are smoothed over when they become half as many."""

LETTERED = 8
"""Drawn titles that are kept: one lies over several units."""


@dataclass
class Gatherer:
    """Finds takes and draws the rest."""

    pool: Pool
    typefaces: Typefaces
    _luts: dict[Lut, tuple[str, bool]] = field(default_factory=dict[Lut, tuple[str, bool]])

    def __post_init__(self) -> None:
        self._lettered = lru_cache(LETTERED)(self._letter)

    def gather(
        self, recipe: Recipe, delivery: Delivery, desk: Path, stem: str, opened: Callable[[MediaStrip], Source]
    ) -> Sources:
        """The sources of a unit; what is drawn lies on `desk`, its name beginning with `stem`. `opened` opens takes.

        Raises NotFound for a file that the pool lost, OperatorError for fonts, DirectorError for a bad LUT.
        """
        size = (delivery.width, delivery.height)
        slates: dict[str, Path] = {}
        for strip in recipe.all_strips:
            if isinstance(strip, SlateStrip):
                slates[strip.slate] = desk / f"{stem}-slate-{len(slates)}.png"
                draw_slate(strip, size, self.typefaces).save(slates[strip.slate], compress_level=1)
        titles: list[Letters] = []
        for number, lettering in enumerate(recipe.titles):
            drawn, x, y = self._lettered(lettering.kind, lettering.text, size)
            titles.append(Letters(desk / f"{stem}-title-{number}.png", x, y))
            drawn.save(titles[-1].path, compress_level=1)
        return Sources(
            media={s.media: opened(s) for s in recipe.all_strips if isinstance(s, MediaStrip)},
            slates=slates,
            titles=titles,
            luts={lut: self._lut(lut, desk / f"{stem}-lut-{n}.cube") for n, lut in enumerate(luts_of(recipe))},
            ground=Drawn(_mixture(recipe, recipe.frames, size, desk / f"{stem}-mixture.gray")),
            layers=[
                _layer(layer, recipe.frames, delivery, desk, f"{stem}-layer-{n}")
                for n, layer in enumerate(recipe.layers)
            ],
        )

    def _letter(self, kind: TitleKind | CaptionKind, text: str, size: tuple[int, int]) -> tuple[Image.Image, int, int]:
        """The letters, cut out of their picture with an edge that colours do not reach over, and where they lie."""
        picture = draw_title(kind, text, size, self.typefaces)
        left, top, right, bottom = picture.getchannel("A").getbbox() or (0, 0, 1, 1)
        x, y = max(0, left - EDGE) // 2 * 2, max(0, top - EDGE) // 2 * 2
        far = min(size[0], -(-(right + EDGE) // 2) * 2), min(size[1], -(-(bottom + EDGE) // 2) * 2)
        return picture.crop((x, y, *far)), x, y

    def _lut(self, lut: Lut, path: Path) -> LutFile:
        """Write the LUT of the pool at its strength, in our own words."""
        media, strength = lut
        if lut not in self._luts:
            cube = read_cube(self.pool.path(media))
            self._luts[lut] = cube.weakened(strength).text(), cube.curves
        text, curves = self._luts[lut]
        path.write_text(text)
        return LutFile(path, curves)


def luts_of(recipe: Recipe) -> list[Lut]:
    """The LUTs of a unit, each once."""
    strips = (strip for strip in recipe.all_strips if isinstance(strip, MediaStrip))
    grades = (grade for strip in strips for grade in (strip.grade, strip.look) if grade is not None and grade.lut)
    return list(dict.fromkeys((grade.lut, grade.lut_strength) for grade in grades))


def _mixture(picture: Picture, frames: int, size: tuple[int, int], path: Path) -> Path | None:
    if picture.mixture not in MASKED:
        return None
    draw_mixture(picture.mixture, course_of(picture, frames), size, path)
    return path


def _layer(layer: Layer, frames: int, delivery: Delivery, desk: Path, stem: str) -> Drawn:
    size = frame_of(layer, delivery).size
    alpha = border = None
    if layer.corners:
        alpha = desk / f"{stem}-edge.png"
        draw_edge(layer, size).save(alpha, compress_level=1)
    if width := border_width(layer, delivery):
        border = desk / f"{stem}-border.png"
        draw_border(layer, size, width).save(border, compress_level=1)
    return Drawn(_mixture(layer, frames, size, desk / f"{stem}-mixture.gray"), Edges(alpha, border))
