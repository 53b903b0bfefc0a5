"""A shot in other words, things in it, and the camera that makes it: "shot 3 should show the bottle sinking"."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from agent.embedded.asking import ask_which
from agent.embedded.reading import Clause, Reading
from tools.film.edits.story import ReviseShot

THE_OTHERS = ("the rest", "rest", "the others", "everything else", "all others", "all the others")
SHOWS = re.compile(
    r"\b(?:should show|shows?|show us|we see|we should see|is of|should be of|has to show|must show|to show|showing"
    r"|reads?|prompt (?:of \w+ )?(?:to|is|should be)"
    r"|description (?:of \w+ )?to|rewrite (?:it |shot \w+ |\w+ )?(?:to|as)"
    r"|rewritten as)\s*:?\s+(.+)$",
    re.IGNORECASE | re.DOTALL,
)
CHANGED = re.compile(
    r"\b(?:change|turn|rewrite|make|rework|redo)\s+(?:shot\s+)?\w+\s+(?:to|into|as|about|be about|so that)\s+(.+)$",
    re.IGNORECASE | re.DOTALL,
)
WITH = re.compile(
    r"\b(?:with|add|put|place|include)\s+((?:an?|the|some|two|three|more|his|her)\s+.+?)"
    r"(?:\s+(?:in|to|into)\s+(?:shot\s*)?(?:\d+\w?|it|that(?: one)?|scene \d+))?$",
    re.IGNORECASE,
)


def rewriting(clause: Clause) -> Iterable[Reading]:
    """The shot's line anew, from the words after "should show"."""
    match = SHOWS.search(clause.text(0)) or (CHANGED.search(clause.text(0)) if _told_anew(clause) else None)
    refs = clause.refs("shots", "takes")
    if match is None or not refs or _told_before(clause, match.start()):
        return
    start = next(
        (i for i in range(len(clause.pieces)) if clause.text(i).strip() == match.group(1).strip(" ,.;:!?")), None
    )
    inside = {i for i in refs if start is not None and i >= start}
    target = clause.target(("shots", "takes"), without=inside)
    prompt = match.group(1).strip(" .\"“”'")
    used = frozenset(range(len(clause.pieces)))
    if not target.said or not prompt:
        return
    if target.problem:
        yield Reading(used=used, problem=target.problem, weight=0.5)
    elif not target.clear:
        question = ask_which(clause, target, lambda shot: ReviseShot(shots=(shot,), prompt=prompt))
        yield Reading(used=used, question=question, weight=0.3)
    else:
        yield Reading((ReviseShot(shots=target.shots, prompt=prompt[0].upper() + prompt[1:]),), used, 0.5)


def _told_anew(clause: Clause) -> bool:
    """Whether a change is told in words of its own: people, and what nothing else here has a name for."""
    strange = [piece for piece in clause.pieces if piece.strange or piece.guess]
    named = ("size.", "grade.", "time.", "weather.", "speed.", "service.", "transition.", "title.", "thing.location")
    return len(strange) > 0 and clause.find(*named) is None and not clause.amounts() and not clause.refs("places")


def _told_before(clause: Clause, at: int) -> bool:
    """Whether "so we see", "before we see" only says why, or how far, of what was asked before it; or complains."""
    if re.search(r"\btoo (?:late|early|soon|long|much|often)\b", clause.text(0), re.IGNORECASE):
        return True
    words = clause.text(0)[:at]
    moved = clause.find("edit.slip", "edit.slide", "edit.roll", "edit.ripple", "edit.trim", "edit.jcut") is not None
    return (
        moved or bool(clause.amounts()) or re.search(r"\b(?:so|before|until|after|till|when|hear)\b", words) is not None
    )


