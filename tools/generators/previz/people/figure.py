"""A figure drawn into a G-buffer, cached by everything that changes the drawing. Light is not part of it."""

from collections import OrderedDict
from typing import Literal

import numpy as np

from tools.film.script import Appearance
from tools.generators.previz.people.face import NEUTRAL, Face
from tools.generators.previz.people.model import Model, build
from tools.generators.previz.people.pose import Pose
from tools.generators.previz.props import glazed
from tools.generators.previz.solids.drawing import Viewed, Window, draw, extent, pixel, view
from tools.generators.previz.solids.gbuffer import ALPHA, NORMAL, Floats, GBuffer, Glow
from tools.generators.previz.solids.geometry import Matrix, Vector, rot_x

Crop = Literal["full", "waist", "head"] | Window

CACHE_BYTES = 256 * 2**20

_cache: OrderedDict[tuple[object, ...], GBuffer] = OrderedDict()


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
    smooths breaks of colour inside the figure. `holds` names a prop for the right hand.
    """
    key = (
        appearance,
        seed,
        pose,
        face,
        round(yaw, 4),
        round(px_per_metre, 3),
        round(pitch, 4),
        crop,
        supersample,
        holds,
    )
    found = _cache.get(key)
    if found is not None:
        _cache.move_to_end(key)
        return found
    drawn = _draw(appearance, seed, pose, face, yaw, px_per_metre, pitch, crop, supersample, holds)
    _cache[key] = drawn
    size = sum(buffer.channels.nbytes for buffer in _cache.values())
    while size > CACHE_BYTES and len(_cache) > 1:
        size -= _cache.popitem(last=False)[1].channels.nbytes
    return drawn


def forget_figures() -> None:
    """Empty the cache."""
    _cache.clear()


def _draw(
    appearance: Appearance,
    seed: int,
    pose: Pose,
    face: Face,
    yaw: float,
    px_per_metre: float,
    pitch: float,
    crop: Crop,
    supersample: Literal[1, 2],
    holds: str | None,
) -> GBuffer:
    model = build(appearance, seed, pose, face, yaw, holds or "")
    turn = rot_x(pitch)
    seen = view(model.solid, turn)
    window = crop if isinstance(crop, Window) else _crop(model, seen, turn, crop, px_per_metre)
    changing = _face_window(model, turn, px_per_metre).cut(window)
    if face == NEUTRAL or model.glass is not None or model.sheer or _area(changing) > 0.55 * _area(window):
        channels = draw(seen, window, model.metres, px_per_metre, supersample)
    else:
        # the body is drawn once with the face at rest; another face is only another head in it
        rest = figure(
            appearance,
            seed,
            pose,
            NEUTRAL,
            yaw,
            px_per_metre=px_per_metre,
            pitch=pitch,
            crop=window,
            supersample=supersample,
            holds=holds,
        )
        channels = rest.channels.copy()
        if not changing.empty:
            channels[_inside(changing, window)] = draw(seen, changing, model.metres, px_per_metre, supersample)
    if model.sheer:
        _thin(channels, -window.top, model.crown * model.metres * px_per_metre)
    if model.glass is not None:
        glass = view(model.glass, turn)
        reach = extent(glass, model.metres, px_per_metre).cut(window)
        if not reach.empty:
            part = _inside(reach, window)
            channels[part] = glazed(channels[part], draw(glass, reach, model.metres, px_per_metre, supersample))

    def at(point: Vector) -> tuple[float, float]:
        return pixel(point, turn, model.metres, px_per_metre, window)

    glow = None
    if model.glow is not None:
        glow = Glow(model.glow.colour, model.glow.radius, at(model.glow.at))
    return GBuffer(
        channels=channels,
        metres_per_pixel=1.0 / px_per_metre,
        anchor=(float(-window.left), float(-window.top)),
        eye=at(model.eye),
        hand=at(model.hand),
        height=model.crown * model.metres,
        glow=glow,
    )


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


def _area(window: Window) -> int:
    return 0 if window.empty else window.width * window.height


def _ball(centre: Vector, radius: float, turn: Matrix, metres: float, px_per_metre: float) -> Window:
    x, y, _ = (turn @ centre * metres * px_per_metre).tolist()
    r = radius * metres * px_per_metre
    return Window(int(np.floor(x - r)), int(np.floor(-y - r)), int(np.ceil(x + r)), int(np.ceil(-y + r)))


def _face_window(model: Model, turn: Matrix, px_per_metre: float) -> Window:
    return _ball(model.face_centre, model.face_radius, turn, model.metres, px_per_metre)


def _crop(model: Model, seen: Viewed, turn: Matrix, crop: str, px_per_metre: float) -> Window:
    """The pixels of the whole figure, of it down to the hips, or of head and shoulders."""
    whole = extent(seen, model.metres, px_per_metre)
    if crop == "full":
        return whole
    scale = model.metres * px_per_metre
    if crop == "waist":
        low = int(-(turn @ model.hips)[1] * scale + 0.35 * scale)
        return whole.cut(Window(whole.left, whole.top, whole.right, max(low, whole.top + 2)))
    face = _ball(model.face_centre, model.face_radius * 1.9, turn, model.metres, px_per_metre)
    low = int(-(turn @ model.chest)[1] * scale)
    return whole.cut(Window(face.left, face.top, face.right, max(low, face.top + 2)))
