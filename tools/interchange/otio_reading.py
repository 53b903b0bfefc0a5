"""OpenTimelineIO files, read: ours, other programs', and those of older versions of the format.

Cuts within cuts are laid flat. What a file has and a cut has not is said in the notes. A newer schema, a wrong rate,
a reference that leads in a circle, or broken JSON is one clear error.
"""

import json
import math
import re
from collections import Counter
from fractions import Fraction
from typing import Any, TypeGuard

from tools.film.timeline import TransitionKind
from tools.interchange.carrying import ALL_KINDS
from tools.interchange.cut import Cut, Join, Mark, Piece, Read, Source, TrackKind, Words, snapped
from tools.interchange.lanes import (
    DEEPEST_NEST,
    Bench,
    Lane,
    base_name,
    broken,
    exact,
    plain_number,
    refused,
    whole_frames,
)
from tools.interchange.linking import as_path
from tools.interchange.otio import OWN
from tools.interchange.scaling import Size

NEWEST = {
    "Timeline": 1, "Stack": 1, "Track": 1, "Sequence": 1, "Clip": 2, "Gap": 1, "Filler": 1, "Transition": 1,
    "ExternalReference": 1, "MissingReference": 1, "GeneratorReference": 1, "ImageSequenceReference": 1, "Marker": 2,
    "Effect": 1, "TimeEffect": 1, "LinearTimeWarp": 1, "FreezeFrame": 1, "RationalTime": 1, "TimeRange": 1,
    "SerializableCollection": 1,
}  # fmt: skip
ENDLESS = re.compile(r'"(?:[^"\\]|\\.)*"|(?<![\w.])(-?)(inf(?:inity)?|nan)(?!\w)', re.IGNORECASE)
ENDLESS_AS = {"i": "Infinity", "n": "NaN"}
DISSOLVE: TransitionKind = "dissolve"
KINDS: dict[str, TransitionKind] = {kind: kind for kind in ALL_KINDS}
Tree = dict[str, Any]


def read(data: bytes, name: str) -> Read:
    """The cut of an .otio file. Raises DirectorError for what is none."""
    try:
        root = _loaded(data.decode("utf-8-sig"))
    except RecursionError:
        raise refused(name, "its parts lie too deep in one another") from None
    except UnicodeDecodeError as error:
        raise broken(name, f"it is no UTF-8 text at byte {error.start:,}") from None
    except json.JSONDecodeError as error:
        raise broken(name, f"line {error.lineno}, column {error.colno}: {error.msg.lower()}") from None
    except ValueError:
        raise broken(name, "a number in it has thousands of digits") from None
    if not _is_tree(root) or "OTIO_SCHEMA" not in root:
        raise broken(name, "it is JSON, but no OpenTimelineIO: it has no OTIO_SCHEMA")
    try:
        found = _Reader(name, _timeline(root, name)).read()
    except (ValueError, TypeError, AttributeError, KeyError, OverflowError) as error:
        raise broken(name, f"a part of it is not what its schema says ({type(error).__name__})") from None
    others = [str(one.get("name") or "unnamed") for one in _children(root) if schema_of(one, name) == "Timeline"]
    if len(others) > 1:
        told = f"The file has {len(others)} timelines ({', '.join(others[:6])}); the first is read."
        return found.model_copy(update={"notes": (told, *found.notes)})
    return found


def _loaded(text: str) -> Any:
    """JSON, with what OpenTimelineIO writes beyond it: numbers without end, and none, which metadata may hold."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        found = ENDLESS.sub(
            lambda one: one[0] if one[0].startswith('"') else f"{one[1]}{ENDLESS_AS[one[2][0].lower()]}", text
        )
        if found == text:
            raise
    return json.loads(found)


def schema_of(tree: Tree, name: str) -> str:
    """The schema's name without its version. Raises DirectorError when the version is newer than is known."""
    schema, _, version = str(tree.get("OTIO_SCHEMA", "")).partition(".")
    if schema in NEWEST and version.isdecimal() and int(version) > NEWEST[schema]:
        raise broken(
            name,
            f"it has a {schema} of version {version}, and {NEWEST[schema]} is the newest that is known here; have the"
            " program that wrote it save for OpenTimelineIO 0.18",
            schema=schema,
        )
    return schema


