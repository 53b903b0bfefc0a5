"""The composition root of the command line: settings from the environment, one studio for one command."""

import os
from pathlib import Path

from tools.settings import Settings, read_settings
from tools.studio import Studio

CALLER = "cli"


def settings(home: Path | None) -> Settings:
    """The settings of this call; `home` comes from --home."""
    return read_settings(os.environ, home)


def open_studio(home: Path | None) -> Studio:
    """The studio over the home folder. Raises OperatorError when it cannot be used."""
    return Studio(settings(home))
