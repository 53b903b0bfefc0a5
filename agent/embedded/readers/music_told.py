"""Music that stops, begins or is left out where something is seen, and music of a place that shall be otherwise.

"no cello over Dad, let it begin when Mum walks out"   "jazz stops when they get inside the vault"   ->  remove_music
"bring the cello in under lunch as well"      "let it creep in already when he reads the letter"     ->  set_music
"the music in the corridor should be silly rather than epic"                                         ->  set_music
"""

import re
from collections.abc import Iterable, Sequence

from agent.conversation import Act
from agent.embedded.film_index import plain_words
from agent.embedded.heard import cues_called
from agent.embedded.named_shots import pieces_called, shots_meant
from agent.embedded.pieces import forms
from agent.embedded.readers.music import GENERIC
from agent.embedded.readers.sound_ranges import music_called, there_range
from agent.embedded.reading import Clause, Reading
from tools.film.edits.sound import RemoveMusic, SetMusic
from tools.film.sound import Cue

OPENING = re.compile(
    r"^(?:(?:please|can|could|would|you|we|i|let us|maybe|perhaps|also|and|so|ok|okay|well|then|now|actually|just|hmm"
    r"|want|like|love|to|it if|with) (?:, )?)+"
)
TAIL = re.compile(r"(?:[ ,]+(?:please|pls|too|as well|also|though|instead|thanks|itself|already|\?|\.|!))+$")
NOTHING = (
    r"(?:(?: ,| \.| -)? (?:nothing|no music|not a note|silence)"
    r"(?: (?:under|before|after|in|there|at all|until|that|it|then|please|else))*)?"
)
AT = r"(?:over|during|under|underneath|in|on|at|for|while|whilst|when|where|as)"
MOMENT = r"(?:when|where|as|once|the moment|as soon as|the second|the instant|right when|exactly when|on|at|with)"
BEGIN = r"(?:start|begin|come in|kick in|fade in|enter|creep in|sneak in)"
OUT = re.compile(
    rf"(?:no|lose|drop|kill|without) (?P<x>[^,]+?) {AT} (?P<at>[^,.;]+?)(?: alone| on (?:his|her|their) own)?"
    rf"(?:(?: ,| \.| ;| -)? (?:and )?(?:let it|it can|it should|have it|only) {BEGIN}(?: only)?"
    rf" {MOMENT} (?P<to>[^,.;]+))?"
)
LATER = re.compile(
    rf"(?:start|begin|bring in) (?P<x>[^,]+?) (?:only|no sooner than|not before)(?: {MOMENT})?"
    rf" (?P<at>[^,.;]+?){NOTHING}"
    rf"|do not {BEGIN} (?P<y>[^,]+?) (?:till|until|before) (?P<to>[^,.;]+?){NOTHING}"
)
STOPS = re.compile(
    r"(?:have |let |make )?(?P<x>[^,]+?) (?:to )?(?:stops?|ends?|cuts? out|dies?|drops? out|breaks? off)"
    rf"(?: dead| short| abruptly| suddenly)? {MOMENT} (?P<at>[^,.;]+?){NOTHING}"
)
EARLIER = re.compile(
    rf"(?:(?:let|have|bring|get|should|shall|may) )?(?P<x>[^,]+?) (?:(?:to|should|must|could|can|may) )?"
    rf"(?:in|{BEGIN})(?: (?:earlier|sooner|already|as early as))*(?: ,)?(?: already)?(?: {AT}| with)? (?P<at>[^,.;]+)"
)
EARLY = re.compile(r"\b(?:earlier|sooner|already|as early as|as well|too|also)\b")
"""what says that music shall be heard where it is not yet"""
BE = r"(?:should|must|needs to|has to|ought to|could) (?:be|sound|feel|become)"
OTHERWISE = re.compile(
    rf"(?:the )?(?:music|score) (?:in|under|at|for|over|during|on) (?P<at>[^,.;]+?) {BE} (?P<y>[^,.;]+?)"
    r"(?: (?:rather than|instead of|and not) [^,.;]+)?"
)
BLAMED = re.compile(
    r"(?:the )?(?:music|score) (?:in|under|at|for|over|during|on) (?P<at>[^,.;]+?)(?: at the (?:very )?end)?"
    r" (?:is|feels|sounds|seems) .+? (?:make it|let it be|turn it|something) (?P<y>[^,.;]+)"
)
WENT = frozenset("leave leaves leaving left exit exits out before after until past away".split())
"""words of a moment that is not the beginning of a place"""
POINTING = frozenset("the that this those a an his her their".split())
LONGEST = 26


def music_told(clause: Clause) -> Iterable[Reading]:
    """Where music begins, stops and is left out, and what it shall be like in a place."""
    if any(p.quote is not None or p.amount is not None for p in clause.pieces) or len(clause.pieces) > LONGEST:
        return
    said = clause.plain.strip(" .,!?")
    plain = OPENING.sub("", f"{TAIL.sub('', said)} ").strip()
    for find in (_out, _later, _stopped, _earlier, _otherwise):
        acts = find(clause, plain)
        if acts:
            everything = frozenset(range(len(clause.pieces)))
            yield Reading(tuple(acts), everything, 1.1, verbatim=everything, grammar=everything)
            return


