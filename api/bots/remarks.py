"""What people say of moments of a film, in its thread: each comment a message, with a button to have it seen to.

a reviewer's link ──comment 3──> a message ──See to it──> the director ──> the message says by whom it was seen to
"""

from collections.abc import Sequence

from api.bots.cards import Button, Card
from tools.film.film import Film
from tools.film.slate import slate_of
from tools.film.timing import timecode
from tools.store.comments import Comment

MOST = 40
"""open comments in one thread; those after them come as these are seen to"""
TEXT = 2000


def remarks(film: Film, comments: Sequence[Comment]) -> list[Card]:
    """A message of each open comment; of each that was seen to, what its message says now, should there be one."""
    waiting = [one for one in comments if one.state == "open"][:MOST]
    seen_to = [one for one in comments if one.state == "done"]
    return [_remark(film, one) for one in sorted((*waiting, *seen_to), key=lambda one: one.number)]


def _remark(film: Film, one: Comment) -> Card:
    # The moment as whoever said it saw it: one that moves with the cut would have every message edited by every cut.
    where = f" on {slate_of(film, one.shot)}" if one.shot in film.shots else ""
    lines = [f"{one.author}{' (reviewer)' if one.guest else ''}: {one.text[:TEXT]}"]
    if one.about:
        lines.append(f"In answer to comment {one.about}.")
    done = one.state == "done"
    if done:
        lines.append(f"Seen to by {one.closed_by}." if one.closed_by else "Seen to.")
    return Card(
        f"comment:{one.number}",
        f"Comment {one.number}{where}, {timecode(one.frame, film.look.rate)}",
        tuple(lines),
        () if done else (Button("See to it", f"comment|{film.id}|{one.number}"),),
        follows=done,
    )
