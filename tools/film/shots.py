"""Shots in the script: added, removed, moved, swapped, split and merged, with V1 and the sound kept in step."""

from collections.abc import Sequence
from math import ceil

from tools.film.bench import PICTURE, Bench
from tools.film.cutting import replace, shift_film
from tools.film.edits.story import AddShot, MergeShots, MoveShot, RemoveShot, SplitShot, SwapShots
from tools.film.errors import DirectorError
from tools.film.facts import ShotAdded, ShotMoved, ShotRemoved, ShotsMerged, ShotSplit, ShotsSwapped
from tools.film.film import Film
from tools.film.laying import after_add, after_merge, after_move, after_swap, laid
from tools.film.picture import add_clip, rearrange, remove_clips
from tools.film.ranges import let_shots_go
from tools.film.room_tone import lay_room_tone
from tools.film.screenplay import ShotDraft
from tools.film.script import Binned, Scene, Shot
from tools.film.scripting import add_sounds, new_shot, place_title, place_transition
from tools.film.selecting import selected_shots
from tools.film.slate import Reference, find_scene, find_shot, scene_of, slate_of, slates
from tools.film.sound import Cue
from tools.film.timeline import Clip
from tools.film.timing import Span, to_frames
from tools.film.tracks import last_source, part_of, source_shift, starts
from tools.film.views import find_item


def add_shot(bench: Bench, edit: AddShot) -> None:
    """A new planned shot after or before another, or at the end of a scene; its clip pushes the film along."""
    scene, index = _place(bench.film, edit)
    frames = edit.frames if edit.seconds is None else max(to_frames(edit.seconds, bench.film.look.rate), 1)
    draft = ShotDraft.model_validate(
        edit.model_dump(exclude={"kind", "seconds", "after", "before", "scene"}) | {"frames": frames}
    )
    shot = new_shot(bench, draft, scene)
    put_in_scene(bench, scene, index, shot)
    bench.say(ShotAdded(shot=shot.id, scene=scene.id))
    add_sounds(bench, draft, shot.id)
    if not scene.shots:
        lay_room_tone(bench, scene.id)
    place_transition(bench, draft, shot.id)
    place_title(bench, draft, shot.id)


def remove_shot(bench: Bench, edit: RemoveShot) -> None:
    """Shots leave the script and the cut; see ranges.py for what becomes of the sound. Empty scenes stay."""
    take_out(bench, [shot.id for shot in selected_shots(bench.film, edit)])


def move_shot(bench: Bench, edit: MoveShot) -> None:
    """A shot goes after or before another, into that one's scene."""
    shot = find_shot(bench.film, edit.shot)
    target = find_shot(bench.film, the_one(edit.after, edit.before, "shot"))
    if target.id == shot.id:
        raise DirectorError(f"Shot {slate_of(bench.film, shot.id)} cannot be moved next to itself; name another one.")
    before = laid(bench.film)
    _put_scenes(bench, {scene.id: _without(scene.shots, {shot.id}) for scene in bench.film.scenes})
    scene = scene_of(bench.film, target.id)
    index = scene.shots.index(target.id) + (edit.after is not None)
    _put_scenes(bench, {scene.id: (*scene.shots[:index], shot.id, *scene.shots[index:])})
    rearrange(bench, [{shot.id}])
    after_move(bench, before, {shot.id})
    bench.say(ShotMoved(shot=shot.id))


def swap_shots(bench: Bench, edit: SwapShots) -> None:
    """Two shots change places, also between scenes."""
    one, other = find_shot(bench.film, edit.shot), find_shot(bench.film, edit.other)
    if one.id == other.id:
        raise DirectorError(f"Shot {slate_of(bench.film, one.id)} cannot be swapped with itself; name another one.")
    before = laid(bench.film)
    swapped = {one.id: other.id, other.id: one.id}
    _put_scenes(
        bench,
        {scene.id: tuple(swapped.get(shot, shot) for shot in scene.shots) for scene in bench.film.scenes},
    )
    rearrange(bench, [{one.id}, {other.id}])
    after_swap(bench, before, [one.id], [other.id])
    bench.say(ShotsSwapped(shot=one.id, other=other.id))


