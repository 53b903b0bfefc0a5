"""A conversation whose director has a model: the fake service, the real client, graph, studio and film."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from agent.chat import Listener, nobody
from agent.conversation import Reply, Speaker
from agent.embedded.director import EmbeddedDirector
from agent.model.director import ModelDirector
from agent.ports import Hands
from agent.talk import Talk
from tests.fakes.openai_server import OpenAIServer, Script
from tests.fakes.scripted_brain import free
from tests.fakes.talk_film import ferry
from tools.film.film import Film
from tools.settings import Settings
from tools.studio import Studio
from tools.writing.lexicon import Lexicon


class ModelRoom:
    """One film, one service, one conversation."""

    def __init__(self, home: Path, server: OpenAIServer, film: Film, hands: Hands | None, more: dict[str, Any]) -> None:
        given = {"home": home, "model_url": server.url, "model": "fake-1", "model_timeout": 20, **more}
        self.settings = Settings.model_validate(given)
        self.server = server
        self.film_id = film.id
        self.waits: list[float] = []
        self.now = datetime(2026, 11, 26, 16, 25)
        self.studio = Studio(self.settings)
        if not self.studio.films.summaries():
            self.studio.create(film)
        lexicon = Lexicon(None)
        self.brain = ModelDirector(
            self.settings, EmbeddedDirector(lexicon), lexicon, wait=self.waits.append, now=lambda: self.now
        )
        self.talk = Talk(self.studio, self.brain, hands, price=free)

    def say(self, message: str, speaker: Speaker | None = None, listener: Listener = nobody, **how: Any) -> Reply:
        return self.talk.say(self.film_id, message, speaker, listener=listener, **how)

    @property
    def film(self) -> Film:
        return self.studio.open(self.film_id).film

    @property
    def requests(self) -> list[dict[str, Any]]:
        return self.server.requests

    def told(self, request: int = -1) -> str:
        """Everything that a request told the model."""
        return "\n".join(str(message.get("content")) for message in self.requests[request]["messages"])

    def close(self) -> None:
        self.talk.close()
        self.brain.close()
        self.studio.close()


@contextmanager
def model_room(
    home: Path, script: Sequence[Script], *, film: Film | None = None, hands: Hands | None = None, **more: Any
) -> Generator[ModelRoom]:
    """A room whose service answers with the script, one answer for each request, the last one for ever."""
    with OpenAIServer(script) as server:
        room = ModelRoom(home, server, film or ferry(), hands, more)
        try:
            yield room
        finally:
            room.close()
