"""The sound of the film: cues, each anchored to a shot so that sound moves with its picture.

shot        |------------ 3B ------------|------- 3C -------|
dialogue          |--line--|                                    offset 30 from 3B
effect                              |x                          offset 80 from 3B
music       |----------------------------------------------|    3B until the end of 3C
J-cut                               |--line of 3C--|            offset -20 from 3C
"""

from typing import Literal

from pydantic import Field

from tools.film.script import Mood, Voice
from tools.film.value import Value

CueKind = Literal["dialogue", "music", "effect", "ambience"]
Stem = Literal["DX", "MX", "FX"]
STEMS: tuple[Stem, ...] = ("DX", "MX", "FX")
STEM_OF: dict[CueKind, Stem] = {"dialogue": "DX", "music": "MX", "effect": "FX", "ambience": "FX"}
RANGED: tuple[CueKind, ...] = ("ambience", "music")
"""The kinds that run over shots."""
NARRATOR = "narrator"

SONG_SECONDS = 15
"""A recording from elsewhere that lasts longer is music, a shorter one is an effect."""

LETTERS_A_SECOND = 15
"""How fast a line is said whose length is not known."""


class Cue(Value):
    """A sound at a place in the film. Lengths in frames; gain in dB."""

    id: str
    kind: CueKind
    what: str = Field(description="the line's words, the music's words, or the effect's plain name")
    shot: str = Field(description="the shot it hangs on")
    offset: int = Field(default=0, description="frames from that shot's first frame in the cut; negative leads it")
    frames: int | None = Field(default=None, ge=1, description="length; None is the sound's own length")
    until: str | None = Field(default=None, description="music, ambience: runs to the end of that shot")
    speaker: str | None = Field(default=None, description="dialogue: a character's id, or 'narrator'")
    voice_over: bool = False
    mood: Mood | None = None
    gain_db: float = Field(default=0.0, ge=-60, le=24)
    muted: bool = False
    media: str | None = Field(default=None, description="a chosen or imported recording, by hash")
    offline: str = Field(default="", description="what of which recording it stands for, while that is not here")
    in_take: bool = Field(default=False, description="dialogue: the take's own sound says it; no voice is recorded")


class Mix(Value):
    """Levels above the cues."""

    stem_gain_db: dict[Stem, float] = Field(default_factory=lambda: {"DX": 0.0, "MX": 0.0, "FX": 0.0})
    muted_stems: tuple[Stem, ...] = ()
    speaker_gain_db: dict[str, float] = Field(default_factory=dict)
    production_gain_db: float = Field(default=0.0, ge=-60, le=24, description="the clips' own sound, all of it")
    production_muted: bool = False
    duck_db: float = Field(default=10.0, ge=0, le=30, description="how far music goes down under speech")
    score_seed: int = Field(default=0, ge=0, description="another number is other music to the same cues")
    narrator: Voice = Voice(name="bm_george")
