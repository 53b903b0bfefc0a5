"""The craft of takes: what a worker does with a job whose kind is `take`.

job.payload (a RollOrder) ──camera.submit──> the service's job ──follow, collect──> clip ──measure, check──> pool
the last part of a long take ────────────────────────────────> clip ──join all parts──> one take ────────────^
"""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from av import VideoFrame
from PIL import Image

from tools.assembly.one_take import Clip, join_clips
from tools.assembly.stills import as_image
from tools.film.asker import NOBODY, Asker
from tools.film.dailies import asked_for
from tools.film.edits.takes import PrintTake
from tools.film.errors import OperatorError
from tools.film.film import Film
from tools.film.value import Value
from tools.generators.cameras import OWN, camera
from tools.generators.parting import JOINT
from tools.generators.ports import Brief, Generator, subjects_beside
from tools.jobs.ports import Delivery, Job, Limits
from tools.media.footage import measure
from tools.media.pool import Pool
from tools.media.poster_frames import keep_poster, middle_frame, poster_place
from tools.media.progress import Report
from tools.media.take_checks import check_take
from tools.media.take_lettering import lettering, names_lettering
from tools.production.picturing import Still, here
from tools.provenance.origins import origin_of
from tools.settings import Settings

Cameras = Callable[[str], Generator]
"""A camera by its name."""
TAKE = "take"
"""the kind of job that a take is"""
DESK = "collected"
"""where clips lie, in the cache, until they are in the pool"""
UNSTATED = Limits(at_once=4, a_minute=60)
"""for a service that states no limits"""


def cameras_of(settings: Settings) -> Cameras:
    """The cameras of a machine, by name; one without its key can be asked for a quote."""

    def named(name: str) -> Generator:
        return camera(name, settings.cache, settings.services, settings.services_file)

    return named


def looked_up_once(cameras: Cameras) -> Cameras:
    """The same cameras, each looked up once: for the length of one order, in which no price changes."""
    known: dict[str, Generator] = {}

    def named(name: str) -> Generator:
        if name not in known:
            known[name] = cameras(name)
        return known[name]

    return named


class Kept(Value):
    """A part of a long take that is there: its file in the pool, and what of it is used.

    It is used from frame `start` to `end`, without it, of its own `rate`.
    """

    media: str
    start: int = 0
    end: int
    rate: Fraction


class Part(Value):
    """Which part of a long take an order is for: `brief` is what its camera gets.

    `take` is the key of the whole take's order, `after` that of the job before it; `kept` are the parts before it, once
    they are there.
    """

    take: str
    number: int
    of: int
    brief: Brief
    begins: Still | None = None
    """the last frame of the part before, once that is there"""
    after: str = ""
    kept: tuple[Kept, ...] = ()

    @property
    def last(self) -> bool:
        return self.number == self.of


class RollOrder(Value):
    """One take to make, or a part of one, complete enough to be made by another process or on another machine."""

    brief: Brief
    """of the whole take"""
    camera: str
    why: str = ""
    """why that camera, where nobody named it"""
    key: str
    number: int = 1
    """which take of its shot it is going to be"""
    compromises: tuple[str, ...] = ()
    """what of the brief its camera cannot honour, as quoted"""
    size: tuple[int, int] | None = None
    """of the picture that its camera makes, as quoted; None: as the brief asks"""
    begins: Still | None = None
    """the first frame of `brief`, by what any machine finds it"""
    part: Part | None = None
    """for what is longer than its camera's longest clip"""
    latest: float = 0.0
    """seconds since 1970 when it has to be there; 0: whenever it comes"""
    asker: Asker = NOBODY
    """whose wish it is: another process may print it"""

    @property
    def take_key(self) -> str:
        """The key of the whole take."""
        return self.key if self.part is None else self.part.take

    @property
    def sent(self) -> Brief:
        """What its camera gets."""
        return self.brief if self.part is None else self.part.brief

    @property
    def sent_begins(self) -> Still | None:
        """The picture that it begins with."""
        if self.part is None or self.part.number == 1:
            return self.begins
        return self.part.begins


