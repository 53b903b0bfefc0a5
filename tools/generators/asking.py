"""From a brief to the best request that a model takes, with everything it cannot honour said in so many words.

brief + model ──> Ask           lengths, frame, prompt, pictures, seed, move, sound, as the model takes them
              └─> compromises   what the take will not have
"""

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from pydantic import Field

from tools.film.value import Value
from tools.generators.capabilities import Capabilities, Frame, Model
from tools.generators.ports import BadRequest, Brief, Reference, Speech
from tools.generators.wording import NEGATIVE, worded

DELIVERED = 1080
"""lines of the shorter side that films go out with"""
SHAPE = 0.04
"""How far, as a share, the shape of a frame may be from the film's and still be called the same."""


class Ask(Value):
    """A request in a model's own terms. `seconds` is a length that it makes, `move` its own word for the move."""

    model: Model
    frame: Frame
    prompt: str
    negative: str = ""
    seconds: float
    rate: Fraction
    seed: int | None = None
    first_frame: Path | None = None
    last_frame: Path | None = None
    references: tuple[Reference, ...] = ()
    move: str = ""
    sound: bool = False
    speech: tuple[Speech, ...] = ()


class Asked(Value):
    """A request, and what it gives up. `head` and `tail` are the handles, in frames, that its length leaves."""

    ask: Ask
    head: int
    tail: int
    compromises: tuple[str, ...] = Field(default=())


def ask_for(brief: Brief, service: Capabilities, model: Model) -> Asked:
    """The best request for a brief that fits one clip. Raises BadRequest when the model cannot make it at all."""
    compromises: list[str] = []
    if brief.first_frame is None and not model.text:
        raise BadRequest(
            f"{model.title or model.id} of {service.title} works from a picture only; give the shot a first frame, "
            "such as one of its previz take, or choose another model.",
            service=service.name,
        )
    first, last, references = _pictures(brief, model)
    if brief.first_frame and not first:
        compromises.append("it does not begin from a picture, so it may not go on from the shot before")
    if brief.last_frame and not last:
        alone = " without a first one" if model.last_frame else ""
        compromises.append(f"it cannot be told its last frame{alone}")
    if len(references) < len(brief.references):
        kept = f"only {len(references)} of" if references else "none of"
        compromises.append(
            f"{kept} the {len(brief.references)} reference pictures can be used; the canon's words stand in"
        )
    frame = _frame(brief, model, compromises)
    rate = _rate(brief, model)
    seconds, head, tail = _length(brief, _lengths_at(frame, brief, model), model, compromises)
    move = model.moves.get(brief.shot.move, "")
    if brief.shot.move != "static" and not move:
        compromises.append(f"the move ({brief.shot.move}) is asked for in words, not set")
    pictured = brief.model_copy(update={"references": references})
    prompt, left_out = worded(
        pictured,
        service.prompt,
        model.prompt_limit,
        move=not move,
        reference=str(model.options.get("reference", "as in reference picture {n}")),
    )
    if left_out:
        compromises.append(f"its prompt holds {model.prompt_limit} characters; left out: {', '.join(left_out)}")
    if model.seed == "no":
        compromises.append("it takes no seed: the same order gives another picture")
    if not model.negative_prompt:
        compromises.append("it takes no negative prompt: lettering and logos are not ruled out")
    if rate != brief.rate:
        compromises.append(f"it runs at {_number(rate)} frames a second and is conformed to {_number(brief.rate)}")
    compromises += _sound(brief, model, service)
    compromises += model.ignores
    ask = Ask(
        model=model,
        frame=frame,
        prompt=prompt,
        negative=NEGATIVE[: model.negative_prompt],
        seconds=seconds,
        rate=rate,
        seed=brief.seed if model.seed != "no" else None,
        first_frame=first,
        last_frame=last,
        references=references,
        move=move,
        sound=_heard(brief, model),
        speech=brief.speech,
    )
    return Asked(ask=ask, head=head, tail=tail, compromises=tuple(compromises))


def lengths_of(brief: Brief, model: Model) -> tuple[int, ...]:
    """The lengths in seconds that the model makes for such a brief, ascending: its size, its pictures. Empty: any."""
    return _lengths_at(_frame(brief, model, []), brief, model)


def _lengths_at(frame: Frame, brief: Brief, model: Model) -> tuple[int, ...]:
    first, last, references = _pictures(brief, model)
    return model.lengths(frame, _rate(brief, model), pictured=bool(first or last), referenced=bool(references))


def _rate(brief: Brief, model: Model) -> Fraction:
    """The frames a second that the clip will have."""
    return brief.rate if not model.rate or brief.rate in model.rates else model.rate


