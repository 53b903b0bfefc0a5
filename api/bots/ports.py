"""The seam to a chat: what a host can do, and the ways in which it cannot."""

from typing import Protocol

from api.bots.cards import Card
from tools.store.rooms import End, Place

SLACK, DISCORD = "/slack/events", "/discord/interactions"
"""where each is reached over HTTP; what comes there is let in by its signature"""
SLACK_INSTALL = "/slack/oauth_redirect"
"""where Slack sends who has installed the app; what comes there is let in by a link of ours"""


class Gone(Exception):
    """The message that was to be edited is not there any more."""


class Later(Exception):
    """The host is away or asks for patience; try again after `seconds`. `here`: only this place has to wait."""

    def __init__(self, seconds: float, *, here: bool = False) -> None:
        super().__init__(f"again in {seconds:g} s")
        self.seconds = seconds
        self.here = here


class NotYet(Exception):
    """What is to be shown is being made ready; the next round asks again, and everything else goes on meanwhile."""


class Refused(Exception):
    """The host does not let us do this: no right, no channel, too big. Not tried again."""


class Closed(Refused):
    """The place itself is not there any more: its thread or channel was deleted, or archived."""

    def __init__(self, why: End) -> None:
        super().__init__(why)
        self.why: End = why


class Outside(Refused):
    """The bot may do nothing at all in this place, for now."""


class Host(Protocol):
    """One chat, as the core sees it."""

    name: str
    inside: bool
    """whether a message shows its clip itself; else the clip is a message of its own before it"""

    async def post(self, place: Place, card: Card) -> str:
        """Post a card, in the thread of the place or, where that is empty, into the channel; returns its id."""
        ...

    async def edit(self, place: Place, message: str, card: Card) -> None:
        """Let a message say something else. Raises Gone."""
        ...

    async def direct(self, place: Place, user: str, words: str) -> None:
        """Tell someone of the workspace or server of a place something, for themselves."""
        ...