def _timeline(root: Tree, name: str) -> Tree:
    """The timeline of a file: itself, the first one of a collection, or one made around a lone part."""
    schema = schema_of(root, name)
    if schema == "Timeline":
        return root
    if schema == "SerializableCollection":
        inside = [child for child in root.get("children") or () if _is_tree(child)]
        found = [child for child in inside if schema_of(child, name) in ("Timeline", "Stack", "Track", "Sequence")]
        if found:
            return _timeline(found[0], name)
        root = {"OTIO_SCHEMA": "Track.1", "name": root.get("name"), "children": inside}
        schema = "Track"
    if schema in ("Stack", "Track", "Sequence", "Clip"):
        stack = root if schema == "Stack" else {"OTIO_SCHEMA": "Stack.1", "children": [root]}
        return {"OTIO_SCHEMA": "Timeline.1", "name": root.get("name"), "tracks": stack}
    raise broken(name, f"it holds a {schema or 'thing without a schema'}, not a timeline")


class _Reader:
    def __init__(self, name: str, tree: Tree) -> None:
        self._name, self._tree = name, tree
        self._bench = Bench(name)
        self._marks: list[Mark] = []
        self._own: Tree = _own(tree)
        self._stack: Tree = tree.get("tracks") or {"OTIO_SCHEMA": "Stack.1", "children": []}
        self._rate = self._find_rate()

    def read(self) -> Read:
        bench = self._bench
        bench.lanes = self._lanes(self._stack, 0)
        self._note_marks(self._stack, 0, 0, None)
        tracks = bench.tracks()
        start = self._tree.get("global_start_time")
        begin = self._frames(start, "the start timecode") if start else 0
        size = _size(self._own.get("size")) or (1920, 1080)
        # Hosts count from the start timecode, or from zero: what begins there is meant from the cut's first frame.
        cut = Cut(
            title=str(self._tree.get("name") or "Untitled")[:200],
            rate=self._rate,
            drop=bool(self._own.get("drop", False)),
            start=max(begin, 0),
            width=size[0],
            height=size[1],
            tracks=tracks,
            markers=tuple(sorted(self._marks, key=lambda mark: (mark.frame, mark.name))),
            titles=tuple(Words.model_validate(words) for words in self._own.get("titles") or ()),
            captions=tuple(Words.model_validate(words) for words in self._own.get("captions") or ()),
            sources=bench.sources(tracks),
        )
        return Read(cut=cut, notes=tuple(bench.notes), length=max((lane.frames for lane in bench.lanes), default=0))

    def _find_rate(self) -> Fraction:
        if "rate" in self._own:
            return snapped(plain_number(str(self._own["rate"])))
        rates: Counter[float] = Counter()
        waiting: list[Any] = [self._stack]
        while waiting:
            tree = waiting.pop()
            if _is_tree(tree):
                held = tree.get("source_range") or _media_range(tree)
                if _is_tree(held) and schema_of(tree, self._name) in ("Clip", "Gap", "Filler"):
                    weight = 1000 if schema_of(tree, self._name) == "Clip" else 1
                    rates[float(held["duration"]["rate"])] += weight
                waiting.extend(tree.get("children") or ())
        if not rates and self._tree.get("global_start_time"):
            rates[float(self._tree["global_start_time"]["rate"])] += 1
        if not rates:
            return Fraction(24)
        # Sound counted in samples is no rate of film.
        film = [rate for rate, _ in rates.most_common() if 1 <= rate <= 240]
        if not film:
            raise broken(self._name, f"its rate is {next(iter(rates)):g} frames a second, which is no rate of film")
        return snapped(film[0])

    def _lanes(self, tree: Tree, depth: int) -> list[Lane]:
        """The lanes of a stack or of a track, trimmed to its own range."""
        if depth > DEEPEST_NEST:
            raise refused(self._name, f"cuts lie over {DEEPEST_NEST} deep in one another")
        schema = schema_of(tree, self._name)
        if schema == "Stack":
            lanes: list[Lane] = []
            for child in _children(tree):
                kind = schema_of(child, self._name)
                if kind in ("Stack", "Track", "Sequence"):
                    lanes += self._lanes(child, depth + 1)
                elif kind != "Transition":
                    lanes += self._lanes({"OTIO_SCHEMA": "Track.1", "children": [child]}, depth + 1)
        else:
            lanes = self._track(tree, depth)
        if held := tree.get("source_range"):
            start = self._frames(held["start_time"], "a nested cut")
            end = start + self._frames(held["duration"], "a nested cut")
            whole = max((lane.frames for lane in lanes), default=0)
            if whole and (end <= 0 or start >= whole):
                self._bench.note("A track is cut from where nothing of it lies; it is read from its beginning.")
                start, end = 0, end - start
            lanes = [lane.moved(start, end, 0) for lane in lanes]
        return lanes

    def _track(self, tree: Tree, depth: int) -> list[Lane]:
        kind: TrackKind = "sound" if str(tree.get("kind", "")).lower() == "audio" else "picture"
        lane = Lane(kind, str(tree.get("name") or "")[:80])
        others: list[Lane] = []
        at = 0
        for child in _children(tree):
            schema = schema_of(child, self._name)
            if schema == "Transition":
                lane.joins.append(self._join(child, at))
            elif schema in ("Stack", "Track", "Sequence"):
                nested = self._lanes(child, depth + 1)
                frames = max((one.frames for one in nested), default=0)
                # Of a cut in a track, the lanes of the track's own kind go into it, the first one in its place.
                first = next((one for one in nested if one.kind == kind), None)
                for one in nested:
                    moved = one.moved(0, frames, at)
                    self._bench.count(len(moved.pieces))
                    if one is first:
                        lane.pieces += moved.pieces
                        lane.joins += moved.joins
                    else:
                        others.append(moved)
                if nested:
                    self._bench.note("Cuts within the cut are laid flat.")
                at += frames
            else:
                at += self._clip(child, schema, lane, at)
        lane.frames = at
        return [lane, *others]

    def _clip(self, tree: Tree, schema: str, lane: Lane, at: int) -> int:
        """Lay a clip or a gap at a frame; returns its length."""
        held = tree.get("source_range") or _media_range(tree)
        if not _is_tree(held):
            self._bench.note(f"{tree.get('name') or 'A clip'} has no length and is left out.")
            return 0
        frames = self._frames(held["duration"], "a clip")
        if frames < 0:
            raise broken(self._name, f"{tree.get('name') or 'a clip'} has the length {frames}")
        if schema != "Clip" or not frames:
            if schema not in ("Gap", "Filler", "Clip"):
                self._bench.note(f"A {schema or 'part without a schema'} is unknown here; it is left black.")
            return frames
        self._bench.count()
        own = _own(tree)
        name = str(tree.get("name") or "")[:400]
        source, begin = self._source(tree, name)
        speed, freeze = self._speed(tree, own)
        lane.pieces.append(
            Piece(
                name=name,
                source=source,
                source_in=self._frames(held["start_time"], name or "a clip") - begin,
                start=at,
                frames=frames,
                speed=speed,
                freeze=freeze,
                gain_db=float(own.get("gain_db", 0.0)),
                muted=tree.get("enabled") is False,
            )
        )
        return frames

    def _source(self, tree: Tree, clip: str) -> tuple[str, int]:
        reference = _reference(tree)
        schema = schema_of(reference, self._name)
        if schema == "GeneratorReference":
            if reference.get("generator_kind") != "black":
                self._bench.note(f"{clip or 'A clip'} is made by a generator of its program; it is left black.")
            return "", 0
        url = as_path(str(reference.get("target_url") or ""))
        if schema == "ImageSequenceReference":
            url = as_path(str(reference.get("target_url_base") or ""))
            url = f"{url.rstrip('/')}/{reference.get('name_prefix', '')}#{reference.get('name_suffix', '')}"
        held = reference.get("available_range")
        start = frames = None
        if _is_tree(held):
            start = max(self._frames(held["start_time"], "a source"), 0)
            frames = max(self._frames(held["duration"], "a source"), 0) or None
        own = _own(reference)
        source = Source(
            name=str((own and reference.get("name")) or base_name(url) or reference.get("name") or clip or "unnamed")[
                :400
            ],
            url=url,
            frames=frames,
            start=(start or 0) if frames is not None else 0,
            picture=bool(own.get("picture", True)),
            sound=bool(own.get("sound", False)),
            size=_size(own.get("size")),
            media=str(own.get("media", "")),
            reel=str(own.get("reel", ""))[:64],
        )
        name = self._bench.source(source)
        return name, self._bench.start_of(name)

    def _speed(self, tree: Tree, own: Tree) -> tuple[Fraction, bool]:
        speed, freeze = Fraction(1), False
        for effect in tree.get("effects") or ():
            kind = schema_of(effect, self._name)
            scalar = float(effect.get("time_scalar", 1.0)) if kind in ("LinearTimeWarp", "FreezeFrame") else 1.0
            if kind == "FreezeFrame" or (kind == "LinearTimeWarp" and not exact(scalar)):
                freeze = True
            elif kind == "LinearTimeWarp":
                if scalar < 0:
                    self._bench.note(f"{tree.get('name') or 'A clip'} runs backwards there; it runs forwards here.")
                speed *= exact(abs(scalar))
            else:
                self._bench.note(f"The effect {effect.get('effect_name') or effect.get('name') or kind} is left out.")
        if "speed" in own:
            speed = plain_number(str(own["speed"]))
        return speed, freeze

    def _join(self, tree: Tree, at: int) -> Join:
        kind = str(_own(tree).get("kind", "dissolve"))
        if tree.get("transition_type") not in ("SMPTE_Dissolve", "Custom_Transition") or (
            tree.get("transition_type") == "Custom_Transition" and kind == "dissolve"
        ):
            self._bench.note(f"The transition {tree.get('name') or tree.get('transition_type')} is a dissolve here.")
        before = self._frames(tree.get("in_offset"), "a transition")
        after = self._frames(tree.get("out_offset"), "a transition")
        known = KINDS.get(kind, DISSOLVE)
        return Join(at=at, before=max(before, 0), after=max(after, 0), kind=known)

    def _note_marks(self, tree: Tree, at: int, depth: int, shown: tuple[int, int] | None) -> None:
        """Markers of the whole, of tracks and of clips, where they lie in the cut."""
        begin = 0
        if _is_tree(held := tree.get("source_range") or _media_range(tree)):
            begin = self._frames(held["start_time"], "a range")
        for marker in tree.get("markers") or ():
            frame = at + self._frames(marker["marked_range"]["start_time"], "a marker") - begin
            if frame >= 0 and (shown is None or shown[0] <= frame < shown[1]):
                colour = str(marker.get("color") or "").lower()
                comment = str(marker.get("comment") or "")
                name = str(marker.get("name") or "")
                self._bench.lasts(self._frames(marker["marked_range"].get("duration"), "a marker"))
                self._marks.append(Mark(frame=frame, name=name, comment=comment, colour=colour))
        schema = schema_of(tree, self._name)
        if schema == "Stack" and depth <= 1:
            for child in _children(tree):
                self._note_marks(child, at, depth + 1, shown)
        elif schema in ("Track", "Sequence"):
            for child in _children(tree):
                held = child.get("source_range") or _media_range(child)
                frames = self._frames(held["duration"], "a clip") if _is_tree(held) else 0
                self._note_marks(child, at, depth + 2, (at, at + frames))
                at += frames

    def _frames(self, time: Any, what: str) -> int:
        if not _is_tree(time):
            return 0
        value, rate = time.get("value", 0), time.get("rate", 1)
        if not (math.isfinite(value) and math.isfinite(rate)) or rate <= 0:
            raise broken(self._name, f"{what} has the time {value} at {rate} frames a second")
        # 23.976 and 23.976023976 are the same rate, and so its own frames stay its own frames.
        own = snapped(rate) if 1 <= rate <= 240 else Fraction(rate).limit_denominator(1_000_000)
        return whole_frames(Fraction(value).limit_denominator(1_000_000) * self._rate / own, self._bench, what)


def _is_tree(value: Any) -> TypeGuard[Tree]:
    return isinstance(value, dict)


def _children(tree: Tree) -> list[Tree]:
    return [child for child in tree.get("children") or () if _is_tree(child)]


def _own(tree: Tree) -> Tree:
    metadata: Tree = tree.get("metadata") or {}
    own: Any = metadata.get(OWN)
    return own if _is_tree(own) else {}


def _size(told: Any) -> Size | None:
    """A size as it is told in notes of ours; None for anything else."""
    match told:
        case [int(width), int(height)] if min(width, height) >= 2 and max(width, height) <= 16384:
            return width, height
        case _:
            return None


def _reference(tree: Tree) -> Tree:
    """The media reference of a clip of any version of the schema."""
    if _is_tree(single := tree.get("media_reference")):
        return single
    many: Tree = tree.get("media_references") or {}
    found: Any = many.get(tree.get("active_media_reference_key") or "DEFAULT_MEDIA")
    return found if _is_tree(found) else {"OTIO_SCHEMA": "MissingReference.1"}


def _media_range(tree: Tree) -> Any:
    return _reference(tree).get("available_range") if re.match("Clip", str(tree.get("OTIO_SCHEMA"))) else None
