"""The state of the cut, in words: lock and unlock the picture, give a cut a name, mark a place."""

import re
from collections.abc import Iterable

from agent.embedded.readers.titling import pointing
from agent.embedded.reading import Clause, Reading, Target
from tools.film.edits.state import AddMarker, LockPicture, NameCut, RemoveMarker, SetState, UnlockPicture
from tools.film.timeline import MARKER_COLOURS, MarkerColour
from tools.film.views import picture_span

GOES_ON = re.compile(r"\b(?:and )?then (?:lock|unlock|export|render|undo|approve|circle|delete|make)\b", re.IGNORECASE)
AROUND_NAME = re.compile(
    r"^(?:(?:as|to|it|under|(?:under |with |by )?the name(?: of)?|the)\s+)+|^(?:version|cut)\s+(?=[a-z'’ ]*[a-z]{3})"
    r"|,? (?:so|so that|in case|because) (?:i|we) (?:can|could|may|might|do|want|need)\b.*$",
    re.IGNORECASE,
)
"""what stands around the name of a cut and is none of it"""
CALLED = ("called", "named", "titled", "labelled", "labeled", "saying", "that says", "name", "by the name of")


def state(clause: Clause) -> Iterable[Reading]:
    """Lock and unlock the picture, give a cut a name, mark a place."""
    if (at := clause.find("verb.unlock")) is not None:
        yield Reading(
            (UnlockPicture(),),
            frozenset((at, *pointing(clause), *clause.all("thing.film", "thing.shot", "thing.cut", "again"))),
            0.9,
        )
        return
    if (at := clause.find("verb.lock")) is not None and not clause.refs("shots", "scenes", "takes"):
        pieces = clause.all("verb.lock", "thing.film", "thing.cut", "thing.shot", "verb.circle")
        yield Reading((LockPicture(),), frozenset((at, *pointing(clause), *pieces)), 0.8)
    yield from _stage(clause)
    if (at := clause.find("verb.namecut")) is not None:
        quotes = [piece.quote for piece in clause.pieces if piece.quote]
        name = quotes[-1] if quotes else AROUND_NAME.sub("", clause.text(at + 1))
        if not quotes and GOES_ON.search(name):
            # "call this one v2 then lock picture": it is no name
            return
        if name:
            weight = 1.1 if {"version", "cut"} & set(clause.pieces[at].text.split()) else 0.85
            yield Reading((NameCut(name=name),), frozenset(range(len(clause.pieces))), weight)
    yield from _markers(clause)


STAGES = {
    "development": r"in development|development stage|at development",
    "assembly": r"(?:first |the |an )?assembly(?: cut| edit)?",
    "rough cut": r"rough[- ]?cut(?: stage)?|rough edit",
    "fine cut": r"fine[- ]?cut(?: stage)?|fine edit",
    "delivered": r"delivered|delivery is done",
}
"""the states of the cut -> how they are called"""
STAGED = re.compile(
    r"^(?:(?:mark|set|call|put|flag|tag|consider|make|declare|move)(?: \w+){0,3}? (?:as|to|at|down as|the|a|an|is|on)"
    r"|(?:mark|call|consider|declare) (?:it|this|that|the film|the movie|the cut)"
    r"|(?:this|it|that|we(?: have| have got|'ve got| got)?|the film|the movie|the cut|we have got|the edit)"
    r"(?: is| are|'s|'re)?(?: now| officially| only| just| at| still| in)*"
    r"|(?:the )?state(?: of the cut)?(?: to|:| is)?|cut state|stage)\b",
    re.IGNORECASE,
)


def _stage(clause: Clause) -> Iterable[Reading]:
    """How far the cut is: "this is the rough cut", "mark the film as fine cut", "we're at assembly stage"."""
    said = clause.text(0).casefold().strip(" .!")
    opened = STAGED.match(said)
    if opened is None or not _only_pronouns(clause):
        return
    rest = re.sub(
        r"^(?:(?:a|an|the|our|my|as|at|to|in|of|cut|film|state|movie|it|is|stage|now|status)\s+)*",
        "",
        said[opened.end() :].strip(),
    )
    rest = re.sub(r"\s+(?:now|stage|please|then|today|here)$", "", rest)
    for name, pattern in STAGES.items():
        if re.fullmatch(pattern, rest):
            yield Reading((SetState.model_validate({"state": name}),), frozenset(range(len(clause.pieces))), 1.2)
            return


