"""Films with every transition, speed, freeze and layer: each frame is decoded and held against exact arithmetic."""

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import get_args

import av
import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from tests.fakes.coded_film import DOWN, HEIGHT, WIDTH, code, luma_of, make_take, small_film
from tests.fakes.stage import HEAD, TINY, write_wav
from tools.assembly.lettering import typefaces
from tools.assembly.recipe import Mixture
from tools.assembly.release import Released, assemble
from tools.film.film import Film
from tools.film.handles import dissolve_shares
from tools.film.script import Take
from tools.film.timeline import Box, Clip, Gap, Grade, Overlay, Title, Track, Transition
from tools.media.pool import Pool
from tools.media.progress import silent

pytestmark = pytest.mark.render

FRAMES = 90
TAKES = 6
FAR = 45
"""Of 219 steps between black and white: a picture that is farther off shows another frame."""

Luma = NDArray[np.float64]
Down, Across = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float64) + 0.5
BLACK, WHITE = np.full((HEIGHT, WIDTH), 16.0), np.full((HEIGHT, WIDTH), 235.0)


class Stage:
    """A pool of coded takes and a place to assemble films of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pool = Pool(root / "pool")
        self.mix = write_wav(root / "mix.wav", np.zeros((4_800, 2)))
        self.takes = [
            Take(
                id=f"t{n}", shot=f"s{n}", rate=Fraction(24), head=HEAD, frames=FRAMES, width=WIDTH, height=HEIGHT,
                media=make_take(self.pool, root, n, FRAMES),
            )
            for n in range(1, TAKES + 1)
        ]  # fmt: skip

    def assemble(self, film: Film, out: str = "film.mp4", cache: str = "cache", workers: int = 2) -> Released:
        return assemble(
            film, TINY, self.pool, self.root / cache, self.mix, self.root / out, silent,
            faces=typefaces(self.root), workers=workers,
        )  # fmt: skip


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("joins"))


def coded(number: int, frame: int, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Luma:
    """The luma of a frame of a take, in its own size or made smaller."""
    grid = code(number, frame).reshape(DOWN, -1)
    width, height = size
    rows = np.minimum(((np.arange(height) + 0.5) * HEIGHT / height // (HEIGHT // DOWN)).astype(int), DOWN - 1)
    columns = ((np.arange(width) + 0.5) * WIDTH / width // (WIDTH // grid.shape[1])).astype(int)
    return grid[np.ix_(rows, columns)]


def seen(item: Clip | Gap, offset: int, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Luma:
    """What an item shows at `offset` of it, by arithmetic alone."""
    if isinstance(item, Gap):
        return BLACK[: size[1], : size[0]]
    speed = Fraction(0) if item.freeze else item.speed
    return coded(int(item.shot[1:]), HEAD + item.source_in + math.floor(offset * speed), size)


def mixed(kind: str, a: Luma, b: Luma, k: int, n: int) -> Luma:
    """Frame k of n of a transition from a to b."""
    height, width = a.shape
    down, across = np.mgrid[0:height, 0:width].astype(np.float64) + 0.5
    left, top = 2 * (width * k // (2 * n)), 2 * (height * k // (2 * n))
    right, up = across - width / 2, height / 2 - down
    away, corner = np.hypot(right, up), math.hypot(width, height) / 2
    angle = np.arctan2(right, up) % (2 * math.pi)
    frames: dict[str, Callable[[], Luma]] = {
        "dissolve": lambda: a + (b - a) * k / n,
        "wipe left": lambda: np.where(across > width * (1 - k / n), b, a),
        "wipe right": lambda: np.where(across < width * k / n, b, a),
        "wipe up": lambda: np.where(down > height * (1 - k / n), b, a),
        "wipe down": lambda: np.where(down < height * k / n, b, a),
        "wipe diagonal": lambda: np.where(across / width + down / height < 2 * k / n, b, a),
        "wipe clock": lambda: np.where(angle < 2 * math.pi * k / n, b, a),
        "push left": lambda: np.hstack([a, b])[:, left : left + width],
        "push right": lambda: np.hstack([b, a])[:, width - left : 2 * width - left],
        "push up": lambda: np.vstack([a, b])[top : top + height],
        "push down": lambda: np.vstack([b, a])[height - top : 2 * height - top],
        "slide left": lambda: np.hstack([a[:, : width - left], b[:, :left]]),
        "slide right": lambda: np.hstack([b[:, width - left :], a[:, left:]]),
        "slide up": lambda: np.vstack([a[: height - top], b[:top]]),
        "slide down": lambda: np.vstack([b[height - top :], a[top:]]),
        "iris open": lambda: np.where(away < corner * k / n, b, a),
        "iris close": lambda: np.where(away > corner * (1 - k / n), b, a),
    }
    return frames[kind]()


def track_pictures(track: Track) -> list[Luma]:
    """Every frame of a track whose transitions are all across cuts."""
    pictures = [seen(item, offset) for item in track.items for offset in range(item.frames)]
    ids = [item.id for item in track.items]
    for transition in track.transitions:
        index = ids.index(transition.into)
        cut = sum(item.frames for item in track.items[:index])
        into, n = track.items[index], transition.frames
        before, after = dissolve_shares(n)
        left = into if index == 0 else track.items[index - 1]
        match transition.kind:
            case "fade in":
                for k in range(n):
                    pictures[cut + k] = mixed("dissolve", BLACK, seen(into, k), k, n)
            case "fade out":
                for k in range(n):
                    at = into.frames - n + k
                    pictures[cut + at] = mixed("dissolve", seen(into, at), BLACK, k, n)
            case "dip to black" | "dip to white":
                colour = WHITE if transition.kind == "dip to white" else BLACK
                for k in range(before):
                    out = seen(left, left.frames - before + k)
                    pictures[cut - before + k] = mixed("dissolve", out, colour, k, before)
                for k in range(after):
                    pictures[cut + k] = mixed("dissolve", colour, seen(into, k), k, after)
            case kind:
                for k in range(n):
                    a, b = seen(left, left.frames - before + k), seen(into, k - before)
                    pictures[cut - before + k] = mixed(kind, a, b, k, n)
    return pictures


def decoded(path: Path) -> list[Luma]:
    with av.open(str(path)) as container:
        return [luma_of(frame).astype(np.float64) for frame in container.decode(video=0)]


def wrong_frames(found: Sequence[Luma], wanted: Sequence[Luma]) -> list[tuple[int, float]]:
    """The frames that are not the wanted ones, looked at wherever those are even, and by how much."""
    assert len(found) == len(wanted)
    wrong: list[tuple[int, float]] = []
    for index, (a, b) in enumerate(zip(found, wanted, strict=True)):
        around = sliding_window_view(b, (7, 7))
        even = around.max(axis=(2, 3)) - around.min(axis=(2, 3)) < 10
        off = np.abs(sliding_window_view(a, (7, 7)).mean(axis=(2, 3)) - b[3:-3, 3:-3])[even]
        assert off.size > 300, f"frame {index} has nothing to look at"
        if off.max() > FAR:
            wrong.append((index, float(off.max())))
    return wrong


def clip(number: int, name: str, frames: int, **more: object) -> Clip:
    return Clip.model_validate({"id": name, "shot": f"s{number}", "frames": frames, **more})


MANNERS: tuple[dict[str, object], ...] = (
    {"source_in": 2},
    {"source_in": 8, "speed": Fraction(3, 2)},
    {"source_in": 12, "freeze": True},
    {"source_in": 9, "speed": Fraction(1, 2)},
    {"source_in": 20, "speed": Fraction(7, 5)},
)


def every_transition() -> tuple[list[Clip | Gap], list[Transition]]:
    """Each transition into a clip of another manner: as shot, faster, slower, frozen; of 1, 2, 7 and 8 frames."""
    items: list[Clip | Gap] = [clip(1, "first", 20)]
    transitions = [Transition(into="first", kind="fade in", frames=5)]
    kinds = [*get_args(Mixture), "dip to black", "dip to white", "dissolve", "push left", "iris open", "dip to black"]
    for index, kind in enumerate(kinds):
        name = f"c{index}"
        items.append(clip(index % TAKES + 1, name, 18, **MANNERS[index % len(MANNERS)]))
        frames = (8, 7)[index % 2] if index < 20 else (1, 2, 1)[index % 3]
        transitions.append(Transition.model_validate({"into": name, "kind": kind, "frames": frames}))
    items += [Gap(id="gap", frames=6), clip(4, "last", 20)]
    transitions += [
        Transition(into="gap", kind="slide up", frames=4),
        Transition(into="last", kind="iris open", frames=4),
        Transition(into="last", kind="fade out", frames=9),
    ]
    return items, transitions


def test_every_frame_at_every_join_is_the_planned_one(stage: Stage) -> None:
    items, transitions = every_transition()
    film = small_film(items, stage.takes, transitions)
    released = stage.assemble(film)
    found = decoded(released.out)
    assert len(found) == released.frames == sum(item.frames for item in items)
    assert wrong_frames(found, track_pictures(film.timeline.tracks[0])) == []
    with av.open(str(released.out)) as container:
        stamps = [frame.pts for frame in container.decode(video=0)]
    assert stamps == [1000 * index for index in range(released.frames)]


def ground() -> tuple[list[Clip | Gap], list[Transition]]:
    items: list[Clip | Gap] = [
        clip(1, "a", 60),
        clip(2, "b", 60, source_in=2),
        Gap(id="g", frames=10),
        clip(3, "c", 40),
    ]
    return items, [Transition(into="b", kind="push right", frames=9)]


def with_tracks(film: Film, *tracks: Track) -> Film:
    timeline = film.timeline.model_copy(update={"tracks": (*film.timeline.tracks, *tracks)})
    return film.model_copy(update={"timeline": timeline})


INSET = Box(left=0.55, top=0.12, width=0.4, height=0.4)
AT = (88, 10)
"""The inset in pixels: 0.55 of 160 and 0.12 of 90, rounded to even numbers."""

SIZE = (64, 36)


def pasted(below: Luma, picture: Luma, x: int, y: int, alpha: float = 1.0) -> Luma:
    """The picture over `below`, what of it leaves that is cut off."""
    result = below.copy()
    rows, columns = slice(max(y, 0), y + picture.shape[0]), slice(max(x, 0), x + picture.shape[1])
    there = result[rows, columns]
    part = picture[max(-y, 0) :, max(-x, 0) :][: there.shape[0], : there.shape[1]]
    result[rows, columns] = there + (part - there) * alpha
    return result


def test_a_picture_in_the_picture_comes_fades_cuts_and_goes_frame_by_frame(stage: Stage) -> None:
    items, transitions = ground()
    overlay = Overlay(box=INSET, slide_out="right", slide_frames=8)
    one, two = clip(4, "x", 50, overlay=overlay), clip(5, "y", 40, overlay=overlay, speed=Fraction(3, 2))
    upper = Track(
        name="V2",
        items=(Gap(id="g2", frames=30), one, two),
        transitions=(
            Transition(into="x", kind="fade in", frames=10),
            Transition(into="y", kind="dissolve", frames=6),
        ),
    )
    film = with_tracks(small_film(items, stage.takes, transitions), upper)
    wanted = track_pictures(film.timeline.tracks[0])
    for frame in range(30, 120):
        k = frame - 30
        if 47 <= k < 53:
            top = mixed("dissolve", seen(one, k, SIZE), seen(two, k - 50, SIZE), k - 47, 6)
        else:
            top = seen(one, k, SIZE) if k < 50 else seen(two, k - 50, SIZE)
        done = max(0, (frame - 112) / 8)
        x = AT[0] + (WIDTH - AT[0]) * done * done * (3 - 2 * done)
        wanted[frame] = pasted(wanted[frame], top, 2 * math.floor(x / 2 + 0.5), AT[1], min(1, k / 10))
    assert wrong_frames(decoded(stage.assemble(film).out), wanted) == []


def lit(below: Luma, above: Luma, blend: str) -> Luma:
    a, b = (below - 16) / 219, (above - 16) / 219
    return 16 + 219 * (1 - (1 - a) * (1 - b) if blend == "screen" else a * b)


def test_layers_screen_multiply_cover_and_stack(stage: Stage) -> None:
    items, transitions = ground()
    screen = clip(4, "x", 40, overlay=Overlay(blend="screen", opacity=0.5))
    multiply = clip(5, "y", 30, overlay=Overlay(blend="multiply", opacity=0.75))
    cover = clip(6, "z", 20)
    inset = clip(6, "w", 60, overlay=Overlay(box=INSET, opacity=0.6), source_in=3)
    film = with_tracks(
        small_film(items, stage.takes, transitions),
        Track(name="V2", items=(Gap(id="g2", frames=30), screen, multiply, cover)),
        Track(name="V3", items=(Gap(id="g3", frames=50), inset)),
    )
    wanted = track_pictures(film.timeline.tracks[0])
    for frame in range(30, 70):
        dimmed = 16 + (seen(screen, frame - 30) - 16) * 0.5
        wanted[frame] = lit(wanted[frame], dimmed, "screen")
    for frame in range(70, 100):
        paled = 235 + (seen(multiply, frame - 70) - 235) * 0.75
        wanted[frame] = lit(wanted[frame], paled, "multiply")
    for frame in range(100, 120):
        wanted[frame] = seen(cover, frame - 100)
    for frame in range(50, 110):
        wanted[frame] = pasted(wanted[frame], seen(inset, frame - 50, SIZE), *AT, 0.6)
    found = decoded(stage.assemble(film).out)
    assert wrong_frames(found, wanted) == []
    middle = [
        float(picture[3:40, 3:20].mean()) - float(want[3:40, 3:20].mean())
        for picture, want in zip(found, wanted, strict=True)
    ]
    assert max(abs(off) for off in middle[30:100]) < 12


def test_bytes_of_layers_and_masks_do_not_depend_on_workers_or_folders(stage: Stage) -> None:
    overlay = Overlay(box=INSET, corners=0.2, border=0.02, slide_in="left", slide_frames=6, blend="screen")
    items, _ = ground()
    grade = Grade(exposure=0.5, saturation=-0.3, tint=0.2)
    film = small_film(
        [clip(1, "a", 30, grade=grade), *items[1:]],
        stage.takes,
        [Transition(into="b", kind="iris open", frames=8), Transition(into="c", kind="wipe clock", frames=6)],
        [Title(id="t", text="Over it all", item="a", offset=20, frames=30)],
    )
    film = with_tracks(film, Track(name="V2", items=(Gap(id="g2", frames=10), clip(4, "x", 60, overlay=overlay))))
    one = stage.assemble(film, "one.mp4", "it's: one, [cache]", workers=1)
    two = stage.assemble(film, "two.mp4", "cache-two", workers=2)
    assert one.segments_encoded == one.segments
    assert one.sha256 == two.sha256
    assert one.out.read_bytes() == two.out.read_bytes()


def test_a_changed_overlay_encodes_only_what_lies_under_it(stage: Stage) -> None:
    items, transitions = ground()
    base = small_film(items, stage.takes, transitions)

    def over(frames: int) -> Film:
        layer = clip(4, "x", frames, overlay=Overlay(box=INSET))
        return with_tracks(base, Track(name="V2", items=(Gap(id="g2", frames=70), layer)))

    plain = stage.assemble(base, cache="cache-change")
    laid = stage.assemble(over(20), cache="cache-change")
    assert laid.segments_encoded <= 4 < plain.segments
    assert stage.assemble(over(18), cache="cache-change").segments_encoded <= 2
    undone = stage.assemble(base, cache="cache-change")
    assert (undone.segments_encoded, undone.sha256) == (0, plain.sha256)


def colour_of(path: Path, frame: int) -> NDArray[np.float64]:
    """The mean red, green and blue of a frame, 0..255."""
    with av.open(str(path)) as container:
        for index, picture in enumerate(container.decode(video=0)):
            if index == frame:
                rgb = picture.to_ndarray(format="rgb24", src_colorspace="ITU709", dst_colorspace="ITU709")
                return rgb.reshape(-1, 3).mean(axis=0)
    raise AssertionError(f"{path} has no frame {frame}")


def lut_of(folder: Path, *rows: str) -> Path:
    path = folder / "look.cube"
    path.write_text("\n".join((f"LUT_3D_SIZE {round(len(rows) ** (1 / 3))}", *rows)) + "\n")
    return path


def test_a_lut_colours_the_takes_at_its_strength_and_nothing_else(stage: Stage) -> None:
    corners = [(r, g, b) for b in (0, 1) for g in (0, 1) for r in (0, 1)]
    same = stage.pool.add(lut_of(stage.root, *(f"{r} {g} {b}" for r, g, b in corners)))
    no_green = stage.pool.add(lut_of(stage.root, *(f"{r} 0 {b}" for r, _, b in corners)))
    items: list[Clip | Gap] = [clip(1, "a", 12, source_in=30), Gap(id="g", frames=12)]
    plain = small_film(items, stage.takes)

    def looking(grade: Grade, cache: str = "cache") -> Path:
        look = plain.look.model_copy(update={"grade": grade})
        return stage.assemble(plain.model_copy(update={"look": look}), f"{grade.lut_strength}.mp4", cache).out

    bare = colour_of(stage.assemble(plain).out, 4)
    assert np.abs(colour_of(looking(Grade(lut=same)), 4) - bare).max() < 1.5
    half = looking(Grade(lut=no_green, lut_strength=0.5), "it's: a, [look]; 100%")
    assert colour_of(half, 4) == pytest.approx(bare * (1, 0.5, 1), abs=3)
    assert colour_of(half, 18) == pytest.approx((0, 0, 0), abs=1)
