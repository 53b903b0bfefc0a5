"""Which file a clip of an AAF shows, and from which frame on.

clip ──> MasterMob (what the clip is called) ──> SourceMob (the file) ──> SourceMob (the reel and its timecode)
"""

# pyaaf2 has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tools.interchange.cut import LONGEST, Source, TrackKind, snapped
from tools.interchange.lanes import Bench, base_name, broken, refused, whole_frames
from tools.interchange.linking import as_path

LONGEST_CHAIN = 32
PHYSICAL = ("TapeDescriptor", "ImportDescriptor", "FilmDescriptor", "AuxiliaryDescriptor", "RecordingDescriptor")
"""What describes a mob that is no file: a reel, or what a file was made from."""


def type_of(item: Any) -> str:
    """The class of an object of the file, by its name in AAF."""
    return type(item).__name__


def media_kind(slot: Any) -> TrackKind | None:
    """Whether a slot holds pictures or sound; None for timecode, markers and everything else."""
    if type_of(slot) != "TimelineMobSlot":
        return None
    told = str(slot.media_kind or "").lower()
    return "picture" if "picture" in told else "sound" if "sound" in told else None


def slot_rate(slot: Any, name: str) -> Fraction:
    """The exact rate that a slot counts in. Raises DirectorError for none."""
    told = Fraction(slot.edit_rate)
    if told <= 0:
        raise broken(name, f"a track of it runs at {told} a second")
    return snapped(told) if 1 <= told <= 1000 else told


def choices(segment: Any) -> Iterator[Any]:
    """What a segment holds in the place of itself: the first one is the one that is shown."""
    match type_of(segment):
        case "EssenceGroup":
            yield from segment.getvalue("Choices") or ()
        case "Selector":
            yield segment.getvalue("Selected")
            yield from segment.getvalue("Alternates") or ()
        case "OperationGroup":
            yield from segment.segments
        case "Pulldown":
            yield segment.getvalue("InputSegment")
        case _:
            return


@dataclass
class _Trail:
    """A way from a clip to its file: the mobs and slots, and the frame of each that the clip begins with."""

    name: str = ""
    file: Any = None
    at: Fraction = Fraction(0)
    reel: Any = None
    reel_at: Fraction = Fraction(0)


@dataclass(frozen=True)
class _Slot:
    """A slot of a mob, looked up once: `step` is how many frames of the cut one unit of it lasts."""

    number: int
    slot: Any
    kind: TrackKind | None
    step: Fraction


