"""The take checks held against takes with one known fault each: all are found, and nothing is claimed of good ones."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tests.fakes.seeded_takes import drawn, found_in, seeded
from tools.media.take_colours import Colours, colours_of, drift, jumps
from tools.media.take_lettering import lines_in, names_lettering


def test_every_seeded_fault_is_found_and_good_takes_have_none(tmp_path: Path):
    good = {name: frames for name, frames in drawn(tmp_path).items() if name == "locked camera"}
    for take in seeded(good, tmp_path):
        assert found_in(take) == ({take.fault} if take.fault else set()), take.name


def test_a_take_in_which_hardly_anything_moves_is_not_frozen(tmp_path: Path):
    still = drawn(tmp_path, frames=1)["locked camera"][0]
    frames = np.stack([still] * 60)
    moving = frames.copy()
    for number in range(60):
        moving[number, 60:100, 100 + number // 2 : 130 + number // 2] = (200, 180, 120)
    assert "frozen" in found_in(next(seeded({"still": frames}, tmp_path)))
    assert "frozen" not in found_in(next(seeded({"nearly": moving}, tmp_path)))


def test_lettering_is_found_where_it_stands_and_windows_and_planks_are_not_lettering():
    house = np.full((480, 854), 40, np.uint8)
    for x in range(40, 800, 60):
        house[100:160, x : x + 34] = 210
    for number, x in enumerate(range(0, 854, 37)):
        house[300:480, x : x + 35] = 90 + 9 * (number * 7 % 11)
    assert not lines_in(house)
    titled = Image.fromarray(house)
    words = ImageDraw.Draw(titled)
    words.text((260, 210), "The sea never forgets", font=ImageFont.load_default(28), fill=235)
    ((left, top, right, bottom),) = [box for box in lines_in(np.asarray(titled)) if box[3] - box[1] < 60][:1]
    assert 240 < left < 300
    assert 200 < top < bottom < 250
    assert right > 400
    assert names_lettering("Insert, a letter on the table")
    assert not names_lettering("Wide shot, the keeper climbs the stairs")


def test_a_take_of_another_colour_than_its_neighbours_and_its_film_is_told():
    def picture(tint: tuple[int, int, int], seed: int) -> Colours:
        noise = np.random.default_rng(seed).integers(-25, 25, (8, 54, 96, 1))
        return colours_of(np.clip(np.array(tint) + noise, 0, 255).astype(np.uint8))

    blue = [picture((40, 60, 120), seed) for seed in range(5)]
    orange, light, bordered = picture((150, 90, 30), 9), picture((150, 170, 230), 9), picture((44, 62, 118), 9)
    assert [fault.words for fault in jumps(orange, blue[0], None)] == ["its colours leap against the shot before"]
    assert [fault.words for fault in jumps(light, None, blue[0])] == ["it is much lighter than the shot after"]
    assert not jumps(bordered, blue[0], blue[1])
    assert not drift(bordered, "stormy blues", blue)
    assert "nowhere else in the film" in drift(orange, "stormy blues", blue)[0].words
    # A film has more colours than its palette names: what it shows elsewhere is its own.
    assert not drift(orange, "stormy blues", [*blue, picture((150, 90, 30), 3)])
    assert drift(orange, "stormy blues")
