"""What a model writes: shot-list text that becomes edits, read by the script supervisor first.

text ──screenplay_of──> screenplay ──check──> breaches told back, up to TRIES times; then what is usable is kept
                                   └──> WriteScript | people and places, AddScene | AddShot ...

Whoever the text names and the film knows is the same person; who is new is cast as the file form casts them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.conversation import Act
from agent.embedded.film_index import index_of
from tools.film.casting import new_name
from tools.film.edits.story import AddScene, AddShot, AppearanceChange, SetCharacter, SetLocation, WriteScript
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.screenplay import SceneDraft, Screenplay, ShotDraft
from tools.film.script import Character, Location, Scene
from tools.film.slate import find_scene, find_shot, scene_of, slugline
from tools.film.sound import NARRATOR
from tools.writing.lexicon import Lexicon
from tools.writing.lint import Breach, check, errors, rows_of_screenplay
from tools.writing.scripted import UNTITLED, screenplay_of

TRIES = 3
"""times that a text is read; the last one is kept as far as it can be"""
UNREAD = 12
"""lines without meaning that the last try may lose"""
OF_A_WHOLE_FILM = frozenset(("rhythm", "unestablished"))
"""rules that a part of a film cannot be held to"""
SHOTS_PER_REMARK = 8
"""a text may keep one remark for so many shots: rules of thumb are not laws"""


Reference = int | str


@dataclass(frozen=True)
class Written:
    """What a text comes to. Without acts, `remarks` are what to mend; with acts they are what was kept all the same."""

    acts: tuple[Act, ...]
    remarks: tuple[str, ...] = ()


def write_film(film: Film, text: str, lexicon: Lexicon, tried: int) -> Written:
    """The whole film. `tried` counts the texts before this one in this turn. Raises DirectorError for no shot list."""
    play, lost = _read(film, text, lexicon, tried)
    if play.title == UNTITLED:
        play = play.model_copy(update={"title": film.title})
    return _judged(play, (WriteScript(screenplay=play),), lost, tried, whole=True)


def write_scenes(
    film: Film,
    text: str,
    lexicon: Lexicon,
    tried: int,
    after: Reference | None = None,
    before: Reference | None = None,
    purpose: str = "",
) -> Written:
    """Scenes in a row, with the people and places that are new. Raises DirectorError."""
    play, lost = _read(film, text, lexicon, tried)
    if after is not None or before is not None:
        find_scene(film, after if after is not None else before or 0)
    known = _Known(film, play)
    made = [_add_scene(known, scene, purpose) for scene in play.scenes]
    if after is not None:
        # Each goes right after the same scene, so the last is put there first.
        made = [scene.model_copy(update={"after": after}) for scene in reversed(made)]
    elif before is not None:
        made = [scene.model_copy(update={"before": before}) for scene in made]
    return _judged(play, (*known.new, *made), lost, tried, whole=False)


def write_shots(
    film: Film,
    text: str,
    lexicon: Lexicon,
    tried: int,
    after: Reference | None = None,
    before: Reference | None = None,
    scene: Reference | None = None,
) -> Written:
    """Shots of a scene that is there. Raises DirectorError."""
    if not film.scenes:
        raise DirectorError("The film has no scene to add shots to; write a scene.")
    home = _home(film, after, before, scene)
    body = "\n".join(line for line in text.splitlines() if not re.match(r"\s*(INT|EXT|I/E)[./ ]", line, re.IGNORECASE))
    play, lost = _read(film, f"{slugline(film, home)}\n{_as_shots(body)}", lexicon, tried)
    known = _Known(film, play)
    drafts = [_shot(known, shot) for shot in play.scenes[0].shots]
    place = {"after": after, "before": before, "scene": home.id if after is None and before is None else None}
    made = [AddShot.model_validate(draft.model_dump() | place) for draft in drafts]
    return _judged(play, (*known.new, *(reversed(made) if after is not None else made)), lost, tried, whole=False)


def _read(film: Film, text: str, lexicon: Lexicon, tried: int) -> tuple[Screenplay, list[str]]:
    """The screenplay of a text, and what had to be left out of it, which only the last try may."""
    lines, lost = _bare(text).splitlines(), list[str]()
    while True:
        try:
            return screenplay_of("\n".join(lines), lexicon, seed=film.seed, rate=film.look.rate), lost
        except DirectorError as error:
            number = error.data.get("line")
            if tried + 1 < TRIES or not isinstance(number, int) or not 1 <= number <= len(lines) or len(lost) >= UNREAD:
                raise
            lost.append(f"The line “{lines.pop(number - 1).strip()[:60]}” could not be read and is left out.")


def _bare(text: str) -> str:
    """The text with what a model says before its first header, title or slugline blanked; lines keep their numbers."""
    lines = text.replace("\r", "").splitlines()
    start = re.compile(
        r"\s*(?:[#*_`-]*\s*)(INT|EXT|I/E|Title|Logline|Style|Treatment|Palette|Aspect|Music)\b", re.IGNORECASE
    )
    first = next((at for at, line in enumerate(lines) if start.match(line) or line.startswith("# ")), 0)
    return "\n".join([""] * first + lines[first:])


def _as_shots(text: str) -> str:
    """Lines at the margin are shots, also where the dash was forgotten."""
    lines = [line for line in text.splitlines() if line.strip()]
    marked = re.compile(r"\s*(?:[-*•]|\d+[.)])\s+")
    return "\n".join(line if line[0] == " " or marked.match(line) or line.isupper() else f"- {line}" for line in lines)


def _judged(play: Screenplay, acts: tuple[Act, ...], lost: list[str], tried: int, *, whole: bool) -> Written:
    """The acts, or what to mend first."""
    cast = frozenset(one.id for one in play.characters)
    found = [one for one in check(rows_of_screenplay(play), cast) if whole or one.code not in OF_A_WHOLE_FILM]
    shots = sum(len(scene.shots) for scene in play.scenes)
    fine = not errors(found) and len(found) <= shots // SHOTS_PER_REMARK
    if not fine and tried + 1 < TRIES:
        return Written((), _told(found))
    return Written(acts, (*lost, *(() if fine else _told(found))))


def _told(found: Sequence[Breach]) -> tuple[str, ...]:
    return tuple(one.message for one in found[:20])


def _home(film: Film, after: Reference | None, before: Reference | None, scene: Reference | None) -> Scene:
    """The scene that the shots go to."""
    if after is not None or before is not None:
        return scene_of(film, find_shot(film, after if after is not None else before or 0).id)
    return find_scene(film, scene) if scene is not None else film.scenes[-1]


class _Known:
    """Who and what of the text the film knows already, and the edits that bring in the rest."""

    def __init__(self, film: Film, play: Screenplay) -> None:
        self.new: list[Act] = []
        self.people = {one.id: self._person(film, one) for one in play.characters}
        self.places = {place.id: self._place(film, place) for place in play.locations}

    def _person(self, film: Film, one: Character) -> str:
        words = tuple(one.name.casefold().split())
        found = index_of(film).people.get(words) or next(
            (known.id for known in film.characters.values() if known.name.casefold() == one.name.casefold()), None
        )
        if found is not None:
            return found
        made = [act.character for act in self.new if isinstance(act, SetCharacter)]
        name = one.name.title()
        self.new.append(
            SetCharacter(
                character=name,
                canon=one.canon or None,
                appearance=AppearanceChange.model_validate(one.appearance.model_dump()),
                voice=one.voice,
            )
        )
        return new_name(name, {**film.characters, **{new_name(other, film.characters): None for other in made}})

    def _place(self, film: Film, place: Location) -> str:
        words = tuple(place.name.casefold().split())
        found = index_of(film).places.get(words) or next(
            (known.id for known in film.locations.values() if known.name.casefold() == place.name.casefold()), None
        )
        if found is not None:
            return found
        made = [act.location for act in self.new if isinstance(act, SetLocation)]
        self.new.append(SetLocation(location=place.name, canon=place.canon or None, interior=place.interior))
        return new_name(place.name, {**film.locations, **{new_name(other, film.locations): None for other in made}})


def _add_scene(known: _Known, scene: SceneDraft, purpose: str) -> AddScene:
    return AddScene(
        location=known.places[scene.location],
        interior=scene.interior,
        time=scene.time,
        weather=scene.weather,
        purpose=purpose or scene.purpose,
        mood=scene.mood,
        tension=scene.tension,
        shots=tuple(_shot(known, shot) for shot in scene.shots),
    )


def _shot(known: _Known, shot: ShotDraft) -> ShotDraft:
    """The shot with the film's own names of people."""
    staging = tuple(one.model_copy(update={"who": known.people[one.who]}) for one in shot.staging)
    lines = tuple(
        line if line.speaker == NARRATOR else line.model_copy(update={"speaker": known.people[line.speaker]})
        for line in shot.lines
    )
    return shot.model_copy(update={"staging": staging, "lines": lines})
