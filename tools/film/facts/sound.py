"""What happened to the sound."""

from typing import Literal

from pydantic import Field

from tools.film.sound import CueKind, Stem
from tools.film.value import Value


class CueAdded(Value):
    kind: Literal["cue_added"] = "cue_added"
    cue: str
    cue_kind: CueKind
    shot: str


class CueChanged(Value):
    kind: Literal["cue_changed"] = "cue_changed"
    cue: str
    cue_kind: CueKind
    shot: str


class CueRemoved(Value):
    kind: Literal["cue_removed"] = "cue_removed"
    cue: str
    cue_kind: CueKind
    shot: str


class VoiceSet(Value):
    kind: Literal["voice_set"] = "voice_set"
    who: str


class GainSet(Value):
    kind: Literal["gain_set"] = "gain_set"
    target: str = Field(description="a stem, a cue's or a clip's id, a speaker, or 'production'")
    gain_db: float


class MuteSet(Value):
    kind: Literal["mute_set"] = "mute_set"
    target: Stem | str
    muted: bool


class DuckingSet(Value):
    kind: Literal["ducking_set"] = "ducking_set"
    duck_db: float


class ScoreSet(Value):
    kind: Literal["score_set"] = "score_set"
    seed: int


class SoundCrossfadeSet(Value):
    kind: Literal["sound_crossfade_set"] = "sound_crossfade_set"
    clip: str
    frames: int | None


SoundFact = (
    CueAdded | CueChanged | CueRemoved | VoiceSet | GainSet | MuteSet | DuckingSet | ScoreSet | SoundCrossfadeSet
)