class Media:
    """The sources of a cut, each known by the mob that describes its file."""

    def __init__(self, file: str, bench: Bench, rate: Fraction) -> None:
        self._file, self._bench, self._rate = file, bench, rate
        self._sizes: Counter[tuple[int, int]] = Counter()
        self._known: dict[str, Source] = {}
        self._mobs: dict[str, tuple[Any, list[_Slot]]] = {}

    def size(self) -> tuple[int, int]:
        """The size of the picture that most clips have."""
        return self._sizes.most_common(1)[0][0] if self._sizes else (1920, 1080)

    def shown(self, clip: Any, kind: TrackKind, scale: Fraction) -> tuple[str, str, int]:
        """What a clip is called, the name of its source, and the frame of that which it begins with."""
        if clip.mob_id is None or clip.mob_id.int == 0:
            return "", "", 0
        trail = self._followed(clip, scale)
        if trail.file is None and trail.reel is None:
            name = trail.name or f"missing {str(clip.mob_id)[-8:]}"
            source = Source(name=name[:400], picture=kind == "picture", sound=kind == "sound")
            return name[:400], self._bench.source(source), whole_frames(trail.at, self._bench, name)
        source = self._source(trail, kind)
        name = trail.name or source.name
        at = trail.at if trail.file is not None else trail.reel_at
        return name[:400], self._bench.source(source), whole_frames(at, self._bench, name)

    def mob(self, clip: Any) -> Any:
        """The mob that a clip names; None where it is not in the file."""
        return self._mob(clip)[0] if clip.mob_id is not None and clip.mob_id.int else None

    def _followed(self, clip: Any, scale: Fraction) -> _Trail:
        trail = _Trail()
        at = Fraction(clip.start) * scale
        seen: set[str] = set()
        while clip is not None:
            mob, slots = self._mob(clip)
            if mob is None:
                break
            known = f"{mob.mob_id} {clip.slot_id}"
            if known in seen or len(seen) > LONGEST_CHAIN:
                raise refused(self._file, "its clips refer to one another in a circle")
            seen.add(known)
            slot = next((one for one in slots if one.number == clip.slot_id), None)
            if type_of(mob) == "SourceMob":
                if type_of(mob.getvalue("EssenceDescription")) in PHYSICAL:
                    trail.reel, trail.reel_at = trail.reel or mob, at if trail.reel is None else trail.reel_at
                elif trail.file is None:
                    trail.file, trail.at = mob, at
            else:
                trail.name = trail.name or str(mob.name or "")
                trail.at = at
            if slot is None or slot.kind is None:
                break
            clip, before = self._inside(slot.slot.segment, (at / slot.step) + (slot.slot.getvalue("Origin") or 0), 0)
            if clip is not None:
                at = (before + clip.start) * slot.step
        return trail

    def _mob(self, clip: Any) -> tuple[Any, list[_Slot]]:
        """The mob that a clip names, with its slots; None where it is not in the file. Each is read once."""
        known = str(clip.mob_id)
        if known not in self._mobs:
            mob = clip.mob
            self._mobs[known] = mob, [self._slot(slot) for slot in mob.slots] if mob is not None else []
        return self._mobs[known]

    def _slot(self, slot: Any) -> _Slot:
        kind = media_kind(slot)
        step = self._rate / slot_rate(slot, self._file) if type_of(slot) == "TimelineMobSlot" else Fraction(1)
        return _Slot(slot.slot_id, slot, kind, step)

    def _inside(self, segment: Any, at: Fraction, depth: int) -> tuple[Any, Fraction]:
        """The clip in a segment at a place, and how far into that clip the place is."""
        if depth > LONGEST_CHAIN:
            raise refused(self._file, "its clips lie too deep in one another")
        if type_of(segment) == "SourceClip":
            return segment, at
        if type_of(segment) == "Sequence":
            begin = Fraction(0)
            for part in segment.components:
                if type_of(part) == "Transition":
                    begin -= part.length or 0
                elif at < begin + (part.length or 0):
                    return self._inside(part, at - begin, depth + 1)
                else:
                    begin += part.length or 0
        for part in choices(segment):
            return self._inside(part, at, depth + 1)
        return None, at

    def _source(self, trail: _Trail, kind: TrackKind) -> Source:
        mob = trail.file if trail.file is not None else trail.reel
        known = str(mob.mob_id)
        if known not in self._known:
            self._known[known] = self._described(trail, mob)
        source = self._known[known]
        self._sizes.update([size] if kind == "picture" and (size := _size(mob)) else [])
        seen = {"picture": source.picture or kind == "picture", "sound": source.sound or kind == "sound"}
        return source.model_copy(update=seen)

    def _described(self, trail: _Trail, mob: Any) -> Source:
        told = {str(name): value for name, value in mob.comments.items()}
        url = next((place for one in (mob, trail.reel) if one is not None and (place := _place(one))), "")
        slots = self._mobs[str(mob.mob_id)][1]
        kinds = [slot.kind for slot in slots] if trail.file is not None else []
        name = str(told.get("File") or base_name(url) or trail.name or mob.name or "unnamed")
        reel: Any = trail.reel
        tape = ""
        if reel is not None and type_of(reel.getvalue("EssenceDescription")) == "TapeDescriptor":
            tape = str(reel.name or "")[:64]
        return Source(
            name=name[:400],
            url=url,
            frames=_length(slots) if trail.file is not None else None,
            start=self._begin(trail),
            picture="picture" in kinds,
            sound="sound" in kinds,
            size=_size(trail.file) if trail.file is not None else None,
            media=str(told.get("SHA-256") or ""),
            reel=tape,
        )

    def _begin(self, trail: _Trail) -> int:
        """The timecode of the file's first frame, from the reel that it came from."""
        for mob, at in ((trail.reel, trail.reel_at), (trail.file, trail.at)):
            for slot in self._mobs[str(mob.mob_id)][1] if mob is not None else ():
                code: Any = slot.slot.segment if type_of(slot.slot) == "TimelineMobSlot" else None
                if type_of(code) == "Timecode":
                    apart = at - trail.at if trail.file is not None else Fraction(0)
                    begin = round(code.start * slot.step + apart)
                    return begin if 0 <= begin <= LONGEST else 0
        return 0


def _length(slots: Sequence[_Slot]) -> int | None:
    """How long a file is: as its picture, else as its sound."""
    for slot in sorted((slot for slot in slots if slot.kind), key=lambda slot: slot.kind == "sound"):
        frames = int((slot.slot.segment.length or 0) * slot.step)
        if 0 < frames <= LONGEST:
            return frames
    return None


def _descriptors(mob: Any) -> Iterator[Any]:
    whole = mob.getvalue("EssenceDescription")
    if whole is not None:
        yield whole
        if type_of(whole) == "MultipleDescriptor":
            yield from whole.getvalue("FileDescriptors") or ()


def _place(mob: Any) -> str:
    for described in _descriptors(mob):
        for locator in described.getvalue("Locator") or ():
            if url := locator.getvalue("URLString"):
                return as_path(str(url))
    return ""


def _size(mob: Any) -> tuple[int, int] | None:
    for described in _descriptors(mob):
        width, height = described.getvalue("StoredWidth"), described.getvalue("StoredHeight")
        if width and height:
            fields = described.getvalue("FrameLayout") == "SeparateFields"
            size = int(width), int(height) * (2 if fields else 1)
            return size if all(2 <= edge <= 16384 for edge in size) else None
    return None
