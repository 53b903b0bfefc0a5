"""The cut that is measured: clips that behave like footage, and a film of them as films are.

clip    a detailed picture that the camera passes over, something in front of it that moves, grain
film    scenes of a few shots; a fade at either end, dissolves between scenes, a title, lower thirds, lines, music

Everything follows from the size of the cut; nothing is fetched.
"""

import multiprocessing
import wave
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tools.assembly.delivery import Delivery
from tools.film.film import Film
from tools.film.script import Location, Look, Scene, Shot, Take
from tools.film.sound import Cue
from tools.film.timeline import Clip, Timeline, Title, Track, Transition
from tools.media import binaries, process
from tools.media.pool import Pool

RATE = Fraction(24)
HANDLE = 18
"""Frames of a take before and after its shot."""

DISSOLVE = 12
LINE_FRAMES = 40
SOUND_RATE = 48_000


@dataclass(frozen=True)
class CutSize:
    """How much is cut: `frames` a shot, `scene` shots a scene, and the size of the picture."""

    shots: int
    scene: int
    frames: int
    width: int
    height: int

    @property
    def delivery(self) -> Delivery:
        """What is made of it: the house format with its lines burned in, so that a caption is a change of picture."""
        return Delivery(width=self.width, height=self.height, rate=RATE, burned=True)


FULL = CutSize(shots=36, scene=6, frames=120, width=1920, height=1080)
QUICK = CutSize(shots=6, scene=3, frames=60, width=320, height=180)


@dataclass(frozen=True)
class BenchCut:
    """The film with its media. `retake` is another take of shot `CHANGED`; `spoken` are the lengths of its lines."""

    size: CutSize
    film: Film
    retake: Take
    spoken: dict[str, int]
    mix: Path
    other_mix: Path


CHANGED = 2
"""The shot that is shot again, trimmed, slipped and moved: no transition touches it."""


def make_cut(size: CutSize, pool: Pool, folder: Path, workers: int, tick: Callable[[float], None]) -> BenchCut:
    """Draw the clips into the pool, `workers` at a time, and cut the film. `tick` gets the share that is done.

    They are drawn in processes of their own, so that the one that renders holds nothing of it.
    """
    takes: list[Take] = []
    numbers = range(1, size.shots + 2)
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as drawing:
        drawn = [
            drawing.submit(draw_take, size, pool, folder, number, number if number <= size.shots else CHANGED)
            for number in numbers
        ]
        for number, one in zip(numbers, drawn, strict=True):
            takes.append(one.result())
            tick(number / len(numbers))
    *shown, retake = takes
    seconds = size.shots * size.frames / float(RATE)
    film, spoken = _film(size, shown)
    mixes = [_music(folder / f"mix-{root}.wav", seconds, root) for root in (220.0, 262.0)]
    return BenchCut(size, film, retake, spoken, mixes[0], mixes[1])


