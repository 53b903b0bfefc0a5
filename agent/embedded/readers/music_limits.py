"""Where music that is there begins and ends: only in a place, only until something, not before something.

"jazz only in the dairy"                          the music of the dairy stays, the rest of the jazz goes
"the accordion only until the engine room"        what comes from there on goes          ->  remove_music
"music should only come in with shot 2"           what comes before it goes
"""

from collections.abc import Iterable, Sequence

from agent.embedded.film_index import plain_words
from agent.embedded.readers.music import GENERIC
from agent.embedded.reading import Clause, Reading
from tools.film.edits.sound import RemoveMusic
from tools.film.sound import Cue

PLACES = ("shots", "scenes", "places", "takes")
WITH = ("with", "at", "when", "on", "from", "as", "in", "by", "for", "over", "under", "during", "into")
UNTIL = ("until", "till", "up to", "up until", "to")
BEGINS = frozenset("begins starts begin start opens comes in".split())
ENTERING = frozenset("come comes start starts begin begins enter enters kick kicks later".split())
LEAVING = frozenset("stop stops end ends fade fades out finish finishes".split())
AROUND = frozenset(
    "the music should must can could only just not please a bit little let have it is be for there come comes in start"
    " starts begin begins enter enters kick kicks later stop stops end ends finish finishes until till up to with at"
    " when on from as by over under during before then , and but no sooner than now opens".split()
)


def music_limits(clause: Clause) -> Iterable[Reading]:
    """Music taken away outside of where it shall be."""
    named = [i for i in clause.all("stem.MX") if clause.pieces[i].ref is None]
    other = ("verb.remove", "verb.louder", "verb.quieter", "degree.too", "mood.", "pace.")
    if not named or any(clause.pieces[i].ref is None for i in clause.all(*other)):
        return
    words = [word for piece in clause.pieces for word in piece.text.split()]
    only = "only" in words or "just" in words or ("not" in words and bool({"until", "till", "before"} & {*words}))
    later = "later" in words
    stops = bool(LEAVING & {*words}) and bool({"when", "at", "before", "as", "once"} & {*words})
    if not (only or later or stops):
        return
    place, used = _place(clause, named)
    if not place:
        return
    told = {word for i, p in enumerate(clause.pieces) if i not in used for word in p.text.split()}
    used |= {*named} | {i for i, p in enumerate(clause.pieces) if {*p.text.split()} <= AROUND}
    if clause.hard - used:
        return
    numbers = clause.index.numbers
    first, last = numbers[place[0]], numbers[place[-1]]
    negated = "not" in words
    until = any(piece.text in UNTIL for piece in clause.pieces) and not negated
    entering = later or negated or bool(ENTERING & told)
    leaving = bool(LEAVING & told) and not negated
    order = clause.index.order
    gone: list[str] = []
    for cue in _cues(clause, named):
        for shot in _range(clause, cue):
            number = numbers[shot]
            if until or leaving:
                out = number >= first
            elif entering:
                out = number < first
            else:
                out = not first <= number <= last
            gone += [shot] if out else []
    acts = tuple(_away(run) for run in _runs(sorted(dict.fromkeys(gone), key=order.index), order))
    # all of it would go: then something else was meant
    whole = {shot for cue in _cues(clause, named) for shot in _range(clause, cue)}
    if acts and set(gone) < whole:
        everything = frozenset(used)
        yield Reading(acts, everything, 1.2, verbatim=everything, grammar=everything)


def _place(clause: Clause, named: Sequence[int]) -> tuple[tuple[str, ...], set[int]]:
    """The shots that are named, in order, or that the words after "when" describe."""
    target = clause.target(PLACES, without=named)
    if target.said:
        shots = target.shots or clause.index.shots_of_scenes(target.scenes)
        return (() if target.problem or target.options else shots), set(target.used)
    texts = [piece.text for piece in clause.pieces]
    when = next((i for i, text in enumerate(texts) if i > named[0] and text in ("when", "with", "as", "until")), None)
    if when is None:
        return (), set()
    words = [word for word in plain_words(clause.text(when + 1)) if word not in BEGINS - {"in"}]
    shots = clause.index.shots_about(words)
    return (shots if len(shots) == 1 else ()), set(range(when, len(clause.pieces)))


def _cues(clause: Clause, named: Sequence[int]) -> list[Cue]:
    """The music that is named; all of it where nothing says which."""
    words = {word for i in named if clause.pieces[i].text not in GENERIC for word in plain_words(clause.pieces[i].text)}
    known = [cue for cue in clause.film.cues.values() if cue.kind == "music" and cue.shot in clause.index.numbers]
    return [cue for cue in known if words <= {*plain_words(cue.what)}]


def _range(clause: Clause, cue: Cue) -> tuple[str, ...]:
    order = clause.index.order
    return order[order.index(cue.shot) : order.index(cue.until or cue.shot) + 1]


def _runs(shots: Sequence[str], order: Sequence[str]) -> list[list[str]]:
    runs: list[list[str]] = []
    for shot in shots:
        if runs and order.index(runs[-1][-1]) == order.index(shot) - 1:
            runs[-1].append(shot)
        else:
            runs.append([shot])
    return runs


def _away(run: Sequence[str]) -> RemoveMusic:
    return RemoveMusic(shot=run[0], until=run[-1] if len(run) > 1 else None)
