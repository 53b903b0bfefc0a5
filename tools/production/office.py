"""The production office: takes that cost money, or that other machines make. Quote, agree, reserve, roll, print.

orders ──quote──> what it costs ──agreed? within the caps?──> jobs ──workers──> arrived ──PrintTake──> done

The office works while it waits, beside whatever workers there are; and what it asked for goes on without it.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tools.film.dailies import asked_for
from tools.film.edits.takes import PrintTake
from tools.film.errors import Bug, Cancelled, DirectorError, ProviderError
from tools.film.film import Film
from tools.generators.cameras import AUTO
from tools.generators.ports import Brief
from tools.generators.routing import Choice
from tools.jobs.claims import Claims
from tools.jobs.ports import ENDED, WAITING, Ask, Craft, Job
from tools.jobs.worker import AT_ONCE, Worker
from tools.media.progress import Progress, Report
from tools.production.assigning import FAILINGS, FOR_ALL, Failure, elsewhere
from tools.production.briefing import take_seed
from tools.production.colour_match import colour_faults
from tools.production.encoding import UnitCraft, kind_of
from tools.production.long_takes import go_on_with, jobs_of_take, kept_parts, part_orders, take_key
from tools.production.rolling import TAKE, Cameras, RollOrder, TakeCraft, cameras_of, key_of
from tools.store.ledger import told
from tools.studio import Studio

ACTOR = "camera"


@dataclass(frozen=True)
class Priced:
    """An order with what it is quoted at; `free` takes are made again at no cost, whatever happens. `parts`: the clips
    that it is made of and what each costs, one for most."""

    order: RollOrder
    cost: Decimal
    free: bool
    parts: tuple[tuple[Brief, Decimal], ...]


def take_craft(studio: Studio, cameras: Cameras) -> TakeCraft:
    """How takes are made on this machine."""
    return TakeCraft(cameras, studio.pool, studio.settings.cache)


def worker_of(studio: Studio, on_bug: Callable[[Exception], Bug], at_once: int = AT_ONCE) -> Worker:
    """A worker that does whatever is asked for: takes, and where several machines share the jobs, parts of films."""
    settings = studio.settings
    crafts: dict[str, Craft] = {TAKE: take_craft(studio, cameras_of(settings))}
    most: dict[str, int] = {}
    if settings.jobs:
        kind = kind_of(settings)
        crafts[kind], most[kind] = UnitCraft(settings), settings.workers
    return Worker(Claims(studio.books), crafts, at_once=at_once, most=most, on_bug=on_bug)


def priced(order: RollOrder, cameras: Cameras) -> Priced:
    """Ask what a take would cost; nothing is sent. Raises what the camera says of a take that it cannot make."""
    with_camera = cameras(order.camera)
    quote = with_camera.quote(order.brief)
    if quote.certainty == "unknown":
        raise DirectorError(
            f"Nobody knows what {order.camera} costs, so no cap could hold. Write its price into services.toml in the"
            " home folder, or choose another camera.",
            code="no_price",
            generator=order.camera,
        )
    pieces = with_camera.pieces(order.brief)
    costs = [with_camera.quote(one).cost for one in pieces] if len(pieces) > 1 else [quote.cost]
    return Priced(
        order.model_copy(update={"compromises": quote.compromises, "size": quote.size}),
        sum(costs, Decimal(0)),
        free=not with_camera.capabilities.needs and quote.certainty == "exact",
        parts=tuple(zip(pieces, costs, strict=True)),
    )


def go_on(studio: Studio, film: str, report: Report, *, whole: bool = False) -> None:
    """See takes through to their ends that an earlier order left at work, such as the second of a shot.

    Those of shots that have no take yet are the next order's: it asks for them by the same keys. `whole`: those, too.
    """
    # In one look: what arrives meanwhile, by other workers, is printed too.
    jobs = studio.jobs.find(film=film, kind=TAKE, states=(*WAITING, "arrived"))
    begun = {take.shot for take in studio.open(film).film.takes.values()}
    begun |= {job.shot for job in jobs if job.state == "arrived"}
    left = [job.id for job in jobs if whole or job.shot in begun]
    if left:
        _see_through(studio, left, cameras_of(studio.settings), report)


def roll_by_jobs(
    studio: Studio,
    film: Film,
    orders: Sequence[RollOrder],
    report: Report,
    *,
    budget: Decimal | None,
    ended: Collection[str],
    cameras: Cameras | None = None,
) -> None:
    """Have takes made by jobs, and print each as it comes; what is there already from before a stop is only printed.

    `ended`: the keys of jobs that had ended before the film was read that the orders are made for.
    Paid takes need `budget`, or a cap of the film: raises DirectorError "needs_budget" with the cost, or "over_cap".
    One job that fails stops no other; raises ProviderError at the end, when takes are missing, and says why.
    """
    at = cameras or cameras_of(studio.settings)
    asks = [ask for order in orders for ask in _asks(film, priced(order, at), ended)]
    total = sum((ask.cost for ask in asks if studio.jobs.by_key(ask.key) is None), Decimal(0))
    if total and budget is None and studio.ledger.cap(film.id) is None and studio.settings.caps.film is None:
        raise DirectorError(
            f"This would cost about {told(total)} USD for {len(orders)} takes. Allow it with --budget {told(total)}.",
            code="needs_budget",
            cost=str(total),
            takes=len(orders),
        )
    jobs = _made(studio, asks, at, report, budget)
    jobs, spent, why_not = _on_substitutes(studio, film, jobs, at, report, budget)
    last = jobs
    for _ in range(studio.settings.retakes):
        ended = studio.jobs.ended(film.id)
        again = _again(studio, film.id, last)
        try:
            asks = [ask for order in again for ask in _asks(film, priced(order, at), ended)]
            last = _made(studio, asks, at, report, None if budget is None else budget - spent)
        except DirectorError:
            # No money is left for it: the faults are on the takes, and the director decides.
            break
        spent += _spent(studio, last)
    _tell_missing(studio.jobs.among([job.id for job in jobs]), why_not)


def _made(studio: Studio, asks: Sequence[Ask], cameras: Cameras, report: Report, budget: Decimal | None) -> list[Job]:
    """The jobs, asked for and seen to their ends."""
    ids = [job.id for job in studio.jobs.submit(asks, studio.settings.caps, budget)]
    _see_through(studio, ids, cameras, report)
    return studio.jobs.among(ids)


def _on_substitutes(
    studio: Studio, film: Film, jobs: Sequence[Job], cameras: Cameras, report: Report, budget: Decimal | None
) -> tuple[list[Job], Decimal, str]:
    """Have what a camera failed at made by others, as long as there are some and money is left.

    Only where nobody named the camera. Returns the jobs that stand for all the takes in the end, what they and those
    that failed have cost, and what else could be done about those that are still missing.
    """
    standing, spent, down = {job.id: job for job in jobs}, _spent(studio, jobs), set[str]()
    tried: list[Failure] = []
    while failed := [job for job in standing.values() if job.state == "failed" and job.code in FAILINGS]:
        down |= {job.service for job in failed if job.code in FOR_ALL}
        orders = {job.id: RollOrder.model_validate_json(job.payload) for job in failed}
        left = None if budget is None else budget - spent
        tried += [Failure(order.brief, order.camera, standing[job].code) for job, order in orders.items()]
        counts = Counter(order.brief.shot.id for order in orders.values())
        missing = [one for one in tried if one.brief.shot.id in counts]
        latest = min((order.latest for order in orders.values() if order.latest), default=None)
        within = None if latest is None else latest - time.time()
        chosen = elsewhere(studio, missing, cameras, allowed=left, down=down, takes=max(counts.values()), within=within)
        routed = {job: one for job, one in orders.items() if one.brief.shot.generator == AUTO}
        ended = studio.jobs.ended(film.id)
        asks = {
            job: _asks(film, priced(_moved(order, chosen[order.brief.shot.id]), cameras), ended)
            for job, order in routed.items()
            if order.brief.shot.id in chosen
        }
        why_not = _told_choices(orders.values(), chosen, left)
        if not asks:
            return list(standing.values()), spent, why_not
        try:
            more = _made(studio, _all(asks), cameras, report, left)
        except DirectorError as error:
            # Where the money does not reach for as many takes as were lost, a first one of each shot comes first.
            first = {standing[job].shot: job for job in reversed(asks)}
            if len(first) == len(asks):
                return list(standing.values()), spent, f"{why_not} {error.message}"
            asks = {job: asks[job] for job in first.values()}
            try:
                more = _made(studio, _all(asks), cameras, report, left)
            except DirectorError:
                return list(standing.values()), spent, f"{why_not} {error.message}"
        # Of a long take one part fails, and then another camera makes all of it.
        moved = {take_key(standing[job]) for job in asks}
        standing = {job: one for job, one in standing.items() if take_key(one) not in moved}
        standing |= {job.id: job for job in more}
        spent += _spent(studio, more)
    return list(standing.values()), spent, ""


def _all(asks: Mapping[str, Sequence[Ask]]) -> list[Ask]:
    return [ask for each in asks.values() for ask in each]


def _moved(order: RollOrder, choice: Choice) -> RollOrder:
    return order.model_copy(update={"camera": choice.camera, "why": choice.why, "part": None, "key": order.take_key})


def _told_choices(orders: Iterable[RollOrder], chosen: Mapping[str, Choice], left: Decimal | None) -> str:
    """What else could make the shots that are missing, and for how much."""
    slates: dict[str, dict[str, None]] = {}
    costs: dict[str, Decimal] = {}
    for order in orders:
        choice = chosen.get(order.brief.shot.id)
        if choice is not None:
            slates.setdefault(choice.camera, {})[order.brief.slate] = None
            costs[choice.camera] = costs.get(choice.camera, Decimal(0)) + choice.quote.cost
    if not slates:
        return "No other camera that is ready can make them; previz draws them for nothing."
    offers = "; ".join(f"{name} makes {', '.join(slates[name])} for {told(costs[name])} USD" for name in slates)
    money = f" {told(max(left, Decimal(0)))} USD of the budget are left." if left is not None else ""
    return f"Instead: {offers}.{money} Name one as the camera, or let it be chosen: auto."


def _spent(studio: Studio, jobs: Sequence[Job]) -> Decimal:
    """What jobs have cost, or may yet."""
    return sum((studio.ledger.charge(job.id) if job.state in ENDED else job.cost for job in jobs), Decimal(0))


def left_to_spend(studio: Studio, film: str) -> str | None:
    """USD that the film's own cap leaves; None without one."""
    caps = [cap for cap in (studio.ledger.cap(film), studio.settings.caps.film) if cap is not None]
    if not caps:
        return None
    totals = studio.ledger.totals(film)
    return told(max(min(caps) - totals.spent - totals.reserved, Decimal(0)))


