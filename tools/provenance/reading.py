"""Content credentials of any file, read without trusting it.

    file ──its boxes──> no manifest: None            (nothing is loaded)
                └─────> a process of its own, with limits ──JSON──> Credentials
                            └─ broken, endless, too large ──> "unreadable", never an error

The reader is a library of another language: what makes it crash, or use up the machine, ends that process alone.
"""

import sys
from pathlib import Path

from pydantic import ValidationError

from tools.film.errors import OperatorError
from tools.media.process import run
from tools.provenance.containers import look_into
from tools.provenance.credentials import Credentials

MOST_BYTES = 64_000_000
"""A manifest that is larger is not read."""

CHILD = "tools.provenance.reader"


def read_credentials(path: Path) -> Credentials | None:
    """The credentials that `path` carries, checked against its bytes; None when it carries none. Never raises."""
    found = look_into(path)
    if not found.manifest or not found.format:
        return None
    if found.manifest > MOST_BYTES:
        return Credentials(state="unreadable", problems=(f"they have {found.manifest} bytes, {MOST_BYTES} are read",))
    try:
        told = run(
            [sys.executable, "-I", "-m", CHILD, found.format, str(path.absolute())], doing="reading content credentials"
        )
        return Credentials.model_validate_json(told)
    except OperatorError as error:
        lines: list[str] = error.data.get("log", [])
        return Credentials(state="unreadable", problems=(lines[-1][:300] if lines else "their reader was stopped",))
    except ValidationError:
        return Credentials(state="unreadable", problems=("their reader made no sense of them",))
