"""Light seen in the air: single scattering of sun through leaves or windows, and of spot lights."""

import math

from tools.generators.previz.jit import f32, kernel
from tools.generators.previz.lighting import blocked
from tools.generators.previz.noise import Doubles, Floats, chance, ease, tap


@kernel
def march_shafts(
    out: Floats, depth: Floats, eye: Doubles, axes: Doubles, focal: float, cx: float, cy: float, lights: Doubles,
    boxes: Doubles, fine: Floats, reach: float, steps: int,
) -> None:  # fmt: skip
    """Linear light scattered towards the eye, (h, w, 3); camera numbers are those of this small picture."""
    height, width = depth.shape
    for y in range(height):
        for x in range(width):
            qx = (x + 0.5 - cx) / focal
            qy = -(y + 0.5 - cy) / focal
            rx = axes[0, 0] * qx + axes[1, 0] * qy + axes[2, 0]
            ry = axes[0, 1] * qx + axes[1, 1] * qy + axes[2, 1]
            rz = axes[0, 2] * qx + axes[1, 2] * qy + axes[2, 2]
            step = min(depth[y, x], reach) / steps
            jitter = chance(x, y, 3)
            sr = 0.0
            sg = 0.0
            sb = 0.0
            for k in range(steps):
                t = (k + jitter) * step
                px = eye[0] + rx * t
                py = eye[1] + ry * t
                pz = eye[2] + rz * t
                if py < -0.2:
                    break
                for i in range(lights.shape[0]):
                    strength = 1.0
                    if lights[i, 0] == 1.0:
                        dx = -lights[i, 4]
                        dy = -lights[i, 5]
                        dz = -lights[i, 6]
                        distance = 40.0
                    else:
                        dx = lights[i, 1] - px
                        dy = lights[i, 2] - py
                        dz = lights[i, 3] - pz
                        distance = math.sqrt(dx * dx + dy * dy + dz * dz) + 0.05
                        dx /= distance
                        dy /= distance
                        dz /= distance
                        falloff = distance / lights[i, 10]
                        strength = 1.0 / (1.0 + falloff * falloff)
                        if lights[i, 0] == 2.0:
                            aim = -(dx * lights[i, 4] + dy * lights[i, 5] + dz * lights[i, 6])
                            strength *= ease(lights[i, 12], lights[i, 11], aim)
                    if strength < 0.002:
                        continue
                    if blocked(px, py, pz, dx, dy, dz, distance - 0.03, boxes):
                        continue
                    if lights[i, 15] > 0:
                        slant = max(abs(dy), 0.05)
                        leaf = tap(fine, (px - dx / slant * py) * 9.0, (pz - dz / slant * py) * 9.0)
                        strength *= ease(0.52, 0.70, leaf) * 2.0
                    forward = 1.0
                    if lights[i, 0] == 1.0:  # shafts glow towards the sun
                        towards = max(0.0, rx * dx + ry * dy + rz * dz)
                        forward = 0.30 + 0.70 * towards * towards
                    a = strength * step * forward
                    sr += lights[i, 7] * a
                    sg += lights[i, 8] * a
                    sb += lights[i, 9] * a
            out[y, x, 0] = f32(sr)
            out[y, x, 1] = f32(sg)
            out[y, x, 2] = f32(sb)