def _only_pronouns(clause: Clause) -> bool:
    kinds = ("shots", "scenes", "takes", "people")
    return clause.pronouns(*kinds) == {*clause.refs(*kinds)}


def _markers(clause: Clause) -> Iterable[Reading]:
    called = {clause.pieces[i].text for i in clause.all("verb.mark", "thing.marker")}
    if not called:
        return
    used = set(clause.all("verb.mark", "thing.marker", "verb.add", "thing.shot", "dir.", "order."))
    if clause.find("verb.remove") is not None:
        markers = clause.film.timeline.markers
        target = clause.target(("shots", "time"))
        near = [m for m in markers if clause.index.shot_at(m.frame) in target.shots] if target.said else list(markers)
        used |= set(clause.all("verb.remove")) | set(target.used)
        words = clause.plain
        called = [m for m in markers if re.search(rf"\b{re.escape(m.name.casefold())}\b", words)]
        if len(called) == 1:
            # its name may be words of other things: "remove the marker lamp dies"
            yield Reading((RemoveMarker(marker=called[0].id),), frozenset(range(len(clause.pieces))), 1.0)
            return
        if near and (len(near) == 1 or not target.said):
            yield Reading(tuple(RemoveMarker(marker=marker.id) for marker in near), frozenset(used), 0.8)
        return
    if called <= {"flags", "notes", "hits"}:
        # flags that are seen
        return
    target: Target = clause.target(("shots", "scenes", "time"))
    times = clause.refs("time")
    quotes = [piece.quote for piece in clause.pieces if piece.quote]
    called = next((i for i, piece in enumerate(clause.pieces) if piece.text in CALLED), None)
    hit = any(clause.pieces[i].text in ("hit point", "hit") for i in clause.all("thing.marker", "verb.mark"))
    name = quotes[0] if quotes else "hit" if hit else "marker"
    # "a red marker": its colour stands right before it
    shade = next((i - 1 for i in clause.all("thing.marker") if i and clause.pieces[i - 1].text in MARKER_COLOURS), None)
    colour: MarkerColour | None = None
    if shade is not None:
        colour = next(one for one in MARKER_COLOURS if one == clause.pieces[shade].text)
        used.add(shade)
    if not quotes and called is not None and target.clear:
        # the name goes on up to the shot that is marked
        placed = (*target.used, *clause.all("order.start", "order.end"))
        end = min((i for i in placed if i > called), default=len(clause.pieces))
        while end > called + 1 and clause.pieces[end - 1].text in ("on", "at", "in", "for", "to", "the"):
            end -= 1
        name = clause.text(called + 1, end) or name
        used |= set(range(called, end))
    elif called is not None:
        used.add(called)
    used |= set(target.used) | {i for i, piece in enumerate(clause.pieces) if piece.quote}
    if target.problem:
        yield Reading(used=frozenset(used), problem=target.problem, weight=0.6)
    elif times and (ref := clause.pieces[times[0]].ref) is not None:
        marker = AddMarker(name=name, frame=ref.frame, hit=hit, colour=colour)
        yield Reading((marker,), frozenset(used | set(times)), 0.8)
    elif target.clear:
        shots = target.shots or clause.index.shots_of_scenes(target.scenes)
        offset, counted = _offset(clause, shots)
        used |= counted
        marker = AddMarker(name=name, shot=shots[0], offset=offset, hit=hit, colour=colour)
        yield Reading((marker,), frozenset(used), 0.75)


def _offset(clause: Clause, shots: tuple[str, ...]) -> tuple[int, set[int]]:
    """Where in its shot a marker is: at its first frame, its last, in its middle, or so long into it."""
    span = picture_span(clause.film, shots[0])
    amounts = clause.amounts("second", "frame")
    words = [piece.text for piece in clause.pieces]
    amount = clause.pieces[amounts[0]].amount if len(amounts) == 1 else None
    frames = amount.frames(float(clause.rate)) if amount is not None else None
    edge = words[amounts[0] - 1] if amounts and amounts[0] else ""
    last = edge in ("last", "final") or (not amounts and clause.find("order.end") is not None)
    if span is not None and clause.find("thing.middle") is not None and not amounts:
        return span.frames // 2, set(clause.all("thing.middle"))
    if edge in ("first", "opening"):
        return 0, set(amounts)
    if last and span is not None and len(shots) == 1:
        return span.frames - 1, set(amounts)
    return (frames, set(amounts)) if frames is not None else (0, set())