def things(clause: Clause) -> Iterable[Reading]:
    """Things that shall be seen: "add a dog to shot 3", "4 with a red umbrella on the table"."""
    if (
        clause.find("stem.", "sound.", "title.", "thing.caption", "thing.marker", "transition.dissolve", "verb.say")
        is not None
    ):
        return
    apart = ("order.after", "order.before", "edge.", "thing.scene", "verb.retake", "verb.swap", "verb.replace")
    if clause.refs("people") or clause.find(*apart) is not None:
        return
    strange = [i for i, piece in enumerate(clause.pieces) if piece.strange or piece.guess or piece.means("light")]
    match = WITH.search(clause.text(0))
    target = clause.target(("shots", "takes"))
    if match is None or not strange or not target.clear or not (target.said or target.used):
        return
    words = match.group(1).strip()
    if re.match(
        r"(?:an?|the|another|more)\s+(?:\w+\s+)?(?:shot|scene|take|clip|title|marker|sound|line)\b", words, re.I
    ):
        return
    used = frozenset(range(len(clause.pieces)))
    yield Reading((ReviseShot(shots=target.shots, look=f"with {words}"),), used, 0.2)


def cameras(clause: Clause) -> Iterable[Reading]:
    """Which service makes which shots: "use Kling for the close-ups"."""
    named = [(i, value) for i, piece in enumerate(clause.pieces) for value in piece.values("service")]
    if not named or (
        clause.find("verb.retake", "verb.generate", "ask.cost", "ask.") is not None
        and clause.find("verb.choose") is None
    ):
        return
    known = {i for i, _ in named}
    known |= set(clause.all("verb.choose", "verb.make", "thing.generator", "thing.shot", "verb.circle"))
    target = clause.target()
    opening = any("establishing" in piece.text for piece in clause.pieces)
    if len(named) == 1 and target.clear and (target.said or target.whole) and not opening:
        shots = {"shots": target.shots or clause.index.shots_of_scenes(target.scenes)}
        chosen = shots if target.whole else target.selection
        act = ReviseShot.model_validate({**chosen, "generator": named[0][1]})
        yield Reading((act,), frozenset(known | target.used), 0.6)
        return
    acts: list[ReviseShot] = []
    left = list(clause.index.order)
    for (_, service), span in zip(named, _spans(clause, [i for i, _ in named]), strict=True):
        found, used = _shots_in(clause, span, left)
        if not found:
            return
        acts.append(ReviseShot(shots=found, generator=service))
        left = [shot for shot in left if shot not in found]
        known |= used
    yield Reading(tuple(acts), frozenset(known), 0.6)


def _spans(clause: Clause, services: Sequence[int]) -> list[range]:
    """The pieces beside each service: those after it, or where the first shots come before the first, before it."""
    ends = [*services, len(clause.pieces)]
    says = [i for i, piece in enumerate(clause.pieces) if piece.ref is not None or piece.values("size")]
    if says and says[0] < services[0]:
        return [range(begin + 1, end + 1) for begin, end in zip([-1, *services], services, strict=False)]
    return [range(begin, end) for begin, end in pairwise(ends)]


def _shots_in(clause: Clause, span: range, left: Sequence[str]) -> tuple[tuple[str, ...], set[int]]:
    """The shots that these pieces name, by number or by size, and the pieces that do. `left` are the others' rest."""
    pieces, shots = clause.pieces, clause.film.shots
    opening = {i for i in span if "establishing" in pieces[i].text}
    if opening:
        first = {scene.shots[0] for scene in clause.film.scenes if scene.shots}
        sizes = {shot: shots[shot].size for shot in clause.index.order}
        wide = (one for one, size in sizes.items() if size == "extreme wide" or (size == "wide" and one in first))
        return tuple(wide), opening
    rest = {i for i in span if pieces[i].text.removeprefix("for ") in THE_OTHERS}
    rest |= {i for i in span if (ref := pieces[i].ref) is not None and ref.how == "rest"}
    if rest:
        return tuple(left), rest
    refs = [i for i in clause.refs("shots", "scenes", "takes", "people", "places") if i in span]
    if refs:
        others = [i for i in clause.refs("shots", "scenes", "film", "takes", "people", "places") if i not in span]
        target = clause.target(("shots", "scenes", "people", "places"), without=others)
        return target.shots or clause.index.shots_of_scenes(target.scenes), set(target.used)
    sized = {i: pieces[i].values("size") for i in span if pieces[i].values("size")}
    asked = {size for values in sized.values() for size in values}
    return tuple(shot for shot in clause.index.order if shots[shot].size in asked), set(sized)


