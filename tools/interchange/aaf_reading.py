"""AAF files, read: ours, and those of Media Composer, Premiere and Resolve.

sequence ──slots──> lanes, cuts within cuts laid flat, operations taken for what they do to the clip inside
clip ──mob──mob──mob──> the file that it shows, and the timecode of its first frame

What a file has and a cut has not is said in the notes. The library that reads the objects gets only files whose
container is sound (`compound`), and what it cannot make sense of is one clear error.
"""

# pyaaf2 has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false, reportAttributeAccessIssue=false

import re
import struct
import tempfile
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from tools.interchange.aaf_media import Media, media_kind, slot_rate, type_of
from tools.interchange.aaf_slots import Layer
from tools.interchange.aaf_words import LEFT, RIGHT, TOP_LEVEL
from tools.interchange.compound import check_compound
from tools.interchange.cut import LONGEST, Cut, Mark, Read, nominal
from tools.interchange.lanes import Bench, Lane, broken, refused, whole_frames

MOST_MARKERS = 20_000
LARGEST_ARRAY = 1 << 16


def read(data: bytes, name: str) -> Read:
    """The cut of an .aaf file: its longest sequence. Raises DirectorError for what is none."""
    check_compound(data, name)
    # Loading the library takes longer than many commands.
    import aaf2
    from aaf2.exceptions import AAFPropertyError, CompoundFileBinaryError

    with tempfile.TemporaryDirectory(prefix="workprint-") as folder:
        path = Path(folder) / "cut.aaf"
        path.write_bytes(data)
        try:
            with aaf2.open(str(path), "r") as file:
                _check_model(file, name)
                return _Reader(name, file).read()
        except RecursionError:
            raise refused(name, "its parts lie too deep in one another") from None
        except (
            ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, ArithmeticError, MemoryError,
            NotImplementedError, OSError, struct.error, AAFPropertyError, CompoundFileBinaryError,
        ) as error:  # fmt: skip
            raise broken(name, f"a part of it is not what AAF says ({type(error).__name__})") from None


def _check_model(file: Any, name: str) -> None:
    """A file brings its own classes: none may be its own ancestor, and no array of theirs may be endless."""
    for known in list(file.metadict.classdefs_by_auid.values()):
        steps, parent = 0, known
        while parent is not None:
            steps, parent = steps + 1, parent.parent
            if steps > 64:
                raise refused(name, "its classes lead in a circle")
    for known in list(file.metadict.typedefs_by_auid.values()):
        if type(known).__name__ == "TypeDefFixedArray" and known.size > LARGEST_ARRAY:
            raise refused(name, f"it has an array of {known.size:,} parts")


