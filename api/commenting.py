"""Comments as they are told: pinned to a shot, so that they stay with it while the cut changes around it; how one is
seen to, and the links by which reviewers come to leave them.
"""

from agent.conversation import Reply, Speaker
from agent.floor import PATIENCE
from api.answers import CommentShown
from api.conversations import Conversations
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.slate import shot_numbers, slate_of
from tools.film.timing import timecode
from tools.film.views import film_frames, picture_spans
from tools.store.comments import Comment
from tools.store.passes import Pass
from tools.studio import Studio


def pinned(film: Film, frame: int) -> tuple[str, int]:
    """The shot that is seen at a frame, and how far into it; ("", frame) between shots. Raises DirectorError."""
    if not 0 <= frame < max(film_frames(film), 1):
        raise DirectorError(
            f"The film has frames 0 to {max(film_frames(film) - 1, 0)}; {frame} is none of them.",
            code="bad_frame",
            lowest=0,
            highest=max(film_frames(film) - 1, 0),
        )
    for shot, span in picture_spans(film).items():
        if span.start <= frame < span.end:
            return shot, frame - span.start
    return "", frame


def shown(film: Film, comment: Comment) -> CommentShown:
    """A comment, and where its moment is in the film as it is now."""
    frame = _now(film, comment)
    return CommentShown(
        number=comment.number,
        frame=frame,
        timecode=timecode(frame, film.look.rate) if frame is not None else None,
        shot=comment.shot,
        slate=slate_of(film, comment.shot) if comment.shot in film.shots else None,
        said_at=comment.frame,
        revision=comment.revision,
        text=comment.text,
        author=comment.author,
        guest=comment.guest,
        about=comment.about or None,
        state=comment.state,
        closed_by=comment.closed_by,
        turn=comment.turn or None,
        at=comment.at,
    )


def asked(film: Film, comment: Comment) -> str:
    """A comment as a message to the director: about which shot, and what was said."""
    number = shot_numbers(film).get(comment.shot)
    return f"shot {number}: {comment.text}" if number is not None else comment.text


def see_to(
    studio: Studio,
    talks: Conversations,
    film: str,
    number: int,
    speaker: Speaker,
    patience: float = PATIENCE,
    once: str = "",
) -> Reply:
    """Let the director see to a comment, as if the speaker had said it of its shot; done, it is ticked off.

    `patience` and `once` as for `Talk.say`.
    """
    opened = studio.open(film).film
    one = studio.comments.get(opened.id, number)
    reply = talks.begin(opened.id, asked(opened, one), speaker, patience=patience, once=once).reply()
    if any(not done.error for done in reply.done) and not reply.asked:
        studio.comments.set_state(opened.id, number, "done", speaker.name, turn=reply.turn)
    return reply


def shared(studio: Studio, film: str, name: str) -> tuple[Pass, str, str]:
    """A link for reviewers of one film: the pass, its token, and the path that has it."""
    if not name.isprintable():
        raise DirectorError("A name is a line of text.", code="bad_name")
    known = studio.id_of(film)
    one, token = studio.passes.give(name, "viewer", kind="guest", film=known)
    # The fragment of an address stays in the browser: no log of a server on the way has the token.
    return one, token, f"/films/{known}#share={token}"


def _now(film: Film, comment: Comment) -> int | None:
    if not comment.shot:
        return min(comment.frame, max(film_frames(film) - 1, 0))
    span = picture_spans(film).get(comment.shot)
    return None if span is None else min(span.start + comment.offset, span.end - 1)
