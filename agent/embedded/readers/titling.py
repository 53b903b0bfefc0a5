"""Words on the picture: title cards, lower thirds, credits; the film's own title; captions; markers and locks."""

import re
from collections.abc import Iterable
from typing import Any

from agent.conversation import Act
from agent.embedded.reading import Clause, Reading, Target
from tools.film.edits.cut import AddTitle, RemoveTitle, ReviseTitle
from tools.film.edits.state import AddMarker, LockPicture, NameCut, RemoveMarker, UnlockPicture
from tools.film.timeline import Title
from tools.film.views import title_positions

SAYS = re.compile(
    r"\b(?:saying|that says|says|reading|that reads|with the words?|with the text|text|called|:|to say|to read|to)"
    r"\s*:?\s+(.+)$",
    re.IGNORECASE | re.DOTALL,
)
PLACE = re.compile(
    r"\s+(?:(?:over|on|before|after|in|for|at|under|during)\s+(?:the\s+)?(?:shot|scene|film|movie|start|end|beginning|opening|"
    r"very|last|first|\d)|over it|on it).*$",
    re.IGNORECASE | re.DOTALL,
)
KINDS = {"title.title": "title", "title.lower third": "lower third", "title.credits": "credits"}


def titles(clause: Clause) -> Iterable[Reading]:
    """Add, change and take out titles."""
    named = clause.all("title.")
    if not named or (clause.find("verb.rename") is not None and clause.find("thing.film") is not None):
        return
    if clause.find("verb.remove", "neg") is not None:
        yield from _removed(clause, named)
        return
    known = _known(clause)
    if known and clause.find("length.", "verb.lengthen", "verb.shorten", "verb.last") is not None:
        yield from _timed(clause, known, named)
    if known and clause.find("verb.make", "verb.rename") is not None and _words(clause):
        used = frozenset(range(len(clause.pieces)))
        yield Reading((ReviseTitle(title=known.id, text=_words(clause)),), used, 0.55)
    yield from _added(clause, named)


def _known(clause: Clause) -> Title | None:
    """The title that is meant: the one over the shot that is named, the closing ones for credits, else the first."""
    placed = title_positions(clause.film)
    if not placed:
        return None
    shots = set(clause.target(("shots", "scenes")).shots) if clause.refs("shots", "scenes") else set[str]()
    if shots:
        from_shot = [title for title, span in placed if clause.index.shot_at(span.start) in shots]
        return from_shot[0] if from_shot else None
    if clause.find("title.credits", "order.end") is not None or any(
        p.text in ("end", "closing", "last") for p in clause.pieces
    ):
        closing = [title for title, _ in placed]
        return closing.pop() if len(placed) > 1 or clause.find("title.credits") is not None else None
    if clause.find("title.lower third") is not None:
        return next((title for title, _ in placed if title.kind == "lower third"), None)
    return placed[0][0]


def _removed(clause: Clause, named: tuple[int, ...]) -> Iterable[Reading]:
    used = frozenset(
        (*named, *clause.all("verb.remove", "neg", "order.", "thing.film", "thing.head", "thing.tail"), *_refs(clause))
    )
    placed = [title for title, _ in title_positions(clause.film)]
    credits = [title for title in placed if title.kind == "credits"]
    every = any(piece.text in ("titles", "all", "credits", "every") for piece in clause.pieces)
    if clause.find("title.credits") is not None and credits:
        chosen = credits
    elif every and not _refs(clause):
        chosen = placed
    else:
        known = _known(clause)
        chosen = [known] if known is not None else []
    if chosen:
        yield Reading(tuple(RemoveTitle(title=title.id) for title in chosen), used, 0.85)
    else:
        yield Reading(used=used, problem="There is no title there.", weight=0.6)


def _timed(clause: Clause, title: Title, named: tuple[int, ...]) -> Iterable[Reading]:
    amounts = clause.amounts("second", "frame")
    amount = clause.pieces[amounts[0]].amount if amounts else None
    frames = amount.frames(float(clause.rate)) if amount is not None else None
    longer = clause.find("length.longer", "verb.lengthen", "degree.more") is not None
    shorter = clause.find("length.shorter", "verb.shorten", "degree.less") is not None
    if frames is None:
        change = round(title.frames * (1.25 if longer else 0.8))
    else:
        change = title.frames + frames if longer else title.frames - frames if shorter else frames
    used = frozenset(
        (*named, *amounts, *clause.all("length.", "verb.", "degree.", "dir.", "order.", "thing.length"), *_refs(clause))
    )
    if change > 0:
        yield Reading((ReviseTitle(title=title.id, frames=change),), used, 0.7)


def _words(clause: Clause) -> str:
    """The words of the title, as they were typed: quoted, or after "saying"."""
    quotes = [piece.quote for piece in clause.pieces if piece.quote]
    if quotes:
        return quotes[-1]
    match = SAYS.search(clause.text(0))
    return PLACE.sub("", match.group(1)).strip(" .,") if match else ""


