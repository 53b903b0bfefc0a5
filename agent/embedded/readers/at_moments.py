"""What is done at a moment of the film, or from one to another.

"take out everything between 10 and 12 seconds"     extract start=240, end=288
"lift 0:10 to 0:12"                                 lift the same, and leave the gap
"cut the clip at 12 seconds"                        blade at=288
"put 9 in at 30 seconds"                            insert shot=9, at=720
"lay 3 over the film at 0:12 for 2 seconds"         overwrite shot=3, at=288, frames=48
"overwrite the first two seconds of 5 with 6"       overwrite shot=6, at 5's first frame, frames=48
"""

from collections.abc import Iterable

from agent.embedded.readers.cut_verbs import frames_of
from agent.embedded.reading import Clause, Reading
from tools.film.edits.cut import Blade, Extract, Insert, Lift, Overwrite
from tools.film.views import film_frames, picture_span

OUT = ("edit.extract", "edit.lift", "verb.remove", "verb.shorten")
NOT_PICTURE = (
    "title.", "stem.", "sound.", "transition.dissolve", "transition.fade in", "transition.fade out", "thing.marker",
    "verb.mark", "verb.say", "form.", "thing.overlay", "file.",
)  # fmt: skip
AROUND = ("verb.", "edit.", "thing.shot", "thing.film", "thing.cut", "dir.", "range.", "order.", "again", "gap.",
          "all", "size.insert")  # fmt: skip
BETWEEN = ("from", "between", "to", "and", "until", "till", "-", "–", "the", "part", "piece", "bit", "section",
           "stretch", "everything", "everything between", "everything from", "all", "through", "at", "in", "with", "by",
           "over", "everything that is", "frames")  # fmt: skip


def at_moments(clause: Clause) -> Iterable[Reading]:
    """Ranges taken out, pieces put in, and cuts made, by the clock."""
    if clause.find(*NOT_PICTURE) is not None:
        return
    yield from _range_out(clause)
    yield from _put_in(clause)
    yield from _first_of(clause)
    yield from _cut_at(clause)


def _moments(clause: Clause) -> tuple[list[int], set[int], str]:
    """The frames of the film that are named, in order, the pieces that name them, and what is wrong with one."""
    frames: list[int] = []
    used: set[int] = set()
    problem = ""
    last = film_frames(clause.film)
    for i, piece in enumerate(clause.pieces):
        ref = piece.ref
        if ref is not None and ref.kind == "time":
            problem = problem or ref.problem
            frames.append(ref.frame)
            used.add(i)
        elif piece.amount is not None and piece.amount.unit in ("second", "frame") and _pointed(clause, i):
            at = piece.amount.frames(float(clause.rate))
            frames.append(at or 0)
            used.add(i)
        elif ref is not None and ref.kind == "shots" and _counts(clause, i):
            # "between 10 and 12 seconds"
            frames.append(round(clause.finder.tokens[piece.first].value * clause.rate))
            used.add(i)
    if any(at > last for at in frames):
        problem = f"The film is {float(last / clause.rate):.1f} s long; that moment is after its end."
    return frames, used, problem


def _pointed(clause: Clause, at: int) -> bool:
    """Whether an amount is a moment: it stands after "at", "from", "to", "between ... and"."""
    before = [piece.text for piece in clause.pieces[:at] if piece.text != "the"][-1:]
    return bool(before) and before[0] in ("at", "from", "between", "to", "and", "until", "till", "-", "–", "after")


def _counts(clause: Clause, at: int) -> bool:
    """Whether a bare number is the first of two moments: "from 10 to 12 seconds"."""
    if at == 0 or at + 2 >= len(clause.pieces) or clause.pieces[at].text.strip().isdigit() is False:
        return False
    amount = clause.pieces[at + 2].amount
    joined = clause.pieces[at + 1].text in ("to", "and", "-", "–", "until")
    return (
        clause.pieces[at - 1].text in ("between", "from") and joined and amount is not None and amount.unit == "second"
    )


def _range_out(clause: Clause) -> Iterable[Reading]:
    if clause.find(*OUT, "verb.make") is None or clause.refs("people", "places"):
        return
    out = clause.find(*OUT)
    frames, used, problem = _moments(clause)
    named = {*clause.refs("shots", "scenes", "takes")} - used - clause.pronouns("shots", "scenes", "takes")
    if out is None or len(frames) != 2 or named:
        return
    used |= {*clause.all(*AROUND), *clause.named(*BETWEEN), *clause.refs("film")}
    used |= clause.pronouns("shots")
    start, end = sorted(frames)
    if problem:
        yield Reading(used=frozenset(used), problem=problem, weight=1.35)
    elif start < end:
        gap = clause.find("gap.leave", "edit.lift") is not None
        act = Lift(start=start, end=end) if gap else Extract(start=start, end=end)
        yield Reading((act,), frozenset(used), 1.3)