def split_shot(bench: Bench, edit: SplitShot) -> None:
    """One shot becomes two at a frame; lines, effects and clips after it belong to the second."""
    shot = find_shot(bench.film, edit.shot)
    if not 1 <= edit.at < shot.frames:
        raise DirectorError(
            f"Shot {slate_of(bench.film, shot.id)} can be split at frames 1 to {shot.frames - 1}, not at {edit.at}."
            if shot.frames > 1
            else f"Shot {slate_of(bench.film, shot.id)} is one frame long and cannot be split.",
            shot=shot.id,
            legal=[1, shot.frames - 1],
        )
    new = shot.model_copy(
        update={
            "id": bench.new_id("sh"),
            "frames": shot.frames - edit.at,
            "takes": (),
            "circled": None,
            "state": "planned",
        }
    )
    scene = scene_of(bench.film, shot.id)
    index = scene.shots.index(shot.id) + 1
    _put_scenes(bench, {scene.id: (*scene.shots[:index], new.id, *scene.shots[index:])})
    bench.put_shots(shot.model_copy(update={"frames": edit.at}), new)
    for track in bench.film.timeline.tracks:
        for clip in track.items:
            if isinstance(clip, Clip) and clip.shot == shot.id:
                _hand_over(bench, clip, edit.at, new.id)
    bench.put_cues(*_cues_after(bench.film, shot, edit.at, new))
    bench.say(ShotSplit(shot=shot.id, new=new.id))


def merge_shots(bench: Bench, edit: MergeShots) -> None:
    """Two neighbours of a scene become one: as long as both, with the sounds of both, to be shot again."""
    one, other = find_shot(bench.film, edit.shot), find_shot(bench.film, edit.other)
    scene = scene_of(bench.film, one.id)
    first, second = _neighbours(bench.film, scene, one, other)
    cut = [item for item in bench.items() if isinstance(item, Clip)]
    before = sum(clip.frames for clip in cut if clip.shot == first.id) or first.frames
    longer = sum(clip.frames for clip in cut if clip.shot == second.id)
    sounds = laid(bench.film)
    bench.put_cues(
        *(
            cue.model_copy(update={"shot": first.id, "offset": cue.offset + before})
            for cue in bench.film.cues.values()
            if cue.shot == second.id and cue.until is None
        )
    )
    _join_clips(bench, first.id, second.id, longer)
    _drop(bench, {second.id})
    after_merge(bench, sounds, first.id, second.id)
    bench.put_shots(
        first.model_copy(
            update={"frames": first.frames + second.frames, **({"prompt": edit.prompt} if edit.prompt else {})}
        )
    )
    bench.reopen([first.id])
    bench.say(ShotsMerged(shot=first.id, gone=second.id))


def put_in_scene(bench: Bench, scene: Scene, index: int, shot: Shot) -> None:
    """Put a new shot into a scene, and its clip into V1."""
    bench.put_shots(shot)
    _put_scenes(bench, {scene.id: (*scene.shots[:index], shot.id, *scene.shots[index:])})
    add_clip(bench, shot.id)
    after_add(bench, shot.id)


def take_out(bench: Bench, shots: Sequence[str]) -> None:
    """Take shots out of script, cut and sound; their takes go into the bin."""
    gone = set(shots)
    let_shots_go(bench, gone)
    remove_clips(bench, gone)
    _drop(bench, gone)
    bench.say(*(ShotRemoved(shot=shot) for shot in shots))


def the_one(after: Reference | None, before: Reference | None, what: str) -> Reference:
    """The reference that was given of the two; raises unless it is exactly one."""
    if after is not None and before is None:
        return after
    if before is not None and after is None:
        return before
    raise DirectorError(f"Say where: after a {what} or before one, exactly one of them.")


def _place(film: Film, edit: AddShot) -> tuple[Scene, int]:
    if sum(place is not None for place in (edit.after, edit.before, edit.scene)) > 1:
        raise DirectorError("Say where the shot goes in one way: after a shot, before one, or at the end of a scene.")
    if edit.scene is not None:
        scene = find_scene(film, edit.scene)
        return scene, len(scene.shots)
    reference = edit.after if edit.after is not None else edit.before
    if reference is not None:
        target = find_shot(film, reference)
        scene = scene_of(film, target.id)
        return scene, scene.shots.index(target.id) + (edit.after is not None)
    if not film.scenes:
        raise DirectorError("The film has no scene yet for the shot; add a scene first.")
    return film.scenes[-1], len(film.scenes[-1].shots)


