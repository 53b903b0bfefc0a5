"""The editor's verbs, in the meaning they have at an editing desk: trim, ripple, roll, slip, slide, lift, blade.

"roll the cut between 4 and 5 back eight frames"    Roll(clip=5, edge="head", frames=-8)
"take 8 frames off the head of 4"                   Ripple(clip=4, edge="head", frames=8)
"come out of 4 a little sooner"                     Ripple(clip=4, edge="tail", frames=-6)
"""

import re
from collections.abc import Callable, Iterable
from typing import Literal

from agent.conversation import Act
from agent.embedded.asking import ask_which
from agent.embedded.moments import moment
from agent.embedded.reading import Clause, Reading, Target
from tools.film.edits.cut import Blade, Extract, Lift, Ripple, Roll, Slide, Slip, Trim
from tools.film.views import film_frames, picture_span

Edge = Literal["head", "tail"]
LITTLE, SOME, MUCH = 6, 12, 24
"""frames of earlier or later, or off an edge, when nobody says how many"""
ENTERS = re.compile(
    r"\b(?:come|comes|get|cut|go|goes) (?:in|into|in to|in on|to)\b|\b(?:enter|enters|join)\b|\bbring\b.* in\b"
)
LEAVES = re.compile(
    r"\b(?:come|comes|get|cut|go|goes|bail) (?:out|out of|out on|off|off of|away|away from)\b|\b(?:leave|leaves|exit)\b"
)
STARTS = ("start", "starts", "begin", "begins", "open", "opens", "end", "ends", "finish", "finishes", "stop", "stops")
LATER = ("later", "forward", "forwards", "to the right", "right", "down the line", "ahead", "late")
EARLIER = ("earlier", "back", "backward", "backwards", "to the left", "left", "sooner", "early")
"""of the words of direction, those that say where an edge or a cut goes by itself"""
NOT_AN_EDGE = ("edit.roll", "edit.slip", "edit.slide", "edit.freeze", "title.", "stem.", "sound.")
TOO = re.compile(r"\btoo (?:early|soon|abruptly|suddenly|quickly|late)\b")
OFF = re.compile(r"\b(?:take|knock|lop|shave|snip|chop|cut|slice|nick|nip|whack|trim|pull|clip)\b.*\boff\b")
MADE = ("verb.make", "verb.add", "thing.shot", "dir.", "degree.")


def cut_verbs(clause: Clause) -> Iterable[Reading]:
    """Everything that moves an edge, a cut, a clip or its content by an amount, and what needs no amount."""
    yield from _edges(clause)
    yield from _shifts(clause)
    yield from _out(clause)
    yield from _bladed(clause)


def frames_of(clause: Clause) -> tuple[int | None, set[int]]:
    """How many frames the clause says, and the pieces that say it; None when it says none."""
    amounts = clause.amounts("second", "frame")
    if not amounts:
        return None, set()
    amount = clause.pieces[amounts[0]].amount
    return (amount.frames(float(clause.rate)) if amount is not None else None), {amounts[0]}


def later(clause: Clause) -> int | None:
    """+1 for later, -1 for earlier, None when neither is said."""
    if any(piece.text in EARLIER for piece in clause.pieces):
        return -1
    return 1 if any(piece.text in LATER for piece in clause.pieces) else None


def dissolved(clause: Clause) -> bool:
    """Whether a transition is named, other than the cut that every edit is."""
    return any(piece.values("transition") not in ((), ("cut",)) for piece in clause.pieces)


