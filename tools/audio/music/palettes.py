"""The palette of each mood: tempo, mode, chords, what it does to the film's motif, and who plays.

A mood has two eight-bar periods, A A' B A'', two bars each; bars are split by `|` and chords are Roman numerals
against the major scale of the tonic (`bVI`, `V7/ii`; `^1` is the first inversion).
"""

from dataclasses import dataclass
from typing import Literal

from tools.film.script import Mood

Mode = Literal["ionian", "lydian", "aeolian", "harmonic", "phrygian"]
Treatment = Literal["plain", "augmented", "fragmented", "diminished", "inverted"]
Motion = Literal["arpeggio", "ostinato", "offbeat", "sparkle"]
Drumming = Literal["none", "pulse", "march", "war", "drive", "brush", "toy", "sparse"]
Arrival = Literal["full", "soft", "bare"]
Layers = tuple[str | None, str | None, str | None]

SCALES: dict[Mode, tuple[int, ...]] = {
    "ionian": (0, 2, 4, 5, 7, 9, 11),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "aeolian": (0, 2, 3, 5, 7, 8, 10),
    "harmonic": (0, 2, 3, 5, 7, 8, 11),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
}


@dataclass(frozen=True)
class Palette:
    """How one mood is composed and orchestrated. Threes of instruments are: always, from tension .45, from .75."""

    mood: Mood
    bpm: float
    mode: Mode
    periods: tuple[str, str]
    arrive: str
    """The bar before an arrival."""
    close: str
    """The bar before the last chord."""
    last: str
    treatment: Treatment
    motion: Motion
    drums: Drumming
    pad: Layers
    moving: tuple[str | None, str | None]
    """Who plays the motion: up to tension .6, and above."""
    lead: Layers
    bass: Layers = ("basses", "cello", "basses")
    counter: str | None = "cello"
    drone: str | None = "cello"
    """Who holds the floor under thin music."""
    meter: int = 4
    suspensions: float = 0.5
    hybrid: float = 0.0
    """Share of synthetic sub, pulse and braam, 0..1."""
    arrival: Arrival = "full"
    """How a hit is met: with crash and boom, softly with harp and cymbal, or by the players alone."""
    tilt: float = 0.0
    """dB per octave added to the spectral target."""
    natural: bool = False
    """A few bare instruments: keep their own spectrum instead of the orchestra's."""
    bed: float = 0.0
    """LU by which the pad is set back (negative) behind a soloist."""
    silent: tuple[str, ...] = ()
    """Instruments that were asked to be left out."""

    @property
    def scale(self) -> tuple[int, ...]:
        return SCALES[self.mode]


