"""What was done, told from the facts and from the film before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel

from agent.conversation import Act, Done
from agent.telling.between import Between, Line
from agent.telling.cut import cut_line
from agent.telling.naming import Names, count, seconds, sentence
from agent.telling.results import result_of
from agent.telling.sound import sound_line
from agent.telling.states import state_line, take_line
from agent.telling.story import shown_in, story_line
from tools.film import facts as f
from tools.film.edits import SoundEdit, edit_kinds
from tools.film.edits.story import RemoveScene, ReviseScene, SetCharacter
from tools.film.errors import DirectorError
from tools.film.facts import Fact
from tools.film.facts.cut import CutFact
from tools.film.facts.sound import SoundFact
from tools.film.facts.state import StateFact
from tools.film.facts.takes import TakeFact
from tools.film.film import Film
from tools.film.handles import shots_needing_takes
from tools.film.slate import find_character
from tools.film.views import film_frames

OF_SOUND: tuple[type[BaseModel], ...] = get_args(SoundEdit)


@dataclass(frozen=True)
class Told:
    """A report: one line for each thing that changed, and the messages that are the obvious next step."""

    changes: tuple[str, ...]
    next: tuple[str, ...]


def tell(before: Film, after: Film, done: Sequence[Done]) -> Told:
    """The report of a turn: what changed between two films through these acts, refusals included."""
    films = Between(before, after)
    lines = [line for one in done for fact in one.facts if (line := told_of(fact, one.act, films)) is not None]
    changes = [*films.drawn_together(lines), *_planned_again(done, films)]
    for one in done:
        if one.error:
            changes.append(one.error)
        elif one.act.kind not in edit_kinds():
            changes += result_of(one, films.now)
    was, now = film_frames(before), film_frames(after)
    if (was, before.look.rate) != (now, after.look.rate):
        changes.append(f"the film runs {seconds(now, after.look.rate)} now, it was {seconds(was, before.look.rate)}")
    return Told(tuple(dict.fromkeys(sentence(change) for change in changes)), tuple(_next(after, done)))


def told_of(fact: Fact, act: Act, films: Between) -> Line | None:
    """The line that a fact is worth; None for what another line says."""
    if isinstance(fact, CutFact):
        return cut_line(fact, films)
    if isinstance(fact, SoundFact):
        return sound_line(fact, films, asked=isinstance(act, OF_SOUND))
    if isinstance(fact, StateFact):
        return state_line(fact, films)
    if isinstance(fact, TakeFact):
        return take_line(fact, films)
    if isinstance(fact, f.ShotRemoved) and isinstance(act, RemoveScene):
        # The scene's own line counts them.
        return None
    if isinstance(fact, f.ShotRevised) and isinstance(act, ReviseScene):
        # What its shots have from the scene, the scene's own line says.
        asked = {*act.model_dump(exclude_none=True), "prompt", "coverage"}
        return None if {*fact.changed} <= asked else story_line(fact, films)
    return story_line(fact, films)


def _planned_again(done: Sequence[Done], films: Between) -> Iterable[str]:
    """The shots that have to be shot again; of someone who looks different now, by all their numbers."""
    said: set[str] = set()
    for one in done:
        if not isinstance(one.act, SetCharacter) or one.error:
            continue
        try:
            person = find_character(films.after, one.act.name or one.act.character)
        except DirectorError:
            continue
        shown = {*shown_in(films.after, person.id)}
        reopened = {fact.shot for fact in one.facts if isinstance(fact, f.ShotReopened)} & shown
        many = [count(len(shots), "shot") for shots in (shown, reopened)]
        if reopened:
            verb = ("shows", "goes") if len(reopened) == 1 else ("show", "go")
            yield f"{many[1]} {verb[0]} {person.name} and {verb[1]} back to planned: {films.now.numbers(reopened)}"
            said |= reopened
        elif shown and one.facts:
            verb = "shows" if len(shown) == 1 else "show"
            yield f"{many[0]} {verb} {person.name}: {films.now.numbers(shown)}"
    waiting = {
        fact.shot
        for one in done
        for fact in one.facts
        if isinstance(fact, f.ShotReopened) and fact.shot in films.after.shots
    } - said
    if waiting:
        verb = "goes" if len(waiting) == 1 else "go"
        yield f"{films.now.shots(waiting)} {verb} back to planned"


def _next(after: Film, done: Sequence[Done]) -> Iterable[str]:
    """The obvious next messages, at most two."""
    if not any(one.facts or one.result for one in done):
        return
    rendered = any(one.act.kind in ("render", "export") and not one.error for one in done)
    rolled = any(one.act.kind in ("generate", "retake") and not one.error for one in done)
    begun = any(one.result.get("job") for one in done)
    waiting = shots_needing_takes(after)
    if begun:
        # What it brings is not known yet, and rolled twice is paid twice.
        pass
    elif waiting:
        yield "roll what is missing" if len(waiting) > 1 else f"roll shot {Names(after).numbers(waiting)}"
    elif rolled and any(shot.state == "dailies" for shot in after.shots.values()):
        yield "approve all"
    elif not rendered and after.shots:
        yield "render it"
    if any(one.facts for one in done):
        yield "undo"
