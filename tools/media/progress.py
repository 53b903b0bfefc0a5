"""Progress of long work, as values. A reporter may raise `Cancelled`: the work stops and keeps what it has done."""

from collections.abc import Callable

from tools.film.value import Value


class Progress(Value):
    """`done` of `total` steps of `stage`; `what` is the thing in hand, such as a slate."""

    stage: str
    done: float = 0
    total: float = 1
    what: str = ""


Report = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """A reporter for work that nobody watches."""
