"""What a cut costs by Workprint and by the others, case by case, and which limits hold. All of it in one run.

full       everything from nothing, twice     edits    each from the finished full film, undone after it
nothing    the same film again                join     the finished units, against `cat` of the same files

What is compared is measured in turn, for what a second of a machine is worth changes from minute to minute:

floor 1/4 | full | floor 2/4 | one graph, MoviePy | floor 3/4 | full | floor 4/4 | the rest
"""

import multiprocessing
import shutil
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from tools.assembly.cache import UnitCache
from tools.assembly.join import join
from tools.assembly.lettering import typefaces
from tools.assembly.mp4 import read_table
from tools.assembly.plan import plan
from tools.assembly.release import Released, assemble, toolchain
from tools.assembly.soundtrack import coding_of, film_samples, soundtrack_path
from tools.assembly.typesetting import Typefaces
from tools.film.apply import apply
from tools.film.edits.cut import Ripple, SetCaption, Slip
from tools.film.edits.story import SwapShots
from tools.film.film import Film
from tools.film.value import Value
from tools.media import process
from tools.media.pool import Pool
from tools.media.probing import probe
from tools.media.progress import Progress, Report, silent
from tools.media.weighing import Weight, weighed
from tools.production.benching.cutting import CHANGED, BenchCut, CutSize, make_cut
from tools.production.benching.peers import PlainCut, limit, monolith, moviepy, moviepy_version, plain

Case = Literal["full", "nothing", "retake", "trim", "slip", "reorder", "undo", "caption", "music"]
EDIT_FRAMES = 10
QUARTERS = 4
JOINS = 5
"""Joining is over so soon that the best of so many counts."""

Rendered = tuple[Released, Weight]
COPY = 'out=$1; shift; exec cat "$@" > "$out"'


class Cost(Value):
    """Seconds and megabytes of one run; `frames` is what came out of it."""

    cpu_s: float
    wall_s: float
    peak_mb: int | None
    frames: int = 0


class CaseCost(Cost):
    """What a case costs Workprint, and whether the bytes are those of the full film."""

    case: Case
    units: int
    encoded: int
    frames_encoded: int
    same_bytes: bool


class Hold(Value):
    """A line that must hold: `measured` is at most (or at least) `bound`. None could not be measured in this run."""

    what: str
    sense: Literal["at most", "at least"] = "at most"
    bound: float
    unit: str
    measured: float | None

    @property
    def held(self) -> bool | None:
        if self.measured is None:
            return None
        return self.measured <= self.bound if self.sense == "at most" else self.measured >= self.bound


class Measured(Value):
    """All figures of one run. A peer renders everything again after every edit, so that it has one cost for all.

    `fulls` are the full renders, of which `cases` has the mean; `quarters` are the CPU milliseconds a frame of each
    quarter of the floor. How far those are apart says how steady the machine was.
    """

    shots: int
    frames: int
    width: int
    height: int
    workers: int
    cases: tuple[CaseCost, ...]
    fulls: tuple[CaseCost, ...]
    decode: Cost
    x264: Cost
    quarters: tuple[float, ...]
    monolith: Cost
    moviepy: Cost | None
    moviepy_version: str | None
    join_cpu_s: float
    cat_cpu_s: float
    units_mb: float

    @property
    def floor_cpu_s(self) -> float:
        return self.decode.cpu_s + self.x264.cpu_s

    def case(self, name: Case) -> CaseCost:
        return next(cost for cost in self.cases if cost.case == name)

    @property
    def holds(self) -> tuple[Hold, ...]:
        full, retake = self.case("full"), self.case("retake")
        none_encoded = sum(self.case(name).encoded for name in ("reorder", "undo", "music"))
        nothing = self.case("nothing")
        by_moviepy = full.cpu_s / self.moviepy.cpu_s if self.moviepy else None
        return (
            Hold(what="full render, of the floor", bound=1.05, unit="x", measured=full.cpu_s / self.floor_cpu_s),
            Hold(what="full render, of one graph", bound=0.9, unit="x", measured=full.cpu_s / self.monolith.cpu_s),
            Hold(what="full render, of MoviePy", bound=0.45, unit="x", measured=by_moviepy),
            Hold(what="one shot again, less than one graph", sense="at least", bound=30, unit="x",
                 measured=self.monolith.cpu_s / retake.cpu_s),
            Hold(what="trim: units encoded", bound=2, unit="", measured=self.case("trim").encoded),
            Hold(what="slip: units encoded", bound=2, unit="", measured=self.case("slip").encoded),
            Hold(what="reorder, undo, music: units encoded", bound=0, unit="", measured=none_encoded),
            Hold(what="joining, of cat", bound=1.2, unit="x", measured=self.join_cpu_s / self.cat_cpu_s),
            Hold(what="nothing changed", bound=0.5, unit=" CPU s", measured=nothing.cpu_s),
            Hold(what="full again, nothing changed, undo: files that differ", bound=0, unit="",
                 measured=sum(not one.same_bytes for one in (*self.fulls, nothing, self.case("undo")))),
            Hold(what="peak memory, all processes", bound=500, unit=" MB", measured=full.peak_mb),
        )  # fmt: skip


