"""The props there are, what else they are called, and which stands in for a thing that is not there."""

import difflib
import re

from tools.generators.previz.props import (
    belongings,
    constructions,
    household,
    instruments,
    large,
    lights,
    paper,
    pastimes,
    small,
    tools,
    vessels,
)
from tools.generators.previz.props.bench import PropSheet
from tools.generators.previz.props.words import ALSO

_WARM = (1.0, 0.62, 0.26)
_COLD = (0.35, 0.55, 0.85)

PROPS: dict[str, PropSheet] = {
    "bottle": PropSheet(vessels.bottle, 0.19, "#6f9a7e", (0, 0.70, 0.26), "upright"),
    "letter": PropSheet(paper.letter, 0.21, "#eadfc4", (0, 0.16, 0.0), "read"),
    "envelope": PropSheet(paper.envelope, 0.17, "#e2d3b0", (0, 0.16, 0.0), "read"),
    "map": PropSheet(paper.map_, 0.36, "#dcc694", (0, 0.14, 0.0), "read"),
    "newspaper": PropSheet(paper.newspaper, 0.34, "#d9d4c6", (0, 0.16, 0.0), "read"),
    "photograph": PropSheet(paper.photograph, 0.13, "#ece4d2", (0, 0.12, 0.0), "read"),
    "book": PropSheet(paper.book, 0.22, "#6b2f2a", (0.20, 0.36, 0.06), "read"),
    "lamp": PropSheet(lights.lamp, 0.32, "#e8c98a", (0, 0.40, 0.10), "upright", _WARM, 2.6, (0, 0.98, 0)),
    "lantern": PropSheet(lights.lantern, 0.21, "#7d3b2c", (0, 1.76, 0), "raised", _WARM, 2.2, (0, 0.70, 0)),
    "candle": PropSheet(lights.candle, 0.17, "#efe3c8", (0, 0.08, 0.36), "upright", _WARM, 1.4, (0, 1.22, 0)),
    "phone": PropSheet(lights.phone, 0.105, "#23252c", (0, 0.42, -0.05), "read", _COLD, 0.55, (0, 0.72, 0.1)),
    "radio": PropSheet(lights.radio, 0.34, "#8a5230", (0, 0.05, 0.28), "load", _WARM, 0.5, (0.46, 0.62, 0.34)),
    "camera": PropSheet(lights.camera, 0.16, "#26262c", (0, 0.20, 0), "load"),
    "clock": PropSheet(lights.clock, 0.26, "#7a4a2a", (0, 0.05, 0.16), "upright"),
    "telescope": PropSheet(lights.telescope, 0.34, "#8a6a3a", (0, 0.0, 0), "forward"),
    "key": PropSheet(tools.key, 0.065, "#b08a4a", (0, 0.10, 0), "pinch"),
    "knife": PropSheet(tools.knife, 0.19, "#6a4a30", (0, 0.28, 0), "forward"),
    "sword": PropSheet(tools.sword, 0.42, "#8a2c34", (0, 0.26, 0), "fist"),
    "tool": PropSheet(tools.wrench, 0.19, "#8d949c", (0, 0.52, 0), "fist"),
    "knot": PropSheet(tools.knot, 0.13, "#b99a64", (0, 0.42, 0), "pinch"),
    "rope": PropSheet(tools.rope, 0.30, "#b99a64", (0, 0.42, 0.44), "side"),
    "umbrella": PropSheet(tools.umbrella, 0.72, "#a8322e", (0, 0.16, 0), "over"),
    "cup": PropSheet(vessels.cup, 0.10, "#4a7a86", (0.43, 0.46, 0), "upright"),
    "glass": PropSheet(vessels.glass, 0.10, "#b8672c", (0, 0.42, 0.36), "upright"),
    "box": PropSheet(vessels.box, 0.30, "#7a4c2c", (0, 0.03, 0.34), "load"),
    "suitcase": PropSheet(vessels.suitcase, 0.44, "#8a5a36", (0, 1.12, 0), "side"),
    "drum": PropSheet(vessels.drum, 0.36, "#a8332c", (0, 0.10, 0.50), "load"),
    "guitar": PropSheet(large.guitar, 0.44, "#b8783c", (0, 0.62, 0), "across"),
    "ring": PropSheet(small.ring, 0.024, "#d8b24a", (0, 0.04, 0), "pinch"),
    "coin": PropSheet(small.coin, 0.03, "#c9a04a", (0, 0.06, 0), "pinch"),
    "gem": PropSheet(small.gem, 0.045, "#3fa7a0", (0, 0.10, 0), "pinch"),
    "apple": PropSheet(small.apple, 0.085, "#b3302a", (0, 0.12, 0), "pinch"),
    "bread": PropSheet(small.bread, 0.24, "#b87a3c", (0, 0.06, 0), "load"),
    "ball": PropSheet(small.ball, 0.22, "#b8382f", (0, 0.30, 0.44), "load"),
    "flower": PropSheet(small.flower, 0.24, "#c8496a", (0, 0.30, 0.02), "upright"),
    "chair": PropSheet(large.chair, 0.50, "#7a5232", (0, 0.92, 0.36), "load"),
    "boat": PropSheet(large.boat, 0.95, "#3f6f86", (0, 0.1, 0.4), "load"),
    "pen": PropSheet(belongings.pen, 0.12, "#c8902e", (0, 0.11, 0), "pinch"),
    "cloth": PropSheet(belongings.cloth, 0.22, "#a8483c", (0, 0.10, 0.30), "load"),
    "hat": PropSheet(belongings.hat, 0.19, "#4a3a32", (0, 0.10, 0.70), "load"),
    "shoe": PropSheet(belongings.shoe, 0.16, "#5a3320", (0, 0.10, 0), "load"),
    "sneaker": PropSheet(belongings.sneaker, 0.13, "#c8402f", (0, 0.08, 0), "load"),
    "bag": PropSheet(belongings.bag, 0.30, "#7a5a3a", (0, 1.10, 0), "side"),
    "bowl": PropSheet(belongings.bowl, 0.13, "#4f7f86", (0, 0.20, 0.40), "load"),
    "stone": PropSheet(belongings.stone, 0.085, "#8f8a80", (0, 0.10, 0), "load"),
    "painting": PropSheet(belongings.painting, 0.36, "#b08a4a", (0, 0.10, 0.06), "load"),
    "violin": PropSheet(belongings.violin, 0.275, "#a4552a", (0, 1.34, 0), "chin"),
    "bell": PropSheet(household.bell, 0.13, "#c49a4a", (0, 1.05, 0), "upright"),
    "mirror": PropSheet(household.mirror, 0.24, "#b08a4a", (0, 0.10, 0.05), "read"),
    "scissors": PropSheet(household.scissors, 0.155, "#a8342e", (0, 0.20, 0), "fist"),
    "spoon": PropSheet(household.spoon, 0.13, "#b4b2aa", (0, 0.30, 0), "fist"),
    "pot": PropSheet(household.pot, 0.20, "#a8452f", (0, 0.05, 0.40), "load"),
    "kettle": PropSheet(household.kettle, 0.16, "#5f7f86", (0, 1.20, 0), "side"),
    "broom": PropSheet(household.broom, 0.62, "#c8a052", (0, 1.30, 0), "side"),
    "stick": PropSheet(household.stick, 0.48, "#6a4a30", (0, 1.72, 0), "side"),
    "chess": PropSheet(pastimes.chess, 0.42, "#7a5232", (0, 0.02, 0.45), "load"),
    "chessman": PropSheet(pastimes.chessman, 0.075, "#e6d3ac", (0, 0.30, 0), "pinch"),
    "kite": PropSheet(pastimes.kite, 0.38, "#c8402f", (0, 0.95, 0.10), "load"),
    "fish": PropSheet(pastimes.fish, 0.30, "#8fa3ae", (0, 0.12, 0.05), "load"),
    "rod": PropSheet(pastimes.rod, 0.72, "#3f5a4a", (0, 0.24, 0), "over"),
    "cake": PropSheet(pastimes.cake, 0.20, "#f0c8c4", (0, 0.0, 0.40), "load", _WARM, 0.7, (0, 0.9, 0)),
    "egg": PropSheet(pastimes.egg, 0.055, "#e8d8bc", (0, 0.12, 0), "pinch"),
    "crown": PropSheet(pastimes.crown, 0.17, "#d8ac3c", (0, 0.05, 0.30), "load"),
    "teddy": PropSheet(pastimes.teddy, 0.26, "#9a6a3c", (0, 0.40, 0.10), "load"),
    "pistol": PropSheet(pastimes.pistol, 0.20, "#4a4e56", (-0.28, -0.25, 0), "forward"),
    "piano": PropSheet(instruments.piano, 0.74, "#2c1a14", (0, 0.9, 0.4), "load"),
    "bow": PropSheet(instruments.bow, 0.36, "#5a2c1a", (0, 0.08, 0), "fist"),
    "microphone": PropSheet(instruments.microphone, 0.20, "#c4c8ce", (0, 0.34, 0), "upright"),
    "gloves": PropSheet(instruments.gloves, 0.21, "#a8231e", (0, 0.60, 0), "guard"),
    "watch": PropSheet(instruments.watch, 0.042, "#5a3320", (0, 0.10, 0), "pinch"),
    "car": PropSheet(constructions.car, 1.9, "#3f5f86", (0, 0.3, 0.4), "load"),
    "rocket": PropSheet(constructions.rocket, 0.62, "#c4c8cc", (0, 1.0, 0.34), "load"),
    "ladder": PropSheet(constructions.ladder, 0.95, "#c09a5c", (0, 1.0, 0.2), "load"),
    "tent": PropSheet(constructions.tent, 1.0, "#5f7a4a", (0, 0.5, 1.0), "load"),
    "easel": PropSheet(constructions.easel, 0.62, "#9a7448", (0, 1.2, 0.1), "load"),
    "door": PropSheet(constructions.door, 1.0, "#5f6f5a", (0, 1.0, 0.1), "load"),
    "oven": PropSheet(constructions.oven, 0.95, "#34363a", (0, 0.5, 0.4), "load", _WARM, 1.6, (-0.33, 0.62, 0.40)),
    "helmet": PropSheet(household.helmet, 0.24, "#a82a22", (0, 0.3, 0.5), "load"),
    "bucket": PropSheet(household.bucket, 0.32, "#9aa0a4", (0, 1.0, 0.3), "side"),
    "bicycle": PropSheet(large.bicycle, 0.62, "#2f6b5a", (0, 0.9, 0.1), "load"),
}

