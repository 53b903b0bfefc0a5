"""A cut that came back: the tracks composed as they are in it, and everything that hangs on them kept in step.

    there      |--a--|--b--|--c--|              came back   c, a shorter, N
    resized    |-a-|--b--|--c--|                what lies over it and the markers follow, as in a ripple
    recut      |--c--|-a-|--N--|                then as in a move

Clips keep their ids, and so their grades, titles and everything else that no other program knows of. The script
follows where shots of one scene changed places.
"""

from collections.abc import Sequence

from tools.film.bench import PICTURE, Bench
from tools.film.cutting import shift_film, shift_titles
from tools.film.dailies import print_take
from tools.film.edits.cut import SetTransition
from tools.film.edits.fields import LONGEST
from tools.film.edits.recut import NewShot, Recut, RecutItem, RecutSound, RecutTitle, RecutTrack
from tools.film.edits.takes import ImportTake
from tools.film.errors import DirectorError, NotFound
from tools.film.facts import CueAdded, CutTakenBack, ShotAdded
from tools.film.film import Film
from tools.film.handles import clip_take, take_span, valid_span
from tools.film.laying import after_add, after_move, laid
from tools.film.screenplay import ShotDraft
from tools.film.script import Scene
from tools.film.scripting import new_shot
from tools.film.slate import find_shot, find_take, scene_of
from tools.film.sound import Cue
from tools.film.timeline import Clip, Gap, Item, Marker, Title, Transition
from tools.film.timing import Span
from tools.film.titling import set_transition
from tools.film.tracks import Part, gaps_joined, starts
from tools.film.transitions import fitting
from tools.film.views import item_name


def recut(bench: Bench, edit: Recut) -> None:
    """Let the film be cut as it came back. Refused as a whole when a clip reaches out of its take."""
    touched: list[str] = []
    for track in edit.tracks:
        touched += _track(bench, track)
    if edit.titles is not None:
        bench.change_timeline(titles=tuple(_title(bench, title) for title in edit.titles))
    if edit.markers is not None:
        bench.change_timeline(
            markers=tuple(
                Marker(
                    id=one.marker or bench.new_id("mk"),
                    frame=one.frame,
                    name=one.name,
                    hit=one.hit,
                    colour=one.colour,
                )
                for one in edit.markers
            )
        )
    for sound in edit.sounds:
        _lay(bench, sound)
    mix = bench.film.mix
    levels = {**mix.stem_gain_db, **edit.stem_gain_db}
    muted = mix.muted_stems if edit.muted_stems is None else edit.muted_stems
    if levels != mix.stem_gain_db or muted != mix.muted_stems:
        bench.change(mix=mix.model_copy(update={"stem_gain_db": levels, "muted_stems": muted}))
    bench.say(CutTakenBack(file=edit.file, clips=tuple(dict.fromkeys(touched))))


def _lay(bench: Bench, sound: RecutSound) -> None:
    """A sound that was not there, or stands in for one, as a cue for as long as it is heard."""
    told = sound.model_dump(include={"what", "media", "offset", "frames", "gain_db", "offline"})
    if sound.cue and sound.cue not in bench.film.cues:
        raise NotFound(f"There is no sound '{sound.cue}'.", cue=sound.cue)
    cue = Cue(id=sound.cue or bench.new_id("cu"), kind=sound.sort, shot=find_shot(bench.film, sound.shot).id, **told)
    bench.put_cues(cue)
    bench.say(CueAdded(cue=cue.id, cue_kind=cue.kind, shot=cue.shot))


def _track(bench: Bench, track: RecutTrack) -> list[str]:
    """Compose one track; returns the clips of it that are new or changed."""
    if all(known.name != track.name for known in bench.film.timeline.tracks):
        bench.put_items(track.name, ())
    before = _order_in_script(bench.film)
    old = {item.id: item for item in bench.items(track.name)}
    _check_ids(track, old)
    for wanted in track.items:
        if wanted.item:
            _resize(bench, track.name, wanted)
    there = bench.items(track.name)
    begins = dict(zip([item.id for item in there], starts(there), strict=False))
    frames = {item.id: item.frames for item in there}
    made: list[tuple[RecutItem, str]] = []
    parts: list[Part] = []
    last: Scene | None = None
    after: str = ""
    for wanted in track.items:
        part = old[wanted.item] if wanted.item else _new_item(bench, wanted, last, after)
        span = Span(begins.get(part.id, 0), begins.get(part.id, 0) + frames.get(part.id, 0))
        parts.append(span if wanted.item else part)
        made.append((wanted, part.id))
        if isinstance(part, Clip):
            last, after = scene_of(bench.film, part.shot), part.shot
    end = starts(there)[-1]
    if [wanted.item for wanted in track.items] != [item.id for item in there]:
        bench.recut(track.name, [*parts, Span(end, LONGEST)], ripple=True)
    _dress(bench, track.name, made)
    _transitions(bench, track.name, made)
    if track.name != PICTURE:
        bench.put_items(track.name, gaps_joined(bench.items(track.name)))
    else:
        _let_script_follow(bench, before)
    now = {item.id: item for item in bench.items(track.name)}
    return [name for _, name in made if now.get(name) != old.get(name) and isinstance(now.get(name), Clip)]


