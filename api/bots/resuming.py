"""Work that the end of a process broke off, gone on with at the next start: no thread waits for someone to notice.

newest jobs of a film in our rooms ──broken off──> what of it is missing ──> a job anew
                                   └─as often as MOST in a row──> left to a person: it may be what ends the process
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from itertools import takewhile

from api.answers import JobShown
from api.house import House
from api.job_book import STOPPED
from api.work import making, ordering
from tools.film.errors import WorkprintError
from tools.film.orders import Generate, Order, Retake
from tools.film.selecting import selected_shots
from tools.production.making import Request as Idea

MOST = 3


def resume(house: House, hosts: Sequence[str]) -> None:
    """Go on with the work on the films that are shown on these hosts. Blocking.

    Nothing is paid for twice: what was sent to a service before is asked after there, by the same key.
    """
    for film in {room.film: None for host in hosts for room in house.studio.rooms.all(host)}:
        broken = list(takewhile(_broken_off, house.jobs.all(film)))
        if 0 < len(broken) <= MOST:
            # What cannot be gone on with is told in its thread as it is.
            with suppress(WorkprintError):
                _again(house, film, broken[0])


def _again(house: House, film: str, job: JobShown) -> None:
    asked = house.jobs.asked(job.id)
    if isinstance(asked, Idea):
        house.jobs.again(job.id, making(house, film, asked, job.asker))
    elif asked is not None and (rest := _missing(house, film, job, asked)) is not None:
        house.jobs.start(film, job.order, ordering(house, film, rest, job.asker), rest, asker=job.asker)


def _missing(house: House, film: str, job: JobShown, order: Order) -> Order | None:
    """What of an order is not there yet: of takes, the shots that got none since it was asked for."""
    if not isinstance(order, Generate | Retake) or not (order.shots or order.scenes):
        return order
    log = house.studio.log(film)
    rolled = {
        json.loads(entry.edit)["shot"]
        for entry in log
        if entry.kind == "print_take" and entry.at.timestamp() >= job.asked.timestamp()
    }
    opened = house.studio.open(film).film
    left = [shot for shot in selected_shots(opened, order) if shot.id not in rolled]
    if not left:
        return None
    rest = order.model_copy(update={"shots": tuple(shot.id for shot in left), "scenes": ()})
    if isinstance(rest, Retake) and all(shot.note == rest.note for shot in left):
        # It was noted before the process ended, by who asked for it.
        rest = rest.model_copy(update={"note": ""})
    return rest


def _broken_off(job: JobShown) -> bool:
    return job.state == "cancelled" and job.error is not None and job.error.code == STOPPED.code
