"""A window over a take holds while its subject holds, glides after it when it goes, and never jumps within a shot."""

from fractions import Fraction
from itertools import pairwise

import pytest

from tests.fakes.coded_film import small_film
from tools.assembly.delivery import Delivery
from tools.assembly.plan import Plan, plan
from tools.assembly.recipe import MediaStrip, Window
from tools.assembly.reframing import SPEED, Path, window_path
from tools.film.script import Take
from tools.film.subjects import Box, Figure, SubjectTrack
from tools.film.timeline import Clip, Transition

RATE = Fraction(24)
TALL = Delivery(name="vertical", width=1080, height=1920)
SQUARE = Delivery(name="square", width=1080, height=1080)
WIDE = Delivery(width=1920, height=1080)
SAMPLES = 24


def box(middle: int, half: int = 700) -> Box:
    return (middle - half, 2000, middle + half, 6000)


def track(*figures: Figure, width: int = 1280, height: int = 720) -> SubjectTrack:
    return SubjectTrack(width=width, height=height, rate=RATE, every=6, figures=figures)


def still(who: str, middle: int, weight: int = 10) -> Figure:
    return Figure(who=who, boxes=(box(middle),) * SAMPLES, weight=weight)


def path_of(subjects: SubjectTrack, delivery: Delivery = TALL, speaking: tuple[str, ...] = ()) -> Path:
    path = window_path(subjects, delivery, RATE, speaking)
    assert path is not None
    return path


def test_a_window_holds_on_a_subject_that_holds() -> None:
    path = path_of(track(still("ada", 3400)))
    assert len(path.keys) == 2
    assert path.keys[0][1] == path.keys[1][1] == pytest.approx(3400, abs=80)
    assert path.shape == (1080, 1920)
    assert path.axis == "across"