def _check_ids(track: RecutTrack, there: dict[str, Item]) -> None:
    named = [item.item for item in track.items if item.item]
    for name in named:
        if name not in there:
            raise NotFound(f"There is no clip {name} on {track.name}; the film has changed since.", clip=name)
    if len(set(named)) != len(named):
        raise DirectorError(f"A clip of {track.name} is named twice; a second piece of it is a new item.")


def _resize(bench: Bench, track: str, wanted: RecutItem) -> None:
    """Give an item that is there the range that it came back with; what comes after it moves along."""
    items = bench.items(track)
    index = next(index for index, item in enumerate(items) if item.id == wanted.item)
    item, start = items[index], starts(items)[index]
    longer = wanted.frames - item.frames
    if isinstance(item, Gap):
        changed: Item = item.model_copy(update={"frames": wanted.frames})
        head = 0
    else:
        ranged = {
            "source_in": wanted.source_in,
            "frames": wanted.frames,
            "speed": wanted.speed,
            "freeze": wanted.freeze,
            "take": find_take(bench.film, wanted.take).id if wanted.take else None,
        }
        changed = item.model_copy(update=ranged)
        if changed == item:
            return
        _check_range(bench.film, changed)
        same = item.speed == wanted.speed and not item.freeze and not wanted.freeze
        moved = (wanted.source_in - item.source_in) / item.speed
        whole = same and moved.denominator == 1 and -wanted.frames < moved < item.frames
        head = int(moved) if whole else 0
    bench.put_items(track, (*items[:index], changed, *items[index + 1 :]))
    if head:
        shift_titles(bench, changed, head)
        shift_film(bench, track, Span(start, start + max(head, 0)), max(-head, 0))
    end, tail = start + item.frames - head, longer + head
    if tail:
        shift_film(bench, track, Span(end + min(tail, 0), end), max(tail, 0))


def _check_range(film: Film, clip: Clip) -> None:
    """Refuse a clip that reaches out of its take: it would be shot anew, and lose what the editor saw."""
    take = clip_take(film, clip)
    if take is None or take.outdated or valid_span(film, clip) is not None:
        return
    span = take_span(take, film.look.rate)
    raise DirectorError(
        f"{item_name(film, clip)} came back with frames {clip.source_in} to {clip.source_in + clip.frames} of its "
        f"take, which has {span.start} to {span.end}.",
        clip=clip.id,
        legal=[span.start, span.end],
    )


def _new_item(bench: Bench, wanted: RecutItem, scene: Scene | None, after: str) -> Clip | Gap:
    if wanted.shot is None and wanted.new is None:
        return Gap(id=bench.new_id("gp"), frames=wanted.frames)
    if wanted.new is not None:
        shot = _new_shot(bench, wanted.new, wanted, scene, after)
    else:
        shot = find_shot(bench.film, wanted.shot if wanted.shot is not None else "").id
    take = find_take(bench.film, wanted.take).id if wanted.take else None
    ranged = wanted.model_dump(include={"source_in", "frames", "speed", "freeze"})
    clip = Clip(id=bench.new_id("cl"), shot=shot, take=take, **ranged)
    _check_range(bench.film, clip)
    return clip


def _new_shot(bench: Bench, new: NewShot, wanted: RecutItem, scene: Scene | None, after: str) -> str:
    """Bring in a shot and its footage, in the script after the shot that it follows in the cut."""
    if not bench.film.scenes:
        raise DirectorError("The film has no scene for a new shot; bring the cut in as a new film.")
    home = scene or bench.film.scenes[0]
    index = home.shots.index(after) + 1 if after in home.shots else 0
    shot = new_shot(bench, ShotDraft(prompt=new.prompt, frames=wanted.frames), home)
    bench.put_shots(shot)
    _put_scene(bench, home.id, (*home.shots[:index], shot.id, *home.shots[index:]))
    after_add(bench, shot.id)
    bench.say(ShotAdded(shot=shot.id, scene=home.id))
    print_take(bench, ImportTake(shot=shot.id, **dict(new.take)))
    return shot.id