def edge_of(clause: Clause) -> tuple[Edge | None, set[int]]:
    """The head or the tail of a clip, with the pieces that say which.

    It is named ("the tail of 4"), counted from ("the first ten frames of 4"), or where one comes in or goes out.
    """
    words = clause.plain
    if re.search(r"\bcorner\b|\bpicture in picture\b", words):
        return None, set()
    heads, tails = set(clause.all("thing.head")), set(clause.all("thing.tail"))
    heads |= {i for i in clause.all("order.start") if clause.pieces[i].text != "first"}
    tails |= {i for i in clause.all("order.end") if clause.pieces[i].text != "last"}
    for i in clause.amounts("second", "frame", "times"):
        before = i - 1
        if before >= 0 and clause.pieces[before].text in ("first", "opening", "initial"):
            heads.add(before)
        elif before >= 0 and clause.pieces[before].text in ("last", "final", "closing"):
            tails.add(before)
    timed = re.search(r"\b(?:earlier|later|sooner|early|late)\b", words) is not None
    if timed and ENTERS.search(words):
        return "head", clause.named(
            "come", "comes", "get", "cut", "go", "goes", "in", "into", "in to", "to", "enter", "bring"
        )
    if timed and LEAVES.search(words):
        return "tail", clause.named(
            "come", "comes", "get", "cut", "go", "out", "out of", "off", "away", "away from", "leave", "exit"
        )
    named_heads = {i for i in heads if clause.pieces[i].text != "in"}
    named_tails = {i for i in tails if clause.pieces[i].text not in ("out", "back")}
    if named_heads and not named_tails:
        return "head", heads
    return ("tail", tails) if named_tails and not named_heads else (None, set[int]())


def _edges(clause: Clause) -> Iterable[Reading]:
    """Frames off or onto the head or the tail of a clip; it starts or ends earlier or later."""
    frames, used = frames_of(clause)
    edge, named = edge_of(clause)
    moved = later(clause)
    wrong = TOO.search(clause.plain)
    if wrong is not None:
        # "4 starts too early", "5 ends too abruptly": the other way is wanted
        moved = -1 if wrong.group().endswith("late") else 1
        used |= clause.named(*wrong.group().split(), wrong.group())
    starts = clause.named(*STARTS)
    entered = bool(re.search(r"\b(?:comes?|get|cut|go|leave|exit|enter|bail|join|bring)\b", clause.plain)) and bool(
        named
    )
    verb = clause.find(
        "edit.trim", "edit.ripple", "verb.shorten", "verb.lengthen", "verb.remove", "verb.add", "verb.make"
    )
    acts = verb is not None or starts or entered or _more(clause) or OFF.search(clause.plain) is not None
    if any(clause.pieces[i - 1].concepts == frozenset({"verb.last"}) for i in clause.amounts() if i):
        # "make 4 last six seconds"
        return
    if edge is None or clause.find(*NOT_AN_EDGE) is not None or not acts or dissolved(clause):
        return
    plain_trim = clause.find("edit.trim", "verb.shorten", "verb.lengthen") is not None
    if frames is None and moved is None and not (plain_trim and clause.find("verb.remove") is None):
        return
    size = int(clause.degree(small=LITTLE, normal=SOME, large=MUCH)) if frames is None else frames
    adds = (
        clause.find("verb.add", "verb.lengthen", "length.longer", "degree.more") is not None
        and clause.find("dir.off", "verb.remove", "edit.trim") is None
    )
    adds = adds or _more(clause)
    shifted = (starts or entered or clause.find("edit.ripple") is not None) and moved is not None
    if shifted and moved is not None:
        shift = size * moved
    else:
        shift = (-size if adds else size) if edge == "head" else (size if adds else -size)
    used |= named | starts
    used |= set(clause.all(*MADE, "edit.trim", "edit.ripple", "verb.shorten", "verb.lengthen", "verb.remove"))
    used |= set(clause.all("length.", "verb.last", "gap.", "verb.give"))
    used |= clause.named("give me", "get me", "take", "knock", "lop", "shave", "nick", "nip", "whack", "pull")
    at = clause.find("edit.trim")
    exact = at is not None and clause.pieces[at].text.startswith("trim")
    gapped = clause.find("gap.leave") is not None
    plainly = exact and frames is not None and clause.find("dir.off", "gap.close") is None and not starts
    make = Trim if gapped or plainly else Ripple
    target = clause.target(("shots", "takes"))
    yield from for_each(clause, target, used, 0.95, lambda shot: make(clip=shot, edge=edge, frames=shift))


