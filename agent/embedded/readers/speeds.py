"""How fast a clip plays, and the frame that stands still.

"speed 4 up by 20 %"                        SetSpeed(clip=4, speed=6/5)
"freeze the end of 4 for two seconds"       Freeze(clip=4, at=its last frame, frames=48)
"""

import re
from collections.abc import Iterable
from fractions import Fraction

from agent.conversation import Act
from agent.embedded.readers.cut_verbs import for_each
from agent.embedded.reading import Clause, Reading, Target
from tools.film.edits.cut import Freeze, SetSpeed
from tools.film.views import picture_span

FAST = re.compile(r"\b(?:speed|speeds|speeding)(?: \w+){0,4}? up\b|\bspeed up\b|\b(?:faster|quicker|fast|accelerate)\b")
SLOW = re.compile(r"\bslow(?:ed|s|ing)?\b|\bslower\b|\bslow down\b|\bspeed(?: \w+){0,4}? down\b")
PACED = (
    "fast",
    "faster",
    "slow",
    "slower",
    "quick",
    "quicker",
    "quickly",
    "slowly",
    "as fast",
    "as slow",
    "up",
    "down",
)
SLOWEST, FASTEST = Fraction(1, 20), Fraction(20)
HOLD = 1
"""seconds that a frame stands when nobody says how long"""


def speeds(clause: Clause) -> Iterable[Reading]:
    """Slow motion, half speed, 150 %, back to normal; the frame that stands still; and what cannot be: backwards."""
    if clause.find("stem.", "sound.", "voice.other", "title.", "verb.say", "camera.") is not None:
        return
    yield from _frozen(clause)
    yield from _backwards(clause)
    wanted = _speed(clause)
    if wanted is None:
        return
    speed, used = wanted
    used |= set(
        clause.all("edit.speed", "verb.make", "thing.shot", "verb.play", "speed.", "thing.pace", "dir.", "pace.")
    )
    used |= set(clause.all("verb.revert", "verb.last", "verb.undo", "degree.")) | clause.named(*PACED)
    target = clause.target(("shots", "scenes", "film", "takes"))
    if not SLOWEST <= speed <= FASTEST:
        claimed = frozenset(used | target.used)
        problem = "A clip plays between 5 % and 2000 % of its speed."
        yield Reading(used=claimed, problem=problem, weight=0.9)
        return
    yield from for_each(clause, target, used, 0.95, lambda shot: SetSpeed(clip=shot, speed=speed))


def _speed(clause: Clause) -> tuple[Fraction, set[int]] | None:
    """The speed that is asked for, with the pieces that say so; None when none is."""
    if (at := clause.find("speed.slow motion")) is not None:
        amounts = clause.amounts("percent")
        share = _share(clause, amounts[0]) if amounts else Fraction(1, 2)
        stopped = clause.find("neg") if clause.find("neg") is not None else clause.find("verb.remove", "dir.off")
        return (Fraction(1), {at, stopped}) if stopped is not None else (share, {at, *amounts})
    if (at := clause.find("speed.normal")) is not None:
        return Fraction(1), {at, *clause.all("again")}
    amounts = clause.amounts("times", "percent")
    words = clause.plain
    named = clause.find("edit.speed", "thing.pace", "speed.") is not None
    named = named or any(_paced(clause, i) or _at(clause, i) for i in amounts)
    if not amounts or not named or re.search(r"\b(?:long|length|longer|shorter)\b", words):
        return None
    share = _share(clause, amounts[0])
    amount = clause.pieces[amounts[0]].amount
    assert amount is not None
    fast, slow = FAST.search(words) is not None, SLOW.search(words) is not None
    to = re.search(r"\b(?:to|at)(?: only)? (?:about )?\d", words) is not None
    if amount.unit == "percent" and not to:
        if fast and not slow:
            share = 1 + share
        elif slow and share < 1:
            share = 1 - share
    elif amount.unit == "times" and share < 1 and amounts[0] and clause.pieces[amounts[0] - 1].text == "by":
        # "slow it by a third"
        share = 1 - share if slow else 1 + share if fast else share
    elif slow and share > 1:
        share = 1 / share
    return share, set(amounts)


def _share(clause: Clause, at: int) -> Fraction:
    amount = clause.pieces[at].amount
    assert amount is not None
    return Fraction(amount.value).limit_denominator(1000) / (100 if amount.unit == "percent" else 1)


