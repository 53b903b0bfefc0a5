"""Acting with the face: brows, lids, gaze, mouth. Every control is a plain number, so an in-between is a mix."""

from dataclasses import dataclass, fields, replace

from tools.film.script import Expression


@dataclass(frozen=True)
class Face:
    """The controls of a face; 0 is rest unless noted."""

    brow_in: float = 0.0
    """Inner end of the brows up."""
    brow_out: float = 0.0
    """Outer end up."""
    brow_knit: float = 0.0
    """Brows together."""
    lid: float = 1.0
    """Upper lid: 0 shut, 1 at rest, 1.4 wide."""
    squint: float = 0.0
    """Lower lid up."""
    gaze_right: float = 0.0
    """Radians towards the character's left hand (screen right when facing the lens)."""
    gaze_up: float = 0.0
    smile: float = 0.0
    """Corners of the mouth up (+) or down (-)."""
    wide: float = 0.0
    """Corners out (+) or pursed (-)."""
    open: float = 0.0
    """The jaw, 0..1."""
    teeth: float = 1.0
    snarl: float = 0.0
    """Upper lip raised."""

    mouth: int = 0
    """0 as the mood has it; 1 to 6 a shape of speech, from closed to wide open."""
    blink: float = 0.0
    """How far the eyes are shut for a moment, 0..1."""
    glance: float = 0.0
    """A dart of the eyes to the side, radians, on top of the gaze."""

    def mixed(self, other: "Face", share: float) -> "Face":
        """`share` of the other mood, control by control."""
        values = {name: round(getattr(self, name) * (1 - share) + getattr(other, name) * share, 4) for name in _MOOD}
        return Face(**values)

    def resting(self) -> "Face":
        """The mood alone, without what lasts a moment: speech, blink and glance."""
        return replace(self, mouth=0, blink=0.0, glance=0.0)

    def resolved(self) -> "Face":
        """The same face with speech, blink and glance worked into its controls."""
        face = self.resting()
        if self.mouth:
            shape = self.mouth - 1
            face = replace(
                face,
                open=_OPENNESS[shape] if shape else min(face.open, 0.06),
                wide=face.wide * 0.4 + _WIDTH[shape] if shape else face.wide,
                smile=face.smile * 0.6 if shape else face.smile,
                teeth=face.teeth if not shape else max(face.teeth, 0.3) if shape < 4 else 0.45,
                snarl=face.snarl * 0.4,
            )
        if self.blink:
            lower = min(1.0, face.squint + 0.15 * self.blink)
            face = replace(face, lid=round(face.lid * (1 - self.blink), 3), squint=lower)
        return replace(face, gaze_right=round(face.gaze_right + self.glance, 4))


MOUTHS = 6
"""Mouth shapes of speech, from closed to wide open."""
_OPENNESS = (0.0, 0.13, 0.28, 0.45, 0.64, 0.85)
_WIDTH = (0.0, 0.30, 0.45, -0.20, -0.05, 0.10)
_MOOD = tuple(field.name for field in fields(Face) if field.name not in ("mouth", "blink", "glance"))

NEUTRAL = Face()

EXPRESSIONS: dict[Expression, Face] = {
    "neutral": NEUTRAL,
    "happy": Face(brow_in=0.30, brow_out=0.40, squint=0.40, lid=1.06, smile=0.95, wide=0.50, open=0.30),
    "sad": Face(brow_in=0.95, brow_out=-0.55, brow_knit=0.3, lid=0.70, smile=-0.8, wide=-0.15, gaze_up=-0.22),
    "afraid": Face(brow_in=1.05, brow_out=0.25, brow_knit=0.5, lid=1.42, smile=-0.55, wide=0.25, open=0.30, teeth=0.6),
    "angry": Face(
        brow_in=-0.95, brow_out=0.45, brow_knit=0.9, lid=0.80, squint=0.35, smile=-0.6, wide=0.25, open=0.14, snarl=0.7
    ),
    "surprised": Face(brow_in=1.0, brow_out=1.0, lid=1.42, wide=-0.55, open=0.70, teeth=0.0),
    "worried": Face(brow_in=0.85, brow_out=-0.15, brow_knit=0.6, lid=1.08, smile=-0.45, wide=-0.10),
    "tender": Face(brow_in=0.40, brow_out=0.05, lid=0.95, squint=0.28, smile=0.62, wide=0.15),
    "determined": Face(brow_in=-0.55, brow_out=0.15, brow_knit=0.6, lid=0.96, squint=0.28, smile=-0.08, wide=0.10),
}

def mouth_shape(openness: int) -> int:
    """Which of the six mouths shows an openness of 0..9."""
    return min(max(round(openness * (MOUTHS - 1) / 9), 0), MOUTHS - 1)


def speaking(face: Face, shape: int) -> Face:
    """The face with its mouth in one of the six shapes 0..5; the mood stays in the corners and the eyes."""
    return replace(face, mouth=shape + 1)


def blinking(face: Face, shut: float = 1.0) -> Face:
    """The face with its eyes closed by `shut` (1 is closed)."""
    return replace(face, blink=shut)
