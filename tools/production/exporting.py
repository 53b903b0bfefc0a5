"""The film in other forms: its captions, its storyboard, its shot list, or the film itself."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.assembly.captions import srt
from tools.assembly.lettering import typefaces
from tools.assembly.poster import poster
from tools.assembly.storyboard import storyboard_pdf
from tools.film.film import Film
from tools.interchange.shots import shot_list
from tools.media.progress import Report
from tools.production.delivering import plan_of
from tools.production.forms import SUFFIX, Export
from tools.production.making import render_film
from tools.production.outputs import check_writable, write_text
from tools.production.voices import speak_all
from tools.studio import Studio


def export_film(studio: Studio, reference: str, form: Export, out: Path | None, report: Report) -> dict[str, Any]:
    """Write the export and say what it is; for the film itself this is the whole report of a render."""
    if form is Export.mp4:
        return render_film(studio, reference, out, report, draft=False).summary()
    opened = studio.open(reference)
    target = out or Path(f"{opened.film.id}{SUFFIX[form]}")
    check_writable(target)
    EXPORTERS[form](studio, opened.film, target, report)
    return {"film": opened.film.id, "revision": opened.revision, "as": form.value, "out": str(target)}


def _srt(studio: Studio, film: Film, out: Path, report: Report) -> None:
    said = speak_all(film, studio.settings.home, studio.settings.cache / "voices", report)
    write_text(out, srt(plan_of(studio, film, said, draft=True).captions, film.look.rate))


def _pdf(studio: Studio, film: Film, out: Path, report: Report) -> None:
    storyboard_pdf(film, studio.pool, out, typefaces(studio.settings.home), report)


def _shots(studio: Studio, film: Film, out: Path, report: Report) -> None:
    write_text(out, shot_list(film))


def _poster(studio: Studio, film: Film, out: Path, report: Report) -> None:
    poster(film, studio.pool, out, typefaces(studio.settings.home))


EXPORTERS: dict[Export, Callable[[Studio, Film, Path, Report], None]] = {
    Export.srt: _srt,
    Export.pdf: _pdf,
    Export.shots: _shots,
    Export.poster: _poster,
}
