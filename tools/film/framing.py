"""Framing: how a picture of another shape comes into the film's, clip by clip.

letterbox  |##|  picture  |##|     blur  |~~|  picture  |~~|     fill  |pic(tur)e| cut about a point
"""

from tools.film.bench import Bench
from tools.film.cutting import the_clip
from tools.film.edits.cut import SetFraming
from tools.film.errors import DirectorError
from tools.film.facts import FramingSet
from tools.film.selecting import selected_shots
from tools.film.timeline import Clip, Framing


def set_framing(bench: Bench, edit: SetFraming) -> None:
    """Frame a clip, or every clip of the shots; 'house' gives the house's rule back."""
    if edit.clip is not None and (edit.shots or edit.scenes):
        raise DirectorError("Name either one clip or shots to be framed, not both.")
    if (edit.x is not None or edit.y is not None) and edit.fit != "fill":
        raise DirectorError("Only a picture that fills the frame is cut, so x and y go with the fit 'fill' alone.")
    if edit.move is not None and edit.fit != "fill":
        raise DirectorError("The frame can only move over a picture that fills it: fit 'fill'.", legal=["fill"])
    centre = Framing()
    framing = None
    if edit.fit != "house":
        x = centre.x if edit.x is None else edit.x
        y = centre.y if edit.y is None else edit.y
        framing = Framing(fit=edit.fit, x=x, y=y, move=edit.move)
    if edit.clip is not None:
        meant = {the_clip(bench.film, edit.clip)[1].id}
    else:
        shots = {shot.id for shot in selected_shots(bench.film, edit)}
        items = (item for track in bench.film.timeline.tracks for item in track.items)
        meant = {item.id for item in items if isinstance(item, Clip) and item.shot in shots}
    for track in bench.film.timeline.tracks:
        bench.put_items(
            track.name,
            tuple(item.model_copy(update={"framing": framing}) if item.id in meant else item for item in track.items),
        )
    bench.say(*(FramingSet(clip=clip, fit=edit.fit) for clip in sorted(meant)))
