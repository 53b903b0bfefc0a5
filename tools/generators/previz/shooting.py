"""Shoot a brief: every frame of a Picture into one H.264 file, the same bytes every time on one machine.

x264 repeats itself only with one thread, and is the same on every processor only with `cpu-independent`; the muxer
writes no dates and no version with `bitexact`.
"""

# pyright: reportUnknownMemberType=false
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.codec.context import Flags

from tools.generators.ports import Brief, write_subjects
from tools.generators.previz.grading import Planes
from tools.generators.previz.picture import Picture
from tools.media.disk import whole_file
from tools.media.progress import Progress, Report

X264 = "keyint=48:min-keyint=1:scenecut=0:bframes=2:b-pyramid=none:threads=1:lookahead-threads=1:cpu-independent=1"
QUALITY = "16"
STEP = 6
"""Frames between two reports."""


def shoot(brief: Brief, out: Path, report: Report) -> None:
    """Render the whole clip (`brief.frames` frames) to `out`, an MP4 without sound.

    Written beside `out` first and renamed when whole, after the track of its subjects (see `ports.write_subjects`).
    `report` may raise Cancelled; then nothing is left.
    Raises OperatorError when the folder cannot be written or the disk is full.
    """
    report(Progress(stage="set", done=0, total=brief.frames, what=brief.slate))
    picture = Picture(brief)
    with whole_file(out) as part:
        _encode(brief, picture, part, report)
        subjects = picture.subjects()
        if subjects is not None:
            write_subjects(subjects, out)


def _encode(brief: Brief, picture: Picture, part: Path, report: Report) -> None:
    rate = Fraction(brief.rate)
    options = {"fflags": "+bitexact", "write_btrt": "0", "movflags": "+faststart"}
    with av.open(str(part), "w", format="mp4", options=options) as container:
        stream = container.add_stream("libx264", rate=rate)
        stream.width, stream.height, stream.pix_fmt = picture.width, picture.height, "yuv420p"
        stream.time_base = 1 / rate
        stream.options = {"preset": "veryfast", "crf": QUALITY, "profile": "high", "x264-params": X264}
        context = stream.codec_context
        context.thread_count = 1
        context.flags |= Flags.bitexact
        context.color_range, context.colorspace, context.color_primaries, context.color_trc = 1, 1, 1, 1
        for i in range(brief.frames):
            frame = _frame(picture.frame(i), picture.width, picture.height)
            frame.pts, frame.time_base = i, 1 / rate
            container.mux(stream.encode(frame))
            if i % STEP == STEP - 1 or i == brief.frames - 1:
                report(Progress(stage="shooting", done=i + 1, total=brief.frames, what=brief.slate))
        container.mux(stream.encode(None))


def _frame(planes: Planes, width: int, height: int) -> av.VideoFrame:
    frame = av.VideoFrame(width, height, "yuv420p")
    for target, source in zip(frame.planes, planes, strict=True):
        stride = target.line_size
        if stride == source.shape[1]:
            target.update(source.tobytes())
        else:
            rows = np.zeros((source.shape[0], stride), np.uint8)
            rows[:, : source.shape[1]] = source
            target.update(rows.tobytes())
    frame.color_range, frame.colorspace = 1, 1
    return frame
