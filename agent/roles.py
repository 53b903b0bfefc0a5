"""Who may do what: an editor cuts, a director and the owner also approve and spend, a viewer asks."""

from agent.conversation import Act, Role
from tools.film.edits.state import LockPicture, UnlockPicture
from tools.film.edits.story import WriteScript
from tools.film.edits.takes import Circle, Reject

_OF_THE_DIRECTOR = (Circle, Reject, LockPicture, UnlockPicture, WriteScript)
"""what says that something is good, or final"""


def refusal(role: Role, act: Act) -> str:
    """Why someone in this role may not do this; empty when they may. Spending is `may_spend`'s."""
    if role == "viewer":
        return "A viewer may look and ask, and not change anything. The owner can make you an editor."
    if role == "editor" and isinstance(act, _OF_THE_DIRECTOR):
        return f"An editor cuts; {_said(act)} is for the director or the owner to say."
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
