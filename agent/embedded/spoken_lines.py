"""Which of the film's lines is meant: by whom, where, by its words, by its place among others.

"Dad's second line"   "the last line in the lamp room"   "her 'what's that'"   "the line in the van"
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.embedded.film_index import plain_words
from agent.embedded.heard import speaker_called
from agent.embedded.pieces import forms
from agent.embedded.reading import Clause
from tools.film.sound import NARRATOR, Cue

EMPTY = frozenset(
    "a an the i you he she it we they me him her us them my your his its our their is are was were be been am do does"
    " did have has had to of in on at for and or but so not no that this what who how when there will would can could"
    " just only oh well then yes".split()
)
"""words that make no two lines alike"""
LIKE = 0.5
"""the share of the fewer words that two wordings of one line have in common"""
LINE_WORDS = ("line", "lines", "one", "ones", "bit", "sentence")
PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1, "closing": -1, "opening": 0}
EDGES = ("opening", "closing")


@dataclass(frozen=True)
class Spoken:
    """The lines that may be meant, and the pieces that say so."""

    cues: tuple[Cue, ...] = ()
    used: frozenset[int] = frozenset()
    who: str | None = None
    quoted: bool = False
    """whether words of the line are quoted"""
    placed: bool = False
    counted: bool = False
    problem: str = ""


def dialogue(clause: Clause) -> tuple[Cue, ...]:
    """All lines of the film, in its order."""
    return clause.index.lines_of(clause.index.order)


def spoken(clause: Clause, without: Iterable[int] = ()) -> Spoken:
    """The lines that a request means, but for the pieces of something else (the new words)."""
    spared = set(without)
    who, used = _speaker(clause, spared)
    cues = dialogue(clause)
    if who is not None:
        cues = tuple(cue for cue in cues if cue.speaker == who)
    quotes = [i for i, piece in enumerate(clause.pieces) if piece.quote is not None and i not in spared]
    quoted = False
    for i in quotes:
        if said := [cue for cue in cues if contains(cue.what, clause.pieces[i].quote or "")]:
            cues, quoted = tuple(said), True
            used |= {i}
    place, counted = _place(clause, spared)
    spared |= counted
    target = clause.target(("shots", "scenes", "takes", "places"), without=spared)
    if target.said and not quoted:
        used |= target.used
        if target.problem:
            return Spoken((), frozenset(used), who, problem=target.problem)
        shots = at_its_end(clause, target.shots or clause.index.shots_of_scenes(target.scenes) or target.options)
        cues = tuple(cue for cue in cues if cue.shot in shots)
    elif target.said:
        there = {*(target.shots or clause.index.shots_of_scenes(target.scenes) or target.options)}
        if within := tuple(cue for cue in cues if cue.shot in there):
            cues = within
            used |= target.used
    used |= counted
    if place is not None and cues:
        cues = (cues[place],) if -len(cues) <= place < len(cues) else ()
    return Spoken(cues, frozenset(used), who, quoted, target.said, place is not None)


def at_its_end(clause: Clause, shots: Sequence[str]) -> tuple[str, ...]:
    """Of several shots that may be meant the one at the end, or at the start, where that is said."""
    at = clause.find("order.end", "order.start")
    if len(shots) < 2 or at is None or len(clause.pieces[at].text.split()) < 2:
        return tuple(shots)
    return (shots[-1 if clause.pieces[at].means("order.end") else 0],)


def _speaker(clause: Clause, spared: set[int]) -> tuple[str | None, set[int]]:
    for i in clause.refs("people"):
        ref = clause.pieces[i].ref
        if i in spared or ref is None:
            continue
        if ref.how != "pronoun":
            return (ref.ids[0], {i}) if len(ref.ids) == 1 else (None, {i})
        who = speaker_called(clause, clause.pieces[i].text)
        return (who or (ref.ids[0] if len(ref.ids) == 1 else None)), {i}
    narrator = [i for i in clause.all("who.narrator") if i not in spared]
    if narrator:
        return NARRATOR, {narrator[0]}
    first = next((p.text.split()[0] for p in clause.pieces if p.text.split()[0] in ("her", "his")), None)
    return (speaker_called(clause, first) if first is not None else None), set()


def _place(clause: Clause, spared: set[int]) -> tuple[int | None, set[int]]:
    """Which of several: "the last line", "his second one"."""
    for i, piece in enumerate(clause.pieces):
        words = piece.text.split()
        owned = piece.ref is not None and piece.ref.how == "ordinal" and words[0] in ("his", "her")
        owned |= piece.ref is not None and words[-1] in EDGES
        if i in spared or (piece.ref is not None and not owned) or piece.quote is not None:
            continue
        following = clause.pieces[i + 1].text.split()[-1] if i + 1 < len(clause.pieces) else ""
        named = following in LINE_WORDS or (len(words) > 1 and words[-1] in LINE_WORDS)
        counted = next((PLACES[word] for word in words if word in PLACES), None)
        if counted is not None and named:
            return counted, {i} | ({i + 1} if following in LINE_WORDS else set())
    return None, set()


def contains(line: str, quote: str) -> bool:
    """Whether the quoted words stand together in a line."""
    wanted, said = plain_words(quote), plain_words(line)
    return bool(wanted) and any(said[i : i + len(wanted)] == wanted for i in range(len(said) - len(wanted) + 1))


def most_alike(cues: Sequence[Cue], text: str) -> Cue | None:
    """The one line that new words are another wording of; None where none or several are."""
    scored = sorted(((likeness(cue.what, text), i) for i, cue in enumerate(cues)), reverse=True)
    if not scored or scored[0][0] < LIKE or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return cues[scored[0][1]]


def likeness(one: str, other: str) -> float:
    """The share of telling words that two texts have in common."""
    mine, theirs = ([word for word in plain_words(text) if word not in EMPTY] for text in (one, other))
    if not mine or not theirs:
        return 0.0
    known = {form for word in theirs for form in forms(word)}
    met = sum(bool(known & {*forms(word)}) for word in dict.fromkeys(mine))
    return met / min(len(set(mine)), len(set(theirs)))