def _more(clause: Clause) -> bool:
    return any(re.search(r"\b(more|extra|additional)\b", clause.pieces[i].text) for i in clause.amounts())


def _shifts(clause: Clause) -> Iterable[Reading]:
    """Roll a cut, slip content, slide a clip."""
    joins = clause.refs("join")
    verb = clause.find("edit.roll", "edit.slip", "edit.slide")
    frames, used = frames_of(clause)
    moved = later(clause)
    if (verb is None and not joins) or (frames is None and moved is None):
        return
    if clause.find("title.", "stem.", "sound.") is not None:
        return
    size = int(clause.degree(small=LITTLE, normal=SOME, large=MUCH)) if frames is None else frames
    shift = size * (moved or 1)
    used |= set(clause.all("edit.roll", "edit.slip", "edit.slide", "thing.cut", "thing.head", "thing.tail", *MADE))
    rolls = verb is None or clause.pieces[verb].means("edit.roll")
    if joins and rolls:
        ref = clause.pieces[joins[0]].ref
        assert ref is not None
        if verb is None and dissolved(clause):
            return
        claimed = frozenset(used | set(joins) | set(clause.all("verb.move")) | clause.named("come", "happen", "nudge"))
        if ref.problem:
            yield Reading(used=claimed, problem=ref.problem, weight=0.9)
        elif moved is not None or verb is not None:
            yield Reading((Roll(clip=ref.ids[1], frames=shift),), claimed, 0.9)
        return
    if verb is None:
        return
    target = clause.target(("shots", "takes"))
    apart = any(p.ref is not None and p.ref.said == "between" for p in clause.pieces)
    if rolls and apart and len(target.shots) > 2:
        first, last = (clause.index.numbers[target.shots[k]] for k in (0, -1))
        problem = f"Shots {first} and {last} do not meet at a cut; roll a cut between neighbours."
        yield Reading(used=frozenset((*used, *target.used)), problem=problem, weight=0.9)
        return
    content = {i for i, p in enumerate(clause.pieces) if p.text in ("content", "contents", "picture", "footage")}
    if rolls:
        edge = edge_of(clause)[0] or "head"
        yield from for_each(clause, target, used, 0.9, lambda shot: Roll(clip=shot, edge=edge, frames=shift))
    elif clause.pieces[verb].means("edit.slip"):
        yield from for_each(clause, target, used | content, 0.9, lambda shot: Slip(clip=shot, frames=shift))
    else:
        yield from for_each(clause, target, used, 0.9, lambda shot: Slide(clip=shot, frames=shift))


def _out(clause: Clause) -> Iterable[Reading]:
    """Lift leaves a gap, extract closes it; "take 6 out and leave a gap" is a lift."""
    gap = clause.find("gap.leave")
    if (between := _between(clause)) is not None:
        start, end = between
        make = Lift if gap is not None or clause.find("edit.lift") is not None else Extract
        yield Reading((make(start=start, end=end),), frozenset(range(len(clause.pieces))), 1.3)
        return
    verb = clause.find("edit.lift", "edit.extract")
    if gap is not None and verb is None:
        verb = clause.find("verb.remove", "verb.make")
    if verb is None or clause.amounts() or clause.find("stem.", "sound.", "title.", "camera.", "degree.") is not None:
        # "lift it a touch" is said of its light
        return
    target = clause.target(("shots", "scenes", "takes"))
    if not target.used and not target.said:
        return
    used = set(clause.all("edit.lift", "edit.extract", "thing.shot", "thing.gap", "gap.", "dir.", "thing.film"))
    used |= set(clause.all("verb.remove", "verb.make", "but")) | clause.named("but") if gap is not None else set[int]()
    lifts = gap is not None or clause.pieces[verb].means("edit.lift")
    yield from for_each(clause, target, used, 0.9, lambda shot: Lift(clip=shot) if lifts else Extract(clip=shot))


