"""Comments as they are told: pinned to a shot, so that they stay with it while the cut changes around it."""

from api.answers import CommentShown
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.slate import shot_numbers, slate_of
from tools.film.timing import timecode
from tools.film.views import film_frames, picture_spans
from tools.store.comments import Comment


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


def _now(film: Film, comment: Comment) -> int | None:
    if not comment.shot:
        return min(comment.frame, max(film_frames(film) - 1, 0))
    span = picture_spans(film).get(comment.shot)
    return None if span is None else min(span.start + comment.offset, span.end - 1)
