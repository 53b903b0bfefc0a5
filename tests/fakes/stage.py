"""A stage of coded takes, the films that are cut from them, and what every frame of such a film has to show."""

import math
import wave
from fractions import Fraction
from pathlib import Path

import numpy as np

from tests.fakes.coded_film import BRIGHT, DARK, HEIGHT, WIDTH, Blocks, code, make_take, small_film
from tools.assembly.delivery import Delivery
from tools.assembly.lettering import typefaces
from tools.assembly.release import Released, assemble
from tools.assembly.typesetting import Typefaces
from tools.film.film import Film
from tools.film.script import Take
from tools.film.timeline import Clip, Gap, Title, Transition
from tools.media.pool import Pool
from tools.media.progress import silent

TINY = Delivery(width=WIDTH, height=HEIGHT, preset="superfast", crf=14)
HEAD = 6
SUFFIXES = {9: ".ts", 10: ".mkv"}
"""Containers whose times do not begin at zero, or are rounded to milliseconds."""

FRAMES = 110


class Set:
    """A folder with a pool of coded takes, a silent mix, and the cache."""

    def __init__(self, root: Path, rates: dict[int, Fraction]) -> None:
        self.root = root
        self.pool = Pool(root / "pool")
        self.faces: Typefaces = typefaces(root)
        self.takes = [
            Take(
                id=f"t{n}", shot=f"s{n}", rate=rate, head=HEAD if rate == 24 else 0, frames=FRAMES,
                media=make_take(self.pool, root, n, FRAMES, rate, SUFFIXES.get(n, ".mp4")), width=WIDTH, height=HEIGHT,
            )
            for n, rate in rates.items()
        ]  # fmt: skip
        self.mix = write_wav(root / "mix.wav", np.zeros((48_000, 2)))

    def assemble(self, film: Film, out: str = "film.mp4", cache: str = "cache", **more: object) -> Released:
        settings: dict[str, object] = {"report": silent, "workers": 2, "delivery": TINY, **more}
        return assemble(
            film, pool=self.pool, cache=self.root / cache, mix_wav=self.mix, out=self.root / out, faces=self.faces,
            **settings,  # pyright: ignore[reportArgumentType]
        )  # fmt: skip


def write_wav(path: Path, samples: np.ndarray) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def conformed(frame: int, rate: Fraction) -> int:
    """The source frame seen at `frame` of 24 a second: the last one whose nearest slot is not later."""
    nearest = [math.floor(n * 24 / rate + Fraction(1, 2)) for n in range(FRAMES)]
    return max(n for n, slot in enumerate(nearest) if slot <= frame)


def seen(film: Film, index: int, offset: int) -> Blocks:
    """The blocks that item `index` of V1 shows at `offset`, by arithmetic alone."""
    item = film.timeline.tracks[0].items[index]
    if isinstance(item, Gap):
        return np.full(20, DARK, float)
    number = int(item.shot[1:])
    take = film.takes[f"t{number}"]
    speed = Fraction(0) if item.freeze else item.speed
    frame = take.head + item.source_in + math.floor(offset * speed)
    return code(number, conformed(frame, take.rate))


def expected(film: Film) -> list[Blocks | None]:
    """Every frame of the film; None where a wipe passes."""
    frames: list[Blocks | None] = []
    track = film.timeline.tracks[0]
    starts: list[int] = []
    for index, item in enumerate(track.items):
        starts.append(len(frames))
        frames += [seen(film, index, offset) for offset in range(item.frames)]
    ids = [item.id for item in track.items]
    for transition in track.transitions:
        index = ids.index(transition.into)
        count = transition.frames
        cut = starts[index]
        after = count // 2
        before = count - after
        item = track.items[index]
        black, white = np.full(20, DARK, float), np.full(20, BRIGHT, float)
        if transition.kind == "fade in":
            for k in range(count):
                frames[cut + k] = mixed(black, seen(film, index, k), k, count)
        elif transition.kind == "fade out":
            for k in range(count):
                offset = item.frames - count + k
                frames[cut + offset] = mixed(seen(film, index, offset), black, k, count)
        elif transition.kind.startswith("dip"):
            colour = black if transition.kind == "dip to black" else white
            left = track.items[index - 1].frames
            for k in range(before):
                frames[cut - before + k] = mixed(seen(film, index - 1, left - before + k), colour, k, before)
            for k in range(after):
                frames[cut + k] = mixed(colour, seen(film, index, k), k, after)
        else:
            left = track.items[index - 1].frames
            for k in range(count):
                a, b = seen(film, index - 1, left - before + k), seen(film, index, k - before)
                frames[cut - before + k] = mixed(a, b, k, count) if transition.kind == "dissolve" else None
    return frames


def mixed(a: Blocks, b: Blocks, frame: int, count: int) -> Blocks:
    return a + (b - a) * frame / count


def everything(stage: Set) -> Film:
    """One frame clips, every transition, gaps, a freeze, speeds, slips into handles, takes of four other rates."""
    items = [
        Clip(id="a", shot="s1", frames=70),
        Clip(id="b", shot="s2", frames=50, source_in=-2),
        Clip(id="c", shot="s3", frames=1, source_in=9),
        Clip(id="d", shot="s4", frames=1, source_in=30),
        Clip(id="e", shot="s1", frames=2, source_in=20),
        Gap(id="g", frames=13),
        Clip(id="h", shot="s2", frames=60, source_in=3),
        Clip(id="i", shot="s3", frames=40, speed=Fraction(3, 2)),
        Clip(id="j", shot="s4", frames=70, speed=Fraction(1, 2), source_in=5),
        Clip(id="k", shot="s1", frames=30, freeze=True, source_in=44),
        Clip(id="l", shot="s5", frames=60, source_in=3),
        Clip(id="m", shot="s6", frames=60, source_in=20),
        Clip(id="n", shot="s7", frames=60, source_in=10),
        Clip(id="o", shot="s8", frames=30, source_in=5),
        Clip(id="p", shot="s4", frames=55, speed=Fraction(7, 5), source_in=1),
        Clip(id="r", shot="s9", frames=100),
        Clip(id="s", shot="s10", frames=100),
        Clip(id="t", shot="s9", frames=30, source_in=64),
        Gap(id="q", frames=5),
    ]
    transitions = [
        Transition(into="a", kind="fade in", frames=9),
        Transition(into="b", kind="dissolve", frames=7),
        Transition(into="h", kind="dissolve", frames=6),
        Transition(into="i", kind="dip to black", frames=8),
        Transition(into="j", kind="dissolve", frames=1),
        Transition(into="k", kind="dip to white", frames=5),
        Transition(into="l", kind="dissolve", frames=4),
        Transition(into="m", kind="wipe left", frames=8),
        Transition(into="n", kind="wipe down", frames=6),
        Transition(into="p", kind="fade out", frames=12),
    ]
    return small_film(items, stage.takes, transitions)


def a_little(stage: Set) -> Film:
    """Bodies, a dissolve, a fade, a gap and a title: one unit of each sort."""
    items = [Clip(id="a", shot="s1", frames=90), Clip(id="b", shot="s2", frames=90), Gap(id="g", frames=20)]
    fades = [Transition(into="a", kind="fade in", frames=9), Transition(into="b", kind="dissolve", frames=7)]
    return small_film(items, stage.takes, fades, [Title(id="t", text="Light", item="g", frames=18)])
