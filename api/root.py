"""The composition root of the command line: settings from the environment, one studio for one command.

Who calls the whole application may hand it a `Wiring` as its context object, in place of what the settings say.
"""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools.film.asker import Asker
from tools.settings import Settings, read_settings
from tools.studio import Studio

# The conversation is loaded by the commands that hold one; the others start without it.
if TYPE_CHECKING:
    from agent.ports import Brain
    from agent.talk import Talk

CALLER = "cli"

Directing = Callable[[Settings], "Brain"]
"""who directs, by the settings"""


@dataclass(frozen=True)
class Wiring:
    """Parts of the studio that the caller chooses."""

    directing: Directing | None = None


def settings(home: Path | None) -> Settings:
    """The settings of this call; `home` comes from --home."""
    return read_settings(os.environ, home)


AT_TERMINAL = Asker(place="terminal")


def open_studio(home: Path | None, asker: Asker = AT_TERMINAL) -> Studio:
    """The studio over the home folder, for what is asked for here or by someone else.

    Raises OperatorError when it cannot be used.
    """
    return Studio(settings(home), asker)


@contextmanager
def open_talk(studio: Studio, directing: Directing | None = None) -> "Generator[Talk]":
    """The conversations of a studio, for one command."""
    from agent.directing import director
    from agent.talk import Talk

    talk = Talk(studio, (directing or director)(studio.settings))
    try:
        yield talk
    finally:
        talk.close()