def _added(clause: Clause, named: tuple[int, ...]) -> Iterable[Reading]:
    kind = next(kind for concept, kind in KINDS.items() if any(clause.pieces[i].means(concept) for i in named))
    if clause.find("title.lower third") is not None:
        kind = "lower third"
    words = _words(clause)
    people = clause.refs("people")
    if not words and kind == "lower third" and people:
        ref = clause.pieces[people[0]].ref
        assert ref is not None
        words = (
            clause.film.characters[ref.ids[0]].name.title() if ref.ids and ref.ids[0] in clause.film.characters else ""
        )
    if not words and kind == "credits":
        words = _after(clause, max(named))
    if not words and kind == "title" and clause.find("order.start", "thing.head") is not None:
        words = clause.film.title
    if not words and kind == "title" and clause.find("verb.add") is not None:
        words = _after(clause, max(named))
    if not words:
        return
    used = frozenset(range(len(clause.pieces)))
    fields: dict[str, Any] = {"text": words, "style": kind}
    where = _where(clause, kind, words)
    if where is None:
        return
    if isinstance(where, str):
        yield Reading(used=used, problem=where, weight=0.6)
        return
    acts: tuple[Act, ...] = (AddTitle.model_validate({**fields, **where}),)
    yield Reading(acts, used, 0.6)


def _after(clause: Clause, at: int) -> str:
    text = clause.text(at + 1)
    return PLACE.sub("", re.sub(r"^(?:please|with|for|:)\s*:?\s*", "", text, flags=re.IGNORECASE)).strip(" .,:")


def _where(clause: Clause, kind: str, words: str) -> dict[str, Any] | str | None:
    """The fields that place a title: a card in black, or the clip that it lies over; a sentence when it cannot be."""
    inside = {i for i, p in enumerate(clause.pieces) if p.ref is not None and p.text in words.casefold()}
    target = clause.target(("shots", "scenes", "takes"), without=inside)
    if target.problem:
        return target.problem
    if kind == "credits" or clause.find("order.end") is not None or clause.find("thing.tail") is not None:
        return {"card": "closing"}
    if target.said and target.clear:
        shots = target.shots or clause.index.shots_of_scenes(target.scenes)
        before = clause.find("order.before") is not None
        ending = any((p.ref is not None and p.ref.how == "scene" and p.text.split()[-1] in ENDS) for p in clause.pieces)
        if ending:
            return {"card": "closing"}
        if any(p.ref is not None and p.ref.how == "scene" for p in clause.pieces) and kind == "title":
            return {"card": "opening"}
        return {"card": "before", "clip": shots[0]} if before else {"clip": shots[0]}
    if clause.find("order.start", "thing.head") is not None or kind == "title":
        return {"card": "opening"}
    if clause.focus.shots:
        return {"clip": clause.focus.shots[0]}
    return None


ENDS = ("end", "ending", "finish", "finale")


def _refs(clause: Clause) -> tuple[int, ...]:
    return clause.refs("shots", "scenes", "takes", "film", "people", "places")


def state(clause: Clause) -> Iterable[Reading]:
    """Lock and unlock the picture, give a cut a name, mark a place."""
    if (at := clause.find("verb.unlock")) is not None:
        yield Reading(
            (UnlockPicture(),),
            frozenset((at, *_refs(clause), *clause.all("thing.film", "thing.shot", "thing.cut"))),
            0.9,
        )
        return
    if (at := clause.find("verb.lock")) is not None and not clause.refs("shots", "scenes", "takes"):
        pieces = clause.all("verb.lock", "thing.film", "thing.cut", "thing.shot", "verb.circle")
        yield Reading((LockPicture(),), frozenset((at, *_refs(clause), *pieces)), 0.8)
    if (at := clause.find("verb.namecut")) is not None:
        quotes = [piece.quote for piece in clause.pieces if piece.quote]
        name = quotes[-1] if quotes else re.sub(r"^(?:as|to|it|the)\s+", "", clause.text(at + 1), flags=re.IGNORECASE)
        if name:
            yield Reading((NameCut(name=name),), frozenset(range(len(clause.pieces))), 0.85)
    yield from _markers(clause)


def _markers(clause: Clause) -> Iterable[Reading]:
    verb = clause.find("verb.mark")
    thing = clause.find("thing.marker")
    if verb is None and thing is None:
        return
    used = set(clause.all("verb.mark", "thing.marker", "verb.add", "thing.shot", "dir.", "order."))
    if clause.find("verb.remove") is not None:
        markers = clause.film.timeline.markers
        target = clause.target(("shots", "time"))
        near = [m for m in markers if clause.index.shot_at(m.frame) in target.shots] if target.said else list(markers)
        used |= set(clause.all("verb.remove")) | set(target.used)
        if near and (len(near) == 1 or not target.said):
            yield Reading(tuple(RemoveMarker(marker=marker.id) for marker in near), frozenset(used), 0.8)
        return
    target: Target = clause.target(("shots", "scenes", "time"))
    times = clause.refs("time")
    quotes = [piece.quote for piece in clause.pieces if piece.quote]
    name = quotes[0] if quotes else "marker"
    used |= set(target.used) | {i for i, piece in enumerate(clause.pieces) if piece.quote}
    if target.problem:
        yield Reading(used=frozenset(used), problem=target.problem, weight=0.6)
    elif times and (ref := clause.pieces[times[0]].ref) is not None:
        yield Reading((AddMarker(name=name, frame=ref.frame),), frozenset(used | set(times)), 0.8)
    elif target.clear:
        shots = target.shots or clause.index.shots_of_scenes(target.scenes)
        yield Reading((AddMarker(name=name, shot=shots[0]),), frozenset(used), 0.75)
