"""Sound edits: music, effects, ambience, lines, voices and levels."""

from typing import Literal

from pydantic import Field, model_validator

from tools.film.edits.fields import LONGEST, ClipRef, Decibels, Length, SceneRef, ShotRef, Speaker
from tools.film.errors import DirectorError
from tools.film.script import Mood
from tools.film.sound import Stem
from tools.film.timeline import SoundCurve
from tools.film.value import Value


class Range(Value):
    """Shots in a row: from `shot` to `until`, or whole `scenes`; nothing is the whole film."""

    shot: ShotRef | None = Field(default=None, description="the first shot of the range")
    until: ShotRef | None = Field(default=None, description="its last shot; else the first shot alone")
    scenes: tuple[SceneRef, ...] = Field(default=(), description="instead: from the first of these to the last")

    @model_validator(mode="after")
    def _one_way(self) -> "Range":
        if self.scenes and (self.shot is not None or self.until is not None):
            raise DirectorError("A range is given as shots or as scenes, not as both.")
        if self.until is not None and self.shot is None:
            raise DirectorError("A range that ends at a shot also begins at one; give `shot`.")
        return self


class SetMusic(Range):
    """Lay music under a range; what music was there gives way."""

    kind: Literal["set_music"] = "set_music"
    mood: Mood = Field(description="its mood")
    words: str = Field(default="", max_length=500, description="what it shall sound like: 'solo piano, tender'")
    gain_db: Decibels = 0.0
    media: str | None = Field(default=None, max_length=128, description="a recording to use, by media hash")


class RemoveMusic(Range):
    """Take the music away from a range; outside it, it stays."""

    kind: Literal["remove_music"] = "remove_music"


class SetAmbience(Range):
    """Lay the sound of a place under a range; no words take it away."""

    kind: Literal["set_ambience"] = "set_ambience"
    what: str = Field(default="", max_length=200, description="'wind, distant surf'; empty for silence")
    gain_db: Decibels = 0.0


class AddEffect(Value):
    """Place a sound effect at a moment of a shot."""

    kind: Literal["add_effect"] = "add_effect"
    shot: ShotRef
    what: str = Field(min_length=1, max_length=200, description="its plain name: 'thunder'")
    offset: int = Field(default=0, ge=-100_000, le=10_000_000, description="frames after the shot's first")
    frames: Length | None = Field(default=None, description="its length; else its own")
    gain_db: Decibels = 0.0
    media: str | None = Field(default=None, max_length=128, description="a recording to use, by media hash")


class RemoveEffect(Value):
    """Take effects away: one by its id, or those of a shot, all or by name."""

    kind: Literal["remove_effect"] = "remove_effect"
    cue: str | None = Field(default=None, max_length=40, description="the effect, by its id ('cu9')")
    shot: ShotRef | None = Field(default=None, description="the shot it is in")
    what: str | None = Field(default=None, max_length=200, description="only those of this name")

    @model_validator(mode="after")
    def _cue_or_shot(self) -> "RemoveEffect":
        if (self.cue is None) == (self.shot is None):
            raise DirectorError("Name the effect by its id, or the shot it is in; exactly one of them.")
        return self


class SetLine(Value):
    """Let someone say something in a shot, or say it in other words: their line there, if they have one."""

    kind: Literal["set_line"] = "set_line"
    shot: ShotRef
    speaker: Speaker = "narrator"
    text: str = Field(min_length=1, max_length=2000, description="the words")
    voice_over: bool | None = Field(default=None, description="heard but not spoken in the picture")
    offset: int | None = Field(
        default=None, ge=-100_000, le=10_000_000, description="frames after the shot's first; negative leads it"
    )
    cue: str | None = Field(default=None, max_length=40, description="which line, by its id ('cu9')")
    add: bool = Field(default=False, description="one more line, even if they have one in this shot")
    in_take: bool | None = Field(default=None, description="the take's own sound says it, so no voice does")


class RemoveLine(Value):
    """Take lines away: one by its id, or those of a shot, everyone's or one speaker's."""

    kind: Literal["remove_line"] = "remove_line"
    cue: str | None = Field(default=None, max_length=40, description="the line, by its id ('cu9')")
    shot: ShotRef | None = Field(default=None, description="the shot it is in")
    speaker: Speaker | None = Field(default=None, description="only the lines of theirs")

    @model_validator(mode="after")
    def _cue_or_shot(self) -> "RemoveLine":
        if (self.cue is None) == (self.shot is None):
            raise DirectorError("Name the line by its id, or the shot it is in; exactly one of them.")
        return self


