"""Air, light on faces, the grade's words, and who may be asked of the camera."""

from typing import get_args

import numpy as np
import pytest

from tools.film.script import Location, Look, Mood, Shot, Staged, TimeOfDay, Weather
from tools.generators.ports import Brief
from tools.generators.previz.atmosphere import atmosphere
from tools.generators.previz.camera import compromises, job_of
from tools.generators.previz.lens import aim
from tools.generators.previz.lightmeter import WEIGHTS, measure
from tools.generators.previz.looks import grade_of
from tools.generators.previz.world import World

TIMES: tuple[TimeOfDay, ...] = get_args(TimeOfDay)
WEATHERS: tuple[Weather, ...] = get_args(Weather)
MOODS: tuple[Mood, ...] = get_args(Mood)
LENS = aim((0, 1.5, -4), (0, 1.5, 0), 400.0, 640, 268)
CHEST = np.array((0.0, 1.3, 0.0))


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("weather", WEATHERS)
def test_there_is_air_for_every_hour_and_weather(time: TimeOfDay, weather: Weather):
    air = atmosphere(time, weather)
    assert air.ramp.shape == (256, 3)
    assert 0 <= float(air.ramp.min()) <= float(air.ramp.max()) <= 1


def test_night_is_darker_than_day_and_has_its_lamps_lit():
    day, night = atmosphere("day"), atmosphere("night")
    assert float(night.sun.sum()) < float(day.sun.sum()) / 2
    assert night.lamps > 0.9
    assert day.lamps == 0


@pytest.mark.parametrize("mood", MOODS)
def test_a_mood_nudges_the_grade_and_never_repaints_it(mood: Mood):
    air, calm = atmosphere("day", "clear", mood), atmosphere("day", "clear", "calm")
    assert 0.7 <= air.exposure / calm.exposure <= 1.3
    assert np.array_equal(air.ramp, calm.ramp)


def brightness(world: World, words: str = "") -> float:
    reading = measure(world, CHEST, LENS, words)
    light = sum(float(np.array(c) @ WEIGHTS) for _, c in reading.lights)
    return light + float(np.array(reading.above) @ WEIGHTS)


def test_a_face_is_lit_even_where_the_place_has_no_light():
    assert brightness(World(atmosphere("night"), 7)) > 0.4


def test_a_face_is_not_burnt_by_a_lamp_right_before_it():
    world = World(atmosphere("day"), 7)
    world.point((0, 1.5, -1), (60.0, 60.0, 60.0), 2.0, shadow=0)
    assert brightness(world) < 1.8


def test_the_words_of_the_light_choose_the_side_of_the_key():
    world = World(atmosphere("night"), 7)
    world.point((2, 2, -2), (3.0, 3.0, 3.0), 2.0, shadow=0)
    right = measure(world, CHEST, LENS).lights[0][0]
    left = measure(world, CHEST, LENS, "one warm lamp from the left").lights[0][0]
    assert right[0] > 0 > left[0]


def test_warm_words_warm_the_key():
    world = World(atmosphere("night"), 7)
    world.point((2, 2, -2), (3.0, 3.0, 3.0), 2.0, shadow=0)
    _, plain = measure(world, CHEST, LENS).lights[0]
    _, warm = measure(world, CHEST, LENS, "candle light").lights[0]
    assert warm[0] / warm[2] > plain[0] / plain[2]


def test_the_word_noir_takes_the_colour_out():
    air = atmosphere("night")
    assert grade_of(air, Look(style="film noir")).saturation < 0.3 * grade_of(air, Look()).saturation


def brief_of(place: str = "kitchen", **shot: object) -> Brief:
    return Brief(
        shot=Shot(id="s", prompt="", location="l", **shot),  # pyright: ignore[reportArgumentType]
        slate="1A", interior=True, location=Location(id="l", name=place, set_kind=place), look=Look(), head=6, tail=6,
    )  # fmt: skip


def test_a_known_place_needs_no_compromise_and_an_unknown_one_says_what_stands_for_it():
    for place in ("kitchen", "lamp_room", "lamp room", "the Lamp  Room"):
        assert compromises(brief_of(place)) == ()
    assert compromises(brief_of("ice cave"))[0].startswith("there is no set for 'ice cave'; that of the ")
    assert "zeppelin" in compromises(brief_of("zeppelin"))[0]


def test_someone_outside_the_cast_is_named_as_a_compromise():
    assert any("nobody" in line for line in compromises(brief_of(staging=(Staged(who="nobody"),))))


def test_a_job_is_named_by_what_can_be_seen_and_not_by_the_state_of_the_shot():
    a, b = brief_of(size="wide"), brief_of(size="wide", state="dailies", takes=("t1",))
    assert job_of(a) == job_of(b)
    assert job_of(a) != job_of(brief_of(size="full"))