def _one_shot(clause: Clause, spared: set[int]) -> tuple[int, str] | None:
    """The single shot that is named beside moments."""
    refs = [(i, ref) for i in clause.refs("shots") if i not in spared and (ref := clause.pieces[i].ref) is not None]
    if len(refs) != 1:
        return None
    at, ref = refs[0]
    ids = clause.focus.shots if ref.how == "pronoun" else ref.ids
    return (at, ids[0]) if len(ids) == 1 and not ref.problem else None


def _put_in(clause: Clause) -> Iterable[Reading]:
    """A shot put in or laid over at a moment."""
    words = f" {clause.plain} "
    over = clause.find("edit.overwrite") is not None or " over " in words
    verb = clause.find("edit.insert", "edit.overwrite", "verb.copy", "verb.add", "verb.play")
    if verb is None and (words.startswith(" insert ") or (" drop " in words and " in at " in words)):
        verb = 0
    frames, used, problem = _moments(clause)
    shot = _one_shot(clause, used)
    if verb is None or len(frames) != 1 or shot is None or "at" not in {piece.text for piece in clause.pieces}:
        return
    length, measured = _lasting(clause, used)
    used |= {shot[0], *measured, *clause.all(*AROUND), *clause.named(*BETWEEN, "for"), *clause.refs("film")}
    if problem:
        yield Reading(used=frozenset(used), problem=problem, weight=1.35)
        return
    kind = Overwrite if over else Insert
    yield Reading((kind(shot=shot[1], at=frames[0], frames=length),), frozenset(used), 1.25, shots=(shot[1],))


def _lasting(clause: Clause, spared: set[int]) -> tuple[int | None, set[int]]:
    """How long the piece shall be: "for 2 seconds"."""
    for i in clause.amounts("second", "frame"):
        amount = clause.pieces[i].amount
        if i not in spared and i and clause.pieces[i - 1].text == "for" and amount is not None:
            return amount.frames(float(clause.rate)), {i}
    return None, set()


def _first_of(clause: Clause) -> Iterable[Reading]:
    """ "Overwrite the first two seconds of 5 with 6": a part of a shot gives way to another shot."""
    shots = clause.refs("shots")
    amounts = clause.amounts("second", "frame")
    told = clause.named("with", "by")
    if clause.find("edit.overwrite", "verb.replace") is None or len(shots) != 2 or len(amounts) != 1 or not told:
        return
    ids = [ref.ids for i in shots if (ref := clause.pieces[i].ref) is not None and not ref.problem]
    span = picture_span(clause.film, ids[0][0]) if len(ids) == 2 and all(len(one) == 1 for one in ids) else None
    first = any(clause.pieces[i].text in ("first", "opening") for i in range(amounts[0]))
    last = any(clause.pieces[i].text in ("last", "final", "closing") for i in range(amounts[0]))
    frames, measured = frames_of(clause)
    if span is None or frames is None or first == last or frames > span.frames:
        return
    used = {*shots, *measured, *told, *clause.all(*AROUND), *clause.named("first", "last", "opening", "final", "of")}
    at = span.start if first else span.end - frames
    yield Reading((Overwrite(shot=ids[1][0], at=at, frames=frames),), frozenset(used), 1.3, shots=(ids[1][0],))


def _cut_at(clause: Clause) -> Iterable[Reading]:
    """ "Cut the clip at 12 seconds": two clips of one, and nothing is seen of it."""
    if clause.find("edit.blade") is None or clause.find("length.", "verb.add", "verb.make") is not None:
        return
    if clause.find("verb.split") is not None and not clause.named(
        "the clip", "clip", "the cut", "cut", "the film", "it"
    ):
        return
    frames, used, problem = _moments(clause)
    named = {*clause.refs("shots", "scenes", "takes")} - clause.pronouns("shots", "scenes", "takes")
    if len(frames) != 1 or named or "at" not in {piece.text for piece in clause.pieces}:
        return
    used |= {
        *clause.all("edit.blade", "verb.split", "thing.shot", "thing.film", "thing.cut", "dir.", "range."),
        *clause.refs("film"),
    }
    used |= set(clause.refs("shots")) | clause.named("at")
    if problem:
        yield Reading(used=frozenset(used), problem=problem, weight=1.35)
    elif frames[0] > 0:
        yield Reading((Blade(at=frames[0]),), frozenset(used), 1.25)
