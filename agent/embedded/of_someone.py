"""What is said of someone before it is asked of them, and what they are not before what they are; in fewer words.

"mum looks too angry in 11, make her just tired"      >>   make MUM just tired in shot 11
"Pip isn't happy when she says it, she is proud"      >>   make PIP proud in shot 5
"close up of Voss way closer, the one where she is mad"   >>   shot 6 way closer
"""

from collections.abc import Iterator, Sequence

from agent.embedded.pictured import pictures
from agent.embedded.pieces import Piece, forms
from agent.embedded.reading import Clause

COPULAS = frozenset("is are was 's looks look feels seems seem should must".split())
MODAL = frozenset(("should", "must"))
POINTING = ("shots", "takes")
WISHED = ("grade.", "step.", "length.", "pace.", "degree.")
SOME = 6
"""pieces within which someone is said to be something"""

Part = Sequence[Piece]


def of_someone(clause: Clause, parts: Sequence[Part]) -> Iterator[str]:
    """Messages that ask for the same with the one who is meant in them, and the shot."""
    if len(parts) < 2:
        return
    yield from _narrowed(clause, parts)
    first, second = parts[0], parts[1]
    who = _who(first)
    linked = next((i for i, p in enumerate(first[:SOME]) if {*p.text.split()} & COPULAS), None)
    if who is None or who not in clause.film.characters or linked is None:
        return
    denied = any(p.means("neg") for p in first)
    if any("supposed" in p.text for p in first) or ({*first[linked].text.split()} & MODAL and not denied):
        return
    name = clause.film.characters[who].name
    shots = _shots(clause, first, who) or _shots(clause, second, who)
    where = f" in shot {clause.index.numbers[shots[0]]}" if len(shots) == 1 else ""
    further = "".join(f", {_typed(clause, part)}" for part in parts[2:])
    if (is_so := _is_so(second)) is not None and denied:
        doing = second[is_so].text.split()[0].endswith("ing")
        made = f"{name} should be" if doing else f"make {name}"
        yield f"{made} {_typed(clause, second[is_so:])}{where}{further}"
        return
    at = next((i for i, p in enumerate(second) if p.ref is not None and _pronoun(p)), None)
    if at is not None and not denied:
        before, behind = _typed(clause, second[:at]), _typed(clause, second[at + 1 :])
        yield f"{before} {name} {behind}{where}{further}".strip()
    elif second[0].means("degree.more", "face.") and not second[0].means("grade."):
        yield f"make {name} {_typed(clause, second)}{where}{further}"


def _narrowed(clause: Clause, parts: Sequence[Part]) -> Iterator[str]:
    """A wish, and after it which shot is meant."""
    last, first = parts[-1], parts[0]
    points = [p.ref for p in last if p.ref is not None and p.ref.kind in POINTING and p.ref.how != "pronoun"]
    only = all(p.soft or p.ref is not None for p in last) and len(points) == 1 and len(points[0].ids) == 1
    begins = next((i for i, p in enumerate(first) if p.means(*WISHED) and p.ref is None), None)
    if only and len(parts) == 2 and begins and not any(p.ref and p.ref.how == "number" for p in first):
        yield f"shot {clause.index.numbers[points[0].ids[0]]} {_typed(clause, first[begins:])}"


def _who(part: Part) -> str | None:
    """The one person of whom a part speaks first."""
    named = [p.ref for p in part if p.ref is not None and p.ref.kind == "people" and len(p.ref.ids) == 1]
    return named[0].ids[0] if named else None


def _pronoun(piece: Piece) -> bool:
    return piece.ref is not None and piece.ref.kind == "people" and piece.ref.how == "pronoun"


def is_instead(before: Part, part: Part) -> bool:
    """Whether a part says what someone is, after it was said what they are not."""
    return any(p.means("neg") for p in before) and _is_so(part) is not None


def _is_so(part: Part) -> int | None:
    """Where what they are begins: "she is | proud"; None where it is not said so."""
    if len(part) < 3 or not _pronoun(part[0]) or not {*part[1].text.split()} & COPULAS:
        return None
    return 3 if part[2].text == "be" and len(part) > 3 else 2


def _shots(clause: Clause, part: Part, who: str) -> tuple[str, ...]:
    """The shots of a part: numbered or described, else those of someone at a place."""
    finder, theirs = clause.finder, {*clause.index.shots_of_person(who)}
    for piece in part:
        ref = piece.ref
        if ref is not None and ref.kind in POINTING and ref.how != "pronoun":
            options = [shot for shot in (ref.ids or ref.options) if shot in theirs]
            if len(options) == 1:
                return tuple(options)
    lines = clause.index.lines_of(clause.index.order, who)
    if len(lines) == 1 and any("verb.say" in p.concepts for p in part):
        # "when she says it"
        return (lines[0].shot,)
    told = [p.text for p in part if p.strange and {*forms(p.text)} & clause.index.known]
    about = theirs.intersection(*({*clause.index.shots_about([word])} for word in told)) if told else set[str]()
    if len(about) == 1:
        return tuple(about)
    placed = [ref for p in part if (ref := p.ref) is not None and ref.kind in ("places", "scenes")]
    there = theirs.intersection(*({*finder.shots_of(ref)} for ref in placed)) if placed else theirs
    faces = tuple(shot for shot in there if "close" in clause.film.shots[shot].size)
    if len(there) == 1 or (placed and len(faces) == 1):
        return tuple(there) if len(there) == 1 else faces
    seen = {shot for at, _, shot in pictures(finder) if part[0].first <= at < part[-1].last and shot in theirs}
    return tuple(seen) if len(seen) == 1 and not placed else ()


def _typed(clause: Clause, part: Part) -> str:
    tokens = clause.finder.tokens
    return clause.message[tokens[part[0].first].start : tokens[part[-1].last - 1].end] if part else ""
