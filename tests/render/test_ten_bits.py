"""What has ten bits keeps them into a ProRes file: cut, dissolved, graded, framed, windowed, lettered and laid over."""

import subprocess
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.fakes.coded_film import HEIGHT, WIDTH, small_film
from tests.fakes.stage import Set
from tools.assembly.delivery import Delivery
from tools.film.film import Film
from tools.film.script import Take
from tools.film.timeline import Box, Clip, Framing, Gap, Grade, Overlay, Title, Track, Transition
from tools.media.binaries import ffmpeg

pytestmark = pytest.mark.render

PRORES = Delivery(name="prores", width=WIDTH, height=HEIGHT, codec="prores")
LEVELS = 301 + np.arange(WIDTH)
"""one level of ten bits after the other, from left to right; of eight bits there are forty"""

Luma = NDArray[np.uint16]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Set:
    """A take that is the ramp, without a loss, and one of a single level."""
    stage = Set(tmp_path_factory.mktemp("deep"), {})
    for number, row in ((1, LEVELS), (2, np.full(WIDTH, 855))):
        luma = np.broadcast_to(row, (HEIGHT, WIDTH)).astype("<u2").tobytes()
        frame = luma + np.full(WIDTH * HEIGHT, 512, "<u2").tobytes()
        path = stage.root / f"ramp-{number}.mp4"
        source = ["-f", "rawvideo", "-s", f"{WIDTH}x{HEIGHT}", "-r", "24", "-pix_fmt", "yuv422p10le", "-i", "-"]
        coding = ["-c:v", "libx264", "-qp", "0", "-preset", "ultrafast", "-threads", "1"]
        tags = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
        command = [str(ffmpeg()), "-v", "error", "-y", *source, "-vf", tags, *coding, str(path)]
        subprocess.run(command, input=frame * 48, check=True)
        media = stage.pool.add(path)
        take = Take(
            id=f"t{number}", shot=f"s{number}", rate=Fraction(24), frames=48, media=media, width=WIDTH, height=HEIGHT
        )
        stage.takes.append(take)
    return stage


def cut(stage: Set, over: Clip | None = None) -> Film:
    """24 frames each of: a take, the same dissolved into, graded, dissolved by a mask, and framed on its own ground."""
    grade, framing = Grade(exposure=0.05), Framing(fit="blur")
    items = [
        Clip(id="a", shot="s1", frames=24),
        Clip(id="b", shot="s1", frames=24, source_in=10),
        Clip(id="c", shot="s1", frames=24, grade=grade),
        Clip(id="d", shot="s1", frames=24, source_in=10),
        Clip(id="e", shot="s1", frames=24, framing=framing),
    ]
    transitions = [
        Transition(into="b", kind="dissolve", frames=8),
        Transition(into="d", kind="iris open", frames=8),
    ]
    film = small_film(items, stage.takes, transitions, [Title(id="t", text="L", item="a", frames=20)])
    if over is None:
        return film
    tracks = (*film.timeline.tracks, Track(name="V2", items=(Gap(id="g", frames=24), over)))
    return film.model_copy(update={"timeline": film.timeline.model_copy(update={"tracks": tracks})})


def lumas(path: Path) -> list[Luma]:
    with av.open(str(path)) as container:
        assert container.streams.video[0].codec_context.pix_fmt == "yuv422p10le"
        planes = [frame.planes[0] for frame in container.decode(video=0)]
        return [np.frombuffer(bytes(p), "<u2").reshape(HEIGHT, p.line_size // 2)[:, :WIDTH].copy() for p in planes]


def test_every_level_of_ten_bits_is_in_the_file(stage: Set) -> None:
    seen = lumas(stage.assemble(cut(stage), delivery=PRORES).out)
    assert len(seen) == 120
    # Away from the title, from what is graded, and from the edges that letters and masks leave.
    for number in (2, 23, 26, 40, 80, 90, 100, 118):
        rows = seen[number][4:20, 4:-4].mean(axis=0)
        assert np.abs(rows - LEVELS[4:-4]).max() < 1.5, number
        assert np.abs(rows - LEVELS[4:-4]).mean() < 0.4, number
    graded = seen[60][4:20, 4:-4].mean(axis=0)
    steps = np.diff(graded)
    # Eight bits would stand still three times of four, then jump by four.
    assert steps.max() < 2.6
    assert (np.abs(steps) < 0.1).sum() < 30
    assert 0.5 < (graded - LEVELS[4:-4]).mean() < 12


@pytest.mark.parametrize(
    ("overlay", "wanted"),
    [
        (Overlay(box=Box(left=0.2, top=0.2, width=0.6, height=0.6), corners=0.2), 855.0),
        (Overlay(opacity=0.5), (855 + LEVELS[WIDTH // 2]) / 2),
        (Overlay(blend="screen"), 885.8),
    ],
    ids=["rounded", "half", "screen"],
)
def test_a_layer_of_ten_bits_lies_over_the_picture_as_it_is(stage: Set, overlay: Overlay, wanted: float) -> None:
    over = Clip(id="o", shot="s2", frames=24, overlay=overlay)
    seen = lumas(stage.assemble(cut(stage, over), "over.mov", delivery=PRORES).out)
    middle = seen[40][40:50, WIDTH // 2 - 4 : WIDTH // 2 + 5].mean()
    assert middle == pytest.approx(wanted, abs=2.5)
    assert np.abs(seen[118][4:20, 4:-4].mean(axis=0) - LEVELS[4:-4]).max() < 1.5