def _pictures(brief: Brief, model: Model) -> tuple[Path | None, Path | None, tuple[Reference, ...]]:
    """What of the brief's pictures the model takes: the first frame, the last one, references."""
    keeps_references = not (model.references_alone and (brief.first_frame or brief.last_frame))
    first = brief.first_frame if model.first_frame else None
    last = brief.last_frame if model.last_frame and (first or model.last_frame_alone) else None
    return first, last, brief.references[: model.references] if keeps_references else ()


def _length(brief: Brief, lengths: tuple[int, ...], model: Model, compromises: list[str]) -> tuple[float, int, int]:
    """Seconds of the clip, and the handles that leaves. Handles give way before the shot does."""
    seconds = _clip_seconds(brief, lengths)
    if not lengths and model.longest_clip:
        seconds = min(seconds, model.longest_clip)
    spare = math.floor(Fraction(seconds) * brief.rate + Fraction(1, 1000)) - brief.shot.frames
    if spare < 0:
        raise BadRequest(
            f"A shot of {float(brief.shot.frames / brief.rate):g} s is longer than the {seconds:g} s of "
            f"{model.title or model.id}; split it.",
            longest=seconds,
        )
    if spare >= brief.head + brief.tail:
        return seconds, brief.head, brief.tail
    head = min(brief.head, spare // 2)
    tail = min(brief.tail, spare - head)
    compromises.append(
        f"its longest clip leaves handles of {head} and {tail} frames instead of {brief.head} and {brief.tail}"
    )
    return seconds, head, tail


def _frame(brief: Brief, model: Model, compromises: list[str]) -> Frame:
    """The nearest shape, then the smallest size that covers the film's, or the largest there is."""
    first, last, _ = _pictures(brief, model)
    offered = model.offered(pictured=first is not None, to_last=last is not None)
    if not offered:
        return Frame(width=brief.width, height=brief.height)
    wanted = brief.width / brief.height

    def off(frame: Frame) -> float:
        return abs(math.log(frame.width / frame.height / wanted))

    nearest = min(off(frame) for frame in offered)
    shaped = sorted((f for f in offered if off(f) <= nearest + 0.01), key=lambda f: f.width * f.height)
    scale = 0.0 if brief.draft else 1.0
    covering = [f for f in shaped if f.width >= brief.width * scale and f.height >= brief.height * scale]
    chosen = _no_dearer(covering, brief, model) if covering else shaped[-1]
    if nearest > SHAPE:
        compromises.append(
            f"{brief.look.aspect} is not one of its shapes: it is shot at {chosen.width} x {chosen.height} and reframed"
        )
    elif not covering:
        compromises.append(f"its largest picture is {chosen.width} x {chosen.height}")
    return chosen


def _no_dearer(covering: Sequence[Frame], brief: Brief, model: Model) -> Frame:
    """The smallest of them, ascending; or a larger one, up to what films are delivered in, that costs no more."""
    smallest = covering[0]
    cost = _cost(smallest, brief, model)
    if cost is None or brief.draft:
        return smallest
    as_cheap = [one for one in covering if min(one.width, one.height) <= DELIVERED and _cost(one, brief, model) == cost]
    return max(as_cheap, key=lambda one: one.width * one.height, default=smallest)


def _cost(frame: Frame, brief: Brief, model: Model) -> Decimal | None:
    """What a clip of that size costs that holds the brief, or the longest one; None when nobody knows."""
    seconds = _clip_seconds(brief, _lengths_at(frame, brief, model))
    return model.price.of(frame.grade, seconds, sound=_heard(brief, model))


def _clip_seconds(brief: Brief, lengths: Sequence[int]) -> float:
    """The shortest of the lengths that holds the brief, else the longest; without any, as long as the brief."""
    wanted = float(brief.frames / brief.rate)
    return float(next((length for length in lengths if length >= wanted - 1e-6), lengths[-1])) if lengths else wanted


def _heard(brief: Brief, model: Model) -> bool:
    """Whether sound is asked for."""
    return brief.sound and model.audio != "none"


def _sound(brief: Brief, model: Model, service: Capabilities) -> list[str]:
    if model.audio == "always" and not brief.sound:
        return ["it always makes sound of its own, which the film does not use"]
    if model.audio == "none" and brief.sound:
        return ["it makes no sound"]
    if brief.speech and service.kind == "camera":
        return ["lips move, but not in step with the lines"]
    return []


def _number(value: Fraction) -> str:
    return f"{float(value):.3f}".rstrip("0").rstrip(".")
