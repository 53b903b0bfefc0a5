"""What was asked for in plain words, such as "solo piano, tender, no drums", turned into a changed palette.

Words the orchestra does not know are left alone: the mood already says most of it.
"""

import re
from dataclasses import dataclass, replace

from tools.audio.music.instruments import DRUMS, GROUPS, INSTRUMENTS
from tools.audio.music.palettes import Drumming, Layers, Palette

NAMES: dict[str, str] = {
    "music box": "music box",
    "musical box": "music box",
    "grand piano": "piano",
    "felt piano": "felt piano",
    "soft piano": "felt piano",
    "muted piano": "felt piano",
    "electric piano": "electric piano",
    "rhodes": "electric piano",
    "piano": "piano",
    "solo strings": "violin",
    "low strings": "low strings",
    "deep strings": "low strings",
    "high strings": "violins",
    "tremolo strings": "tremolo",
    "tremolo": "tremolo",
    "string section": "strings",
    "pizzicato": "pizzicato",
    "plucked strings": "pizzicato",
    "spiccato": "spiccato",
    "staccato strings": "spiccato",
    "string quartet": "strings",
    "strings": "strings",
    "violins": "violins",
    "violin": "violin",
    "violas": "violas",
    "viola": "viola",
    "cellos": "celli",
    "celli": "celli",
    "cello": "cello",
    "double bass": "double bass",
    "contrabass": "basses",
    "basses": "basses",
    "fiddle": "fiddle",
    "muted trumpet": "muted trumpet",
    "trumpets": "trumpets",
    "trumpet": "trumpets",
    "trombones": "trombones",
    "trombone": "trombones",
    "french horns": "horns",
    "french horn": "horns",
    "horns": "horns",
    "horn": "horns",
    "brass": "brass",
    "choir": "choir",
    "chorus": "choir",
    "voices": "oohs",
    "humming": "oohs",
    "vocals": "oohs",
    "pan flute": "pan flute",
    "shakuhachi": "shakuhachi",
    "tin whistle": "whistle",
    "whistle": "whistle",
    "recorder": "recorder",
    "piccolo": "piccolo",
    "flutes": "flute",
    "flute": "flute",
    "oboe": "oboe",
    "english horn": "english horn",
    "cor anglais": "english horn",
    "clarinet": "clarinet",
    "bassoon": "bassoon",
    "woodwinds": "clarinet",
    "winds": "clarinet",
    "saxophone": "saxophone",
    "sax": "saxophone",
    "harmonica": "harmonica",
    "accordion": "accordion",
    "bagpipes": "bagpipe",
    "bagpipe": "bagpipe",
    "church organ": "organ",
    "organ": "organ",
    "harpsichord": "harpsichord",
    "harp": "harp",
    "acoustic guitar": "guitar",
    "nylon guitar": "guitar",
    "steel guitar": "steel guitar",
    "guitar": "guitar",
    "ukulele": "ukulele",
    "mandolin": "mandolin",
    "banjo": "banjo",
    "sitar": "sitar",
    "koto": "koto",
    "celesta": "celesta",
    "celeste": "celesta",
    "vibraphone": "vibes",
    "vibes": "vibes",
    "glockenspiel": "glockenspiel",
    "tubular bells": "bells",
    "bells": "bells",
    "chimes": "bells",
    "kalimba": "kalimba",
    "thumb piano": "kalimba",
    "marimba": "marimba",
    "xylophone": "xylophone",
    "warm pad": "warm pad",
    "pads": "warm pad",
    "pad": "warm pad",
    "synths": "synth strings",
    "synth": "synth strings",
    "synthesizer": "synth strings",
    "electronic": "synth strings",
    "drone": "dark pad",
    "timpani": "timpani",
    "taiko": "taiko",
}
GROUP_NAMES: dict[str, frozenset[str]] = {
    "drums": DRUMS,
    "drum": DRUMS,
    "percussion": DRUMS,
    "beat": DRUMS,
    "strings": GROUPS["strings"],
    "brass": GROUPS["brass"],
    "woodwinds": GROUPS["winds"],
    "winds": GROUPS["winds"],
    "choir": GROUPS["voices"],
    "voices": GROUPS["voices"],
    "vocals": GROUPS["voices"],
    "cymbals": frozenset({"kit", "small"}),
}
STAND_INS: tuple[str, ...] = ("strings", "piano", "harp", "clarinet", "warm pad", "horns", "choir")
TAIKO_DRUMS: tuple[Drumming, ...] = ("pulse", "war", "drive")
HUSHED_BED_LU = -7.0
MELODIC = frozenset({"bowed", "wind", "brass", "voice"})
MOODS_OF_TEMPO: tuple[tuple[str, float], ...] = (
    (r"\b(?:very slow|glacial)\b", 0.78),
    (r"\b(?:slow(?:er|ly)?|adagio|lento)\b", 0.88),
    (r"\b(?:fast(?:er)?|quick(?:er|ly)?|driving|urgent|allegro|presto)\b", 1.12),
)
MOODS_OF_WEIGHT: tuple[tuple[str, float], ...] = (
    (r"\b(?:sparse|thin|minimal|bare|hushed|whisper(?:ed)?|quiet(?:ly)?|soft(?:ly)?|tender|gentle|intimate)\b", -0.15),
    (r"\b(?:full orchestra|big|huge|lush|soaring|swelling|massive|thunderous|loud)\b", 0.2),
)
SYNTHETIC = re.compile(r"\b(?:synths?|synthesizer|electronic|hybrid)\b")
NOT = re.compile(
    r"\b(?:no|without|minus|drop|lose|not any)\s+((?:the\s+|any\s+)?[a-z ]+?)(?=[,.;:!]|\bbut\b|\bwith\b|$)"
)
ONLY = re.compile(r"\b(?:solo|lone|single|only|just|unaccompanied|alone)\b")
ONLY_DRUMS = re.compile(r"\b(?:only|just)\s+(?:drums|percussion|taiko)|\b(?:drums|percussion|taiko)\s+(?:only|alone)\b")
_NAMED = re.compile(r"\b(" + "|".join(sorted(map(re.escape, NAMES), key=lambda n: (-len(n), n))) + r")\b")


