"""Sounds set by their names and a number, as at a desk: no verb, no unit, several in one breath.

"the crickets: minus three"   "dialogue up two, effects down three"   "effects bus down 6"   "the alarm plus 8"
"cheering down a good bit, it swallows the band"                                       ->  set_gain
"""

from collections.abc import Iterable, Sequence

from agent.embedded.film_index import plain_words
from agent.embedded.heard import cues_called
from agent.embedded.pieces import Piece
from agent.embedded.reading import Clause, Reading
from tools.film.edits.sound import SetGain

STEMS = {"stem.MX": "MX", "stem.DX": "DX", "stem.FX": "FX"}
UP = frozenset(("up", "plus", "+", "higher", "louder"))
DOWN = frozenset(("down", "minus", "-", "–", "−", "lower", "softer"))
BETWEEN = frozenset("the a : , bus track stem fader level levels volume sound sounds by it please now our my".split())
TURNED = frozenset("bring take turn push pull put ride nudge drop set and then".split())
DEGREES = {"bit": 3.0, "little": 1.5, "touch": 1.5, "tad": 1.5, "hair": 1.0, "notch": 2.0, "lot": 6.0, "good": 4.0}
"""decibels of what has no number"""
LOUDEST = 24
WHY = frozenset("it they that this its".split())


def faders(clause: Clause) -> Iterable[Reading]:
    """Gains of what is named, in one part or several."""
    acts: list[SetGain] = []
    for part in _parts(clause):
        gains = _gains(clause, part)
        if gains is None:
            if not acts or clause.pieces[part[0]].text.split()[0] not in WHY or _turns(clause, part):
                return
            # "..., it swallows the band": why
            continue
        acts += gains
    if acts:
        everything = frozenset(range(len(clause.pieces)))
        yield Reading(tuple(acts), everything, 1.4, verbatim=everything, grammar=everything)


def _parts(clause: Clause) -> list[list[int]]:
    """The places of the pieces between commas and joints."""
    found: list[list[int]] = [[]]
    for i, piece in enumerate(clause.pieces):
        if piece.text in (",", "and", ";", "."):
            found.append([])
        else:
            found[-1].append(i)
    return [part for part in found if part]


def _turns(clause: Clause, part: Sequence[int]) -> bool:
    return any(clause.pieces[i].text in UP | DOWN or clause.pieces[i].amount is not None for i in part)


def _gains(clause: Clause, part: Sequence[int]) -> list[SetGain] | None:
    """What one part comes to: something heard, up or down, and how much; None where it is something else."""
    pieces = [clause.pieces[i] for i in part]
    at = next((k for k, piece in enumerate(pieces) if k and _way(clause, piece)), None)
    if at is None:
        return None
    sign = _way(clause, pieces[at])
    if pieces[at - 1].text in ("to", "at"):
        # "the music to -12 dB" is a level, and no step
        return None
    amount = _amount(clause, pieces[at:])
    if amount is None:
        return None
    named = [p for p in pieces[:at] if p.text not in BETWEEN | TURNED and not (p.soft and p.ref is None)]
    fields = _called(clause, named, measured=any(p.amount is not None for p in pieces[at:]))
    return [SetGain.model_validate({**one, "delta_db": sign * amount}) for one in fields] or None


def _way(clause: Clause, piece: Piece) -> int:
    """1 for up, -1 for down, 0 for a piece that is neither."""
    text = piece.text
    number = clause.finder.tokens[piece.first].kind == "number"
    if text in UP or (number and text.startswith("+")):
        return 1
    return -1 if text in DOWN or (number and text.startswith(("-", "−"))) else 0


def _amount(clause: Clause, pieces: Sequence[Piece]) -> float | None:
    """How many decibels: a number with or without them, or "a good bit"; None where another word stands there."""
    found: float | None = None
    for piece in pieces:
        token = clause.finder.tokens[piece.first]
        if piece.amount is not None:
            if piece.amount.unit != "db" or found is not None:
                return None
            found = abs(piece.amount.value)
        elif token.kind == "number" and (piece.ref is None or piece.ref.how == "number"):
            if found is not None or abs(token.value) > LOUDEST:
                return None
            found = abs(token.value)
        elif not (_way(clause, piece) or piece.text in BETWEEN or piece.text == "db"):
            words = [word for word in piece.text.split() if word not in ("a", "of", "way", "right")]
            if any(word not in DEGREES for word in words):
                return None
            told = [DEGREES[word] for word in words]
            found = max([*told, *([found] if found is not None else [])], default=found)
    return found


def _called(clause: Clause, named: Sequence[Piece], *, measured: bool) -> list[dict[str, str]]:
    """What is named, as the target of a gain: a stem, sounds of the film, or, with decibels, someone who speaks."""
    if not named:
        return []
    stems = {stem for piece in named for concept, stem in STEMS.items() if piece.means(concept)}
    words = [word for piece in named for word in plain_words(piece.text)]
    cues = cues_called(clause, words, ("effect", "ambience", "music"))
    if cues and not (stems and len(cues) > 1):
        return [{"cue": cue.id} for cue in cues] if len({cue.what for cue in cues}) == 1 else []
    if len(stems) == 1 and all(piece.means("stem.", "sound.") for piece in named):
        return [{"stem": next(iter(stems))}]
    refs = [piece.ref for piece in named]
    if measured and len(named) == 1 and refs[0] is not None and refs[0].kind == "people" and len(refs[0].ids) == 1:
        return [{"speaker": refs[0].ids[0]}]
    return []
