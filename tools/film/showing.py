"""`show`: a film as plain JSON, for the command line, the page and the bots. Names here are a contract."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any

from tools.film.film import Film
from tools.film.handles import clip_take, head_room, tail_room, take_span, valid_span
from tools.film.script import Shot, Take
from tools.film.slate import slates, slugline
from tools.film.timeline import Clip, Track
from tools.film.timing import timecode, to_seconds
from tools.film.tracks import last_source, starts
from tools.film.views import cue_positions, film_frames, picture_size, title_positions

NOTHING_SPENT = {"spent": "0.00", "estimated": "0.00", "reserved": "0.00", "cap": None, "currency": "USD"}


def show(
    film: Film,
    revision: int = 0,
    *,
    sound_frames: Mapping[str, int] | None = None,
    estimated: Collection[str] = (),
    subtitles: Sequence[Mapping[str, Any]] = (),
    ledger: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The whole film: what it is about, its scenes and shots, its cut, its sound.

    `sound_frames` gives the lengths of sounds that have only their own (by cue id), `estimated` names those of them
    that nobody has measured, `subtitles` are the captions as they are delivered, `ledger` is the money; all of them are
    known outside the film. Lengths are frames, `seconds` beside them; takes are called by their number.
    """
    rate = film.look.rate
    width, height = picture_size(film)
    frames = film_frames(film)
    names = slates(film)
    return {
        "film": film.id,
        "title": film.title,
        "revision": revision,
        "state": film.state,
        "locked": film.locked,
        "rate": f"{rate.numerator}/{rate.denominator}",
        "size": [width, height],
        "seconds": to_seconds(frames, rate),
        "frames": frames,
        "logline": film.logline,
        "treatment": film.treatment,
        "idea": film.idea,
        "look": {"style": film.look.style, "palette": film.look.palette, "aspect": film.look.aspect},
        "characters": [
            {"id": one.id, "name": one.name, "canon": one.canon, "voice": one.voice.name}
            for one in film.characters.values()
        ],
        "locations": [{"id": one.id, "name": one.name, "canon": one.canon} for one in film.locations.values()],
        "scenes": _scenes(film, names),
        "timeline": {
            "frames": frames,
            "tracks": [_track(film, track, names) for track in film.timeline.tracks],
            "titles": [
                {
                    "id": title.id,
                    "kind": title.kind,
                    "text": title.text,
                    "start": span.start,
                    "frames": span.frames,
                }
                for title, span in title_positions(film)
            ],
            "markers": [
                {
                    "id": marker.id,
                    "frame": marker.frame,
                    "name": marker.name,
                    "hit": marker.hit,
                    "colour": marker.colour,
                }
                for marker in film.timeline.markers
            ],
            "captions": [{"cue": one.cue, "text": one.text} for one in film.timeline.captions],
            "subtitles": [dict(one) for one in subtitles],
        },
        "cues": _cues(film, names, sound_frames or {}, estimated),
        "mix": film.mix.model_dump(mode="json"),
        "cuts": dict(film.cuts),
        "bin": [
            {
                "slate": one.slate,
                "prompt": one.prompt,
                "id": one.take.id,
                "media": one.take.media,
                "generator": one.take.generator,
                "cost": str(one.take.cost),
            }
            for one in film.bin.values()
        ],
        "ledger": dict(ledger or NOTHING_SPENT),
    }


def _scenes(film: Film, names: Mapping[str, str]) -> list[dict[str, Any]]:
    shown = _cut_frames(film)
    scenes: list[dict[str, Any]] = []
    number = 0
    for place, scene in enumerate(film.scenes, 1):
        shots: list[dict[str, Any]] = []
        for name in scene.shots:
            number += 1
            shot = film.shots[name]
            shots.append(_shot(film, shot, number, names[name], shown.get(name, shot.frames)))
        scenes.append(
            {
                "number": place,
                "id": scene.id,
                "slugline": slugline(film, scene),
                "purpose": scene.purpose,
                "mood": scene.mood,
                "shots": shots,
            }
        )
    return scenes


