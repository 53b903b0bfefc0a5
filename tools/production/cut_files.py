"""Cuts of other programs from disk: which format a file is, what it can say, and where the media are that it names.

cut.fcpxml, Cut.fcpxmld/, cut.xml, cut.otio, cut.otioz, cut.edl, cut.aaf ──> the cut, and what its format carries
its sources ──the pool by hash, its own path, the folders beside it by name and timecode──> files, or offline
"""

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
from av.error import FFmpegError

from tools.film.errors import DirectorError
from tools.film.timing import parse_timecode
from tools.interchange import otio, otioz
from tools.interchange.carrying import Carries
from tools.interchange.cut import Read, Source
from tools.interchange.formats import FORMATS
from tools.interchange.lanes import base_name, broken
from tools.interchange.linking import inside
from tools.interchange.markup import read_bytes
from tools.media.pool import Pool, content_hash

SUFFIXES = (".otio", ".otioz", ".fcpxml", ".fcpxmld", ".xml", ".edl", ".aaf")
"""How the names of cuts end."""

MOST_FILES = 50_000
"""Files of a folder that are looked through for media."""


def is_cut(path: Path) -> bool:
    """True for what is read as a cut, by its name."""
    return path.suffix.lower() in SUFFIXES


def read_cut(path: Path, folder: Path, rate: Fraction | None = None) -> tuple[Read, str, Carries]:
    """The cut of a file, its format, and what of a cut the file can say.

    Media that lie in the file are unpacked into `folder`. `rate` is that of a list that does not say its own. Raises
    DirectorError for what is no cut, OperatorError for what cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix == ".otioz":
        found = otioz.read(path, folder)
        return found, "otio", otio.CARRIES
    inner = path / "Info.fcpxml" if suffix == ".fcpxmld" else path
    data = read_bytes(inner)
    own = suffix.removeprefix(".")
    name = own if own in ("edl", "otio", "aaf") else _kind_of_xml(path.name, data)
    form = FORMATS[name]
    if name == "edl":
        from tools.interchange.edl_reading import read

        return read(data, path.name, rate), name, form.carries
    if form.read is None:
        raise broken(path.name, f"{name} is written here and not read")
    found = form.read(data, path.name)
    return found, name, _foreign(form.carries) if name == "otio" and b'"workprint"' not in data else form.carries


def _kind_of_xml(name: str, data: bytes) -> str:
    """Whether XML is FCPXML or FCP7 XML, whatever its name ends with."""
    head = data[:65_536]
    if re.search(rb"<fcpxml[\s>]", head):
        return "fcpxml"
    if re.search(rb"<xmeml[\s>]", head) or name.lower().endswith(".xml"):
        return "xmeml"
    return "fcpxml"


def _foreign(carries: Carries) -> Carries:
    """OpenTimelineIO that another program wrote: what lies in our own notes in it is not there."""
    return replace(
        carries, kinds=("dissolve",), gain=None, titles=False, captions=False, size=False, drop=False, comments=False
    )


class Folders:
    """Where media may lie: files by their names, looked up once."""

    def __init__(self, folders: Sequence[Path], *, trusted: bool = True) -> None:
        self.trusted = trusted
        """Paths that a file names are followed anywhere on this machine."""
        self._folders = folders
        self._names: dict[str, list[Path]] | None = None
        self._hashes: dict[Path, str] = {}

    def find(self, source: Source, pool: Pool, beside: Path) -> Path | None:
        """The file of a source: by its content, by the path that is told, by its name and timecode; else None."""
        if source.media and pool.has(source.media):
            return pool.path(source.media)
        told = self._told(source.url, beside) if source.url else None
        if told is not None:
            return told
        for name in dict.fromkeys((source.name, base_name(source.url))):
            known = [path for path in self._by_stem(name) if _is_same(path, source)]
            exact = [path for path in known if path.name.lower() == name.lower()] or known
            if exact:
                return _best(exact, source)
        return None

    def by_hash(self, wanted: set[str]) -> dict[str, Path]:
        """The files whose content has these hashes; names that tell a hash are tried first, then everything."""
        found: dict[str, Path] = {}
        files = [path for paths in self._index().values() for path in paths]
        short = {media[:8] for media in wanted}
        files.sort(key=lambda path: not any(part in path.name for part in short))
        for path in files:
            if len(found) == len(wanted):
                break
            digest = self._hash(path)
            if digest in wanted:
                found[digest] = path
        return found

    def by_start_of_hash(self, start: str) -> Path | None:
        """The file whose content's hash begins so."""
        for paths in self._index().values():
            for path in paths:
                if self._hash(path).startswith(start):
                    return path
        return None

    def _hash(self, path: Path) -> str:
        if path not in self._hashes:
            self._hashes[path] = content_hash(path)
        return self._hashes[path]

    def _told(self, url: str, beside: Path) -> Path | None:
        path = Path(url)
        if path.is_absolute():
            return path if self.trusted and path.is_file() else None
        found = inside(beside, url)
        return found if found is not None and found.is_file() else None

    def _by_stem(self, name: str) -> list[Path]:
        return self._index().get(Path(name).stem.lower(), [])

    def _index(self) -> dict[str, list[Path]]:
        if self._names is None:
            self._names = {}
            count = 0
            for folder in self._folders:
                for place, inner, files in os.walk(folder):
                    inner.sort()
                    for name in sorted(files):
                        count += 1
                        if count > MOST_FILES:
                            return self._names
                        self._names.setdefault(Path(name).stem.lower(), []).append(Path(place) / name)
        return self._names


def _is_same(path: Path, source: Source) -> bool:
    """False for a file that is named alike and is known to hold something else: its hash is told, and is another."""
    return (
        not source.media
        or path.suffix.lower() != Path(source.name).suffix.lower()
        or content_hash(path) == source.media
    )


def _best(paths: Sequence[Path], source: Source) -> Path:
    """Of several files of one name, that whose own timecode is the source's."""
    if len(paths) > 1 and source.start:
        for path in paths:
            if timecode_of(path) == source.start:
                return path
    return paths[0]


def timecode_of(path: Path, rate: Fraction | None = None) -> int | None:
    """The timecode of a file's first frame, in frames; None when it carries none."""
    try:
        with av.open(str(path)) as container:
            told = next(
                (
                    tags["timecode"]
                    for tags in (container.metadata, *(one.metadata for one in container.streams))
                    if "timecode" in tags
                ),
                None,
            )
            found = next((one.average_rate for one in container.streams.video), None)
        return parse_timecode(told, rate or found or Fraction(24)) if told else None
    except (FFmpegError, OSError, DirectorError):
        return None