def test_a_subject_that_only_sways_does_not_move_the_window() -> None:
    swaying = Figure(who="ada", boxes=tuple(box(5000 + (180 if n // 3 % 2 else -180)) for n in range(SAMPLES)))
    assert len({middle for _, middle in path_of(track(swaying)).keys}) == 1


def test_a_walker_is_followed_no_faster_than_the_limit_and_without_a_jump() -> None:
    walking = Figure(who="ada", boxes=tuple(box(2500 + 5000 * n // (SAMPLES - 1)) for n in range(SAMPLES)))
    keys = path_of(track(walking)).keys
    middles = [middle for _, middle in keys]
    assert middles == sorted(middles)
    assert middles[-1] - middles[0] > 2500
    fastest = max((b - a) / (end - begin) for (begin, a), (end, b) in pairwise(keys))
    assert fastest * 24 <= float(SPEED) * 10_000 * 1.05
    half = 10_000 * (9 / 16) / (16 / 9) / 2
    for frame, middle in keys:
        person = 2500 + 5000 * frame / 6 / (SAMPLES - 1)
        assert abs(person - middle) < half


def test_a_move_sets_in_and_dies_away() -> None:
    crossing = Figure(who="ada", boxes=tuple(box(3000 if n < 12 else 5200) for n in range(SAMPLES)))
    keys = path_of(track(crossing)).keys
    steps = [(b - a) / (end - begin) for (begin, a), (end, b) in pairwise(keys)]
    fastest = steps.index(max(steps))
    assert 0 < fastest < len(steps) - 1
    assert steps[0] < max(steps) / 2
    assert steps[-1] < max(steps) / 2


def test_the_window_stays_inside_the_picture() -> None:
    share = 10_000 * (9 / 16) / (16 / 9)
    assert path_of(track(still("ada", 100))).keys[0][1] >= share / 2 - 1
    assert path_of(track(still("ada", 9900))).keys[0][1] <= 10_000 - share / 2 + 1


def test_of_two_the_window_is_on_the_one_who_speaks() -> None:
    both = track(still("ada", 2200), still("ben", 7800))
    for who, middle in (("ada", 2200), ("ben", 7800)):
        path = path_of(both, speaking=(who,))
        assert path.shape == (1080, 1920)
        assert [key[1] for key in path.keys] == [pytest.approx(middle, abs=250)] * 2


def test_two_who_lead_together_and_do_not_fit_are_shown_in_a_wider_window() -> None:
    both = track(still("ada", 3400), still("ben", 6600))
    for speaking in ((), ("ada", "ben")):
        path = path_of(both, speaking=speaking)
        assert path.shape[0] / path.shape[1] == pytest.approx(0.51 * 16 / 9, abs=0.01)
        assert [key[1] for key in path.keys] == [pytest.approx(5000, abs=100)] * 2
    near = path_of(track(still("ada", 4500), still("ben", 5500)))
    assert near.shape == (1080, 1920)
    assert near.keys[0][1] == pytest.approx(5000, abs=200)


def test_several_things_do_not_make_a_band_of_the_picture() -> None:
    path = path_of(track(still("", 1200), still("", 6600), still("", 7400)))
    assert path.shape == (1080, 1920)
    assert [key[1] for key in path.keys] == [pytest.approx(7000, abs=300)] * 2


def test_an_upright_take_in_a_wide_delivery_moves_down_and_up() -> None:
    upright = track(Figure(who="ada", boxes=((3000, 1500, 7000, 3500),) * SAMPLES), width=720, height=1280)
    path = path_of(upright, WIDE)
    assert path.axis == "down"
    assert path.keys[0][1] == pytest.approx(2500, abs=100)


def test_a_take_that_has_the_shape_already_needs_no_window() -> None:
    assert window_path(track(still("ada", 3000), width=720, height=1280), TALL, RATE) is None


def test_the_window_of_a_few_frames_has_only_the_keys_they_see() -> None:
    path = Path("across", (9, 16), ((0, 3000), (24, 3000), (48, 5000), (96, 5000)))
    assert path.window(Fraction(0), Fraction(20)).keys == ((0, 3000),)
    assert path.window(Fraction(50), Fraction(90)).keys == ((0, 5000),)
    assert path.window(Fraction(30), Fraction(40)).keys == ((24, 3000), (48, 5000))


def windows(planned: Plan) -> list[Window | None]:
    return [strip.window for unit in planned.units for strip in unit.recipe.strips if isinstance(strip, MediaStrip)]


def cut_of_two() -> Plan:
    takes = [Take(id=f"t{n}", shot=f"s{n}", media=str(n) * 64, frames=144, head=6) for n in (1, 2)]
    items = [Clip(id="c1", shot="s1", frames=96), Clip(id="c2", shot="s2", frames=96)]
    film = small_film(items, takes, [Transition(into="c2", kind="dissolve", frames=10)])
    tracks = {"1" * 64: track(still("ada", 3000)), "2" * 64: track(still("ben", 7000))}
    return plan(film, TALL, tracks=tracks)


def test_every_strip_of_a_reframed_delivery_has_its_takes_window() -> None:
    found = windows(cut_of_two())
    assert None not in found
    middles = [window.keys[0][1] for window in found if window]
    assert min(middles) == pytest.approx(3000, abs=80)
    assert max(middles) == pytest.approx(7000, abs=80)
    assert middles == sorted(middles)


def test_a_delivery_of_the_films_own_shape_has_no_windows_and_the_same_keys() -> None:
    takes = [Take(id="t1", shot="s1", media="1" * 64, frames=144, head=6)]
    film = small_film([Clip(id="c1", shot="s1", frames=96)], takes)
    plain = plan(film, WIDE)
    assert plain == plan(film, WIDE, tracks={"1" * 64: track(still("ada", 3000))})
    assert set(windows(plain)) == {None}


def test_a_trim_leaves_the_windows_of_the_other_chunks_as_they_are() -> None:
    walking = Figure(who="ada", boxes=tuple(box(2500 + 5000 * n // (SAMPLES - 1)) for n in range(SAMPLES)))
    takes = [Take(id="t1", shot="s1", media="1" * 64, frames=144)]

    def keys(frames: int) -> list[str]:
        film = small_film([Clip(id="c1", shot="s1", frames=frames)], takes)
        return [unit.key for unit in plan(film, TALL, tracks={"1" * 64: track(walking)}).units]

    assert keys(144)[:2] == keys(120)[:2]
    assert keys(144)[2] != keys(120)[2]
