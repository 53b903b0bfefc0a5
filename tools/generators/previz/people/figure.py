"""A figure drawn into a G-buffer, cached by everything that changes the drawing. Light is not part of it.

    body with a neutral face  ->  + mood: the head again  ->  + speech, blink, glance: mouth or eyes again

so that a talking shot draws each body once, and little else for every mouth.
"""

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from tools.film.script import Appearance
from tools.generators.previz.people.face import NEUTRAL, Face
from tools.generators.previz.people.model import Model, Patch, build
from tools.generators.previz.people.pose import Pose
from tools.generators.previz.props import glazed
from tools.generators.previz.solids.drawing import Viewed, Window, draw, extent, pixel, view
from tools.generators.previz.solids.gbuffer import ALPHA, NORMAL, Floats, GBuffer, Glow
from tools.generators.previz.solids.geometry import Matrix, Vector, rot_x

Crop = Literal["full", "waist", "head"] | Window

CACHE_BYTES = 256 * 2**20
WHOLE = 0.55
"""When more than this share of the picture would have to be drawn again, all of it is."""


@dataclass(frozen=True)
class _Drawing:
    """Everything that changes a drawing."""

    appearance: Appearance
    seed: int
    pose: Pose
    face: Face
    yaw: float
    px_per_metre: float
    pitch: float
    crop: Crop
    supersample: Literal[1, 2]
    holds: str


_cache: OrderedDict[_Drawing, GBuffer] = OrderedDict()


def figure(
    appearance: Appearance,
    seed: int,
    pose: Pose,
    face: Face,
    yaw: float,
    *,
    px_per_metre: float,
    pitch: float = 0.05,
    crop: Crop = "full",
    supersample: Literal[1, 2] = 1,
    holds: str | None = None,
) -> GBuffer:
    """Draw someone. The same arguments give the same bytes, in any order of calls.

    `yaw`: radians, positive turns the front to screen right; `pitch`: how far the lens looks down. `crop` is the part
    that fits the picture, or a Window in pixels from the anchor (the ground point under the hips). `supersample` 2 also
    smooths breaks of colour inside the figure. `holds` names a prop for the hand that holds (for animals the mouth).
    """
    yaw, px_per_metre, pitch = round(yaw, 4), round(px_per_metre, 3), round(pitch, 4)
    return _drawn(_Drawing(appearance, seed, pose, face, yaw, px_per_metre, pitch, crop, supersample, holds or ""))


def forget_figures() -> None:
    """Empty the cache."""
    _cache.clear()


def _drawn(asked: _Drawing) -> GBuffer:
    found = _cache.get(asked)
    if found is not None:
        _cache.move_to_end(asked)
        return found
    drawn = _draw(asked)
    _cache[asked] = drawn
    size = sum(buffer.channels.nbytes for buffer in _cache.values())
    while size > CACHE_BYTES and len(_cache) > 1:
        size -= _cache.popitem(last=False)[1].channels.nbytes
    return drawn


def _draw(asked: _Drawing) -> GBuffer:
    model = build(asked.appearance, asked.seed, asked.pose, asked.face, asked.yaw, asked.holds)
    turn = rot_x(asked.pitch)
    seen = view(model.solid, turn)
    ppm = asked.px_per_metre
    window = asked.crop if isinstance(asked.crop, Window) else _crop(model, seen, turn, asked.crop, ppm)
    rest, changing = _rest(asked, model, turn, window)
    if rest is None:
        channels = draw(seen, window, model.metres, ppm, asked.supersample)
    else:
        channels = _drawn(replace(asked, face=rest, crop=window)).channels.copy()
        for part in changing:
            channels[_inside(part, window)] = draw(seen, part, model.metres, ppm, asked.supersample)
    if model.sheer:
        _thin(channels, -window.top, model.crown * model.metres * ppm)
    if model.glass is not None:
        glass = view(model.glass, turn)
        part = extent(glass, model.metres, ppm).cut(window)
        if not part.empty:
            inside = _inside(part, window)
            channels[inside] = glazed(channels[inside], draw(glass, part, model.metres, ppm, asked.supersample))

    def at(point: Vector) -> tuple[float, float]:
        return pixel(point, turn, model.metres, ppm, window)

    glow = None
    if model.glow is not None:
        glow = Glow(model.glow.colour, model.glow.radius, at(model.glow.at))
    return GBuffer(
        channels=channels,
        metres_per_pixel=1.0 / ppm,
        anchor=(float(-window.left), float(-window.top)),
        eye=at(model.eye),
        hand=at(model.hand),
        height=model.crown * model.metres,
        glow=glow,
    )


