"""A turn with someone watching: it runs in a thread of its own, and what happens in it comes to who listens.

say ──> thread: Talk.say ──happenings──> queue ──> terminal or stream ──> Reply
"""

import threading
import time
from collections.abc import Generator
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from agent.conversation import Act, Happening, Reply, Speaker
from agent.floor import PATIENCE

if TYPE_CHECKING:
    from agent.talk import Talk

LOOK_EVERY = 0.1


class Turn:
    """One message being answered. Begun when it is made; it ends in its own time, watched or not."""

    def __init__(
        self,
        talk: "Talk",
        film: str,
        message: str,
        speaker: Speaker,
        *,
        dry_run: bool = False,
        answering: int | None = None,
        acts: tuple[Act, ...] = (),
        patience: float = PATIENCE,
        once: str = "",
    ) -> None:
        self.film = film
        self._talk = talk
        self._heard: SimpleQueue[Happening | None] = SimpleQueue()
        self._reply: Reply | None = None
        self._error: BaseException | None = None
        self._stop_asked = self._over = False

        def work() -> None:
            try:
                self._reply = talk.say(
                    film,
                    message,
                    speaker,
                    listener=self._heard.put,
                    dry_run=dry_run,
                    answering=answering,
                    acts=acts,
                    patience=patience,
                    once=once,
                )
            except BaseException as error:
                # The thread's boundary: who waits for the turn raises it.
                self._error = error
            finally:
                self._heard.put(None)

        self._thread = threading.Thread(target=work, name=f"workprint-turn-{film}", daemon=True)
        self._thread.start()

    def happenings(self) -> Generator[Happening]:
        """What happens, as it happens, until the turn has ended. A stop that was asked for is passed on meanwhile."""
        while not self._over:
            if self._stop_asked:
                self._pass_on()
            try:
                heard = self._heard.get(timeout=LOOK_EVERY if self._stop_asked else None)
            except Empty:
                continue
            if heard is None:
                self._over = True
            else:
                yield heard

    def stop(self) -> None:
        """Ask the turn to stop; what is done is kept. A turn that has not begun yet is asked again when it has."""
        self._stop_asked = True
        self._pass_on()

    def reply(self) -> Reply:
        """The end of the turn, waited for. Raises what the turn raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        assert self._reply is not None
        return self._reply

    @property
    def ended(self) -> bool:
        return not self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        """Until it has ended, or for so long."""
        until = time.monotonic() + seconds
        while not self.ended and time.monotonic() < until:
            self._thread.join(LOOK_EVERY)
            if self._stop_asked:
                self._pass_on()

    def _pass_on(self) -> None:
        if self._talk.stop(self.film):
            self._stop_asked = False
