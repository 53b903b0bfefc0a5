"""What the previz can draw alone, and which of it stands for a thing that it cannot."""

# ruff: noqa: E501

import re

# Words of the tables to props that can be drawn.
DRAWN = {
    "message": "letter", "note": "letter", "paper": "letter", "ticket": "letter", "card": "letter", "label": "letter",
    "page": "letter", "drawing": "letter", "order": "letter", "calendar": "letter", "bill": "letter", "cards": "letter",
    "pencil": "pen", "brush": "pen", "chalk": "pen", "quill": "pen", "nail": "tool", "file": "tool",
    "blade": "knife", "razor": "knife", "screw": "tool",
    "boot": "shoe", "boots": "shoe", "slipper": "shoe", "sack": "bag", "satchel": "bag", "purse": "bag", "drawer": "box", "tin": "box", "crate": "box", "parcel": "box", "basket": "bag",
    "seat": "chair", "stool": "chair", "armchair": "chair", "throne": "chair", "bench": "chair", "cushion": "cloth", "pillow": "cloth",
    "rock": "stone", "pebble": "stone", "brick": "stone", "marble": "ball", "orange": "apple", "light": "lamp", "bulb": "lamp", "torch": "lantern",
    "match": "candle", "flame": "candle", "scarf": "cloth", "apron": "cloth", "aprons": "cloth", "shirt": "cloth", "towel": "cloth", "handkerchief": "cloth",
    "blanket": "cloth", "coat": "cloth", "dress": "cloth", "napkin": "cloth", "curtain": "cloth", "shawl": "cloth", "jacket": "cloth",
    "glove": "gloves", "ribbon": "cloth", "rag": "cloth", "flag": "cloth", "cap": "hat", "thread": "rope", "string": "rope", "wire": "rope",
    "whistle": "coin", "button": "coin",
    "medal": "coin", "coins": "coin", "loaf": "bread", "crumb": "bread", "crust": "bread", "plate": "bowl", "dish": "bowl",
    "saucer": "cup", "tea": "cup", "jar": "glass", "vase": "glass",
    "wristwatch": "watch", "pendulum": "clock", "needles": "clock", "seed": "flower", "leaf": "flower",
    "plant": "flower", "daisy": "flower", "petal": "flower", "rose": "flower", "portrait": "painting", "canvas": "painting", "fiddle": "violin", "cello": "violin",
    "picture": "photograph", "dial": "radio", "case": "suitcase", "rail": "rope", "needle": "knife", "chessboard": "chess", "pawn": "chessman", "teapot": "kettle",
    "saucepan": "pot", "pail": "bucket", "stove": "oven", "furnace": "oven", "pan": "pot", "mop": "broom", "oar": "stick", "cane": "stick", "wand": "stick", "tart": "cake", "pie": "cake", "trout": "fish",
    "tiara": "crown", "doll": "teddy", "gun": "pistol", "revolver": "pistol", "lock": "key",
    "latch": "key", "handle": "key", "drum": "drum", "wheel": "bicycle",
}
PROPS = frozenset(
    """bottle letter lamp lantern key book cup phone suitcase umbrella flower map box clock photograph bread knife sword
    ring coin drum guitar ball candle apple camera radio rope gem tool newspaper envelope glass chair boat
    bicycle pen cloth hat shoe sneaker bag bowl stone painting violin
    bell mirror scissors spoon pot kettle broom stick chess chessman kite fish rod cake egg crown teddy pistol
    piano bow microphone gloves watch car rocket ladder tent easel door oven bucket knot helmet""".split()
)


def drawable(text: str) -> str:
    """The first thing in the words that the previz can draw, or empty."""
    if re.search(r"\b(?:running|sports?|tennis) shoes?\b|\btrainers\b", text.lower()):
        return "sneaker"
    for word in re.findall(r"[a-z]+", text.lower()):
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if form in PROPS:
                return form
            if form in DRAWN:
                return DRAWN[form]
    return ""
