"""A studio with one shot film in it, and the real application over it."""

from collections.abc import Generator
from fractions import Fraction
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import build_app
from tests.fakes.coded_film import make_take, small_film
from tests.fakes.patient_hands import PatientHands
from tools.film.film import Film
from tools.film.script import Take
from tools.film.timeline import Clip
from tools.settings import Settings
from tools.studio import Studio

ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def shot_film(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Film]:
    """A media pool with one take, and a film whose shot 1 it is of; shot 2 has none."""
    from tools.media.pool import Pool

    folder = tmp_path_factory.mktemp("shot")
    media = make_take(Pool(folder / "media"), folder, 1, 48)
    take = Take(id="tk1", shot="sh1", media=media, frames=48, rate=Fraction(24), width=160, height=90)
    clips = [Clip(id="cl1", shot="sh1", frames=48), Clip(id="cl2", shot="sh2", frames=48)]
    return folder / "media", small_film(clips, [take]).model_copy(update={"id": "heron-1a2b", "title": "Heron"})


@pytest.fixture
def studio(tmp_path: Path, shot_film: tuple[Path, Film]) -> Generator[Studio]:
    pool, film = shot_film
    home = tmp_path / "home"
    home.mkdir()
    (home / "media").symlink_to(pool)
    opened = Studio(Settings(home=home))
    opened.create(film)
    yield opened
    opened.close()


@pytest.fixture
def patient() -> PatientHands:
    return PatientHands()


@pytest.fixture
def web(studio: Studio, patient: PatientHands) -> Generator[TestClient]:
    with TestClient(build_app(studio, hands=patient.hands()), base_url=ADDRESS) as client:
        yield client
