"""Running units: as many encoders at once as there are cores, one thread each, into a cache that never lies."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial

from tools.assembly.cache import UnitCache
from tools.assembly.delivery import Delivery
from tools.assembly.gathering import Gatherer
from tools.assembly.graph import argv
from tools.assembly.mp4 import read_table
from tools.assembly.plan import Unit
from tools.assembly.stock import Stock
from tools.assembly.typesetting import Typefaces
from tools.film.errors import OperatorError
from tools.media import binaries, process
from tools.media.disk import storage_error
from tools.media.pool import Pool

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
    _stock: Stock = field(init=False)
    _gatherer: Gatherer = field(init=False)

    def __post_init__(self) -> None:
        self._stock = Stock(self.cache.root, self.pool, self.cache.desk)
        self._gatherer = Gatherer(self.pool, self.typefaces)

    def make(self, unit: Unit, delivery: Delivery, slate: str, stop: threading.Event) -> None:
        """Encode one unit and put it into the cache. Raises OperatorError when ffmpeg fails or the disk is full."""
        desk = self.cache.desk()
        made = desk / f"{unit.key}.mp4"
        try:
            opened = partial(self._stock.source, rate=delivery.rate, stop=stop)
            sources = self._gatherer.gather(unit.recipe, delivery, desk, unit.key, opened)
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
            self.cache.put(unit, made)
        except OSError as error:
            raise storage_error(error, self.cache.root) from error
        finally:
            for scrap in desk.glob(f"{unit.key}*"):
                scrap.unlink(missing_ok=True)