@dataclass(frozen=True)
class Wished:
    """A palette after the wishes, and how much thinner (-) or fuller (+) it was asked to be."""

    palette: Palette
    tension: float = 0.0


def heed(palette: Palette, words: str) -> Wished:
    """The palette as the words want it, as far as the orchestra has what they name."""
    text = " ".join(re.findall(r"[a-z]+|[,.;:!]", words.lower()))
    refused = _refused(text)
    text = NOT.sub(" ", text)
    wanted = list(dict.fromkeys(NAMES[name] for name in _NAMED.findall(text)))
    wanted = [name for name in wanted if name not in refused]
    for pattern, factor in MOODS_OF_TEMPO:
        if re.search(pattern, text):
            palette = replace(palette, bpm=palette.bpm * factor)
            break
    if re.search(r"\bwaltz\b", text):
        palette = replace(palette, meter=3)
    if ONLY_DRUMS.search(text):
        return Wished(_drums_alone(palette))
    if wanted and ONLY.search(text):
        palette = _solo(palette, wanted)
    elif wanted:
        palette = _featured(palette, wanted)
    if SYNTHETIC.search(text):
        palette = replace(palette, hybrid=max(0.9, palette.hybrid))
    weight = sum(w for pattern, w in MOODS_OF_WEIGHT if re.search(pattern, text))
    return Wished(_without(palette, refused), weight)


def _refused(text: str) -> set[str]:
    names: set[str] = set()
    for phrase in NOT.findall(text):
        for word in re.split(r"\s+(?:or|and|nor)\s+", phrase.removeprefix("the ").removeprefix("any ").strip()):
            names |= GROUP_NAMES.get(word, frozenset({NAMES[word]} if word in NAMES else set()))
    return names


