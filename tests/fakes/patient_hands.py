"""Work that does as it is told: it reports until it is let go, then delivers or fails, or is stopped."""

import threading
from pathlib import Path
from typing import Any

from api.house import Hands
from tools.film.errors import NotFound
from tools.film.film import Film
from tools.film.orders import Export, Order, Render
from tools.media.progress import Progress, Report
from tools.production.making import Request as Asked
from tools.production.making import film_of
from tools.studio import Studio

PICTURE = bytes(range(256)) * 8
"""what stands for a film's file"""


class PatientHands:
    """The long work of a server, in the hands of a test. `go` lets it end; `failure` is what it then raises."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go = threading.Event()
        self.failure: Exception | None = None
        self.stopped = False
        self.orders: list[Order | Asked] = []

    def hands(self) -> Hands:
        return Hands(make=self._make, carry_out=self._carry_out)

    def _make(self, studio: Studio, asked: Asked, out: Path, report: Report) -> dict[str, Any]:
        self.orders.append(asked)
        film = film_of(asked, None)
        try:
            studio.open(film)
        except NotFound:
            studio.create(Film(id=film, idea=asked.idea))
        self._work(report)
        out.write_bytes(PICTURE)
        return {"film": film, "revision": 0, "out": str(out), "captions": None}

    def _carry_out(self, studio: Studio, film: str, order: Order, report: Report) -> dict[str, Any]:
        self.orders.append(order)
        self._work(report)
        told: dict[str, Any] = {"film": film, "revision": studio.open(film).revision, "order": order.kind}
        if isinstance(order, Render | Export):
            assert order.out is not None
            Path(order.out).write_bytes(PICTURE)
            told["out"] = order.out
        return told

    def _work(self, report: Report) -> None:
        """A report every moment, as the production gives them."""
        try:
            while True:
                report(Progress(stage="pictures", done=1.5, total=4, what="2A"))
                self.begun.set()
                if self.go.wait(0.005):
                    break
        except BaseException:
            self.stopped = True
            raise
        if self.failure is not None:
            raise self.failure
