"""The film's look in the grade: the air of the place, nudged by the words of style and palette."""

from tools.film.script import Look
from tools.generators.previz.atmosphere import Atmosphere, Triple
from tools.generators.previz.grading import Grade

# word: (saturation factor, contrast factor, shadows factor, highlights factor, bloom added, grain added)
_Nudge = tuple[float, float, Triple, Triple, float, float]
_EVEN: Triple = (1.0, 1.0, 1.0)
NUDGES: dict[str, _Nudge] = {
    "noir": (0.16, 1.16, _EVEN, _EVEN, 0.0, 0.008),
    "monochrome": (0.05, 1.08, _EVEN, _EVEN, 0.0, 0.006),
    "black and white": (0.04, 1.10, _EVEN, _EVEN, 0.0, 0.006),
    "sepia": (0.45, 1.02, (1.06, 1.0, 0.88), (1.08, 1.0, 0.84), 0.0, 0.006),
    "muted": (0.80, 0.97, _EVEN, _EVEN, 0.0, 0.0),
    "desaturated": (0.70, 1.0, _EVEN, _EVEN, 0.0, 0.0),
    "pastel": (0.90, 0.90, (1.04, 1.0, 1.04), (1.02, 1.0, 1.0), 0.08, 0.0),
    "watercolour": (0.92, 0.93, _EVEN, _EVEN, 0.06, 0.0),
    "watercolor": (0.92, 0.93, _EVEN, _EVEN, 0.06, 0.0),
    "vivid": (1.22, 1.05, _EVEN, _EVEN, 0.0, 0.0),
    "bright": (1.10, 1.0, _EVEN, _EVEN, 0.0, 0.0),
    "saturated": (1.20, 1.03, _EVEN, _EVEN, 0.0, 0.0),
    "neon": (1.22, 1.08, (0.94, 0.96, 1.10), (1.03, 0.98, 1.03), 0.12, 0.0),
    "warm": (1.02, 1.0, (1.03, 1.0, 0.95), (1.04, 1.0, 0.94), 0.0, 0.0),
    "amber": (1.02, 1.0, (1.04, 1.0, 0.92), (1.06, 1.0, 0.90), 0.0, 0.0),
    "golden": (1.04, 1.0, (1.03, 1.0, 0.94), (1.06, 1.01, 0.90), 0.04, 0.0),
    "cold": (0.94, 1.02, (0.95, 1.0, 1.06), (0.97, 1.0, 1.04), 0.0, 0.0),
    "blue": (0.98, 1.0, (0.94, 1.0, 1.08), (0.99, 1.0, 1.02), 0.0, 0.0),
    "teal": (1.0, 1.02, (0.92, 1.02, 1.06), (1.04, 1.0, 0.95), 0.0, 0.0),
    "green": (0.96, 1.0, (0.96, 1.03, 0.98), (0.99, 1.02, 0.98), 0.0, 0.0),
    "red": (1.04, 1.04, (1.05, 0.98, 0.97), (1.04, 0.99, 0.97), 0.0, 0.0),
    "grainy": (0.96, 1.02, _EVEN, _EVEN, 0.0, 0.010),
    "16mm": (0.92, 1.03, (1.0, 1.0, 1.02), (1.04, 1.0, 0.94), 0.0, 0.012),
    "vintage": (0.82, 0.95, (1.03, 1.0, 0.98), (1.06, 1.0, 0.90), 0.04, 0.008),
    "dreamy": (0.96, 0.92, _EVEN, (1.02, 1.0, 1.0), 0.14, 0.0),
    "soft": (0.98, 0.94, _EVEN, _EVEN, 0.06, 0.0),
    "gritty": (0.86, 1.10, _EVEN, _EVEN, 0.0, 0.008),
    "ink": (0.72, 1.10, _EVEN, _EVEN, 0.0, 0.0),
}


def grade_of(air: Atmosphere, look: Look) -> Grade:
    """The grade of a shot. Each word found nudges it once, in the order of the table."""
    words = f"{look.style} {look.palette}".lower()
    saturation, contrast, bloom, grain = air.saturation, air.contrast, air.bloom, 0.012
    shadows, highlights = air.shadows, air.highlights
    for word, (vivid, hard, low, high, glow, grit) in NUDGES.items():
        if word in words:
            saturation, contrast = saturation * vivid, contrast * hard
            shadows, highlights = _times(shadows, low), _times(highlights, high)
            bloom, grain = bloom + glow, grain + grit
    contrast = min(max(contrast, 0.90), 1.28)
    return Grade(
        air.exposure, min(bloom, 0.5), air.vignette, shadows, highlights, saturation, contrast, grain=min(grain, 0.026)
    )


def _times(a: Triple, b: Triple) -> Triple:
    return a[0] * b[0], a[1] * b[1], a[2] * b[2]
