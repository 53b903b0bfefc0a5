"""A delivered film says, signed, what it is made of: the same film the same bytes, and what was changed is found."""

import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import pytest

from tests.fakes.coded_film import small_film
from tests.fakes.signed_clips import changed, moving, service, signed
from tests.fakes.stage import Set
from tools.assembly.delivery import Delivery
from tools.film.edits.takes import Circle
from tools.film.timeline import Clip
from tools.media.pool import content_hash
from tools.media.progress import silent
from tools.production.crediting import approvers, seal_of
from tools.production.delivering import Delivered, deliver, prove_file, spoken_for
from tools.production.importing import Wish, bring_in, new_from
from tools.provenance.credentials import Credentials
from tools.provenance.labels import read_labels
from tools.provenance.reading import read_credentials
from tools.settings import Settings
from tools.studio import Studio

pytestmark = pytest.mark.render
TINY = Delivery(width=96, height=54, preset="superfast", crf=14)


def delivered(studio: Studio, film: str, out: Path, delivery: Delivery = TINY) -> Delivered:
    return deliver(studio, studio.open(film).film, {}, out, silent, delivery)


def credentials(path: Path) -> Credentials:
    found = read_credentials(path)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> tuple[Studio, str, Path]:
    """A studio with a film of a phone's clip and one that a service signed, the first circled by Ana."""
    root = tmp_path_factory.mktemp("film")
    phone = moving(root / "phone.mov", "com.apple.quicktime.make=Apple", "com.apple.quicktime.model=iPhone 15 Pro")
    made = signed(moving(root / "sora.mp4", seed=2), service(root))
    studio = Studio(Settings(home=root / "home"))
    film = new_from(studio, [phone, made], silent, actor="test")["film"]
    studio.perform(film, Circle(shots=(1,)), actor="Ana")
    return studio, film, root


def test_a_film_says_by_whom_each_take_was_made_and_who_circled_it(house: tuple[Studio, str, Path]):
    studio, film, root = house
    made = delivered(studio, film, root / "film.mp4")
    found = credentials(root / "film.mp4")
    assert (found.state, found.problems, found.source) == ("valid", (), "compositeSynthetic")
    assert "self-signed" in found.signer
    assert found.actions[:3] == ("c2pa.created", "c2pa.placed", "c2pa.placed")
    assert "org.workprint.approved" in found.actions
    parts = json.loads(found.film)["parts"]
    assert [part["name"] for part in parts] == ["1A-1", "1B-1"]
    assert (parts[0]["made_by"], parts[0]["source"], parts[0]["approved_by"]) == (
        "Apple iPhone 15 Pro", "digitalCapture", "Ana",
    )  # fmt: skip
    assert (parts[1]["source"], parts[1]["credentials"]) == ("trainedAlgorithmicMedia", "valid")
    assert list(approvers(studio, studio.open(film).film).values()) == ["Ana"]
    names = [check.name for check in made.proof.checks if check.ok]
    assert {"content credentials", "takes of its credentials", "mark of its source"} <= set(names)


def test_the_service_s_own_credentials_go_out_again_inside(house: tuple[Studio, str, Path]):
    studio, film, root = house
    delivered(studio, film, root / "film.mp4")
    data = (root / "film.mp4").read_bytes()
    assert data.count(b"c2pa.signature\0") == 2
    assert credentials(root / "film.mp4").ingredients == ("1A-1", "1B-1")


def test_the_same_film_is_the_same_file_and_its_essence_the_same_whoever_signs(
    house: tuple[Studio, str, Path], tmp_path: Path
):
    studio, film, root = house
    first = delivered(studio, film, root / "film.mp4").released
    inode = first.out.stat().st_ino
    again = delivered(studio, film, root / "film.mp4").released
    assert (again.sha256, again.out.stat().st_ino) == (first.sha256, inode)
    other = delivered(studio, film, root / "again.mp4").released
    assert (root / "again.mp4").read_bytes() == first.out.read_bytes()
    assert other.essence_sha256 == first.essence_sha256 != first.sha256

    elsewhere = studio.settings.model_copy(
        update={"sign_certificate": service_file(root), "sign_key": service_file(root)}
    )
    stranger = Studio(elsewhere)
    signed_by_another = delivered(stranger, film, tmp_path / "film.mp4").released
    assert signed_by_another.essence_sha256 == first.essence_sha256
    assert signed_by_another.sha256 != first.sha256
    plain = Studio(studio.settings.model_copy(update={"credentials": False}))
    bare = delivered(plain, film, tmp_path / "bare.mp4")
    assert read_credentials(tmp_path / "bare.mp4") is None
    assert bare.released.sha256 == content_hash(tmp_path / "bare.mp4") == bare.released.essence_sha256


