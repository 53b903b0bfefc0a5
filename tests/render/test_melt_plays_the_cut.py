"""The MLT project is played by melt itself: as many frames as the cut has, each the one that the cut shows."""

# PyAV tells nothing of its streams.
# pyright: reportUnknownMemberType=false

import shutil
import subprocess
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from tools.interchange import mlt
from tools.interchange.cut import Cut, CutTrack, Join, Piece, Source

pytestmark = [
    pytest.mark.render,
    pytest.mark.skipif(shutil.which("melt") is None, reason="the cut is played by melt: apt-get install melt"),
]


def ramp(path: Path, first: int, step: int, frames: int = 40) -> None:
    """A film of flat greys, frame n of which is `first + step * n`, a quarter of the cut's picture in size."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("ffv1", rate=24)
        stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
        for number in range(frames):
            planes = np.full((54, 64), 128, np.uint8)
            planes[:36] = first + step * number
            container.mux(stream.encode(av.VideoFrame.from_ndarray(planes, "yuv420p")))
        container.mux(stream.encode(None))


def greys(path: Path) -> list[tuple[int, int]]:
    """Of every frame, the grey in its middle and in its corner."""
    with av.open(str(path)) as container:
        pictures = [frame.to_ndarray(format="yuv420p")[:72] for frame in container.decode(video=0)]
    return [(int(picture[36, 64]), int(picture[1, 1])) for picture in pictures]


def test_melt_plays_as_many_frames_and_the_same_ones_in_the_whole_picture(tmp_path: Path) -> None:
    ramp(tmp_path / "a.mkv", 40, 2)
    ramp(tmp_path / "b.mkv", 200, -2)
    pieces = (
        Piece(source="a.mkv", source_in=8, start=0, frames=12),
        Piece(source="b.mkv", source_in=6, start=12, frames=12),
        Piece(source="a.mkv", source_in=4, start=28, frames=10, speed=Fraction(2)),
    )
    track = CutTrack(pieces=pieces, joins=(Join(at=12, before=3, after=3),))
    sources = tuple(Source(name=name, url=name, frames=40) for name in ("a.mkv", "b.mkv"))
    cut = Cut(rate=Fraction(24), width=128, height=72, tracks=(track,), sources=sources)
    (tmp_path / "cut.mlt").write_bytes(mlt.write(cut))
    consumer = ["avformat:played.mkv", "vcodec=ffv1", "an=1", "real_time=0", "terminate_on_pause=1", "pix_fmt=yuv420p"]
    subprocess.run(
        ["melt", "-silent", "cut.mlt", "-consumer", *consumer],
        cwd=tmp_path, check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    seen = greys(tmp_path / "played.mkv")
    assert len(seen) == cut.frames == 38
    expected = {frame: 40 + 2 * (8 + frame) for frame in range(9)}
    expected |= {frame: 200 - 2 * (6 + frame - 12) for frame in range(15, 24)}
    expected |= dict.fromkeys(range(24, 28), 16)
    expected |= {frame: 40 + 2 * (4 + 2 * (frame - 28)) for frame in range(28, 38)}
    apart = {frame: (grey, seen[frame]) for frame, grey in expected.items() if _apart(grey, seen[frame])}
    assert apart == {}
    crossing = [middle for middle, _ in seen[8:16]]
    assert crossing == sorted(crossing)


def _apart(grey: int, seen: tuple[int, int]) -> bool:
    return max(abs(grey - one) for one in seen) > 3
