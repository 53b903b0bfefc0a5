"""A house for scenarios: a home folder of its own that borrows the fetched assets of this machine."""

from pathlib import Path

import pytest

from tests.fakes.machine import own_home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    (folder / "assets").symlink_to(own_home() / "assets")
    return folder
