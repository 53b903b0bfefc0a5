"""A house for scenarios: a home folder of its own that borrows the fetched assets of this machine."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.fakes.machine import own_home
from tests.fakes.scripted_brain import Rooms


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    (folder / "assets").symlink_to(own_home() / "assets")
    return folder


@pytest.fixture
def rooms(tmp_path: Path) -> Generator[Rooms]:
    """Conversations about one film, closed at the end."""
    opened = Rooms(tmp_path)
    yield opened
    opened.close()