def _rest(asked: _Drawing, model: Model, turn: Matrix, window: Window) -> tuple[Face | None, list[Window]]:
    """The simpler face whose drawing can be shared, and the parts of the window where this face differs from it."""
    face = asked.face
    if model.glass is not None or model.sheer or face == NEUTRAL:
        return None, []
    scale = model.metres * asked.px_per_metre
    ball = _ball(model.face_centre, model.face_radius, turn, scale).cut(window)
    if face != face.resting() and model.mouth is not None and model.eyes is not None:
        uses = ((model.mouth, face.mouth), (model.eyes, face.blink or face.glance))
        patches = [patch for patch, used in uses if used]
        rest, parts = face.resting(), [_patch(patch, turn, scale).cut(window) for patch in patches]
    else:
        rest, parts = (face.resting() if face != face.resting() else NEUTRAL), [ball]
    parts = [part for part in parts if not part.empty]
    if sum(part.width * part.height for part in parts) > WHOLE * window.width * window.height:
        return None, []
    return rest, parts


def _thin(channels: Floats, ground: int, height: float) -> None:
    """Make a ghost's planes transparent: denser where they turn away, fading out towards the ground."""
    rows = np.arange(channels.shape[0], dtype=np.float32)[:, None]
    up = np.clip((ground - rows) / max(height, 1.0) / 0.45, 0.0, 1.0)
    edge = (1 - np.clip(channels[..., NORMAL + 2], 0, 1)) ** 2
    dark = channels[..., :3].sum(axis=-1) < 0.6
    density = np.where(dark, 0.85, 0.42 + 0.46 * edge) * (0.12 + 0.88 * up)
    channels[..., ALPHA] *= density.astype(np.float32)


def _inside(part: Window, window: Window) -> tuple[slice, slice]:
    """Where a part lies in the window's array."""
    top, left = part.top - window.top, part.left - window.left
    return slice(top, top + part.height), slice(left, left + part.width)


def _ball(centre: Vector, radius: float, turn: Matrix, scale: float) -> Window:
    """The pixels of a ball; `scale` is pixels a unit."""
    x, y, _ = (turn @ centre * scale).tolist()
    r = radius * scale
    return Window(int(np.floor(x - r)), int(np.floor(-y - r)), int(np.ceil(x + r)), int(np.ceil(-y + r)))


def _patch(patch: Patch, turn: Matrix, scale: float) -> Window:
    """The pixels of a box."""
    seen = np.array([turn @ corner * scale for corner in patch.corners()])
    left, right, high, low = seen[:, 0].min(), seen[:, 0].max(), seen[:, 1].max(), seen[:, 1].min()
    return Window(int(np.floor(left)), int(np.floor(-high)), int(np.ceil(right)), int(np.ceil(-low)))


def _crop(model: Model, seen: Viewed, turn: Matrix, crop: str, px_per_metre: float) -> Window:
    """The pixels of the whole figure, of it down to the hips, or of head and shoulders."""
    whole = extent(seen, model.metres, px_per_metre)
    if crop == "full":
        return whole
    scale = model.metres * px_per_metre
    if crop == "waist":
        low = int(-(turn @ model.hips)[1] * scale + 0.35 * scale)
        return whole.cut(Window(whole.left, whole.top, whole.right, max(low, whole.top + 2)))
    face = _ball(model.face_centre, model.face_radius * 1.9, turn, scale)
    low = int(-(turn @ model.chest)[1] * scale)
    return whole.cut(Window(face.left, face.top, face.right, max(low, face.top + 2)))
