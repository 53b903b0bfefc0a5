"""What lies in a track of an AAF, laid on lanes: sequences, transitions that overlap, operations, cuts within cuts.

filler 5 | dissolve 5 | clip 53 | dissolve 6 | clip 51      as it is written
|-- clip, 50 frames --><-- clip, 48 frames --|              as it is laid
"""

# pyaaf2 has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from tools.interchange.aaf_media import Media, choices, media_kind, slot_rate, type_of
from tools.interchange.aaf_words import AMPLITUDE, DISSOLVES, SOUND_GAIN, SPEED_CONTROL, SPEED_RATIO, STEREO_GAIN
from tools.interchange.cut import Join, Piece, TrackKind
from tools.interchange.lanes import DEEPEST_NEST, Bench, Lane, exact, refused, whole_frames

DEEPEST_SEGMENT = 90
BLACK = ("Filler", "ScopeReference")
SPEED_MAP = "PARAM_SPEED_OFFSET_MAP_U"


class Layer:
    """Lays the slots of sequences on lanes. A slot that is used often is laid once."""

    def __init__(self, file: str, bench: Bench, media: Media, rate: Fraction) -> None:
        self._file, self._bench, self._media, self._rate = file, bench, media, rate
        self._done: dict[tuple[str, int], list[Lane]] = {}
        self._busy: list[tuple[str, int]] = []

    def lanes(self, mob: Any, slot: Any) -> list[Lane]:
        """The lanes of a slot of a sequence, its own first, from frame 0 on."""
        known = (str(mob.mob_id), slot.slot_id)
        if known in self._busy or len(self._busy) > DEEPEST_NEST:
            raise refused(self._file, "a sequence in it contains itself, or they lie too deep in one another")
        kind = media_kind(slot)
        if known not in self._done and kind is not None:
            self._busy.append(known)
            lanes = _Laying(self, kind, self._rate / slot_rate(slot, self._file)).stack(slot.segment, Fraction(0), 0)
            self._busy.pop()
            lanes[0].name = str(slot.name or "")[:80]
            self._done[known] = lanes
        return self._done.get(known, [])

    def mob(self, clip: Any) -> Any:
        """The mob that a clip names; None where it is not in the file."""
        return self._media.mob(clip)

    def shown(self, clip: Any, kind: TrackKind, scale: Fraction) -> tuple[str, str, int]:
        return self._media.shown(clip, kind, scale)

    def count(self, pieces: int = 1) -> None:
        self._bench.count(pieces)

    def note(self, sentence: str) -> None:
        self._bench.note(sentence)

    def frame(self, value: Fraction) -> int:
        return whole_frames(value, self._bench, "A clip")

    def refuse(self, why: str) -> Exception:
        return refused(self._file, why)


