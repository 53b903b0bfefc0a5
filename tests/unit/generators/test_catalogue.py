"""What is known of the services is data, checked, and the user's own file wins."""

from datetime import date
from pathlib import Path

import pytest

from tests.unit.generators.test_asking import brief
from tools.film.errors import DirectorError, OperatorError
from tools.generators.access import Access
from tools.generators.cameras import camera, parted, standings, why_not
from tools.generators.capabilities import NEEDS, catalogue
from tools.generators.ports import Retired
from tools.generators.speaking import DIALECTS

TODAY = date(2026, 11, 26)


def test_every_service_has_its_module_and_a_default_that_can_be_used():
    for name, service in catalogue().items():
        assert (name in DIALECTS) == (service.kind != "import" and name != "previz")
        if service.kind == "import" or service.anywhere:
            continue
        model = service.model()
        assert model is not None, name
        assert model.usable(TODAY), name
        assert set(model.strengths) <= set(NEEDS), name


def test_every_price_has_its_source_and_a_substitute_exists():
    for service in catalogue().values():
        for model in service.models.values():
            if model.price.per_second or (model.price.per_clip and any(model.price.per_clip.values())):
                assert model.price.source, model.id
                assert model.price.dated, model.id
            if model.substitute:
                assert parted(model.substitute)[1].usable(TODAY)


def test_the_users_file_wins_field_by_field(tmp_path: Path):
    own = tmp_path / "services.toml"
    own.write_text('[runway.models."gen4.5".price.per_second]\n"" = "0.10"\n[runway]\nconcurrency = 5\n')
    runway = catalogue(own)["runway"]
    assert str(runway.models["gen4.5"].price.of("", 5)) == "0.5000"
    assert runway.concurrency == 5
    assert runway.models["gen4.5"].seconds == catalogue()["runway"].models["gen4.5"].seconds


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[nobody]\nconcurrency = 1\n", "nobody"),
        ('[runway]\nconcurrency = "many"\n', "runway.concurrency"),
        ('[runway.models."gen4.5"]\nlenght = 3\n', "lenght"),
        ("[runway\n", "TOML"),
    ],
)
def test_a_mistake_in_the_users_file_is_named(text: str, said: str, tmp_path: Path):
    own = tmp_path / "services.toml"
    own.write_text(text)
    with pytest.raises(OperatorError, match=said):
        catalogue(own)


def test_what_is_retired_is_refused_here_with_its_date_and_a_substitute(tmp_path: Path):
    with pytest.raises(Retired, match="retired on 2026-07-30; use runway/gen4_turbo") as caught:
        camera("runway/gen3a_turbo", tmp_path).quote(brief())
    assert caught.value.substitute == "runway/gen4_turbo"
    sora = catalogue()["sora"]
    assert "2026-09-24" in why_not(sora, Access(), TODAY)
    assert why_not(sora, Access(base_url="http://127.0.0.1:9"), TODAY) == ""
    assert camera("sora", tmp_path, {"sora": Access(base_url="http://127.0.0.1:9")}).quote(brief()).cost


def test_a_service_without_an_interface_says_how_its_films_come_in(tmp_path: Path):
    with pytest.raises(DirectorError, match="workprint import"):
        camera("invideo", tmp_path)


def test_the_cameras_there_are_lists_the_usable_first():
    listed = standings({"runway": Access.model_validate({"key": "k"})}, on=TODAY)
    assert [one.capabilities.name for one in listed[:2]] == ["previz", "runway"]
    assert all(one.why_not for one in listed[2:])


def test_an_unknown_camera_or_model_names_those_there_are(tmp_path: Path):
    with pytest.raises(DirectorError, match="runway"):
        camera("kodak", tmp_path)
    with pytest.raises(DirectorError, match="runway/gen4_turbo"):
        camera("runway/gen9", tmp_path)
