"""Which cuts of a film went out, so that one that comes back can be told from the right one.

films/keeper.sent.json      the last exports: revision, form, start timecode, the stems that went and the gain in them
"""

import json
from pathlib import Path
from typing import Any

from tools.film.film import Film
from tools.film.sound import Stem
from tools.film.value import Value
from tools.media.disk import whole_file
from tools.studio import Studio

KEPT = 40


class Sending(Value):
    """One export of a cut."""

    revision: int
    form: str
    start: str | None = None
    stem_gain_db: float = 0.0
    stems: tuple[Stem, ...] | None = None
    """The stems that went along; None of an export that did not say so yet."""


def note_sending(studio: Studio, film: Film, sending: Sending) -> None:
    """Remember that a cut went out. The same one is remembered once, where it went out last."""
    known = [one for one in sendings(studio, film.id) if one != sending]
    path = _path(studio, film.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as part:
        part.write_text(json.dumps([one.model_dump() for one in (*known, sending)[-KEPT:]]), encoding="utf-8")


def sendings(studio: Studio, film: str) -> list[Sending]:
    """The cuts of a film that went out, the latest last. What cannot be read is as if it had not been written."""
    try:
        told: list[Any] = json.loads(_path(studio, film).read_text(encoding="utf-8"))
        return [Sending.model_validate(one) for one in told]
    except (OSError, ValueError):
        return []


def _path(studio: Studio, film: str) -> Path:
    return studio.settings.home / "films" / f"{film}.sent.json"
