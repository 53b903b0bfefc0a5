"""What happened to the words, the cast, the places, the scenes and the shots."""

from typing import Literal

from pydantic import Field

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


class ShotSplit(Value):
    kind: Literal["shot_split"] = "shot_split"
    shot: str
    new: str


class ShotsMerged(Value):
    kind: Literal["shots_merged"] = "shots_merged"
    shot: str
    gone: str


StoryFact = (
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
    | ShotSplit
    | ShotsMerged
)