def service_file(root: Path) -> Path:
    return root / "service" / "credentials" / "identity.pem"


def test_the_marks_of_generated_media_are_in_the_container(house: tuple[Studio, str, Path]):
    studio, film, root = house
    delivered(studio, film, root / "film.mp4")
    with av.open(str(root / "film.mp4")) as container:
        keys = dict(container.metadata)
    assert keys["digitalsourcetype"].endswith("/compositeSynthetic")
    assert json.loads(keys["AIGC"])["Label"] == "1"
    assert json.loads(keys["AIGC"])["ContentProducer"] == "Workprint"
    assert b"Iptc4xmpExt:DigitalSourceType" in (root / "film.mp4").read_bytes()


def test_a_file_that_was_changed_stripped_or_is_another_film_s_fails_its_proof(
    house: tuple[Studio, str, Path], tmp_path: Path
):
    studio, film, root = house
    delivered(studio, film, root / "film.mp4")

    def failed(path: Path) -> Sequence[str]:
        return [
            check.name
            for check in prove_file(studio, path, None, silent, read_credentials(path)).checks
            if not check.ok
        ]

    sound = failed(root / "film.mp4")
    assert "content credentials" not in sound
    data = (root / "film.mp4").read_bytes()
    # A byte of the XMP packet at the end: nothing that decodes is touched.
    at = data.rfind(b"Workprint")
    assert failed(changed(root / "film.mp4", tmp_path / "one.mp4", at, b"w")) == [*sound, "content credentials"]
    assert "content credentials" in failed(changed(root / "film.mp4", tmp_path / "two.mp4", data.find(b"1A-1"), b"9"))

    plain = Studio(studio.settings.model_copy(update={"credentials": False}))
    bare = delivered(plain, film, tmp_path / "bare.mp4").released.out
    checks = spoken_for(studio, bare, studio.open(film).film, {}, TINY, read_credentials(bare))
    assert [(check.name, check.value) for check in checks if not check.ok] == [
        ("content credentials", "none"),
        ("mark of its source", "none"),
    ]


def test_credentials_of_another_cut_are_not_this_film_s(house: tuple[Studio, str, Path], tmp_path: Path):
    studio, _, root = house
    # A film of its own, so that the others' stays as it is.
    film = new_from(studio, [root / "sora.mp4", root / "phone.mov"], silent, actor="test")["film"]
    delivered(studio, film, tmp_path / "film.mp4")
    third = moving(tmp_path / "third.mp4", seed=3)
    bring_in(studio, film, [third], silent, actor="test", wish=Wish(shot=1))
    now = studio.open(film).film
    checks = spoken_for(studio, tmp_path / "film.mp4", now, {}, TINY, read_credentials(tmp_path / "film.mp4"))
    assert [check.name for check in checks if not check.ok] == ["takes of its credentials", "mark of its source"]
    assert next(check.value for check in checks if not check.ok) == "not 1A-2, 1A-1, which the film has not"


@pytest.mark.parametrize(("codec", "preset", "name"), [("prores", "", "film.mov"), ("vp9", "5", "film.webm")])
def test_quicktime_carries_credentials_and_webm_says_it_in_its_tags(
    house: tuple[Studio, str, Path], tmp_path: Path, codec: str, preset: str, name: str
):
    studio, film, _ = house
    stage = Set(tmp_path, {1: Fraction(24)})
    delivery = Delivery.model_validate({**TINY.model_dump(), "codec": codec, "preset": preset, "crf": 30})
    seal = seal_of(studio, studio.open(film).film, {}, delivery.container)
    cut = small_film([Clip(id="x", shot="s1", frames=4)], stage.takes)
    stage.assemble(cut, name, delivery=delivery, seal=seal)
    found = read_credentials(tmp_path / name)
    assert (found.state if found else "none") == ("valid" if codec == "prores" else "none")
    with av.open(str(tmp_path / name)) as container:
        keys = {key.casefold(): value for key, value in container.metadata.items()}
    assert keys["digitalsourcetype"].endswith("/compositeSynthetic")
    assert read_labels(tmp_path / name).source == "compositeSynthetic"
