"""WebM: what the joiner made, and the sound, put into their container without being encoded again.

    joined pictures (MP4) + sound (WebM)  --copied-->  EBML | Segment: Info, Tracks, Cues, Chapters, Clusters

Times are rounded to milliseconds there: every frame is within half of one of its place.
"""

import threading
from collections.abc import Sequence
from pathlib import Path

from tools.media import binaries, process


def wrap(
    pictures: Path,
    sound: Path,
    out: Path,
    stop: threading.Event | None = None,
    *,
    tags: Sequence[tuple[str, str]] = (),
) -> None:
    """Write the WebM `out`, its index before the samples, with `tags`. Raises OperatorError as `process.run` does."""
    told = [word for name, value in tags for word in ("-metadata", f"{name}={value}")]
    copied = ("-map", "0:v:0", "-map", "1:a:0", "-c", "copy", "-map_metadata", "-1", "-map_chapters", "0", *told)
    process.run(
        [
            *(str(binaries.ffmpeg()), "-v", "error", "-nostdin", "-y", "-i", str(pictures), "-i", str(sound)),
            *(*copied, "-fflags", "+bitexact", "-cues_to_front", "1", "-f", "webm", str(out)),
        ],
        doing="writing the WebM file",
        stop=stop,
    )
