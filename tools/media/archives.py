"""Single members out of wheels and tarballs: only what is asked for, only regular files, only where we say."""

import shutil
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from tools.film.errors import OperatorError


def unpack(archive: Path, paths: Sequence[str], folder: Path) -> dict[str, Path]:
    """Lay the members `paths` of a .whl or .tgz out in `folder` as numbered files; returns where each one is.

    `inner.tar.gz!path` names a member of an archive inside the archive. Names inside the archive never become names on
    disk, so a hostile archive cannot write elsewhere. Raises OperatorError when a member is missing or the archive is
    broken.
    """
    folder.mkdir(parents=True)
    direct = {path for path in paths if "!" not in path}
    nested: dict[str, list[str]] = {}
    for path in paths:
        if "!" in path:
            outer, inner = path.split("!", 1)
            nested.setdefault(outer, []).append(inner)
    wanted = sorted(direct | set(nested))
    places = {path: folder / f"{number:03d}" for number, path in enumerate(wanted)}
    try:
        missing = set(wanted) - (_from_zip if zipfile.is_zipfile(archive) else _from_tar)(archive, places)
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, OSError) as error:
        raise OperatorError(f"{archive.name} arrived broken: {error}. Fetch it again.", archive=archive.name) from error
    if missing:
        raise OperatorError(
            f"{archive.name} does not hold {min(missing)}.", archive=archive.name, missing=sorted(missing)
        )
    found = {path: places[path] for path in direct}
    for number, (outer, inner) in enumerate(sorted(nested.items())):
        loose = unpack(places[outer], inner, folder / f"inner-{number}")
        found.update({f"{outer}!{path}": place for path, place in loose.items()})
    return found


def _from_zip(archive: Path, places: dict[str, Path]) -> set[str]:
    with zipfile.ZipFile(archive) as source:
        present = set(source.namelist()) & set(places)
        for path in sorted(present):
            with source.open(path) as member:
                _copy(member, places[path])
    return present


def _from_tar(archive: Path, places: dict[str, Path]) -> set[str]:
    present: set[str] = set()
    # One pass in the archive's own order: seeking back in a compressed tarball means unpacking it again.
    with tarfile.open(archive, "r:*") as source:
        for entry in source:
            path = entry.name.removeprefix("./")
            member = source.extractfile(entry) if entry.isfile() and path in places else None
            if member is not None:
                with member:
                    _copy(member, places[path])
                present.add(path)
    return present


def _copy(member: IO[bytes], place: Path) -> None:
    with place.open("wb") as sink:
        shutil.copyfileobj(member, sink)
