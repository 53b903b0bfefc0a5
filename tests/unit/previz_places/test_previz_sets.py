"""Every set builds in every air, repeats itself, and gives people room to stand."""

from typing import get_args

import numpy as np
import pytest

from tools.film.script import Mood, TimeOfDay, Weather
from tools.generators.previz.baking import Order, Plate, bake
from tools.generators.previz.lens import aim, focal_of
from tools.generators.previz.painting import ArtStore
from tools.generators.previz.places import PLACES, build, floor
from tools.generators.previz.world import World

TIMES: tuple[TimeOfDay, ...] = get_args(TimeOfDay)
WEATHERS: tuple[Weather, ...] = get_args(Weather)
MOODS: tuple[Mood, ...] = get_args(Mood)


def shape(w: World) -> tuple[np.ndarray, ...]:
    """Everything that a camera could tell two sets apart by, but the drawing of the sprites."""
    points = np.concatenate([np.ravel(p) for f in w.faces for p in f.points]) if w.faces else np.zeros(0)
    sprites = np.array([s.at for s in w.sprites]).reshape(-1)
    return points, sprites, w.light_rows(), w.block_rows(), w.contact_rows()


def painted(w: World, name: str = "A") -> Plate:
    view = w.views[name]
    lens = aim(view.eye, view.look, focal_of(view.fov, 96), 96, 40)
    at = w.marks["stand"].at
    distance = float(lens.relative(at)[2])
    return bake(w, lens, Order(distance, (0, 0, 0, 0), subject=(at[0], at[1] + 1.2, at[2])), ArtStore())


@pytest.mark.parametrize("kind", PLACES)
def test_a_set_builds_at_every_hour_in_every_weather_and_mood(kind: str) -> None:
    for time, weather, mood in zip(TIMES, WEATHERS, MOODS, strict=False):
        w = build(kind, time, weather, mood, 7)
        assert len(w.faces) + len(w.sprites) > 100
        assert w.lights
        assert all(np.isfinite(rows).all() for rows in shape(w))


def test_every_mood_has_its_light() -> None:
    for kind in ("corridor", "theatre"):
        rows = {build(kind, "night", "clear", mood, 7).light_rows().tobytes() for mood in MOODS}
        assert len(rows) >= 5


@pytest.mark.parametrize("kind", PLACES)
def test_the_same_seed_gives_the_same_set(kind: str) -> None:
    first, second = (shape(build(kind, "dusk", "rain", "calm", 5)) for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


def test_another_seed_gives_another_forest_street_and_shore() -> None:
    for kind in ("forest", "street", "beach", "desert", "field", "village", "rooftop", "cafe", "lighthouse_exterior"):
        first, second = (shape(build(kind, "day", "clear", "calm", seed)) for seed in (5, 6))
        assert not all(np.array_equal(a, b) for a, b in zip(first, second, strict=True)), kind


@pytest.mark.parametrize("kind", PLACES)
def test_people_stand_on_free_floor(kind: str) -> None:
    w, free = build(kind, "day", "clear", "calm", 7), floor(kind)
    for name in ("stand", "left", "right", "ground"):
        mark = w.marks[name]
        assert free.holds(mark.at[0], mark.at[2]), name
        assert mark.at[1] == pytest.approx(w.height(mark.at[0], mark.at[2]))
        assert np.hypot(mark.facing[0], mark.facing[2]) == pytest.approx(1.0)
    for name in ("stand", "left", "right", "far", "door"):
        x, y, z = w.marks[name].at
        chest = np.array((x, y + 1.0, z))
        inside = [row for row in w.block_rows() if np.all(chest > row[:3]) and np.all(chest < row[3:])]
        assert not inside, f"{name} stands inside something solid"
    if "sit" in w.marks:
        assert 0.2 < w.marks["sit"].height < 0.75


@pytest.mark.parametrize("kind", PLACES)
def test_both_views_see_the_mark_in_front_of_them(kind: str) -> None:
    w = build(kind, "day", "clear", "calm", 7)
    for name in ("A", "B"):
        view = w.views[name]
        lens = aim(view.eye, view.look, focal_of(view.fov, 1280), 1280, 536)
        x, y, z = lens.see(np.asarray(w.marks["stand"].at) + np.array((0.0, 1.2, 0.0)))
        assert 1.5 < z < 14
        assert 128 < x < 1152
        assert 54 < y < 482
        assert view.eye[1] > w.height(view.eye[0], view.eye[2]) + 0.5


@pytest.mark.parametrize("kind", PLACES)
def test_a_view_is_painted_with_light_and_dark(kind: str) -> None:
    plate = painted(build(kind, "night", "clear", "calm", 7))
    seen = np.concatenate([layer.image[layer.image[..., 3] > 200] for layer in plate.layers])
    assert len(seen) > 600
    luma = seen[:, :3].mean(1)
    assert np.percentile(luma, 95) - np.percentile(luma, 5) > 40


def test_a_view_is_painted_alike_twice() -> None:
    first, second = (painted(build("beach", "dusk", "clear", "calm", 7)) for _ in range(2))
    assert [a.image.tobytes() for a in first.layers] == [b.image.tobytes() for b in second.layers]


def test_a_name_that_is_no_kind_builds_the_nearest_set() -> None:
    assert len(build("tavern", "night", "clear", "warm", 7).faces) == len(
        build("cafe", "night", "clear", "warm", 7).faces
    )
