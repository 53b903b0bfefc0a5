"""The pool keeps content by its hash, once, and never half of it."""

import hashlib
from pathlib import Path

import pytest

from tools.film.errors import NotFound, OperatorError
from tools.media.pool import Pool


def test_a_file_is_found_again_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "take.MP4").write_bytes(b"picture")
    pool = Pool(tmp_path / "pool")
    digest = pool.add(tmp_path / "take.MP4")
    assert digest == hashlib.sha256(b"picture").hexdigest()
    assert pool.path(digest) == tmp_path / "pool" / digest[:2] / f"{digest}.mp4"
    assert pool.path(digest).read_bytes() == b"picture"
    assert (tmp_path / "take.MP4").exists()


def test_adding_twice_keeps_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"same")
    (tmp_path / "b.mov").write_bytes(b"same")
    pool = Pool(tmp_path / "pool")
    assert pool.add(tmp_path / "a.mp4") == pool.add(tmp_path / "b.mov", move=True)
    assert not (tmp_path / "b.mov").exists()
    assert len([path for path in (tmp_path / "pool").rglob("*") if path.is_file()]) == 1


def test_a_lost_take_says_what_to_do(tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    with pytest.raises(NotFound, match="import or generate that take again"):
        pool.path("ab" * 32)
    assert not pool.has("../../etc/passwd")


def test_a_missing_file_and_an_unwritable_pool_are_operator_errors(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="no such file"):
        Pool(tmp_path / "pool").add(tmp_path / "nothing.mp4")
    (tmp_path / "take.mp4").write_bytes(b"x")
    (tmp_path / "occupied").write_bytes(b"")
    with pytest.raises(OperatorError, match="cannot be written"):
        Pool(tmp_path / "occupied").add(tmp_path / "take.mp4")
