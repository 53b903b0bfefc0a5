"""The measurement: a full render and every change, for Workprint and its yardsticks, in one run on the same clips."""

import os
import resource
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.assembly.bench import yardsticks
from tools.assembly.bench.reel import Reel, Size, make_reel, with_retake
from tools.assembly.cache import UnitCache
from tools.assembly.delivery import Delivery, house_delivery
from tools.assembly.join import join
from tools.assembly.lettering import typefaces
from tools.assembly.plan import plan
from tools.assembly.release import Released, assemble, toolchain
from tools.film.apply import apply
from tools.film.edits import FilmEdit
from tools.film.edits.cut import Ripple, SetCaption, Slip
from tools.film.edits.story import MoveShot
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.media.pool import Pool
from tools.media.progress import Progress, Report, silent

SAMPLE_SECONDS = 0.05
MEGABYTE = 1_000_000


@dataclass
class Cost:
    """What a piece of work used: CPU seconds of this process and its children, wall seconds, most memory at once."""

    cpu_s: float = 0.0
    wall_s: float = 0.0
    peak_mb: float = 0.0


@dataclass(frozen=True)
class Limit:
    """One line that must hold: a measured value against its limit."""

    name: str
    value: float
    limit: float
    held: bool


@dataclass
class Measured:
    """Everything of one run. `cases` are (name, cost, parts encoded, parts in all, same bytes as before)."""

    reel: dict[str, Any] = field(default_factory=dict[str, Any])
    costs: dict[str, Cost] = field(default_factory=dict[str, Cost])
    encoded: dict[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])
    same_bytes: dict[str, bool] = field(default_factory=dict[str, bool])
    absent: dict[str, str] = field(default_factory=dict[str, str])


def measure_assembly(
    home: Path, cache: Path, report: Report, size: Size, moviepy: Path | None = None
) -> dict[str, Any]:
    """Make the cut, render it by everybody, change it, and say what each cost and which limits held.

    `home` has the fonts, `cache` the room for some gigabytes that are cleared away; `moviepy` is a Python that can
    import MoviePy. Costs are CPU seconds of this process and its children; compare them within one run only.
    """
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=cache) as name:
        folder = Path(name)
        pool = Pool(folder / "media")
        reel = make_reel(folder, pool, size, report)
        measured = _Run(home, folder, pool, reel, report).all(moviepy)
    return _told(measured)


