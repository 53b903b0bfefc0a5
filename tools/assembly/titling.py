# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""A drawn title as a moving layer over a unit: held, faded, in its place in time."""

from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import ffmpeg

from tools.assembly.conforming import held
from tools.assembly.delivery import Delivery
from tools.assembly.pixels import pixels_of
from tools.assembly.recipe import CaptionKind, Lettering

CAPTIONS = get_args(CaptionKind)


def fades(lettering: Lettering, rate: Fraction) -> tuple[int, int]:
    """Frames of a title's fade in and out: a breath for a title, quicker for a lower third; none of a caption's."""
    if lettering.kind in CAPTIONS:
        return 0, 0
    seconds = Fraction(1, 2) if lettering.kind == "lower third" else Fraction(3, 4)
    longest = lettering.frames // 3
    return min(round(rate * seconds), longest), min(round(rate * seconds), longest)


def title_layer(lettering: Lettering, drawn: Path, delivery: Delivery) -> Any:
    """The drawn title as a moving layer: held, faded by its alpha, cut to the unit. A caption does not fade."""
    rate = delivery.rate
    fade_in, fade_out = fades(lettering, rate)
    title = ffmpeg.input(str(drawn), framerate=str(rate))
    title = title.filter("scale", out_color_matrix="bt709", out_range="tv")
    title = title.filter("format", pixels_of(delivery).alpha)
    title = held(title, lettering.frames, delivery)
    if lettering.kind not in CAPTIONS:
        title = title.filter("fade", type="in", start_frame=0, nb_frames=max(fade_in, 1), alpha=1)
        title = title.filter(
            "fade", type="out", start_frame=lettering.frames - fade_out, nb_frames=max(fade_out, 1), alpha=1
        )
    before = max(0, -lettering.start)
    delay = max(0, lettering.start)
    return title.filter("trim", start_frame=before).filter("setpts", f"(N+{delay})/(({rate})*TB)")