class CaptionLine(Value):
    """Words over frames of the film, from a file of captions."""

    start: int = Field(ge=0, le=LONGEST, description="its first frame in the film")
    frames: Length
    text: str = Field(min_length=1, max_length=2000, description="the words; line breaks are kept")
    speaker: str = Field(default="", max_length=100, description="who says it, where the file tells")


class ImportCaptions(Value):
    """Take over captions from a file; `import_media` does it.

    What lies over a line of the film is its caption; the rest is lines that the takes say themselves, so no voice does.
    """

    kind: Literal["import_captions"] = "import_captions"
    file: str = Field(default="", max_length=400, description="the file that they came in")
    lines: tuple[CaptionLine, ...] = Field(min_length=1, max_length=20_000, description="the captions, in order")


class SetVoice(Value):
    """Cast a voice, or change the one there is; what is left out stays."""

    kind: Literal["set_voice"] = "set_voice"
    who: Speaker
    name: str | None = Field(default=None, min_length=1, max_length=100, description="a voice of the cast")
    blend: str | None = Field(default=None, max_length=100, description="a second voice mixed in; '' for none")
    share: float | None = Field(default=None, ge=0, le=1, description="how much of `blend`")
    speed: float | None = Field(default=None, ge=0.6, le=1.5, description="1 as cast, 1.2 faster")
    pitch: float | None = Field(default=None, ge=0.6, le=1.6, description="1 as cast, 0.84 lower")
    change: Literal["lower", "higher", "slower", "faster"] | None = Field(
        default=None, description="one step from what it is now"
    )


class SetGain(Value):
    """Make a stem, a cue, a speaker or the clips' own sound louder or softer. One target, one amount."""

    kind: Literal["set_gain"] = "set_gain"
    stem: Stem | None = Field(default=None, description="DX dialogue, MX music, FX effects")
    cue: str | None = Field(default=None, max_length=40, description="one cue, by its id ('cu9')")
    speaker: Speaker | None = Field(default=None, description="everything someone says")
    clip: ClipRef | None = Field(default=None, description="the own sound of one clip")
    production: bool = Field(default=False, description="the own sound of all clips")
    gain_db: Decibels | None = Field(default=None, description="the level")
    delta_db: float | None = Field(default=None, ge=-84, le=84, description="louder by so many dB")

    @model_validator(mode="after")
    def _one_target(self) -> "SetGain":
        targets = (self.stem, self.cue, self.speaker, self.clip)
        if sum(target is not None for target in targets) + self.production != 1:
            raise DirectorError("A gain belongs to one stem, cue, speaker, clip or the production; give exactly one.")
        if (self.gain_db is None) == (self.delta_db is None):
            raise DirectorError("A gain is given as gain_db or as delta_db; give exactly one.")
        return self


class Mute(Value):
    """Silence a stem, a cue or the clips' own sound, or let it sound again."""

    kind: Literal["mute"] = "mute"
    stem: Stem | None = Field(default=None, description="DX dialogue, MX music, FX effects")
    cue: str | None = Field(default=None, max_length=40, description="one cue, by its id ('cu9')")
    clip: ClipRef | None = Field(default=None, description="the own sound of one clip")
    production: bool = Field(default=False, description="the own sound of all clips")
    muted: bool = Field(default=True, description="false lets it sound again")

    @model_validator(mode="after")
    def _one_target(self) -> "Mute":
        if sum(target is not None for target in (self.stem, self.cue, self.clip)) + self.production != 1:
            raise DirectorError("Mute a stem, a cue, a clip or the production; give exactly one.")
        return self


class SetSoundCrossfade(Value):
    """Let the sound of two clips cross over at the cut into a clip, for longer or shorter than the picture."""

    kind: Literal["set_sound_crossfade"] = "set_sound_crossfade"
    clip: ClipRef
    frames: int | None = Field(
        default=None, ge=0, le=LONGEST, description="its length, half on each side; 0 a plain cut; none: as the picture"
    )
    curve: SoundCurve = Field(
        default="equal power",
        description="equal power between different sounds, linear between like ones, smooth: an S",
    )


class SetScore(Value):
    """Have the whole score composed anew, to the same cues: another seed is other music."""

    kind: Literal["set_score"] = "set_score"
    seed: int = Field(ge=0, le=2**31 - 1, description="any number; the same one gives the same music")


class SetDucking(Value):
    """Say how far the music goes down under speech."""

    kind: Literal["set_ducking"] = "set_ducking"
    duck_db: float = Field(ge=0, le=30, description="dB; 0 leaves the music alone")


SoundEdit = (
    SetMusic
    | RemoveMusic
    | SetAmbience
    | AddEffect
    | RemoveEffect
    | SetLine
    | RemoveLine
    | ImportCaptions
    | SetVoice
    | SetGain
    | Mute
    | SetDucking
    | SetScore
    | SetSoundCrossfade
)
