"""What the tests may use of this machine: the assets that `make install` fetched. Nothing of it is written."""

import os
from pathlib import Path


def own_home() -> Path:
    """The home folder of this machine's user; fails with what to do when the assets are not there."""
    home = Path(os.environ.get("WORKPRINT_HOME") or "~/.local/share/workprint").expanduser()
    assert (home / "assets").is_dir(), f"there are no assets in {home}; run `workprint setup`"
    return home
