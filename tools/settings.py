"""Every setting in one frozen value, read once, in the composition root. Nothing else reads the environment."""

import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from tools.film.errors import OperatorError
from tools.film.value import Value

ENVIRONMENT = {
    "home": "WORKPRINT_HOME",
    "workers": "WORKPRINT_WORKERS",
    "cache_gb": "WORKPRINT_CACHE_GB",
    "checkpoints": "WORKPRINT_CHECKPOINTS",
}
"""setting -> the variable that overrides its default; docs/settings.md is held against this table by a test"""


class Settings(Value):
    """Where a person's films live and how hard the machine may work."""

    home: Path = Field(Path("~/.local/share/workprint"), description="the folder of all films, media, caches, assets")
    workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=256, description="parallel processes")
    cache_gb: float = Field(default=20.0, gt=0, description="what the cache may hold, in 10^9 bytes")

    checkpoints: str = Field(
        default="", repr=False, description="a Postgres database for the turns in hand; empty: a file in the home"
    )

    @property
    def assets(self) -> Path:
        return self.home / "assets"

    @property
    def cache(self) -> Path:
        return self.home / "cache"

    @property
    def cache_limit(self) -> int:
        """Bytes that the cache may hold."""
        return int(self.cache_gb * 1e9)

    @property
    def media(self) -> Path:
        return self.home / "media"

    @property
    def database(self) -> Path:
        return self.home / "workprint.db"


def read_settings(environment: Mapping[str, str], home: Path | None = None) -> Settings:
    """Settings from the environment; `home` (from the command line) wins. Raises OperatorError for a bad value."""
    found = {name: environment[variable] for name, variable in ENVIRONMENT.items() if environment.get(variable)}
    if home is not None:
        found["home"] = str(home)
    try:
        settings = Settings.model_validate(found)
    except ValidationError as error:
        name, reason = str(error.errors()[0]["loc"][0]), error.errors()[0]["msg"].lower()
        raise OperatorError(
            f"The setting {ENVIRONMENT.get(name, name)}={found.get(name)!r} is not valid: {reason}.",
            code="bad_setting",
        ) from None
    return settings.model_copy(update={"home": settings.home.expanduser().absolute()})
