"""OTIOZ: a cut and all its media in one ZIP, as OpenTimelineIO bundles them. Nothing in it is compressed.

version.txt      1.0.0
content.otio     the cut; its references are media/NAME
media/NAME       every file once, under a name that no other has
"""

import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tools.interchange import otio, otio_reading
from tools.interchange.cut import Cut, Read
from tools.interchange.lanes import broken, refused
from tools.interchange.linking import inside
from tools.interchange.markup import too_large

VERSION = b"1.0.0"
EPOCH = (1980, 1, 1, 0, 0, 0)
MOST_CONTENT = 64 << 20
MOST_MEMBERS = 20_000
MOST_MEDIA = 2 << 40
BLOCK = 1 << 20


def write(cut: Cut, files: Mapping[str, Path], out: Path) -> None:
    """Bundle the cut with the files of its sources, by their names, into `out`."""
    bundled = cut.model_copy(
        update={
            "sources": tuple(
                source.model_copy(update={"url": f"media/{source.name}" if source.name in files else ""})
                for source in cut.sources
            )
        }
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("version.txt", EPOCH), VERSION)
        archive.writestr(zipfile.ZipInfo("content.otio", EPOCH), otio.write(bundled))
        for source in bundled.sources:
            if source.url:
                add_file(archive, source.url, files[source.name])


def add_file(archive: zipfile.ZipFile, name: str, path: Path) -> None:
    """Put a file into an archive as it is, without a date, so that the same film is the same archive."""
    with archive.open(zipfile.ZipInfo(name, EPOCH), "w", force_zip64=True) as member, path.open("rb") as source:
        shutil.copyfileobj(source, member, BLOCK)


def read(path: Path, folder: Path) -> Read:
    """The cut of an .otioz file, its media unpacked into `folder`; their sources' URLs are paths there.

    Raises DirectorError for an archive that is broken, too large, or whose members lead out of the folder.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = {info.filename: info for info in archive.infolist()}
            if len(archive.infolist()) > MOST_MEMBERS:
                raise refused(path.name, f"it has over {MOST_MEMBERS:,} members")
            content = members.get("content.otio")
            if content is None:
                raise broken(path.name, "there is no content.otio in it")
            if content.file_size > MOST_CONTENT:
                raise too_large(f"content.otio of {path.name}", content.file_size, MOST_CONTENT)
            for name in members:
                if inside(folder, name) is None:
                    raise refused(path.name, f"the member '{name[:80]}' leads out of the folder")
            with archive.open(content) as opened:
                data = opened.read(MOST_CONTENT + 1)
            if len(data) > MOST_CONTENT:
                raise too_large(f"content.otio of {path.name}", len(data), MOST_CONTENT)
            found = otio_reading.read(data, path.name)
            placed = {url: _unpack(archive, members[url], folder) for url in _wanted(found.cut, members)}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise broken(path.name, f"the archive is broken ({error})") from None
    sources = [
        source.model_copy(update={"url": str(placed[source.url])}) if source.url in placed else source
        for source in found.cut.sources
    ]
    return Read(cut=found.cut.model_copy(update={"sources": tuple(sources)}), notes=found.notes)


def _wanted(cut: Cut, members: Mapping[str, zipfile.ZipInfo]) -> list[str]:
    wanted = [source.url for source in cut.sources if source.url in members]
    size = sum(members[name].file_size for name in wanted)
    if size > MOST_MEDIA:
        raise too_large("The bundle's media", size, MOST_MEDIA)
    packed = sum(members[name].compress_size for name in wanted)
    # Media do not shrink: what grows a hundredfold when it is unpacked is no film.
    if size > 100 * max(packed, 1 << 20):
        raise refused("The bundle", "its media would grow a hundredfold when unpacked")
    return wanted


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, folder: Path) -> Path:
    target = folder / Path(info.filename).name
    folder.mkdir(parents=True, exist_ok=True)
    left = info.file_size
    with archive.open(info) as member, target.open("wb") as sink:
        while left > 0 and (block := member.read(min(BLOCK, left))):
            sink.write(block)
            left -= len(block)
    return target
