"""What each camera can do, as data: one TOML file a service in `catalogue/`, overridable by a user's own file.

    catalogue/runway.toml            what is known, with the day it was checked
    <home>/services.toml             [runway] ...   [runway.models."gen4.5"] ...   wins field by field
        └─> Capabilities ─ models: Model ─ frames, seconds, prices, available_from, retired_on

A model that is not listed cannot be used by mistake; a user's file may add one.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, cast

from pydantic import Field, ValidationError

from tools.film.errors import OperatorError
from tools.film.script import Move
from tools.film.value import Value

Kind = Literal["camera", "presenter", "import"]
NEEDS = ("performance", "camera", "stylisation", "realism", "characters", "speed")
"""What a shot may need of a camera, for routing; a model's strength in each is 0..1."""


class Frame(Value):
    """A picture that a model makes: its size in pixels, the service's own words for it, and its class of price."""

    width: int = Field(gt=0)
    height: int = Field(gt=0)
    said: str = ""
    ratio: str = Field(default="", description="where ratio and resolution are asked for separately")
    grade: str = Field(default="", description="the resolution as the price list has it: 720p")
    seconds: tuple[int, ...] = Field(default=(), description="lengths at this size, where they are not the model's")
    rates: dict[str, tuple[int, ...]] = Field(
        default_factory=dict[str, tuple[int, ...]],
        description="lengths at this size by frames a second, where they differ",
    )


class Price(Value):
    """USD for output: by second, or by clip. Keys are grades, "" for any; per clip also "720p/5" with the seconds."""

    per_second: dict[str, Decimal] = Field(default_factory=dict[str, Decimal])
    per_clip: dict[str, Decimal] = Field(default_factory=dict[str, Decimal])
    per_second_sound: dict[str, Decimal] = Field(default_factory=dict[str, Decimal])
    dated: date | None = None
    source: str = ""

    def of(self, grade: str, seconds: float, *, sound: bool = False) -> Decimal | None:
        """USD for a clip, or None when no price is known."""
        for key in (f"{grade}/{seconds:g}", grade, ""):
            if key in self.per_clip:
                return self.per_clip[key]
        rates = self.per_second_sound if sound and self.per_second_sound else self.per_second
        for key in (grade, ""):
            if key in rates:
                return (rates[key] * Decimal(str(seconds))).quantize(Decimal("0.0001"))
        return None


class Model(Value):
    """One model of a service. `seconds` are the lengths it makes, ascending; empty: any up to `longest`."""

    id: str
    title: str = ""
    available_from: date | None = None
    retired_on: date | None = None
    substitute: str = Field(default="", description="what stands in for it: service/model")
    seconds: tuple[int, ...] = ()
    seconds_with_picture: tuple[int, ...] = Field(
        default=(), description="instead of `seconds`, with first or last frame"
    )
    seconds_with_references: tuple[int, ...] = Field(
        default=(), description="instead of `seconds`, with reference pictures"
    )
    longest: float = 0.0
    rate: Fraction = Field(default=Fraction(24), description="frames a second of its clips; 0: as asked for")
    rates: tuple[Fraction, ...] = Field(default=(), description="others that it can be asked for")
    frames: tuple[Frame, ...] = Field(default=(), description="by liking: the first that fits a film's shape is used")
    frames_with_picture: tuple[Frame, ...] = Field(default=(), description="instead of `frames`, with a first frame")
    frames_with_last_frame: tuple[Frame, ...] = Field(default=(), description="instead of both, with a last frame")
    text: bool = Field(default=True, description="whether it works from words alone")
    first_frame: bool = False
    last_frame: bool = False
    last_frame_alone: bool = Field(default=False, description="it takes a last frame without a first one")
    references: int = Field(default=0, ge=0, description="how many reference pictures at most")
    references_alone: bool = Field(default=False, description="reference pictures exclude first and last frame")
    seed: Literal["no", "similar", "exact"] = "no"
    negative_prompt: int = Field(default=0, ge=0, description="characters of it at most; 0: it has none")
    prompt_limit: int = Field(default=0, ge=0, description="characters at most; 0: unknown")
    moves: dict[Move, str] = Field(default_factory=dict[Move, str], description="camera moves by its own words")
    audio: Literal["none", "optional", "always"] = "none"
    ignores: tuple[str, ...] = Field(default=(), description="sentences on what else of a brief it does not honour")
    price: Price = Price()
    strengths: dict[str, float] = Field(default_factory=dict[str, float])
    typical_seconds: float = Field(default=120.0, description="from order to clip, roughly")
    options: dict[str, Any] = Field(default_factory=dict[str, Any], description="what only this service's module reads")

    def retired(self, today: date) -> bool:
        return self.retired_on is not None and self.retired_on <= today

    def usable(self, today: date) -> bool:
        return not self.retired(today) and not (self.available_from and self.available_from > today)

    def offered(self, *, pictured: bool = False, to_last: bool = False) -> tuple[Frame, ...]:
        """The sizes that it makes: from a first frame (`pictured`), and with a last one too (`to_last`)."""
        if to_last and self.frames_with_last_frame:
            return self.frames_with_last_frame
        if pictured:
            return self.frames_with_picture or self.frames
        return self.frames or self.frames_with_picture

    def lengths(
        self, frame: Frame, rate: Fraction, *, pictured: bool = False, referenced: bool = False
    ) -> tuple[int, ...]:
        """The seconds of the clips that it makes at a size and a rate, ascending. Empty: any up to `longest`."""
        own = self.seconds_with_picture if pictured else self.seconds_with_references if referenced else ()
        return frame.rates.get(str(rate)) or frame.seconds or own or self.seconds

    @property
    def pictures(self) -> tuple[str, ...]:
        """The pictures that it can be shown, in words; empty where it works from words alone."""
        offered = {"first": self.first_frame, "last": self.last_frame, f"{self.references} references": self.references}
        return tuple(word for word, has in offered.items() if has)

    @property
    def longest_clip(self) -> float:
        """Seconds, at the size that allows most; 0: no limit."""
        return float(self.seconds[-1]) if self.seconds else self.longest


