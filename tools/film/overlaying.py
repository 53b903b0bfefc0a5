"""Overlays: how a clip of V2 or above lies over what is below it.

full          top right, 0.3       box
+--------+    +------+--+----+     +--------+
|        |    |      |  |    |     | +--+   |
|        |    |      +--+    |     | +--+   |
+--------+    +--------------+     +--------+
"""

from contextlib import suppress
from typing import assert_never

from tools.film.bench import PICTURE, Bench
from tools.film.cutting import the_clip
from tools.film.edits.cut import Place, SetOverlay
from tools.film.errors import DirectorError, NotFound
from tools.film.facts import OverlaySet
from tools.film.film import Film
from tools.film.slate import Reference
from tools.film.timeline import Box, Overlay
from tools.film.timing import to_frames
from tools.film.views import find_item, item_name, picture_size

INSET = 0.3
MARGIN = 0.04
"""Of the picture's shorter side, between it and an overlay in a corner."""


def set_overlay(bench: Bench, edit: SetOverlay) -> None:
    """Lay a clip over what is below it. Refused on V1, which has nothing below, and for slides longer than the clip."""
    spot, clip = the_clip(bench.film, _upper_clip(bench.film, edit.clip))
    if spot.track.name == PICTURE:
        raise DirectorError(
            f"{item_name(bench.film, clip)} is on V1, which carries the film and lies over nothing. "
            "Overwrite a clip onto V2 first, then lay that one over the picture.",
            code="nothing_below",
            clip=clip.id,
        )
    overlay = None if edit.cover else _changed(bench.film, clip.overlay, edit)
    slides = 0 if overlay is None else (overlay.slide_in is not None) + (overlay.slide_out is not None)
    if overlay is not None and slides and overlay.slide_frames * slides > clip.frames:
        raise DirectorError(
            f"A slide of {item_name(bench.film, clip)} can take 1 to {clip.frames // slides} frames, "
            f"not {overlay.slide_frames}; the clip ends there.",
            frames=overlay.slide_frames,
            legal=[1, clip.frames // slides],
        )
    items = list(spot.track.items)
    items[spot.index] = clip.model_copy(update={"overlay": overlay})
    bench.put_items(spot.track.name, tuple(items))
    bench.say(OverlaySet(clip=clip.id))


def _upper_clip(film: Film, reference: Reference) -> Reference:
    """The clip of an upper track that is meant, where a shot is named that V1 shows as well."""
    for track in film.timeline.tracks[1:]:
        with suppress(NotFound):
            return find_item(film, reference, track.name).item.id
    return reference


def _changed(film: Film, old: Overlay | None, edit: SetOverlay) -> Overlay:
    fresh = Overlay(slide_frames=to_frames(0.5, film.look.rate))
    names = {"opacity", "blend", "corners", "border", "border_colour", "slide_in", "slide_out", "slide_frames"}
    given = {name: value for name in names if (value := getattr(edit, name)) is not None}
    if edit.place is not None:
        given["box"] = None if edit.place == "full" else _placed(edit.place, edit.size or INSET, picture_size(film))
    elif edit.box is not None:
        given["box"] = edit.box
    given |= {name: None for name in ("slide_in", "slide_out") if given.get(name) == "none"}
    return (old or fresh).model_copy(update=given)


def _placed(place: Place, size: float, picture: tuple[int, int]) -> Box:
    """A box of the picture's own shape, `size` of its width, in a corner or in the middle."""
    width, height = picture
    shorter = min(picture)
    across, down = MARGIN * shorter / width, MARGIN * shorter / height
    far_x, far_y = max(1 - size - across, 0), max(1 - size - down, 0)
    near_x, near_y = min(across, 1 - size), min(down, 1 - size)
    match place:
        case "top left":
            left, top = near_x, near_y
        case "top right":
            left, top = far_x, near_y
        case "bottom left":
            left, top = near_x, far_y
        case "bottom right":
            left, top = far_x, far_y
        case "centre" | "full":
            left = top = (1 - size) / 2
        case _:
            assert_never(place)
    return Box(left=round(left, 6), top=round(top, 6), width=size, height=size)
