"""Light in world space: soft box shadows, falloff, leaf dapple, haze. Used by every kernel that paints a set.

A light row is kind (0 point, 1 sun, 2 spot), x y z, dx dy dz, r g b, radius, cos inner, cos outer, shadow, softness,
dapple (see world.py). Colours are linear here; layers are stored as square roots.
"""

import math

from tools.generators.previz.jit import kernel
from tools.generators.previz.noise import Doubles, Floats, ease, tap


@kernel
def blocked(
    px: float, py: float, pz: float, dx: float, dy: float, dz: float, reach: float, boxes: Doubles
) -> bool:
    """Whether the ray from p along d meets a box within `reach`."""
    ix = 1.0 / dx if abs(dx) > 1e-6 else 1e6
    iy = 1.0 / dy if abs(dy) > 1e-6 else 1e6
    iz = 1.0 / dz if abs(dz) > 1e-6 else 1e6
    for b in range(boxes.shape[0]):
        a = (boxes[b, 0] - px) * ix
        c = (boxes[b, 3] - px) * ix
        t0 = max(0.0, min(a, c))
        t1 = min(reach, max(a, c))
        if t0 >= t1:
            continue
        a = (boxes[b, 1] - py) * iy
        c = (boxes[b, 4] - py) * iy
        t0 = max(t0, min(a, c))
        t1 = min(t1, max(a, c))
        if t0 >= t1:
            continue
        a = (boxes[b, 2] - pz) * iz
        c = (boxes[b, 5] - pz) * iz
        t0 = max(t0, min(a, c))
        t1 = min(t1, max(a, c))
        if t0 < t1:
            return True
    return False


@kernel
def visible(
    px: float, py: float, pz: float, dx: float, dy: float, dz: float, distance: float, soft: float,
    boxes: Doubles, samples: int, jitter: float,
) -> float:  # fmt: skip
    """The share 0..1 of a soft light that p sees past the boxes; `soft` is the light's radius."""
    if boxes.shape[0] == 0:
        return 1.0
    seen = 0.0
    ux = -dz
    uz = dx
    un = math.sqrt(ux * ux + uz * uz) + 1e-6
    ux /= un
    uz /= un
    for k in range(samples):
        a = jitter * 6.2832 + k * 2.39996
        r = soft * math.sqrt((k + 0.5) / samples)
        ex = dx * distance + ux * math.cos(a) * r
        ey = dy * distance + math.sin(a) * r
        ez = dz * distance + uz * math.cos(a) * r
        if not blocked(px, py, pz, ex / distance, ey / distance, ez / distance, distance - 0.03, boxes):
            seen += 1.0
    return seen / samples


@kernel
def lit(
    px: float, py: float, pz: float, nx: float, ny: float, nz: float, wrap: float, lights: Doubles,
    boxes: Doubles, tile: Floats, samples: int, jitter: float,
) -> tuple[float, float, float]:  # fmt: skip
    """Linear light arriving at p with normal n from all lights; `wrap` lets it reach round the edge."""
    r = 0.0
    g = 0.0
    b = 0.0
    for i in range(lights.shape[0]):
        kind = lights[i, 0]
        if kind == 1.0:
            dx = -lights[i, 4]
            dy = -lights[i, 5]
            dz = -lights[i, 6]
            distance = 40.0
            strength = 1.0
        else:
            dx = lights[i, 1] - px
            dy = lights[i, 2] - py
            dz = lights[i, 3] - pz
            distance = math.sqrt(dx * dx + dy * dy + dz * dz) + 1e-4
            dx /= distance
            dy /= distance
            dz /= distance
            falloff = distance / lights[i, 10]
            strength = 1.0 / (1.0 + falloff * falloff)
            if kind == 2.0:
                aim = -(dx * lights[i, 4] + dy * lights[i, 5] + dz * lights[i, 6])
                strength *= ease(lights[i, 12], lights[i, 11], aim)
        facing = (nx * dx + ny * dy + nz * dz + wrap) / (1.0 + wrap)
        if facing <= 0:
            continue
        power = max(lights[i, 7], lights[i, 8], lights[i, 9]) * strength
        if power < 0.004:
            continue
        if lights[i, 13] > 0:
            o = 0.03
            seen = visible(
                px + nx * o, py + ny * o, pz + nz * o, dx, dy, dz, distance, lights[i, 14], boxes,
                samples if power > 0.03 else 1, jitter,
            )  # fmt: skip
            strength *= 1.0 - lights[i, 13] * (1.0 - seen)
        if lights[i, 15] > 0:
            slant = max(abs(dy), 0.05)
            leaf = tap(tile, (px - dx / slant * py) * 9.0, (pz - dz / slant * py) * 9.0)
            strength *= 1.0 - lights[i, 15] + lights[i, 15] * ease(0.50, 0.68, leaf) * 1.6
        k = strength * facing
        r += lights[i, 7] * k
        g += lights[i, 8] * k
        b += lights[i, 9] * k
    return r, g, b


@kernel
def contact(px: float, py: float, pz: float, contacts: Doubles, flatten: float) -> float:
    """The share of light left by the soft darks where things stand; `flatten` weighs height differences."""
    left = 1.0
    for k in range(contacts.shape[0]):
        ax = px - contacts[k, 0]
        ay = py - contacts[k, 1]
        az = pz - contacts[k, 2]
        r2 = contacts[k, 3] * contacts[k, 3]
        d2 = ax * ax + ay * ay * flatten + az * az
        if d2 < r2 * 9.0:
            left *= 1.0 - contacts[k, 4] * math.exp(-d2 / r2)
    return left


@kernel
def hazed(distance: float, py: float, eye_y: float, haze: Doubles) -> float:
    """The share 0..1 of haze between the eye and a point; `haze` = density, ground density, its height."""
    low = 0.0
    if haze[1] > 0:
        low = math.exp(-max(min(py, eye_y), 0.0) / max(haze[2], 0.01)) * haze[1]
    return 1.0 - math.exp(-distance * (haze[0] + low))
