"""Canon words become what the previz draws: "sixties, yellow oilskin, white beard" -> age, outfit, colours, beard.

Only what the words say is changed; the rest of the appearance stays as it was cast.
"""

import re
from typing import Any

from tools.film.script import Appearance

COLOURS = {
    "black": "#26262a", "white": "#e6e2da", "grey": "#8a8d92", "gray": "#8a8d92", "silver": "#b9bcc2",
    "red": "#b3262c", "crimson": "#8e1f2d", "scarlet": "#c2332b", "orange": "#d2702a", "yellow": "#d9a62a",
    "gold": "#c89b3c", "golden": "#c89b3c", "green": "#4c7a4a", "olive": "#6b6b3c", "teal": "#2f7f80",
    "turquoise": "#3f9a9a", "blue": "#3f6a9c", "navy": "#25344f", "purple": "#6b4a80", "violet": "#6b4a80",
    "pink": "#cf7f96", "brown": "#6d4a30", "beige": "#c8b58e", "cream": "#e8dcc0", "tan": "#b08a5a",
    "blond": "#c89a5a", "blonde": "#c89a5a", "ginger": "#a8642c", "auburn": "#6a2f1e", "copper": "#a8642c",
    "dark": "#2c2a30", "pale": "#d8cfc4", "rusty": "#9a5230",
}  # fmt: skip
GARMENTS = {
    "oilskin": "oilskin", "raincoat": "oilskin", "slicker": "oilskin", "coat": "coat", "jacket": "coat",
    "cloak": "robe", "cape": "robe", "robe": "robe", "cassock": "robe", "dress": "dress", "gown": "dress",
    "skirt": "dress", "apron": "apron", "overalls": "work", "dungarees": "work", "shirt": "work",
    "sweater": "work", "jumper": "work", "cardigan": "work", "hoodie": "work", "t-shirt": "work",
    "suit": "suit", "tuxedo": "suit", "uniform": "uniform", "armour": "uniform", "armor": "uniform",
    "spacesuit": "spacesuit", "space suit": "spacesuit",
}  # fmt: skip
HATS = {
    "sou'wester": "souwester", "souwester": "souwester", "chef's hat": "baker", "baker's hat": "baker",
    "toque": "baker", "headscarf": "scarf", "head scarf": "scarf", "bandana": "scarf", "turban": "scarf",
    "cap": "cap", "beanie": "cap", "beret": "cap", "hat": "brim", "fedora": "brim", "bowler": "brim",
    "stetson": "brim", "hood": "hood", "helmet": "helmet", "crown": "crown", "tiara": "crown",
    "headphones": "headphones",
}  # fmt: skip
HAIR_STYLES = {
    "braid": "braids", "braids": "braids", "plaits": "braids", "pigtails": "braids", "bun": "bun",
    "long hair": "long", "curly": "curly", "curls": "curly", "afro": "curly", "bob": "bob", "bald": "none",
    "shaved head": "none", "short hair": "short", "fringe": "fringe", "receding": "fringe",
}  # fmt: skip
DECADES = {
    "toddler": 4, "child": 8, "teens": 16, "teenage": 16, "teenager": 16, "twenties": 25, "thirties": 35,
    "forties": 45, "fifties": 55, "sixties": 65, "seventies": 74, "eighties": 83, "nineties": 92, "young": 24,
    "middle-aged": 48, "elderly": 76, "old": 72, "ancient": 86,
}  # fmt: skip
BUILDS = {
    "thin": -0.8, "slim": -0.5, "lean": -0.5, "gaunt": -0.9, "stocky": 0.6, "stout": 0.8, "heavy": 0.9,
    "fat": 1.0, "burly": 0.7, "broad": 0.6, "tall": -0.2,
}  # fmt: skip
SKINS = {
    "pale": "#efc8a8", "fair skin": "#e6b896", "tanned": "#c68b62", "brown skin": "#a9713f",
    "dark skin": "#6f4630", "black skin": "#5f3d2a", "dark-skinned": "#6f4630", "freckled": "#e0aa86",
}  # fmt: skip
EYES = {"blue eyes": "#5b7c9c", "green eyes": "#4d6b55", "brown eyes": "#5a4128", "grey eyes": "#7a828a"}
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
WOMEN = re.compile(r"\b(she|her|woman|girl|lady|mother|daughter|sister|grandmother|wife|queen|princess|actress|nun)\b")
MEN = re.compile(
    r"\b(he|his|man|boy|gentleman|father|son|brother|grandfather|husband|king|prince|monk|beard|moustache)\b"
)

