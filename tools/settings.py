"""Every setting in one frozen value, read once, in the composition root. Nothing else reads the environment."""

import os
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, SecretStr, ValidationError

from tools.film.errors import OperatorError
from tools.film.script import Resolution
from tools.film.value import Value
from tools.generators.access import Access, read_access
from tools.generators.capabilities import catalogue
from tools.generators.keyring import Kept, Keyring, laid_under, lifted_off
from tools.store.ledger import Caps

ENVIRONMENT = {
    "home": "WORKPRINT_HOME",
    "workers": "WORKPRINT_WORKERS",
    "cache_gb": "WORKPRINT_CACHE_GB",
    "upload_gb": "WORKPRINT_UPLOAD_GB",
    "checkpoints": "WORKPRINT_CHECKPOINTS",
    "jobs": "WORKPRINT_JOBS",
    "cap_film": "WORKPRINT_CAP_FILM",
    "cap_day": "WORKPRINT_CAP_DAY",
    "cap_services": "WORKPRINT_CAP_SERVICES",
    "takes": "WORKPRINT_TAKES",
    "resolution": "WORKPRINT_RESOLUTION",
    "retakes": "WORKPRINT_RETAKES",
    "model_key": "OPENAI_API_KEY",
    "model_url": "OPENAI_BASE_URL",
    "model": "WORKPRINT_MODEL",
    "model_price_in": "WORKPRINT_MODEL_PRICE_IN",
    "model_price_out": "WORKPRINT_MODEL_PRICE_OUT",
    "model_timeout": "WORKPRINT_MODEL_TIMEOUT",
    "turn_tokens": "WORKPRINT_TURN_TOKENS",
    "turn_usd": "WORKPRINT_TURN_USD",
    "turn_seconds": "WORKPRINT_TURN_SECONDS",
    "slack_bot_token": "WORKPRINT_SLACK_BOT_TOKEN",
    "slack_app_token": "WORKPRINT_SLACK_APP_TOKEN",
    "slack_signing_secret": "WORKPRINT_SLACK_SIGNING_SECRET",
    "slack_client_id": "WORKPRINT_SLACK_CLIENT_ID",
    "slack_client_secret": "WORKPRINT_SLACK_CLIENT_SECRET",
    "slack_base_url": "WORKPRINT_SLACK_BASE_URL",
    "discord_token": "WORKPRINT_DISCORD_TOKEN",
    "discord_public_key": "WORKPRINT_DISCORD_PUBLIC_KEY",
    "discord_base_url": "WORKPRINT_DISCORD_BASE_URL",
    "discord_gateway_url": "WORKPRINT_DISCORD_GATEWAY_URL",
    "credentials": "WORKPRINT_CREDENTIALS",
    "sign_certificate": "WORKPRINT_SIGN_CERTIFICATE",
    "sign_key": "WORKPRINT_SIGN_KEY",
    "identity": "WORKPRINT_IDENTITY",
    "producer": "WORKPRINT_PRODUCER",
    "address": "WORKPRINT_ADDRESS",
    "bots": "WORKPRINT_BOTS",
}
"""setting -> the variable that overrides its default; docs/settings.md is held against this table by a test"""


IDENTITY = "~/.local/share/workprint/credentials/identity.pem"
"""the signer of a person's homes, whichever of them is used"""

BY_SERVICE = frozenset({"services"})
"""settings made of several variables a service; docs/cameras.md names them"""

SECRET = frozenset(
    {"model_key", "checkpoints", "slack_bot_token", "slack_app_token", "slack_signing_secret",
     "slack_client_secret", "discord_token", "jobs"}
)
"""settings whose values are never repeated"""


ADDRESS = "it is an address that ends with a slash, such as https://example.org/"
FORMS = {"model_url": "it is an address, such as https://example.org/v1", "discord_public_key": "it has 64 hex digits"}
"""how a setting is written that has a form; any other is an address"""


