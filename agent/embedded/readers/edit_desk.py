"""Lengths and edges as they are asked for at an edit desk, of shots that are named or described.

"shave six frames off the start of the bottle shot"   "2 frames off the head of 6 and 2 off its tail"   ->  ripple
"8 seconds is too much for the floating, make it six"   "10 and 11 both four seconds"                   ->  set_duration
"cut the gull and give that time to the last shot"                              ->  remove_shot, set_duration
"everything before the vault ten percent shorter"                                                       ->  set_duration
"""

import re
from collections.abc import Iterable, Sequence

from agent.conversation import Act
from agent.embedded.named_shots import POLITE, TRAILING, shots_called
from agent.embedded.reading import Clause, Reading
from agent.embedded.tokens import in_figures
from tools.film.edits.cut import Ripple, SetDuration
from tools.film.edits.story import RemoveShot
from tools.film.views import picture_spans

EDGE = r"(?:the )?(?:very )?(?P<{0}>head|start|beginning|front|top|tail|end|back)"
TAKING = r"(?:(?:shave|take|trim|cut|lose|drop|nip|chop|clip|snip|knock|pull) )?"
OFF_EDGE = re.compile(
    rf"{TAKING}(?P<n>#\d+) (?:off|from|off of|out of|at) {EDGE.format('edge')} of (?P<to>.+?)"
    rf"(?: and (?P<m>#\d+|\d+) (?:off|from|at) (?:its|the|his|her) (?P<other>head|start|beginning|tail|end))?"
)
TIGHTEN = re.compile(
    rf"(?:tighten|trim|shorten|cut) (?P<to>.+?) (?:by )?(?P<n>#\d+) (?:at|from|on) {EDGE.format('edge')}"
)
ONTO_EDGE = re.compile(rf"(?:add|put|give) (?P<n>#\d+) (?:to|on|onto|at) {EDGE.format('edge')} of (?P<to>.+)")
TOO_MUCH = re.compile(
    r"(?P<n>#\d+|\d+) (?:is|feels|seems|are) (?:way |far |much |a bit )?"
    r"(?:too much|too long|too short|not enough|too little|plenty) for (?P<to>.+?) ?[,.;:-] "
    r"(?:(?:make|let) (?:it|that) (?:be )?(?P<a>#\d+|\d+)"
    r"|(?P<b>#\d+|\d+) (?:will do|is enough|is plenty|would do|should do|is right|please)"
    r"|(?:just |only |rather )?(?P<c>#\d+|\d+))"
)
BOTH = re.compile(r"(?P<x>.+?) and (?P<y>.+?) (?:both|each|should both be|both to|to) (?:be )?(?P<n>#\d+)(?: long)?")
SAVED = re.compile(
    r"(?:cut|lose|kill|drop|remove|take out|delete|ditch|scrap) (?P<x>.+?)(?: out)?(?: ,)? (?:and )?(?:give|add|put)"
    r" (?:me |us )?(?:that|the saved|its|the|this|that saved) (?:time|seconds?|length)"
    r" (?:to|on|onto|back to) (?P<y>.+)"
)
UP_TO = re.compile(
    r"(?:make )?(?:everything|all|all the shots|every shot|the shots|all shots) (?P<how>before|after|until|from|up to)"
    r" (?P<at>.+?) (?P<n>%\d+) (?P<way>shorter|longer|faster|quicker|tighter)"
)
HEADS = ("head", "start", "beginning", "front", "top")


def edit_desk(clause: Clause) -> Iterable[Reading]:
    """Edges moved, lengths said of what is too long, and time given from one shot to another."""
    amounts = [p.amount.unit for p in clause.pieces if p.amount is not None]
    if not amounts and " for " not in clause.plain and "time" not in clause.plain:
        return
    said = TRAILING.sub("", _marked(clause).strip(" .,!?"))
    if not 2 < len(said.split()) <= 26:
        return
    plain = POLITE.sub("", f"{said} ").strip()
    for find in (_edges, _too_much, _both, _saved, _up_to):
        acts = find(clause, plain)
        if acts:
            everything = frozenset(range(len(clause.pieces)))
            yield Reading(tuple(acts), everything, 0.9, verbatim=everything, grammar=everything)
            return


