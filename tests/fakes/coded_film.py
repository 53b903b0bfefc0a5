"""Takes whose every frame says which it is, and small films made of them: rendered films are judged by decoding.

Each frame is 160x90 and shows 20 black or white blocks, five across and four down: 6 bits of take, 14 bits of frame.
"""

import subprocess
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from tools.film.film import Film
from tools.film.script import Location, Look, Scene, Shot, Take
from tools.film.timeline import Clip, Gap, Timeline, Title, Track, Transition
from tools.media.binaries import ffmpeg
from tools.media.pool import Pool

WIDTH, HEIGHT = 160, 90
ACROSS, DOWN = 5, 4
DARK, BRIGHT = 16, 235
Blocks = NDArray[np.float64]


def code(take: int, frame: int) -> Blocks:
    """The luma of the 20 blocks of a frame, row by row."""
    number = take << 14 | frame
    return np.array([BRIGHT if number >> bit & 1 else DARK for bit in range(20)], dtype=np.float64)


def blocks_of(luma: NDArray[np.uint8]) -> Blocks:
    """The mean luma of the middle of each block of a decoded picture."""
    rows, columns = luma.shape[0] // DOWN, luma.shape[1] // ACROSS
    values = [
        luma[r * rows + 6 : (r + 1) * rows - 6, c * columns + 8 : (c + 1) * columns - 8].mean()
        for r in range(DOWN)
        for c in range(ACROSS)
    ]
    return np.array(values, dtype=np.float64)


def decode_blocks(path: Path) -> list[Blocks]:
    """The blocks of every frame of a file."""
    with av.open(str(path)) as container:
        return [blocks_of(luma_of(frame)) for frame in container.decode(video=0)]


def luma_of(frame: av.VideoFrame) -> NDArray[np.uint8]:
    """The luma plane as it was coded, in the video range."""
    plane = frame.planes[0]
    return np.frombuffer(bytes(plane), np.uint8).reshape(frame.height, plane.line_size)[:, : frame.width]


def coded_pictures(take: int, frames: Iterable[int]) -> bytes:
    """The coded pictures of these frames of a take, raw, in yuv420p."""
    raw = bytearray()
    for frame in frames:
        grid = code(take, frame).astype(np.uint8).reshape(DOWN, ACROSS)
        luma = np.zeros((HEIGHT, WIDTH), np.uint8)
        luma[: HEIGHT // DOWN * DOWN] = np.kron(grid, np.ones((HEIGHT // DOWN, WIDTH // ACROSS), np.uint8))
        luma[HEIGHT // DOWN * DOWN :] = luma[HEIGHT // DOWN * DOWN - 1]
        raw += luma.tobytes() + b"\x80" * (WIDTH * HEIGHT // 2)
    return bytes(raw)


def make_take(
    pool: Pool, folder: Path, take: int, frames: int, rate: Fraction = Fraction(24), suffix: str = ".mp4"
) -> str:
    """Encode a coded take, with open groups of pictures, and put it into the pool; returns its hash."""
    path = folder / f"take-{take}{suffix}"
    source = ["-f", "rawvideo", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(rate), "-pix_fmt", "yuv420p", "-i", "-"]
    coding = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-threads", "1", "-bf", "3", "-g", "30"]
    coding += ["-x264-params", "open-gop=1:b-pyramid=normal"]
    tags = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
    command = [str(ffmpeg()), "-v", "error", "-y", *source, "-vf", tags, *coding, str(path)]
    subprocess.run(command, input=coded_pictures(take, range(frames)), check=True)
    return pool.add(path)


def small_film(
    items: Sequence[Clip | Gap],
    takes: Sequence[Take],
    transitions: Sequence[Transition] = (),
    titles: Sequence[Title] = (),
) -> Film:
    """A film of one scene; each take's shot is made up from it, without a circled take."""
    shots = {
        take.shot: Shot(id=take.shot, prompt=f"Medium shot, take {take.id}", location="l", frames=48, takes=(take.id,))
        for take in takes
    }
    for item in items:
        if isinstance(item, Clip) and item.shot not in shots:
            shots[item.shot] = Shot(id=item.shot, prompt=f"Wide shot, {item.shot}", location="l", frames=48)
    track = Track(items=tuple(items), transitions=tuple(transitions))
    return Film(
        id="film",
        title="Small",
        look=Look(aspect="16:9"),
        locations={"l": Location(id="l", name="Pier")},
        scenes=(Scene(id="sc", location="l", shots=tuple(shots)),),
        shots=shots,
        takes={take.id: take for take in takes},
        timeline=Timeline(tracks=(track,), titles=tuple(titles)),
    )
