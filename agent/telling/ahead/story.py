"""What a story edit would do."""

from typing import assert_never

from agent.telling.ahead.pointing import Pointer
from agent.telling.naming import count, frames_of, listed, short
from agent.telling.story import shown_in
from tools.film.edits import StoryEdit
from tools.film.edits.story import (
    AddScene,
    AddShot,
    MergeScenes,
    MergeShots,
    MoveScene,
    MoveShot,
    RemoveCharacter,
    RemoveScene,
    RemoveShot,
    ReviseScene,
    ReviseShot,
    SetCharacter,
    SetLocation,
    SetLogline,
    SetLook,
    SetTitle,
    SetTreatment,
    SplitScene,
    SplitShot,
    SwapScenes,
    SwapShots,
    WriteScript,
)
from tools.film.errors import DirectorError
from tools.film.slate import find_character


def story_wish(act: StoryEdit, of: Pointer) -> str:
    """An imperative without its full stop."""
    match act:
        case SetTitle():
            return f"call the film “{short(act.title)}”"
        case SetLogline():
            return f"set the logline “{short(act.logline)}”"
        case SetTreatment():
            return "write the treatment anew"
        case SetLook():
            return f"set the film's look: {_changes(act, 'kind') or 'as it is'}"
        case SetCharacter():
            return _character(act, of)
        case RemoveCharacter():
            return _without(act, of)
        case SetLocation():
            return f"change the place {of.place(act.location)}: {_changes(act, 'kind', 'location') or 'as it is'}"
        case AddScene():
            what = f"“{short(act.purpose)}”" if act.purpose else f"in {of.place(act.location)}"
            many = f" with {count(len(act.shots), 'shot')}" if act.shots else ""
            return f"add a scene {what}{many}{_of_scenes(act, of) or ', at the end'}"
        case RemoveScene():
            scene = of.found_scene(act.scene)
            shots = [] if scene is None else [*scene.shots]
            return f"take {of.scene(act.scene)} out: {count(len(shots), 'shot')}, {of.long(shots)}"
        case MoveScene():
            return f"move {of.scene(act.scene)}{_of_scenes(act, of)}"
        case SwapScenes():
            return f"swap {of.scene(act.scene)} and {of.scene(act.other)}"
        case ReviseScene():
            return f"change {of.scene(act.scene)}: {_of_scene(act, of) or 'as it is'}"
        case SplitScene():
            return f"begin a new scene with {of.shot(act.shot)}"
        case MergeScenes():
            return f"make one scene of {of.scene(act.scene)} and {of.scene(act.other)}"
        case AddShot():
            where = _of_shots(act, of) or (f" at the end of {of.scene(act.scene)}" if act.scene is not None else "")
            return f"add a shot “{short(act.prompt)}”{where or ' at the end'}"
        case RemoveShot():
            shots = of.shots_of(act)
            return f"take {of.selected(act)} out of the film, {of.long(shots)}"
        case MoveShot():
            return f"move {of.shot(act.shot)}{_of_shots(act, of)}"
        case SwapShots():
            return f"swap {of.shot(act.shot)} and {of.shot(act.other)}"
        case ReviseShot():
            return f"change {of.selected(act)}: {_of_shot(act, of) or 'shoot it anew'}"
        case SplitShot():
            return f"make two shots of {of.shot(act.shot)}, {frames_of(act.at, of.rate)} in"
        case MergeShots():
            return f"make one shot of {of.shot(act.shot)} and {of.shot(act.other)}"
        case WriteScript():
            scenes = act.screenplay.scenes
            many = f"{count(len(scenes), 'scene')} with {count(sum(len(one.shots) for one in scenes), 'shot')}"
            there = f", in place of the {count(len(of.film.shots), 'shot')} there are" if of.film.shots else ""
            return f"write the script: {many}{there}"
        case _:
            assert_never(act)


def _character(act: SetCharacter, of: Pointer) -> str:
    parts = [f"called {act.name}"] if act.name is not None else []
    if act.appearance is not None:
        told = act.appearance.model_dump(exclude_none=True)
        parts += [f"{name.replace('_', ' ')} {value}" if value != "" else f"no {name}" for name, value in told.items()]
    parts += [f"“{short(act.canon)}”"] if act.canon else []
    parts += ["another voice"] if act.voice is not None else []
    try:
        person = find_character(of.film, act.character)
    except DirectorError:
        return f"bring {act.character} into the cast: {listed(parts) or 'as it comes'}"
    shown = of.names.numbers(shown_in(of.film, person.id))
    seen = f"; seen in {'shots' if not shown.isdecimal() else 'shot'} {shown}" if shown else "; in no shot yet"
    return f"change {person.name}: {listed(parts) or 'as it is'}{seen}"


def _without(act: RemoveCharacter, of: Pointer) -> str:
    try:
        person = find_character(of.film, act.character)
    except DirectorError:
        return f"take {act.character} out of the film"
    lines = sum(cue.speaker == person.id for cue in of.film.cues.values())
    shown = of.names.shots(shown_in(of.film, person.id))
    parts = [f"out of {shown}" if shown else "seen in no shot"]
    parts += [f"with {count(lines, 'line')}"] if lines else []
    return f"take {person.name} out of the film: {listed(parts)}"


def _of_scene(act: ReviseScene, of: Pointer) -> str:
    parts = [f"in {of.place(act.location)}"] if act.location is not None else []
    parts += ["indoors" if act.interior == "INT." else "outdoors"] if act.interior is not None else []
    parts += [f"“{short(act.purpose)}”"] if act.purpose is not None else []
    return listed([*parts, *_fields(act, "kind", "scene", "location", "interior", "purpose")])


def _of_shot(act: ReviseShot, of: Pointer) -> str:
    parts = [f"“{short(act.prompt)}”"] if act.prompt is not None else []
    parts += [f"in {of.place(act.place)}"] if act.place is not None else []
    if act.cast is not None:
        parts.append(f"with {listed([of.person(who) for who in act.cast])} in it" if act.cast else "nobody in it")
    if act.staging is not None:
        parts.append(f"with {listed([of.person(one.who) for one in act.staging]) or 'nobody'}, placed anew")
    if act.props is not None:
        parts.append(f"with {listed([prop.what for prop in act.props])}" if act.props else "no things in it")
    parts += [f"{name} “{short(said)}”" for name in ("light", "look", "note") if (said := getattr(act, name))]
    told = ("prompt", "place", "cast", "staging", "props", "light", "look", "note")
    return listed([*parts, *_fields(act, "kind", "shots", "scenes", *told)])


def _of_scenes(act: AddScene | MoveScene, of: Pointer) -> str:
    if act.after is not None:
        return f", after {of.scene(act.after)}"
    return f", before {of.scene(act.before)}" if act.before is not None else ""


def _of_shots(act: AddShot | MoveShot, of: Pointer) -> str:
    if act.after is not None:
        return f" after {of.shot(act.after)}"
    return f" before {of.shot(act.before)}" if act.before is not None else ""


def _changes(act: SetLook | SetLocation, *known: str) -> str:
    return listed(_fields(act, *known))


def _fields(act: SetLook | SetLocation | ReviseScene | ReviseShot, *known: str) -> list[str]:
    told = act.model_dump(exclude_none=True)
    return [
        f"{name.replace('_', ' ')} {f'{value:g}' if isinstance(value, float) else value}"
        for name, value in told.items()
        if name not in known
    ]
