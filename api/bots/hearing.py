"""Who speaks in a chat, who of the house that is, and what they are answered.

Who ──known──> a speaker, with their role        ──not known──> a code to be let in by
"""

from dataclasses import dataclass

from agent.conversation import Speaker
from api.bots.cards import Card
from tools.store.rooms import Chatter, Place
from tools.studio import Studio


@dataclass(frozen=True)
class Who:
    """A user of a chat, as the chat says."""

    user: str
    name: str


@dataclass(frozen=True)
class Heard:
    """What an answer is: words for who asked, or a card for everyone; and a film that begins here.

    `link` is an address of ours that goes with the words; words themselves are never one.
    """

    words: str = ""
    link: str = ""
    card: Card | None = None
    place: Place | None = None
    film: str = ""
    kept: bool = False
    """nothing was begun, as the studio is being stopped: it is seen to at the next start"""


class Known:
    """Who of a chat is who of the house."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def chatter(self, place: Place, who: Who) -> Chatter:
        """Someone of a chat, known here or not."""
        return self._studio.rooms.chatter(place.host, place.team, who.user, _name(who))

    def speaker(self, place: Place, who: Who) -> Speaker | None:
        """Who speaks, as the house knows them; None for who is not known."""
        person = self.chatter(place, who).person
        return Speaker(name=person.name, role=person.role, channel=place.host) if person is not None else None

    def let_in(self, place: Place, who: Who) -> Heard:
        """How someone who is not known comes to be."""
        code, address = self.chatter(place, who).code, self._studio.settings.address
        lets = f"The studio does not know you yet. Whoever runs it lets you in: workprint bot let {code} --as director"
        if not address:
            return Heard(lets)
        return Heard(f"{lets}; or open this where you are signed in to it:", link=f"{address}link/{code}")


def _name(who: Who) -> str:
    """What someone is called here, should they become a person of the house by it."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in who.name).split())
    return plain[:60] or who.user[:60]
