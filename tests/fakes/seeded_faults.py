"""Faulty copies of a delivered file, each with one fault that is known: what a proof is worth is measured on them.

picture   decoded, its frames put in another order or spoiled, encoded again with a key frame at every cut
sound     the mix spoiled and encoded again; the picture copied
file      cut off
"""

import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from tools.assembly.plan import Plan
from tools.media.binaries import ffmpeg

RATE = 48_000
Frames = NDArray[np.uint8]
Sound = NDArray[np.float64]
TAGS = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"


@dataclass(frozen=True)
class Seeded:
    """One faulty file, and the checks of which at least one has to find the fault."""

    fault: str
    path: Path
    found_by: frozenset[str]


PLACE = frozenset({"every shot in its place", "every shot to the frame"})
SOUND = frozenset({"sound of the mix", "sound in time", "levels of the mix"})


@dataclass
class Spoiler:
    """Makes faulty copies of `good`, which was made as `plan` says from the samples of `mix` (n, 2)."""

    good: Path
    plan: Plan
    mix: Sound
    folder: Path
    seed: int = 1

    def all(self) -> Iterator[Seeded]:
        """Every fault once, at places that the seed chooses."""
        yield from self.orders()
        yield from self.pictures()
        yield from self.sounds()
        yield from self.files()

    def orders(self) -> Iterator[Seeded]:
        """Faults of the order of frames; the film stays as long as it was, but for a missing shot."""
        chance = np.random.Generator(np.random.PCG64(self.seed))
        frames, total = self._frames(), self.plan.frames
        spans = [s for s in self.plan.shots if s.source is not None and not s.source.freeze]
        whole = np.arange(total)

        def put(fault: str, order: Sequence[int] | NDArray[np.int64], by: frozenset[str] = PLACE) -> Seeded:
            return Seeded(fault, self._encode(fault, frames[np.asarray(order)]), by)

        one, other = spans[0], spans[-1]
        length = min(one.clear_end - one.clear_start, other.clear_end - other.clear_start)
        order = whole.copy()
        order[one.clear_start : one.clear_start + length] = whole[other.clear_start : other.clear_start + length]
        yield put("a shot seen twice", order)
        order[other.clear_start : other.clear_start + length] = whole[one.clear_start : one.clear_start + length]
        yield put("two shots exchanged", order)
        gone = spans[len(spans) // 2]
        yield put("a shot missing", np.delete(whole, slice(gone.start, gone.end)), PLACE | {"frames"})
        for number in range(2):
            shot = spans[int(chance.integers(len(spans)))]
            at = int(chance.integers(shot.clear_start + 3, shot.clear_end - 14))
            order = whole.copy()
            order[at : at + 9] = whole[at + 1 : at + 10]
            yield put(f"a frame dropped, a later one held {number}", order)
            order = whole.copy()
            order[at] = at - 1
            yield put(f"one frame held {number}", order)
        for late in (-1, 1, 2, 3):
            shot = spans[int(chance.integers(len(spans)))]
            order = whole.copy()
            inside = whole[shot.clear_start : shot.clear_end]
            order[shot.clear_start : shot.clear_end] = np.clip(inside - late, shot.clear_start, shot.clear_end - 1)
            yield put(f"a shot slipped by {late}", order)
        start = spans[0].clear_start + 6
        order = whole.copy()
        order[start : start + 24] = start
        yield put("a frozen second", order, PLACE | {"frozen picture"})
        order = whole.copy()
        order[start : start + 2] = start + 1, start
        yield put("two frames exchanged", order)
        order = whole.copy()
        order[start : start + 24] = whole[start : start + 24][::-1]
        yield put("a second backwards", order)
        yield put("the last second cut off", whole[:-24], frozenset({"frames"}))

    def pictures(self) -> Iterator[Seeded]:
        """Faults of the pictures themselves."""
        spans = [s for s in self.plan.shots if s.source is not None]
        at = spans[-1].clear_start + 8
        black = self._frames()
        height = self.plan.delivery.height
        black[at : at + 12, :height] = 16
        black[at : at + 12, height:] = 128
        yield Seeded("12 frames of black", self._encode("black", black), PLACE | {"unplanned black"})
        colours = frozenset({"colours of the takes", "every shot in its place", "colour", "size"})
        for fault, filters in (
            ("chroma exchanged", "shuffleplanes=0:2:1"),
            ("full range in the video range", "lutyuv=y='clip((val-16)*255/219,0,255)'"),
            ("mirrored", "hflip"),
            ("another colour matrix", "scale=in_color_matrix=bt709:out_color_matrix=smpte170m"),
        ):
            yield Seeded(fault, self._encode(fault, self._frames(), filters), PLACE if fault == "mirrored" else colours)
        yield Seeded("wrong aspect", self._encode("aspect", self._frames(), "scale=240:240"), frozenset({"size"}))

    def sounds(self) -> Iterator[Seeded]:
        """Faults of the sound."""
        half = len(self.mix) // 2

        def late(samples: int, start: int = 0) -> Sound:
            moved = self.mix.copy()
            moved[start + samples :] = self.mix[start : len(self.mix) - samples]
            moved[start : start + samples] = 0
            return moved

        def changed(start: int, count: int, change: Callable[[Sound], Sound]) -> Sound:
            spoiled = self.mix.copy()
            spoiled[start : start + count] = change(spoiled[start : start + count])
            return spoiled

        t = np.arange(2 * RATE)[:, None] / RATE
        music = 0.12 * (np.sin(2 * np.pi * 311 * t) + np.sin(2 * np.pi * 466 * t)) * np.ones((1, 2))
        exchanged = self.mix.copy()
        exchanged[half : half + RATE], exchanged[RATE : 2 * RATE] = (
            self.mix[RATE : 2 * RATE],
            self.mix[half : half + RATE],
        )
        hiss = 0.1 * np.random.Generator(np.random.PCG64(self.seed)).standard_normal((RATE, 2))
        holes = frozenset({"sound without holes"})
        for fault, sound, by in (
            ("sound 80 ms late", late(3840), SOUND),
            ("sound 40 ms late in the second half", late(1920, half), SOUND),
            ("sides exchanged", self.mix[:, ::-1], frozenset({"left and right"})),
            ("music over a line", changed(half, 2 * RATE, lambda part: part + music[: len(part)]), SOUND),
            ("a second of sound missing", changed(half, RATE, lambda part: part * 0), SOUND),
            ("two seconds of sound exchanged", exchanged, SOUND),
            ("3 dB louder", self.mix * 1.41, frozenset({"loudness", "true peak"})),
            ("3 dB softer for three seconds", changed(half, 3 * RATE, lambda part: part * 0.7), SOUND),
            ("a hole of 20 ms", changed(half + 1000, RATE // 50, lambda part: part * 0), holes),
            ("a hole of 200 ms", changed(half + 1000, RATE // 5, lambda part: part * 0), holes),
            ("a second of hiss", changed(half, RATE, lambda part: part + hiss), frozenset({"levels above 3.6 kHz"})),
            ("one side silent", self.mix * [1, 0], SOUND),
            ("one sound on both sides", self.mix.mean(axis=1, keepdims=True) * [1, 1], frozenset({"left and right"})),
            ("a clipped second", changed(half, RATE, lambda part: np.clip(part * 8, -0.5, 0.5)), SOUND),
        ):
            yield Seeded(fault, self._with_sound(fault, sound), by)

    def files(self) -> Iterator[Seeded]:
        """A file cut off: near its end, and in its index."""
        data = self.good.read_bytes()
        for share in (0.97, 0.6, 0.001):
            out = self.folder / f"cut-{share}.mp4"
            out.write_bytes(data[: max(64, int(len(data) * share))])
            yield Seeded(f"cut off at {share:.1%}", out, frozenset({"whole file"}))

    def _frames(self) -> Frames:
        """(frames, rows * 3 / 2, columns): the whole film, decoded."""
        with av.open(str(self.good)) as container:
            return np.stack([np.asarray(frame.to_ndarray(), np.uint8) for frame in container.decode(video=0)])

    def _encode(self, name: str, frames: Frames, filters: str = "null") -> Path:
        size = f"{self.plan.delivery.width}x{self.plan.delivery.height}"
        cuts = ",".join(f"{float(unit.start / self.plan.rate):.5f}" for unit in self.plan.units)
        raw = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", size, "-r", str(self.plan.rate), "-i", "-"]
        coding = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "17", "-profile:v", "high", "-pix_fmt", "yuv420p"]
        keys = ["-force_key_frames", cuts, "-video_track_timescale", "24000"]
        out = self.folder / f"{name.replace(' ', '-')}.mp4"
        self._run(
            [*raw, "-i", str(self.good), "-map", "0:v", "-map", "1:a", "-map", "1:s?", "-vf", f"{filters},{TAGS}"],
            [*coding, *keys, "-c:a", "copy", "-c:s", "copy", "-movflags", "+faststart", str(out)],
            frames.tobytes(),
        )
        return out

    def _with_sound(self, name: str, sound: Sound) -> Path:
        out = self.folder / f"{name.replace(' ', '-')}.mp4"
        raw = ["-f", "f32le", "-ar", str(RATE), "-ac", "2", "-i", "-", "-i", str(self.good)]
        self._run(
            [*raw, "-map", "1:v", "-map", "0:a", "-map", "1:s?", "-c:v", "copy", "-c:a", "aac", "-b:a", "192k"],
            ["-c:s", "copy", "-movflags", "+faststart", str(out)],
            sound.astype("<f4").tobytes(),
        )
        return out

    def _run(self, inputs: Sequence[str], outputs: Sequence[str], data: bytes) -> None:
        subprocess.run([str(ffmpeg()), "-v", "error", "-y", *inputs, *outputs], input=data, check=True)
