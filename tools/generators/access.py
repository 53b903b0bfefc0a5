"""How each service is reached: keys, addresses and patience, from the environment, for the composition root.

    WORKPRINT_RUNWAY_API_KEY, else RUNWAYML_API_SECRET   ──> access["runway"].key
    WORKPRINT_RUNWAY_BASE_URL, _POLL_SECONDS, ...

Ours win over the names that a service's own users know; those are listed in the catalogue.
"""

import re
from collections.abc import Mapping

from pydantic import Field, SecretStr

from tools.film.errors import DirectorError, OperatorError
from tools.film.value import Value
from tools.generators.capabilities import Capabilities, catalogue

SECRETS = ("key", "second_key")
SAID = {"key": "API_KEY", "second_key": "SECRET_KEY"}
"""settings whose variable has another name than theirs in capitals"""
NUMBERS = ("poll_seconds", "timeout_seconds", "deadline_seconds")
_URL = re.compile(r"https?://[^\s/]+\S*")


class Access(Value):
    """What one service needs of its user. `options` are the service's own settings, such as a project or a region."""

    key: SecretStr | None = None
    second_key: SecretStr | None = None
    base_url: str = ""
    poll_seconds: float | None = Field(default=None, gt=0, description="None: as the catalogue has it")
    timeout_seconds: float | None = Field(default=None, gt=0)
    deadline_seconds: float | None = Field(default=None, gt=0)
    options: dict[str, str] = Field(default_factory=dict[str, str])
    callback: str = Field(default="", description="our own public address, which a service may be told to call")

    def setting(self, name: str) -> str:
        """One setting in clear, secret or not; empty when it is not there. A login is a key, or a file of one."""
        if name in SECRETS:
            held = self.key if name == "key" else self.second_key
            return held.get_secret_value() if held else ""
        if name == "login":
            return self.setting("key") or self.options.get("credentials", "")
        return self.base_url if name == "base_url" else self.options.get(name, "")


def read_access(environment: Mapping[str, str]) -> dict[str, Access]:
    """The access to every service of the catalogue, by its name.

    Raises OperatorError naming the variable of a bad address or number.
    """
    return {name: _access(service, environment) for name, service in catalogue().items()}


def variables(service: Capabilities, setting: str) -> tuple[str, ...]:
    """The variables that give a setting, the one that wins first."""
    if setting == "login":
        return (*variables(service, "key"), *variables(service, "credentials"))
    ours = f"WORKPRINT_{service.name.upper()}_{SAID.get(setting, setting.upper())}"
    return (ours, *service.environment.get(setting, ()))


def address(service: Capabilities, access: Access) -> str:
    """Where the service is: as its user says, else as the catalogue has it, with a region or the like filled in."""
    return access.base_url or service.base_url.format_map(service.defaults | access.options)


def read_address(value: str) -> str:
    """An address as a person gives it. Raises DirectorError for what is none."""
    if not _URL.fullmatch(value):
        raise DirectorError("An address begins with https://, and has no spaces.", code="bad_key", field="base_url")
    return value.rstrip("/")


def missing(service: Capabilities, access: Access) -> tuple[str, ...]:
    """The settings that the service cannot do without and that are not there."""
    return tuple(name for name in service.needs if not (access.setting(name) or service.defaults.get(name)))


def lacking(service: Capabilities, access: Access) -> str:
    """The variables that would give what is missing, in words; empty when nothing is."""
    return " and ".join(" or ".join(variables(service, setting)) for setting in missing(service, access))


def _access(service: Capabilities, environment: Mapping[str, str]) -> Access:
    settings = {*SECRETS, "base_url", *NUMBERS, *service.environment}
    found: dict[str, object] = {}
    options = dict(service.defaults)
    for setting in sorted(settings):
        variable = next((name for name in variables(service, setting) if environment.get(name, "").strip()), "")
        if not variable:
            continue
        value = environment[variable].strip()
        if setting in NUMBERS:
            found[setting] = _number(variable, value)
        elif setting == "base_url":
            found[setting] = _address(variable, value)
        elif setting in SECRETS:
            found[setting] = SecretStr(value)
        else:
            options[setting] = value
    ours = environment.get("WORKPRINT_ADDRESS", "").strip()
    callback = ours if ours.startswith("https://") and ours.endswith("/") else ""
    return Access.model_validate(found | {"options": options, "callback": callback})


def _number(variable: str, value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = 0.0
    if not 0 < number < 1e6:
        raise OperatorError(
            f"The setting {variable}={value!r} is not valid: it is a number of seconds above 0.", code="bad_setting"
        )
    return number


def _address(variable: str, value: str) -> str:
    if not _URL.fullmatch(value):
        raise OperatorError(
            f"The setting {variable}={value!r} is not valid: an address begins with https://.", code="bad_setting"
        )
    return value.rstrip("/")
