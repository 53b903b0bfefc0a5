"""Scenes: added, removed, moved, swapped, revised, split and merged, with V1 and the sound kept in step."""

from tools.film.bench import Bench
from tools.film.edits.story import (
    AddScene,
    MergeScenes,
    MoveScene,
    RemoveScene,
    ReviseScene,
    SplitScene,
    SwapScenes,
)
from tools.film.errors import DirectorError
from tools.film.facts import (
    SceneAdded,
    SceneMoved,
    SceneRemoved,
    SceneRevised,
    ScenesMerged,
    SceneSplit,
    ScenesSwapped,
    ShotRevised,
)
from tools.film.film import Film
from tools.film.laying import Laid, after_move, after_swap, laid
from tools.film.picture import rearrange
from tools.film.prompting import Change, reworded
from tools.film.room_tone import lay_room_tone
from tools.film.script import Scene, Shot
from tools.film.scripting import add_sounds, new_shot, place_title, place_transition
from tools.film.shots import put_in_scene, take_out, the_one
from tools.film.slate import (
    find_location,
    find_scene,
    find_shot,
    scene_number,
    scene_of,
    slate_of,
)


def add_scene(bench: Bench, edit: AddScene) -> None:
    """A new scene with its shots and the sound of its place, after or before another, or at the end."""
    film = bench.film
    place = find_location(film, edit.location)
    index = len(film.scenes)
    if edit.after is not None or edit.before is not None:
        target = find_scene(film, the_one(edit.after, edit.before, "scene"))
        index = scene_number(film, target.id) - (edit.after is None)
    scene = Scene(
        id=bench.new_id("sc"),
        location=place.id,
        interior=edit.interior,
        time=edit.time,
        weather=edit.weather,
        purpose=edit.purpose,
        mood=edit.mood,
        tension=edit.tension,
    )
    bench.change(scenes=(*film.scenes[:index], scene, *film.scenes[index:]))
    for number, shot_draft in enumerate(edit.shots):
        shot = new_shot(bench, shot_draft, scene)
        put_in_scene(bench, find_scene(bench.film, scene.id), number, shot)
        add_sounds(bench, shot_draft, shot.id)
        place_transition(bench, shot_draft, shot.id)
        place_title(bench, shot_draft, shot.id)
    lay_room_tone(bench, scene.id)
    bench.say(SceneAdded(scene=scene.id, shots=find_scene(bench.film, scene.id).shots))


def remove_scene(bench: Bench, edit: RemoveScene) -> None:
    """A scene and all its shots leave the film."""
    scene = find_scene(bench.film, edit.scene)
    if scene.shots:
        take_out(bench, scene.shots)
    bench.change(scenes=tuple(other for other in bench.film.scenes if other.id != scene.id))
    bench.say(SceneRemoved(scene=scene.id))


def move_scene(bench: Bench, edit: MoveScene) -> None:
    """A scene goes after or before another, with its run of V1."""
    scene = find_scene(bench.film, edit.scene)
    target = find_scene(bench.film, the_one(edit.after, edit.before, "scene"))
    if target.id == scene.id:
        raise DirectorError("A scene cannot be moved next to itself; name another one.")
    before = laid(bench.film)
    rest = [other for other in bench.film.scenes if other.id != scene.id]
    index = rest.index(target) + (edit.after is not None)
    bench.change(scenes=(*rest[:index], scene, *rest[index:]))
    _follow(bench, before, scene)
    bench.say(SceneMoved(scene=scene.id))


def swap_scenes(bench: Bench, edit: SwapScenes) -> None:
    """Two scenes change places, with their whole runs of V1."""
    one, other = find_scene(bench.film, edit.scene), find_scene(bench.film, edit.other)
    if one.id == other.id:
        raise DirectorError("A scene cannot be swapped with itself; name another one.")
    before = laid(bench.film)
    swapped = {one.id: other, other.id: one}
    bench.change(scenes=tuple(swapped.get(scene.id, scene) for scene in bench.film.scenes))
    rearrange(bench, [set(one.shots), set(other.shots)])
    after_swap(bench, before, one.shots, other.shots)
    bench.say(ScenesSwapped(scene=one.id, other=other.id))


