"""Changes in the words of the cutting room: "Shot 7 lost 12 frames at its tail." """

from collections.abc import Mapping
from fractions import Fraction

from tools.film.film import Film
from tools.film.slate import shot_numbers
from tools.film.timeline import Clip
from tools.film.timing import timecode
from tools.interchange.cut import Join
from tools.interchange.differing import Change, edges
from tools.interchange.strips import Slot


def clip_names(film: Film) -> dict[str, str]:
    """What every clip is called: the number of its shot in the film, and which piece of it, where there are several."""
    numbers = shot_numbers(film)
    pieces: dict[str, list[str]] = {}
    for track in film.timeline.tracks:
        for item in track.items:
            if isinstance(item, Clip):
                pieces.setdefault(item.shot, []).append(item.id)
    return {
        clip: f"shot {numbers[shot]}" + (f" (piece {index})" if len(clips) > 1 else "")
        for shot, clips in pieces.items()
        for index, clip in enumerate(clips, 1)
    }


def picture_sentence(
    change: Change,
    names: Mapping[str, str],
    sent: Mapping[str, Slot],
    back: Mapping[str, Slot],
    takes: Mapping[str, str],
    after: str,
) -> str:
    """What a change of a picture track says. `after` is the clip that it comes after, `takes` what other takes show."""
    name = _capital(names[change.key])
    was, now = sent.get(change.key), back.get(change.key)
    black = sum(change.gaps.values())
    where = "" if change.track == "V1" else f" on {change.track}"
    behind = f"after {names[after]}" if after else "at the beginning"
    match change.kind:
        case "swap":
            one, other = names[change.key], names[change.other]
            with_black = _black(change, names, back)
            if one.startswith("shot ") and other.startswith("shot "):
                return f"Shots {one[5:]} and {other[5:]} changed places{with_black}."
            return f"{_capital(one)} and {other} changed places{with_black}."
        case "move":
            return f"{name} moved, {behind} now{_black(change, names, back)}."
        case "remove":
            return f"{name} was taken out{where}{', and its place left black' if black else ''}."
        case "roll" if was and now:
            head = edges(was, now) or (0, 0)
            way = "later" if head[0] > 0 else "earlier"
            return f"The cut from {names[change.other]} into {names[change.key]} comes {_frames(abs(head[0]))} {way}."
        case "new" if now:
            what = f"A further piece of {names[change.key]}" if names[change.key].startswith("shot ") else "A new clip,"
            called = "" if names[change.key].startswith("shot ") else f" {names[change.key]},"
            return f"{what}{called} of {_frames(now.piece.frames)} comes {behind}{where}."
        case "clip" if was and now:
            return f"{name}{where} {_clip(was, now, takes.get(change.key, ''), black)}."
        case "gap":
            frames, before = change.gaps[change.key], now.gap if now else 0
            if before == frames:
                return f"{_frames(frames)} of black come before {names[change.key]}."
            if not before:
                return f"The black before {names[change.key]} is closed."
            way = "longer" if frames > 0 else "shorter"
            return f"The black before {names[change.key]} is {_frames(abs(frames))} {way}."
        case "join":
            joins = (was.join if was else None, now.join if now else None)
            fading = all(join is None or join.kind == "fade in" for join in joins)
            return _join(*joins, f"{'of' if fading else 'into'} {names[change.key]}", where)
        case "fade":
            return _join(
                was.fade if was else None, now.fade if now else None, f"at the end of {names[change.key]}", where
            )
        case "place" if was and now:
            head = edges(was, now)
            moved = now.piece.start - was.piece.start - (head[0] if head else 0)
            return f"{name}{where} lies {_frames(abs(moved))} {'later' if moved > 0 else 'earlier'} over the picture."
        case _:
            return f"{name} changed."


def _black(change: Change, names: Mapping[str, str], back: Mapping[str, Slot]) -> str:
    """What becomes of the black before clips whose places changed."""
    told = ""
    for key, frames in change.gaps.items():
        way = f"{_frames(abs(frames))} {'longer' if frames > 0 else 'shorter'}"
        told += f", and the black before {names[key]} is {way if key in back and back[key].gap else 'closed'}"
    return told


def sound_sentence(change: Change, name: str, was: Slot, now: Slot) -> str:
    """What a change of a clip's own sound says."""
    one, other = was.sound, now.sound
    match change.kind:
        case "gain":
            apart = round((other.gain_db if other else 0.0) - (one.gain_db if one else 0.0), 2)
            return f"The sound of {name} is {abs(apart):g} dB {'louder' if apart > 0 else 'softer'}."
        case "muting":
            if other is None:
                return f"The sound of {name} was taken out."
            return f"The sound of {name} is switched {'off' if other.muted else 'on'}."
        case _:
            parts = [f"leads its picture by {_frames(now.lead)}"] if now.lead > 0 else []
            parts += [f"begins {_frames(-now.lead)} after its picture"] if now.lead < 0 else []
            parts += [f"outlasts it by {_frames(now.tail)}"] if now.tail > 0 else []
            parts += [f"ends {_frames(-now.tail)} before it"] if now.tail < 0 else []
            return f"The sound of {name} {' and '.join(parts) or 'is cut with its picture'}."


def at(frame: int, rate: Fraction) -> str:
    """Where a frame of the cut is, for a sentence."""
    return timecode(frame, rate)


def _clip(was: Slot, now: Slot, take: str, black: int) -> str:
    said: list[str] = [f"shows take {take}"] if take else []
    a, b = was.piece, now.piece
    moved = edges(was, now)
    if b.freeze and not a.freeze:
        said.append(f"holds one frame for {_frames(b.frames)}")
    elif moved is None:
        said.append(f"runs at {float(b.speed):.3g} times its speed, {_frames(b.frames)} long")
    elif moved[0] and moved[0] == -moved[1]:
        said.append(f"shows a part of its take {_frames(abs(moved[0]))} {'later' if moved[0] > 0 else 'earlier'}")
    else:
        for verb, sign in (("lost", 1), ("gained", -1)):
            ends = [
                f"{_frames(abs(frames))} at its {edge}"
                for frames, edge in zip(moved, ("head", "tail"), strict=True)
                if frames * sign > 0
            ]
            said += [f"{verb} {' and '.join(ends)}"] if ends else []
    return " and ".join(said or ["changed"]) + (", leaving black" if black > 0 else ", over black" if black < 0 else "")


def _join(was: Join | None, now: Join | None, where: str, track: str) -> str:
    if now is None:
        return f"The {was.kind if was else 'transition'} {where}{track} is a plain cut now."
    if was is None:
        return f"New {now.kind} of {_frames(now.frames)} {where}{track}."
    if was.kind == now.kind:
        return f"The {now.kind} {where}{track} has {_frames(now.frames)}, and had {was.frames}."
    return f"The {was.kind} {where}{track} is a {now.kind} of {_frames(now.frames)} now."


def _frames(count: int) -> str:
    return f"{count} frame{'' if count == 1 else 's'}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