def _solo(palette: Palette, wanted: list[str]) -> Palette:
    """The named instruments and nobody else; one that plays a single line gets a hushed bed of its own family."""
    first = wanted[0]
    lead = next((n for n in wanted if INSTRUMENTS[n].family in MELODIC), first)
    chords = [n for n in wanted if INSTRUMENTS[n].family not in MELODIC]
    common = replace(
        palette,
        drums="none",
        hybrid=0.0,
        arrival="bare",
        natural=True,
        lead=(lead, lead, lead),
        drone=None,
        silent=tuple(sorted(DRUMS)),
    )
    if chords:
        under = chords[0]
        motion = "arpeggio" if palette.motion == "ostinato" else palette.motion
        return replace(
            common,
            pad=(None, None, under),
            moving=(under, under),
            bass=(under, None, under),
            counter=under,
            motion=motion,
        )
    bed = {"bowed": "celli", "wind": "strings", "brass": "horns", "voice": "oohs"}[INSTRUMENTS[lead].family]
    bed = bed if len(wanted) == 1 else wanted[1]
    section = first in ("strings", "violins", "celli", "low strings", "choir", "oohs", "brass", "tremolo", "violas")
    if section:  # a section can be its own accompaniment
        return replace(common, pad=(first, first, first), moving=(None, None), bass=(first, None, first), counter=None)
    return replace(
        common, pad=(bed, bed, bed), moving=(None, None), bass=(None, None, None), counter=None, bed=HUSHED_BED_LU
    )


def _featured(palette: Palette, wanted: list[str]) -> Palette:
    """The named instruments come forward; the rest of the mood's orchestra stays."""
    for name in reversed(wanted):
        family = INSTRUMENTS[name].family
        if name in ("taiko", "timpani"):
            drums = palette.drums if palette.drums in TAIKO_DRUMS else "war"
            palette = replace(palette, drums=drums)
        elif name == "low strings":
            palette = replace(
                palette,
                pad=(name, name, palette.pad[2]),
                lead=("celli", "celli", "celli"),
                counter="basses",
                moving=("tremolo" if palette.motion == "ostinato" else palette.moving[0], palette.moving[1]),
            )
        elif name in ("strings", "violins", "violas", "celli", "choir", "oohs", "brass", "tremolo") or family == "pad":
            sings = family == "bowed" and name not in ("strings", "tremolo")
            lead = (name, *palette.lead[1:]) if sings else palette.lead
            palette = replace(palette, pad=(name, name, palette.pad[2]), lead=_three(lead))
        elif family in MELODIC:
            palette = replace(palette, lead=(name, name, name))
        elif name in ("double bass", "basses"):
            palette = replace(palette, bass=(name, palette.bass[1], palette.bass[2]))
        else:
            bells = family == "bell" or name in ("guitar", "banjo", "ukulele", "mandolin", "koto", "sitar")
            lead = (name, name, palette.lead[2]) if bells or name.endswith("piano") else palette.lead
            palette = replace(palette, moving=(name, name), lead=_three(lead))
    return palette


def _drums_alone(palette: Palette) -> Palette:
    drums = palette.drums if palette.drums in (*TAIKO_DRUMS, "march") else "war"
    return replace(
        palette,
        drums=drums,
        pad=(None, None, None),
        moving=(None, None),
        lead=(None, None, None),
        drone=None,
        bass=(None, None, None),
        counter=None,
        natural=True,
        hybrid=0.0,
        silent=tuple(sorted(set(INSTRUMENTS) - DRUMS)),
    )


def _without(palette: Palette, refused: set[str]) -> Palette:
    if not refused:
        return palette
    gone = refused | set(palette.silent)

    def spare(name: str | None) -> str | None:
        if name is None or name not in gone:
            return name
        return next((other for other in STAND_INS if other not in gone), None)

    quiet = bool(refused & {"taiko", "kit"})
    return replace(
        palette,
        pad=_three(tuple(map(spare, palette.pad))),
        lead=_three(tuple(map(spare, palette.lead))),
        bass=_three(tuple(map(spare, palette.bass))),
        moving=(spare(palette.moving[0]), spare(palette.moving[1])),
        counter=spare(palette.counter),
        drone=spare(palette.drone),
        silent=tuple(sorted(gone)),
        drums="none" if quiet else palette.drums,
        arrival="soft" if quiet and palette.arrival == "full" else palette.arrival,
    )


def _three(names: tuple[str | None, ...]) -> Layers:
    first, second, third = names
    return first, second, third