def _by_service(given: Any) -> Any:
    """ "kling=20 runway=7.50" -> a cap for each."""
    if not isinstance(given, str):
        return given
    pairs = [pair.partition("=") for pair in given.replace(",", " ").split()]
    if any(not name or not amount for name, _, amount in pairs):
        raise ValueError("it looks like kling=20 runway=7.50")
    return {name.strip().lower(): amount for name, _, amount in pairs}


class Settings(Value):
    """Where a person's films live, how hard the machine may work, and which language model may be asked."""

    home: Path = Field(Path("~/.local/share/workprint"), description="the folder of all films, media, caches, assets")
    workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=256, description="parallel processes")
    cache_gb: float = Field(default=20.0, gt=0, description="what the cache may hold, in 10^9 bytes")
    upload_gb: float = Field(default=4.0, gt=0, le=1000, description="what one uploaded file may have, in 10^9 bytes")
    model_key: SecretStr | None = Field(default=None, description="the key of the service that has the model")
    model_url: str = Field(default="", pattern=r"^(https?://\S+)?$", description="its address; empty: OpenAI's own")
    model: str = Field(default="", max_length=200, description="the model's name; empty: the service's usual one")
    model_price_in: float | None = Field(default=None, ge=0, allow_inf_nan=False, description="USD per 10^6 tokens in")
    model_price_out: float | None = Field(
        default=None, ge=0, allow_inf_nan=False, description="USD per 10^6 tokens out"
    )
    model_timeout: float = Field(default=120.0, ge=0.1, le=3600, description="seconds of silence that end a request")
    turn_tokens: int = Field(default=200_000, ge=1000, description="tokens that one turn may use, in and out")
    turn_usd: float = Field(default=1.0, ge=0, allow_inf_nan=False, description="USD that one turn may cost")
    turn_seconds: float = Field(default=900.0, ge=1, le=86_400, description="seconds that a model may take for a turn")

    slack_bot_token: SecretStr | None = Field(default=None, description="what the Slack app posts with: xoxb-...")
    slack_app_token: SecretStr | None = Field(
        default=None, description="Socket Mode, no public address: xapp-..."
    )
    slack_signing_secret: SecretStr | None = Field(default=None, description="what Slack signs its requests with")
    slack_client_id: str = Field(default="", max_length=100, description="the app, where it is installed by links")
    slack_client_secret: SecretStr | None = Field(default=None, description="what proves to Slack that it is ours")
    slack_base_url: str = Field(
        default="https://slack.com/api/", pattern=r"^https?://\S+/$", description="the address of Slack"
    )
    discord_token: SecretStr | None = Field(default=None, description="what the Discord bot posts with")
    discord_public_key: str = Field(
        default="", pattern=r"^([0-9a-fA-F]{64})?$", description="what checks that Discord signed a request over HTTP"
    )
    discord_base_url: str = Field(
        default="https://discord.com/api/v10/", pattern=r"^https?://\S+/$", description="the address of Discord"
    )
    discord_gateway_url: str = Field(
        default="wss://gateway.discord.gg/", pattern=r"^wss?://\S+/$", description="the address of its gateway"
    )
    address: str = Field(
        default="", pattern=r"^(https?://\S+/)?$", description="where people reach the page, for links in chats"
    )
    bots: bool = Field(default=True, description="whether `serve` also serves the chats whose tokens are set")

    @property
    def has_model(self) -> bool:
        """Whether a model may be asked: there is a key, or the address of a service that may need none."""
        return self.model_key is not None or bool(self.model_url)

    credentials: bool = Field(default=True, description="whether deliveries say, signed, what they are made of")
    sign_certificate: Path | None = Field(
        default=None, description="the certificate that signs, PEM, with its chain; none: one made in the home"
    )
    sign_key: Path | None = Field(default=None, description="the file of its key, PEM")
    identity: Path | None = Field(default=None, description="where the homes of a person share a self-signed one")
    producer: str = Field(
        default="Workprint", min_length=1, max_length=200, description="who publishes, for labels that name a provider"
    )

    checkpoints: str = Field(
        default="", repr=False, description="a Postgres database for the turns in hand; empty: a file in the home"
    )

    jobs: str = Field(
        default="", repr=False, description="a Postgres database for jobs and money; empty: a file in the home"
    )
    cap_film: Decimal | None = Field(default=None, ge=0, description="USD that one film may cost in all")
    cap_day: Decimal | None = Field(default=None, ge=0, description="USD that all films may cost in one day (UTC)")
    cap_services: Annotated[dict[str, Decimal], BeforeValidator(_by_service)] = Field(
        default_factory=dict[str, Decimal], description="USD that each service may cost in a calendar month (UTC)"
    )
    takes: int = Field(default=2, ge=1, le=20, description="takes of each shot that is made by a service")
    resolution: Resolution = Field(
        default="720p", description="how large services make takes: 720p, 1080p or 4k; larger where it costs no more"
    )
    retakes: int = Field(default=0, ge=0, le=5, description="times that a faulty paid take is made again by itself")

    services: dict[str, Access] = Field(
        default_factory=dict[str, Access], repr=False, description="keys and addresses of the cameras, by service"
    )

    @property
    def services_file(self) -> Path:
        """The user's own limits, prices and models of the cameras, laid over the shipped ones."""
        return self.home / "services.toml"

    @property
    def keyring(self) -> Keyring:
        """The keys that are kept in the home, for what the environment does not give."""
        return Keyring(self.home / "keys.json")

    @property
    def caps(self) -> Caps:
        """What may be spent, whoever asks."""
        return Caps(film=self.cap_film, day=self.cap_day, services=self.cap_services)

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
    def upload_limit(self) -> int:
        """Bytes that one uploaded file may have."""
        return int(self.upload_gb * 1e9)

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
    found.setdefault("identity", str(Path(IDENTITY).expanduser()))
    try:
        settings = Settings.model_validate(found)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        reason = FORMS.get(name, ADDRESS) if first["type"] == "string_pattern_mismatch" else first["msg"].lower()
        said = "" if name in SECRET else f"={found.get(name)!r}"
        raise OperatorError(
            f"The setting {ENVIRONMENT.get(name, name)}{said} is not valid: {reason}.",
            code="bad_setting",
        ) from None
    settings = settings.model_copy(
        update={"home": settings.home.expanduser().absolute(), "services": read_access(environment)}
    )
    return with_keys(settings, settings.keyring.read())