@dataclass
class Stage:
    """Where a cut is made: its pool, its cache, its faces."""

    folder: Path
    pool: Pool
    faces: Typefaces
    cut: BenchCut
    workers: int

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    def assemble(self, film: Film, name: str, mix: Path | None = None) -> Released:
        return assemble(
            film, self.cut.size.delivery, self.pool, self.cache, mix or self.cut.mix, self.folder / f"{name}.mp4",
            silent, faces=self.faces, spoken=self.cut.spoken, workers=self.workers,
        )  # fmt: skip


def measure_assembly(
    size: CutSize, folder: Path, home: Path, workers: int, python: Path | None, report: Report
) -> Measured:
    """Make the cut in `folder`, and measure it. `home` lends its fonts; `python` is one that has MoviePy.

    Raises OperatorError when that one has none, when a peer fails, or when what it makes has another length.
    """
    version = moviepy_version(python) if python else None
    pool, faces = Pool(folder / "pool"), typefaces(home)
    cut = make_cut(size, pool, folder, workers, _tick(report, "clips"))
    stage = Stage(folder, pool, faces, cut, workers)
    other = plain(cut, pool, faces, folder)
    fulls, floor, graph, by_moviepy = _in_turn(stage, other, python, report)
    costs = [_case(stage, "full", cut.film, one, fulls[0], {}) for one in fulls]
    cases = (_mean(costs), *_edits(stage, fulls[0], report))
    joined, copied, megabytes = _joining(stage)
    return Measured(
        shots=size.shots,
        frames=other.frames,
        width=size.width,
        height=size.height,
        workers=workers,
        cases=cases,
        fulls=tuple(costs),
        decode=_sum([decode for decode, _ in floor], other.frames),
        x264=_sum([coded for _, coded in floor], other.frames),
        quarters=tuple(
            1000 * (decode.cpu_s + coded.cpu_s) / sum(piece.frames for piece in other.pieces[number::QUARTERS])
            for number, (decode, coded) in enumerate(floor)
        ),
        monolith=graph,
        moviepy=by_moviepy,
        moviepy_version=version,
        join_cpu_s=joined,
        cat_cpu_s=copied,
        units_mb=megabytes,
    )


def _in_turn(
    stage: Stage, other: PlainCut, python: Path | None, report: Report
) -> tuple[list[Rendered], list[tuple[Weight, Weight]], Cost, Cost | None]:
    """The full renders, the quarters of the floor, the one graph and MoviePy where there is one, as the module says.
    Each quarter has each fourth take, so that all have the same kinds of clips."""
    fulls: list[Rendered] = []
    floor: list[tuple[Weight, Weight]] = []

    def quarter() -> None:
        report(Progress(stage="limit", done=len(floor), total=QUARTERS))
        takes = range(len(floor), len(other.pieces), QUARTERS)
        floor.append(limit(other, takes, stage.workers, stage.folder))

    def full(stage: Stage) -> None:
        report(Progress(stage="Workprint", what="full"))
        with _rendering() as rendered:
            fulls.append(rendered(stage, stage.cut.film, None))

    quarter()
    full(stage)
    quarter()
    report(Progress(stage="one graph"))
    out = stage.folder / "graph.mp4"
    graph = _checked(monolith(other, out), other, out)
    by_moviepy = None
    if python is not None:
        report(Progress(stage="MoviePy"))
        out = stage.folder / "moviepy.mp4"
        by_moviepy = _checked(moviepy(other, python, stage.folder, out), other, out)
    quarter()
    # In a folder of its own: the first film stays as it was left, with nothing to do for it.
    again = replace(stage, folder=stage.folder / "again")
    again.folder.mkdir()
    full(again)
    shutil.rmtree(again.folder)
    quarter()
    return fulls, floor, graph, by_moviepy


def _mean(costs: Sequence[CaseCost]) -> CaseCost:
    peaks = [cost.peak_mb for cost in costs if cost.peak_mb is not None]
    cpu, wall = sum(cost.cpu_s for cost in costs), sum(cost.wall_s for cost in costs)
    mean = {"cpu_s": cpu / len(costs), "wall_s": wall / len(costs), "peak_mb": max(peaks, default=None)}
    return costs[0].model_copy(update=mean)


def _tick(report: Report, stage: str) -> Callable[[float], None]:
    return lambda share: report(Progress(stage=stage, done=share))