def _film(size: CutSize, takes: list[Take]) -> tuple[Film, dict[str, int]]:
    clips = [Clip(id=f"cl{n}", shot=f"s{n}", frames=size.frames) for n in range(1, size.shots + 1)]
    transitions = [Transition(into="cl1", kind="fade in", frames=DISSOLVE)]
    transitions += [
        Transition(into=f"cl{n}", kind="dissolve", frames=DISSOLVE)
        for n in range(size.scene + 1, size.shots, size.scene)
    ]
    transitions.append(Transition(into=f"cl{size.shots}", kind="fade out", frames=DISSOLVE))
    titles = [Title(id="ti1", text="The Measure", item="cl1", offset=DISSOLVE, frames=size.frames // 2)]
    titles += [
        Title(id=f"ti{n}", kind="lower third", text=f"Ada {n}, keeper", item=f"cl{n}", offset=6, frames=48)
        for n in range(size.scene + 2, size.shots, 2 * size.scene)
    ]
    cues = {
        f"cu{n}": Cue(id=f"cu{n}", kind="dialogue", what=f"Line {n}: the sea never forgets.", shot=f"s{n}", offset=4)
        for n in range(5, size.shots, 3)
    }
    shots = {
        f"s{n}": Shot(id=f"s{n}", prompt=f"Wide shot {n}", location="l", frames=size.frames, takes=(take.id,))
        for n, take in enumerate(takes, 1)
    }
    names = tuple(shots)
    film = Film(
        id="bench",
        title="The Measure",
        look=Look(aspect="16:9", rate=RATE),
        locations={"l": Location(id="l", name="Pier")},
        scenes=tuple(
            Scene(id=f"sc{n}", location="l", shots=names[first : first + size.scene])
            for n, first in enumerate(range(0, len(names), size.scene), 1)
        ),
        shots=shots,
        takes={take.id: take for take in takes},
        cues=cues,
        timeline=Timeline(tracks=(Track(items=tuple(clips), transitions=tuple(transitions)),), titles=tuple(titles)),
    )
    return film, dict.fromkeys(cues, LINE_FRAMES)


def draw_take(size: CutSize, pool: Pool, folder: Path, number: int, shot: int) -> Take:
    """Draw a clip into the pool; each has one long group. Two of three are two thirds of the film's size, as generators
    give them."""
    scale = 1 if number % 3 == 0 else Fraction(2, 3)
    width, height = (int(side * scale) // 2 * 2 for side in (size.width, size.height))
    frames = size.frames + 2 * HANDLE
    ground, front = folder / f"ground-{number}.png", folder / f"front-{number}.png"
    out = folder / f"take-{number}.mp4"
    chance = np.random.default_rng(number)
    _scenery(chance, width * 5 // 4 // 2 * 2, height * 5 // 4 // 2 * 2).save(ground, compress_level=1)
    _figure(chance, height // 2).save(front, compress_level=1)
    pan = f"x='(iw-ow)*(0.5+0.5*sin(n/{40 + number}))':y='(ih-oh)*n/{frames}'"
    walk = f"x='mod(n*{2 + number % 5}*W/640,W+w)-w':y='H/3+H/16*sin(n/9)'"
    graph = f"[0:v]crop={width}:{height}:{pan}[a];[a][1:v]overlay={walk},noise=alls=4:allf=t,format=yuv420p[v]"
    still = ["-loop", "1", "-framerate", str(RATE), "-i"]
    coding = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-g", "250", "-threads", "1"]
    tags = ["-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
    process.run(
        [str(binaries.ffmpeg()), "-v", "error", "-nostdin", "-y", *still, str(ground), *still, str(front),
         "-filter_complex", graph, "-map", "[v]", "-frames:v", str(frames), *coding, *tags, str(out)],
        doing="drawing clips to measure with",
    )  # fmt: skip
    media = pool.add(out)
    for left in (out, ground, front):
        left.unlink()
    return Take(
        id=f"t{number}", shot=f"s{shot}", media=media, rate=RATE, head=HANDLE, frames=frames, width=width, height=height
    )


def _scenery(chance: np.random.Generator, width: int, height: int) -> Image.Image:
    """Clouds at every scale, and hard edges: what a codec finds easy and what it finds hard."""
    picture = np.zeros((height, width, 3))
    cells = 4
    while cells < height:
        layer = chance.integers(0, 256, (cells, cells * 2, 3), dtype=np.uint8)
        picture += np.asarray(Image.fromarray(layer).resize((width, height), Image.Resampling.BICUBIC)) / cells**0.6
        cells *= 2
    picture = (picture - picture.min()) / np.ptp(picture) * 255
    image = Image.fromarray(picture.astype(np.uint8))
    pen = ImageDraw.Draw(image)
    for _ in range(60):
        x, y = int(chance.integers(width)), int(chance.integers(height))
        ink = tuple(int(value) for value in chance.integers(0, 256, 3))
        w, h = (int(chance.integers(4, max(6, side // 8))) for side in (width, height))
        pen.rectangle((x, y, x + w, y + h), outline=ink, width=2)
        pen.line((x, y, x + 2 * w, y - h), fill=ink, width=1)
    return image


def _figure(chance: np.random.Generator, size: int) -> Image.Image:
    """Somebody in front: round, textured, with an edge."""
    image = _scenery(chance, size, size).convert("RGBA")
    mask = Image.new("L", (size, size), 0)
    ImageDraw.Draw(mask).ellipse((size // 4, 0, size * 3 // 4, size), fill=255)
    image.putalpha(mask)
    return image


def _music(path: Path, seconds: float, root: float) -> Path:
    """Slow chords on `root` Hz, as a finished mix."""
    time: NDArray[np.float64] = np.arange(round(seconds * SOUND_RATE)) / SOUND_RATE
    swell = 0.5 + 0.5 * np.sin(2 * np.pi * time / 8)
    tone = sum(np.sin(2 * np.pi * root * step * time) for step in (1, 1.25, 1.5)) / 12 * swell
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(SOUND_RATE)
        file.writeframes((np.repeat(tone[:, None], 2, axis=1) * 32767).astype("<i2").tobytes())
    return path
