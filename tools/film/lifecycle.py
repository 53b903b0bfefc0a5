"""The state of the film: markers, named cuts, picture lock.

development -> assembly -> rough cut -> fine cut -> picture lock -> delivered
"""

from tools.film.bench import Bench
from tools.film.edits.state import AddMarker, LockPicture, NameCut, RemoveMarker, SetState, UnlockPicture
from tools.film.errors import Bug, DirectorError, NotFound
from tools.film.facts import CutNamed, MarkerAdded, MarkerRemoved, PictureLocked, PictureUnlocked, StateSet
from tools.film.slate import find_shot, slate_of
from tools.film.timeline import Marker
from tools.film.timing import parse_timecode
from tools.film.views import film_frames, picture_span


def add_marker(bench: Bench, edit: AddMarker) -> None:
    """Name a frame of the cut. Markers move with the picture under them."""
    frames = film_frames(bench.film)
    frame = _frame(bench, edit)
    if not 0 <= frame <= frames:
        raise DirectorError(
            f"The film has frames 0 to {frames}; a marker cannot stand at {frame}.",
            frame=frame,
            legal=[0, frames],
        )
    marker = Marker(id=bench.new_id("mk"), frame=frame, name=edit.name, hit=edit.hit, colour=edit.colour)
    bench.change_timeline(
        markers=tuple(sorted((*bench.film.timeline.markers, marker), key=lambda one: (one.frame, one.id)))
    )
    bench.say(MarkerAdded(marker=marker.id, frame=frame))


def remove_marker(bench: Bench, edit: RemoveMarker) -> None:
    """Take the markers of this id or name away."""
    markers = bench.film.timeline.markers
    wanted = edit.marker.casefold()
    gone = [marker for marker in markers if wanted in (marker.id, marker.name.casefold())]
    if not gone:
        names = [f"{marker.name} ({marker.id})" for marker in markers]
        raise NotFound(
            f"There is no marker '{edit.marker}'; the markers are {', '.join(names) or 'none'}.",
            marker=edit.marker,
            legal=[marker.id for marker in markers],
        )
    bench.change_timeline(markers=tuple(marker for marker in markers if marker not in gone))
    bench.say(*(MarkerRemoved(marker=marker.id) for marker in gone))


def name_cut(bench: Bench, edit: NameCut) -> None:
    """Give a revision a name; a name that is taken moves to it."""
    if edit.revision is None:
        raise Bug("A cut is named at a revision; history.perform fills it in.")
    bench.change(cuts={**bench.film.cuts, edit.name: edit.revision})
    bench.say(CutNamed(name=edit.name, revision=edit.revision))


def set_state(bench: Bench, edit: SetState) -> None:
    """Say how far the cut is. Delivered is what was locked."""
    if edit.state == "delivered" and not bench.film.locked:
        raise DirectorError("Only a locked picture can be delivered; lock the picture first.", state=bench.film.state)
    if edit.state != "delivered" and bench.film.locked:
        raise DirectorError(
            f"The picture is locked, so the film is no {edit.state}; unlock the picture first.", code="locked"
        )
    bench.change(state=edit.state)
    bench.say(StateSet(state=edit.state))


def lock_picture(bench: Bench, edit: LockPicture) -> None:
    """From now on the picture stays as it is."""
    if bench.film.locked:
        raise DirectorError("The picture is locked already.", code="locked")
    if film_frames(bench.film) == 0:
        raise DirectorError("There is no picture to lock yet.")
    bench.change(locked=True, state="picture lock")
    bench.say(PictureLocked())


def unlock_picture(bench: Bench, edit: UnlockPicture) -> None:
    """The picture can change again."""
    if not bench.film.locked:
        raise DirectorError("The picture is not locked.")
    bench.change(locked=False, state="fine cut")
    bench.say(PictureUnlocked())


def _frame(bench: Bench, edit: AddMarker) -> int:
    if edit.frame is not None:
        return edit.frame
    if edit.timecode is not None:
        return parse_timecode(edit.timecode, bench.film.look.rate)
    shot = find_shot(bench.film, edit.shot or "")
    span = picture_span(bench.film, shot.id)
    slate = slate_of(bench.film, shot.id)
    if span is None:
        raise NotFound(f"Shot {slate} is not in the cut.", shot=shot.id)
    if edit.offset >= span.frames:
        raise DirectorError(
            f"Shot {slate} has frames 0 to {span.frames - 1} in the cut; {edit.offset} is none of them.",
            offset=edit.offset,
            legal=[0, span.frames - 1],
        )
    return span.start + edit.offset
