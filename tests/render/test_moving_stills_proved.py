"""A frame that moves over a picture of hard coloured edges is known for what it is, and another picture is not."""

from fractions import Fraction
from pathlib import Path

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


def film_of(stage: Set, still: Path) -> Film:
    media = stage.pool.add(still)
    take = Take(
        id="t1", shot="s1", media=media, rate=Fraction(24), frames=2400, width=640, height=360, still=True, conform=True
    )
    framing = Framing(fit="fill", x=0.4, y=0.5, move="push in")
    return small_film([Clip(id="c", shot="s1", frames=30, source_in=8, framing=framing)], [take])


def test_bars_of_colour_are_proved_while_the_frame_moves(tmp_path: Path) -> None:
    stage = Set(tmp_path, {})
    right = film_of(stage, bars(tmp_path / "bars.png", BARS))
    wrong = film_of(stage, bars(tmp_path / "other.png", BARS[::-1]))
    out = stage.assemble(right, delivery=SMALL).out
    seen: dict[str, list[bool]] = {}
    for name, film in (("right", right), ("wrong", wrong)):
        media = frozenset(take.media for take in film.takes.values())
        pool = Screened(Stock(stage.root / "cache", stage.pool, lambda: tmp_path), media, Fraction(24))
        printer = Printer()
        watch = ShotWatch(plan(film, SMALL), pool, stage.faces)
        with av.open(str(out)) as container:
            for frame in container.decode(video=0):
                watch.see(printer.print(frame, watch.size))
        seen[name] = [sight.there for sight in watch.finish()]
    assert seen["right"]
    assert all(seen["right"])
    assert not np.any(seen["wrong"])
