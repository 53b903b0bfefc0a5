"""Files written whole or not at all, and the sentences about disks that are full or closed."""

import errno
import os
import re
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from tools.film.errors import OperatorError

_HASH = re.compile("[0-9a-f]{32,}")


def disk_full(where: Path | str) -> OperatorError:
    """The one sentence about a full disk. A folder that is named by a hash is told as the one that it is in."""
    place = Path(where)
    while _HASH.fullmatch(place.name):
        place = place.parent
    return OperatorError(
        f"The disk that holds {place} is full. Free some space and try again; what was finished is kept.",
        code="disk_full",
        path=str(place),
    )


def storage_error(error: OSError, where: Path | str) -> OperatorError:
    """An OSError of a write, as a sentence: the disk is full, or the folder cannot be written.

    Of a full disk the folder is told: the file may have a name that nobody knows.
    """
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(Path(where).parent if Path(where).suffix else where)
    reason = error.strerror or str(error)
    return OperatorError(f"{where} cannot be written: {reason}.", code="unwritable", path=str(where))


@contextmanager
def whole_file(target: Path) -> Generator[Path]:
    """Yield a name in the folder of `target` to write to; afterwards it becomes `target`, on the disk and at once.

    When the body raises, nothing is left and a former `target` stays. Makes the folder. An OSError becomes the
    OperatorError of `storage_error`.
    """
    temporary = target.with_name(f".{target.stem}.{os.getpid()}-{os.urandom(4).hex()}{target.suffix}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        with temporary.open("rb") as written:
            os.fsync(written.fileno())
        temporary.replace(target)
    except OSError as error:
        raise storage_error(error, target) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