class _Run:
    def __init__(self, home: Path, folder: Path, pool: Pool, reel: Reel, report: Report) -> None:
        self.folder, self.pool, self.reel, self.report = folder, pool, reel, report
        self.faces = typefaces(home)
        size = reel.size
        self.delivery: Delivery = house_delivery(reel.film).model_copy(
            update={"width": size.width, "height": size.height}
        )
        self.workers = os.cpu_count() or 1
        self.measured = Measured()

    def all(self, moviepy: Path | None) -> Measured:
        film, size = self.reel.film, self.reel.size
        full = self._workprint("full render", film, self.reel.mix)
        self.measured.reel = {
            "shots": size.shots, "seconds": round(full.seconds, 1), "frames": full.frames, "gop": size.gop,
            "size": [self.delivery.width, self.delivery.height], "workers": self.workers, "units": full.segments,
        }  # fmt: skip
        self._changes(film, full)
        self._join(film)
        self._against(moviepy)
        return self.measured

    def _workprint(self, name: str, film: Film, mix: Path) -> Released:
        self.report(Progress(stage="Workprint", what=name))
        with _costing(self.measured, name):
            made = assemble(
                film, self.delivery, self.pool, self.folder / "cache", mix, self.folder / "film.mp4", silent,
                faces=self.faces, workers=self.workers,
            )  # fmt: skip
        self.measured.encoded[name] = (made.segments_encoded, made.segments)
        return made

    def _changes(self, film: Film, full: Released) -> None:
        """Each change on its own, from the rendered film; then back, which encodes nothing and gives the same bytes."""
        order = shot_order(film)
        middle = order[len(order) // 2]
        plain = [shot for shot in order if shot != middle and not _mixed(film, shot, order)]
        again = self.pool.add(self.reel.retake)
        cases: list[tuple[str, Callable[[], Film]]] = [
            ("one shot retaken", lambda: with_retake(film, middle, again, self.reel.size)),
            ("one shot trimmed", lambda: _done(film, Ripple(clip=plain[0], edge="tail", frames=-7))),
            ("one shot slipped", lambda: _done(film, Slip(clip=plain[1], frames=5))),
            ("two shots reordered", lambda: _done(film, MoveShot(shot=plain[2], after=plain[3]))),
            ("a caption changed", lambda: _captioned(film)),
        ]
        for name, change in cases:
            self._workprint(name, change(), self.reel.mix)
        self._workprint("other music", film, self.reel.other_mix)
        undone = self._workprint("undo", film, self.reel.mix)
        self.measured.same_bytes["undo"] = undone.sha256 == full.sha256
        nothing = self._workprint("nothing changed", film, self.reel.mix)
        self.measured.same_bytes["nothing changed"] = nothing.sha256 == full.sha256

    def _join(self, film: Film) -> None:
        """The joiner alone, against copying the same files with `cat`."""
        units = plan(film, self.delivery, toolchain(self.faces)).units
        cache = UnitCache(self.folder / "cache")
        tables = cache.tables(units)
        runs = [tables[unit.key] for unit in units]
        with _costing(self.measured, "join alone"):
            join(self.folder / "joined.mp4", runs, tick=self.delivery.tick)
        with _costing(self.measured, "cat"):
            _cat((cache.path(unit.key) for unit in units), self.folder / "cat.mp4")

    def _against(self, moviepy: Path | None) -> None:
        reel, folder = self.reel, self.folder
        title = _title(folder / "title.png", self.delivery)
        yard: list[tuple[str, Callable[[], None]]] = [
            ("floor", lambda: yardsticks.floor(reel, self.delivery, folder, self.workers)),
            ("decode only", lambda: yardsticks.decode_only(reel, self.workers)),
            ("monolith", lambda: yardsticks.monolith(reel, self.delivery, folder / "monolith.mp4", title)),
        ]
        if moviepy is None:
            self.measured.absent["MoviePy"] = "say with --moviepy which Python has it (it needs an older Pillow)"
        else:
            yard.append(
                ("MoviePy", lambda: yardsticks.moviepy(moviepy, reel, self.delivery, folder / "moviepy.mp4", title))
            )
        for name, work in yard:
            self.report(Progress(stage="yardsticks", what=name))
            with _costing(self.measured, name):
                work()


def _done(film: Film, edit: FilmEdit) -> Film:
    return apply(film, edit)[0]


def _captioned(film: Film) -> Film:
    line = next(cue for cue in film.cues.values() if cue.kind == "dialogue")
    return _done(film, SetCaption(cue=line.id, text="Other words."))


def _mixed(film: Film, shot: str, order: tuple[str, ...]) -> bool:
    """Whether a transition or a title touches a shot, or the cut after it."""
    items = film.timeline.tracks[0].items
    clips = {getattr(item, "shot", ""): item.id for item in items}
    after = order[order.index(shot) + 1] if shot != order[-1] else shot
    touched = {t.into for t in film.timeline.tracks[0].transitions} | {title.item for title in film.timeline.titles}
    return clips.get(shot) in touched or clips.get(after) in touched


def _title(path: Path, delivery: Delivery) -> Path:
    """One lettered card for the peers: what Workprint draws for itself they get as a picture."""
    from PIL import Image, ImageDraw

    card = Image.new("RGBA", (delivery.width, delivery.height), (0, 0, 0, 0))
    ImageDraw.Draw(card).rectangle(
        (delivery.width // 10, delivery.height * 8 // 10, delivery.width // 2, delivery.height * 9 // 10),
        fill=(255, 255, 255, 255),
    )
    card.save(path)
    return path


def _cat(parts: Iterable[Path], out: Path) -> None:
    """What `cat` does: every byte read and written once, the kernel copying."""
    with out.open("wb") as target:
        for part in parts:
            with part.open("rb") as source:
                shutil.copyfileobj(source, target, 1 << 20)
        target.flush()
        os.fsync(target.fileno())


@contextmanager
def _costing(measured: Measured, name: str) -> Generator[None]:
    """Take the cost of what happens inside."""
    stop = threading.Event()
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(stop, peak), daemon=True)
    before, began = _cpu(), time.monotonic()
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        watcher.join()
        measured.costs[name] = Cost(_cpu() - before, time.monotonic() - began, peak[0] / MEGABYTE)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF)
    return sum(one.ru_utime + one.ru_stime for one in used)


