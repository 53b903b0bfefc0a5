"""A cut and what was sent along with it: its media are looked for beside it, anything else is brought in for itself.

cut.xml, wave.mp4, song.mp3      wave.mp4 is a medium of the cut; song.mp3 is the music under the film
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.film.errors import DirectorError, OperatorError
from tools.interchange.lanes import base_name
from tools.media.progress import Report
from tools.production.arriving import words_of
from tools.production.cut_files import is_cut, read_cut
from tools.production.importing import Wish, bring_in
from tools.studio import Studio


@dataclass(frozen=True)
class Parcel:
    """The one cut among files, the files that it names, and the rest."""

    cut: Path
    media: tuple[Path, ...] = ()
    rest: tuple[Path, ...] = ()

    @property
    def beside(self) -> list[Path]:
        """The folders in which its media lie."""
        return [path.parent for path in self.media]


def parcel_of(files: Sequence[Path]) -> Parcel | None:
    """The files as a cut and what belongs to it; None where there is no cut among them, or several."""
    cuts = [path for path in files if is_cut(path)]
    if len(cuts) != 1:
        return None
    others = [path for path in files if path not in cuts]
    named = _named(cuts[0]) if others else set[str]()
    # What stands for a whole folder of media is no file that could be brought in by itself.
    media = tuple(path for path in others if path.is_dir() or path.stem.lower() in named)
    return Parcel(cuts[0], media, tuple(path for path in others if path not in media))


def _named(cut: Path) -> set[str]:
    """The stems of the files that a cut names, in lower case; none of one that cannot be read, which says so later."""
    with tempfile.TemporaryDirectory(prefix="workprint-") as unpacked:
        try:
            sources = read_cut(cut, Path(unpacked))[0].cut.sources
        except (DirectorError, OperatorError):
            return set()
    return {Path(name).stem.lower() for one in sources for name in (one.name, base_name(one.url)) if name}


def with_the_rest(
    studio: Studio, told: dict[str, Any], parcel: Parcel, report: Report, *, actor: str, wish: Wish
) -> dict[str, Any]:
    """What is told of a cut, with what came of the rest of its parcel. What cannot be used is among the losses."""
    if not parcel.rest:
        return told
    if not told["film"]:
        notes = [f"{path.name} would be brought in, too." for path in parcel.rest]
        return {**told, "notes": [*told["notes"], *notes]}
    try:
        more = bring_in(studio, told["film"], parcel.rest, report, actor=actor, wish=wish)
    except (DirectorError, OperatorError) as error:
        return {**told, "losses": [*told["losses"], error.message]}
    return {
        **told,
        "revision": more["revision"],
        "losses": [*told["losses"], *more["losses"]],
        "notes": [*told["notes"], *(words_of(row) for row in more["plan"]), *more["notes"]],
    }
