"""Which subjects a reframed delivery follows: those its takes are known for, else those found by looking at them."""

from pathlib import Path

from tools.assembly.delivery import Delivery
from tools.assembly.reframing import is_reframed
from tools.film.film import Film
from tools.film.handles import clip_take
from tools.film.script import Take
from tools.film.slate import slates
from tools.film.subjects import SubjectTrack
from tools.film.timeline import Clip
from tools.media.pool import Pool
from tools.media.progress import Progress, Report, silent
from tools.media.subject_finding import subjects_of

FOLDER = "subjects"
"""Where in a cache the found tracks are kept, by media hash."""


def subject_tracks(
    film: Film, delivery: Delivery, pool: Pool, cache: Path, report: Report = silent
) -> dict[str, SubjectTrack]:
    """The tracks of all takes in the cut, by media, for `plan`; empty when the delivery has the film's shape.

    Looking at a take costs about as much as decoding it, once. Raises OperatorError for a take that cannot be read,
    NotFound for one that the pool lost, and what `report` raises.
    """
    if not is_reframed(film, delivery):
        return {}
    takes: dict[str, Take] = {}
    shown: dict[str, str] = {}
    """the shot that a take is in, as people call it"""
    names = slates(film)
    for track in film.timeline.tracks:
        for item in track.items:
            if isinstance(item, Clip) and (take := clip_take(film, item)) is not None:
                takes[take.media] = take
                shown[take.media] = names.get(item.shot, "")
    tracks: dict[str, SubjectTrack] = {}
    for number, (media, take) in enumerate(takes.items()):
        report(Progress(stage="subjects", done=number, total=len(takes), what=shown[media]))
        tracks[media] = take.subjects or subjects_of(pool.path(media), media, cache / FOLDER)
    return tracks
