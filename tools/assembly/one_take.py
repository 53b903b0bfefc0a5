# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""Clips that were made one after the other become one: each gives the frames that are its own, and no joint shows.

clip 1 |0 ------- to|
clip 2              |from ---- to|    from: 1, for its first frame is the last of clip 1
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import ffmpeg

from tools.assembly.mezzanine import KEY_FRAMES, QUALITY
from tools.media import binaries, process
from tools.media.disk import whole_file


@dataclass(frozen=True)
class Clip:
    """Frames `start` to `end` (without it) of the file at `path`."""

    path: Path
    start: int
    end: int


def join_clips(clips: Sequence[Clip], out: Path, *, rate: Fraction, size: tuple[int, int], sound: bool) -> Path:
    """Write the clips as one MP4 at `rate` (theirs) and `size`, with their sound where all have some.

    Raises OperatorError when one of them cannot be read.
    """
    streams: list[Any] = []
    for number, clip in enumerate(clips):
        # Each input is unlike the others, or ffmpeg-python takes the same file twice for one input.
        opened = ffmpeg.input(str(clip.path), threads=1, thread_queue_size=8 + number)
        picture = opened["V:0"].filter("settb", f"1/({rate})").filter("setpts", "N")
        picture = picture.filter("trim", start_frame=clip.start, end_frame=clip.end).filter("setpts", "PTS-STARTPTS")
        picture = picture.filter("scale", *size, flags="lanczos").filter("setsar", 1).filter("format", "yuv420p")
        streams.append(picture)
        if sound:
            begin, end = (float(at / rate) for at in (clip.start, clip.end))
            heard = opened["a:0"].filter("aresample", 48_000).filter("atrim", start=begin, end=end)
            # Silence stands in where its sound is shorter than its picture, so that the next part stays in step.
            streams.append(heard.filter("asetpts", "PTS-STARTPTS").filter("apad", whole_dur=end - begin))
    joined = ffmpeg.concat(*streams, v=1, a=int(sound))
    options: dict[str, Any] = {
        "c:v": "libx264",
        "preset": "veryfast",
        "crf": str(QUALITY),
        "threads": "1",
        "x264-params": f"keyint={KEY_FRAMES}:min-keyint={KEY_FRAMES}:scenecut=0:bframes=0:cpu-independent=1",
        "flags:v": "+bitexact",
        "fflags": "+bitexact",
        "r": str(rate),
        "fps_mode": "cfr",
        "map_metadata": "-1",
    }
    if sound:
        options |= {"c:a": "aac", "b:a": "192k", "flags:a": "+bitexact"}
    with whole_file(out) as part:
        words = [str(word) for word in ffmpeg.output(joined, str(part), format="mp4", **options).get_args()]
        argv = [str(binaries.ffmpeg()), "-v", "error", "-nostdin", "-y", "-filter_complex_threads", "1", *words]
        process.run(argv, doing=f"joining {len(clips)} parts of a take")
    return out
