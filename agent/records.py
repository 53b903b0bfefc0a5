"""What is known about one film beside the film itself, read when it is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.film.film import Film
from tools.store.comments import Comment
from tools.store.films import LogEntry
from tools.store.ledger import Entry
from tools.studio import Studio


@dataclass(frozen=True)
class FilmRecords:
    """The `Records` of a film of the studio, by its id."""

    studio: Studio
    film: str

    def log(self) -> Sequence[LogEntry]:
        return self.studio.films.log(self.film)

    def bill(self) -> Sequence[Entry]:
        return self.studio.ledger.entries(self.film)

    def film_at(self, revision: int) -> Film:
        return self.studio.open(self.film, revision).film

    def comments(self) -> Sequence[Comment]:
        return self.studio.comments.of(self.film)
