"""Which films are whose: one that is begun in a chat belongs to that workspace or server, and is shown in no other
unless by someone who may see it there.

begun in a chat ──> of that workspace        shown elsewhere by: an owner, or who is known in both
begun elsewhere ──> of the house             shown in a chat by: an owner, or who was known to the house before the chat
"""

from tools.film.errors import DirectorError, NotFound
from tools.production.making import Request, film_of
from tools.store.rooms import Chatter, Place
from tools.studio import Studio

MOST_ALIKE = 1000
"""films of one idea, each of another workspace"""


class Belonging:
    """What belongs to whom in one studio."""

    def __init__(self, studio: Studio) -> None:
        self._studio, self._rooms = studio, studio.rooms

    def own(self, place: Place, asked: Request) -> Request:
        """The request of a film of this workspace: the same idea elsewhere is another film, by another seed."""
        there = {one.id for one in self._studio.films.summaries()}
        homes = self._rooms.homes()
        for seed in range(asked.seed, asked.seed + MOST_ALIKE):
            asked = asked.model_copy(update={"seed": seed})
            film = film_of(asked, None)
            of_the_house = film in there and film not in homes
            # Of two that begin it at the same moment in two workspaces one has it.
            if not of_the_house and self._rooms.settle(film, place):
                return asked
        raise DirectorError("There are too many films of this idea; say it in other words.", code="too_many")

    def showable(self, place: Place, who: Chatter) -> list[tuple[str, str]]:
        """The films that a director or an owner may show in a place, as (id, title)."""
        if who.person is None:
            return []
        homes, known = self._rooms.homes(), {(place.host, place.team), *self._rooms.teams(who.person.id)}
        everything = who.person.role == "owner"
        return [
            (one.id, one.title)
            for one in self._studio.films.summaries()
            if everything or (homes[one.id] in known if one.id in homes else not who.local)
        ]

    def named(self, place: Place, who: Chatter, film: str) -> str:
        """The id of one of these by its id, a start of it or its title. Raises NotFound, of any other alike."""
        wanted, may = film.casefold(), self.showable(place, who)
        found = [one for one, title in may if wanted in (one, title.casefold())]
        found = found or [one for one, _ in may if one.startswith(wanted)]
        if len(found) != 1:
            # Of a film of another workspace nothing is told, not even that there is one.
            raise NotFound(
                f"You may show no film '{film}' here. A film of another workspace is shown by an owner, or by who is"
                " known in both; a film of the page by an owner, or by who is known there, too.",
                code="no_film",
            )
        return found[0]
