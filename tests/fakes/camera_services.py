"""The fake services, by name."""

from collections.abc import Callable

from tests.fakes.camera_house import Service
from tests.fakes.comfyui import ComfyService
from tests.fakes.fal import FalService, PikaService
from tests.fakes.kling import KlingService
from tests.fakes.ltx import LtxService
from tests.fakes.luma import LumaService
from tests.fakes.presenters import HeyGenService, SynthesiaService
from tests.fakes.runway import RunwayService
from tests.fakes.sora import SoraService
from tests.fakes.veo import OmniService, VeoService
from tests.fakes.wan import WanService

_ALL = (
    RunwayService,
    KlingService,
    FalService,
    PikaService,
    WanService,
    LtxService,
    VeoService,
    OmniService,
    LumaService,
    SoraService,
    ComfyService,
    HeyGenService,
    SynthesiaService,
)
SERVICES: dict[str, Callable[[], Service]] = {one.name: one for one in _ALL}
