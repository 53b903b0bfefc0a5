"""What is written on a thing that is seen: "the letter should say COME HOME", "the map should read HERE"."""

import re
from collections.abc import Iterable

from agent.embedded.pieces import forms
from agent.embedded.reading import Clause, Reading
from tools.film.edits.story import ReviseShot

SAYS = re.compile(
    r"(?:\b(?:the|his|her|their|that|a) |^)(?P<thing>[\w-]+)(?: (?:in|on) [\w ]{1,24}?)?"
    r" (?:(?:should|must|shall|ought to|has to|needs to|could|is to|to)(?: not)? (?:say|read|show|be marked|count)"
    r"|(?:that|which) (?:says|reads))"
    r" [“\"']?(?P<words>[^“”\"]+?)[”\"']?"
    r"(?:,? (?:rather than|instead of|and not|not|in place of) (?P<old>.+))?$",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"(?:can|could|should|may|might) the (?P<thing>[\w-]+) (?:say|read|show) [“\"']?(?P<words>[^“”\"]+?)[”\"']?"
    r"(?:,? (?:rather than|instead of|and not|not|in place of) (?P<old>.+))?$",
    re.IGNORECASE,
)
NO_SIGN = ("title.", "thing.caption", "sound.line", "voice.", "thing.film", "stem.")


def inscribing(clause: Clause) -> Iterable[Reading]:
    """Words or figures on a thing of the picture: capital letters, figures or a quotation, or in place of others."""
    match = SAYS.search(clause.text(0)) or ASKED.match(clause.text(0))
    if match is None or clause.find(*NO_SIGN) is not None:
        return
    thing = match["thing"].casefold()
    near = clause.index.most_like(thing) if not {*forms(thing)} & clause.index.known else ""
    if near is None or (near and clause.film.shots[near].size != "insert"):
        # "the countdown" is the clock of an insert
        return
    words = match["words"].strip(" .!")
    written = words.isupper() or words[:1].isdigit() or match["old"] or any(p.quote for p in clause.pieces)
    target = clause.target(("shots", "scenes", "takes"))
    about = (near,) if near else clause.index.shots_about([thing])
    inserts = tuple(shot for shot in about if clause.film.shots[shot].size == "insert")
    shots = target.shots if target.said and target.clear else inserts if len(inserts) == 1 else about
    if not written or len(shots) != 1 or clause.find("thing.cast") is not None:
        return
    used = frozenset(range(len(clause.pieces)))
    saying = frozenset(i for i, p in enumerate(clause.pieces) if p.means("verb.say") or p.text.startswith("ought"))
    look = f"the {match['thing']} says “{words.strip(chr(39))}”"
    yield Reading((ReviseShot(shots=shots, look=look),), used, 1.2, verbatim=used, grammar=saying, shots=shots)
