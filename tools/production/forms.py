"""The forms a film can leave in. Apart from what makes them, so that a menu of them costs nothing."""

from enum import StrEnum


class Export(StrEnum):
    """The forms a film can leave in."""

    mp4 = "mp4"
    srt = "srt"
    pdf = "pdf"
    shots = "shots"
    poster = "poster"


SUFFIX = {Export.mp4: ".mp4", Export.srt: ".srt", Export.pdf: ".pdf", Export.shots: ".md", Export.poster: ".jpg"}
