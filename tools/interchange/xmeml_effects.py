"""What FCP7 XML says of a clip by its effects: how fast it runs, how loud it is, and how it lies in the picture."""

import math
from fractions import Fraction
from xml.etree.ElementTree import Element

from tools.interchange.lanes import Bench, exact, plain_number
from tools.interchange.markup import element as el
from tools.interchange.markup import text_of
from tools.interchange.scaling import Lying, Point, Size, fill_of
from tools.interchange.speed_maps import changes, mapped, ordered

PLACED = ("audiolevels", "audiopan", "basic", "opacity", "crop", "distort", "timeremap")
"""Effects that every clip has, or that are told by themselves."""


def left_out(item: Element, bench: Bench) -> None:
    """Note the effects of a clip that have no place in a cut."""
    for effect in item.findall("filter/effect"):
        ident = text_of(effect.find("effectid")).lower()
        if ident not in PLACED:
            bench.note(f"The effect {text_of(effect.find('name'), ident or 'without a name')} is left out.")


def speed_of(item: Element, first: int, frames: int, bench: Bench) -> tuple[Fraction, Fraction]:
    """The speed of a clip and the frame of its source at which it begins, in frames of the clip's own rate; `first` is
    where it is cut from in its own time. A speed that changes is what it takes to reach the same frame at its end."""
    remap = next((one for one in _effects(item) if text_of(one.find("effectid")).lower() == "timeremap"), None)
    if remap is None:
        return Fraction(1), Fraction(first)
    values = {text_of(one.find("parameterid")): text_of(one.find("value")) for one in remap.iter("parameter")}
    try:
        speed = exact(plain_number(values.get("speed", "100"))) / 100
    except ValueError:
        return Fraction(1), Fraction(first)
    begin = first * abs(speed)
    points = _graph(remap) if values.get("variablespeed", "0").upper() in ("1", "TRUE") else []
    if len(points) > 1:
        begin = mapped(points, Fraction(first))
        speed = (mapped(points, Fraction(first + frames)) - begin) / frames
        if changes(points):
            bench.note(f"{text_of(item.find('name'), 'A clip')} changes its speed as it runs; it has one speed here.")
    if values.get("reverse", "").upper() == "TRUE" or speed < 0:
        bench.note("A clip that runs backwards there runs forwards here.")
    return exact(abs(speed)) or Fraction(1), max(begin, Fraction(0))


def gain_of(item: Element, bench: Bench) -> float:
    """The level of a clip in dB; of one that changes, that at its beginning."""
    for effect in _effects(item):
        if text_of(effect.find("effectid")).lower() != "audiolevels":
            continue
        for parameter in effect.iter("parameter"):
            if text_of(parameter.find("parameterid")).lower() == "level":
                levels = [_level(text_of(one.find("value"), "1")) for one in parameter.findall("keyframe")]
                if len(set(levels)) > 1:
                    bench.note("A level that changes as a clip runs is here what it is at the clip's beginning.")
                return levels[0] if levels else _level(text_of(parameter.find("value"), "1"))
    return 0.0


def motion(scale: float, across: float, down: float) -> Element:
    """The effect that scales a picture and moves its middle, in its own widths and heights, away from the cut's."""
    place = el("value", el("horiz", f"{across:.9g}"), el("vert", f"{down:.9g}"))
    return el(
        "filter",
        el(
            "effect",
            el("name", "Basic Motion"),
            el("effectid", "basic"),
            el("effectcategory", "motion"),
            el("effecttype", "motion"),
            el("mediatype", "video"),
            el(
                "parameter",
                el("parameterid", "scale"),
                el("name", "Scale"),
                el("valuemin", 0),
                el("valuemax", 10000),
                el("value", f"{scale * 100:.9g}"),
            ),
            el("parameter", el("parameterid", "center"), el("name", "Center"), place),
        ),
    )


def fill_in(item: Element, size: Size | None, cut: Size) -> Point | None:
    """The point about which a clip that covers the whole picture is cut; None where it lies in another way."""
    effect = next((one for one in _effects(item) if text_of(one.find("effectid")).lower() == "basic"), None)
    if effect is None or size is None:
        return None
    told = {text_of(one.find("parameterid")).lower(): one.find("value") for one in effect.iter("parameter")}
    centre = told.get("center")
    try:
        scale = float(plain_number(text_of(told.get("scale"), "100"))) / 100
        across, down = (
            float(plain_number(text_of(centre.find(axis), "0"))) if centre is not None else 0.0
            for axis in ("horiz", "vert")
        )
    except ValueError:
        return None
    return fill_of(size, cut, Lying(scale, across * size[0], down * size[1]))


def _level(text: str) -> float:
    try:
        level = float(text)
    except ValueError:
        return 0.0
    if math.isfinite(level) and level > 0:
        return min(max(round(20 * math.log10(level), 2), -96.0), 24.0) + 0.0
    return -96.0


def _effects(item: Element) -> list[Element]:
    """The effects of a clip that are on."""
    return [
        effect
        for one in item.findall("filter")
        if text_of(one.find("enabled")).upper() != "FALSE"
        for effect in one.findall("effect")
    ]


def _graph(remap: Element) -> list[tuple[Fraction, Fraction]]:
    """The points of a speed that changes, in frames."""
    for parameter in remap.iter("parameter"):
        if text_of(parameter.find("parameterid")).lower() == "graphdict":
            try:
                points = [
                    (plain_number(text_of(one.find("when"))), plain_number(text_of(one.find("value"))))
                    for one in parameter.findall("keyframe")
                ]
            except ValueError:
                return []
            return ordered(sorted(points))
    return []
