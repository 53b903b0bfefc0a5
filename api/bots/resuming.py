"""Work that the end of a process broke off, gone on with at the next start: no thread waits for someone to notice.

newest jobs of a film in our rooms ──broken off──> what of it is missing ──> a job anew
                                   └─as often as MOST in a row──> left to a person: it may be what ends the process
"""

import json
from collections.abc import Sequence
from datetime import UTC
from decimal import Decimal
from itertools import takewhile

from api.answers import JobShown
from api.bots.buttons import asked_once
from api.house import House
from api.job_book import STOPPED
from api.work import making, ordering
from tools.film.errors import WorkprintError
from tools.film.orders import Export, Generate, Order, Render, Retake
from tools.film.selecting import selected_shots
from tools.production.making import Request as Idea

MOST = 3


def resume(house: House, hosts: Sequence[str]) -> None:
    """Go on with the work on the films that are shown on these hosts. Blocking.

    Nothing is paid for twice: what was sent to a service before is asked after there, by the same key.
    """
    for film in {room.film: None for host in hosts for room in house.studio.rooms.all(host, closed=True)}:
        for job in _broken(house.jobs.all(film)):
            # What cannot be gone on with is told in its thread as it is, and may be asked for again.
            try:
                gone_on = _again(house, film, job)
            except WorkprintError:
                gone_on = False
            if not gone_on:
                _may_be_asked_again(house, film, job)


def _broken(jobs: Sequence[JobShown]) -> list[JobShown]:
    """What the last stop broke off of the jobs of a film, newest first: oldest first, as it was to be done."""
    done_with = {job.goes_on for job in jobs}
    return [job for job in takewhile(_broken_off, jobs) if job.id not in done_with][::-1]


def _tries(house: House, film: str, job: JobShown) -> int:
    """How often in a row a stop has broken it off."""
    known = {one.id: one for one in house.jobs.all(film)}
    tries, before = 1, known.get(job.goes_on)
    while before is not None and _broken_off(before):
        tries, before = tries + 1, known.get(before.goes_on)
    return tries


def _again(house: House, film: str, job: JobShown) -> bool:
    """Whether it is gone on with."""
    asked = house.jobs.asked(job.id)
    if asked is None or _tries(house, film, job) > MOST:
        return False
    if isinstance(asked, Idea):
        work = making(house, film, asked, job.asker)
    else:
        rest = _missing(house, film, job, asked)
        if rest is None:
            return True
        asked = _within_what_is_left(house, film, job, rest)
        work = ordering(house, film, asked, job.asker)
    house.jobs.start(
        film,
        job.order,
        work,
        asked,
        asker=job.asker,
        behind=True,
        goes_on=job.id,
        in_vain=lambda: _may_be_asked_again(house, film, job),
    )
    return True


def _may_be_asked_again(house: House, film: str, job: JobShown) -> None:
    house.studio.rooms.forget_all(asked_once(film, job.order))


def _missing(house: House, film: str, job: JobShown, order: Order) -> Order | None:
    """What of an order is not there yet: of takes, the shots that got none since it began."""
    if job.begun is None or not isinstance(order, Generate | Retake) or not (order.shots or order.scenes):
        return order
    log = house.studio.log(film)
    rolled = {
        json.loads(entry.edit)["shot"]
        for entry in log
        if entry.kind == "print_take" and entry.at.replace(tzinfo=UTC) >= job.begun
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


def _within_what_is_left(house: House, film: str, job: JobShown, order: Order) -> Order:
    """The order with what is left of its budget: what it has spent, or reserved, it gets no second time."""
    if isinstance(order, Generate | Retake | Render | Export) and order.budget is not None and job.begun is not None:
        spent = house.studio.ledger.since(film, job.begun.timestamp())
        return order.model_copy(update={"budget": max(order.budget - spent, Decimal(0))})
    return order


def _broken_off(job: JobShown) -> bool:
    return job.state == "cancelled" and job.error is not None and job.error.code == STOPPED.code