NOT_SEEN = (
    "stem.", "sound.", "title.", "thing.caption", "thing.marker", "transition.dissolve", "weather.", "light", "size.",
    "grade.", "camera.", "edit.speed", "edit.freeze", "speed.", "order.", "verb.retake",
)  # fmt: skip
NOTE = re.compile(r"\bnotes?\b(?:\s+(?:on|for|to|about)\b.*?)?\s*[:\-–]\s*(.+)$", re.IGNORECASE | re.DOTALL)


def noting(clause: Clause) -> Iterable[Reading]:
    """A note for the next take: "note on 4: the hand is wrong"."""
    match = NOTE.search(clause.text(0))
    refs = clause.refs("shots", "takes")
    if match is None or not refs:
        return
    note = match.group(1).strip()
    opened = next(
        (i for i, piece in enumerate(clause.pieces) if piece.text in (":", "-", "–") and clause.text(i + 1)), None
    )
    target = clause.target(("shots", "takes"), without=[i for i in refs if opened is not None and i > opened])
    used = frozenset(range(len(clause.pieces)))
    if target.problem:
        yield Reading(used=used, problem=target.problem, weight=0.6)
    elif target.clear and target.said:
        yield Reading((ReviseShot(shots=target.shots, note=note),), used, 0.85, verbatim=used)


GONE = re.compile(
    r"\b(?:remove|lose|without|take out|get rid of|delete|drop|no)\s+(?:the|any|that|those|his|her)?\s*([\w -]+?)"
    r"(?:\s+(?:from|in|out of|on)\s+(?:shot\s*)?\d+\w?)"
    r"|\b(?:take|get|leave|keep)\s+(?:the|any|that|those|his|her)?\s*([\w -]+?)\s+out of\s+(?:shot\s*)?\d+\w?",
    re.IGNORECASE,
)


TAKEN = frozenset("take get leave keep remove lose drop delete".split())
FROM = frozenset(("out of", "from", "off", "in"))


def things_gone(clause: Clause) -> Iterable[Reading]:
    """A thing that shall not be seen any more: "remove the bottle from shot 6", "take the moon out of the wide"."""
    refs, pieces = clause.refs("shots"), clause.pieces
    opened = next((i for i, p in enumerate(pieces) if p.text in TAKEN or p.means("verb.remove")), None)
    place = next((i for i, p in enumerate(pieces) if p.text in FROM and opened is not None and i > opened), None)
    if len(refs) == 1 and opened is not None and place is not None and refs[0] > place and not clause.refs("people"):
        things, ref = range(opened + 1, place), pieces[refs[0]].ref
        told = [i for i in things if not pieces[i].soft]
        shots = ref.ids if ref is not None else ()
        seen = [i for i in told if pieces[i].strange and clause.index.shows(pieces[i].text.split()[-1], shots)]
        plain = not clause.amounts() and clause.find(*NOT_SEEN) is None
        if told and seen and all(pieces[i].strange or pieces[i].guess for i in told) and plain and len(shots) == 1:
            used = frozenset((opened, *things, place, *refs))
            yield Reading((ReviseShot(shots=shots, look=f"no {clause.words(told)}"),), used, 1.0)
            return
    match = GONE.search(clause.text(0))
    refs = clause.refs("shots", "takes")
    if match is None or len(refs) != 1 or clause.refs("people") or clause.amounts():
        return
    if clause.find(*NOT_SEEN) is not None:
        return
    thing = (match.group(1) or match.group(2)).strip()
    # "the cheese from the map" is the cheese
    what = re.split(r"\s+(?:from|of|on|in)\s+", thing)[0].casefold()
    target = clause.target(("shots", "takes"))
    strange = [piece.text for piece in clause.pieces if piece.strange or piece.guess]
    if not target.clear or not strange or not all(word in thing.casefold() for word in strange):
        return
    used = frozenset(range(len(clause.pieces)))
    acts: list[ReviseShot] = []
    for shot in target.shots:
        props = clause.film.shots[shot].props
        kept = tuple(prop for prop in props if prop.what not in what)
        acts.append(
            ReviseShot(shots=(shot,), props=kept) if kept != props else ReviseShot(shots=(shot,), look=f"no {thing}")
        )
    yield Reading(tuple(acts), used, 0.4)
