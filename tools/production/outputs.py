"""Files for the user: the place is tried before the work begins, and a file is there whole or not at all."""

from pathlib import Path

from tools.film.errors import OperatorError
from tools.media.disk import storage_error, whole_file


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


def write_text(out: Path, text: str) -> None:
    """Write a UTF-8 text file. Raises OperatorError when the disk is full or the folder closed."""
    with whole_file(out) as part:
        part.write_text(text, encoding="utf-8")
