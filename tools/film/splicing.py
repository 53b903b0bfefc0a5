"""The verbs that take ranges out, put pieces in, and change how long a piece plays; before -> after.

    lift       |aa|bb|cc|   -> |aa|..|cc|             leaves a gap
    extract    |aa|bb|cc|   -> |aa|cc|                closes it
    insert     |aaaa|bb|    -> |aa|NN|aa|bb|          at 2: pushes what comes after, cuts what it meets
    overwrite  |aaaa|bb|    -> |aa|NN|bb|             at 2: replaces, nothing moves
    blade      |aaaa|       -> |aa|aa|                at 2: nothing is seen of it
    set_speed  |aaaa|bb|    -> |aa|bb|                2 times as fast, rippled
    freeze     |aaaa|bb|    -> |aa|**|aa|bb|          at 2, a hold of 2; without a length |aa|**|bb|
    set_duration |aaaa|bb|  -> |aaaaaa|bb|            the shot is longer, the film moves

On V1, whatever changes the length takes the tracks over it and the markers along.
"""

from fractions import Fraction
from math import floor

from tools.film.bench import PICTURE, Bench, whole
from tools.film.cutting import replace, shift_film, the_clip
from tools.film.edits.cut import Blade, Extract, Freeze, Insert, Lift, Overwrite, PutIn, SetDuration, SetSpeed, TakenOut
from tools.film.edits.fields import LONGEST
from tools.film.errors import DirectorError
from tools.film.facts import (
    Bladed,
    DurationSet,
    Extracted,
    FrameFrozen,
    Inserted,
    Lifted,
    Overwritten,
    SpeedSet,
)
from tools.film.handles import clip_take, tail_room, take_span, valid_span
from tools.film.script import Shot
from tools.film.selecting import selected_shots
from tools.film.slate import find_shot, find_take, slate_of
from tools.film.timeline import Clip, Gap
from tools.film.timing import Span, to_frames
from tools.film.tracks import Items, Part, last_source, length, part_of, source_shift, starts
from tools.film.views import find_item, item_name


def lift(bench: Bench, edit: Lift) -> None:
    """Take a clip or a range out and leave a gap; titles over it stay where they are."""
    track, span = _range(bench, edit)
    before = bench.items(track)
    gap = Gap(id=bench.new_id("gp"), frames=span.frames)
    if track == PICTURE:
        _hang_on(bench, before, span, gap.id)
    bench.recut(track, [Span(0, span.start), gap, Span(span.end, length(before))], ripple=False)
    bench.say(Lifted(track=track, start=span.start, end=span.end))


def extract(bench: Bench, edit: Extract) -> None:
    """Take a clip or a range out and close the gap; titles over it go with it."""
    track, span = _range(bench, edit)
    bench.recut(track, [Span(0, span.start), Span(span.end, LONGEST)], ripple=True)
    bench.say(Extracted(track=track, start=span.start, end=span.end))


def insert(bench: Bench, edit: Insert) -> None:
    """Put a piece in at a frame and push everything after it."""
    clip, parts = _piece(bench, edit)
    bench.recut(edit.track, [*parts, clip, Span(edit.at, LONGEST)], ripple=True)
    bench.say(Inserted(clip=clip.id, track=edit.track, at=edit.at))


def overwrite(bench: Bench, edit: Overwrite) -> None:
    """Put a piece over what is there; nothing moves, titles over it stay."""
    clip, parts = _piece(bench, edit)
    if edit.track == PICTURE:
        _hang_on(bench, bench.items(), Span(edit.at, edit.at + clip.frames), clip.id)
    bench.recut(edit.track, [*parts, clip, Span(edit.at + clip.frames, LONGEST)], ripple=False)
    bench.say(Overwritten(clip=clip.id, track=edit.track, at=edit.at))


def blade(bench: Bench, edit: Blade) -> None:
    """Cut in two at a frame inside a clip or gap; both pieces together play as before."""
    items = bench.items(edit.track)
    begins = starts(items)
    if not 0 < edit.at < begins[-1]:
        raise DirectorError(
            f"{edit.track} can be cut from frame 1 to {begins[-1] - 1}, not at {edit.at}."
            if begins[-1] > 1
            else f"There is nothing on {edit.track} to cut.",
            frame=edit.at,
            legal=[1, max(begins[-1] - 1, 0)],
        )
    if edit.at in begins:
        raise DirectorError(f"There is a cut at frame {edit.at} already.", frame=edit.at)
    index = next(index for index, begin in enumerate(begins) if begin > edit.at) - 1
    item, at = items[index], edit.at - begins[index]
    new = bench.new_id("cl" if isinstance(item, Clip) else "gp")
    bench.put_items(
        edit.track,
        (
            *items[:index],
            part_of(item, 0, at, item.id),
            part_of(item, at, item.frames, new),
            *items[index + 1 :],
        ),
    )
    bench.hand_over(edit.track, item.id, at, new)
    bench.say(Bladed(clip=item.id, new=new, at=edit.at))


