"""What assistants are served of: a studio and its conversations, whose cameras and renderer are at once done."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from agent.conversation import Speaker
from agent.directing import director
from agent.talk import Talk
from tests.fakes.bot_house import roll
from tools.film.orders import Export, Generate, Order, Render, Retake
from tools.film.slate import find_shot, shot_order
from tools.media.progress import Progress, Report
from tools.settings import Settings
from tools.studio import Studio


class QuickHands:
    """Rolls clips that are there at once, and delivers a file that says what it is."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def carry_out(self, film: str, order: Order, report: Report, speaker: Speaker) -> dict[str, Any]:
        del speaker
        studio, opened = self._studio, self._studio.open(film).film
        told: dict[str, Any] = {"film": film, "order": order.kind}
        report(Progress(stage=order.kind, done=0.5))
        if isinstance(order, Generate | Retake):
            for shot in [find_shot(opened, one).id for one in order.shots] or shot_order(opened):
                roll(studio, film, shot, len(opened.shots[shot].takes) + 1)
        if isinstance(order, Render | Export):
            out = studio.settings.home / f"{film}.mp4"
            out.write_bytes(f"{order.kind} of {film}".encode())
            told |= {"out": str(out), "shots": len(opened.shots)}
        return {**told, "revision": studio.open(film).revision}


@contextmanager
def assistant_room(home: Path) -> Generator[tuple[Studio, Talk]]:
    """A studio, and its conversations."""
    with (
        closing(Studio(Settings(home=home))) as studio,
        closing(Talk(studio, director(studio.settings), QuickHands(studio))) as talk,
    ):
        yield studio, talk
