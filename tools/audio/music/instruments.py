"""The instruments of the orchestra: where each lies in the two soundfonts, how far it reaches, where it sits."""

from dataclasses import dataclass
from typing import Literal

Family = Literal["bowed", "wind", "brass", "voice", "pad", "short", "keys", "plucked", "bell", "drum"]
Preset = tuple[int, int]
KIT_BANK = 128


@dataclass(frozen=True)
class Instrument:
    """An instrument in two layers, a (bank, preset) in each soundfont; bank 128 is a drum kit.

    `low` and `high` are MIDI keys; a note outside is moved by octaves. `pan` runs from -1, left, to 1, right.
    """

    first: Preset
    second: Preset
    low: int
    high: int
    family: Family
    pan: float = 0.0

    @property
    def kit(self) -> bool:
        return self.first[0] == KIT_BANK

    @property
    def sustained(self) -> bool:
        """Holds its tone for as long as it is played, and can swell on it."""
        return self.family in ("bowed", "wind", "brass", "voice", "pad")

    @property
    def rings(self) -> bool:
        """Sounds on after it was struck, so its notes may overlap."""
        return self.family in ("keys", "plucked", "bell")

    def within(self, key: int) -> int:
        """The nearest octave of `key` that the instrument can play; drums keep their key."""
        while not self.kit and key < self.low:
            key += 12
        while not self.kit and key > self.high:
            key -= 12
        return key


