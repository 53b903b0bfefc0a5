"""What words about someone change in how they are drawn, and nothing that nobody said.

"short black hair"      hair, and how it is worn, though a colour stands between
"a cap"                 a hat, of the colour that it has
"a red suit"            of whoever wears a spacesuit: red, and still a spacesuit
"""

import re
from typing import Any

from agent.embedded.lexicon import phrases
from tools.film.script import Appearance, Character
from tools.writing.wardrobe import COLOURS, GARMENTS, HATS, dressed

STYLED = re.compile(r"\b(?P<how>short|long|curly)(?:,? [\w-]+){0,2} hair\b", re.IGNORECASE)
SHADED = re.compile(rf"\b(?:dark|light|pale|bright) (?P<colour>{'|'.join(COLOURS)})\b", re.IGNORECASE)
UNDER = re.compile(r"\b(?:trousers|pants|jeans|suit)\b", re.IGNORECASE)
COLOURED_HAT = re.compile(
    rf"\b(?:{'|'.join(COLOURS)})\b(?:[ -]\w+)? (?:{'|'.join(re.escape(hat) for hat in HATS)})\b", re.IGNORECASE
)


def changes_said(person: Character, words: str) -> dict[str, Any]:
    """The fields of the appearance that words change, with their new values."""
    plain = SHADED.sub(lambda said: said["colour"], words)
    before, after = person.appearance, dressed(person.appearance, plain)
    changes: dict[str, Any] = {
        name: value for name in Appearance.model_fields if (value := getattr(after, name)) != getattr(before, name)
    }
    for said in SHADED.finditer(words):
        shade = _shade(said[0].casefold())
        changes = {name: shade if shade and value == COLOURS[said["colour"].casefold()] else value
                   for name, value in changes.items()}  # fmt: skip
    if changes.get("bottom", "") == changes.get("top") and UNDER.search(words) is None:
        # a dress or a coat is one garment, and what is under it stays
        changes.pop("bottom", None)
    return as_said(person, words, changes)


def _shade(said: str) -> str:
    """The colour of "dark green", where film talk knows it; else empty."""
    known = phrases().get(tuple(said.split()), frozenset[str]())
    return next((concept.removeprefix("colour.") for concept in sorted(known) if concept.startswith("colour.")), "")


def as_said(person: Character, words: str, changes: dict[str, Any]) -> dict[str, Any]:
    """Changes of the appearance without what nobody said, and with how hair is worn."""
    found = {**changes}
    if (style := STYLED.search(words)) is not None and "hair_style" not in found:
        how = style["how"].casefold()
        found |= {"hair_style": how} if how != person.appearance.hair_style else {}
    if "hat_colour" in found and COLOURED_HAT.search(words) is None:
        del found["hat_colour"]
    if "outfit" in found and _short_for(person, words):
        del found["outfit"]
    return found


def _short_for(person: Character, words: str) -> bool:
    """Whether the garment that is said is the one that is worn, by the end of its name."""
    said = {word for word in re.findall(r"[\w'-]+", words.casefold()) if word in GARMENTS}
    worn = re.findall(r"[\w'-]+", person.canon.casefold())
    return any(one != word and one.endswith(word) and GARMENTS.get(one) for one in worn for word in said)
