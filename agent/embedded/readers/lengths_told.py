"""Lengths that are told as they are and as they shall be, and bare numbers after a length was spoken of.

"the last shot is eight seconds of nothing. five."      what it is, then what it shall be     ->  set_duration
"how long is 6?" - "Shot 6 lasts 3 s." - "make it 4"    a bare number after that is a length  ->  set_duration
"take two seconds off it" - "give one second back"      what comes back is a length           ->  set_duration
"""

import re
from collections.abc import Iterable

from agent.conversation import Act
from agent.embedded.memory import shots_told
from agent.embedded.named_shots import shots_called
from agent.embedded.reading import Clause, Reading
from agent.embedded.tokens import in_figures
from tools.film.edits.cut import Ripple, SetDuration
from tools.film.views import picture_spans

LASTS = re.compile(r"\b(?:lasts?|runs?|seconds?|long|length)\b", re.IGNORECASE)
"""what an answer has that tells how long something is"""
ASKED = re.compile(r"\bhow long\b|\blength of\b|\bhow many seconds\b|\bduration\b", re.IGNORECASE)
ROUND = frozenset(
    "ok okay make let it that this be then only just have us say please is are was plenty enough for an a eternity too"
    " long short much so well hmm hm oh fine so i want would like no need we give should must now"
    " go with way cut hold keep down up to there exactly about around maybe tops max will do , . ! - : ; s secs sec"
    " 's feels seems far bit little still not quite really very".split()
)
"""words around a bare number that say nothing else"""
LINK = re.compile(r"(?P<to>.+?)(?: :| ,)?(?: (?:is|are|lasts?|runs?|at|stands at|takes|now|currently))*$")
OTHERWISE = ("stem.", "sound.", "verb.retake", "thing.take", "verb.move", "title.", "speed.")
"""what makes it another wish"""
NEAR = 0.26
"""seconds by which a length may be told otherwise than it is: "a second and a half" of one and three quarters"""
OPENING = re.compile(r"^(?:(?:so|ok|okay|well|hmm|the thing is|come on|cmon|honestly|and|but) (?:, )?)+")
GIVEN_BACK = re.compile(
    r"(?:(?:ok|okay|now|hmm|then|and|actually|please|no|oh) (?:, )?)*(?:give|put|let)(?: it| that one| them)?(?: have)?"
    r"(?: back)? (?P<n>a|one|half a|two|three|\d+(?:\.\d+)?) (?:of (?:those|the|these) )?seconds?(?: back)?(?: please)?"
)
LONGEST = 18
"""pieces of such a message"""


def lengths_told(clause: Clause) -> Iterable[Reading]:
    """A length as it shall be, of what is told or of what was spoken of."""
    if not 0 < len(clause.pieces) <= LONGEST or clause.find(*OTHERWISE) is not None:
        return
    for find in (_as_it_is, _bare, _given_back):
        acts = find(clause)
        if acts:
            everything = frozenset(range(len(clause.pieces)))
            yield Reading(tuple(acts), everything, 0.9, verbatim=everything, grammar=everything)
            return


def _seconds(clause: Clause, at: int) -> float | None:
    """How many seconds a piece is: an amount of them, or a bare number."""
    piece = clause.pieces[at]
    if piece.amount is not None:
        return piece.amount.seconds(float(clause.rate)) if piece.amount.unit in ("second", "frame") else None
    tokens = clause.finder.tokens[piece.first : piece.last]
    bare = [token for token in tokens if token.kind == "number"]
    return float(bare[0].value) if len(bare) == len(tokens) == 1 and bare[0].value > 0 else None


def _counted(clause: Clause) -> list[tuple[int, float]]:
    found = ((i, _seconds(clause, i)) for i in range(len(clause.pieces)))
    return [(i, seconds) for i, seconds in found if seconds is not None]


def _lasting(clause: Clause, shot: str) -> float:
    span = picture_spans(clause.film).get(shot)
    return span.frames / float(clause.rate) if span is not None else 0.0


def _as_it_is(clause: Clause) -> list[Act]:
    """ "The last shot is eight seconds of nothing. Five": the first of two lengths is the one that it has."""
    counted = _counted(clause)
    if len(counted) != 2 or clause.pieces[counted[0][0]].amount is None:
        return []
    (first, now), (second, wanted) = counted
    told = LINK.match(" ".join(piece.text for piece in clause.pieces[:first]))
    shots = shots_called(clause, OPENING.sub("", told["to"])) if told is not None else ()
    others = (p.ref for i, p in enumerate(clause.pieces) if i > first and i != second)
    between = any(ref is not None and ref.how != "pronoun" for ref in others)
    apart = any(piece.text in (".", ",", "!", "?", ":", "-", ";") for piece in clause.pieces[first + 1 : second])
    if len(shots) != 1 or between or not apart or now == wanted or abs(_lasting(clause, shots[0]) - now) > NEAR:
        return []
    return [SetDuration(shots=shots, seconds=wanted)]


def _spoken_of(clause: Clause) -> tuple[str, ...]:
    """The one shot whose length was asked about, or changed, in the message before; none else."""
    last = clause.situation.past[-1] if clause.situation.past else None
    if last is None or last.question is not None:
        return ()
    lengths = [act for act in last.acts if isinstance(act, SetDuration | Ripple)]
    if last.acts:
        return clause.focus.shots if len(lengths) == len(last.acts) and len(clause.focus.shots) == 1 else ()
    if not ASKED.search(last.message):
        return ()
    shots = shots_told(clause.film, last.reply) or clause.focus.shots
    return shots if len(shots) == 1 and LASTS.search(last.reply) else ()


def _bare(clause: Clause) -> list[Act]:
    """ "Make it 4", after a length was asked about."""
    counted = _counted(clause)
    shots = _spoken_of(clause)
    if len(counted) != 1 or not shots or clause.situation.past[-1].acts:
        return []
    said = {word for i, piece in enumerate(clause.pieces) if i != counted[0][0] for word in piece.text.split()}
    if not said <= ROUND:
        return []
    return [SetDuration(shots=shots, seconds=counted[0][1])]


def _given_back(clause: Clause) -> list[Act]:
    """ "Now give it back one of those seconds", after its length was changed."""
    told = GIVEN_BACK.fullmatch(clause.plain.strip(" .!"))
    shots = _spoken_of(clause)
    if told is None or not shots or not clause.situation.past[-1].acts:
        return []
    said = {"a": "1", "half a": "0.5"}.get(told["n"], told["n"])
    return [SetDuration(shots=shots, delta=float(in_figures(said)))]
