"""A film that did not change is neither joined nor read nor proved again; whatever was touched is made anew."""

import os
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.coded_film import HEIGHT, WIDTH, make_take, small_film
from tests.fakes.stage import TINY, Set
from tools.assembly.delivery import Delivery
from tools.film.edits.cut import Slip
from tools.film.film import Film
from tools.film.script import Take
from tools.film.sound import Cue
from tools.film.timeline import Clip
from tools.media.progress import Progress, silent
from tools.production.finishing import render_film
from tools.settings import Settings
from tools.studio import Studio

pytestmark = pytest.mark.render


def test_a_file_that_was_not_touched_stays_and_one_that_was_is_made_again(tmp_path: Path) -> None:
    stage = Set(tmp_path, {1: Fraction(24)})
    film = small_film([Clip(id="x", shot="s1", frames=30)], stage.takes)
    film = film.model_copy(
        update={"cues": {"c": Cue(id="c", kind="dialogue", what="The sea.", shot="s1", offset=2, frames=20)}}
    )
    stages: list[str] = []
    first = stage.assemble(film)
    inode = first.out.stat().st_ino

    def report(progress: Progress) -> None:
        stages.append(progress.stage)

    again = stage.assemble(film, report=report)
    assert (again.sha256, again.segments_encoded, first.out.stat().st_ino) == (first.sha256, 0, inode)
    assert stages == ["plan"]

    beside = first.out.with_suffix(".srt")
    words = beside.read_text()
    beside.write_text("something else")
    assert stage.assemble(film).captions == beside
    assert (beside.read_text(), first.out.stat().st_ino) == (words, inode)

    whole = first.out.read_bytes()
    first.out.write_bytes(bytes(len(whole)))
    os.utime(first.out, ns=(0, first.out.stat().st_mtime_ns + 1))
    assert stage.assemble(film).sha256 == first.sha256
    assert first.out.read_bytes() == whole

    other = stage.assemble(film, "other.mp4")
    assert (other.out.read_bytes(), other.segments_encoded) == (whole, 0)


def test_another_mix_or_another_cut_does_not_stand(tmp_path: Path) -> None:
    stage = Set(tmp_path, {1: Fraction(24)})
    items = [Clip(id="x", shot="s1", frames=30)]
    first = stage.assemble(small_film(items, stage.takes))
    noise = np.random.default_rng(1).uniform(-0.1, 0.1, (48_000, 2))
    louder = (noise * 32767).astype("<i2").tobytes()
    stage.mix.write_bytes(stage.mix.read_bytes()[:44] + louder)
    other = stage.assemble(small_film(items, stage.takes))
    assert other.sha256 != first.sha256
    slipped = [items[0].model_copy(update={"source_in": 3})]
    assert stage.assemble(small_film(slipped, stage.takes)).sha256 not in (first.sha256, other.sha256)


def test_a_proved_film_is_not_proved_again_until_it_or_the_cut_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tiny(film: Film, name: str, *, draft: bool, burned: bool) -> Delivery:
        return TINY

    monkeypatch.setattr("tools.production.finishing.profiled", tiny)
    studio = Studio(Settings(home=tmp_path / "home", workers=2))
    take = Take(
        id="t1", shot="s1", rate=Fraction(24), frames=60, width=WIDTH, height=HEIGHT,
        media=make_take(studio.pool, tmp_path, 1, 60),
    )  # fmt: skip
    studio.create(small_film([Clip(id="x", shot="s1", frames=40)], [take]))
    out = tmp_path / "film.mp4"

    def stages() -> tuple[list[str], str]:
        seen: list[str] = []

        def report(progress: Progress) -> None:
            seen.append(progress.stage)

        made = render_film(studio, "film", out, report, draft=False)
        assert made.delivered.proof.ok
        return seen, made.delivered.proof.model_dump_json()

    try:
        first, proof = stages()
        assert "proof" in first
        second, remembered = stages()
        assert "proof" not in second
        assert remembered == proof
        studio.perform("film", Slip(clip="x", frames=5))
        assert "proof" in stages()[0]
        kept = out.read_bytes()
        out.write_bytes(kept[:-1000])
        assert "proof" in stages()[0]
        assert out.read_bytes() == kept
        render_film(studio, "film", tmp_path / "copy.mp4", silent, draft=False)
        assert (tmp_path / "copy.mp4").read_bytes() == kept
    finally:
        studio.close()
