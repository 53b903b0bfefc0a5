"""Takes as they are judged and ordered at the dailies, of shots that are named or described.

"I'd circle 6 take 2, and reject take 1"   "6: take 2 good, take 1 no good"         ->  circle, ng
"circle take 2 of the rail two-shot"                                                ->  circle
"scene four approved as far as we have it"                                          ->  circle, what has takes
"the walk has no take yet, roll it"   "shoot what's left at the station"            ->  generate
"three more of the dog but not more than five bucks"                                ->  generate, with a budget
"ng the corridor run, motion blur everywhere, and go again"                         ->  ng, retake
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from agent.conversation import Act
from agent.embedded.film_index import plain_words
from agent.embedded.named_shots import POLITE, shots_called
from agent.embedded.reading import Clause, Reading
from agent.embedded.tokens import in_figures
from tools.film.edits.takes import Circle, Reject
from tools.film.orders import Generate, Quote, Retake

GOOD = r"(?:circle|approve|print|keep|use|take|accept|like)"
BAD = r"(?:reject|ng|no good|lose|drop|kill|throw out|refuse|bin)"
BOTH = (
    re.compile(rf"{GOOD} (?P<to>.+?) take (?P<good>\d+)(?: ,)?(?: and| but)? {BAD} take (?P<bad>\d+)"),
    re.compile(rf"{GOOD} take (?P<good>\d+) of (?P<to>.+?)(?: ,)?(?: and| but)? {BAD} take (?P<bad>\d+)"),
    re.compile(
        r"(?P<to>.+?)(?: :| ,)? take (?P<good>\d+) (?:is )?(?:good|great|fine|yes|ok)(?: ,)?(?: and| but)?"
        r" take (?P<bad>\d+) (?:is )?(?:no good|bad|ng|not good|no)"
    ),
    re.compile(
        r"(?:keep|circle|approve) the (?P<good>\d+)(?:st|nd|rd|th)? take of (?P<to>.+?) [;,.]"
        r" the (?P<bad>\d+)(?:st|nd|rd|th)? (?:one )?(?:may be rejected|can go|is no good|may go|is bad)"
    ),
)
ONE = re.compile(
    rf"(?:{GOOD} )?take (?P<good>\d+) (?:of|on|for) (?P<to>.+?)"
    r"(?: , (?:(?:i think )?(?:that|it) is the one|that one|yes)(?: ,)? ?(?:circle|print|use|keep) (?:it|that))?"
)
SO_FAR = re.compile(
    r"(?:approve |circle |print )?(?P<to>.+?) (?:is )?(?:approved |circled |good |fine |done )?"
    r"(?:as far as (?:we have it|it goes|we have got|we got|there are takes|it is shot)"
    r"|so far as we have it|what we have of it)"
)
UNSHOT = re.compile(
    r"(?:right |so |okay |ok )*(?P<to>.+?)"
    r"(?: (?:has no takes?|(?:has|was) not been (?:made|shot|filmed|rolled|done)"
    r"|(?:is|are) not (?:made|shot|filmed|done)|(?:is|are) (?:still )?missing"
    r"|still needs? (?:shooting|rolling|making|to be shot))(?: yet)?)?"
    r"(?: ,? ?(?:has it|is it|right))?(?: [,.])?(?: (?:so|then|and|please|go ahead and|now))*"
    r" (?:roll|shoot|film|make|do|generate|go)(?: (?:it|that one|that|them|those|for it))?"
)
LEFT = re.compile(
    r"(?:roll|shoot|film|make|do|generate) (?:what is left|what is missing|whatever is left|the rest"
    r"|the missing (?:shots|ones|takes)) (?:at|in|on|of|from) (?P<to>.+)"
)
MORE = re.compile(
    r"(?:pay for |have |do |roll |shoot |take |give me |get me )?(?P<n>\d+|one|another) more(?: takes?)?"
    r" (?:of|on|for) (?P<to>.+?)"
    r"(?: ,)?(?: and| but)? (?:not more than|no more than|for at most|at most|max|maximum|up to|under|not over)"
    r" (?P<sum>\d+(?:\.\d+)?) ?(?:bucks|dollars|dollar|usd|\$|euros?)"
)
AGAIN = re.compile(
    rf"{BAD} (?P<to>.+?) , (?P<why>.+?)(?: ,)? (?:and |then |so )+"
    r"(?:go again|again|another one|one more|do another|roll again)"
)
TRAILING = re.compile(r"(?:[ ,]+(?:please|thanks|thank you|now))+$")
OTHERS = re.compile(r"\b(?:take|takes|more of|more on|missing|go again)\b")
COST = re.compile(
    r"(?:numbers : |figures : |a price : |prices : )?(?:the )?(?:cost|price|costs) (?:for|of)"
    r" (?P<n>\d+|one|a|another) (?:re)?takes? (?:of|for) (?:each|every|all|the)"
    r" (?:shots? )?(?:in|of|at|on)? ?(?P<to>.+)"
)


def takes_desk(clause: Clause) -> Iterable[Reading]:
    """Takes judged, and rolled."""
    told = clause.find("thing.take", "verb.circle", "verb.ng", "verb.generate", "ask.cost", "missing", "ask.status")
    if told is None and OTHERS.search(clause.plain) is None:
        return
    plain = POLITE.sub("", f"{TRAILING.sub('', _figures(clause).strip(' .,!?'))} ").strip()
    if not 2 < len(plain.split()) <= 30:
        return
    for find in (_both, _one, _so_far, _unshot, _left, _more, _again, _cost):
        acts = find(clause, plain)
        if isinstance(acts, str):
            yield Reading(used=frozenset(range(len(clause.pieces))), problem=acts, weight=1.3)
            return
        if acts:
            everything = frozenset(range(len(clause.pieces)))
            yield Reading(tuple(acts), everything, 1.2, verbatim=everything, grammar=everything)
            return


def _figures(clause: Clause) -> str:
    """The plain words, with numbers in figures."""
    first, last = clause.pieces[0].first, clause.pieces[-1].last
    tokens = clause.finder.tokens[first:last]
    counted = ("number", "ordinal")
    # "that one" counts nothing
    return " ".join(in_figures(t.text) if t.kind in counted and t.value > 1 else t.text for t in tokens)


def _single(clause: Clause, said: str) -> str | None:
    shots = shots_called(clause, said)
    return shots[0] if len(shots) == 1 else None


def _take(clause: Clause, shot: str | None, number: str) -> str | None:
    takes = clause.film.shots[shot].takes if shot is not None else ()
    return takes[int(number) - 1] if 0 < int(number) <= len(takes) else None


def _both(clause: Clause, plain: str) -> list[Act]:
    for pattern in BOTH:
        told = pattern.fullmatch(plain)
        shot = _single(clause, told["to"]) if told is not None else None
        if told is None or shot is None:
            continue
        good, bad = _take(clause, shot, told["good"]), _take(clause, shot, told["bad"])
        if good is not None and bad is not None and good != bad:
            return [Circle(takes=(good,)), Reject(takes=(bad,))]
    return []


def _one(clause: Clause, plain: str) -> list[Act]:
    told = ONE.fullmatch(plain)
    if told is None or re.search(r"\b(?:circle|approve|print|keep|accept)\b", plain) is None:
        return []
    take = _take(clause, _single(clause, told["to"]), told["good"])
    return [Circle(takes=(take,))] if take is not None else []


def _so_far(clause: Clause, plain: str) -> list[Act]:
    told = SO_FAR.fullmatch(plain)
    shots = shots_called(clause, told["to"]) if told is not None else ()
    shot = tuple(one for one in shots if clause.film.shots[one].takes)
    return [Circle(shots=shot)] if shot and clause.find("verb.circle") is not None else []


def _unshot(clause: Clause, plain: str) -> list[Act] | str:
    told = UNSHOT.fullmatch(plain)
    beyond = next((p.ref.problem for p in clause.pieces if p.ref is not None and p.ref.problem), "")
    if told is not None and beyond and "missing" in plain:
        return beyond
    shots = shots_called(clause, told["to"]) if told is not None else ()
    open_ones = tuple(shot for shot in shots if not clause.film.shots[shot].takes)
    return [Generate(shots=open_ones)] if open_ones else []


def _left(clause: Clause, plain: str) -> list[Act]:
    told = LEFT.fullmatch(plain)
    shots = shots_called(clause, told["to"]) if told is not None else ()
    open_ones = tuple(shot for shot in shots if not clause.film.shots[shot].takes)
    return [Generate(shots=open_ones)] if open_ones else []


def _more(clause: Clause, plain: str) -> list[Act]:
    told = MORE.fullmatch(plain)
    shot = _single(clause, told["to"]) if told is not None else None
    if told is None or shot is None:
        return []
    count = int(told["n"]) if told["n"].isdigit() else 1
    return [Generate(shots=(shot,), takes=count, budget=Decimal(told["sum"]))]


def _again(clause: Clause, plain: str) -> list[Act]:
    told = AGAIN.fullmatch(plain)
    shot = _single(clause, told["to"]) if told is not None else None
    if told is None or shot is None or not plain_words(told["why"]):
        return []
    return [Reject(shots=(shot,), note=told["why"].replace(" ,", ",")), Retake(shots=(shot,), note="")]


def _cost(clause: Clause, plain: str) -> list[Act]:
    told = COST.fullmatch(plain)
    shots = shots_called(clause, told["to"]) if told is not None else ()
    if told is None or not shots:
        return []
    return [Quote(shots=shots, takes=int(told["n"]) if told["n"].isdigit() else 1)]
