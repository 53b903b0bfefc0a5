"""A moment of the film that is said in seconds, as its time: "a gull at 45 seconds" is "a gull at 0:45", after what is
to be done then.

Where a shot or a scene is named, so many seconds are counted within it, and stay as they are.
"""

import re
from collections.abc import Callable, Sequence

from agent.embedded.pieces import Piece

AT = re.compile(
    r"\b(?:(?:right|just|exactly|roughly|about|dead) )?(?:at|around) (?:(?:about|around|exactly|roughly|the) )?"
    r"(?P<seconds>\d+) ?(?:s|secs?|seconds?)(?: mark)?\b(?! (?:long|in\b|into|of|each|apart|before|after|from))",
    re.IGNORECASE,
)
FIRST = re.compile(r"(?:at|around) (?P<time>\d{1,2}(?::\d\d){1,3}) ?,? (?P<rest>[^.,;:!?]{3,60})[.!]?", re.IGNORECASE)
WITHIN = ("shots", "scenes", "takes", "places")
"""what seconds may be counted within"""
NOT_THERE = ("verb.shorten", "length.")
"""what is measured in seconds"""


def by_the_clock(message: str, pieces: Callable[[str], Sequence[Piece]]) -> str:
    """The message with such moments as times. `pieces` reads words as the grammar does."""
    found = AT.search(message)
    if found is None:
        return _at_the_end(message)
    around = pieces(f"{message[: found.start()]} {message[found.end() :]}")
    refs = (piece.ref for piece in around if piece.ref is not None and piece.ref.how != "pronoun")
    named = any(ref.kind in WITHIN for ref in refs)
    if named or any(piece.means(*NOT_THERE) for piece in around):
        return message
    minutes, seconds = divmod(int(found["seconds"]), 60)
    return _at_the_end(f"{message[: found.start()]}at {minutes}:{seconds:02}{message[found.end() :]}")


def _at_the_end(message: str) -> str:
    """ "At 0:45, add thunder" with its moment after what is to be done."""
    found = FIRST.fullmatch(message.strip())
    return f"{found['rest']} at {found['time']}" if found is not None else message
