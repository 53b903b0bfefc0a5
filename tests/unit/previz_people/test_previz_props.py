"""Props: every one draws, words find the right one, words can be read on paper, light comes from lamps."""

import numpy as np
import pytest

from tools.film.errors import DirectorError
from tools.film.script import Appearance
from tools.generators.previz.people import NEUTRAL, Pose, Window, figure
from tools.generators.previz.people.grip import holding
from tools.generators.previz.people.model import build
from tools.generators.previz.people.pose import stand
from tools.generators.previz.props import PROPS, nearest_prop, prop
from tools.generators.previz.solids.colour import colour

WORDS = {
    "bottle": "bottle", "message in a bottle": "bottle", "letter": "letter", "note": "letter", "love letters": "letter",
    "treasure map": "map", "sea chart": "map", "old brass key": "key", "keys": "key", "lamp": "lamp",
    "torch": "lantern",
    "oil lantern": "lantern", "candles": "candle", "book": "book", "diary": "book", "log book": "book",
    "cup of tea": "cup", "coffee": "cup", "mug": "cup", "mobile phone": "phone", "smartphone": "phone",
    "suitcase": "suitcase", "backpack": "suitcase", "umbrella": "umbrella", "red rose": "flower", "flowers": "flower",
    "box": "box", "wooden chest": "box", "music box": "box", "clock": "clock", "pocket watch": "clock",
    "photo": "photograph", "photograph": "photograph", "loaf of bread": "bread", "cake": "cake", "knife": "knife",
    "knives": "knife", "kitchen knife": "knife", "sword": "sword", "wedding ring": "ring", "gold coin": "coin",
    "coins": "coin", "drum": "drum", "guitar": "guitar", "violin": "violin", "chalk": "pen",
    "a second apron": "cloth", "ball": "ball", "candle": "candle",
    "apple": "apple", "camera": "camera", "radio": "radio", "rope": "rope", "gem": "gem", "diamond": "gem",
    "wrench": "tool", "hammer": "tool", "newspaper": "newspaper", "envelope": "envelope", "glass of water": "glass",
    "chair": "chair", "rowing boat": "boat", "ship": "boat", "bicycle": "bicycle", "bike": "bicycle",
    "telescope": "telescope", "binoculars": "telescope", "lanten": "lantern", "teacup": "cup",
    "birthday cake": "cake", "chessboard": "chess", "a white pawn": "chessman", "trout": "fish", "fishing rod": "rod",
    "hand mirror": "mirror", "walking stick": "stick", "teddy bear": "teddy", "revolver": "pistol", "saucepan": "pot",
    "loaves": "bread", "upright piano": "piano", "a violin bow": "bow", "boxing gloves": "gloves",
    "wristwatch": "watch",
    "taxi": "car", "spaceship": "rocket", "stepladder": "ladder", "tent": "tent", "mic": "microphone",
    "a blank canvas": "easel",
}


@pytest.mark.parametrize("name", PROPS)
def test_every_prop_draws_and_stands_on_its_anchor(name: str) -> None:
    drawn = prop(name, px_per_metre=30 / PROPS[name].metres, supersample=1)
    assert drawn.alpha.sum() > 40
    assert np.isfinite(drawn.channels).all()
    rows = np.flatnonzero(drawn.alpha.max(axis=1) > 0.3)
    assert rows.min() < drawn.anchor[1]
    assert -0.6 * drawn.rows < drawn.anchor[1] - rows.max() < 0.4 * drawn.rows
    assert (drawn.glow is not None) == (PROPS[name].glow is not None)


@pytest.mark.parametrize(("word", "name"), WORDS.items())
def test_plain_words_find_their_prop(word: str, name: str) -> None:
    assert nearest_prop(word) == name


def test_an_unknown_thing_is_a_closed_box() -> None:
    assert nearest_prop("zzyzx") == "box"
    assert nearest_prop("") == "box"


def test_other_words_change_the_page() -> None:
    one, two = (prop("letter", text=text, px_per_metre=400).channels for text in ("Come home.", "Stay away."))
    assert one.shape == two.shape
    assert np.abs(one - two).max() > 0.2


def test_the_same_prop_is_the_same_bytes() -> None:
    assert prop("bottle", px_per_metre=300).channels.tobytes() == prop("bottle", px_per_metre=300).channels.tobytes()


def test_glass_lets_its_letter_be_seen() -> None:
    drawn = prop("bottle", yaw=0.0, px_per_metre=600)
    middle = drawn.albedo[int(drawn.rows * 0.62), drawn.width // 2]
    assert middle[0] > middle[2], "paper is warmer than glass"
    assert 0.0 < drawn.alpha[drawn.alpha > 0].min() < 0.9


def test_a_colour_that_is_none_is_refused() -> None:
    with pytest.raises(DirectorError, match="#rrggbb"):
        prop("cup", colour="teal", px_per_metre=100)


def test_a_held_lantern_brings_its_light() -> None:
    look = Appearance(age=40)
    pose = holding(Pose(), "lantern")
    empty = figure(look, 2, pose, NEUTRAL, 0.5, px_per_metre=60)
    held = figure(look, 2, pose, NEUTRAL, 0.5, px_per_metre=60, holds="lantern")
    assert empty.glow is None
    assert held.glow is not None
    assert abs(held.glow.at[0] - held.hand[0]) < 30
    window = figure(look, 2, pose, NEUTRAL, 0.5, px_per_metre=60, crop=Window(-30, -130, 30, 0), holds="lantern")
    bare = figure(look, 2, pose, NEUTRAL, 0.5, px_per_metre=60, crop=Window(-30, -130, 30, 0))
    assert (np.abs(window.albedo - bare.albedo).sum(axis=-1) > 0.1).sum() > 40


def centres_of(holds: str, paint: str) -> list[list[float]]:
    """Where on somebody who holds a thing the parts of that colour are, seen from the front: x to the right, y up."""
    geometry, paints, _ = build(Appearance(), 1, holding(stand(), holds), NEUTRAL, 0.0, holds).solid.parts()
    mine = [np.allclose(one[:3], colour(paint)) for one in paints]
    return [place[:3].tolist() for place, yes in zip(geometry, mine, strict=True) if yes]


def test_gloves_are_on_both_fists():
    sides = [x > 0 for x, _, _ in centres_of("gloves", PROPS["gloves"].colour)]
    assert set(sides) == {True, False}


def test_a_violin_is_played_with_a_bow_and_a_watch_is_not():
    assert centres_of("violin", PROPS["bow"].colour)
    assert not centres_of("watch", PROPS["bow"].colour)