def _shot(film: Film, shot: Shot, number: int, slate: str, frames: int) -> dict[str, Any]:
    return {
        "number": number,
        "slate": slate,
        "id": shot.id,
        "size": shot.size,
        "move": shot.move,
        "angle": shot.angle,
        "light": shot.light,
        "time": shot.time,
        "weather": shot.weather,
        "mood": shot.mood,
        "location": shot.location,
        "cast": [one.who for one in shot.staging],
        "prompt": shot.prompt,
        "seconds": to_seconds(frames, film.look.rate),
        "frames": frames,
        "state": shot.state,
        "generator": shot.generator,
        "note": shot.note,
        "takes": [
            {
                "take": index,
                "slate": f"{slate}-{index}",
                "id": take.id,
                "state": take.state,
                "seconds": to_seconds(take.frames, take.rate),
                "outdated": take.outdated,
                "cost": str(take.cost),
                "faults": list(take.faults),
                "compromises": list(take.compromises),
                "parts": list(take.parts),
                "note": take.note,
                "generator": take.generator,
                "why": take.why,
                "origin": None if take.origin is None else take.origin.model_dump(mode="json"),
                "comes_from": "" if take.origin is None else take.origin.told,
                "media": take.media,
                **_span(take, film.look.rate),
            }
            for index, take in enumerate([film.takes[name] for name in shot.takes], 1)
        ],
        "circled": _take_number(film, shot.circled),
    }


def _track(film: Film, track: Track, names: Mapping[str, str]) -> dict[str, Any]:
    begins = starts(track.items)
    places = {item.id: index for index, item in enumerate(track.items)}
    return {
        "name": track.name,
        "kind": "video",
        "clips": [
            {
                "id": item.id,
                "shot": item.shot,
                "slate": names[item.shot],
                "start": begins[index],
                "frames": item.frames,
                "source_in": item.source_in,
                "speed": str(item.speed),
                "freeze": item.freeze,
                "take": _take_number(film, item.take),
                "room": [head_room(film, item), tail_room(film, item)],
                "slip": _slip(film, item),
                "sound": _sounds(film, item),
                "sound_lead": item.sound_lead,
                "sound_tail": item.sound_tail,
                "gain_db": item.sound.gain_db,
                "muted": item.sound.muted,
            }
            for index, item in enumerate(track.items)
            if isinstance(item, Clip)
        ],
        "transitions": [
            {
                "at": begins[places[one.into] + (one.kind == "fade out")],
                "frames": one.frames,
                "kind": one.kind,
                "into": one.into,
            }
            for one in track.transitions
        ],
    }


def _cues(
    film: Film, names: Mapping[str, str], lengths: Mapping[str, int], estimated: Collection[str]
) -> list[dict[str, Any]]:
    return [
        {
            "id": place.cue.id,
            "kind": place.cue.kind,
            "what": place.cue.what,
            "start": place.start,
            "frames": lengths.get(place.cue.id) if place.frames is None else place.frames,
            "estimated": place.cue.id in estimated,
            "timecode": _timecode(place.start, film.look.rate),
            "slate": names[place.cue.shot],
            "speaker": place.cue.speaker,
            "voice_over": place.cue.voice_over,
            "in_take": place.cue.in_take,
            "mood": place.cue.mood,
            "gain_db": place.cue.gain_db,
            "muted": place.cue.muted,
        }
        for place in cue_positions(film)
    ]


def _cut_frames(film: Film) -> dict[str, int]:
    """How long every shot is seen on V1."""
    shown: dict[str, int] = {}
    for item in film.timeline.tracks[0].items:
        if isinstance(item, Clip):
            shown[item.shot] = shown.get(item.shot, 0) + item.frames
    return shown


def _take_number(film: Film, take: str | None) -> int | None:
    return None if take is None else film.shots[film.takes[take].shot].takes.index(take) + 1


def _sounds(film: Film, clip: Clip) -> bool:
    take = clip_take(film, clip)
    return take is not None and take.sound


def _span(take: Take, rate: Fraction) -> dict[str, int]:
    """The take at the film's rate: its first frame, counted from the shot's first, and its length."""
    span = take_span(take, rate)
    return {"first": span.start, "frames": span.frames}


def _slip(film: Film, clip: Clip) -> list[int] | None:
    """How far the content of a clip can slip, earlier and later; None is without limit."""
    span = valid_span(film, clip)
    if span is None:
        return None
    return [span.start - clip.source_in, span.end - 1 - (clip.source_in if clip.freeze else last_source(clip))]


def _timecode(frame: int, rate: Fraction) -> str:
    return timecode(frame, rate) if frame >= 0 else f"-{timecode(-frame, rate)}"
