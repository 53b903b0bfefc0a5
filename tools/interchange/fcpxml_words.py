"""Single values of FCPXML: a time, a rate by its name, a gain, the clip that an audition has chosen."""

import re
from collections.abc import Mapping
from fractions import Fraction
from xml.etree.ElementTree import Element

from tools.interchange.cut import RATES, TrackKind
from tools.interchange.lanes import broken, plain_number
from tools.interchange.scaling import MIDDLE, Lying, Point, Size, fill_of, lying

SEEN: Mapping[str, frozenset[TrackKind]] = {
    "all": frozenset(("picture", "sound")), "video": frozenset(("picture",)), "audio": frozenset(("sound",)),
}  # fmt: skip
"""What of a clip is there, by its `srcEnable`."""
NAMED_RATES = {"2398": RATES[0], "24": RATES[1], "25": RATES[2], "2997": RATES[3], "30": RATES[4]} | {
    "48": RATES[5], "50": RATES[6], "5994": RATES[7], "60": RATES[8]
}  # fmt: skip
TIME = re.compile(r"(-?\d{1,18})(?:/(\d{1,10}))?s?")


def time_of(text: str | None, name: str) -> Fraction:
    """The seconds of "1001/24000s"; nothing said is none. Raises DirectorError for what is no time."""
    found = TIME.fullmatch((text or "0s").strip())
    if not found or found[2] == "0" or (found[2] and not int(found[2])):
        raise broken(name, f"'{(text or '')[:40]}' is no time; times look like 1001/24000s")
    return Fraction(int(found[1]), int(found[2] or 1))


def named_rate(name: str) -> Fraction | None:
    """The rate in a format's name, FFVideoFormat1080p2398; None where there is none."""
    named = re.search(r"[pi](\d+)$", name)
    return NAMED_RATES.get(named[1]) if named else None


ADJUSTED = ("adjust-transform", "adjust-crop", "adjust-blend", "adjust-corners", "adjust-stabilization")
"""How a clip is laid over what is below it: nothing of that is read."""


def size_of(look: Element | None) -> Size | None:
    """The size that a format says; None where it says none, or its pixels are not square."""
    if look is None or look.get("paspH", "1") != look.get("paspV", "1"):
        return None
    told = [int(edge) for side in ("width", "height") if (edge := look.get(side, "")).isdecimal()]
    return (told[0], told[1]) if len(told) == 2 and all(2 <= edge <= 16384 for edge in told) else None


def fill_of_clip(item: Element, size: Size | None, cut: Size) -> Point | None:
    """The point about which a clip that covers the whole picture is cut; None where it lies in another way."""
    conform, moved = item.find("adjust-conform"), item.find("adjust-transform")
    if size is None or conform is None or conform.get("type") != "fill":
        return None
    told = ("0 0" if moved is None else moved.get("position", "0 0")).split()
    if not is_plain_move(item) or len(told) != 2:
        return None
    try:
        across, down = (float(plain_number(one)) * cut[1] / 100 for one in told)
    except ValueError:
        return None
    return fill_of(size, cut, Lying(lying(size, cut, MIDDLE).scale, across, -down))


def is_plain_move(item: Element) -> bool:
    """Whether the transform of a clip, if it has one, does nothing but move what covers the picture."""
    conform, moved = item.find("adjust-conform"), item.find("adjust-transform")
    if moved is None:
        return True
    covers = conform is not None and conform.get("type") == "fill"
    return covers and set(moved.keys()) == {"position"} and not len(moved)


def gain_of(volume: Element | None) -> float:
    """The gain of a volume in dB, between -96 and 24; 0 where none is said."""
    found = re.fullmatch(r"\s*([+-]?\d+(?:\.\d+)?)\s*dB\s*", volume.get("amount", "") if volume is not None else "")
    return min(max(round(float(found[1]), 2), -96.0), 24.0) if found else 0.0


def chosen_of(item: Element) -> Element:
    """An audition is the clip that is chosen in it, which comes first."""
    if item.tag == "audition" and len(item):
        chosen = item[0]
        for name in ("offset", "lane"):
            if item.get(name) and not chosen.get(name):
                chosen.set(name, item.get(name, ""))
        return chosen
    return item


def held_in(clip: Element) -> Element | None:
    """The picture (or else the sound) that a `clip` holds: within it, or, of sound that was detached, in its gap."""
    for place in (clip, *clip.findall("gap")):
        for one in place:
            if one.tag in ("video", "audio", "asset-clip"):
                return one
    return None