PALETTES: dict[Mood, Palette] = {
    p.mood: p
    for p in (
        Palette(
            "tense",
            108,
            "phrygian",
            (
                "i | bII^1 | i^1 iv | V7sus V7 | bvi | #ivo7 V7/iv | iv^1 V7 | i",
                "i | io7 i | bVI | bII^1 V | bIII+ | iv^1 bvi | bII^1 V7 | i",
            ),
            "bVI V7",
            "bII^1 V7",
            "i",
            "fragmented",
            "ostinato",
            "pulse",
            ("tremolo", "strings", "brass"),
            ("spiccato", "spiccato"),
            ("clarinet", "violins", "horns"),
            hybrid=0.8,
            suspensions=0.3,
        ),
        Palette(
            "warm",
            78,
            "ionian",
            (
                "I | V^1 vi7 | IV I^1 | ii7 V7sus V | vi iii | IV V7/V^1 | I^2 V7sus V7 | I",
                "Iadd9 | iii7 vi | IV iv | I^2 V | bVII IV^1 | ii7 V7/V | IV^1 V7 | I",
            ),
            "ii7^1 V7",
            "IV iv",
            "I",
            "plain",
            "arpeggio",
            "brush",
            ("strings", "violins", "horns"),
            ("piano", "harp"),
            ("flute", "violins", "violins"),
            arrival="soft",
            suspensions=0.6,
            tilt=0.3,
        ),
        Palette(
            "melancholy",
            66,
            "aeolian",
            (
                "i | v^1 bVI | iv i^1 | iio^1 Vsus4 V | bIII bVII^1 | bVI V7/iv | iv V7sus V7 | i",
                "i | bVImaj7 | bIII bVII^1 | iv7 V | iv | bVII7 bIIImaj7 | bII^1 V7 | i",
            ),
            "iv V7",
            "iv V7sus V7",
            "i",
            "plain",
            "arpeggio",
            "none",
            ("strings", "violins", "choir"),
            ("piano", "harp"),
            ("oboe", "violin", "violins"),
            arrival="soft",
            suspensions=0.6,
        ),
        Palette(
            "triumphant",
            112,
            "ionian",
            (
                "I | IV I | vi IV^1 | V7/V V | bVI | bVII V7/V | I^2 V7 | I",
                "I V^1 | vi IV | I^1 IV | V7sus V7 | iii vi | ii7^1 V7/V | bVI bVII | I",
            ),
            "V7sus V7",
            "bVI bVII",
            "I",
            "plain",
            "ostinato",
            "march",
            ("strings", "horns", "brass"),
            ("spiccato", "spiccato"),
            ("horns", "trumpets", "trumpets"),
            bass=("basses", "trombones", "trombones"),
            counter="horns",
            suspensions=0.4,
            tilt=0.4,
        ),
        Palette(
            "mysterious",
            74,
            "harmonic",
            (
                "i | bvi | i bIII+ | iv^1 V | bvi | #ivh7 bII^1 | V7sus V7 | i",
                "imaj7 | #ivo7 | bvi | bII V7 | iv | bvi bIII+ | bII^1 V7 | i",
            ),
            "#ivo7 V7",
            "bII^1 V7",
            "i",
            "fragmented",
            "sparkle",
            "sparse",
            ("oohs", "tremolo", "choir"),
            ("celesta", "harp"),
            ("clarinet", "flute", "violins"),
            counter="bassoon",
            arrival="soft",
            hybrid=0.45,
            suspensions=0.4,
        ),
        Palette(
            "playful",
            116,
            "ionian",
            (
                "I | V7^2 I^1 | IV V7/V^1 | V | V7/vi vi | V7/ii ii | IV V7 | I",
                "I I^1 | IV #ivo7 | I^2 V7/ii | ii7 V7 | bVI | bIII bVII | ii7^1 V7 | I",
            ),
            "V7/V V7",
            "ii7^1 V7",
            "I",
            "diminished",
            "offbeat",
            "toy",
            ("pizzicato", "strings", "horns"),
            ("pizzicato", "harp"),
            ("clarinet", "flute", "violins"),
            bass=("bassoon", "bassoon", "basses"),
            counter="bassoon",
            arrival="soft",
            suspensions=0.1,
            tilt=0.5,
        ),
        Palette(
            "epic",
            92,
            "aeolian",
            (
                "i | bVI bIII^1 | bVII iv^1 | Vsus4 V | bVI | bVII bIII^1 | iv V7sus V7 | i",
                "i | bVII^1 bIII | iv bVI | bVII V | bII | bVI bIII | iv V7 | i",
            ),
            "Vsus4 V7",
            "bVI bVII",
            "i",
            "augmented",
            "ostinato",
            "war",
            ("strings", "choir", "brass"),
            ("spiccato", "spiccato"),
            ("horns", "horns", "trumpets"),
            bass=("basses", "basses", "trombones"),
            counter="horns",
            hybrid=0.8,
            suspensions=0.4,
            tilt=0.2,
        ),
        Palette(
            "calm",
            62,
            "ionian",
            (
                "Iadd9 | IVmaj7 | Iadd9^1 | ii7 Vsus4 | vi7 | IVadd9 | IVmaj7 V7sus | Iadd9",
                "Iadd9 | V^1 | vi7 IVadd9 | I^1 Vsus4 V | iii7 | IVmaj7 iv | I^2 V7sus | Iadd9",
            ),
            "ii7 V7sus",
            "IVmaj7 iv",
            "Iadd9",
            "augmented",
            "arpeggio",
            "none",
            ("strings", "warm pad", "violins"),
            ("piano", "harp"),
            ("flute", "clarinet", "violins"),
            arrival="soft",
            suspensions=0.6,
        ),
        Palette(
            "romantic",
            84,
            "ionian",
            (
                "Imaj7 | V7/ii^1 | ii7 | V7sus V7 | iii7 | V7/ii ii7 | iv V7 | I",
                "I | vi7 | ii7^1 V7/V | V7 | V7/vi vi | IV iv | I^2 V7 | I",
            ),
            "ii7^1 V7",
            "iv V7",
            "I",
            "plain",
            "arpeggio",
            "brush",
            ("strings", "violins", "horns"),
            ("harp", "piano"),
            ("violin", "violins", "violins"),
            meter=3,
            arrival="soft",
            suspensions=0.9,
            tilt=0.2,
        ),
        Palette(
            "dark",
            60,
            "phrygian",
            (
                "i | bvi | bII^1 | iv^1 V | bv | bii | bvi V7 | i",
                "i | bII^1 i | bvi | #ivo7 V | iv | bvi bii^1 | bII^1 V | i",
            ),
            "bII^1 V",
            "bII^1 V",
            "i",
            "inverted",
            "ostinato",
            "pulse",
            ("strings", "choir", "brass"),
            ("tremolo", "spiccato"),
            ("bassoon", "cello", "horns"),
            bass=("basses", "basses", "trombones"),
            counter="trombones",
            hybrid=1.0,
            suspensions=0.4,
            tilt=-0.3,
        ),
        Palette(
            "dreamy",
            70,
            "lydian",
            (
                "Imaj7 | II | vi7 | IVmaj7 V7sus | bVImaj7 | bIIImaj7 | ii7 V7sus | Imaj7",
                "Imaj7 | iii7 | II^1 | IVmaj7 Vsus4 | bIIImaj7 | bVImaj7 IVmaj7 | iv V7sus | Imaj7",
            ),
            "ii7 V7sus",
            "iv V7sus",
            "Imaj7",
            "augmented",
            "sparkle",
            "sparse",
            ("warm pad", "oohs", "violins"),
            ("vibes", "celesta"),
            ("flute", "flute", "violins"),
            arrival="soft",
            suspensions=0.5,
            tilt=0.4,
        ),
        Palette(
            "action",
            144,
            "aeolian",
            (
                "i | bVI bVII | i^1 iv | Vsus4 V | bVI | bII bVII | iv V7 | i",
                "i | bIII bVII^1 | iv bVI | #ivo7 V | bvi | bii V7/iv | iv V7 | i",
            ),
            "#ivo7 V7",
            "bVI V7",
            "i",
            "diminished",
            "ostinato",
            "drive",
            ("tremolo", "strings", "brass"),
            ("spiccato", "spiccato"),
            ("horns", "trumpets", "trumpets"),
            bass=("basses", "basses", "trombones"),
            counter="trombones",
            hybrid=0.9,
            suspensions=0.2,
            tilt=0.2,
        ),
    )
}
