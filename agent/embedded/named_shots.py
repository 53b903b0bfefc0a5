"""What a part of a request's plain words points at: shots that are named, of a place, at an end, or described.

"he climbs down the rocks" -> shot 5        "the end of the vault" -> its last shot        "the start" -> shot 1
"""

import re
from dataclasses import replace

from agent.embedded.film_index import plain_words
from agent.embedded.pictured import pictures
from agent.embedded.pieces import Piece
from agent.embedded.reading import Clause
from agent.embedded.tokens import in_figures

PLACES = ("shots", "scenes", "places", "takes", "time")
POLITE = re.compile(
    r"^(?:(?:please|can|could|you|we|i|would|like|love|want|let us|maybe|perhaps|also|and|so|ok|okay|well|then|now"
    r"|actually|to|it|needs|need|have|hear|should|is|there|i think|do) )+"
)
TRAILING = re.compile(r"(?:[ ,]+(?:please|too|as well|also|though|instead|actually|thanks|again|\?|\.|!))+$")
THE_END = re.compile(r"(?:the )?(?:very )?end(?: of the film| of it)?")
THE_START = re.compile(r"(?:the )?(?:very )?(?:start|beginning|top|first frame|opening|word go)(?: of the film)?")
SMALL = frozenset(
    "the a an of on in at to with is are his her he she they it comes goes starts begins shot bit one part moment"
    " insert".split()
)


def shots_called(clause: Clause, said: str) -> tuple[str, ...]:
    """The shots that words of the request mean: named, of a place, at an end of the film, or described."""
    said = said.strip(" ,.")
    order = clause.index.order
    if THE_END.fullmatch(said):
        return order[-1:]
    if THE_START.fullmatch(said):
        return order[:1]
    ends = re.fullmatch(r"(?:the )?(?:end of (?P<a>.+)|(?P<b>.+?) 's end)", said)
    if ends is not None:
        inner = shots_called(clause, ends["a"] or ends["b"])
        return inner[-1:]
    if said.isdigit():
        return order[int(said) - 1 : int(said)] if 0 < int(said) <= len(order) else ()
    pieces = pieces_called(clause, said)
    if not pieces:
        return _within(clause, said)
    part = replace(clause, pieces=pieces)
    target = part.target(PLACES)
    if target.said and target.clear and not part.hard - target.used:
        return target.shots or clause.index.shots_of_scenes(target.scenes)
    words = [word for word in plain_words(said) if word not in SMALL]
    shots = clause.index.shots_about(words) if words else ()
    if len(shots) == 1:
        return shots
    inserts = tuple(shot for shot in shots if clause.film.shots[shot].size == "insert")
    if len(inserts) == 1 and len(words) == 1:
        # "the bottle shot": the insert of it
        return inserts
    if pictured := _pictured(clause, said):
        return pictured
    like = clause.index.most_like(said) if len(words) > 1 else None
    return (like,) if like is not None and not shots else ()


def _pictured(clause: Clause, said: str) -> tuple[str, ...]:
    """The shot that all of the words describe: "the captain looking at the bridge"."""
    tokens = clause.finder.tokens
    for at, end, shot in pictures(clause.finder):
        if " ".join(token.text for token in tokens[at:end]) == said:
            return (shot,)
    return ()


def _within(clause: Clause, said: str) -> tuple[str, ...]:
    """What the end of one piece points at: the vault of "before the vault"."""
    for piece in clause.pieces:
        whole = piece.ref is not None and (piece.ref.kind in ("scenes", "places") or "each" in piece.text.split())
        if whole and piece.ref is not None and piece.text.endswith(f" {said}"):
            return clause.finder.shots_of(piece.ref)
    return ()


def pieces_called(clause: Clause, said: str) -> tuple[Piece, ...]:
    """The pieces of the clause that a part of its plain words is of."""
    texts = [[in_figures(word) for word in piece.text.split()] for piece in clause.pieces]
    wanted = [in_figures(word) for word in said.split()]
    for first in range(len(texts)):
        for last in range(first + 1, len(texts) + 1):
            if [word for text in texts[first:last] for word in text] == wanted:
                return clause.pieces[first:last]
    return ()
