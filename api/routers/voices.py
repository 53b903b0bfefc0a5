"""Voices over HTTP: who can be cast, and how each one sounds."""

import threading
from fractions import Fraction

from fastapi import APIRouter, Request, Response
from pydantic import Field

from api.allowing import MEMBERS
from api.answer import Answer
from api.files import ASK_AGAIN, DESCRIBED, file_answer
from api.house import InHouse
from tools.audio.cast import VOICES, Sex
from tools.audio.pronunciation import Accent
from tools.audio.sources import Filed
from tools.audio.voices import VoiceBooth
from tools.film.errors import NotFound
from tools.film.script import Voice

router = APIRouter(prefix="/api/voices", tags=["voices"])
SAMPLE = "The tide was out, and nobody had locked the door. Did you hear that?"
_SPEAKING = threading.Lock()
"""one at a time: each loads the speech model, and uses every core"""


class VoiceShown(Answer):
    """A voice that can be cast."""

    name: str
    sex: Sex
    accent: Accent
    f0: int = Field(description="its mean pitch in Hz")
    description: str


class VoiceList(Answer):
    """The voices there are."""

    voices: list[VoiceShown]


@router.get("", dependencies=MEMBERS)
def voices() -> VoiceList:
    """Every voice there is to cast, with `set_voice`."""
    return VoiceList(
        voices=[
            VoiceShown(name=name, sex=card.sex, accent=card.accent, f0=card.f0, description=card.description)
            for name, card in VOICES.items()
        ]
    )


@router.get("/{voice}/sample", response_class=Response, responses=DESCRIBED, dependencies=MEMBERS)
def sample(house: InHouse, request: Request, voice: str) -> Response:
    """A few words in a voice, as WAV: spoken when they are first asked for, and kept."""
    if voice not in VOICES:
        raise NotFound(f"There is no voice called '{voice}'; /api/voices lists them.", code="no_voice")
    settings = house.studio.settings
    with _SPEAKING:
        spoken = VoiceBooth(settings.home, settings.cache / "voices").speak(
            SAMPLE, Voice(name=voice), rate=Fraction(24)
        )
    assert isinstance(spoken.sound, Filed)
    return file_answer(request, spoken.sound.path, spoken.name, caching=ASK_AGAIN)
