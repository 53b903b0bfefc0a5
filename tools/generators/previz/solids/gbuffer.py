"""A drawn solid before light: made once per pose and view, relit every frame."""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

ALBEDO, NORMAL, ALPHA, DEPTH, OCCLUSION, GLOSS, SKIN, CATCHLIGHT, EMISSION = 0, 3, 6, 7, 8, 9, 10, 11, 12
CHANNELS = 13


@dataclass(frozen=True)
class Glow:
    """A light that the thing itself gives: linear colour, reach in metres, and the pixel it comes from."""

    colour: tuple[float, float, float]
    radius: float
    at: tuple[float, float]


@dataclass(frozen=True, eq=False)
class GBuffer:
    """Planes of a drawn figure or prop. Pixels count from this picture's own top left corner.

    `channels` is (height, width, 13) float32: albedo (display space), normal (right, down, towards the lens), alpha
    (coverage), depth (metres towards the lens from the anchor), occlusion (1 open, 0 closed), gloss, skin,
    catchlight, emission. Colours are not premultiplied. Treat it as read-only: it is shared by a cache.
    """

    channels: Floats
    metres_per_pixel: float
    anchor: tuple[float, float] = (0.0, 0.0)
    """The pixel of the ground point under the figure, or of the prop's own standing point."""
    eye: tuple[float, float] = (0.0, 0.0)
    """The pixel between the eyes."""
    hand: tuple[float, float] = (0.0, 0.0)
    """The pixel of the hand that holds, reaches or points."""
    height: float = 0.0
    """Metres from the ground to the crown in this pose."""
    glow: Glow | None = None

    @property
    def albedo(self) -> Floats:
        return self.channels[..., ALBEDO : ALBEDO + 3]

    @property
    def normal(self) -> Floats:
        return self.channels[..., NORMAL : NORMAL + 3]

    @property
    def alpha(self) -> Floats:
        return self.channels[..., ALPHA]

    @property
    def depth(self) -> Floats:
        return self.channels[..., DEPTH]

    @property
    def occlusion(self) -> Floats:
        return self.channels[..., OCCLUSION]

    @property
    def gloss(self) -> Floats:
        return self.channels[..., GLOSS]

    @property
    def skin(self) -> Floats:
        return self.channels[..., SKIN]

    @property
    def catchlight(self) -> Floats:
        return self.channels[..., CATCHLIGHT]

    @property
    def emission(self) -> Floats:
        return self.channels[..., EMISSION]

    @property
    def width(self) -> int:
        return int(self.channels.shape[1])

    @property
    def rows(self) -> int:
        return int(self.channels.shape[0])

    @cached_property
    def edge(self) -> Floats:
        """(height, width, 2): which way the outer silhouette lies, as long as the pixel is near it; for rim light."""
        alpha = np.ascontiguousarray(self.alpha)
        spread = max(1.2, 0.009 / self.metres_per_pixel)
        blurred = np.asarray(cv2.GaussianBlur(alpha, (0, 0), spread), np.float32)
        gx = -cv2.Sobel(blurred, cv2.CV_32F, 1, 0, ksize=3)
        gy = -cv2.Sobel(blurred, cv2.CV_32F, 0, 1, ksize=3)
        size = np.sqrt(gx * gx + gy * gy) + np.float32(1e-6)
        near = np.clip((1 - blurred) * 2, 0, 1) * alpha
        return np.ascontiguousarray(np.stack([gx / size * near, gy / size * near], -1), np.float32)