class Capabilities(Value):
    """A service: what it is called, how it is reached, what its models can do, and how far that was verified."""

    name: str
    title: str
    kind: Kind = "camera"
    checked: date
    default: str = Field(default="", description="the model used when none is named")
    base_url: str = ""
    environment: dict[str, tuple[str, ...]] = Field(
        default_factory=dict[str, tuple[str, ...]],
        description="variables that the service's own users know, by setting: key, second_key, base_url, ...",
    )
    defaults: dict[str, str] = Field(default_factory=dict[str, str], description="of settings that have one")
    needs: tuple[str, ...] = Field(default=("key",), description="the settings without which it cannot be used")
    anywhere: bool = Field(
        default=False, description="a protocol that any server may speak, at an address of one's own"
    )
    poll_seconds: float = 5.0
    timeout_seconds: float = Field(default=60.0, description="silence that ends a request")
    deadline_seconds: float = Field(default=1800.0, description="from order to clip at most")
    concurrency: int = Field(default=0, description="jobs at once that its smallest account allows; 0: no limit")
    requests_a_minute: int = Field(default=0, description="orders a minute; 0: not stated")
    looks_up: bool = Field(default=False, description="a lost order can be found again")
    cancels: Literal["no", "queued", "yes"] = "no"
    keeps_hours: float = Field(default=0.0, description="how long a finished clip can be fetched; 0: not stated")
    prompt: tuple[str, ...] = Field(default=(), description="the order in which its prompts say things")
    note: str = ""
    how: str = Field(default="", description="for what cannot be called: how its films come in")
    models: dict[str, Model] = Field(default_factory=dict[str, Model])
    live: bool = Field(default=False, description="whether it was ever called with a real key")

    def model(self, name: str = "") -> Model | None:
        """The model of that name, or the default."""
        return self.models.get(name or self.default)


def catalogue(overrides: Path | None = None) -> dict[str, Capabilities]:
    """Every service by name, the user's file (TOML) laid over what is shipped.

    Raises OperatorError naming the file and what is wrong in it.
    """
    shipped = _shipped()
    if overrides is None or not overrides.exists():
        return {name: _valid(name, table, f"catalogue/{name}.toml") for name, table in shipped.items()}
    try:
        own = tomllib.loads(overrides.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OperatorError(
            f"{overrides} cannot be read as TOML: {error}.", code="bad_services_file", path=str(overrides)
        ) from error
    unknown = sorted(set(own) - set(shipped))
    if unknown:
        raise OperatorError(
            f"{overrides} speaks of '{unknown[0]}', which is no service; there are {', '.join(shipped)}.",
            code="bad_services_file",
            path=str(overrides),
        )
    return {
        name: _valid(name, _over(table, own.get(name, {})), str(overrides if name in own else f"{name}.toml"))
        for name, table in shipped.items()
    }


@cache
def _shipped() -> dict[str, dict[str, Any]]:
    folder = files("tools.generators") / "catalogue"
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {name.removesuffix(".toml"): tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in found}


def _over(table: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """`own` laid over `table`, tables of tables field by field."""
    laid = dict(table)
    for key, value in own.items():
        below = laid.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            laid[key] = _over(cast(dict[str, Any], below), cast(dict[str, Any], value))
        else:
            laid[key] = value
    return laid


def _valid(name: str, table: Mapping[str, Any], where: str) -> Capabilities:
    usual = cast(dict[str, Any], table.get("each_model", {}))
    models = {
        model: {"id": model} | _over(usual, cast(dict[str, Any], fields))
        for model, fields in cast(dict[str, Any], table.get("models", {})).items()
    }
    rest = {key: value for key, value in table.items() if key not in ("each_model", "models")}
    try:
        return Capabilities.model_validate({"name": name, "models": models} | rest)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise OperatorError(
            f"{where} is not valid at {name}.{place}: {first['msg'].lower()}.", code="bad_services_file", path=where
        ) from None
