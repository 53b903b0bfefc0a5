"""Facts: what an edit did, in the past tense. They carry the ids that were touched, never the film.

The page, the bots and the log all tell the story of a film from these; `kind` is the tag of the union.
"""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from tools.film.sound import CueKind, Stem
from tools.film.timeline import TransitionKind
from tools.film.value import Value


class TitleSet(Value):
    kind: Literal["title_set"] = "title_set"
    title: str


class LoglineSet(Value):
    kind: Literal["logline_set"] = "logline_set"


class TreatmentSet(Value):
    kind: Literal["treatment_set"] = "treatment_set"


class LookChanged(Value):
    kind: Literal["look_changed"] = "look_changed"
    changed: tuple[str, ...] = Field(description="the names of the fields that changed")


class CharacterSet(Value):
    kind: Literal["character_set"] = "character_set"
    character: str
    added: bool


class CharacterRemoved(Value):
    kind: Literal["character_removed"] = "character_removed"
    character: str


class LocationSet(Value):
    kind: Literal["location_set"] = "location_set"
    location: str
    added: bool


class ScriptWritten(Value):
    kind: Literal["script_written"] = "script_written"
    scenes: tuple[str, ...]
    shots: tuple[str, ...]


class SceneAdded(Value):
    kind: Literal["scene_added"] = "scene_added"
    scene: str
    shots: tuple[str, ...] = ()


class SceneRemoved(Value):
    kind: Literal["scene_removed"] = "scene_removed"
    scene: str


class SceneMoved(Value):
    kind: Literal["scene_moved"] = "scene_moved"
    scene: str


class ScenesSwapped(Value):
    kind: Literal["scenes_swapped"] = "scenes_swapped"
    scene: str
    other: str


class SceneRevised(Value):
    kind: Literal["scene_revised"] = "scene_revised"
    scene: str
    changed: tuple[str, ...]


class SceneSplit(Value):
    kind: Literal["scene_split"] = "scene_split"
    scene: str
    new: str


class ScenesMerged(Value):
    kind: Literal["scenes_merged"] = "scenes_merged"
    scene: str
    gone: str


class ShotAdded(Value):
    kind: Literal["shot_added"] = "shot_added"
    shot: str
    scene: str


class ShotRemoved(Value):
    kind: Literal["shot_removed"] = "shot_removed"
    shot: str


class ShotMoved(Value):
    kind: Literal["shot_moved"] = "shot_moved"
    shot: str


class ShotsSwapped(Value):
    kind: Literal["shots_swapped"] = "shots_swapped"
    shot: str
    other: str


class ShotRevised(Value):
    kind: Literal["shot_revised"] = "shot_revised"
    shot: str
    changed: tuple[str, ...] = Field(description="the names of the fields that changed")


class ShotReopened(Value):
    """The shot has to be shot again: what is asked for is no longer what was shot."""

    kind: Literal["shot_reopened"] = "shot_reopened"
    shot: str


class ShotStateSet(Value):
    kind: Literal["shot_state_set"] = "shot_state_set"
    shot: str
    state: str


class ShotSplit(Value):
    kind: Literal["shot_split"] = "shot_split"
    shot: str
    new: str


class ShotsMerged(Value):
    kind: Literal["shots_merged"] = "shots_merged"
    shot: str
    gone: str


class TakePrinted(Value):
    kind: Literal["take_printed"] = "take_printed"
    shot: str
    take: str
    media: str


class TakeCircled(Value):
    kind: Literal["take_circled"] = "take_circled"
    shot: str
    take: str


class TakeRejected(Value):
    kind: Literal["take_rejected"] = "take_rejected"
    shot: str
    take: str


class TakeChosen(Value):
    kind: Literal["take_chosen"] = "take_chosen"
    shot: str
    take: str | None = Field(description="None: the circled, else the newest")


class DurationSet(Value):
    kind: Literal["duration_set"] = "duration_set"
    shot: str
    frames: int


class Trimmed(Value):
    kind: Literal["trimmed"] = "trimmed"
    clip: str
    edge: Literal["head", "tail"]
    frames: int


class Rippled(Value):
    kind: Literal["rippled"] = "rippled"
    clip: str
    edge: Literal["head", "tail"]
    frames: int


class Rolled(Value):
    kind: Literal["rolled"] = "rolled"
    out: str
    into: str
    frames: int


class Slipped(Value):
    kind: Literal["slipped"] = "slipped"
    clip: str
    frames: int


class Slid(Value):
    kind: Literal["slid"] = "slid"
    clip: str
    frames: int


