"""A .cube file is read as its specification says, and a bad one is refused with its line."""

from pathlib import Path

import numpy as np
import pytest

from tools.film.errors import DirectorError
from tools.media.cube import Cube, read_cube

CORNERS = "0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "look.cube"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_lattice_has_red_changing_fastest(tmp_path: Path) -> None:
    cube = read_cube(written(tmp_path, f'# made up\nTITLE "it\'s # warm"\nLUT_3D_SIZE 2\n\n{CORNERS}'))
    assert not cube.curves
    assert cube.table.shape == (2, 2, 2, 3)
    assert cube.table[1, 0, 0].tolist() == [0, 0, 1]
    assert cube.table[0, 1, 0].tolist() == [0, 1, 0]
    assert cube.table[0, 0, 1].tolist() == [1, 0, 0]


def test_curves_are_one_a_channel(tmp_path: Path) -> None:
    cube = read_cube(written(tmp_path, "LUT_1D_SIZE 3\n0 0 0\n0.4 .5 6e-1\n1 1 1\n"))
    assert cube.curves
    assert cube.table[1].tolist() == [0.4, 0.5, 0.6]


def test_another_domain_is_brought_to_that_of_pictures(tmp_path: Path) -> None:
    text = "LUT_1D_SIZE 3\nDOMAIN_MIN -1 -1 -1\nDOMAIN_MAX 1 1 1\n0 0 0\n0.5 0.5 0.5\n1 1 1\n"
    assert read_cube(written(tmp_path, text)).table[:, 0].tolist() == [0.5, 0.75, 1.0]
    double = f"LUT_3D_SIZE 2\nDOMAIN_MAX 2 2 2\n{CORNERS}"
    assert read_cube(written(tmp_path, double)).table[1, 1, 1].tolist() == [0.5, 0.5, 0.5]


def test_a_weaker_lut_lies_between_it_and_no_change() -> None:
    neutral = np.array([[0.0] * 3, [0.5] * 3, [1.0] * 3])
    lut = Cube(np.array([[0.2] * 3, [0.5, 0.7, 0.5], [1.0] * 3]))
    assert np.allclose(lut.weakened(0).table, neutral)
    assert np.allclose(lut.weakened(1).table, lut.table)
    assert lut.weakened(0.5).table[1].tolist() == [0.5, 0.6, 0.5]


def test_our_own_words_are_read_back_as_they_were(tmp_path: Path) -> None:
    table = np.random.default_rng(7).random((5, 5, 5, 3)).round(7)
    assert np.array_equal(read_cube(written(tmp_path, Cube(table).text())).table, table)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "must say LUT_1D_SIZE or LUT_3D_SIZE"),
        ("LUT_3D_SIZE 200\n", "line 1 of look.cube: LUT_3D_SIZE must be a whole number from 2 to 65"),
        ("LUT_3D_SIZE two\n", "must be a whole number"),
        ("LUT_1D_SIZE 2\n0 0 0\n1 1\n", "line 3 of look.cube: a row is three numbers"),
        ("LUT_1D_SIZE 2\n0 0 0\nnan 1 1\n", "line 3 of look.cube: a row is three numbers"),
        ("LUT_1D_SIZE 2\n0 0 0\n", "it has 1 rows of colours and should have 2"),
        ("LUT_1D_SIZE 2\nLUT_3D_SIZE 2\n0 0 0\n1 1 1\n", "only one of them"),
        ("LUT_1D_SIZE 2\nDOMAIN_MIN 1 1 1\n0 0 0\n1 1 1\n", "DOMAIN_MIN is not below"),
        ("<html>\n", "line 1 of look.cube: a row is three numbers"),
        ("MOVIE 1\n", "'MOVIE' is no word of a .cube file"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(DirectorError, match=words) as caught:
        read_cube(written(tmp_path, text))
    assert caught.value.code == "bad_lut"


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "picture.cube"
    path.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(DirectorError, match="not a text file"):
        read_cube(path)
