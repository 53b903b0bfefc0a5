"""What is said right after takes, or a transition, were spoken of: the place of a take, another transition.

"the second one was the best, use it"     use take 2 of shot 4
"no, straight cut after all"              a straight cut into shot 5
"""

import re

from agent.embedded.memory import shots_told
from agent.embedded.reading import Clause
from agent.embedded.tokens import in_figures
from tools.film.edits.cut import SetTransition

MARK = r"(?: ?[,.;:!-])"
NTH = r"(?P<n>first|second|third|fourth|fifth|last|\d+(?:st|nd|rd|th)|earlier|previous|other|middle)"
GO = r"(?:take|go|try|attempt|version)"
PRAISE = (
    r"(?:was|is|plays|works|looks|felt|feels) (?:by far |clearly |much |way )?(?:the )?(?:best|better|good|great|nicer"
    r"|nicest|stronger|strongest|perfect|lovely)"
)
USE = r"(?:(?:so |please )*(?:use|circle|pick|take|go with|put in|print) (?:it|that|that one|this one))"
MIDDLE = 2
"""the middle one of three"""
TAKES = frozenset(("choose_take", "circle", "ng"))
PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
"""which take somebody means by its place"""
SPOKEN_OPENING = re.compile(r"^(?:(?:no|nah|hm+|oh|ok|actually|sorry|wait|yes|then|well) (?:, )?)+")
SPOKEN_TAKE = re.compile(
    rf"(?:use |take |go with )?(?:the )?{NTH}(?: one| {GO})?(?: of (?:it|them|those))?(?: {PRAISE}(?: one)?)?"
    rf"(?:{MARK} {USE})?"
)
"""a take, after takes were spoken of"""
SPOKEN_CUT = re.compile(
    r"(?:make it |put |let us have |i (?:would )?prefer |rather )?(?:a |the )?(?:plain |simple |just a )?"
    r"(?P<what>(?:straight|hard|plain|clean) cut|dissolve|cross dissolve|dip to black|dip to white|wipe|iris)"
    r"(?: there| instead| after all| then| please| rather)*"
)
"""another transition, after one was put in"""


def talked_of(clause: Clause, said: str) -> str:
    """ "The second one", after it was asked which takes a shot has, or right after one of them was chosen."""
    found = SPOKEN_TAKE.fullmatch(SPOKEN_OPENING.sub("", said))
    last = clause.situation.past[-1] if clause.situation.past else None
    if found is None or last is None or last.question is not None:
        return ""
    chosen = bool(last.acts) and {act.kind for act in last.acts} <= TAKES
    asked = not last.acts and re.search(r"\b(?:takes?|tries|versions?|attempts?)\b", last.message) is not None
    shots = clause.focus.shots if chosen else shots_told(clause.film, last.reply) or clause.focus.shots
    if not (chosen or asked) or len(shots) != 1:
        return ""
    which = place_of_take(found["n"], len(clause.film.shots[shots[0]].takes))
    return f"use {which} of shot {clause.index.numbers[shots[0]]}" if which else ""


def another_cut(clause: Clause, said: str) -> str:
    """ "No, straight cut after all", right after a transition was put in."""
    found = SPOKEN_CUT.fullmatch(SPOKEN_OPENING.sub("", said))
    acts = clause.situation.past[-1].acts if clause.situation.past else ()
    into = {act.clip for act in acts if isinstance(act, SetTransition)}
    shots = [shot for shot in clause.index.order if shot in into or clause.index.numbers[shot] in into]
    if found is None or len(acts) != 1 or len(shots) != 1:
        return ""
    return f"a {found['what']} into shot {clause.index.numbers[shots[0]]}"


def place_of_take(said: str, many: int) -> str:
    """Which take of so many somebody means by its place; empty for one that there is not."""
    if said in ("earlier", "previous", "other"):
        return f"the {said} take" if many > 1 else ""
    if said == "middle":
        return f"take {MIDDLE}" if many == MIDDLE + 1 else ""
    place = many if said == "last" else PLACES.get(said, 0) or int(re.sub(r"\D", "", in_figures(said)) or 0)
    return f"take {place}" if 0 < place <= many else ""
