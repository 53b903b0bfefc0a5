"""Bringing LUTs in: a .cube file is checked, goes into the media pool, and is known in the film by its file's name."""

from collections.abc import Sequence
from pathlib import Path

from tools.film.edits.cut import ImportLut
from tools.film.errors import DirectorError
from tools.media.cube import read_cube
from tools.studio import Studio

CUBE = ".cube"


def bring_luts(studio: Studio, reference: str, files: Sequence[Path], *, actor: str) -> tuple[list[str], list[Path]]:
    """Bring in what of the files are LUTs; returns their names and the other files.

    Raises DirectorError for a file that is not there or not sound, with its line; then none has come in.
    """
    cubes = [path for path in files if path.suffix.lower() == CUBE]
    for path in cubes:
        if not path.is_file():
            raise DirectorError(f"{path} cannot be read: there is no such file.", code="unreadable", path=str(path))
        read_cube(path)
    names: list[str] = []
    for path in cubes:
        names.append(path.stem[:100].strip() or "LUT")
        studio.perform(reference, ImportLut(name=names[-1], media=studio.pool.add(path, CUBE)), actor=actor)
    return names, [path for path in files if path not in cubes]