INSTRUMENTS: dict[str, Instrument] = {
    "strings": Instrument((0, 49), (0, 49), 36, 96, "bowed", -0.1),
    "violins": Instrument((20, 49), (0, 48), 55, 100, "bowed", -0.35),
    "violas": Instrument((30, 49), (0, 41), 48, 84, "bowed", 0.05),
    "celli": Instrument((40, 49), (0, 49), 36, 72, "bowed", 0.25),
    "low strings": Instrument((50, 49), (0, 48), 28, 60, "bowed", 0.2),
    "tremolo": Instrument((0, 44), (0, 44), 36, 96, "bowed", 0.1),
    "spiccato": Instrument((0, 48), (1, 48), 36, 96, "short", -0.2),
    "pizzicato": Instrument((0, 45), (0, 45), 36, 96, "short", 0.15),
    "violin": Instrument((8, 40), (0, 40), 55, 100, "bowed", -0.25),
    "viola": Instrument((0, 41), (0, 41), 48, 84, "bowed", 0.05),
    "cello": Instrument((0, 42), (0, 42), 36, 76, "bowed", 0.3),
    "basses": Instrument((0, 43), (0, 43), 28, 60, "bowed", 0.2),
    "fiddle": Instrument((0, 110), (0, 110), 55, 96, "bowed", -0.2),
    "horns": Instrument((0, 60), (0, 60), 41, 77, "brass", -0.3),
    "trumpets": Instrument((0, 56), (0, 56), 54, 84, "brass", 0.2),
    "muted trumpet": Instrument((0, 59), (0, 59), 54, 84, "brass", 0.2),
    "trombones": Instrument((0, 57), (0, 57), 36, 70, "brass", 0.3),
    "brass": Instrument((0, 61), (0, 61), 36, 82, "brass", 0.15),
    "choir": Instrument((0, 52), (0, 52), 43, 81, "voice"),
    "oohs": Instrument((0, 53), (0, 53), 43, 81, "voice"),
    "flute": Instrument((0, 73), (0, 73), 60, 96, "wind", -0.15),
    "piccolo": Instrument((0, 72), (0, 72), 72, 105, "wind", -0.15),
    "pan flute": Instrument((0, 75), (0, 75), 60, 92, "wind", -0.1),
    "shakuhachi": Instrument((0, 77), (0, 77), 55, 88, "wind", -0.1),
    "whistle": Instrument((0, 78), (0, 78), 67, 98, "wind", 0.1),
    "recorder": Instrument((0, 74), (0, 74), 60, 96, "wind", 0.1),
    "oboe": Instrument((0, 68), (0, 68), 58, 88, "wind", 0.1),
    "english horn": Instrument((0, 69), (0, 69), 52, 80, "wind", 0.1),
    "clarinet": Instrument((0, 71), (0, 71), 50, 90, "wind", 0.15),
    "bassoon": Instrument((0, 70), (0, 70), 34, 70, "wind", 0.2),
    "saxophone": Instrument((0, 66), (0, 66), 46, 80, "wind", 0.1),
    "harmonica": Instrument((0, 22), (0, 22), 60, 90, "wind", 0.1),
    "accordion": Instrument((0, 21), (0, 21), 48, 88, "wind", 0.1),
    "bagpipe": Instrument((0, 109), (0, 109), 55, 84, "wind", 0.1),
    "organ": Instrument((0, 19), (0, 19), 36, 96, "pad"),
    "piano": Instrument((0, 0), (8, 0), 28, 100, "keys", -0.1),
    "felt piano": Instrument((8, 0), (8, 0), 28, 96, "keys", -0.1),
    "electric piano": Instrument((0, 4), (0, 4), 28, 96, "keys", 0.1),
    "harpsichord": Instrument((0, 6), (0, 6), 36, 88, "keys", 0.1),
    "harp": Instrument((0, 46), (0, 46), 31, 100, "plucked", 0.35),
    "guitar": Instrument((0, 24), (0, 24), 40, 83, "plucked", -0.15),
    "steel guitar": Instrument((0, 25), (0, 25), 40, 86, "plucked", -0.15),
    "ukulele": Instrument((8, 24), (8, 24), 55, 86, "plucked", -0.1),
    "mandolin": Instrument((16, 25), (16, 25), 55, 92, "plucked", 0.2),
    "banjo": Instrument((0, 105), (0, 105), 48, 84, "plucked", 0.2),
    "sitar": Instrument((0, 104), (0, 104), 48, 84, "plucked", 0.1),
    "koto": Instrument((0, 107), (0, 107), 48, 88, "plucked", 0.1),
    "double bass": Instrument((0, 32), (0, 32), 28, 58, "plucked", 0.1),
    "celesta": Instrument((0, 8), (0, 8), 60, 103, "bell", 0.3),
    "music box": Instrument((0, 10), (0, 10), 60, 103, "bell", 0.1),
    "vibes": Instrument((0, 11), (0, 11), 53, 89, "bell", -0.3),
    "glockenspiel": Instrument((0, 9), (0, 9), 72, 103, "bell", 0.3),
    "bells": Instrument((0, 14), (0, 14), 55, 82, "bell", 0.2),
    "kalimba": Instrument((0, 108), (0, 108), 55, 92, "bell", 0.1),
    "marimba": Instrument((0, 12), (0, 12), 45, 91, "short", -0.2),
    "xylophone": Instrument((0, 13), (0, 13), 60, 96, "short", 0.2),
    "warm pad": Instrument((0, 89), (0, 89), 36, 90, "pad"),
    "dark pad": Instrument((0, 97), (0, 89), 36, 84, "pad"),
    "synth strings": Instrument((0, 50), (0, 50), 36, 90, "pad"),
    "timpani": Instrument((0, 47), (0, 47), 36, 57, "drum"),
    "taiko": Instrument((0, 116), (8, 116), 30, 60, "drum"),
    "kit": Instrument((128, 48), (128, 48), 0, 127, "drum"),
    "small": Instrument((128, 0), (128, 0), 0, 127, "drum", 0.2),
}

DRUMS = frozenset({"timpani", "taiko", "kit", "small"})
GROUPS: dict[str, frozenset[str]] = {
    "strings": frozenset(
        {
            "strings",
            "violins",
            "violas",
            "celli",
            "low strings",
            "tremolo",
            "spiccato",
            "pizzicato",
            "violin",
            "viola",
            "cello",
            "basses",
            "fiddle",
        }
    ),
    "brass": frozenset({"horns", "trumpets", "muted trumpet", "trombones", "brass"}),
    "winds": frozenset({"flute", "piccolo", "oboe", "english horn", "clarinet", "bassoon", "recorder"}),
    "voices": frozenset({"choir", "oohs"}),
    "drums": DRUMS,
}