def may_spend(studio: Studio, film: str, budget: Decimal | None) -> Decimal:
    """USD that an order may cost: its budget, or what the film's cap leaves; 0 where neither is there."""
    left = left_to_spend(studio, film)
    capped = None if left is None else Decimal(left)
    return min((one for one in (budget, capped) if one is not None), default=Decimal(0))


def print_arrived(studio: Studio, film: str) -> int:
    """Print every take of the film that has arrived and is in it not yet; returns how many there were."""
    waiting = studio.jobs.find(film=film, kind=TAKE, states=("arrived", "queued"))
    return go_on_with(studio, reversed(waiting), print_job)


def print_job(studio: Studio, job: Job) -> None:
    """Put an arrived take into its film, once. What the film no longer asks for is kept all the same."""
    take = PrintTake.model_validate(job.result["take"])
    order = RollOrder.model_validate_json(job.payload)
    asked, jobs = order.brief.shot, jobs_of_take(studio, job, order)
    film = studio.open(job.film).film
    shot = film.shots.get(job.shot)
    if shot is not None:
        update = {
            "cost": sum((studio.ledger.charge(one) for one in jobs), Decimal(0)),
            "outdated": asked_for(shot) != asked,
            "faults": (*take.faults, *colour_faults(studio, film, shot, take.media)),
        }
        edit = take.model_copy(update=update)
        studio.asked_by(order.asker).perform(job.film, edit, actor=ACTOR, cause=f"take/{job.id}")
    # A shot that is gone has its takes in the bin, and this one is found there by its job.
    for one in jobs:
        studio.jobs.printed(one)


