"""What a part of a request's plain words points at: shots that are named, of a place, at an end, or described.

"he climbs down the rocks" -> shot 5        "the end of the vault" -> its last shot        "the start" -> shot 1
"""

import re
from dataclasses import replace

from agent.embedded.film_index import plain_words
from agent.embedded.pictured import STOPPING, pictures
from agent.embedded.pieces import Piece, forms, phrase_at
from agent.embedded.reading import Clause
from agent.embedded.tokens import in_figures, tokenise

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
SEEN = re.compile(
    r"^(?:(?:where|when|only|that|once) )?(?:(?:we|you|i) (?:ever |first |even )?(?:see|saw|get|meet|have seen) )?"
)
HEAD = re.compile(r" (?:picture|image|shot|moment|bit|part|clip|one)$")
OWNED = re.compile(r"(?P<who>[\w ]+?) 's (?P<what>[\w ]+)")
HEADED = re.compile(r"^(?:the |that )?(?:one|bit|part|shot|picture|moment|image) (?:with|of|where|when|in which) ")
"""what stands around a description and is none of it"""
WISHED = (
    "length.", "grade.", "step.", "degree.", "transition.", "verb.remove", "verb.retake", "verb.swap", "verb.circle",
)  # fmt: skip
"""what no description means"""
NOTHING = re.compile(r"(?:it|this|that|there|everything|anything|nothing|something)\b(?! (?:one|shot|bit|part)\b)")
"""how words begin that describe no shot: "before it all goes wrong" """
DOERS = frozenset(("he", "she", "they"))
UNSEEN = STOPPING | {"line", "lines", "music", "score", "sound", "title", "caption", "says"}
"""what no description of a picture has"""


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
    inserts = clause.index.inserts_of(words, shots)
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


def shots_meant(clause: Clause, said: str | None) -> tuple[str, ...]:
    """The shots that some words mean, in film order; those of several that all are told by them."""
    plain = SEEN.sub("", (said or "").strip(" ,"))
    if alone := _alone(clause, plain):
        return alone
    if _wishes(plain) or NOTHING.match(plain):
        return ()
    for words in dict.fromkeys((plain, HEAD.sub("", plain), HEADED.sub("", plain))):
        if words and (shots := shots_called(clause, words)):
            return shots
    told = [word for word in plain_words(HEADED.sub("", HEAD.sub("", plain))) if {*forms(word)} & clause.index.known]
    return clause.index.shots_about(told) if told else ()


def _alone(clause: Clause, plain: str) -> tuple[str, ...]:
    """ "Gran's toast": the one shot that somebody has alone, where it is also the likest of all."""
    owned = OWNED.fullmatch(plain)
    who = clause.index.people.get(tuple(owned["who"].removeprefix("the ").split())) if owned is not None else None
    if who is None:
        return ()
    film = clause.film
    alone = tuple(shot for shot in clause.index.order if [one.who for one in film.shots[shot].staging] == [who])
    return alone if len(alone) == 1 and clause.index.likest(plain.replace(" 's", "'s")) == alone[0] else ()


def _wishes(said: str) -> bool:
    """Whether some words wish for something, or go on after a mark: no description does."""
    tokens = tokenise(said)
    # "he tries the gate" wishes for no other try
    told = (at for at in range(len(tokens)) if not (at and tokens[at - 1].text in DOERS))
    phrases = (phrase_at(tokens, at) for at in told)
    return any((token.kind == "mark" and token.text != "'s") or token.text in UNSEEN for token in tokens) or any(
        phrase is not None and phrase.means(*WISHED) for phrase in phrases
    )
