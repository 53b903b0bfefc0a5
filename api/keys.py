"""The keys of services that are given in the page: kept in the home, used at once, and never told again."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import SecretStr

from api.key_answers import KeyChecked, KeyShown, KeySource
from tools.film.errors import Conflict, NotFound
from tools.generators.access import Access, missing, variables
from tools.generators.cameras import today, why_not
from tools.generators.capabilities import Capabilities, catalogue
from tools.generators.keyring import checked, keepable
from tools.generators.knocking import knock
from tools.generators.speaking import DIALECTS
from tools.settings import ENVIRONMENT, MODEL, MODEL_SETTINGS, Settings, with_keys, without_keys
from tools.studio import Studio

MODEL_TITLE = "Language model"


@dataclass(frozen=True)
class KeyRoom:
    """The keys of one server's home."""

    studio: Studio
    bare: Settings
    """the settings as the environment alone has them"""

    def all(self) -> list[KeyShown]:
        """Every service that takes a key or an address, the language model first; none of what they are."""
        return [self._model(), *(self._service(one) for one in self._services().values())]

    def put(self, service: str, given: Mapping[str, SecretStr]) -> KeyShown:
        """Keep what a service needs. Raises NotFound, DirectorError, and Conflict for what the environment gives."""
        found = self._known(service)
        words = checked(found.title if found else MODEL_TITLE, self._able(found), given)
        fixed = [name for name in words if self._source(found, name) == "environment"]
        if fixed:
            variable = self._variable(found, fixed[0])
            raise Conflict(
                f"{variable} is set in the environment, which wins. Take it away there, and start the server again.",
                code="key_in_environment",
                variable=variable,
            )
        self.studio.settings.keyring.put(service, words)
        return self._reread(service)

    def remove(self, service: str) -> KeyShown:
        """Forget what is kept of a service. Raises NotFound."""
        self._known(service)
        self.studio.settings.keyring.remove(service)
        return self._reread(service)

    def check(self, service: str) -> KeyChecked:
        """Ask the service whether it takes the key. Costs nothing. Raises NotFound."""
        found = self._known(service)
        settings = self.studio.settings
        if found is None:
            # The client of a model is loaded where one is asked.
            from agent.model.knocking import knock as knock_at_model

            says = knock_at_model(settings) if settings.has_model else f"It needs {self._variable(None, 'key')}."
        else:
            access = settings.services.get(service, Access())
            says = why_not(found, access, today())
            if not missing(found, access):
                says = asyncio.run(knock(found, access, DIALECTS[service](access)))
        return KeyChecked(service=service, ok=not says, problem=says)

    def _reread(self, service: str) -> KeyShown:
        self.studio.use(with_keys(self.bare, self.studio.settings.keyring.read()))
        return next(one for one in self.all() if one.service == service)

    def _services(self) -> dict[str, Capabilities]:
        known = catalogue(self.studio.settings.services_file)
        return {name: one for name, one in known.items() if name in DIALECTS and keepable(one)}

    def _known(self, service: str) -> Capabilities | None:
        """The service of that name; None for the language model."""
        if service == MODEL:
            return None
        known = self._services()
        if service not in known:
            raise NotFound(f"No service '{service}' takes a key.", code="no_service", choices=[MODEL, *known])
        return known[service]

    def _able(self, service: Capabilities | None) -> tuple[str, ...]:
        return keepable(service) if service else tuple(MODEL_SETTINGS)

    def _variable(self, service: Capabilities | None, setting: str) -> str:
        return variables(service, setting)[0] if service else ENVIRONMENT[MODEL_SETTINGS[setting]]

    def _source(self, service: Capabilities | None, setting: str) -> KeySource | None:
        """Where a setting is from; None when it is not there."""
        name = service.name if service else MODEL
        if service is None:
            fixed = bool(getattr(self.bare, MODEL_SETTINGS[setting]))
        else:
            held = self.bare.services.get(name, Access()).setting("login" if "login" in service.needs else setting)
            fixed = bool(held) and held != service.defaults.get(setting, "")
        if fixed:
            return "environment"
        return "home" if setting in self.studio.settings.keyring.read().of(name) else None

    def _service(self, one: Capabilities) -> KeyShown:
        lacks = why_not(one, self.studio.settings.services.get(one.name, Access()), today())
        sources: dict[str, KeySource | None] = {name: self._source(one, name) for name in keepable(one)}
        return KeyShown(service=one.name, title=one.title, ready=not lacks, why_not=lacks, settings=sources)

    def _model(self) -> KeyShown:
        ready = self.studio.settings.has_model
        return KeyShown(
            service=MODEL,
            title=MODEL_TITLE,
            ready=ready,
            why_not="" if ready else "Without a model the embedded director works alone.",
            settings={name: self._source(None, name) for name in MODEL_SETTINGS},
        )


def key_room(studio: Studio) -> KeyRoom:
    """The keys of a studio's home."""
    return KeyRoom(studio, without_keys(studio.settings, studio.settings.keyring.read()))
