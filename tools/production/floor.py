"""The floor: every shot that lacks a take is rolled, several at a time, and each take is printed as it comes.

shots that need a take -> briefs -> crew (camera.submit, follow, collect) -> media pool -> PrintTake
                                └-> office, for what costs money or is made by other machines
"""

import asyncio
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from tools.audio.ports import Spoken
from tools.film.dailies import asked_for
from tools.film.edits.takes import PrintTake
from tools.film.errors import DirectorError, ProviderError
from tools.film.film import Film
from tools.film.handles import shots_needing_takes, used_spans
from tools.film.script import Resolution
from tools.film.slate import slates
from tools.film.timing import Span
from tools.generators.cameras import AUTO, OWN, keyless
from tools.generators.ports import Quote
from tools.generators.routing import Choice
from tools.jobs.crew import run
from tools.jobs.ports import WAITING
from tools.media.pool import Pool
from tools.media.progress import Report
from tools.production.assigning import assign
from tools.production.briefing import brief_for, sized, speeches
from tools.production.office import ACTOR, may_spend, priced, print_arrived, roll_by_jobs
from tools.production.picturing import Still, first_still, pictured
from tools.production.rolling import DESK, TAKE, Cameras, RollOrder, cameras_of, key_of, looked_up_once, take_of
from tools.settings import Settings
from tools.store.ledger import Reservation
from tools.studio import Opened, Studio


class Whole(NamedTuple):
    """What orders for the shots of a film need of all of it, worked out once."""

    slates: Mapping[str, str]
    spans: Mapping[str, Span]

    @classmethod
    def of(cls, film: Film) -> "Whole":
        return cls(slates(film), used_spans(film))


class Cast(NamedTuple):
    """A camera for each shot that left its own open, and how many takes of each."""

    choices: Mapping[str, Choice]
    takes: int
    said: bool
    usual: int

    def takes_with(self, camera: str) -> int:
        """What is drawn here is drawn once, unless a number was said."""
        return 1 if camera in OWN and not self.said else self.takes

    @property
    def note(self) -> str | None:
        """That there are fewer takes than usual, for want of money."""
        if self.said or self.takes >= self.usual:
            return None
        many = "1 take" if self.takes == 1 else f"{self.takes} takes"
        return f"What may be spent reaches for {many} of each shot, not the usual {self.usual}."


def roll_missing(
    studio: Studio,
    name: str,
    said: Mapping[str, Spoken],
    report: Report,
    *,
    draft: bool,
    budget: Decimal | None = None,
    takes: int | None = None,
) -> tuple[Opened, tuple[str, ...]]:
    """Roll every shot whose picture the cut lacks. Takes that came before a stop are kept and not rolled again.

    Returns the film with them, and what failed that the cut can do without: the second take of a shot.
    """
    print_arrived(studio, name)
    ended = studio.jobs.ended(name)
    film = studio.open(name).film
    missing = shots_needing_takes(film)
    notes: tuple[str, ...] = ()
    try:
        roll_shots(studio, film, missing, said, report, ended=ended, draft=draft, budget=budget, takes=takes)
    except ProviderError as error:
        if shots_needing_takes(studio.open(name).film):
            raise
        notes = (error.message,)
    return studio.open(name), notes


