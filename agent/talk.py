"""The conversation about a film, for every surface: say something, stop it, look at what was said."""

import threading
from pathlib import Path
from typing import Any, cast

from agent.answers import is_stop, read
from agent.chat import PAST, Listener, nobody, past_of
from agent.checkpoints import Checkpoints
from agent.conversation import Act, Happening, Reply, Speaker, Turn
from agent.desk import Rehearsal
from agent.floor import PATIENCE, floor
from agent.gate import Pricing, quoted
from agent.graph import build, run
from agent.ports import Brain, Hands, Thought
from agent.running import Crew
from agent.thread import State, opening, thought_of
from agent.toolbelt import OwnHands, Toolbelt
from agent.transcript import Transcript
from agent.turning import Turning, last_question
from tools.film.errors import Conflict, DirectorError
from tools.studio import Studio

STOPPING = 30.0
"""seconds that a turn may take to stop"""
LONGEST_MESSAGE = 200_000
"""characters"""


class Talk:
    """The conversations of one studio. Safe to share between threads; several processes may talk about one film."""

    def __init__(
        self, studio: Studio, brain: Brain, hands: Hands | None = None, *, price: Pricing | None = None
    ) -> None:
        self._studio = studio
        self._chats = studio.chats
        self._transcript = Transcript(studio)
        checkpoints = Checkpoints(studio.settings.home, studio.settings.checkpoints)
        hands = hands or OwnHands(studio)
        toolbelt = Toolbelt(studio, hands)
        self._crew = Crew(studio, brain, toolbelt, price or quoted(studio, hands), checkpoints, build(checkpoints))
        self._rehearsing = build(None)
        self._closing = threading.Event()

    def wind_up(self) -> None:
        """Begin no turn any more: who waits for the floor waits no longer. What is being said goes on."""
        self._closing.set()

    def close(self) -> None:
        self.wind_up()
        self._crew.checkpoints.close()

    def say(
        self,
        film: str,
        message: str,
        speaker: Speaker | None = None,
        *,
        listener: Listener = nobody,
        dry_run: bool = False,
        answering: int | None = None,
        acts: tuple[Act, ...] = (),
        patience: float = PATIENCE,
        once: str = "",
    ) -> Reply:
        """One message, to its end: done, asked, or waiting at a gate. With `dry_run` nothing is done or written.

        `acts` are what the message comes to when that is known already (a button, a tool): no brain is asked, and they
        pass the same roles and gates as any others.
        `answering` is the turn whose question or gate this message (of a button, say) answers, and no other's.
        `once` names this message for good: said again by that name, also after its process died, it does nothing, and
        the reply is that of the turn that it had.
        Raises NotFound for the film, DirectorError for a message that is none, Conflict (code "busy_talking") when
        someone else has the floor for longer than `patience` seconds, or (code "closing") after `wind_up`. What goes
        wrong in the turn is in the reply.
        """
        name = self._studio.id_of(film)
        speaker, message = speaker or Speaker(), message.strip()
        if not 0 < len(message) <= LONGEST_MESSAGE:
            raise DirectorError(f"Say something: a message has 1 to {LONGEST_MESSAGE} characters.", code="bad_message")
        if dry_run:
            return self._rehearse(name, message, speaker, acts)
        if not acts and is_stop(message) and speaker.role != "viewer" and self._chats.ask_stop(name):
            # It is said to the turn in hand, so it does not wait behind it for long.
            with floor(self._floors, name, STOPPING, self._closing):
                return Turning(self._crew, name, listener).stopped(message, speaker)
        with floor(self._floors, name, patience, self._closing):
            return Turning(self._crew, name, listener, once).say(message, speaker, answering, acts)

    def stop(self, film: str) -> bool:
        """Ask the turn in hand to stop, from any thread or process; false when there is none. What is done is kept."""
        return self._chats.ask_stop(self._studio.id_of(film))

    def history(self, film: str, count: int = 50) -> list[Turn]:
        """The newest turns, oldest first."""
        return self._transcript.history(film, count)

    def events(self, film: str, since: int = 0) -> list[Happening]:
        """What happened after event `since`, numbered without holes; of long ago only the turns are kept."""
        return self._transcript.events(film, since)

    def pending(self, film: str) -> Reply | None:
        """The reply whose gate or question waits for an answer, if there is one."""
        return self._transcript.pending(film)

    def recover(self) -> None:
        """Go on with, or end, the turns of processes that died. For the start of a server."""
        for name in dict.fromkeys(entry.film for entry in self._chats.unended()):
            try:
                with floor(self._floors, name, 0.0):
                    Turning(self._crew, name, nobody).recover()
            except Conflict:
                # Someone has the floor, so that turn is alive.
                continue
        threads = self._crew.checkpoints.threads()
        alive = {f"{entry.film}/{entry.thread}" for entry in self._chats.unended()}
        for thread in threads - alive:
            self._crew.checkpoints.drop(thread)

    @property
    def _floors(self) -> Path:
        return self._studio.settings.home / "films"

    def _rehearse(self, film: str, message: str, speaker: Speaker, acts: tuple[Act, ...]) -> Reply:
        """What the message would do, on a copy of the film."""
        opened, history = self._studio.with_history(film)
        desk = Rehearsal(
            studio=self._studio,
            now=opened,
            history=history,
            brain=self._crew.brain,
            price=self._crew.price,
            past=past_of(self._chats.newest(film, PAST)),
            listener=_unheard,
        )
        said, thought = (message, Thought(acts=acts, final=True)) if acts else self._chosen(film, message)
        state = opening(film, 0, said, speaker, opened.revision)
        if thought is not None:
            state.update(thought_of(opened.film, thought))
            state["begun"] = True
        values = cast("State", run(self._rehearsing, state, desk))
        return Reply.model_validate_json(values.get("reply", ""))

    def _chosen(self, film: str, message: str) -> tuple[str, Thought | None]:
        """What a message says to what waits: the words for the director, and the acts of a yes or a choice."""
        waiting = self.pending(film)
        if waiting is not None and waiting.gate is not None and read(message).kind == "yes":
            return message, Thought(acts=waiting.gate.acts, final=True)
        asked = last_question(self._chats.newest(film, 1))
        if asked is None:
            return message, None
        answer = read(message, [choice.label for choice in asked[1].choices])
        if answer.kind != "choice":
            return message, None
        chosen = asked[1].choices[answer.choice]
        return chosen.label, Thought(acts=chosen.acts, final=True) if chosen.acts else None


def _unheard(kind: str, value: dict[str, Any]) -> None:
    """A rehearsal's thoughts, which nobody follows."""
