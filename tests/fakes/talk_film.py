"""A small film to talk about, and a director to talk to: what does a message come to?"""

from collections.abc import Sequence

from agent.conversation import Act, Exchange, Speaker
from agent.embedded.director import EmbeddedDirector
from agent.ports import Situation, Thought
from tests.fakes.last_light import last_light
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.store.comments import Comment
from tools.store.films import LogEntry
from tools.store.ledger import Entry
from tools.writing.lexicon import Lexicon

FERRY = """Title: The Ferry
Style: gouache, cold mornings

EXT. JETTY - DAWN
- Wide shot, an empty jetty in fog, static [5s]
  AMBIENCE: small waves
- Medium shot, MARA (thirty, green parka, short black hair) waits beside a red suitcase [4s]
  MARA: He said six.
- Close-up, MARA looks at her watch, worried [3s]
INT. FERRY CABIN - MORNING
- Medium shot, TOM (sixty, navy coat, white beard) pours coffee, rain on the window [4s]
- Close-up, TOM counts the tickets [3s]
- Insert, one ticket with a name on it [2s]
  SFX: paper rustle
EXT. OPEN SEA - NIGHT
- Extreme wide shot, the ferry in a storm [6s]
  MUSIC: low strings, tense
- Medium shot, TOM at the wheel [4s]
  TOM: Not tonight.
- Close-up, MARA holds the rail [3s]
EXT. JETTY - DAWN
- Wide shot, MARA walks up the jetty alone with the red suitcase, slow pull out [7s]
"""
"""ten shots in four scenes: 1 jetty 1-3, 2 cabin 4-6, 3 sea 7-9, 4 jetty 10"""


class NoRecords:
    """A film without a past."""

    def __init__(self, film: Film) -> None:
        self._film = film
        self.said: Sequence[Comment] = ()

    def log(self) -> Sequence[LogEntry]:
        return ()

    def bill(self) -> Sequence[Entry]:
        return ()

    def film_at(self, revision: int) -> Film:
        del revision
        return self._film

    def comments(self) -> Sequence[Comment]:
        return self.said


def ferry() -> Film:
    return last_light(FERRY)


def said(message: str, film: Film | None = None, past: Sequence[Exchange] = ()) -> Thought:
    """What the embedded director makes of a message."""
    about = film if film is not None else ferry()
    situation = Situation(about, 1, NoRecords(about), Speaker(), message, tuple(past))
    return EmbeddedDirector(Lexicon(None)).think(situation, lambda kind, value: None)


def plain(acts: Sequence[Act], film: Film | None = None) -> list[dict[str, object]]:
    """Acts as a test writes them: only what is set, and shots and scenes by their numbers."""
    about = film if film is not None else ferry()
    numbers = {shot: number for number, shot in enumerate(shot_order(about), start=1)}
    numbers |= {scene.id: number for number, scene in enumerate(about.scenes, start=1)}
    found: list[dict[str, object]] = []
    for act in acts:
        told: dict[str, object] = {"kind": act.kind, **act.model_dump(exclude_defaults=True)}
        for name in ("shots", "scenes"):
            if name in told:
                told[name] = [numbers[str(known)] for known in getattr(act, name)]
        for name in ("shot", "scene", "clip", "other", "after", "before", "until"):
            if str(told.get(name)) in numbers:
                told[name] = numbers[str(told[name])]
        found.append(told)
    return found


def talk(*messages: str, film: Film | None = None) -> list[Thought]:
    """A whole conversation over a film that stays as it is; what each message came to."""
    past: list[Exchange] = []
    thoughts: list[Thought] = []
    for message in messages:
        thought = said(message, film, past)
        thoughts.append(thought)
        past.append(
            Exchange(
                message=message,
                reply=thought.words,
                acts=thought.acts,
                before=len(past),
                revision=len(past) + 1,
                question=thought.question,
            )
        )
    return thoughts