class Lifted(Value):
    kind: Literal["lifted"] = "lifted"
    track: str
    start: int
    end: int


class Extracted(Value):
    kind: Literal["extracted"] = "extracted"
    track: str
    start: int
    end: int


class Inserted(Value):
    kind: Literal["inserted"] = "inserted"
    clip: str
    track: str
    at: int


class Overwritten(Value):
    kind: Literal["overwritten"] = "overwritten"
    clip: str
    track: str
    at: int


class Bladed(Value):
    kind: Literal["bladed"] = "bladed"
    clip: str
    new: str
    at: int


class SoundSplit(Value):
    kind: Literal["sound_split"] = "sound_split"
    clip: str
    lead: int
    tail: int


class SpeedSet(Value):
    kind: Literal["speed_set"] = "speed_set"
    clip: str
    speed: Fraction


class FrameFrozen(Value):
    kind: Literal["frame_frozen"] = "frame_frozen"
    clip: str
    frames: int


class TransitionSet(Value):
    kind: Literal["transition_set"] = "transition_set"
    clip: str
    transition: TransitionKind | Literal["cut"]
    frames: int


class TransitionDropped(Value):
    """A transition went because its cut is gone, or has no longer the frames for it."""

    kind: Literal["transition_dropped"] = "transition_dropped"
    clip: str


class TitleAdded(Value):
    kind: Literal["title_added"] = "title_added"
    title: str


class TitleRemoved(Value):
    kind: Literal["title_removed"] = "title_removed"
    title: str


class CaptionSet(Value):
    kind: Literal["caption_set"] = "caption_set"
    cue: str


class Graded(Value):
    kind: Literal["graded"] = "graded"
    shot: str


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
    target: str = Field(description="a stem, a cue's id, or a speaker")
    gain_db: float


class MuteSet(Value):
    kind: Literal["mute_set"] = "mute_set"
    target: Stem | str
    muted: bool


class DuckingSet(Value):
    kind: Literal["ducking_set"] = "ducking_set"
    duck_db: float


class MarkerAdded(Value):
    kind: Literal["marker_added"] = "marker_added"
    marker: str
    frame: int


class MarkerRemoved(Value):
    kind: Literal["marker_removed"] = "marker_removed"
    marker: str


class CutNamed(Value):
    kind: Literal["cut_named"] = "cut_named"
    name: str
    revision: int


class StateSet(Value):
    kind: Literal["state_set"] = "state_set"
    state: str


class PictureLocked(Value):
    kind: Literal["picture_locked"] = "picture_locked"


class PictureUnlocked(Value):
    kind: Literal["picture_unlocked"] = "picture_unlocked"


class Undone(Value):
    kind: Literal["undone"] = "undone"
    steps: int
    revision: int = Field(description="the revision that the film is again")


class Redone(Value):
    kind: Literal["redone"] = "redone"
    steps: int
    revision: int = Field(description="the revision that the film is again")


class Reverted(Value):
    kind: Literal["reverted"] = "reverted"
    revision: int = Field(description="the revision that the film is again")


Fact = Annotated[
    TitleSet
    | LoglineSet
    | TreatmentSet
    | LookChanged
    | CharacterSet
    | CharacterRemoved
    | LocationSet
    | ScriptWritten
    | SceneAdded
    | SceneRemoved
    | SceneMoved
    | ScenesSwapped
    | SceneRevised
    | SceneSplit
    | ScenesMerged
    | ShotAdded
    | ShotRemoved
    | ShotMoved
    | ShotsSwapped
    | ShotRevised
    | ShotReopened
    | ShotStateSet
    | ShotSplit
    | ShotsMerged
    | TakePrinted
    | TakeCircled
    | TakeRejected
    | TakeChosen
    | DurationSet
    | Trimmed
    | Rippled
    | Rolled
    | Slipped
    | Slid
    | Lifted
    | Extracted
    | Inserted
    | Overwritten
    | Bladed
    | SoundSplit
    | SpeedSet
    | FrameFrozen
    | TransitionSet
    | TransitionDropped
    | TitleAdded
    | TitleRemoved
    | CaptionSet
    | Graded
    | CueAdded
    | CueChanged
    | CueRemoved
    | VoiceSet
    | GainSet
    | MuteSet
    | DuckingSet
    | MarkerAdded
    | MarkerRemoved
    | CutNamed
    | StateSet
    | PictureLocked
    | PictureUnlocked
    | Undone
    | Redone
    | Reverted,
    Field(discriminator="kind"),
]