def roll_shots(
    studio: Studio,
    film: Film,
    shots: Sequence[str],
    said: Mapping[str, Spoken],
    report: Report,
    *,
    ended: Collection[str],
    draft: bool,
    takes: int | None = None,
    budget: Decimal | None = None,
    cameras: Cameras | None = None,
    within: float | None = None,
    resolution: Resolution | None = None,
) -> Cast:
    """More takes of each of the shots, printed as they come: `takes`, or as many as the cast says, which is returned.

    What is not there `within` so many seconds is given up. `ended` as for `roll_by_jobs`.
    What the embedded camera makes, this machine's crew rolls; services, and other machines, are the office's.
    """
    own: list[RollOrder] = []
    others: list[RollOrder] = []
    at, whole = cameras or cameras_of(studio.settings), Whole.of(film)
    allowed = may_spend(studio, film.id, budget)
    with_keys(studio.settings, {film.shots[shot].generator for shot in shots})
    latest = 0.0 if within is None else time.time() + within
    chosen = cast_shots(
        studio, film, shots, said, looked_up_once(at), draft=draft, takes=takes, allowed=allowed, within=within,
        resolution=resolution,
    )  # fmt: skip
    for shot in shots:
        choice = chosen.choices.get(shot)
        named, why = (choice.camera, choice.why) if choice is not None else (film.shots[shot].generator, "")
        orders = [
            order_for(
                studio, film, shot, said, draft=draft, ahead=ahead, generator=named, why=why, whole=whole,
                resolution=resolution,
            )
            for ahead in range(chosen.takes_with(named))
        ]  # fmt: skip
        orders = [order.model_copy(update={"latest": latest}) for order in orders]
        (own if named in OWN and not studio.settings.jobs else others).extend(orders)
    if others:
        roll_by_jobs(studio, film, others, report, budget=budget, ended=ended, cameras=at)
    crew = run(
        partial(roll, studio.settings),
        own,
        workers=studio.settings.workers,
        report=report,
        stage="pictures",
        name=lambda order: order.brief.slate,
    )
    for finished in crew:
        print_take(studio, film.id, finished.task, finished.result)
    return chosen


def with_keys(settings: Settings, names: Collection[str]) -> None:
    """Raises DirectorError where one of the cameras that are named has no key, before any yes to its price.

    Where several machines work for one home, another of them may have it.
    """
    why = "" if settings.jobs else keyless(sorted(names), settings.services, settings.services_file)
    if why:
        raise DirectorError(why, code="no_key")


def cast_shots(
    studio: Studio,
    film: Film,
    shots: Sequence[str],
    said: Mapping[str, Spoken],
    cameras: Cameras,
    *,
    draft: bool,
    allowed: Decimal | None,
    takes: int | None = None,
    generator: str | None = None,
    within: float | None = None,
    resolution: Resolution | None = None,
) -> Cast:
    """A camera for each of the shots that leave theirs open, and how many takes; `generator` as for `order_for`.

    `takes` is what was said; nothing said, it is the policy, or fewer where no more may be spent: a second take of
    each is given up before a worse camera is chosen. `within`: seconds that there are for them.
    `allowed`: USD that all the shots may cost together, with their own cameras too; None: whatever it comes to.
    Takes that an earlier order left at work cost nothing more, and their shots keep the camera that was chosen.
    """
    whole = Whole.of(film)
    orders = {
        shot: order_for(studio, film, shot, said, draft=draft, generator=generator, whole=whole, resolution=resolution)
        for shot in shots
    }
    large = resolution or studio.settings.resolution
    at_work = _at_work(studio, film, shots)
    kept = {shot: at_work[shot][0] for shot, order in orders.items() if order.camera == AUTO and shot in at_work}
    briefs = {
        shot: pictured(film, sized(order.brief, large), studio.pool, studio.settings.cache)
        for shot, order in orders.items()
        if order.camera == AUTO and shot not in kept
    }
    named = {shot: _cost(order, cameras) for shot, order in orders.items() if order.camera not in OWN}
    cast = partial(assign, studio, briefs, cameras, within=within)
    chosen = kept | cast(allowed=None if allowed else allowed)
    costs = named | {shot: choice.quote.cost for shot, choice in chosen.items()}
    by = {shot: chosen[shot].camera if shot in chosen else order.camera for shot, order in orders.items()}
    once = [
        Reservation("", film.id, shot, order.brief.slate, by[shot].partition("/")[0], costs[shot])
        for shot, order in orders.items()
        if costs.get(shot)
    ]

    def asked(count: int) -> list[Reservation]:
        """What so many takes of each need beside those that are at work."""
        return [one for one in once for _ in range(count - len(at_work.get(one.shot, ())))]

    # Where nothing may be spent at all it is the policy: that is what has to be allowed.
    count = takes or _affordable(studio, asked, allowed if allowed or at_work else None)
    if allowed and _total(asked(count)) > allowed:
        left = max(allowed - _total([one for one in asked(count) if one.shot not in briefs]), Decimal(0))
        chosen = kept | cast(allowed=left, takes=count)
    return Cast(chosen, count, said=takes is not None, usual=studio.settings.takes)


