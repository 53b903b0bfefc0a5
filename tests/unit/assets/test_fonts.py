from pathlib import Path

from PIL import ImageFont

from tools.media.fonts import STAND_IN, font, missing_letters


def test_without_assets_the_stand_in_draws_english(tmp_path: Path):
    face = font(tmp_path, "serif", "Bold")
    assert face.name == STAND_IN
    assert missing_letters(face, "The Last Light, 1921!") == frozenset()
    assert ImageFont.truetype(str(face), 40).getlength("The Last Light") > 100


def test_letters_that_a_face_lacks_are_named(tmp_path: Path):
    face = font(tmp_path, "sans")
    assert missing_letters(face, "Ж is not here\n") == frozenset("Ж")