def revise_scene(bench: Bench, edit: ReviseScene) -> None:
    """A scene's place, time, weather or meaning changes.

    Shots that had what the scene had follow it, in words and structure, and are planned again; shots that
    differed on purpose stay as they are. Purpose and tension leave the pictures alone.
    """
    scene = find_scene(bench.film, edit.scene)
    given = edit.model_dump(exclude={"kind", "scene"}, exclude_none=True)
    if edit.location is not None:
        given["location"] = find_location(bench.film, edit.location).id
    changes = {name: value for name, value in given.items() if value != getattr(scene, name)}
    if not given:
        raise DirectorError(
            "Say what changes in the scene: location, interior, time, weather, purpose, mood or tension."
        )
    _put(bench, scene.model_copy(update=changes))
    shown = {name: value for name, value in changes.items() if name in ("location", "time", "weather", "mood")}
    revised = [
        shot
        for name in scene.shots
        if (shot := _following(bench.film, bench.film.shots[name], scene, shown)) != bench.film.shots[name]
    ]
    bench.put_shots(*revised)
    bench.say(SceneRevised(scene=scene.id, changed=tuple(changes)))
    bench.say(*(ShotRevised(shot=shot.id, changed=tuple(shown)) for shot in revised))
    bench.reopen(shot.id for shot in revised)


def split_scene(bench: Bench, edit: SplitScene) -> None:
    """One scene becomes two; the cut stays as it is."""
    shot = find_shot(bench.film, edit.shot)
    scene = scene_of(bench.film, shot.id)
    index = scene.shots.index(shot.id)
    if index == 0:
        legal = [slate_of(bench.film, name) for name in scene.shots[1:]]
        raise DirectorError(
            f"Shot {slate_of(bench.film, shot.id)} already begins its scene; split at "
            f"{'one of ' + ', '.join(legal) if legal else 'a scene of two shots or more'}.",
            shot=shot.id,
            legal=legal,
        )
    new = scene.model_copy(update={"id": bench.new_id("sc"), "shots": scene.shots[index:]})
    kept = scene.model_copy(update={"shots": scene.shots[:index]})
    number = scene_number(bench.film, scene.id)
    scenes = bench.film.scenes
    bench.change(scenes=(*scenes[: number - 1], kept, new, *scenes[number:]))
    bench.say(SceneSplit(scene=scene.id, new=new.id))


def merge_scenes(bench: Bench, edit: MergeScenes) -> None:
    """Two neighbours become one scene; the cut stays as it is."""
    film = bench.film
    numbers = sorted(scene_number(film, find_scene(film, reference).id) for reference in (edit.scene, edit.other))
    first, second = numbers
    if second - first != 1:
        raise DirectorError(
            f"Scenes {first} and {second} are no neighbours; a scene merges with the one before or after it.",
            legal=[number for number in (first - 1, first + 1) if 1 <= number <= len(film.scenes)],
        )
    one, other = film.scenes[first - 1], film.scenes[second - 1]
    merged = one.model_copy(update={"shots": (*one.shots, *other.shots)})
    bench.change(scenes=(*film.scenes[: first - 1], merged, *film.scenes[second:]))
    bench.say(ScenesMerged(scene=one.id, gone=other.id))


def _follow(bench: Bench, before: Laid, scene: Scene) -> None:
    if scene.shots:
        rearrange(bench, [set(scene.shots)])
        after_move(bench, before, set(scene.shots))


def _put(bench: Bench, scene: Scene) -> None:
    bench.change(scenes=tuple(scene if other.id == scene.id else other for other in bench.film.scenes))


def _following(film: Film, shot: Shot, scene: Scene, changes: dict[str, str]) -> Shot:
    """The shot with those changes of its scene that it shared."""
    shared = {name: value for name, value in changes.items() if getattr(shot, name) == getattr(scene, name)}
    words = [
        Change(name, _word(film, name, getattr(shot, name)), _word(film, name, value)) for name, value in shared.items()
    ]
    return shot.model_copy(update={**shared, "prompt": reworded(shot.prompt, words)}) if shared else shot


def _word(film: Film, field: str, value: str) -> str:
    return film.locations[value].name if field == "location" else value