class _Laying:
    """One slot: everything in it lies at frames of the whole cut."""

    def __init__(self, layer: Layer, kind: TrackKind, scale: Fraction) -> None:
        self._layer, self._scale = layer, scale
        self._kind: TrackKind = kind

    def stack(self, segment: Any, begin: Fraction, depth: int) -> list[Lane]:
        """The lanes of a segment that begins at a frame; the first one is what is in its place."""
        if depth > DEEPEST_SEGMENT:
            raise self._layer.refuse("its parts lie too deep in one another")
        match type_of(segment):
            case "SourceClip":
                lanes = self._clip(segment, begin)
            case "Sequence":
                lanes = self._sequence(segment.components, begin, depth)
            case "NestedScope":
                lanes = _stacked([self.stack(one, begin, depth + 1) for one in segment.getvalue("Slots") or ()])
            case "OperationGroup":
                lanes = self._operation(segment, begin, depth)
            case "Selector":
                lanes = self._selector(segment, begin, depth)
            case "EssenceGroup" | "Pulldown":
                inner = next(choices(segment), None)
                lanes = self.stack(inner, begin, depth + 1) if inner is not None else []
            case "Filler" | "ScopeReference":
                lanes = []
            case other:
                self._layer.note(f"A {other} is unknown here; it is left black.")
                lanes = []
        lanes = lanes or [Lane(self._kind)]
        if _switched_off(segment):
            _change(lanes, muted=True)
        return lanes

    def _clip(self, clip: Any, begin: Fraction) -> list[Lane]:
        start = self._layer.frame(begin)
        frames = self._layer.frame(begin + (clip.length or 0) * self._scale) - start
        if frames < 1:
            return []
        mob = self._layer.mob(clip)
        if type_of(mob) == "CompositionMob":
            slot = next((one for one in mob.slots if one.slot_id == clip.slot_id), None)
            lanes = self._layer.lanes(mob, slot) if slot is not None else []
            first = self._layer.frame(clip.start * self._scale)
            self._layer.count(sum(len(lane.pieces) for lane in lanes))
            if sum(len(lane.pieces) for lane in lanes) > 1:
                self._layer.note("Cuts within the cut are laid flat.")
            return [lane.moved(first, first + frames, start) for lane in lanes]
        self._layer.count()
        name, source, source_in = self._layer.shown(clip, self._kind, self._scale)
        return [Lane(self._kind, pieces=[
            Piece(name=name, source=source, source_in=source_in, start=start, frames=frames)
        ])]  # fmt: skip

    def _sequence(self, parts: Sequence[Any], begin: Fraction, depth: int) -> list[Lane]:
        """Everything after the other; a transition is taken from what is before it and from what comes after."""
        laid: list[tuple[list[Lane], Fraction]] = []
        cuts: list[Fraction] = [begin]
        joins: list[Join] = []
        at, cut = begin, begin
        for part in parts:
            length = Fraction(part.length or 0) * self._scale
            if type_of(part) == "Transition":
                before = Fraction(part.getvalue("CutPoint") or 0) * self._scale
                cut = at - length + before
                joins += self._join(part, cut, before, length - before)
                at -= length
                continue
            cuts.append(max(cut, at))
            laid.append((self.stack(part, at, depth + 1), at))
            at += length
            cut = at
        ends = [*cuts[2:], at]
        made: list[Lane] = []
        for (lanes, _), first, last in zip(laid, cuts[1:], ends, strict=True):
            start, end = self._layer.frame(first), self._layer.frame(last)
            for index, lane in enumerate(lanes):
                if index == len(made):
                    made.append(Lane(self._kind))
                moved = lane.moved(start, end, start)
                made[index].pieces += moved.pieces
                made[index].joins += moved.joins
        made = made or [Lane(self._kind)]
        made[0].joins += joins
        made[0].frames = self._layer.frame(at)
        return made

    def _join(self, part: Any, cut: Fraction, before: Fraction, after: Fraction) -> list[Join]:
        at = self._layer.frame(cut)
        first, last = at - self._layer.frame(cut - before), self._layer.frame(cut + after) - at
        group = part.getvalue("OperationGroup")
        definition = group.getvalue("Operation") if group is not None else None
        named = str(definition.name or "") if definition is not None else ""
        if definition is not None and str(definition.auid) not in DISSOLVES and "dissolve" not in named.lower():
            self._layer.note(f"The transition {named or 'without a name'} is a dissolve here.")
        return [Join(at=at, before=first, after=last)] if at >= 0 and first >= 0 and last >= 0 else []

    def _selector(self, segment: Any, begin: Fraction, depth: int) -> list[Lane]:
        selected, *others = choices(segment)
        if type_of(selected) not in BLACK or not others:
            return self.stack(selected, begin, depth + 1)
        lanes = self.stack(others[0], begin, depth + 1)
        _change(lanes, muted=True)
        return lanes

    def _operation(self, group: Any, begin: Fraction, depth: int) -> list[Lane]:
        definition = group.getvalue("Operation")
        identity = str(definition.auid) if definition is not None else ""
        named = str(definition.name or "") if definition is not None else ""
        inputs = [self.stack(one, begin, depth + 1) for one in group.segments]
        lanes = _stacked(inputs)
        if identity in (SOUND_GAIN, STEREO_GAIN) or AMPLITUDE in _parameters(group):
            self._turn(lanes, _parameters(group).get(AMPLITUDE))
        elif identity == SPEED_CONTROL or (definition is not None and definition.getvalue("IsTimeWarp")):
            self._speed(lanes, group, begin)
        elif not inputs:
            self._layer.note(f"{named or 'A clip'} is made by an effect of its program; it is left black.")
        else:
            self._layer.note(f"The effect {named or 'without a name'} is left out.")
        return lanes

    def _turn(self, lanes: list[Lane], parameter: Any) -> None:
        """Set the level of what lies on lanes."""
        if type_of(parameter) == "VaryingValue":
            self._layer.note("Levels that change within a clip are left out; the first one counts.")
            parameter = next(iter(parameter.getvalue("PointList") or ()), None)
        factor = float(parameter.getvalue("Value") or 0) if parameter is not None else 1.0
        if not math.isfinite(factor) or factor <= 0:
            _change(lanes, muted=True)
            return
        level = min(max(round(20 * math.log10(factor), 2), -96.0), 24.0) + 0.0
        _change(lanes, gain_db=level)

    def _speed(self, lanes: list[Lane], group: Any, begin: Fraction) -> None:
        """Let the one clip of a change of speed run as fast as it says, for as long as the change lasts."""
        start = self._layer.frame(begin)
        frames = self._layer.frame(begin + (group.length or 0) * self._scale) - start
        pieces = lanes[0].pieces if lanes else []
        if len(pieces) != 1 or frames < 1:
            self._layer.note("A change of speed over several clips is left out.")
            for index, lane in enumerate(lanes):
                lanes[index] = lane.moved(start, start + frames, start)
            return
        speed = self._ratio(group)
        if speed < 0:
            self._layer.note(f"{pieces[0].name or 'A clip'} runs backwards there; it runs forwards here.")
        freeze = not speed
        changes: dict[str, object] = {"frames": frames, "freeze": freeze, "speed": abs(speed) or Fraction(1)}
        lanes[0].pieces = [pieces[0].model_copy(update=changes)]

    def _ratio(self, group: Any) -> Fraction:
        """How fast a clip runs; 0 for one frame that is held."""
        parameters = _parameters(group)
        points = list(parameters[SPEED_MAP].getvalue("PointList") or ()) if SPEED_MAP in parameters else []
        if len(points) > 2:
            self._layer.note("A change of speed within a clip is left out; what is shown on the whole counts.")
        if len(points) >= 2 and points[-1].time != points[0].time:
            shown = float(points[-1].value) - float(points[0].value)
            return exact(shown / (float(points[-1].time) - float(points[0].time)))
        told: Any = parameters.get(SPEED_RATIO)
        ratio = Fraction(told.getvalue("Value") or 1) if type_of(told) == "ConstantValue" else Fraction(1)
        return Fraction(0) if ratio == group.length and ratio > 1 else exact(1 / ratio)


def _parameters(group: Any) -> dict[str, Any]:
    """The parameters of an operation, by what defines them and by their names."""
    found: dict[str, Any] = {}
    for parameter in group.getvalue("Parameters") or ():
        found[str(parameter.auid)] = parameter
        definition = parameter.parameterdef
        if definition is not None:
            found[str(definition.name)] = parameter
    return found


def _stacked(inputs: Sequence[list[Lane]]) -> list[Lane]:
    return [lane for lanes in inputs for lane in lanes]


def _switched_off(segment: Any) -> bool:
    told = segment.getvalue("ComponentAttributeList") if segment is not None else None
    return any(one.name == "_DISABLE_CLIP_FLAG" and one.value for one in told or ())


def _change(lanes: Sequence[Lane], **changes: object) -> None:
    for lane in lanes:
        lane.pieces = [piece.model_copy(update=changes) for piece in lane.pieces]
