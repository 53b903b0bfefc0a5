"""The tokens of the workspaces that the bot was added to: a file for each that its owner alone may read.

They lie in no database, so that no copy of one takes them along, and are in no log and no repr.
"""

import json
import re
from contextlib import suppress
from pathlib import Path

from pydantic import SecretStr, ValidationError

from tools.film.errors import NotFound, OperatorError
from tools.film.value import Value
from tools.media.disk import whole_file
from tools.settings import Settings

_TEAM = re.compile(r"[A-Z0-9]{2,20}")


class Workspace(Value):
    """A workspace that the app is installed in."""

    team: str
    name: str
    bot: str
    """the user that the bot is there"""
    bot_token: SecretStr
    app_token: SecretStr | None = None
    """of an app of the workspace's own, over Socket Mode"""


class Keyring:
    """The workspaces whose tokens are kept here, a file each."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "keys" / "slack"

    def of(self, team: str) -> Workspace | None:
        """The workspace of a team; None for one that is not kept here, or whose file cannot be read."""
        if _TEAM.fullmatch(team) is None:
            return None
        with suppress(OSError, ValidationError):
            return Workspace.model_validate_json((self._folder / f"{team}.json").read_text("utf-8"))
        return None

    def all(self) -> list[Workspace]:
        """Every workspace, by its team."""
        found = [self.of(path.stem) for path in sorted(self._folder.glob("*.json"))]
        return [one for one in found if one is not None]

    def keep(self, workspace: Workspace) -> None:
        """Keep the tokens of a workspace, in the place of those it had. Raises OperatorError for a disk that cannot."""
        if _TEAM.fullmatch(workspace.team) is None:
            raise OperatorError(f"'{workspace.team[:40]}' is no workspace of Slack.", code="slack_team")
        secrets = {"bot_token": workspace.bot_token, "app_token": workspace.app_token}
        told = workspace.model_dump(mode="json", exclude=set(secrets))
        told |= {name: one.get_secret_value() if one else None for name, one in secrets.items()}
        with whole_file(self._folder / f"{workspace.team}.json") as part:
            self._folder.chmod(0o700)
            part.touch(mode=0o600)
            part.write_text(json.dumps(told), "utf-8")

    def drop(self, team: str) -> None:
        """Forget the tokens of a workspace. Raises NotFound."""
        if self.of(team) is None:
            there = ", ".join(f"{one.team} ({one.name})" for one in self.all()) or "none"
            raise NotFound(f"No tokens of '{team}' are kept here. There are: {there}.", code="no_workspace")
        (self._folder / f"{team}.json").unlink(missing_ok=True)


def is_set_up(settings: Settings) -> bool:
    """Whether there is a workspace, or may come one, and a way to be heard."""
    kept = Keyring(settings.home).all()
    heard = settings.slack_app_token or settings.slack_signing_secret or any(one.app_token for one in kept)
    return bool(heard and (kept or settings.slack_bot_token or settings.slack_client_id))
