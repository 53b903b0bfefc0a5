"""A prop by itself, drawn for an insert; and glass laid over what is behind it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tools.generators.previz.props.bench import Bench, PropSheet
from tools.generators.previz.props.catalogue import PROPS, nearest_prop
from tools.generators.previz.solids.colour import colour as to_colour
from tools.generators.previz.solids.drawing import Window, draw, extent, pixel, view
from tools.generators.previz.solids.gbuffer import (
    ALPHA,
    CATCHLIGHT,
    DEPTH,
    GLOSS,
    OCCLUSION,
    SKIN,
    Floats,
    GBuffer,
    Glow,
)
from tools.generators.previz.solids.geometry import Frame, Vector, rot_x, rot_y
from tools.generators.previz.solids.solid import Solid


@dataclass(frozen=True, eq=False)
class BuiltProp:
    """A prop as solids: what is opaque, what is glass, and where its light comes from."""

    sheet: PropSheet
    solid: Solid
    glass: Solid
    light: Vector


def build_prop(
    what: str,
    frame: Frame,
    *,
    solid: Solid | None = None,
    colour: str = "",
    text: str = "",
    font: Path | None = None,
    held: bool = False,
) -> BuiltProp:
    """Build the nearest prop to `what` in `frame`, into `solid` when given."""
    sheet = PROPS[nearest_prop(what)]
    body, glass = (solid if solid is not None else Solid()), Solid()
    sheet.build(Bench(body, glass, frame, to_colour(colour or sheet.colour), text, font, held))
    return BuiltProp(sheet, body, glass, frame.at(sheet.glow_at))


def glazed(behind: Floats, glass: Floats) -> Floats:
    """Glass over what it holds: seen through in the middle, denser where it turns away. Both are G-buffer planes."""
    seen = (glass[..., ALPHA] > 0) & ((behind[..., ALPHA] == 0) | (glass[..., DEPTH] >= behind[..., DEPTH]))
    grazing = (1 - np.clip(glass[..., 5], 0, 1)) ** 2
    dense = np.clip(0.24 + 0.66 * grazing, 0, 1)[..., None]
    out = behind.copy()
    inside = (seen & (behind[..., ALPHA] > 0))[..., None]
    tinted = behind[..., :3] * (0.55 + 0.45 * glass[..., :3])
    colours = np.where(inside, tinted * (1 - dense) + glass[..., :3] * dense, glass[..., :3])
    normals = np.where(inside, behind[..., 3:6] * 0.35 + glass[..., 3:6] * 0.65, glass[..., 3:6])
    alpha = np.where(inside[..., 0], behind[..., ALPHA], glass[..., ALPHA] * np.clip(dense[..., 0] + 0.12, 0, 1))
    where = seen[..., None]
    out[..., :3] = np.where(where, colours, behind[..., :3])
    out[..., 3:6] = np.where(where, normals, behind[..., 3:6])
    out[..., ALPHA] = np.where(seen, np.maximum(alpha, behind[..., ALPHA]), behind[..., ALPHA])
    for plane, value in (
        (DEPTH, glass[..., DEPTH]),
        (GLOSS, np.float32(1.0)),
        (SKIN, np.float32(0.0)),
        (CATCHLIGHT, np.float32(0.0)),
    ):
        out[..., plane] = np.where(seen, value, behind[..., plane])
    open_ = np.where(inside[..., 0], 0.5 + 0.5 * behind[..., OCCLUSION], glass[..., OCCLUSION])
    out[..., OCCLUSION] = np.where(seen, open_, behind[..., OCCLUSION])
    return np.ascontiguousarray(out, np.float32)


def prop(
    what: str,
    *,
    colour: str = "",
    text: str = "",
    yaw: float = 0.45,
    pitch: float = 0.28,
    px_per_metre: float,
    supersample: int = 2,
    font: Path | None = None,
) -> GBuffer:
    """The nearest prop to `what`, standing on its anchor; `yaw` turns its front to screen right.

    `text` is written on what can be read (letters, books, screens, a clock's "4:40"); `font` is a TrueType file.
    Deterministic. Raises DirectorError for a colour that is not "#rrggbb".
    """
    built = build_prop(what, Frame(rot_y(yaw)), colour=colour, text=text, font=font)
    sheet, turn = built.sheet, rot_x(pitch)
    seen = view(built.solid, turn)
    window = extent(seen, sheet.metres, px_per_metre)
    glass = view(built.glass, turn) if len(built.glass) else None
    if glass is not None:
        more = extent(glass, sheet.metres, px_per_metre)
        window = Window(
            min(window.left, more.left),
            min(window.top, more.top),
            max(window.right, more.right),
            max(window.bottom, more.bottom),
        )
    channels = draw(seen, window, sheet.metres, px_per_metre, supersample)
    if glass is not None:
        channels = glazed(channels, draw(glass, window, sheet.metres, px_per_metre, supersample))
    glow = None
    if sheet.glow is not None:
        at = pixel(built.light, turn, sheet.metres, px_per_metre, window)
        glow = Glow(sheet.glow, sheet.glow_radius, at)
    rows = np.flatnonzero(channels[..., ALPHA].max(axis=1) > 0)
    height = (-window.top - float(rows.min() if len(rows) else 0)) / px_per_metre
    return GBuffer(
        channels=channels,
        metres_per_pixel=1.0 / px_per_metre,
        anchor=(float(-window.left), float(-window.top)),
        eye=(window.width / 2, window.height / 2),
        hand=(window.width / 2, window.height / 2),
        height=height,
        glow=glow,
    )
