"""Moved, drawn and laid pictures: a clean film with all of them passes, and a fault in one of them is named."""

from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from tests.fakes.coded_film import small_film
from tests.render.test_proof import Studio, failures
from tools.film.film import Film
from tools.film.timeline import Box, Clip, Gap, Mixture, Overlay, Track, Transition

pytestmark = pytest.mark.render

FRAMES = 22
INSET = Box(left=0.6, top=0.08, width=0.36, height=0.36)
SHOTS = (1, 3, 4)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(tmp_path_factory.mktemp("compositions"))


EVERY: tuple[str, ...] = get_args(Mixture)
FEW = ("push left", "iris open", "wipe clock", "dissolve")


def film_of(
    studio: Studio,
    changed: dict[str, str] | None = None,
    insets: tuple[Overlay, ...] = (),
    shot: int = 2,
    kinds: tuple[str, ...] = EVERY,
) -> Film:
    """Each of the mixtures once, and pictures in the picture, four shots apart; `changed` names some other kinds."""
    items = [Clip(id=f"c{n}", shot=f"s{SHOTS[n % 3]}", frames=FRAMES, source_in=4 * n) for n in range(len(kinds) + 1)]
    transitions = [
        Transition.model_validate({"into": f"c{n}", "kind": (changed or {}).get(kind, kind), "frames": 10})
        for n, kind in enumerate(kinds, 1)
    ]
    film = small_film(items, studio.takes, transitions)
    upper: list[Clip | Gap] = []
    for n, inset in enumerate(insets):
        upper.append(Gap(id=f"g{n}", frames=(FRAMES + 7) if n == 0 else 4 * FRAMES - 40))
        upper.append(Clip(id=f"x{n}", shot=f"s{shot}", frames=40, source_in=20, overlay=inset))
    tracks = (*film.timeline.tracks, *([Track(name="V2", items=tuple(upper))] if upper else []))
    return film.model_copy(update={"timeline": film.timeline.model_copy(update={"tracks": tracks})})


def made(studio: Studio, film: Film, name: str) -> Path:
    return studio.deliver(film, np.zeros((studio.planned(film).frames * 2000, 2)), name)


LAID = Overlay(box=INSET, corners=0.1, border=0.02, slide_in="right", slide_frames=6)
PICTURE = {"every shot in its place", "every shot to the frame", "transitions", "overlays", "colours of the takes"}


def test_a_clean_film_of_all_mixtures_and_layers_passes(studio: Studio) -> None:
    film = film_of(studio, insets=(LAID, Overlay(blend="screen", opacity=0.6), Overlay(box=INSET, opacity=0.5)))
    found = failures(studio.prove(film, made(studio, film, "clean.mp4")))
    assert {name: found[name] for name in PICTURE & found.keys()} == {}


@pytest.mark.parametrize(
    ("kind", "other"), [("push left", "push right"), ("iris open", "iris close"), ("wipe clock", "dissolve")]
)
def test_another_mixture_in_its_place_is_found(studio: Studio, kind: str, other: str) -> None:
    out = made(studio, film_of(studio, {kind: other}, kinds=FEW), "other.mp4")
    assert "transitions" in failures(studio.prove(film_of(studio, kinds=FEW), out))


ELSEWHERE = LAID.model_copy(update={"box": Box(left=0.05, top=0.08, width=0.36, height=0.36)})


@pytest.mark.parametrize(("insets", "shot"), [((), 2), ((LAID,), 5), ((ELSEWHERE,), 2)])
def test_a_picture_in_the_picture_that_is_missing_another_or_elsewhere_is_found(
    studio: Studio, insets: tuple[Overlay, ...], shot: int
) -> None:
    out = made(studio, film_of(studio, insets=insets, shot=shot, kinds=FEW), "fault.mp4")
    found = failures(studio.prove(film_of(studio, insets=(LAID,), kinds=FEW), out))
    assert {"overlays", "every shot in its place", "transitions"} & found.keys()
