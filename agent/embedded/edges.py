"""The opening and the ending: a scene where mood, light or music is spoken of, one shot where the camera is.

"make the ending sadder"   the last scene        "a close-up for the ending"   the last shot
"the opening in the rain"  the first scene       "push in on the opening"      the first shot
"""

from collections.abc import Sequence
from dataclasses import replace

from agent.embedded.callings import ENDING, OPENING
from agent.embedded.pieces import Piece
from agent.embedded.refs import Ref

OF_A_SHOT = ("camera.", "size.", "angle.", "step.", "coverage.", "speed.slow motion", "edit.speed", "edit.freeze")
"""what is one shot's, and hardly a whole scene's"""
BETWEEN = frozenset((".", ";", "!", "?", "then", "\n"))


def is_edge(ref: Ref) -> bool:
    """Whether a reference is the opening or the ending, which may be a scene or a shot."""
    return ref.how == "scene" and bool({*ref.said.split()} & {*ENDING, *OPENING})


def one_shot(pieces: Sequence[Piece], order: Sequence[str]) -> list[Piece]:
    """The pieces, with the opening or the ending as its shot where the words beside it are the camera's."""
    found = list(pieces)
    for i, piece in enumerate(pieces):
        if piece.ref is None or not is_edge(piece.ref) or not order:
            continue
        start = next((k + 1 for k in range(i - 1, -1, -1) if pieces[k].text in BETWEEN), 0)
        end = next((k for k in range(i + 1, len(pieces)) if pieces[k].text in BETWEEN), len(pieces))
        beside = [p for p in pieces[start:end] if p.ref is None]
        if any(p.means(*OF_A_SHOT) for p in beside) and not any(p.means("thing.scene", "title.") for p in beside):
            shot = order[0 if {*piece.ref.said.split()} & {*OPENING} else -1]
            found[i] = replace(piece, ref=replace(piece.ref, kind="shots", ids=(shot,), how="content"))
    return found
