"""A camera gets the pictures of who is in the shot, and the frame that its clip begins with."""

from pathlib import Path

import pytest
from PIL import Image

from tests.fakes.camera_house import tiny_clip
from tests.fakes.talk_film import ferry
from tools.film.apply import apply
from tools.film.edits.takes import Circle, PrintTake
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.generators.ports import Brief, Reference
from tools.media.pool import Pool
from tools.production.briefing import brief_for
from tools.production.picturing import first_still, here, pictured


@pytest.fixture
def pool(tmp_path: Path) -> Pool:
    return Pool(tmp_path / "media")


def printed(film: Film, shot: str, pool: Pool, tmp_path: Path, generator: str) -> tuple[Film, str]:
    clip = tmp_path / f"{shot}-{generator}.mp4"
    clip.write_bytes(tiny_clip(frames=film.shots[shot].frames + 16))
    media = pool.add(clip)
    frames = film.shots[shot].frames + 16
    film, _ = apply(film, PrintTake(shot=shot, media=media, frames=frames, head=8, generator=generator))
    return film, film.shots[shot].takes[-1]


def brief(film: Film, shot: str) -> Brief:
    return brief_for(film, shot, "1A", (), draft=False)


def test_a_circled_previz_take_gives_the_first_frame(pool: Pool, tmp_path: Path):
    film = ferry()
    shot = shot_order(film)[0]
    assert pictured(film, brief(film, shot), pool, tmp_path).first_frame is None
    film, take = printed(film, shot, pool, tmp_path, "previz")
    assert pictured(film, brief(film, shot), pool, tmp_path).first_frame is None
    film, _ = apply(film, Circle(takes=(take,)))
    found = pictured(film, brief(film, shot), pool, tmp_path)
    assert found.first_frame is not None
    with Image.open(found.first_frame) as picture:
        assert picture.size == (64, 36)


def test_a_shot_that_goes_on_with_the_one_before_begins_where_it_ends(pool: Pool, tmp_path: Path):
    film = ferry()
    scene = next(scene for scene in film.scenes if len(scene.shots) > 1)
    first, second = scene.shots[:2]
    film, _ = printed(film, first, pool, tmp_path, "runway")
    twin = film.shots[first].model_copy(update={"id": second, "takes": (), "circled": None})
    alike = film.model_copy(update={"shots": {**film.shots, second: twin}})
    begun = pictured(alike, brief(alike, second), pool, tmp_path).first_frame
    assert begun is not None
    assert begun.stem.endswith(f"-{film.shots[first].frames}")
    other = twin.model_copy(update={"size": "insert"})
    apart = film.model_copy(update={"shots": {**film.shots, second: other}})
    assert pictured(apart, brief(apart, second), pool, tmp_path).first_frame is None


def test_reference_pictures_of_the_cast_and_the_place_come_along(pool: Pool, tmp_path: Path):
    film = ferry()
    shot = next(one for one in shot_order(film) if film.shots[one].staging)
    who, where = film.shots[shot].staging[0].who, film.shots[shot].location
    file = tmp_path / "face.png"
    Image.new("RGB", (8, 8), "red").save(file)
    face = pool.add(file)
    person = film.characters[who].model_copy(update={"references": (face, "0" * 64)})
    place = film.locations[where].model_copy(update={"references": (face,)})
    known = film.model_copy(
        update={"characters": {**film.characters, who: person}, "locations": {**film.locations, where: place}}
    )
    found = pictured(known, brief(known, shot), pool, tmp_path).references
    assert [one.of for one in found] == [who, where]
    assert all(one.path.exists() for one in found)


def test_an_order_from_another_machine_has_its_pictures_found_here(pool: Pool, tmp_path: Path):
    film = ferry()
    shot = shot_order(film)[0]
    film, take = printed(film, shot, pool, tmp_path, "previz")
    film, _ = apply(film, Circle(takes=(take,)))
    face = tmp_path / "face.png"
    Image.new("RGB", (40, 40), (90, 30, 10)).save(face)
    known = pool.add(face)
    asked = pictured(film, brief(film, shot), pool, tmp_path / "theirs")
    asked = asked.model_copy(update={"references": (Reference(of="mara", path=pool.path(known)),)})
    sent = Brief.model_validate_json(asked.model_dump_json())
    # The same home lies elsewhere on the other machine, and its cache is its own.
    (tmp_path / "theirs").rename(tmp_path / "gone")
    pool.root.rename(tmp_path / "mounted")
    other = Pool(tmp_path / "mounted")
    found = here(sent, first_still(film, brief(film, shot)), other, tmp_path / "ours")
    assert sent.first_frame is not None
    assert found.first_frame is not None
    assert not sent.first_frame.exists()
    with Image.open(found.first_frame) as picture:
        assert picture.size == (64, 36)
    assert [one.path for one in found.references] == [other.path(known)]