def edited(cut: BenchCut) -> dict[Case, Film]:
    """The film after each edit."""
    film, last = cut.film, cut.size.scene * 2 - 1
    shot = film.shots[f"s{CHANGED}"]
    again = shot.model_copy(update={"takes": (*shot.takes, cut.retake.id)})
    retake = film.model_copy(
        update={
            "shots": film.shots | {shot.id: again},
            "takes": film.takes | {cut.retake.id: cut.retake},
        }
    )
    cue = next(iter(film.cues))
    return {
        "nothing": film,
        "retake": retake,
        "trim": apply(film, Ripple(clip=f"cl{CHANGED}", edge="tail", frames=-EDIT_FRAMES))[0],
        "slip": apply(film, Slip(clip=f"cl{CHANGED}", frames=EDIT_FRAMES))[0],
        "reorder": apply(film, SwapShots(shot=CHANGED, other=last))[0],
        "undo": film,
        "caption": apply(film, SetCaption(cue=cue, text="The sea forgets nothing at all."))[0],
        "music": film,
    }


def _edits(stage: Stage, full: Rendered, report: Report) -> list[CaseCost]:
    """Each change in turn, beginning with the finished full film."""
    known = _units(stage, stage.cut.film)
    films = edited(stage.cut)
    costs: list[CaseCost] = []
    with _rendering() as rendered:
        for number, (name, film) in enumerate(films.items()):
            report(Progress(stage="Workprint", done=number, total=len(films), what=name))
            one = rendered(stage, film, stage.cut.other_mix if name == "music" else None)
            costs.append(_case(stage, name, film, one, full, known))
            known |= _units(stage, film)
    return costs


def _units(stage: Stage, film: Film) -> dict[str, int]:
    """The frames of each unit of a film, by key."""
    planned = plan(film, stage.cut.size.delivery, toolchain(stage.faces), stage.cut.spoken)
    return {unit.key: unit.frames for unit in planned.units}


def _case(stage: Stage, name: Case, film: Film, one: Rendered, full: Rendered, known: Mapping[str, int]) -> CaseCost:
    released, weight = one
    return CaseCost(
        case=name,
        units=released.segments,
        encoded=released.segments_encoded,
        frames_encoded=sum(frames for key, frames in _units(stage, film).items() if key not in known),
        same_bytes=released.sha256 == full[0].sha256,
        **_cost(weight, released.frames).model_dump(),
    )


@contextmanager
def _rendering() -> Generator[Callable[[Stage, Film, Path | None], Rendered]]:
    """Renders and weighs in a process of its own that does nothing else, and is gone when others are weighed."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:

        def rendered(stage: Stage, film: Film, mix: Path | None) -> Rendered:
            return process.submit(_weighed, stage, film, mix).result()

        yield rendered


def _weighed(stage: Stage, film: Film, mix: Path | None) -> Rendered:
    with weighed() as weight:
        released = stage.assemble(film, "film", mix)
    return released, weight


def _joining(stage: Stage) -> tuple[float, float, float]:
    """CPU seconds of joining the full film, of `cat` over the same files, and their megabytes."""
    delivery = stage.cut.size.delivery
    planned = plan(stage.cut.film, delivery, toolchain(stage.faces), stage.cut.spoken)
    units = UnitCache(stage.cache)
    tables = units.tables(planned.units)
    samples = film_samples(planned.frames, planned.rate)
    sound = soundtrack_path(stage.cache, stage.cut.mix, samples, coding_of(delivery))
    segments = [tables[unit.key] for unit in planned.units]
    paths = [units.path(unit.key) for unit in planned.units]
    out = stage.folder / "joined.mp4"
    copying = ["sh", "-c", COPY, "sh", str(out), *map(str, [*paths, sound])]
    joined = _least(partial(join, out, segments, tick=delivery.tick, sound=read_table(sound)))
    copied = _least(partial(process.run, copying, doing="copying"))
    out.unlink()
    return joined, copied, sum(path.stat().st_size for path in [*paths, sound]) / 1e6


def _least(work: Callable[[], object]) -> float:
    costs: list[float] = []
    for _ in range(JOINS):
        with weighed() as weight:
            work()
        costs.append(weight.cpu_s)
    return max(min(costs), 1e-4)


def _cost(weight: Weight, frames: int) -> Cost:
    return Cost(cpu_s=weight.cpu_s, wall_s=weight.wall_s, peak_mb=weight.peak_mb, frames=frames)


def _sum(weights: Sequence[Weight], frames: int) -> Cost:
    cpu, wall = sum(one.cpu_s for one in weights), sum(one.wall_s for one in weights)
    return Cost(cpu_s=cpu, wall_s=wall, peak_mb=None, frames=frames)


def _checked(weight: Weight, cut: PlainCut, out: Path) -> Cost:
    """The cost of a peer, without our own memory, if it made the film that was asked for."""
    found = probe(out)
    return Cost(cpu_s=weight.cpu_s, wall_s=weight.wall_s, peak_mb=weight.children_mb, frames=found.frames)