def _paced(clause: Clause, at: int) -> bool:
    """Whether a word of speed follows an amount: "twice as fast", "20 % slower", "double speed"."""
    following = " ".join(piece.text for piece in clause.pieces[at + 1 : at + 4])
    return re.match(r"(?:as |the )?(?:fast|slow|quick|speed|rate)", following) is not None


def _at(clause: Clause, at: int) -> bool:
    """ "shot 5 at 200 %" """
    amount = clause.pieces[at].amount
    return amount is not None and amount.unit == "percent" and at > 0 and clause.pieces[at - 1].text == "at"


def _backwards(clause: Clause) -> Iterable[Reading]:
    at = clause.find("edit.reverse")
    if at is None or clause.find("verb.swap", "order.", "verb.undo", "verb.move") is not None:
        return
    target = clause.target(("shots", "scenes", "film", "takes"))
    if not (target.said or target.used):
        return
    used = frozenset((*target.used, *clause.all("edit.reverse", "verb.make", "verb.play", "thing.shot", "edit.speed")))
    problem = "A clip cannot be played backwards. I can slow it down, freeze it, or have it shot the other way round."
    yield Reading(used=used, problem=problem, weight=0.8)


def _frozen(clause: Clause) -> Iterable[Reading]:
    if (verb := clause.find("edit.freeze")) is None or clause.find("neg", "verb.lock") is not None:
        return
    frame, held, used = _held(clause)
    used |= set(clause.all("edit.freeze", "thing.shot", "thing.head", "thing.tail", "dir.", "verb.add", "verb.make"))
    used |= set(clause.all("verb.last", "order.end", "order.start", "thing.film", "degree."))
    used |= clause.named("first", "last", "final", "frame", "end", "on", "finish", "close", "of", "after", "in", "ends")
    words = clause.plain
    last = re.search(r"\b(?:last|final) frame\b|\b(?:end|ends|tail|finish|finishes)\b", words) is not None
    target = clause.target(("shots", "film", "takes"))
    for i in clause.refs("time"):
        ref = clause.pieces[i].ref
        if ref is not None and ref.ids and not target.said:
            # "freeze the picture at 0:12": a moment of the film
            target, frame = Target(ref.ids, used=frozenset({i, *target.used}), said=True), ref.frame
    if last and target.whole:
        target = Target(clause.index.order[-1:], used=target.used, said=True)
    elif (
        last
        and not target.said
        and clause.index.order
        and re.search(r"^(?:please )?(?:let us )?(?:end|finish|close)", words)
    ):
        # "end on a freeze frame" is said of the film
        target = Target(clause.index.order[-1:], used=target.used, said=True)
    if clause.pieces[verb].text in ("hold still",) or clause.find("camera.") is not None:
        return

    shown = picture_span(clause.film, target.shots[0]) if len(target.shots) == 1 else None
    if shown is not None and frame is not None and frame >= shown.frames and not shown.start <= frame < shown.end:
        number, seconds = clause.index.numbers[target.shots[0]], float(shown.frames / clause.rate)
        problem = f"Shot {number} lasts {seconds:.1f} s; name a moment within it."
        yield Reading(used=frozenset({*target.used, *used}), problem=problem, weight=0.95)
        return

    def frozen(shot: str) -> Act | None:
        span = picture_span(clause.film, shot)
        if span is None:
            return None
        at = frame if frame is not None else span.frames - 1 if last else 0
        if at >= span.frames and span.start <= at < span.end:
            # "freeze shot 4 at 12 seconds" is said of the film's time, where the shot is not so long
            at -= span.start
        # a hold from the last frame on is nothing, unless it has a length
        length = round(HOLD * clause.rate) if held is None and at == span.frames - 1 else held
        return Freeze(clip=shot, at=min(at, span.frames - 1), frames=length)

    yield from for_each(clause, target, used, 0.95, frozen)


def _held(clause: Clause) -> tuple[int | None, int | None, set[int]]:
    """Which frame of the clip stands, and for how long: "freeze 4 after one second for 12 frames"."""
    frame: int | None = None
    held: int | None = None
    used: set[int] = set()
    for i in clause.amounts("second", "frame"):
        amount = clause.pieces[i].amount
        assert amount is not None
        frames = amount.frames(float(clause.rate))
        before = clause.pieces[i - 1].text if i else ""
        following = clause.pieces[i + 1].text if i + 1 < len(clause.pieces) else ""
        if before in ("at", "after", "from") or following in ("in", "into"):
            frame = frames
        else:
            held = frames
        used.add(i)
    return frame, held, used
