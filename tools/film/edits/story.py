"""Story edits: the words about the film, its cast and places, its scenes and shots."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from tools.film.edits.fields import SceneRef, Seconds, Selection, ShotRef, Who, Words
from tools.film.screenplay import Screenplay, ShotDraft
from tools.film.script import (
    Action,
    Angle,
    Appearance,
    Aspect,
    Beard,
    Coverage,
    Expression,
    Facing,
    Form,
    HairStyle,
    Hat,
    Interior,
    Mood,
    Move,
    Outfit,
    Pace,
    Prop,
    Size,
    Staged,
    TimeOfDay,
    Voice,
    Weather,
)
from tools.film.value import Value


class SetTitle(Value):
    """Give the film its title."""

    kind: Literal["set_title"] = "set_title"
    title: str = Field(min_length=1, max_length=200, description="the title")


class SetLogline(Value):
    """Say the film in one sentence."""

    kind: Literal["set_logline"] = "set_logline"
    logline: Words = Field(description="the film in one sentence")


class SetTreatment(Value):
    """Tell the film in prose."""

    kind: Literal["set_treatment"] = "set_treatment"
    treatment: str = Field(max_length=100_000, description="the story, told in the present tense")


class SetLook(Value):
    """Change style, palette, picture format or rate. What changes the picture puts every shot back to planned."""

    kind: Literal["set_look"] = "set_look"
    style: Words | None = Field(default=None, description="the style of every picture, in words")
    palette: Words | None = Field(default=None, description="the colours, in words")
    aspect: Aspect | None = Field(default=None, description="the shape of the picture")
    rate: Fraction | None = Field(
        default=None, ge=1, le=120, description="frames a second; every length is kept in seconds"
    )


Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$", description="a colour, #rrggbb")]
ColourOrNone = Annotated[str, Field(pattern=r"^(#[0-9a-fA-F]{6})?$", description="a colour, #rrggbb; empty for none")]


class AppearanceChange(Value):
    """What changes in how someone looks; everything left out stays."""

    form: Form | None = Field(default=None, description="what kind of being")
    species: str | None = Field(default=None, max_length=100, description="for creatures: fox, dog, owl, ...")
    age: int | None = Field(default=None, ge=1, le=120, description="years")
    sex: Literal["f", "m"] | None = Field(default=None, description="f or m")
    build: float | None = Field(default=None, ge=-1, le=1, description="-1 thin .. 1 heavy")
    skin: Colour | None = None
    eye: Colour | None = None
    hair: Colour | None = None
    hair_style: HairStyle | None = Field(default=None, description="how the hair is worn")
    beard: Beard | None = Field(default=None, description="empty for none")
    beard_colour: ColourOrNone | None = None
    hat: Hat | None = Field(default=None, description="empty for none")
    hat_colour: Colour | None = None
    glasses: ColourOrNone | None = None
    outfit: Outfit | None = Field(default=None, description="what they wear")
    top: Colour | None = None
    under: Colour | None = None
    bottom: Colour | None = None
    accent: Colour | None = None
    shoes: Colour | None = None
    lips: ColourOrNone | None = None
    freckles: float | None = Field(default=None, ge=0, le=1, description="0 none .. 1 many")

    def on(self, appearance: Appearance) -> Appearance:
        """The appearance with the change made."""
        return appearance.model_copy(update=self.model_dump(exclude_none=True))


class SetCharacter(Value):
    """Change someone of the cast, or bring in someone new. Shots that show them go back to planned."""

    kind: Literal["set_character"] = "set_character"
    character: Who
    name: str | None = Field(default=None, min_length=1, max_length=200, description="what they are called")
    canon: Words | None = Field(default=None, description="the words that every prompt about them repeats")
    appearance: AppearanceChange | None = Field(default=None, description="what changes in their looks")
    voice: Voice | None = Field(default=None, description="their voice")


class RemoveCharacter(Value):
    """Take someone out of the film: out of every shot, with all their lines."""

    kind: Literal["remove_character"] = "remove_character"
    character: Who


class SetLocation(Value):
    """Change a place, or bring in a new one. Shots made there go back to planned."""

    kind: Literal["set_location"] = "set_location"
    location: str = Field(min_length=1, max_length=200, description="the place: name or id")
    name: str | None = Field(default=None, min_length=1, max_length=200, description="what it is called")
    canon: Words | None = Field(default=None, description="the words that every prompt about it repeats")
    set_kind: str | None = Field(default=None, max_length=100, description="the previz set that stands for it")
    interior: bool | None = Field(default=None, description="indoors")


class AddScene(Value):
    """Add a scene, with its shots if there are any; without a place it goes to the end."""

    kind: Literal["add_scene"] = "add_scene"
    location: str = Field(min_length=1, max_length=200, description="the place: name or id")
    interior: Interior = Field(default="EXT.", description="indoors or out")
    time: TimeOfDay = Field(default="day", description="the hour")
    weather: Weather = Field(default="clear", description="the weather")
    purpose: Words = Field(default="", description="the beat: what changes here")
    mood: Mood = Field(default="calm", description="its mood")
    tension: float = Field(default=0.3, ge=0, le=1, description="0 at rest .. 1 at breaking point")
    shots: tuple[ShotDraft, ...] = Field(default=(), description="its shots, in order")
    after: SceneRef | None = Field(default=None, description="the scene it follows")
    before: SceneRef | None = Field(default=None, description="the scene it comes before")


class RemoveScene(Value):
    """Take a scene and all its shots out of the film and close the gap."""

    kind: Literal["remove_scene"] = "remove_scene"
    scene: SceneRef


class MoveScene(Value):
    """Move a scene to another place in the film, with its picture and its sound."""

    kind: Literal["move_scene"] = "move_scene"
    scene: SceneRef
    after: SceneRef | None = Field(default=None, description="the scene it shall follow")
    before: SceneRef | None = Field(default=None, description="the scene it shall come before")


class SwapScenes(Value):
    """Let two scenes change places, each with its whole run of picture and sound."""

    kind: Literal["swap_scenes"] = "swap_scenes"
    scene: SceneRef
    other: SceneRef


class ReviseScene(Value):
    """Change a scene's place, time, weather or meaning; its shots follow and the changed ones are planned again."""

    kind: Literal["revise_scene"] = "revise_scene"
    scene: SceneRef
    location: str | None = Field(default=None, max_length=200, description="the place: name or id")
    interior: Interior | None = Field(default=None, description="indoors or out")
    time: TimeOfDay | None = Field(default=None, description="the hour")
    weather: Weather | None = Field(default=None, description="the weather")
    purpose: Words | None = Field(default=None, description="the beat: what changes here")
    mood: Mood | None = Field(default=None, description="its mood")
    tension: float | None = Field(description="0 at rest .. 1 at breaking point", default=None, ge=0, le=1)


