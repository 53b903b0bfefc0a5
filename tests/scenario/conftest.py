"""A house for scenarios: a home folder of its own that borrows the fetched assets of this machine."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    own = Path(os.environ.get("WORKPRINT_HOME") or Path.home() / ".local/share/workprint")
    assert (own / "assets").is_dir(), f"there are no assets in {own}; run `workprint setup`"
    folder = tmp_path_factory.mktemp("home")
    (folder / "assets").symlink_to(own / "assets")
    return folder
