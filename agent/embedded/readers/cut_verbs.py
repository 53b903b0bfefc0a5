"""The editor's verbs, in the meaning they have at an editing desk: trim, ripple, roll, slip, slide, lift, blade.

"roll the cut between 4 and 5 back eight frames"    Roll(clip=5, edge="head", frames=-8)
"take 8 frames off the head of 4"                   Ripple(clip=4, edge="head", frames=8)
"let her line lead by half a second"                SplitEdit(clip=..., lead=12)
"""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Literal

from agent.conversation import Act
from agent.embedded.asking import ask_which
from agent.embedded.reading import Clause, Reading, Target
from tools.film.edits.cut import Blade, Extract, Freeze, Lift, Ripple, Roll, SetSpeed, Slide, Slip, SplitEdit, Trim
from tools.film.views import picture_span

Edge = Literal["head", "tail"]
LITTLE = 6
"""frames of "a bit" earlier or later, when nobody says how much: a quarter of a second at 24"""
LEAD = 0.5
"""seconds that a sound leads or trails when nobody says how much"""


def cut_verbs(clause: Clause) -> Iterable[Reading]:
    """Everything that moves an edge, a cut, a clip or its content by an amount, and what needs no amount."""
    yield from _edges(clause)
    yield from _shifts(clause)
    yield from _splits(clause)
    yield from _out(clause)
    yield from _bladed(clause)


def _frames(clause: Clause) -> tuple[int | None, set[int]]:
    """How many frames the clause says, and the pieces that say it; None when it says none."""
    amounts = clause.amounts("second", "frame")
    if not amounts:
        return None, set()
    amount = clause.pieces[amounts[0]].amount
    return (amount.frames(float(clause.rate)) if amount is not None else None), {amounts[0]}


def _later(clause: Clause) -> int | None:
    """+1 for later, -1 for earlier, None when neither is said."""
    if clause.find("dir.earlier") is not None:
        return -1
    return 1 if clause.find("dir.later") is not None else None


def _edge(clause: Clause) -> Edge | None:
    if clause.find("thing.head") is not None and clause.find("thing.tail") is None:
        return "head"
    return "tail" if clause.find("thing.tail") is not None else None


def _edges(clause: Clause) -> Iterable[Reading]:
    """Frames off or onto the head or the tail of a clip; it starts or ends earlier or later."""
    frames, used = _frames(clause)
    edge = _edge(clause)
    starts = next(
        (i for i, p in enumerate(clause.pieces) if p.text in ("start", "starts", "begin", "begins", "end", "ends")),
        None,
    )
    later = _later(clause)
    verb = clause.find(
        "edit.trim", "edit.ripple", "verb.shorten", "verb.lengthen", "verb.remove", "verb.add", "verb.make"
    )
    if edge is None or (frames is None and later is None) or (verb is None and starts is None):
        return
    if clause.find("edit.roll", "edit.slip", "edit.slide", "edit.freeze", "title.", "stem.", "sound.") is not None:
        return
    size = LITTLE if frames is None else frames
    adds = (
        clause.find("verb.add", "verb.lengthen", "length.longer", "degree.more") is not None
        and clause.find("dir.off") is None
    )
    if starts is not None and later is not None:
        shift = size * later
    else:
        shift = (-size if adds else size) if edge == "head" else (size if adds else -size)
    used |= set(
        clause.all("thing.head", "thing.tail", "dir.", "edit.trim", "edit.ripple", "verb.shorten", "verb.lengthen")
    )
    used |= set(clause.all("verb.remove", "verb.add", "verb.make", "thing.shot", "length.", "degree.", "verb.last"))
    exact = clause.find("edit.trim") is not None and clause.pieces[clause.find("edit.trim") or 0].text.startswith(
        "trim"
    )
    make = Trim if exact and clause.find("dir.off") is None and starts is None else Ripple
    target = clause.target(("shots", "takes"))
    yield from for_each(clause, target, used, 0.85, lambda shot: make(clip=shot, edge=edge, frames=shift))


