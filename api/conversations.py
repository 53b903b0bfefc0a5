"""The conversations of one server. A turn is answered in a thread of its own, and ends whoever still listens.

message ──> Turn ──> Talk ──an order──> JobHands ──> a job, whose id is told at once
"""

import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

from fastapi import Depends, Request

from agent.conversation import Act, Speaker
from agent.floor import PATIENCE
from agent.transcript import Transcript
from api.house import House
from api.root import Directing
from api.turns import Turn
from api.work import importing, ordering, subject
from tools.film.errors import NotFound, WorkprintError
from tools.film.orders import Cancel, Compose, Export, Generate, ImportMedia, Order, Quote, Retake, Spot
from tools.media.progress import Report
from tools.production.cut_files import is_cut
from tools.production.exporting import foretell
from tools.production.forms import CUTS
from tools.production.forms import Export as Form

# The director and its graph take a second to load: not before a server answers.
if TYPE_CHECKING:
    from agent.talk import Talk

CLOSE_SECONDS = 10.0


class JobHands:
    """Orders of a conversation on a server: long work begins as a job, so that the turn ends at once."""

    def __init__(self, house: House) -> None:
        self._house = house

    def carry_out(self, film: str, order: Order, report: Report, speaker: Speaker) -> dict[str, Any]:
        """What came of a short order, or the id of the job that does a long one. Raises as jobs and orders do."""
        house, asker = self._house, speaker.asker
        match order:
            case Quote() | Spot() | Compose():
                return house.hands.carry_out(house.studio.asked_by(asker), film, order, report)
            case Cancel():
                try:
                    return {"cancelled": [house.jobs.cancel_film(film, asker).order]}
                except NotFound:
                    return {"cancelled": []}
            case ImportMedia():
                # Who may do what was looked at before an order comes here; what was sent is called by its id.
                work = importing(house, film, order, None, "owner", asker)
                if order.dry_run or _is_told(order):
                    return work("", report)["result"]
                job = house.jobs.start(film, order.kind, work, asker=asker, behind=True)
                ahead = house.jobs.ahead_of(job.id)
                return {"job": job.id, "state": job.state, "after": ahead.order if ahead is not None else ""}
            case Export(dry_run=True):
                return house.hands.carry_out(house.studio, film, order, report)
            case _:
                # Takes that are asked for while others come are not refused: they come next.
                behind = isinstance(order, Generate | Retake)
                work = ordering(house, film, order, asker)
                what = subject(house, film, order)
                job = house.jobs.start(film, order.kind, work, order, what=what, asker=asker, behind=behind)
                told: dict[str, Any] = {"job": job.id, "state": job.state}
                if (ahead := house.jobs.ahead_of(job.id)) is not None:
                    told["after"] = ahead.order
                if isinstance(order, Export) and order.name not in CUTS:
                    # What another program could not carry was told before the yes.
                    told["losses"] = foretell(house.studio, film, Form(order.name), None)["losses"]
                return told


def _is_told(order: ImportMedia) -> bool:
    """Whether it is a cut that came back, of which the answer tells what was done to it."""
    return any(is_cut(Path(name)) for name in order.files)


class Conversations:
    """Everything that is being said in one house."""

    def __init__(self, house: House, directing: Directing | None = None) -> None:
        self._house, self._directing = house, directing
        self.transcript = Transcript(house.studio)
        self._lock = threading.Lock()
        self._talk: Talk | None = None
        self._other = False
        self._turns: list[Turn] = []
        self._early: threading.Thread | None = None

    def ready(self) -> None:
        """Make the facade now, beside everything else, so that the first message does not wait for it."""

        def early() -> None:
            # who asks later is told why there is none
            with suppress(WorkprintError):
                _ = self.talk

        self._early = threading.Thread(target=early, name="workprint-director", daemon=True)
        self._early.start()

    @property
    def talk(self) -> "Talk":
        """The facade to say something to; made when it is first wanted."""
        with self._lock:
            if self._other and self._talk is not None and all(turn.ended for turn in self._turns):
                self._talk.close()
                self._talk = None
            if self._talk is None:
                self._other = False
                from agent.directing import director
                from agent.talk import Talk

                studio = self._house.studio
                brain = (self._directing or director)(studio.settings)
                self._talk = Talk(studio, brain, JobHands(self._house))
            return self._talk

    def direct_anew(self) -> None:
        """Have who directs by the settings of now, as soon as nothing is being said."""
        with self._lock:
            self._other = True

    def begin(
        self,
        film: str,
        message: str,
        speaker: Speaker,
        *,
        dry_run: bool = False,
        answering: int | None = None,
        acts: tuple[Act, ...] = (),
        patience: float = PATIENCE,
        once: str = "",
    ) -> Turn:
        """Let a message be answered; `acts`, `patience` and `once` as for `Talk.say`."""
        turn = Turn(
            self.talk,
            film,
            message,
            speaker,
            dry_run=dry_run,
            answering=answering,
            acts=acts,
            patience=patience,
            once=once,
        )
        with self._lock:
            self._turns = [other for other in self._turns if not other.ended] + [turn]
        return turn

    def stop(self, film: str) -> bool:
        """Stop the turns about a film (an id), those that are only about to begin, too; false when there is none."""
        with self._lock:
            turns = [turn for turn in self._turns if turn.film == film and not turn.ended]
        for turn in turns:
            turn.stop()
        return bool(turns) or self.talk.stop(film)

    def recover(self) -> None:
        """Go on with, or end, what a process before left open; beside everything else."""
        if any(entry.state == "open" for entry in self._house.studio.chats.unended()):
            threading.Thread(target=lambda: self.talk.recover(), name="workprint-recovery", daemon=True).start()

    def close(self) -> None:
        """Ask every turn to stop, and wait a while until they have."""
        if self._early is not None:
            self._early.join(CLOSE_SECONDS)
        with self._lock:
            turns, talk = self._turns, self._talk
        if talk is not None:
            # Who waits for another process to have answered waits no longer.
            talk.wind_up()
        for turn in turns:
            turn.stop()
        for turn in turns:
            turn.wait(CLOSE_SECONDS)
        if talk is not None:
            talk.close()


async def conversations_of(request: Request) -> Conversations:
    return cast("Conversations", request.app.state.conversations)


InConversation = Annotated[Conversations, Depends(conversations_of)]
