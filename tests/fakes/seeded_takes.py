"""Takes with one known fault each, made from good ones: what the take checks are worth is measured on them.

good clips (drawn here, or any files) ──one fault each──> files with what has to be found, and nothing else
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV and cv2 are typed in part.
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from tools.media.take_checks import Kind, against, faults_of, watch

Frames = NDArray[Any]
"""pictures x height x width x 3 of R'G'B' 0..255"""
RATE = 24
SIZE = (256, 144)


@dataclass(frozen=True)
class SeededTake:
    """A file, and the one kind of fault in it; None: it is good."""

    name: str
    path: Path
    fault: Kind | None
    frames: int
    size: tuple[int, int]


@dataclass
class Score:
    """How many of a kind there were, were found, and were claimed where there was none."""

    there: int = 0
    found: int = 0
    false: int = 0


def found_in(take: SeededTake) -> set[Kind]:
    """The kinds of faults that the checks find in a take."""
    seen = watch(take.path)
    asked = against(seen, take.frames, Fraction(RATE), *take.size, sound=False)
    return {fault.kind for fault in [*faults_of(seen), *asked]}


def scored(takes: Sequence[SeededTake]) -> dict[Kind, Score]:
    """The checks held against the set. What a fault brings with it by nature is no false claim."""
    scores: dict[Kind, Score] = {}
    for take in takes:
        found = found_in(take)
        if take.fault is not None:
            score = scores.setdefault(take.fault, Score())
            score.there += 1
            score.found += take.fault in found
        for kind in found - {take.fault}:
            scores.setdefault(kind, Score()).false += 1
    return scores


def drawn(folder: Path, frames: int = 72) -> dict[str, Frames]:
    """Good clips that could be taken for bad ones: a night, lightning, a fast pan, a locked camera, a slow fade."""
    rng = np.random.default_rng(5)
    big = cv2.GaussianBlur(rng.integers(0, 255, (400, 900, 3)).astype(np.uint8), (0, 0), 9)
    big = cv2.normalize(big, np.zeros_like(big), 10, 245, cv2.NORM_MINMAX)
    cv2.rectangle(big, (300, 120), (380, 330), (40, 60, 200), -1)
    cv2.circle(big, (600, 200), 60, (230, 220, 120), -1)
    width, height = SIZE

    def grain(picture: Frames) -> Frames:
        return np.clip(picture + rng.normal(0, 2, picture.shape), 0, 255).astype(np.uint8)

    def window(x: float, y: float) -> Frames:
        return big[int(y) : int(y) + height, int(x) : int(x) + width].copy()

    def walker(picture: Frames, at: int) -> Frames:
        cv2.rectangle(picture, (60 + at, 60), (84 + at, 130), (30, 30, 60), -1)
        return picture

    def flash(number: int) -> Frames:
        lit = np.full((height, width, 3), 225, np.uint8)
        return grain(lit if number in (30, 31) else walker(window(200, 90), number))

    def night(number: int) -> Frames:
        picture = (window(150, 60) * 0.12).astype(np.uint8)
        cv2.circle(picture, (70 + number, 70), 9, (255, 225, 150), -1)
        return grain(picture)

    makers: dict[str, Callable[[int], Frames]] = {
        "slow push": lambda n: grain(window(180 + n * 0.8, 90 + n * 0.4)),
        "fast pan": lambda n: grain(window(n * 8, 120)),
        "locked camera": lambda n: grain(walker(window(250, 100), n)),
        "night": night,
        "lightning": flash,
        "slow fade": lambda n: grain((window(200, 80) * (0.25 + 0.75 * n / frames)).astype(np.uint8)),
        "handheld": lambda n: grain(window(220 + 6 * np.sin(n * 0.7), 100 + 5 * np.sin(n * 0.9 + 1))),
    }
    return {name: np.stack([make(number) for number in range(frames)]) for name, make in makers.items()}


def seeded(good: dict[str, Frames], folder: Path) -> Iterator[SeededTake]:
    """Every good clip as it is, and with each fault once."""
    clips = list(good.items())
    for index, (name, frames) in enumerate(clips):
        other = clips[(index + 3) % len(clips)][1]
        # Upside down, so that it is another picture even where both were drawn of one.
        other = np.ascontiguousarray((other if other.shape[1:] == frames.shape[1:] else frames)[:, ::-1, ::-1])
        yield _put(folder, name, "", frames, None)
        for fault, spoiled in _spoiled(frames, other):
            yield _put(folder, name, fault, spoiled, fault)
        height, width = frames.shape[1:3]
        square = frames[:, :, : height - height % 2]
        yield _put(folder, name, "shape", square, "shape", asked=(width, height))
        small = np.stack([cv2.resize(one, (width // 4 * 2, height // 4 * 2)) for one in frames])
        yield _put(folder, name, "size", small, "size", asked=(width // 4 * 4, height // 4 * 4))
        yield _put(folder, name, "short", frames[: len(frames) * 2 // 3], "short", wanted=len(frames))
        yield _put(folder, name, "rate", frames, "rate", rate=30, wanted=len(frames) * 4 // 5)
        yield _put(folder, name, "sound", frames, "sound", loud=True)


def _spoiled(frames: Frames, other: Frames) -> Iterator[tuple[Kind, Frames]]:
    count, height = len(frames), frames.shape[1]
    black = frames.copy()
    black[count // 3 : count // 3 + 10] = 1
    yield "black", black
    frozen = frames.copy()
    frozen[count // 2 : count // 2 + 26] = frames[count // 2]
    yield "frozen", frozen
    gains = np.where(np.arange(count) % 2, 0.86, 1.08)[:, None, None, None]
    yield "flicker", np.clip(frames * gains, 0, 255).astype(np.uint8)
    cut = frames.copy()
    middle = len(cut) // 2
    # To and fro, so that a shorter one does not end in a still.
    there = np.arange(count - middle) % (2 * len(other) - 2)
    cut[middle:] = other[np.minimum(there, 2 * len(other) - 2 - there)]
    yield "cut", cut
    boxed = frames.copy()
    bar = height // 8
    boxed[:, :bar] = boxed[:, -bar:] = 0
    yield "letterbox", boxed


def _put(
    folder: Path,
    name: str,
    what: str,
    frames: Frames,
    fault: Kind | None,
    *,
    asked: tuple[int, int] | None = None,
    wanted: int | None = None,
    rate: int = RATE,
    loud: bool = False,
) -> SeededTake:
    path = folder / f"{name} {what or 'good'}.mp4".replace(" ", "_")
    height, width = frames.shape[1:3]
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=rate, options={"crf": "20", "preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        hum = container.add_stream("aac", rate=48_000) if loud else None
        for picture in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")))
        container.mux(stream.encode())
        if hum is not None:
            tone = (np.sin(np.arange(48_000) * 0.05) * 3000).astype(np.int16)[None, :]
            block = av.AudioFrame.from_ndarray(np.ascontiguousarray(tone), format="s16", layout="mono")
            block.sample_rate = 48_000
            container.mux(hum.encode(block))
            container.mux(hum.encode())
    return SeededTake(f"{name}: {what or 'good'}", path, fault, wanted or len(frames), asked or (width, height))
