"""Who may do what: an editor cuts, a director and the owner also approve and spend, a viewer asks."""

from typing import cast

from agent.conversation import Act, Gate, Role
from agent.embedded.files import SCRIPTS, ending
from tools.film.edits import parse_edit
from tools.film.edits.state import LockPicture, Redo, Revert, Undo, UnlockPicture
from tools.film.edits.story import WriteScript
from tools.film.edits.takes import Circle, Reject
from tools.film.errors import DirectorError
from tools.film.orders import ImportMedia
from tools.studio import Studio

_OF_THE_DIRECTOR = (Circle, Reject, LockPicture, UnlockPicture, WriteScript)
"""what says that something is good, or final"""
_DIRECTORS_KINDS = frozenset(str(kind.model_fields["kind"].default) for kind in _OF_THE_DIRECTOR)


def refusal(role: Role, act: Act) -> str:
    """Why someone in this role may not do this; empty when they may. Spending is `may_spend`'s."""
    if role == "viewer":
        return "You can watch this film and ask about it, but not change it. Its owner can make you an editor."
    if role == "editor" and isinstance(act, _OF_THE_DIRECTOR):
        return f"Only the director or the owner can {_said(act)}. Ask one of them, or leave it as a comment."
    if role == "editor" and isinstance(act, ImportMedia) and any(ending(name) in SCRIPTS for name in act.files):
        return "Only the director or the owner can bring in a whole new script. Ask one of them."
    return ""


def way_back_refusal(studio: Studio, film: str, role: Role, act: Act) -> str:
    """Why someone in this role may not undo, redo or revert so: what that takes back, or brings back, was the
    director's to say. Empty when they may, and for every other act.
    """
    if role != "editor" or not isinstance(act, Undo | Redo | Revert):
        return ""
    try:
        entries = studio.crossed(film, act)
    except DirectorError:
        # It cannot be done at all: where it is tried, it says why.
        return ""
    for entry in entries:
        if entry.kind in _DIRECTORS_KINDS:
            said = _said(cast("Act", parse_edit(entry.edit)))
            back = f"That would go back past revision {entry.revision}"
            return f"{back}, and only the director or the owner can {said} or take that back."
    return ""


def least_role(gate: Gate) -> Role:
    """The lowest role whose yes to a gate counts."""
    approves = any(refusal("editor", act) for act in gate.acts)
    return "director" if approves or (gate.cost and not may_spend("editor")) else "editor"


def may_spend(role: Role) -> bool:
    """Whether a yes of this role may cost money."""
    return role in ("owner", "director")


def _said(act: Act) -> str:
    match act:
        case Circle():
            return "approve takes"
        case Reject():
            return "reject takes"
        case WriteScript():
            return "bring in a whole new script"
        case UnlockPicture():
            return "unlock the picture"
        case _:
            return "lock the picture"