def _put_scene(bench: Bench, scene: str, shots: tuple[str, ...]) -> None:
    bench.change(
        scenes=tuple(one.model_copy(update={"shots": shots}) if one.id == scene else one for one in bench.film.scenes)
    )


def _dress(bench: Bench, track: str, made: Sequence[tuple[RecutItem, str]]) -> None:
    """Give every clip its sound as it came back."""
    wanted = {name: item for item, name in made}
    bench.put_items(track, tuple(_dressed(item, wanted.get(item.id)) for item in bench.items(track)))


def _dressed(item: Item, wanted: RecutItem | None) -> Item:
    if not isinstance(item, Clip) or wanted is None:
        return item
    sound = item.sound.model_copy(update={"gain_db": wanted.gain_db, "muted": wanted.muted})
    return item.model_copy(update={"sound": sound, "sound_lead": wanted.lead, "sound_tail": wanted.tail})


def _transitions(bench: Bench, track: str, made: Sequence[tuple[RecutItem, str]]) -> None:
    """Let the transitions be as they came back. Those that did not change are not judged anew."""
    bench.put_transitions(track, fitting(bench.track(track)))
    known = {(one.into, one.kind == "fade out"): one for one in bench.track(track).transitions}
    asked: list[Transition] = []
    for wanted, name in made:
        if wanted.transition is not None:
            asked.append(Transition(into=name, kind=wanted.transition, frames=wanted.transition_frames))
        if wanted.fade_out:
            asked.append(Transition(into=name, kind="fade out", frames=wanted.fade_out))
    kept = tuple(one for one in asked if known.get((one.into, one.kind == "fade out")) == one)
    bench.put_transitions(track, kept)
    for one in asked:
        if one not in kept:
            set_transition(bench, SetTransition(clip=one.into, transition=one.kind, frames=one.frames))
    order = {name: number for number, (_, name) in enumerate(made)}
    there = bench.track(track).transitions
    bench.put_transitions(track, tuple(sorted(there, key=lambda one: (order.get(one.into, 0), one.kind == "fade out"))))


def _order_in_script(film: Film) -> dict[str, tuple[str, ...]]:
    """For every scene whose shots lie in V1 in the order of the script, that order."""
    found: dict[str, tuple[str, ...]] = {}
    for scene in film.scenes:
        cut = _in_cut(film, scene)
        if cut == tuple(shot for shot in scene.shots if shot in cut):
            found[scene.id] = cut
    return found


def _in_cut(film: Film, scene: Scene) -> tuple[str, ...]:
    own = set(scene.shots)
    items = film.timeline.tracks[0].items
    return tuple(dict.fromkeys(item.shot for item in items if isinstance(item, Clip) and item.shot in own))


def _let_script_follow(bench: Bench, before: dict[str, tuple[str, ...]]) -> None:
    """Where a scene's shots lay as in the script and now lie otherwise, the script is put in the new order."""
    for scene in bench.film.scenes:
        cut = _in_cut(bench.film, scene)
        if scene.id not in before or cut == tuple(shot for shot in scene.shots if shot in cut):
            continue
        shots = list(cut)
        for index, shot in enumerate(scene.shots):
            if shot not in cut:
                # What the cut does not show stays behind the shot that it stood behind.
                behind = next((one for one in reversed(scene.shots[:index]) if one in shots), None)
                shots.insert(shots.index(behind) + 1 if behind else 0, shot)
        there = laid(bench.film)
        _put_scene(bench, scene.id, tuple(shots))
        after_move(bench, there, {one for one, other in zip(scene.shots, shots, strict=True) if one != other})


def _title(bench: Bench, wanted: RecutTitle) -> Title:
    """The title on the item of V1 that its first frame lies on."""
    items = bench.items()
    begins = starts(items)
    if not items:
        raise DirectorError("A title needs a clip or a gap of V1 to hang on, and the cut is empty.")
    index = next((index for index, begin in enumerate(begins[1:]) if begin > wanted.start), len(items) - 1)
    return Title(
        id=wanted.title or bench.new_id("tt"),
        kind=wanted.style,
        text=wanted.text,
        item=items[index].id,
        offset=wanted.start - begins[index],
        frames=wanted.frames,
    )