def _again(studio: Studio, film: str, jobs: Sequence[Job]) -> list[RollOrder]:
    """One more order for each shot of which none of these jobs' takes is without a fault."""
    now = studio.open(film).film
    takes = {take.media: take for take in now.takes.values()}
    came = [(job, takes.get(job.result["take"]["media"])) for job in jobs if "take" in job.result]
    good = {job.shot for job, take in came if take is not None and not take.faults}
    orders: dict[str, RollOrder] = {}
    for job, take in came:
        if take is None or job.shot in good or job.shot in orders:
            continue
        order = RollOrder.model_validate_json(job.payload)
        number = len(now.shots[job.shot].takes) + 1
        brief = order.brief.model_copy(update={"seed": take_seed(now.seed, job.shot, number)})
        key = key_of(now, job.shot, number)
        fresh = {"brief": brief, "key": key, "number": number, "part": None}
        orders[job.shot] = order.model_copy(update=fresh)
    return list(orders.values())


def _fresh(ended: Collection[str], first: str) -> str:
    """A key whose job had not ended: what ended in vain, or in the bin, may be asked for anew.

    What ended since the film was read is the very take that is asked for, and is not paid twice.
    """
    attempt, key = 1, first
    while key in ended:
        attempt += 1
        key = f"{first}~{attempt}"
    return key