def _neighbours(film: Film, scene: Scene, one: Shot, other: Shot) -> tuple[Shot, Shot]:
    at = scene.shots.index(one.id)
    beside = (*scene.shots[max(at - 1, 0) : at], *scene.shots[at + 1 : at + 2])
    if other.id not in beside:
        names = [slate_of(film, shot) for shot in beside]
        raise DirectorError(
            f"Shot {slate_of(film, one.id)} merges with a neighbour in its scene, not with "
            f"{slate_of(film, other.id)}: {' or '.join(names) or 'it has none'}.",
            shot=one.id,
            legal=names,
        )
    return (one, other) if scene.shots.index(other.id) > at else (other, one)


def _hand_over(bench: Bench, clip: Clip, at: int, new: str) -> None:
    """Give what a clip shows after source frame `at` to the new shot."""
    spot = find_item(bench.film, clip.id)
    later = {"shot": new, "take": None}
    if clip.source_in >= at:
        replace(bench, spot, clip.model_copy(update={**later, "source_in": clip.source_in - at}))
        return
    if clip.freeze or last_source(clip) < at:
        return
    cut = ceil((at - clip.source_in) / clip.speed)
    piece = part_of(clip, cut, clip.frames, bench.new_id("cl"))
    source_in = clip.source_in + source_shift(cut, clip) - at
    replace(bench, spot, part_of(clip, 0, cut, clip.id), piece.model_copy(update={**later, "source_in": source_in}))
    bench.hand_over(spot.track.name, clip.id, cut, piece.id)


def _cues_after(film: Film, shot: Shot, at: int, new: Shot) -> list[Cue]:
    """The cues of a split shot that now hang on its second half."""
    changed: list[Cue] = []
    for cue in film.cues.values():
        if cue.until == shot.id:
            changed.append(cue.model_copy(update={"until": new.id}))
        elif cue.shot == shot.id and cue.until is None and cue.offset >= at:
            changed.append(cue.model_copy(update={"shot": new.id, "offset": cue.offset - at}))
    return changed


def _join_clips(bench: Bench, first: str, second: str, longer: int) -> None:
    """Let the last clip of the first shot play on over the place of the second's clips."""
    items = bench.items()
    last = next((item for item in reversed(items) if isinstance(item, Clip) and item.shot == first), None)
    theirs = [index for index, item in enumerate(items) if isinstance(item, Clip) and item.shot == second]
    if last is None or not theirs:
        remove_clips(bench, {second})
        return
    extended = last.model_copy(update={"frames": last.frames + longer})
    at = items.index(last)
    if theirs == list(range(at + 1, at + 1 + len(theirs))):
        begins = starts(items)
        moved = {items[index].id: (last.id, begins[index] - begins[at]) for index in theirs}
        bench.rehang(moved)
        bench.put_items(PICTURE, (*items[:at], extended, *items[at + 1 + len(theirs) :]))
    remove_clips(bench, {second})
    spot = find_item(bench.film, last.id)
    if spot.item.frames != extended.frames:
        replace(bench, spot, extended)
        shift_film(bench, PICTURE, Span(spot.span.end, spot.span.end), longer)


def _drop(bench: Bench, gone: set[str]) -> None:
    """Forget shots in the script; their takes go into the bin."""
    film = bench.film
    names = slates(film)
    binned = {
        take.id: Binned(slate=names[take.shot], prompt=film.shots[take.shot].prompt, take=take)
        for take in film.takes.values()
        if take.shot in gone
    }
    _put_scenes(bench, {scene.id: _without(scene.shots, gone) for scene in film.scenes})
    bench.change(
        shots={name: shot for name, shot in film.shots.items() if name not in gone},
        takes={name: take for name, take in film.takes.items() if take.shot not in gone},
        bin={**film.bin, **binned},
    )


def _put_scenes(bench: Bench, shots: dict[str, tuple[str, ...]]) -> None:
    bench.change(
        scenes=tuple(
            scene.model_copy(update={"shots": shots[scene.id]})
            if scene.id in shots and shots[scene.id] != scene.shots
            else scene
            for scene in bench.film.scenes
        )
    )


def _without(shots: tuple[str, ...], gone: set[str]) -> tuple[str, ...]:
    return tuple(shot for shot in shots if shot not in gone)
