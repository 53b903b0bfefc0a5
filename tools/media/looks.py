"""A few pictures from all over a clip, for checks that need not see every one.

clip |----x----|----x----|----x----|      the first picture that can be decoded from the middle of each part on
"""

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

Picture = NDArray[np.uint8]


def looks(path: Path, parts: int, look: Callable[[av.VideoFrame], Picture]) -> list[Picture]:
    """What `look` makes of one picture of each part of a clip; nothing where the clip cannot be read."""
    found: list[Picture] = []
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            length = stream.duration
            for number in range(parts):
                if length:
                    container.seek(int(length * (number + 0.5) / parts) + (stream.start_time or 0), stream=stream)
                frame = next(container.decode(stream), None)
                if frame is not None:
                    found.append(look(frame))
    except (FFmpegError, OSError, IndexError):
        return []
    return found