COMPARED = re.compile(rf"\b({'|'.join(COLOURS)}) of (?:an? |the )?[\w' -]+")
"""a colour, and what else has it: "the green of old wine bottles" is neither old nor the red of wine"""


def dressed(appearance: Appearance, canon: str) -> Appearance:
    """The appearance with everything that the canon words say."""
    words = COMPARED.sub(r"\1", canon.lower())
    changes: dict[str, Any] = {}
    if years := re.search(r"\b(\d{1,3})\b", words):
        changes["age"] = min(max(int(years.group(1)), 1), 120)
    elif years := re.search(r"\b(?:(\w+)[- ])?(\w+) years old\b", words):
        tens, ones = TENS.get(years.group(1) or "", 0), NUMBERS.get(years.group(2), TENS.get(years.group(2), 0))
        changes |= {"age": tens + ones} if ones else {}
    elif (age := _first(DECADES, words)) is not None:
        changes["age"] = age
    if sex := sex_of(words):
        changes["sex"] = sex
    for name, table in (("build", BUILDS), ("skin", SKINS), ("eye", EYES), ("hair_style", HAIR_STYLES)):
        if (found := _first(table, words)) is not None:
            changes[name] = found
    if re.search(r"\bfreckle", words):
        changes["freckles"] = 0.8
    if re.search(r"\b(glasses|spectacles|monocle)\b", words):
        changes["glasses"] = _colour_of(r"glasses|spectacles", words) or "#2a2a2c"
    _garments(words, changes)
    _hair(words, changes)
    return appearance.model_copy(update=changes)


def sex_of(words: str) -> str:
    """ "f", "m", or empty when the words do not say."""
    woman, man = WOMEN.search(words), MEN.search(words)
    if woman and man:
        return "f" if woman.start() < man.start() else "m"
    return "f" if woman else "m" if man else ""


def _garments(words: str, changes: dict[str, Any]) -> None:
    for word, outfit in GARMENTS.items():
        if _has(word, words):
            changes["outfit"] = outfit
            if colour := _colour_of(re.escape(word), words):
                changes["top"] = colour
                if outfit == "dress":
                    changes["bottom"] = colour
            break
    for word, hat in HATS.items():
        if _has(word, words) and not _has(f"no {word}", words):
            changes["hat"] = hat
            changes["hat_colour"] = _colour_of(re.escape(word), words) or changes.get("top", "#5a5650")
            break
    for word, part in (("scarf", "accent"), ("tie", "accent"), ("belt", "accent"), ("trousers", "bottom"),
                       ("pants", "bottom"), ("jeans", "bottom"), ("boots", "shoes"), ("shoes", "shoes")):  # fmt: skip
        if _has(word, words) and (colour := _colour_of(word, words)):
            changes[part] = colour


def _hair(words: str, changes: dict[str, Any]) -> None:
    if colour := _colour_of(r"(?:\w+ )?(?:hair|braids?|curls|bun|bob|plaits|pigtails)", words):
        changes["hair"] = colour
    for word, beard in (
        ("beard", "full"),
        ("moustache", "moustache"),
        ("mustache", "moustache"),
        ("stubble", "stubble"),
    ):
        if _has(word, words):
            changes["beard"] = beard
            changes["beard_colour"] = _colour_of(rf"(?:\w+ )?{word}", words) or changes.get("hair", "")
            break


def _first(table: dict[str, Any], words: str) -> Any:
    found = [(match.start(), value) for word, value in table.items() if (match := _has(word, words))]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _has(word: str, words: str) -> re.Match[str] | None:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", words)


def _colour_of(thing: str, words: str) -> str:
    colours = "|".join(COLOURS)
    match = re.search(rf"\b({colours})(?:-?\w+)?(?:,? \w+){{0,1}}? (?:{thing})\b", words)
    # "coat the green of old bottles", "a coat in red"
    match = match or re.search(rf"\b(?:{thing}) (?:(?:the|in|of|a|an|deep|bright|light) )+({colours})\b", words)
    return COLOURS[match.group(1)] if match else ""
