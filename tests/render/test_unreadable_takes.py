"""A take that cannot be read stops a film with its slate and the reason; a draft shows a slate and goes on."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.coded_film import HEIGHT, WIDTH, code, decode_blocks, make_take, small_film
from tools.assembly.delivery import Delivery
from tools.assembly.lettering import typefaces
from tools.assembly.release import Released, assemble
from tools.audio.wav import write
from tools.film.errors import OperatorError
from tools.film.film import Film
from tools.film.script import Take
from tools.film.timeline import Clip, Transition
from tools.media.pool import Pool

pytestmark = pytest.mark.render

TINY = Delivery(width=WIDTH, height=HEIGHT, preset="superfast", crf=14)
DRAFT = TINY.model_copy(update={"draft": True})


def film_of(pool: Pool, folder: Path, suffix: str = ".mp4", *, conform: bool = False) -> Film:
    """Three clips of coded takes, 1A 1B 1C, with a dissolve into the third."""
    takes = [
        Take(
            id=f"t{n}", shot=f"s{n}", media=make_take(pool, folder, n, 80, suffix=suffix), frames=80, head=6,
            rate=Fraction(24), width=WIDTH, height=HEIGHT, conform=conform,
        )
        for n in (1, 2, 3)
    ]  # fmt: skip
    items = [Clip(id=f"c{n}", shot=f"s{n}", frames=30) for n in (1, 2, 3)]
    return small_film(items, takes, [Transition(into="c3", kind="dissolve", frames=6)])


def released(film: Film, pool: Pool, root: Path, delivery: Delivery) -> Released:
    mix = root / "mix.wav"
    write(mix, np.zeros((48_000, 2), np.float32), "16")
    return assemble(film, delivery, pool, root / "cache", mix, root / "film.mp4", faces=typefaces(root), workers=2)


def spoil(pool: Pool, film: Film, take: str) -> None:
    path = pool.path(film.takes[take].media)
    path.write_bytes(b"\0" * path.stat().st_size)


@pytest.mark.parametrize(
    ("how", "suffix", "conform", "reason"),
    [
        ("spoilt", ".mp4", False, "it cannot be read: Invalid data"),
        ("spoilt", ".ts", True, "it is broken, or not a clip at all"),
        ("gone", ".mp4", False, "its file is gone from the media pool"),
    ],
)
def test_an_unreadable_take_is_named_and_a_draft_has_a_slate_for_it(
    tmp_path: Path, how: str, suffix: str, conform: bool, reason: str
) -> None:
    pool = Pool(tmp_path / "pool")
    film = film_of(pool, tmp_path, suffix, conform=conform)
    if how == "spoilt":
        spoil(pool, film, "t2")
    else:
        pool.path(film.takes["t2"].media).unlink()
    with pytest.raises(OperatorError, match=f"take of 1B cannot be used: {reason}") as caught:
        released(film, pool, tmp_path, TINY)
    assert caught.value.code == "unusable_take"
    assert caught.value.data["slate"] == "1B"
    draft = released(film, pool, tmp_path, DRAFT)
    assert len(draft.losses) == 1
    assert draft.losses[0].lower().startswith(f"the take of 1b has a slate in its place: {reason}".lower())
    shown = decode_blocks(draft.out)
    assert len(shown) == 90
    right = {frame: code(1, 6 + frame) for frame in range(30)} | {60 + n: code(3, 6 + n) for n in range(4, 30)}
    assert [frame for frame, blocks in right.items() if np.abs(shown[frame] - blocks).max() > 40] == []
    assert np.abs(shown[45] - code(2, 6 + 15)).max() > 60
    again = released(film, pool, tmp_path, DRAFT)
    assert (again.sha256, again.losses) == (draft.sha256, draft.losses)


def test_several_unreadable_takes_are_all_told(tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    film = film_of(pool, tmp_path)
    for take in ("t1", "t3"):
        spoil(pool, film, take)
    draft = released(film, pool, tmp_path, DRAFT)
    assert sorted(loss.split()[3] for loss in draft.losses) == ["1A", "1C"]
    shown = decode_blocks(draft.out)
    assert all(np.abs(shown[30 + n] - code(2, 6 + n)).max() < 40 for n in range(26))


def test_a_take_that_ends_early_has_a_slate_in_a_draft(tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    film = film_of(pool, tmp_path)
    longer = film.takes["t1"].model_copy(update={"frames": 400})
    items = (Clip(id="c1", shot="s1", frames=200), *film.timeline.tracks[0].items[1:])
    track = film.timeline.tracks[0].model_copy(update={"items": items})
    timeline = film.timeline.model_copy(update={"tracks": (track,)})
    film = film.model_copy(update={"takes": {**film.takes, "t1": longer}, "timeline": timeline})
    draft = released(film, pool, tmp_path, DRAFT)
    assert "1A has a slate in its place: it has fewer frames" in draft.losses[0]
    assert draft.frames == 260
