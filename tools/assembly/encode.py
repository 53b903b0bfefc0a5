"""Running units: as many encoders at once as there are cores, one thread each, into a cache that never lies."""

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Protocol

from tools.assembly.cache import UnitCache
from tools.assembly.conforming import Source
from tools.assembly.delivery import Delivery
from tools.assembly.gathering import Gatherer
from tools.assembly.graph import argv, coding_argv, raw_argv
from tools.assembly.mp4 import read_table
from tools.assembly.neighbours import one_reel
from tools.assembly.pixels import pixels_of
from tools.assembly.places import Places, places_for
from tools.assembly.plan import Unit
from tools.assembly.proxies import Proxies
from tools.assembly.recipe import MediaStrip
from tools.assembly.relay import relay
from tools.assembly.stock import Stock
from tools.assembly.typesetting import Typefaces
from tools.film.errors import NotFound, OperatorError
from tools.media import binaries, process
from tools.media.disk import disk_full, storage_error
from tools.media.footage import measure
from tools.media.pool import Pool

TICK_SECONDS = 0.25
MACHINE = ("disk_full", "unwritable", "missing_binary")
"""Errors of the machine, for which no take is to blame."""

UNUSABLE = ("unusable_take", "short_take")
"""Errors for which a take is: `media` in their data says which, `reason` why."""


@dataclass(frozen=True)
class Job:
    """A piece of work for the encoders: `weight` is its share of the progress."""

    name: str
    weight: float
    work: Callable[[threading.Event], None]


class Farm(Protocol):
    """Whoever makes units when this process does not make them all by itself: other processes, other machines."""

    def make(
        self,
        runs: Sequence[Sequence[Unit]],
        delivery: Delivery,
        names: Mapping[str, str],
        stop: threading.Event,
        done: Callable[[float, str], None],
    ) -> list[OperatorError]:
        """Return when the units of all runs are in the cache, or `stop` is set.

        `done(frames made so far, slate in hand)` is called often. What comes back are the `unusable` takes of runs
        that could not be made; without a draft the first of them ends the work. Raises what is wrong otherwise.
        """
        ...


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


def unusable(slate: str, media: str, error: NotFound | OperatorError) -> OperatorError:
    """The one sentence about a take whose file cannot be read (code "unusable_take", `media` and `reason` in data)."""
    reason = str(error.data.get("reason") or error.message).rstrip(".")
    return OperatorError(
        f"The take of {slate or 'a shot'} cannot be used: {reason[0].lower()}{reason[1:]}. Import or generate it"
        " again, or render a draft, which has a slate in its place.",
        code="unusable_take",
        slate=slate,
        media=[media],
        reason=reason,
    )


