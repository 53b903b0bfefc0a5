"""apply(film, edit) -> (film, facts): the one way a film changes. Pure: the same film and edit give the same result.

edit ──> locked? ──> the rule of its kind, on a bench ──> film, facts
                              │
                              └─ DirectorError: nothing has changed
"""

from typing import assert_never

from tools.film import (
    captioning,
    casting,
    clip_sound,
    cueing,
    cutting,
    dailies,
    framing,
    grading,
    lifecycle,
    overlaying,
    recutting,
    revising,
    scenes,
    scripting,
    shots,
    splicing,
    titling,
)
from tools.film.bench import Bench
from tools.film.edits import CutEdit, FilmEdit, SoundEdit, StateEdit, StoryEdit, TakeEdit
from tools.film.edits import cut as c
from tools.film.edits import sound as s
from tools.film.edits import state as t
from tools.film.edits import story as w
from tools.film.edits import takes as d
from tools.film.errors import DirectorError
from tools.film.facts import Fact, LoglineSet, TitleSet, TreatmentSet
from tools.film.film import Film

# What may change after picture lock: words about the film, sound, colour, titles, captions, state, and new prints,
# which a locked cut does not show.
_AFTER_LOCK = (
    w.SetTitle,
    w.SetLogline,
    w.SetTreatment,
    d.PrintTake,
    d.ImportTake,
    d.SetShotState,
    c.AddTitle,
    c.ReviseTitle,
    c.RemoveTitle,
    c.SetCaption,
    c.SetGrade,
    c.SetFilmGrade,
    c.ImportLut,
)


def apply(film: Film, edit: FilmEdit) -> tuple[Film, tuple[Fact, ...]]:
    """The film with the edit made, and what happened. The given film is never changed.

    Raises DirectorError (NotFound for unknown names; code "locked" after picture lock) when the edit cannot be
    made, with the legal numbers in its data. Undo, redo and revert need the log: history.perform.
    """
    _check_lock(film, edit)
    bench = Bench(film)
    if isinstance(edit, StoryEdit):
        _apply_story(bench, edit)
    elif isinstance(edit, TakeEdit):
        _apply_take(bench, edit)
    elif isinstance(edit, CutEdit):
        _apply_cut(bench, edit)
    elif isinstance(edit, SoundEdit):
        _apply_sound(bench, edit)
    else:
        _apply_state(bench, edit)
    return bench.done()


def _check_lock(film: Film, edit: FilmEdit) -> None:
    # A card puts black in and moves the film, which is more than a title.
    card = isinstance(edit, c.AddTitle) and edit.card is not None
    if not film.locked or (isinstance(edit, (*_AFTER_LOCK, SoundEdit, StateEdit)) and not card):
        return
    raise DirectorError(
        f"The picture is locked, so {edit.kind} is not possible: only sound, colour, titles, captions, markers and "
        "delivery can change. Unlock the picture first.",
        code="locked",
        kind=edit.kind,
    )


def _apply_story(bench: Bench, edit: StoryEdit) -> None:
    match edit:
        case w.SetTitle():
            bench.change(title=edit.title)
            bench.say(TitleSet(title=edit.title))
        case w.SetLogline():
            bench.change(logline=edit.logline)
            bench.say(LoglineSet())
        case w.SetTreatment():
            bench.change(treatment=edit.treatment)
            bench.say(TreatmentSet())
        case w.SetLook():
            casting.set_look(bench, edit)
        case w.SetCharacter():
            casting.set_character(bench, edit)
        case w.RemoveCharacter():
            casting.remove_character(bench, edit)
        case w.SetLocation():
            casting.set_location(bench, edit)
        case w.AddScene():
            scenes.add_scene(bench, edit)
        case w.RemoveScene():
            scenes.remove_scene(bench, edit)
        case w.MoveScene():
            scenes.move_scene(bench, edit)
        case w.SwapScenes():
            scenes.swap_scenes(bench, edit)
        case w.ReviseScene():
            scenes.revise_scene(bench, edit)
        case w.SplitScene():
            scenes.split_scene(bench, edit)
        case w.MergeScenes():
            scenes.merge_scenes(bench, edit)
        case w.AddShot():
            shots.add_shot(bench, edit)
        case w.RemoveShot():
            shots.remove_shot(bench, edit)
        case w.MoveShot():
            shots.move_shot(bench, edit)
        case w.SwapShots():
            shots.swap_shots(bench, edit)
        case w.ReviseShot():
            revising.revise_shot(bench, edit)
        case w.SplitShot():
            shots.split_shot(bench, edit)
        case w.MergeShots():
            shots.merge_shots(bench, edit)
        case w.WriteScript():
            scripting.write_script(bench, edit)
        case _:
            assert_never(edit)


