"""What surfaces are made of: planks, bricks, facades, books, cloth... as functions of metres along the face.

Every pattern returns the same nine numbers, a `Finish`:
tone (factor on the colour), mix 0..1 (towards the second colour), emission (below 0: the colour that follows replaces
the albedo), its red, green and blue, the tilt of the normal along u and v, and gloss.
"""

import math

from tools.generators.previz.jit import kernel
from tools.generators.previz.noise import Floats, chance, ease, tap

Finish = tuple[float, float, float, float, float, float, float, float, float]


@kernel
def building(
    pattern: int, u: float, v: float, pu: float, pv: float, pixel: float, tone: float, gloss: float, n1: float,
    n2: float, red: float, green: float, blue: float, soft: Floats, fibre: Floats, seed: int,
) -> Finish:  # fmt: skip
    """Patterns 1 to 5, 11, 12: planks, tiles, bricks, facades, panels, roofs, checkers. `pixel`: metres a pixel."""
    mix = 0.0
    emission = 0.0
    bu = 0.0
    bv = 0.0
    if pattern == 1:  # planks along v
        iu = math.floor(u / pu)
        fu = u / pu - iu
        slide = v / pv + chance(iu, 3, seed)
        iv = math.floor(slide)
        fv = slide - iv
        tone *= 0.74 + 0.46 * chance(iu, iv, seed)
        w = max(0.006, pixel * 0.8)
        tone *= 1 - 0.62 * ease(w * 1.6, 0, min(fu, 1 - fu) * pu) - 0.45 * ease(w * 1.4, 0, min(fv, 1 - fv) * pv)
        tone *= 0.84 + 0.32 * tap(fibre, v * 22.0 + chance(iu, iv, 9) * 300, u * 300.0)
        gloss *= 0.6 + 0.6 * n2
        mix = 0.35 * chance(iu, iv, seed + 4)
    elif pattern == 2 or pattern == 3:  # tiles, bricks
        iv = math.floor(v / pv)
        offset = 0.5 * (int(iv) & 1) if pattern == 3 else 0.0
        iu = math.floor(u / pu + offset)
        fu = u / pu + offset - iu
        fv = v / pv - iv
        edge = min(min(fu, 1 - fu) * pu, min(fv, 1 - fv) * pv)
        w = max(0.007, pixel * 0.7)
        joint = ease(w * 1.7, w * 0.4, edge)
        tone *= 0.82 + 0.34 * chance(iu, iv, seed)
        mix = 0.5 * chance(iu, iv, seed + 2)
        tone *= 1 - 0.45 * joint
        gloss *= 1 - joint
        if min(fv, 1 - fv) * pv < w * 2.4 and fv > 0.5:
            tone *= 1.10
        bu = (chance(iu, iv, 5) - 0.5) * 0.10
        bv = (chance(iu, iv, 6) - 0.5) * 0.10
    elif pattern == 4:  # a facade of windows, red = share of them lit
        iu = math.floor(u / pu)
        fu = u / pu - iu
        iv = math.floor(v / pv)
        fv = v / pv - iv
        wide = 0.20 + 0.10 * chance(seed, 1, 7)
        glass = ease(wide - 0.02, wide + 0.02, fu) * ease(1 - wide + 0.02, 1 - wide - 0.02, fu)
        glass *= ease(0.20, 0.23, fv) * ease(0.86, 0.83, fv)
        frame = min(ease(0.05, 0.02, abs(fu - 0.5)) + ease(0.035, 0.015, abs(fv - 0.60)), 1.0)
        if glass > 0:
            on = 1.0 if chance(iu, iv, seed) < red else 0.0
            k = glass * (1 - frame * 0.8)
            warm = chance(iu, iv, seed + 1)
            curtain = ease(0.30 + 0.35 * chance(iu, iv, seed + 2), 0.0, min(fu - wide, 1 - wide - fu) * 2.2) * 0.6
            room = (0.45 + 0.75 * (1 - fv)) * (0.5 + 1.0 * chance(iu, iv, seed + 3)) * (1 - curtain * 0.5)
            emission = k * on * room * 1.25
            green = 0.60 + 0.24 * warm
            blue = 0.24 + 0.34 * warm
            mix = glass * (1 - frame * 0.6)
            tone = tone * (1 - glass) + glass * (0.6 + 0.8 * fv)
            gloss = 0.2
        red = 1.0
        sill = ease(0.16, 0.18, fv) * ease(0.215, 0.195, fv)
        if wide - 0.05 < fu < 1.05 - wide:
            tone *= 1 + 0.35 * sill
        tone *= (1 - 0.30 * ease(0.05, 0.0, fv)) * (0.82 + 0.22 * n2)
    elif pattern == 5:  # metal panels
        iv = math.floor(v / pv)
        slide = u / pu + 0.37 * chance(iv, 2, seed)
        iu = math.floor(slide)
        fu = slide - iu
        fv = v / pv - iv
        edge = min(min(fu, 1 - fu) * pu, min(fv, 1 - fv) * pv)
        w = max(0.008, pixel)
        tone *= 0.78 + 0.40 * chance(iu, iv, seed)
        tone *= 1 - 0.6 * ease(w * 1.5, w * 0.3, edge)
        tone *= 1 + 0.30 * ease(w * 3.2, w * 2.0, edge) * ease(w * 1.3, w * 2.0, edge)
        kind = chance(iu, iv, seed + 5)
        if kind < 0.30:
            louvre = fv * 7.0 - math.floor(fv * 7.0)
            inside = ease(0.12, 0.16, fu) * ease(0.88, 0.84, fu) * ease(0.2, 0.24, fv) * ease(0.8, 0.76, fv)
            tone *= 1 - 0.45 * inside * ease(0.35, 0.45, louvre)
        elif kind < 0.42:
            mix = ease(0.1, 0.13, fu) * ease(0.9, 0.87, fu) * ease(0.35, 0.38, fv) * ease(0.65, 0.62, fv)
        tone *= 0.88 + 0.24 * tap(fibre, u * 60.0, v * 60.0)
        bu = (chance(iu, iv, 8) - 0.5) * 0.16
        bv = (chance(iu, iv, 9) - 0.5) * 0.16
    elif pattern == 11:  # a roof in rows; snow where gloss says so
        iv = math.floor(v / pv)
        offset = 0.5 * (int(iv) & 1)
        iu = math.floor(u / pu + offset)
        fu = u / pu + offset - iu
        fv = v / pv - iv
        tone *= 0.70 + 0.5 * chance(iu, iv, seed)
        tone *= 1 - 0.5 * ease(0.25, 0.0, fv) - 0.3 * ease(0.06, 0.0, min(fu, 1 - fu))
        mix = ease(0.60 - gloss, 0.72 - gloss, n1 * 0.6 + n2 * 0.4 + 0.25 * chance(iu, iv, 3))
        gloss = 0.0
        if mix > 0:
            tone = tone * (1 - mix) + mix * (0.92 + 0.12 * n2)
    else:  # checker
        iu = math.floor(u / pu)
        iv = math.floor(v / pu)
        mix = float((int(iu) + int(iv)) & 1)
        fu = u / pu - iu
        fv = v / pu - iv
        edge = min(min(fu, 1 - fu), min(fv, 1 - fv)) * pu
        tone *= (1 - 0.35 * ease(max(0.007, pixel), 0.0, edge)) * (0.85 + 0.3 * chance(iu, iv, seed))
    return tone, mix, emission, red, green, blue, bu, bv, gloss


