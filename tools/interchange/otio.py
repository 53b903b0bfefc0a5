"""OpenTimelineIO, the JSON of the ASWF: a cut written whole, with what the format has no words for in its notes.

    Timeline.1 ── Stack.1 ── Track.1 ── Clip.2 | Gap.1 | Transition.1
                                        └── ExternalReference.1 (target_url, available_range)

Schema: the serialized data documentation of OpenTimelineIO 0.18. Titles, captions, gains and mutes lie under the
key `workprint` of `metadata`, which every host keeps and none shows.
"""

import json
from fractions import Fraction
from typing import Any

from tools.interchange.carrying import Carries
from tools.interchange.cut import Cut, CutTrack, Join, Mark, Piece, Source, spans_with_gaps
from tools.interchange.linking import as_url

CARRIES = Carries("OTIO", scaling=False, fills=False)
OWN = "workprint"


def write(cut: Cut) -> bytes:
    """The cut as an .otio file."""
    return json.dumps(timeline(cut), indent=1, ensure_ascii=False).encode()


def timeline(cut: Cut) -> dict[str, Any]:
    """The cut as the tree that is written."""
    sources = cut.by_name()
    own = {
        "rate": str(cut.rate),
        "drop": cut.drop,
        "size": [cut.width, cut.height],
        "titles": [words.model_dump() for words in cut.titles],
        "captions": [words.model_dump(exclude={"kind"}) for words in cut.captions],
    }
    return {
        "OTIO_SCHEMA": "Timeline.1",
        "metadata": {OWN: own},
        "name": cut.title,
        "global_start_time": _time(cut.start, cut.rate),
        "tracks": {
            **_item("Stack.1", "tracks"),
            "markers": [_marker(cut, mark) for mark in cut.markers],
            "children": [_track(cut, track, sources) for track in cut.tracks],
        },
    }


def _track(cut: Cut, track: CutTrack, sources: dict[str, Source]) -> dict[str, Any]:
    children: list[dict[str, Any]] = []
    joins = {join.at: join for join in track.joins}
    at = 0
    for part in spans_with_gaps(track):
        if at in joins:
            children.append(_transition(cut, joins.pop(at)))
        if isinstance(part, int):
            children.append({**_item("Gap.1", ""), "source_range": _range(0, part, cut.rate)})
            at += part
        else:
            children.append(_clip(cut, part, sources))
            at = part.end
    if at in joins:
        children.append(_transition(cut, joins.pop(at)))
    return {
        **_item("Track.1", track.name),
        "children": children,
        "kind": "Video" if track.kind == "picture" else "Audio",
    }


def _clip(cut: Cut, piece: Piece, sources: dict[str, Source]) -> dict[str, Any]:
    source = sources.get(piece.source)
    start = source.start if source is not None and source.frames is not None else 0
    effects: list[dict[str, Any]] = []
    if piece.freeze:
        effects.append(_effect("FreezeFrame.1", "FreezeFrame", 0.0))
    elif piece.speed != 1:
        effects.append(_effect("LinearTimeWarp.1", "LinearTimeWarp", float(piece.speed)))
    own: dict[str, Any] = {}
    if piece.gain_db:
        own["gain_db"] = piece.gain_db
    if piece.speed != 1:
        own["speed"] = str(piece.speed)
    return {
        **_item("Clip.2", piece.name),
        "metadata": {OWN: own} if own else {},
        "source_range": _range(start + piece.source_in, piece.frames, cut.rate),
        "effects": effects,
        "enabled": not piece.muted,
        "media_references": {"DEFAULT_MEDIA": _reference(cut, source)},
        "active_media_reference_key": "DEFAULT_MEDIA",
    }


def _reference(cut: Cut, source: Source | None) -> dict[str, Any]:
    plain: dict[str, Any] = {"metadata": {}, "name": "", "available_range": None, "available_image_bounds": None}
    if source is None:
        return {"OTIO_SCHEMA": "GeneratorReference.1", **plain, "generator_kind": "black", "parameters": {}}
    known = {name: value for name, value in (("media", source.media), ("reel", source.reel)) if value}
    kinds = {"picture": source.picture, "sound": source.sound}
    size = {"size": list(source.size)} if source.size else {}
    plain |= {"name": source.name, "metadata": {OWN: {**known, **kinds, **size}}}
    if source.frames is not None:
        plain["available_range"] = _range(source.start, source.frames, cut.rate)
    if not source.url:
        return {"OTIO_SCHEMA": "MissingReference.1", **plain}
    return {"OTIO_SCHEMA": "ExternalReference.1", **plain, "target_url": as_url(source.url)}


def _transition(cut: Cut, join: Join) -> dict[str, Any]:
    dissolve = join.kind == "dissolve"
    return {
        "OTIO_SCHEMA": "Transition.1",
        "metadata": {} if dissolve else {OWN: {"kind": join.kind}},
        "name": join.kind,
        "in_offset": _time(join.before, cut.rate),
        "out_offset": _time(join.after, cut.rate),
        "transition_type": "SMPTE_Dissolve" if dissolve else "Custom_Transition",
    }


def _marker(cut: Cut, mark: Mark) -> dict[str, Any]:
    return {
        "OTIO_SCHEMA": "Marker.2",
        "metadata": {},
        "name": mark.name,
        "color": mark.colour.upper(),
        "comment": mark.comment,
        "marked_range": _range(mark.frame, 1, cut.rate),
    }


def _item(schema: str, name: str) -> dict[str, Any]:
    return {
        "OTIO_SCHEMA": schema,
        "metadata": {},
        "name": name,
        "source_range": None,
        "effects": [],
        "markers": [],
        "enabled": True,
    }


def _effect(schema: str, name: str, scalar: float) -> dict[str, Any]:
    return {"OTIO_SCHEMA": schema, "metadata": {}, "name": "", "effect_name": name, "time_scalar": scalar}


def _range(start: int, frames: int, rate: Fraction) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "TimeRange.1", "start_time": _time(start, rate), "duration": _time(frames, rate)}


def _time(frames: int, rate: Fraction) -> dict[str, Any]:
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": float(rate), "value": float(frames)}
