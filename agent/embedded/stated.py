"""Whether words say how a shot is, or what it shall be: "4 is dark" is no request for a dark shot, "make 4 dark" is."""

import re

from agent.embedded.reading import Clause

COPULAS = (
    "is", "are", "'s", "was", "look", "looks", "feel", "feels", "seem", "seems", "looking", "feeling", "sounds",
    "reads", "comes across", "plays",
)  # fmt: skip
ORDERS = frozenset(
    "can could should must let want wants would need needs please might make have get turn has ought gotta try".split()
)
"""words by which what follows "look" or "be" is a wish after all"""
PLAIN = frozenset(
    "dark bright dim light cold cool warm golden icy sad gloomy scary spooky tense happy funny silly calm quiet flat"
    " vivid pale muted shadowy epic romantic creepy eerie mysterious dreamy lonely depressing grim bleak weird odd"
    " strange soft slow fast quick short brief milky drab frantic chaotic bouncy moody nervous sinister".split()
)
OF_SOMEONE = re.compile(
    r"^(?:the )?[\w-]+(?: is| ?'s| are| looks?) (?:(?:so|very|really|quite|rather|pretty|just) )*"
    r"(?:old|young|fat|thin|skinny|heavy|tall|elderly|ancient)(?: ?[.!])*$",
    re.IGNORECASE,
)
"""what someone is said to be: "he's old" wishes for nobody older, and "too old" does"""
COMPARED = frozenset("too more less not so barely hardly".split())


JOINED = (",", ";", "but", "and", "just", "only", "instead", ":")
"""words that end what a "not" is said of"""


def denied(clause: Clause, at: int) -> bool:
    """Whether a "not" before it is said of a word: "she should not smile"; "not sad enough" is no denial."""
    for i in range(at - 1, -1, -1):
        piece = clause.pieces[i]
        if piece.text in JOINED:
            return False
        if piece.means("neg", "contrast") or piece.text.startswith("not ") or piece.text in ("without", "stop"):
            return clause.find("degree.enough", after=at) is None
    return False


def stated(clause: Clause, at: int) -> bool:
    """Whether a plain word only says how things are: "4 is dark", "the ending feels a bit sad"; not "is too dark"."""
    words = set(clause.pieces[at].text.split())
    if not words & PLAIN or words & COMPARED:
        return False
    place = at - 1
    while place >= 0 and (clause.pieces[place].means("degree.") or clause.pieces[place].text in ("the", "a", "just")):
        if clause.pieces[place].means("degree.more", "degree.less", "degree.too"):
            return False
        place -= 1
    if place < 0 or clause.pieces[place].text.removeprefix("it ") not in COPULAS:
        return False
    earlier = {word for piece in clause.pieces[:place] for word in piece.text.split()}
    return not earlier & ORDERS
