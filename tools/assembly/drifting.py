# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
"""The frame that moves slowly over a picture, as filters: in steps of a 256th of a pixel, so that it never jerks.

    push in   |  [####]  | -> |   [##]   |      about the point that the framing aims at
    pan right |[####]    | -> | [####]   |      as far as the picture reaches, and no faster than PACE

The picture is made a little larger than the delivery first, so that its nearest view has a pixel for every pixel.
"""

from fractions import Fraction
from typing import Any

from tools.assembly.delivery import Delivery
from tools.film.timeline import Framing

LARGER = Fraction(9, 8)
"""How much larger than the delivery the picture is made, and how near a push comes."""

WIDEST, ASIDE = Fraction(102, 100), Fraction(106, 100)
"""How near the frame is at the far end of a push, and throughout a pan."""

PACE = Fraction(6, 100)
"""The share of the frame by which a pan or a tilt moves in a second at most."""


def drifted(picture: Any, framing: Framing, drift: tuple[int, int], delivery: Delivery, larger: Delivery) -> Any:
    """The delivery's size of a picture that covers `larger`, from frame drift[0] of a move over drift[1] frames."""
    begin, frames = drift
    # The filter counts its frames from one.
    share = f"min(max(({begin}-1+on)/{max(frames - 1, 1)},0),1)"
    match framing.move:
        case "push in" | "pull out":
            gone = share if framing.move == "push in" else f"(1-{share})"
            near = f"({float(WIDEST)}+{float(LARGER - WIDEST)}*{gone})"
        case _:
            near = f"{float(ASIDE)}"
    width, height = f"({larger.width}/{near})", f"({larger.height}/{near})"
    left, top = f"((W-{width})*{framing.x:.6f})", f"((H-{height})*{framing.y:.6f})"
    pace = PACE * frames / delivery.rate
    if framing.move in ("pan left", "pan right"):
        onward = framing.move == "pan right"
        left = _aside(f"(W-{width})", framing.x, float(larger.width * pace), share, onward=onward)
    elif framing.move in ("tilt up", "tilt down"):
        onward = framing.move == "tilt down"
        top = _aside(f"(H-{height})", framing.y, float(larger.height * pace), share, onward=onward)
    right, bottom = f"{left}+W*{width}/{delivery.width}", f"{top}+H*{height}/{delivery.height}"
    moved = picture.filter(
        "perspective",
        x0=left, y0=top, x1=right, y1=top, x2=left, y2=bottom, x3=right, y3=bottom,
        interpolation="cubic", eval="frame",
    )  # fmt: skip
    return moved.filter("crop", delivery.width, delivery.height, 0, 0)


def larger_than(delivery: Delivery) -> Delivery:
    """The size that a picture covers before the frame moves over it."""
    sides = (delivery.width, delivery.height)
    width, height = (round(side * LARGER / 2) * 2 for side in sides)
    return delivery.model_copy(update={"width": width, "height": height})


def lying(
    aspect: Fraction, framing: Framing, drift: tuple[int, int], delivery: Delivery
) -> tuple[tuple[int, int], tuple[float, float]]:
    """Where a picture of that shape lies at frame drift[0] of the move: its size in the delivery's pixels, and its
    corner. The same as `drifted` shows, in numbers."""
    begin, frames = drift
    larger = larger_than(delivery)
    share = min(max(begin / max(frames - 1, 1), 0.0), 1.0)
    gone = share if framing.move == "push in" else 1 - share
    pushed = framing.move in ("push in", "pull out")
    near = float(WIDEST) + float(LARGER - WIDEST) * gone if pushed else float(ASIDE)
    whole = (float(max(larger.width, larger.height * aspect)), float(max(larger.height, larger.width / aspect)))
    seen = (larger.width / near, larger.height / near)
    corner = [(all_of - part) * aim for all_of, part, aim in zip(whole, seen, (framing.x, framing.y), strict=True)]
    if not pushed:
        axis = 0 if framing.move in ("pan left", "pan right") else 1
        room, aim = whole[axis] - seen[axis], (framing.x, framing.y)[axis]
        way = min(room, (larger.width, larger.height)[axis] * float(PACE * frames / delivery.rate))
        onward = framing.move in ("pan right", "tilt down")
        start = min(max(room * aim - way / 2, 0.0), room - way)
        corner[axis] = start + way * (share if onward else 1 - share)
    scale = delivery.width / seen[0]
    return (round(whole[0] * scale), round(whole[1] * scale)), (-corner[0] * scale, -corner[1] * scale)


def _aside(room: str, aim: float, most: float, share: str, *, onward: bool) -> str:
    """Where the frame is along its way: about the aim, as far as there is room."""
    way = f"min({room},{most:.3f})"
    start = f"min(max({room}*{aim:.6f}-{way}/2,0),{room}-{way})"
    return f"({start}+{way}*{share if onward else f'(1-{share})'})"