@kernel
def furnishing(
    pattern: int, u: float, v: float, pu: float, pv: float, tone: float, gloss: float, n1: float, n2: float,
    n3: float, red: float, green: float, blue: float, soft: Floats, seed: int,
) -> Finish:  # fmt: skip
    """Patterns 6 to 10, 13 to 15: cloth, books, road, rug, lamp, painted backdrop, screen, shop window."""
    mix = 0.0
    emission = 0.0
    bu = 0.0
    if pattern == 6:  # hanging cloth, folds along v
        fold = u / pu * 6.2832 + 3.2 * tap(soft, u * 16.0 + seed * 31.0, v * 3.0) + 0.5 * math.sin(u * 2.1)
        bu = math.cos(fold) * 0.95
        tone *= (0.62 + 0.46 * (math.sin(fold) * 0.5 + 0.5)) * (0.95 + 0.1 * n3)
    elif pattern == 7:  # shelves pv apart, books about pu wide
        iv = math.floor(v / pv)
        fv = (v / pv - iv) * pv
        ib = math.floor(u / pu)
        fb = u / pu - ib
        split = chance(ib, iv, seed + 8) * 0.5
        book = ib * 2 if fb < split else ib * 2 + 1
        across = fb / split if fb < split else (fb - split) / (1 - split)
        width = pu * (split if fb < split else 1 - split)
        tall = pv * (0.58 + 0.30 * chance(book, iv, seed + 1))
        if chance(book // 5, iv, seed + 7) < 0.10:
            tall *= 0.30
        if fv < 0.035:
            tone *= 1.15
        elif fv < 0.035 + tall:
            kind = chance(book, iv, seed + 2)
            rich = 0.55 + 0.9 * chance(book, iv, seed + 3)
            emission = -1.0
            red, green, blue = 0.34 * rich, 0.24 * rich, 0.18 * rich
            if kind < 0.25:
                red, green, blue = 0.42 * rich, 0.13 * rich, 0.10 * rich
            elif kind < 0.45:
                red, green, blue = 0.10 * rich, 0.19 * rich, 0.26 * rich
            elif kind < 0.62:
                red, green, blue = 0.14 * rich, 0.22 * rich, 0.15 * rich
            elif kind < 0.75:
                red, green, blue = 0.60 * rich, 0.52 * rich, 0.38 * rich
            edge = min(across, 1 - across) * width
            back = 0.55 + 0.5 * math.sin(across * 3.14159) - 0.4 * ease(0.006, 0.0, edge)
            up = (fv - 0.035) / tall
            if 0.12 < up < 0.16 or 0.80 < up < 0.84:
                back *= 1.5 if kind < 0.62 else 0.7
            tone *= back
        else:
            tone *= 0.22
    elif pattern == 8:  # a road: worn markings, puddles
        wet = ease(0.46, 0.62, tap(soft, u * 23.0 + seed, v * 23.0))
        tone *= 0.78 + 0.3 * n2
        dash = 1.0 if v / 5.0 - math.floor(v / 5.0) < 0.5 else 0.0
        lane = ease(0.09, 0.06, abs(u)) * dash + ease(0.08, 0.05, abs(abs(u) - pu))
        mix = lane * 0.6 * ease(0.30, 0.6, n2)
        gloss *= 0.50 + 0.50 * wet
        bu = (n3 - 0.5) * 0.1
    elif pattern == 9:  # a rug with borders
        b = min(pu - abs(u), pv - abs(v))
        mix = ease(0.05, 0.06, b) * ease(0.12, 0.11, b) + ease(0.16, 0.165, b) * ease(0.19, 0.185, b)
        weave = abs(math.sin(u * 7.0) * math.sin(v * 7.0))
        mix = min(mix + ease(0.24, 0.25, b) * ease(0.55, 0.7, weave) * 0.7, 1.0)
        tone *= 0.9 + 0.25 * n3
    elif pattern == 10:  # a lamp's face
        emission = 0.9 + 0.2 * n1
    elif pattern == 13:  # a painted backdrop: hills under a moon
        ridge = 0.45 + 0.20 * tap(soft, u * 20.0, 40.0) + 0.12 * math.sin(u * 0.7)
        q = v / pv
        mix = ease(ridge + 0.02, ridge - 0.02, q)
        near = 0.30 + 0.16 * tap(soft, u * 31.0, 90.0)
        tone *= (1 - 0.35 * mix) * (1 - 0.55 * ease(near + 0.02, near - 0.02, q)) * (0.8 + 0.5 * q)
        d = math.sqrt((u - pu * 0.62) ** 2 + (v - pv * 0.74) ** 2)
        emission = 0.5 * ease(pv * 0.075, pv * 0.07, d) + 0.10 * math.exp(-d)
        red, green, blue = 1.0, 0.92, 0.70
        tone *= 0.75 + 0.5 * n2
    elif pattern == 14:  # a screen of glowing lines
        iv = math.floor(v / pv)
        fv = v / pv - iv
        line = 0.15 + 0.8 * chance(iv, 2, seed)
        word = 1.0 if u / pu < line and chance(math.floor(u / (pv * 1.3)), iv, seed) < 0.75 else 0.0
        emission = 0.16 + 1.1 * ease(0.25, 0.35, fv) * ease(0.75, 0.65, fv) * word
    else:  # a shop window, pu x pv: shelves of goods, hanging lamps, mullions
        q = v / pv
        iu = math.floor(u / 0.17)
        iv = math.floor(v / 0.42)
        fu = u / 0.17 - iu
        fv = v / 0.42 - iv
        r0 = chance(iu, iv, seed)
        emission = 0.34 + 0.62 * q
        good = 1.0 if fv < 0.30 + 0.55 * r0 and fu > 0.12 and q < 0.72 else 0.0
        emission *= 1 - good * (0.35 + 0.5 * chance(iu, iv, seed + 1))
        if q < 0.72:
            emission *= 1 - 0.55 * ease(0.10, 0.06, abs(fv - 0.03))
        lx = u / 0.9 - math.floor(u / 0.9) - 0.5
        d = math.sqrt(lx * lx * 0.8 + (q - 0.82) ** 2 * 3.0)
        emission += 1.1 * math.exp(-d * d * 90.0) + 0.25 * math.exp(-d * 7.0)
        emission *= 0.75 + 0.5 * n1
        tint = good * chance(iu, iv, seed + 2)
        red *= 1 - 0.3 * tint
        blue *= 1 + 0.6 * good * chance(iu, iv, seed + 3)
        edge = min(min(u, pu - u), min(v, pv - v))
        bar = 0.9 * ease(0.03, 0.02, abs(u - pu * 0.5)) * ease(0.0, 0.05, edge)
        emission *= max(0.0, 1 - 0.93 * ease(0.06, 0.045, edge) - bar)
        if q < 0.10:
            emission *= 0.15
    return tone, mix, emission, red, green, blue, bu, 0.0, gloss
