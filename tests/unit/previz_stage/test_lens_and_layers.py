"""The virtual camera: projection, clipping, the travel of layers, and the picture of a small made-up set."""

import numpy as np
import pytest

from tools.generators.previz.atmosphere import atmosphere
from tools.generators.previz.baking import NEAREST_SHARE, Order, Plate, bake
from tools.generators.previz.compositing import Stack, Travel
from tools.generators.previz.grading import Grade, Lab, to_rgb
from tools.generators.previz.lens import aim, focal_of
from tools.generators.previz.noise import Floats
from tools.generators.previz.painting import ArtStore, edge_rows
from tools.generators.previz.world import World

WIDTH, HEIGHT = 160, 68


def small_set() -> World:
    """A floor, a red post two metres behind the mark, a wall behind that."""
    w = World(atmosphere("day", "clear", "calm"), 7, indoor=True, brush=0.0)
    w.quad((-6, 0, -6), (12, 0, 0), (0, 0, 12), "#808080", shell=True)
    w.quad((-6, 0, 5), (12, 0, 0), (0, 5, 0), "#4060a0", shell=True)
    w.box(-0.3, 0, 1.8, 0.3, 2.6, 2.2, "#c02020")
    w.point((0, 3.5, -2), (3.0, 3.0, 3.0), 4.0, shadow=0)
    w.mark("stand", (0.0, 0.0, 0.0))
    w.view("A", (0.0, 1.5, -4.0), (0.0, 1.3, 0.0), 58)
    return w


def lens_of(world: World):
    view = world.views["A"]
    return aim(view.eye, view.look, focal_of(view.fov, WIDTH), WIDTH, HEIGHT)


def baked(world: World) -> Plate:
    return bake(world, lens_of(world), Order(4.0, (40, 20, 40, 20), frame=(WIDTH, HEIGHT)), ArtStore())


def drawn(plate: Plate, travel: Travel) -> Floats:
    frame = np.zeros((3, HEIGHT, WIDTH), np.float32)
    stack = Stack(plate.layers, WIDTH, HEIGHT, plate.lens.focal)
    stack.turn(travel)
    for name in ("far", "set", "near", "fore"):
        stack.draw(frame, name)
    return frame


def middle_of_red(frame: Floats) -> float:
    red = (frame[0] > 1.6 * frame[1]) & (frame[0] > 1.6 * frame[2])
    return float(np.flatnonzero(red.any(0)).mean())


def test_a_point_to_the_right_lands_right_of_the_middle_and_a_high_one_above():
    lens = aim((0, 1, -5), (0, 1, 0), 100.0, WIDTH, HEIGHT)
    x, y, z = lens.see((1.0, 1.5, 0.0))
    assert (x, y, z) == (pytest.approx(100.0), pytest.approx(24.0), pytest.approx(5.0))


def test_a_polygon_behind_the_lens_is_clipped_away():
    lens = aim((0, 1, 0), (0, 1, 5), 100.0, WIDTH, HEIGHT)
    behind = [np.array(p, float) for p in ((-1, 0, -3), (1, 0, -3), (1, 2, -3), (-1, 2, -3))]
    assert lens.clip(behind) == []


def test_edges_face_inwards_whichever_way_the_outline_runs():
    square = [(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0)]
    for ring in (square, square[::-1]):
        rows, starts = edge_rows([ring])
        assert list(starts) == [0.0, 4.0]
        assert all(a * 15 + b * 15 + c == pytest.approx(5.0) for a, b, c in rows)


def test_a_plate_shows_the_post_where_the_lens_sees_it():
    world = small_set()
    plate = baked(world)
    x, _, _ = plate.lens.see((0.0, 1.3, 1.8))
    assert abs(middle_of_red(drawn(plate, Travel())) - x) < 2.0


def test_near_things_travel_further_than_far_things_when_the_camera_tracks():
    plate = baked(small_set())
    moved = middle_of_red(drawn(plate, Travel())) - middle_of_red(drawn(plate, Travel(x=0.4)))
    expected = 0.4 * plate.lens.focal / 5.8
    assert moved == pytest.approx(expected, abs=1.5)
    x, _, _ = Travel(x=0.4).carry(80.0, 34.0, 20.0, WIDTH, HEIGHT, plate.lens.focal)
    assert 80.0 - x < expected


def test_a_picture_without_travel_does_not_depend_on_what_was_drawn_before():
    plate = baked(small_set())
    first = drawn(plate, Travel())
    stack = Stack(plate.layers, WIDTH, HEIGHT, plate.lens.focal)
    frame = np.zeros((3, HEIGHT, WIDTH), np.float32)
    for travel in (Travel(x=0.3, zoom=1.2), Travel()):
        frame[:] = 0
        stack.turn(travel)
        for name in ("far", "set", "near", "fore"):
            stack.draw(frame, name)
    assert np.array_equal(frame, first)


def test_a_closed_room_hides_all_sky():
    plate = baked(small_set())
    stack = Stack(plate.layers, WIDTH, HEIGHT, plate.lens.focal)
    stack.turn(Travel())
    x, y, _ = plate.lens.see((2.0, 1.5, 5.0))
    assert stack.hidden[int(y) // 8, int(x) // 8]


def test_a_wall_between_camera_and_subject_is_wheeled_away():
    world = small_set()
    world.quad((-6, 0, -2), (12, 0, 0), (0, 5, 0), "#20c020", shell=True)
    frame = drawn(baked(world), Travel())
    assert not bool(((frame[1] > 1.5 * frame[0]) & (frame[1] > 1.5 * frame[2])).any())


def test_what_stands_before_the_subjects_face_is_left_out():
    world = small_set()
    world.box(-0.4, 0, -2.2, 0.4, 2.4, -2.0, "#20c020")
    order = Order(4.0, (40, 20, 40, 20), frame=(WIDTH, HEIGHT), clear=((60.0, 10.0, 100.0, 40.0),))
    plate = bake(world, lens_of(world), order, ArtStore())
    frame = drawn(plate, Travel())
    assert not bool(((frame[1] > 1.5 * frame[0]) & (frame[1] > 1.5 * frame[2])).any())


def test_the_distance_map_is_capped_so_that_the_margin_suffices():
    plate = baked(small_set())
    layer = plate.layer("set")
    assert layer is not None
    assert float(layer.disparity.max()) <= 1.0 / (NEAREST_SHARE * 4.0) + 1e-5


def test_print_gives_limited_range_planes_and_grain_that_changes_with_the_frame():
    lab = Lab(Grade(), WIDTH, HEIGHT, 3)
    frame = np.full((3, HEIGHT, WIDTH), 0.5, np.float32)
    luma, blue, red = lab.print(frame, 0)
    assert luma.shape == (HEIGHT, WIDTH)
    assert blue.shape == red.shape == (HEIGHT // 2, WIDTH // 2)
    assert 16 <= int(luma.min()) <= int(luma.max()) <= 235
    assert np.array_equal(luma, lab.print(frame, 0)[0])
    assert not np.array_equal(luma, lab.print(frame, 1)[0])


def test_a_grey_frame_prints_without_a_colour_cast_when_the_tones_are_even():
    even = Grade(shadows=(1, 1, 1), highlights=(1, 1, 1), lift=0.0, grain=0.0, vignette=0.0)
    rgb = to_rgb(Lab(even, WIDTH, HEIGHT, 3).print(np.full((3, HEIGHT, WIDTH), 0.5, np.float32), 0))
    assert int(np.ptp(rgb[20, 20].astype(int))) <= 8