def _shifts(clause: Clause) -> Iterable[Reading]:
    """Roll a cut, slip content, slide a clip."""
    verb = clause.find("edit.roll", "edit.slip", "edit.slide")
    frames, used = _frames(clause)
    later = _later(clause)
    if verb is None or (frames is None and later is None):
        return
    shift = (LITTLE if frames is None else frames) * (later or 1)
    used |= set(
        clause.all(
            "edit.roll", "edit.slip", "edit.slide", "dir.", "thing.cut", "thing.shot", "thing.head", "thing.tail"
        )
    )
    joins = clause.refs("join")
    piece = clause.pieces[verb]
    if piece.means("edit.roll") and joins:
        ref = clause.pieces[joins[0]].ref
        assert ref is not None
        if ref.problem:
            yield Reading(used=frozenset(used | {joins[0]}), problem=ref.problem, weight=0.9)
        else:
            yield Reading((Roll(clip=ref.ids[1], frames=shift),), frozenset(used | set(joins)), 0.9)
        return
    target = clause.target(("shots", "takes"))
    apart = any(p.ref is not None and p.ref.said == "between" for p in clause.pieces)
    if piece.means("edit.roll") and apart and len(target.shots) > 2:
        first, last = (clause.index.numbers[target.shots[k]] for k in (0, -1))
        problem = f"Shots {first} and {last} do not meet at a cut; roll a cut between neighbours."
        yield Reading(used=frozenset((*used, *target.used)), problem=problem, weight=0.9)
        return
    if piece.means("edit.roll"):
        edge = _edge(clause) or "head"
        yield from for_each(clause, target, used, 0.9, lambda shot: Roll(clip=shot, edge=edge, frames=shift))
    elif piece.means("edit.slip"):
        yield from for_each(clause, target, used, 0.9, lambda shot: Slip(clip=shot, frames=shift))
    else:
        yield from for_each(clause, target, used, 0.9, lambda shot: Slide(clip=shot, frames=shift))


def _splits(clause: Clause) -> Iterable[Reading]:
    """J and L cuts: sound before its picture, sound after it."""
    lead, tail = clause.find("edit.jcut"), clause.find("edit.lcut")
    if lead is None and tail is None:
        return
    frames, used = _frames(clause)
    size = round(LEAD * clause.rate) if frames is None else frames
    used |= set(
        clause.all(
            "edit.jcut", "edit.lcut", "dir.", "thing.shot", "sound.", "stem.DX", "verb.make", "verb.add", "thing.cut"
        )
    )
    used |= set(clause.all("verb.play", "thing.gap"))
    joins = clause.refs("join")
    people = [i for i in clause.refs("people") if (ref := clause.pieces[i].ref) is not None and ref.ids]
    target = clause.target(("shots", "takes"))
    if joins and (ref := clause.pieces[joins[0]].ref) is not None and ref.ids:
        target = Target((ref.ids[1] if lead is not None else ref.ids[0],), used=frozenset(joins), said=True)
    elif not target.said and people:
        target = _line_of(clause, people) or target
    used |= set(clause.refs("people"))

    def split(shot: str) -> Act:
        return SplitEdit(clip=shot, lead=size) if lead is not None else SplitEdit(clip=shot, tail=size)

    yield from for_each(clause, target, used, 0.85, split)


def _line_of(clause: Clause, people: Sequence[int]) -> Target | None:
    """The shot of someone's line: of the one that was spoken of, else the only one, else options."""
    ref = clause.pieces[people[0]].ref
    assert ref is not None
    cues = clause.index.lines_of(clause.index.order, ref.ids[0])
    shots = tuple(dict.fromkeys(cue.shot for cue in cues))
    near = tuple(shot for shot in shots if shot in clause.focus.shots)
    chosen = near or shots
    if len(chosen) == 1:
        return Target(chosen, used=frozenset(people), said=True)
    return Target(options=chosen, used=frozenset(people), said=True) if chosen else None


def _out(clause: Clause) -> Iterable[Reading]:
    """Lift leaves a gap, extract closes it."""
    verb = clause.find("edit.lift", "edit.extract")
    if verb is None or clause.amounts():
        return
    target = clause.target(("shots", "scenes", "takes"))
    used = set(clause.all("edit.lift", "edit.extract", "thing.shot", "thing.gap", "dir.", "thing.film"))
    lifts = clause.pieces[verb].means("edit.lift")
    yield from for_each(clause, target, used, 0.9, lambda shot: Lift(clip=shot) if lifts else Extract(clip=shot))


