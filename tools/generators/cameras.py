"""Which cameras there are, by name."""

from pathlib import Path

from tools.film.errors import DirectorError
from tools.generators.ports import Generator
from tools.generators.previz.camera import Previz

NAMES = ("previz",)
AUTO = "auto"


def camera(name: str, cache: Path) -> Generator:
    """The camera of that name; `auto` and an empty name choose. Raises DirectorError naming those there are."""
    if name in ("", AUTO, "previz"):
        return Previz(cache / "previz")
    raise DirectorError(
        f"There is no camera '{name}'; choose one of {AUTO}, {', '.join(NAMES)}.", code="no_camera", choices=NAMES
    )
