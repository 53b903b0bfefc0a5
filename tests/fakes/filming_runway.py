"""A Runway that films: its clips begin with the picture that they are sent, and get brighter with every frame.

sent nothing: 30, 30.5, 31 ...    sent a picture of 54: 54, 54.5 ...    so that a joint in the wrong place shows
"""

# pyright: reportUnknownMemberType=false
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import av
import numpy as np
from PIL import Image

from tests.fakes.camera_house import Answer, Asked, House
from tests.fakes.runway import RunwayService

DARKEST, STEP = 30.0, 0.5
SIZE = (128, 72)


class FilmingRunway(RunwayService):
    """Its house has to be told to it, to hang up the clips in. The first `spoiled` clips are half a second long."""

    house: House
    size: tuple[int, int] = SIZE
    spoiled: int = 0

    def order(self, asked: Asked) -> Answer:
        answer = super().order(asked)
        if answer.status == 200 and len(self.jobs) > self.spoiled:
            sent = asked.json.get("promptImage")
            begins = _level(sent[0]["uri"]) if sent else DARKEST
            self.house.clips[answer.body["id"]] = ramp(begins, 24 * asked.json["duration"], self.size)
        return answer


def _level(uri: str) -> float:
    with Image.open(BytesIO(b64decode(uri.partition(",")[2]))) as picture:
        return float(np.asarray(picture.convert("L")).mean())


def ramp(begins: float, frames: int, size: tuple[int, int] = SIZE) -> bytes:
    """A clip of an even grey that gets lighter by `STEP` a frame, over a little pattern."""
    held = BytesIO()
    width, height = size
    pattern = np.random.default_rng(1).uniform(-20, 20, (height // 8, width // 8)).repeat(8, 0).repeat(8, 1)
    pattern -= pattern.mean()
    with av.open(held, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=24, options={"preset": "ultrafast", "crf": "10"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number in range(frames):
            picture = np.clip(pattern + begins + STEP * number, 0, 255).astype(np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture.repeat(3).reshape(height, width, 3))))
        container.mux(stream.encode())
    return held.getvalue()


def levels(clip: Path) -> list[float]:
    """How light each frame of a file is."""
    with av.open(str(clip)) as container:
        return [float(frame.to_ndarray(format="gray").mean()) for frame in container.decode(video=0)]
