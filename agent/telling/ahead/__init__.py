"""What an act would do, said before it is done: for previews, for choices, for a dry run.

describe(film, remove_shot 5) ──> "Take shot 5 (2B) out of the film, 4.0 s."
"""

from typing import assert_never

from agent.conversation import Act
from agent.telling.ahead.cut import cut_wish
from agent.telling.ahead.pointing import Pointer
from agent.telling.ahead.sound import sound_wish
from agent.telling.ahead.story import story_wish
from agent.telling.naming import count, frames_of, listed, sentence, short
from tools.film.edits import CutEdit, HistoryEdit, SoundEdit, StateEdit, StoryEdit, TakeEdit
from tools.film.edits.state import (
    AddMarker,
    LockPicture,
    NameCut,
    Redo,
    RemoveMarker,
    Revert,
    SetState,
    Undo,
    UnlockPicture,
)
from tools.film.edits.takes import ChooseTake, Circle, ImportTake, PrintTake, Reject, SetShotState
from tools.film.film import Film
from tools.film.orders import Cancel, Compose, Export, Generate, ImportMedia, Order, Quote, Render, Retake, Spot

__all__ = ["describe"]


def describe(film: Film, act: Act) -> str:
    """One sentence: what the act would do to this film. A reference that the film does not know stays as it is said."""
    return sentence(_wish(act, Pointer(film)))


def _wish(act: Act, of: Pointer) -> str:
    if isinstance(act, CutEdit):
        return cut_wish(act, of)
    if isinstance(act, SoundEdit):
        return sound_wish(act, of)
    if isinstance(act, StoryEdit):
        return story_wish(act, of)
    if isinstance(act, TakeEdit):
        return _take_wish(act, of)
    if isinstance(act, StateEdit | HistoryEdit):
        return _state_wish(act, of)
    return _order_wish(act, of)


def _take_wish(act: TakeEdit, of: Pointer) -> str:
    match act:
        case PrintTake() | ImportTake():
            return f"bring a take into {of.shot(act.shot)}"
        case SetShotState():
            return f"note that {of.selected(act)} is {act.state}"
        case Circle() | Reject():
            verb = "circle" if isinstance(act, Circle) else "reject"
            note = f": “{short(act.note)}”" if isinstance(act, Reject) and act.note else ""
            what = listed([*([of.selected(act)] if act.shots or act.scenes else []), *map(of.take, act.takes)])
            return f"{verb} {what or 'nothing'}{note}"
        case ChooseTake():
            if act.take == "best":
                return f"use the best take of {of.selected(act)} in the cut"
            number = f"take {act.take} of {of.selected(act)}" if isinstance(act.take, int) else of.take(act.take)
            return f"use {number} in the cut"
        case _:
            assert_never(act)


def _state_wish(act: StateEdit | HistoryEdit, of: Pointer) -> str:
    match act:
        case AddMarker():
            if act.shot is not None:
                late = f", {frames_of(act.offset, of.rate)} in" if act.offset else ""
                where = f"in {of.shot(act.shot)}{late}"
            else:
                where = f"at {of.at(act.frame) if act.frame is not None else act.timecode}"
            colour = f"{act.colour} " if act.colour else ""
            return f"put the {colour}marker “{short(act.name)}” {where}"
        case RemoveMarker():
            named = [one.name for one in of.film.timeline.markers if act.marker in (one.id, one.name)]
            return f"take the marker {f'“{named[0]}” ' if named else ''}away"
        case NameCut():
            which = f"revision {act.revision}" if act.revision is not None else "the film as it is now"
            return f"name {which} “{short(act.name)}”"
        case SetState():
            return f"call the film {act.state}"
        case LockPicture():
            return "lock the picture"
        case UnlockPicture():
            return "unlock the picture"
        case Undo():
            return f"take back {'the last edit' if act.steps == 1 else f'the last {act.steps} edits'}"
        case Redo():
            return f"do again {'what was taken back' if act.steps == 1 else f'the last {act.steps} edits taken back'}"
        case Revert():
            return f"go back to {f'“{act.cut}”' if act.cut is not None else f'revision {act.revision}'}"
        case _:
            assert_never(act)


def _order_wish(act: Order, of: Pointer) -> str:
    match act:
        case Generate():
            return f"roll {of.selected(act) or 'every shot that needs a take'}{_takes(act)}"
        case Retake():
            note = f": “{short(act.note)}”" if act.note else ""
            return f"shoot {of.selected(act) or 'the shots'} again{_takes(act)}{note}"
        case Quote():
            return f"say what takes of {of.selected(act) or 'the missing shots'} would cost{_takes(act)}"
        case Cancel():
            return f"stop what is rolling{f' of {chosen}' if (chosen := of.selected(act)) else ''}"
        case Render():
            return f"render the cut{' as a draft' if act.draft else ''}"
        case Export(dry_run=True):
            return f"say what {act.name} could not carry of the film"
        case Export():
            return f"export the film as {act.name}{' with burned captions' if act.burned else ''}"
        case ImportMedia():
            where = f" as takes of {of.shot(act.shot)}" if act.shot is not None else ""
            return f"bring in {count(len(act.files), 'file')}{where}"
        case Spot():
            return f"look for missing effects in {of.range(act)}"
        case Compose():
            return "have the whole score composed anew"
        case _:
            assert_never(act)


def _takes(act: Generate | Retake | Quote) -> str:
    """How many of each, with which camera, how large, and by when."""
    many = f", {act.takes} takes of each" if act.takes is not None and act.takes > 1 else ""
    by = f" with {act.generator}" if act.generator else ""
    large = f", in {act.resolution}" if act.resolution is not None else ""
    soon = f", to be there in {act.within:g} min" if act.within is not None else ""
    return f"{many}{by}{large}{soon}"
