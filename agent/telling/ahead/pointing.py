"""What an act's references are called; a reference that the film does not know stays as it was said."""

import re
from collections.abc import Iterable
from fractions import Fraction

from agent.telling.naming import Names, listed, seconds
from tools.film.edits.fields import Selection
from tools.film.edits.sound import Range
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.script import Scene, Shot
from tools.film.slate import find_character, find_scene, find_shot, find_take
from tools.film.timeline import Clip
from tools.film.timing import timecode
from tools.film.views import find_item

_ID = re.compile(r"[a-z]{2}\d+")


class Pointer:
    """Names for references, on one film."""

    def __init__(self, film: Film) -> None:
        self.film = film
        self.names = Names(film)

    @property
    def rate(self) -> Fraction:
        return self.film.look.rate

    def shot(self, reference: int | str) -> str:
        found = self.found_shot(reference)
        return self.names.shot(found.id) if found is not None else _said("shot", reference)

    def found_shot(self, reference: int | str) -> Shot | None:
        try:
            return find_shot(self.film, reference)
        except DirectorError:
            return None

    def scene(self, reference: int | str) -> str:
        found = self.found_scene(reference)
        return self.names.scene(found.id) if found is not None else _said("scene", reference)

    def found_scene(self, reference: int | str) -> Scene | None:
        try:
            return find_scene(self.film, reference)
        except DirectorError:
            return None

    def selected(self, selection: Selection) -> str:
        """ "shots 3 and 4 (1C, 2A)", "scene 2 (LAMP ROOM, night) and shot 9 (3A)"; empty when nothing is selected."""
        scenes = [self.scene(reference) for reference in selection.scenes]
        return listed([*scenes, *self._shots(selection.shots)])

    def shots_of(self, selection: Selection) -> list[str]:
        """The ids of the shots that are selected and known."""
        scenes = [scene for reference in selection.scenes if (scene := self.found_scene(reference)) is not None]
        single = [shot.id for reference in selection.shots if (shot := self.found_shot(reference)) is not None]
        return [*dict.fromkeys([*single, *(shot for scene in scenes for shot in scene.shots)])]

    def clip(self, reference: int | str) -> str:
        """The shot of a clip."""
        try:
            item = find_item(self.film, reference).item
        except DirectorError:
            return self.shot(reference)
        return self.names.shot(item.shot) if isinstance(item, Clip) else "the gap"

    def take(self, reference: str) -> str:
        """ "take 2 of shot 3 (2B)"."""
        try:
            take = find_take(self.film, reference)
        except DirectorError:
            return _said("take", reference)
        return f"take {self.film.shots[take.shot].takes.index(take.id) + 1} of {self.names.shot(take.shot)}"

    def person(self, reference: str) -> str:
        """A name; "the narrator"."""
        try:
            return find_character(self.film, reference).name
        except DirectorError:
            return self.names.person(reference) if reference == "narrator" else reference

    def place(self, reference: str) -> str:
        found = self.film.locations.get(reference)
        return found.name if found is not None else reference

    def cue(self, cue: str) -> str:
        found = self.film.cues.get(cue)
        return self.names.cue(found) if found is not None else "a sound that is not there"

    def range(self, given: Range) -> str:
        """ "shot 3 (2B) to shot 6 (3A)", "scene 2 (LAMP ROOM, night)", "the whole film"."""
        if given.scenes:
            ends = [self.scene(reference) for reference in (given.scenes[0], given.scenes[-1])]
            return ends[0] if len(given.scenes) == 1 else f"{ends[0]} to {ends[1]}"
        if given.shot is None:
            return "the whole film"
        first = self.shot(given.shot)
        return first if given.until is None else f"{first} to {self.shot(given.until)}"

    def long(self, shots: Iterable[str]) -> str:
        """How long shots are in the cut, together."""
        chosen = set(shots)
        clips = (item for item in self.film.timeline.tracks[0].items if isinstance(item, Clip) and item.shot in chosen)
        return seconds(sum(clip.frames for clip in clips), self.rate)

    def at(self, frame: int) -> str:
        return timecode(frame, self.rate)

    def _shots(self, references: Iterable[int | str]) -> list[str]:
        """Known shots drawn together, the others one by one."""
        known = [shot.id for reference in references if (shot := self.found_shot(reference)) is not None]
        strange = [_said("shot", reference) for reference in references if self.found_shot(reference) is None]
        return [*([self.names.shots(known)] if known else []), *strange]


def _said(kind: str, reference: int | str) -> str:
    """A number or slate as it was said; an id of nothing is just "a shot"."""
    text = str(reference)
    return f"a {kind}" if _ID.fullmatch(text) else f"{kind} {text}"