def set_speed(bench: Bench, edit: SetSpeed) -> None:
    """Play a clip at another speed: the same content in other time, or other content in the same time."""
    spot, clip = the_clip(bench.film, edit.clip)
    name = item_name(bench.film, clip)
    if clip.freeze:
        raise DirectorError(f"{name} holds one frame, which has no speed; set its duration.", clip=clip.id)
    if not edit.ripple:
        changed = clip.model_copy(update={"speed": edit.speed})
        span = valid_span(bench.film, clip)
        if span is not None and last_source(changed) >= span.end:
            most = Fraction(span.end - clip.source_in, clip.frames)
            raise DirectorError(
                f"{name} can play at up to {float(most):.3f} times in the same length; the take ends there. Let the "
                "length change, or shorten it first.",
                clip=clip.id,
                legal=[0, str(most)],
            )
        replace(bench, spot, changed)
        bench.say(SpeedSet(clip=clip.id, speed=edit.speed))
        return
    content = clip.frames * clip.speed
    frames = max(floor(content / edit.speed + Fraction(1, 2)), 1)
    while frames > 1 and floor((frames - 1) * edit.speed) > max(last_source(clip) - clip.source_in, 0):
        # Rounding must not ask the take for a frame more than it was asked for before.
        frames -= 1
    changed = clip.model_copy(update={"speed": edit.speed, "frames": frames})
    replace(bench, spot, changed)
    _lengthened(bench, spot.track.name, spot.span.end, frames - clip.frames)
    bench.say(SpeedSet(clip=clip.id, speed=edit.speed))


def freeze(bench: Bench, edit: Freeze) -> None:
    """Hold one frame: from there to the clip's end, or for a length that is put in there."""
    spot, clip = the_clip(bench.film, edit.clip)
    if edit.at >= clip.frames:
        raise DirectorError(
            f"{item_name(bench.film, clip)} has frames 0 to {clip.frames - 1}; frame {edit.at} is none of them.",
            frame=edit.at,
            legal=[0, clip.frames - 1],
        )
    held = clip.source_in + source_shift(edit.at, clip)
    hold = clip.model_copy(
        update={
            "source_in": held,
            "speed": Fraction(1),
            "freeze": True,
            "frames": edit.frames or clip.frames - edit.at,
            "sound_lead": 0,
            "sound_tail": 0,
        }
    )
    if edit.at == 0 and edit.frames is None:
        replace(bench, spot, hold)
        bench.say(FrameFrozen(clip=clip.id, frames=hold.frames))
        return
    hold = hold.model_copy(update={"id": bench.new_id("cl")})
    pieces: list[Clip | Gap] = [part_of(clip, 0, edit.at, clip.id)] if edit.at else []
    pieces.append(hold)
    rest = clip.id
    if edit.frames is not None:
        rest = bench.new_id("cl") if edit.at else clip.id
        pieces.append(part_of(clip, edit.at, clip.frames, rest))
    replace(bench, spot, *pieces)
    if edit.at:
        bench.hand_over(spot.track.name, clip.id, edit.at, hold.id if edit.frames is None else rest)
    if edit.frames is not None:
        at = spot.start + edit.at
        shift_film(bench, spot.track.name, Span(at, at), edit.frames)
    bench.say(FrameFrozen(clip=hold.id, frames=hold.frames))


def set_duration(bench: Bench, edit: SetDuration) -> None:
    """Give shots another length; the film after each moves.

    What the take cannot fill makes the shot planned again (its take is too short, and is kept).
    """
    for shot in selected_shots(bench.film, edit):
        clips = [item for item in bench.items() if isinstance(item, Clip) and item.shot == shot.id]
        now = sum(clip.frames for clip in clips) or shot.frames
        frames = _wanted(bench, edit, now)
        least = now - clips[-1].frames + 1 if clips else 1
        if not least <= frames <= LONGEST:
            raise DirectorError(
                f"Shot {slate_of(bench.film, shot.id)} can be {least} frames or longer, not {frames}.",
                shot=shot.id,
                frames=frames,
                legal=[least, None],
            )
        if clips:
            _resize(bench, shot, clips, frames - now)
        else:
            bench.put_shots(shot.model_copy(update={"frames": frames}))
        bench.say(DurationSet(shot=shot.id, frames=frames))


