"""What can go wrong with a model, as one sentence each. None of it reaches the film."""

from typing import Literal

from agent.model.spending import Used
from tools.film.errors import ProviderError

Reason = Literal[
    "key", "model", "address", "quota", "busy", "fault", "silent", "broken", "refused", "empty", "too_long", "too_much",
    "declined", "circles", "slow",
]  # fmt: skip

REPEATED = 160
"""characters of a service's own words that a sentence may carry"""


class Failed(ProviderError):
    """The model gave no answer that can be used. `sentence` is for the user, without a full stop."""

    def __init__(self, reason: Reason, sentence: str, used: Used | None = None) -> None:
        super().__init__(f"{sentence}.", code=f"model_{reason}", reason=reason)
        self.reason: Reason = reason
        self.sentence = sentence
        self.used = used or Used()


def plainly(text: str, secret: str = "") -> str:
    """A service's words in one short line, without its key."""
    flat = " ".join(text.split())
    if secret:
        flat = flat.replace(secret, "(the key)")
    flat = "".join(letter for letter in flat if letter.isprintable())
    return flat if len(flat) <= REPEATED else f"{flat[: REPEATED - 1]}…"
