"""A moment of the film by its time: "0:42", "1:02.5", "00:00:12:05"."""

from agent.embedded.film_index import FilmIndex
from agent.embedded.refs import Ref
from tools.film.errors import DirectorError
from tools.film.timing import parse_timecode
from tools.film.views import film_frames


def moment(index: FilmIndex, text: str) -> Ref:
    """The frame that a time names, and the shot that is seen then; a problem when the film does not last so long."""
    rate = index.film.look.rate
    parts = text.replace(".", ":").replace(";", ":").split(":")
    try:
        if len(parts) == 4:
            frame = parse_timecode(text, rate)
        else:
            numbers = [int(part) for part in parts]
            frame = round((numbers[-1] + 60 * numbers[-2] + (3600 * numbers[0] if len(numbers) == 3 else 0)) * rate)
    except (DirectorError, ValueError):
        return Ref("time", (), text, problem=f"{text} is no timecode; write it as 00:01:12:05.")
    length = film_frames(index.film)
    if not 0 <= frame < length:
        seconds = float(length / rate)
        return Ref("time", (), text, frame=frame, problem=f"{text} lies outside the film, which runs {seconds:.1f} s.")
    shot = index.shot_at(frame)
    return Ref("time", (shot,) if shot else (), text, frame=frame)