class TakeCraft:
    """Makes takes with the cameras that there are here; finished clips go into the pool."""

    def __init__(self, cameras: Cameras, pool: Pool, cache: Path) -> None:
        self._cameras, self._pool, self._cache, self._desk = cameras, pool, cache, cache / DESK

    def limits(self, service: str) -> Limits:
        capabilities = self._cameras(service).capabilities
        return Limits(
            at_once=capabilities.concurrency or UNSTATED.at_once,
            a_minute=capabilities.requests_a_minute or UNSTATED.a_minute,
        )

    async def submit(self, job: Job) -> str:
        order = RollOrder.model_validate_json(job.payload)
        brief = await asyncio.to_thread(here, order.sent, order.sent_begins, self._pool, self._cache)
        return await self._cameras(order.camera).submit(brief, order.key)

    async def follow(self, job: Job, report: Report) -> Delivery:
        order = RollOrder.model_validate_json(job.payload)
        with_camera = self._cameras(order.camera)
        finished = await with_camera.follow(job.remote, report)
        clip = await with_camera.collect(job.remote, self._desk)
        # Looking at a clip, and joining some, takes its time, in which other jobs go on.
        result = await asyncio.to_thread(self._brought_in, order, clip)
        return Delivery({**result, "said": finished.said}, finished.cost)

    def _brought_in(self, order: RollOrder, clip: Path) -> dict[str, Any]:
        """What a job comes to: a take; or a part of one, which is kept in the pool until the others are there."""
        part = order.part
        if part is None:
            return {"take": take_of(self._pool, self._cache, order, clip).model_dump(mode="json")}
        footage = measure(clip)
        long = round(part.brief.frames * footage.rate / part.brief.rate)
        start = 0 if part.number == 1 else JOINT
        # Of the last one all is used: what is longer than planned is handle.
        end = footage.frames if part.last else max(start + 1, min(long, footage.frames))
        kept = Kept(media=self._pool.add(clip, move=True), start=start, end=end, rate=footage.rate)
        if not part.last:
            return {"part": kept.model_dump(mode="json")}
        complete = part.model_copy(update={"kept": (*part.kept, kept)})
        whole = self._joined(complete.kept, clip.with_suffix(".whole.mp4"))
        take = take_of(self._pool, self._cache, order.model_copy(update={"part": complete}), whole)
        return {"take": take.model_dump(mode="json")}

    def _joined(self, kept: Sequence[Kept], out: Path) -> Path:
        """The parts as one clip, at the rate and size of the first."""
        clips = [Clip(self._pool.path(one.media), one.start, one.end) for one in kept]
        measured = [measure(clip.path, whole=False) for clip in clips]
        size = (measured[0].width // 2 * 2, measured[0].height // 2 * 2)
        return join_clips(clips, out, rate=kept[0].rate, size=size, sound=all(one.sound for one in measured))

    async def reconcile(self, job: Job, sent: float, known: Sequence[str]) -> str | None:
        order = RollOrder.model_validate_json(job.payload)
        return await self._cameras(order.camera).reconcile(order.key, datetime.fromtimestamp(sent, UTC), known)

    async def cancel(self, job: Job) -> bool:
        order = RollOrder.model_validate_json(job.payload)
        await self._cameras(order.camera).cancel(job.remote)
        # That it stopped does not say that it costs nothing; cancelling is rarely refunded.
        return False


def take_of(pool: Pool, cache: Path, order: RollOrder, clip: Path) -> PrintTake:
    """Measure and check a clip that came, and put it into the pool, and its poster into the cache.

    Raises OperatorError when it is no clip.
    """
    brief = order.brief
    footage = measure(clip)
    width, height = order.size or (brief.width, brief.height)
    head = _head(brief, footage.frames, footage.rate)
    middle, seen = middle_frame(footage.frames, head), list[Image.Image]()

    def see(number: int, picture: VideoFrame) -> None:
        # The poster of what is to be conformed shows it conformed.
        if number == middle and not footage.reasons:
            seen.append(as_image(picture))

    faults = check_take(clip, brief.shot.frames, brief.rate, width, height, sound=brief.sound, see=see)
    # What is drawn here has no letters that were not asked for.
    if order.camera not in OWN and not names_lettering(brief.shot.prompt):
        faults = (*faults, *(fault.words for fault in lettering(clip)))
    subjects = subjects_beside(clip)
    # Our own renderer's clips say nothing, and there are many of them.
    origin = None if order.camera in OWN else origin_of(clip)
    media = pool.add(clip, move=True)
    for picture in seen:
        # Without it the take is as good: the poster is made when somebody asks for it.
        with suppress(OperatorError):
            keep_poster(picture, poster_place(cache, media, middle))
    return PrintTake(
        shot=brief.shot.id,
        media=media,
        frames=footage.frames,
        head=head,
        rate=footage.rate,
        width=footage.width,
        height=footage.height,
        sound=footage.sound,
        conform=bool(footage.reasons),
        generator=order.camera,
        why=order.why,
        seed=brief.seed,
        note=brief.shot.note,
        faults=faults,
        compromises=order.compromises,
        parts=() if order.part is None else tuple(one.media for one in order.part.kept),
        subjects=subjects,
        origin=origin,
    )


def _head(brief: Brief, frames: int, rate: Fraction) -> int:
    """The frames before the shot's first, at the clip's rate. A clip that is too short for its handles has less."""
    scale = rate / brief.rate
    return max(0, min(round(brief.head * scale), frames - round(brief.shot.frames * scale)))


def key_of(film: Film, shot_id: str, number: int) -> str:
    """The key of the shot's take of this number, as the shot is asked for now: the same request is the same key."""
    asked = asked_for(film.shots[shot_id]).model_dump_json()
    return f"{film.id}/{shot_id}/{number}/{hashlib.sha256(asked.encode()).hexdigest()[:10]}"
