"""What the name of a clip says: the shot that it was made for, its version, the prompt's words, and its order.

shot-3_v2.mp4                                              shot 3, version 2
s02_sh04.mov   2B-3.mp4                                    scene 2, its shot 4; slate 2B, version 3
Gen-3 Alpha 1222913568, Dreamlike clouds in , M 5.mp4      Runway: the prompt's first 20 letters
kling_20250901_Image_to_Video_The_vibran_617_3.mp4         Kling: the day, and its first 10, with _ for blanks
20250526_2002_Dynamic Neuron Activity_simple_compose_01j.. Sora: the day and the minute, and a title of its own
An_old_keeper_trims_the_lamp_seed2391.mp4                  of no one service: the prompt and a seed

The forms of Runway, Kling and Sora are those of files that people published; a name of no known form gives its words.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Literal

from tools.film.value import Value

LONGEST = 300
"""Letters of a name that are read."""

RUNWAY_LETTERS = 20
"""Letters of the prompt that Runway writes."""

Order = Literal["time", "counter", "number"]


class ClipName(Value):
    """What a name says. Everything is empty where it says nothing."""

    service: str = ""
    shot: str = ""
    """a number over the film ("3"), or a slate ("2B")"""
    scene: int | None = None
    in_scene: int | None = None
    """the shot's number in that scene, from 1"""
    version: int | None = None
    words: str = ""
    """the prompt, or what of it is left"""
    cut_short: bool = False
    """the service wrote only the first letters of the prompt"""
    order: Order | None = None
    place: float = 0.0
    """what `order` counts: seconds, the service's counter, or a number before or behind the name"""


def read_name(name: str) -> ClipName:
    """What the name of a file says; a pure function of the name."""
    stem = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", re.split(r"[/\\]", name)[-1])[-LONGEST:]
    for pattern, reading in _SERVICES:
        if found := pattern.fullmatch(stem):
            read = reading(found)
            return _slated(read.words, read) if read.words and not read.cut_short else read
    return _slated(stem, ClipName())


def _runway(found: re.Match[str]) -> ClipName:
    # What follows the prompt is the name of its picture, and the strength of the motion.
    words = re.sub(r",\s*M \d+$", "", found["rest"] or "").strip()[:RUNWAY_LETTERS]
    return ClipName(service="Runway", words=_spaced(words), cut_short=len(words) == RUNWAY_LETTERS)


def _kling(found: re.Match[str]) -> ClipName:
    day = _moment(found["day"], "%Y%m%d")
    return ClipName(
        service="Kling", words=_spaced(found["words"]), cut_short=True, order="time" if day else None, place=day or 0.0
    )


def _sora(found: re.Match[str]) -> ClipName:
    moment = _moment(found["day"] + found["minute"], "%Y%m%d%H%M")
    return ClipName(service="Sora", words=_plain(found["words"]), order="time" if moment else None, place=moment or 0.0)


def _counted(found: re.Match[str]) -> ClipName:
    return ClipName(words=_plain(found["words"]), order="counter", place=int(found["number"]))


def _of_any_program(found: re.Match[str]) -> ClipName:
    # Many programs write seeds and ids: whose clip it is, its own metadata say or nobody.
    return ClipName(words=_plain(found["words"]))


def _camera(found: re.Match[str]) -> ClipName:
    if found["moment"]:
        moment = _moment(re.sub(r"\D", "", found["moment"])[:14], "%Y%m%d%H%M%S")
        return ClipName(service="camera", order="time" if moment else None, place=moment or 0.0)
    return ClipName(service="camera", order="counter", place=int(found["number"]))


_SERVICES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], ClipName]], ...] = (
    (re.compile(r"(?:Runway )?Gen-?\d[\d.]*(?: (?:Alpha|Turbo|Aleph))*\s+\d{5,}(?:,\s*(?P<rest>.*))?"), _runway),
    (re.compile(r"kling_(?P<day>\d{8})_\w+?_to_Video_(?P<words>.*?)_*(?P<number>\d+)_\d+", re.IGNORECASE), _kling),
    (
        re.compile(
            r"(?P<day>\d{8})_(?P<minute>\d{4})_(?P<words>.+?)"
            r"_(?:simple_compose|storyboard|remix|blend|loop|recut|extend)_01[0-9a-z]{20,30}(?: \d+)?"
        ),
        _sora,
    ),
    (re.compile(r"(?P<words>.+?)[_ -]+seed[_ -]?\d+(?:[_ -].*)?", re.IGNORECASE), _of_any_program),
    (
        re.compile(
            r"(?P<words>.+?)[_ -]+(?:[0-9a-f]{8}-[0-9a-f-]{27}|01[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{24})(?:[_ -]\d+)?"
        ),
        _of_any_program,
    ),
    (
        re.compile(
            r"(?:IMG|VID|MVI|DSC[FN]?|PXL|GX|GH|GOPR|DJI|C|MOV|Screen ?Recording)[_ -]?"
            r"(?:(?P<moment>\d{4}-?\d{2}-?\d{2}[_ T-]?\d{2}[.:-]?\d{2}[.:-]?\d{2})\d*|(?P<number>\d{3,8}))(?:[_ -].*)?",
            re.IGNORECASE,
        ),
        _camera,
    ),
    (re.compile(r"(?P<words>[^\d].{7,}?)_(?P<number>\d{5})_?"), _counted),
)