def _asks(film: Film, one: Priced, ended: Collection[str]) -> list[Ask]:
    """The jobs of a take: one, or one for each of its parts."""
    if len(one.parts) == 1:
        key = _fresh(ended, one.order.key)
        return [_ask(film, one, one.order.model_copy(update={"key": key}), one.cost)]
    orders = part_orders(one.order, [brief for brief, _ in one.parts], lambda key: _fresh(ended, key))
    return [_ask(film, one, order, cost) for order, (_, cost) in zip(orders, one.parts, strict=True)]


def _ask(film: Film, one: Priced, order: RollOrder, cost: Decimal) -> Ask:
    return Ask(
        kind=TAKE,
        key=order.key,
        film=film.id,
        shot=order.brief.shot.id,
        slate=order.sent.slate,
        words=order.brief.shot.prompt,
        service=order.camera.split("/")[0],
        payload=order.model_dump_json(),
        cost=cost,
        repeatable=one.free,
        latest=order.latest,
        held=order.part is not None and bool(order.part.after),
    )


def _see_through(studio: Studio, ids: Sequence[str], cameras: Cameras, report: Report) -> None:
    """Work and wait until every job has ended or needs a person."""
    waiting = _Waiting(studio, ids, report)
    worker = Worker(Claims(studio.books), {TAKE: take_craft(studio, cameras)})
    asyncio.run(worker.work(waiting.go_on, only=ids))
    if waiting.stopped is not None:
        raise waiting.stopped


class _Waiting:
    """Watches jobs: prints what arrives, and tells how far they are.

    A stop by the person gives back what was not sent yet. What a service has taken is paid for: it goes on, and is
    printed when the film is worked on next.
    """

    def __init__(self, studio: Studio, ids: Sequence[str], report: Report) -> None:
        self.stopped: Cancelled | None = None
        self._studio, self._ids, self._report = studio, list(ids), report

    def go_on(self) -> bool:
        jobs = self._studio.jobs.among(self._ids)
        if go_on_with(self._studio, jobs, print_job):
            jobs = self._studio.jobs.among(self._ids)
        # What arrived by another worker while these were printed is printed on the next look.
        open_jobs = [job for job in jobs if job.state in WAITING or (job.state == "arrived" and "take" in job.result)]
        done = sum(1.0 if job not in open_jobs else min(job.done / job.total, 0.99) if job.total else 0 for job in jobs)
        what = ", ".join(_doing(job) for job in open_jobs[:3])
        try:
            self._report(Progress(stage="pictures", done=done, total=len(jobs), what=what))
        except Cancelled as error:
            self.stopped = error
            for job in open_jobs:
                if job.state == "queued":
                    self._studio.jobs.cancel(job.id)
        return bool(open_jobs) and self.stopped is None


def _doing(job: Job) -> str:
    why = FAILINGS.get(job.code) if job.state == "queued" else None
    return f"{job.slate} waits: {job.service} {why}" if why else f"{job.slate} {job.state}"


def _tell_missing(jobs: Sequence[Job], instead: str) -> None:
    """Raise when takes are missing, with the reasons, what to do about each, and what could be done `instead`."""
    failed = [job for job in jobs if job.state == "failed"]
    unknown = [job for job in jobs if job.state == "unknown"]
    if not failed and not unknown:
        return
    came = {job.shot for job in jobs if job.state == "done"}
    slates: dict[tuple[str, str], dict[str, None]] = {}
    for job in failed:
        slates.setdefault(("Not every take" if job.shot in came else "No take", job.problem), {})[job.slate] = None
    words = [f"{what} of {', '.join(named)}: {problem}" for (what, problem), named in slates.items()]
    if instead:
        words.append(instead)
    for job in unknown:
        words.append(
            f"Whether {job.service} made the take of {job.slate} is not known, and it is not sent again by itself."
            f" Look at your account there, then settle job {job.id[:8]}: it was made, or it was not."
        )
    takes = {take_key(job) for job in jobs}
    kept = takes - {take_key(job) for job in jobs if job.state != "done"}
    if kept:
        words.append(f"{len(kept)} of {len(takes)} takes came and are kept.")
    words += kept_parts(jobs)
    raise ProviderError(
        " ".join(words),
        code=(unknown or failed)[0].code,
        failed=[job.id for job in failed],
        unknown=[job.id for job in unknown],
        shots=list(dict.fromkeys(job.shot for job in (*unknown, *failed))),
    )