_STAND_IN = "box"
"""A closed box may hold anything."""


def _names() -> dict[str, str]:
    """Every word for a prop; a prop's own name wins over a synonym."""
    names = {word.replace("_", " "): name for name, others in ALSO.items() for word in others.split()}
    return names | {name: name for name in PROPS}


_NAMES = _names()


def _known(word: str) -> str | None:
    ends = (("s$", ""), ("es$", ""), ("ves$", "fe"), ("ves$", "f"), ("ies$", "y"))
    singular = (re.sub(end, one, word) for end, one in ends)
    for form in (word, *singular):
        if form in _NAMES:
            return _NAMES[form]
    return None


def known_prop(phrase: str) -> str | None:
    """The prop that the last word of a plain name means ("a tin cup", "note"); None where the tables know none."""
    words = re.findall(r"[a-z][a-z'-]*", phrase.lower())
    return next((found for start in range(len(words)) if (found := _known(" ".join(words[start:])))), None)


def nearest_prop(word: str) -> str:
    """The prop that stands for a plain name ("an old brass key", "tea cups"): itself, a synonym, or the box.

    The whole phrase is tried first, then its last words (in English the thing comes last), then any of its words, then
    the closest spelling.
    """
    words = re.findall(r"[a-z][a-z'-]*", word.lower().split(" of ")[0]) or re.findall(r"[a-z]+", word.lower())
    found = known_prop(" ".join(words))
    if found is not None:
        return found
    for one in reversed(re.findall(r"[a-z]+", word.lower())):
        found = _known(one)
        if found is not None:
            return found
    for one in reversed(words):
        for name in sorted(_NAMES, key=len, reverse=True):
            if len(name) > 3 and one.endswith(name):
                return _NAMES[name]
        close = difflib.get_close_matches(one, sorted(_NAMES), 1, 0.82)
        if close:
            return _NAMES[close[0]]
    return _STAND_IN
