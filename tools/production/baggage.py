"""What was brought, unpacked: every file measured, and looked at for shots that it holds, in the one pass of decoding.

files ──> measured, three at a time ──> footage, glances ──> one shot, or several
                    └─ what cannot be used: why
"""

import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np

from tools.film.errors import DirectorError, OperatorError
from tools.film.origin import Origin
from tools.interchange.clip_names import ClipName, read_name
from tools.media.footage import Footage, measure
from tools.media.glances import Bytes, Glances
from tools.media.progress import Progress, Report
from tools.media.scene_detection import Join, joins
from tools.production.cut_files import SUFFIXES
from tools.production.slating import Offered
from tools.provenance.origins import origin_of

STILL_SECONDS = 4.0
"""How long a still is seen at first."""

AT_ONCE = 3
"""Files that are measured at once: decoders wait for the disk, and for one another's threads."""

LATER = {
    SUFFIXES: "a cut of another program is imported alone",
    (".heic", ".heif"): "save it as JPEG or PNG first",
}
"""What people bring that is neither clip nor still, and what to do with it."""

LOOKS = (0.1, 0.5, 0.9)
"""Where in a clip it is looked at, to be compared."""


@dataclass(frozen=True)
class Brought:
    """A usable file. `joins` are where its shots meet, in frames of the file at its own rate."""

    path: Path
    footage: Footage
    name: ClipName
    glances: Bytes | None = None
    joins: tuple[Join, ...] = ()
    twin: int = 1
    """which it is of the files of its name"""

    @property
    def called(self) -> str:
        """Its name, which no other file that was brought has."""
        return self.path.name if self.twin == 1 else f"{self.path.name} ({self.twin})"

    @cached_property
    def origin(self) -> Origin | None:
        """Where it comes from, by its own word; read once for all its pieces."""
        return origin_of(self.path)

    def whole(self) -> "Piece":
        return Piece(self, 0, 0, self.footage.frames)

    def pieces(self) -> list["Piece"]:
        """The shots that the file holds, in order; itself where it is one."""
        if not self.joins:
            return [self.whole()]
        edges = [0, *(join.frame for join in self.joins), self.footage.frames]
        return [Piece(self, part, a, b) for part, (a, b) in enumerate(pairwise(edges), 1)]


@dataclass(frozen=True)
class Piece:
    """Frames `start` .. `end` of a file, at its own rate: all of it, or its shot number `part`."""

    brought: Brought
    part: int
    start: int
    end: int

    @property
    def key(self) -> str:
        return f"{self.brought.called}#{self.part}" if self.part else self.brought.called

    @property
    def seconds(self) -> float:
        footage = self.brought.footage
        return STILL_SECONDS if footage.still else float((self.end - self.start) / footage.rate)

    def offered(self) -> Offered:
        one = self.brought
        glances = None
        if one.glances is not None and len(one.glances):
            count, scale = len(one.glances), len(one.glances) / max(one.footage.frames, 1)
            at = [int((self.start + share * (self.end - self.start)) * scale) for share in LOOKS]
            glances = one.glances[np.clip(at, 0, count - 1)]
        try:
            moment = one.path.stat().st_mtime
        except OSError:
            moment = None
        return Offered(self.key, one.name, self.seconds, self.part, one.footage.still, glances, moment)


@dataclass
class Baggage:
    """What came: usable files with what they are, and sentences about those that are not, or not wholly."""

    found: list[Brought] = field(default_factory=list[Brought])
    losses: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])


def unpack(files: Sequence[Path], report: Report, *, whole: bool = False) -> Baggage:
    """Measure every file; what cannot be used becomes a loss, and an error when nothing is left.

    With `whole` no file is looked at for several shots. Of files of the same name the later ones are told by number.
    """
    baggage = Baggage()
    refused: list[DirectorError | OperatorError] = []
    named = Counter[str]()
    with ThreadPoolExecutor(max_workers=min(AT_ONCE, max(len(files), 1), os.cpu_count() or 1)) as pool:
        looked_at = pool.map(_looked_at, files, [whole] * len(files))
        for number, (path, one) in enumerate(zip(files, looked_at, strict=True)):
            report(Progress(stage="import", done=number, total=len(files), what=path.name))
            if not isinstance(one, Brought):
                refused.append(one)
                continue
            named[path.name] += 1
            baggage.found.append(replace(one, twin=named[path.name]))
            footage = one.footage
            if footage.lost:
                baggage.losses.append(f"{path.name} is damaged: {footage.lost} of its pictures cannot be read.")
            if footage.cut_off:
                told = f"the {footage.seconds:.1f} s that can be read of it are used"
                baggage.losses.append(f"{path.name} breaks off before its end: {told}.")
            if footage.reasons:
                baggage.notes.append(f"{path.name} is conformed once before it is cut: {', '.join(footage.reasons)}.")
    if not baggage.found:
        raise refused[0] if refused else DirectorError("Name the files to import.", code="no_files")
    baggage.losses[:0] = [error.message for error in refused]
    return baggage


def _looked_at(path: Path, whole: bool) -> Brought | DirectorError | OperatorError:
    seen = Glances()
    try:
        footage = measure(path, see=seen.see)
    except OperatorError as error:
        return _refusal(path, error)
    glances = seen.all()
    if footage.still or not len(glances):
        return Brought(path, footage, read_name(path.name))
    found = () if whole else tuple(_in_frames(join, seen, footage) for join in joins(glances))
    return Brought(path, footage, read_name(path.name), glances, found)


def _in_frames(join: Join, seen: Glances, footage: Footage) -> Join:
    """The join in even frames at the clip's rate, where its pictures are uneven."""
    if not footage.variable:
        return join
    times = sorted(seen.times)
    start, frame, end = (
        round(Fraction(times[min(at, len(times) - 1)] - times[0]) * footage.rate)
        for at in (join.start, join.frame, join.end)
    )
    return join.model_copy(update={"start": start, "frame": frame, "end": end})


def _refusal(path: Path, error: OperatorError) -> DirectorError | OperatorError:
    advice = next((advice for endings, advice in LATER.items() if path.suffix.lower() in endings), None)
    if advice is None or not path.is_file():
        return error
    return DirectorError(f"{path.name} is no clip and no still: {advice}.", code="no_clip", path=str(path))
