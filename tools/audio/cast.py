"""The voices there are to cast, and who gets which."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from tools.audio.pronunciation import Accent
from tools.film.errors import DirectorError
from tools.film.script import Voice

Sex = Literal["f", "m"]


@dataclass(frozen=True)
class VoiceCard:
    """A voice of the embedded engine: who it sounds like. `f0` is its mean pitch in Hz."""

    sex: Sex
    accent: Accent
    description: str
    f0: int


@dataclass(frozen=True)
class CastVoice:
    """A voice made ready for a part: the ages it suits, and the voice with its blend, speed and pitch."""

    name: str
    sex: Sex
    ages: tuple[int, int]
    voice: Voice


VOICES: dict[str, VoiceCard] = {
    "af_alloy": VoiceCard("f", "American", "level and matter-of-fact", 145),
    "af_aoede": VoiceCard("f", "American", "clear, a little formal", 178),
    "af_bella": VoiceCard("f", "American", "warm and full, a storyteller", 197),
    "af_heart": VoiceCard("f", "American", "warm, close, very natural", 203),
    "af_jessica": VoiceCard("f", "American", "young, bright, quick", 205),
    "af_kore": VoiceCard("f", "American", "calm and firm", 147),
    "af_nicole": VoiceCard("f", "American", "a whisper, close to the microphone", 145),
    "af_nova": VoiceCard("f", "American", "low and modern", 161),
    "af_river": VoiceCard("f", "American", "soft, unhurried", 178),
    "af_sarah": VoiceCard("f", "American", "friendly, lively", 194),
    "af_sky": VoiceCard("f", "American", "light, a little shy", 156),
    "am_adam": VoiceCard("m", "American", "deep and plain", 115),
    "am_echo": VoiceCard("m", "American", "even, a newsreader", 112),
    "am_eric": VoiceCard("m", "American", "young, open", 158),
    "am_fenrir": VoiceCard("m", "American", "strong, urgent", 126),
    "am_liam": VoiceCard("m", "American", "young, easy-going", 122),
    "am_michael": VoiceCard("m", "American", "warm and sure, a lead", 120),
    "am_onyx": VoiceCard("m", "American", "very deep, slow authority", 85),
    "am_puck": VoiceCard("m", "American", "sly, quick-witted", 105),
    "am_santa": VoiceCard("m", "American", "hearty, old, high in the throat", 176),
    "bf_alice": VoiceCard("f", "British", "bright, proper, young", 220),
    "bf_emma": VoiceCard("f", "British", "poised, a narrator", 180),
    "bf_isabella": VoiceCard("f", "British", "gentle, cultured", 202),
    "bf_lily": VoiceCard("f", "British", "sweet, light", 189),
    "bm_daniel": VoiceCard("m", "British", "smooth, official", 126),
    "bm_fable": VoiceCard("m", "British", "a teller of tales", 122),
    "bm_george": VoiceCard("m", "British", "rich and wise, a narrator", 143),
    "bm_lewis": VoiceCard("m", "British", "deep, grave", 89),
}

CAST: tuple[CastVoice, ...] = (
    CastVoice("the woman next door", "f", (26, 45), Voice(name="af_heart")),
    CastVoice("the lead", "m", (28, 50), Voice(name="am_michael")),
    CastVoice("the doctor", "f", (38, 60), Voice(name="bf_emma")),
    CastVoice("the captain", "m", (45, 66), Voice(name="bm_lewis", speed=1.04)),
    CastVoice("the friend", "f", (17, 30), Voice(name="af_sarah", speed=1.03)),
    CastVoice("the young man", "m", (16, 29), Voice(name="am_liam", speed=1.03)),
    CastVoice(
        "the grandmother", "f", (62, 120), Voice(name="bf_isabella", blend="af_kore", share=0.4, speed=0.9, pitch=0.93)
    ),
    CastVoice(
        "the old man", "m", (60, 120), Voice(name="bm_george", blend="am_onyx", share=0.3, speed=0.9, pitch=0.95)
    ),
    CastVoice("the girl", "f", (1, 15), Voice(name="af_jessica", blend="bf_lily", share=0.4, speed=1.0, pitch=1.22)),
    CastVoice("the boy", "m", (1, 15), Voice(name="am_eric", blend="af_sky", share=0.5, speed=1.02, pitch=1.38)),
    CastVoice("the rebel", "f", (20, 38), Voice(name="af_nova")),
    CastVoice("the fighter", "m", (24, 48), Voice(name="am_fenrir")),
    CastVoice("the lady", "f", (30, 58), Voice(name="bf_alice", blend="bf_emma", share=0.5, speed=0.96)),
    CastVoice("the stranger", "m", (30, 60), Voice(name="am_onyx", speed=1.05)),
    CastVoice("the singer", "f", (24, 50), Voice(name="af_bella", speed=0.97)),
    CastVoice("the trickster", "m", (20, 55), Voice(name="am_puck", blend="bm_fable", share=0.35, speed=1.04)),
    CastVoice("the sister", "f", (14, 24), Voice(name="bf_lily", speed=1.02, pitch=1.06)),
    CastVoice("the officer", "m", (32, 58), Voice(name="bm_daniel")),
    CastVoice("the judge", "f", (48, 75), Voice(name="af_kore", blend="af_alloy", share=0.5, speed=0.95, pitch=0.94)),
    CastVoice("the sailor", "m", (48, 80), Voice(name="am_adam", blend="bm_lewis", share=0.35, speed=0.94, pitch=0.93)),
)

# Parts beyond the cast: the same voices, moved this much from themselves until nobody sounds like somebody else.
_SHADES = ((0.94, 0.97), (1.07, 1.03), (0.89, 1.0), (1.12, 0.98))


def voice_card(name: str) -> VoiceCard:
    """The card of a voice; raises DirectorError naming the voices there are."""
    if name not in VOICES:
        raise DirectorError(
            f"There is no voice called '{name}'; the voices are {', '.join(sorted(VOICES))}.",
            voice=name,
            voices=sorted(VOICES),
        )
    return VOICES[name]


def choose_voice(age: int, sex: Sex, taken: Collection[Voice] = ()) -> Voice:
    """The free voice that suits the part best. Never one that is `taken`; the same question has the same answer."""
    suited = sorted((part for part in CAST if part.sex == sex), key=lambda part: _years_off(part, age))
    for part in suited:
        if part.voice not in taken and _years_off(part, age) <= 12:
            return part.voice
    shades = (_shaded(part.voice, *shade) for shade in _SHADES for part in suited[:4])
    return next((voice for voice in shades if voice not in taken), suited[0].voice)


def _years_off(part: CastVoice, age: int) -> int:
    youngest, oldest = part.ages
    return max(youngest - age, age - oldest, 0)


def _shaded(voice: Voice, pitch: float, speed: float) -> Voice:
    return voice.model_copy(update={"pitch": round(voice.pitch * pitch, 3), "speed": round(voice.speed * speed, 3)})
