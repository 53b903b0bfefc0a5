"""Who may do what: an editor cuts, a director and the owner also approve and spend, a viewer asks."""

from typing import cast

from agent.conversation import Act, Role
from tools.film.edits import parse_edit
from tools.film.edits.state import LockPicture, Redo, Revert, Undo, UnlockPicture
from tools.film.edits.story import WriteScript
from tools.film.edits.takes import Circle, Reject
from tools.film.errors import DirectorError
from tools.studio import Studio

_OF_THE_DIRECTOR = (Circle, Reject, LockPicture, UnlockPicture, WriteScript)
"""what says that something is good, or final"""
_DIRECTORS_KINDS = frozenset(str(kind.model_fields["kind"].default) for kind in _OF_THE_DIRECTOR)


def refusal(role: Role, act: Act) -> str:
    """Why someone in this role may not do this; empty when they may. Spending is `may_spend`'s."""
    if role == "viewer":
        return "A viewer may look and ask, and not change anything. The owner can make you an editor."
    if role == "editor" and isinstance(act, _OF_THE_DIRECTOR):
        return f"An editor cuts; {_said(act)} is for the director or the owner to say."
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
            return f"This goes back over revision {entry.revision}; {said} is for the director or the owner to say."
    return ""


def may_spend(role: Role) -> bool:
    """Whether a yes of this role may cost money."""
    return role in ("owner", "director")


def _said(act: Act) -> str:
    match act:
        case Circle():
            return "what is approved"
        case Reject():
            return "what is no good"
        case WriteScript():
            return "a whole new script"
        case _:
            return "when the picture is locked"