class _Reader:
    def __init__(self, name: str, file: Any) -> None:
        self._name = name
        self._bench = Bench(name)
        self._whole, others = _sequences(file, name)
        for other in others:
            self._bench.note(f"The file holds {other.name or 'a sequence without a name'}, too, which is left out.")
        self._rate = self._find_rate()
        self._media = Media(name, self._bench, self._rate)

    def read(self) -> Read:
        bench = self._bench
        layer = Layer(self._name, bench, self._media, self._rate)
        for slot in self._whole.slots:
            if media_kind(slot) in ("picture", "sound"):
                bench.lanes += layer.lanes(self._whole, slot)
        bench.lanes = _joined(bench.lanes)
        tracks = bench.tracks()
        start, drop = self._start()
        width, height = self._size() or self._media.size()
        cut = Cut(
            title=str(self._whole.name or "Untitled")[:200],
            rate=self._rate,
            drop=drop,
            start=start,
            width=width,
            height=height,
            tracks=tracks,
            markers=tuple(sorted(self._markers(), key=lambda mark: (mark.frame, mark.name))),
            sources=bench.sources(tracks),
        )
        return Read(cut=cut, notes=tuple(bench.notes))

    def _size(self) -> tuple[int, int] | None:
        """The size of the picture as the sequence tells it, which ours do."""
        told = next((str(value) for name, value in self._whole.comments.items() if str(name) == "Picture"), "")
        found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", told)
        size = (int(found[1]), int(found[2])) if found else (0, 0)
        return size if all(2 <= edge <= 16384 for edge in size) else None

    def _find_rate(self) -> Fraction:
        """The rate of the picture, else that of sound which counts in frames, else that of the timecode."""
        rates: dict[str, list[Fraction]] = {}
        for slot in self._whole.slots:
            kind = media_kind(slot)
            if kind is not None or type_of(getattr(slot, "segment", None)) == "Timecode":
                rates.setdefault(kind or "timecode", []).append(slot_rate(slot, self._name))
        known = [rate for kind in ("picture", "sound", "timecode") for rate in rates.get(kind, ()) if rate <= 240]
        if not known and rates:
            return Fraction(24)
        if not known:
            raise broken(self._name, "its sequence has neither pictures nor sound")
        return known[0]

    def _start(self) -> tuple[int, bool]:
        """The timecode of the first frame: of several one that counts in the cut's frames, the first track first."""
        found: list[tuple[bool, bool, int, bool]] = []
        for slot in self._whole.slots:
            segment: Any = slot.getvalue("Segment")
            if type_of(segment) == "Sequence":
                segment = next(iter(segment.components), None)
            if type_of(segment) == "Timecode":
                step = self._rate / slot_rate(slot, self._name)
                other = segment.fps != nominal(self._rate)
                later = slot.getvalue("PhysicalTrackNumber") != 1
                found.append((other, later, round(segment.start * step), bool(segment.drop)))
        if not found:
            return 0, False
        _, _, start, drop = min(found, key=lambda one: one[:2])
        return (start if 0 <= start <= LONGEST else 0), drop

    def _markers(self) -> Iterator[Mark]:
        count = 0
        for slot in self._whole.slots:
            if type_of(slot) != "EventMobSlot":
                continue
            scale = self._rate / Fraction(slot.edit_rate)
            segment = slot.segment
            for marker in segment.components if type_of(segment) == "Sequence" else (segment,):
                count += 1
                if count > MOST_MARKERS:
                    raise refused(self._name, f"it has over {MOST_MARKERS:,} markers")
                at = marker.getvalue("Position")
                if at is not None and at >= 0:
                    yield _marker(marker, whole_frames(at * scale, self._bench, "A marker"))


def _marker(marker: Any, frame: int) -> Mark:
    """A marker: the first line of its text is its name, what follows is its comment."""
    told = {str(one.name): one.value for one in marker.getvalue("CommentMarkerAttributeList") or ()}
    text = str(marker.getvalue("Comment") or told.get("_ATN_CRM_COM") or "")
    name, _, comment = text.replace("\r\n", "\n").replace("\r", "\n").partition("\n")
    return Mark(frame=frame, name=name, comment=comment, colour=str(told.get("_ATN_CRM_COLOR") or "").lower())


def _sequences(file: Any, name: str) -> tuple[Any, list[Any]]:
    """What is read, and what else there is: of the sequences that programs show, else of all, else of the clips, the
    longest."""
    whole = list(file.content.compositionmobs())
    shown = [mob for mob in whole if mob.usage == TOP_LEVEL] or whole or list(file.content.mastermobs())
    if not shown:
        raise broken(name, "it holds neither a sequence nor a clip")
    longest = max(shown, key=lambda mob: max((_frames(slot) for slot in mob.slots), default=0.0))
    return longest, [mob for mob in shown if mob is not longest]


def _frames(slot: Any) -> float:
    return float(slot.length or 0) / float(slot.edit_rate or 1) if media_kind(slot) else 0.0


def _joined(lanes: Sequence[Lane]) -> list[Lane]:
    """The lanes with the two channels of a sound track, of which one is as the other, as one."""
    made: list[Lane] = []
    for lane in lanes:
        before = made[-1] if made else None
        if (
            before is not None
            and lane.kind == before.kind == "sound"
            and before.name.endswith(LEFT)
            and lane.name == before.name.removesuffix(LEFT) + RIGHT
            and (lane.pieces, lane.joins) == (before.pieces, before.joins)
        ):
            before.name = before.name.removesuffix(LEFT)
        else:
            made.append(lane)
    return made
