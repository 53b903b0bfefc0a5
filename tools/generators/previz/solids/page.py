"""Pages to draw on with ThorVG: the ink that decals are made of."""

# pyright: reportUnknownMemberType=false, reportPrivateImportUsage=false
from collections.abc import Sequence
from functools import cache

import numpy as np
import thorvg_python as tvg
from numpy.typing import NDArray

from tools.film.errors import Bug
from tools.generators.previz.solids.colour import Paint, colour

PAGE = 640
"""Pages are squares of this many pixels."""

Stroke = Sequence[tuple[float, float]]
Floats = NDArray[np.float32]


@cache
def _engine() -> tvg.Engine:
    return tvg.Engine(threads=0)


class Page:
    """A square page to draw on, in units: `width` x `height` with the origin in the middle."""

    def __init__(self, width: float, height: float) -> None:
        self._engine = _engine()
        self._canvas = tvg.SwCanvas(self._engine)
        self._canvas.set_target(PAGE, PAGE)
        self._width, self._height = width, height

    def _pixel(self, point: tuple[float, float]) -> tuple[float, float]:
        return (point[0] / self._width + 0.5) * PAGE, (0.5 - point[1] / self._height) * PAGE

    @staticmethod
    def _ink(paint: Paint, alpha: float) -> tuple[int, int, int, int]:
        r, g, b = (int(min(max(float(v), 0.0), 1.0) * 255) for v in colour(paint))
        return r, g, b, int(min(max(alpha, 0.0), 1.0) * 255)

    def stroke(self, points: Stroke, width: float, paint: Paint, alpha: float) -> None:
        """A smooth line through the points."""
        shape = tvg.Shape(self._engine)
        path = [self._pixel(p) for p in points]
        shape.move_to(*path[0])
        last = len(path) - 1
        for i in range(last):
            a, b, c, d = path[max(i - 1, 0)], path[i], path[i + 1], path[min(i + 2, last)]
            shape.cubic_to(
                b[0] + (c[0] - a[0]) / 6,
                b[1] + (c[1] - a[1]) / 6,
                c[0] - (d[0] - b[0]) / 6,
                c[1] - (d[1] - b[1]) / 6,
                c[0],
                c[1],
            )
        shape.set_stroke_width(width * PAGE / self._width)
        shape.set_stroke_color(*self._ink(paint, alpha))
        shape.set_stroke_cap(tvg.StrokeCap.ROUND)
        self._canvas.add(shape)

    def shape(self, points: Stroke, paint: Paint, alpha: float) -> None:
        """A filled outline."""
        shape = tvg.Shape(self._engine)
        path = [self._pixel(p) for p in points]
        shape.move_to(*path[0])
        for point in path[1:]:
            shape.line_to(*point)
        shape.close()
        shape.set_fill_color(*self._ink(paint, alpha))
        self._canvas.add(shape)

    def dot(self, point: tuple[float, float], radius: float, paint: Paint, alpha: float) -> None:
        shape = tvg.Shape(self._engine)
        x, y = self._pixel(point)
        shape.append_circle(x, y, radius * PAGE / self._width, radius * PAGE / self._height, True)
        shape.set_fill_color(*self._ink(paint, alpha))
        self._canvas.add(shape)

    def finish(self) -> Floats:
        """The page: (PAGE, PAGE, 4) float32, premultiplied RGBA."""
        self._canvas.update()
        self._canvas.draw(True)
        self._canvas.sync()
        drawn = self._canvas.buffer_arr
        if drawn is None:
            raise Bug("ThorVG drew a page without a buffer.")
        page = np.frombuffer(bytes(memoryview(drawn)), np.uint8).reshape(PAGE, PAGE, 4)
        self._canvas.destroy()
        return page.astype(np.float32) / np.float32(255)
