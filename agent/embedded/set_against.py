"""How someone looks, without how they do not.

"dark green, not red"                            dark green
"swap her green jacket for a red one"            red jacket
"isn't in a tweed jacket but in a raincoat"      raincoat
"""

import re

from tools.writing.wardrobe import GARMENTS, HATS

SWAPPING = frozenset("swap trade change replace exchange switch".split())
WEARABLE = re.compile(rf"\b(?:{'|'.join((*GARMENTS, *HATS))})\b", re.IGNORECASE)
BEARD = re.compile(r"\b(?:beard|moustache|mustache|stubble)\b(?!.*\bhair\b)", re.IGNORECASE)
AGAINST = re.compile(
    r"(?<=\w)\s*,?\s+(?:(?:but |and )?not|instead of|rather than|in place of)(?:\s+|$)(?!so\b|too\b|as\b|that\b)"
    r"(?:(?:in|an?|the|his|her|their) )*(?:[\w'-]+ ){0,2}[\w'-]*$",
    re.IGNORECASE,
)
"""what someone does not look like, after what they do"""
NOT_BUT = re.compile(r"(?:\bnot\b|n['’]t\b).+?\bbut\b(?: (?:rather|in|with|is|has|wears?))* (.+)$", re.IGNORECASE)
EXCHANGED = re.compile(
    r"^(?:(?:swap|trade|change|replace|exchange|switch) )?(?:(?:his|her|their|the) )?(?:[\w-]+ ){0,2}?(?P<old>\w+)"
    r" (?:for|with|by) (?:an? |some |the )?(?P<new>.+)$",
    re.IGNORECASE,
)
IN_PART = re.compile(r"\b(?:at|in|from|until|till|by|near) the (?:very )?(?:end|start|beginning|ending|opening)\b")
"""a part of the film, where a look is of all of it"""
COMPARED = re.compile(r"\b(?:same|like|as)\b")
"""what one look has from another"""


def positive(words: str, *, exchanged: bool) -> str:
    """The words without what it is not: "dark green, not red", "a red jacket for her green one", "not X but Y"."""
    if (other := NOT_BUT.search(words)) is not None:
        worn = WEARABLE.search(words)
        return re.sub(r"\bone$", worn[0] if worn else "one", other[1], flags=re.IGNORECASE)
    if exchanged and (swap := EXCHANGED.match(words.strip())) is not None:
        new = swap["new"]
        return re.sub(r"\s+ones?$", f" {swap['old']}", new, flags=re.IGNORECASE)
    return AGAINST.sub("", words)


KINDS = (
    "|".join(GARMENTS),
    "|".join(HATS),
    r"\w*hair(?:ed)?|bald|ginger|blonde?|brunette|redhead|ponytail|braids?|curls",
    "beard(?:ed)?|moustache|mustache|stubble|clean-shaven",
    "glasses|spectacles|sunglasses",
)
"""kinds of looks of which someone has one: what is said anew takes the place of what was said"""
AGE = re.compile(
    r"(?:(?:in )?(?:his|her|their) )?(?:(?:early|mid|late)[ -])?"
    r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
    r"|(?:(?:\d+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]\w+)?|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)(?: years old|-year-old)?)"
    r"|older|younger)",
    re.IGNORECASE,
)
"""how old someone is, where a part of a canon says nothing else"""
AGED = re.compile(r"\byears? old\b", re.IGNORECASE)


def unlike(canon: str, said: str) -> str:
    """The parts of a canon that are of no kind with what is said anew: a red coat, and no yellow oilskin any more."""
    kinds = [kind for kind in KINDS if re.search(rf"\b(?:{kind})\b", said, re.IGNORECASE)]
    said_now = {*re.findall(r"[\w-]+", said.casefold())}

    def goes(part: str) -> bool:
        alike = any(re.search(rf"\b(?:{kind})\b", part, re.IGNORECASE) for kind in kinds)
        if AGED.search(said) and AGE.fullmatch(part):
            return True
        # "a blue parka" takes the place of a green one, whatever a parka is
        return alike or part.casefold().split()[-1] in said_now

    parts = (part.strip() for part in canon.split(","))
    kept = (part for part in parts if part and (len(part.split()) > 4 or not goes(part)))
    return ", ".join(part for part in kept if part)
