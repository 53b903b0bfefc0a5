"""How each service is spoken to: the dialect of every camera that is ordered from over the network, by its name."""

from collections.abc import Callable

from tools.generators.access import Access
from tools.generators.comfyui import ComfyUI
from tools.generators.dialects import Dialect
from tools.generators.fal import Fal
from tools.generators.heygen import HeyGen
from tools.generators.kling import Kling
from tools.generators.ltx import Ltx
from tools.generators.luma import Luma
from tools.generators.omni import Omni
from tools.generators.runway import Runway
from tools.generators.sora import Sora
from tools.generators.synthesia import Synthesia
from tools.generators.veo import Veo
from tools.generators.wan import Wan

DIALECTS: dict[str, Callable[[Access], Dialect]] = {
    "comfyui": ComfyUI,
    "fal": Fal,
    "heygen": HeyGen,
    "kling": Kling,
    "ltx": Ltx,
    "luma": Luma,
    "omni": Omni,
    "pika": Fal,
    "runway": Runway,
    "sora": Sora,
    "synthesia": Synthesia,
    "veo": Veo,
    "wan": Wan,
}
