"""Words for what has become of a shot: planned, waiting, approved, rejected."""

from collections.abc import Callable, Sequence

from agent.ports import Situation
from tools.film.film import Film
from tools.film.script import Shot

Test = Callable[[Shot], bool]

NOT_COME = "The new take has not come yet. Say it again when you have seen it, and it is circled."
"""the answer to praise between an order of a take and the take"""


def _is(state: str) -> Test:
    return lambda shot: shot.state == state


STATES: dict[str, Test] = {
    "planned": _is("planned"),
    "unshot": _is("planned"),
    "missing": _is("planned"),
    "circled": _is("circled"),
    "approved": _is("circled"),
    "rejected": _is("ng"),
    "ng": _is("ng"),
    "bad": _is("ng"),
    "uncircled": lambda shot: shot.state != "circled",
    "unapproved": lambda shot: shot.state != "circled",
    "remaining": lambda shot: shot.state != "circled",
    "waiting": _is("dailies"),
    "open": _is("dailies"),
}


def one_of(shots: Sequence[str]) -> Test:
    """Whether a shot is among these."""
    return lambda shot: shot.id in shots


def made_in(film: Film, *, interior: bool) -> Test:
    """Whether a shot is made indoors, or outdoors."""

    def is_so(shot: Shot) -> bool:
        place = film.locations.get(shot.location)
        return (place is not None and place.interior) == interior

    return is_so


def came_since(situation: Situation, shots: Sequence[str]) -> tuple[str, ...]:
    """Those of the shots that have got a take since the last message was said."""
    then = situation.records.film_at(situation.past[-1].before).shots if situation.past else {}
    now = situation.film.shots
    return tuple(shot for shot in shots if shot not in then or len(now[shot].takes) > len(then[shot].takes))