def _at_work(studio: Studio, film: Film, shots: Sequence[str]) -> dict[str, list[Choice]]:
    """The next takes of the shots, as they are asked for now, that an earlier order left at work."""
    found: dict[str, dict[str, Choice]] = {}
    for job in studio.jobs.find(film=film.id, kind=TAKE, states=(*WAITING, "unknown")):
        if job.shot not in shots:
            continue
        order = RollOrder.model_validate_json(job.payload)
        key = order.take_key.partition("~")[0]
        if order.number > len(film.shots[job.shot].takes) and key == key_of(film, job.shot, order.number):
            takes = found.setdefault(job.shot, {})
            # A long take is several jobs.
            cost = job.cost + (takes[key].quote.cost if key in takes else 0)
            takes[key] = Choice(camera=order.camera, why=order.why, quote=Quote(generator=order.camera, cost=cost))
    return {shot: list(takes.values()) for shot, takes in found.items()}


def _affordable(studio: Studio, asked: Callable[[int], list[Reservation]], allowed: Decimal | None) -> int:
    """As many takes of each as is policy, or as may be spent; at least one, which where it is too dear says so."""
    for count in range(studio.settings.takes, 1, -1):
        needed = asked(count)
        within = allowed is None or _total(needed) <= allowed
        if within and not studio.ledger.why_not(needed, studio.settings.caps):
            return count
    return 1


def _total(needed: Sequence[Reservation]) -> Decimal:
    return sum((one.cost for one in needed), Decimal(0))


def _cost(order: RollOrder, cameras: Cameras) -> Decimal:
    """What a take with the camera that the shot names would cost; nothing where that cannot make it at all."""
    try:
        return priced(order, cameras).cost
    except (ProviderError, DirectorError):
        # Where it is quoted or ordered it says why; the other shots are not held up by it.
        return Decimal(0)


def order_for(
    studio: Studio,
    film: Film,
    shot_id: str,
    said: Mapping[str, Spoken],
    *,
    draft: bool,
    ahead: int = 0,
    generator: str | None = None,
    why: str = "",
    whole: Whole | None = None,
    resolution: Resolution | None = None,
) -> RollOrder:
    """The order for the shot's next take, or for the one so many after it; with its own camera, or with another.

    `whole` is for who orders for many shots of a film; `resolution` is of a service's take, else as is set.
    """
    shot = film.shots[shot_id]
    named = generator or shot.generator
    begins: Still | None = None
    mouths = {cue: spoken.mouth for cue, spoken in said.items()}
    number = len(shot.takes) + 1 + ahead
    spoken = speeches(film, shot_id, mouths)
    whole = whole or Whole.of(film)
    slate = whole.slates[shot_id]
    brief = brief_for(film, shot_id, slate, spoken, draft=draft, number=number, spans=whole.spans)
    if named not in OWN:
        brief = sized(brief, resolution or studio.settings.resolution)
        begins = first_still(film, brief)
        brief = pictured(film, brief, studio.pool, studio.settings.cache)
    key = key_of(film, shot_id, number)
    return RollOrder(brief=brief, begins=begins, camera=named, why=why, key=key, number=number, asker=studio.asker)


def roll(settings: Settings, order: RollOrder, report: Report) -> PrintTake:
    """Make the take with its camera, measure it, and put it into the pool. Runs in a worker process."""
    return asyncio.run(_roll(settings, order, report))


async def _roll(settings: Settings, order: RollOrder, report: Report) -> PrintTake:
    with_camera = cameras_of(settings)(order.camera)
    order = order.model_copy(update={"compromises": with_camera.quote(order.brief).compromises})
    job = await with_camera.submit(order.brief, order.key)
    await with_camera.follow(job, report)
    clip = await with_camera.collect(job, settings.cache / DESK)
    return take_of(Pool(settings.media), settings.cache, order, clip)


def print_take(studio: Studio, film: str, order: RollOrder, take: PrintTake) -> None:
    """Print a take of the crew, unless the shot asks for something else by now: it cost nothing."""
    shot = studio.open(film).film.shots.get(order.brief.shot.id)
    if shot is not None and asked_for(shot) == order.brief.shot:
        studio.perform(film, take, actor=ACTOR)