_END = r"(?![A-Za-z0-9])"
_BEGIN = r"(?<![A-Za-z0-9])"
_SHOT = r"(?:shots?|sht|sh|einstellung|镜头)"
_SCENE = r"(?:scene|szene|scène|escena|scn|sc|s)"
_IN_SCENE = re.compile(
    rf"{_BEGIN}{_SCENE}[ _.-]*0*(?P<scene>\d{{1,3}})[ _.-]*{_SHOT}[ _.-]*"
    rf"(?:0*(?P<shot>\d{{1,4}})|(?P<letter>[A-Z])){_END}",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"{_BEGIN}{_SHOT}[ _.#-]*0*(?P<shot>\d{{1,4}})(?![0-9])", re.IGNORECASE)
_LETTERED = re.compile(rf"{_BEGIN}{_SHOT}[ _.#-]*0*(?P<slate>\d{{1,3}}[A-HJ-NP-Z]{{1,2}}){_END}", re.IGNORECASE)
_SLATE = re.compile(
    rf"(?:^0*(?P<first>\d{{1,3}}[A-HJ-NP-Za-hj-np-z])|{_BEGIN}0*(?P<slate>\d{{1,3}}[A-HJ-NP-Z]{{1,2}}))"
    rf"(?:[-_ ]?[tT]?(?P<take>\d{{1,2}}))?{_END}"
)
_VERSION = re.compile(
    rf"(?:{_BEGIN}|(?<=\d))(?:version|ver|v|takes?|tk|t)[ _.-]?0*(?P<number>\d{{1,3}}){_END}", re.IGNORECASE
)
_COPY = re.compile(r"\((?P<number>\d{1,3})\)\s*$")
_NUMBER_FIRST = re.compile(r"^\s*0*(?P<number>\d{1,4})(?=[ _.-]|$)")
_NUMBER_LAST = re.compile(r"(?:^|[ _.-])0*(?P<number>\d{1,4})$")
_UNITS = frozenset("2D 3D 4K 8K 5S 6S 8S 10S 24P 25P 30P 60P 2X 4X 8X".split())
"""What looks like a slate and is none, unless it says that it is a shot."""


def _slated(stem: str, read: ClipName) -> ClipName:
    """The same with the shot and the version that the words say, and without them in the words."""
    found: dict[str, object] = {}
    rest = stem
    if one := _IN_SCENE.search(rest):
        found["scene"] = int(one["scene"])
        if one["letter"]:
            found["shot"] = f"{int(one['scene'])}{one['letter'].upper()}"
        else:
            found["in_scene"] = int(one["shot"])
    elif one := _LETTERED.search(rest):
        found["shot"] = one["slate"].upper()
    elif one := _NUMBERED.search(rest):
        found["shot"] = one["shot"]
    elif (one := _SLATE.search(rest)) and (one["first"] or one["slate"]).upper() not in _UNITS:
        found["shot"] = (one["first"] or one["slate"]).upper()
        if one["take"]:
            found["version"] = int(one["take"])
    else:
        one = None
    if one is not None:
        rest = f"{rest[: one.start()]} {rest[one.end() :]}"
    if version := _VERSION.search(rest):
        found.setdefault("version", int(version["number"]))
        rest = f"{rest[: version.start()]} {rest[version.end() :]}"
    elif version := _COPY.search(rest):
        found.setdefault("version", int(version["number"]))
        rest = rest[: version.start()]
    rest = rest.strip(" _-.")
    number = _NUMBER_FIRST.search(rest) or _NUMBER_LAST.search(rest)
    if number is not None and read.order is None and one is None:
        found |= {"order": "number", "place": float(number["number"])}
    if not read.service:
        found["words"] = _plain(rest)
    return read.model_copy(update=found)


_NOISE = re.compile(
    r"\b(?:[0-9a-f]{8,}|\d{5,}|\d{3,4}p|[248]k|\d{3,4}x\d{3,4}|\d+fps|hd|uhd|final|copy|export(?:ed)?|download(?:ed)?|"
    r"video|clip|comfyui|upscaled?|seed|runway|kling|pika|sora|luma|veo|hailuo|minimax|img|png|jpe?g)\b",
    re.IGNORECASE,
)


def _plain(words: str) -> str:
    """Words without what joins them in a name, and without what is no word of a prompt."""
    bare = re.sub(r"(?:^|\s)\d{1,4}(?=\s|$)", " ", _NOISE.sub(" ", _spaced(words)))
    return re.sub(r"\s+", " ", bare).strip(" -.,;()[]")


def _spaced(words: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[_+]+|(?<=\w)-(?=\w)|%20", " ", words)).strip(" -.,;")


def _moment(digits: str, form: str) -> float | None:
    try:
        return (datetime.strptime(digits, form) - datetime(1970, 1, 1)).total_seconds()
    except ValueError:
        return None
