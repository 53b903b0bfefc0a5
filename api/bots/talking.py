"""What is said in chats to the director of a film: one after the other, and written down until it is answered.

heard ──written down──> in line ──its turn──> the director, once by its name ──> answered ──crossed out
                                └─the process ends──> see `catching_up`
"""

from agent.answers import is_stop
from agent.conversation import Act, Reply, Speaker
from api.bots.taking_turns import PATIENCE, Turns
from api.commenting import see_to
from api.conversations import Conversations
from tools.film.errors import Conflict
from tools.film.value import Value
from tools.store.rooms import Room
from tools.studio import Studio


class Call(Value):
    """What waits in the line of a film: words, with the acts or the answer that they are, or a comment's number."""

    words: str = ""
    acts: tuple[Act, ...] = ()
    answering: int | None = None
    comment: int = 0

    def stops(self, who: Speaker) -> bool:
        """Whether it is said to what is in hand, and therefore waits behind nothing."""
        plain = not self.acts and self.answering is None and not self.comment
        return plain and who.role != "viewer" and is_stop(self.words)


class Talking:
    """The lines before the directors of one chat's films. Blocking, for a thread; safe for several."""

    def __init__(self, studio: Studio, talks: Conversations) -> None:
        self._studio, self._talks, self._turns = studio, talks, Turns()

    def said(self, room: Room, call: Call, who: Speaker, key: str, claim: object | None) -> Reply:
        """The reply to a call, in its turn: at the place of a `claim`, or behind whoever waits.

        `key` is the delivery that it came by: heard again by that, nothing is done a second time. Raises
        WorkprintError, with the code "closing" where the studio is being stopped and nothing of it was begun.
        """
        if call.stops(who):
            self._turns.let_go(room.film)
            return self._talks.begin(room.film, call.words, who).reply()
        self._studio.words.line_up(key, room.id, call.model_dump_json())
        with self._turns.taken(room.film, claim):
            if call.comment:
                return self._seen_to(room.film, call.comment, who, key)
            return self._talks.begin(
                room.film,
                call.words,
                who,
                acts=call.acts,
                answering=call.answering,
                patience=PATIENCE,
                once=key,
            ).reply()

    def claim(self, film: str) -> object:
        """A place in the line of a film, for what was said before anything that is still to come."""
        return self._turns.claim(film)

    def leave(self, film: str, claim: object) -> None:
        """Nothing is said at that place."""
        self._turns.leave(film, claim)

    def stop(self, film: str) -> bool:
        """Stop what is being said and whatever waits in line; false when there is none."""
        waited = self._turns.let_go(film)
        return self._talks.stop(film) or waited

    def close(self) -> None:
        """Begin nothing any more: what waits is not done here."""
        self._turns.close()

    def _seen_to(self, film: str, number: int, who: Speaker, key: str) -> Reply:
        one = self._studio.comments.get(film, number)
        if one.state == "done":
            by = f" by {one.closed_by}" if one.closed_by else ""
            raise Conflict(f"Comment {number} was seen to already{by}.", code="stale")
        return see_to(self._studio, self._talks, film, number, who, PATIENCE, key)
