"""Sounds set by their names and a number, as at a desk: no verb, no unit, several in one breath.

"the crickets: minus three"   "dialogue up two, effects down three"   "effects bus down 6"   "the alarm plus 8"
"cheering down a good bit, it swallows the band"   "narration louder, captain softer"   ->  set_gain
"could you make the front door quieter and the clock, too?"
"""

from collections.abc import Iterable, Sequence

from agent.embedded.film_index import plain_words
from agent.embedded.heard import cues_called
from agent.embedded.pieces import Piece
from agent.embedded.reading import Clause, Reading
from tools.film.edits.sound import SetGain
from tools.film.sound import NARRATOR

STEMS = {"stem.MX": "MX", "stem.DX": "DX", "stem.FX": "FX"}
UP = frozenset(("up", "plus", "+", "higher", "louder"))
DOWN = frozenset(("down", "minus", "-", "–", "−", "lower", "softer", "quieter"))
CERTAIN = frozenset(("louder", "softer", "quieter"))
"""what is of sound alone"""
SMALL, STEP, LARGE = 1.5, 3.0, 6.0
"""decibels of "a bit softer", "softer" and "much softer" in a list """
SHARED = frozenset("too as well also and the , please ?".split())
BETWEEN = frozenset("the a : , bus track stem fader level levels volume sound sounds by it please now our my".split())
TURNED = frozenset(
    "bring take turn push pull put ride nudge drop set and then make let have could can you would more".split()
)
DEGREES = {"bit": 3.0, "little": 1.5, "touch": 1.5, "tad": 1.5, "hair": 1.0, "notch": 2.0, "lot": 6.0, "good": 4.0}
"""decibels of what has no number"""
LOUDEST = 24
WHY = frozenset("it they that this its".split())


def faders(clause: Clause) -> Iterable[Reading]:
    """Gains of what is named, in one part or several."""
    acts: list[SetGain] = []
    parts = _parts(clause)
    beside = [p for p in clause.every if not clause.pieces[0].first <= p.first <= clause.pieces[-1].first]
    # "narration louder, captain softer" are two requests, and one breath
    several = len(parts) > 1 or any(piece.text in CERTAIN for piece in beside)
    for at, part in enumerate(parts):
        gains = _gains(clause, part, several=several)
        if gains is None:
            gains = _as_another(clause, parts, at)
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


def _as_another(clause: Clause, parts: Sequence[Sequence[int]], at: int) -> list[SetGain] | None:
    """The gains of a part that only names something, as those of its neighbour: "the door quieter and the clock"."""
    pieces = [clause.pieces[i] for i in parts[at] if clause.pieces[i].text not in SHARED]
    named = [p for p in pieces if p.text not in BETWEEN | TURNED and not (p.soft and p.ref is None)]
    fields = _called(clause, named, measured=False)
    if not pieces:
        return []
    for other in (at - 1, at + 1):
        if fields and 0 <= other < len(parts):
            way = next((_way(clause, clause.pieces[i]) for i in parts[other][1:] if _way(clause, clause.pieces[i])), 0)
            certain = any(clause.pieces[i].text in CERTAIN for i in parts[other])
            theirs = _gains(clause, parts[other], several=True) if way and certain else None
            if theirs and theirs[0].delta_db is not None:
                return [SetGain.model_validate({**one, "delta_db": theirs[0].delta_db}) for one in fields]
    return None


def _gains(clause: Clause, part: Sequence[int], *, several: bool = False) -> list[SetGain] | None:
    """What one part comes to: something heard, up or down, and how much; None where it is something else."""
    pieces = [clause.pieces[i] for i in part]
    at = next((k for k, piece in enumerate(pieces) if k and _way(clause, piece)), None)
    if at is None:
        return None
    sign = _way(clause, pieces[at])
    if pieces[at - 1].text in ("to", "at"):
        # "the music to -12 dB" is a level, and no step
        return None
    degree = next((p for p in pieces if p.means("degree.small", "degree.large") and not p.means("degree.too")), None)
    size = STEP if degree is None else SMALL if degree.means("degree.small") else LARGE
    beside = [p for p in pieces[at:] if p is not degree]
    amount = _amount(clause, beside) if len(beside) > 1 or not several else size
    if amount is None and several and len(beside) == 1:
        amount = size
    if amount is None:
        return None
    named = [p for p in pieces[:at] if p.text not in BETWEEN | TURNED and not (p.soft and p.ref is None)]
    fields = _called(clause, named, measured=several or any(p.amount is not None for p in pieces[at:]))
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
    if measured and len(named) == 1 and named[0].means("who.narrator") and refs[0] is None:
        return [{"speaker": NARRATOR}]
    if measured and len(named) == 1 and refs[0] is not None and refs[0].kind == "people" and len(refs[0].ids) == 1:
        return [{"speaker": refs[0].ids[0]}]
    return []
