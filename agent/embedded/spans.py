"""From one thing of the film to another: "from the bottle to the letter", "from shot 4 to the end", "scene 3 onwards".

A stretch is everything from the first shot of its first part to the last shot of its last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.embedded.pieces import Piece
from agent.embedded.references import Finder

ONE = frozenset("shot one clip scene".split())
"""words with which "that" is one thing, and never the film"""
FROM = ("from", "starting from", "starting at", "starting with", "beginning with", "as of", "since")
TO = ("to", "until", "up to", "through", "thru", "till", "up until", "all the way to")
ONWARD = ("on", "onward", "onwards", "on out", "forward", "and on", "and onwards", "and after", "and following")
TO_THE_END = (
    "to the end", "till the end", "until the end", "through the end", "to the very end", "all the way", "for the rest",
    "to the end of the film", "to the finish",
)  # fmt: skip
ENDS = ("end", "ending", "the end", "finish", "the finish", "the very end")
KINDS = ("shots", "scenes", "places", "time")


@dataclass(frozen=True)
class Stretch:
    """The shots of a stretch, the pieces that name it, and what is not clear about it."""

    shots: tuple[str, ...] = ()
    used: frozenset[int] = frozenset()
    problem: str = ""


def stretch(pieces: Sequence[Piece], finder: Finder) -> Stretch | None:
    """The one stretch that a request names; None where it names none."""
    for at in range(len(pieces)):
        opened = pieces[at].text in FROM
        first, after = _end(pieces, at + 1 if opened else at, finder)
        if not first or after >= len(pieces):
            continue
        order = finder.index.order
        told = range(at, after)
        if pieces[after].text in TO_THE_END or (opened and pieces[after].text in ONWARD) or _onward(pieces, after):
            return _from(first, order[-1:], (*told, after), finder, pieces)
        if pieces[after].text in TO and after + 1 < len(pieces):
            end = after + 2 if pieces[after + 1].text == "the" and after + 2 < len(pieces) else after + 1
            if pieces[end].text in ENDS:
                return _from(first, order[-1:], (*told, *range(after, end + 1)), finder, pieces)
            last, stop = _end(pieces, after + 1, finder) if opened else ((), 0)
            if last:
                return _from(first, last, (*told, *range(after, stop)), finder, pieces)
    return None


def _from(
    first: Sequence[str], last: Sequence[str], used: Sequence[int], finder: Finder, pieces: Sequence[Piece]
) -> Stretch:
    order = finder.index.order
    for shots, at in ((first, used[0]), (last, used[-1])):
        places = [order.index(shot) for shot in shots]
        if places != list(range(places[0], places[0] + len(places))):
            numbers = ", ".join(str(place + 1) for place in places)
            said = pieces[at].text if at == used[-1] else pieces[at + 1].text
            return Stretch(
                (), frozenset(used), f"“{said.removeprefix('the ')}” is in shots {numbers}; say which one you mean."
            )
    low, high = sorted((order.index(first[0]), order.index(last[-1])))
    return Stretch(order[low : high + 1], frozenset(used))


def _onward(pieces: Sequence[Piece], at: int) -> bool:
    """ "Scene 3 onwards" needs no "from"; "scene 3 on" might mean anything."""
    return pieces[at].text in ONWARD and pieces[at].text not in ("on", "forward")


def _end(pieces: Sequence[Piece], at: int, finder: Finder) -> tuple[tuple[str, ...], int]:
    """The shots that one end of a stretch is, and the piece after it."""
    if at >= len(pieces):
        return (), at
    ref = pieces[at].ref
    if ref is not None:
        plain = ref.kind in KINDS and not ref.problem and ref.how not in ("pronoun", "all", "rest")
        return (ref.options or finder.shots_of(ref) if plain else ()), at + 1
    if pieces[at].text != "the" or at + 1 >= len(pieces):
        return (), at
    thing = pieces[at + 1]
    if thing.ref is not None or thing.text not in finder.index.known:
        return (), at
    shots = finder.index.shots_about([thing.text])
    inserts = finder.index.inserts_of([thing.text], shots)
    return (inserts if len(inserts) == 1 else shots), at + 2


def one_of_theirs(pieces: Sequence[Piece], own: Iterable[int], finder: Finder) -> tuple[str, ...]:
    """ "The shot with him": the shots of his of which one is meant; none where anything else is named."""
    refs = [(i, ref) for i in own if (ref := pieces[i].ref) is not None]
    people = [(i, ref) for i, ref in refs if ref.kind == "people" and ref.ids]
    one = [i for i, ref in refs if ref.kind != "people" and ref.how == "pronoun" and ONE & {*pieces[i].text.split()}]
    if not people or not one or len(people) + len(one) < len(refs):
        return ()
    return tuple(dict.fromkeys(shot for _, ref in people for shot in finder.shots_of(ref)))
