"""Work that the end of a process broke off, gone on with at the next start: no thread waits for someone to notice.

newest jobs of a film in our rooms ──broken off──> a job anew: what is at work is seen through, what is missing made
                                   └─as often as MOST in a row──> left to a person: it may be what ends the process
"""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import takewhile
from typing import Any

from api.answers import JobShown
from api.bots.buttons import asked_once
from api.house import House
from api.job_book import STOPPED
from api.jobs import Work
from api.work import making, ordering
from tools.film.asker import Asker
from tools.film.errors import WorkprintError
from tools.film.orders import Export, Generate, Order, Render, Retake
from tools.film.script import Shot
from tools.film.selecting import selected_shots
from tools.media.progress import Report
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


def _chain(house: House, film: str, job: JobShown) -> list[JobShown]:
    """It, and what was broken off before it in a row, which it went on with: the newest first."""
    known = {one.id: one for one in house.jobs.all(film)}
    chain, before = [job], known.get(job.goes_on)
    while before is not None and _broken_off(before):
        chain.append(before)
        before = known.get(before.goes_on)
    return chain


def _again(house: House, film: str, job: JobShown) -> bool:
    """Whether it is gone on with."""
    asked, chain = house.jobs.asked(job.id), _chain(house, film, job)
    if asked is None or len(chain) > MOST:
        return False
    since = next((one.begun for one in reversed(chain) if one.begun is not None), None)
    house.jobs.start(
        film,
        job.order,
        _going_on(house, film, asked, since, job.asker),
        asked,
        asker=job.asker,
        behind=True,
        goes_on=job.id,
        in_vain=lambda: _may_be_asked_again(house, film, job),
    )
    return True


def _going_on(house: House, film: str, asked: Order | Idea, since: datetime | None, asker: Asker) -> Work:
    """What is at work already is seen through first: only then it is known what is missing, and what money is left.

    Raises what `ordering` does.
    """
    whole = making(house, film, asked, asker) if isinstance(asked, Idea) else ordering(house, film, asked, asker)

    def work(job: str, report: Report) -> dict[str, Any]:
        if since is None:
            return whole(job, report)
        house.hands.go_on(house.studio.asked_by(asker), film, report)
        if isinstance(asked, Idea):
            return whole(job, report)
        told: dict[str, Any] = {"result": {"film": film, "takes": []}}
        for rest in _missing(house, film, since, asked):
            told = ordering(house, film, _within_what_is_left(house, film, since, rest), asker)(job, report)
        return told

    return work


def _may_be_asked_again(house: House, film: str, job: JobShown) -> None:
    house.studio.rooms.forget_all(asked_once(film, job.order))


def _missing(house: House, film: str, since: datetime, order: Order) -> list[Order]:
    """What of an order is not there yet: of takes, those that its shots have not got since it began."""
    if not isinstance(order, Generate | Retake) or not (order.shots or order.scenes):
        return [order]
    printed = Counter(
        json.loads(entry.edit)["shot"]
        for entry in house.studio.log(film)
        if entry.kind == "print_take" and entry.at.replace(tzinfo=UTC) >= since
    )
    short: dict[int, list[Shot]] = {}
    for shot in selected_shots(house.studio.open(film).film, order):
        if (lacking := (order.takes or 1) - printed[shot.id]) > 0:
            short.setdefault(lacking, []).append(shot)
    return [_rest(order, shots, lacking) for lacking, shots in short.items()]


def _rest(order: Generate | Retake, shots: Sequence[Shot], takes: int) -> Order:
    named = {"shots": tuple(shot.id for shot in shots), "scenes": (), "takes": order.takes and takes}
    rest = order.model_copy(update=named)
    if isinstance(rest, Retake) and all(shot.note == rest.note for shot in shots):
        # It was noted before the process ended, by who asked for it.
        rest = rest.model_copy(update={"note": ""})
    return rest


def _within_what_is_left(house: House, film: str, since: datetime, order: Order) -> Order:
    """The order with what is left of its budget: what it has spent, or reserved, it gets no second time."""
    if isinstance(order, Generate | Retake | Render | Export) and order.budget is not None:
        spent = house.studio.ledger.since(film, since.timestamp())
        return order.model_copy(update={"budget": max(order.budget - spent, Decimal(0))})
    return order


def _broken_off(job: JobShown) -> bool:
    return job.state == "cancelled" and job.error is not None and job.error.code == STOPPED.code
