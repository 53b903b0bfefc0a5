"""Colours of other worlds brought to BT.709: high dynamic range and wide gamuts, as one table of colours.

    PQ, HLG ──> light, in cd/m2 ──> highlights rolled off ──> BT.709 primaries ──> back into the gamut ──> gamma 2.4
    P3, BT.2020 in SDR ──> light ───────────────────────────────^

A table, applied by ffmpeg's trilinear `lut3d`, gives the same bytes on every processor; its float scalers do not.
"""

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Colours = NDArray[np.float64]

NODES = 65
PEAK = 1000.0
"""cd/m2 that are taken for the brightest of an HDR clip: the nominal peak of HLG, and what most PQ is mastered to."""

WHITE = 203.0
"""cd/m2 of reference white in HDR (ITU-R BT.2408): the film's white, to which highlights are rolled off."""

GAMMA = 2.4
"""The display of BT.1886."""

# x and y of red, green and blue; the white is D65 in all of them.
PRIMARIES = {
    "bt709": ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060)),
    "bt2020": ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
    "smpte431": ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
    "smpte432": ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
}
D65 = (0.3127, 0.3290)

# SMPTE ST 2084, section 5.
M1, M2 = 2610 / 16384, 2523 / 4096 * 128
C1, C2, C3 = 3424 / 4096, 2413 / 4096 * 32, 2392 / 4096 * 32
# ITU-R BT.2100, table 5.
HLG_A, HLG_B, HLG_C = 0.17883277, 0.28466892, 0.55991073
HLG_GAMMA = 1.2


def bt709_from(coded: Colours, transfer: str, primaries: str) -> Colours:
    """(..., 3) coded R'G'B' from 0 to 1 of a transfer ("smpte2084", "arib-std-b67", else gamma) as coded BT.709."""
    ours, theirs = to_xyz("bt709"), to_xyz(primaries if primaries in PRIMARIES else "bt2020")
    if transfer == "smpte2084":
        light = rolled_off(pq_to_light(coded)) / WHITE
    elif transfer == "arib-std-b67":
        light = rolled_off(_hlg_to_light(coded, theirs[1])) / WHITE
    else:
        light = coded**GAMMA
    inside = _into_gamut(light @ (np.linalg.inv(ours) @ theirs).T, ours[1])
    return inside ** (1 / GAMMA)


def write_table(path: Path, transfer: str, primaries: str) -> None:
    """Write the table as a .cube file, red the fastest."""
    path.write_text(_table(transfer, primaries), encoding="ascii")


@lru_cache(maxsize=4)
def _table(transfer: str, primaries: str) -> str:
    steps = np.linspace(0.0, 1.0, NODES)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    values = bt709_from(np.stack([red, green, blue], axis=-1).reshape(-1, 3), transfer, primaries)
    rows = "\n".join(f"{r:.6f} {g:.6f} {b:.6f}" for r, g, b in values.tolist())
    return f"LUT_3D_SIZE {NODES}\n{rows}\n"


def pq_to_light(coded: Colours) -> Colours:
    """cd/m2 of PQ values."""
    power = np.clip(coded, 0, 1) ** (1 / M2)
    light: Colours = 10_000 * (np.maximum(power - C1, 0) / (C2 - C3 * power)) ** (1 / M1)
    return light


def light_to_pq(light: Colours) -> Colours:
    """PQ values of cd/m2."""
    power = (np.clip(light, 0, None) / 10_000) ** M1
    coded: Colours = ((C1 + C2 * power) / (1 + C3 * power)) ** M2
    return coded


def rolled_off(light: Colours) -> Colours:
    """Light of up to PEAK with its highlights bent to end at WHITE (ITU-R BT.2390, section 5.4.1), its hues kept.

    Below about 90 cd/m2 nothing changes. The brightest channel is bent, and the others go with it.
    """
    brightest = light.max(axis=-1, keepdims=True)
    ends = light_to_pq(np.array([WHITE, PEAK]))
    top = ends[0] / ends[1]
    knee = 1.5 * top - 0.5
    given = np.minimum(light_to_pq(brightest) / ends[1], 1.0)
    t = np.clip((given - knee) / (1 - knee), 0, 1)
    bent = (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (-2 * t**3 + 3 * t**2) * top
    rolled: Colours = np.asarray(np.where(given < knee, given, bent), np.float64)
    scaled: Colours = light * pq_to_light(rolled * ends[1]) / np.maximum(brightest, 1e-9)
    return scaled


def to_xyz(primaries: str) -> Colours:
    """The matrix from linear RGB to XYZ (SMPTE RP 177); its second row gives luminance."""
    columns = np.array([[x / y, 1.0, (1 - x - y) / y] for x, y in PRIMARIES[primaries]]).T
    white = np.array([D65[0] / D65[1], 1.0, (1 - D65[0] - D65[1]) / D65[1]])
    matrix: Colours = columns * np.linalg.solve(columns, white)
    return matrix


def _hlg_to_light(coded: Colours, weights: Colours) -> Colours:
    """cd/m2 on a display of 1,000 cd/m2 (ITU-R BT.2100, table 5, OOTF included)."""
    scene = np.where(coded <= 0.5, coded**2 / 3, (np.exp((coded - HLG_C) / HLG_A) + HLG_B) / 12)
    luminance = np.maximum(scene @ weights, 1e-9)[..., None]
    light: Colours = PEAK * scene * luminance ** (HLG_GAMMA - 1)
    return light


def _into_gamut(light: Colours, weights: Colours) -> Colours:
    """Colours that the primaries cannot show are brought towards grey of their own luminance until they fit."""
    grey = np.clip(light @ weights, 0, 1)[..., None]
    away = light - grey
    room = np.where(away > 0, (1 - grey) / np.maximum(away, 1e-12), grey / np.maximum(-away, 1e-12))
    share = np.minimum(room.min(axis=-1, keepdims=True), 1.0)
    return np.clip(grey + away * share, 0, 1)