class SplitScene(Value):
    """Make two scenes of one: the second begins with the named shot."""

    kind: Literal["split_scene"] = "split_scene"
    shot: ShotRef = Field(description="the first shot of the new scene")


class MergeScenes(Value):
    """Make one scene of two neighbours; the earlier one keeps its slugline."""

    kind: Literal["merge_scenes"] = "merge_scenes"
    scene: SceneRef
    other: SceneRef


class AddShot(ShotDraft):
    """Add a shot and its clip; the film after it moves. Without a place it goes to the end of the last scene."""

    kind: Literal["add_shot"] = "add_shot"
    seconds: Seconds | None = Field(default=None, description="its length, instead of `frames`")
    after: ShotRef | None = Field(default=None, description="the shot it follows")
    before: ShotRef | None = Field(default=None, description="the shot it comes before")
    scene: SceneRef | None = Field(default=None, description="the scene it closes")


class RemoveShot(Selection):
    """Take shots out of the film with their lines and effects; the gap closes, music runs on over the rest."""

    kind: Literal["remove_shot"] = "remove_shot"


class MoveShot(Value):
    """Move a shot to another place, in its scene or another, with its picture and its sound."""

    kind: Literal["move_shot"] = "move_shot"
    shot: ShotRef
    after: ShotRef | None = Field(default=None, description="the shot it shall follow")
    before: ShotRef | None = Field(default=None, description="the shot it shall come before")


class SwapShots(Value):
    """Let two shots change places."""

    kind: Literal["swap_shots"] = "swap_shots"
    shot: ShotRef
    other: ShotRef


class ReviseShot(Selection):
    """Ask for something else in a shot. Its prompt follows, and it goes back to planned until it is shot again."""

    kind: Literal["revise_shot"] = "revise_shot"
    prompt: Words | None = Field(default=None, description="the whole line of prompt, in new words")
    size: Size | None = Field(default=None, description="how much of the subject is seen")
    coverage: Coverage | None = Field(default=None, description="who is seen, and past whom")
    angle: Angle | None = Field(default=None, description="from where the camera looks")
    camera: Move | None = Field(default=None, description="how the camera moves")
    pace: Pace | None = Field(default=None, description="how fast things move")
    light: Words | None = Field(default=None, description="words on the light: 'one warm lamp, much darker'")
    time: TimeOfDay | None = Field(default=None, description="the hour")
    weather: Weather | None = Field(default=None, description="the weather")
    place: str | None = Field(default=None, max_length=200, description="another place: name or id")
    cast: tuple[Who, ...] | None = Field(default=None, description="who is in it, by name or id; empty: nobody")
    action: Action | None = Field(default=None, description="what everyone in it does")
    expression: Expression | None = Field(default=None, description="what their faces say")
    facing: Facing | None = Field(default=None, description="how they stand to the camera")
    staging: tuple[Staged, ...] | None = Field(default=None, description="the whole staging anew")
    props: tuple[Prop, ...] | None = Field(default=None, description="the things that must be seen, anew")
    focus: str | None = Field(default=None, max_length=200, description="what the shot is about")
    mood: Mood | None = Field(default=None, description="its mood")
    look: Words | None = Field(default=None, description="words on style and colour for this shot alone")
    note: Words | None = Field(default=None, description="a note for the next take")
    generator: str | None = Field(default=None, max_length=100, description="the camera that shall shoot it")


class SplitShot(Value):
    """Make two shots of one at a frame of it; the second is planned anew with the same words."""

    kind: Literal["split_shot"] = "split_shot"
    shot: ShotRef
    at: int = Field(ge=1, description="the first frame of the second shot, counted in the first")


class MergeShots(Value):
    """Make one longer shot of two neighbours of a scene; the earlier one keeps its words and is shot again."""

    kind: Literal["merge_shots"] = "merge_shots"
    shot: ShotRef
    other: ShotRef
    prompt: Words | None = Field(default=None, description="new words for the longer shot")


class WriteScript(Value):
    """Make the film of a whole script at once: scenes, shots, cut, titles and cues. Only before the first shot."""

    kind: Literal["write_script"] = "write_script"
    screenplay: Screenplay = Field(description="the whole script")


StoryEdit = (
    SetTitle
    | SetLogline
    | SetTreatment
    | SetLook
    | SetCharacter
    | RemoveCharacter
    | SetLocation
    | AddScene
    | RemoveScene
    | MoveScene
    | SwapScenes
    | ReviseScene
    | SplitScene
    | MergeScenes
    | AddShot
    | RemoveShot
    | MoveShot
    | SwapShots
    | ReviseShot
    | SplitShot
    | MergeShots
    | WriteScript
)
