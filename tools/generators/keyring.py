"""Keys that are kept in the home folder, for services whose keys the environment does not give.

    <home>/keys.json   {"runway": {"key": "..."}, "kling": {"key": "...", "second_key": "..."}}     0600, owner's alone

What the environment says wins. A key that was kept is used, and never shown again.
"""

import json
import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError

from tools.film.errors import DirectorError, NotFound, OperatorError
from tools.film.value import Value
from tools.generators.access import SECRETS, Access, read_address
from tools.generators.capabilities import Capabilities
from tools.media.disk import whole_file

LONGEST = 10_000
"""characters of one setting: a login is a file of a page or two"""
Settings = dict[str, SecretStr]
"""the settings of one service, by name"""


class Kept(Value):
    """Every service's kept settings. None of them is in its repr."""

    services: dict[str, Settings] = Field(default_factory=dict[str, Settings], repr=False)

    def of(self, service: str) -> Settings:
        return self.services.get(service, {})


class Keyring:
    """The file of kept keys. Several processes may change it at once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Kept:
        """What is kept. Raises OperatorError for a file that is none of ours, without telling what is in it."""
        try:
            return Kept.model_validate({"services": json.loads(self._path.read_text(encoding="utf-8"))})
        except FileNotFoundError:
            return Kept()
        except (OSError, ValueError, ValidationError):
            raise OperatorError(
                f"{self._path} cannot be read as kept keys; move it away, and give the keys again.",
                code="bad_keys_file",
                path=str(self._path),
            ) from None

    def put(self, service: str, given: Mapping[str, SecretStr]) -> Kept:
        """Keep settings of a service beside those that are kept of it. Durable when it returns."""
        with self._alone():
            kept = self.read()
            return self._write({**kept.services, service: {**kept.of(service), **given}})

    def remove(self, service: str) -> Kept:
        """Forget what is kept of a service. Raises NotFound when that is nothing."""
        with self._alone():
            kept = self.read()
            if service not in kept.services:
                raise NotFound(f"No key of '{service}' is kept here.", code="no_key_kept", service=service)
            return self._write({name: held for name, held in kept.services.items() if name != service})

    def _write(self, services: Mapping[str, Settings]) -> Kept:
        told = {
            name: {setting: value.get_secret_value() for setting, value in held.items()}
            for name, held in services.items()
        }
        with whole_file(self._path) as part:
            # Made for its owner alone before there is anything in it.
            os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            part.write_text(json.dumps(told, indent=1), encoding="utf-8")
        return Kept(services=dict(services))

    @contextmanager
    def _alone(self) -> Generator[None]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        folder = os.open(self._path.parent, os.O_RDONLY)
        try:
            flock(folder, LOCK_EX)
            yield
        finally:
            os.close(folder)


def keepable(service: Capabilities) -> tuple[str, ...]:
    """The settings of a service that can be kept: those it cannot do without. A login is its key, never a path."""
    return tuple(dict.fromkeys("key" if name == "login" else name for name in service.needs))


def checked(title: str, able: tuple[str, ...], given: Mapping[str, SecretStr]) -> dict[str, SecretStr]:
    """Settings as they may be kept. Raises DirectorError naming those of the service, and none of their values."""
    found = {name: SecretStr(value.get_secret_value().strip()) for name, value in given.items()}
    if not found or any(name not in able for name in found):
        raise DirectorError(
            f"{title} takes {' and '.join(able)}." if able else f"{title} needs no key.",
            code="bad_key",
            choices=list(able),
        )
    for name, value in found.items():
        words = value.get_secret_value()
        if not 0 < len(words) <= LONGEST or (name != "key" and not words.isprintable()):
            raise DirectorError(f"The {name} of {title} has 1 to {LONGEST} characters.", code="bad_key", field=name)
        if name == "base_url":
            read_address(words)
    return found


def laid_under(service: Capabilities, access: Access, kept: Mapping[str, SecretStr]) -> Access:
    """The access with what is kept, wherever the environment has given nothing."""
    options, changes = dict(access.options), dict[str, object]()
    for name, value in kept.items():
        if name in SECRETS:
            if not access.setting(name):
                changes[name] = value
        elif name == "base_url":
            changes[name] = access.base_url or value.get_secret_value().rstrip("/")
        elif access.options.get(name, "") == service.defaults.get(name, ""):
            options[name] = value.get_secret_value()
    return access.model_copy(update=changes | {"options": options})


def lifted_off(service: Capabilities, access: Access, kept: Mapping[str, SecretStr]) -> Access:
    """The access without what was laid under it."""
    options, changes = dict(access.options), dict[str, object]()
    for name, value in kept.items():
        if access.setting(name) != value.get_secret_value().rstrip("/" if name == "base_url" else ""):
            continue
        if name in SECRETS:
            changes[name] = None
        elif name == "base_url":
            changes[name] = ""
        elif name in service.defaults:
            options[name] = service.defaults[name]
        else:
            del options[name]
    return access.model_copy(update=changes | {"options": options})