def _bladed(clause: Clause) -> Iterable[Reading]:
    """Cut a clip in two without making two shots of it."""
    verb = clause.find("edit.blade")
    moments = clause.refs("time")
    if verb is None:
        return
    used = set(clause.all("edit.blade", "thing.shot", "thing.middle", "thing.cut", "verb.make", "verb.add"))
    if moments:
        ref = clause.pieces[moments[0]].ref
        assert ref is not None
        shots = set(clause.refs("shots"))
        if ref.problem:
            yield Reading(used=frozenset(used | {moments[0]}), problem=ref.problem, weight=0.8)
        elif ref.frame > 0:
            yield Reading((Blade(at=ref.frame),), frozenset(used | {moments[0]} | shots), 0.8)
        return
    plain = clause.pieces[verb].text in ("blade", "razor", "slice")
    target = clause.target(("shots", "takes"))
    if not plain or not target.said:
        return
    frames, measured = _frames(clause)

    def bladed(shot: str) -> Act | None:
        span = picture_span(clause.film, shot)
        if span is None:
            return None
        at = span.start + (frames if frames is not None else span.frames // 2)
        return Blade(at=at) if span.start < at < span.end else None

    yield from for_each(clause, target, used | measured, 0.85, bladed)


def speeds(clause: Clause) -> Iterable[Reading]:
    """Slow motion, half speed, 150 %, back to normal; and the frame that stands still."""
    yield from _frozen(clause)
    wanted = _speed(clause)
    if wanted is None:
        return
    speed, used = wanted
    if clause.find("stem.", "sound.", "voice.other") is not None:
        return
    used |= set(
        clause.all("edit.speed", "verb.make", "thing.shot", "verb.play", "speed.", "thing.pace", "dir.", "verb.revert")
    )
    target = clause.target(("shots", "scenes", "takes"))
    yield from for_each(clause, target, used, 0.85, lambda shot: SetSpeed(clip=shot, speed=speed))


def _speed(clause: Clause) -> tuple[Fraction, set[int]] | None:
    """The speed that is asked for, with the pieces that say so; None when none is."""
    if (at := clause.find("speed.slow motion")) is not None:
        return Fraction(1, 2), {at}
    if (at := clause.find("speed.normal")) is not None:
        return Fraction(1), {at}
    amounts = clause.amounts("times", "percent")
    says = clause.find("edit.speed", "thing.pace", "speed.") is not None
    if not amounts or not says:
        return None
    amount = clause.pieces[amounts[0]].amount
    assert amount is not None
    share = Fraction(amount.value).limit_denominator(1000) / (100 if amount.unit == "percent" else 1)
    up = any(clause.pieces[i].text.startswith("speed up") for i in clause.all("edit.speed"))
    down = any(clause.pieces[i].text.startswith(("slow down", "slow")) for i in clause.all("edit.speed"))
    if amount.unit == "percent" and up:
        share = 1 + share
    elif amount.unit == "percent" and down and clause.find("dir.to") is None and share < 1:
        share = 1 - share
    elif down and share > 1:
        share = 1 / share
    return (share, set(amounts)) if Fraction(1, 20) <= share <= 20 else None


def _frozen(clause: Clause) -> Iterable[Reading]:
    if (verb := clause.find("edit.freeze")) is None:
        return
    frames, used = _frames(clause)
    used |= set(
        clause.all(
            "edit.freeze", "thing.shot", "thing.head", "thing.tail", "dir.", "verb.add", "verb.make", "verb.last"
        )
    )
    target = clause.target(("shots", "takes"))
    last = clause.find("thing.tail") is not None or "last frame" in clause.pieces[verb].text

    def frozen(shot: str) -> Act:
        span = picture_span(clause.film, shot)
        at = span.frames - 1 if last and span is not None else 0
        return Freeze(clip=shot, at=at, frames=frames)

    yield from for_each(clause, target, used, 0.85, frozen)


def for_each(
    clause: Clause, target: Target, used: Iterable[int], weight: float, make: Callable[[str], Act | None]
) -> Iterable[Reading]:
    """One act for each shot of the target; a problem, or a question, where the target is not clear."""
    claimed = frozenset((*used, *target.used))
    if target.problem:
        yield Reading(used=claimed, problem=target.problem, weight=weight)
    elif not target.clear:
        question = ask_which(clause, target, lambda shot: tuple(act for act in (make(shot),) if act is not None))
        yield Reading(used=claimed, question=question, weight=weight / 2)
    else:
        shots = target.shots or clause.index.shots_of_scenes(target.scenes)
        acts = tuple(act for shot in shots if (act := make(shot)) is not None)
        if acts:
            yield Reading(acts, claimed, weight, shots=shots)
