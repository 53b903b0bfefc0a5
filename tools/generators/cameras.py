"""Which cameras there are, by name, which of them can be used, and why the others cannot.

A camera is named by its service, or by service and model: "runway", "runway/gen4_turbo".
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from tools.film.errors import DirectorError
from tools.film.value import Value
from tools.generators.access import Access, lacking
from tools.generators.capabilities import Capabilities, Model, catalogue
from tools.generators.ports import Generator

AUTO = "auto"
EMBEDDED = "previz"
OWN = ("", AUTO, EMBEDDED)
"""names of the camera that is here, where nothing else has been chosen"""
_NO_ACCESS: Mapping[str, Access] = {}


class Standing(Value):
    """A service, and whether it can be used now. `why_not` is a sentence with what to do; empty when it can."""

    capabilities: Capabilities
    why_not: str = ""

    @property
    def usable(self) -> bool:
        return not self.why_not


def today() -> date:
    """The day by which models are new or retired."""
    return datetime.now(UTC).date()


def standings(access: Mapping[str, Access], own: Path | None = None, on: date | None = None) -> list[Standing]:
    """Every service with its standing, the embedded one first. `own` is the user's services file."""
    found = [
        Standing(capabilities=service, why_not=why_not(service, access.get(name, Access()), on or today()))
        for name, service in catalogue(own).items()
    ]
    return sorted(found, key=lambda one: (one.capabilities.name != EMBEDDED, not one.usable, one.capabilities.name))


def why_not(service: Capabilities, access: Access, on: date) -> str:
    """Why a service cannot be used, and what to do about it; empty when it can."""
    if service.kind == "import":
        return service.how
    revived = service.anywhere and bool(access.base_url)
    if service.models and all(model.retired(on) for model in service.models.values()) and not revived:
        last = max(service.models.values(), key=lambda model: str(model.retired_on))
        instead = f"; use {last.substitute}" if last.substitute else ""
        return f"{service.title} was retired on {last.retired_on}{instead}."
    lacks = lacking(service, access)
    return f"It needs {lacks}." if lacks else ""


def keyless(names: Iterable[str], services: Mapping[str, Access], own: Path | None = None) -> str:
    """That cameras of these names cannot be ordered from, for want of a key, and how one is given; empty when all can.

    A quote needs no key, so it is asked apart.
    """
    told: dict[str, str] = {}
    for name in names:
        if name in OWN:
            continue
        service, _ = parted(name, own)
        lacks = lacking(service, services.get(service.name, Access()))
        if lacks:
            told[service.name] = f"{service.title} needs {lacks}"
    if not told:
        return ""
    return (
        f"{'; '.join(told.values())}: nothing can be ordered there before. Give it in the page's Settings, with"
        f" workprint keys set {' and '.join(told)}, or in the environment."
    )


def camera(name: str, cache: Path, services: Mapping[str, Access] = _NO_ACCESS, own: Path | None = None) -> Generator:
    """The camera of that name; an empty name and `auto` are the embedded one, unless `route` has chosen before.

    `services` and `own` are `Settings.services` and `Settings.services_file`. A camera without its key can be asked
    for a quote. Raises DirectorError naming those there are.
    """
    if name in OWN:
        from tools.generators.previz.camera import Previz  # the renderer and its compiler, where it is needed

        return Previz(cache / EMBEDDED)
    from tools.generators.service import ServiceCamera  # and these with their HTTP, which no film needs that is shot
    from tools.generators.speaking import DIALECTS

    service, model = parted(name, own)
    access = services.get(service.name, Access())
    return ServiceCamera(service, model, access, DIALECTS[service.name](access), cache, today())


def parted(name: str, own: Path | None = None) -> tuple[Capabilities, Model]:
    """The service and the model that a camera's name means. Raises DirectorError naming those there are."""
    known = catalogue(own)
    service = known.get(name.partition("/")[0])
    if service is None:
        raise DirectorError(
            f"There is no camera '{name}'; choose one of {AUTO}, {', '.join(known)}. A clip that was made anywhere else"
            " is brought in as a file, and is a take like any other.",
            code="no_camera",
            choices=[AUTO, *known],
        )
    if service.kind == "import":
        raise DirectorError(f"{service.title} cannot be ordered from here. {service.how}", code="no_camera")
    model = service.model(name.partition("/")[2])
    if model is None:
        models = ", ".join(f"{service.name}/{model}" for model in service.models)
        raise DirectorError(
            f"{service.title} has no model '{name.partition('/')[2]}'; choose one of {models}.",
            code="no_camera",
            choices=list(service.models),
        )
    return service, model
