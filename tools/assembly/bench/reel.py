"""The cut that is measured: clips with motion, detail and grain, as a camera delivers them, and a film of them.

36 shots of 5 s, four dissolves, a dip to black, an opening title, two lower thirds, captions and music.
"""

import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tools.film.apply import apply
from tools.film.edits.story import WriteScript
from tools.film.edits.takes import PrintTake
from tools.film.film import Film
from tools.film.screenplay import SceneDraft, Screenplay, ShotDraft, TitleDraft
from tools.film.script import Location
from tools.film.slate import shot_order
from tools.media import binaries, process
from tools.media.pool import Pool
from tools.media.progress import Progress, Report

HANDLE = 12
"""frames before and after each shot's own, to slip and to dissolve into"""
RATE = 24
SCENE = 6
DISSOLVES = (3, 9, 20, 28)
DIP = 14
LETTERED = (5, 22)


@dataclass(frozen=True)
class Size:
    """How large the measured cut is. `gop`: frames from key frame to key frame of the clips, 250 as x264 is set."""

    shots: int = 36
    seconds: float = 5.0
    width: int = 1920
    height: int = 1080
    gop: int = 250

    @property
    def frames(self) -> int:
        return round(self.seconds * RATE)


FULL = Size()
QUICK = Size(shots=8, seconds=4.0, width=640, height=360)


@dataclass(frozen=True)
class Reel:
    """The film, its clips by shot, a second take of one shot, and two mixes."""

    film: Film
    size: Size
    clips: dict[str, Path]
    retake: Path
    retaken: str
    mix: Path
    other_mix: Path


def make_reel(folder: Path, pool: Pool, size: Size, report: Report) -> Reel:
    """Make clips, film and mixes in `folder`; the same size gives the same film."""
    film, _ = apply(Film(id="bench", title="Bench"), WriteScript(screenplay=_screenplay(size)))
    order = shot_order(film)
    clips: dict[str, Path] = {}
    for number, shot in enumerate(order):
        report(Progress(stage="clips", done=number, total=len(order) + 1, what=f"clip {number + 1}"))
        clips[shot] = _clip(folder / f"clip{number}.mp4", number, size)
        film = _printed(film, shot, pool.add(clips[shot]), size)
    retake = _clip(folder / "retake.mp4", len(order) + 7, size)
    mixes = [_mix(folder / f"mix{tone}.wav", size, tone) for tone in (220, 330)]
    return Reel(film, size, clips, retake, order[len(order) // 2], mixes[0], mixes[1])


def with_retake(film: Film, shot: str, media: str, size: Size) -> Film:
    """The film after a second take of a shot was printed; the newest take is the one in the cut."""
    return _printed(film, shot, media, size)


def _printed(film: Film, shot: str, media: str, size: Size) -> Film:
    whole = size.frames + 2 * HANDLE
    take = PrintTake(shot=shot, media=media, frames=whole, head=HANDLE, width=size.width, height=size.height)
    return apply(film, take)[0]


def _clip(path: Path, number: int, size: Size) -> Path:
    """A moving, detailed, grainy picture, coded once as a camera's file is."""
    wide, high = size.width * 5 // 4, size.height * 5 // 4
    seconds = (size.frames + 2 * HANDLE) / RATE
    drift = f"x='(iw-ow)*(0.5+0.5*sin(n/{31 + number % 7}))':y='(ih-oh)*(0.5+0.5*cos(n/{43 + number % 5}))'"
    chain = (
        f"testsrc2=size={wide}x{high}:rate={RATE}:duration={seconds},hue=h={(number * 47) % 360}:s=0.7,"
        f"crop={size.width}:{size.height}:{drift},noise=alls=8:allf=t:all_seed={number + 1},format=yuv420p"
    )
    process.run(
        [
            str(binaries.ffmpeg()), "-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", chain, "-c:v", "libx264",
            "-preset", "veryfast", "-crf", "18", "-g", str(size.gop), "-pix_fmt", "yuv420p", "-colorspace", "bt709",
            "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv", str(path),
        ],
        doing="making a clip",
    )  # fmt: skip
    return path


def _mix(path: Path, size: Size, tone: int) -> Path:
    """A tone of the film's length and some more, 48 kHz stereo."""
    count = round((size.shots * size.seconds + 10) * 48_000)
    samples = (np.sin(np.arange(count) * (2 * np.pi * tone / 48_000)) * 6_000).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(np.repeat(samples, 2).tobytes())
    return path


def _screenplay(size: Size) -> Screenplay:
    scenes = [
        SceneDraft(location="stage", shots=tuple(_shots(range(first, min(first + SCENE, size.shots)), size)))
        for first in range(0, size.shots, SCENE)
    ]
    return Screenplay(
        title="Bench",
        logline="A measured cut.",
        locations=(Location(id="stage", name="Stage"),),
        scenes=tuple(scenes),
        opening=TitleDraft(text="Bench", frames=48),
    )


def _shots(numbers: Sequence[int], size: Size) -> list[ShotDraft]:
    shots: list[ShotDraft] = []
    for number in numbers:
        fields: dict[str, object] = {"prompt": f"Wide shot, pattern {number + 1}", "frames": size.frames}
        if number in DISSOLVES:
            fields |= {"transition": "dissolve", "transition_frames": 16}
        if number == DIP:
            fields |= {"transition": "dip to black", "transition_frames": 16}
        if number in LETTERED:
            fields["title"] = {"text": f"Pattern {number + 1}", "kind": "lower third", "frames": 40}
        if number % 3 == 0:
            fields["lines"] = ({"text": f"This is shot {number + 1}."},)
        shots.append(ShotDraft.model_validate(fields))
    return shots