@dataclass
class Encoder:
    """Makes units of the takes in `pool` and puts them into `cache`. Safe for several threads at once.

    With `proxies` it reads these where there are some: for what is looked at and never delivered. With `places` each
    unit is encoded at as many of them as `places_for` says.
    """

    cache: UnitCache
    pool: Pool
    typefaces: Typefaces
    proxies: Proxies | None = None
    places: Places | None = None
    _stock: Stock = field(init=False)
    _gatherer: Gatherer = field(init=False)

    def __post_init__(self) -> None:
        self._stock = Stock(self.cache.root, self.pool, self.cache.desk)
        self._gatherer = Gatherer(self.pool, self.typefaces)

    def make(self, run: Sequence[Unit], delivery: Delivery, names: Mapping[str, str], stop: threading.Event) -> None:
        """Encode a run of units (see `neighbours`) and put each into the cache; `names` are slates of takes by media.

        Raises OperatorError when ffmpeg fails or the disk is full, and `unusable` for a take that cannot be read.
        """
        takes = [take for unit in run for take in _takes(unit)]
        slate = names.get(takes[0], "") if takes else ""
        desk = self.cache.desk()
        made = [desk / f"{unit.key}.mp4" for unit in run]
        kept: set[str] = set()
        try:
            opened = partial(self._opened, rate=delivery.rate, names=names, stop=stop)
            sources = [self._gatherer.gather(unit.recipe, delivery, desk, unit.key, opened) for unit in run]
            doing = f"encoding {slate or 'the film'}"
            try:
                turns = [self._turn(unit, delivery) for unit in run]
                if len(run) == 1:
                    alone = argv(binaries.ffmpeg(), run[0].recipe, delivery, sources[0], made[0])
                    with turns[0]:
                        process.run(alone, doing=doing, stop=stop)
                else:
                    decode = raw_argv(binaries.ffmpeg(), one_reel(run), delivery, sources[0])
                    encode = [
                        coding_argv(binaries.ffmpeg(), unit.recipe, delivery, drawn, path)
                        for unit, drawn, path in zip(run, sources, made, strict=True)
                    ]
                    sizes = [unit.frames * frame_bytes(delivery) for unit in run]

                    def ended(number: int) -> None:
                        # Kept as soon as it is made, so that it is there whatever becomes of the others. Why one is
                        # short, the decoder says at its end.
                        unit, path = run[number], made[number]
                        if _frames_in(path) == unit.frames:
                            self.cache.put(unit, path)
                            kept.add(unit.key)

                    relay(decode, encode, sizes, turns, ended, doing=doing, stop=stop)
            except OperatorError as error:
                self._blame(takes, names, error)
                raise
            for unit, path in zip(run, made, strict=True):
                if unit.key not in kept:
                    self._keep(unit, path, slate)
        except OSError as error:
            raise storage_error(error, self.cache.root) from error
        finally:
            for unit in run:
                for scrap in desk.glob(f"{unit.key}*"):
                    scrap.unlink(missing_ok=True)

    def _turn(self, unit: Unit, delivery: Delivery) -> AbstractContextManager[object]:
        return nullcontext() if self.places is None else self.places.taken(places_for(unit.recipe, delivery))

    def _keep(self, unit: Unit, made: Path, slate: str) -> None:
        """Count the frames of what was made, and put it into the cache."""
        frames = _frames_in(made)
        if frames != unit.frames:
            raise OperatorError(
                f"The take of {slate or 'the film'} has fewer frames than it should ({frames} of {unit.frames} "
                "could be read). Import or generate that take again.",
                code="short_take",
                slate=slate,
                media=_takes(unit),
                reason=f"it has fewer frames than it should, {frames} of {unit.frames}",
                frames=frames,
                wanted=unit.frames,
            )
        self.cache.put(unit, made)

    def _opened(self, strip: MediaStrip, rate: Fraction, names: Mapping[str, str], stop: threading.Event) -> Source:
        try:
            source = self._stock.source(strip, rate, stop)
            return self.proxies.lighter(source) if self.proxies else source
        except (NotFound, OperatorError) as error:
            if error.code in MACHINE:
                raise
            raise unusable(names.get(strip.media, ""), strip.media, error) from error

    def _blame(self, takes: Sequence[str], names: Mapping[str, str], error: OperatorError) -> None:
        """Raise what is wrong with a take that made ffmpeg fail; return where no take is to blame."""
        if error.code == "disk_full":
            raise disk_full(self.cache.root) from error  # nobody knows the desk's names
        if error.code in MACHINE:
            return
        for media in dict.fromkeys(takes):
            try:
                measure(self.pool.path(media))
            except (NotFound, OperatorError) as found:
                raise unusable(names.get(media, ""), media, found) from error


def _takes(unit: Unit) -> list[str]:
    return [strip.media for strip in unit.recipe.all_strips if isinstance(strip, MediaStrip)]


def _frames_in(made: Path) -> int:
    """The frames of what ffmpeg wrote; of a file without any, it writes no more than the head."""
    try:
        return read_table(made).samples
    except OperatorError:
        return 0


def frame_bytes(delivery: Delivery) -> int:
    """Bytes of one raw frame of a delivery, before it is coded."""
    return int(delivery.width * delivery.height * pixels_of(delivery).bytes_a_pixel)