def _between(clause: Clause) -> tuple[int, int] | None:
    """The frames of "everything from 0:05 to 0:08" that is to go."""
    times = [token for token in clause.tokens if token.kind == "timecode"]
    if len(times) != 2 or clause.find("verb.remove", "edit.lift", "edit.extract") is None:
        return None
    if clause.find("stem.", "sound.", "title.", "weather.") is not None:
        return None
    first, last = (moment(clause.index, token.text) for token in times)
    return (first.frame, last.frame) if not (first.problem or last.problem) and first.frame < last.frame else None


def _bladed(clause: Clause) -> Iterable[Reading]:
    """Cut a clip in two without making two shots of it."""
    verb = clause.find("edit.blade")
    if verb is None:
        return
    used = set(clause.all("edit.blade", "thing.shot", "thing.middle", "thing.cut", "verb.make", "verb.add"))
    moment = _moment(clause)
    target = clause.target(("shots", "takes"))
    if moment is not None:
        frame, pieces, problem = moment
        claimed = frozenset(used | pieces | (set(target.used) if target.said else set(clause.refs("shots"))))
        problem = problem or (_outside(clause, target, frame) if target.said else "")
        if problem:
            yield Reading(used=claimed, problem=problem, weight=0.8)
        elif frame > 0:
            yield Reading((Blade(at=frame),), claimed, 0.8)
        return
    if clause.pieces[verb].text not in ("blade", "razor", "slice", "blade it") or not target.said:
        return
    frames, measured = frames_of(clause)

    def bladed(shot: str) -> Act | None:
        span = picture_span(clause.film, shot)
        if span is None:
            return None
        at = span.start + (frames if frames is not None else span.frames // 2)
        return Blade(at=at) if span.start < at < span.end else None

    yield from for_each(clause, target, used | measured | clause.named("in", "at", "after"), 0.85, bladed)


def _moment(clause: Clause) -> tuple[int, set[int], str] | None:
    """The frame of the film that is named: a timecode, or "at 14 seconds" when no shot is named it could be in."""
    times = clause.refs("time")
    if times:
        ref = clause.pieces[times[0]].ref
        assert ref is not None
        return ref.frame, {times[0]}, ref.problem
    if clause.refs("shots", "takes", "scenes"):
        return None
    for i in clause.amounts("second"):
        if i and clause.pieces[i - 1].text in ("at", "after"):
            frames, pieces = frames_of(clause)
            if frames is None:
                return None
            last = film_frames(clause.film)
            seconds = float(last / clause.rate)
            problem = "" if frames < last else f"The film is {seconds:.1f} s long; cut it before its end."
            return frames, pieces, problem
    return None


def _outside(clause: Clause, target: Target, frame: int) -> str:
    """What is wrong with a moment that does not lie in the shot it was said of."""
    span = picture_span(clause.film, target.shots[0]) if len(target.shots) == 1 else None
    if span is None or span.start < frame < span.end:
        return ""
    number = clause.index.numbers[target.shots[0]]
    first, last = (float(at / clause.rate) for at in (span.start, span.end))
    return f"Shot {number} runs from {first:.1f} s to {last:.1f} s; {float(frame / clause.rate):.1f} s is not in it."


def for_each(
    clause: Clause, target: Target, used: Iterable[int], weight: float, make: Callable[[str], Act | None]
) -> Iterable[Reading]:
    """One act for each shot of the target; a problem, or a question, where the target is not clear."""
    claimed = frozenset((*used, *target.used))
    if target.problem:
        yield Reading(used=claimed, problem=target.problem, weight=weight)
    elif not target.clear:

        def chosen(known: str) -> tuple[Act, ...]:
            return tuple(act for shot in clause.shots_of(known) if (act := make(shot)) is not None)

        question = ask_which(clause, target, chosen)
        yield Reading(used=claimed, question=question, weight=weight / 2)
    else:
        shots = target.shots or clause.index.shots_of_scenes(target.scenes)
        acts = tuple(act for shot in shots if (act := make(shot)) is not None)
        if acts:
            yield Reading(acts, claimed, weight, shots=shots)