def _resize(bench: Bench, shot: Shot, clips: list[Clip], longer: int) -> None:
    """Move the tail of the shot's last clip on V1, and let the shot ask for what its clips show."""
    spot = find_item(bench.film, clips[-1].id)
    last = clips[-1].model_copy(update={"frames": clips[-1].frames + longer})
    room = tail_room(bench.film, clips[-1])
    replace(bench, spot, last)
    _lengthened(bench, spot.track.name, spot.span.end, longer)
    ends = [last_source(clip) + 1 for clip in (*clips[:-1], last)]
    bench.put_shots(shot.model_copy(update={"frames": max(1, *ends)}))
    if room is not None and longer > room:
        bench.retake(shot.id)
    elif longer < 0:
        bench.settle(shot.id)


def _wanted(bench: Bench, edit: SetDuration, now: int) -> int:
    rate = bench.film.look.rate
    if edit.frames is not None:
        return edit.frames
    if edit.seconds is not None:
        return to_frames(edit.seconds, rate)
    if edit.delta is not None:
        return now + to_frames(edit.delta, rate)
    return to_frames(Fraction(edit.factor or 1) * now, Fraction(1))


def _lengthened(bench: Bench, track: str, end: int, longer: int) -> None:
    """After the item that ended at `end` got `longer` frames more (or, negative, less)."""
    if longer > 0:
        shift_film(bench, track, Span(end, end), longer)
    else:
        shift_film(bench, track, Span(end + longer, end))


def _range(bench: Bench, edit: TakenOut) -> tuple[str, Span]:
    """The track and the range that a lift or an extraction names."""
    if edit.clip is not None:
        spot = find_item(bench.film, edit.clip)
        return spot.track.name, spot.span
    total = length(bench.items(edit.track))
    span = Span(edit.start or 0, edit.end or 0)
    if not 0 <= span.start < span.end <= total:
        raise DirectorError(
            f"The range {span.start} to {span.end} does not lie in {edit.track}, which has frames 0 to {total}.",
            start=span.start,
            end=span.end,
            legal=[0, total],
        )
    return edit.track, span


def _piece(bench: Bench, edit: PutIn) -> tuple[Clip, list[Part]]:
    """The new clip, and the parts that come before it (with a gap, where an overlay begins late)."""
    film = bench.film
    shot = find_shot(film, edit.shot)
    take = find_take(film, edit.take) if edit.take else None
    slate = slate_of(film, shot.id)
    if take is not None and take.shot != shot.id:
        raise DirectorError(f"{edit.take} is no take of shot {slate}.", take=take.id, legal=list(shot.takes))
    frames = edit.frames or shot.frames - edit.source_in
    clip = Clip(id="new", shot=shot.id, take=take.id if take else None, source_in=edit.source_in, frames=max(frames, 1))
    shown = clip_take(film, clip)
    if frames < 1 or (shown is not None and valid_span(film, clip) is None and not shown.outdated):
        span = take_span(shown, film.look.rate) if shown else Span(0, shot.frames)
        raise DirectorError(
            f"Shot {slate} has frames {span.start} to {span.end}; {edit.source_in} to {edit.source_in + frames} is "
            "more than that.",
            shot=shot.id,
            source_in=edit.source_in,
            frames=frames,
            legal=[span.start, span.end],
        )
    clip = clip.model_copy(update={"id": bench.new_id("cl")})
    total = whole(_items_or_none(bench, edit.track)).end
    if edit.at <= total:
        return clip, [Span(0, edit.at)]
    if edit.track == PICTURE:
        raise DirectorError(
            f"V1 has frames 0 to {total}; frame {edit.at} is beyond its end.", frame=edit.at, legal=[0, total]
        )
    return clip, [Span(0, total), Gap(id=bench.new_id("gp"), frames=edit.at - total)]


def _items_or_none(bench: Bench, name: str) -> Items:
    if all(track.name != name for track in bench.film.timeline.tracks):
        bench.put_items(name, ())
    return bench.items(name)


def _hang_on(bench: Bench, items: Items, span: Span, new: str) -> None:
    """Hang the titles whose frame lies in a range of V1 on the item that takes its place."""
    begins = dict(zip([item.id for item in items], starts(items), strict=False))
    titles = bench.film.timeline.titles
    if titles:
        bench.change_timeline(
            titles=tuple(
                title.model_copy(update={"item": new, "offset": begins[title.item] + title.offset - span.start})
                if span.holds(begins[title.item] + title.offset)
                else title
                for title in titles
            )
        )
