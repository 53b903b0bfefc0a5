"""Takes that are longer than a clip of their camera: a job for each part, held until the one before it is there.

part 1 ──arrived──> its last frame ──> part 2 ──arrived──> its last frame ──> part 3 ──arrived──> joined: one take
   └─ failed, cancelled, unknown ──> what is held is called off, and its money given back

What all parts cost is reserved at once, so that none is begun that could not be ended. Parts that came are kept: the
same order makes only those that are missing.
"""

from collections.abc import Callable, Iterable, Sequence

from tools.generators.ports import Brief
from tools.jobs.ports import Job
from tools.production.picturing import Still
from tools.production.rolling import Kept, Part, RollOrder
from tools.studio import Studio

ENDED_IN_VAIN = ("failed", "cancelled", "unknown")
THERE = ("arrived", "done")


def part_orders(order: RollOrder, briefs: Sequence[Brief], fresh: Callable[[str], str]) -> list[RollOrder]:
    """An order for each part of a take. `fresh` gives the key under which a part is asked for now."""
    made: list[RollOrder] = []
    for number, brief in enumerate(briefs, 1):
        # Another camera, or another plan, has other parts: none of one take is taken for one of another.
        key = fresh(f"{order.key}/{order.camera}/{number}of{len(briefs)}")
        after = made[-1].key if made else ""
        part = Part(take=order.key, number=number, of=len(briefs), brief=brief, after=after)
        made.append(order.model_copy(update={"key": key, "part": part}))
    return made


def go_on_with(studio: Studio, jobs: Iterable[Job], print_take: Callable[[Studio, Job], None]) -> int:
    """Print the takes that have arrived, and hand on to the parts that waited for another. How many there were.

    May be called by anyone at any time: each is printed, and handed on to, once.
    """
    seen, moved = list(jobs), 0
    for job in seen:
        if job.state == "arrived" and "take" in job.result:
            print_take(studio, job)
            moved += 1
    for job in seen:
        if job.held:
            moved += _go_on(studio, job)
    return moved


def jobs_of_take(studio: Studio, job: Job, order: RollOrder) -> list[str]:
    """The jobs that an arrived take came of: itself, or one for each of its parts, the last one first."""
    found = [job.id]
    while order.part is not None and order.part.after:
        before = studio.jobs.by_key(order.part.after)
        if before is None:
            break
        found.append(before.id)
        order = RollOrder.model_validate_json(before.payload)
    return found


def take_key(job: Job) -> str:
    """What is the same for all jobs of one take, and for no other."""
    order = RollOrder.model_validate_json(job.payload)
    return job.key if order.part is None else f"{order.part.take}/{order.camera}"


def kept_parts(jobs: Sequence[Job]) -> list[str]:
    """A sentence for each take of which parts came and others did not."""
    slates: dict[str, str] = {}
    came: dict[str, int] = {}
    for job in jobs:
        part = RollOrder.model_validate_json(job.payload).part
        if part is not None and job.state == "arrived":
            key = take_key(job)
            came[key] = came.get(key, 0) + 1
            slates[key] = f"{part.of} parts of {RollOrder.model_validate_json(job.payload).brief.slate}"
    return [
        f"{came[key]} of the {slate} came and are kept: the same order makes only what is missing."
        for key, slate in slates.items()
    ]


def _go_on(studio: Studio, job: Job) -> bool:
    """Hand on to a held part when the one before it is there, or call it off; whether either was done."""
    order = RollOrder.model_validate_json(job.payload)
    before = studio.jobs.by_key(order.part.after) if order.part is not None else None
    if order.part is None or before is None or before.state in ENDED_IN_VAIN:
        studio.jobs.cancel(job.id)
        return True
    if before.state not in THERE or "part" not in before.result:
        return False
    earlier = RollOrder.model_validate_json(before.payload).part
    last = Kept.model_validate(before.result["part"])
    kept = (*(earlier.kept if earlier is not None else ()), last)
    begins = Still(media=last.media, frame=last.end - 1, rate=last.rate)
    part = order.part.model_copy(update={"begins": begins, "kept": kept})
    studio.jobs.hand_on(job.id, order.model_copy(update={"part": part}).model_dump_json())
    return True
