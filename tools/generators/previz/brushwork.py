"""The hand of the painter: texture flattened into strokes, and no ruled edges."""

import cv2
import numpy as np

from tools.generators.previz.noise import SOFT, Floats


def brush(image: Floats, radius: int = 2, amount: float = 0.75) -> Floats:
    """Kuwahara filter on premultiplied RGBA floats: each pixel takes the calmest of four neighbouring patches."""
    size = (radius + 1, radius + 1)
    light = np.ascontiguousarray(image[..., :3].mean(2))
    patch = np.asarray(cv2.boxFilter(image, -1, size), np.float32)
    mean = np.asarray(cv2.boxFilter(light, -1, size), np.float32)
    spread = np.asarray(cv2.boxFilter(light * light, -1, size), np.float32) - mean * mean
    o = (radius + 1) // 2
    best = np.roll(spread, (-o, -o), (0, 1))
    out = np.roll(patch, (-o, -o), (0, 1))
    for dy, dx in ((-o, o), (o, -o), (o, o)):
        other = np.roll(spread, (dy, dx), (0, 1))
        calmer = other < best
        best = np.where(calmer, other, best)
        out = np.where(calmer[..., None], np.roll(patch, (dy, dx), (0, 1)), out)
    return image * np.float32(1 - amount) + out * np.float32(amount)


def wobble(image: Floats, amplitude: float, seed: int, scale: float = 1.0) -> Floats:
    """Displace by smooth noise of about `amplitude` px; `scale` is px per design px (1280 across)."""
    height, width = image.shape[:2]
    k = 1.6 / scale
    rows = np.arange(height, dtype=np.float32)[:, None]
    columns = np.arange(width, dtype=np.float32)[None]

    def drift(offset: float) -> Floats:
        at_x = np.broadcast_to(np.mod(columns * k + offset, 511), (height, width)).astype(np.float32)
        at_y = np.broadcast_to(np.mod(rows * k + offset * 1.7, 511), (height, width)).astype(np.float32)
        return np.asarray(cv2.remap(SOFT, at_x, at_y, cv2.INTER_LINEAR), np.float32) - np.float32(0.5)

    move = np.float32(amplitude * 2)
    at_x = (columns + move * drift(seed * 31 % 97)).astype(np.float32)
    at_y = (rows + move * drift(seed * 17 % 89 + 50)).astype(np.float32)
    return np.asarray(
        cv2.remap(image, at_x, at_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32
    )
