"""What the buttons of a film's messages do: each drawing once, whoever presses it and how often.

Retake, while other work on the film is in hand ──> waits behind it        came to nothing ──> may be pressed again
"""

from datetime import UTC, datetime
from decimal import Decimal

from agent.conversation import Act, Speaker
from agent.gate import quoted
from agent.roles import may_spend, refusal
from agent.telling.naming import sentence
from agent.telling.results import begins_after
from api.allowing import A_CENT
from api.bots.waiting import waits_of
from api.house import House
from api.job_book import OPEN_STATES
from api.work import ordering
from tools.film.edits.takes import Circle
from tools.film.errors import Conflict, DirectorError, NotFound, WorkprintError
from tools.film.orders import Order, Render, Retake
from tools.film.slate import slate_of

NOTE = 1000


def may(who: Speaker, act: Act) -> None:
    """Raises DirectorError for what someone of this role may not do."""
    if why := refusal(who.role, act):
        raise DirectorError(why, code="role")


def pressed_in_words(value: str, note: str) -> str:
    """What a press says, for who is told of it later on."""
    return f"{value.partition('|')[0]}{f': {note}' if note else ''}"


def asked_once(film: str, kind: str) -> str:
    """How the keys begin under which the presses for work of a kind on a film are known."""
    return f"{kind}:{film}:"


class Buttons:
    """The buttons of a house. Blocking; what each returns is told to who pressed. Raises WorkprintError."""

    def __init__(self, house: House) -> None:
        self._house, self._rooms = house, house.studio.rooms

    def circle(self, film: str, take: str, drawn: str, who: Speaker) -> str:
        act = Circle(takes=(take,))
        may(who, act)
        shot = self.newest(film, take)
        opened, was = self._house.studio.open(film).film, drawn.rpartition(".")[2]
        state = opened.takes[take].state
        if state not in (was, "circled"):
            # What was pressed before, or on an old message, does not undo what was said since.
            slate = f"{slate_of(opened, shot)}-{len(opened.shots[shot].takes)}"
            raise Conflict(f"{slate} was rejected meanwhile; press Circle on its message anew.", code="stale")
        # One cause for everyone who presses the same drawing: it is circled once.
        cause = f"chat:circle:{take}:{drawn}"
        self._house.studio.asked_by(who.asker).perform(film, act, actor=who.name, cause=cause)
        return ""

    def retake(self, film: str, take: str, drawn: str, who: Speaker, note: str, shown: float) -> str:
        """`shown` is the price that the button told, in USD."""
        shot = self.newest(film, take)
        order = Retake(shots=(shot,), note=note[:NOTE])
        may(who, order)
        price = quoted(self._house.studio)(self._house.studio.open(film).film, order)
        if price.usd and not may_spend(who.role):
            raise DirectorError(
                f"This costs {price.usd:.2f} USD; the director or the owner says yes to that.", code="role"
            )
        if price.usd > shown + A_CENT / 2:
            raise Conflict(f"A retake costs {price.usd:.2f} USD by now; press the button anew.", code="needs_yes")
        if price.why_not:
            raise DirectorError(price.why_not, code="cap")
        if price.usd:
            order = order.model_copy(update={"budget": Decimal(f"{price.usd:.6f}")})
        return self._start(film, order, f"{asked_once(film, 'retake')}{take}:{drawn}", who)

    def render(self, film: str, drawn: str, who: Speaker) -> str:
        may(who, Render())
        self.not_held(film)
        if price := quoted(self._house.studio)(self._house.studio.open(film).film, Render()).usd:
            raise Conflict(
                f"Takes are missing that cost {price:.2f} USD. Say render in the thread, and yes to the price.",
                code="needs_yes",
            )
        return self._start(film, Render(), f"{asked_once(film, 'render')}{drawn}", who)

    def stop(self, film: str, job: str, who: Speaker) -> str:
        """Stop the work that a button is of, and what waits behind it."""
        may(who, Render())
        if job not in {one.id for one in self._house.jobs.all(film) if one.state in OPEN_STATES}:
            raise DirectorError("That is not being done any more.", code="stale")
        self._house.jobs.cancel_film(film, who.asker)
        return "It stops; what is finished is kept."

    def not_held(self, film: str) -> None:
        """Raises DirectorError while the film waits for a word, by its rule."""
        waits = waits_of(self._house.studio, film, datetime.now(UTC))
        if waits.held:
            raise DirectorError(
                f"Held: the deadline has passed without a word on {', '.join(waits.slates[:12])}."
                " Circle or reject them, or say dailies off.",
                code="held",
            )

    def newest(self, film: str, take: str) -> str:
        """The shot of a take. Raises Conflict for one that another take has replaced, and says which."""
        opened = self._house.studio.open(film).film
        known = opened.takes.get(take)
        shot = opened.shots.get(known.shot) if known else None
        if known is None or shot is None:
            raise NotFound("This take is not in the film any more.", code="stale")
        if shot.takes[-1] != take:
            slate = slate_of(opened, shot.id)
            raise Conflict(
                f"{slate}-{shot.takes.index(take) + 1} was replaced by {slate}-{len(shot.takes)}; look at that one.",
                code="stale",
            )
        return shot.id

    def _start(self, film: str, order: Order, key: str, who: Speaker) -> str:
        if not self._rooms.first(key):
            return f"That {order.kind} was asked for already."
        work = ordering(self._house, film, order, who.asker)
        try:
            job = self._house.jobs.start(
                film, order.kind, work, order, asker=who.asker, behind=True, in_vain=lambda: self._rooms.forget(key)
            )
        except WorkprintError:
            self._rooms.forget(key)
            raise
        ahead = self._house.jobs.ahead_of(job.id)
        return "" if ahead is None else sentence(begins_after(order.kind, ahead.order))
