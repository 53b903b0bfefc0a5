"""Hard edges of colour that move or are enlarged are known for what they are, and another picture is not."""

from fractions import Fraction
from pathlib import Path
from threading import Event

import av
import numpy as np
import pytest
from PIL import Image

from tests.fakes.coded_film import small_film
from tests.fakes.stage import Set
from tools.assembly.delivery import Delivery
from tools.assembly.plan import plan
from tools.assembly.proof.prints import Printer
from tools.assembly.proof.shots import ShotWatch
from tools.assembly.stock import Screened, Stock
from tools.film.film import Film
from tools.film.script import Take
from tools.film.timeline import Clip, Framing
from tools.media.binaries import ffmpeg
from tools.media.process import run

pytestmark = pytest.mark.render

SMALL = Delivery(width=320, height=180, preset="ultrafast", crf=14)
BARS = ("#ff0000", "#00ff00", "#ffff00", "#0000ff", "#ff00ff", "#00ffff")


def bars(path: Path, colours: tuple[str, ...]) -> Path:
    picture = Image.new("RGB", (640, 360))
    for number, colour in enumerate(colours):
        picture.paste(colour, (number * 640 // 6, 0, (number + 1) * 640 // 6, 360))
    # Something to tell up from down.
    picture.paste("#202020", (80, 220, 150, 330))
    picture.save(path)
    return path


def card(path: Path, changed: str = "null") -> Path:
    source = f"testsrc2=s=320x180:r=24:d=1,{changed}"
    command = [str(ffmpeg()), "-v", "error", "-f", "lavfi", "-i", source, "-pix_fmt", "yuv420p", str(path)]
    run(command, doing="drawing a test card", stop=Event())
    return path


def film_of(stage: Set, still: Path) -> Film:
    media = stage.pool.add(still)
    take = Take(
        id="t1", shot="s1", media=media, rate=Fraction(24), frames=2400, width=640, height=360, still=True, conform=True
    )
    framing = Framing(fit="fill", x=0.4, y=0.5, move="push in")
    return small_film([Clip(id="c", shot="s1", frames=30, source_in=8, framing=framing)], [take])


def clip_of(stage: Set, video: Path) -> Film:
    media = stage.pool.add(video)
    take = Take(id="t1", shot="s1", media=media, rate=Fraction(24), frames=24, width=320, height=180, conform=True)
    return small_film([Clip(id="c", shot="s1", frames=24)], [take])


def judged(stage: Set, delivery: Delivery, right: Film, wrong: Film) -> dict[str, list[bool]]:
    """Whether each film's shots are seen in the delivered file of the right one."""
    out = stage.assemble(right, delivery=delivery).out
    seen: dict[str, list[bool]] = {}
    for name, film in (("right", right), ("wrong", wrong)):
        media = frozenset(take.media for take in film.takes.values())
        pool = Screened(Stock(stage.root / "cache", stage.pool, lambda: stage.root), media, Fraction(24))
        printer = Printer()
        watch = ShotWatch(plan(film, delivery), pool, stage.faces)
        with av.open(str(out)) as container:
            for frame in container.decode(video=0):
                watch.see(printer.print(frame, watch.size))
        seen[name] = [sight.there for sight in watch.finish()]
    return seen


def test_bars_of_colour_are_proved_while_the_frame_moves(tmp_path: Path) -> None:
    stage = Set(tmp_path, {})
    right = film_of(stage, bars(tmp_path / "bars.png", BARS))
    wrong = film_of(stage, bars(tmp_path / "other.png", BARS[::-1]))
    seen = judged(stage, SMALL, right, wrong)
    assert seen["right"]
    assert all(seen["right"])
    assert not np.any(seen["wrong"])


def test_a_small_test_card_is_proved_when_it_is_enlarged(tmp_path: Path) -> None:
    stage = Set(tmp_path, {})
    right, wrong = (clip_of(stage, card(tmp_path / f"{changed}.mp4", changed)) for changed in ("null", "hue=h=70"))
    seen = judged(stage, Delivery(width=1280, height=720, preset="ultrafast", crf=20), right, wrong)
    assert seen["right"]
    assert all(seen["right"])
    assert not np.any(seen["wrong"])


def test_a_take_in_rgb_is_printed_with_its_edges_of_colour_where_they_are() -> None:
    picture = np.zeros((360, 640, 3), np.uint8)
    picture[:, :213], picture[:, 213:] = (0, 255, 0), (255, 255, 0)
    frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="gbrp")
    left, right = np.moveaxis(Printer().print(frame, (96, 54))[:, 20, 31:33], -1, 0)
    # Of the left block's 6 2/3 pixels all but the last third lie before the edge. In BT.709 and the video range:
    green, yellow = np.array([172.7, 41.7, 26.3]), np.array([219.2, 16.0, 138.0])
    assert np.abs(left - (0.95 * green + 0.05 * yellow)).max() < 1.5
    assert np.abs(right - yellow).max() < 1.5
