"""What a cut costs by Workprint and by the others, case by case, and which limits hold. All of it in one run.

full       everything from nothing            edits    each from the finished full film, undone after it
nothing    the same film again                join     the finished units, against `cat` of the same files
"""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
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
JOINS = 5
"""Joining is over so soon that the best of so many counts."""

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
    """All figures of one run. A peer renders everything again after every edit, so that it has one cost for all."""

    shots: int
    frames: int
    width: int
    height: int
    workers: int
    cases: tuple[CaseCost, ...]
    decode: Cost
    x264: Cost
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
            Hold(what="nothing changed and undo: files that differ", bound=0, unit="",
                 measured=sum(not self.case(name).same_bytes for name in ("nothing", "undo"))),
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
    cut = make_cut(size, pool, folder, _tick(report, "clips"))
    stage = Stage(folder, pool, faces, cut, workers)
    cases = _cases(stage, report)
    joined, copied, megabytes = _joining(stage)
    other = plain(cut, pool, faces, folder)
    decode, coded = limit(other, workers, folder, _tick(report, "limit"))
    report(Progress(stage="one graph"))
    graph = _checked(monolith(other, folder / "graph.mp4"), other, folder / "graph.mp4")
    by_moviepy = None
    if python is not None:
        report(Progress(stage="MoviePy"))
        out = folder / "moviepy.mp4"
        by_moviepy = _checked(moviepy(other, python, folder, out), other, out)
    return Measured(
        shots=size.shots,
        frames=other.frames,
        width=size.width,
        height=size.height,
        workers=workers,
        cases=cases,
        decode=_cost(decode, other.frames),
        x264=_cost(coded, other.frames),
        monolith=graph,
        moviepy=by_moviepy,
        moviepy_version=version,
        join_cpu_s=joined,
        cat_cpu_s=copied,
        units_mb=megabytes,
    )


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


def _cases(stage: Stage, report: Report) -> tuple[CaseCost, ...]:
    """Each case in turn, in a process of its own that renders and does nothing else."""
    films: dict[Case, Film] = {"full": stage.cut.film, **edited(stage.cut)}
    costs: list[CaseCost] = []
    whole = ""
    known: set[str] = set()
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as rendering:
        for number, (name, film) in enumerate(films.items()):
            report(Progress(stage="Workprint", done=number, total=len(films), what=name))
            planned = plan(film, stage.cut.size.delivery, toolchain(stage.faces), stage.cut.spoken)
            missing = {unit.key: unit.frames for unit in planned.units if unit.key not in known}
            known |= missing.keys()
            mix = stage.cut.other_mix if name == "music" else None
            released, weight = rendering.submit(_weighed, stage, film, mix).result()
            whole = whole or released.sha256
            costs.append(
                CaseCost(
                    case=name,
                    units=released.segments,
                    encoded=released.segments_encoded,
                    frames_encoded=sum(missing.values()),
                    same_bytes=released.sha256 == whole,
                    **_cost(weight, released.frames).model_dump(),
                )
            )
    return tuple(costs)


def _weighed(stage: Stage, film: Film, mix: Path | None) -> tuple[Released, Weight]:
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


def _checked(weight: Weight, cut: PlainCut, out: Path) -> Cost:
    """The cost of a peer, without our own memory, if it made the film that was asked for."""
    found = probe(out)
    return Cost(cpu_s=weight.cpu_s, wall_s=weight.wall_s, peak_mb=weight.children_mb, frames=found.frames)