def _there(clause: Clause, said: str) -> tuple[str, ...]:
    """The shots that words mean; of somebody's coming into a place, all of the place."""
    said = TAIL.sub("", said.strip())
    if shots := shots_meant(clause, said):
        return shots
    words = said.split()
    refs = [
        piece.ref
        for piece in clause.pieces
        if piece.ref is not None and piece.ref.kind in ("scenes", "places") and said.endswith(piece.text.split()[-1])
    ]
    if len(refs) == 1 and not WENT & {*words}:
        return clause.finder.shots_of(refs[0])
    told = [word for word in plain_words(said) if {*forms(word)} & clause.index.known]
    about = clause.index.shots_about(told) if len(told) > 1 else ()
    if len(about) == 1:
        return about
    like = clause.index.most_like(said) if len(words) > 2 and not refs else None
    return (like,) if like is not None else ()


def _named(clause: Clause, said: str) -> list[Cue]:
    """The music that is named: "that long synth note"; all that has its words, and all there is where it has none."""
    words = " ".join(word for word in said.split() if word not in POINTING)
    return music_called(clause, words) or list(cues_called(clause, plain_words(words), ("music",)))


def _cue(clause: Clause, said: str) -> Cue | None:
    """The one music that is named."""
    found = _named(clause, said)
    return found[0] if len(found) == 1 else None


def _sounding(clause: Clause, said: str, shots: Sequence[str]) -> list[Cue]:
    """The music that is named, or any where only "music" is said, that is heard in some shots."""
    numbers = clause.index.numbers
    there = {numbers[shot] for shot in shots}
    return [
        cue
        for cue in _named(clause, said)
        if there & {*range(numbers[cue.shot], numbers[cue.until or cue.shot] + 1)}
    ]


def _gone(clause: Clause, first: int, last: int) -> Sequence[Act]:
    """Music away between two places of the film."""
    order = clause.index.order
    if first > last:
        return ()
    return (RemoveMusic.model_validate(there_range(clause, order[first : last + 1])),)


def _out(clause: Clause, plain: str) -> Sequence[Act]:
    """No music where something is seen; from where it shall begin it is heard, if that follows at once."""
    found = OUT.fullmatch(plain)
    shots = _there(clause, found["at"]) if found is not None else ()
    cues = _sounding(clause, found["x"], shots) if found is not None else []
    if found is None or len(cues) != 1:
        return ()
    order = clause.index.order
    heard = order[order.index(cues[0].shot) : order.index(cues[0].until or cues[0].shot) + 1]
    if not clause.refs("places", "scenes"):
        # "over Dad alone" is where both are, him and the music; a place is all of the place
        shots = tuple(shot for shot in shots if shot in heard)
    if not shots:
        return ()
    first, last = order.index(shots[0]), order.index(shots[-1])
    if last - first + 1 != len(shots):
        return ()
    if found["to"]:
        begins = _there(clause, found["to"])
        if not begins or order.index(begins[0]) <= last:
            return ()
        last = order.index(begins[0]) - 1
    return _gone(clause, first, last)


def _later(clause: Clause, plain: str) -> Sequence[Act]:
    """Music that is there, only from something on."""
    found = LATER.fullmatch(plain)
    if found is None:
        return ()
    shots = _there(clause, found["at"] or found["to"])
    cues = _sounding(clause, found["x"] or found["y"], shots[:1])
    if not shots or len(cues) != 1:
        return ()
    order, cue = clause.index.order, cues[0]
    first, at, last = order.index(cue.shot), order.index(shots[0]), order.index(cue.until or cue.shot)
    return _gone(clause, first, at - 1) if first < at <= last else ()


def _stopped(clause: Clause, plain: str) -> Sequence[Act]:
    """Music that is there, only up to something."""
    found = STOPS.fullmatch(plain)
    shots = _there(clause, found["at"]) if found is not None else ()
    cues = _sounding(clause, found["x"], shots[:1]) if found is not None else []
    if not shots or len(cues) != 1:
        return ()
    order, cue = clause.index.order, cues[0]
    first, at, last = order.index(cue.shot), order.index(shots[0]), order.index(cue.until or cue.shot)
    return _gone(clause, at, last) if first < at <= last else ()


def _earlier(clause: Clause, plain: str) -> Sequence[Act]:
    """Music that begins later, already where something is seen."""
    found = EARLIER.fullmatch(plain) if EARLY.search(clause.plain) else None
    if found is None:
        return ()
    shots, cue = _there(clause, found["at"]), _cue(clause, found["x"])
    order = clause.index.order
    if cue is None or not shots or order.index(shots[0]) >= order.index(cue.shot):
        return ()
    fields = there_range(clause, order[order.index(shots[0]) : order.index(cue.until or cue.shot) + 1])
    return (SetMusic.model_validate({**fields, "mood": cue.mood or "calm", "words": cue.what}),)


def _otherwise(clause: Clause, plain: str) -> Sequence[Act]:
    """The music of a place in another mood, where only a mood is said."""
    found = OTHERWISE.fullmatch(plain) or BLAMED.fullmatch(plain)
    shots = _there(clause, found["at"]) if found is not None else ()
    if found is None or not shots:
        return ()
    told = [piece for piece in pieces_called(clause, found["y"]) if not piece.soft and piece.text not in GENERIC]
    moods = [mood for piece in told for mood in piece.values("mood")]
    if not moods or any(not piece.values("mood") and not piece.means("degree.", "grade.") for piece in told):
        return ()
    return (SetMusic.model_validate({**there_range(clause, shots), "mood": moods[0]}),)