MODEL = "model"
"""what the service of the language model is called among the kept keys"""
MODEL_SETTINGS = {"key": "model_key", "base_url": "model_url", "model": "model"}
"""what may be kept of it -> the setting that this is"""


def with_keys(settings: Settings, kept: Kept) -> Settings:
    """The settings with the kept keys, wherever the environment has given nothing."""
    access = {
        name: laid_under(catalogue()[name], settings.services.get(name, Access()), held)
        for name, held in kept.services.items()
        if name in catalogue()
    }
    changes: dict[str, Any] = {"services": {**settings.services, **access}}
    for name, value in kept.of(MODEL).items():
        if not getattr(settings, MODEL_SETTINGS[name]):
            changes[MODEL_SETTINGS[name]] = value if name == "key" else value.get_secret_value()
    return settings.model_copy(update=changes)


def without_keys(settings: Settings, kept: Kept) -> Settings:
    """The settings as the environment alone has them."""
    access = {
        name: lifted_off(catalogue()[name], settings.services[name], held)
        for name, held in kept.services.items()
        if name in settings.services
    }
    changes: dict[str, Any] = {"services": {**settings.services, **access}}
    for name, value in kept.of(MODEL).items():
        held = getattr(settings, MODEL_SETTINGS[name])
        if (held.get_secret_value() if isinstance(held, SecretStr) else held) == value.get_secret_value():
            changes[MODEL_SETTINGS[name]] = None if name == "key" else ""
    return settings.model_copy(update=changes)
