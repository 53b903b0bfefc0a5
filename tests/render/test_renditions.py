"""A film made small enough for a chat is the same film: as long, as wide for its height, within the bytes."""

# pyright: reportUnknownMemberType=false
# PyAV types its packets in part.
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from tools.assembly.rendition import Renditions, rates
from tools.media.probing import probe

pytestmark = pytest.mark.render


def test_a_film_is_made_to_fit_and_found_again_and_what_cannot_be_judged_is_not_made(tmp_path: Path):
    film = tmp_path / "film.mp4"
    noise = np.random.default_rng(1)
    with av.open(str(film), "w") as out:
        stream = out.add_stream("libx264", rate=Fraction(24), options={"crf": "12", "preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for _ in range(36):
            picture = noise.integers(0, 255, (180, 320, 3), dtype=np.uint8)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        out.mux(stream.encode())
    renditions = Renditions(tmp_path / "cache")
    assert renditions.fitted(film, film.stat().st_size) == film
    made = renditions.fitted(film, 150_000)
    assert made is not None
    assert made.stat().st_size <= 150_000
    known = probe(made)
    assert (known.frames, known.width, known.height) == (36, 320, 180)
    assert renditions.fitted(film, 150_000) == made
    assert [one.name for one in (tmp_path / "cache").iterdir()] == [made.name]
    assert renditions.fitted(film, 2_000) is None
    paper = tmp_path / "cut.pdf"
    paper.write_bytes(b"x" * 100)
    assert renditions.fitted(paper, 10) is None


def test_the_picture_is_as_large_as_its_bits_draw_well():
    sizes = [found[1] for seconds in (20, 60, 180, 600) if (found := rates(10 << 20, seconds, 1920, 1080, 24.0))]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 1080
    assert rates(10 << 20, 3600, 1920, 1080, 24.0) is None
