"""Running units: as many encoders at once as there are cores, one thread each, into a cache that never lies."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path

import av
from av.error import FFmpegError

from tools.assembly.cache import UnitCache
from tools.assembly.conforming import Source
from tools.assembly.delivery import Delivery
from tools.assembly.graph import Sources, argv
from tools.assembly.lettering import Typefaces, draw_slate, draw_title
from tools.assembly.mp4 import read_table
from tools.assembly.plan import Unit
from tools.assembly.recipe import MediaStrip, SlateStrip
from tools.film.errors import Bug, OperatorError
from tools.media import binaries, process
from tools.media.disk import storage_error
from tools.media.pool import Pool
from tools.media.probing import seeks_well

UNSPECIFIED = 2
TICK_SECONDS = 0.25


@dataclass(frozen=True)
class Job:
    """A piece of work for the encoders: `weight` is its share of the progress."""

    name: str
    weight: float
    work: Callable[[threading.Event], None]


def run_jobs(jobs: Sequence[Job], workers: int, tick: Callable[[float, str], None]) -> None:
    """Do all jobs, `workers` at a time, in order. `tick(weight done, name in hand)` is called often, by this thread.

    Whatever a job or `tick` raises (Cancelled, KeyboardInterrupt) stops the others, kills their children, and is
    raised again once all is quiet.
    """
    stop = threading.Event()
    done = 0.0
    with ThreadPoolExecutor(max_workers=max(1, workers), thread_name_prefix="encode") as pool:
        running: dict[Future[None], Job] = {pool.submit(job.work, stop): job for job in jobs}
        waiting = set(running)
        try:
            while waiting:
                finished, waiting = wait(waiting, timeout=TICK_SECONDS, return_when=FIRST_COMPLETED)
                for future in finished:
                    future.result()
                    done += running[future].weight
                tick(done, next((running[f].name for f in running if f.running()), ""))
        except BaseException:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise


@dataclass
class Encoder:
    """Makes units of the takes in `pool` and puts them into `cache`. Safe for several threads at once."""

    cache: UnitCache
    pool: Pool
    typefaces: Typefaces
    _sources: dict[str, Source] = field(default_factory=dict[str, Source])

    def make(self, unit: Unit, delivery: Delivery, slate: str, stop: threading.Event) -> None:
        """Encode one unit and put it into the cache. Raises OperatorError when ffmpeg fails or the disk is full."""
        desk = self.cache.desk()
        made = desk / f"{unit.key}.mp4"
        try:
            sources = self._gather(unit, delivery, desk)
            command = argv(binaries.ffmpeg(), unit.recipe, delivery, sources, made)
            process.run(command, doing=f"encoding {slate or 'the film'}", stop=stop)
            frames = read_table(made).samples
            if frames != unit.frames:
                raise OperatorError(
                    f"The take of {slate or 'the film'} has fewer frames than it should ({frames} of {unit.frames} "
                    "could be read). Import or generate that take again.",
                    code="short_take",
                    slate=slate,
                    frames=frames,
                    wanted=unit.frames,
                    argv=command,
                )
            self.cache.keep(made, self.cache.path(unit.key))
        except OSError as error:
            raise storage_error(error, self.cache.root) from error
        finally:
            for scrap in desk.glob(f"{unit.key}*"):
                scrap.unlink(missing_ok=True)

    def _gather(self, unit: Unit, delivery: Delivery, desk: Path) -> Sources:
        media = {s.media: self._source(s.media) for s in unit.recipe.strips if isinstance(s, MediaStrip)}
        slates: dict[str, Path] = {}
        size = (delivery.width, delivery.height)
        for strip in unit.recipe.strips:
            if isinstance(strip, SlateStrip):
                slates[strip.slate] = desk / f"{unit.key}-slate.png"
                draw_slate(strip, size, self.typefaces).save(slates[strip.slate], compress_level=1)
        titles: list[Path] = []
        for number, lettering in enumerate(unit.recipe.titles):
            titles.append(desk / f"{unit.key}-title-{number}.png")
            draw_title(lettering.kind, lettering.text, size, self.typefaces).save(titles[-1], compress_level=1)
        return Sources(media, slates, titles)

    def _source(self, media: str) -> Source:
        if media not in self._sources:
            self._sources[media] = _opened(self.pool.path(media))
        return self._sources[media]


def _opened(path: Path) -> Source:
    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                raise Bug(f"{path} has no picture and cannot be a take.", code="no_picture", path=str(path))
            untagged = int(container.streams.video[0].codec_context.colorspace) == UNSPECIFIED
            return Source(path, untagged=untagged, seekable=seeks_well(container))
    except (FFmpegError, OSError) as error:
        raise OperatorError(
            f"The take {path.name} cannot be read: {error.strerror or error}. Import or generate it again.",
            code="unreadable",
            path=str(path),
        ) from error
