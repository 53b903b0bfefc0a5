"""Files for the user: the place is tried before the work begins, and a file is there whole or not at all."""

from pathlib import Path

from tools.film.errors import DirectorError, OperatorError
from tools.media.disk import storage_error, whole_file
from tools.production.forms import SUFFIX, Export

ALSO = {".mp4": (".m4v",), ".jpg": (".jpeg",), ".md": (".txt",), ".fountain": (".spmd", ".txt")}
"""Other endings that files of the same kind have."""

AS_WELL = {Export.contact: (".png",)}
"""Other kinds in which a form is written where its name says so."""


def check_writable(out: Path) -> None:
    """Raise OperatorError now when `out` could not be written later."""
    if out.is_dir():
        raise OperatorError(
            f"{out} is a folder; give the name of a file, such as {out / 'film.mp4'}.", code="unwritable"
        )
    trial = out.with_name(f".{out.name}.trial")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise storage_error(error, out) from error


def check_ending(out: Path, form: Export) -> None:
    """Raise DirectorError for a name that says that the file is of another kind than the form is."""
    own = Path(f"film{SUFFIX[form]}").suffix
    endings = (own, *ALSO.get(own, ()), *AS_WELL.get(form, ()))
    # "film.shots" says what it is, too
    if out.suffix and out.suffix.lower() not in (*endings, f".{form.value}"):
        raise DirectorError(
            f"{out.name} would not be what its name says: as {form.value} the file ends in {' or '.join(endings)}; call"
            f" it {out.with_suffix(own).name}.",
            code="bad_ending",
            legal=list(endings),
        )


def write_text(out: Path, text: str) -> None:
    """Write a UTF-8 text file. Raises OperatorError when the disk is full or the folder closed."""
    with whole_file(out) as part:
        part.write_text(text, encoding="utf-8")