def _watch(stop: threading.Event, peak: list[float]) -> None:
    """The most memory that this process and its children hold at once, looked at 20 times a second."""
    while not stop.wait(SAMPLE_SECONDS):
        peak[0] = max(peak[0], sum(_held(pid) for pid in _family(os.getpid())))


def _family(root: int) -> list[int]:
    children = Path(f"/proc/{root}/task")
    found = [root]
    try:
        for task in children.iterdir():
            for child in (task / "children").read_text().split():
                found += _family(int(child))
    except OSError:
        return found
    return found


def _held(pid: int) -> int:
    """Bytes of a process, with its share of what it has in common with others (one ffmpeg program is loaded once)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _told(measured: Measured) -> dict[str, Any]:
    """The run as the command shows it: the table, the ratios, and every limit with whether it held."""
    costs = measured.costs
    floor, monolith = costs["floor"].cpu_s, costs["monolith"].cpu_s
    return {
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        **measured.reel,
        "cases": [
            {
                "case": name,
                "cpu_s": round(cost.cpu_s, 2),
                "wall_s": round(cost.wall_s, 2),
                "peak_mb": round(cost.peak_mb),
                "of_floor": round(cost.cpu_s / floor, 3),
                "of_monolith": round(cost.cpu_s / monolith, 4),
                "encoded": list(measured.encoded[name]) if name in measured.encoded else None,
                "same_bytes": measured.same_bytes.get(name),
            }
            for name, cost in costs.items()
        ],
        "absent": measured.absent,
        "limits": [limit.__dict__ for limit in _limits(measured)],
    }


def _limits(measured: Measured) -> Iterable[Limit]:
    costs, encoded = measured.costs, measured.encoded
    cpu = {name: cost.cpu_s for name, cost in costs.items()}
    yield _most("full render, times the floor", cpu["full render"] / cpu["floor"], 1.05)
    yield _most("full render, times the monolith", cpu["full render"] / cpu["monolith"], 0.9)
    if "MoviePy" in cpu:
        yield _most("full render, times MoviePy", cpu["full render"] / cpu["MoviePy"], 0.45)
    less = cpu["monolith"] / cpu["one shot retaken"]
    yield Limit("one shot retaken, times less than the monolith", round(less, 1), 30, less >= 30)
    for name in ("one shot trimmed", "one shot slipped"):
        yield _most(f"{name}: parts encoded", encoded[name][0], 2)
    for name in ("two shots reordered", "a caption changed", "other music", "undo", "nothing changed"):
        yield _most(f"{name}: parts encoded", encoded[name][0], 0)
    yield _most("joining, times cat", cpu["join alone"] / max(cpu["cat"], 0.001), 1.2)
    yield _most("nothing changed, seconds", costs["nothing changed"].wall_s, 0.5)
    yield _most("most memory of a full render, MB", costs["full render"].peak_mb, 500)


def _most(name: str, value: float, limit: float) -> Limit:
    return Limit(name, round(value, 3), limit, value <= limit)
