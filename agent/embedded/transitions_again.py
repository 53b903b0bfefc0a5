"""A transition that was made just now, longer or shorter: "dissolve into 7" ... "half as long", "a bit longer"."""

from collections.abc import Sequence

from agent.conversation import Act
from agent.embedded.reading import Clause
from agent.ports import Thought
from tools.film.edits.cut import SetTransition
from tools.film.timeline import Clip


def timed(acts: Sequence[Act], clause: Clause) -> Thought | None:
    """The last transition with a new length; None where the message asks for anything else."""
    only = acts[-1]
    made = {item.into: item.frames for track in clause.film.timeline.tracks for item in track.transitions}
    if not isinstance(only, SetTransition) or any(p.ref is not None and p.ref.how != "pronoun" for p in clause.pieces):
        return None
    clips = {item.shot: item.id for item in clause.film.timeline.tracks[0].items if isinstance(item, Clip)}
    on = str(only.clip)
    frames = only.frames or made.get(clips.get(on, on))
    longer, shorter = clause.find("length.longer"), clause.find("length.shorter")
    times = [piece.amount for piece in clause.pieces if piece.amount is not None]
    exact = times and times[0].frames(float(clause.rate)) is not None and longer is None and shorter is None
    if (frames is None and not exact) or len(times) > 1 or not (longer is not None or shorter is not None or times):
        return None
    said = ("length.", "verb.make", "ask.is", "pace.")
    if not all(piece.soft or piece.amount or piece.means(*said) for piece in clause.pieces):
        return None
    rate, now = float(clause.rate), float(frames or 0)
    if not times:
        now *= clause.degree(small=1.25, normal=1.5, large=2) if longer is not None else 0.67
    elif (length := times[0].frames(rate)) is not None:
        now = now + length if longer is not None else now - length if shorter is not None else length
    elif times[0].unit == "times":
        now *= times[0].value
    else:
        return None
    return Thought(acts=(only.model_copy(update={"frames": max(round(now), 2)}),), final=True)
