"""How the camera moves, set against how it does now, or told from where it starts: of one shot, and of nothing else.

"don't crane up on the roof, just hold still"       shot 7, the only one there that cranes
"cheese wheels: rather than tilting, back away"     shot 8
"in two we start on his boots and then tilt up"     shot 2: where it starts is no move

Each word is a move, what the shot is called by, or a small one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from agent.embedded.interrogative import is_question
from agent.embedded.pieces import forms, phrase_at
from agent.embedded.reading import Clause, Reading
from agent.embedded.tokens import Token
from agent.embedded.turns import shots_meant
from tools.film.edits.story import ReviseShot

AGAINST: tuple[tuple[str, ...], ...] = tuple(
    tuple(said.split())
    for said in (
        "instead of", "rather than", "in place of", "do not", "does not", "should not", "must not", "and not", "not",
        "no more", "no", "without", "stop", "lose", "i do not like", "i do not want", "i am not sure about", "drop",
        "kill", "ditch", "forget",
    )
)  # fmt: skip
"""words before the move that is not wanted"""
ARTICLES = frozenset("the a an any that this to be it".split())
STEMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tilt", ("tilt up", "tilt down")),
    ("pan", ("pan left", "pan right")),
    ("cran", ("crane up", "crane down")),
    ("push", ("push in",)),
    ("pull", ("pull out",)),
    ("track", ("track left", "track right")),
    ("zoom", ("zoom in", "zoom out")),
    ("shak", ("handheld",)),
    ("handheld", ("handheld",)),
    ("lock", ("static",)),
    ("static", ("static",)),
)
"""how words begin for the move that a shot has"""
WAYS = frozenset("up down in out back away left right off shot move slowly along across".split())
"""what may follow such a word"""
STARTS = ("start", "starts", "starting", "begin", "begins", "beginning", "open", "opens")
FROM = frozenset("on with from at tight close wide in up low high near".split())
"""what follows on these where a shot starts somewhere"""
THEN = frozenset("and then before to , ;".split())
FARTHEST = 8
"""tokens from where a shot starts to how it goes on"""
LITTLE = frozenset(
    ", . ; : ! - – — a an the it its it's this that these those is be are was of in on at to for from with and so but"
    " please pls make let have put set change turn want would like love rather should could can might must may we i you"
    " here there now then they them him her he she us see just really still instead maybe perhaps camera shot one bit"
    " part moment where when while as slowly slow gently gentle nice better do does go us what if how about thing by"
    " over also ok okay um uh all through into towards toward up down me flip reverse all himself herself lets let's"
    " keep keeps leave hold stay stays three two both faces face eye eyes end ending".split()
)
"""words that are neither a move nor what a shot is called by"""


MARKS = frozenset(", . ; : ! ? - – —".split())
OTHER = (
    "size.", "step.", "angle.", "coverage.", "length.", "grade.", "verb.remove", "verb.retake", "verb.circle", "stem.",
    "sound.", "title.", "transition.", "weather.", "time.", "edit.", "verb.swap",
)  # fmt: skip
"""wishes of another kind"""


@dataclass
class _Told:
    """The moves that shall be and shall not, whether it is told where the shot starts, and what else is said."""

    new: set[str] = field(default_factory=set[str])
    old: set[str] = field(default_factory=set[str])
    starts: bool = False
    size: str | None = None
    """how much is seen where it starts"""
    rest: list[str] = field(default_factory=list[str])
    lost: bool = False


def moves_told(clause: Clause) -> Iterable[Reading]:
    """One move of one shot; none where a word says something else."""
    if _wondered(clause) or any(p.amount is not None or p.quote is not None for p in clause.pieces):
        return
    told = _heard(clause.finder.tokens)
    if told.lost or len(told.new) != 1 or not (told.old or told.starts) or told.new & told.old:
        return
    shots = _shots(clause, told)
    if len(shots) == 1:
        used = frozenset(range(len(clause.pieces)))
        wanted = {"shots": shots, "camera": next(iter(told.new)), "size": told.size}
        yield Reading((ReviseShot.model_validate(wanted),), used, 1.0, verbatim=used)


def _wondered(clause: Clause) -> bool:
    """Whether something is asked: "should it pan?" is, "could it pan?" asks for it."""
    tokens = clause.finder.tokens
    polite = tokens[0].text in ("can", "could", "would", "might", "may", "please")
    return (is_question(clause) or tokens[-1].text == "?") and not polite


def _heard(tokens: Sequence[Token]) -> _Told:
    told, at = _Told(), 0
    words = [token.text for token in tokens]
    while at < len(tokens):
        if words[at] in STARTS and words[at + 1 : at + 2] and words[at + 1] in FROM:
            then = _then(tokens, at)
            if then is not None:
                sizes = [size for i in range(at, then) if (p := phrase_at(tokens, i)) for size in p.values("size")]
                told.size = sizes[0] if sizes else None
                told.starts, at = True, then
                continue
        if (against := _against(words, at)) is not None:
            at, moves = against
            told.old.update(moves)
            continue
        found = phrase_at(tokens, at)
        moves = found.values("camera") if found is not None else ()
        if found is not None and moves:
            told.new.add(moves[0])
            at = found.last
            continue
        told.lost |= words[at] not in LITTLE and found is not None and found.means(*OTHER)
        told.rest.append(words[at])
        at += 1
    return told


def _then(tokens: Sequence[Token], at: int) -> int | None:
    """Where it is told how a shot goes on that starts somewhere: at its move, after an "and" or a "then"."""
    for i in range(at + 2, min(at + FARTHEST + 2, len(tokens))):
        found = phrase_at(tokens, i)
        if tokens[i - 1].text in THEN and found is not None and found.values("camera"):
            return i
    return None


def _against(words: Sequence[str], at: int) -> tuple[int, tuple[str, ...]] | None:
    """The end of a move that is not wanted, and which moves are called so."""
    before = next((said for said in AGAINST if tuple(words[at : at + len(said)]) == said), None)
    if before is None:
        return None
    at += len(before)
    while at < len(words) and words[at] in ARTICLES:
        at += 1
    moves = next((moves for stem, moves in STEMS if at < len(words) and words[at].startswith(stem)), None)
    if moves is None:
        return None
    at += 1
    while at < len(words) and words[at] in WAYS:
        narrower = tuple(move for move in moves if move.endswith(f" {words[at]}"))
        moves, at = narrower or moves, at + 1
    return at, moves


def _shots(clause: Clause, told: _Told) -> tuple[str, ...]:
    """The shot that is called by what is left; of several the one that moves as it shall not."""
    film, index = clause.film, clause.index
    there: list[str] = []
    named: set[str] = set()
    for i in clause.refs("shots", "scenes", "places", "takes", "time"):
        ref = clause.pieces[i].ref
        if ref is not None and not (ref.how == "pronoun" and ref.kind == "shots"):
            there += clause.finder.shots_of(ref) or ref.options
            named.update(clause.pieces[i].text.split())
    people = {word for way in index.people for word in way}
    left = [word for word in told.rest if not {word} <= LITTLE | named | MARKS and word != "'s"]
    if any(not {*forms(word)} & index.known and word not in people for word in left):
        return ()
    if [word for word in left if word not in people]:
        meant = _called(clause, told.rest)
        there = [shot for shot in meant if not there or shot in there] or there
    elif not there:
        there = list(clause.focus.shots) or [shot for shot in index.order if film.shots[shot].move in told.old]
    if len({*there}) > 1 and told.old:
        there = [shot for shot in there if film.shots[shot].move in told.old]
    return tuple(dict.fromkeys(there))


def _called(clause: Clause, rest: Sequence[str]) -> tuple[str, ...]:
    """The shots that are described between two marks, the fewest of them."""
    text = " ".join("|" if word in MARKS else word for word in rest)
    meant = [shots_meant(clause, part.strip()) for part in text.split("|") if part.strip()]
    meant.append(clause.index.shots_about([word for word in rest if word not in LITTLE | MARKS]))
    return min((shots for shots in meant if shots), key=len, default=())
