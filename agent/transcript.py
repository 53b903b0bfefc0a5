"""What was said about a film, read from the store: no brain, no graph, nothing that has to be loaded first."""

from agent.chat import happening_of, turn_of
from agent.conversation import Happening, Reply, Turn
from tools.studio import Studio


class Transcript:
    """The conversations of one studio, as they were and as they stand. Safe to share between threads."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def history(self, film: str, count: int = 50, *, before: int | None = None) -> list[Turn]:
        """The newest turns, up to the one before `before`, oldest first."""
        found = self._studio.chats.newest(self._studio.id_of(film), count, before=before)
        return [turn_of(entry) for entry in found]

    def events(self, film: str, since: int = 0) -> list[Happening]:
        """What happened after event `since`, numbered without holes; of long ago only the turns are kept."""
        return [happening_of(entry) for entry in self._studio.chats.events(self._studio.id_of(film), since)]

    def pending(self, film: str) -> Reply | None:
        """The reply whose gate or question waits for an answer, if there is one."""
        chats, name = self._studio.chats, self._studio.id_of(film)
        waiting = [entry for entry in chats.unended(name) if entry.state == "waiting"]
        last = waiting or chats.newest(name, 1)
        reply = Reply.model_validate_json(last[-1].reply) if last and last[-1].reply else None
        return reply if reply is not None and (waiting or reply.question is not None) else None

    def beside(self, film: str, gate: Reply) -> Reply | None:
        """The reply of the last turn, when it asks something while that gate waits on."""
        last = self.history(film, 1)
        reply = last[-1].reply if last else None
        return reply if reply is not None and reply.question is not None and reply.turn != gate.turn else None
