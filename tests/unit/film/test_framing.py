"""A clip of another shape is framed as the director says, and goes back to the house's rule."""

import pytest

from tests.unit.film.strips import edited, strip_film
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.timeline import Clip, Framing


def framings(film: Film) -> list[Framing | None]:
    return [item.framing for item in film.timeline.tracks[0].items if isinstance(item, Clip)]


def test_every_clip_of_a_shot_is_framed_or_one_alone() -> None:
    film = strip_film("A10 B10 C10")
    both = edited(film, {"kind": "set_framing", "shots": [1, 3], "fit": "blur"})
    assert framings(both) == [Framing(fit="blur"), None, Framing(fit="blur")]
    one = edited(both, {"kind": "set_framing", "clip": 2, "fit": "fill", "x": 0.2})
    assert framings(one) == [Framing(fit="blur"), Framing(fit="fill", x=0.2, y=0.5), Framing(fit="blur")]
    assert framings(edited(one, {"kind": "set_framing", "scene": 1, "fit": "house"})) == [None, None, None]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"fit": "blur", "shot": 1, "x": 0.1}, "go with the fit 'fill' alone"),
        ({"fit": "fill", "shot": 1, "clip": 1}, "not both"),
        ({"fit": "fill"}, "Say which shots"),
        ({"fit": "stretch", "shot": 1}, "fit"),
        ({"fit": "fill", "shot": 1, "x": 2}, "x"),
    ],
)
def test_a_framing_that_cannot_be_is_refused(more: dict[str, object], said: str) -> None:
    with pytest.raises(DirectorError, match=said):
        edited(strip_film("A10 B10"), {"kind": "set_framing", **more})