def _marked(clause: Clause) -> str:
    """The plain words, with a mark for every length ("#4") and share ("%4") at its piece."""
    words: list[str] = []
    for i, piece in enumerate(clause.pieces):
        unit = piece.amount.unit if piece.amount is not None else ""
        tokens = clause.finder.tokens[piece.first : piece.last]
        plain = " ".join(in_figures(t.text) if t.kind == "number" else t.text for t in tokens)
        words.append(f"#{i}" if unit in ("second", "frame") else f"%{i}" if unit == "percent" else plain)
    return " ".join(words)


def _frames(clause: Clause, mark: str, like: str = "") -> int | None:
    """The frames of a mark; of a bare number in the unit of another one."""
    rate = float(clause.rate)
    if mark.startswith("#"):
        amount = clause.pieces[int(mark[1:])].amount
        return amount.frames(rate) if amount is not None else None
    other = clause.pieces[int(like[1:])].amount if like.startswith("#") else None
    unit = rate if other is None or other.unit == "second" else 1.0
    return round(float(mark) * unit)


def _one(clause: Clause, said: str) -> str | None:
    shots = shots_called(clause, said)
    return shots[0] if len(shots) == 1 else None


def _edges(clause: Clause, plain: str) -> list[Act]:
    """Frames taken off, or put on, at the head or at the tail."""
    told = OFF_EDGE.fullmatch(plain) or TIGHTEN.fullmatch(plain)
    onto = ONTO_EDGE.fullmatch(plain) if told is None else None
    match = told or onto
    shot = _one(clause, match["to"]) if match is not None else None
    frames = _frames(clause, match["n"]) if match is not None else None
    if match is None or shot is None or not frames:
        return []
    acts: list[Act] = [_ripple(shot, match["edge"], frames if onto is None else -frames)]
    if told is not None and told.re is OFF_EDGE and told["m"]:
        more = _frames(clause, told["m"], told["n"])
        if not more or (told["other"] in HEADS) == (told["edge"] in HEADS):
            return []
        acts.append(_ripple(shot, told["other"], more))
    return acts


def _ripple(shot: str, edge: str, less: int) -> Ripple:
    """So many frames less at an edge; negative is more."""
    return Ripple(clip=shot, edge="head" if edge in HEADS else "tail", frames=less if edge in HEADS else -less)


def _too_much(clause: Clause, plain: str) -> list[Act]:
    told = TOO_MUCH.fullmatch(plain)
    shot = _one(clause, told["to"]) if told is not None else None
    if told is None or shot is None:
        return []
    wanted = told["a"] or told["b"] or told["c"]
    frames = _frames(clause, wanted, told["n"])
    return [SetDuration(shots=(shot,), frames=frames)] if frames else []


def _both(clause: Clause, plain: str) -> list[Act]:
    told = BOTH.fullmatch(plain)
    if told is None:
        return []
    shots = [_one(clause, told["x"]), _one(clause, told["y"])]
    frames = _frames(clause, told["n"])
    known = tuple(shot for shot in shots if shot is not None)
    return [SetDuration(shots=known, frames=frames)] if len(known) == 2 and frames else []


def _saved(clause: Clause, plain: str) -> list[Act]:
    """A shot taken out, and its time given to another."""
    told = SAVED.fullmatch(plain)
    gone, kept = (_one(clause, told["x"]), _one(clause, told["y"])) if told is not None else (None, None)
    spans = picture_spans(clause.film)
    if gone is None or kept is None or gone == kept or gone not in spans or kept not in spans:
        return []
    lengths: Sequence[int] = [spans[shot].end - spans[shot].start for shot in (gone, kept)]
    return [RemoveShot(shots=(gone,)), SetDuration(shots=(kept,), frames=sum(lengths))]


def _up_to(clause: Clause, plain: str) -> list[Act]:
    """All that comes before, or after, something, shorter or longer by a share."""
    told = UP_TO.fullmatch(plain)
    shots = shots_called(clause, told["at"]) if told is not None else ()
    amount = clause.pieces[int(told["n"][1:])].amount if told is not None else None
    if told is None or not shots or amount is None:
        return []
    order = clause.index.order
    if told["how"] in ("before", "until", "up to"):
        chosen = order[: order.index(shots[0])]
    else:
        chosen = order[order.index(shots[-1]) + 1 :] if told["how"] == "after" else order[order.index(shots[0]) :]
    share = amount.value / 100
    factor = 1 + share if told["way"] == "longer" else 1 - share
    return [SetDuration(shots=chosen, factor=round(factor, 4))] if chosen and factor > 0 else []
