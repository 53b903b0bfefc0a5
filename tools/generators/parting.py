"""A shot that is longer than a camera's longest clip: into which clips it is divided, what they cost, how they join.

    |head--- part 1 ---|
                      1|--- part 2 ---|                1: the last frame of the part before, which it begins with
                                     1|- part 3 --tail|

The fewest parts that hold it, as even as the camera's lengths allow, and no longer than needed. Joined, each later part
without its first frame, they are as long as the brief.
"""

import math
from decimal import Decimal
from pathlib import Path

from tools.generators.asking import ask_for, lengths_of
from tools.generators.capabilities import Capabilities, Model
from tools.generators.ports import BadRequest, Brief, Quote

TO_COME = Path("-")
"""Stands for the last frame of a part that is not made yet."""
JOINT = 1
"""Frames by which a part repeats the one before."""


def parts(brief: Brief, service: Capabilities, model: Model) -> tuple[Brief, ...]:
    """The brief in one piece, or in pieces that the model can make; all but the first begin with `TO_COME`.

    Raises BadRequest when it is too long for one clip and the model cannot go on from a picture.
    """
    alone = _most(brief, model)
    if not alone or brief.shot.frames <= alone:
        return (brief,)
    if not model.first_frame or service.kind != "camera":
        raise BadRequest(
            f"A shot of {float(brief.shot.frames / brief.rate):g} s is longer than the {_longest(brief, model):g} s of "
            f"{model.title or model.id} of {service.title}, which cannot go on from where a clip ends; split the shot.",
            service=service.name,
            longest=_longest(brief, model),
        )
    new = _new_frames(brief, model)
    pieces: list[Brief] = []
    for at, frames in enumerate(new):
        first, last = at == 0, at == len(new) - 1
        head, tail = (brief.head if first else JOINT), (brief.tail if last else 0)
        inside = frames - (brief.head if first else 0) - tail
        pieces.append(
            brief.model_copy(
                update={
                    "shot": brief.shot.model_copy(update={"frames": inside}),
                    "slate": f"{brief.slate} part {at + 1} of {len(new)}",
                    "head": head,
                    "tail": tail,
                    "first_frame": brief.first_frame if first else TO_COME,
                    "last_frame": brief.last_frame if last else None,
                }
            )
        )
    return tuple(pieces)


def quoted(brief: Brief, service: Capabilities, model: Model) -> Quote:
    """What the whole brief would cost, in one piece or several. Raises BadRequest when it cannot be made."""
    pieces = parts(brief, service, model)
    asked = [ask_for(piece, service, model) for piece in pieces]
    costs = [model.price.of(one.ask.frame.grade, one.ask.seconds, sound=one.ask.sound) for one in asked]
    known = [cost for cost in costs if cost is not None]
    total = sum(known, start=Decimal(0))
    words = [one for each in asked for one in each.compromises]
    plan: tuple[str, ...] = ()
    if len(pieces) > 1:
        plan = tuple(
            f"part {at} of {len(pieces)}: {round(one.ask.seconds, 2):g} s"
            + (f", from the last frame of part {at - 1}" if at > 1 else "")
            for at, one in enumerate(asked, 1)
        )
        longest = _longest(brief, model)
        words.append(f"it is longer than {longest:g} s: made in {len(pieces)} parts, and joined into one take")
    return Quote(
        generator=f"{service.name}/{model.id}",
        model=model.id,
        cost=total if len(known) == len(costs) else Decimal(0),
        certainty="unknown" if len(known) < len(costs) else "estimate" if total else "exact",
        seconds=round(model.typical_seconds * len(pieces), 1),
        clip_seconds=sum(one.ask.seconds for one in asked),
        compromises=tuple(dict.fromkeys(words)),
        priced_on=model.price.dated,
        plan=plan,
        size=(asked[0].ask.frame.width, asked[0].ask.frame.height),
    )


def _new_frames(brief: Brief, model: Model) -> list[int]:
    """How many frames each part adds. A later part repeats one, and has room for one less."""
    begins = brief.model_copy(update={"last_frame": None})
    goes_on = begins.model_copy(update={"first_frame": TO_COME})
    first_most, later_most = _most(begins, model), _most(goes_on, model) - JOINT
    count = 1 + math.ceil((brief.frames - first_most) / later_most)
    left, new = brief.frames, list[int]()
    for after in reversed(range(count)):
        if not after:
            new.append(left)
            break
        joint = JOINT if new else 0
        # As much as an even share, and no less than what the parts after it cannot hold.
        least = max(math.ceil(left / (after + 1)), left - after * later_most, 0 if new else brief.head + 1)
        room = _room(goes_on if new else begins, model, least + joint)
        # Whole clips, but no part is left with less than a second of the shot.
        new.append(max(least, min(room - joint, left - after * (brief.tail + math.ceil(brief.rate)))))
        left -= new[-1]
    return new


def _room(brief: Brief, model: Model, frames: int) -> int:
    """Frames of the shortest clip that holds so many."""
    lengths = [math.floor(seconds * brief.rate) for seconds in lengths_of(brief, model)]
    return next((length for length in lengths if length >= frames), frames)


def _most(brief: Brief, model: Model) -> int:
    """Frames of the longest clip of such a brief; 0: no limit."""
    return math.floor(_longest(brief, model) * brief.rate)


def _longest(brief: Brief, model: Model) -> float:
    """Seconds of the longest clip of such a brief; 0: no limit."""
    lengths = lengths_of(brief, model)
    return lengths[-1] if lengths else model.longest_clip
