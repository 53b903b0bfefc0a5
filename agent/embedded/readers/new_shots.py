"""A new shot as it is told in loose words: what is missing, where it goes, how near it is and how long it lasts.

"after the gauge goes red I need Pip diving for the valve"              after shot 6
"new shot following the letter: close-up, Sofía picks it up, 2 secs"    after shot 3, a close-up of two seconds
"missing an insert: Mara's hand on the boat, right before she steps out"    before shot 12, an insert

A message is taken apart at its marks; each part says that something is wanted, where, how near, how long, or what.
Where it goes has to be one shot, by a description or as an end of the film; else nothing is read.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from agent.embedded.amounts import amount_at
from agent.embedded.named_shots import shots_meant
from agent.embedded.pieces import between_marks, phrase_at
from agent.embedded.readers.adding import spelled_names, written
from agent.embedded.reading import Clause, Reading
from agent.embedded.tokens import Token, tokenise
from tools.film.edits.story import AddShot
from tools.film.script import Size
from tools.writing.direction import NAMES

MARKS = frozenset((",", ".", ";", ":", "-", "–", "—", "...", "…", "!", "?"))
IDLE = (
    r"(?:(?:so|ok|okay|um|uh|er|right|well|and|but|then|also|please|maybe|perhaps|like|now|hmm|just|really"
    r"|actually|in there) )*"
)
NEED = (
    r"(?:(?:can|could|may|might|should|shall) (?:we|you|i) (?:maybe |please |also )?"
    r"(?:have|get|add|see|put in|insert|use)"
    r"|(?:i|we) (?:would|should) (?:really )?(?:like|love)(?: to (?:see|have|add|get))?"
    r"|(?:i|we) (?:want|need)(?: to (?:see|have|add))?|need|give me|give us|let us (?:have|see|add)"
    r"|add|insert|stick|throw in|squeeze in|(?:i am|we are|i feel i am)? ?missing)"
)
COUNT = r"(?:an?|one more|one|another|a new|new|some|the)"
NOUN = r"(?:shot|cutaway|insert|beat|reaction shot|reaction|moment|picture|image)"
WANTED = re.compile(
    rf"{IDLE}(?:(?P<need>{NEED})(?: in)? )?(?:like |maybe )?"
    rf"(?:(?:{COUNT} )?(?P<how>(?:[\w-]+ ){{0,3}}?)(?P<noun>{NOUN})\b"
    r"(?: (?:of|on|with|where|showing|that shows)\b(?! the (?:very )?end))?"
    r"|(?P<count>one more|another one)\b(?: of)?)? ?(?P<rest>.*)"
)
THERE = r"(?:(?:straight|right|directly|immediately|just) )?"
AFTER = r"(?:after(?: that)?|following|behind|once|as soon as)"
PLACE = re.compile(rf"{IDLE}{THERE}(?:(?P<after>{AFTER})|(?P<before>before|ahead of)|(?P<between>between)) (?P<at>.+)")
THE_END = (
    r"(?:(?:at|on|as|for) the (?:very )?end(?: of the film)?|to (?:end|close|finish) (?:it )?on|to end with"
    r"|(?:so )?that(?: is|'s|s) the last (?:thing|shot|image) (?:that )?we see)"
)
AT_END = re.compile(rf"{IDLE}{THE_END}")
TRAILING = re.compile(
    rf"(?P<what>.*?) ?\b(?P<place>{THERE}(?:(?:{AFTER}|before|ahead of|between) .+|{THE_END}))"
)
LED = re.compile(rf"(?P<place>{IDLE}{THERE}(?:{AFTER}|before|between) .+?) (?P<want>{NEED}(?: in)? .+)")
PUT_IN = re.compile(
    rf"{IDLE}(?:(?:can|could) you )?(?:put|add|stick|slip|squeeze|pop) (?:it|one|that|this)(?: in| on)?(?: there)?"
    rf"(?: (?P<place>{THERE}(?:{AFTER}|before|between) .+))?"
)
CLOSE = re.compile(rf"{IDLE}(?:very|really|quite|super|nice and)? ?(?:close|tight|near)")
CALLED = re.compile(
    r"(?:an? )?(?:(?:quick|short|brief|nice|little|proper|tight) )*"
    r"(?P<size>(?:extreme |medium )?close[ -]?up|wide(?: shot)?|insert)\b(?: of| on)? ?"
)
PAIR = re.compile(r"(?P<x>.+?) and (?P<y>.+)")
ENDING = re.compile(r"(?:the )?(?:very )?(?:end|ending|last shot|final shot)")
PRONOUN = re.compile(r"(?:he|she|they|it)\b")
VAGUE = frozenset("he she they it them him her at to in on of the a an for with".split())
COUNTED = re.compile(r"^(?:all )?(?:the )?(?:two|three|four|both|lot|pair) of (?:them|us) ")
QUICK = re.compile(r"\b(?:quick|short|brief|new|extra|nice|little|small|single|additional|more|really|good|proper)\b")
SIZED: dict[str, Size] = {"insert": "insert", "cutaway": "insert", "reaction": "close-up", "reaction shot": "close-up"}
UNSEEN = re.compile(
    r"\b(?:music|score|song|sound|noise|title|card|caption|line|dissolve|fade|wipe|seconds?|takes?|scene|export|cut"
    r"|longer|shorter|darker|brighter|louder|quieter|warmer|retake|again|instead|says?|marker|voice)\b|[\"“”]"
)
"""what no new shot is of"""
NOTHING = frozenset("it that this one them something anything more there".split())
FEWEST = 5
"""words of a message"""
SHORTEST = 2
"""words of what a shot shows"""


@dataclass
class _Told:
    """What the parts of a message tell of a new shot."""

    wanted: bool = False
    seen: bool = False
    """whether it is said that it shall be seen"""
    named: bool = False
    """whether it is called a shot, or one more"""
    what: list[str] = field(default_factory=list[str])
    places: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    size: Size | None = None
    seconds: float | None = None
    lost: bool = False


def new_shots(clause: Clause) -> Iterable[Reading]:
    """One add_shot, of a message that tells of nothing else; none where it has no place of its own, or no content."""
    words = " ".join(token.text for token in clause.finder.tokens)
    if words != clause.plain or len(words.split()) < FEWEST:
        return
    told = _Told()
    for part in between_marks(clause.finder.tokens, MARKS):
        _hear(clause, part, told)
    spots = {spot for side, at in told.places if (spot := _spot(clause, side, at)) is not None}
    if told.lost or not told.wanted or len(spots) != 1 or not told.places or not told.what:
        return
    what = ", ".join(told.what)
    if len(what.split()) < SHORTEST or UNSEEN.search(what.casefold()):
        return
    ((side, shot),) = spots
    if not told.named and not _of_its_own(clause, told, what.casefold(), shot):
        return
    size = told.size or "medium"
    fields = written(clause, f"{NAMES[size]}, {spelled_names(clause, what)}", size)
    fields[side] = shot
    if told.seconds is not None:
        fields.pop("frames", None)
        fields["seconds"] = told.seconds
    used = frozenset(range(len(clause.pieces)))
    yield Reading((AddShot.model_validate(fields),), used, 1.0, verbatim=used)


def _of_its_own(clause: Clause, told: _Told, what: str, shot: str) -> bool:
    """Whether what is wanted is no change of the shot beside it, though nothing calls it a shot: someone does something
    who is not seen there, or something is to be seen that is so near, or nothing comes after it."""
    if len(told.places) > 1 and all(side == "end" for side, _ in told.places):
        return True
    if any(side == "between" for side, _ in told.places):
        return told.seen
    if any(side in ("end", "before") for side, _ in told.places):
        return False
    there = {staged.who for staged in clause.film.shots[shot].staging}
    people = {who for way, who in clause.index.people.items() if re.search(rf"\b{re.escape(' '.join(way))}\b", what)}
    does = re.search(r"\w{2,}ing\b", what) is not None
    return (does and bool(people) and not people & there) or told.size is not None


def _hear(clause: Clause, part: tuple[Token, ...], told: _Told) -> None:
    """What one part tells."""
    said = " ".join(token.text for token in part)
    if AT_END.fullmatch(said):
        told.places.append(("end", ""))
    elif (put := PUT_IN.fullmatch(said)) is not None:
        told.wanted = told.named = True
        if put["place"]:
            _put(put["place"], told)
    elif (led := LED.fullmatch(said)) is not None and _put(led["place"], told):
        _want(clause, part, led["want"], told)
    elif (place := PLACE.fullmatch(said)) is not None:
        _put(place[0], told)
    elif CLOSE.fullmatch(said):
        told.size = "close-up"
    elif (size := _size(part)) is not None:
        told.size = size
    elif (seconds := _seconds(clause, part)) is not None:
        told.seconds = seconds
    elif not told.what and _want(clause, part, said, told):
        return
    else:
        told.what.append(_typed(clause, part, said))


def _want(clause: Clause, part: tuple[Token, ...], said: str, told: _Told) -> bool:
    """What is wanted, with the place that stands behind it; whether anything is."""
    found = WANTED.fullmatch(said)
    if found is None or not (found["need"] or found["noun"] or found["count"]):
        return False
    told.wanted = True
    told.seen |= "see" in (found["need"] or "").split()
    told.named |= bool(found["noun"] or found["count"])
    how = found["how"] or ""
    for token in part:
        if (size := _sized(how, token.text)) is not None:
            told.size = size
    told.size = SIZED.get(found["noun"] or "") or told.size
    rest = found["rest"].strip()
    if (sized := CALLED.match(rest)) is not None:
        told.size = _called(sized["size"])
        told.named = True
        rest = rest[sized.end() :]
    if (tail := TRAILING.fullmatch(rest)) is not None and _put(tail["place"], told):
        rest = tail["what"].strip()
    manner = QUICK.sub("", how).strip()
    told.lost |= bool(manner) and _called(manner) is None
    if manner and (size := _called(manner)) is not None:
        told.size = size
    if rest and rest not in NOTHING:
        told.what.append(_typed(clause, part, rest))
    return True


def _put(said: str, told: _Told) -> bool:
    """A place among what is told; whether it is one."""
    if AT_END.fullmatch(said):
        told.places.append(("end", ""))
        return True
    found = PLACE.fullmatch(said)
    if found is None:
        return False
    side = "after" if found["after"] else "before" if found["before"] else "between"
    told.places.append((side, found["at"]))
    return True


def _spot(clause: Clause, side: str, at: str) -> tuple[str, str] | None:
    """The shot that a new one goes after or before; None where it is not one."""
    order = clause.index.order
    if side == "end" or (side == "after" and ENDING.fullmatch(at)):
        return ("after", order[-1]) if order else None
    if side == "between":
        pair = PAIR.fullmatch(at)
        ends = (shots_meant(clause, pair["x"]), shots_meant(clause, pair["y"])) if pair is not None else ((), ())
        if len(ends[0]) == 1 and (len(ends[1]) != 1 or order.index(ends[1][0]) - order.index(ends[0][0]) == 1):
            return "after", ends[0][0]
        if len(ends[1]) == 1 and not ends[0] and (place := order.index(ends[1][0])):
            return "after", order[place - 1]
        return None
    if PRONOUN.match(at) and len([word for word in at.split() if word not in VAGUE]) < SHORTEST:
        # "before he sings" may be said of any time that he does
        return None
    shots = order[-1:] if ENDING.fullmatch(at) else shots_meant(clause, at) or shots_meant(clause, COUNTED.sub("", at))
    if len(shots) != 1:
        return None
    return side, shots[0]


def _size(part: tuple[Token, ...]) -> Size | None:
    """The size that a part is, and nothing else."""
    words = [token.text for token in part if token.text not in ("a", "an", "shot", "really", "very", "please", "in")]
    return _called(" ".join(words)) if words else None


def _called(said: str) -> Size | None:
    tokens = tokenise(said)
    found = phrase_at(tokens, 0) if tokens else None
    values = found.values("size") if found is not None and found.last == len(tokens) else ()
    return values[0] if values else None  # pyright: ignore[reportReturnType]


def _sized(how: str, word: str) -> Size | None:
    return _called(word) if word in how.split() else None


def _seconds(clause: Clause, part: tuple[Token, ...]) -> float | None:
    """The length that a part is, and nothing else."""
    found = amount_at(part, 0)
    if found is None or found[0].unit not in ("second", "frame"):
        return None
    rest = [token.text for token in part[found[1] :]]
    return found[0].seconds(float(clause.rate)) if not {*rest} - {"long", "or", "so", "max", "tops", "please"} else None


def _typed(clause: Clause, part: tuple[Token, ...], said: str) -> str:
    """Words of a part as they were typed."""
    texts, wanted = [token.text for token in part], said.split()
    for at in range(len(texts) - len(wanted) + 1):
        if texts[at : at + len(wanted)] == wanted:
            return clause.message[part[at].start : part[at + len(wanted) - 1].end]
    return said
