"""The files that jobs deliver: each in a folder of its own under the home folder, with a card that says what it is.

deliveries/<film>/<job>/heron.mp4        delivery.json is written last: a folder without it is an unfinished job's
"""

import re
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from api.answers import DeliveryShown
from tools.film.asker import Asker
from tools.film.errors import NotFound
from tools.media.disk import storage_error, whole_file

CARD = "delivery.json"
KEPT = 4
"""deliveries of each form that a film keeps; an older cut comes back with a revert and a render"""
JOB = re.compile(r"[0-9a-f]{32}")


class Deliveries:
    """The delivered files of one home folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @contextmanager
    def place(self, film: str, job: str) -> Generator[Path]:
        """The folder that a job delivers to; nothing of it is left when the job does not end well."""
        folder = self._root / film / job
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise storage_error(error, folder) from error
        try:
            yield folder
        finally:
            if not (folder / CARD).exists():
                shutil.rmtree(folder, ignore_errors=True)

    def keep(
        self, film: str, job: str, file: Path, *, revision: int, form: str, draft: bool, asker: Asker
    ) -> DeliveryShown:
        """Write the card of a finished file, and let go of old ones of its form."""
        delivery = DeliveryShown(
            id=job,
            film=film,
            revision=revision,
            form=form,
            draft=draft,
            asker=asker,
            name=file.name,
            bytes=file.stat().st_size,
            finished=datetime.now(UTC),
            file=f"/api/films/{film}/deliveries/{job}",
        )
        with whole_file(file.parent / CARD) as part:
            part.write_text(delivery.model_dump_json())
        for old in [other for other in self.of(film) if other.form == form][KEPT:]:
            shutil.rmtree(self._root / film / old.id, ignore_errors=True)
        return delivery

    def of(self, film: str) -> list[DeliveryShown]:
        """What was delivered of a film (an id), the newest first."""
        found = [card for path in (self._root / film).glob(f"*/{CARD}") if (card := _read(path)) is not None]
        return sorted(found, key=lambda delivery: delivery.finished, reverse=True)

    def path(self, film: str, job: str) -> tuple[DeliveryShown, Path]:
        """A delivery and its file. Raises NotFound when it is not, or no longer, there."""
        if JOB.fullmatch(job):
            folder = self._root / film / job
            delivery = _read(folder / CARD)
            if delivery is not None and (folder / delivery.name).is_file():
                return delivery, folder / delivery.name
        raise NotFound(
            f"That delivery of '{film}' is not here; the newest {KEPT} of each form are kept. Render again.",
            code="no_delivery",
        )


def _read(card: Path) -> DeliveryShown | None:
    """The card; None when there is none, or it cannot be read: then the delivery does not count as one."""
    try:
        return DeliveryShown.model_validate_json(card.read_text())
    except (OSError, ValidationError):
        return None
