"""Stills come in as moving shots: the frame pans over what is wide, tilts over what is tall, and pushes in else."""

import subprocess
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.unit.production.test_importing import clips
from tools.assembly.conforming import Source, conformed_take
from tools.assembly.delivery import Delivery
from tools.assembly.drifting import lying
from tools.assembly.recipe import MediaStrip
from tools.film.edits.cut import SetFraming
from tools.film.errors import DirectorError
from tools.film.timeline import Drift, Framing
from tools.interchange.leaving import leaving
from tools.media.binaries import ffmpeg
from tools.media.progress import silent
from tools.production.importing import Wish, new_from
from tools.settings import Settings
from tools.studio import Studio

SMALL = Delivery(width=160, height=90, rate=Fraction(24))


def spotted(path: Path, size: tuple[int, int], at: tuple[int, int]) -> Path:
    picture = np.full((size[1], size[0], 3), 60, np.uint8)
    picture[at[1] - 8 : at[1] + 8, at[0] - 8 : at[0] + 8] = 240
    Image.fromarray(picture).save(path)
    return path


def test_the_move_is_chosen_by_shape_and_can_be_left_out(tmp_path: Path) -> None:
    studio = Studio(Settings(home=tmp_path / "home"))
    sizes = {"a.png": (320, 180), "b.png": (640, 180), "c.png": (180, 320)}
    files = [spotted(tmp_path / name, size, (90, 60)) for name, size in sizes.items()]
    film = studio.open(new_from(studio, files, silent, actor="test")["film"]).film
    framings = [item.framing for item in clips(film) if item.framing]
    assert [(one.fit, one.move) for one in framings] == [("fill", "push in"), ("fill", "pan left"), ("fill", "tilt up")]
    assert framings[1].x < 0.5
    # No editing program gets the move: that is said, with the shots.
    assert leaving(film, {}, {}).left_out == (
        "The frame moves over 1A (push in), 1B (pan left), 1C (tilt up), and stands still there: set the move as in the"
        " reference film.",
    )
    held = Studio(Settings(home=tmp_path / "other"))
    film = held.open(new_from(held, files, silent, actor="test", wish=Wish(hold=True))["film"]).film
    assert [item.framing for item in clips(film)] == [None, None, None]
    with pytest.raises(DirectorError, match="only move over a picture that fills"):
        held.perform(film.id, SetFraming(shots=(1,), fit="blur", move="push in"), actor="test")


@pytest.mark.parametrize("move", ["push in", "pan right", "tilt up"])
def test_the_picture_lies_where_the_proof_looks_for_it(tmp_path: Path, move: Drift) -> None:
    still = spotted(tmp_path / "still.png", (400, 300), (200, 150))
    framing = Framing(fit="fill", x=0.5, y=0.5, move=move)
    strip = MediaStrip(media="x", start=Fraction(0), freeze=True, framing=framing, drift=(0, 24))
    picture = conformed_take(strip, 24, SMALL, Source(still))
    command = [str(word) for word in picture.output("pipe:1", f="rawvideo", pix_fmt="gray").compile(cmd=str(ffmpeg()))]
    frames = np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, np.uint8)
    for at in (0, 12, 23):
        spot = np.argwhere(frames.reshape(24, 90, 160)[at] > 150).mean(axis=0)[::-1] + 0.5
        size, corner = lying(Fraction(4, 3), framing, (at, 24), SMALL)
        assert np.abs(spot - (np.asarray(corner) + np.asarray(size) / 2)).max() < 1
