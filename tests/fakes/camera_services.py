"""The fake services, by name."""

from collections.abc import Callable

from tests.fakes.camera_house import Service
from tests.fakes.fal import FalService, PikaService
from tests.fakes.kling import KlingService
from tests.fakes.runway import RunwayService

_ALL = (RunwayService, KlingService, FalService, PikaService)
SERVICES: dict[str, Callable[[], Service]] = {one.name: one for one in _ALL}