def _apply_take(bench: Bench, edit: TakeEdit) -> None:
    match edit:
        case d.PrintTake() | d.ImportTake():
            dailies.print_take(bench, edit)
        case d.SetShotState():
            dailies.set_shot_state(bench, edit)
        case d.Circle():
            dailies.circle(bench, edit)
        case d.Reject():
            dailies.reject(bench, edit)
        case d.ChooseTake():
            dailies.choose_take(bench, edit)
        case _:
            assert_never(edit)


def _apply_cut(bench: Bench, edit: CutEdit) -> None:
    match edit:
        case c.SetDuration():
            splicing.set_duration(bench, edit)
        case c.Trim():
            cutting.trim(bench, edit)
        case c.Ripple():
            cutting.ripple(bench, edit)
        case c.Roll():
            cutting.roll(bench, edit)
        case c.Slip():
            cutting.slip(bench, edit)
        case c.Slide():
            cutting.slide(bench, edit)
        case c.Lift():
            splicing.lift(bench, edit)
        case c.Extract():
            splicing.extract(bench, edit)
        case c.Insert():
            splicing.insert(bench, edit)
        case c.Overwrite():
            splicing.overwrite(bench, edit)
        case c.Blade():
            splicing.blade(bench, edit)
        case c.SplitEdit():
            cutting.split_edit(bench, edit)
        case c.SetSpeed():
            splicing.set_speed(bench, edit)
        case c.Freeze():
            splicing.freeze(bench, edit)
        case c.SetTransition():
            titling.set_transition(bench, edit)
        case c.AddTitle():
            titling.add_title(bench, edit)
        case c.ReviseTitle():
            titling.revise_title(bench, edit)
        case c.RemoveTitle():
            titling.remove_title(bench, edit)
        case c.SetCaption():
            titling.set_caption(bench, edit)
        case c.SetGrade():
            grading.set_grade(bench, edit)
        case c.SetFilmGrade():
            grading.set_film_grade(bench, edit)
        case c.ImportLut():
            grading.import_lut(bench, edit)
        case c.SetOverlay():
            overlaying.set_overlay(bench, edit)
        case c.SetFraming():
            framing.set_framing(bench, edit)
        case c.Recut():
            recutting.recut(bench, edit)
        case _:
            assert_never(edit)


def _apply_sound(bench: Bench, edit: SoundEdit) -> None:
    match edit:
        case s.SetMusic():
            cueing.set_music(bench, edit)
        case s.RemoveMusic():
            cueing.remove_music(bench, edit)
        case s.SetAmbience():
            cueing.set_ambience(bench, edit)
        case s.AddEffect():
            cueing.add_effect(bench, edit)
        case s.RemoveEffect():
            cueing.remove_effect(bench, edit)
        case s.SetLine():
            cueing.set_line(bench, edit)
        case s.ImportCaptions():
            captioning.import_captions(bench, edit)
        case s.RemoveLine():
            cueing.remove_line(bench, edit)
        case s.SetVoice():
            cueing.set_voice(bench, edit)
        case s.SetGain():
            cueing.set_gain(bench, edit)
        case s.Mute():
            cueing.mute(bench, edit)
        case s.SetScore():
            cueing.set_score(bench, edit)
        case s.SetSoundCrossfade():
            clip_sound.set_sound_crossfade(bench, edit)
        case s.SetDucking():
            cueing.set_ducking(bench, edit)
        case _:
            assert_never(edit)


def _apply_state(bench: Bench, edit: StateEdit) -> None:
    match edit:
        case t.AddMarker():
            lifecycle.add_marker(bench, edit)
        case t.RemoveMarker():
            lifecycle.remove_marker(bench, edit)
        case t.NameCut():
            lifecycle.name_cut(bench, edit)
        case t.SetState():
            lifecycle.set_state(bench, edit)
        case t.LockPicture():
            lifecycle.lock_picture(bench, edit)
        case t.UnlockPicture():
            lifecycle.unlock_picture(bench, edit)
        case _:
            assert_never(edit)
