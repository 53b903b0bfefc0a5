"""The film: one frozen value, the fold of its edits."""

from typing import Literal

from pydantic import Field

from tools.film.script import Binned, Character, Location, Look, Scene, Shot, Take
from tools.film.sound import Cue, Mix
from tools.film.timeline import Timeline
from tools.film.value import OneLine, Value

FilmState = Literal["development", "assembly", "rough cut", "fine cut", "picture lock", "delivered"]


class Film(Value):
    """Everything about one film. Mappings keep their order and are never changed in place."""

    id: str
    title: OneLine = "Untitled"
    logline: str = ""
    treatment: str = ""
    idea: str = Field(default="", description="what the user asked for, word for word")
    seed: int = 1
    state: FilmState = "development"
    look: Look = Look()
    characters: dict[str, Character] = Field(default_factory=dict)
    locations: dict[str, Location] = Field(default_factory=dict)
    scenes: tuple[Scene, ...] = ()
    shots: dict[str, Shot] = Field(default_factory=dict)
    takes: dict[str, Take] = Field(default_factory=dict)
    bin: dict[str, Binned] = Field(default_factory=dict, description="takes of shots that are gone, by their ids")
    timeline: Timeline = Timeline()
    cues: dict[str, Cue] = Field(default_factory=dict)
    mix: Mix = Mix()
    cuts: dict[str, int] = Field(default_factory=dict, description="named cuts: name -> revision")
    luts: dict[str, str] = Field(default_factory=dict, description="LUTs to grade with: name -> hash in the media pool")
    locked: bool = False
    serial: int = Field(
        default=0, description="the number of the last id given out; ids are serial, so apply stays pure"
    )
