"""Reactions to a take in a chat: a tick approves it, a cross has its giver asked what shall be different.

✅ 👍 ──to the message or the clip of a take, by who may approve──> circled        ❌ 👎 ──the same──> a question

Of everything else not a word is said. A thumb of who may not approve is a remark among colleagues. One to the message
of the film, a reminder or an answer may as well mean "seen", and names no take: nothing that spends or destroys is
agreed to by it, as a gate is answered once, by someone who read it. Taken away again it takes nothing back, since it is
taken away by a slip as easily, and what was rejected is not circled by it: it may mean that whoever did so was right.
"""

from typing import Literal

from agent.conversation import Speaker
from agent.roles import refusal
from api.bots.buttons import Buttons
from api.house import House
from tools.film.edits.takes import Circle
from tools.film.slate import slate_of
from tools.store.rooms import Room

Verdict = Literal["good", "bad"]
_VERDICTS: dict[str, Verdict] = {
    "white_check_mark": "good", "heavy_check_mark": "good", "+1": "good", "thumbsup": "good",
    "x": "bad", "-1": "bad", "thumbsdown": "bad",
}  # fmt: skip


def verdict_of(reaction: str) -> Verdict | None:
    """What a reaction says by its name, of any colour; None for one that says nothing of a take."""
    return _VERDICTS.get(reaction.partition("::")[0])


class Reactions:
    """What reactions come to. Blocking; what `given` returns is told to who gave it. Raises WorkprintError."""

    def __init__(self, house: House, buttons: Buttons) -> None:
        self._house, self._buttons = house, buttons

    def counts(self, who: Speaker | None) -> bool:
        """Whether a reaction of theirs is more than a remark."""
        return who is not None and not refusal(who.role, Circle())

    def given(self, room: Room, take: str, verdict: Verdict, who: Speaker, key: str) -> str:
        """`key` is the delivery that it came by."""
        shot = self._buttons.newest(room.film, take)
        film = self._house.studio.open(room.film).film
        if verdict == "bad":
            slate, number = slate_of(film, shot), len(film.shots[shot].takes)
            return (
                f"What shall be different in {slate}-{number}? Press Retake on its message and say it, or write here"
                f" something like: retake {slate} more rain. To reject it and no more: ng {slate}-{number} too dark."
            )
        if film.takes[take].state == "circled":
            return ""
        return self._buttons.circle(room.film, take, f"{key}.printed", who)
